/* A text pane: a document's text wrapped at the pane's width, its mentions coloured by
 * type, its hits, the current mention.  Used once in the reading view, twice side by side. */
#ifndef HOSO_UI_TEXTVIEW_H
#define HOSO_UI_TEXTVIEW_H

#include "draw.h"
#include "hoso/document.h"

struct hoso_textview {
    struct hoso_spans lines; /* the text, wrapped */
    int64_t article;         /* what `lines` was made from */
    unsigned version;
    int cols;
    size_t top; /* line at the top */
    int rows;
    int64_t lit; /* the entity whose mentions stand out, 0 for none */
};

void hoso_textview_release(struct hoso_textview *view);

/* Wraps where needed, and brings what DOC wants into sight. */
void hoso_textview_prepare(struct hoso_textview *view, struct hoso_document *doc, int rows,
                           int cols);
/* Draws the lines in sight from row ROW on, at column COL. */
void hoso_textview_draw(const struct hoso_textview *view, const struct hoso_document *doc,
                        const struct hoso_settings *settings, const struct hoso_lexicon *lexicon,
                        struct hoso_surface *surface, int row, int col);
/* Scrolls for a moving command; false where it is none. */
bool hoso_textview_command(struct hoso_textview *view, struct hoso_document *doc,
                           enum hoso_command command);
/* How far the reader has come, in per cent. */
int hoso_textview_percent(const struct hoso_textview *view);
/* The row of the view that shows byte OFFSET, -1 where it is out of sight. */
int hoso_textview_row_of(const struct hoso_textview *view, size_t offset);
/* The column in its row. */
int hoso_textview_col_of(const struct hoso_textview *view, const struct hoso_document *doc,
                         size_t offset);

#endif
