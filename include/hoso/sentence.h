/* Sentences of an article: a sentence ends at . ! ? … (with the quotes and brackets
 * that close behind it) before a blank and a capital, digit or quote, and at every
 * newline; not after initials (`N.V.T.`), single capitals, `TP.`, `Q.`, `St.`, or
 * inside numbers (UAX #29 with what Vietnamese newspapers do).
 * May use base, unicode.h.  Thread safe. */
#ifndef HOSO_SENTENCE_H
#define HOSO_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "hoso/span.h"

/* Appends the sentences of TEXT, blanks around them left out, in order. */
void hoso_sentences(struct hoso_spans *sentences, const char *text, size_t len);

/* End of the first sentence that starts at or after FROM. */
size_t hoso_sentence_end(const char *text, size_t len, size_t from);

/* Is WORD one of the abbreviations that their form does not give away (PGS, Prof)? */
bool hoso_is_known_abbreviation(const char *word, size_t len);

#endif
