/* One rectangle for every stretch of a background, one text for every stretch of a style,
 * held to its columns by textLength, so that the picture is the same in any fixed-width
 * font. */
#include "picture.h"

#include <stdio.h>
#include <string.h>

#include "hoso/buf.h"
#include "hoso/key.h"

enum { CELL_W = 8, CELL_H = 18, BASELINE = 14, MARGIN = 8 };

struct look {
    VTermColor fg, bg;
    bool bold, underline;
};

static VTermColor rgb(VTermScreen *screen, VTermColor color, bool is_fg)
{
    VTermColor out;
    bool is_default = is_fg ? VTERM_COLOR_IS_DEFAULT_FG(&color) : VTERM_COLOR_IS_DEFAULT_BG(&color);
    vterm_color_rgb(&out, is_fg ? 0xd0 : 0x1c, is_fg ? 0xd0 : 0x1c, is_fg ? 0xd8 : 0x28);
    if (!is_default) {
        out = color;
        vterm_screen_convert_color_to_rgb(screen, &out);
    }
    return out;
}

static struct look look_of(VTermScreen *screen, const VTermScreenCell *cell)
{
    struct look look = { rgb(screen, cell->fg, true), rgb(screen, cell->bg, false),
                         cell->attrs.bold, cell->attrs.underline != 0 };
    if (cell->attrs.reverse) {
        VTermColor fg = look.fg;
        look.fg = look.bg;
        look.bg = fg;
    }
    return look;
}

static bool same_color(VTermColor a, VTermColor b)
{
    return a.rgb.red == b.rgb.red && a.rgb.green == b.rgb.green && a.rgb.blue == b.rgb.blue;
}

static bool same_look(const struct look *a, const struct look *b)
{
    return same_color(a->fg, b->fg) && same_color(a->bg, b->bg) && a->bold == b->bold &&
           a->underline == b->underline;
}

static void add_code(struct hoso_buf *out, uint32_t code)
{
    char name[HOSO_KEY_NAME_BYTES];
    if (code == '&' || code == '<')
        hoso_buf_addf(out, "&#%u;", (unsigned)code);
    else if (code < 0x80)
        hoso_buf_addch(out, (char)code);
    else
        hoso_buf_addstr(out, hoso_key_name(name, code));
}

static void write_stretch(FILE *file, const struct look *look, const struct hoso_buf *text,
                          int row, int col, int cols)
{
    int x = MARGIN + col * CELL_W, y = MARGIN + row * CELL_H;
    fprintf(file, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%02x%02x%02x\"/>", x, y,
            cols * CELL_W, CELL_H, look->bg.rgb.red, look->bg.rgb.green, look->bg.rgb.blue);
    if (strspn(text->data, " ") < text->len)
        fprintf(file,
                "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%02x%02x%02x\"%s%s>%s</text>", x,
                y + BASELINE, cols * CELL_W, look->fg.rgb.red, look->fg.rgb.green,
                look->fg.rgb.blue, look->bold ? " font-weight=\"bold\"" : "",
                look->underline ? " text-decoration=\"underline\"" : "", text->data);
    fputc('\n', file);
}

static void write_row(FILE *file, VTermScreen *screen, int row, int cols)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    struct look look = { 0 };
    int start = 0;
    for (int col = 0; col <= cols;) {
        VTermScreenCell cell = { .width = 1 };
        struct look next = look;
        bool there = col < cols && vterm_screen_get_cell(screen, (VTermPos){ row, col }, &cell);
        if (there)
            next = look_of(screen, &cell);
        if (text.len && (!there || !same_look(&look, &next))) {
            write_stretch(file, &look, &text, row, start, col - start);
            hoso_buf_clear(&text);
        }
        start = text.len ? start : col;
        look = next;
        add_code(&text, there && cell.chars[0] ? cell.chars[0] : ' ');
        for (int i = 1; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i - 1] && cell.chars[i]; i++)
            add_code(&text, cell.chars[i]);
        col += cell.width > 0 ? cell.width : 1;
    }
    hoso_buf_release(&text);
}

bool picture_write(const char *path, VTermScreen *screen, int rows, int cols)
{
    int width = cols * CELL_W + 2 * MARGIN, height = rows * CELL_H + 2 * MARGIN;
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fprintf(file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            " xml:space=\"preserve\" font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\""
            " font-size=\"13\">\n<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#1c1c28\"/>\n",
            width, height, width, width, height);
    for (int row = 0; row < rows; row++)
        write_row(file, screen, row, cols);
    fputs("</svg>\n", file);
    return fclose(file) == 0;
}
