/* Names are compared by their folded words; a calibre is one word however it is spaced.  Every
 * name of the left is tried with every one of the right, and of all pairs the one with the
 * fewest words more is made first, so that the order of the rows does not matter. */
#include "names.h"

#include <string.h>

#include "hoso/fold.h"

/* How many names of a side are tried: enough for any article, and a bound on the work for a
 * text made to be slow. */
enum { MAX_TRIED = 64 };

struct name {
    size_t row;
    struct hoso_buf words;
    bool joined;
};
struct names HOSO_VEC(struct name);

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* `82 mm` is `82mm`. */
static void close_calibre(struct hoso_buf *words)
{
    static const char unit[] = " mm";
    size_t len = sizeof unit - 1, at = words->len - len;
    if (words->len > len && strcmp(words->data + at, unit) == 0 && is_digit(words->data[at - 1])) {
        memmove(words->data + at, unit + 1, len);
        words->len--;
    }
}

static void add_words(struct hoso_buf *words, const char *name)
{
    hoso_fold(words, name, strlen(name));
    close_calibre(words);
}

/* The last word has a number, and there is more than that and its unit. */
static bool ends_in_number(const struct hoso_buf *words)
{
    const char *last = words->len ? strrchr(words->data, ' ') : NULL;
    const char *rest = words->data + strspn(words->data, "0123456789.,");
    return words->len && *rest && strcmp(rest, "mm") != 0 &&
           strpbrk(last ? last : words->data, "0123456789");
}

static bool is_tail(const struct hoso_buf *tail, const struct hoso_buf *words)
{
    if (tail->len > words->len)
        return false;
    size_t more = words->len - tail->len;
    return strcmp(words->data + more, tail->data) == 0 && (!more || words->data[more - 1] == ' ');
}

static size_t words_more(const struct hoso_buf *a, const struct hoso_buf *b)
{
    size_t count = 0;
    const struct hoso_buf *longer = a->len > b->len ? a : b, *shorter = longer == a ? b : a;
    for (size_t i = 0; i < longer->len - shorter->len; i++)
        count += longer->data[i] == ' ';
    return count;
}

static void find_names(struct names *names, const struct hoso_compare_rows *rows, size_t first,
                       enum hoso_compare_side side)
{
    for (size_t i = first; i < rows->count && names->count < MAX_TRIED; i++) {
        const struct hoso_compare_row *row = &rows->items[i];
        struct name name = { i, HOSO_BUF_INIT, false };
        if (row->side != side || !row->numbered)
            continue;
        add_words(&name.words, row->left_name);
        if (ends_in_number(&name.words))
            hoso_vec_push(names, name);
        else
            hoso_buf_release(&name.words);
    }
}

static void names_release(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        hoso_buf_release(&names->items[i].words);
    hoso_vec_release(names);
}

/* The best pair of those that are left; false where there is none. */
static bool find_pair(struct names *left, struct names *right, const struct hoso_compare_rows *rows,
                      struct name **l, struct name **r)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < left->count; i++) {
        for (size_t j = 0; j < right->count && !left->items[i].joined; j++) {
            struct name *a = &left->items[i], *b = &right->items[j];
            if (b->joined || rows->items[a->row].type != rows->items[b->row].type ||
                (!is_tail(&a->words, &b->words) && !is_tail(&b->words, &a->words)) ||
                words_more(&a->words, &b->words) >= best)
                continue;
            best = words_more(&a->words, &b->words);
            *l = a;
            *r = b;
        }
    }
    return best != SIZE_MAX;
}

static void join(struct hoso_compare_row *into, struct hoso_compare_row *from)
{
    into->side = HOSO_BOTH;
    into->right_id = from->right_id;
    into->right_name = from->right_name;
    into->right_count = from->right_count;
    from->left_name = NULL; /* it is no row any more */
}

static void drop_joined(struct hoso_compare_rows *rows, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < rows->count; i++)
        if (rows->items[i].left_name)
            rows->items[kept++] = rows->items[i];
    rows->count = kept;
}

void compare_join_names(struct hoso_compare_rows *rows, size_t first)
{
    struct names left = { 0 }, right = { 0 };
    struct name *l, *r;
    find_names(&left, rows, first, HOSO_ONLY_LEFT);
    find_names(&right, rows, first, HOSO_ONLY_RIGHT);
    while (find_pair(&left, &right, rows, &l, &r)) {
        join(&rows->items[l->row], &rows->items[r->row]);
        l->joined = r->joined = true;
    }
    drop_joined(rows, first);
    names_release(&left);
    names_release(&right);
}

void hoso_compare_name(struct hoso_buf *out, const struct hoso_compare_row *row)
{
    struct hoso_buf left = HOSO_BUF_INIT, right = HOSO_BUF_INIT, folded = HOSO_BUF_INIT;
    struct hoso_fold_map map = { 0 };
    add_words(&left, row->left_name);
    add_words(&right, row->right_name);
    const char *longer = left.len >= right.len ? row->left_name : row->right_name;
    size_t more = left.len > right.len ? left.len - right.len : right.len - left.len, cut = 0;
    hoso_fold_mapped(&folded, &map, longer, strlen(longer));
    if (more)
        cut = map.items[more - 1]; /* the blank before the words that both have */
    if (cut)
        hoso_buf_addf(out, "(%.*s)", (int)cut, longer);
    hoso_buf_addstr(out, longer + cut);
    hoso_buf_release(&left);
    hoso_buf_release(&right);
    hoso_buf_release(&folded);
    hoso_vec_release(&map);
}
