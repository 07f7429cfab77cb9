#include "hoso/datafile.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "hoso/buf.h"
#include "hoso/i18n.h"

void hoso_datafile_complain(const struct hoso_datafile_row *row, struct hoso_messages *messages,
                            const char *format, ...)
{
    char what[512];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    hoso_messages_add(messages, "%s:%u: %s", row->file, row->line, what);
}

static void split_cells(struct hoso_datafile_row *row, char *line)
{
    row->count = 0;
    for (char *tab; row->count < HOSO_DATAFILE_MAX_CELLS; line = tab + 1) {
        row->cells[row->count++] = line;
        tab = strchr(line, '\t');
        if (!tab)
            break;
        *tab = '\0';
    }
}

static void whole_line(struct hoso_datafile_row *row, char *line)
{
    row->cells[0] = line;
    row->count = 1;
}

static enum hoso_status read_with(void (*split)(struct hoso_datafile_row *row, char *line),
                                  const char *path, hoso_datafile_row_fn *each,
                                  struct hoso_messages *messages, void *ctx,
                                  struct hoso_error *err)
{
    struct hoso_buf bytes = HOSO_BUF_INIT;
    int failed = hoso_buf_read_file(&bytes, path, 0);
    if (failed)
        return hoso_error_set(err, HOSO_IO, "%s: %s", path, strerror(failed));

    struct hoso_datafile_row row = { .file = path };
    char *end = bytes.data + bytes.len;
    for (char *line = bytes.data, *next; line < end; line = next) {
        char *newline = memchr(line, '\n', (size_t)(end - line));
        next = newline ? newline + 1 : end;
        char *stop = newline ? newline : end;
        *stop = '\0';
        row.line++;
        if (strlen(line) != (size_t)(stop - line)) {
            hoso_datafile_complain(&row, messages, _("a NUL byte in the line"));
            continue;
        }
        if (stop > line && stop[-1] == '\r')
            stop[-1] = '\0';
        if (line[0] == '#' || line[strspn(line, " \t")] == '\0')
            continue;
        split(&row, line);
        each(&row, messages, ctx);
    }
    hoso_buf_release(&bytes);
    return HOSO_OK;
}

enum hoso_status hoso_datafile_read(const char *path, hoso_datafile_row_fn *each,
                                    struct hoso_messages *messages, void *ctx,
                                    struct hoso_error *err)
{
    return read_with(split_cells, path, each, messages, ctx, err);
}

enum hoso_status hoso_datafile_read_lines(const char *path, hoso_datafile_row_fn *each,
                                          struct hoso_messages *messages, void *ctx,
                                          struct hoso_error *err)
{
    return read_with(whole_line, path, each, messages, ctx, err);
}
