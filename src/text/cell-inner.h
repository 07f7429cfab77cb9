/* Cells without what they show, for those who only measure.  Inner header of text. */
#ifndef HOSO_TEXT_CELL_INNER_H
#define HOSO_TEXT_CELL_INNER_H

#include <stdbool.h>
#include <stddef.h>

/* Columns of the cluster at AT (AT < LEN); its end in *END. */
int hoso_cell_measure(size_t *end, const char *text, size_t len, size_t at);

/* Certainly a cluster's start: not a code point that could belong to the one before
 * it.  True for ASCII, Latin, Vietnamese letters and the usual punctuation. */
static inline bool hoso_cell_surely_starts(const char *text, size_t len, size_t at)
{
    if (at >= len)
        return true;
    unsigned char lead = (unsigned char)text[at];
    if (lead < 0xCC) /* below U+0300 */
        return true;
    if (len - at < 3)
        return false;
    unsigned char second = (unsigned char)text[at + 1], third = (unsigned char)text[at + 2];
    return (lead == 0xE1 && second >= 0xB8 && second <= 0xBB) ||                  /* U+1E00 on */
           (lead == 0xE2 && second == 0x80 && third >= 0x90 && third <= 0xA7); /* U+2010-2027 */
}

#endif
