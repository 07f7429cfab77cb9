/* wrap: where lines end. */
#include "unit.h"

#include "hoso/buf.h"
#include "hoso/cell.h"
#include "hoso/wrap.h"

/* Lines are expected joined with `|`. */
static void wraps(const char *text, int width, const char *expected)
{
    struct hoso_spans lines = { 0 };
    struct hoso_buf got = HOSO_BUF_INIT;
    hoso_wrap(&lines, text, strlen(text), width);
    for (size_t i = 0; i < lines.count; i++) {
        if (i)
            hoso_buf_addch(&got, '|');
        hoso_buf_add(&got, text + lines.items[i].start, lines.items[i].end - lines.items[i].start);
    }
    ck_assert_str_eq(got.data, expected);
    hoso_buf_release(&got);
    hoso_vec_release(&lines);
}

START_TEST(tiny)
{
    wraps("", 10, "");
    wraps("\n", 10, "");
    wraps("a", 1, "a");
    wraps("a\n", 10, "a");
    wraps("a\n\nb", 10, "a||b");
    wraps("   ", 2, "");
    wraps("ab", 0, "a|b");
}
END_TEST

START_TEST(words)
{
    wraps("một hai ba", 10, "một hai ba");
    wraps("một hai ba", 9, "một hai|ba");
    wraps("một hai ba", 7, "một hai|ba");
    wraps("một hai ba", 6, "một|hai ba");
    wraps("một  \t hai", 4, "một|hai");
    wraps("một hai   ", 7, "một hai");
    wraps("  thụt vào", 7, "  thụt|vào");
    wraps("      xa", 3, "xa");
    wraps("dàidòngquá từ", 4, "dàid|òngq|uá|từ");
    wraps("a dàidòng", 4, "a|dàid|òng");
    wraps("a\xC2\xA0" "b c", 4, "a\xC2\xA0" "b|c");
}
END_TEST

START_TEST(hyphens_and_dashes)
{
    wraps("Kim Jong-un", 9, "Kim Jong-|un");
    wraps("tên KN-23", 8, "tên|KN-23");
    wraps("a -bcd", 5, "a|-bcd");
    wraps("năm 2020–2023", 10, "năm 2020–|2023");
    wraps("http://aa/bb/cc", 10, "http://aa/|bb/cc");
}
END_TEST

START_TEST(other_scripts)
{
    wraps("北京大学", 4, "北京|大学");
    wraps("北京大学", 5, "北京|大学");
    wraps("北京", 1, "北|京");
    wraps("ở 北京、上海。", 9, "ở 北京、|上海。");
    wraps("e\xCC\x81" "e\xCC\x81" "e\xCC\x81", 2, "e\xCC\x81" "e\xCC\x81|e\xCC\x81");
    wraps("😀😀😀", 4, "😀😀|😀");
}
END_TEST

START_TEST(line_of)
{
    const char *text = "một hai\n\nba";
    struct hoso_spans lines = { 0 };
    ck_assert_uint_eq(hoso_wrap_line_of(&lines, 0), 0);
    hoso_wrap(&lines, text, strlen(text), 4);
    ck_assert_uint_eq(lines.count, 4);
    ck_assert_uint_eq(hoso_wrap_line_of(&lines, 0), 0);
    ck_assert_uint_eq(hoso_wrap_line_of(&lines, 5), 0); /* the blank behind it */
    ck_assert_uint_eq(hoso_wrap_line_of(&lines, 6), 1);
    ck_assert_uint_eq(hoso_wrap_line_of(&lines, 10), 2);
    ck_assert_uint_eq(hoso_wrap_line_of(&lines, 999), 3);
    hoso_vec_release(&lines);
}
END_TEST

/* Any bytes: spans in order, no wider than the width, nothing but blanks between them. */
START_TEST(hostile_bytes)
{
    static const char *const parts[] = { "a",  "đ",    "ế",  " ", "-", "–",
                                         "北", "\xFF", "😀", "/", "\t", "\xE2\x80\x8D",
                                         "\n", "\xE1\xBA", "\xCC\x81" };
    struct hoso_spans lines = { 0 };
    unsigned seed = 7;
    for (int round = 0; round < 1500; round++) {
        struct hoso_buf text = HOSO_BUF_INIT;
        for (int i = 0; i < round % 120; i++) {
            seed = seed * 1103515245U + 12345U;
            hoso_buf_addstr(&text, parts[(seed >> 16) % (sizeof parts / sizeof parts[0])]);
        }
        int width = 2 + round % 9;
        hoso_wrap(&lines, text.data, text.len, width);
        size_t at = 0;
        for (size_t i = 0; i < lines.count; i++) {
            struct hoso_span line = lines.items[i];
            ck_assert(line.start >= at && line.end >= line.start && line.end <= text.len);
            for (; at < line.start; at++)
                ck_assert(strchr(" \t\n", text.data[at]));
            int cols = hoso_cells_width(text.data + line.start, line.end - line.start);
            ck_assert_int_le(cols, width);
            at = line.end;
        }
        hoso_buf_release(&text);
    }
    hoso_vec_release(&lines);
}
END_TEST

UNIT_MAIN("wrap", tiny, words, hyphens_and_dashes, other_scripts, line_of, hostile_bytes)
