/* The one reader of the program's line-based data files (lexicon, types, cues,
 * keys, themes): UTF-8 lines, `#` as the first character starts a comment, blank
 * lines are skipped, cells are split at tabs.  Mistakes go to a message list as
 * `file:line: what`, and the rest of the file is read.  Uses libc only. */
#ifndef HOSO_DATAFILE_H
#define HOSO_DATAFILE_H

#include <stddef.h>

#include "hoso/messages.h"
#include "hoso/status.h"

#define HOSO_DATAFILE_MAX_CELLS 16

struct hoso_datafile_row {
    const char *file;                     /* path as it was opened; borrowed */
    unsigned line;                        /* counted from 1 */
    char *cells[HOSO_DATAFILE_MAX_CELLS]; /* writable, valid during the callback */
    size_t count;                         /* cells; at least 1 */
};

/* One row; what it finds wrong it says with hoso_datafile_complain(). */
typedef void hoso_datafile_row_fn(struct hoso_datafile_row *row, struct hoso_messages *messages,
                                  void *ctx);

/* Reads PATH row by row.  HOSO_IO with ERR filled where it cannot be read. */
enum hoso_status hoso_datafile_read(const char *path, hoso_datafile_row_fn *each,
                                    struct hoso_messages *messages, void *ctx,
                                    struct hoso_error *err);

/* The same without splitting: the whole line is cells[0]. */
enum hoso_status hoso_datafile_read_lines(const char *path, hoso_datafile_row_fn *each,
                                          struct hoso_messages *messages, void *ctx,
                                          struct hoso_error *err);

/* Adds `file:line: …` for ROW. */
void hoso_datafile_complain(const struct hoso_datafile_row *row, struct hoso_messages *messages,
                            const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
