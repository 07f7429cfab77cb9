/* Sixteen bytes at once, where the processor has SSE2 (HOSO_LANES; else the caller goes byte by
 * byte).  What is true of a byte is all its bits set. */
#ifndef HOSO_LANES_H
#define HOSO_LANES_H

#ifdef __SSE2__
#include <emmintrin.h>

#define HOSO_LANES 16

typedef __m128i hoso_lanes;

static inline hoso_lanes hoso_lanes_load(const char *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static inline hoso_lanes hoso_lanes_are(hoso_lanes bytes, unsigned char byte)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)byte));
}

/* FROM to FROM + SPAN. */
static inline hoso_lanes hoso_lanes_within(hoso_lanes bytes, unsigned char from, unsigned char span)
{
    __m128i above = _mm_sub_epi8(bytes, _mm_set1_epi8((char)from));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8((char)span)), above);
}

/* In lower case, as far as they are ASCII letters. */
static inline hoso_lanes hoso_lanes_lower(hoso_lanes bytes)
{
    return _mm_or_si128(bytes, _mm_set1_epi8(0x20));
}

/* The highest bit of each, the first byte's lowest. */
static inline unsigned hoso_lanes_bits(hoso_lanes bytes)
{
    return (unsigned)_mm_movemask_epi8(bytes);
}
#endif

#endif
