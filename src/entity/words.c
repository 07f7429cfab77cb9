/* One pass over the text, a batch of words at a time: where they are and what stands between
 * them; then their forms; then what both say together. */
#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/runs.h"
#include "hoso/sentence.h"
#include "hoso/unicode.h"

/* ---- gaps ---- */

/* What has been seen since the last word. */
enum {
    B_BLANK = 1 << 0, /* anywhere */
    B_LINE = 1 << 1,
    B_STOP = 1 << 2, /* a stop with a blank after it */
    B_QUOTE = 1 << 3,
    B_OPEN = 1 << 4,
    B_COLON = 1 << 5,
    B_COMMA = 1 << 6,
    B_HYPHEN = 1 << 7,
    B_POINT = 1 << 8,
    B_OTHER = 1 << 9,
    B_APOSTROPHE = 1 << 10,
    B_SLASH = 1 << 11,
    B_AMPERSAND = 1 << 12,
    B_BLANK_LAST = 1 << 13,
    BLANK = B_BLANK | B_BLANK_LAST, /* each blank, until something else follows */
};

struct between {
    uint16_t has;   /* B_… */
    uint32_t count; /* code points */
};

static const uint16_t ascii_signs[128] = {
    [0 ... 8] = B_OTHER, ['\t'] = BLANK, ['\n'] = B_LINE, [11 ... 12] = B_OTHER, ['\r'] = B_LINE,
    [14 ... 31] = B_OTHER, [' '] = BLANK, ['!'] = B_POINT | B_OTHER, ['"'] = B_QUOTE,
    ['#' ... '%'] = B_OTHER, ['&'] = B_AMPERSAND, ['\''] = B_APOSTROPHE, ['('] = B_OPEN,
    [')' ... '+'] = B_OTHER, [','] = B_COMMA, ['-'] = B_HYPHEN, ['.'] = B_POINT, ['/'] = B_SLASH,
    [':'] = B_COLON, [';' ... '>'] = B_OTHER, ['?'] = B_POINT | B_OTHER, ['@'] = B_OTHER,
    ['['] = B_OPEN, ['\\' ... '`'] = B_OTHER, ['{'] = B_OPEN, ['|' ... 127] = B_OTHER,
};

static bool is_dash(uint32_t code)
{
    return (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

static bool is_quote(uint32_t code)
{
    return code == 0x201C || code == 0x201D || code == 0x201E || code == 0xAB || code == 0xBB ||
           code == 0x2018 || code == 0x2039 || code == 0x203A;
}

static uint16_t sign_of(uint32_t code)
{
    if (code < 0x80)
        return ascii_signs[code];
    if (code == 0x2028 || code == 0x2029)
        return B_LINE;
    if (code == 0x2026)
        return B_POINT | B_OTHER;
    if (code == 0x2019)
        return B_APOSTROPHE;
    if (is_dash(code))
        return B_HYPHEN;
    if (is_quote(code))
        return B_QUOTE;
    return hoso_is_blank(code) ? BLANK : B_OTHER;
}

static inline void between_add(struct between *b, uint32_t code)
{
    uint16_t sign = sign_of(code);
    b->has = (uint16_t)((b->has & ~B_BLANK_LAST) | sign);
    b->has |= sign & B_BLANK && b->has & B_POINT ? B_STOP : 0;
    b->count++;
}

/* `S -300`, `Il- 20`: newspapers part a designation's hyphen from one side. */
static bool parts_designation(const struct between *b, const struct word *previous)
{
    return b->count == 2 && b->has & B_HYPHEN && b->has & B_BLANK && previous &&
           previous->flags & WORD_CAPITAL && previous->end - previous->start <= 4;
}

/* `Ayman al - Zawahiri`: and an article's from both. */
static bool parts_article(const struct between *b, const char *text, const struct word *previous)
{
    static const char *const articles[] = { "al", "Al", "el", "El", "ul", "ad", "as", "ez" };
    if (!(b->has & B_HYPHEN) || b->count > 3 || !previous || previous->end - previous->start != 2)
        return false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (!memcmp(text + previous->start, articles[i], 2))
            return true;
    return false;
}

static enum word_gap between_gap(const struct between *b)
{
    bool single = b->count == 1;
    if (b->has & B_LINE)
        return GAP_LINE;
    if (single && b->has & B_BLANK)
        return GAP_SPACE;
    if (b->count == 0)
        return GAP_GLUED;
    if (b->has & B_OPEN)
        return GAP_OPEN;
    if (b->has & B_OTHER)
        return GAP_OTHER;
    if (b->has & B_QUOTE || (b->has & B_APOSTROPHE && !single))
        return GAP_QUOTE;
    if (b->has & B_COLON)
        return GAP_COLON;
    if (b->has & B_COMMA)
        return GAP_COMMA;
    if (b->has & B_HYPHEN)
        return single ? GAP_HYPHEN : GAP_DASH;
    if (b->has & B_POINT)
        return GAP_POINT;
    if (b->has & B_APOSTROPHE)
        return GAP_APOSTROPHE;
    if (b->has & B_SLASH)
        return GAP_SLASH;
    return b->has & B_AMPERSAND ? GAP_AND : GAP_SPACE;
}

/* `My`, which is a name and not short for one. */
static bool is_written_out(const struct word *word)
{
    return word->flags & WORD_SYLLABLE && !(word->flags & (WORD_CAPITALS | WORD_LETTER));
}

/* A stop after a single letter, a short capital abbreviation or a lower-case unit
 * ends no sentence. */
static bool abbreviates(const struct word *previous, const char *text)
{
    if (!previous)
        return false;
    if (previous->flags & WORD_LETTER) /* `N.`, `5.000 đ.`, but `vâng ạ.` */
        return previous->flags & WORD_CAPITAL || !(previous->flags & WORD_SYLLABLE);
    if (!(previous->flags & WORD_CAPITAL))
        return false;
    return hoso_is_known_abbreviation(text + previous->start, previous->end - previous->start) ||
           (previous->end - previous->start <= 3 && !is_written_out(previous) &&
            previous->gap != GAP_LINE);
}

static uint16_t place_flags(const struct between *b, enum word_gap gap,
                            const struct word *previous, const char *text)
{
    if (gap == GAP_LINE)
        return WORD_SENTENCE | WORD_LINE;
    if (b->has & B_STOP && !(gap == GAP_POINT && abbreviates(previous, text)))
        return WORD_SENTENCE;
    if (gap == GAP_QUOTE && !(b->has & B_BLANK_LAST) && b->has & B_BLANK)
        return WORD_SENTENCE; /* an opening quotation mark */
    return gap == GAP_COLON ? WORD_SENTENCE : 0;
}

bool word_point_joins(const struct word *previous, const struct word *word)
{
    return previous->end - previous->start <= 2 && (previous->flags & WORD_CAPITAL) &&
           !is_written_out(previous) && !(word->flags & WORD_SENTENCE);
}

/* ---- lines in capitals ---- */

/* The last line is not: BÌNH NGUYÊN - THU HÀ wrote the article. */
static void shout(struct words *words, size_t from, bool last)
{
    size_t capitals = 0, others = 0, all = words->count - from;
    bool paired = all <= 3;
    for (size_t i = from; i < words->count; i++) {
        uint16_t flags = words->items[i].flags;
        paired |= i > from && words->items[i].gap == GAP_DASH;
        if (flags & WORD_CAPITALS)
            capitals++;
        else if (!(flags & (WORD_DIGITS | WORD_LETTER)))
            others++;
        if (others > all / 4) /* and more than a third of what is left */
            return;
    }
    if (capitals < 3 || others > capitals / 3 || (last && paired && all <= 6))
        return;
    for (size_t i = from; i < words->count; i++)
        words->items[i].flags |= WORD_SHOUTED;
}

/* ---- the pass ---- */

enum { BATCH = 64 };

struct splitter {
    struct hoso_runs runs;
    size_t end;             /* of the last one */
    struct between between; /* where the next one starts: a line's start, or nothing */
    size_t count;           /* of this batch */
    struct run batch[BATCH];
    struct between before[BATCH];
    uint32_t forms[BATCH];
};

/* What stands between END, of the run before, and START. */
static struct between between_of(struct between b, const char *text, size_t end, size_t start)
{
    uint32_t code;
    for (size_t at = end, size; at < start; at += size) {
        code = (unsigned char)text[at];
        size = code < 0x80 ? 1 : hoso_utf8_next(&code, text, start, at);
        between_add(&b, code);
    }
    return b;
}

static void find_runs(struct splitter *s, const struct worder *worder)
{
    const char *text = s->runs.text;
    struct hoso_run run;
    size_t count = 0, end = s->end;
    for (; count < BATCH && hoso_runs_next(&s->runs, &run); count++) {
        s->before[count] = between_of(s->between, text, end, run.start);
        worder_run(worder, &s->batch[count], text, s->runs.len, run.start, run.end);
        s->batch[count].digits = run.digits;
        s->between = (struct between){ 0 };
        end = run.end;
    }
    s->count = count;
    s->end = end;
}

/* Vietnamese syllables bind with their marks (Nha Trang is not Nhà Trắng); in other words marks
 * are free. */
static uint32_t form_key(const struct form *form)
{
    return form->flags & WORD_SYLLABLE ? form->sig << 1 | 1 : form->id << 1;
}

/* The word of run I behind those there are, where there is room; *LINE: where its line starts. */
static void add_word(struct words *words, const struct splitter *s, size_t i,
                     const struct form *forms, size_t *line)
{
    const struct form *form = &forms[s->forms[i]];
    const struct run *run = &s->batch[i];
    const struct between *between = &s->before[i];
    const struct word *previous = words->count ? &words->items[words->count - 1] : NULL;
    enum word_gap gap = between_gap(between);
    if (gap == GAP_DASH && (run->digits ? parts_designation(between, previous)
                                        : parts_article(between, s->runs.text, previous)))
        gap = GAP_HYPHEN;
    if (gap == GAP_LINE) {
        shout(words, *line, false);
        *line = words->count;
    }
    uint16_t flags = form->flags | place_flags(between, gap, previous, s->runs.text);
    words->items[words->count++] =
        (struct word){ .start = run->start, .end = run->end, .id = form->id, .sig = form->sig,
                       .key = form_key(form), .flags = flags, .gap = (uint8_t)gap };
}

void words_split(struct words *words, struct worder *worder, const char *text, size_t len)
{
    struct splitter s; /* most of it is what is found, and set then */
    s.runs = hoso_runs_of(text, len < UINT32_MAX ? len : UINT32_MAX);
    s.end = 0;
    s.between = (struct between){ .has = B_LINE };
    size_t line = words->count;
    do {
        find_runs(&s, worder);
        worder_find(worder, text, s.batch, s.count, s.forms);
        hoso_vec_reserve(words, words->count + s.count);
        for (size_t i = 0; i < s.count; i++)
            add_word(words, &s, i, worder->forms, &line);
    } while (s.count == BATCH);
    shout(words, line, line > 0);
}
