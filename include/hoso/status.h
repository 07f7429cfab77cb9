/* How calls say what went wrong.  A function that can fail returns a status; where
 * there is more to say than the status does, it takes a struct hoso_error too and
 * writes one translated line into it.  The core never prints and never exits.
 * Uses libc only; thread safe. */
#ifndef HOSO_STATUS_H
#define HOSO_STATUS_H

#include "hoso/i18n.h"

/* name, message */
#define HOSO_STATUS_LIST(X)                                                                        \
    X(OK, N_("no error"))                                                                          \
    X(NOT_FOUND, N_("not found"))                                                                  \
    X(IO, N_("input or output failed"))                                                            \
    X(SYNTAX, N_("wrong form"))                                                                    \
    X(LIMIT, N_("a limit was reached"))                                                            \
    X(CANCELLED, N_("cancelled"))                                                                  \
    X(DAMAGED, N_("damaged"))                                                                      \
    X(BINARY, N_("not a text"))                                                                    \
    X(BUSY, N_("in use"))                                                                          \
    X(FULL, N_("no space left"))                                                                   \
    X(INVALID, N_("not allowed here"))

enum hoso_status {
#define X(name, message) HOSO_##name,
    HOSO_STATUS_LIST(X)
#undef X
};

struct hoso_error {
    enum hoso_status status;
    char text[512]; /* one line, translated, UTF-8, without a final stop */
};

/* The translated message; static. */
const char *hoso_status_message(enum hoso_status status);

/* Fills ERR (NULL is allowed) and returns STATUS. */
enum hoso_status hoso_error_set(struct hoso_error *err, enum hoso_status status,
                                const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
