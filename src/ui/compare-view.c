/* Side by side: two texts, and a sidebar of the figures, dates and names of both.
 *
 * Each text scrolls by itself, or the two go in step: then the text that has the focus leads,
 * and at every drawing the other is put so that the passage nearest to the reader's line,
 * a third down the pane, stands in the same row on both sides.  In `n N` order the passages
 * are those of the leading text. */
#include "compare-inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/sentence.h"

/* ---- opening, closing, another article ---- */

static void light_nothing(struct hoso_compare_state *c)
{
    c->lit[LEFT] = c->lit[RIGHT] = 0;
}

/* ENTITY, and in the text that names it differently the one it is there. */
static void light(struct hoso_compare_state *c, int64_t entity)
{
    const struct hoso_compare_row *row = hoso_compare_rows_find(c, entity);
    c->lit[LEFT] = row ? row->left_id : entity;
    c->lit[RIGHT] = row ? row->right_id : entity;
}

/* After any of the two texts is another one. */
static void compare_anew(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    light_nothing(c);
    c->passage = HOSO_NOWHERE;
    hoso_compare_find_set(c, NULL);
    hoso_compare_rows_make(c, ui->session);
}

static size_t find_passage(const struct hoso_compare_state *c, struct hoso_passage passage)
{
    for (size_t i = 0; i < c->passages.count; i++)
        if (c->passages.items[i].left.start == passage.left.start &&
            c->passages.items[i].right.start == passage.right.start)
            return i;
    return HOSO_NOWHERE;
}

static bool is_current_lit(const struct hoso_compare_state *c)
{
    const struct hoso_session_mention *m = hoso_document_current(&c->docs[c->side]);
    return m && m->entity == c->lit[c->side];
}

/* After a text was read again, for a correction say: the reader stays where they are.  What
 * the current mention names now is lit where what it named WAS_LIT. */
static void compare_again(struct hoso_ui *ui, bool was_lit)
{
    struct hoso_compare_state *c = ui->compare;
    const struct hoso_session_mention *m = hoso_document_current(&c->docs[c->side]);
    int64_t lit = was_lit && m ? m->entity : c->lit[c->side];
    struct hoso_passage passage = { 0 };
    if (c->passage < c->passages.count)
        passage = c->passages.items[c->passage];
    hoso_compare_rows_renew(c, ui->session);
    c->passage = find_passage(c, passage);
    c->shown[LEFT] = c->shown[RIGHT] = (struct hoso_span){ 0, 0 };
    light(c, lit);
    if (!hoso_compare_rows_find(c, lit))
        light_nothing(c);
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
    compare_anew(ui);
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
    }
    hoso_search_free(c->search);
    hoso_compare_rows_release(c);
    ui->focus = c->from;
    free(c);
    ui->compare = NULL;
    ui->view = &hoso_view_reading;
}

/* The text that commands are about: the focused one, from the sidebar the last that was. */
static enum side side_of(const struct hoso_ui *ui)
{
    return ui->focus == HOSO_PANE_ARTICLES ? LEFT
           : ui->focus == HOSO_PANE_TEXT   ? RIGHT
                                           : ui->compare->side;
}

static enum hoso_pane pane_of(enum side s)
{
    return s == LEFT ? HOSO_PANE_ARTICLES : HOSO_PANE_TEXT;
}

void hoso_compare_view_replace(struct hoso_ui *ui, int64_t article)
{
    struct hoso_compare_state *c = ui->compare;
    hoso_document_open(&c->docs[side_of(ui)], ui->session, article, NULL);
    compare_anew(ui);
}

int64_t hoso_compare_view_article(const struct hoso_ui *ui)
{
    return ui->compare->docs[side_of(ui)].id;
}

/* ---- passages ---- */

static struct hoso_span passage_of(const struct hoso_compare_state *c, size_t i, enum side s)
{
    return s == LEFT ? c->passages.items[i].left : c->passages.items[i].right;
}

static int reading_row(const struct hoso_textview *view)
{
    return view->rows / 3;
}

/* The passage that stands nearest to the reader's row of the leading text. */
static size_t nearest_passage(const struct hoso_compare_state *c, enum side s)
{
    const struct hoso_textview *view = &c->views[s];
    size_t best = HOSO_NOWHERE;
    long least = 0;
    for (size_t i = 0; i < c->passages.count; i++) {
        long away = hoso_textview_distance(view, passage_of(c, i, s).start) - reading_row(view);
        away = away < 0 ? -away : away;
        if (best == HOSO_NOWHERE || away < least || (away == least && i == c->passage)) {
            best = i;
            least = away;
        }
    }
    return best;
}

/* After the leading text is drawn: the other one's place, and the passage both stand at. */
static void keep_step(struct hoso_compare_state *c, enum side lead)
{
    enum side other = !lead;
    size_t at = nearest_passage(c, lead);
    if (!c->in_step || c->held || at == HOSO_NOWHERE)
        return;
    c->passage = at;
    c->docs[other].wanted = HOSO_NOWHERE;
    hoso_textview_line_up(
        &c->views[other], passage_of(c, at, other).start,
        (int)hoso_textview_distance(&c->views[lead], passage_of(c, at, lead).start));
}

/* Makes passage I current: a third down the leading text, in sight or in step in the other. */
static void go_passage(struct hoso_compare_state *c, size_t i, enum side lead)
{
    c->passage = i;
    light_nothing(c);
    c->held = false;
    c->shown[LEFT] = c->shown[RIGHT] = (struct hoso_span){ 0, 0 };
    for (int s = LEFT; s <= RIGHT; s++) {
        struct hoso_document *doc = &c->docs[s];
        doc->mention = HOSO_NOWHERE;
        doc->wanted = passage_of(c, i, (enum side)s).start;
    }
    if (c->in_step) {
        c->docs[lead].wanted = HOSO_NOWHERE;
        hoso_textview_line_up(&c->views[lead], passage_of(c, i, lead).start,
                              reading_row(&c->views[lead]));
    }
}

/* Passage A before B in the text S. */
static bool is_before(const struct hoso_compare_state *c, size_t a, size_t b, enum side s)
{
    size_t x = passage_of(c, a, s).start, y = passage_of(c, b, s).start;
    return x != y ? x < y : a < b;
}

/* The passage behind the current one in text S (or before it), of the first where there is
 * none; HOSO_NOWHERE at the end. */
static size_t passage_beside(const struct hoso_compare_state *c, enum side s, int step)
{
    size_t best = HOSO_NOWHERE, here = c->passage;
    for (size_t i = 0; i < c->passages.count; i++) {
        bool beyond = here == HOSO_NOWHERE || (step > 0 ? is_before(c, here, i, s)
                                                        : is_before(c, i, here, s));
        if (beyond && (best == HOSO_NOWHERE || is_before(c, step > 0 ? i : best,
                                                         step > 0 ? best : i, s)))
            best = i;
    }
    return best;
}

static void step_passage(struct hoso_ui *ui, int step)
{
    struct hoso_compare_state *c = ui->compare;
    size_t to = passage_beside(c, side_of(ui), step);
    if (!c->passages.count)
        hoso_ui_notice(ui, "%s", _("no passage says the same in both"));
    else if (to == HOSO_NOWHERE)
        hoso_ui_notice(ui, "%s", step > 0 ? _("that was the last passage")
                                          : _("that was the first passage"));
    else
        go_passage(c, to, side_of(ui));
}

static void step_in_step(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    c->in_step = !c->in_step;
    c->held = false;
    for (int s = LEFT; s <= RIGHT; s++)
        c->views[s].loose = false;
    if (!c->in_step)
        hoso_ui_notice(ui, "%s", _("each text by itself"));
    else if (!c->passages.count)
        hoso_ui_notice(ui, "%s", _("in step, line by line: no passage says the same in both"));
    else if (c->passage != HOSO_NOWHERE)
        go_passage(c, c->passage, side_of(ui));
}

/* ---- drawing ---- */

enum { GUTTER_COLS = 3, WIDE_GUTTER_COLS = 4, GUTTER_FROM_COLS = 30 };

static void draw_text(struct hoso_ui *ui, enum side s)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_textview *view = &c->views[s];
    view->lit = c->lit[s];
    view->glow = c->in_step;
    view->marked = c->passages.count ? &c->marked[s] : NULL;
    view->numbers = &c->numbers[s];
    bool room = hoso_ui_pane(ui, pane_of(s)).cols >= GUTTER_FROM_COLS;
    view->gutter = !view->marked || !room       ? 0
                   : c->passages.count > 99 ? WIDE_GUTTER_COLS
                                            : GUTTER_COLS;
    view->marked_current = c->shown[s];
    if (c->passage != HOSO_NOWHERE && c->shown[LEFT].end == 0 && c->shown[RIGHT].end == 0)
        view->marked_current = passage_of(c, c->passage, s);
    hoso_pane_text_draw(ui, pane_of(s), view, &c->docs[s], s == LEFT ? "◧" : "◨");
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    enum side lead = side_of(ui);
    c->side = lead;
    size_t before = c->passage;
    draw_text(ui, lead);
    if (c->in_step)
        keep_step(c, lead);
    if (c->passage != before) /* another passage is nearest now: it stands out in both */
        draw_text(ui, lead);
    draw_text(ui, !lead);
    hoso_compare_rows_draw(ui);
}

static void info_summary(const struct hoso_compare_state *c, struct hoso_buf *out)
{
    size_t both = 0;
    for (size_t i = 0; i < c->entities.count; i++)
        both += c->entities.items[i].side == HOSO_BOTH;
    hoso_buf_addf(out, ngettext("%zu passage says the same", "%zu passages say the same",
                                c->passages.count),
                  c->passages.count);
    hoso_buf_addstr(out, " · ");
    hoso_buf_addf(out, ngettext("%zu name in both", "%zu names in both", both), both);
}

static void info(struct hoso_ui *ui, struct hoso_buf *left, struct hoso_buf *right)
{
    struct hoso_compare_state *c = ui->compare;
    if (ui->focus == HOSO_PANE_ENTITIES)
        hoso_compare_rows_info(ui, left);
    else if (c->lit[LEFT])
        hoso_compare_rows_info_lit(ui, left);
    else if (c->passage != HOSO_NOWHERE)
        hoso_buf_addf(left, _("passage %zu of %zu"), c->passage + 1, c->passages.count);
    else
        info_summary(c, left);
    if (c->in_step)
        hoso_buf_addf(right, "%s  ", _("in step"));
    for (int s = LEFT; s <= RIGHT; s++)
        if (hoso_ui_pane(ui, pane_of((enum side)s)).rows)
            hoso_buf_addf(right, "%s%s %d%%", s == RIGHT && right->len ? "  " : "",
                          s == LEFT ? "◧" : "◨", hoso_textview_percent(&c->views[s]));
}

/* ---- what a row of the sidebar shows ---- */

/* Lights ENTITY and shows it in both texts, from the current place on. */
static void show_entity(struct hoso_compare_state *c, int64_t entity)
{
    light(c, entity);
    c->held = true;
    for (int s = LEFT; s <= RIGHT; s++) {
        struct hoso_document *doc = &c->docs[s];
        const struct hoso_session_mention *m = hoso_document_current(doc);
        if (m && m->entity == c->lit[s])
            doc->wanted = m->start;
        else
            hoso_document_go_mention(doc, hoso_document_find_entity(doc, c->lit[s], 0));
    }
}

/* The sentence that holds the byte at OFFSET; the paragraph is looked through. */
static struct hoso_span sentence_around(const struct hoso_buf *text, size_t offset)
{
    enum { FAR = 4096 };
    size_t start = offset, end;
    while (start && offset - start < FAR && text->data[start - 1] != '\n')
        start--;
    while ((end = hoso_sentence_end(text->data, text->len, start)) <= offset && end > start)
        start = end;
    while (start < offset && text->data[start] == ' ')
        start++;
    return (struct hoso_span){ start, end };
}

/* Both sentences, the figures in them current. */
static void show_figures(struct hoso_compare_state *c, const struct hoso_figure_pair *pair)
{
    hoso_compare_find_set(c, NULL);
    light_nothing(c);
    c->held = true;
    for (int s = LEFT; s <= RIGHT; s++) {
        const struct hoso_figure *f = s == LEFT ? pair->left : pair->right;
        struct hoso_document *doc = &c->docs[s];
        doc->mention = HOSO_NOWHERE;
        if (!f)
            continue;
        c->shown[s] = sentence_around(&doc->text, f->span.start);
        hoso_vec_push(&doc->hits, f->span);
        hoso_document_go_hit(doc, 0);
    }
}

/* Where the sidebar lies over the texts, or alone is in sight, what is shown has the focus. */
static void uncover(struct hoso_ui *ui, bool left, bool right)
{
    enum side s = ui->compare->side;
    bool in_sight = hoso_ui_pane(ui, HOSO_PANE_ARTICLES).rows && !ui->layout.overlay;
    if (!in_sight)
        ui->focus = pane_of(left && right ? s : left ? LEFT : RIGHT);
}

static void show_row(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    const struct compare_row *row = hoso_compare_rows_current(c);
    if (!row)
        return;
    if (row->heading) {
        hoso_compare_rows_fold(c);
    } else if (row->section == SECTION_PASSAGES) {
        go_passage(c, row->at, side_of(ui));
        uncover(ui, true, true);
    } else if (row->section == SECTION_FIGURES || row->section == SECTION_DATES) {
        const struct hoso_figure_pair *pair = &c->pairs.items[row->at];
        show_figures(c, pair);
        uncover(ui, pair->left, pair->right);
    } else {
        const struct hoso_compare_row *entity = &c->entities.items[row->at];
        show_entity(c, entity->left_id);
        uncover(ui, entity->side != HOSO_ONLY_RIGHT, entity->side != HOSO_ONLY_LEFT);
    }
}

/* ---- commands ---- */

static void step_hit(struct hoso_ui *ui, int step)
{
    struct hoso_document *doc = &ui->compare->docs[side_of(ui)];
    if (!ui->compare->search) {
        step_passage(ui, step);
        return;
    }
    size_t to = doc->hit == HOSO_NOWHERE ? 0 : doc->hit + (size_t)step;
    if (to < doc->hits.count)
        hoso_document_go_hit(doc, to);
    else
        hoso_ui_notice(ui, "%s", step > 0 ? _("that was the last hit in this text")
                                          : _("that was the first hit in this text"));
}

static void step_mention(struct hoso_ui *ui, int step)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_document *doc = &c->docs[side_of(ui)];
    int64_t only = ui->focus == HOSO_PANE_ENTITIES ? c->lit[side_of(ui)] : 0;
    size_t to = hoso_document_step_mention(doc, only, step);
    if (to == HOSO_NOWHERE) {
        hoso_ui_notice(ui, "%s", step > 0 ? _("no mention further down")
                                          : _("no mention further up"));
        return;
    }
    hoso_document_go_mention(doc, to);
    light(c, doc->mentions.items[to].entity);
}

/* Where ARTICLE stands among POSTINGS, SIZE_MAX where it does not. */
static size_t find_posting(const struct hoso_postings *postings, int64_t article)
{
    for (size_t i = 0; i < postings->count; i++)
        if (postings->items[i].article == article)
            return i;
    return SIZE_MAX;
}

/* In the sidebar the next section; in a text the next article with the lit entity. */
static void step_article(struct hoso_ui *ui, int step)
{
    struct hoso_compare_state *c = ui->compare;
    if (ui->focus == HOSO_PANE_ENTITIES) {
        hoso_compare_rows_step_section(c, step);
        return;
    }
    enum side s = side_of(ui);
    int64_t entity = c->lit[s], here = c->docs[s].id, other = c->docs[!s].id;
    if (!entity) {
        hoso_ui_notice(ui, "%s", _("no mention is current: ] goes to one"));
        return;
    }
    struct hoso_postings postings = { 0 };
    hoso_session_entity_articles(ui->session, entity, &postings);
    size_t to = find_posting(&postings, here);
    to = to == SIZE_MAX ? SIZE_MAX : to + (size_t)step;
    if (to < postings.count && postings.items[to].article == other)
        to += (size_t)step;
    if (to < postings.count) {
        hoso_compare_view_replace(ui, postings.items[to].article);
        show_entity(c, entity);
    } else {
        hoso_ui_notice(ui, "%s", step > 0 ? _("no article further down has it")
                                          : _("no article further up has it"));
    }
    hoso_vec_release(&postings);
}

static void open_here(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    const struct hoso_session_mention *m = hoso_document_current(&c->docs[side_of(ui)]);
    if (ui->focus == HOSO_PANE_ENTITIES)
        show_row(ui);
    else if (m)
        show_entity(c, m->entity);
    else
        step_mention(ui, 1);
}

static void entity_chosen(struct hoso_ui *ui, int64_t entity)
{
    struct hoso_compare_state *c = ui->compare;
    if (hoso_document_entity(&c->docs[LEFT], entity) || hoso_document_entity(&c->docs[RIGHT], entity))
        show_entity(c, entity);
    else
        hoso_ui_notice(ui, "%s", _("neither of the two names it"));
}

static void find_entity(struct hoso_ui *ui, const char *name)
{
    hoso_finder_choose_entity(ui, name, entity_chosen);
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
    compare_anew(ui);
}

static void fold(struct hoso_ui *ui)
{
    hoso_compare_rows_fold(ui->compare);
    ui->focus = HOSO_PANE_ENTITIES;
}

/* First out of a search, then out of the view. */
static void clear(struct hoso_ui *ui)
{
    if (ui->compare->search)
        hoso_compare_find_set(ui->compare, NULL);
    else
        hoso_compare_view_close(ui);
}

/* The entity that is meant, 0 for none; of the sidebar's row, in a text that names it. */
static int64_t entity_here(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    const struct hoso_compare_row *row = hoso_compare_rows_entity(c);
    const struct hoso_session_mention *m = hoso_document_current(&c->docs[side_of(ui)]);
    if (ui->focus != HOSO_PANE_ENTITIES)
        return m ? m->entity : c->lit[side_of(ui)];
    if (!row)
        return 0;
    if (row->side != HOSO_BOTH)
        c->side = row->side == HOSO_ONLY_LEFT ? LEFT : RIGHT;
    return c->side == LEFT ? row->left_id : row->right_id;
}

static void correct(struct hoso_ui *ui)
{
    int64_t entity = entity_here(ui);
    if (entity)
        hoso_correct_open(ui, entity, ui->focus != HOSO_PANE_ENTITIES);
    else
        hoso_ui_notice(ui, "%s", ui->focus == HOSO_PANE_ENTITIES
                                     ? _("no name is under the cursor")
                                     : _("no mention is current: ] goes to one"));
}

static struct hoso_ui_text text(struct hoso_ui *ui)
{
    enum side s = side_of(ui);
    return (struct hoso_ui_text){ &ui->compare->docs[s], &ui->compare->views[s], pane_of(s) };
}

static bool move(struct hoso_ui *ui, enum hoso_command command)
{
    struct hoso_compare_state *c = ui->compare;
    enum side s = side_of(ui);
    if (ui->focus == HOSO_PANE_ENTITIES) {
        int rows = hoso_ui_pane(ui, HOSO_PANE_ENTITIES).rows - 1;
        return hoso_list_command(&c->list, c->rows.count, rows, command);
    }
    c->held = false;
    if (c->in_step && !c->passages.count)
        hoso_textview_command(&c->views[!s], &c->docs[!s], command);
    return hoso_textview_command(&c->views[s], &c->docs[s], command);
}

static void other_article(struct hoso_ui *ui)
{
    hoso_finder_open_articles(ui, ui->compare->docs[!side_of(ui)].id, hoso_compare_view_replace);
}

static const struct hoso_ui_action actions[] = {
    { .command = HOSO_COMMAND_OPEN, .run = open_here },
    { .command = HOSO_COMMAND_SEARCH, .with = hoso_compare_find_open },
    { .command = HOSO_COMMAND_NEXT_HIT, .step = step_hit, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_HIT, .step = step_hit, .by = -1 },
    { .command = HOSO_COMMAND_ENTITY, .with = find_entity },
    { .command = HOSO_COMMAND_NEXT_MENTION, .step = step_mention, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_MENTION, .step = step_mention, .by = -1 },
    { .command = HOSO_COMMAND_NEXT_ARTICLE, .step = step_article, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_ARTICLE, .step = step_article, .by = -1 },
    { .command = HOSO_COMMAND_STEP, .run = step_in_step },
    { .command = HOSO_COMMAND_FOLD, .run = fold },
    { .command = HOSO_COMMAND_SWAP, .run = swap },
    { .command = HOSO_COMMAND_COMPARE, .run = other_article },
    { .command = HOSO_COMMAND_OTHER, .run = other_article },
    { .command = HOSO_COMMAND_CORRECT, .run = correct },
    { .command = HOSO_COMMAND_QUIT, .run = hoso_compare_view_close },
    { .command = HOSO_COMMAND_CLEAR, .run = clear },
    { .command = HOSO_COMMAND_BACK, .run = hoso_compare_view_close },
    { .command = HOSO_COMMAND_NONE },
};

static void click(struct hoso_ui *ui, enum hoso_pane pane, int row, int col)
{
    (void)col;
    ui->focus = pane;
    if (pane == HOSO_PANE_ENTITIES && row >= 1) {
        ui->compare->list.cursor = ui->compare->list.top + (size_t)row - 1;
        show_row(ui);
    }
}

/* A text that was still to be read has come in, or is read again. */
static void refresh(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    unsigned versions = c->docs[LEFT].version + c->docs[RIGHT].version;
    bool counts = false, was_lit = is_current_lit(c);
    for (int s = LEFT; s <= RIGHT; s++)
        counts |= hoso_document_refresh(&c->docs[s], ui->session, c->search, progress.generation);
    hoso_compare_find_refresh(c);
    if (versions == c->docs[LEFT].version + c->docs[RIGHT].version) {
        if (counts)
            hoso_compare_rows_recount(c, ui->session);
    } else if (c->rows.count) {
        compare_again(ui, was_lit);
    } else {
        compare_anew(ui);
    }
}

static enum hoso_context context(const struct hoso_ui *ui)
{
    (void)ui;
    return HOSO_CONTEXT_COMPARE;
}

static const struct hoso_ui_hint *hints(const struct hoso_ui *ui)
{
    static const struct hoso_ui_hint texts[] = {
        { HOSO_COMMAND_NEXT_HIT, N_("next in both") },
        { HOSO_COMMAND_STEP, N_("in step") },
        { HOSO_COMMAND_NEXT_PANE, N_("side") },
        { HOSO_COMMAND_OPEN, N_("show in both") },
        { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_SWAP, N_("swap") },
        { HOSO_COMMAND_OTHER, N_("other article") },
        { HOSO_COMMAND_PASSAGE, N_("passage") },
        { HOSO_COMMAND_CORRECT, N_("correct") },
        { HOSO_COMMAND_SEARCH, N_("find") },
        { HOSO_COMMAND_NEXT_MENTION, N_("next mention") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint finding[] = {
        { HOSO_COMMAND_NEXT_HIT, N_("next hit") },
        { HOSO_COMMAND_CLEAR, N_("passages again") },
        { HOSO_COMMAND_NEXT_PANE, N_("side") },
        { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_SEARCH, N_("find") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint heading[] = {
        { HOSO_COMMAND_OPEN, N_("open, close") },
        { HOSO_COMMAND_NEXT_ARTICLE, N_("next section") },
        { HOSO_COMMAND_NEXT_PANE, N_("side") },
        { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint row[] = {
        { HOSO_COMMAND_OPEN, N_("show in both") },
        { HOSO_COMMAND_NEXT_ARTICLE, N_("next section") },
        { HOSO_COMMAND_FOLD, N_("close it") },
        { HOSO_COMMAND_NEXT_PANE, N_("side") },
        { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint entity[] = {
        { HOSO_COMMAND_OPEN, N_("show in both") },
        { HOSO_COMMAND_NEXT_MENTION, N_("next mention") },
        { HOSO_COMMAND_NEXT_ARTICLE, N_("next section") },
        { HOSO_COMMAND_FOLD, N_("close it") },
        { HOSO_COMMAND_NEXT_PANE, N_("side") },
        { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_CORRECT, N_("correct") },
        { HOSO_COMMAND_NONE, NULL }
    };
    const struct compare_row *current = hoso_compare_rows_current(ui->compare);
    if (ui->focus == HOSO_PANE_ENTITIES)
        return hoso_compare_rows_entity(ui->compare) ? entity
               : current && current->heading         ? heading
                                                     : row;
    return ui->compare->search ? finding : texts;
}

const struct hoso_view hoso_view_compare = { .context = context,
                                             .layout = hoso_layout_compare,
                                             .draw = draw,
                                             .actions = actions,
                                             .move = move,
                                             .info = info,
                                             .click = click,
                                             .refresh = refresh,
                                             .hints = hints,
                                             .text = text };
