/* An entity's page: its names, when it is mentioned, who and what is named with it, and
 * every mention as a line of context with the name in one column.  Which page is open, and
 * where in it the reader is, the browse knows; what is here can be made anew from that.
 * A page that was left is kept until another one is opened: the trail may lead back to it.
 * The concordance on show is replaced by one that counts what was committed since (`next`)
 * when that is done. */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hoso/cell.h"
#include "hoso/histogram.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"

enum {
    HEADER_FROM_ROWS = 12, /* only the name in a pane lower than that */
    WIDE_COLS = 60,
    AGAIN_S = 2 /* counted again so often, while articles are read */
};

struct hoso_entity_state {
    int64_t entity;
    struct hoso_entity_infos info; /* one item; none where it is gone */
    struct hoso_aliases aliases;
    struct hoso_concordance *c, *next;
    uint64_t generation; /* of the session, as counted */
    time_t counted_s;
    struct hoso_histogram bars;
    struct hoso_list lines, named;
    int header_rows; /* as drawn last */
    bool placed;     /* the cursor is where the page says */
};

/* ---- open and close ---- */

static time_t now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

static bool is_heading(void *ctx, size_t row)
{
    const struct hoso_entity_state *e = ctx;
    return hoso_concordance_is_heading(e->c, row);
}

static void load_names(struct hoso_ui *ui)
{
    struct hoso_entity_state *e = ui->entity;
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    e->generation = progress.generation;
    e->counted_s = now_s();
    hoso_session_entity(ui->session, e->entity, &e->info);
    hoso_session_aliases(ui->session, e->entity, &e->aliases);
}

static void open_state(struct hoso_ui *ui, const struct hoso_page *page)
{
    struct hoso_entity_state *e = hoso_calloc(1, sizeof *e);
    ui->entity = e;
    e->entity = page->entity;
    e->lines.passes = is_heading;
    e->lines.ctx = e;
    load_names(ui);
    e->c = hoso_concordance_new(ui->session, page->entity, page->order);
}

void hoso_entity_view_close(struct hoso_ui *ui)
{
    struct hoso_entity_state *e = ui->entity;
    if (!e)
        return;
    hoso_concordance_free(e->c);
    hoso_concordance_free(e->next);
    hoso_histogram_release(&e->bars);
    hoso_aliases_release(&e->aliases);
    hoso_entity_infos_release(&e->info);
    free(e);
    ui->entity = NULL;
}

void hoso_entity_view_follow(struct hoso_ui *ui)
{
    const struct hoso_page *page = hoso_browse_page(ui->browse);
    if (ui->entity && page->entity && ui->entity->entity != page->entity)
        hoso_entity_view_close(ui);
    if (page->entity && !ui->entity)
        open_state(ui, page);
    if (ui->view == &hoso_view_reading && page->entity) {
        ui->view = &hoso_view_entity;
        hoso_concordance_sort(ui->entity->c, page->order);
        ui->entity->placed = false;
    } else if (ui->view == &hoso_view_entity && !page->entity) {
        ui->view = &hoso_view_reading;
    }
    if (ui->view == &hoso_view_entity && ui->focus == HOSO_PANE_ARTICLES)
        ui->focus = HOSO_PANE_TEXT;
}

void hoso_entity_view_open(struct hoso_ui *ui, int64_t entity)
{
    hoso_browse_set_pane(ui->browse, ui->focus); /* a click may just have moved it */
    hoso_browse_open_page(ui->browse, entity);
    ui->focus = HOSO_PANE_TEXT;
}

/* The entity that NAME says best, 0 for none. */
static int64_t named(struct hoso_ui *ui, const char *name)
{
    struct hoso_completions found = { 0 };
    int64_t entity = 0;
    if (*name && !hoso_session_complete(ui->session, name, 1, &found) && found.count)
        entity = found.items[0].entity;
    hoso_completions_release(&found);
    return entity;
}

void hoso_entity_view_open_named(struct hoso_ui *ui, const char *name)
{
    int64_t entity = named(ui, name);
    if (entity)
        hoso_entity_view_open(ui, entity);
    else
        hoso_finder_open_entities(ui, name);
}

void hoso_entity_view_narrow(struct hoso_ui *ui, int64_t entity, const char *name)
{
    if (!entity)
        entity = named(ui, name);
    if (!entity) {
        hoso_ui_notice(ui, _("nobody and nothing is called %s"), name);
        return;
    }
    hoso_browse_show_entity(ui->browse, entity);
    ui->focus = HOSO_PANE_ARTICLES;
}

/* ---- the header ---- */

static const struct hoso_entity_info *info_of(const struct hoso_entity_state *e)
{
    return e->info.count ? &e->info.items[0] : NULL;
}

static void add_counts(struct hoso_buf *out, const struct hoso_entity_info *info)
{
    char number[HOSO_NUMBER_BYTES];
    hoso_buf_addf(out, ngettext("%s mention", "%s mentions", info->mention_count),
                  hoso_draw_number(number, info->mention_count));
    hoso_buf_addstr(out, " · ");
    hoso_buf_addf(out, ngettext("%s article", "%s articles", info->article_count),
                  hoso_draw_number(number, info->article_count));
}

/* `KN-23   weapon · missile           5 mentions · 2 articles` */
static void draw_name(struct hoso_ui *ui, struct hoso_surface *surface, int cols)
{
    const struct hoso_entity_info *info = info_of(ui->entity);
    struct hoso_look look = { HOSO_ROLE_TITLE, HOSO_ROLE_NORMAL };
    if (!info) {
        hoso_draw_title(surface, cols, _("no article mentions it any more"), true);
        return;
    }
    struct hoso_buf text = HOSO_BUF_INIT;
    add_counts(&text, info);
    int counts = hoso_cells_width(text.data, text.len);
    look = (struct hoso_look){
        (unsigned char)hoso_draw_type_role(ui->settings, ui->lexicon, info->type),
        (unsigned char)(ui->focus == HOSO_PANE_TEXT ? HOSO_ROLE_LIT : HOSO_ROLE_NORMAL)
    };
    int used = 1 + hoso_draw_text(surface, 0, 1, cols - 2, look, info->name);
    if (cols >= WIDE_COLS && cols - used - 3 >= counts)
        hoso_draw_right(surface, 0, cols - 1, counts, LOOK(HOSO_ROLE_DIM), text.data);
    else
        counts = 0;
    hoso_buf_clear(&text);
    hoso_buf_addstr(&text, _(hoso_lexicon_type(ui->lexicon, (size_t)info->type)->key));
    if (info->kind && *info->kind && strcmp(info->kind, "class") != 0)
        hoso_buf_addf(&text, " · %s", _(info->kind));
    hoso_draw_text(surface, 0, used + 3, cols - used - counts - 6, LOOK(HOSO_ROLE_NORMAL),
                   text.data);
    hoso_buf_release(&text);
}

/* The other names, with how often each is used. */
static void draw_aliases(struct hoso_ui *ui, struct hoso_surface *surface, int row, int cols)
{
    const struct hoso_entity_state *e = ui->entity;
    struct hoso_buf text = HOSO_BUF_INIT;
    char number[HOSO_NUMBER_BYTES];
    for (size_t i = 0; i < e->aliases.count; i++)
        hoso_buf_addf(&text, "%s%s %s", i ? " · " : "", e->aliases.items[i].form,
                      hoso_draw_number(number, e->aliases.items[i].mention_count));
    hoso_draw_text(surface, row, 1, cols - 2, LOOK(HOSO_ROLE_DIM), text.data);
    hoso_buf_release(&text);
}

/* `2022-09-07 ▂▇▁ ▃ 2025-09-04  by month` */
static void draw_bars(struct hoso_ui *ui, struct hoso_surface *surface, int row, int cols)
{
    static const char *const units[] = { N_("by day"), N_("by month"), N_("by year"),
                                         N_("by ten years") };
    struct hoso_entity_state *e = ui->entity;
    const struct hoso_date_counts *dates = hoso_concordance_dates(e->c);
    char date[11];
    int col = 1, room = cols - 2 - 2 * (int)sizeof date;
    if (!dates->count) {
        const char *none = hoso_concordance_is_done(e->c) ? _("without dates") : "…";
        hoso_draw_text(surface, row, col, cols - 2, LOOK(HOSO_ROLE_DIM), none);
        return;
    }
    if (room > 60)
        room = 60;
    col += hoso_draw_text(surface, row, col, cols - 2, LOOK(HOSO_ROLE_DIM),
                          hoso_date_name(date, dates->items[0].date));
    if (dates->count < 2)
        return;
    if (room >= 3) {
        hoso_histogram_make(&e->bars, dates, (size_t)room);
        const struct hoso_entity_info *info = info_of(e);
        struct hoso_look look = LOOK(
            info ? hoso_draw_type_role(ui->settings, ui->lexicon, info->type) : HOSO_ROLE_NORMAL);
        hoso_draw_bars(surface, row, col + 1, look, e->bars.bars.items, e->bars.bars.count,
                       e->bars.highest, hoso_draw_has_blocks(ui->settings));
        col += (int)e->bars.bars.count + 1;
    }
    col += 1 + hoso_draw_text(surface, row, col + 1, cols - col - 2, LOOK(HOSO_ROLE_DIM),
                              hoso_date_name(date, dates->items[dates->count - 1].date));
    const char *unit = _(units[e->bars.unit]);
    if (room >= 3 && col + 2 + hoso_cells_width(unit, strlen(unit)) < cols)
        hoso_draw_text(surface, row, col + 2, cols - col - 3, LOOK(HOSO_ROLE_DIM), unit);
}

static const char *level_title(enum hoso_level level)
{
    static const char *const titles[] = { [HOSO_LEVEL_SENTENCE] = N_("IN THE SAME SENTENCE"),
                                          [HOSO_LEVEL_PARAGRAPH] = N_("IN THE SAME PARAGRAPH"),
                                          [HOSO_LEVEL_ARTICLE] = N_("IN THE SAME ARTICLE") };
    return _(titles[level]);
}

static const struct hoso_entity_infos *named_with(struct hoso_ui *ui)
{
    return hoso_concordance_named(ui->entity->c, hoso_browse_page(ui->browse)->level);
}

/* Where the sidebar has no room, its first rows in a line. */
static void draw_with(struct hoso_ui *ui, struct hoso_surface *surface, int row, int cols)
{
    static const char *const labels[] = { [HOSO_LEVEL_SENTENCE] = N_("same sentence:"),
                                          [HOSO_LEVEL_PARAGRAPH] = N_("same paragraph:"),
                                          [HOSO_LEVEL_ARTICLE] = N_("same article:") };
    const struct hoso_entity_infos *infos = named_with(ui);
    char number[HOSO_NUMBER_BYTES];
    int col = 1 + hoso_draw_text(surface, row, 1, cols - 2, LOOK(HOSO_ROLE_DIM),
                                 _(labels[hoso_browse_page(ui->browse)->level]));
    for (size_t i = 0; i < infos->count && col + 4 < cols; i++) {
        const struct hoso_entity_info *info = &infos->items[i];
        int width = hoso_cells_width(info->name, strlen(info->name)), dot = i ? 2 : 0;
        hoso_draw_number(number, info->here_count);
        if (col + dot + 3 + width + (int)strlen(number) > cols)
            break;
        struct hoso_look look =
            LOOK(hoso_draw_type_role(ui->settings, ui->lexicon, info->type));
        if (i)
            col += 1 + hoso_draw_text(surface, row, col + 1, 1, LOOK(HOSO_ROLE_DIM), "·");
        col += 1 + hoso_draw_text(surface, row, col + 1, width, look, info->name);
        col += 1 + hoso_draw_text(surface, row, col + 1, cols - col - 2, LOOK(HOSO_ROLE_DIM),
                                  number);
    }
}

/* Returns the rows used. */
static int draw_header(struct hoso_ui *ui, struct hoso_surface *surface, struct hoso_rect rect)
{
    int row = 1;
    bool sidebar = ui->layout.lines[1] >= 0 && !ui->layout.overlay;
    draw_name(ui, surface, rect.cols);
    if (rect.rows < HEADER_FROM_ROWS)
        return row;
    if (rect.cols < WIDE_COLS && info_of(ui->entity)) {
        struct hoso_buf counts = HOSO_BUF_INIT;
        add_counts(&counts, info_of(ui->entity));
        hoso_draw_text(surface, row++, 1, rect.cols - 2, LOOK(HOSO_ROLE_DIM), counts.data);
        hoso_buf_release(&counts);
    }
    if (ui->entity->aliases.count > 1)
        draw_aliases(ui, surface, row++, rect.cols);
    draw_bars(ui, surface, row++, rect.cols); /* always: nothing jumps when they are counted */
    if (!sidebar)
        draw_with(ui, surface, row++, rect.cols);
    return row + 1;
}

/* ---- the lines ---- */

/* `Title                                     2023-07-28   3` */
static void draw_heading(struct hoso_ui *ui, struct hoso_surface *surface, int row, int cols,
                         const struct hoso_concordance_row *r)
{
    struct hoso_article_info info = { 0 };
    char number[HOSO_NUMBER_BYTES], right[HOSO_NUMBER_BYTES + 16];
    if (hoso_session_article(ui->session, r->article, &info))
        return;
    bool dated = info.date[0] && cols >= WIDE_COLS;
    snprintf(right, sizeof right, "%s%s%5s", dated ? info.date : "", dated ? "  " : "",
             hoso_draw_number(number, r->count));
    int width = (int)strlen(right);
    hoso_draw_text(surface, row, 1, cols - width - 3, LOOK(HOSO_ROLE_HEADING), info.title);
    hoso_draw_right(surface, row, cols - 1, width, LOOK(HOSO_ROLE_DIM), right);
    hoso_article_info_release(&info);
}

/* The name begins in the same column in every line. */
static int name_col(int cols)
{
    return cols >= WIDE_COLS ? cols * 9 / 20 : cols * 2 / 5;
}

static void draw_piece(struct hoso_surface *surface, int row, int *col, int end,
                       struct hoso_look look, const char *text, size_t len)
{
    char *piece = hoso_memdup0(text, len);
    *col += hoso_draw_text(surface, row, *col, end - *col, look, piece);
    free(piece);
}

static void draw_line(struct hoso_ui *ui, struct hoso_surface *surface, int row, int cols,
                      const struct hoso_concordance_row *r, bool cursor)
{
    const struct hoso_entity_info *info = info_of(ui->entity);
    struct hoso_look look =
        hoso_pane_row(surface, row, cols, cursor, ui->focus == HOSO_PANE_TEXT);
    /* without colours the cursor's row is in reverse already */
    struct hoso_look name = {
        look.base, (unsigned char)(hoso_term_colours() ? HOSO_ROLE_CURRENT : HOSO_ROLE_LIT)
    };
    int col = name_col(cols);
    struct hoso_buf before = HOSO_BUF_INIT;
    char *left = hoso_memdup0(r->before, r->before_len);
    if (!cursor && info)
        name = LOOK(hoso_draw_type_role(ui->settings, ui->lexicon, info->type));
    hoso_draw_add_tail(&before, left, col - 2);
    hoso_draw_right(surface, row, col, col - 2, look, before.data);
    draw_piece(surface, row, &col, cols - 1, name, r->words, r->words_len);
    draw_piece(surface, row, &col, cols - 1, look, r->after, r->after_len);
    hoso_buf_release(&before);
    free(left);
}

/* The cursor stands where the page says, once that row is there. */
static void place_cursor(struct hoso_ui *ui)
{
    struct hoso_entity_state *e = ui->entity;
    const struct hoso_page *page = hoso_browse_page(ui->browse);
    if (e->placed || !hoso_concordance_count(e->c))
        return;
    size_t row = page->article ? hoso_concordance_find(e->c, page->article, page->start)
                               : SIZE_MAX;
    e->lines.cursor = row == SIZE_MAX ? 0 : row;
    int rows = hoso_ui_pane(ui, HOSO_PANE_TEXT).rows;
    size_t third = rows > 0 ? (size_t)rows / 3 : 0;
    e->lines.top = e->lines.cursor > third ? e->lines.cursor - third : 0;
    e->placed = true;
}

static void draw_lines(struct hoso_ui *ui, struct hoso_surface *surface, struct hoso_rect rect,
                       int from)
{
    struct hoso_entity_state *e = ui->entity;
    struct hoso_concordance_row r;
    size_t count = hoso_concordance_count(e->c);
    int rows = rect.rows - from;
    place_cursor(ui);
    hoso_list_fit(&e->lines, count, rows);
    for (int i = 0; i < rows && e->lines.top + (size_t)i < count; i++) {
        size_t at = e->lines.top + (size_t)i;
        if (!hoso_concordance_row(e->c, at, &r))
            continue;
        if (r.count)
            draw_heading(ui, surface, from + i, rect.cols, &r);
        else
            draw_line(ui, surface, from + i, rect.cols, &r, at == e->lines.cursor);
    }
    hoso_pane_scrollbar(ui, HOSO_PANE_TEXT, from, rows, e->lines.top, count);
}

/* ---- the sidebar ---- */

static void draw_named_row(struct hoso_ui *ui, int row, int cols,
                           const struct hoso_entity_info *info, bool cursor)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    bool focused = ui->focus == HOSO_PANE_ENTITIES;
    struct hoso_look look = hoso_pane_row(surface, row, cols, cursor && focused, focused);
    struct hoso_look name = look;
    char count[HOSO_NUMBER_BYTES];
    hoso_draw_number(count, info->here_count);
    if (!cursor || !focused)
        name = LOOK(hoso_draw_type_role(ui->settings, ui->lexicon, info->type));
    int col = 2;
    if (!hoso_term_colours())
        col += 1 + hoso_draw_text(surface, row, 2, 1, look,
                                  hoso_lexicon_type(ui->lexicon, (size_t)info->type)->letter);
    hoso_draw_text(surface, row, col, cols - col - 2 - (int)strlen(count), name, info->name);
    hoso_draw_right(surface, row, cols - 1, cols - 2,
                    look.base == HOSO_ROLE_NORMAL ? LOOK(HOSO_ROLE_DIM) : look, count);
}

static void draw_sidebar(struct hoso_ui *ui)
{
    struct hoso_rect rect = hoso_ui_pane(ui, HOSO_PANE_ENTITIES);
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    struct hoso_entity_state *e = ui->entity;
    const struct hoso_entity_infos *infos = named_with(ui);
    if (!rect.rows)
        return;
    hoso_draw_title(surface, rect.cols, level_title(hoso_browse_page(ui->browse)->level),
                    ui->focus == HOSO_PANE_ENTITIES);
    hoso_list_fit(&e->named, infos->count, rect.rows - 1);
    for (int i = 0; i < rect.rows - 1 && e->named.top + (size_t)i < infos->count; i++) {
        size_t at = e->named.top + (size_t)i;
        draw_named_row(ui, i + 1, rect.cols, &infos->items[at], at == e->named.cursor);
    }
    hoso_pane_scrollbar(ui, HOSO_PANE_ENTITIES, 1, rect.rows - 1, e->named.top, infos->count);
    if (!infos->count)
        hoso_draw_text(surface, 1, 2, rect.cols - 3, LOOK(HOSO_ROLE_DIM),
                       hoso_concordance_is_done(e->c) ? _("nobody and nothing") : "…");
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_rect rect = hoso_ui_pane(ui, HOSO_PANE_TEXT);
    if (rect.rows) {
        ui->entity->header_rows = draw_header(ui, ui->panes[HOSO_PANE_TEXT], rect);
        draw_lines(ui, ui->panes[HOSO_PANE_TEXT], rect, ui->entity->header_rows);
    }
    draw_sidebar(ui);
}

/* ---- info ---- */

static void info_line(struct hoso_ui *ui, struct hoso_buf *left)
{
    struct hoso_entity_state *e = ui->entity;
    struct hoso_article_info info = { 0 };
    int64_t article = hoso_concordance_article(e->c, e->lines.cursor);
    if (!article || hoso_session_article(ui->session, article, &info))
        return;
    if (info.date[0])
        hoso_buf_addf(left, "%s · ", info.date);
    hoso_buf_addstr(left, info.title);
    hoso_article_info_release(&info);
}

static void info(struct hoso_ui *ui, struct hoso_buf *left, struct hoso_buf *right)
{
    static const char *const orders[] = { [HOSO_ORDER_ARTICLE] = N_("by article"),
                                          [HOSO_ORDER_DATE] = N_("by date"),
                                          [HOSO_ORDER_LEFT] = N_("by left words"),
                                          [HOSO_ORDER_RIGHT] = N_("by right words") };
    struct hoso_entity_state *e = ui->entity;
    const struct hoso_entity_infos *infos = named_with(ui);
    if (ui->focus == HOSO_PANE_ENTITIES && e->named.cursor < infos->count)
        hoso_bars_entity(left, ui, &infos->items[e->named.cursor]);
    else
        info_line(ui, left);
    size_t count = hoso_concordance_count(e->c);
    if (hoso_concordance_order(e->c) != hoso_browse_page(ui->browse)->order)
        hoso_buf_addf(right, "%s  ", _("sorting…"));
    else if (!hoso_concordance_is_done(e->c))
        hoso_buf_addf(right, "%s  ", _("counting…"));
    if (hoso_concordance_is_cut(e->c))
        hoso_buf_addf(right, "%s  ", _("the first two million"));
    hoso_buf_addstr(right, _(orders[hoso_concordance_order(e->c)]));
    if (count)
        hoso_buf_addf(right, "  %d%%", (int)((e->lines.cursor + 1) * 100 / count));
}

/* ---- commands ---- */

/* The page remembers where the cursor is, for the trail. */
static void note_cursor(struct hoso_ui *ui)
{
    struct hoso_concordance_row r;
    struct hoso_page *page = hoso_browse_page(ui->browse);
    if (!hoso_concordance_row(ui->entity->c, ui->entity->lines.cursor, &r) || r.count)
        return;
    page->article = r.article;
    page->start = r.start;
}

static int list_rows(const struct hoso_ui *ui)
{
    return hoso_ui_pane(ui, HOSO_PANE_TEXT).rows - ui->entity->header_rows;
}

static bool move(struct hoso_ui *ui, enum hoso_command command)
{
    struct hoso_entity_state *e = ui->entity;
    if (ui->focus == HOSO_PANE_ENTITIES)
        return hoso_list_command(&e->named, named_with(ui)->count,
                                 hoso_ui_pane(ui, HOSO_PANE_ENTITIES).rows - 1, command);
    if (!hoso_list_command(&e->lines, hoso_concordance_count(e->c), list_rows(ui), command))
        return false;
    note_cursor(ui);
    return true;
}

static void step_line(struct hoso_ui *ui, int step)
{
    struct hoso_entity_state *e = ui->entity;
    size_t before = e->lines.cursor;
    hoso_list_command(&e->lines, hoso_concordance_count(e->c), list_rows(ui),
                      step > 0 ? HOSO_COMMAND_DOWN : HOSO_COMMAND_UP);
    note_cursor(ui);
    if (e->lines.cursor == before)
        hoso_ui_notice(ui, "%s", step > 0 ? _("no mention further down")
                                          : _("no mention further up"));
}

/* To the first mention of the article below or above. */
static void step_article(struct hoso_ui *ui, int step)
{
    struct hoso_entity_state *e = ui->entity;
    size_t count = hoso_concordance_count(e->c), at = e->lines.cursor;
    int64_t here = hoso_concordance_article(e->c, at), there;
    while ((at += (size_t)step) < count && hoso_concordance_article(e->c, at) == here)
        continue;
    if (at >= count) {
        hoso_ui_notice(ui, "%s", step > 0 ? _("no article further down has it")
                                          : _("no article further up has it"));
        return;
    }
    there = hoso_concordance_article(e->c, at);
    while (step < 0 && at && hoso_concordance_article(e->c, at - 1) == there)
        at--;
    e->lines.cursor = at;
    hoso_list_fit(&e->lines, count, list_rows(ui));
    note_cursor(ui);
}

static void open_here(struct hoso_ui *ui)
{
    struct hoso_entity_state *e = ui->entity;
    struct hoso_concordance_row r;
    const struct hoso_entity_infos *infos = named_with(ui);
    if (ui->focus == HOSO_PANE_ENTITIES) {
        if (e->named.cursor < infos->count)
            hoso_entity_view_open(ui, infos->items[e->named.cursor].id);
    } else if (hoso_concordance_row(e->c, e->lines.cursor, &r) && !r.count) {
        hoso_browse_open_mention(ui->browse, r.article, r.start);
        ui->focus = HOSO_PANE_TEXT;
    }
}

static void close_page(struct hoso_ui *ui)
{
    hoso_browse_close_page(ui->browse);
    ui->focus = (enum hoso_pane)hoso_browse_pane(ui->browse);
}

/* The word among COUNT that ARGUMENT begins, COUNT for none. */
static int word_among(const char *argument, const char *const *words, int count)
{
    for (int i = 0; *argument && i < count; i++)
        if (strncmp(words[i], argument, strlen(argument)) == 0)
            return i;
    return count;
}

static void sort(struct hoso_ui *ui, const char *argument)
{
    static const char *const words[] = { "article", "date", "left", "right" };
    struct hoso_page *page = hoso_browse_page(ui->browse);
    int order = *argument ? word_among(argument, words, HOSO_ORDER_COUNT)
                          : (int)(page->order + 1) % HOSO_ORDER_COUNT;
    if (order == HOSO_ORDER_COUNT) {
        hoso_ui_notice(ui, "%s", _("sort by article, date, left or right"));
        return;
    }
    page->order = (enum hoso_order)order;
    hoso_concordance_sort(ui->entity->c, page->order);
    ui->entity->placed = hoso_concordance_order(ui->entity->c) != page->order;
}

static void with(struct hoso_ui *ui, const char *argument)
{
    static const char *const words[] = { "sentence", "paragraph", "article" };
    struct hoso_page *page = hoso_browse_page(ui->browse);
    int level = *argument ? word_among(argument, words, HOSO_LEVEL_COUNT)
                          : (int)(page->level + 1) % HOSO_LEVEL_COUNT;
    if (level == HOSO_LEVEL_COUNT) {
        hoso_ui_notice(ui, "%s", _("in the same sentence, paragraph or article"));
        return;
    }
    page->level = (enum hoso_level)level;
    ui->entity->named.cursor = ui->entity->named.top = 0;
}

static void narrow(struct hoso_ui *ui, const char *name)
{
    hoso_entity_view_narrow(ui, *name ? 0 : ui->entity->entity, name);
}

static void other_pane(struct hoso_ui *ui, int by)
{
    (void)by;
    ui->focus = ui->focus == HOSO_PANE_TEXT ? HOSO_PANE_ENTITIES : HOSO_PANE_TEXT;
}

static void side_pane(struct hoso_ui *ui, int by)
{
    ui->focus = by > 0 ? HOSO_PANE_ENTITIES : HOSO_PANE_TEXT;
}

static void correct(struct hoso_ui *ui)
{
    hoso_correct_open(ui, ui->entity->entity, false);
}

static const struct hoso_ui_action actions[] = {
    { .command = HOSO_COMMAND_OPEN, .run = open_here },
    { .command = HOSO_COMMAND_SEARCH, .with = hoso_search_prompt_open },
    { .command = HOSO_COMMAND_ENTITY, .with = hoso_entity_view_open_named },
    { .command = HOSO_COMMAND_NARROW, .with = narrow },
    { .command = HOSO_COMMAND_SORT, .with = sort },
    { .command = HOSO_COMMAND_WITH, .with = with },
    { .command = HOSO_COMMAND_NEXT_MENTION, .step = step_line, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_MENTION, .step = step_line, .by = -1 },
    { .command = HOSO_COMMAND_NEXT_HIT, .step = step_line, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_HIT, .step = step_line, .by = -1 },
    { .command = HOSO_COMMAND_NEXT_ARTICLE, .step = step_article, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_ARTICLE, .step = step_article, .by = -1 },
    { .command = HOSO_COMMAND_NEXT_PANE, .step = other_pane, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_PANE, .step = other_pane, .by = -1 },
    { .command = HOSO_COMMAND_RIGHT_PANE, .step = side_pane, .by = 1 },
    { .command = HOSO_COMMAND_LEFT_PANE, .step = side_pane, .by = -1 },
    { .command = HOSO_COMMAND_TIMELINE, .run = hoso_timeline_view_open },
    { .command = HOSO_COMMAND_BACK, .run = hoso_ui_back },
    { .command = HOSO_COMMAND_FORWARD, .run = hoso_ui_forward },
    { .command = HOSO_COMMAND_TRAIL, .run = hoso_finder_open_trail },
    { .command = HOSO_COMMAND_CORRECT, .run = correct },
    { .command = HOSO_COMMAND_UNDO, .run = hoso_work_undo_last },
    { .command = HOSO_COMMAND_QUIT, .run = close_page },
    { .command = HOSO_COMMAND_CLEAR, .run = close_page },
    { .command = HOSO_COMMAND_NONE },
};

/* A row that is current already is opened. */
static void click(struct hoso_ui *ui, enum hoso_pane pane, int row, int col)
{
    struct hoso_entity_state *e = ui->entity;
    bool lines = pane == HOSO_PANE_TEXT, had_focus = ui->focus == pane;
    struct hoso_list *list = lines ? &e->lines : &e->named;
    int header = lines ? e->header_rows : 1;
    size_t count = lines ? hoso_concordance_count(e->c) : named_with(ui)->count;
    size_t at = list->top + (size_t)(row - header);
    (void)col;
    ui->focus = pane;
    if (row < header || at >= count)
        return;
    if (had_focus && at == list->cursor) {
        open_here(ui);
        return;
    }
    list->cursor = at;
    if (lines) {
        hoso_list_fit(list, count, list_rows(ui));
        note_cursor(ui);
    }
}

/* ---- what the background threads did ---- */

static void refresh(struct hoso_ui *ui)
{
    struct hoso_entity_state *e = ui->entity;
    struct hoso_progress progress;
    enum hoso_order before = hoso_concordance_order(e->c);
    hoso_session_progress(ui->session, &progress);
    hoso_concordance_refresh(e->c);
    if (e->next)
        hoso_concordance_refresh(e->next);
    if (e->next && hoso_concordance_is_done(e->next)) {
        hoso_concordance_free(e->c);
        e->c = e->next;
        e->next = NULL;
        hoso_concordance_sort(e->c, hoso_browse_page(ui->browse)->order);
        e->placed = false;
    }
    if (hoso_concordance_order(e->c) != before)
        e->placed = false;
    if (e->next || !hoso_concordance_is_done(e->c) || progress.generation == e->generation ||
        (!progress.done && now_s() - e->counted_s < AGAIN_S))
        return;
    load_names(ui);
    e->next = hoso_concordance_new(ui->session, e->entity, hoso_browse_page(ui->browse)->order);
}

static enum hoso_context context(const struct hoso_ui *ui)
{
    (void)ui;
    return HOSO_CONTEXT_PAGE;
}

static const struct hoso_ui_hint *hints(const struct hoso_ui *ui)
{
    static const struct hoso_ui_hint lines[] = {
        { HOSO_COMMAND_OPEN, N_("read") },     { HOSO_COMMAND_SORT, N_("sort") },
        { HOSO_COMMAND_WITH, N_("named with") }, { HOSO_COMMAND_NARROW, N_("its articles") },
        { HOSO_COMMAND_QUIT, N_("leave") },    { HOSO_COMMAND_NEXT_PANE, N_("pane") },
        { HOSO_COMMAND_NEXT_ARTICLE, N_("next article") }, { HOSO_COMMAND_BACK, N_("back") },
        { HOSO_COMMAND_ENTITY, N_("entity") }, { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint named[] = {
        { HOSO_COMMAND_OPEN, N_("its page") },
        { HOSO_COMMAND_WITH, N_("sentence, paragraph, article") },
        { HOSO_COMMAND_NEXT_PANE, N_("pane") }, { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_BACK, N_("back") },     { HOSO_COMMAND_NONE, NULL }
    };
    return ui->focus == HOSO_PANE_ENTITIES ? named : lines;
}

const struct hoso_view hoso_view_entity = { .context = context,
                                            .layout = hoso_layout_page,
                                            .draw = draw,
                                            .actions = actions,
                                            .move = move,
                                            .info = info,
                                            .click = click,
                                            .refresh = refresh,
                                            .hints = hints };
