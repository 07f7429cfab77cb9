/* Side by side: two texts, and a sidebar of what both name, only the left, only the right,
 * and the figures.  `lit` is the entity that stands out in both texts. */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/compare.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"

enum side { LEFT, RIGHT };

/* A row of the sidebar: a heading, an entity, or a pair of figures. */
struct row {
    const char *heading; /* translated; NULL for the others */
    size_t count;        /* of a heading */
    const struct hoso_compare_row *entity;
    const struct hoso_figure_pair *figures;
};

struct hoso_compare_state {
    struct hoso_document docs[2];
    struct hoso_textview views[2];
    struct hoso_compare_rows entities;
    struct hoso_figures figures[2];
    struct hoso_figure_pairs pairs;
    struct rows HOSO_VEC(struct row) rows;
    struct hoso_list list;
    int64_t lit;
    enum hoso_pane from; /* the pane to come back to */
};

/* ---- what is compared ---- */

static void side_entities(const struct hoso_document *doc, struct hoso_compare_entity *out)
{
    for (size_t i = 0; i < doc->entities.count; i++) {
        const struct hoso_entity_info *e = &doc->entities.items[i];
        out[i] = (struct hoso_compare_entity){ e->id, e->type, e->name, e->here_count };
    }
}

static void compare_entities(struct hoso_compare_state *c)
{
    struct hoso_compare_entity *sides[2];
    for (int s = LEFT; s <= RIGHT; s++) {
        sides[s] = hoso_calloc(c->docs[s].entities.count, sizeof *sides[s]);
        side_entities(&c->docs[s], sides[s]);
    }
    hoso_vec_clear(&c->entities);
    hoso_compare_entities(&c->entities, sides[LEFT], c->docs[LEFT].entities.count, sides[RIGHT],
                          c->docs[RIGHT].entities.count);
    free(sides[LEFT]);
    free(sides[RIGHT]);
}

static void compare_figures(struct hoso_compare_state *c)
{
    for (int s = LEFT; s <= RIGHT; s++) {
        hoso_figures_release(&c->figures[s]);
        memset(&c->figures[s], 0, sizeof c->figures[s]);
        hoso_figures_find(&c->figures[s], c->docs[s].text.data, c->docs[s].text.len);
    }
    hoso_vec_clear(&c->pairs);
    hoso_compare_figures(&c->pairs, &c->figures[LEFT], &c->figures[RIGHT]);
}

static void add_entities(struct hoso_compare_state *c, enum hoso_compare_side side,
                         const char *heading)
{
    size_t at = c->rows.count;
    hoso_vec_push(&c->rows, ((struct row){ heading, 0, NULL, NULL }));
    for (size_t i = 0; i < c->entities.count; i++)
        if (c->entities.items[i].side == side)
            hoso_vec_push(&c->rows, ((struct row){ NULL, 0, &c->entities.items[i], NULL }));
    c->rows.items[at].count = c->rows.count - at - 1;
    if (!c->rows.items[at].count)
        c->rows.count = at;
}

/* The rows of the sidebar anew, after any of the two texts has changed. */
static void compare_all(struct hoso_compare_state *c)
{
    compare_entities(c);
    compare_figures(c);
    hoso_vec_clear(&c->rows);
    add_entities(c, HOSO_BOTH, _("IN BOTH"));
    add_entities(c, HOSO_ONLY_LEFT, _("ONLY LEFT"));
    add_entities(c, HOSO_ONLY_RIGHT, _("ONLY RIGHT"));
    if (c->pairs.count)
        hoso_vec_push(&c->rows, ((struct row){ _("FIGURES"), c->pairs.count, NULL, NULL }));
    for (size_t i = 0; i < c->pairs.count; i++)
        hoso_vec_push(&c->rows, ((struct row){ NULL, 0, NULL, &c->pairs.items[i] }));
}

static bool is_heading(void *ctx, size_t row)
{
    const struct hoso_compare_state *c = ctx;
    return row < c->rows.count && c->rows.items[row].heading;
}

void hoso_compare_view_open(struct hoso_ui *ui, int64_t left, int64_t right)
{
    hoso_compare_view_close(ui);
    struct hoso_compare_state *c = hoso_calloc(1, sizeof *c);
    ui->compare = c;
    c->from = ui->focus;
    for (int s = LEFT; s <= RIGHT; s++) {
        hoso_document_init(&c->docs[s]);
        hoso_document_open(&c->docs[s], ui->session, s == LEFT ? left : right, NULL);
    }
    c->list.passes = is_heading;
    c->list.ctx = c;
    compare_all(c);
    ui->view = &hoso_view_compare;
    ui->focus = HOSO_PANE_ARTICLES;
}

void hoso_compare_view_close(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    if (!c)
        return;
    for (int s = LEFT; s <= RIGHT; s++) {
        hoso_document_release(&c->docs[s]);
        hoso_textview_release(&c->views[s]);
        hoso_figures_release(&c->figures[s]);
    }
    hoso_vec_release(&c->entities);
    hoso_vec_release(&c->pairs);
    hoso_vec_release(&c->rows);
    ui->focus = c->from;
    free(c);
    ui->compare = NULL;
    ui->view = &hoso_view_reading;
}

/* The text that commands are about: the focused one, from the sidebar the left. */
static enum side side_of(const struct hoso_ui *ui)
{
    return ui->focus == HOSO_PANE_TEXT ? RIGHT : LEFT;
}

void hoso_compare_view_replace(struct hoso_ui *ui, int64_t article)
{
    struct hoso_compare_state *c = ui->compare;
    hoso_document_open(&c->docs[side_of(ui)], ui->session, article, NULL);
    c->lit = 0;
    compare_all(c);
}

int64_t hoso_compare_view_article(const struct hoso_ui *ui)
{
    return ui->compare->docs[side_of(ui)].id;
}

/* ---- drawing ---- */

static void draw_entity(struct hoso_ui *ui, int row, int cols, const struct hoso_compare_row *e,
                        struct hoso_look look)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    char counts[64];
    if (e->side == HOSO_BOTH)
        snprintf(counts, sizeof counts, "%zu · %zu", e->left_count, e->right_count);
    else
        snprintf(counts, sizeof counts, "%zu", e->left_count + e->right_count);
    if (ui->compare->lit == e->id)
        hoso_draw_text(surface, row, 1, 1, look, "▸");
    struct hoso_look name = look;
    if (look.base == HOSO_ROLE_NORMAL)
        name = LOOK(hoso_draw_type_role(ui->settings, ui->lexicon, e->type));
    hoso_draw_text(surface, row, 3, cols - 5 - (int)strlen(counts), name, e->name);
    hoso_draw_right(surface, row, cols - 1, cols,
                    look.base == HOSO_ROLE_NORMAL ? LOOK(HOSO_ROLE_DIM) : look, counts);
}

/* A figure as it is lined up; a date as the text says it. */
static void add_value(struct hoso_buf *out, const struct hoso_document *doc,
                      const struct hoso_figure *f)
{
    if (!f)
        hoso_buf_addstr(out, "–");
    else if (f->kind == HOSO_FIGURE_DATE && f->span.end <= doc->text.len)
        hoso_buf_add(out, doc->text.data + f->span.start, f->span.end - f->span.start);
    else
        hoso_buf_addstr(out, f->shown);
}

static void draw_figures(struct hoso_ui *ui, int row, int cols, const struct hoso_figure_pair *pair,
                         struct hoso_look look)
{
    static const char *const signs[] = { [HOSO_FIGURE_SAME] = "=",
                                         [HOSO_FIGURE_DIFFERS] = "≠",
                                         [HOSO_FIGURE_ONLY_LEFT] = "◧",
                                         [HOSO_FIGURE_ONLY_RIGHT] = "◨" };
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    struct hoso_buf values = HOSO_BUF_INIT;
    const struct hoso_figure *either = pair->left ? pair->left : pair->right;
    add_value(&values, &ui->compare->docs[LEFT], pair->left);
    if (pair->relation != HOSO_FIGURE_SAME || either->kind != HOSO_FIGURE_DATE) {
        hoso_buf_addstr(&values, " │ ");
        add_value(&values, &ui->compare->docs[RIGHT], pair->right);
    }
    int room = *either->label ? cols * 2 / 3 : cols - 4;
    int width = hoso_draw_right(surface, row, cols - 1, room, look, values.data);
    hoso_draw_text(surface, row, 1, 1, look, signs[pair->relation]);
    hoso_draw_text(surface, row, 3, cols - width - 5, look, either->label);
    hoso_buf_release(&values);
}

static void draw_row(struct hoso_ui *ui, int row, int cols, size_t at)
{
    const struct row *r = &ui->compare->rows.items[at];
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    if (r->heading) {
        char number[HOSO_NUMBER_BYTES];
        hoso_draw_text(surface, row, 1, cols - 8, LOOK(HOSO_ROLE_HEADING), r->heading);
        hoso_draw_right(surface, row, cols - 1, 8, LOOK(HOSO_ROLE_DIM),
                        hoso_draw_number(number, r->count));
        return;
    }
    struct hoso_look look = hoso_pane_row(surface, row, cols, at == ui->compare->list.cursor,
                                          ui->focus == HOSO_PANE_ENTITIES);
    if (r->entity)
        draw_entity(ui, row, cols, r->entity, look);
    else
        draw_figures(ui, row, cols, r->figures, look);
}

static void draw_sidebar(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_rect rect = hoso_ui_pane(ui, HOSO_PANE_ENTITIES);
    if (!rect.rows)
        return;
    hoso_draw_title(ui->panes[HOSO_PANE_ENTITIES], rect.cols, _("COMPARED"),
                    ui->focus == HOSO_PANE_ENTITIES);
    hoso_list_fit(&c->list, c->rows.count, rect.rows - 1);
    for (int i = 0; i < rect.rows - 1 && c->list.top + (size_t)i < c->rows.count; i++)
        draw_row(ui, i + 1, rect.cols, c->list.top + (size_t)i);
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    for (int s = LEFT; s <= RIGHT; s++) {
        c->views[s].lit = c->lit;
        hoso_pane_text_draw(ui, s == LEFT ? HOSO_PANE_ARTICLES : HOSO_PANE_TEXT, &c->views[s],
                            &c->docs[s], s == LEFT ? "◧" : "◨");
    }
    draw_sidebar(ui);
}

static void info(struct hoso_ui *ui, struct hoso_buf *left, struct hoso_buf *right)
{
    struct hoso_compare_state *c = ui->compare;
    const struct hoso_entity_info *entity = NULL;
    for (int s = LEFT; s <= RIGHT && c->lit && !entity; s++)
        entity = hoso_document_entity(&c->docs[s], c->lit);
    if (entity) {
        hoso_bars_entity(left, ui, entity);
    } else {
        size_t both = 0;
        for (size_t i = 0; i < c->entities.count; i++)
            both += c->entities.items[i].side == HOSO_BOTH;
        hoso_buf_addf(left, ngettext("%zu name in both", "%zu names in both", both), both);
    }
    for (int s = LEFT; s <= RIGHT; s++)
        if (hoso_ui_pane(ui, s == LEFT ? HOSO_PANE_ARTICLES : HOSO_PANE_TEXT).rows)
            hoso_buf_addf(right, "%s%s %d%%", right->len ? "  " : "", s == LEFT ? "◧" : "◨",
                          hoso_textview_percent(&c->views[s]));
}

/* ---- commands ---- */

/* Lights ENTITY and shows it in both texts, from the current place on. */
static void show_in_both(struct hoso_compare_state *c, int64_t entity)
{
    c->lit = entity;
    for (int s = LEFT; s <= RIGHT; s++) {
        struct hoso_document *doc = &c->docs[s];
        const struct hoso_session_mention *m = hoso_document_current(doc);
        if (m && m->entity == entity)
            doc->wanted = m->start;
        else
            hoso_document_go_mention(doc, hoso_document_find_entity(doc, entity, 0));
    }
}

static void show_figures(struct hoso_compare_state *c, const struct hoso_figure_pair *pair)
{
    c->lit = 0;
    for (int s = LEFT; s <= RIGHT; s++) {
        const struct hoso_figure *f = s == LEFT ? pair->left : pair->right;
        struct hoso_document *doc = &c->docs[s];
        doc->mention = HOSO_NOWHERE;
        hoso_vec_clear(&doc->hits);
        doc->hit = HOSO_NOWHERE;
        if (!f)
            continue;
        hoso_vec_push(&doc->hits, f->span);
        hoso_document_go_hit(doc, 0);
    }
}

static void show_row(struct hoso_compare_state *c)
{
    if (c->list.cursor >= c->rows.count)
        return;
    const struct row *r = &c->rows.items[c->list.cursor];
    if (r->entity)
        show_in_both(c, r->entity->id);
    else if (r->figures)
        show_figures(c, r->figures);
}

/* The next row of what both name, round and round. */
static void step_shared(struct hoso_ui *ui, int step)
{
    struct hoso_compare_state *c = ui->compare;
    size_t count = c->rows.count, at = c->lit ? c->list.cursor : step > 0 ? count - 1 : 0;
    for (size_t i = 0; i < count; i++) {
        at = (at + count + (size_t)step) % count;
        const struct row *r = &c->rows.items[at];
        if (r->entity && r->entity->side == HOSO_BOTH) {
            c->list.cursor = at;
            show_in_both(c, r->entity->id);
            return;
        }
    }
    hoso_ui_notice(ui, "%s", _("no name stands in both"));
}

static void step_mention(struct hoso_ui *ui, int step)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_document *doc = &c->docs[side_of(ui)];
    size_t to = hoso_document_step_mention(doc, 0, step);
    if (to == HOSO_NOWHERE) {
        hoso_ui_notice(ui, "%s", step > 0 ? _("no mention further down")
                                          : _("no mention further up"));
        return;
    }
    hoso_document_go_mention(doc, to);
    c->lit = doc->mentions.items[to].entity;
}

static void open_here(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    const struct hoso_session_mention *m = hoso_document_current(&c->docs[side_of(ui)]);
    if (ui->focus == HOSO_PANE_ENTITIES)
        show_row(c);
    else if (m)
        show_in_both(c, m->entity);
    else
        step_mention(ui, 1);
}

static void swap(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_document doc = c->docs[LEFT];
    struct hoso_textview view = c->views[LEFT];
    c->docs[LEFT] = c->docs[RIGHT];
    c->views[LEFT] = c->views[RIGHT];
    c->docs[RIGHT] = doc;
    c->views[RIGHT] = view;
    compare_all(c);
}

static bool move(struct hoso_ui *ui, enum hoso_command command)
{
    struct hoso_compare_state *c = ui->compare;
    enum side s = side_of(ui);
    if (ui->focus != HOSO_PANE_ENTITIES)
        return hoso_textview_command(&c->views[s], &c->docs[s], command);
    int rows = hoso_ui_pane(ui, HOSO_PANE_ENTITIES).rows - 1;
    return hoso_list_command(&c->list, c->rows.count, rows, command);
}

static void other_article(struct hoso_ui *ui)
{
    hoso_finder_open_articles(ui, ui->compare->docs[!side_of(ui)].id, hoso_compare_view_replace);
}

static const struct hoso_ui_action actions[] = {
    { .command = HOSO_COMMAND_OPEN, .run = open_here },
    { .command = HOSO_COMMAND_NEXT_HIT, .step = step_shared, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_HIT, .step = step_shared, .by = -1 },
    { .command = HOSO_COMMAND_NEXT_MENTION, .step = step_mention, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_MENTION, .step = step_mention, .by = -1 },
    { .command = HOSO_COMMAND_SWAP, .run = swap },
    { .command = HOSO_COMMAND_COMPARE, .run = other_article },
    { .command = HOSO_COMMAND_OTHER, .run = other_article },
    { .command = HOSO_COMMAND_QUIT, .run = hoso_compare_view_close },
    { .command = HOSO_COMMAND_CLEAR, .run = hoso_compare_view_close },
    { .command = HOSO_COMMAND_BACK, .run = hoso_compare_view_close },
    { .command = HOSO_COMMAND_NONE },
};

static void click(struct hoso_ui *ui, enum hoso_pane pane, int row)
{
    ui->focus = pane;
    if (pane == HOSO_PANE_ENTITIES && row >= 1) {
        ui->compare->list.cursor = ui->compare->list.top + (size_t)row - 1;
        show_row(ui->compare);
    }
}

/* A text that was still to be read has come in. */
static void refresh(struct hoso_ui *ui)
{
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    bool other = false;
    for (int s = LEFT; s <= RIGHT; s++)
        other |= hoso_document_refresh(&ui->compare->docs[s], ui->session, NULL,
                                       progress.generation);
    if (other)
        compare_all(ui->compare);
}

static enum hoso_context context(const struct hoso_ui *ui)
{
    (void)ui;
    return HOSO_CONTEXT_COMPARE;
}

static const struct hoso_ui_hint *hints(const struct hoso_ui *ui)
{
    static const struct hoso_ui_hint all[] = {
        { HOSO_COMMAND_NEXT_HIT, N_("next in both") },
        { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_NEXT_PANE, N_("side") },
        { HOSO_COMMAND_OPEN, N_("show in both") },
        { HOSO_COMMAND_OTHER, N_("other article") },
        { HOSO_COMMAND_SWAP, N_("swap") },
        { HOSO_COMMAND_NEXT_MENTION, N_("next mention") },
        { HOSO_COMMAND_NONE, NULL }
    };
    (void)ui;
    return all;
}

const struct hoso_view hoso_view_compare = { .context = context,
                                             .layout = hoso_layout_compare,
                                             .draw = draw,
                                             .actions = actions,
                                             .move = move,
                                             .info = info,
                                             .click = click,
                                             .refresh = refresh,
                                             .hints = hints };
