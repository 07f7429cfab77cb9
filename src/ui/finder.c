/* A prompt with a list under it that the typed narrows: entities by any of their names, or
 * an article to compare with.  What it lists is a source, a const table of functions. */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/fold.h"
#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/mem.h"

enum { FINDER_COLS = 96, FINDER_ROWS = 24, FINDER_LIMIT = 200 };

struct finder_source {
    const char *title; /* to be translated */
    void (*fill)(struct hoso_ui *ui, const char *typed);
    size_t (*count)(const struct hoso_ui *ui);
    void (*draw_row)(struct hoso_ui *ui, struct hoso_rect inside, int row, size_t at,
                     struct hoso_look look);
    bool (*complete)(const struct hoso_ui *ui); /* false while rows may still come */
    void (*choose)(struct hoso_ui *ui, size_t at);
};

struct hoso_finder {
    const struct finder_source *source;
    struct hoso_list list;
    int rows; /* of the list, as drawn last */
    struct hoso_completions completions;
    int64_t article;
    void (*chosen)(struct hoso_ui *ui, int64_t id); /* an article, or an entity; may be NULL */
    struct steps HOSO_VEC(size_t) steps; /* of the trail */
    struct hoso_relating *relating; /* to `article`, offered first */
    struct hoso_search *search; /* NULL while nothing is typed */
    bool hasty;                 /* Enter came before the first result */
};

/* ---- entities ---- */

static void entities_fill(struct hoso_ui *ui, const char *typed)
{
    hoso_completions_release(&ui->finder->completions);
    hoso_session_complete(ui->session, typed, FINDER_LIMIT, &ui->finder->completions);
}

static size_t entities_count(const struct hoso_ui *ui)
{
    return ui->finder->completions.count;
}

static void entities_draw_row(struct hoso_ui *ui, struct hoso_rect inside, int row, size_t at,
                              struct hoso_look look)
{
    const struct hoso_completion *c = &ui->finder->completions.items[at];
    char counts[3 * HOSO_NUMBER_BYTES], number[HOSO_NUMBER_BYTES];
    const struct hoso_type *type = hoso_lexicon_type(ui->lexicon, (size_t)c->type);
    snprintf(counts, sizeof counts, ngettext("%s article", "%s articles", c->article_count),
             hoso_draw_number(number, c->article_count));
    struct hoso_look type_look = look;
    if (look.base == HOSO_ROLE_NORMAL)
        type_look = LOOK(hoso_draw_type_role(ui->settings, ui->lexicon, c->type));
    int end = inside.col + inside.cols;
    int col = inside.col + 1;
    bool wide = inside.cols >= 50;
    int room = inside.cols - (wide ? 34 : 16);
    col += hoso_draw_text(ui->overlay_surface, row, col, room, type_look, c->name);
    if (c->alias && ui->prompt.text.len && room - (col - inside.col) > 6) {
        struct hoso_buf alias = HOSO_BUF_INIT;
        hoso_buf_addf(&alias, "  ← %s", c->alias);
        hoso_draw_text(ui->overlay_surface, row, col, room - (col - inside.col), look, alias.data);
        hoso_buf_release(&alias);
    }
    if (wide)
        hoso_draw_text(ui->overlay_surface, row, end - 30, 13, look, _(type->key));
    hoso_draw_right(ui->overlay_surface, row, end - 1, 14, look, counts);
}

static bool entities_complete(const struct hoso_ui *ui)
{
    (void)ui;
    return true;
}

static void entities_choose(struct hoso_ui *ui, size_t at)
{
    int64_t entity = ui->finder->completions.items[at].entity;
    void (*chosen)(struct hoso_ui *ui, int64_t id) = ui->finder->chosen;
    hoso_ui_close_overlay(ui);
    if (chosen)
        chosen(ui, entity);
    else
        hoso_entity_view_open(ui, entity);
}

static const struct finder_source entities_source = { N_("Who, what, where?  type a name"),
                                                      entities_fill, entities_count,
                                                      entities_draw_row, entities_complete,
                                                      entities_choose };

/* ---- articles ---- */

static void articles_fill(struct hoso_ui *ui, const char *typed)
{
    struct hoso_finder *f = ui->finder;
    struct hoso_search *search = NULL;
    struct hoso_error err;
    size_t offset;
    bool blank = typed[strspn(typed, " ")] == '\0';
    if (!blank && hoso_search_start(&search, ui->session, typed, true, &offset, &err)) {
        hoso_ui_error(ui, err.text);
        return;
    }
    if (f->search)
        hoso_search_free(f->search);
    f->search = search;
    if (!f->relating)
        f->relating = hoso_relating_start(ui->session, f->article, 0);
}

/* Where the article itself is among the COUNT found, which come in list order; COUNT where
 * it is not. */
static size_t self_at(const struct hoso_ui *ui, size_t count)
{
    size_t self = hoso_session_article_position(ui->session, ui->finder->article);
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int64_t article = hoso_search_result(ui->finder->search, middle).article;
        if (article == ui->finder->article)
            return middle;
        if (hoso_session_article_position(ui->session, article) < self)
            low = middle + 1;
        else
            high = middle;
    }
    return count;
}

static size_t found_count(const struct hoso_ui *ui)
{
    struct hoso_search_state state;
    hoso_search_state(ui->finder->search, &state);
    return state.article_count;
}

static size_t articles_count(const struct hoso_ui *ui)
{
    const struct hoso_relateds *related = hoso_relating_result(ui->finder->relating);
    if (!ui->finder->search)
        return related ? related->count : 0;
    size_t count = found_count(ui);
    return count - (self_at(ui, count) < count);
}

static bool articles_complete(const struct hoso_ui *ui)
{
    struct hoso_search_state state;
    if (!ui->finder->search)
        return hoso_relating_result(ui->finder->relating) != NULL;
    hoso_search_state(ui->finder->search, &state);
    return state.done;
}

static int64_t articles_at(const struct hoso_ui *ui, size_t at)
{
    if (!ui->finder->search)
        return hoso_relating_result(ui->finder->relating)->items[at].article;
    at += at >= self_at(ui, found_count(ui)); /* it is not compared with itself */
    return hoso_search_result(ui->finder->search, at).article;
}

static void articles_draw_row(struct hoso_ui *ui, struct hoso_rect inside, int row, size_t at,
                              struct hoso_look look)
{
    struct hoso_article_info info = { 0 };
    if (hoso_session_article(ui->session, articles_at(ui, at), &info))
        return;
    int room = inside.cols - 2;
    if (!ui->finder->search) { /* why it is offered */
        int share = inside.cols * 2 / 5;
        struct hoso_buf reason = HOSO_BUF_INIT;
        hoso_related_reason(&reason, &hoso_relating_result(ui->finder->relating)->items[at]);
        hoso_draw_text(ui->overlay_surface, row, inside.col + inside.cols - share, share - 1,
                       look.base == HOSO_ROLE_NORMAL ? LOOK(HOSO_ROLE_DIM) : look, reason.data);
        hoso_buf_release(&reason);
        room -= share + 1;
    }
    hoso_draw_text(ui->overlay_surface, row, inside.col + 1, room, look, info.title);
    hoso_article_info_release(&info);
}

static void articles_choose(struct hoso_ui *ui, size_t at)
{
    int64_t article = articles_at(ui, at);
    void (*chosen)(struct hoso_ui *ui, int64_t article) = ui->finder->chosen;
    hoso_ui_close_overlay(ui);
    chosen(ui, article);
}

static const struct finder_source articles_source = { N_("Compare with…  those that share most; "
                                                         "type to search others"),
                                                      articles_fill, articles_count,
                                                      articles_draw_row, articles_complete,
                                                      articles_choose };

/* ---- the trail ---- */

/* What a place is called; what its list was narrowed to, behind it. */
static void step_name(struct hoso_ui *ui, const struct hoso_step *step, struct hoso_buf *out)
{
    struct hoso_entity_infos infos = { 0 };
    struct hoso_article_info info = { 0 };
    if (step->page && !hoso_session_entity(ui->session, step->page, &infos)) {
        const struct hoso_type *type =
            hoso_lexicon_type(ui->lexicon, (size_t)infos.items[0].type);
        hoso_buf_addf(out, "%s · %s", infos.items[0].name, _(type->key));
    } else if (step->article && !hoso_session_article(ui->session, step->article, &info)) {
        hoso_buf_addstr(out, info.title);
    } else {
        hoso_buf_addstr(out, _("(gone)"));
    }
    if (!step->page && step->list == HOSO_LIST_SEARCH)
        hoso_buf_addf(out, "  /%s", step->query);
    if (!step->page && step->list == HOSO_LIST_ENTITY &&
        !hoso_session_entity(ui->session, step->entity, &infos)) {
        hoso_buf_addstr(out, "  ");
        hoso_buf_addf(out, _("WITH %s"), infos.items[0].name);
    }
    hoso_entity_infos_release(&infos);
    hoso_article_info_release(&info);
}

/* Those whose names hold what is typed, folded. */
static void trail_fill(struct hoso_ui *ui, const char *typed)
{
    struct hoso_buf wanted = HOSO_BUF_INIT, name = HOSO_BUF_INIT, folded = HOSO_BUF_INIT;
    hoso_fold(&wanted, typed, strlen(typed));
    hoso_vec_clear(&ui->finder->steps);
    for (size_t i = 0; i < hoso_browse_trail_count(ui->browse); i++) {
        struct hoso_step step = hoso_browse_trail_at(ui->browse, i);
        hoso_buf_clear(&name);
        hoso_buf_clear(&folded);
        step_name(ui, &step, &name);
        hoso_fold(&folded, name.data, name.len);
        if (strstr(folded.data, wanted.data))
            hoso_vec_push(&ui->finder->steps, i);
    }
    hoso_buf_release(&wanted);
    hoso_buf_release(&name);
    hoso_buf_release(&folded);
}

static size_t trail_count(const struct hoso_ui *ui)
{
    return ui->finder->steps.count;
}

static void trail_draw_row(struct hoso_ui *ui, struct hoso_rect inside, int row, size_t at,
                           struct hoso_look look)
{
    size_t i = ui->finder->steps.items[at];
    struct hoso_step step = hoso_browse_trail_at(ui->browse, i);
    struct hoso_buf name = HOSO_BUF_INIT;
    step_name(ui, &step, &name);
    if (i == hoso_browse_trail_here(ui->browse))
        hoso_draw_text(ui->overlay_surface, row, inside.col + 1, 1, look, "▸");
    hoso_draw_text(ui->overlay_surface, row, inside.col + 3, inside.cols - 4, look, name.data);
    hoso_buf_release(&name);
}

static void trail_choose(struct hoso_ui *ui, size_t at)
{
    size_t i = ui->finder->steps.items[at];
    bool here = i == hoso_browse_trail_here(ui->browse);
    hoso_ui_close_overlay(ui);
    if (hoso_browse_trail_go(ui->browse, i))
        ui->focus = (enum hoso_pane)hoso_browse_pane(ui->browse);
    else if (!here)
        hoso_ui_notice(ui, "%s", _("that is gone"));
}

static const struct finder_source trail_source = { N_("Where you have been, from the first on"),
                                                   trail_fill, trail_count, trail_draw_row,
                                                   entities_complete, trail_choose };

/* ---- the finder itself ---- */

static void finder_draw(struct hoso_ui *ui)
{
    struct hoso_finder *f = ui->finder;
    struct hoso_rect inside = hoso_ui_overlay_box(ui, FINDER_ROWS, FINDER_COLS, _(f->source->title));
    if (!inside.rows)
        return;
    hoso_prompt_draw(&ui->prompt, ui->overlay_surface, inside.row, inside.col, inside.cols, "> ");
    int cursor_col = 2 + hoso_cells_width(ui->prompt.text.data, ui->prompt.cursor);
    f->rows = inside.rows - 1;
    size_t count = f->source->count(ui);
    hoso_list_fit(&f->list, count, f->rows);
    for (int i = 0; i < f->rows && f->list.top + (size_t)i < count; i++) {
        size_t at = f->list.top + (size_t)i;
        int row = inside.row + 1 + i;
        bool current = at == f->list.cursor;
        struct hoso_look look = LOOK(current ? HOSO_ROLE_CURSOR : HOSO_ROLE_NORMAL);
        if (current)
            hoso_surface_fill(ui->overlay_surface, row, inside.col, inside.cols, look);
        f->source->draw_row(ui, inside, row, at, look);
    }
    hoso_draw_scrollbar(ui->overlay_surface, inside.row + 1, f->rows, inside.col + inside.cols,
                        true, f->list.top, count);
    if (!count)
        hoso_draw_text(ui->overlay_surface, inside.row + 1, inside.col + 1, inside.cols - 2,
                       LOOK(HOSO_ROLE_DIM),
                       f->source->complete(ui) ? _("nothing found") : _("looking…"));
    hoso_term_cursor(ui->overlay_surface, inside.row,
                     inside.col + (cursor_col < inside.cols ? cursor_col : inside.cols - 1), true);
}

static enum hoso_command list_command(uint32_t key)
{
    switch (key) {
    case HOSO_KEY_DOWN:
    case 'N' - '@':
    case HOSO_KEY_TAB:
        return HOSO_COMMAND_DOWN;
    case HOSO_KEY_UP:
    case 'P' - '@':
    case HOSO_KEY_BACK_TAB:
        return HOSO_COMMAND_UP;
    case HOSO_KEY_PAGE_DOWN:
        return HOSO_COMMAND_PAGE_DOWN;
    case HOSO_KEY_PAGE_UP:
        return HOSO_COMMAND_PAGE_UP;
    default:
        return HOSO_COMMAND_NONE;
    }
}

/* Chooses the row under the cursor, or, where none is there yet, the first that comes. */
static void finder_choose(struct hoso_ui *ui)
{
    struct hoso_finder *f = ui->finder;
    f->hasty = f->list.cursor >= f->source->count(ui) && !f->source->complete(ui);
    if (f->list.cursor < f->source->count(ui))
        f->source->choose(ui, f->list.cursor);
}

static void finder_refresh(struct hoso_ui *ui)
{
    if (ui->finder->hasty)
        finder_choose(ui);
}

static void finder_key(struct hoso_ui *ui, uint32_t key)
{
    struct hoso_finder *f = ui->finder;
    f->hasty = false;
    size_t count = f->source->count(ui);
    enum hoso_command move = list_command(key);
    if (key == HOSO_KEY_ESC || key == 'C' - '@' || key == 'G' - '@') {
        hoso_ui_close_overlay(ui);
    } else if (key == HOSO_KEY_ENTER) {
        finder_choose(ui);
    } else if (move != HOSO_COMMAND_NONE) {
        hoso_list_command(&f->list, count, f->rows, move);
    } else if (hoso_prompt_key(&ui->prompt, key) == HOSO_PROMPT_CHANGED) {
        f->list.cursor = f->list.top = 0;
        f->source->fill(ui, ui->prompt.text.data);
    }
}

static void finder_close(struct hoso_ui *ui)
{
    struct hoso_finder *f = ui->finder;
    if (f->search)
        hoso_search_free(f->search);
    hoso_completions_release(&f->completions);
    hoso_vec_release(&f->steps);
    hoso_relating_free(f->relating);
    free(f);
    ui->finder = NULL;
}

static const struct hoso_overlay finder_overlay = {
    .draw = finder_draw,
    .key = finder_key,
    .refresh = finder_refresh,
    .close = finder_close,
    .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_NONE, N_("Enter\tchoose") },
                                            { HOSO_COMMAND_NONE, N_("↑ ↓\tmove") },
                                            { HOSO_COMMAND_NONE, N_("Esc\tleave") },
                                            { HOSO_COMMAND_NONE, NULL } }
};

static void open_with(struct hoso_ui *ui, const struct finder_source *source, int64_t article,
                      void (*chosen)(struct hoso_ui *ui, int64_t article), const char *typed)
{
    hoso_ui_open_overlay(ui, &finder_overlay);
    ui->finder = hoso_calloc(1, sizeof *ui->finder);
    ui->finder->source = source;
    ui->finder->article = article;
    ui->finder->chosen = chosen;
    hoso_prompt_set(&ui->prompt, typed);
    source->fill(ui, typed);
}

void hoso_finder_open_entities(struct hoso_ui *ui, const char *typed)
{
    open_with(ui, &entities_source, 0, NULL, typed);
}

void hoso_finder_choose_entity(struct hoso_ui *ui, const char *typed,
                               void (*chosen)(struct hoso_ui *ui, int64_t entity))
{
    open_with(ui, &entities_source, 0, chosen, typed);
}

void hoso_finder_open_articles(struct hoso_ui *ui, int64_t article,
                               void (*chosen)(struct hoso_ui *ui, int64_t article))
{
    open_with(ui, &articles_source, article, chosen, "");
}

void hoso_finder_open_trail(struct hoso_ui *ui)
{
    open_with(ui, &trail_source, 0, NULL, "");
    ui->finder->list.cursor = hoso_browse_trail_here(ui->browse);
}
