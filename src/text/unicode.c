#include "hoso/unicode.h"

#include <unictype.h>

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Well-formed sequences only (Unicode, table 3-7): no overlong forms, no surrogates. */
size_t hoso_utf8_next_beyond(uint32_t *code, const char *text, size_t len, size_t at)
{
    const unsigned char *s = (const unsigned char *)text + at;
    size_t left = len - at;
    if (s[0] >= 0xC2 && s[0] < 0xE0 && left >= 2 && is_tail(s[1])) {
        *code = (s[0] & 0x1FU) << 6 | (s[1] & 0x3FU);
        return 2;
    }
    if (s[0] >= 0xE0 && s[0] < 0xF0 && left >= 3 && is_tail(s[1]) && is_tail(s[2])) {
        *code = (s[0] & 0xFU) << 12 | (s[1] & 0x3FU) << 6 | (s[2] & 0x3FU);
        if (*code >= 0x800 && (*code < 0xD800 || *code > 0xDFFF))
            return 3;
    }
    if (s[0] >= 0xF0 && s[0] < 0xF5 && left >= 4 && is_tail(s[1]) && is_tail(s[2]) &&
        is_tail(s[3])) {
        *code = (s[0] & 0x7U) << 18 | (s[1] & 0x3FU) << 12 | (s[2] & 0x3FU) << 6 | (s[3] & 0x3FU);
        if (*code >= 0x10000 && *code <= 0x10FFFF)
            return 4;
    }
    *code = 0xFFFD;
    return 1;
}

size_t hoso_utf8_clip(const char *text, size_t len, size_t max)
{
    if (len <= max)
        return len;
    size_t end = max;
    for (int back = 0; back < 3 && end > 0 && is_tail((unsigned char)text[end]); back++)
        end--;
    uint32_t code;
    /* Only a whole code point that spans MAX is left out; stray tails stay. */
    return end + hoso_utf8_next(&code, text, len, end) > max ? end : max;
}

/* Vietnamese letters are told from others by where they stand, as the library's table took
 * a good part of the time in which a text is read; a test asks it of each of them. */
bool hoso_is_letter(uint32_t code)
{
    if (code < 0x80)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    if ((code >= 0xC0 && code < 0x250) || (code >= 0x1E00 && code < 0x1F00))
        return code != 0xD7 && code != 0xF7; /* × ÷ */
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

size_t hoso_letter_size_beyond(const char *text, size_t len, size_t at)
{
    uint32_t code;
    size_t size = hoso_utf8_next(&code, text, len, at);
    return hoso_is_letter(code) ? size : 0;
}

bool hoso_is_upper(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    if (code >= 0x1EA0 && code < 0x1F00) /* Ạ ạ … Ỹ ỹ: in pairs */
        return code % 2 == 0;
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool hoso_is_lower(uint32_t code)
{
    if (code < 0x80)
        return code >= 'a' && code <= 'z';
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Ll);
}

bool hoso_is_digit(uint32_t code)
{
    if (code < 0x80)
        return code >= '0' && code <= '9';
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Nd);
}

bool hoso_is_blank(uint32_t code)
{
    if (code < 0x80)
        return code == ' ' || code == '\t' || code == '\n';
    return code == 0x200B || uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Zs);
}
