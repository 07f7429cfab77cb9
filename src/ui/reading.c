/* The reading view: articles, text, entities of the article.  The articles' list cursor is
 * the browse's; `ui->articles` only knows which rows are in sight. */
#include "inner.h"

#include <stdio.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/i18n.h"

static enum hoso_context context(const struct hoso_ui *ui)
{
    static const enum hoso_context of[] = { HOSO_CONTEXT_ARTICLES, HOSO_CONTEXT_TEXT,
                                            HOSO_CONTEXT_ENTITIES };
    return of[ui->focus];
}

/* ---- rows of the sidebar: a heading for each type, then its entities; figures, dates ---- */

struct side_row {
    const struct hoso_entity_info *entity; /* NULL for a heading and for figures */
    int type;
    size_t count; /* of a heading: entities of the type, figures of the kind */
    bool figures; /* of the sections of figures */
    enum hoso_figure_kind kind;
    const struct hoso_figure *figure; /* NULL for the heading */
};
struct side_rows HOSO_VEC(struct side_row);

static size_t count_of_type(const struct hoso_entity_infos *entities, size_t from)
{
    size_t end = from;
    while (end < entities->count && entities->items[end].type == entities->items[from].type)
        end++;
    return end - from;
}

static void side_rows_make(struct side_rows *rows, const struct hoso_entity_infos *entities)
{
    for (size_t i = 0; i < entities->count; i++) {
        const struct hoso_entity_info *e = &entities->items[i];
        if (!i || e->type != entities->items[i - 1].type)
            hoso_vec_push(rows, ((struct side_row){ .type = e->type,
                                                    .count = count_of_type(entities, i) }));
        hoso_vec_push(rows, ((struct side_row){ .entity = e, .type = e->type }));
    }
}

/* A heading that can be opened, and the figures where it is. */
static void side_rows_add(struct side_rows *rows, const struct hoso_figures *figures,
                          enum hoso_figure_kind kind, bool open)
{
    size_t heading = rows->count, count = 0;
    hoso_vec_push(rows, ((struct side_row){ .figures = true, .kind = kind }));
    for (size_t i = 0; i < figures->count; i++) {
        const struct hoso_figure *figure = &figures->items[i];
        if (figure->kind != kind)
            continue;
        count++;
        if (open)
            hoso_vec_push(rows, ((struct side_row){ .figures = true, .kind = kind,
                                                    .figure = figure }));
    }
    rows->items[heading].count = count;
    if (!count)
        rows->count = heading;
}

static bool is_heading(void *ctx, size_t row)
{
    const struct side_rows *rows = ctx;
    return row < rows->count && !rows->items[row].entity && !rows->items[row].figures;
}

/* Makes the rows and fits the cursor to them; another article starts at its first. */
static void side_prepare(struct hoso_ui *ui, struct side_rows *rows)
{
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    side_rows_make(rows, &doc->entities);
    for (int kind = HOSO_FIGURE_NUMBER; kind <= HOSO_FIGURE_DATE; kind++)
        side_rows_add(rows, hoso_document_figures(doc), (enum hoso_figure_kind)kind,
                      ui->figures_open[kind]);
    ui->entities.passes = is_heading;
    ui->entities.ctx = rows;
    if (ui->entities_of != doc->id) {
        ui->entities.cursor = ui->entities.top = 0;
        ui->entities_of = doc->id;
    }
    hoso_list_fit(&ui->entities, rows->count, hoso_ui_pane(ui, HOSO_PANE_ENTITIES).rows - 1);
}

static void side_release(struct hoso_ui *ui, struct side_rows *rows)
{
    ui->entities.passes = NULL;
    ui->entities.ctx = NULL;
    hoso_vec_release(rows);
}

/* The entity under the sidebar's cursor, or NULL. */
static const struct hoso_entity_info *side_entity(struct hoso_ui *ui)
{
    struct side_rows rows = { 0 };
    side_prepare(ui, &rows);
    const struct hoso_entity_info *entity =
        ui->entities.cursor < rows.count ? rows.items[ui->entities.cursor].entity : NULL;
    side_release(ui, &rows);
    return entity;
}

/* The row of the figures' sections under the sidebar's cursor; `figures` is false for none. */
static struct side_row side_figure(struct hoso_ui *ui)
{
    struct side_rows rows = { 0 };
    struct side_row row = { .figures = false };
    side_prepare(ui, &rows);
    if (ui->focus == HOSO_PANE_ENTITIES && ui->entities.cursor < rows.count)
        row = rows.items[ui->entities.cursor];
    side_release(ui, &rows);
    return row;
}

/* The entity that `}` and the info line are about: the sidebar's in the sidebar, else the
 * current mention's, else the list's. */
static int64_t entity_here(struct hoso_ui *ui)
{
    if (ui->focus == HOSO_PANE_ENTITIES) {
        const struct hoso_entity_info *entity = side_entity(ui);
        return entity ? entity->id : 0;
    }
    const struct hoso_session_mention *m = hoso_document_current(hoso_browse_document(ui->browse));
    return m ? m->entity : hoso_browse_entity(ui->browse);
}

/* ---- drawing ---- */

static void draw_article_row(struct hoso_ui *ui, struct hoso_rect rect, int row, size_t position)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ARTICLES];
    struct hoso_posting posting = hoso_browse_at(ui->browse, position);
    struct hoso_article_info info = { 0 };
    if (hoso_session_article(ui->session, posting.article, &info))
        return;
    struct hoso_look look =
        hoso_pane_row(surface, row, rect.cols, position == hoso_browse_cursor(ui->browse),
                      ui->focus == HOSO_PANE_ARTICLES);
    if (look.base == HOSO_ROLE_NORMAL && info.state != HOSO_ARTICLE_READ)
        look = LOOK(info.state == HOSO_ARTICLE_FAILED ? HOSO_ROLE_ERROR : HOSO_ROLE_DIM);
    char count[HOSO_NUMBER_BYTES] = "";
    if (posting.count)
        hoso_draw_number(count, posting.count);
    char copies[HOSO_NUMBER_BYTES + 1] = "+"; /* how many more have this text */
    size_t copy_count = hoso_browse_copies(ui->browse, position);
    hoso_draw_number(copies + 1, copy_count);
    int copies_cols = copy_count ? (int)strlen(copies) + 1 : 0;
    int room = rect.cols - 3 - (*count ? (int)strlen(count) + 1 : 0);
    bool read;
    const char *mark = hoso_work_row_mark(ui, &info, &read);
    hoso_draw_text(surface, row, 1, 1, look.base == HOSO_ROLE_NORMAL ? LOOK(HOSO_ROLE_STAR) : look,
                   mark);
    if (read && look.base == HOSO_ROLE_NORMAL)
        look = LOOK(HOSO_ROLE_DIM);
    int used = hoso_draw_text(surface, row, 2, room - copies_cols, look, info.title);
    if (copies_cols)
        hoso_draw_text(surface, row, 2 + used + 1, copies_cols - 1,
                       look.base == HOSO_ROLE_NORMAL ? LOOK(HOSO_ROLE_DIM) : look, copies);
    hoso_draw_right(surface, row, rect.cols - 1, rect.cols, look, count);
    hoso_article_info_release(&info);
}

static void articles_title(struct hoso_ui *ui, struct hoso_buf *title)
{
    char number[HOSO_NUMBER_BYTES];
    hoso_draw_number(number, hoso_browse_article_count(ui->browse));
    if (hoso_browse_list(ui->browse) == HOSO_LIST_ENTITY) {
        struct hoso_entity_infos infos = { 0 };
        if (!hoso_session_entity(ui->session, hoso_browse_entity(ui->browse), &infos) &&
            infos.count)
            hoso_buf_addf(title, _("WITH %s"), infos.items[0].name);
        hoso_entity_infos_release(&infos);
    } else if (hoso_browse_list(ui->browse) == HOSO_LIST_SEARCH) {
        hoso_buf_addstr(title, _("FOUND"));
    } else {
        hoso_buf_addstr(title, _("ARTICLES"));
    }
    hoso_buf_addf(title, "  %s", number);
}

static bool found_nothing(const struct hoso_ui *ui)
{
    struct hoso_search *search = hoso_browse_search_of(ui->browse);
    struct hoso_search_state state = { .done = false };
    if (search)
        hoso_search_state(search, &state);
    return state.done && !state.article_count;
}

static void draw_articles(struct hoso_ui *ui)
{
    struct hoso_rect rect = hoso_ui_pane(ui, HOSO_PANE_ARTICLES);
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ARTICLES];
    if (!rect.rows)
        return;
    struct hoso_buf title = HOSO_BUF_INIT;
    articles_title(ui, &title);
    hoso_draw_title(surface, rect.cols, title.data, ui->focus == HOSO_PANE_ARTICLES);
    hoso_buf_release(&title);
    size_t count = hoso_browse_count(ui->browse);
    ui->articles.cursor = hoso_browse_cursor(ui->browse);
    hoso_list_fit(&ui->articles, count, rect.rows - 1);
    for (int i = 0; i < rect.rows - 1 && ui->articles.top + (size_t)i < count; i++)
        draw_article_row(ui, rect, i + 1, ui->articles.top + (size_t)i);
    hoso_pane_scrollbar(ui, HOSO_PANE_ARTICLES, 1, rect.rows - 1, ui->articles.top, count);
    if (!count && found_nothing(ui))
        hoso_draw_text(surface, 1, 2, rect.cols - 3, LOOK(HOSO_ROLE_DIM), _("nothing found"));
}

static void draw_heading(struct hoso_ui *ui, int row, int cols, const struct side_row *side)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    char number[HOSO_NUMBER_BYTES];
    const struct hoso_type *type = hoso_lexicon_type(ui->lexicon, (size_t)side->type);
    struct hoso_look look = { (unsigned char)hoso_draw_type_role(ui->settings, ui->lexicon,
                                                                 side->type),
                              HOSO_ROLE_HEADING };
    look.over = HOSO_ROLE_NORMAL;
    hoso_draw_text(surface, row, 1, cols - 8, look, _(type->name));
    hoso_draw_right(surface, row, cols - 1, 8, LOOK(HOSO_ROLE_DIM),
                    hoso_draw_number(number, side->count));
}

static void draw_entity_row(struct hoso_ui *ui, int row, int cols, const struct side_row *side,
                            bool cursor)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    const struct hoso_session_mention *m = hoso_document_current(hoso_browse_document(ui->browse));
    struct hoso_look look =
        hoso_pane_row(surface, row, cols, cursor, ui->focus == HOSO_PANE_ENTITIES);
    if (look.base == HOSO_ROLE_CURSOR_IDLE) { /* only the focused sidebar has a cursor */
        hoso_surface_fill(surface, row, 0, cols, LOOK(HOSO_ROLE_NORMAL));
        look = LOOK(HOSO_ROLE_NORMAL);
    }
    if (m && m->entity == side->entity->id)
        hoso_draw_text(surface, row, 1, 1, look, "▸");
    char here[HOSO_NUMBER_BYTES], all[HOSO_NUMBER_BYTES], counts[2 * HOSO_NUMBER_BYTES + 4];
    snprintf(counts, sizeof counts, "%s · %s", hoso_draw_number(here, side->entity->here_count),
             hoso_draw_number(all, side->entity->mention_count));
    int room = cols - 5 - (int)strlen(counts);
    hoso_draw_text(surface, row, 3, room, look, side->entity->name);
    hoso_draw_right(surface, row, cols - 1, cols,
                    look.base == HOSO_ROLE_NORMAL ? LOOK(HOSO_ROLE_DIM) : look, counts);
}

static void draw_figure_row(struct hoso_ui *ui, int row, int cols, const struct side_row *side,
                            bool cursor)
{
    bool focused = ui->focus == HOSO_PANE_ENTITIES;
    struct hoso_look look = hoso_pane_row(ui->panes[HOSO_PANE_ENTITIES], row, cols,
                                          cursor && focused, focused);
    if (side->figure)
        hoso_figures_draw_row(ui, row, cols, side->figure, look);
    else
        hoso_figures_draw_heading(ui, row, cols, side->kind, side->count, look);
}

static void draw_entities(struct hoso_ui *ui)
{
    struct hoso_rect rect = hoso_ui_pane(ui, HOSO_PANE_ENTITIES);
    if (!rect.rows)
        return;
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    hoso_draw_title(surface, rect.cols, _("IN THIS ARTICLE"), ui->focus == HOSO_PANE_ENTITIES);
    struct side_rows rows = { 0 };
    side_prepare(ui, &rows);
    ui->entities_at = HOSO_AT_ENTITY;
    if (ui->entities.cursor < rows.count && rows.items[ui->entities.cursor].figures)
        ui->entities_at =
            rows.items[ui->entities.cursor].figure ? HOSO_AT_FIGURE : HOSO_AT_HEADING;
    for (int i = 0; i < rect.rows - 1 && ui->entities.top + (size_t)i < rows.count; i++) {
        size_t at = ui->entities.top + (size_t)i;
        if (rows.items[at].figures)
            draw_figure_row(ui, i + 1, rect.cols, &rows.items[at], at == ui->entities.cursor);
        else if (rows.items[at].entity)
            draw_entity_row(ui, i + 1, rect.cols, &rows.items[at], at == ui->entities.cursor);
        else
            draw_heading(ui, i + 1, rect.cols, &rows.items[at]);
    }
    hoso_pane_scrollbar(ui, HOSO_PANE_ENTITIES, 1, rect.rows - 1, ui->entities.top, rows.count);
    const struct hoso_document *doc = hoso_browse_document(ui->browse);
    if (!rows.count && doc->id && doc->info.state == HOSO_ARTICLE_READ)
        hoso_draw_text(surface, 1, 2, rect.cols - 3, LOOK(HOSO_ROLE_DIM), _("nobody and nothing"));
    side_release(ui, &rows);
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    ui->text.lit = entity_here(ui);
    draw_articles(ui);
    bool figure = ui->figure_of == doc->id && doc->mention == HOSO_NOWHERE;
    ui->text.marked_current = figure ? ui->figure : (struct hoso_span){ 0, 0 };
    hoso_pane_text_draw(ui, HOSO_PANE_TEXT, &ui->text, doc, "");
    draw_entities(ui);
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    if (!doc->id && hoso_ui_pane(ui, HOSO_PANE_TEXT).rows &&
        hoso_browse_list(ui->browse) == HOSO_LIST_ALL)
        hoso_draw_text(ui->panes[HOSO_PANE_TEXT], 0, 1, 60, LOOK(HOSO_ROLE_DIM),
                       progress.walked ? _("no articles here") : _("no articles yet"));
}

/* ---- info ---- */

enum { INFO_RIGHT_COLS = 14 }; /* for what stands on the right, and a gap */

static void info_article(struct hoso_ui *ui, struct hoso_buf *left)
{
    const struct hoso_document *doc = hoso_browse_document(ui->browse);
    struct hoso_buf rest = HOSO_BUF_INIT;
    char number[HOSO_NUMBER_BYTES];
    if (!doc->id)
        return;
    size_t copies = hoso_browse_copies(ui->browse, hoso_browse_cursor(ui->browse));
    hoso_buf_addf(&rest, ngettext("%s mention", "%s mentions", doc->info.mention_count),
                  hoso_draw_number(number, doc->info.mention_count));
    if (copies) {
        hoso_buf_addstr(&rest, " · ");
        hoso_buf_addf(&rest, ngettext("+ lists %s more with this text",
                                      "+ lists %s more with this text", copies),
                      hoso_draw_number(number, copies));
    }
    hoso_draw_add_tail(left, doc->info.path, ui->layout.info.cols - INFO_RIGHT_COLS -
                                                 hoso_cells_width(rest.data, rest.len));
    hoso_buf_addf(left, " · %s", rest.data);
    hoso_buf_release(&rest);
}

static void info(struct hoso_ui *ui, struct hoso_buf *left, struct hoso_buf *right)
{
    const struct hoso_document *doc = hoso_browse_document(ui->browse);
    int64_t entity =
        ui->focus == HOSO_PANE_ARTICLES ? hoso_browse_entity(ui->browse) : entity_here(ui);
    const struct hoso_entity_info *info = entity ? hoso_document_entity(doc, entity) : NULL;
    struct side_row figure = side_figure(ui);
    if (figure.figure)
        hoso_figures_written(left, doc, figure.figure);
    else if (info)
        hoso_bars_entity(left, ui, info);
    else
        info_article(ui, left);
    if (ui->focus == HOSO_PANE_ARTICLES) {
        char at[HOSO_NUMBER_BYTES], all[HOSO_NUMBER_BYTES];
        size_t count = hoso_browse_count(ui->browse);
        if (count)
            hoso_buf_addf(right, "%s/%s",
                          hoso_draw_number(at, hoso_browse_cursor(ui->browse) + 1),
                          hoso_draw_number(all, count));
    } else if (doc->id && hoso_ui_pane(ui, HOSO_PANE_TEXT).rows) {
        hoso_buf_addf(right, _("text %d%%"), hoso_textview_percent(&ui->text));
    }
}

/* ---- commands ---- */

/* Scrolled away from: the next one is looked for from what is in sight, as in less. */
static void forget_unseen(struct hoso_ui *ui)
{
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    const struct hoso_session_mention *m = hoso_document_current(doc);
    if (!hoso_ui_pane(ui, HOSO_PANE_TEXT).rows || doc->wanted != HOSO_NOWHERE ||
        ui->text.article != doc->id || ui->text.version != doc->version)
        return; /* not drawn since: nothing is known of what is in sight */
    if (m && hoso_textview_row_of(&ui->text, m->start) < 0)
        doc->mention = HOSO_NOWHERE;
    if (doc->hit < doc->hits.count &&
        hoso_textview_row_of(&ui->text, doc->hits.items[doc->hit].start) < 0)
        doc->hit = HOSO_NOWHERE;
}

static void go_mention(struct hoso_ui *ui, int step)
{
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    forget_unseen(ui);
    int64_t only = 0;
    if (ui->focus == HOSO_PANE_ENTITIES) /* the sidebar's `]` walks its own entity */
        only = entity_here(ui);
    const struct hoso_session_mention *m = hoso_document_current(doc);
    size_t to = only && (!m || m->entity != only)
                    ? hoso_document_find_entity(doc, only, doc->place)
                    : hoso_document_step_mention(doc, only, step);
    if (to == HOSO_NOWHERE)
        hoso_ui_notice(ui, "%s", step > 0 ? _("no mention further down")
                                          : _("no mention further up"));
    else
        hoso_document_go_mention(doc, to);
}

static void go_article(struct hoso_ui *ui, int step)
{
    int64_t entity = entity_here(ui);
    if (!entity)
        hoso_ui_notice(ui, "%s", _("no mention is current: ] goes to one"));
    else if (!hoso_browse_step_article(ui->browse, entity, step))
        hoso_ui_notice(ui, "%s", step > 0 ? _("no article further down has it")
                                          : _("no article further up has it"));
}

static void go_hit(struct hoso_ui *ui, int step)
{
    forget_unseen(ui);
    if (hoso_browse_list(ui->browse) != HOSO_LIST_SEARCH)
        hoso_ui_notice(ui, "%s", _("nothing is searched for: / searches"));
    else if (!hoso_browse_step_hit(ui->browse, step))
        hoso_ui_notice(ui, "%s", step > 0 ? _("that was the last hit")
                                          : _("that was the first hit"));
}

/* Opens or closes the section under the cursor; from elsewhere, goes to that of figures. */
static void fold(struct hoso_ui *ui)
{
    struct side_row here = side_figure(ui);
    struct side_rows rows = { 0 };
    enum hoso_figure_kind kind = here.figures ? here.kind : HOSO_FIGURE_NUMBER;
    ui->figures_open[kind] = here.figures ? !ui->figures_open[kind] : true;
    ui->focus = HOSO_PANE_ENTITIES;
    side_prepare(ui, &rows);
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].figures && !rows.items[i].figure &&
            (rows.items[i].kind == kind || !here.figures)) {
            ui->entities.cursor = i;
            if (ui->figures_open[kind])
                ui->entities.top = i; /* what is opened comes into sight */
            break;
        }
    side_release(ui, &rows);
}

static void open_here(struct hoso_ui *ui)
{
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    const struct hoso_session_mention *m = hoso_document_current(doc);
    if (ui->focus == HOSO_PANE_ARTICLES) {
        ui->focus = HOSO_PANE_TEXT;
        return;
    }
    if (ui->focus == HOSO_PANE_TEXT && !m) {
        go_mention(ui, 1);
        return;
    }
    struct side_row figure = side_figure(ui);
    int64_t entity = entity_here(ui);
    if (figure.figure)
        hoso_figures_go(ui, figure.figure);
    else if (figure.figures)
        fold(ui);
    else if (entity)
        hoso_entity_view_open(ui, entity);
}

/* Of the current mention; in the sidebar, of the entity's first in the text. */
static void why(struct hoso_ui *ui)
{
    const struct hoso_document *doc = hoso_browse_document(ui->browse);
    size_t i = ui->focus == HOSO_PANE_ENTITIES
                   ? hoso_document_find_entity(doc, entity_here(ui), 0)
                   : doc->mention;
    if (i < doc->mentions.count)
        hoso_ui_notice(ui, "%s", doc->mentions.items[i].why);
    else
        hoso_ui_notice(ui, "%s", _("no mention is current: ] goes to one"));
}

static void correct(struct hoso_ui *ui)
{
    int64_t entity = entity_here(ui);
    if (entity)
        hoso_correct_open(ui, entity, ui->focus == HOSO_PANE_TEXT);
    else
        hoso_ui_notice(ui, "%s", _("no mention is current: ] goes to one"));
}

static void all_articles(struct hoso_ui *ui)
{
    if (hoso_browse_list(ui->browse) != HOSO_LIST_ALL)
        hoso_browse_all(ui->browse);
}

/* First out of a narrowed list, then out of the program. */
static void leave(struct hoso_ui *ui)
{
    if (hoso_browse_list(ui->browse) != HOSO_LIST_ALL)
        hoso_browse_all(ui->browse);
    else
        ui->quit = true;
}

/* Of the entity here, or the one named. */
static void narrow(struct hoso_ui *ui, const char *name)
{
    int64_t entity = *name ? 0 : entity_here(ui);
    if (entity || *name)
        hoso_entity_view_narrow(ui, entity, name);
    else
        hoso_ui_notice(ui, "%s", _("no mention is current: ] goes to one"));
}

static void compare_chosen(struct hoso_ui *ui, int64_t article)
{
    hoso_compare_view_open(ui, hoso_browse_document(ui->browse)->id, article);
}

static void compare(struct hoso_ui *ui, const char *path)
{
    int64_t here = hoso_browse_document(ui->browse)->id;
    int64_t other = *path ? hoso_session_article_find(ui->session, path) : 0;
    if (!here)
        return;
    if (other)
        hoso_compare_view_open(ui, here, other);
    else if (*path)
        hoso_ui_notice(ui, _("no article %s"), path);
    else
        hoso_finder_open_articles(ui, here, compare_chosen);
}

static void related(struct hoso_ui *ui)
{
    if (hoso_browse_document(ui->browse)->id)
        hoso_related_open(ui, hoso_browse_document(ui->browse)->id);
}

static void copies(struct hoso_ui *ui)
{
    if (hoso_browse_document(ui->browse)->id)
        hoso_copies_open(ui, hoso_browse_document(ui->browse)->id);
}

static bool move(struct hoso_ui *ui, enum hoso_command command)
{
    struct hoso_rect rect = hoso_ui_pane(ui, ui->focus);
    if (ui->focus == HOSO_PANE_TEXT)
        return hoso_textview_command(&ui->text, hoso_browse_document(ui->browse), command);
    if (ui->focus == HOSO_PANE_ARTICLES) {
        ui->articles.cursor = hoso_browse_cursor(ui->browse);
        if (!hoso_list_command(&ui->articles, hoso_browse_count(ui->browse), rect.rows - 1,
                               command))
            return false;
        hoso_browse_move(ui->browse, ui->articles.cursor);
        return true;
    }
    struct side_rows rows = { 0 };
    side_prepare(ui, &rows);
    bool moved = hoso_list_command(&ui->entities, rows.count, rect.rows - 1, command);
    side_release(ui, &rows);
    return moved;
}

static const struct hoso_ui_action actions[] = {
    { .command = HOSO_COMMAND_OPEN, .run = open_here },
    { .command = HOSO_COMMAND_SEARCH, .with = hoso_search_prompt_open },
    { .command = HOSO_COMMAND_NEXT_HIT, .step = go_hit, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_HIT, .step = go_hit, .by = -1 },
    { .command = HOSO_COMMAND_ENTITY, .with = hoso_entity_view_open_named },
    { .command = HOSO_COMMAND_NARROW, .with = narrow },
    { .command = HOSO_COMMAND_CLEAR, .run = all_articles },
    { .command = HOSO_COMMAND_NEXT_MENTION, .step = go_mention, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_MENTION, .step = go_mention, .by = -1 },
    { .command = HOSO_COMMAND_NEXT_ARTICLE, .step = go_article, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_ARTICLE, .step = go_article, .by = -1 },
    { .command = HOSO_COMMAND_BACK, .run = hoso_ui_back },
    { .command = HOSO_COMMAND_FORWARD, .run = hoso_ui_forward },
    { .command = HOSO_COMMAND_TRAIL, .run = hoso_finder_open_trail },
    { .command = HOSO_COMMAND_WHY, .run = why },
    { .command = HOSO_COMMAND_FOLD, .run = fold },
    { .command = HOSO_COMMAND_RELATED, .run = related },
    { .command = HOSO_COMMAND_COPIES, .run = copies },
    { .command = HOSO_COMMAND_COMPARE, .with = compare },
    { .command = HOSO_COMMAND_CORRECT, .run = correct },
    { .command = HOSO_COMMAND_QUIT, .run = leave },
    { .command = HOSO_COMMAND_NONE },
};

static struct hoso_ui_text text(struct hoso_ui *ui)
{
    return (struct hoso_ui_text){ hoso_browse_document(ui->browse), &ui->text, HOSO_PANE_TEXT };
}

/* A link in the text is followed at once. */
static void click_text(struct hoso_ui *ui, int row, int col)
{
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    size_t offset = hoso_pane_text_offset(ui, HOSO_PANE_TEXT, &ui->text, doc, row, col);
    for (size_t i = 0; offset != HOSO_NOWHERE && i < doc->mentions.count; i++)
        if (doc->mentions.items[i].start <= offset && offset < doc->mentions.items[i].end) {
            hoso_document_go_mention(doc, i);
            open_here(ui);
            return;
        }
}

/* A row that is current already is opened. */
static void click(struct hoso_ui *ui, enum hoso_pane pane, int row, int col)
{
    bool had_focus = ui->focus == pane;
    ui->focus = pane;
    if (pane == HOSO_PANE_TEXT)
        click_text(ui, row, col);
    if (row < 1 || pane == HOSO_PANE_TEXT)
        return;
    struct hoso_list *list = pane == HOSO_PANE_ARTICLES ? &ui->articles : &ui->entities;
    size_t at = list->top + (size_t)row - 1;
    if (had_focus && at == list->cursor)
        open_here(ui);
    else if (pane == HOSO_PANE_ARTICLES)
        hoso_browse_move(ui->browse, at);
    else
        list->cursor = at;
}

/* What Enter does on the sidebar's rows that are no entity's is short to say. */
static const struct hoso_ui_hint *figure_hints(bool heading)
{
    static const struct hoso_ui_hint headings[] = { { HOSO_COMMAND_OPEN, N_("open, close") },
                                                    { HOSO_COMMAND_NEXT_PANE, N_("pane") },
                                                    { HOSO_COMMAND_TIMELINE, N_("timeline") },
                                                    { HOSO_COMMAND_COMPARE, N_("compare") },
                                                    { HOSO_COMMAND_NONE, NULL } };
    static const struct hoso_ui_hint rows[] = { { HOSO_COMMAND_OPEN, N_("show in the text") },
                                                { HOSO_COMMAND_FOLD, N_("close it") },
                                                { HOSO_COMMAND_NEXT_PANE, N_("pane") },
                                                { HOSO_COMMAND_TIMELINE, N_("timeline") },
                                                { HOSO_COMMAND_COMPARE, N_("compare") },
                                                { HOSO_COMMAND_NONE, NULL } };
    return heading ? headings : rows;
}

/* What leads on from here comes first: not all find room. */
static const struct hoso_ui_hint *hints(const struct hoso_ui *ui)
{
    static const struct hoso_ui_hint articles[] = {
        { HOSO_COMMAND_OPEN, N_("read") },     { HOSO_COMMAND_SEARCH, N_("search") },
        { HOSO_COMMAND_ENTITY, N_("entity") }, { HOSO_COMMAND_RELATED, N_("related") },
        { HOSO_COMMAND_COMPARE, N_("compare") },
        { HOSO_COMMAND_NEXT_PANE, N_("pane") }, { HOSO_COMMAND_QUIT, N_("quit") },
        { HOSO_COMMAND_BACK, N_("back") },     { HOSO_COMMAND_STAR, N_("star") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint found[] = {
        { HOSO_COMMAND_OPEN, N_("read") },     { HOSO_COMMAND_NEXT_HIT, N_("next hit") },
        { HOSO_COMMAND_CLEAR, N_("all articles") }, { HOSO_COMMAND_SEARCH, N_("search") },
        { HOSO_COMMAND_ENTITY, N_("entity") }, { HOSO_COMMAND_COMPARE, N_("compare") },
        { HOSO_COMMAND_NEXT_PANE, N_("pane") }, { HOSO_COMMAND_BACK, N_("back") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint with_entity[] = {
        { HOSO_COMMAND_OPEN, N_("read") },     { HOSO_COMMAND_BACK, N_("back") },
        { HOSO_COMMAND_CLEAR, N_("all articles") }, { HOSO_COMMAND_ENTITY, N_("entity") },
        { HOSO_COMMAND_SEARCH, N_("search") }, { HOSO_COMMAND_COMPARE, N_("compare") },
        { HOSO_COMMAND_NEXT_PANE, N_("pane") }, { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint text[] = {
        { HOSO_COMMAND_OPEN, N_("its page") },
        { HOSO_COMMAND_NEXT_MENTION, N_("next mention") },
        { HOSO_COMMAND_NEXT_ARTICLE, N_("next article") },
        { HOSO_COMMAND_BACK, N_("back") },
        { HOSO_COMMAND_SEARCH, N_("search") },
        { HOSO_COMMAND_NARROW, N_("its articles") },
        { HOSO_COMMAND_COMPARE, N_("compare") },
        { HOSO_COMMAND_RELATED, N_("related") },
        { HOSO_COMMAND_NEXT_PANE, N_("pane") },
        { HOSO_COMMAND_PASSAGE, N_("passage") },
        { HOSO_COMMAND_CORRECT, N_("correct") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint text_found[] = {
        { HOSO_COMMAND_NEXT_HIT, N_("next hit") },
        { HOSO_COMMAND_NEXT_MENTION, N_("next mention") },
        { HOSO_COMMAND_OPEN, N_("its page") },
        { HOSO_COMMAND_CLEAR, N_("all articles") },
        { HOSO_COMMAND_BACK, N_("back") },
        { HOSO_COMMAND_NEXT_PANE, N_("pane") },
        { HOSO_COMMAND_SEARCH, N_("search") },
        { HOSO_COMMAND_COMPARE, N_("compare") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint entities[] = {
        { HOSO_COMMAND_OPEN, N_("its page") },
        { HOSO_COMMAND_NARROW, N_("its articles") },
        { HOSO_COMMAND_NEXT_MENTION, N_("next mention") },
        { HOSO_COMMAND_NEXT_ARTICLE, N_("next article") },
        { HOSO_COMMAND_BACK, N_("back") },
        { HOSO_COMMAND_NEXT_PANE, N_("pane") },
        { HOSO_COMMAND_CORRECT, N_("correct") },
        { HOSO_COMMAND_NONE, NULL }
    };
    enum hoso_browse_list list = hoso_browse_list(ui->browse);
    if (ui->focus == HOSO_PANE_ENTITIES && ui->entities_at != HOSO_AT_ENTITY)
        return figure_hints(ui->entities_at == HOSO_AT_HEADING);
    if (ui->focus == HOSO_PANE_ENTITIES)
        return entities;
    if (ui->focus == HOSO_PANE_TEXT)
        return list == HOSO_LIST_SEARCH ? text_found : text;
    return list == HOSO_LIST_SEARCH ? found : list == HOSO_LIST_ENTITY ? with_entity : articles;
}

const struct hoso_view hoso_view_reading = { .context = context,
                                             .layout = hoso_layout_browse,
                                             .draw = draw,
                                             .actions = actions,
                                             .move = move,
                                             .info = info,
                                             .click = click,
                                             .hints = hints,
                                             .text = text };
