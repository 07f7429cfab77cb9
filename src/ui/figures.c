/* The sections of the reading view's sidebar that hold what the text states: figures and
 * dates.  Closed at first: names are what is looked for most. */
#include "inner.h"

#include <string.h>

#include "hoso/i18n.h"

static const char *title_of(enum hoso_figure_kind kind)
{
    return kind == HOSO_FIGURE_DATE ? _("Dates") : _("Figures");
}

void hoso_figures_draw_heading(struct hoso_ui *ui, int row, int cols, enum hoso_figure_kind kind,
                               size_t count, struct hoso_look look)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    char number[HOSO_NUMBER_BYTES];
    bool plain = look.base == HOSO_ROLE_NORMAL;
    struct hoso_look title = plain ? LOOK(HOSO_ROLE_HEADING) : look;
    int used = hoso_draw_text(surface, row, 1, cols - 10, title, title_of(kind));
    hoso_draw_text(surface, row, 2 + used, 1, title, ui->figures_open[kind] ? "▾" : "▸");
    hoso_draw_right(surface, row, cols - 1, 8, plain ? LOOK(HOSO_ROLE_DIM) : look,
                    hoso_draw_number(number, count));
}

/* `hôm 27/2` is 2024-02-27 in an article of that spring. */
static void add_date(struct hoso_buf *out, const struct hoso_document *doc,
                     const struct hoso_figure *figure)
{
    struct hoso_day day = figure->from;
    bool one = memcmp(&figure->from, &figure->to, sizeof day) == 0;
    if (figure->shown[0] != '-' || !one || !hoso_day_resolve(&day, doc->info.date))
        hoso_buf_addstr(out, figure->shown);
    else if (day.day)
        hoso_buf_addf(out, "%04d-%02d-%02d", day.year, day.month, day.day);
    else
        hoso_buf_addf(out, "%04d-%02d", day.year, day.month);
}

/* A figure as it reads in short, what it counts beside it; a date as it is written. */
void hoso_figures_draw_row(struct hoso_ui *ui, int row, int cols, const struct hoso_figure *figure,
                           struct hoso_look look)
{
    struct hoso_surface *surface = ui->panes[HOSO_PANE_ENTITIES];
    const struct hoso_document *doc = hoso_browse_document(ui->browse);
    struct hoso_buf value = HOSO_BUF_INIT, written = HOSO_BUF_INIT;
    hoso_figures_written(&written, doc, figure);
    if (figure->kind == HOSO_FIGURE_NUMBER)
        hoso_figure_short(&value, figure);
    else
        add_date(&value, doc, figure);
    const char *label = figure->kind == HOSO_FIGURE_NUMBER ? figure->label : written.data;
    int width = hoso_draw_right(surface, row, cols - 1, cols * 2 / 3,
                                figure->kind == HOSO_FIGURE_DATE && look.base == HOSO_ROLE_NORMAL
                                    ? LOOK(HOSO_ROLE_DIM)
                                    : look,
                                value.data);
    if (ui->figure_of == doc->id && ui->figure.start == figure->span.start)
        hoso_draw_text(surface, row, 1, 1, look, "▸");
    hoso_draw_text(surface, row, 3, cols - width - 5, look, label);
    hoso_buf_release(&value);
    hoso_buf_release(&written);
}

void hoso_figures_written(struct hoso_buf *out, const struct hoso_document *doc,
                          const struct hoso_figure *figure)
{
    if (figure->span.end <= doc->text.len)
        hoso_buf_add(out, doc->text.data + figure->span.start, figure->span.end - figure->span.start);
}

void hoso_figures_go(struct hoso_ui *ui, const struct hoso_figure *figure)
{
    struct hoso_document *doc = hoso_browse_document(ui->browse);
    ui->figure_of = doc->id;
    ui->figure = figure->span;
    doc->mention = HOSO_NOWHERE;
    doc->wanted = figure->span.start;
    if (ui->layout.overlay || !hoso_ui_pane(ui, HOSO_PANE_TEXT).rows)
        ui->focus = HOSO_PANE_TEXT; /* where it would be hidden */
}
