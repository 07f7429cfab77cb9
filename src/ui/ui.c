/* The loop: wait, take in what happened, draw once. */
#include "hoso/ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/mem.h"
#include "hoso/paths.h"
#include "hoso/state.h"
#include "inner.h"

/* ---- notices, overlays, panes ---- */

void hoso_ui_notice(struct hoso_ui *ui, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(ui->notice, sizeof ui->notice, format, args);
    va_end(args);
    ui->notice_is_error = false;
}

void hoso_ui_error(struct hoso_ui *ui, const char *text)
{
    hoso_ui_notice(ui, "%s", text);
    ui->notice_is_error = true;
}

void hoso_ui_close_overlay(struct hoso_ui *ui)
{
    if (!ui->overlay)
        return;
    if (ui->overlay->close)
        ui->overlay->close(ui);
    ui->overlay = NULL;
    hoso_surface_place(ui->overlay_surface, (struct hoso_rect){ 0 });
}

void hoso_ui_open_overlay(struct hoso_ui *ui, const struct hoso_overlay *overlay)
{
    hoso_ui_close_overlay(ui);
    ui->notice[0] = '\0';
    ui->overlay = overlay;
}

struct hoso_rect hoso_ui_overlay_box(struct hoso_ui *ui, int rows, int cols, const char *title)
{
    int free_rows = hoso_term_rows() - ui->layout.keys.rows, free_cols = hoso_term_cols();
    rows = rows < free_rows - 2 ? rows : free_rows;
    cols = cols < free_cols - 4 ? cols : free_cols;
    struct hoso_rect box = { (free_rows - rows) / 2, (free_cols - cols) / 2, rows, cols };
    hoso_surface_place(ui->overlay_surface, box);
    hoso_surface_raise(ui->overlay_surface);
    if (rows < 4 || cols < 8)
        return (struct hoso_rect){ 0, 0, rows, cols };
    hoso_surface_frame(ui->overlay_surface, LOOK(HOSO_ROLE_FRAME));
    hoso_surface_fill(ui->overlay_surface, 0, 1, 1, LOOK(HOSO_ROLE_FRAME));
    int used = hoso_draw_text(ui->overlay_surface, 0, 2, cols - 4, LOOK(HOSO_ROLE_TITLE), title);
    hoso_surface_fill(ui->overlay_surface, 0, 2 + used, 1, LOOK(HOSO_ROLE_FRAME));
    return (struct hoso_rect){ 1, 1, rows - 2, cols - 2 };
}

struct hoso_rect hoso_ui_pane(const struct hoso_ui *ui, enum hoso_pane pane)
{
    return hoso_surface_rect(ui->panes[pane]);
}

struct hoso_ui_text hoso_ui_text(struct hoso_ui *ui)
{
    return ui->view->text ? ui->view->text(ui) : hoso_view_reading.text(ui);
}

/* ---- drawing ---- */

static void apply_settings(struct hoso_ui *ui)
{
    static const char *const themes[] = { [HOSO_THEME_AUTO] = "themes/dark",
                                          [HOSO_THEME_DARK] = "themes/dark",
                                          [HOSO_THEME_LIGHT] = "themes/light" };
    if (ui->style_generation == hoso_settings_generation(ui->settings))
        return;
    int theme = hoso_settings_option(ui->settings, HOSO_OPTION_THEME);
    const char *terminal = getenv("COLORFGBG"); /* `0;15`: black on white, from rxvt and others */
    const char *background = terminal ? strrchr(terminal, ';') : NULL;
    if (theme == HOSO_THEME_AUTO && background &&
        (strcmp(background, ";15") == 0 || strcmp(background, ";7") == 0))
        theme = HOSO_THEME_LIGHT;
    char *path = hoso_paths_asset(themes[theme]);
    struct hoso_error err;
    if (hoso_settings_read_theme(ui->settings, path, ui->messages, &err))
        hoso_ui_error(ui, err.text);
    free(path);
    hoso_term_style(ui->settings);
    hoso_term_mouse(hoso_settings_option(ui->settings, HOSO_OPTION_MOUSE));
    hoso_session_watch(ui->session, hoso_settings_option(ui->settings, HOSO_OPTION_WATCH));
    hoso_browse_group_copies(ui->browse, hoso_settings_option(ui->settings, HOSO_OPTION_COPIES));
    ui->style_generation = hoso_settings_generation(ui->settings);
}

/* The line left of a sidebar that lies over the text. */
static void draw_edge(struct hoso_ui *ui)
{
    struct hoso_rect edge = { 0 };
    if (ui->layout.overlay) {
        edge = ui->layout.panes[HOSO_PANE_ENTITIES];
        edge.col = ui->layout.lines[1];
        edge.cols = 1;
        hoso_surface_raise(ui->panes[HOSO_PANE_ENTITIES]);
    }
    hoso_surface_place(ui->edge, edge);
    hoso_surface_raise(ui->edge);
    hoso_surface_vline(ui->edge, 0, LOOK(HOSO_ROLE_FRAME));
}

/* Draws everything but does not send it yet. */
static void draw(struct hoso_ui *ui)
{
    int rows = hoso_term_rows(), cols = hoso_term_cols();
    apply_settings(ui);
    hoso_entity_view_follow(ui);
    ui->layout = ui->view->layout(rows, cols, ui->focus);
    hoso_surface_place(ui->ground, (struct hoso_rect){ 0, 0, rows, cols });
    for (int i = 0; i < HOSO_PANE_COUNT; i++)
        hoso_surface_place(ui->panes[i], ui->layout.panes[i]);
    draw_edge(ui);
    hoso_term_cursor(NULL, 0, 0, false);
    hoso_bars_draw_lines(ui);
    ui->view->draw(ui);
    hoso_bars_draw(ui);
    hoso_hint_draw(ui);
    if (ui->overlay)
        ui->overlay->draw(ui);
}

/* ---- commands ---- */

static void next_pane(struct hoso_ui *ui, int by)
{
    ui->focus = (enum hoso_pane)(((int)ui->focus + by + HOSO_PANE_COUNT) % HOSO_PANE_COUNT);
}

static void side_pane(struct hoso_ui *ui, int by)
{
    int to = (int)ui->focus + by;
    if (to >= 0 && to < HOSO_PANE_COUNT)
        ui->focus = (enum hoso_pane)to;
}

/* The trail keeps the pane of each place. */
void hoso_ui_back(struct hoso_ui *ui)
{
    if (hoso_browse_back(ui->browse))
        ui->focus = (enum hoso_pane)hoso_browse_pane(ui->browse);
    else
        hoso_ui_notice(ui, "%s", _("this is where you started"));
}

void hoso_ui_forward(struct hoso_ui *ui)
{
    if (hoso_browse_forward(ui->browse))
        ui->focus = (enum hoso_pane)hoso_browse_pane(ui->browse);
    else
        hoso_ui_notice(ui, "%s", _("nothing further forward"));
}

static void redraw(struct hoso_ui *ui)
{
    (void)ui;
    hoso_term_redraw();
}

static void quit_all(struct hoso_ui *ui)
{
    ui->quit = true;
}

/* What every view understands, besides the settings. */
static const struct hoso_ui_action general_actions[] = {
    { .command = HOSO_COMMAND_NEXT_PANE, .step = next_pane, .by = 1 },
    { .command = HOSO_COMMAND_PREVIOUS_PANE, .step = next_pane, .by = -1 },
    { .command = HOSO_COMMAND_RIGHT_PANE, .step = side_pane, .by = 1 },
    { .command = HOSO_COMMAND_LEFT_PANE, .step = side_pane, .by = -1 },
    { .command = HOSO_COMMAND_HELP, .run = hoso_pager_open_help },
    { .command = HOSO_COMMAND_MESSAGES, .run = hoso_pager_open_messages },
    { .command = HOSO_COMMAND_COMMAND, .run = hoso_command_prompt_open },
    { .command = HOSO_COMMAND_REDRAW, .run = redraw },
    { .command = HOSO_COMMAND_QUIT_ALL, .run = quit_all },
    { .command = HOSO_COMMAND_NONE },
};

static bool act(struct hoso_ui *ui, const struct hoso_ui_action *actions,
                enum hoso_command command, const char *argument)
{
    for (; actions->command != HOSO_COMMAND_NONE; actions++) {
        if (actions->command != command)
            continue;
        if (actions->run)
            actions->run(ui);
        else if (actions->with)
            actions->with(ui, argument);
        else
            actions->step(ui, actions->by);
        return true;
    }
    return false;
}

static void change_setting(struct hoso_ui *ui, enum hoso_command command, const char *argument)
{
    struct hoso_error err;
    size_t before = ui->messages->count;
    enum hoso_status status =
        hoso_settings_run(ui->settings, command, argument, ui->messages, &err);
    if (status == HOSO_INVALID)
        hoso_ui_notice(ui, _("`%s` does nothing here"), hoso_command_info(command)->name);
    else if (status)
        hoso_ui_error(ui, err.text);
    else if (ui->messages->count > before)
        hoso_ui_error(ui, ui->messages->items[before]);
}

void hoso_ui_command(struct hoso_ui *ui, enum hoso_command command, const char *argument)
{
    if (!act(ui, ui->view->actions, command, argument) && !ui->view->move(ui, command) &&
        !(ui->view->text && act(ui, hoso_work_actions, command, argument)) &&
        !act(ui, general_actions, command, argument))
        change_setting(ui, command, argument);
}

/* ---- keys ---- */

static void on_mouse(struct hoso_ui *ui)
{
    struct hoso_mouse mouse;
    if (!hoso_term_mouse_event(&mouse) || ui->overlay)
        return;
    for (int i = HOSO_PANE_COUNT - 1; i >= 0; i--) {
        struct hoso_rect r = ui->layout.panes[i];
        if (mouse.row < r.row || mouse.row >= r.row + r.rows || mouse.col < r.col ||
            mouse.col >= r.col + r.cols)
            continue;
        if (!mouse.wheel) {
            ui->view->click(ui, (enum hoso_pane)i, mouse.row - r.row, mouse.col - r.col);
            return;
        }
        ui->focus = (enum hoso_pane)i;
        for (int n = 0; n < 3; n++)
            hoso_ui_command(ui, mouse.wheel > 0 ? HOSO_COMMAND_DOWN : HOSO_COMMAND_UP, "");
        return;
    }
}

static void on_key(struct hoso_ui *ui, uint32_t key)
{
    if (key == HOSO_KEY_RESIZE)
        return;
    if (ui->view != &hoso_view_compare)
        hoso_browse_set_pane(ui->browse, ui->focus);
    hoso_hint_key(ui, key);
    if (key == HOSO_KEY_MOUSE) {
        on_mouse(ui);
        return;
    }
    if (ui->overlay) {
        ui->overlay->key(ui, key);
        return;
    }
    ui->notice[0] = '\0';
    const struct hoso_binding *b =
        hoso_settings_binding(ui->settings, ui->view->context(ui), key);
    if (b) {
        hoso_ui_command(ui, b->command, b->argument);
        return;
    }
    char name[HOSO_KEY_NAME_BYTES];
    hoso_ui_notice(ui, _("the key %s does nothing here: ? lists the keys"),
                   hoso_key_name(name, key));
}

/* ---- the loop ---- */

/* What is not shown because it cannot be read must not look like what is not there. */
static void say_damage(struct hoso_ui *ui)
{
    if (ui->damage_said || !hoso_session_is_damaged(ui->session))
        return;
    const char *what = _("the index is damaged, rows may be missing; the next start makes it anew");
    ui->damage_said = true;
    hoso_messages_add(ui->messages, "%s", what);
    hoso_ui_error(ui, what);
}

/* The first of what the background threads have said since, where nothing else is said. */
static void say_messages(struct hoso_ui *ui)
{
    size_t before = ui->messages->count;
    hoso_session_take_messages(ui->session, ui->messages);
    if (ui->messages->count > before && !ui->notice[0])
        hoso_ui_notice(ui, _("%s (M shows all messages)"), ui->messages->items[before]);
}

static void refresh(struct hoso_ui *ui)
{
    hoso_session_drain(ui->session);
    say_damage(ui);
    say_messages(ui);
    hoso_browse_refresh(ui->browse);
    if (ui->view->refresh)
        ui->view->refresh(ui);
    if (ui->overlay && ui->overlay->refresh)
        ui->overlay->refresh(ui);
}

/* While articles are read the counters on the bar go on by themselves. */
static int patience_ms(struct hoso_ui *ui)
{
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    int work = hoso_work_tick(ui);
    if (hoso_browse_document(ui->browse)->hits_awaited)
        return 50;
    return progress.done || (work >= 0 && work < 500) ? work : 500;
}

/* Keys that came in one go find everything as if each had been waited for: what is in sight,
 * and where, is known by drawing. */
static bool on_keys(struct hoso_ui *ui)
{
    uint32_t key = hoso_term_key();
    bool any = key != HOSO_KEY_NONE;
    while (!ui->quit && key != HOSO_KEY_NONE) {
        on_key(ui, key);
        key = hoso_term_key();
        if (key != HOSO_KEY_NONE)
            draw(ui);
    }
    return any;
}

/* A key is answered at once, and so is the first thing that happens after it; what the
 * background threads do further, hundreds of times a second, is drawn once a frame. */
static void loop(struct hoso_ui *ui)
{
    enum { FRAME_MS = 25 };
    bool keyed = true;
    while (!ui->quit && !hoso_term_ended()) {
        draw(ui);
        hoso_term_flush();
        hoso_session_go(ui->session); /* with the first frame; nothing after it */
        if (keyed || !hoso_term_wait(-1, FRAME_MS))
            hoso_term_wait(hoso_session_event_fd(ui->session), patience_ms(ui));
        keyed = on_keys(ui);
        refresh(ui);
    }
}

static void resume(struct hoso_ui *ui)
{
    if (!hoso_settings_option(ui->settings, HOSO_OPTION_RESUME))
        return;
    if (!hoso_state_load(ui->browse, ui->state_path, ui->messages))
        ui->focus = (enum hoso_pane)hoso_browse_pane(ui->browse);
}

/* However the program ends; that it cannot be written must not keep anyone from leaving. */
static void keep_state(struct hoso_ui *ui)
{
    if (ui->view != &hoso_view_compare)
        hoso_browse_set_pane(ui->browse, ui->focus);
    if (hoso_settings_option(ui->settings, HOSO_OPTION_RESUME))
        hoso_state_save(ui->browse, ui->state_path, NULL);
}

static void open_screen(struct hoso_ui *ui)
{
    ui->ground = hoso_surface_new();
    for (int i = 0; i < HOSO_PANE_COUNT; i++)
        ui->panes[i] = hoso_surface_new();
    ui->edge = hoso_surface_new();
    ui->hint = hoso_surface_new();
    ui->overlay_surface = hoso_surface_new();
    hoso_hint_open(ui);
    ui->browse = hoso_browse_new(ui->session);
    resume(ui);
    ui->view = &hoso_view_reading;
    ui->style_generation = ~0U;
    if (ui->messages->count)
        hoso_ui_notice(ui, _("%s (M shows all messages)"), ui->messages->items[0]);
}

static void close_screen(struct hoso_ui *ui)
{
    keep_state(ui);
    hoso_ui_close_overlay(ui);
    hoso_compare_view_close(ui);
    hoso_entity_view_close(ui);
    hoso_timeline_view_close(ui);
    hoso_browse_free(ui->browse);
    hoso_textview_release(&ui->text);
    free(ui->follow);
    hoso_prompt_release(&ui->prompt);
    hoso_surface_free(ui->overlay_surface);
    hoso_surface_free(ui->hint);
    hoso_surface_free(ui->edge);
    for (int i = 0; i < HOSO_PANE_COUNT; i++)
        hoso_surface_free(ui->panes[i]);
    hoso_surface_free(ui->ground);
    hoso_term_stop();
}

enum hoso_status hoso_ui_run(struct hoso_session *session, struct hoso_settings *settings,
                             const char *corpus_name, const char *state_path,
                             struct hoso_messages *messages,
                             int *signal, struct hoso_error *err)
{
    enum hoso_status status = hoso_term_start(err);
    if (status)
        return status;
    struct hoso_ui ui = { .session = session,
                          .settings = settings,
                          .lexicon = hoso_session_lexicon(session),
                          .messages = messages,
                          .corpus_name = corpus_name,
                          .state_path = state_path };
    open_screen(&ui);
    loop(&ui);
    close_screen(&ui);
    *signal = hoso_term_ended();
    return *signal ? HOSO_CANCELLED : HOSO_OK;
}
