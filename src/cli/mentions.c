#include <string.h>

#include "commands.h"
#include "hoso/figure.h"
#include "printer.h"

/* Full names of an article's entities are few: looked up in its own list. */
static const char *name_of(const struct hoso_entity_infos *entities, int64_t id)
{
    for (size_t i = 0; i < entities->count; i++)
        if (entities->items[i].id == id)
            return entities->items[i].name;
    return "";
}

struct mentions_job {
    struct hoso_session *session;
    struct hoso_printer *printer;
    int type;
    bool why;
    const char *figures; /* `figure` or `date` instead of an entity type, else NULL */
};

/* What the text states, in the columns of mentions: the entity is the figure normalised. */
static void print_figures(const struct mentions_job *job, const char *path,
                          const struct hoso_buf *text)
{
    struct hoso_figures figures = { 0 };
    hoso_figures_find(&figures, text->data, text->len);
    for (size_t i = 0; i < figures.count; i++) {
        const struct hoso_figure *f = &figures.items[i];
        const char *kind = f->kind == HOSO_FIGURE_DATE ? "date" : "figure";
        if (strcmp(kind, job->figures) != 0)
            continue;
        hoso_printer_string(job->printer, path);
        hoso_printer_number(job->printer, (int64_t)f->span.start);
        hoso_printer_number(job->printer, (int64_t)f->span.end);
        hoso_printer_string(job->printer, kind);
        hoso_printer_string(job->printer, f->shown);
        hoso_printer_text(job->printer, text->data + f->span.start, f->span.end - f->span.start);
        if (job->why)
            hoso_printer_string(job->printer, "");
        hoso_printer_end_row(job->printer);
    }
    hoso_figures_release(&figures);
}

static void print_mentions(const struct mentions_job *job, const char *path,
                           const struct hoso_buf *text,
                           const struct hoso_session_mentions *mentions,
                           const struct hoso_entity_infos *entities)
{
    const struct hoso_lexicon *lexicon = hoso_session_lexicon(job->session);
    for (size_t i = 0; i < mentions->count; i++) {
        const struct hoso_session_mention *m = &mentions->items[i];
        if ((job->type >= 0 && m->type != job->type) || m->end > text->len)
            continue; /* another type; a mention of a text that was replaced just now */
        hoso_printer_string(job->printer, path);
        hoso_printer_number(job->printer, (int64_t)m->start);
        hoso_printer_number(job->printer, (int64_t)m->end);
        hoso_printer_string(job->printer, hoso_lexicon_type(lexicon, (size_t)m->type)->key);
        hoso_printer_string(job->printer, name_of(entities, m->entity));
        hoso_printer_text(job->printer, text->data + m->start, m->end - m->start);
        if (job->why)
            hoso_printer_string(job->printer, m->why);
        hoso_printer_end_row(job->printer);
    }
}

static void print_article(const struct mentions_job *job, int64_t article)
{
    struct hoso_article_info info = { 0 };
    struct hoso_buf text = HOSO_BUF_INIT;
    struct hoso_session_mentions mentions = { 0 };
    struct hoso_entity_infos entities = { 0 };
    if (hoso_session_article(job->session, article, &info))
        return;
    enum hoso_status status = hoso_session_text(job->session, article, &text);
    if (status == HOSO_OK && job->figures)
        print_figures(job, info.path, &text);
    else if (status == HOSO_OK &&
             !hoso_session_mentions(job->session, article, &mentions) &&
             !hoso_session_article_entities(job->session, article, &entities))
        print_mentions(job, info.path, &text, &mentions, &entities);
    hoso_entity_infos_release(&entities);
    hoso_vec_release(&mentions);
    hoso_buf_release(&text);
    hoso_article_info_release(&info);
}

int hoso_cli_mentions(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    static const char *const with_why[] = { "path", "start", "end", "type", "entity", "words",
                                            "why", NULL };
    static const char *const without[] = { "path", "start", "end", "type", "entity", "words",
                                           NULL };
    struct mentions_job job = { .session = session, .why = arguments->why };
    const char *type = arguments->type;
    if (type && (strcmp(type, "figure") == 0 || strcmp(type, "date") == 0) &&
        hoso_lexicon_type_find(hoso_session_lexicon(session), type) < 0)
        job.figures = type;
    else if (!hoso_cli_type(&job.type, session, arguments))
        return HOSO_EXIT_ERROR;
    job.printer = hoso_printer_new(arguments->format, job.why ? with_why : without);
    size_t count = hoso_session_article_count(session);
    for (size_t i = 0; i < count; i++)
        print_article(&job, hoso_session_article_id(session, i));
    return hoso_printer_finish(job.printer);
}
