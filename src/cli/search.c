/* Lines with hits, as grep prints them. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "hoso/i18n.h"
#include "printer.h"

static void print_line(struct hoso_printer *printer, enum hoso_format format, const char *path,
                       size_t number, const char *line, size_t len)
{
    if (format == HOSO_FORMAT_TEXT) { /* one cell: path:line:text */
        struct hoso_buf cell = HOSO_BUF_INIT;
        hoso_buf_addf(&cell, "%s:%zu:", path, number);
        hoso_buf_add(&cell, line, len);
        hoso_printer_text(printer, cell.data, cell.len);
        hoso_buf_release(&cell);
    } else {
        hoso_printer_string(printer, path);
        hoso_printer_number(printer, (int64_t)number);
        hoso_printer_text(printer, line, len);
    }
    hoso_printer_end_row(printer);
}

/* The lines that hold HITS; of an article found without any (a date, a path) the first. */
static void print_lines(struct hoso_printer *printer, enum hoso_format format, const char *path,
                        const struct hoso_buf *text, const struct hoso_spans *hits)
{
    size_t number = 1, hit = 0;
    const char *end = text->data + text->len;
    for (const char *line = text->data; line < end; number++) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        const char *stop = newline ? newline : end;
        size_t from = (size_t)(line - text->data), to = (size_t)(stop - text->data);
        while (hit < hits->count && hits->items[hit].end <= from)
            hit++;
        if (hits->count ? hit < hits->count && hits->items[hit].start < to : stop > line)
            print_line(printer, format, path, number, line, (size_t)(stop - line));
        if (!hits->count && stop > line)
            return;
        line = stop + 1;
    }
}

static void print_article(struct hoso_printer *printer, struct hoso_session *session,
                          struct hoso_search *search, int64_t article,
                          const struct hoso_arguments *arguments)
{
    struct hoso_article_info info = { 0 };
    struct hoso_buf text = HOSO_BUF_INIT;
    struct hoso_spans hits = { 0 };
    if (hoso_session_article(session, article, &info))
        return;
    if (arguments->list_only) {
        hoso_printer_string(printer, info.path);
        hoso_printer_end_row(printer);
    } else if (!hoso_session_text(session, article, &text)) {
        hoso_search_hits(search, article, &hits);
        print_lines(printer, arguments->format, info.path, &text, &hits);
    }
    hoso_vec_release(&hits);
    hoso_buf_release(&text);
    hoso_article_info_release(&info);
}

static int print_count(const struct hoso_search_state *state, enum hoso_format format)
{
    static const char *const columns[] = { "articles", "hits", NULL };
    struct hoso_printer *printer = hoso_printer_new(format, columns);
    hoso_printer_number(printer, (int64_t)state->article_count);
    hoso_printer_number(printer, (int64_t)state->hit_count);
    hoso_printer_end_row(printer);
    int status = hoso_printer_finish(printer);
    return status == HOSO_EXIT_FOUND && !state->article_count ? HOSO_EXIT_NOTHING : status;
}

static int print_all(struct hoso_session *session, struct hoso_search *search, size_t count,
                     const struct hoso_arguments *arguments)
{
    static const char *const columns[] = { "path", "line", "text", NULL };
    static const char *const paths[] = { "path", NULL };
    struct hoso_printer *printer =
        hoso_printer_new(arguments->format, arguments->list_only ? paths : columns);
    for (size_t i = 0; i < count; i++)
        print_article(printer, session, search, hoso_search_result(search, i).article, arguments);
    return hoso_printer_finish(printer);
}

int hoso_cli_search(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    struct hoso_search *search;
    struct hoso_search_state state;
    struct hoso_error err;
    size_t offset = 0;
    const char *query = arguments->words.items[0];
    if (hoso_search_start(&search, session, query, false, &offset, &err)) {
        char line[700];
        snprintf(line, sizeof line, _("query, byte %zu: %s"), offset, err.text);
        hoso_cli_complain(line);
        return HOSO_EXIT_ERROR;
    }
    hoso_search_wait(search);
    hoso_search_state(search, &state);
    int status = arguments->count_only
                     ? print_count(&state, arguments->format)
                     : print_all(session, search, state.article_count, arguments);
    if (state.stopped_count) {
        char line[256];
        snprintf(line, sizeof line,
                 ngettext("the expression took too many steps in %zu article and was stopped there",
                          "the expression took too many steps in %zu articles and was stopped "
                          "there", state.stopped_count),
                 state.stopped_count);
        hoso_cli_complain(line);
    }
    hoso_search_free(search);
    return status;
}
