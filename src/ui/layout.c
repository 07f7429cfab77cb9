#include "layout.h"

/* From these widths on: the sidebar beside the text, two panes beside each other. */
enum { SIDEBAR_COLS = 100, TWO_PANES_COLS = 60 };

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

static int sidebar_cols(int cols)
{
    return clamp(cols / 4, 26, 40);
}

/* The bars, and the panes' rows between them. */
static struct hoso_rect bars(struct hoso_layout *l, int rows, int cols)
{
    int bottom = rows;
    *l = (struct hoso_layout){ .lines = { -1, -1 } };
    if (rows >= 3)
        l->keys = (struct hoso_rect){ --bottom, 0, 1, cols };
    if (rows >= 6)
        l->info = (struct hoso_rect){ --bottom, 0, 1, cols };
    if (rows >= 5)
        l->top = (struct hoso_rect){ 0, 0, 1, cols };
    int top = rows >= 5;
    return (struct hoso_rect){ top, 0, bottom - top, cols };
}

static struct hoso_rect slice(struct hoso_rect body, int col, int cols)
{
    return (struct hoso_rect){ body.row, col, body.rows, cols };
}

/* The sidebar on the right, over what is there. */
static void overlay(struct hoso_layout *l, struct hoso_rect body)
{
    int width = clamp(body.cols / 2, 24, 40);
    l->lines[1] = body.cols - width - 1;
    l->panes[HOSO_PANE_ENTITIES] = slice(body, body.cols - width, width);
    l->overlay = true;
}

/* Where there is room for all three: FIRST columns for the first pane, of those that the
 * sidebar of SIDEBAR columns leaves. */
static struct hoso_layout three(int rows, int cols, enum hoso_pane focus, int sidebar,
                                int (*first)(int cols, int left))
{
    struct hoso_layout l;
    struct hoso_rect body = bars(&l, rows, cols);
    if (cols < TWO_PANES_COLS) {
        l.panes[focus] = body;
        return l;
    }
    if (cols < SIDEBAR_COLS)
        sidebar = 0;
    int left = cols - 1 - (sidebar ? sidebar + 1 : 0); /* for the first two, less their line */
    int width = first(cols, left);
    l.panes[HOSO_PANE_ARTICLES] = slice(body, 0, width);
    l.lines[0] = width;
    l.panes[HOSO_PANE_TEXT] = slice(body, width + 1, left - width);
    if (sidebar) {
        l.lines[1] = left + 1;
        l.panes[HOSO_PANE_ENTITIES] = slice(body, cols - sidebar, sidebar);
    } else if (focus == HOSO_PANE_ENTITIES) {
        overlay(&l, body);
    }
    return l;
}

static int list_cols(int cols, int left)
{
    (void)left;
    return cols >= SIDEBAR_COLS ? clamp(cols / 4, 26, 48) : clamp(cols / 3, 20, 30);
}

static int half(int cols, int left)
{
    (void)cols;
    return left / 2;
}

struct hoso_layout hoso_layout_browse(int rows, int cols, enum hoso_pane focus)
{
    return three(rows, cols, focus, sidebar_cols(cols), list_cols);
}

struct hoso_layout hoso_layout_page(int rows, int cols, enum hoso_pane focus)
{
    struct hoso_layout l;
    struct hoso_rect body = bars(&l, rows, cols);
    int sidebar = cols >= SIDEBAR_COLS ? sidebar_cols(cols) : 0;
    if (cols < TWO_PANES_COLS && focus == HOSO_PANE_ENTITIES) {
        l.panes[HOSO_PANE_ENTITIES] = body;
        return l;
    }
    l.panes[HOSO_PANE_TEXT] = slice(body, 0, cols - (sidebar ? sidebar + 1 : 0));
    if (sidebar) {
        l.lines[1] = cols - sidebar - 1;
        l.panes[HOSO_PANE_ENTITIES] = slice(body, cols - sidebar, sidebar);
    } else if (focus == HOSO_PANE_ENTITIES) {
        overlay(&l, body);
    }
    return l;
}

struct hoso_layout hoso_layout_whole(int rows, int cols, enum hoso_pane focus)
{
    struct hoso_layout l;
    struct hoso_rect body = bars(&l, rows, cols);
    (void)focus;
    l.panes[HOSO_PANE_ARTICLES] = body;
    return l;
}

struct hoso_layout hoso_layout_compare(int rows, int cols, enum hoso_pane focus)
{
    /* Pairs of figures want more room than names. */
    return three(rows, cols, focus, clamp(cols * 3 / 10, 30, 44), half);
}
