/* Code points and what they are, for those who walk a text.  The rest of the
 * program uses these and never libunistring itself.  Thread safe. */
#ifndef HOSO_UNICODE_H
#define HOSO_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at TEXT[AT]; returns its length in bytes (1 and U+FFFD
 * for an invalid byte; 0 at the end). */
static inline size_t hoso_utf8_next(uint32_t *code, const char *text, size_t len, size_t at);

/* Length in bytes of the longest prefix of TEXT that is at most MAX bytes and does
 * not end inside a code point. */
size_t hoso_utf8_clip(const char *text, size_t len, size_t max);

bool hoso_is_letter(uint32_t code); /* general category L*, and marks M* */
/* The bytes of the letter at TEXT[AT], AT < LEN; 0 for anything else. */
static inline size_t hoso_letter_size(const char *text, size_t len, size_t at);
bool hoso_is_upper(uint32_t code);  /* Lu, Lt */
bool hoso_is_lower(uint32_t code);  /* Ll */
bool hoso_is_digit(uint32_t code);  /* Nd */
bool hoso_is_blank(uint32_t code);  /* Zs, tab, newline, U+200B */

/* What hoso_utf8_next does beyond ASCII, AT < LEN. */
size_t hoso_utf8_next_beyond(uint32_t *code, const char *text, size_t len, size_t at);

/* What hoso_letter_size does where it is not plain. */
size_t hoso_letter_size_beyond(const char *text, size_t len, size_t at);

/* Those of Vietnamese by their bytes: ASCII, U+00C0 to U+027F but × and ÷, U+1E00 to U+1EFF. */
static inline size_t hoso_letter_size(const char *text, size_t len, size_t at)
{
    const unsigned char *s = (const unsigned char *)text + at;
    if (s[0] < 0x80)
        return (s[0] | 0x20) >= 'a' && (s[0] | 0x20) <= 'z';
    if (s[0] >= 0xC3 && s[0] <= 0xC9 && len - at >= 2 && (s[1] & 0xC0) == 0x80)
        return s[0] == 0xC3 && (s[1] == 0x97 || s[1] == 0xB7) ? 0 : 2;
    if (s[0] == 0xE1 && len - at >= 3 && s[1] >= 0xB8 && s[1] <= 0xBB && (s[2] & 0xC0) == 0x80)
        return 3;
    return hoso_letter_size_beyond(text, len, at);
}

static inline size_t hoso_utf8_next(uint32_t *code, const char *text, size_t len, size_t at)
{
    *code = at < len ? (unsigned char)text[at] : 0;
    if (at >= len)
        return 0;
    return *code < 0x80 ? 1 : hoso_utf8_next_beyond(code, text, len, at);
}

#endif
