/* The timeline: dates that the texts state, or the articles' own, as a list with bars, by day,
 * month or year.  `all` has the three levels together, in order; `rows` are those of the
 * level that is shown. */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/i18n.h"
#include "hoso/mem.h"

enum level { DAYS, MONTHS, YEARS, LEVELS };
enum { ROWS_ABOVE = 8 }; /* the cursor, where it jumps to */

struct hoso_timeline_state {
    bool dated; /* the articles' own dates, not the stated ones */
    enum level level;
    struct hoso_day_counts all;
    struct rows HOSO_VEC(size_t) rows; /* indexes into all */
    size_t most;                       /* articles of a row */
    uint64_t generation;
    struct hoso_list list;
    enum hoso_pane from; /* the pane to come back to */
};

static enum level level_of(int64_t day)
{
    return day % 100 ? DAYS : day % 10000 ? MONTHS : YEARS;
}

static const struct hoso_day_count *row_at(const struct hoso_timeline_state *t, size_t row)
{
    return &t->all.items[t->rows.items[row]];
}

/* The rows of the level; the cursor goes to the last one that is not after DAY. */
static void make_rows(struct hoso_timeline_state *t, int64_t day)
{
    hoso_vec_clear(&t->rows);
    t->most = 0;
    t->list.cursor = 0;
    for (size_t i = 0; i < t->all.count; i++) {
        const struct hoso_day_count *count = &t->all.items[i];
        if (level_of(count->day) != t->level)
            continue;
        if (count->day <= day)
            t->list.cursor = t->rows.count;
        t->most = count->article_count > t->most ? count->article_count : t->most;
        hoso_vec_push(&t->rows, i);
    }
    t->list.top = t->list.cursor > ROWS_ABOVE ? t->list.cursor - ROWS_ABOVE : 0;
}

/* The date that most articles have. */
static int64_t busiest(const struct hoso_timeline_state *t)
{
    const struct hoso_day_count *best = NULL;
    for (size_t i = 0; i < t->all.count; i++)
        if (level_of(t->all.items[i].day) == t->level &&
            (!best || t->all.items[i].article_count > best->article_count))
            best = &t->all.items[i];
    return best ? best->day : 0;
}

static int64_t day_here(const struct hoso_timeline_state *t)
{
    return t->list.cursor < t->rows.count ? row_at(t, t->list.cursor)->day : 0;
}

static void load(struct hoso_ui *ui)
{
    struct hoso_timeline_state *t = ui->timeline;
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    t->generation = progress.generation;
    if (t->dated)
        hoso_session_dated(ui->session, &t->all);
    else
        hoso_session_stated(ui->session, &t->all);
}

/* By month, unless that would be a list of decades or of one row. */
static void choose_level(struct hoso_timeline_state *t)
{
    enum { MANY_MONTHS = 360 };
    size_t counts[LEVELS] = { 0 };
    for (size_t i = 0; i < t->all.count; i++)
        counts[level_of(t->all.items[i].day)]++;
    t->level = counts[MONTHS] > MANY_MONTHS          ? YEARS
               : counts[MONTHS] > 1 || !counts[DAYS] ? MONTHS
                                                     : DAYS;
    make_rows(t, busiest(t));
}

void hoso_timeline_view_open(struct hoso_ui *ui)
{
    if (!ui->timeline) {
        ui->timeline = hoso_calloc(1, sizeof *ui->timeline);
        ui->timeline->from = ui->focus;
    }
    load(ui);
    choose_level(ui->timeline);
    ui->view = &hoso_view_timeline;
    ui->focus = HOSO_PANE_ARTICLES;
}

void hoso_timeline_view_close(struct hoso_ui *ui)
{
    struct hoso_timeline_state *t = ui->timeline;
    if (!t)
        return;
    hoso_vec_release(&t->all);
    hoso_vec_release(&t->rows);
    ui->focus = t->from;
    free(t);
    ui->timeline = NULL;
    ui->view = ui->compare ? &hoso_view_compare : &hoso_view_reading;
}

/* ---- drawing ---- */

enum { DATE_BYTES = 16, BAR_BYTES = 1024 };

static void show_day(char shown[DATE_BYTES], int64_t day)
{
    int year = (int)(day / 10000 % 10000), month = (int)(day / 100 % 100), last = (int)(day % 100);
    if (last)
        snprintf(shown, DATE_BYTES, "%04d-%02d-%02d", year, month, last);
    else if (month)
        snprintf(shown, DATE_BYTES, "%04d-%02d", year, month);
    else
        snprintf(shown, DATE_BYTES, "%04d", year);
}

/* COUNT of MOST as a bar of at most COLS columns, in eighths; never nothing. */
static void draw_bar(char bar[BAR_BYTES], size_t count, size_t most, int cols)
{
    static const char *const eighths[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
    size_t parts = (size_t)((double)count / (double)most * cols * 8 + 0.5), at = 0;
    parts = parts ? parts : 1;
    for (; parts >= 8 && at + 8 < BAR_BYTES; parts -= 8)
        at += (size_t)snprintf(bar + at, BAR_BYTES - at, "█");
    snprintf(bar + at, BAR_BYTES - at, "%s", eighths[parts < 8 ? parts : 0]);
}

static void draw_row(struct hoso_ui *ui, struct hoso_rect rect, int row, size_t at)
{
    static const int date_cols[LEVELS] = { 10, 7, 4 };
    enum { LEFT = 2, GAP = 2 };
    const struct hoso_timeline_state *t = ui->timeline;
    const struct hoso_day_count *count = row_at(t, at);
    int number_at = LEFT + date_cols[t->level] + GAP;
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ARTICLES];
    char date[DATE_BYTES], number[HOSO_NUMBER_BYTES], most[HOSO_NUMBER_BYTES], bar[BAR_BYTES];
    struct hoso_look look = hoso_pane_row(surface, row, rect.cols, at == t->list.cursor, true);
    bool plain = look.base == HOSO_ROLE_NORMAL;
    int number_cols = (int)strlen(hoso_draw_number(most, t->most));
    int bar_col = number_at + number_cols + GAP;
    show_day(date, count->day);
    hoso_draw_text(surface, row, LEFT, date_cols[t->level], look, date);
    hoso_draw_right(surface, row, number_at + number_cols, number_cols,
                    plain ? LOOK(HOSO_ROLE_DIM) : look,
                    hoso_draw_number(number, count->article_count));
    if (rect.cols <= bar_col + 1)
        return;
    draw_bar(bar, count->article_count, t->most, rect.cols - bar_col - 1);
    hoso_surface_fill(surface, row, bar_col - 1, rect.cols, LOOK(HOSO_ROLE_NORMAL));
    hoso_draw_text(surface, row, bar_col, rect.cols - bar_col - 1, LOOK(HOSO_ROLE_PLACE), bar);
}

static const char *title_of(const struct hoso_timeline_state *t)
{
    static const char *const titles[2][LEVELS] = {
        { N_("DATES STATED, BY DAY"), N_("DATES STATED, BY MONTH"), N_("DATES STATED, BY YEAR") },
        { N_("ARTICLES BY DAY"), N_("ARTICLES BY MONTH"), N_("ARTICLES BY YEAR") },
    };
    return _(titles[t->dated][t->level]);
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_timeline_state *t = ui->timeline;
    struct hoso_rect rect = hoso_ui_pane(ui, HOSO_PANE_ARTICLES);
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ARTICLES];
    if (!rect.rows)
        return;
    char number[HOSO_NUMBER_BYTES], title[256];
    snprintf(title, sizeof title, "%s  %s", title_of(t), hoso_draw_number(number, t->rows.count));
    hoso_draw_title(surface, rect.cols, title, true);
    hoso_list_fit(&t->list, t->rows.count, rect.rows - 1);
    for (int i = 0; i < rect.rows - 1 && t->list.top + (size_t)i < t->rows.count; i++)
        draw_row(ui, rect, i + 1, t->list.top + (size_t)i);
    hoso_pane_scrollbar(ui, HOSO_PANE_ARTICLES, 1, rect.rows - 1, t->list.top, t->rows.count);
    if (!t->rows.count)
        hoso_draw_text(surface, 1, 2, rect.cols - 3, LOOK(HOSO_ROLE_DIM),
                       t->dated ? _("no article has a date") : _("no text states such a date"));
}

static void info(struct hoso_ui *ui, struct hoso_buf *left, struct hoso_buf *right)
{
    const struct hoso_timeline_state *t = ui->timeline;
    char date[DATE_BYTES], number[HOSO_NUMBER_BYTES], all[HOSO_NUMBER_BYTES];
    if (t->list.cursor >= t->rows.count)
        return;
    const struct hoso_day_count *count = row_at(t, t->list.cursor);
    show_day(date, count->day);
    hoso_draw_number(number, count->article_count);
    hoso_buf_addf(left, t->dated ? ngettext("%s: %s article", "%s: %s articles", count->article_count)
                                 : ngettext("%s: stated by %s article", "%s: stated by %s articles",
                                            count->article_count),
                  date, number);
    hoso_buf_addf(right, "%s/%s", hoso_draw_number(number, t->list.cursor + 1),
                  hoso_draw_number(all, t->rows.count));
}

/* ---- commands ---- */

/* The articles of the row: a search, so that it can be gone back from and typed on. */
static void open_here(struct hoso_ui *ui)
{
    const struct hoso_timeline_state *t = ui->timeline;
    char date[DATE_BYTES], query[32];
    size_t offset;
    struct hoso_error err;
    if (t->list.cursor >= t->rows.count)
        return;
    show_day(date, row_at(t, t->list.cursor)->day);
    snprintf(query, sizeof query, "%s:%s", t->dated ? "date" : "stated", date);
    hoso_timeline_view_close(ui);
    hoso_compare_view_close(ui);
    hoso_browse_search_begin(ui->browse);
    if (hoso_browse_search_type(ui->browse, query, false, &offset, &err)) {
        hoso_browse_search_cancel(ui->browse);
        hoso_ui_error(ui, err.text);
        return;
    }
    hoso_browse_search_accept(ui->browse);
    ui->focus = HOSO_PANE_ARTICLES;
}

static void other_dates(struct hoso_ui *ui)
{
    struct hoso_timeline_state *t = ui->timeline;
    t->dated = !t->dated;
    load(ui);
    choose_level(t);
}

/* The next level; the cursor stays in the time it is at. */
static void other_period(struct hoso_ui *ui)
{
    struct hoso_timeline_state *t = ui->timeline;
    int64_t day = day_here(t);
    t->level = (t->level + 1) % LEVELS;
    make_rows(t, day % 10000 == 0 ? day + 9999 : day % 100 == 0 ? day + 99 : day);
}

static bool move(struct hoso_ui *ui, enum hoso_command command)
{
    struct hoso_timeline_state *t = ui->timeline;
    int rows = hoso_ui_pane(ui, HOSO_PANE_ARTICLES).rows - 1;
    return hoso_list_command(&t->list, t->rows.count, rows, command);
}

/* There is one pane only. */
static void stay(struct hoso_ui *ui)
{
    (void)ui;
}

static const struct hoso_ui_action actions[] = {
    { .command = HOSO_COMMAND_OPEN, .run = open_here },
    { .command = HOSO_COMMAND_TIMELINE, .run = other_dates },
    { .command = HOSO_COMMAND_PERIOD, .run = other_period },
    { .command = HOSO_COMMAND_QUIT, .run = hoso_timeline_view_close },
    { .command = HOSO_COMMAND_CLEAR, .run = hoso_timeline_view_close },
    { .command = HOSO_COMMAND_BACK, .run = hoso_timeline_view_close },
    { .command = HOSO_COMMAND_NEXT_PANE, .run = stay },
    { .command = HOSO_COMMAND_PREVIOUS_PANE, .run = stay },
    { .command = HOSO_COMMAND_LEFT_PANE, .run = stay },
    { .command = HOSO_COMMAND_RIGHT_PANE, .run = stay },
    { .command = HOSO_COMMAND_NONE },
};

static void click(struct hoso_ui *ui, enum hoso_pane pane, int row, int col)
{
    (void)pane;
    (void)col;
    if (row >= 1)
        ui->timeline->list.cursor = ui->timeline->list.top + (size_t)row - 1;
}

/* More has been read: the counts anew, the cursor where it is. */
static void refresh(struct hoso_ui *ui)
{
    struct hoso_timeline_state *t = ui->timeline;
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    if (progress.generation == t->generation)
        return;
    int64_t day = day_here(t);
    load(ui);
    make_rows(t, day);
}

static enum hoso_context context(const struct hoso_ui *ui)
{
    (void)ui;
    return HOSO_CONTEXT_TIMELINE;
}

static const struct hoso_ui_hint *hints(const struct hoso_ui *ui)
{
    static const struct hoso_ui_hint stated[] = {
        { HOSO_COMMAND_OPEN, N_("these articles") },
        { HOSO_COMMAND_PERIOD, N_("day, month, year") },
        { HOSO_COMMAND_TIMELINE, N_("articles' dates") },
        { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_NONE, NULL }
    };
    static const struct hoso_ui_hint dated[] = {
        { HOSO_COMMAND_OPEN, N_("these articles") },
        { HOSO_COMMAND_PERIOD, N_("day, month, year") },
        { HOSO_COMMAND_TIMELINE, N_("dates stated") },
        { HOSO_COMMAND_QUIT, N_("leave") },
        { HOSO_COMMAND_NONE, NULL }
    };
    return ui->timeline->dated ? dated : stated;
}

const struct hoso_view hoso_view_timeline = { .context = context,
                                              .layout = hoso_layout_whole,
                                              .draw = draw,
                                              .actions = actions,
                                              .move = move,
                                              .info = info,
                                              .click = click,
                                              .refresh = refresh,
                                              .hints = hints };
