/* What two articles share and where they differ: a row an entity, a row a pair of figures. */
#include <stdlib.h>

#include "commands.h"
#include "hoso/compare.h"
#include "hoso/mem.h"
#include "printer.h"

struct side {
    struct hoso_entity_infos infos;
    struct hoso_compare_entity *entities;
    struct hoso_figures figures;
};

static bool side_read(struct side *side, struct hoso_session *session, const char *path)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    int64_t article = hoso_cli_article(session, path);
    if (!article || hoso_session_text(session, article, &text))
        return false;
    hoso_figures_find(&side->figures, text.data, text.len);
    hoso_buf_release(&text);
    hoso_session_article_entities(session, article, &side->infos);
    side->entities = hoso_calloc(side->infos.count, sizeof *side->entities);
    for (size_t i = 0; i < side->infos.count; i++) {
        const struct hoso_entity_info *e = &side->infos.items[i];
        side->entities[i] = (struct hoso_compare_entity){ e->id, e->type, e->name, e->here_count };
    }
    return true;
}

static void side_release(struct side *side)
{
    free(side->entities);
    hoso_entity_infos_release(&side->infos);
    hoso_figures_release(&side->figures);
}

static void print_entities(struct hoso_printer *printer, const struct hoso_lexicon *lexicon,
                           const struct side *left, const struct side *right)
{
    static const char *const sides[] = { [HOSO_BOTH] = "both",
                                         [HOSO_ONLY_LEFT] = "left",
                                         [HOSO_ONLY_RIGHT] = "right" };
    struct hoso_compare_rows rows = { 0 };
    hoso_compare_entities(&rows, left->entities, left->infos.count, right->entities,
                          right->infos.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct hoso_compare_row *r = &rows.items[i];
        hoso_printer_string(printer, sides[r->side]);
        hoso_printer_string(printer, hoso_lexicon_type(lexicon, (size_t)r->type)->key);
        hoso_printer_string(printer, r->name);
        hoso_printer_number(printer, (int64_t)r->left_count);
        hoso_printer_number(printer, (int64_t)r->right_count);
        hoso_printer_end_row(printer);
    }
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
    hoso_compare_figures(&pairs, &left->figures, &right->figures);
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

int hoso_cli_compare(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    static const char *const columns[] = { "in", "type", "what", "left", "right", NULL };
    struct side left = { .entities = NULL }, right = { .entities = NULL };
    int status = HOSO_EXIT_ERROR;
    if (side_read(&left, session, arguments->words.items[0]) &&
        side_read(&right, session, arguments->words.items[1])) {
        struct hoso_printer *printer = hoso_printer_new(arguments->format, columns);
        print_entities(printer, hoso_session_lexicon(session), &left, &right);
        print_figures(printer, &left, &right);
        status = hoso_printer_finish(printer);
    }
    side_release(&left);
    side_release(&right);
    return status;
}
