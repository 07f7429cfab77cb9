#include <string.h>

#include "commands.h"
#include "printer.h"

/* The names but the full one, most used first, with `; ` between. */
static void other_names(struct hoso_buf *out, struct hoso_session *session,
                        const struct hoso_entity_info *entity)
{
    struct hoso_aliases aliases = { 0 };
    hoso_session_aliases(session, entity->id, &aliases);
    for (size_t i = 0; i < aliases.count; i++)
        if (strcmp(aliases.items[i].form, entity->name) != 0)
            hoso_buf_addf(out, "%s%s", out->len ? "; " : "", aliases.items[i].form);
    hoso_aliases_release(&aliases);
}

int hoso_cli_entities(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    static const char *const columns[] = { "type", "entity", "mentions", "articles",
                                           "other_names", NULL };
    int type;
    if (!hoso_cli_type(&type, session, arguments))
        return HOSO_EXIT_ERROR;
    const struct hoso_lexicon *lexicon = hoso_session_lexicon(session);
    struct hoso_printer *printer = hoso_printer_new(arguments->format, columns);
    struct hoso_entity_infos entities = { 0 };
    struct hoso_buf names = HOSO_BUF_INIT;
    hoso_session_entities(session, type, 0, &entities);
    for (size_t i = 0; i < entities.count; i++) {
        const struct hoso_entity_info *e = &entities.items[i];
        hoso_buf_clear(&names);
        other_names(&names, session, e);
        hoso_printer_string(printer, hoso_lexicon_type(lexicon, (size_t)e->type)->key);
        hoso_printer_string(printer, e->name);
        hoso_printer_number(printer, (int64_t)e->mention_count);
        hoso_printer_number(printer, (int64_t)e->article_count);
        hoso_printer_text(printer, names.data, names.len);
        hoso_printer_end_row(printer);
    }
    hoso_buf_release(&names);
    hoso_entity_infos_release(&entities);
    return hoso_printer_finish(printer);
}
