#include "printer.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/cell.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/unicode.h"

struct hoso_printer {
    enum hoso_format format;
    const char *const *columns;
    bool terminal;
    size_t column; /* of the next cell */
    size_t rows;
    struct hoso_buf line;
    json_t *object;
};

struct hoso_printer *hoso_printer_new(enum hoso_format format, const char *const *columns)
{
    struct hoso_printer *p = hoso_calloc(1, sizeof *p);
    p->format = format;
    p->columns = columns;
    p->terminal = isatty(STDOUT_FILENO);
    hoso_buf_init(&p->line);
    if (format == HOSO_FORMAT_JSON) {
        p->object = json_object();
        fputs("[", stdout);
    }
    if (format == HOSO_FORMAT_CSV) {
        for (size_t i = 0; columns[i]; i++)
            printf("%s%s", i ? "," : "", columns[i]);
        fputs("\r\n", stdout);
    }
    return p;
}

static void add_tsv(struct hoso_buf *line, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char c = bytes[i];
        if (c == '\t')
            hoso_buf_addstr(line, "\\t");
        else if (c == '\n')
            hoso_buf_addstr(line, "\\n");
        else if (c == '\\')
            hoso_buf_addstr(line, "\\\\");
        else
            hoso_buf_addch(line, c);
    }
}

static void add_csv(struct hoso_buf *line, const char *bytes, size_t len)
{
    bool quoted = false;
    for (size_t i = 0; i < len && !quoted; i++)
        quoted = strchr(",\"\r\n", bytes[i]) != NULL; /* a NUL byte too */
    if (!quoted) {
        hoso_buf_add(line, bytes, len);
        return;
    }
    hoso_buf_addch(line, '"');
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] == '"')
            hoso_buf_addch(line, '"');
        hoso_buf_addch(line, bytes[i]);
    }
    hoso_buf_addch(line, '"');
}

/* Between the cells of a row. */
static void separate(struct hoso_printer *p)
{
    static const char *const separators[] = { [HOSO_FORMAT_TEXT] = "  ",
                                              [HOSO_FORMAT_TSV] = "\t",
                                              [HOSO_FORMAT_CSV] = ",",
                                              [HOSO_FORMAT_JSON] = "" };
    if (p->column++)
        hoso_buf_addstr(&p->line, separators[p->format]);
}

/* A cell of the row's object; what JSON cannot say is null. */
static void set_cell(struct hoso_printer *p, json_t *value)
{
    json_object_set_new(p->object, p->columns[p->column - 1], value ? value : json_null());
}

/* JSON is Unicode: a byte that is none, in a file name say, becomes U+FFFD. */
static json_t *json_text(const char *bytes, size_t len)
{
    struct hoso_buf valid = HOSO_BUF_INIT;
    uint32_t code;
    for (size_t at = 0, size; at < len; at += size) {
        size = hoso_utf8_next(&code, bytes, len, at);
        if (size == 1 && code == 0xFFFD)
            hoso_buf_addstr(&valid, "\uFFFD");
        else
            hoso_buf_add(&valid, bytes + at, size);
    }
    json_t *value = json_stringn(valid.data, valid.len);
    hoso_buf_release(&valid);
    return value;
}

void hoso_printer_text(struct hoso_printer *p, const char *bytes, size_t len)
{
    struct hoso_buf shown = HOSO_BUF_INIT;
    separate(p);
    if (p->terminal || p->format == HOSO_FORMAT_TEXT) {
        hoso_cells_add(&shown, bytes, len, -1);
        bytes = shown.data;
        len = shown.len;
    }
    if (p->format == HOSO_FORMAT_JSON)
        set_cell(p, json_text(bytes, len));
    else if (p->format == HOSO_FORMAT_TSV)
        add_tsv(&p->line, bytes, len);
    else if (p->format == HOSO_FORMAT_CSV)
        add_csv(&p->line, bytes, len);
    else
        hoso_buf_add(&p->line, bytes, len);
    hoso_buf_release(&shown);
}

void hoso_printer_string(struct hoso_printer *p, const char *s)
{
    hoso_printer_text(p, s, strlen(s));
}

void hoso_printer_number(struct hoso_printer *p, int64_t number)
{
    separate(p);
    if (p->format == HOSO_FORMAT_JSON)
        set_cell(p, json_integer(number));
    else
        hoso_buf_addf(&p->line, "%lld", (long long)number);
}

void hoso_printer_real(struct hoso_printer *p, double number)
{
    separate(p);
    if (p->format == HOSO_FORMAT_JSON)
        set_cell(p, json_real(number));
    else
        hoso_buf_addf(&p->line, "%.3f", number);
}

void hoso_printer_end_row(struct hoso_printer *p)
{
    if (p->format == HOSO_FORMAT_JSON) {
        char *dump = json_dumps(p->object, JSON_COMPACT | JSON_PRESERVE_ORDER |
                                               JSON_REAL_PRECISION(6));
        printf("%s\n%s", p->rows ? "," : "", dump ? dump : "{}");
        free(dump);
        json_object_clear(p->object);
    } else {
        hoso_buf_addstr(&p->line, p->format == HOSO_FORMAT_CSV ? "\r\n" : "\n");
        fwrite(p->line.data, 1, p->line.len, stdout);
    }
    hoso_buf_clear(&p->line);
    p->column = 0;
    p->rows++;
}

int hoso_printer_finish(struct hoso_printer *p)
{
    if (p->format == HOSO_FORMAT_JSON) {
        fputs(p->rows ? "\n]\n" : "]\n", stdout);
        json_decref(p->object);
    }
    int status = p->rows ? HOSO_EXIT_FOUND : HOSO_EXIT_NOTHING;
    if (fflush(stdout) || ferror(stdout)) {
        if (errno != EPIPE) { /* `| head` has had enough: not worth a word */
            char line[256];
            snprintf(line, sizeof line, _("standard output: %s"), strerror(errno));
            hoso_cli_complain(line);
        }
        status = HOSO_EXIT_ERROR;
    }
    hoso_buf_release(&p->line);
    free(p);
    return status;
}
