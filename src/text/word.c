#include "hoso/word.h"

#include "hoso/hash.h"
#include "hoso/unicode.h"

/* Most of a folded text is ASCII. */
static const uint8_t ascii_classes[128] = {
    ['0' ... '9'] = HOSO_WORD_DIGIT,
    ['A' ... 'Z'] = HOSO_WORD_LETTER,
    ['a' ... 'z'] = HOSO_WORD_LETTER,
};

static bool is_alone(uint32_t code)
{
    return (code >= 0x2E80 && code < 0xA000) || (code >= 0xF900 && code < 0xFB00) ||
           code >= 0x20000;
}

enum hoso_word_class hoso_word_class_of(uint32_t code)
{
    if (code < 0x80)
        return ascii_classes[code];
    if (hoso_is_letter(code))
        return is_alone(code) ? HOSO_WORD_ALONE : HOSO_WORD_LETTER;
    return !is_alone(code) && hoso_is_digit(code) ? HOSO_WORD_DIGIT : HOSO_WORD_NONE;
}

static inline enum hoso_word_class step_at(const char *text, size_t len, size_t at, size_t *size)
{
    uint32_t code;
    *size = 1;
    if ((unsigned char)text[at] < 0x80)
        return ascii_classes[(unsigned char)text[at]];
    *size = hoso_utf8_next(&code, text, len, at);
    return hoso_word_class_of(code);
}

static inline size_t pass_ascii(const char *text, size_t len, size_t at, enum hoso_word_class class)
{
    while (at < len && (unsigned char)text[at] < 0x80 &&
           ascii_classes[(unsigned char)text[at]] == class)
        at++;
    return at;
}

static inline bool next(const char *folded, size_t len, size_t *at, struct hoso_span *word)
{
    size_t here = pass_ascii(folded, len, *at, HOSO_WORD_NONE), size = 0;
    enum hoso_word_class class = HOSO_WORD_NONE;
    while (here < len && (class = step_at(folded, len, here, &size)) == HOSO_WORD_NONE)
        here += size;
    word->start = here;
    if (here < len)
        here = pass_ascii(folded, len, here + size, class);
    while (here < len && (unsigned char)folded[here] >= 0x80 &&
           !hoso_word_ends(class, step_at(folded, len, here, &size)))
        here = pass_ascii(folded, len, here + size, class);
    *at = word->end = here;
    return word->end > word->start;
}

bool hoso_word_next(const char *folded, size_t len, size_t *at, struct hoso_span *word)
{
    return next(folded, len, at, word);
}

uint32_t hoso_word_hash(const char *word, size_t len)
{
    return (uint32_t)hoso_hash(word, len, 0);
}

size_t hoso_word_hashes_add(struct hoso_word_hashes *hashes, const char *folded, size_t len,
                            size_t from, size_t most)
{
    struct hoso_span word;
    size_t room = (len - from) / 4 + 16;
    hoso_vec_reserve(hashes, hashes->count + (room < most ? room : most));
    for (size_t i = 0; i < most && next(folded, len, &from, &word); i++)
        hoso_vec_push(hashes, hoso_word_hash(folded + word.start, word.end - word.start));
    return from;
}
