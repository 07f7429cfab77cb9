/* What one side names shorter and the other longer: rows of the comparison of entities that
 * become one.  Inner. */
#ifndef HOSO_COMPARE_NAMES_H
#define HOSO_COMPARE_NAMES_H

#include "hoso/compare.h"

/* Joins rows of ROWS from FIRST on, which are in order; what is joined is a row of both. */
void compare_join_names(struct hoso_compare_rows *rows, size_t first);

#endif
