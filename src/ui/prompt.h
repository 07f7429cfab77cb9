/* One line to type in: UTF-8, the cursor between graphemes, the keys of readline. */
#ifndef HOSO_UI_PROMPT_H
#define HOSO_UI_PROMPT_H

#include "hoso/buf.h"
#include "hoso/span.h"
#include "term.h"

struct hoso_prompt {
    struct hoso_buf text;
    size_t cursor;         /* bytes */
    struct hoso_span mark; /* what an error points to; empty for nothing */
};

void hoso_prompt_set(struct hoso_prompt *prompt, const char *text); /* cursor at the end */
void hoso_prompt_release(struct hoso_prompt *prompt);

enum hoso_prompt_result {
    HOSO_PROMPT_IGNORED, /* not a key for a prompt */
    HOSO_PROMPT_MOVED,
    HOSO_PROMPT_CHANGED
};
enum hoso_prompt_result hoso_prompt_key(struct hoso_prompt *prompt, uint32_t key);

/* Draws LABEL and the text from column COL on, scrolled so that the cursor is in sight, and
 * puts the terminal's cursor there. */
void hoso_prompt_draw(const struct hoso_prompt *prompt, struct hoso_surface *surface, int row,
                      int col, int cols, const char *label);

#endif
