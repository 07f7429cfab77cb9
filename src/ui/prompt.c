#include "prompt.h"

#include <string.h>

#include "draw.h"
#include "hoso/cell.h"
#include "hoso/key.h"
#include "hoso/unicode.h"

enum { PROMPT_MAX_BYTES = 4096 };

void hoso_prompt_set(struct hoso_prompt *p, const char *text)
{
    if (!p->text.data)
        hoso_buf_init(&p->text);
    hoso_buf_clear(&p->text);
    hoso_buf_addstr(&p->text, text);
    p->cursor = p->text.len;
    p->mark = (struct hoso_span){ 0, 0 };
}

void hoso_prompt_release(struct hoso_prompt *p)
{
    if (p->text.data)
        hoso_buf_release(&p->text);
    memset(p, 0, sizeof *p);
}

/* Where the grapheme before the cursor starts. */
static size_t before(const struct hoso_prompt *p)
{
    struct hoso_cell cell;
    size_t at = 0, last = 0;
    while (at < p->cursor && hoso_cell_next(&cell, p->text.data, p->text.len, at)) {
        last = at;
        at = cell.end;
    }
    return last;
}

static size_t after(const struct hoso_prompt *p)
{
    struct hoso_cell cell;
    return hoso_cell_next(&cell, p->text.data, p->text.len, p->cursor) ? cell.end : p->cursor;
}

static size_t word_before(const struct hoso_prompt *p)
{
    size_t at = p->cursor;
    while (at && p->text.data[at - 1] == ' ')
        at--;
    while (at && p->text.data[at - 1] != ' ')
        at--;
    return at;
}

static enum hoso_prompt_result cut(struct hoso_prompt *p, size_t start, size_t end)
{
    if (start >= end)
        return HOSO_PROMPT_MOVED;
    memmove(p->text.data + start, p->text.data + end, p->text.len - end + 1);
    p->text.len -= end - start;
    p->cursor = start;
    return HOSO_PROMPT_CHANGED;
}

static enum hoso_prompt_result insert(struct hoso_prompt *p, uint32_t code)
{
    char name[HOSO_KEY_NAME_BYTES];
    const char *bytes = code == ' ' ? " " : hoso_key_name(name, code);
    size_t len = strlen(bytes);
    if (p->text.len + len > PROMPT_MAX_BYTES)
        return HOSO_PROMPT_MOVED;
    hoso_buf_reserve(&p->text, len);
    memmove(p->text.data + p->cursor + len, p->text.data + p->cursor, p->text.len - p->cursor + 1);
    memcpy(p->text.data + p->cursor, bytes, len);
    p->text.len += len;
    p->cursor += len;
    return HOSO_PROMPT_CHANGED;
}

static enum hoso_prompt_result move(struct hoso_prompt *p, size_t to)
{
    p->cursor = to;
    return HOSO_PROMPT_MOVED;
}

/* No control characters, C1's included, and no halves of surrogates. */
static bool is_character(uint32_t key)
{
    return (key >= ' ' && key < 0x7f) || (key >= 0xa0 && key < 0xd800) ||
           (key >= 0xe000 && key < 0x110000);
}

enum hoso_prompt_result hoso_prompt_key(struct hoso_prompt *p, uint32_t key)
{
    switch (key) {
    case HOSO_KEY_BACKSPACE:
        return cut(p, before(p), p->cursor);
    case HOSO_KEY_DELETE:
    case 'D' - '@':
        return cut(p, p->cursor, after(p));
    case 'W' - '@':
        return cut(p, word_before(p), p->cursor);
    case 'U' - '@':
        return cut(p, 0, p->cursor);
    case 'K' - '@':
        return cut(p, p->cursor, p->text.len);
    case HOSO_KEY_LEFT:
    case 'B' - '@':
        return move(p, before(p));
    case HOSO_KEY_RIGHT:
    case 'F' - '@':
        return move(p, after(p));
    case HOSO_KEY_HOME:
    case 'A' - '@':
        return move(p, 0);
    case HOSO_KEY_END:
    case 'E' - '@':
        return move(p, p->text.len);
    default:
        return is_character(key) ? insert(p, key) : HOSO_PROMPT_IGNORED;
    }
}

void hoso_prompt_draw(const struct hoso_prompt *p, struct hoso_surface *surface, int row, int col,
                      int cols, const char *label)
{
    hoso_surface_fill(surface, row, col, cols, LOOK(HOSO_ROLE_PROMPT));
    int used = hoso_draw_text(surface, row, col, cols, LOOK(HOSO_ROLE_KEY), label);
    int room = cols - used - 1;
    int width = hoso_cells_width(p->text.data, p->cursor); /* from START to the cursor */
    size_t start = 0;
    struct hoso_cell cell;
    while (start < p->cursor && width > room &&
           hoso_cell_next(&cell, p->text.data, p->text.len, start)) {
        width -= cell.width_cols;
        start = cell.end;
    }
    int at = col + used, left = room;
    for (size_t i = start; hoso_cell_next(&cell, p->text.data, p->text.len, i); i = cell.end) {
        if (cell.width_cols > left)
            break;
        bool wrong = cell.start >= p->mark.start && cell.start < p->mark.end;
        hoso_surface_put(surface, row, at,
                         (struct hoso_look){ wrong ? HOSO_ROLE_ERROR : HOSO_ROLE_PROMPT,
                                             wrong ? HOSO_ROLE_LIT : HOSO_ROLE_NORMAL },
                         cell.shown, strlen(cell.shown));
        at += cell.width_cols;
        left -= cell.width_cols;
    }
    hoso_term_cursor(surface, row, col + used + width, true);
}
