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
/* A number with the locale's thousands kept apart, into OUT; returns OUT. */
enum { HOSO_NUMBER_BYTES = 32 };
char *hoso_draw_number(char *out, size_t number);

#endif
