/* One pass over the text.  A word is a run of letters (and their marks) or a run of
 * digits; the bytes between two words are boiled down to a gap while passing.  A
 * form (the word's exact bytes) is looked up in worder->forms; only a new form is
 * folded. */
#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/fold.h"
#include "hoso/sentence.h"
#include "hoso/unicode.h"

enum { FORMS_MAX = 1 << 17 };

enum class { OTHER, LETTER, DIGIT };

void worder_init(struct worder *worder, const struct dict *folds, const struct dict *sigs)
{
    memset(worder, 0, sizeof *worder);
    dict_init(&worder->folds, folds);
    dict_init(&worder->sigs, sigs);
    dict_init(&worder->forms, NULL);
    hoso_buf_init(&worder->scratch);
}

void worder_release(struct worder *worder)
{
    dict_release(&worder->folds);
    dict_release(&worder->sigs);
    dict_release(&worder->forms);
    free(worder->form_items);
    hoso_buf_release(&worder->scratch);
}

void worder_trim(struct worder *worder)
{
    if (worder->forms.count < FORMS_MAX)
        return;
    dict_clear(&worder->folds);
    dict_clear(&worder->sigs);
    dict_clear(&worder->forms);
}

static inline enum class class_at(const char *text, size_t len, size_t at, size_t *size)
{
    uint32_t code;
    *size = hoso_letter_size(text, len, at);
    if (*size)
        return LETTER;
    *size = hoso_utf8_next(&code, text, len, at);
    return hoso_is_digit(code) ? DIGIT : OTHER;
}

/* ---- forms ---- */

/* (initial)(1-3 vowels)(final): what a Vietnamese syllable looks like without marks. */
static bool is_syllable(const char *s, size_t len)
{
    static const char *const initials[] = { "ngh", "ng", "nh", "th", "tr", "ch", "gh", "gi", "kh",
                                            "ph",  "qu", "b",  "c",  "d",  "g",  "h",  "k",  "l",
                                            "m",   "n",  "p",  "r",  "s",  "t",  "v",  "x" };
    static const char *const finals[] = { "", "c", "ch", "m", "n", "ng", "nh", "p", "t" };
    if (len > 7)
        return false;
    size_t at = 0;
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        size_t n = strlen(initials[i]);
        if (n < len && memcmp(s, initials[i], n) == 0) {
            at = n;
            break;
        }
    }
    size_t vowels = strspn(s + at, "aeiouy");
    if (vowels == 0) /* `gì`, `gìn`: the i is the vowel */
        return at == 2 && s[0] == 'g' && s[1] == 'i' && (len == 2 || strcmp(s + 2, "n") == 0);
    if (vowels > 3)
        return false;
    for (size_t i = 0; i < sizeof finals / sizeof *finals; i++)
        if (strcmp(s + at + vowels, finals[i]) == 0)
            return true;
    return false;
}

static uint16_t form_case(const char *word, size_t len)
{
    uint32_t code;
    size_t letters = 0, capitals = 0;
    uint16_t flags = 0;
    for (size_t at = 0; at < len;) {
        size_t size = hoso_utf8_next(&code, word, len, at);
        if (hoso_is_upper(code)) {
            capitals++;
            if (at == 0)
                flags |= WORD_CAPITAL;
        }
        letters += hoso_is_letter(code);
        at += size ? size : 1;
    }
    if (letters == 1)
        flags |= WORD_LETTER;
    if (letters > 1 && capitals == letters)
        flags |= WORD_CAPITALS;
    return flags;
}

/* Are there marks that Vietnamese uses?  The signature of a bare word is the word
 * and the digit of the level tone. */
static bool sig_is_bare(const char *sig, size_t sig_len, const char *fold, size_t fold_len)
{
    return sig_len == fold_len + 1 && sig[sig_len - 1] == '0' && memcmp(sig, fold, fold_len) == 0;
}

static struct word_form form_new(struct worder *worder, const char *word, size_t len, bool digits)
{
    struct word_form form = { 0 };
    struct hoso_buf *buf = &worder->scratch;
    hoso_buf_clear(buf);
    hoso_fold(buf, word, len);
    form.id = dict_put(&worder->folds, buf->data, buf->len, NULL);
    if (digits) {
        form.flags = WORD_DIGITS;
        return form;
    }
    form.flags = form_case(word, len);
    if (is_syllable(buf->data, buf->len))
        form.flags |= WORD_SYLLABLE;
    hoso_buf_clear(buf);
    hoso_fold_keep_marks(buf, word, len);
    form.sig = dict_put(&worder->sigs, buf->data, buf->len, NULL);
    const struct dict_string *fold = dict_get(&worder->folds, form.id);
    if (!sig_is_bare(buf->data, buf->len, fold->bytes, fold->len))
        form.flags |= WORD_MARKED;
    return form;
}

static struct word_form form_of(struct worder *worder, const char *word, size_t len, bool digits)
{
    int fresh;
    uint32_t number = dict_put(&worder->forms, word, len, &fresh);
    if (fresh) {
        worder->form_items = hoso_vec_grow(worder->form_items, &worder->form_capacity,
                                           (size_t)number + 1, sizeof *worder->form_items);
        worder->form_items[number] = form_new(worder, word, len, digits);
    }
    return worder->form_items[number];
}

/* ---- gaps ---- */

/* What has been seen since the last word. */
struct between {
    bool blank, line, stop; /* blank anywhere; newline; a stop with a blank after it */
    bool quote, open, colon, comma, hyphen, point, other;
    bool apostrophe, slash, ampersand;
    bool blank_first, blank_last;
    unsigned count; /* code points */
};

static bool is_dash(uint32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

static bool is_quote(uint32_t code)
{
    return code == '"' || code == 0x201C || code == 0x201D || code == 0x201E || code == 0xAB ||
           code == 0xBB || code == 0x2018 || code == 0x2039 || code == 0x203A;
}

static void between_mark(struct between *b, uint32_t code)
{
    if (code == '.' || code == 0x2026 || code == '!' || code == '?')
        b->point = true;
    if (code == '!' || code == '?' || code == 0x2026)
        b->other = true;
    else if (code == ',')
        b->comma = true;
    else if (is_dash(code))
        b->hyphen = true;
    else if (is_quote(code))
        b->quote = true;
    else if (code == '\'' || code == 0x2019)
        b->apostrophe = true;
    else if (code == '(' || code == '[' || code == '{')
        b->open = true;
    else if (code == ':')
        b->colon = true;
    else if (code == '/')
        b->slash = true;
    else if (code == '&')
        b->ampersand = true;
    else if (code != '.')
        b->other = true;
}

static void between_add(struct between *b, uint32_t code)
{
    b->blank_last = false;
    if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029) {
        b->line = true;
    } else if (hoso_is_blank(code)) {
        b->blank = b->blank_last = true;
        b->blank_first |= b->count == 0;
        b->stop |= b->point;
    } else {
        between_mark(b, code);
    }
    b->count++;
}

/* `S -300`, `Il- 20`: newspapers part a designation's hyphen from one side. */
static bool parts_designation(const struct between *b, const struct word *previous)
{
    return b->count == 2 && b->hyphen && b->blank && previous &&
           previous->flags & WORD_CAPITAL && previous->end - previous->start <= 4;
}

/* `Ayman al - Zawahiri`: and an article's from both. */
static bool parts_article(const struct between *b, const char *text, const struct word *previous)
{
    static const char *const articles[] = { "al", "Al", "el", "El", "ul", "ad", "as", "ez" };
    if (!b->hyphen || b->count > 3 || !previous || previous->end - previous->start != 2)
        return false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (!memcmp(text + previous->start, articles[i], 2))
            return true;
    return false;
}

static enum word_gap between_gap(const struct between *b)
{
    if (b->line)
        return GAP_LINE;
    if (b->count == 0)
        return GAP_GLUED;
    bool single = b->count == 1;
    if (b->open)
        return GAP_OPEN;
    if (b->other)
        return GAP_OTHER;
    if (b->quote || (b->apostrophe && !single))
        return GAP_QUOTE;
    if (b->colon)
        return GAP_COLON;
    if (b->comma)
        return GAP_COMMA;
    if (b->hyphen)
        return single ? GAP_HYPHEN : GAP_DASH;
    if (b->point)
        return GAP_POINT;
    if (b->apostrophe)
        return GAP_APOSTROPHE;
    if (b->slash)
        return GAP_SLASH;
    return b->ampersand ? GAP_AND : GAP_SPACE;
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
    if (b->stop && !(gap == GAP_POINT && abbreviates(previous, text)))
        return WORD_SENTENCE;
    if (gap == GAP_QUOTE && !b->blank_last && b->blank)
        return WORD_SENTENCE; /* an opening quotation mark */
    return gap == GAP_COLON ? WORD_SENTENCE : 0;
}

bool word_gap_joins(const struct word *previous, const struct word *word)
{
    switch (word->gap) {
    case GAP_GLUED:
    case GAP_SPACE:
    case GAP_HYPHEN:
    case GAP_APOSTROPHE:
    case GAP_AND:
        return true;
    case GAP_POINT:
        return previous->end - previous->start <= 2 && (previous->flags & WORD_CAPITAL) &&
               !is_written_out(previous) && !(word->flags & WORD_SENTENCE);
    default:
        return false;
    }
}

/* ---- lines in capitals ---- */

/* The last line is not: BÌNH NGUYÊN - THU HÀ wrote the article. */
static void shout(struct words *words, size_t from, bool last)
{
    size_t capitals = 0, others = 0;
    bool paired = words->count - from <= 3;
    for (size_t i = from; i < words->count; i++) {
        uint16_t flags = words->items[i].flags;
        paired |= i > from && words->items[i].gap == GAP_DASH;
        if (flags & WORD_CAPITALS)
            capitals++;
        else if (!(flags & (WORD_DIGITS | WORD_LETTER)))
            others++;
    }
    if (capitals < 3 || others > capitals / 3 || (last && paired && words->count - from <= 6))
        return;
    for (size_t i = from; i < words->count; i++)
        words->items[i].flags |= WORD_SHOUTED;
}

static size_t word_end(const char *text, size_t len, size_t at, enum class class)
{
    size_t size;
    while (at < len && class_at(text, len, at, &size) == class)
        at += size;
    return at;
}

void words_split(struct words *words, struct worder *worder, const char *text, size_t len)
{
    struct between between = { .line = true };
    size_t line = words->count;
    if (len > UINT32_MAX)
        len = UINT32_MAX;
    for (size_t at = 0, size; at < len;) {
        enum class class = class_at(text, len, at, &size);
        if (class == OTHER) {
            uint32_t code = (unsigned char)text[at];
            if (code >= 0x80)
                hoso_utf8_next(&code, text, len, at);
            between_add(&between, code);
            at += size ? size : 1;
            continue;
        }
        size_t end = word_end(text, len, at, class);
        struct word_form form = form_of(worder, text + at, end - at, class == DIGIT);
        const struct word *previous = words->count ? &words->items[words->count - 1] : NULL;
        enum word_gap gap = between_gap(&between);
        if (gap == GAP_DASH && ((class == DIGIT && parts_designation(&between, previous)) ||
                                (class != DIGIT && parts_article(&between, text, previous))))
            gap = GAP_HYPHEN;
        if (gap == GAP_LINE) {
            shout(words, line, false);
            line = words->count;
        }
        uint16_t flags = form.flags | place_flags(&between, gap, previous, text);
        hoso_vec_push(words, ((struct word){ .start = (uint32_t)at, .end = (uint32_t)end,
                                             .id = form.id, .sig = form.sig, .flags = flags,
                                             .gap = (uint8_t)gap }));
        between = (struct between){ 0 };
        at = end;
    }
    shout(words, line, line > 0);
}
