/* A text broken into lines for a width: at newlines, and between at the break
 * opportunities of UAX #14, a word longer than the line at a grapheme.
 * Widths are those of cell.h.  May use base and libunistring.  Thread safe. */
#ifndef HOSO_WRAP_H
#define HOSO_WRAP_H

#include <stddef.h>

#include "hoso/span.h"

/* Appends to LINES (emptied first) one span for each line, without its newline and
 * trailing blanks; an empty line is an empty span, an empty text no line.  A double-width
 * cell in a line of one column stands alone and too wide.  WIDTH_COLS at least 1. */
void hoso_wrap(struct hoso_spans *lines, const char *text, size_t len, int width_cols);

/* Index of the line that holds byte OFFSET (or the blanks behind it). */
size_t hoso_wrap_line_of(const struct hoso_spans *lines, size_t offset);

#endif
