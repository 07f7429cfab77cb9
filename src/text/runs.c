/* Sixty-four bytes become as many bits for letters and digits.  The letters of Vietnamese are
 * told by their bytes (hoso_letter_size); what else is beyond ASCII is odd, and looked at alone. */
#include "hoso/runs.h"

#include <string.h>

#include "hoso/unicode.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { WINDOW = 64, LOOK_AHEAD = 2 }; /* bytes */

enum class { OTHER, LETTER, DIGIT };

/* What stands at AT < LEN, and its bytes. */
static enum class class_at(const struct hoso_runs *runs, size_t at, size_t *size)
{
    uint32_t code;
    *size = hoso_letter_size(runs->text, runs->len, at);
    if (*size)
        return LETTER;
    *size = hoso_utf8_next(&code, runs->text, runs->len, at);
    return hoso_is_digit(code) ? DIGIT : OTHER;
}

/* First bytes of letters of two and of three, and bytes beyond ASCII. */
struct bits {
    uint64_t ascii, digits, two, three, beyond;
};

#ifdef __SSE2__
static inline __m128i load(const char *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

/* Which bytes are FROM … FROM + SPAN? */
static inline __m128i within(__m128i bytes, unsigned char from, char span)
{
    __m128i above = _mm_sub_epi8(bytes, _mm_set1_epi8((char)from));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(span)), above);
}

static inline __m128i is(__m128i bytes, unsigned char byte)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)byte));
}

static inline void add_bits(struct bits *bits, const char *text, int at)
{
    const __m128i lower = _mm_set1_epi8(0x20);
    __m128i first = load(text + at), second = load(text + at + 1), third = load(text + at + 2);
    __m128i tail = _mm_cmplt_epi8(second, _mm_set1_epi8(-64)); /* 80 to BF */
    __m128i sign = _mm_and_si128(is(first, 0xC3), is(_mm_or_si128(second, lower), 0xB7)); /* × ÷ */
    __m128i two = _mm_andnot_si128(sign, _mm_and_si128(within(first, 0xC3, 6), tail));
    __m128i three = _mm_and_si128(_mm_and_si128(is(first, 0xE1), within(second, 0xB8, 3)),
                                  _mm_cmplt_epi8(third, _mm_set1_epi8(-64)));
#define BITS(lanes) ((uint64_t)(unsigned)_mm_movemask_epi8(lanes) << at)
    bits->ascii |= BITS(within(_mm_or_si128(first, lower), 'a', 25));
    bits->digits |= BITS(within(first, '0', 9));
    bits->two |= BITS(two);
    bits->three |= BITS(three);
    bits->beyond |= BITS(first);
#undef BITS
}
enum { LANES = 16 };
#else
static inline void add_bits(struct bits *bits, const char *text, int at)
{
    const unsigned char *s = (const unsigned char *)text + at;
    uint64_t bit = (uint64_t)1 << at;
    size_t size = s[0] < 0xC3 ? 0 : s[0] == 0xE1 ? 3 : 2;
    bits->ascii |= (s[0] | 0x20) >= 'a' && (s[0] | 0x20) <= 'z' ? bit : 0;
    bits->digits |= s[0] >= '0' && s[0] <= '9' ? bit : 0;
    bits->two |= s[0] >= 0xC3 && s[0] <= 0xC9 && (s[1] & 0xC0) == 0x80 &&
                         !(s[0] == 0xC3 && (s[1] | 0x20) == 0xB7) ? bit : 0;
    bits->three |= size == 3 && s[1] >= 0xB8 && s[1] <= 0xBB && (s[2] & 0xC0) == 0x80 ? bit : 0;
    bits->beyond |= s[0] >= 0x80 ? bit : 0;
}
enum { LANES = 1 };
#endif

/* The window from AT on, which is no byte inside a letter. */
static void look(struct hoso_runs *runs, size_t at)
{
    char end[WINDOW + LANES + LOOK_AHEAD];
    const char *text = runs->text + at;
    struct bits bits = { 0 };
    if (runs->len - at < sizeof end) { /* as if blanks followed */
        memset(end, ' ', sizeof end);
        text = memcpy(end, text, runs->len - at);
    }
    for (int i = 0; i < WINDOW; i += LANES)
        add_bits(&bits, text, i);
    runs->base = at;
    runs->digits = bits.digits;
    runs->letters = bits.ascii | bits.two | bits.two << 1 | bits.three | bits.three << 1 |
                    bits.three << 2;
    runs->odd = bits.beyond & ~runs->letters;
}

static bool is_odd(const struct hoso_runs *runs, size_t at)
{
    return at - runs->base < WINDOW && runs->odd >> (at - runs->base) & 1;
}

/* Goes to where a run of letters, or of digits, or something odd is. */
static bool go_to_start(struct hoso_runs *runs)
{
    while (runs->at < runs->len) {
        if (runs->at - runs->base >= WINDOW)
            look(runs, runs->at);
        uint64_t some = (runs->letters | runs->digits | runs->odd) >> (runs->at - runs->base);
        if (some) {
            runs->at += (size_t)__builtin_ctzll(some);
            return true;
        }
        runs->at = runs->base + WINDOW;
    }
    return false;
}

/* The end of the run of CLASS that goes on at AT, as far as windows tell: something odd, or of
 * another class. */
static size_t plain_end(struct hoso_runs *runs, size_t at, enum class class)
{
    while (at < runs->len) {
        if (at - runs->base >= WINDOW)
            look(runs, at);
        uint64_t others = ~(class == LETTER ? runs->letters : runs->digits) >> (at - runs->base);
        if (others)
            return at + (size_t)__builtin_ctzll(others);
        if (at != runs->base) {
            look(runs, at);
            continue;
        }
        size_t size = 0, end = at + WINDOW; /* which may be inside a letter */
        for (; at < end && at < runs->len && class_at(runs, at, &size) == class; at += size)
            continue;
    }
    return at;
}

static size_t run_end(struct hoso_runs *runs, size_t at, enum class class)
{
    size_t size, end = at;
    while (end < runs->len) {
        end = plain_end(runs, end, class);
        if (end >= runs->len || !is_odd(runs, end) || class_at(runs, end, &size) != class)
            break;
        end += size;
    }
    return end < runs->len ? end : runs->len;
}

bool hoso_runs_next(struct hoso_runs *runs, struct hoso_run *run)
{
    while (go_to_start(runs)) {
        enum class class = runs->digits >> (runs->at - runs->base) & 1 ? DIGIT : LETTER;
        size_t size = 0;
        run->start = runs->at;
        if (is_odd(runs, runs->at))
            class = class_at(runs, runs->at, &size);
        runs->at += size;
        if (class == OTHER)
            continue;
        runs->at = run->end = run_end(runs, runs->at, class);
        run->digits = class == DIGIT;
        return true;
    }
    return false;
}
