/* The articles related to the open one, or its near copies, over the view: two rows for each,
 * its title and date, and why it is there.  What is related comes from a thread; until then
 * the list is empty. */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/mem.h"

enum { BOX_COLS = 100, BOX_ROWS = 30, ROWS_EACH = 2, DATE_COLS = 10 };

struct hoso_ui_related {
    int64_t article;
    struct hoso_relating *relating; /* NULL: the copies are listed */
    struct hoso_relateds copies;
    struct hoso_list list;
    int in_sight; /* articles, as drawn last */
};

/* ---- reasons ---- */

void hoso_related_reason(struct hoso_buf *out, const struct hoso_related *related)
{
    const char *names = related->reasons ? related->reasons : "";
    switch (related->kind) {
    case HOSO_RELATED_COPY:
        hoso_buf_addstr(out, _("same text"));
        break;
    case HOSO_RELATED_EVENT:
        hoso_buf_addf(out, "%s%s%s", _("same event"), *names ? ": " : "", names);
        break;
    case HOSO_RELATED_SHARED:
        hoso_buf_addstr(out, *names ? names : _("the same words"));
        break;
    }
}

/* ---- drawing ---- */

/* NULL while they are looked for. */
static const struct hoso_relateds *related_found(const struct hoso_ui_related *r)
{
    return r->relating ? hoso_relating_result(r->relating) : &r->copies;
}

static size_t related_count(const struct hoso_ui_related *r)
{
    const struct hoso_relateds *found = related_found(r);
    return found ? found->count : 0;
}

static void draw_article(struct hoso_ui *ui, struct hoso_rect inside, int row,
                         const struct hoso_related *related, bool current)
{
    struct hoso_article_info info = { 0 };
    struct hoso_buf reason = HOSO_BUF_INIT;
    struct hoso_look look = LOOK(current ? HOSO_ROLE_CURSOR : HOSO_ROLE_NORMAL);
    struct hoso_look dim = current ? look : LOOK(HOSO_ROLE_DIM);
    struct hoso_surface *surface = ui->overlay_surface;
    int room = inside.cols - 2, end = inside.col + inside.cols - 1;
    if (hoso_session_article(ui->session, related->article, &info))
        return;
    if (current)
        for (int i = 0; i < ROWS_EACH && row + i < inside.row + inside.rows; i++)
            hoso_surface_fill(surface, row + i, inside.col, inside.cols, look);
    bool dated = info.date[0] && inside.cols >= 60;
    hoso_draw_text(surface, row, inside.col + 1, room - (dated ? DATE_COLS + 2 : 0), look,
                   info.title);
    if (dated)
        hoso_draw_right(surface, row, end, DATE_COLS, dim, info.date);
    if (ui->related->relating)
        hoso_related_reason(&reason, related);
    else
        hoso_draw_add_tail(&reason, info.path, room - 2);
    if (row + 1 < inside.row + inside.rows)
        hoso_draw_text(surface, row + 1, inside.col + 3, room - 2, dim, reason.data);
    hoso_buf_release(&reason);
    hoso_article_info_release(&info);
}

static void related_draw(struct hoso_ui *ui)
{
    struct hoso_ui_related *r = ui->related;
    size_t count = related_count(r);
    int rows = count < BOX_ROWS / ROWS_EACH ? 2 + ROWS_EACH * (count ? (int)count : 1) : BOX_ROWS;
    struct hoso_rect inside =
        hoso_ui_overlay_box(ui, rows, BOX_COLS,
                            r->relating ? _("Related articles, the most alike first")
                                        : _("The same text, edited or cut"));
    if (!inside.rows)
        return;
    r->in_sight = inside.rows / ROWS_EACH;
    hoso_list_fit(&r->list, count, r->in_sight);
    for (int i = 0; i < r->in_sight && r->list.top + (size_t)i < count; i++) {
        size_t at = r->list.top + (size_t)i;
        draw_article(ui, inside, inside.row + i * ROWS_EACH,
                     &related_found(r)->items[at], at == r->list.cursor);
    }
    char at[HOSO_NUMBER_BYTES], all[HOSO_NUMBER_BYTES], where[3 * HOSO_NUMBER_BYTES];
    snprintf(where, sizeof where, " %s/%s ", hoso_draw_number(at, r->list.cursor + 1),
             hoso_draw_number(all, count));
    if (count > (size_t)r->in_sight) /* in the frame below */
        hoso_draw_right(ui->overlay_surface, inside.row + inside.rows, inside.cols, inside.cols,
                        LOOK(HOSO_ROLE_DIM), where);
    if (!count)
        hoso_draw_text(ui->overlay_surface, inside.row, inside.col + 1, inside.cols - 2,
                       LOOK(HOSO_ROLE_DIM), related_found(r)
                                                ? _("no article has enough in common with it")
                                                : _("looking…"));
    hoso_term_cursor(ui->overlay_surface,
                     inside.row + (int)(r->list.cursor - r->list.top) * ROWS_EACH, inside.col,
                     false);
}

/* ---- keys ---- */

static void open_current(struct hoso_ui *ui, bool beside)
{
    struct hoso_ui_related *r = ui->related;
    if (r->list.cursor >= related_count(r))
        return;
    int64_t here = r->article;
    int64_t there = related_found(r)->items[r->list.cursor].article;
    hoso_ui_close_overlay(ui);
    if (beside) {
        hoso_compare_view_open(ui, here, there);
    } else {
        hoso_browse_open(ui->browse, there);
        ui->focus = HOSO_PANE_TEXT;
    }
}

/* Moves as everywhere; what means leaving leaves. */
static void related_key(struct hoso_ui *ui, uint32_t key)
{
    struct hoso_ui_related *r = ui->related;
    const struct hoso_binding *b = hoso_settings_binding(ui->settings, HOSO_CONTEXT_ARTICLES, key);
    enum hoso_command command = b ? b->command : HOSO_COMMAND_NONE;
    switch (command) {
    case HOSO_COMMAND_OPEN:
        open_current(ui, false);
        break;
    case HOSO_COMMAND_COMPARE:
        open_current(ui, true);
        break;
    case HOSO_COMMAND_QUIT:
    case HOSO_COMMAND_CLEAR:
    case HOSO_COMMAND_BACK:
    case HOSO_COMMAND_RELATED:
    case HOSO_COMMAND_COPIES:
        hoso_ui_close_overlay(ui);
        break;
    case HOSO_COMMAND_QUIT_ALL:
        ui->quit = true;
        break;
    default:
        hoso_list_command(&r->list, related_count(r), r->in_sight, command);
    }
}

static void related_close(struct hoso_ui *ui)
{
    hoso_relating_free(ui->related->relating);
    hoso_relateds_release(&ui->related->copies);
    free(ui->related);
    ui->related = NULL;
}

static const struct hoso_overlay related_overlay = {
    .draw = related_draw,
    .key = related_key,
    .close = related_close,
    .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_OPEN, N_("read") },
                                            { HOSO_COMMAND_COMPARE, N_("compare") },
                                            { HOSO_COMMAND_QUIT, N_("leave") },
                                            { HOSO_COMMAND_NONE, N_("↑ ↓\tmove") },
                                            { HOSO_COMMAND_NONE, NULL } }
};

void hoso_related_open(struct hoso_ui *ui, int64_t article)
{
    hoso_ui_open_overlay(ui, &related_overlay);
    ui->related = hoso_calloc(1, sizeof *ui->related);
    ui->related->article = article;
    ui->related->relating = hoso_relating_start(ui->session, article, 0);
}

/* ---- near copies ---- */

struct gathering {
    const struct hoso_session *session;
    int64_t article;
    size_t group;
    struct hoso_relateds *copies;
};

static void add_copy(int64_t article, size_t group, void *ctx)
{
    struct gathering *g = ctx;
    size_t position = hoso_session_article_position(g->session, article);
    if (group == g->group && article != g->article && position != SIZE_MAX)
        hoso_vec_push(g->copies, ((struct hoso_related){ .article = article,
                                                         .score = (double)position,
                                                         .kind = HOSO_RELATED_COPY }));
}

static int compare_copies(const void *a, const void *b)
{
    double x = ((const struct hoso_related *)a)->score, y = ((const struct hoso_related *)b)->score;
    return x < y ? -1 : x > y;
}

void hoso_copies_open(struct hoso_ui *ui, int64_t article)
{
    struct hoso_relateds copies = { 0 };
    struct gathering g = { ui->session, article, hoso_session_copy_group(ui->session, article),
                           &copies };
    if (!hoso_settings_option(ui->settings, HOSO_OPTION_COPIES)) {
        hoso_ui_notice(ui, "%s", _("articles with the same text are not looked for: "
                                   ":set group-copies on"));
        return;
    }
    if (g.group != SIZE_MAX)
        hoso_session_copies(ui->session, add_copy, &g);
    if (!copies.count) {
        hoso_ui_notice(ui, "%s", _("no other article has this text"));
        return;
    }
    qsort(copies.items, copies.count, sizeof *copies.items, compare_copies); /* in list order */
    hoso_ui_open_overlay(ui, &related_overlay);
    ui->related = hoso_calloc(1, sizeof *ui->related);
    ui->related->article = article;
    ui->related->copies = copies;
}
