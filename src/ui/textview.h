/* A text pane: a document's text wrapped at the pane's width, its mentions coloured by
 * type, its hits, the current mention.  Used once in the reading view, twice side by side. */
#ifndef HOSO_UI_TEXTVIEW_H
#define HOSO_UI_TEXTVIEW_H

#include "draw.h"
#include "hoso/document.h"

struct hoso_textview_number {
    size_t offset; /* byte in the text */
    size_t number;
};
struct hoso_textview_numbers HOSO_VEC(struct hoso_textview_number);

struct hoso_textview {
    struct hoso_spans lines; /* the text, wrapped */
    int64_t article;         /* what `lines` was made from */
    unsigned version;
    int cols;
    size_t top; /* line at the top */
    int rows;
    struct hoso_span selected;      /* the passage being marked; empty for none */
    struct hoso_spans noted;        /* passages with notes */
    int drawn_row, drawn_col;       /* where the first line was drawn last */
    int64_t lit; /* the entity whose mentions stand out, 0 for none */
    const struct hoso_spans *marked; /* stretches with a line beside them, in order, apart; or NULL */
    const struct hoso_textview_numbers *numbers; /* … and where they start, in order; or NULL */
    bool glow;                       /* the marked stretches stand out in the text, too */
    struct hoso_span marked_current; /* one that stands out more; empty for none */
    int gutter;                      /* columns left of the text, for those marks */

    /* Moved along with another text (hoso_textview_line_up): */
    bool loose; /* may begin below the first row and end above the last */
    int lead;   /* empty rows above the first line; only where loose and top is 0 */
    bool pinned;
    size_t pin; /* the byte whose line stands at pin_row when the lines are prepared next */
    int pin_row;
};

void hoso_textview_release(struct hoso_textview *view);

/* Wraps where needed, and brings what DOC wants into sight. */
void hoso_textview_prepare(struct hoso_textview *view, struct hoso_document *doc, int rows,
                           int cols);
/* Wants the line of byte OFFSET in row ROW, at the next _prepare; with empty rows above the
 * text or below it where that needs them, until the view is no longer loose. */
void hoso_textview_line_up(struct hoso_textview *view, size_t offset, int row);
/* Draws the lines in sight from row ROW on, at column COL. */
void hoso_textview_draw(struct hoso_textview *view, const struct hoso_document *doc,
                        const struct hoso_settings *settings, const struct hoso_lexicon *lexicon,
                        struct hoso_surface *surface, int row, int col);
/* Scrolls for a moving command; false where it is none. */
bool hoso_textview_command(struct hoso_textview *view, struct hoso_document *doc,
                           enum hoso_command command);
/* How far the reader has come, in per cent. */
int hoso_textview_percent(const struct hoso_textview *view);
/* The row of the view that shows byte OFFSET, -1 where it is out of sight. */
int hoso_textview_row_of(const struct hoso_textview *view, size_t offset);
/* The same wherever it is: below 0 above the rows in sight. */
long hoso_textview_distance(const struct hoso_textview *view, size_t offset);
/* The byte shown at ROW and COL of the view; HOSO_NOWHERE where there is none. */
size_t hoso_textview_offset_at(const struct hoso_textview *view, const struct hoso_document *doc,
                               int row, int col);
/* The column in its row. */
int hoso_textview_col_of(const struct hoso_textview *view, const struct hoso_document *doc,
                         size_t offset);

#endif
