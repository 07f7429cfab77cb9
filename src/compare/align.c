/* Figures of two articles lined up.
 *
 * Each side becomes a list of entries, one for each figure that is not a repeat, ordered by
 * what is counted and then by place in the text; a run of entries that count the same is a
 * group.  Pairs are made in rounds, from the surest to the least: an entry that has a
 * partner is `paired` and out of the later rounds.  What no round pairs stands alone.  Dates
 * are the same by the days they mean, each in an article of its own date. */
#include "hoso/compare.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const struct hoso_figure *figure;
    struct hoso_day from, to; /* of a date: what it means; as written where that is not `told` */
    bool told;
    bool paired;
};
struct entries HOSO_VEC(struct entry);

/* Entries of one side that count the same. */
struct group {
    struct entry *items;
    size_t count;
};
struct groups HOSO_VEC(struct group);

struct side {
    struct entries entries;
    struct groups groups;
};

/* How many groups of one head, or figures of one group, are tried against the other side's:
 * enough for any article, and a bound on the work for a text made to be slow. */
enum { MAX_TRIED = 64 };

/* A round's test of two entries that count the same. */
typedef bool match_fn(const struct entry *a, const struct entry *b);

static int compare_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

/* What is counted: kind, unit, noun. */
static int compare_counted(const struct hoso_figure *a, const struct hoso_figure *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    int order = strcmp(a->what, b->what);
    return order ? order : strcmp(a->unit, b->unit);
}

static int compare_days(const struct hoso_day *a, const struct hoso_day *b)
{
    return a->year != b->year     ? a->year - b->year
           : a->month != b->month ? a->month - b->month
                                  : a->day - b->day;
}

/* `cuối` in `cuối 2024`. */
static int compare_parts(const char *a, const char *b)
{
    size_t n = strcspn(a, "-0123456789"), m = strcspn(b, "-0123456789");
    int order = memcmp(a, b, n < m ? n : m);
    return order ? order : (n > m) - (n < m);
}

/* What is stated of the same thing: a number as it is shown, a date as it is meant. */
static int compare_stated(const struct entry *a, const struct entry *b)
{
    if (a->figure->kind != HOSO_FIGURE_DATE)
        return strcmp(a->figure->shown, b->figure->shown);
    int order = compare_days(&a->from, &b->from);
    if (!order)
        order = compare_days(&a->to, &b->to);
    return order ? order : compare_parts(a->figure->shown, b->figure->shown);
}

static int by_value(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    size_t at = x->figure->span.start, other = y->figure->span.start;
    int order = compare_counted(x->figure, y->figure);
    if (!order)
        order = compare_stated(x, y);
    return order ? order : (at > other) - (at < other);
}

static int by_place(const void *a, const void *b)
{
    const struct hoso_figure *x = ((const struct entry *)a)->figure;
    const struct hoso_figure *y = ((const struct entry *)b)->figure;
    int order = compare_counted(x, y);
    return order ? order : (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static void sort(struct entries *entries, int (*order)(const void *, const void *))
{
    if (entries->count)
        qsort(entries->items, entries->count, sizeof entries->items[0], order);
}

/* Keeps the first of those that are the same. */
static void drop_repeats(struct entries *entries)
{
    size_t kept = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        const struct entry *last = kept ? &entries->items[kept - 1] : NULL;
        if (!last || compare_counted(last->figure, entry->figure) != 0 ||
            compare_stated(last, entry) != 0)
            entries->items[kept++] = entries->items[i];
    }
    entries->count = kept;
}

static void find_groups(struct side *side)
{
    sort(&side->entries, by_place);
    for (size_t i = 0; i < side->entries.count; i++) {
        struct entry *entry = &side->entries.items[i];
        struct group *last = side->groups.count ? &side->groups.items[side->groups.count - 1] : NULL;
        if (last && compare_counted(last->items->figure, entry->figure) == 0) {
            last->count++;
            continue;
        }
        hoso_vec_push(&side->groups, ((struct group){ entry, 1 }));
    }
}

static struct entry make_entry(const struct hoso_figure *figure, const char *article_date)
{
    struct entry entry = { .figure = figure, .from = figure->from, .to = figure->to };
    struct hoso_day from = figure->from, to = figure->to;
    entry.told = figure->kind == HOSO_FIGURE_DATE && hoso_day_resolve(&from, article_date) &&
                 hoso_day_resolve(&to, article_date);
    if (entry.told) {
        entry.from = from;
        entry.to = to;
    }
    return entry;
}

static void side_init(struct side *side, const struct hoso_figures *figures,
                      const char *article_date)
{
    memset(side, 0, sizeof *side);
    hoso_vec_reserve(&side->entries, figures->count);
    for (size_t i = 0; i < figures->count; i++)
        hoso_vec_push(&side->entries, make_entry(&figures->items[i], article_date));
    sort(&side->entries, by_value);
    drop_repeats(&side->entries);
}

static void side_release(struct side *side)
{
    hoso_vec_release(&side->entries);
    hoso_vec_release(&side->groups);
}

/* ---- do they count the same? ---- */

static bool has_word(const char *phrase, const char *word, size_t len)
{
    for (const char *at = phrase; *at;) {
        size_t n = strcspn(at, " ");
        if (n == len && memcmp(at, word, len) == 0)
            return true;
        at += n + (at[n] == ' ');
    }
    return false;
}

static bool has_words(const char *phrase, const char *words)
{
    for (const char *at = words; *at;) {
        size_t n = strcspn(at, " ");
        if (!has_word(phrase, at, n))
            return false;
        at += n + (at[n] == ' ');
    }
    return true;
}

/* One syllable says too little (`tàu`, `tàu ngầm`); a long foreign word is a whole noun. */
static bool says_enough(const char *what)
{
    enum { LONGER_THAN_A_SYLLABLE = 7 };
    return strchr(what, ' ') || strlen(what) >= LONGER_THAN_A_SYLLABLE;
}

/* `đạn pháo` and `đạn pháo 152mm`: the head is the first word, the rest narrows it. */
static bool narrows(const struct group *a, const struct group *b)
{
    const struct hoso_figure *x = a->items->figure, *y = b->items->figure;
    if (x->kind != HOSO_FIGURE_NUMBER || y->kind != HOSO_FIGURE_NUMBER)
        return false;
    if (strcmp(x->unit, y->unit) != 0 || strcmp(x->what, y->what) == 0)
        return false;
    return (says_enough(x->what) && has_words(y->what, x->what)) ||
           (says_enough(y->what) && has_words(x->what, y->what));
}

/* ---- rounds ---- */

static bool same_shown(const struct entry *a, const struct entry *b)
{
    return strcmp(a->figure->shown, b->figure->shown) == 0;
}

/* Where it cannot be told what one of the dates means, the words decide. */
static bool same_untold(const struct entry *a, const struct entry *b)
{
    return (!a->told || !b->told) && same_shown(a, b);
}

static bool same_value(const struct entry *a, const struct entry *b)
{
    return compare_numbers(a->figure->value, b->figure->value) == 0 &&
           compare_numbers(a->figure->value_max, b->figure->value_max) == 0;
}

static void pair(struct hoso_figure_pairs *pairs, struct entry *l, struct entry *r,
                 enum hoso_figure_relation relation)
{
    struct hoso_figure_pair p = { relation, l ? l->figure : NULL, r ? r->figure : NULL };
    hoso_vec_push(pairs, p);
    if (l)
        l->paired = true;
    if (r)
        r->paired = true;
}

/* The same, of the same: both sides in order of value, merged. */
static void pair_equal(struct hoso_figure_pairs *pairs, struct side *left, struct side *right)
{
    for (size_t i = 0, j = 0; i < left->entries.count && j < right->entries.count;) {
        struct entry *l = &left->entries.items[i], *r = &right->entries.items[j];
        int order = compare_counted(l->figure, r->figure);
        if (!order)
            order = compare_stated(l, r);
        if (!order)
            pair(pairs, l, r, HOSO_FIGURE_SAME);
        i += order <= 0;
        j += order >= 0;
    }
}

static size_t unpaired_count(const struct group *group)
{
    size_t count = 0;
    for (size_t i = 0; i < group->count; i++)
        count += !group->items[i].paired;
    return count;
}

static void pair_matching(struct hoso_figure_pairs *pairs, struct group *l, struct group *r,
                          match_fn *match, enum hoso_figure_relation relation)
{
    size_t most_left = l->count < MAX_TRIED ? l->count : MAX_TRIED;
    size_t most_right = r->count < MAX_TRIED ? r->count : MAX_TRIED;
    for (size_t i = 0; i < most_left; i++)
        for (size_t j = 0; j < most_right && !l->items[i].paired; j++)
            if (!r->items[j].paired && match(&l->items[i], &r->items[j]))
                pair(pairs, &l->items[i], &r->items[j], relation);
}

static void pair_in_order(struct hoso_figure_pairs *pairs, struct group *l, struct group *r)
{
    for (size_t i = 0, j = 0; i < l->count && j < r->count;) {
        if (l->items[i].paired)
            i++;
        else if (r->items[j].paired)
            j++;
        else
            pair(pairs, &l->items[i++], &r->items[j++], HOSO_FIGURE_DIFFERS);
    }
}

/* Two dates are two dates, and two numbers of nothing have nothing to do with each other.
 * Two shares or lengths differ only where each side states a single one. */
static bool may_differ(const struct group *l, const struct group *r)
{
    const struct hoso_figure *f = l->items->figure;
    if (f->kind == HOSO_FIGURE_DATE || f->what[0] == '\0')
        return false;
    if (strcmp(f->what, f->unit) == 0)
        return l->count == 1 && r->count == 1;
    return true;
}

static void pair_groups(struct hoso_figure_pairs *pairs, struct group *l, struct group *r)
{
    if (l->items->figure->kind == HOSO_FIGURE_DATE)
        pair_matching(pairs, l, r, same_untold, HOSO_FIGURE_SAME);
    if (!may_differ(l, r))
        return;
    pair_matching(pairs, l, r, same_value, HOSO_FIGURE_DIFFERS);
    pair_in_order(pairs, l, r);
}

static void pair_same_groups(struct hoso_figure_pairs *pairs, struct groups *left,
                             struct groups *right)
{
    for (size_t i = 0, j = 0; i < left->count && j < right->count;) {
        struct group *l = &left->items[i], *r = &right->items[j];
        int order = compare_counted(l->items->figure, r->items->figure);
        if (!order)
            pair_groups(pairs, l, r);
        i += order <= 0;
        j += order >= 0;
    }
}

static int compare_heads(const struct group *a, const struct group *b)
{
    const struct hoso_figure *x = a->items->figure, *y = b->items->figure;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    size_t n = strcspn(x->what, " "), m = strcspn(y->what, " ");
    int order = memcmp(x->what, y->what, n < m ? n : m);
    return order ? order : (n > m) - (n < m);
}

static size_t same_head_end(const struct groups *groups, size_t from)
{
    size_t end = from + 1;
    while (end < groups->count && compare_heads(&groups->items[from], &groups->items[end]) == 0)
        end++;
    return end;
}

/* Groups FROM to END of the left against those of the right, all of one head. */
static void pair_one_head(struct hoso_figure_pairs *pairs, struct groups *left,
                          struct hoso_span l, struct groups *right, struct hoso_span r, bool equal)
{
    for (size_t i = l.start; i < l.end && i - l.start < MAX_TRIED; i++) {
        for (size_t j = r.start; j < r.end && j - r.start < MAX_TRIED; j++) {
            struct group *a = &left->items[i], *b = &right->items[j];
            if (!unpaired_count(a) || !unpaired_count(b) || !narrows(a, b))
                continue;
            if (equal)
                pair_matching(pairs, a, b, same_shown, HOSO_FIGURE_SAME);
            else
                pair_groups(pairs, a, b);
        }
    }
}

/* Those of which one names more closely what the other counts. */
static void pair_narrower(struct hoso_figure_pairs *pairs, struct groups *left,
                          struct groups *right, bool equal)
{
    for (size_t i = 0, j = 0; i < left->count && j < right->count;) {
        int order = compare_heads(&left->items[i], &right->items[j]);
        size_t next_i = same_head_end(left, i), next_j = same_head_end(right, j);
        if (!order)
            pair_one_head(pairs, left, (struct hoso_span){ i, next_i }, right,
                          (struct hoso_span){ j, next_j }, equal);
        i = order <= 0 ? next_i : i;
        j = order >= 0 ? next_j : j;
    }
}

static void list_rest(struct hoso_figure_pairs *pairs, struct side *side, bool is_left)
{
    for (size_t i = 0; i < side->entries.count; i++) {
        struct entry *entry = &side->entries.items[i];
        if (entry->paired || entry->figure->what[0] == '\0')
            continue;
        if (is_left)
            pair(pairs, entry, NULL, HOSO_FIGURE_ONLY_LEFT);
        else
            pair(pairs, NULL, entry, HOSO_FIGURE_ONLY_RIGHT);
    }
}

/* What differs comes first: it is what the reader looks for. */
static int rank(enum hoso_figure_relation relation)
{
    return relation == HOSO_FIGURE_DIFFERS ? -1 : (int)relation;
}

static int by_relation(const void *a, const void *b)
{
    const struct hoso_figure_pair *x = a, *y = b;
    const struct hoso_figure *f = x->left ? x->left : x->right;
    const struct hoso_figure *g = y->left ? y->left : y->right;
    if (x->relation != y->relation)
        return rank(x->relation) < rank(y->relation) ? -1 : 1;
    if (f->kind != g->kind)
        return f->kind < g->kind ? -1 : 1;
    return (f->span.start > g->span.start) - (f->span.start < g->span.start);
}

void hoso_compare_figures(struct hoso_figure_pairs *pairs, const struct hoso_figures *left,
                          const char *left_date, const struct hoso_figures *right,
                          const char *right_date)
{
    struct side l, r;
    size_t first = pairs->count;
    side_init(&l, left, left_date);
    side_init(&r, right, right_date);
    pair_equal(pairs, &l, &r);
    find_groups(&l);
    find_groups(&r);
    pair_narrower(pairs, &l.groups, &r.groups, true);
    pair_same_groups(pairs, &l.groups, &r.groups);
    pair_narrower(pairs, &l.groups, &r.groups, false);
    list_rest(pairs, &l, true);
    list_rest(pairs, &r, false);
    if (pairs->count > first)
        qsort(pairs->items + first, pairs->count - first, sizeof pairs->items[0], by_relation);
    side_release(&l);
    side_release(&r);
}
