/* Folded text, the text as search sees it: no case, no marks, đ as d, one kind of
 * hyphen, quote and space.
 *   - each code point is decomposed (NFKD), loses its marks, is casefolded (the
 *     table is made with libunistring, page by page), đ Đ give d, ø o, ł l;
 *   - hyphens and dashes between letters or digits become a space (`Kim Jong-un` =
 *     `Kim Jong Un`), elsewhere `-`; all quotes become `"` or `'`;
 *   - a run of blanks becomes one space; a run with two newlines or more becomes
 *     one newline, so that no phrase runs across paragraphs;
 *   - zero-width characters and combining marks vanish; a control character is a blank.
 * Folding is idempotent, but for that newline, which alone would be a space.
 * Input need not be valid UTF-8: a bad byte folds to U+FFFD.  Blanks at the ends stay.
 * May use base and libunistring.  Thread safe. */
#ifndef HOSO_FOLD_H
#define HOSO_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/buf.h"
#include "hoso/span.h"

/* Where each byte of a folded text comes from. */
struct hoso_fold_map HOSO_VEC(uint32_t); /* text offset of each folded byte, and one past the end */

/* Appends the folded text of TEXT to FOLDED. */
void hoso_fold(struct hoso_buf *folded, const char *text, size_t len);

/* The same into an empty FOLDED, and the map; TEXT is shorter than 4 GiB. */
void hoso_fold_mapped(struct hoso_buf *folded, struct hoso_fold_map *map, const char *text,
                      size_t len);

/* The stretch of the text that folded bytes START to END came from, its trailing
 * combining marks included. */
struct hoso_span hoso_fold_to_text(const struct hoso_fold_map *map, const char *text, size_t len,
                                   size_t start, size_t end);

/* Do marks agree?  TYPED and TEXT fold to the same words; true where each word of
 * TYPED that has Vietnamese marks has the same ones in TEXT, wherever the tone
 * mark is placed (`hòa` agrees with `hoà`); words typed without marks are free. */
bool hoso_fold_marks_agree(const char *typed, size_t typed_len, const char *text, size_t text_len);

/* One word without case and tone placement but with its marks: the base letters
 * with â ă ê ô ơ ư đ kept, then the tone as a digit 0-5, appended to OUT.  Two
 * words that differ only in case and tone placement give the same bytes. */
void hoso_fold_keep_marks(struct hoso_buf *out, const char *word, size_t len);

#endif
