#include "commands.h"
#include "printer.h"

enum { RELATED_LIMIT = 50 };

int hoso_cli_related(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    static const char *const columns[] = { "path", "score", "reason", "shared", NULL };
    static const char *const reasons[] = { [HOSO_RELATED_COPY] = "same-text",
                                           [HOSO_RELATED_EVENT] = "same-event",
                                           [HOSO_RELATED_SHARED] = "shared" };
    int64_t article = hoso_cli_article(session, arguments->words.items[0]);
    if (!article)
        return HOSO_EXIT_ERROR;
    struct hoso_relateds relateds = { 0 };
    struct hoso_printer *printer = hoso_printer_new(arguments->format, columns);
    hoso_session_related(session, article, RELATED_LIMIT, &relateds);
    for (size_t i = 0; i < relateds.count; i++) {
        struct hoso_article_info info = { 0 };
        if (hoso_session_article(session, relateds.items[i].article, &info))
            continue;
        hoso_printer_string(printer, info.path);
        hoso_printer_real(printer, relateds.items[i].score);
        hoso_printer_string(printer, reasons[relateds.items[i].kind]);
        hoso_printer_string(printer, relateds.items[i].reasons);
        hoso_printer_end_row(printer);
        hoso_article_info_release(&info);
    }
    hoso_relateds_release(&relateds);
    return hoso_printer_finish(printer);
}
