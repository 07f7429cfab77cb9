/* Both sides' entities are copied, ordered by id and merged; equal ids on one side add up.
 * Then what the two name differently is joined (names.c). */
#include "names.h"

#include <stdlib.h>
#include <string.h>

struct hoso_compare_list HOSO_VEC(struct hoso_compare_entity);

static int by_id(const void *a, const void *b)
{
    const struct hoso_compare_entity *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static void order_by_id(struct hoso_compare_list *list, const struct hoso_compare_entity *items,
                        size_t count)
{
    hoso_vec_reserve(list, count);
    for (size_t i = 0; i < count; i++)
        hoso_vec_push(list, items[i]);
    if (count == 0)
        return;
    qsort(list->items, count, sizeof list->items[0], by_id);
    list->count = 1;
    for (size_t i = 1; i < count; i++) {
        struct hoso_compare_entity *last = &list->items[list->count - 1];
        if (list->items[i].id == last->id)
            last->mention_count += list->items[i].mention_count;
        else
            list->items[list->count++] = list->items[i];
    }
}

static size_t weight(const struct hoso_compare_row *row)
{
    size_t l = row->left_count, r = row->right_count;
    return row->side == HOSO_BOTH ? (l < r ? l : r) : l + r;
}

static int by_place(const void *a, const void *b)
{
    const struct hoso_compare_row *x = a, *y = b;
    if (x->side != y->side)
        return x->side < y->side ? -1 : 1;
    if (x->type != y->type)
        return x->type < y->type ? -1 : 1;
    if (weight(x) != weight(y))
        return weight(x) > weight(y) ? -1 : 1;
    int names = strcmp(x->left_name, y->left_name);
    return names ? names : (x->left_id > y->left_id) - (x->left_id < y->left_id);
}

static void order(struct hoso_compare_rows *rows, size_t first)
{
    if (rows->count > first)
        qsort(rows->items + first, rows->count - first, sizeof rows->items[0], by_place);
}

static void push(struct hoso_compare_rows *rows, const struct hoso_compare_entity *l,
                 const struct hoso_compare_entity *r)
{
    const struct hoso_compare_entity *either = l ? l : r;
    struct hoso_compare_row row = {
        .side = l && r ? HOSO_BOTH : l ? HOSO_ONLY_LEFT : HOSO_ONLY_RIGHT,
        .type = either->type,
        .numbered = either->numbered,
        .left_id = either->id,
        .right_id = either->id,
        .left_name = either->name,
        .right_name = either->name,
        .left_count = l ? l->mention_count : 0,
        .right_count = r ? r->mention_count : 0,
    };
    hoso_vec_push(rows, row);
}

void hoso_compare_entities(struct hoso_compare_rows *rows, const struct hoso_compare_entity *left,
                           size_t left_count, const struct hoso_compare_entity *right,
                           size_t right_count)
{
    struct hoso_compare_list l = { 0 }, r = { 0 };
    order_by_id(&l, left, left_count);
    order_by_id(&r, right, right_count);
    size_t first = rows->count, i = 0, j = 0;
    while (i < l.count || j < r.count) {
        bool has_left = i < l.count && (j == r.count || l.items[i].id <= r.items[j].id);
        bool has_right = j < r.count && (i == l.count || r.items[j].id <= l.items[i].id);
        push(rows, has_left ? &l.items[i] : NULL, has_right ? &r.items[j] : NULL);
        i += has_left;
        j += has_right;
    }
    order(rows, first);
    compare_join_names(rows, first);
    order(rows, first);
    hoso_vec_release(&l);
    hoso_vec_release(&r);
}
