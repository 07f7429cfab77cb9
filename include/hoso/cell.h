/* Text as a terminal shows it, one grapheme cluster (UAX #29) at a time.  This is
 * the only way from an article to the screen or to a terminal's standard output:
 * control characters become their picture (U+2400…, U+2421), C1 controls, bidi
 * controls and bad bytes U+FFFD, other invisible characters nothing, tabs blanks,
 * of emoji joined together the first, a flag its two letters, and a cluster's marks
 * are limited to HOSO_CELL_MARKS, so no byte acts on the terminal and no cluster is
 * wider than it says.  Width: libunistring's
 * uc_width, at most 2 for an emoji sequence (UAX #11).
 * May use base and libunistring.  Thread safe. */
#ifndef HOSO_CELL_H
#define HOSO_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "hoso/buf.h"

enum { HOSO_CELL_MARKS = 4, HOSO_CELL_BYTES = 64 };

struct hoso_cell {
    size_t start, end;           /* the cluster's bytes in the text */
    int width_cols;              /* 0, 1 or 2; 0 shows nothing */
    char shown[HOSO_CELL_BYTES]; /* harmless UTF-8, NUL-terminated */
};

/* The cluster at AT (a cluster's start); false at the end.  A newline is a cell of
 * width 0 that shows nothing; a tab shows one blank. */
bool hoso_cell_next(struct hoso_cell *cell, const char *text, size_t len, size_t at);

/* Appends TEXT as shown, newlines as blanks, to OUT, cut to MAX_COLS with `…` where
 * it is longer (MAX_COLS < 0: never cut).  Returns the columns used. */
int hoso_cells_add(struct hoso_buf *out, const char *text, size_t len, int max_cols);

/* Columns that TEXT takes, a newline as a blank. */
int hoso_cells_width(const char *text, size_t len);

#endif
