/* Greedy: cells are added to the line until one does not fit; then the line ends at
 * the last break opportunity, or before that cell where there is none.
 *
 * Where a line may break is known at once for Latin text: behind blanks, and behind
 * hyphens, dashes and slashes inside a word.  A word with any other code point is
 * given to libunistring (UAX #14) from there on, PIECE_BYTES at most at a time. */
#include "hoso/wrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unilbrk.h>

#include "cell-inner.h"
#include "hoso/unicode.h"

enum { PIECE_BYTES = 4096 };

/* What a cell is to the breaking of lines. */
enum role { ROLE_NONE, ROLE_BLANK, ROLE_LETTER, ROLE_DIGIT, ROLE_HYPHEN, ROLE_DASH, ROLE_SLASH,
            ROLE_OTHER, ROLE_ASK /* libunistring */ };

struct wrap {
    struct hoso_spans *lines;
    const char *text;
    size_t end;      /* of the paragraph */
    int width_cols;
    size_t line;     /* start of the line being filled */
    size_t filled;   /* end of its last cell that is no blank */
    int cols;        /* columns so far, blanks included */
    size_t chance;   /* the last break opportunity, or the line's start for none */
    size_t chance_filled; /* `filled` and `cols` there */
    int chance_cols;
    enum role before; /* role of the last cell */
    size_t before_at;
    size_t asked_from, asked_to; /* for which bytes `asked` holds UAX #14's answers */
    char asked[PIECE_BYTES];
};

static enum role ascii_role(unsigned char c)
{
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        return ROLE_LETTER;
    if (c >= '0' && c <= '9')
        return ROLE_DIGIT;
    return c == ' ' || c == '\t' ? ROLE_BLANK :
           c == '-'              ? ROLE_HYPHEN :
           c == '/'              ? ROLE_SLASH :
                                   ROLE_OTHER;
}

static enum role role_of(const struct wrap *w, size_t at, size_t end)
{
    unsigned char c = (unsigned char)w->text[at];
    if (c < 0x80)
        return end - at == 1 ? ascii_role(c) : ROLE_ASK;
    uint32_t code;
    size_t size = hoso_utf8_next(&code, w->text, w->end, at);
    if (size != end - at)
        return ROLE_ASK;
    if ((code >= 0xC0 && code < 0x300) || (code >= 0x1E00 && code < 0x1F00))
        return ROLE_LETTER;
    if (code == 0x2013 || code == 0x2014)
        return ROLE_DASH;
    if (code == 0x2010)
        return ROLE_HYPHEN;
    if (size == 1 || code < 0xC0 || (code > 0x2010 && code < 0x2028))
        return code == 0xAD ? ROLE_ASK : ROLE_OTHER;
    return ROLE_ASK;
}

/* Asks UAX #14 for the rest of the word, from the cell before AT on. */
static void ask(struct wrap *w, size_t at)
{
    size_t from = w->before == ROLE_NONE || w->before == ROLE_BLANK ? at : w->before_at;
    if (at - from > PIECE_BYTES / 2)
        from = at;
    size_t to = from;
    uint32_t code;
    for (size_t size; to < w->end && to - from < PIECE_BYTES - 4; to += size) {
        size = hoso_utf8_next(&code, w->text, w->end, to);
        if ((size == 1 && code == 0xFFFD) || code == ' ' || code == '\t')
            break;
    }
    w->asked_from = from;
    w->asked_to = to;
    if (to > from)
        u8_possible_linebreaks((const uint8_t *)w->text + from, to - from, "UTF-8", w->asked);
}

/* May the line break before the cell at AT? */
static bool may_break(struct wrap *w, size_t at, enum role role)
{
    if (w->before == ROLE_BLANK)
        return true;
    if (w->before == ROLE_NONE)
        return false;
    if (role == ROLE_ASK && at >= w->asked_to)
        ask(w, at);
    if (at >= w->asked_from && at < w->asked_to)
        return w->asked[at - w->asked_from] == UC_BREAK_POSSIBLE;
    if (w->before == ROLE_HYPHEN || w->before == ROLE_SLASH)
        return role == ROLE_LETTER;
    return w->before == ROLE_DASH && (role == ROLE_LETTER || role == ROLE_DIGIT);
}

static void start_line(struct wrap *w, size_t at, int cols)
{
    w->line = w->chance = at;
    w->cols = cols;
}

/* Ends the line so that the cell at AT, of WIDTH columns, finds room. */
static void make_room(struct wrap *w, size_t at, int width)
{
    if (w->filled <= w->line && w->before == ROLE_BLANK) { /* an indent wider than the line */
        start_line(w, at, 0);
        return;
    }
    if (w->chance > w->line) {
        hoso_vec_push(w->lines, ((struct hoso_span){ w->line, w->chance_filled }));
        start_line(w, w->chance, w->cols - w->chance_cols);
    }
    if (width > w->width_cols - w->cols && at > w->line) {
        hoso_vec_push(w->lines, ((struct hoso_span){ w->line, w->filled }));
        start_line(w, at, 0);
    }
}

static void add_cell(struct wrap *w, size_t at, size_t end, int width, enum role role)
{
    if (role != ROLE_BLANK) {
        if (w->before != ROLE_LETTER || role != ROLE_LETTER || w->asked_to > at) {
            if (at > w->line && w->filled > w->line && may_break(w, at, role)) {
                w->chance = at;
                w->chance_filled = w->filled;
                w->chance_cols = w->cols;
            }
        }
        if (width > w->width_cols - w->cols)
            make_room(w, at, width);
        w->filled = end;
    }
    w->cols += width;
    /* A hyphen breaks only inside a word. */
    bool inside = w->before == ROLE_LETTER || w->before == ROLE_DIGIT;
    w->before = role == ROLE_HYPHEN && !inside ? ROLE_OTHER : role;
    w->before_at = at;
}

/* Letters that need no thought: all fit, none may break. */
static size_t add_letters(struct wrap *w, size_t at)
{
    size_t start = at;
    if (w->before != ROLE_LETTER || w->asked_to > at)
        return at;
    while (at < w->end && w->cols < w->width_cols &&
           ascii_role((unsigned char)w->text[at]) == ROLE_LETTER &&
           hoso_cell_surely_starts(w->text, w->end, at + 1)) {
        at++;
        w->cols++;
    }
    if (at > start) {
        w->filled = at;
        w->before_at = at - 1;
    }
    return at;
}

static void wrap_paragraph(struct wrap *w, size_t start)
{
    start_line(w, start, 0);
    w->filled = start;
    w->before = ROLE_NONE;
    w->asked_from = w->asked_to = 0;
    for (size_t at = start, end; at < w->end; at = end) {
        end = add_letters(w, at);
        if (end > at)
            continue;
        int width = hoso_cell_measure(&end, w->text, w->end, at);
        add_cell(w, at, end, width, role_of(w, at, end));
    }
    size_t filled = w->filled > w->line ? w->filled : w->line;
    hoso_vec_push(w->lines, ((struct hoso_span){ w->line, filled }));
}

void hoso_wrap(struct hoso_spans *lines, const char *text, size_t len, int width_cols)
{
    struct wrap w;
    w.lines = lines;
    w.text = text;
    w.width_cols = width_cols > 0 ? width_cols : 1;
    hoso_vec_clear(lines);
    for (size_t start = 0; start < len; start = w.end + 1) {
        const char *newline = memchr(text + start, '\n', len - start);
        w.end = newline ? (size_t)(newline - text) : len;
        wrap_paragraph(&w, start);
    }
}

size_t hoso_wrap_line_of(const struct hoso_spans *lines, size_t offset)
{
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->items[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}
