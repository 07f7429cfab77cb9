#include "inner.h"

#include <string.h>

#include "hoso/cell.h"
#include "hoso/i18n.h"

enum { HEADER_ROWS = 3, HEADER_FROM_ROWS = 8 }; /* no header in a pane lower than that */

struct hoso_look hoso_pane_row(struct hoso_surface *surface, int row, int cols, bool cursor,
                               bool focused)
{
    if (!cursor)
        return LOOK(HOSO_ROLE_NORMAL);
    struct hoso_look look = LOOK(focused ? HOSO_ROLE_CURSOR : HOSO_ROLE_CURSOR_IDLE);
    hoso_surface_fill(surface, row, 0, cols, look);
    hoso_surface_put(surface, row, 0, look, "▌", strlen("▌"));
    if (focused)
        hoso_term_cursor(surface, row, 0, false);
    return look;
}

static int header_rows(int rows)
{
    return rows >= HEADER_FROM_ROWS ? HEADER_ROWS : 1;
}

static int margin_cols(int cols)
{
    return cols >= 30 ? 1 : 0;
}

size_t hoso_pane_text_offset(const struct hoso_ui *ui, enum hoso_pane pane,
                             const struct hoso_textview *view, const struct hoso_document *doc,
                             int row, int col)
{
    struct hoso_rect rect = hoso_ui_pane(ui, pane);
    return hoso_textview_offset_at(view, doc, row - header_rows(rect.rows),
                                   col - margin_cols(rect.cols));
}

static void draw_header(struct hoso_ui *ui, struct hoso_surface *surface, int cols,
                        const struct hoso_document *doc, const char *mark, bool focused)
{
    struct hoso_buf line = HOSO_BUF_INIT;
    hoso_buf_addf(&line, "%s%s%s", mark, *mark ? " " : "", doc->info.title);
    hoso_draw_title(surface, cols, line.data, focused);
    hoso_buf_clear(&line);
    struct hoso_buf tail = HOSO_BUF_INIT;
    if (doc->info.date[0])
        hoso_buf_addf(&tail, " · %s", doc->info.date);
    if (doc->gone)
        hoso_buf_addf(&tail, " · %s", _("no longer there"));
    hoso_draw_add_tail(&line, doc->info.path, cols - 2 - hoso_cells_width(tail.data, tail.len));
    hoso_buf_addstr(&line, tail.data);
    hoso_buf_release(&tail);
    hoso_draw_text(surface, 1, 1, cols - 2, LOOK(HOSO_ROLE_DIM), line.data);
    hoso_buf_clear(&line);
    hoso_work_header(&line, ui, doc);
    hoso_draw_text(surface, 2, 1, cols - 2, LOOK(HOSO_ROLE_STAR), line.data);
    hoso_buf_release(&line);
}

/* Is there a line right of the pane? */
static bool has_line(const struct hoso_ui *ui, struct hoso_rect pane)
{
    int edge = pane.col + pane.cols;
    return edge == ui->layout.lines[0] || edge == ui->layout.lines[1];
}

void hoso_pane_scrollbar(struct hoso_ui *ui, enum hoso_pane pane, int row, int rows, size_t top,
                         size_t count)
{
    struct hoso_rect rect = hoso_ui_pane(ui, pane);
    int edge = rect.col + rect.cols;
    bool line = has_line(ui, rect);
    hoso_draw_scrollbar(line ? ui->ground : ui->panes[pane], line ? rect.row + row : row, rows,
                        line ? edge : rect.cols - 1, line, top, count);
}

/* What stands where there is no text to show. */
static const char *absence(const struct hoso_document *doc)
{
    if (doc->info.state == HOSO_ARTICLE_FAILED)
        return doc->info.problem ? doc->info.problem : _("could not be read");
    if (doc->info.state == HOSO_ARTICLE_PENDING && !doc->text.len) /* else it is read again */
        return _("reading…");
    return doc->text.len ? NULL : _("(an empty file)");
}

void hoso_pane_text_draw(struct hoso_ui *ui, enum hoso_pane pane, struct hoso_textview *view,
                         struct hoso_document *doc, const char *mark)
{
    struct hoso_rect rect = hoso_ui_pane(ui, pane);
    struct hoso_surface *surface = ui->panes[pane];
    bool focused = ui->focus == pane && !ui->overlay;
    if (!rect.rows || !doc->id)
        return;
    hoso_work_show_notes(ui, doc, view);
    int header = header_rows(rect.rows);
    if (header == HEADER_ROWS)
        draw_header(ui, surface, rect.cols, doc, mark, ui->focus == pane);
    else
        hoso_draw_title(surface, rect.cols, doc->info.title, ui->focus == pane);
    int margin = margin_cols(rect.cols);
    int limit = hoso_settings_option(ui->settings, HOSO_OPTION_TEXT_WIDTH);
    int right = has_line(ui, rect) ? margin : 2 * margin; /* else the scroll mark touches the text */
    int cols = rect.cols - margin - right - view->gutter;
    margin += view->gutter;
    hoso_textview_prepare(view, doc, rect.rows - header, cols < limit ? cols : limit);
    const char *absent = absence(doc);
    if (absent)
        hoso_draw_text(surface, header, margin, cols, LOOK(HOSO_ROLE_DIM), absent);
    else
        hoso_textview_draw(view, doc, ui->settings, ui->lexicon, surface, header, margin);
    if (!absent)
        hoso_pane_scrollbar(ui, pane, header, rect.rows - header, view->top, view->lines.count);
    if (!focused)
        return;
    const struct hoso_session_mention *m = hoso_document_current(doc);
    int row = m ? hoso_textview_row_of(view, m->start) : -1;
    int col = row < 0 ? 0 : hoso_textview_col_of(view, doc, m->start);
    hoso_term_cursor(surface, header + (row < 0 ? 0 : row), margin + col, false);
}
