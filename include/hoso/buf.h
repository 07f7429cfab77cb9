/* A growable byte string.  `data` is always followed by a NUL that `len` does
 * not count, and is never NULL after init; the bytes may hold NULs themselves.
 * Uses libc only; not thread safe. */
#ifndef HOSO_BUF_H
#define HOSO_BUF_H

#include <stddef.h>

struct hoso_buf {
    char *data;
    size_t len;      /* bytes */
    size_t capacity; /* bytes, the NUL's included */
};

/* What an empty buffer points at; never written to. */
extern char hoso_buf_empty[1];
#define HOSO_BUF_INIT { hoso_buf_empty, 0, 0 }

void hoso_buf_init(struct hoso_buf *buf);
void hoso_buf_release(struct hoso_buf *buf);
void hoso_buf_clear(struct hoso_buf *buf);
/* Makes room for MORE bytes past len. */
void hoso_buf_reserve(struct hoso_buf *buf, size_t more);
void hoso_buf_add(struct hoso_buf *buf, const char *bytes, size_t len);
void hoso_buf_addstr(struct hoso_buf *buf, const char *s);
void hoso_buf_addch(struct hoso_buf *buf, char c);
void hoso_buf_addf(struct hoso_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The string itself, the caller's to free(); BUF is empty afterwards. */
char *hoso_buf_detach(struct hoso_buf *buf);
/* Reads a whole file of at most LIMIT_BYTES (0: any size) after what BUF
 * holds.  0, or an errno value (EFBIG past the limit) with BUF as it was. */
int hoso_buf_read_file(struct hoso_buf *buf, const char *path, size_t limit_bytes);

#endif
