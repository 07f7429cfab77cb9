/* What sixty-four bytes of a text are, as so many bits.  Inner header of the text layer. */
#ifndef HOSO_TEXT_BITS_H
#define HOSO_TEXT_BITS_H

#include <stdint.h>

#include "hoso/lanes.h"

enum { BITS_BYTES = 64, BITS_BEHIND = 2 }; /* the latter are read as well */

struct bits {
    uint64_t ascii, digits; /* letters and digits of ASCII */
    uint64_t two, three;    /* first bytes of letters of so many, as hoso_letter_size tells them */
    uint64_t beyond;        /* all that is no ASCII */
};

#ifdef HOSO_LANES
enum { BITS_STEP = HOSO_LANES };

static inline void bits_add(struct bits *bits, const char *text, int at)
{
    hoso_lanes first = hoso_lanes_load(text + at), lower = hoso_lanes_lower(first);
    hoso_lanes second = hoso_lanes_load(text + at + 1), third = hoso_lanes_load(text + at + 2);
    hoso_lanes tail = hoso_lanes_within(second, 0x80, 0x3F);
    hoso_lanes sign = _mm_and_si128(hoso_lanes_are(first, 0xC3), /* × ÷ */
                                    hoso_lanes_are(hoso_lanes_lower(second), 0xB7));
    hoso_lanes two = _mm_and_si128(hoso_lanes_within(first, 0xC3, 6), _mm_andnot_si128(sign, tail));
    hoso_lanes three = _mm_and_si128(hoso_lanes_are(first, 0xE1),
                                     _mm_and_si128(hoso_lanes_within(second, 0xB8, 3),
                                                   hoso_lanes_within(third, 0x80, 0x3F)));
    bits->ascii |= (uint64_t)hoso_lanes_bits(hoso_lanes_within(lower, 'a', 25)) << at;
    bits->digits |= (uint64_t)hoso_lanes_bits(hoso_lanes_within(first, '0', 9)) << at;
    bits->two |= (uint64_t)hoso_lanes_bits(two) << at;
    bits->three |= (uint64_t)hoso_lanes_bits(three) << at;
    bits->beyond |= (uint64_t)hoso_lanes_bits(first) << at;
}
#else
enum { BITS_STEP = 1 };

static inline void bits_add(struct bits *bits, const char *text, int at)
{
    const unsigned char *s = (const unsigned char *)text + at;
    uint64_t bit = (uint64_t)1 << at;
    bits->ascii |= (s[0] | 0x20) >= 'a' && (s[0] | 0x20) <= 'z' ? bit : 0;
    bits->digits |= s[0] >= '0' && s[0] <= '9' ? bit : 0;
    bits->two |= s[0] >= 0xC3 && s[0] <= 0xC9 && (s[1] & 0xC0) == 0x80 &&
                         !(s[0] == 0xC3 && (s[1] | 0x20) == 0xB7) ? bit : 0;
    bits->three |= s[0] == 0xE1 && s[1] >= 0xB8 && s[1] <= 0xBB && (s[2] & 0xC0) == 0x80 ? bit : 0;
    bits->beyond |= s[0] >= 0x80 ? bit : 0;
}
#endif

static inline struct bits bits_of(const char *text)
{
    struct bits bits = { 0 };
    for (int at = 0; at < BITS_BYTES; at += BITS_STEP)
        bits_add(&bits, text, at);
    return bits;
}

#endif
