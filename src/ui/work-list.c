/* All that the reader made: stars, tags, notes, a row each, narrowed by what is typed.  Rows
 * are copies, since records move; `article` is where the text lies in this corpus now, 0
 * where it is in another. */
#include "inner.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/fold.h"
#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/mem.h"

enum { LIST_COLS = 110, LIST_ROWS = 26 };

struct own_row {
    const char *mark;
    uint64_t text;
    struct hoso_span passage;
    char *quote, *label, *folded; /* of LABEL, what it is about too */
    char *path;
    int64_t article;
    bool changed; /* the article's text is another one now */
};

struct hoso_own {
    struct HOSO_VEC(struct own_row) rows;
    struct HOSO_VEC(size_t) shown; /* rows that answer to what is typed */
    struct hoso_list list;
    int height;
};

/* ---- rows ---- */

static void add_row(struct hoso_own *own, const char *mark, uint64_t text,
                    struct hoso_span passage, const char *quote, const char *said,
                    const char *path, const char *title)
{
    struct hoso_buf label = HOSO_BUF_INIT, folded = HOSO_BUF_INIT;
    hoso_buf_addf(&label, "%s%s%s", said, *said ? " · " : "", *title ? title : path);
    if (*quote)
        hoso_buf_addf(&label, " · “%s”", quote);
    hoso_fold(&folded, label.data, label.len);
    hoso_vec_push(&own->rows, ((struct own_row){ .mark = mark, .text = text, .passage = passage,
                                                 .quote = hoso_strdup(quote),
                                                 .label = hoso_buf_detach(&label),
                                                 .folded = hoso_buf_detach(&folded),
                                                 .path = hoso_strdup(path) }));
}

static void add_rows(struct hoso_own *own, struct hoso_work *work)
{
    struct hoso_work_notes notes = { 0 };
    struct hoso_work_tags tags = { 0 };
    struct hoso_span none = { 0, 0 };
    hoso_work_notes(work, 0, NULL, &notes);
    for (size_t i = notes.count; i-- > 0;) { /* the latest first */
        const struct hoso_work_note *n = &notes.items[i];
        add_row(own, "✎", n->text, (struct hoso_span){ n->start, n->end }, n->quote, n->note,
                n->path, n->title);
    }
    hoso_work_stars(work, &tags);
    for (size_t i = tags.count; i-- > 0;)
        add_row(own, "★", tags.items[i].text, none, "", "", tags.items[i].path,
                tags.items[i].title);
    hoso_work_tags(work, 0, NULL, &tags);
    for (size_t i = 0; i < tags.count; i++)
        add_row(own, "#", tags.items[i].text, none, "", tags.items[i].tag, tags.items[i].path,
                tags.items[i].title);
    hoso_vec_release(&notes);
    hoso_vec_release(&tags);
}

/* ---- where they are ---- */

static void place_rows(int64_t article, uint64_t digest, void *ctx)
{
    struct hoso_own *own = ctx;
    for (size_t i = 0; i < own->rows.count; i++)
        if (own->rows.items[i].text == digest)
            own->rows.items[i].article = article;
}

static int compare_digests(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void find_articles(struct hoso_ui *ui)
{
    struct hoso_own *own = ui->own;
    struct HOSO_VEC(uint64_t) digests = { 0 };
    for (size_t i = 0; i < own->rows.count; i++)
        hoso_vec_push(&digests, own->rows.items[i].text);
    if (digests.count)
        qsort(digests.items, digests.count, sizeof *digests.items, compare_digests);
    hoso_session_articles_of(ui->session, digests.items, digests.count, place_rows, own);
    for (size_t i = 0; i < own->rows.count; i++) {
        struct own_row *row = &own->rows.items[i];
        if (!row->article && *row->path)
            row->article = hoso_session_article_find(ui->session, row->path);
        else
            continue;
        row->changed = row->article != 0;
    }
    hoso_vec_release(&digests);
}

static void narrow(struct hoso_ui *ui)
{
    struct hoso_own *own = ui->own;
    struct hoso_buf typed = HOSO_BUF_INIT;
    hoso_fold(&typed, ui->prompt.text.data, ui->prompt.text.len);
    hoso_vec_clear(&own->shown);
    for (size_t i = 0; i < own->rows.count; i++)
        if (strstr(own->rows.items[i].folded, typed.data))
            hoso_vec_push(&own->shown, i);
    own->list.cursor = own->list.top = 0;
    hoso_buf_release(&typed);
}

/* ---- going there ---- */

/* A passage whose text has changed is looked for, and it is said that it was. */
static void go_to_changed(struct hoso_ui *ui, const char *quote)
{
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    const char *at = *quote ? strstr(doc->text.data, quote) : NULL;
    if (at)
        doc->wanted = (size_t)(at - doc->text.data);
    hoso_ui_notice(ui, "%s", at       ? _("the text has changed since; these words stand here now")
                             : *quote ? _("the passage has changed: its words are not here any more")
                                      : _("the text has changed since"));
}

static void choose(struct hoso_ui *ui)
{
    struct hoso_own *own = ui->own;
    if (own->list.cursor >= own->shown.count)
        return;
    const struct own_row *row = &own->rows.items[own->shown.items[own->list.cursor]];
    if (!row->article) {
        hoso_ui_notice(ui, _("not in this corpus: %s"), row->path);
        return;
    }
    int64_t article = row->article;
    struct hoso_span passage = row->passage;
    bool changed = row->changed;
    char *quote = hoso_strdup(row->quote);
    hoso_ui_close_overlay(ui);
    hoso_compare_view_close(ui);
    hoso_browse_open(ui->browse, article);
    ui->focus = HOSO_PANE_TEXT;
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    if (changed)
        go_to_changed(ui, quote);
    else if (passage.end > passage.start && passage.end <= doc->text.len)
        doc->wanted = passage.start;
    free(quote);
}

/* ---- the overlay ---- */

static void draw_row(struct hoso_ui *ui, struct hoso_rect inside, int at_row,
                     const struct own_row *row, bool current)
{
    struct hoso_look look = LOOK(current             ? HOSO_ROLE_CURSOR
                                 : row->article == 0 ? HOSO_ROLE_DIM
                                                     : HOSO_ROLE_NORMAL);
    if (current)
        hoso_surface_fill(ui->overlay_surface, at_row, inside.col, inside.cols, look);
    hoso_draw_text(ui->overlay_surface, at_row, inside.col + 1, 1,
                   current ? look : LOOK(HOSO_ROLE_STAR), row->mark);
    const char *state = row->changed ? _("changed") : row->article ? "" : _("elsewhere");
    int width = hoso_cells_width(state, strlen(state));
    hoso_draw_text(ui->overlay_surface, at_row, inside.col + 3,
                   inside.cols - 5 - (width ? width + 1 : 0), look, row->label);
    hoso_draw_right(ui->overlay_surface, at_row, inside.col + inside.cols - 1, width, look, state);
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_own *own = ui->own;
    struct hoso_rect inside = hoso_ui_overlay_box(ui, LIST_ROWS, LIST_COLS,
                                                  _("Your stars, tags and notes"));
    own->height = inside.rows - 1;
    hoso_list_fit(&own->list, own->shown.count, own->height);
    for (int i = 0; i < own->height && own->list.top + (size_t)i < own->shown.count; i++) {
        size_t at = own->list.top + (size_t)i;
        draw_row(ui, inside, inside.row + 1 + i, &own->rows.items[own->shown.items[at]],
                 at == own->list.cursor);
    }
    hoso_draw_scrollbar(ui->overlay_surface, inside.row + 1, own->height,
                        inside.col + inside.cols, true, own->list.top, own->shown.count);
    if (!own->shown.count)
        hoso_draw_text(ui->overlay_surface, inside.row + 1, inside.col + 1, inside.cols - 2,
                       LOOK(HOSO_ROLE_DIM),
                       own->rows.count ? _("nothing found")
                                       : _("nothing yet: * stars, # tags, v and a note"));
    hoso_prompt_draw(&ui->prompt, ui->overlay_surface, inside.row, inside.col, inside.cols, "> ");
}

static void key(struct hoso_ui *ui, uint32_t key)
{
    struct hoso_own *own = ui->own;
    enum hoso_command move = key == HOSO_KEY_DOWN || key == 'N' - '@' || key == HOSO_KEY_TAB
                                 ? HOSO_COMMAND_DOWN
                             : key == HOSO_KEY_UP || key == 'P' - '@' || key == HOSO_KEY_BACK_TAB
                                 ? HOSO_COMMAND_UP
                             : key == HOSO_KEY_PAGE_DOWN ? HOSO_COMMAND_PAGE_DOWN
                             : key == HOSO_KEY_PAGE_UP   ? HOSO_COMMAND_PAGE_UP
                                                         : HOSO_COMMAND_NONE;
    if (key == HOSO_KEY_ESC || key == 'C' - '@' || key == 'G' - '@')
        hoso_ui_close_overlay(ui);
    else if (key == HOSO_KEY_ENTER)
        choose(ui);
    else if (move != HOSO_COMMAND_NONE)
        hoso_list_command(&own->list, own->shown.count, own->height, move);
    else if (hoso_prompt_key(&ui->prompt, key) == HOSO_PROMPT_CHANGED)
        narrow(ui);
}

static void close_list(struct hoso_ui *ui)
{
    struct hoso_own *own = ui->own;
    for (size_t i = 0; i < own->rows.count; i++) {
        free(own->rows.items[i].quote);
        free(own->rows.items[i].label);
        free(own->rows.items[i].folded);
        free(own->rows.items[i].path);
    }
    hoso_vec_release(&own->rows);
    hoso_vec_release(&own->shown);
    free(own);
    ui->own = NULL;
}

static const struct hoso_overlay list_overlay = {
    .draw = draw,
    .key = key,
    .close = close_list,
    .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_NONE, N_("Enter\tgo there") },
                                            { HOSO_COMMAND_NONE, N_("↑ ↓\tmove") },
                                            { HOSO_COMMAND_NONE, N_("Esc\tleave") },
                                            { HOSO_COMMAND_NONE, NULL } }
};

void hoso_work_list_open(struct hoso_ui *ui)
{
    struct hoso_work *work = hoso_session_work(ui->session);
    if (!work)
        return;
    hoso_ui_open_overlay(ui, &list_overlay);
    ui->own = hoso_calloc(1, sizeof *ui->own);
    hoso_prompt_set(&ui->prompt, "");
    add_rows(ui->own, work);
    find_articles(ui);
    narrow(ui);
}
