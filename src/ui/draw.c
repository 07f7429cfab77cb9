#include "draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/i18n.h"

int hoso_draw_text(struct hoso_surface *surface, int row, int col, int cols,
                   struct hoso_look look, const char *text)
{
    if (cols <= 0)
        return 0;
    struct hoso_buf shown = HOSO_BUF_INIT;
    int used = hoso_cells_add(&shown, text, strlen(text), cols);
    hoso_surface_put(surface, row, col, look, shown.data, shown.len);
    hoso_buf_release(&shown);
    return used;
}

int hoso_draw_right(struct hoso_surface *surface, int row, int end, int cols,
                    struct hoso_look look, const char *text)
{
    int width = hoso_cells_width(text, strlen(text));
    if (width > cols)
        width = cols;
    return hoso_draw_text(surface, row, end - width, width, look, text);
}

void hoso_draw_add_tail(struct hoso_buf *out, const char *text, int cols)
{
    size_t len = strlen(text), at = 0;
    int width = hoso_cells_width(text, len);
    struct hoso_cell cell;
    if (width > cols)
        hoso_buf_addstr(out, "…");
    for (int room = width > cols ? cols - 1 : cols;
         width > room && hoso_cell_next(&cell, text, len, at); at = cell.end)
        width -= cell.width_cols;
    hoso_buf_addstr(out, text + at);
}

void hoso_draw_title(struct hoso_surface *surface, int cols, const char *text, bool focused)
{
    hoso_draw_text(surface, 0, 1, cols - 2,
                   LOOK(focused ? HOSO_ROLE_TITLE_FOCUS : HOSO_ROLE_TITLE), text);
}

enum hoso_role hoso_draw_type_role(const struct hoso_settings *settings,
                                   const struct hoso_lexicon *lexicon, int type)
{
    if (type < 0 || (size_t)type >= hoso_lexicon_type_count(lexicon))
        return HOSO_ROLE_NORMAL;
    int role = hoso_settings_role(settings, hoso_lexicon_type(lexicon, (size_t)type)->colour);
    return role < 0 ? HOSO_ROLE_NORMAL : (enum hoso_role)role;
}

void hoso_draw_bars(struct hoso_surface *surface, int row, int col, struct hoso_look look,
                    const size_t *counts, size_t count, size_t highest, bool blocks)
{
    static const char *const eighths[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
    static const char *const digits[] = { " ", "1", "2", "3", "4", "5", "6", "7", "8", "9" };
    size_t steps = blocks ? 8 : 9;
    for (size_t i = 0; i < count; i++) {
        size_t height = highest ? (counts[i] * steps + highest - 1) / highest : 0;
        const char *bar = (blocks ? eighths : digits)[height < steps ? height : steps];
        hoso_surface_put(surface, row, col + (int)i, look, bar, strlen(bar));
    }
}

bool hoso_draw_has_blocks(const struct hoso_settings *settings)
{
    int style = hoso_settings_option(settings, HOSO_OPTION_BARS);
    const char *terminal = getenv("TERM");
    if (style != HOSO_BARS_AUTO || !terminal)
        return style != HOSO_BARS_DIGITS;
    /* consoles whose fonts have half blocks only */
    return strcmp(terminal, "linux") != 0 && strncmp(terminal, "vt", 2) != 0;
}

void hoso_draw_scrollbar(struct hoso_surface *surface, int row, int rows, int col, bool on_line,
                         size_t top, size_t count)
{
    if (rows < 3 || count <= (size_t)rows)
        return;
    size_t in_sight = (size_t)rows, hidden = count - in_sight;
    size_t height = in_sight * in_sight / count;
    height = height ? height : 1;
    size_t room = in_sight - height;
    size_t at = top >= hidden ? room : top ? 1 + top * (room ? room - 1 : 0) / hidden : 0;
    for (size_t i = 0; i < height && at + i < in_sight; i++)
        hoso_surface_put(surface, row + (int)(at + i), col,
                         LOOK(on_line ? HOSO_ROLE_DIM : HOSO_ROLE_FRAME), "┃", strlen("┃"));
}

char *hoso_draw_number(char *out, size_t number)
{
    char plain[HOSO_NUMBER_BYTES];
    int len = snprintf(plain, sizeof plain, "%zu", number);
    /* TRANSLATORS: the mark between thousands: a dot in Vietnamese */
    char mark = *_(",");
    char *to = out;
    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            *to++ = mark;
        *to++ = plain[i];
    }
    *to = '\0';
    return out;
}
