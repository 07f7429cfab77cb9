#include "commands.h"
#include "printer.h"

int hoso_cli_list(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    static const char *const columns[] = { "path", "date", "title", NULL };
    struct hoso_printer *printer = hoso_printer_new(arguments->format, columns);
    size_t count = hoso_session_article_count(session);
    for (size_t i = 0; i < count; i++) {
        struct hoso_article_info info = { 0 };
        if (hoso_session_article(session, hoso_session_article_id(session, i), &info))
            continue;
        if (info.state == HOSO_ARTICLE_READ) {
            hoso_printer_string(printer, info.path);
            hoso_printer_string(printer, info.date);
            hoso_printer_string(printer, info.title);
            hoso_printer_end_row(printer);
        }
        hoso_article_info_release(&info);
    }
    return hoso_printer_finish(printer);
}
