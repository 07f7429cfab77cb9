/* The two prompts of one line: the search, which narrows the list under it at every key,
 * and the command line. */
#include "inner.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/i18n.h"
#include "hoso/key.h"

/* The row a prompt stands in: that of the status bar, over the list; on a very low terminal
 * the bottom. */
static struct hoso_rect prompt_row(const struct hoso_ui *ui, bool top)
{
    if (top && ui->layout.top.rows)
        return ui->layout.top;
    int last = hoso_term_rows() - 1;
    return ui->layout.keys.rows ? ui->layout.keys
                                : (struct hoso_rect){ last, 0, 1, hoso_term_cols() };
}

/* ---- search ---- */

static void search_type(struct hoso_ui *ui)
{
    struct hoso_error err = { .text = "" };
    size_t offset = 0;
    ui->prompt.mark = (struct hoso_span){ 0, 0 };
    ui->notice[0] = '\0';
    if (hoso_browse_search_type(ui->browse, ui->prompt.text.data, true, &offset, &err)) {
        ui->prompt.mark = (struct hoso_span){ offset, ui->prompt.text.len };
        if (offset >= ui->prompt.text.len && ui->prompt.text.len)
            ui->prompt.mark.start = ui->prompt.text.len - 1;
        hoso_ui_error(ui, err.text);
    }
}

/* What is wrong, else what is found. */
static void search_counts(struct hoso_ui *ui, struct hoso_buf *out)
{
    if (ui->notice[0])
        hoso_buf_addstr(out, ui->notice);
    else
        hoso_bars_search(out, ui);
}

static void search_draw(struct hoso_ui *ui)
{
    struct hoso_rect row = prompt_row(ui, true);
    struct hoso_buf counts = HOSO_BUF_INIT;
    hoso_surface_place(ui->overlay_surface, row);
    hoso_surface_raise(ui->overlay_surface);
    search_counts(ui, &counts);
    int width = hoso_cells_width(counts.data, counts.len);
    int typed = hoso_cells_width(ui->prompt.text.data, ui->prompt.text.len) + 6;
    int room = row.cols - (typed < row.cols / 3   ? row.cols / 3
                           : typed > row.cols / 2 ? row.cols / 2
                                                  : typed);
    if (width > room) /* of an error the info line has the rest */
        width = room;
    hoso_surface_fill(ui->overlay_surface, 0, 0, row.cols, LOOK(HOSO_ROLE_PROMPT));
    hoso_draw_text(ui->overlay_surface, 0, row.cols - width - 1, width,
                   LOOK(ui->notice[0] ? HOSO_ROLE_ERROR : HOSO_ROLE_DIM), counts.data);
    hoso_prompt_draw(&ui->prompt, ui->overlay_surface, 0, 1, row.cols - width - 4, "/");
    hoso_buf_release(&counts);
}

static void search_leave(struct hoso_ui *ui, bool accept)
{
    bool empty = ui->prompt.text.len == 0;
    if (accept && ui->notice[0]) /* wrong: what is typed stays, to be put right */
        return;
    hoso_ui_close_overlay(ui);
    if (accept && !empty) {
        hoso_browse_search_accept(ui->browse);
        ui->focus = HOSO_PANE_ARTICLES;
    } else {
        hoso_browse_search_cancel(ui->browse);
        ui->focus = (enum hoso_pane)hoso_browse_pane(ui->browse);
    }
}

static void search_move(struct hoso_ui *ui, int step)
{
    size_t cursor = hoso_browse_cursor(ui->browse);
    if (step < 0 && !cursor)
        return;
    hoso_browse_move(ui->browse, cursor + (size_t)step);
}

static void search_key(struct hoso_ui *ui, uint32_t key)
{
    switch (key) {
    case HOSO_KEY_ENTER:
        search_leave(ui, true);
        return;
    case HOSO_KEY_ESC:
    case 'C' - '@':
    case 'G' - '@':
        search_leave(ui, false);
        return;
    case HOSO_KEY_DOWN:
    case 'N' - '@':
        search_move(ui, 1);
        return;
    case HOSO_KEY_UP:
    case 'P' - '@':
        search_move(ui, -1);
        return;
    case HOSO_KEY_BACKSPACE:
        if (!ui->prompt.text.len) { /* as in vim and less: rubbed out past its start */
            search_leave(ui, false);
            return;
        }
        break;
    default:
        break;
    }
    if (hoso_prompt_key(&ui->prompt, key) == HOSO_PROMPT_CHANGED)
        search_type(ui);
}

static const struct hoso_overlay search_overlay = {
    .draw = search_draw,
    .key = search_key,
    .hints = (const struct hoso_ui_hint[]){
        { HOSO_COMMAND_NONE, N_("Enter\tkeep") },
        { HOSO_COMMAND_NONE, N_("Esc\tas before") },
        { HOSO_COMMAND_NONE, N_("↑ ↓\tarticle") },
        { HOSO_COMMAND_NONE, N_("\"a phrase\"") },
        { HOSO_COMMAND_NONE, "/regex/" },
        { HOSO_COMMAND_NONE, "person:" },
        { HOSO_COMMAND_NONE, "weapon:" },
        { HOSO_COMMAND_NONE, "place:" },
        { HOSO_COMMAND_NONE, "date:2023.." },
        { HOSO_COMMAND_NONE, "is:starred" },
        { HOSO_COMMAND_NONE, "tag:" },
        { HOSO_COMMAND_NONE, "-x" },
        { HOSO_COMMAND_NONE, "OR" },
        { HOSO_COMMAND_NONE, NULL } }
};

void hoso_search_prompt_open(struct hoso_ui *ui, const char *query)
{
    hoso_browse_search_begin(ui->browse);
    hoso_prompt_set(&ui->prompt, query);
    ui->focus = HOSO_PANE_ARTICLES;
    hoso_ui_open_overlay(ui, &search_overlay);
    if (*query)
        search_type(ui);
}

/* ---- command line ---- */

static void command_draw(struct hoso_ui *ui)
{
    struct hoso_rect row = prompt_row(ui, false);
    hoso_surface_place(ui->overlay_surface, row);
    hoso_surface_raise(ui->overlay_surface);
    hoso_prompt_draw(&ui->prompt, ui->overlay_surface, 0, 0, row.cols, ":");
}

static void command_run(struct hoso_ui *ui)
{
    enum hoso_command command;
    const char *argument;
    struct hoso_error err;
    char *line = hoso_buf_detach(&ui->prompt.text);
    hoso_ui_close_overlay(ui);
    if (line[strspn(line, " ")] != '\0') {
        if (hoso_settings_parse(&command, &argument, line, &err))
            hoso_ui_error(ui, err.text);
        else
            hoso_ui_command(ui, command, argument);
    }
    free(line);
}

/* Tab completes the command's name. */
static void command_complete(struct hoso_ui *ui)
{
    const char *typed = ui->prompt.text.data;
    size_t len = strlen(typed);
    for (int i = 0; i < HOSO_COMMAND_COUNT; i++) {
        const char *name = hoso_command_info((enum hoso_command)i)->name;
        if (strncmp(name, typed, len) == 0 && strlen(name) > len) {
            hoso_prompt_set(&ui->prompt, name);
            return;
        }
    }
}

static void command_key(struct hoso_ui *ui, uint32_t key)
{
    bool rubbed_out = key == HOSO_KEY_BACKSPACE && !ui->prompt.text.len;
    if (key == HOSO_KEY_ENTER)
        command_run(ui);
    else if (key == HOSO_KEY_ESC || key == 'C' - '@' || rubbed_out)
        hoso_ui_close_overlay(ui);
    else if (key == HOSO_KEY_TAB)
        command_complete(ui);
    else
        hoso_prompt_key(&ui->prompt, key);
}

static const struct hoso_overlay command_overlay = { .draw = command_draw, .key = command_key };

void hoso_command_prompt_open(struct hoso_ui *ui)
{
    hoso_prompt_set(&ui->prompt, "");
    hoso_ui_open_overlay(ui, &command_overlay);
}
