/* Drawing text on surfaces: the way from any string to the screen. */
#ifndef HOSO_UI_DRAW_H
#define HOSO_UI_DRAW_H

#include "hoso/buf.h"
#include "hoso/lexicon.h"
#include "term.h"

/* Puts TEXT, made harmless and cut with `…` to COLS; returns the columns used. */
int hoso_draw_text(struct hoso_surface *surface, int row, int col, int cols,
                   struct hoso_look look, const char *text);
/* The same with its end at column END. */
int hoso_draw_right(struct hoso_surface *surface, int row, int end, int cols,
                    struct hoso_look look, const char *text);
/* Adds TEXT, without its beginning (`…`) where it is wider than COLS: of a path the end
 * tells most. */
void hoso_draw_add_tail(struct hoso_buf *out, const char *text, int cols);
/* A pane's title row. */
void hoso_draw_title(struct hoso_surface *surface, int cols, const char *text, bool focused);
/* The role of an entity type's colour. */
enum hoso_role hoso_draw_type_role(const struct hoso_settings *settings,
                                   const struct hoso_lexicon *lexicon, int type);
/* A row of bars, one column each, the HIGHEST count filling its cell; as digits 1 to 9 where
 * BLOCKS is false.  What is 0 is blank. */
void hoso_draw_bars(struct hoso_surface *surface, int row, int col, struct hoso_look look,
                    const size_t *counts, size_t count, size_t highest, bool blocks);
/* Can the terminal draw blocks of eighths?  As the settings say, or as it is known to. */
bool hoso_draw_has_blocks(const struct hoso_settings *settings);
/* Where the ROWS rows in sight from TOP on lie among COUNT, as a bar in column COL from row
 * ROW on; nothing where all are in sight.  On a line it must stand out from it, beside the
 * rows it is as quiet as a line. */
void hoso_draw_scrollbar(struct hoso_surface *surface, int row, int rows, int col, bool on_line,
                         size_t top, size_t count);
/* A number with the locale's thousands kept apart, into OUT; returns OUT. */
enum { HOSO_NUMBER_BYTES = 32 };
char *hoso_draw_number(char *out, size_t number);

#endif
