/* One file of the reader's own work: lines of text, each a record of cells between tabs.
 * Lines that are not understood are kept byte for byte.  A file is only ever replaced whole
 * (written beside it, synced, renamed), and only under the folder's lock, after what other
 * programs wrote has been read again: nothing that anyone made is lost, whenever a program
 * or the machine stops.  May use base.  One thread. */
#ifndef HOSO_APP_WORKFILE_H
#define HOSO_APP_WORKFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "hoso/buf.h"
#include "hoso/status.h"
#include "hoso/vec.h"

enum { WORK_CELLS = 16 };

struct workline {
    char *bytes; /* without the newline */
    size_t len;
};
struct worklines HOSO_VEC(struct workline);

struct workfile {
    char *path;
    const char *head; /* the comment a new file starts with */
    struct worklines lines;
    struct stat stamp; /* of what was read; all 0 where there was no file */
    bool unreadable;   /* it is there and cannot be read: never written */
};

void workfile_init(struct workfile *file, const char *path, const char *head);
void workfile_release(struct workfile *file);

/* Has it changed since it was read? */
bool workfile_is_stale(const struct workfile *file);
/* No file is an empty one. */
enum hoso_status workfile_read(struct workfile *file, struct hoso_error *err);

/* Reads again, takes out each line of OUT that is there, once, and adds those of IN that are
 * not: the first in the place of the first taken out, the others at the end.  The lock is
 * held by the caller.  Where it fails the file is as it was. */
enum hoso_status workfile_change(struct workfile *file, const struct worklines *out,
                                 const struct worklines *in, struct hoso_error *err);

/* Replaces the file at PATH whole, making the folders above it. */
enum hoso_status workfile_replace(const char *path, const char *bytes, size_t len,
                                  struct hoso_error *err);

/* Appends BYTES to the file at PATH, all or none of them. */
enum hoso_status workfile_append(const char *path, const char *bytes, size_t len,
                                 struct hoso_error *err);

/* The lock of a folder, which is made where it is not there; a descriptor to close, or -1. */
int workfile_lock(const char *folder, struct hoso_error *err);

/* ---- lines ---- */
void worklines_push(struct worklines *lines, const char *bytes, size_t len);
void worklines_release(struct worklines *lines);

/* A line taken apart: cells unescaped, in one buffer. */
struct workcells {
    struct hoso_buf bytes;
    char *cells[WORK_CELLS];
    size_t count;
    const char *rest; /* the cells past the last, raw, "" for none: kept for later versions */
    const char *problem; /* translated; NULL where all is well */
};
/* Takes at most MAX cells; a cell over WORK_CELLS or MAX is the rest.  False for a comment or
 * a blank line. */
bool workcells_read(struct workcells *cells, const struct workline *line, size_t max);
void workcells_release(struct workcells *cells);
/* Adds a cell with its tab, newline, carriage return and backslash escaped; an empty one is `-`. */
void workcell_add(struct hoso_buf *line, const char *cell);

#endif
