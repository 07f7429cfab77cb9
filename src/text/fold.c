/* The fold of a code point is an entry in a page of 256, made with libunistring
 * when the page is first met (two threads may make the same page; one is kept).
 *
 * A text is folded in two steps, joined in one pass:
 *   1. each code point is replaced by its entry's bytes, a fixed point of this step;
 *   2. blanks and hyphens wait as `pending` until what stands behind them is known.
 * Both steps are idempotent and neither makes work for the other, so folding is.
 *
 * A chunk of the text is folded onto the stack, then appended: a code point never
 * folds to more than FOLD_GROWTH times its bytes. */
#include "hoso/fold.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "hoso/mem.h"
#include "hoso/unicode.h"

enum { INLINE_BYTES = 5, FOLD_GROWTH = 12, CHUNK_BYTES = 512, PAGE_CODES = 256 };
enum { OUT_BYTES = (CHUNK_BYTES + 4) * FOLD_GROWTH + 16 };

enum fold_kind {
    FOLD_TEXT,    /* bytes[0..len) */
    FOLD_LONG,    /* more bytes, or blanks and hyphens among them: in the page's pool */
    FOLD_NOTHING, /* a mark, an invisible character */
    FOLD_BLANK,
    FOLD_NEWLINE, /* a blank; len says for how many newlines it counts */
    FOLD_HYPHEN
};

/* Vietnamese marks: the tone (0-5) and what is done to the vowel or the d. */
enum { MARK_TONE = 7, MARK_CIRCUMFLEX = 8, MARK_BREVE = 16, MARK_HORN = 32, MARK_STROKE = 64 };

struct fold_entry {
    char bytes[INLINE_BYTES]; /* of FOLD_LONG: the offset into the pool (two bytes) */
    uint8_t mark;
    uint8_t kind : 4;
    uint8_t word_first : 1; /* the first, the last folded character is a letter or digit */
    uint8_t word_last : 1;
    uint8_t len;
};

struct fold_page {
    struct fold_entry entries[PAGE_CODES];
    struct hoso_buf pool;
};

static _Atomic(struct fold_page *) pages[0x110000 / PAGE_CODES];

/* ---- the table ---- */

/* Letters with a stroke have no decomposition; Ð and Ɖ stand for Đ in old texts. */
static uint32_t without_stroke(uint32_t code)
{
    switch (code) {
    case 0x110: case 0x111: case 0xD0: case 0xF0: case 0x189: case 0x256: return 'd';
    case 0xD8: case 0xF8: return 'o';
    case 0x141: case 0x142: return 'l';
    case 0x126: case 0x127: return 'h';
    case 0x166: case 0x167: return 't';
    default: return code;
    }
}

static uint32_t plain_quote(uint32_t code)
{
    switch (code) {
    case '\'': case '`': case 0xB4: case 0x2BB: case 0x2BC: case 0x2032: case 0x2035:
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2039: case 0x203A:
        return '\'';
    case 0x2033: case 0x2036:
        return '"';
    default:
        return uc_is_property_quotation_mark(code) && code != 0xFF07 ? '"' : code;
    }
}

static bool vanishes(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf) ||
           uc_is_property_default_ignorable_code_point(code);
}

/* What a code point is to step 1 before case and decomposition; 0 for nothing. */
static uint32_t plain_form(uint32_t code)
{
    if (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_Cc))
        return ' ';
    if (vanishes(code))
        return 0;
    if (uc_is_property_dash(code))
        return '-';
    return plain_quote(without_stroke(code));
}

/* One round of step 1 over S; a new string of *LEN bytes. */
static uint8_t *fold_round(const uint8_t *s, size_t *len)
{
    uint8_t *plain = hoso_malloc(*len * 2 + 8);
    size_t plain_len = 0;
    for (size_t at = 0; at < *len;) {
        ucs4_t code;
        at += (size_t)u8_mbtoucr(&code, s + at, *len - at);
        code = plain_form(code);
        if (code)
            plain_len += (size_t)u8_uctomb(plain + plain_len, code, 8);
    }
    size_t folded_len;
    uint8_t *folded = u8_casefold(plain, plain_len, NULL, UNINORM_NFKD, NULL, &folded_len);
    free(plain);
    /* Composed again, for Hangul; marks go in the next round. */
    uint8_t *out = folded ? u8_normalize(UNINORM_NFC, folded, folded_len, NULL, len) : NULL;
    free(folded);
    if (!out) {
        *len = 0;
        out = hoso_malloc(1);
    }
    return out;
}

/* Decomposes CODE as far as marks go: they must be seen apart to be dropped. */
static uint8_t *fold_code(uint32_t code, size_t *len)
{
    uint8_t bytes[8];
    int size = u8_uctomb(bytes, code, sizeof bytes);
    uint8_t *s = size > 0 ? u8_normalize(UNINORM_NFKD, bytes, (size_t)size, NULL, len) : NULL;
    if (!s) {
        *len = 3;
        return (uint8_t *)hoso_strdup("\xEF\xBF\xBD");
    }
    /* A quote or dash is what it is, not what it decomposes to. */
    uint32_t plain = plain_form(code);
    if (plain < 0x80 && plain != code) {
        s[0] = (uint8_t)plain;
        *len = plain ? 1 : 0;
    }
    for (int round = 0; round < 8; round++) {
        size_t next_len = *len;
        uint8_t *composed = fold_round(s, &next_len);
        uint8_t *next = u8_normalize(UNINORM_NFKD, composed, next_len, NULL, &next_len);
        free(composed);
        bool same = next && next_len == *len && memcmp(s, next, next_len) == 0;
        free(s);
        s = next;
        *len = next ? next_len : 0;
        if (same || !next)
            break;
    }
    uint8_t *composed = s ? u8_normalize(UNINORM_NFC, s, *len, NULL, len) : NULL;
    free(s);
    return composed ? composed : hoso_calloc(1, 1);
}

static uint8_t mark_of(uint32_t code)
{
    switch (code) {
    case 0x300: case 0x340: return 1;
    case 0x301: case 0x341: return 2;
    case 0x309: return 3;
    case 0x303: return 4;
    case 0x323: return 5;
    case 0x302: return MARK_CIRCUMFLEX;
    case 0x306: return MARK_BREVE;
    case 0x31B: return MARK_HORN;
    case 0x110: case 0x111: case 0xD0: case 0xF0: case 0x189: case 0x256: return MARK_STROKE;
    default: return 0;
    }
}

static uint8_t marks_of(uint32_t code)
{
    uint8_t bytes[8];
    int size = u8_uctomb(bytes, code, sizeof bytes);
    size_t len = 0;
    uint8_t *s = size > 0 ? u8_normalize(UNINORM_NFD, bytes, (size_t)size, NULL, &len) : NULL;
    uint8_t marks = 0;
    for (size_t at = 0; s && at < len;) {
        ucs4_t part;
        at += (size_t)u8_mbtoucr(&part, s + at, len - at);
        marks |= mark_of(part);
    }
    free(s);
    return marks;
}

static bool is_word(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

static unsigned newlines_of(uint32_t code)
{
    if (code == 0x2029)
        return 2;
    return (code >= '\n' && code <= '\f') || code == 0x85 || code == 0x2028;
}

static void set_text(struct fold_page *page, struct fold_entry *entry, const uint8_t *s,
                     size_t len)
{
    ucs4_t first, last;
    u8_mbtoucr(&first, s, len);
    u8_prev(&last, s + len, s);
    entry->word_first = is_word(first);
    entry->word_last = is_word(last);
    entry->len = (uint8_t)len;
    if (len <= INLINE_BYTES && !memchr(s, ' ', len) && !memchr(s, '-', len)) {
        memcpy(entry->bytes, s, len);
        return;
    }
    uint16_t offset = (uint16_t)page->pool.len;
    entry->kind = FOLD_LONG;
    memcpy(entry->bytes, &offset, sizeof offset);
    hoso_buf_add(&page->pool, (const char *)s, len);
}

static void make_entry(struct fold_page *page, struct fold_entry *entry, uint32_t code)
{
    entry->mark = marks_of(code);
    entry->len = (uint8_t)newlines_of(code);
    if (entry->len) {
        entry->kind = FOLD_NEWLINE;
        return;
    }
    size_t len;
    uint8_t *s = fold_code(code, &len);
    size_t most = (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4) * (FOLD_GROWTH - 1);
    len = hoso_utf8_clip((char *)s, len, most);
    if (len == 0)
        entry->kind = FOLD_NOTHING;
    else if (len == 1 && s[0] == ' ')
        entry->kind = FOLD_BLANK;
    else if (len == 1 && s[0] == '-')
        entry->kind = FOLD_HYPHEN;
    else
        set_text(page, entry, s, len);
    free(s);
}

static __attribute__((noinline)) struct fold_page *make_page(uint32_t number)
{
    struct fold_page *page = hoso_calloc(1, sizeof *page);
    hoso_buf_init(&page->pool);
    for (uint32_t i = 0; i < PAGE_CODES; i++)
        make_entry(page, &page->entries[i], number * PAGE_CODES + i);
    struct fold_page *other = NULL;
    if (atomic_compare_exchange_strong(&pages[number], &other, page))
        return page;
    hoso_buf_release(&page->pool);
    free(page);
    return other;
}

static inline struct fold_page *page_of(uint32_t code)
{
    struct fold_page *page = atomic_load_explicit(&pages[code / PAGE_CODES], memory_order_acquire);
    return page ? page : make_page(code / PAGE_CODES);
}

static inline const struct fold_entry *entry_of(uint32_t code)
{
    return &page_of(code)->entries[code % PAGE_CODES];
}

/* ---- folding ---- */

enum pending { PENDING_NOTHING, PENDING_BLANK, PENDING_HYPHEN };

struct folder {
    char out[OUT_BYTES];
    uint32_t from[OUT_BYTES]; /* text offset of each byte; only where a map is made */
    size_t out_len;
    enum pending pending;
    bool after_word;      /* the last character folded is a letter or digit */
    unsigned newlines;    /* in the pending blanks */
    uint32_t pending_from; /* where the pending blanks or hyphen started */
};

static inline void put(struct folder *f, char byte, uint32_t from, bool mapped)
{
    if (mapped)
        f->from[f->out_len] = from;
    f->out[f->out_len++] = byte;
}

static void put_pending(struct folder *f, bool before_word, bool mapped)
{
    char byte = f->pending == PENDING_HYPHEN ? (before_word ? ' ' : '-')
                                             : (f->newlines > 1 ? '\n' : ' ');
    put(f, byte, f->pending_from, mapped);
    f->pending = PENDING_NOTHING;
    f->newlines = 0;
    f->after_word = false;
}

static inline void put_blank(struct folder *f, unsigned newlines, uint32_t from, bool mapped)
{
    if (f->pending == PENDING_HYPHEN)
        put_pending(f, false, mapped);
    if (f->pending == PENDING_NOTHING)
        f->pending_from = from;
    f->pending = PENDING_BLANK;
    f->newlines += newlines;
}

static void put_hyphen(struct folder *f, uint32_t from, bool mapped)
{
    if (f->pending)
        put_pending(f, false, mapped);
    if (f->after_word) {
        f->pending = PENDING_HYPHEN;
        f->pending_from = from;
    } else {
        put(f, '-', from, mapped);
    }
}

static inline void put_text(struct folder *f, const struct fold_entry *entry, uint32_t from,
                            bool mapped)
{
    if (f->pending)
        put_pending(f, entry->word_first, mapped);
    memcpy(f->out + f->out_len, entry, sizeof *entry);
    for (unsigned i = 0; mapped && i < entry->len; i++)
        f->from[f->out_len + i] = from;
    f->out_len += entry->len;
    f->after_word = entry->word_last;
}

static void put_code(struct folder *f, uint32_t code, uint32_t from, bool mapped);

/* The pool's bytes are step 1's; each is put as if it stood in the text. */
static void put_long(struct folder *f, const struct fold_page *page,
                     const struct fold_entry *entry, uint32_t from, bool mapped)
{
    uint16_t offset;
    memcpy(&offset, entry->bytes, sizeof offset);
    uint32_t code;
    for (size_t at = 0, size; (size = hoso_utf8_next(&code, page->pool.data + offset, entry->len,
                                                     at)) > 0; at += size)
        put_code(f, code, from, mapped);
}

static inline void put_entry(struct folder *f, const struct fold_page *page,
                             const struct fold_entry *entry, uint32_t from, bool mapped)
{
    if (entry->kind == FOLD_TEXT)
        put_text(f, entry, from, mapped);
    else if (entry->kind == FOLD_BLANK || entry->kind == FOLD_NEWLINE)
        put_blank(f, entry->len, from, mapped);
    else if (entry->kind == FOLD_HYPHEN)
        put_hyphen(f, from, mapped);
    else if (entry->kind == FOLD_LONG)
        put_long(f, page, entry, from, mapped);
}

static void put_code(struct folder *f, uint32_t code, uint32_t from, bool mapped)
{
    const struct fold_page *page = page_of(code);
    const struct fold_entry *entry = &page->entries[code % PAGE_CODES];
    /* A fixed point of step 1 is never long; this ends the recursion whatever it is. */
    if (entry->kind != FOLD_LONG)
        put_entry(f, page, entry, from, mapped);
}

/* ---- the short way ---- */

/* Most ASCII and the Vietnamese letters fold to one byte each, and are most of most texts: a byte
 * at a time, by where it stands.  A state is where its six bits are in a byte's steps: taking a
 * step is a shift, and no branch has to be guessed.  A test asks the long way for the same. */
enum letter_state {
    AT_LETTER = 0,
    AT_SPACE = 6, /* behind one: another is not for this way */
    IN_C3 = 12,   /* what the letter begins with */
    IN_C4 = 18,
    IN_C5 = 24,
    IN_C6 = 30,
    IN_E1 = 36,
    IN_E1_BA = 42,
    IN_E1_BB = 48,
};
#define STEP(from, to) ((uint64_t)(to) << (from))
#define BEGINS(state) STEP(AT_LETTER, state) | STEP(AT_SPACE, state)

static const uint64_t letter_steps[256] = {
    [' '] = STEP(AT_LETTER, AT_SPACE),
    [0xC3] = BEGINS(IN_C3),
    [0xC4] = BEGINS(IN_C4),
    [0xC5] = BEGINS(IN_C5),
    [0xC6] = BEGINS(IN_C6),
    [0xE1] = BEGINS(IN_E1),
    [0xBA] = STEP(IN_E1, IN_E1_BA),
    [0xBB] = STEP(IN_E1, IN_E1_BB),
};

/* What a byte of the short way gives in each state, by its three highest bits and the rest;
 * nothing for what goes the long way. */
enum { GOES_ON = 1 };
#define SIGNS "!\"#$%&'()*+,\0./0123456789:;<=>?"
#define LETTERS                                                                                    \
    [2] = "@abcdefghijklmnopqrstuvwxyz[\\]^_", [3] = "'abcdefghijklmnopqrstuvwxyz{|}~",           \
    [6] = { [0x03 ... 0x06] = GOES_ON }, [7] = { [0x01] = GOES_ON }

static const char letter_folds[64][8][32] = {
    [AT_LETTER] = { [1] = " " SIGNS, LETTERS },
    [AT_SPACE] = { [1] = "\0" SIGNS, LETTERS },
    [IN_C3] = { [4] = "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy",
                [5] = "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y" },
    [IN_C4] = { [4] = { [0x02 ... 0x03] = 'a', [0x10 ... 0x11] = 'd' },
                [5] = { [0x08 ... 0x09] = 'i' } },
    [IN_C5] = { [5] = { [0x08 ... 0x09] = 'u' } },
    [IN_C6] = { [5] = { [0x00 ... 0x01] = 'o', [0x0F ... 0x10] = 'u' } },
    [IN_E1] = { [5] = { [0x1A ... 0x1B] = GOES_ON } },
    [IN_E1_BA] = { [5] = { [0x00 ... 0x17] = 'a', [0x18 ... 0x1F] = 'e' } },
    [IN_E1_BB] = { [4] = { [0x00 ... 0x07] = 'e', [0x08 ... 0x0B] = 'i', [0x0C ... 0x1F] = 'o' },
                   [5] = { [0x00 ... 0x03] = 'o', [0x04 ... 0x11] = 'u', [0x12 ... 0x19] = 'y' } },
};

static bool is_ascii_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* As far as the short way goes from AT, at most to STOP; nothing is pending. */
static inline __attribute__((always_inline)) size_t
fold_letters(struct folder *f, const char *text, size_t at, size_t stop, bool mapped)
{
    const unsigned char *s = (const unsigned char *)text;
    uint64_t state = AT_LETTER;
    size_t n = f->out_len;
    for (; at < stop; at++) {
        char byte = ((const char *)letter_folds[state & 63])[s[at]];
        if (!byte)
            break;
        if (mapped && (state & 63) <= AT_SPACE)
            f->from[n] = (uint32_t)at;
        f->out[n] = byte;
        state = letter_steps[s[at]] >> (state & 63);
        n += byte > GOES_ON;
    }
    if ((state & 63) > AT_SPACE) /* inside a letter: back to its start */
        while ((s[--at] & 0xC0) == 0x80)
            continue;
    if (n > f->out_len && f->out[n - 1] == ' ') { /* perhaps more blanks: it has to wait */
        n--;
        at--;
    }
    if (n > f->out_len)
        f->after_word = is_ascii_word(f->out[n - 1]);
    f->out_len = n;
    return at;
}

/* ---- a text ---- */

/* Folds from *AT until STOP or a little past it. */
static inline __attribute__((always_inline)) void
fold_chunk(struct folder *f, const char *text, size_t len, size_t *at, size_t stop, bool mapped)
{
    size_t i = *at;
    while (i < stop) {
        if (!f->pending)
            i = fold_letters(f, text, i, stop, mapped);
        if (i >= stop)
            break;
        uint32_t code;
        size_t size = hoso_utf8_next(&code, text, len, i);
        const struct fold_page *page = page_of(code);
        put_entry(f, page, &page->entries[code % PAGE_CODES], (uint32_t)i, mapped);
        i += size;
    }
    *at = i;
}

static void fold_plain(struct folder *f, const char *text, size_t len, size_t *at, size_t stop)
{
    fold_chunk(f, text, len, at, stop, false);
}

static void fold_with_map(struct folder *f, const char *text, size_t len, size_t *at, size_t stop)
{
    fold_chunk(f, text, len, at, stop, true);
}

static void append(struct hoso_buf *folded, struct hoso_fold_map *map, struct folder *f)
{
    hoso_buf_add(folded, f->out, f->out_len);
    if (map && f->out_len) {
        hoso_vec_reserve(map, map->count + f->out_len);
        memcpy(map->items + map->count, f->from, f->out_len * sizeof f->from[0]);
        map->count += f->out_len;
    }
    f->out_len = 0;
}

static void fold(struct hoso_buf *folded, struct hoso_fold_map *map, const char *text, size_t len)
{
    struct folder f;
    f.out_len = 0;
    f.pending = PENDING_NOTHING;
    f.after_word = false;
    f.newlines = 0;
    f.pending_from = 0;
    hoso_buf_reserve(folded, len);
    for (size_t at = 0; at < len; append(folded, map, &f)) {
        size_t stop = len - at > CHUNK_BYTES ? at + CHUNK_BYTES : len;
        if (map)
            fold_with_map(&f, text, len, &at, stop);
        else
            fold_plain(&f, text, len, &at, stop);
    }
    if (f.pending)
        put_pending(&f, false, map != NULL);
    append(folded, map, &f);
}

void hoso_fold(struct hoso_buf *folded, const char *text, size_t len)
{
    fold(folded, NULL, text, len);
}

void hoso_fold_mapped(struct hoso_buf *folded, struct hoso_fold_map *map, const char *text,
                      size_t len)
{
    hoso_buf_clear(folded);
    hoso_vec_clear(map);
    hoso_vec_reserve(map, len + 1);
    fold(folded, map, text, len);
    hoso_vec_push(map, (uint32_t)len);
}

struct hoso_span hoso_fold_to_text(const struct hoso_fold_map *map, const char *text, size_t len,
                                   size_t start, size_t end)
{
    size_t last = map->count ? map->count - 1 : 0;
    if (end > last)
        end = last;
    if (start > last)
        start = last;
    struct hoso_span span = { map->count ? map->items[start] : 0, 0 };
    span.end = span.start;
    if (start >= end)
        return span;
    uint32_t code;
    span.end = map->items[end - 1];
    span.end += hoso_utf8_next(&code, text, len, span.end);
    bool blank = entry_of(code)->kind == FOLD_BLANK || entry_of(code)->kind == FOLD_NEWLINE;
    /* Blanks run to what stands behind them; a letter's marks are its own. */
    for (size_t size; (size = hoso_utf8_next(&code, text, len, span.end)) > 0; span.end += size) {
        bool mark = uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M);
        if (!mark && !(blank && span.end < map->items[end]))
            break;
    }
    return span;
}

/* ---- marks ---- */

/* A base letter, its vowel marks waiting to be put with it. */
struct marked {
    const struct fold_entry *base;
    uint8_t marks;
};

static void put_marked(struct hoso_buf *out, const struct marked *m)
{
    static const struct {
        char base;
        uint8_t mark;
        const char *letter;
    } letters[] = {
        { 'a', MARK_CIRCUMFLEX, "â" }, { 'a', MARK_BREVE, "ă" }, { 'e', MARK_CIRCUMFLEX, "ê" },
        { 'o', MARK_CIRCUMFLEX, "ô" }, { 'o', MARK_HORN, "ơ" },  { 'u', MARK_HORN, "ư" },
        { 'd', MARK_STROKE, "đ" },
    };
    if (!m->base)
        return;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (m->base->len == 1 && m->base->bytes[0] == letters[i].base &&
            (m->marks & ~MARK_TONE) == letters[i].mark) {
            hoso_buf_addstr(out, letters[i].letter);
            return;
        }
    }
    hoso_buf_add(out, m->base->bytes, m->base->len);
}

void hoso_fold_keep_marks(struct hoso_buf *out, const char *word, size_t len)
{
    char tones[8];
    size_t tone_count = 0;
    struct marked m = { NULL, 0 };
    uint32_t code;
    for (size_t at = 0, size; (size = hoso_utf8_next(&code, word, len, at)) > 0; at += size) {
        const struct fold_page *page = page_of(code);
        const struct fold_entry *entry = &page->entries[code % PAGE_CODES];
        uint8_t tone = entry->mark & MARK_TONE;
        if (tone && tone_count < sizeof tones)
            tones[tone_count++] = (char)('0' + tone);
        if (entry->kind == FOLD_NOTHING) {
            m.marks |= entry->mark;
            continue;
        }
        put_marked(out, &m);
        m = (struct marked){ entry, entry->mark };
        if (entry->kind == FOLD_TEXT)
            continue;
        hoso_fold(out, word + at, size);
        m.base = NULL;
    }
    put_marked(out, &m);
    if (tone_count == 0)
        tones[tone_count++] = '0';
    hoso_buf_add(out, tones, tone_count);
}

/* The next word of TEXT from *AT; false at the end.  *MARKED: it has Vietnamese marks. */
static bool next_word(struct hoso_span *word, bool *marked, const char *text, size_t len,
                      size_t *at)
{
    uint32_t code;
    bool inside = false;
    *marked = false;
    for (size_t size; (size = hoso_utf8_next(&code, text, len, *at)) > 0; *at += size) {
        const struct fold_entry *entry = entry_of(code);
        bool wordy = entry->kind == FOLD_TEXT && (entry->word_first || entry->word_last);
        if (!inside && wordy)
            word->start = *at;
        else if (inside && !wordy && entry->kind != FOLD_NOTHING)
            break;
        inside = inside || wordy;
        *marked = *marked || (inside && entry->mark);
    }
    word->end = *at;
    return inside;
}

static bool same_marks(const char *a, size_t a_len, const char *b, size_t b_len)
{
    struct hoso_buf both = HOSO_BUF_INIT;
    hoso_fold_keep_marks(&both, a, a_len);
    size_t middle = both.len;
    hoso_fold_keep_marks(&both, b, b_len);
    bool same = both.len == 2 * middle && memcmp(both.data, both.data + middle, middle) == 0;
    hoso_buf_release(&both);
    return same;
}

bool hoso_fold_marks_agree(const char *typed, size_t typed_len, const char *text, size_t text_len)
{
    if (typed_len == text_len && memcmp(typed, text, text_len) == 0)
        return true;
    struct hoso_span a, b = { 0, 0 };
    bool binds, unused;
    size_t a_at = 0, b_at = 0;
    while (next_word(&a, &binds, typed, typed_len, &a_at)) {
        bool there = next_word(&b, &unused, text, text_len, &b_at);
        if (binds && !(there && same_marks(typed + a.start, a.end - a.start, text + b.start,
                                           b.end - b.start)))
            return false;
    }
    return true;
}
