/* Where in a text a date may be, told by the bytes there.  Inner. */
#ifndef HOSO_COMPARE_PLACES_H
#define HOSO_COMPARE_PLACES_H

#include <stddef.h>

/* The next place from AT on, where a token starts, or LEN: every date has one in it, whatever
 * stands around it.  TEXT is NFC. */
size_t date_place_next(const char *text, size_t len, size_t at);
/* Where to begin so that PLACE is read as if all before it were: no figure goes over it, and
 * nothing behind it asks for a token before it.  LEAST where there is none behind that. */
size_t date_place_start(const char *text, size_t least, size_t place);

#endif
