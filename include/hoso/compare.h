/* Two articles in, what they share and where they differ out.  Pure: no store.
 * May use base, text, pattern. */
#ifndef HOSO_COMPARE_H
#define HOSO_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/figure.h"
#include "hoso/span.h"

/* One article's side: its entities with their counts, and its figures. */
struct hoso_compare_entity {
    int64_t id; /* the same entity has the same id on both sides */
    int type;
    const char *name;
    size_t mention_count;
};

enum hoso_compare_side { HOSO_BOTH, HOSO_ONLY_LEFT, HOSO_ONLY_RIGHT };

/* A line of the comparison of entities; counts are 0 on the side without it. */
struct hoso_compare_row {
    enum hoso_compare_side side;
    int64_t id;
    int type;
    const char *name; /* borrowed from the input */
    size_t left_count, right_count;
};
struct hoso_compare_rows HOSO_VEC(struct hoso_compare_row);

/* Appends the rows: both, only left, only right; within each by type, then by count
 * (the smaller of the two for both) downwards, then by name. */
void hoso_compare_entities(struct hoso_compare_rows *rows, const struct hoso_compare_entity *left,
                           size_t left_count, const struct hoso_compare_entity *right,
                           size_t right_count);

/* Figures lined up by what they count and their unit, or where one names more closely what
 * the other counts (`đạn pháo`, `đạn pháo 152mm`): equal ones first, then in order.  A unit
 * with no noun (`5%`) differs only where each side states one; a bare number and a date are
 * never different, only the same or on one side; bare numbers are listed only where the same.
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
                          const struct hoso_figures *right);

#endif
