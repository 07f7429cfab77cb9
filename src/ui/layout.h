/* Which pane lies where: a pure function of the terminal's size and the focus. */
#ifndef HOSO_UI_LAYOUT_H
#define HOSO_UI_LAYOUT_H

#include "term.h"

enum hoso_pane { HOSO_PANE_ARTICLES, HOSO_PANE_TEXT, HOSO_PANE_ENTITIES, HOSO_PANE_COUNT };

/* In the side-by-side view the first two panes are the left and the right text; an entity's
 * page has no first one, and its lines in the text's. */
struct hoso_layout {
    struct hoso_rect top;  /* status bar; no rows on a very low terminal */
    struct hoso_rect info; /* what is under the cursor */
    struct hoso_rect keys;
    struct hoso_rect panes[HOSO_PANE_COUNT]; /* no rows: not shown */
    int lines[2];                            /* columns of lines between panes, -1 for none */
    bool overlay;                            /* the entities lie over the text */
};

struct hoso_layout hoso_layout_browse(int rows, int cols, enum hoso_pane focus);
struct hoso_layout hoso_layout_page(int rows, int cols, enum hoso_pane focus);
/* One pane, that of the articles. */
struct hoso_layout hoso_layout_whole(int rows, int cols, enum hoso_pane focus);
struct hoso_layout hoso_layout_compare(int rows, int cols, enum hoso_pane focus);

#endif
