/* Most numbers are no dates, and the word before or the byte behind them tells.  The words meant
 * here are those of words.c that open a date or a day, in any case. */
#include "places.h"

#include <stdbool.h>
#include <string.h>

#include "hoso/lanes.h"
#include "words.h"

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

#ifdef HOSO_LANES
/* Which of the sixteen bytes there are signs?  Two more are before them. */
static unsigned signs(const char *at)
{
    hoso_lanes bytes = hoso_lanes_load(at), letter = hoso_lanes_lower(bytes);
    hoso_lanes before = hoso_lanes_lower(hoso_lanes_load(at - 2));
    hoso_lanes acute = _mm_or_si128(
        _mm_and_si128(hoso_lanes_are(letter, A_ACUTE), hoso_lanes_are(before, 'h')),
        _mm_and_si128(hoso_lanes_are(letter, Y_ACUTE), hoso_lanes_are(before, 'u')));
    hoso_lanes spelled = _mm_and_si128(acute, hoso_lanes_are(hoso_lanes_load(at - 1), 0xC3));
    return hoso_lanes_bits(_mm_or_si128(hoso_lanes_within(bytes, '0', 9), spelled));
}
#endif

static size_t next_sign(const char *text, size_t len, size_t at)
{
    for (; at < len && at < 2; at++)
        if (is_sign(text, at))
            return at;
#ifdef HOSO_LANES
    for (; at + HOSO_LANES <= len; at += HOSO_LANES) {
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

/* May a blank beyond ASCII begin with these bytes: U+00A0, U+1680, U+2000 …, U+3000? */
static bool opens_wide_blank(unsigned first, unsigned second)
{
    return first == 0xC2 || first == 0xE2 || first == 0xE3 || (first == 0xE1 && second == 0x9A);
}

static bool starts_wide_blank(const char *text, size_t len, size_t at)
{
    return opens_wide_blank(byte_at(text, len, at), byte_at(text, len, at + 1));
}

static bool ends_in_wide_blank(const char *text, size_t at)
{
    unsigned second = byte_before(text, at, 2);
    return second == 0xC2 || opens_wide_blank(byte_before(text, at, 3), second);
}

static inline bool ends_in(const char *text, size_t at, const char *word)
{
    size_t len = strlen(word);
    return at >= len && word_is(word, text + at - len, len);
}

/* Does what ends at AT open a date or a day, or is it the `nay` of `sáng nay, 27`? */
static bool ends_lead(const char *text, size_t at)
{
    switch (byte_before(text, at, 1) | 0x20) {
    case 'a':
        return ends_in(text, at, "trưa") || ends_in(text, at, "qua");
    case 'g':
        return ends_in(text, at, "tháng") || ends_in(text, at, "sáng") ||
               ends_in(text, at, "mùng") || ends_in(text, at, "mồng");
    case 'i':
        return ends_in(text, at, "tối") || ends_in(text, at, "mai");
    case 'm':
        return ends_in(text, at, "năm") || ends_in(text, at, "hôm") || ends_in(text, at, "đêm") ||
               ends_in(text, at, "sớm");
    case 'n':
        return ends_in(text, at, "niên");
    case 'u':
        return ends_in(text, at, "chiều");
    case 'y':
        return ends_in(text, at, "ngày") || ends_in(text, at, "nay");
    default:
        return ends_in(text, at, "quý") || ends_in(text, at, "kỷ") || ends_in_wide_blank(text, at);
    }
}

static bool is_led(const char *text, size_t at)
{
    while (at && (is_ascii_blank((unsigned char)text[at - 1]) || text[at - 1] == ','))
        at--;
    return ends_lead(text, at);
}

/* The number from AT to END: a day before a month, a year, a date in one, or one that a word
 * leads. */
static bool may_be_of_date(const char *text, size_t len, size_t at, size_t end)
{
    enum { MOST_DAY = 2, YEAR = 4, LEAST_DOTTED = 8, MOST_DOTTED = 11 };
    unsigned behind = byte_at(text, len, end);
    const char *s = text + at;
    size_t size = end - at;
    if (size <= MOST_DAY && (size == 1 || s[0] <= '3') &&
        (behind == 0xE2 || ((behind == '/' || behind == '-') && is_digit(byte_at(text, len, end + 1)))))
        return true;
    if (size == YEAR && memcmp(s, "1900", YEAR) >= 0 && memcmp(s, "2100", YEAR) <= 0)
        return true;
    if (size >= LEAST_DOTTED && size <= MOST_DOTTED && text[end - YEAR - 1] == '.')
        return true;
    return size <= MOST_DOTTED && is_led(text, at);
}

static bool starts_numeral(const char *text, size_t len, size_t at)
{
    static const char *const numerals[] = { "giêng", "một", "hai", "ba",  "bốn", "năm",  "sáu",
                                            "bảy",   "bẩy", "tám", "chín", "mười", "mốt", "tư",
                                            "nhăm",  "i" /* II, IV */ };
    for (size_t i = 0; at < len && i < sizeof numerals / sizeof numerals[0]; i++)
        if (strlen(numerals[i]) <= len - at && word_is(numerals[i], text + at, strlen(numerals[i])))
            return true;
    return false;
}

/* `tháng tám`, `quý hai`, by the á or ý at AT. */
static bool may_be_spelled(const char *text, size_t len, size_t at)
{
    bool quarter = ends_in(text, at + 1, "quý");
    size_t end = quarter ? at + 1 : at + 3;
    if (end >= len || (!quarter && !ends_in(text, end, "tháng")))
        return false;
    while (end < len && is_ascii_blank((unsigned char)text[end]))
        end++;
    return starts_numeral(text, len, end) || starts_wide_blank(text, len, end);
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

/* The bytes before AT: of what a list of calibres may go on behind? */
static bool is_calibre_unit(const char *text, size_t at)
{
    unsigned last = byte_before(text, at, 1) | 0x20, before = byte_before(text, at, 2) | 0x20;
    return (last == 'm' && before == 'm') || (last == 'y' && before == 'l');
}

/* A full stop or comma at AT, a blank, and a word: no figure has them in it, but a date with
 * `, năm 2024` behind it. */
static bool parts_figures(const char *text, size_t at)
{
    unsigned first = (unsigned char)text[at + 2], second = (unsigned char)text[at + 3];
    return (text[at] == '.' || text[at] == ',') && text[at + 1] == ' ' &&
           (is_ascii_letter(first) || first == 0xC4) && !((first | 0x20) == 'n' && second == 0xC4) &&
           !is_calibre_unit(text, at);
}

size_t date_place_start(const char *text, size_t least, size_t place)
{
    for (size_t at = place; at > least; at--) {
        if (text[at - 1] == '\n')
            return at;
        if (text[at - 1] == ' ' && at - least > 2 && at + 1 < place && parts_figures(text, at - 2))
            return at - 2;
    }
    return least;
}
