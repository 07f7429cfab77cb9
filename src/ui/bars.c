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

static void add_progress(struct hoso_buf *out, const struct hoso_progress *p)
{
    char done[HOSO_NUMBER_BYTES], total[HOSO_NUMBER_BYTES];
    hoso_draw_number(done, p->done_count);
    hoso_draw_number(total, p->total);
    if (p->done) {
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
        add_progress(&right, &progress);
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

/* Width of `key label`, and the key's name; 0 where the command has no key. */
static int hint_width(struct hoso_ui *ui, const struct hoso_ui_hint *hint, char *name)
{
    const struct hoso_binding *b = key_of(ui, ui->view->context(ui), hint->command);
    if (!b)
        return 0;
    hoso_key_name(name, b->key);
    const char *label = _(hint->label);
    return hoso_cells_width(name, strlen(name)) + 1 + hoso_cells_width(label, strlen(label));
}

static int draw_hint(struct hoso_ui *ui, int row, int col, const struct hoso_ui_hint *hint)
{
    char name[HOSO_KEY_NAME_BYTES];
    int width = hint_width(ui, hint, name);
    if (!width)
        return 0;
    int used = hoso_draw_text(ui->ground, row, col, width, LOOK(HOSO_ROLE_KEY), name);
    hoso_draw_text(ui->ground, row, col + used + 1, width - used - 1, LOOK(HOSO_ROLE_DIM),
                   _(hint->label));
    return width + 2;
}

/* As many as fit, the help's always. */
static void draw_keys(struct hoso_ui *ui)
{
    static const struct hoso_ui_hint help = { HOSO_COMMAND_HELP, N_("help") };
    struct hoso_rect r = ui->layout.keys;
    if (!r.rows || (!ui->layout.info.rows && ui->notice[0]))
        return;
    char name[HOSO_KEY_NAME_BYTES];
    bool overlay = ui->overlay && ui->overlay->hints;
    const struct hoso_ui_hint *hints = overlay ? ui->overlay->hints : ui->view->hints(ui);
    int reserved = overlay ? 0 : hint_width(ui, &help, name) + 2;
    int col = 1;
    for (; hints->label; hints++) {
        if (overlay && hints->command == HOSO_COMMAND_NONE) { /* keys of a prompt's own */
            const char *text = _(hints->label);
            if (col > 1 && col + hoso_cells_width(text, strlen(text)) + 1 > r.cols)
                break;
            col += hoso_draw_text(ui->ground, r.row, col, r.cols - col - 1, LOOK(HOSO_ROLE_DIM),
                                  text) + 2;
            continue;
        }
        int width = hint_width(ui, hints, name);
        if (col + width + reserved > r.cols)
            break;
        col += draw_hint(ui, r.row, col, hints);
    }
    if (!overlay)
        draw_hint(ui, r.row, col, &help);
}

void hoso_bars_draw(struct hoso_ui *ui)
{
    for (int i = 0; i < 2; i++)
        for (int row = 0; ui->layout.lines[i] >= 0 && row < hoso_term_rows(); row++)
            if (row >= ui->layout.top.rows &&
                row < hoso_term_rows() - ui->layout.info.rows - ui->layout.keys.rows)
                hoso_surface_put(ui->ground, row, ui->layout.lines[i], LOOK(HOSO_ROLE_FRAME), "│",
                                 strlen("│"));
    draw_top(ui);
    draw_info(ui);
    draw_keys(ui);
}
