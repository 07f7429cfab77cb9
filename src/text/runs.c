/* Sixty-four bytes become as many bits for letters and digits.  The letters of Vietnamese are
 * told by their bytes (hoso_letter_size); what else is beyond ASCII is odd, and looked at alone. */
#include "hoso/runs.h"

#include <string.h>

#include "bits.h"
#include "hoso/unicode.h"

enum { WINDOW = BITS_BYTES };

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

/* The window from AT on, which is no byte inside a letter. */
static void look(struct hoso_runs *runs, size_t at)
{
    char end[WINDOW + BITS_BEHIND];
    const char *text = runs->text + at;
    if (runs->len - at < sizeof end) { /* as if blanks followed */
        memset(end, ' ', sizeof end);
        text = memcpy(end, text, runs->len - at);
    }
    struct bits bits = bits_of(text);
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
