#include "hoso/word.h"

#include <string.h>

#include "bits.h"
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

/* ---- ASCII, a block at a time ---- */

enum { BLOCK_BYTES = BITS_BYTES, BYTES_BEHIND = 4 }; /* the latter may be read as well */
_Static_assert((int)BYTES_BEHIND >= (int)BITS_BEHIND, "and are");

/* hoso_word_hash() of one to seven bytes, without a branch on how many: that of none, where the
 * seed is what they would have made of it. */
static inline uint32_t hash_short(const char *word, size_t len)
{
    uint64_t many = -(uint64_t)(len >= 4);
    uint32_t first, last;
    memcpy(&first, word, sizeof first);
    memcpy(&last, word + ((len - 4) & many), sizeof last);
    const unsigned char *b = (const unsigned char *)word;
    uint64_t few = (uint64_t)b[0] << 16 | (uint64_t)b[len / 2] << 8 | b[len - 1];
    uint64_t rest = (((uint64_t)first << 32 | last) & many) | (few & ~many);
    return (uint32_t)hoso_hash(word, 0, rest ^ (len * 0x9E3779B97F4A7C15u));
}

/* The words that end in the block at TEXT, fewer than its bytes.  Returns how far to go on, to
 * the one that the block cuts, if any; 0 where it has to be done one word at a time. */
static size_t add_block(struct hoso_word_hashes *hashes, const char *text)
{
    struct bits is = bits_of(text);
    if (is.beyond)
        return 0;
    uint64_t starts = (is.ascii & ~(is.ascii << 1)) | (is.digits & ~(is.digits << 1));
    uint64_t ends = (~is.ascii & is.ascii << 1) | (~is.digits & is.digits << 1);
    hoso_vec_reserve(hashes, hashes->count + BLOCK_BYTES);
    for (; ends; starts &= starts - 1, ends &= ends - 1) {
        size_t start = (size_t)__builtin_ctzll(starts);
        size_t len = (size_t)__builtin_ctzll(ends) - start;
        hashes->items[hashes->count++] =
            len < 8 ? hash_short(text + start, len) : hoso_word_hash(text + start, len);
    }
    return starts ? (size_t)__builtin_ctzll(starts) : BLOCK_BYTES;
}

size_t hoso_word_hashes_add(struct hoso_word_hashes *hashes, const char *folded, size_t len,
                            size_t from, size_t most)
{
    struct hoso_span word;
    size_t room = (len - from) / 4 + BLOCK_BYTES, before = hashes->count;
    size_t single = from; /* up to here a word at a time */
    hoso_vec_reserve(hashes, before + (room < most ? room : most));
    for (size_t left; (left = most - (hashes->count - before)) > 0;) {
        if (from >= single && left >= BLOCK_BYTES && len - from >= BLOCK_BYTES + BYTES_BEHIND) {
            size_t passed = add_block(hashes, folded + from);
            from += passed;
            single = from + (passed ? 0 : BLOCK_BYTES);
        } else if (next(folded, len, &from, &word)) {
            hoso_vec_push(hashes, hoso_word_hash(folded + word.start, word.end - word.start));
        } else {
            break;
        }
    }
    return from;
}
