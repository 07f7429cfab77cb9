/* An empty buffer points at a shared NUL and owns nothing (capacity 0). */
#include "hoso/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hoso/mem.h"

char hoso_buf_empty[1];

void hoso_buf_init(struct hoso_buf *buf)
{
    *buf = (struct hoso_buf)HOSO_BUF_INIT;
}

void hoso_buf_release(struct hoso_buf *buf)
{
    if (buf->capacity)
        free(buf->data);
    hoso_buf_init(buf);
}

void hoso_buf_clear(struct hoso_buf *buf)
{
    buf->len = 0;
    if (buf->capacity)
        buf->data[0] = '\0';
}

void hoso_buf_reserve(struct hoso_buf *buf, size_t more)
{
    size_t wanted = buf->len + more + 1;
    if (wanted <= buf->capacity)
        return;
    size_t room = buf->capacity * 2 > wanted ? buf->capacity * 2 : wanted;
    if (room < 64)
        room = 64;
    buf->data = hoso_realloc(buf->capacity ? buf->data : NULL, room);
    buf->data[buf->len] = '\0';
    buf->capacity = room;
}

void hoso_buf_add(struct hoso_buf *buf, const char *bytes, size_t len)
{
    if (!len)
        return;
    hoso_buf_reserve(buf, len);
    memcpy(buf->data + buf->len, bytes, len);
    buf->len += len;
    buf->data[buf->len] = '\0';
}

void hoso_buf_addstr(struct hoso_buf *buf, const char *s)
{
    hoso_buf_add(buf, s, strlen(s));
}

void hoso_buf_addch(struct hoso_buf *buf, char c)
{
    hoso_buf_add(buf, &c, 1);
}

void hoso_buf_addf(struct hoso_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        hoso_buf_reserve(buf, (size_t)len);
        vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

char *hoso_buf_detach(struct hoso_buf *buf)
{
    char *data = buf->capacity ? buf->data : hoso_strdup("");
    hoso_buf_init(buf);
    return data;
}

/* Fills from FD to its end; the file may grow or shrink meanwhile. */
static int read_all(struct hoso_buf *buf, int fd, size_t limit_bytes)
{
    size_t old_len = buf->len;
    for (;;) {
        if (buf->capacity - buf->len < 2)
            hoso_buf_reserve(buf, 64 * 1024);
        ssize_t got = read(fd, buf->data + buf->len, buf->capacity - buf->len - 1);
        if (got == 0)
            return 0;
        if (got < 0 && errno == EINTR)
            continue;
        int failed = got < 0 ? errno : 0;
        if (!failed) {
            buf->len += (size_t)got;
            buf->data[buf->len] = '\0';
            if (limit_bytes && buf->len - old_len > limit_bytes)
                failed = EFBIG;
        }
        if (failed) {
            buf->len = old_len;
            buf->data[old_len] = '\0';
            return failed;
        }
    }
}

int hoso_buf_read_file(struct hoso_buf *buf, const char *path, size_t limit_bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return errno;
    struct stat st;
    int failed = fstat(fd, &st) < 0 ? errno : 0;
    if (!failed && S_ISDIR(st.st_mode))
        failed = EISDIR;
    if (!failed && !S_ISREG(st.st_mode))
        failed = EINVAL;
    if (!failed) {
        hoso_buf_reserve(buf, st.st_size > 0 ? (size_t)st.st_size + 1 : 1);
        failed = read_all(buf, fd, limit_bytes);
    }
    close(fd);
    return failed;
}
