/* Two articles in, what they share and where they differ out.  Pure: no store.
 * May use base, text, pattern. */
#ifndef HOSO_COMPARE_H
#define HOSO_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/buf.h"
#include "hoso/figure.h"
#include "hoso/span.h"
#include "hoso/vec.h"

/* One article's side: its entities with their counts, and its figures. */
struct hoso_compare_entity {
    int64_t id; /* the same entity has the same id on both sides */
    int type;
    const char *name;
    size_t mention_count;
    bool numbered; /* its name may be a number with more or fewer words before it: a weapon's */
};

enum hoso_compare_side { HOSO_BOTH, HOSO_ONLY_LEFT, HOSO_ONLY_RIGHT };

/* A line of the comparison of entities; counts are 0 on the side without it.  Id and name are
 * the same on the left and the right but where one line stands for two entities: what one side
 * names shorter and the other longer. */
struct hoso_compare_row {
    enum hoso_compare_side side;
    int type;
    bool numbered;
    int64_t left_id, right_id;
    const char *left_name, *right_name; /* borrowed from the input */
    size_t left_count, right_count;
};
struct hoso_compare_rows HOSO_VEC(struct hoso_compare_row);

/* Appends the rows: both, only left, only right; within each by type, then by count
 * (the smaller of the two for both) downwards, then by name.  Of what only one side names, two
 * numbered entities share a row where both names end in the same number, of calibre or model,
 * and the words of one are the last words of the other (`cối 82mm`, `đạn cối 82 mm`); each
 * has at most one partner, the one with the fewest words more. */
void hoso_compare_entities(struct hoso_compare_rows *rows, const struct hoso_compare_entity *left,
                           size_t left_count, const struct hoso_compare_entity *right,
                           size_t right_count);
/* Appends the row's name: of two that share it the longer, the words that only it has in
 * brackets: `(đạn) cối 82 mm`. */
void hoso_compare_name(struct hoso_buf *out, const struct hoso_compare_row *row);

/* Figures lined up by what they count and their unit, or where one names more closely what
 * the other counts (`đạn pháo`, `đạn pháo 152mm`): equal ones first, then in order.  A unit
 * with no noun (`5%`) differs only where each side states one; a bare number and a date are
 * never different, only the same or on one side; bare numbers are listed only where the same.
 * Dates are the same where they mean the same days, `hôm 27/8` in an article of August 2024 and
 * `27/8/2024`; where an article has no date (YYYY-MM-DD, "" for unknown), if they read the same.
 * Repeats on one side count once. */
enum hoso_figure_relation {
    HOSO_FIGURE_SAME,
    HOSO_FIGURE_DIFFERS,
    HOSO_FIGURE_ONLY_LEFT,
    HOSO_FIGURE_ONLY_RIGHT
};
struct hoso_figure_pair {
    enum hoso_figure_relation relation;
    const struct hoso_figure *left, *right; /* borrowed; NULL on the side without one */
};
struct hoso_figure_pairs HOSO_VEC(struct hoso_figure_pair);

/* Appends the pairs: different, same, only left, only right; within each numbers before
 * dates, then by place in the left text, else the right. */
void hoso_compare_figures(struct hoso_figure_pairs *pairs, const struct hoso_figures *left,
                          const char *left_date, const struct hoso_figures *right,
                          const char *right_date);

#endif
