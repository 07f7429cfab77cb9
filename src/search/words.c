/* Words are found in two steps.  The folded needle is looked for in the folded text, most
 * places inside longer words passed over; what is found is then checked for boundaries by
 * code point.  Typed marks are compared with the text only afterwards, where the caller has it. */
#define _GNU_SOURCE 1
#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"
#include "hoso/unicode.h"

static enum hoso_word_class class_at(const char *text, size_t len, size_t at)
{
    uint32_t code;
    return hoso_utf8_next(&code, text, len, at) ? hoso_word_class_of(code) : HOSO_WORD_NONE;
}

/* Where the code point before AT starts. */
static size_t step_back(const char *text, size_t at)
{
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80)
        start--;
    return start;
}

static enum hoso_word_class class_before(const char *text, size_t len, size_t at)
{
    return at ? class_at(text, len, step_back(text, at)) : HOSO_WORD_NONE;
}

/* Where the word that goes on at AT ends. */
static size_t word_end(const char *text, size_t len, size_t at)
{
    enum hoso_word_class class = class_before(text, len, at);
    uint32_t code;
    size_t step;
    while ((step = hoso_utf8_next(&code, text, len, at)) &&
           !hoso_word_ends(class, hoso_word_class_of(code)))
        at += step;
    return at;
}

/* Narrows SPAN of TEXT to what starts and ends with letters or digits. */
static void trim_signs(struct hoso_span *span, const char *text)
{
    uint32_t code;
    while (span->start < span->end && class_at(text, span->end, span->start) == HOSO_WORD_NONE)
        span->start += hoso_utf8_next(&code, text, span->end, span->start);
    while (span->end > span->start) {
        size_t last = step_back(text, span->end);
        if (last < span->start || class_at(text, span->end, last) != HOSO_WORD_NONE)
            break;
        span->end = last;
    }
}

static bool has_sign_to_find(const struct hoso_buf *folded)
{
    for (size_t i = 0; i < folded->len; i++)
        if ((unsigned char)folded->data[i] >= 0x80)
            return true;
    return false;
}

static void make_needles(struct words *words)
{
    needle_init(&words->needle, words->folded, words->folded_len,
                words->first == HOSO_WORD_LETTER  ? NEEDLE_NO_LETTER
                : words->first == HOSO_WORD_DIGIT ? NEEDLE_NO_DIGIT
                                                  : NEEDLE_ANY);
    if (words->has_marks)
        hoso_pattern_compile(&words->verbatim, words->typed, words->typed_len,
                             HOSO_PATTERN_LITERAL | HOSO_PATTERN_CASELESS, NULL, NULL);
}

/* ---- a word with marks, as a text may spell it ---- */

static const char *spellings(char base)
{
    static const char *const vowels[] = {
        "aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ",
        "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ",
    };
    for (size_t i = 0; i < sizeof vowels / sizeof vowels[0]; i++)
        if (vowels[i][0] == base)
            return vowels[i];
    return NULL;
}

/* A tone may stand on either of two vowels (hòa, hoà), so every vowel may have any mark
 * here; whether the marks agree is asked of what is found. */
static void compile_spelled(struct words *words)
{
    struct hoso_buf source = HOSO_BUF_INIT;
    struct hoso_span word;
    size_t letters = 0, at = 0;
    uint32_t code;
    for (size_t i = 0; i < words->typed_len; letters++)
        i += hoso_utf8_next(&code, words->typed, words->typed_len, i);
    bool is_word = hoso_word_next(words->folded, words->folded_len, &at, &word) && !word.start &&
                   word.end == words->folded_len && letters == words->folded_len;
    for (size_t i = 0; i < words->folded_len && is_word; i++) {
        char letter = words->folded[i];
        const char *spelling = spellings(letter);
        is_word = letter >= 'a' && letter <= 'z';
        hoso_buf_addf(&source, spelling ? "[%s][\\x{300}-\\x{36f}]*+" : "%.1s",
                      spelling ? spelling : &letter);
    }
    if (is_word)
        hoso_pattern_compile(&words->spelled, source.data, source.len, HOSO_PATTERN_CASELESS, NULL,
                             NULL);
    hoso_buf_release(&source);
}

static bool has_marks(const char *typed, size_t len)
{
    struct hoso_buf folded = HOSO_BUF_INIT;
    hoso_fold(&folded, typed, len);
    bool has = !hoso_fold_marks_agree(typed, len, folded.data, folded.len);
    hoso_buf_release(&folded);
    return has;
}

/* Where the last word starts, in the folded needle and in what was typed. */
static void find_last_word(struct words *words, const struct hoso_fold_map *map)
{
    const char *space = memrchr(words->folded, ' ', words->folded_len);
    words->last_folded_at = space ? (size_t)(space - words->folded) + 1 : 0;
    words->last_typed_at = map->items[words->last_folded_at];
    words->last_has_marks = has_marks(words->typed + words->last_typed_at,
                                      words->typed_len - words->last_typed_at);
}

bool words_init(struct words *words, const char *typed, size_t len, bool is_beginning)
{
    struct hoso_span span = { 0, len };
    trim_signs(&span, typed);
    if (span.start == span.end)
        span = (struct hoso_span){ 0, len }; /* signs alone: perhaps they are meant */
    struct hoso_buf folded = HOSO_BUF_INIT;
    struct hoso_fold_map map = { 0 };
    hoso_fold_mapped(&folded, &map, typed + span.start, span.end - span.start);
    enum hoso_word_class first = class_at(folded.data, folded.len, 0);
    enum hoso_word_class last = class_before(folded.data, folded.len, folded.len);
    bool wanted = folded.len && (first || last || has_sign_to_find(&folded));
    if (wanted) {
        *words = (struct words){
            .folded = hoso_memdup0(folded.data, folded.len),
            .folded_len = folded.len,
            .typed = hoso_memdup0(typed + span.start, span.end - span.start),
            .typed_len = span.end - span.start,
            .first = first,
            .last = last,
            .has_marks = has_marks(typed + span.start, span.end - span.start),
            .is_beginning = is_beginning && span.end == len,
        };
        find_last_word(words, &map);
        make_needles(words);
        if (words->has_marks && !words->is_beginning)
            compile_spelled(words);
    }
    hoso_vec_release(&map);
    hoso_buf_release(&folded);
    return wanted;
}

void words_release(struct words *words)
{
    hoso_pattern_free(words->verbatim);
    hoso_pattern_free(words->spelled);
    free(words->folded);
    free(words->typed);
    *words = (struct words){ 0 };
}

static bool stands_free(const struct words *words, const char *text, size_t len, size_t start,
                        size_t end)
{
    return hoso_word_ends(class_before(text, len, start), words->first) &&
           (words->is_beginning || hoso_word_ends(words->last, class_at(text, len, end)));
}

bool words_next(const struct words *words, const char *folded, size_t len, size_t *from,
                struct hoso_span *match)
{
    for (size_t at; (at = needle_find(&words->needle, folded, len, *from)) != (size_t)-1;) {
        *match = (struct hoso_span){ at, at + words->folded_len };
        *from = at + 1;
        if (stands_free(words, folded, len, match->start, match->end))
            return true;
    }
    return false;
}

struct doubting {
    const struct words *words;
    const char *folded;
    size_t len;
};

static bool stands_there(size_t at, void *ctx)
{
    const struct doubting *d = ctx;
    return stands_free(d->words, d->folded, d->len, at, at + d->words->folded_len);
}

/* A place that the needle finds is one of the words', but for what stands before it. */
static bool is_bare_beginning(const struct words *words)
{
    return words->is_beginning && words->folded_len <= 2 && words->needle.span;
}

size_t words_count(const struct words *words, const char *folded, size_t len)
{
    size_t from = 0, end = 0, count = 0;
    struct hoso_span match;
    if (is_bare_beginning(words))
        return needle_count(&words->needle, folded, len, stands_there,
                            &(struct doubting){ words, folded, len });
    while (words_next(words, folded, len, &from, &match)) {
        count += match.start >= end;
        end = match.end;
    }
    return count;
}

/* Whole words, and no combining mark behind that would be part of the last letter. */
static bool stands_free_in_text(const struct words *words, const char *text, size_t len,
                                struct hoso_span match)
{
    uint32_t next;
    bool goes_on = hoso_utf8_next(&next, text, len, match.end) && next >= 0x300 && next < 0x370;
    return !goes_on && stands_free(words, text, len, match.start, match.end);
}

size_t words_count_verbatim(const struct words *words, struct hoso_matcher *matcher,
                            const char *text, size_t len, size_t limit)
{
    size_t from = 0, count = 0;
    struct hoso_span match;
    while (words->verbatim && count < limit &&
           hoso_pattern_find(words->verbatim, matcher, text, len, from, &match) == HOSO_OK) {
        count += stands_free_in_text(words, text, len, match);
        from = match.start + 1;
    }
    return count;
}

enum hoso_status words_next_spelled(const struct words *words, struct hoso_matcher *matcher,
                                    const char *text, size_t len, size_t *from,
                                    struct hoso_span *match)
{
    enum hoso_status status;
    while ((status = hoso_pattern_find(words->spelled, matcher, text, len, *from, match)) ==
           HOSO_OK) {
        *from = match->end;
        if (stands_free_in_text(words, text, len, *match) &&
            hoso_fold_marks_agree(words->typed, words->typed_len, text + match->start,
                                  match->end - match->start))
            break;
    }
    return status;
}

/* Is the typed beginning of a word, marks and all, the beginning of WORD?  The tone
 * belongs to the whole syllable: while none is typed any will do (`đan` begins `đạn`). */
static bool begins_with_marks(const char *typed, size_t typed_len, const char *word,
                              size_t word_len)
{
    struct hoso_buf asked = HOSO_BUF_INIT, there = HOSO_BUF_INIT;
    hoso_fold_keep_marks(&asked, typed, typed_len);
    hoso_fold_keep_marks(&there, word, word_len);
    bool agrees = asked.len > 0 && there.len >= asked.len &&
                  memcmp(asked.data, there.data, asked.len - 1) == 0 &&
                  (asked.data[asked.len - 1] == '0' ||
                   asked.data[asked.len - 1] == there.data[there.len - 1]);
    hoso_buf_release(&asked);
    hoso_buf_release(&there);
    return agrees;
}

static bool beginning_agrees(const struct words *words, const struct folded_text *in,
                             struct hoso_span match)
{
    size_t last_at = match.start + words->last_folded_at;
    struct hoso_span head = hoso_fold_to_text(in->map, in->text, in->len, match.start, last_at);
    if (last_at > match.start &&
        !hoso_fold_marks_agree(words->typed, words->last_typed_at, in->text + head.start,
                               head.end - head.start))
        return false;
    if (!words->last_has_marks)
        return true;
    size_t end = word_end(in->folded->data, in->folded->len, match.end);
    struct hoso_span last = hoso_fold_to_text(in->map, in->text, in->len, last_at, end);
    return begins_with_marks(words->typed + words->last_typed_at,
                             words->typed_len - words->last_typed_at, in->text + last.start,
                             last.end - last.start);
}

bool words_marks_agree(const struct words *words, const struct folded_text *in,
                       struct hoso_span match)
{
    if (!words->has_marks)
        return true;
    if (words->is_beginning)
        return beginning_agrees(words, in, match);
    struct hoso_span span = hoso_fold_to_text(in->map, in->text, in->len, match.start, match.end);
    return hoso_fold_marks_agree(words->typed, words->typed_len, in->text + span.start,
                                 span.end - span.start);
}
