/* See workfile.h.  The new file is written as PATH.new, which a program that was killed may
 * leave behind and the next change writes over. */
#include "workfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "hoso/i18n.h"
#include "hoso/mem.h"

enum { FILE_MAX_BYTES = 256 << 20, LOCK_PATIENCE_MS = 3000 };

/* ---- lines ---- */

void worklines_push(struct worklines *lines, const char *bytes, size_t len)
{
    hoso_vec_push(lines, ((struct workline){ hoso_memdup0(bytes, len), len }));
}

void worklines_release(struct worklines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->items[i].bytes);
    hoso_vec_release(lines);
}

static bool same_line(const struct workline *a, const struct workline *b)
{
    return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

static size_t find_line(const struct worklines *lines, const struct workline *line)
{
    size_t i = 0;
    while (i < lines->count && !same_line(&lines->items[i], line))
        i++;
    return i;
}

/* ---- cells ---- */

void workcell_add(struct hoso_buf *line, const char *cell)
{
    bool first = !line->len;
    if (!first)
        hoso_buf_addch(line, '\t');
    if (!*cell)
        hoso_buf_addch(line, '-');
    else if (strcmp(cell, "-") == 0 || (first && *cell == '#')) /* neither nothing nor a comment */
        hoso_buf_addch(line, '\\');
    for (; *cell; cell++) {
        static const char from[] = "\t\n\r\\", to[] = "tnr\\";
        const char *special = strchr(from, *cell);
        if (special)
            hoso_buf_addch(line, '\\');
        hoso_buf_addch(line, special ? to[special - from] : *cell);
    }
}

/* Undoes the escapes in place; false for one that is none. */
static bool unescape(char *cell)
{
    char *to = cell;
    if (strcmp(cell, "-") == 0)
        *cell = '\0';
    for (char *at = cell; *at; at++) {
        if (*at == '\\') {
            static const char from[] = "tnr\\-#", into[] = "\t\n\r\\-#";
            const char *special = at[1] ? strchr(from, at[1]) : NULL;
            if (!special)
                return false;
            *to++ = into[special - from];
            at++;
        } else {
            *to++ = *at;
        }
    }
    *to = '\0';
    return true;
}

bool workcells_read(struct workcells *c, const struct workline *line, size_t max)
{
    size_t len = line->len;
    memset(c, 0, sizeof *c);
    hoso_buf_init(&c->bytes);
    c->rest = "";
    if (len && line->bytes[len - 1] == '\r')
        len--;
    hoso_buf_add(&c->bytes, line->bytes, len);
    char *at = c->bytes.data;
    if (strncmp(at, "\xEF\xBB\xBF", 3) == 0) /* what some editors put first */
        at += 3;
    if (*at == '#' || (!at[strspn(at, " ")] && (size_t)(at - c->bytes.data) + strlen(at) == len))
        return false;
    if (strlen(c->bytes.data) != len)
        c->problem = _("a NUL byte in the line");
    for (char *tab; c->count < max && c->count < WORK_CELLS; at = tab + 1) {
        tab = strchr(at, '\t');
        if (tab)
            *tab = '\0';
        c->cells[c->count++] = at;
        if (!tab)
            break;
        if (c->count == max || c->count == WORK_CELLS)
            c->rest = tab + 1;
    }
    for (size_t i = 0; i < c->count && !c->problem; i++)
        if (!unescape(c->cells[i]))
            c->problem = _("a backslash stands only in \\t \\n \\r \\\\ \\- \\#");
    return true;
}

void workcells_release(struct workcells *c)
{
    hoso_buf_release(&c->bytes);
}

/* ---- reading ---- */

void workfile_init(struct workfile *file, const char *path, const char *head)
{
    memset(file, 0, sizeof *file);
    file->path = hoso_strdup(path);
    file->head = head;
}

void workfile_release(struct workfile *file)
{
    worklines_release(&file->lines);
    free(file->path);
    memset(file, 0, sizeof *file);
}

static bool same_stamp(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static struct stat stamp_of(const char *path)
{
    struct stat now;
    if (stat(path, &now) < 0)
        memset(&now, 0, sizeof now);
    return now;
}

bool workfile_is_stale(const struct workfile *file)
{
    struct stat now = stamp_of(file->path);
    return !same_stamp(&now, &file->stamp);
}

static void split(struct worklines *lines, const struct hoso_buf *bytes)
{
    const char *at = bytes->data, *end = bytes->data + bytes->len;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        worklines_push(lines, at, (size_t)(stop - at));
        at = newline ? newline + 1 : end;
    }
}

enum hoso_status workfile_read(struct workfile *file, struct hoso_error *err)
{
    struct hoso_buf bytes = HOSO_BUF_INIT;
    struct stat stamp = stamp_of(file->path);
    int failed = hoso_buf_read_file(&bytes, file->path, FILE_MAX_BYTES);
    file->unreadable = failed && failed != ENOENT;
    if (file->unreadable) {
        hoso_buf_release(&bytes);
        return hoso_error_set(err, HOSO_IO, "%s: %s", file->path, strerror(failed));
    }
    worklines_release(&file->lines);
    split(&file->lines, &bytes);
    file->stamp = stamp;
    hoso_buf_release(&bytes);
    return HOSO_OK;
}

/* ---- writing ---- */

static enum hoso_status fail(struct hoso_error *err, const char *path, int why)
{
    return hoso_error_set(err, why == ENOSPC || why == EDQUOT || why == EFBIG ? HOSO_FULL : HOSO_IO,
                          "%s: %s", path, strerror(why));
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len) {
        ssize_t written = write(fd, bytes, len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            errno = written < 0 ? errno : EIO;
            return false;
        }
        bytes += written;
        len -= (size_t)written;
    }
    return true;
}

/* The renaming itself must outlast a power cut, too. */
static bool sync_folder(const char *path)
{
    char *folder = hoso_strdup(path);
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
    int fd = open(slash ? (*folder ? folder : "/") : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (fd < 0)
        return false;
    bool synced = fsync(fd) == 0 || errno == EINVAL; /* some file systems know no such thing */
    close(fd);
    return synced;
}

/* A link (into the reader's git tree, say) stays one: what it leads to is replaced. */
static enum hoso_status replace(const char *path, const struct hoso_buf *bytes,
                                struct hoso_error *err)
{
    char *real = realpath(path, NULL);
    const char *target = real ? real : path;
    struct hoso_buf beside = HOSO_BUF_INIT;
    struct stat old;
    hoso_buf_addf(&beside, "%s.new", target);
    unlink(beside.data);
    int fd = open(beside.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool done = fd >= 0 && (stat(target, &old) < 0 || fchmod(fd, old.st_mode & 0777) == 0) &&
                write_all(fd, bytes->data, bytes->len) && fsync(fd) == 0;
    int why = errno;
    if (fd >= 0 && close(fd) < 0 && done) {
        why = errno;
        done = false;
    }
    if (done && rename(beside.data, target) < 0) {
        why = errno;
        done = false;
    }
    if (done && !sync_folder(target)) { /* it is there, but nobody can promise that it stays */
        why = errno;
        done = false;
    } else if (!done && fd >= 0) {
        unlink(beside.data);
    }
    enum hoso_status status = done ? HOSO_OK : fail(err, target, why);
    hoso_buf_release(&beside);
    free(real);
    return status;
}

static enum hoso_status write_lines(struct workfile *file, struct hoso_error *err)
{
    struct hoso_buf bytes = HOSO_BUF_INIT;
    if (!file->stamp.st_ino && !file->lines.count)
        return HOSO_OK;
    if (!file->stamp.st_ino)
        hoso_buf_addstr(&bytes, file->head);
    for (size_t i = 0; i < file->lines.count; i++) {
        hoso_buf_add(&bytes, file->lines.items[i].bytes, file->lines.items[i].len);
        hoso_buf_addch(&bytes, '\n');
    }
    enum hoso_status status = replace(file->path, &bytes, err);
    hoso_buf_release(&bytes);
    return status;
}

static void take_out(struct worklines *lines, size_t at)
{
    free(lines->items[at].bytes);
    memmove(&lines->items[at], &lines->items[at + 1], (--lines->count - at) * sizeof *lines->items);
}

static void put_in(struct worklines *lines, size_t at, const struct workline *line)
{
    worklines_push(lines, line->bytes, line->len);
    struct workline last = lines->items[lines->count - 1];
    memmove(&lines->items[at + 1], &lines->items[at],
            (lines->count - 1 - at) * sizeof *lines->items);
    lines->items[at] = last;
}

enum hoso_status workfile_change(struct workfile *file, const struct worklines *out,
                                 const struct worklines *in, struct hoso_error *err)
{
    enum hoso_status status = workfile_read(file, err);
    if (status)
        return status;
    struct worklines *lines = &file->lines;
    size_t place = lines->count;
    bool changed = false;
    for (size_t i = 0; i < out->count; i++) {
        size_t at = find_line(lines, &out->items[i]);
        if (at == lines->count)
            continue;
        place = changed && place < at ? place : at;
        take_out(lines, at);
        changed = true;
    }
    if (!changed)
        place = lines->count;
    for (size_t i = 0; i < in->count; i++) {
        if (find_line(lines, &in->items[i]) < lines->count)
            continue;
        put_in(lines, place, &in->items[i]);
        place = lines->count;
        changed = true;
    }
    if (changed)
        status = write_lines(file, err);
    if (changed && workfile_read(file, status ? NULL : err))
        return HOSO_IO;
    return status;
}

enum hoso_status workfile_append(const char *path, const char *bytes, size_t len,
                                 struct hoso_error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    struct stat before;
    if (fd < 0 || fstat(fd, &before) < 0) {
        int why = errno;
        if (fd >= 0)
            close(fd);
        return fail(err, path, why);
    }
    bool done = write_all(fd, bytes, len);
    int why = errno;
    if (done && fsync(fd) < 0 && errno != EINVAL) {
        done = false;
        why = errno;
    }
    if (!done && S_ISREG(before.st_mode) && ftruncate(fd, before.st_size) < 0)
        why = errno;
    close(fd);
    if (done && !before.st_size)
        sync_folder(path);
    return done ? HOSO_OK : fail(err, path, why);
}

/* ---- the lock ---- */

static bool make_folders(const char *folder)
{
    char *path = hoso_strdup(folder);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    mkdir(path, 0700);
    free(path);
    struct stat made;
    return stat(folder, &made) == 0 && S_ISDIR(made.st_mode);
}

enum hoso_status workfile_replace(const char *path, const char *bytes, size_t len,
                                  struct hoso_error *err)
{
    char *folder = hoso_strdup(path);
    char *slash = strrchr(folder, '/');
    struct hoso_buf all = HOSO_BUF_INIT;
    if (slash && slash > folder) {
        *slash = '\0';
        make_folders(folder);
    }
    hoso_buf_add(&all, bytes, len);
    enum hoso_status status = replace(path, &all, err);
    hoso_buf_release(&all);
    free(folder);
    return status;
}

int workfile_lock(const char *folder, struct hoso_error *err)
{
    struct hoso_buf path = HOSO_BUF_INIT;
    hoso_buf_addf(&path, "%s/lock", folder);
    int fd = make_folders(folder) ? open(path.data, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (fd < 0)
        fail(err, fd < 0 && errno ? path.data : folder, errno ? errno : EIO);
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    for (int waited = 0; fd >= 0 && fcntl(fd, F_OFD_SETLK, &whole) < 0; waited += 10) {
        bool taken = errno == EAGAIN || errno == EACCES;
        if (taken && waited < LOCK_PATIENCE_MS) {
            nanosleep(&(struct timespec){ 0, 10000000 }, NULL);
            continue;
        }
        if (!taken)
            fail(err, path.data, errno);
        else
            hoso_error_set(err, HOSO_BUSY, _("%s: in use by another program"), path.data);
        close(fd);
        fd = -1;
    }
    hoso_buf_release(&path);
    return fd;
}
