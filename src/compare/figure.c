/* First form: whole numbers with the words behind them. */
#include "hoso/figure.h"

#include <stdbool.h>
#include <string.h>

#include "hoso/buf.h"
#include "hoso/fold.h"
#include "hoso/unicode.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The words behind a number: at most three, in lower case. */
static size_t noun_end(const char *text, size_t len, size_t at)
{
    size_t end = at;
    for (int words = 0; words < 3 && end < len && text[end] == ' '; words++) {
        size_t i = end + 1, size;
        uint32_t code;
        while ((size = hoso_utf8_next(&code, text, len, i)) > 0 && hoso_is_lower(code))
            i += size;
        if (i == end + 1)
            break;
        end = i;
    }
    return end;
}

static size_t add_number(struct hoso_figures *figures, const char *text, size_t len, size_t at)
{
    double value = 0;
    size_t end = at, digits = 0;
    for (; end < len && (is_digit(text[end]) || (text[end] == '.' && end + 1 < len &&
                                                 is_digit(text[end + 1]))); end++) {
        if (is_digit(text[end])) {
            value = value * 10 + (text[end] - '0');
            digits++;
        }
    }
    size_t noun = noun_end(text, len, end);
    if (noun == end || digits > 15)
        return end;
    struct hoso_buf what = HOSO_BUF_INIT;
    hoso_fold(&what, text + end + 1, noun - end - 1);
    struct hoso_arena *arena = &figures->strings;
    struct hoso_figure figure = {
        .span = { at, noun }, .value = value, .value_max = value, .unit = "",
        .what = hoso_arena_strndup(arena, what.data, what.len),
        .label = hoso_arena_strndup(arena, text + end + 1, noun - end - 1),
        .shown = hoso_arena_strndup(arena, text + at, end - at),
    };
    hoso_vec_push(figures, figure);
    hoso_buf_release(&what);
    return noun;
}

void hoso_figures_find(struct hoso_figures *figures, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        if (is_digit(text[at]) && (at == 0 || text[at - 1] == ' '))
            at = add_number(figures, text, len, at);
        else
            at++;
    }
}

void hoso_figures_release(struct hoso_figures *figures)
{
    hoso_vec_release(figures);
    hoso_arena_release(&figures->strings);
}
