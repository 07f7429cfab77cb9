/* The corpus as plain text, for a pipe: each article with its people, weapons, places. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "hoso/cell.h"
#include "hoso/i18n.h"

enum { DIGEST_COLS = 1000 };

static void print_shown(const char *before, const char *text)
{
    struct hoso_buf shown = HOSO_BUF_INIT;
    hoso_buf_addstr(&shown, before);
    hoso_cells_add(&shown, text, strlen(text), DIGEST_COLS);
    puts(shown.data);
    hoso_buf_release(&shown);
}

/* One line for each type: `  People: Kim Jong-un 6, Vladimir Putin 5`. */
static void print_entities(struct hoso_session *session, const struct hoso_entity_infos *entities)
{
    const struct hoso_lexicon *lexicon = hoso_session_lexicon(session);
    struct hoso_buf line = HOSO_BUF_INIT;
    for (size_t i = 0; i < entities->count; i++) {
        const struct hoso_entity_info *e = &entities->items[i];
        bool first = !i || e->type != entities->items[i - 1].type;
        if (first && line.len)
            print_shown("  ", line.data);
        if (first) {
            hoso_buf_clear(&line);
            hoso_buf_addf(&line, "%s: ", _(hoso_lexicon_type(lexicon, (size_t)e->type)->name));
        }
        hoso_buf_addf(&line, "%s%s %zu", first ? "" : ", ", e->name, e->here_count);
    }
    if (line.len)
        print_shown("  ", line.data);
    hoso_buf_release(&line);
}

int hoso_cli_digest(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    (void)arguments;
    size_t count = hoso_session_article_count(session), printed = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t id = hoso_session_article_id(session, i);
        struct hoso_article_info info = { 0 };
        struct hoso_entity_infos entities = { 0 };
        if (hoso_session_article(session, id, &info))
            continue;
        if (info.state == HOSO_ARTICLE_READ) {
            hoso_session_article_entities(session, id, &entities);
            if (printed++)
                putchar('\n');
            print_shown("", info.title);
            struct hoso_buf where = HOSO_BUF_INIT;
            hoso_buf_addf(&where, "%s%s%s", info.path, info.date[0] ? " · " : "", info.date);
            print_shown("  ", where.data);
            hoso_buf_release(&where);
            print_entities(session, &entities);
        }
        hoso_entity_infos_release(&entities);
        hoso_article_info_release(&info);
    }
    if (fflush(stdout) || ferror(stdout))
        return HOSO_EXIT_ERROR;
    return printed ? HOSO_EXIT_FOUND : HOSO_EXIT_NOTHING;
}
