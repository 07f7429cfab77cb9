/* The one list widget: a cursor and a window over rows 0 to count-1 that somebody else
 * knows and draws. */
#ifndef HOSO_UI_LIST_H
#define HOSO_UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "hoso/command.h"

struct hoso_list {
    size_t cursor;
    size_t top; /* the first row in sight */
    /* Rows that the cursor passes over (headings); NULL for none. */
    bool (*passes)(void *ctx, size_t row);
    void *ctx;
};

/* Keeps cursor and window within COUNT rows, of which ROWS are in sight. */
void hoso_list_fit(struct hoso_list *list, size_t count, int rows);
/* Moves for a moving command; false where it is none. */
bool hoso_list_command(struct hoso_list *list, size_t count, int rows, enum hoso_command command);

#endif
