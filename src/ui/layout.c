#include "layout.h"

/* From these widths on: the sidebar beside the text, two panes beside each other. */
enum { SIDEBAR_COLS = 100, TWO_PANES_COLS = 60 };

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
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

struct hoso_layout hoso_layout_browse(int rows, int cols, enum hoso_pane focus)
{
    struct hoso_layout l;
    struct hoso_rect body = bars(&l, rows, cols);
    if (cols < TWO_PANES_COLS) {
        l.panes[focus] = body;
        return l;
    }
    int sidebar = cols >= SIDEBAR_COLS ? clamp(cols / 4, 26, 40) : 0;
    int list = cols >= SIDEBAR_COLS ? clamp(cols / 4, 26, 48) : clamp(cols / 3, 20, 30);
    int text = cols - list - 1 - (sidebar ? sidebar + 1 : 0);
    l.panes[HOSO_PANE_ARTICLES] = slice(body, 0, list);
    l.lines[0] = list;
    l.panes[HOSO_PANE_TEXT] = slice(body, list + 1, text);
    if (sidebar) {
        l.lines[1] = list + 1 + text;
        l.panes[HOSO_PANE_ENTITIES] = slice(body, cols - sidebar, sidebar);
    } else if (focus == HOSO_PANE_ENTITIES) {
        overlay(&l, body);
    }
    return l;
}

struct hoso_layout hoso_layout_compare(int rows, int cols, enum hoso_pane focus)
{
    struct hoso_layout l;
    struct hoso_rect body = bars(&l, rows, cols);
    if (cols < TWO_PANES_COLS) {
        l.panes[focus] = body;
        return l;
    }
    int sidebar = cols >= SIDEBAR_COLS ? clamp(cols / 4, 26, 40) : 0;
    int left = (cols - 1 - (sidebar ? sidebar + 1 : 0)) / 2;
    int right = cols - 1 - (sidebar ? sidebar + 1 : 0) - left;
    l.panes[HOSO_PANE_ARTICLES] = slice(body, 0, left);
    l.lines[0] = left;
    l.panes[HOSO_PANE_TEXT] = slice(body, left + 1, right);
    if (sidebar) {
        l.lines[1] = left + 1 + right;
        l.panes[HOSO_PANE_ENTITIES] = slice(body, cols - sidebar, sidebar);
    } else if (focus == HOSO_PANE_ENTITIES) {
        overlay(&l, body);
    }
    return l;
}
