/* What went wrong on the way without stopping it: files that could not be read,
 * lines of a data file that make no sense.  Collected in order, shown later.
 * Uses libc only; not thread safe. */
#ifndef HOSO_MESSAGES_H
#define HOSO_MESSAGES_H

#include "hoso/vec.h"

/* Each item is one translated line, owned by the list. */
struct hoso_messages HOSO_VEC(char *);

void hoso_messages_add(struct hoso_messages *messages, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void hoso_messages_release(struct hoso_messages *messages);

#endif
