/* The two bytes tried are the needle's rarest, as folded Vietnamese goes: of all the
 * sixteen places hardly one is left to be compared whole. */
#include "needle.h"

#include <stdint.h>
#include <string.h>

#include "hoso/lanes.h"

/* Frequent bytes of folded news first; others are rare. */
static const char frequent[] = " nhtiacguoedmlrpvbsyqkx.,";

static size_t rarity(char byte)
{
    const char *at = byte ? strchr(frequent, byte) : NULL;
    return at ? (size_t)(at - frequent) : sizeof frequent;
}

void needle_init(struct needle *needle, const char *bytes, size_t len, enum needle_before before)
{
    *needle = (struct needle){ .bytes = bytes, .len = len };
    for (size_t i = 1; i < len; i++)
        if (rarity(bytes[i]) > rarity(bytes[needle->rare]))
            needle->rare = i;
    needle->second = len > 1 && needle->rare == 0;
    for (size_t i = 0; i < len; i++)
        if (i != needle->rare && rarity(bytes[i]) > rarity(bytes[needle->second]))
            needle->second = i;
    if (len == 1)
        needle->second = 0;
    needle->low = before == NEEDLE_NO_DIGIT ? '0' : 'a';
    needle->span = before == NEEDLE_ANY ? 0 : before == NEEDLE_NO_DIGIT ? 9 : 25;
}

static bool stands_at(const struct needle *needle, const char *text, size_t at)
{
    if (needle->span && at && (unsigned char)(text[at - 1] - needle->low) <= needle->span)
        return false;
    return memcmp(text + at, needle->bytes, needle->len) == 0;
}

#ifdef HOSO_LANES
/* Which of the places AT … AT + 15 may be one?  AT is not 0. */
static unsigned candidates(const struct needle *needle, const char *text, size_t at)
{
    hoso_lanes hits = _mm_and_si128(
        hoso_lanes_are(hoso_lanes_load(text + at + needle->rare),
                       (unsigned char)needle->bytes[needle->rare]),
        hoso_lanes_are(hoso_lanes_load(text + at + needle->second),
                       (unsigned char)needle->bytes[needle->second]));
    if (needle->span)
        hits = _mm_andnot_si128(
            hoso_lanes_within(hoso_lanes_load(text + at - 1), needle->low, needle->span), hits);
    return hoso_lanes_bits(hits);
}

/* As far as sixteen at once go; *AT is where to go on. */
static bool find_in_lanes(const struct needle *needle, const char *text, size_t len, size_t *at)
{
    for (; *at + HOSO_LANES + needle->len <= len; *at += HOSO_LANES)
        for (unsigned mask = candidates(needle, text, *at); mask; mask &= mask - 1) {
            size_t place = *at + (size_t)__builtin_ctz(mask);
            if (memcmp(text + place, needle->bytes, needle->len) == 0) {
                *at = place;
                return true;
            }
        }
    return false;
}

static size_t count_in_lanes(const struct needle *needle, const char *text, size_t len, size_t *at,
                             needle_doubt_fn *doubt, void *ctx)
{
    size_t count = 0;
    for (; *at + HOSO_LANES + needle->len <= len; *at += HOSO_LANES) {
        unsigned mask = candidates(needle, text, *at);
        if (!mask)
            continue;
        unsigned doubtful = mask & hoso_lanes_bits(hoso_lanes_load(text + *at - 1));
        count += (size_t)__builtin_popcount(mask & ~doubtful);
        for (; doubtful; doubtful &= doubtful - 1)
            count += doubt(*at + (size_t)__builtin_ctz(doubtful), ctx);
    }
    return count;
}
#endif

size_t needle_count(const struct needle *needle, const char *text, size_t len,
                    needle_doubt_fn *doubt, void *ctx)
{
    size_t at = 1, count = len >= needle->len && stands_at(needle, text, 0);
#ifdef HOSO_LANES
    count += count_in_lanes(needle, text, len, &at, doubt, ctx);
#endif
    for (; at + needle->len <= len; at++)
        if (stands_at(needle, text, at))
            count += !((unsigned char)text[at - 1] & 0x80) || doubt(at, ctx);
    return count;
}

size_t needle_find(const struct needle *needle, const char *text, size_t len, size_t from)
{
    if (len < needle->len)
        return (size_t)-1;
    if (from == 0 && stands_at(needle, text, 0))
        return 0;
    size_t at = from ? from : 1;
#ifdef HOSO_LANES
    if (find_in_lanes(needle, text, len, &at))
        return at;
#endif
    for (; at + needle->len <= len; at++)
        if (stands_at(needle, text, at))
            return at;
    return (size_t)-1;
}
