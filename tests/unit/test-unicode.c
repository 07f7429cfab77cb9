/* unicode: code points read from any bytes, and what they are. */
#include "unit.h"

#include <unictype.h>
#include <unistr.h>

#include "hoso/unicode.h"

static uint32_t first(const char *bytes, size_t len, size_t *size)
{
    uint32_t code = 0;
    *size = hoso_utf8_next(&code, bytes, len, 0);
    return code;
}

START_TEST(next_reads_code_points)
{
    size_t size;
    ck_assert_uint_eq(first("", 0, &size), 0);
    ck_assert_uint_eq(size, 0);
    ck_assert_uint_eq(first("\0", 1, &size), 0);
    ck_assert_uint_eq(size, 1);
    ck_assert_uint_eq(first("đ", 2, &size), 0x111);
    ck_assert_uint_eq(first("ế", 3, &size), 0x1EBF);
    ck_assert_uint_eq(first("\U0001F600", 4, &size), 0x1F600);
    ck_assert_uint_eq(size, 4);
}
END_TEST

START_TEST(next_says_bad_bytes_one_by_one)
{
    static const char *const bad[] = { "\x80",         "\xC0\x80",     "\xC3",     "\xE1\xBA",
                                       "\xED\xA0\x80", "\xE0\x80\x80", "\xF5\x80", "\xF4\x90\x80\x80",
                                       "\xF0\x80\x80\x80", "\xFF" };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t size;
        ck_assert_uint_eq(first(bad[i], strlen(bad[i]), &size), 0xFFFD);
        ck_assert_uint_eq(size, 1);
    }
}
END_TEST

START_TEST(clip_keeps_code_points_whole)
{
    ck_assert_uint_eq(hoso_utf8_clip("", 0, 5), 0);
    ck_assert_uint_eq(hoso_utf8_clip("aế", 4, 4), 4);
    ck_assert_uint_eq(hoso_utf8_clip("aế", 4, 3), 1);
    ck_assert_uint_eq(hoso_utf8_clip("aế", 4, 2), 1);
    ck_assert_uint_eq(hoso_utf8_clip("aế", 4, 0), 0);
    ck_assert_uint_eq(hoso_utf8_clip("\x80\x80\x80\x80\x80", 5, 3), 3);
}
END_TEST

START_TEST(categories)
{
    ck_assert(hoso_is_letter('k') && hoso_is_letter(0x1EBF) && hoso_is_letter(0x301));
    ck_assert(!hoso_is_letter('1') && !hoso_is_letter('-') && !hoso_is_letter(0xFFFD));
    ck_assert(hoso_is_upper(0x110) && !hoso_is_upper(0x111) && hoso_is_lower(0x111));
    ck_assert(hoso_is_digit('0') && hoso_is_digit(0x665) && !hoso_is_digit('a'));
    ck_assert(hoso_is_blank(0xA0) && hoso_is_blank('\t') && hoso_is_blank(0x200B));
    ck_assert(!hoso_is_blank('a') && !hoso_is_blank(0x110000));
}
END_TEST

START_TEST(shortcuts_say_what_the_library_says)
{
    for (uint32_t code = 0x80; code < 0x110000; code++) {
        bool letter = uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
        bool upper = uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
        ck_assert_msg(hoso_is_letter(code) == letter, "U+%04X", (unsigned)code);
        ck_assert_msg(hoso_is_upper(code) == upper, "U+%04X", (unsigned)code);
        uint8_t bytes[8];
        int size = u8_uctomb(bytes, code, sizeof bytes);
        if (size > 0) /* no surrogate */
            ck_assert_msg(hoso_letter_size((char *)bytes, (size_t)size, 0) ==
                          (letter ? (size_t)size : 0), "U+%04X", (unsigned)code);
    }
}
END_TEST

UNIT_MAIN("unicode", next_reads_code_points, next_says_bad_bytes_one_by_one,
          clip_keeps_code_points_whole, categories, shortcuts_say_what_the_library_says)
