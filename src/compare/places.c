/* Most numbers are no dates, and two bytes before or one behind them tell.  The words meant
 * here are those of words.c that open a date or a day, in any case. */
#include "places.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "words.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static unsigned byte_at(const char *text, size_t len, size_t at)
{
    return at < len ? (unsigned char)text[at] : 0;
}

/* The byte BACK before AT, 0 before the text. */
static unsigned byte_before(const char *text, size_t at, size_t back)
{
    return at >= back ? (unsigned char)text[at - back] : 0;
}

static bool is_digit(unsigned byte)
{
    return byte - '0' <= 9;
}

static bool is_ascii_letter(unsigned byte)
{
    return (byte | 0x20) - 'a' < 26;
}

static bool is_ascii_blank(unsigned byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

/* ---- the next digit, á behind an h, or ý behind a u: its last byte ---- */

enum { A_ACUTE = 0xA1, Y_ACUTE = 0xBD }; /* behind 0xC3; in capitals 0x20 less */

static bool is_sign(const char *text, size_t at)
{
    unsigned byte = (unsigned char)text[at];
    if (is_digit(byte) || byte_before(text, at, 1) != 0xC3)
        return is_digit(byte);
    unsigned before = byte_before(text, at, 2) | 0x20;
    return ((byte | 0x20) == A_ACUTE && before == 'h') || ((byte | 0x20) == Y_ACUTE && before == 'u');
}

#ifdef __SSE2__
enum { LANES = 16 };

static __m128i load(const char *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static __m128i are(__m128i bytes, int byte)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)byte));
}

/* Which of the sixteen bytes there are signs?  Two more are before them. */
static unsigned signs(const char *at)
{
    __m128i bytes = load(at), small = _mm_set1_epi8(0x20);
    __m128i letter = _mm_or_si128(bytes, small), before = _mm_or_si128(load(at - 2), small);
    __m128i over = _mm_subs_epu8(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), _mm_set1_epi8(9));
    __m128i spelled = _mm_or_si128(_mm_and_si128(are(letter, A_ACUTE), are(before, 'h')),
                                   _mm_and_si128(are(letter, Y_ACUTE), are(before, 'u')));
    spelled = _mm_and_si128(spelled, are(load(at - 1), 0xC3));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(are(over, 0), spelled));
}
#endif

static size_t next_sign(const char *text, size_t len, size_t at)
{
    for (; at < len && at < 2; at++)
        if (is_sign(text, at))
            return at;
#ifdef __SSE2__
    for (; at + LANES <= len; at += LANES) {
        unsigned found = signs(text + at);
        if (found)
            return at + (size_t)__builtin_ctz(found);
    }
#endif
    while (at < len && !is_sign(text, at))
        at++;
    return at;
}

/* ---- is it one of a date? ---- */

/* May these three bytes, of which 0 may be missing, be a blank beyond ASCII or end in one? */
static bool is_wide_blank(unsigned first, unsigned second, unsigned third)
{
    return third >= 0x80 &&
           (second == 0xC2 || first == 0xE2 || first == 0xE3 || (first == 0xE1 && second == 0x9A));
}

/* A letter's last byte before another: 0x21 are the bits that capitals lack. */
#define ENDING(before, last) (((before) | 0x21u) << 8 | (last))

/* Does what ends at AT open a date or a day: ngày, hôm, sáng, …, năm, niên? */
static bool ends_lead(const char *text, size_t at)
{
    unsigned last = byte_before(text, at, 1) | 0x20, second = byte_before(text, at, 2);
    unsigned third = byte_before(text, at, 3);
    switch (ENDING(second, last)) {
    case ENDING(0xA0, 'y'):                          /* ngày */
    case ENDING('a', 'y'):                           /* nay */
    case ENDING(0xB4, 'm'):                          /* hôm */
    case ENDING(0xAA, 'm'):                          /* đêm */
    case ENDING(0x83, 'm'):                          /* năm */
    case ENDING(0x9B, 'm'):                          /* sớm */
    case ENDING(0xB0, 'a'): case ENDING(0xAF, 'a'):  /* trưa, TRƯA */
    case ENDING('u', 'a'):                           /* qua */
    case ENDING(0x81, 'u'):                          /* chiều */
    case ENDING(0x91, 'i'):                          /* tối */
    case ENDING('a', 'i'):                           /* mai */
    case ENDING(0xAA, 'n'):                          /* niên */
    case ENDING(0xC3, Y_ACUTE):                      /* quý */
    case ENDING(0xBB, 0xB7): case ENDING(0xBB, 0xB6): /* kỷ, KỶ */
        return true;
    case ENDING('n', 'g'): /* sáng, tháng; mùng; mồng */
        return (third | 0x21) == 0xA1 || (third | 0x21) == 0xB9 || (third | 0x21) == 0xB3;
    default:
        return is_wide_blank(third, second, last);
    }
}

static bool is_led(const char *text, size_t at)
{
    while (at && (is_ascii_blank((unsigned char)text[at - 1]) || text[at - 1] == ','))
        at--;
    return ends_lead(text, at);
}

/* The number from AT to END: with a `/` or a dash behind it, as long as a year, with a year in
 * it, or behind a word that says so. */
static bool may_be_of_date(const char *text, size_t len, size_t at, size_t end)
{
    enum { MOST_INT = 4, LEAST_DOTTED = 8, MOST_DOTTED = 11 };
    unsigned behind = byte_at(text, len, end);
    const char *s = text + at;
    size_t size = end - at;
    if (size <= MOST_INT && (behind == '/' || behind == '-' || behind == 0xE2))
        return true;
    if (size == MOST_INT && ((s[0] == '1' && s[1] == '9') || (s[0] == '2' && s[1] <= '1')))
        return true;
    if (size >= LEAST_DOTTED && size <= MOST_DOTTED && text[end - 5] == '.')
        return true;
    return size <= MOST_DOTTED && is_led(text, at);
}

/* `tháng tám`, `quý hai`, by the á or ý at AT and what the next word begins with. */
static bool may_be_spelled(const char *text, size_t len, size_t at)
{
    bool month = ((unsigned char)text[at] | 0x20) == A_ACUTE;
    size_t end = at + 1;
    if ((byte_before(text, at, 3) | 0x20) != (month ? 't' : 'q'))
        return false;
    if (month) {
        if ((byte_at(text, len, end) | 0x20) != 'n' || (byte_at(text, len, end + 1) | 0x20) != 'g')
            return false;
        end += 2;
    }
    size_t next = end;
    while (next < len && is_ascii_blank((unsigned char)text[next]))
        next++;
    unsigned byte = byte_at(text, len, next);
    return byte >= 0x80 ? byte < 0xC3 || byte > 0xC9
                        : next > end && is_ascii_letter(byte) && strchr("bcghimnst", (int)(byte | 0x20));
}

size_t date_place_next(const char *text, size_t len, size_t at)
{
    while ((at = next_sign(text, len, at)) < len) {
        size_t end = at + 1;
        if (!is_digit((unsigned char)text[at])) {
            if (may_be_spelled(text, len, at))
                return at;
        } else if (!is_ascii_letter(byte_before(text, at, 1))) {
            end = number_end(text, len, at);
            if (may_be_of_date(text, len, at, end))
                return at;
        } else {
            while (is_digit(byte_at(text, len, end)))
                end++;
        }
        at = end;
    }
    return len;
}

/* ---- where to begin ---- */

/* A full stop or comma at AT, a blank, a letter.  A comma goes on with a date only before `năm`;
 * behind `mm` and `ly` another calibre of the list may follow. */
static bool parts_figures(const char *text, size_t at)
{
    unsigned before = (unsigned char)text[at - 1] | 0x20, next = (unsigned char)text[at + 2];
    return (text[at] == '.' || text[at] == ',') && text[at + 1] == ' ' && before != 'm' &&
           before != 'y' && (next == 0xC4 || (is_ascii_letter(next) && (next | 0x20) != 'n'));
}

size_t date_place_start(const char *text, size_t least, size_t place)
{
    for (size_t at = place; at > least; at--) {
        if (text[at - 1] == '\n')
            return at;
        if (text[at - 1] == ' ' && at - least > 2 && at < place && parts_figures(text, at - 2))
            return at - 2;
    }
    return least;
}
