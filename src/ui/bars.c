/* The status bar on top, the line of what is under the cursor, the key bar. */
#include "inner.h"

#include <stdio.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/i18n.h"
#include "hoso/key.h"

void hoso_bars_entity(struct hoso_buf *out, struct hoso_ui *ui,
                      const struct hoso_entity_info *entity)
{
    char mentions[HOSO_NUMBER_BYTES], articles[HOSO_NUMBER_BYTES];
    hoso_draw_number(mentions, entity->mention_count);
    hoso_draw_number(articles, entity->article_count);
    hoso_buf_addf(out, "%s · %s", entity->name,
                  _(hoso_lexicon_type(ui->lexicon, (size_t)entity->type)->key));
    if (entity->kind && *entity->kind && strcmp(entity->kind, "class") != 0)
        hoso_buf_addf(out, " · %s", _(entity->kind));
    hoso_buf_addf(out, " · ");
    hoso_buf_addf(out, ngettext("%s mention", "%s mentions", entity->mention_count), mentions);
    hoso_buf_addstr(out, " ");
    hoso_buf_addf(out, ngettext("in %s article", "in %s articles", entity->article_count),
                  articles);
}

/* ---- status bar ---- */

static void add_articles(struct hoso_buf *out, size_t count)
{
    char number[HOSO_NUMBER_BYTES];
    hoso_buf_addf(out, ngettext("%s article", "%s articles", count),
                  hoso_draw_number(number, count));
}

/* BRIEF where there is little room. */
static void add_progress(struct hoso_buf *out, const struct hoso_progress *p, bool brief)
{
    char done[HOSO_NUMBER_BYTES], total[HOSO_NUMBER_BYTES];
    hoso_draw_number(done, p->done_count);
    hoso_draw_number(total, p->total);
    if (p->done && brief) {
        add_articles(out, p->total);
    } else if (p->done) {
        char mentions[HOSO_NUMBER_BYTES];
        add_articles(out, p->total);
        hoso_buf_addstr(out, " · ");
        hoso_buf_addf(out, ngettext("%s mention", "%s mentions", p->mention_count),
                      hoso_draw_number(mentions, p->mention_count));
        hoso_buf_addf(out, " · %s", _("all read"));
    } else if (!p->walked) {
        hoso_buf_addf(out, _("looking for articles: %s found, %s read"), total, done);
    } else {
        hoso_buf_addf(out, _("reading %s of %s"), done, total);
        struct hoso_buf pace = HOSO_BUF_INIT;
        hoso_progress_pace(&pace, p);
        hoso_buf_addf(out, "%s%s", pace.len ? " · " : "", pace.data);
        hoso_buf_release(&pace);
    }
    if (p->failed_count) {
        char failed[HOSO_NUMBER_BYTES];
        hoso_buf_addf(out, _(" · %s not readable (M)"), hoso_draw_number(failed, p->failed_count));
    }
}

void hoso_bars_search(struct hoso_buf *out, struct hoso_ui *ui)
{
    struct hoso_search *search = hoso_browse_search_of(ui->browse);
    struct hoso_search_state state;
    char found[HOSO_NUMBER_BYTES], all[HOSO_NUMBER_BYTES], hits[HOSO_NUMBER_BYTES];
    if (!search)
        return;
    hoso_search_state(search, &state);
    hoso_buf_addf(out, _("%s of %s articles"), hoso_draw_number(found, state.article_count),
                  hoso_draw_number(all, hoso_session_article_count(ui->session)));
    if (state.hit_count || !state.article_count) { /* of dates and marks there are none */
        hoso_buf_addstr(out, " · ");
        hoso_buf_addf(out, ngettext("%s hit", "%s hits", state.hit_count),
                      hoso_draw_number(hits, state.hit_count));
    }
    if (state.stopped_count)
        hoso_buf_addf(out, _(" · stopped in %zu: too many steps"), state.stopped_count);
    if (!state.done)
        hoso_buf_addstr(out, " …");
}

static void draw_top(struct hoso_ui *ui)
{
    struct hoso_rect r = ui->layout.top;
    if (!r.rows)
        return;
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    struct hoso_buf left = HOSO_BUF_INIT, right = HOSO_BUF_INIT;
    const char *query = hoso_browse_query(ui->browse);
    if (*query && ui->view == &hoso_view_reading) {
        hoso_buf_addf(&left, " /%s", query);
        hoso_bars_search(&right, ui);
    } else {
        hoso_buf_addf(&left, " hoso  %s", ui->corpus_name);
        add_progress(&right, &progress, false);
        if (hoso_cells_width(left.data, left.len) + hoso_cells_width(right.data, right.len) + 3 >
            r.cols) {
            hoso_buf_clear(&right);
            add_progress(&right, &progress, true);
        }
    }
    hoso_surface_fill(ui->ground, r.row, 0, r.cols, LOOK(HOSO_ROLE_BAR));
    int width = hoso_cells_width(right.data, right.len);
    hoso_draw_text(ui->ground, r.row, 0, r.cols - width - 3, LOOK(HOSO_ROLE_BAR), left.data);
    hoso_draw_right(ui->ground, r.row, r.cols - 1, r.cols - 2, LOOK(HOSO_ROLE_BAR), right.data);
    hoso_buf_release(&left);
    hoso_buf_release(&right);
}

/* ---- info line ---- */

static void draw_info(struct hoso_ui *ui)
{
    struct hoso_rect r = ui->layout.info;
    if (!r.rows) /* a notice is worth more than the keys */
        r = ui->notice[0] ? ui->layout.keys : r;
    if (!r.rows)
        return;
    struct hoso_buf left = HOSO_BUF_INIT, right = HOSO_BUF_INIT;
    ui->view->info(ui, &left, &right);
    if (ui->notice[0]) {
        hoso_buf_clear(&left);
        hoso_buf_addstr(&left, ui->notice);
    }
    hoso_surface_fill(ui->ground, r.row, 0, r.cols, LOOK(HOSO_ROLE_BAR));
    int width = hoso_cells_width(right.data, right.len);
    struct hoso_look look = { HOSO_ROLE_BAR,
                              ui->notice[0] && ui->notice_is_error ? HOSO_ROLE_ERROR
                                                                   : HOSO_ROLE_NORMAL };
    hoso_draw_text(ui->ground, r.row, 1, r.cols - width - 4, look, left.data);
    hoso_draw_right(ui->ground, r.row, r.cols - 1, r.cols - 2, LOOK(HOSO_ROLE_BAR), right.data);
    hoso_buf_release(&left);
    hoso_buf_release(&right);
}

/* ---- key bar ---- */

/* The key that stands first in the settings for COMMAND in CONTEXT; NULL for none. */
static const struct hoso_binding *key_of(const struct hoso_ui *ui, enum hoso_context context,
                                         enum hoso_command command)
{
    const struct hoso_binding *general = NULL, *b;
    for (size_t i = 0; (b = hoso_settings_binding_at(ui->settings, i)); i++) {
        if (b->command != command || b->argument[0])
            continue;
        if (b->context == context)
            return b;
        if (b->context == HOSO_CONTEXT_ALL && !general)
            general = b;
    }
    return general;
}

/* What a hint shows: the key's name, and the label behind it; a label alone is an example of
 * what can be typed. */
struct hint_text {
    char key[HOSO_KEY_NAME_BYTES];
    const char *label;
};

static bool hint_text(struct hint_text *text, struct hoso_ui *ui, const struct hoso_ui_hint *hint)
{
    const struct hoso_binding *b = NULL;
    text->label = _(hint->label);
    text->key[0] = '\0';
    if (hint->command != HOSO_COMMAND_NONE) {
        b = key_of(ui, ui->view->context(ui), hint->command);
        if (b)
            hoso_key_name(text->key, b->key);
        return b;
    }
    const char *tab = strchr(text->label, '\t');
    if (tab) {
        snprintf(text->key, sizeof text->key, "%.*s", (int)(tab - text->label), text->label);
        text->label = tab + 1;
    }
    return true;
}

static int hint_width(const struct hint_text *text)
{
    int key = hoso_cells_width(text->key, strlen(text->key));
    return key + (key > 0) + hoso_cells_width(text->label, strlen(text->label));
}

/* Draws the hint if it ends before END; returns how many columns it takes. */
static int draw_hint(struct hoso_ui *ui, int row, int col, int end, const struct hoso_ui_hint *hint)
{
    struct hint_text text;
    if (!hint_text(&text, ui, hint) || col + hint_width(&text) > end)
        return 0;
    int used = hoso_draw_text(ui->ground, row, col, end - col, LOOK(HOSO_ROLE_KEY), text.key);
    used += used > 0;
    hoso_draw_text(ui->ground, row, col + used, end - col - used, LOOK(HOSO_ROLE_DIM), text.label);
    return hint_width(&text) + 2;
}

/* As many as fit, the help's always. */
static void draw_keys(struct hoso_ui *ui)
{
    static const struct hoso_ui_hint help = { HOSO_COMMAND_HELP, N_("help") };
    struct hoso_rect r = ui->layout.keys;
    if (!r.rows || (!ui->layout.info.rows && ui->notice[0]))
        return;
    bool overlay = ui->overlay && ui->overlay->hints;
    const struct hoso_ui_hint *hints = overlay ? ui->overlay->hints : ui->view->hints(ui);
    struct hint_text text;
    int col = 1, end = r.cols;
    if (!overlay && hint_text(&text, ui, &help))
        end -= hint_width(&text) + 2;
    for (; hints->label; hints++)
        col += draw_hint(ui, r.row, col, end, hints);
    if (!overlay)
        draw_hint(ui, r.row, col, r.cols, &help);
}

void hoso_bars_draw_lines(struct hoso_ui *ui)
{
    int end = hoso_term_rows() - ui->layout.info.rows - ui->layout.keys.rows;
    for (int i = 0; i < 2; i++)
        for (int row = ui->layout.top.rows; ui->layout.lines[i] >= 0 && row < end; row++)
            hoso_surface_put(ui->ground, row, ui->layout.lines[i], LOOK(HOSO_ROLE_FRAME), "│",
                             strlen("│"));
}

void hoso_bars_draw(struct hoso_ui *ui)
{
    draw_top(ui);
    draw_info(ui);
    draw_keys(ui);
}
