/* What is compared, and the sidebar's rows of it: a heading for each section that has
 * something, and its rows where it is open.  Rows hold indexes, so that they can be made
 * anew at any time. */
#include "compare-inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"

/* ---- what is compared ---- */

/* A figure as it is lined up; a date as the text says it. */
static void add_value(struct hoso_buf *out, const struct hoso_document *doc,
                      const struct hoso_figure *f)
{
    if (!f)
        hoso_buf_addstr(out, "–");
    else if (f->kind == HOSO_FIGURE_DATE && f->span.end <= doc->text.len)
        hoso_buf_add(out, doc->text.data + f->span.start, f->span.end - f->span.start);
    else
        hoso_figure_short(out, f);
}

/* The right column is as wide as its widest value, within reason. */
static void measure_figures(struct hoso_compare_state *c)
{
    enum { MOST_COLS = 16 };
    struct hoso_buf value = HOSO_BUF_INIT;
    c->right_cols[HOSO_FIGURE_NUMBER] = c->right_cols[HOSO_FIGURE_DATE] = 1;
    for (size_t i = 0; i < c->pairs.count; i++) {
        const struct hoso_figure *f = c->pairs.items[i].right;
        hoso_buf_clear(&value);
        add_value(&value, &c->docs[RIGHT], f);
        int width = hoso_cells_width(value.data, value.len);
        if (f && width > c->right_cols[f->kind] && width <= MOST_COLS)
            c->right_cols[f->kind] = width;
    }
    hoso_buf_release(&value);
}

static void compare_figures(struct hoso_compare_state *c)
{
    for (int s = LEFT; s <= RIGHT; s++) {
        hoso_figures_release(&c->figures[s]);
        memset(&c->figures[s], 0, sizeof c->figures[s]);
        hoso_figures_find(&c->figures[s], c->docs[s].text.data, c->docs[s].text.len);
    }
    hoso_vec_clear(&c->pairs);
    hoso_compare_figures(&c->pairs, &c->figures[LEFT], c->docs[LEFT].info.date,
                         &c->figures[RIGHT], c->docs[RIGHT].info.date);
    measure_figures(c);
}

static struct hoso_passage_side passage_side(const struct hoso_compare_state *c, enum side s,
                                             struct hoso_passage_mention *mentions)
{
    const struct hoso_document *doc = &c->docs[s];
    for (size_t i = 0; i < doc->mentions.count; i++) {
        const struct hoso_session_mention *m = &doc->mentions.items[i];
        mentions[i] = (struct hoso_passage_mention){ m->start, m->end, m->entity };
    }
    return (struct hoso_passage_side){ doc->text.data, doc->text.len, mentions,
                                       doc->mentions.count, &c->figures[s] };
}

static struct hoso_span passage_span(const struct hoso_compare_state *c, size_t i, enum side s)
{
    return s == LEFT ? c->passages.items[i].left : c->passages.items[i].right;
}

static int by_offset(const void *a, const void *b)
{
    const struct hoso_textview_number *x = a, *y = b;
    if (x->offset != y->offset)
        return x->offset < y->offset ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static void number_passages(struct hoso_compare_state *c, enum side s)
{
    struct hoso_textview_numbers *numbers = &c->numbers[s];
    hoso_vec_clear(numbers);
    for (size_t i = 0; i < c->passages.count; i++)
        hoso_vec_push(numbers,
                      ((struct hoso_textview_number){ passage_span(c, i, s).start, i + 1 }));
    if (numbers->count)
        qsort(numbers->items, numbers->count, sizeof *numbers->items, by_offset);
}

static int by_start(const void *a, const void *b)
{
    const struct hoso_span *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* The stretches of one side that any passage holds. */
static void mark_passages(struct hoso_compare_state *c, enum side s)
{
    struct hoso_spans *marked = &c->marked[s];
    hoso_vec_clear(marked);
    for (size_t i = 0; i < c->passages.count; i++)
        hoso_vec_push(marked, passage_span(c, i, s));
    if (marked->count)
        qsort(marked->items, marked->count, sizeof *marked->items, by_start);
    size_t kept = 0;
    for (size_t i = 0; i < marked->count; i++) {
        struct hoso_span *last = kept ? &marked->items[kept - 1] : NULL;
        if (!last || marked->items[i].start > last->end)
            marked->items[kept++] = marked->items[i];
        else if (marked->items[i].end > last->end)
            last->end = marked->items[i].end;
    }
    marked->count = kept;
}

static void compare_passages(struct hoso_compare_state *c)
{
    struct hoso_passage_mention *mentions[2];
    struct hoso_passage_side sides[2];
    for (int s = LEFT; s <= RIGHT; s++) {
        mentions[s] = hoso_calloc(c->docs[s].mentions.count, sizeof *mentions[s]);
        sides[s] = passage_side(c, (enum side)s, mentions[s]);
    }
    hoso_vec_clear(&c->passages);
    hoso_passages_find(&c->passages, &sides[LEFT], &sides[RIGHT]);
    free(mentions[LEFT]);
    free(mentions[RIGHT]);
    for (int s = LEFT; s <= RIGHT; s++) {
        mark_passages(c, (enum side)s);
        number_passages(c, (enum side)s);
    }
}

/* ---- rows ---- */

static void begin(struct hoso_compare_state *c, enum compare_section section, size_t count)
{
    c->counts[section] = count;
    if (count)
        hoso_vec_push(&c->rows, ((struct compare_row){ section, true, 0 }));
}

static void add(struct hoso_compare_state *c, enum compare_section section, size_t at)
{
    if (!c->closed[section])
        hoso_vec_push(&c->rows, ((struct compare_row){ section, false, at }));
}

static void add_figures(struct hoso_compare_state *c, enum compare_section section,
                        enum hoso_figure_kind kind)
{
    size_t count = 0;
    for (size_t round = 0; round < 2; round++) {
        if (round)
            begin(c, section, count);
        for (size_t i = 0; i < c->pairs.count; i++) {
            const struct hoso_figure_pair *pair = &c->pairs.items[i];
            if ((pair->left ? pair->left : pair->right)->kind != kind)
                continue;
            count++;
            if (round)
                add(c, section, i);
        }
    }
}

static void add_entities(struct hoso_compare_state *c, enum compare_section section,
                         enum hoso_compare_side side)
{
    size_t first = 0, end;
    while (first < c->entities.count && c->entities.items[first].side != side)
        first++;
    for (end = first; end < c->entities.count && c->entities.items[end].side == side; end++)
        ;
    begin(c, section, end - first);
    for (size_t i = first; i < end; i++)
        add(c, section, i);
}

static void make_rows(struct hoso_compare_state *c)
{
    hoso_vec_clear(&c->rows);
    add_figures(c, SECTION_FIGURES, HOSO_FIGURE_NUMBER);
    add_figures(c, SECTION_DATES, HOSO_FIGURE_DATE);
    add_entities(c, SECTION_BOTH, HOSO_BOTH);
    add_entities(c, SECTION_ONLY_LEFT, HOSO_ONLY_LEFT);
    add_entities(c, SECTION_ONLY_RIGHT, HOSO_ONLY_RIGHT);
    begin(c, SECTION_PASSAGES, c->passages.count);
    for (size_t i = 0; i < c->passages.count; i++)
        add(c, SECTION_PASSAGES, i);
}

static void compare_names(struct hoso_compare_state *c, const struct hoso_session *session)
{
    hoso_vec_clear(&c->entities);
    hoso_session_compare_entities(session, &c->entities, &c->docs[LEFT].entities,
                                  &c->docs[RIGHT].entities);
}

void hoso_compare_rows_recount(struct hoso_compare_state *c, const struct hoso_session *session)
{
    compare_names(c, session);
    make_rows(c);
}

void hoso_compare_rows_renew(struct hoso_compare_state *c, const struct hoso_session *session)
{
    compare_names(c, session);
    compare_figures(c);
    compare_passages(c);
    make_rows(c);
}

void hoso_compare_rows_make(struct hoso_compare_state *c, const struct hoso_session *session)
{
    for (int i = 0; i < SECTION_COUNT; i++)
        c->closed[i] = false;
    c->closed[SECTION_PASSAGES] = true;
    c->fitted = false;
    hoso_compare_rows_renew(c, session);
    c->list.cursor = c->list.top = 0;
}

void hoso_compare_rows_release(struct hoso_compare_state *c)
{
    for (int s = LEFT; s <= RIGHT; s++) {
        hoso_figures_release(&c->figures[s]);
        hoso_vec_release(&c->marked[s]);
        hoso_vec_release(&c->numbers[s]);
    }
    hoso_vec_release(&c->entities);
    hoso_vec_release(&c->pairs);
    hoso_vec_release(&c->passages);
    hoso_vec_release(&c->rows);
}

const struct compare_row *hoso_compare_rows_current(const struct hoso_compare_state *c)
{
    return c->list.cursor < c->rows.count ? &c->rows.items[c->list.cursor] : NULL;
}

const struct hoso_compare_row *hoso_compare_rows_entity(const struct hoso_compare_state *c)
{
    const struct compare_row *row = hoso_compare_rows_current(c);
    bool entity = row && !row->heading && row->section != SECTION_FIGURES &&
                  row->section != SECTION_DATES && row->section != SECTION_PASSAGES;
    return entity ? &c->entities.items[row->at] : NULL;
}

const struct hoso_compare_row *hoso_compare_rows_find(const struct hoso_compare_state *c,
                                                      int64_t entity)
{
    for (size_t i = 0; i < c->entities.count; i++)
        if (c->entities.items[i].left_id == entity || c->entities.items[i].right_id == entity)
            return &c->entities.items[i];
    return NULL;
}

static void go_heading(struct hoso_compare_state *c, enum compare_section section)
{
    for (size_t i = 0; i < c->rows.count; i++)
        if (c->rows.items[i].heading && c->rows.items[i].section == section)
            c->list.cursor = i;
}

void hoso_compare_rows_fold(struct hoso_compare_state *c)
{
    const struct compare_row *row = hoso_compare_rows_current(c);
    if (!row)
        return;
    enum compare_section section = row->section;
    c->closed[section] = !c->closed[section];
    c->fitted = true;
    make_rows(c);
    go_heading(c, section);
}

void hoso_compare_rows_step_section(struct hoso_compare_state *c, int step)
{
    for (size_t i = c->list.cursor + (size_t)step; i < c->rows.count; i += (size_t)step) {
        if (c->rows.items[i].heading) {
            c->list.cursor = i;
            return;
        }
    }
}

/* What is long must not bury what differs: where not all has room, the sections that tell
 * least are closed first. */
static void fit(struct hoso_compare_state *c, int rows)
{
    static const enum compare_section closing[] = { SECTION_ONLY_RIGHT, SECTION_ONLY_LEFT,
                                                    SECTION_DATES };
    if (c->fitted)
        return;
    c->fitted = true;
    for (size_t i = 0; i < sizeof closing / sizeof closing[0] && c->rows.count > (size_t)rows; i++) {
        c->closed[closing[i]] = true;
        make_rows(c);
    }
}

/* ---- drawing ---- */

static const char *heading(enum compare_section section)
{
    switch (section) {
    case SECTION_FIGURES:
        return _("FIGURES");
    case SECTION_DATES:
        return _("DATES");
    case SECTION_BOTH:
        return _("IN BOTH");
    case SECTION_ONLY_LEFT:
        return _("ONLY LEFT");
    case SECTION_ONLY_RIGHT:
        return _("ONLY RIGHT");
    default:
        return _("SAID IN BOTH");
    }
}

static void draw_heading(struct hoso_ui *ui, int row, int cols, const struct compare_row *r,
                         struct hoso_look look)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    char number[HOSO_NUMBER_BYTES];
    bool plain = look.base == HOSO_ROLE_NORMAL;
    struct hoso_look title = plain ? LOOK(HOSO_ROLE_HEADING) : look;
    hoso_draw_text(surface, row, 1, 1, title, c->closed[r->section] ? "▸" : "▾");
    hoso_draw_text(surface, row, 3, cols - 10, title, heading(r->section));
    hoso_draw_right(surface, row, cols - 1, 8, plain ? LOOK(HOSO_ROLE_DIM) : look,
                    hoso_draw_number(number, c->counts[r->section]));
}

static void draw_entity(struct hoso_ui *ui, int row, int cols, const struct hoso_compare_row *e,
                        struct hoso_look look)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    const struct hoso_type *type = hoso_lexicon_type(ui->lexicon, (size_t)e->type);
    struct hoso_buf words = HOSO_BUF_INIT;
    char counts[64];
    bool plain = look.base == HOSO_ROLE_NORMAL;
    if (e->side == HOSO_BOTH)
        snprintf(counts, sizeof counts, "%zu · %zu", e->left_count, e->right_count);
    else
        snprintf(counts, sizeof counts, "%zu", e->left_count + e->right_count);
    int width = hoso_draw_right(surface, row, cols - 1, cols, plain ? LOOK(HOSO_ROLE_DIM) : look,
                                counts);
    struct hoso_look name =
        plain ? LOOK(hoso_draw_type_role(ui->settings, ui->lexicon, e->type)) : look;
    bool lit = ui->compare->lit[LEFT] == e->left_id && ui->compare->lit[RIGHT] == e->right_id;
    hoso_compare_name(&words, e);
    hoso_draw_text(surface, row, 1, 1, look, lit ? "•" : " ");
    hoso_draw_text(surface, row, 3, 1, plain ? LOOK(HOSO_ROLE_DIM) : look, type->letter);
    hoso_draw_text(surface, row, 5, cols - 7 - width, name, words.data);
    hoso_buf_release(&words);
}

static const char *sign(enum hoso_figure_relation relation)
{
    static const char *const signs[] = { [HOSO_FIGURE_SAME] = "=",
                                         [HOSO_FIGURE_DIFFERS] = "≠",
                                         [HOSO_FIGURE_ONLY_LEFT] = "◧",
                                         [HOSO_FIGURE_ONLY_RIGHT] = "◨" };
    return signs[relation];
}

enum { SIGN_COLS = 3, LINE_COLS = 3 };

/* The values of the two sides, the line between them in one column for all rows of a section
 * but where a long one needs more; what is said in the same words, and has no room twice, once.
 * Returns the columns that are left before them. */
static int draw_values(struct hoso_ui *ui, int row, int cols, const char *left, const char *right,
                       const struct hoso_figure *either, struct hoso_look look)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    bool named = *either->label;
    int room = cols - 1 - SIGN_COLS - LINE_COLS, usual = ui->compare->right_cols[either->kind];
    int left_cols = hoso_cells_width(left, strlen(left));
    int right_cols = hoso_cells_width(right, strlen(right));
    if (!named && left_cols + right_cols > room && strcmp(left, right) == 0)
        return room + LINE_COLS -
               hoso_draw_right(surface, row, cols - 1, room + LINE_COLS, look, left);
    int half = named ? cols / 3 : room / 2;
    int most = named ? half : room - (left_cols < half ? left_cols : half);
    right_cols = right_cols < usual ? usual : right_cols;
    right_cols = right_cols < most ? right_cols : most;
    int from = cols - 1 - right_cols;
    hoso_draw_text(surface, row, from, right_cols, look, right);
    hoso_draw_text(surface, row, from - 2, 1, look, "│");
    room -= right_cols;
    return room - hoso_draw_right(surface, row, from - LINE_COLS, named && half < room ? half : room,
                                  look, left);
}

static void draw_figures(struct hoso_ui *ui, int row, int cols, const struct hoso_figure_pair *pair,
                         struct hoso_look look)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    struct hoso_buf left = HOSO_BUF_INIT, right = HOSO_BUF_INIT;
    const struct hoso_figure *either = pair->left ? pair->left : pair->right;
    add_value(&left, &c->docs[LEFT], pair->left);
    add_value(&right, &c->docs[RIGHT], pair->right);
    int room = draw_values(ui, row, cols, left.data, right.data, either, look);
    hoso_draw_text(surface, row, 1, 1, look, sign(pair->relation));
    hoso_draw_text(surface, row, SIGN_COLS, room - 1, look, either->label);
    hoso_buf_release(&left);
    hoso_buf_release(&right);
}

static void draw_passage(struct hoso_ui *ui, int row, int cols, size_t at, struct hoso_look look)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    struct hoso_compare_state *c = ui->compare;
    struct hoso_span span = c->passages.items[at].left;
    char number[HOSO_NUMBER_BYTES];
    char *words = hoso_memdup0(c->docs[LEFT].text.data + span.start, span.end - span.start);
    hoso_draw_right(surface, row, 4, 3, look.base == HOSO_ROLE_NORMAL ? LOOK(HOSO_ROLE_KEY) : look,
                    hoso_draw_number(number, at + 1));
    hoso_draw_text(surface, row, 5, cols - 6, look, words);
    free(words);
}

static void draw_row(struct hoso_ui *ui, int row, int cols, size_t at)
{
    struct hoso_compare_state *c = ui->compare;
    const struct compare_row *r = &c->rows.items[at];
    bool focused = ui->focus == HOSO_PANE_ENTITIES;
    struct hoso_look look = hoso_pane_row(ui->panes[HOSO_PANE_ENTITIES], row, cols,
                                          focused && at == c->list.cursor, focused);
    if (r->heading)
        draw_heading(ui, row, cols, r, look);
    else if (r->section == SECTION_FIGURES || r->section == SECTION_DATES)
        draw_figures(ui, row, cols, &c->pairs.items[r->at], look);
    else if (r->section == SECTION_PASSAGES)
        draw_passage(ui, row, cols, r->at, look);
    else
        draw_entity(ui, row, cols, &c->entities.items[r->at], look);
}

void hoso_compare_rows_draw(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_rect rect = hoso_ui_pane(ui, HOSO_PANE_ENTITIES);
    if (!rect.rows)
        return;
    hoso_draw_title(ui->panes[HOSO_PANE_ENTITIES], rect.cols, _("COMPARED"),
                    ui->focus == HOSO_PANE_ENTITIES);
    fit(c, rect.rows - 1);
    hoso_list_fit(&c->list, c->rows.count, rect.rows - 1);
    for (int i = 0; i < rect.rows - 1 && c->list.top + (size_t)i < c->rows.count; i++)
        draw_row(ui, i + 1, rect.cols, c->list.top + (size_t)i);
    hoso_pane_scrollbar(ui, HOSO_PANE_ENTITIES, 1, rect.rows - 1, c->list.top, c->rows.count);
    if (!c->rows.count)
        hoso_draw_text(ui->panes[HOSO_PANE_ENTITIES], 1, 2, rect.cols - 3, LOOK(HOSO_ROLE_DIM),
                       _("nothing to compare"));
}

/* ---- the info line ---- */

static void add_written(struct hoso_buf *out, const struct hoso_document *doc,
                        const struct hoso_figure *f)
{
    if (f && f->span.end <= doc->text.len)
        hoso_buf_add(out, doc->text.data + f->span.start, f->span.end - f->span.start);
    else
        hoso_buf_addstr(out, "–");
}

static void info_figures(struct hoso_compare_state *c, struct hoso_buf *out, size_t at)
{
    const struct hoso_figure_pair *pair = &c->pairs.items[at];
    hoso_buf_addf(out, "%s ", pair->relation == HOSO_FIGURE_SAME          ? _("the same:")
                              : pair->relation == HOSO_FIGURE_DIFFERS     ? _("differs:")
                              : pair->relation == HOSO_FIGURE_ONLY_LEFT   ? _("only left:")
                                                                          : _("only right:"));
    if (pair->left)
        add_written(out, &c->docs[LEFT], pair->left);
    if (pair->left && pair->right)
        hoso_buf_addstr(out, " │ ");
    if (pair->right)
        add_written(out, &c->docs[RIGHT], pair->right);
}

/* `IN BOTH 7 · person 2 · weapon 1`: a heading and, of entities, how many of each type. */
static void info_heading(struct hoso_ui *ui, struct hoso_buf *out, enum compare_section section)
{
    static const int sides[SECTION_COUNT] = { [SECTION_BOTH] = HOSO_BOTH + 1,
                                              [SECTION_ONLY_LEFT] = HOSO_ONLY_LEFT + 1,
                                              [SECTION_ONLY_RIGHT] = HOSO_ONLY_RIGHT + 1 };
    const struct hoso_compare_rows *all = &ui->compare->entities;
    hoso_buf_addf(out, "%s %zu", heading(section), ui->compare->counts[section]);
    for (size_t i = 0, end; i < all->count && sides[section]; i = end) {
        const struct hoso_compare_row *e = &all->items[i];
        for (end = i + 1; end < all->count && all->items[end].type == e->type &&
                          all->items[end].side == e->side;)
            end++;
        if ((int)e->side + 1 == sides[section])
            hoso_buf_addf(out, " · %s %zu", _(hoso_lexicon_type(ui->lexicon, (size_t)e->type)->key),
                          end - i);
    }
}

/* `cối 82mm │ đạn cối 82mm · weapon`, where the two name it differently. */
static void info_entity(struct hoso_ui *ui, struct hoso_buf *out, const struct hoso_compare_row *e)
{
    const struct hoso_compare_state *c = ui->compare;
    const struct hoso_entity_info *entity = hoso_document_entity(&c->docs[LEFT], e->left_id);
    if (!entity)
        entity = hoso_document_entity(&c->docs[RIGHT], e->right_id);
    if (e->left_id != e->right_id)
        hoso_buf_addf(out, "%s │ %s · %s", e->left_name, e->right_name,
                      _(hoso_lexicon_type(ui->lexicon, (size_t)e->type)->key));
    else if (entity)
        hoso_bars_entity(out, ui, entity);
}

void hoso_compare_rows_info(struct hoso_ui *ui, struct hoso_buf *out)
{
    struct hoso_compare_state *c = ui->compare;
    const struct compare_row *row = hoso_compare_rows_current(c);
    if (!row)
        return;
    if (row->heading)
        info_heading(ui, out, row->section);
    else if (row->section == SECTION_FIGURES || row->section == SECTION_DATES)
        info_figures(c, out, row->at);
    else if (row->section == SECTION_PASSAGES)
        hoso_buf_addf(out, _("passage %zu of %zu"), row->at + 1, c->passages.count);
    else
        info_entity(ui, out, &c->entities.items[row->at]);
}

void hoso_compare_rows_info_lit(struct hoso_ui *ui, struct hoso_buf *out)
{
    const struct hoso_compare_state *c = ui->compare;
    const struct hoso_compare_row *e = hoso_compare_rows_find(c, c->lit[LEFT]);
    if (e)
        info_entity(ui, out, e);
}
