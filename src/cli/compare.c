/* What two articles share and where they differ: a row an entity, a row a pair of figures or
 * dates, a row a passage that both have. */
#include <stdlib.h>

#include "commands.h"
#include "hoso/compare.h"
#include "hoso/mem.h"
#include "hoso/passages.h"
#include "printer.h"

struct side {
    struct hoso_buf text;
    struct hoso_entity_infos infos;
    struct hoso_passage_mention *mentions;
    size_t mention_count;
    struct hoso_figures figures;
    struct hoso_article_info info;
};

static void read_mentions(struct side *side, struct hoso_session *session, int64_t article)
{
    struct hoso_session_mentions mentions = { 0 };
    hoso_session_mentions(session, article, &mentions);
    side->mentions = hoso_calloc(mentions.count, sizeof *side->mentions);
    side->mention_count = mentions.count;
    for (size_t i = 0; i < mentions.count; i++) {
        const struct hoso_session_mention *m = &mentions.items[i];
        side->mentions[i] = (struct hoso_passage_mention){ m->start, m->end, m->entity };
    }
    hoso_vec_release(&mentions);
}

static bool side_read(struct side *side, struct hoso_session *session, const char *path)
{
    int64_t article = hoso_cli_article(session, path);
    if (!article || hoso_session_article(session, article, &side->info) ||
        hoso_session_text(session, article, &side->text))
        return false;
    hoso_figures_find(&side->figures, side->text.data, side->text.len);
    read_mentions(side, session, article);
    hoso_session_article_entities(session, article, &side->infos);
    return true;
}

static void side_release(struct side *side)
{
    hoso_buf_release(&side->text);
    free(side->mentions);
    hoso_entity_infos_release(&side->infos);
    hoso_figures_release(&side->figures);
    hoso_article_info_release(&side->info);
}

static void print_entities(struct hoso_printer *printer, struct hoso_session *session,
                           const struct side *left, const struct side *right)
{
    static const char *const sides[] = { [HOSO_BOTH] = "both",
                                         [HOSO_ONLY_LEFT] = "left",
                                         [HOSO_ONLY_RIGHT] = "right" };
    const struct hoso_lexicon *lexicon = hoso_session_lexicon(session);
    struct hoso_compare_rows rows = { 0 };
    struct hoso_buf names = HOSO_BUF_INIT;
    hoso_session_compare_entities(session, &rows, &left->infos, &right->infos);
    for (size_t i = 0; i < rows.count; i++) {
        const struct hoso_compare_row *r = &rows.items[i];
        hoso_printer_string(printer, sides[r->side]);
        hoso_printer_string(printer, hoso_lexicon_type(lexicon, (size_t)r->type)->key);
        hoso_buf_clear(&names);
        hoso_buf_addstr(&names, r->left_name);
        if (r->left_id != r->right_id)
            hoso_buf_addf(&names, "; %s", r->right_name);
        hoso_printer_string(printer, names.data);
        hoso_printer_number(printer, (int64_t)r->left_count);
        hoso_printer_number(printer, (int64_t)r->right_count);
        hoso_printer_end_row(printer);
    }
    hoso_buf_release(&names);
    hoso_vec_release(&rows);
}

static void print_figures(struct hoso_printer *printer, const struct side *left,
                          const struct side *right)
{
    static const char *const relations[] = { [HOSO_FIGURE_SAME] = "same",
                                             [HOSO_FIGURE_DIFFERS] = "differs",
                                             [HOSO_FIGURE_ONLY_LEFT] = "left",
                                             [HOSO_FIGURE_ONLY_RIGHT] = "right" };
    struct hoso_figure_pairs pairs = { 0 };
    hoso_compare_figures(&pairs, &left->figures, left->info.date, &right->figures,
                         right->info.date);
    for (size_t i = 0; i < pairs.count; i++) {
        const struct hoso_figure_pair *p = &pairs.items[i];
        const struct hoso_figure *either = p->left ? p->left : p->right;
        hoso_printer_string(printer, relations[p->relation]);
        hoso_printer_string(printer, either->kind == HOSO_FIGURE_DATE ? "date" : "figure");
        hoso_printer_string(printer, *either->label ? either->label : either->what);
        hoso_printer_string(printer, p->left ? p->left->shown : "");
        hoso_printer_string(printer, p->right ? p->right->shown : "");
        hoso_printer_end_row(printer);
    }
    hoso_vec_release(&pairs);
}

static struct hoso_passage_side passage_side(const struct side *side)
{
    return (struct hoso_passage_side){ side->text.data, side->text.len, side->mentions,
                                       side->mention_count, &side->figures };
}

static void print_span(struct hoso_printer *printer, const struct side *side, struct hoso_span span)
{
    hoso_printer_text(printer, side->text.data + span.start, span.end - span.start);
}

static void print_passages(struct hoso_printer *printer, const struct side *left,
                           const struct side *right)
{
    struct hoso_passages passages = { 0 };
    struct hoso_passage_side l = passage_side(left), r = passage_side(right);
    hoso_passages_find(&passages, &l, &r);
    for (size_t i = 0; i < passages.count; i++) {
        const struct hoso_passage *p = &passages.items[i];
        hoso_printer_string(printer, "both");
        hoso_printer_string(printer, "passage");
        hoso_printer_real(printer, p->score);
        print_span(printer, left, p->left);
        print_span(printer, right, p->right);
        hoso_printer_end_row(printer);
    }
    hoso_vec_release(&passages);
}

int hoso_cli_compare(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    static const char *const columns[] = { "in", "type", "what", "left", "right", NULL };
    struct side left = { .text = HOSO_BUF_INIT }, right = { .text = HOSO_BUF_INIT };
    int status = HOSO_EXIT_ERROR;
    if (side_read(&left, session, arguments->words.items[0]) &&
        side_read(&right, session, arguments->words.items[1])) {
        struct hoso_printer *printer = hoso_printer_new(arguments->format, columns);
        print_entities(printer, session, &left, &right);
        print_figures(printer, &left, &right);
        print_passages(printer, &left, &right);
        status = hoso_printer_finish(printer);
    }
    side_release(&left);
    side_release(&right);
    return status;
}
