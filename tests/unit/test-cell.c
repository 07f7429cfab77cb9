/* cell: what a terminal gets to see, and how wide it is. */
#include "unit.h"

#include "hoso/cell.h"
#include "hoso/unicode.h"

/* The first cell of TEXT takes END bytes and shows SHOWN in WIDTH columns. */
static void cell_is(const char *text, size_t end, const char *shown, int width)
{
    struct hoso_cell cell;
    ck_assert(hoso_cell_next(&cell, text, strlen(text), 0));
    ck_assert_str_eq(cell.shown, shown);
    ck_assert_uint_eq(cell.start, 0);
    ck_assert_uint_eq(cell.end, end);
    ck_assert_int_eq(cell.width_cols, width);
    ck_assert_int_eq(hoso_cells_width(text, end), text[0] == '\n' ? 1 : width);
}

START_TEST(plain_cells)
{
    struct hoso_cell cell;
    ck_assert(!hoso_cell_next(&cell, "", 0, 0));
    cell_is("a", 1, "a", 1);
    cell_is("ếa", 3, "ế", 1);
    cell_is("đ", 2, "đ", 1);
    cell_is("“a", 3, "“", 1);
    cell_is("\n", 1, "", 0);
    cell_is("\t", 1, " ", 1);
}
END_TEST

START_TEST(nothing_acts_on_the_terminal)
{
    cell_is("\x1B[31m", 1, "␛", 1);
    cell_is("\r\n", 1, "␍", 1);
    cell_is("\x7F", 1, "␡", 1);
    cell_is("\xC2\x9B" "31m", 2, "\xEF\xBF\xBD", 1);
    cell_is("\xE2\x80\xAE" "x", 3, "\xEF\xBF\xBD", 1);
    cell_is("\xFF", 1, "\xEF\xBF\xBD", 1);
    cell_is("\xE1\xBA", 1, "\xEF\xBF\xBD", 1);
    cell_is("\xE2\x80\x8B" "x", 3, "", 0);
    cell_is("\xC2\xAD", 2, "", 0);
    cell_is("\xE2\x80\xA8", 3, " ", 1);
    struct hoso_cell cell;
    ck_assert(hoso_cell_next(&cell, "\0", 1, 0));
    ck_assert_str_eq(cell.shown, "␀");
}
END_TEST

START_TEST(clusters)
{
    cell_is("e\xCC\x82\xCC\x81x", 5, "e\xCC\x82\xCC\x81", 1);
    cell_is("\xCC\x81", 2, "◌\xCC\x81", 1);
    cell_is("北京", 3, "北", 2);
    cell_is("😀x", 4, "😀", 2);
    cell_is("👩‍🚀x", 11, "👩", 2); /* a sequence shows its first */
    cell_is("👍🏽x", 8, "👍", 2);
    cell_is("🇻🇳x", 8, "VN", 2);
    cell_is("a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81" "b", 13,
            "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81", 1);
    cell_is("각", 3, "각", 2);
}
END_TEST

static void adds(const char *text, int max, const char *expected, int cols)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_buf_addstr(&out, "^");
    ck_assert_int_eq(hoso_cells_add(&out, text, strlen(text), max), cols);
    ck_assert_str_eq(out.data + 1, expected);
    hoso_buf_release(&out);
}

START_TEST(cells_are_cut_to_columns)
{
    adds("", 0, "", 0);
    adds("a", 0, "", 0);
    adds("a", 1, "a", 1);
    adds("ab", 1, "…", 1);
    adds("tiếng Việt", 10, "tiếng Việt", 10);
    adds("tiếng Việt", 7, "tiếng …", 7);
    adds("北京", 4, "北京", 4);
    adds("北京", 3, "北…", 3);
    adds("北京", 2, "…", 1);
    adds("a\nb\x1B", -1, "a b␛", 4);
    struct hoso_buf out = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_cells_add(&out, "abc", 3, 0), 0);
    ck_assert_str_eq(out.data, "");
    hoso_buf_release(&out);
}
END_TEST

/* Random bytes: cells cover them, and show only what a terminal may get. */
START_TEST(hostile_bytes)
{
    static const char alphabet[] = "a \n\x1B\xCC\x81\xE2\x80\x8D\xF0\x9F\x87\xBB\xC2\x9B\xFF\xE1\xBA";
    char text[400];
    unsigned seed = 1;
    for (int round = 0; round < 2000; round++) {
        size_t len = (size_t)round % sizeof text, at = 0;
        for (size_t i = 0; i < len; i++) {
            seed = seed * 1103515245U + 12345U;
            text[i] = alphabet[(seed >> 16) % sizeof alphabet];
        }
        struct hoso_cell cell;
        for (; hoso_cell_next(&cell, text, len, at); at = cell.end) {
            ck_assert_uint_eq(cell.start, at);
            ck_assert(cell.end > at && cell.end <= len);
            ck_assert(cell.width_cols >= 0 && cell.width_cols <= 2);
            uint32_t code;
            size_t shown_len = strlen(cell.shown);
            for (size_t s = 0, size; (size = hoso_utf8_next(&code, cell.shown, shown_len, s)) > 0;
                 s += size) {
                ck_assert(code >= ' ' && !(code >= 0x7F && code < 0xA0) && code != 0x202E);
                ck_assert(code != 0xFFFD || size == 3);
            }
        }
        ck_assert_uint_eq(at, len);
    }
}
END_TEST

UNIT_MAIN("cell", plain_cells, nothing_acts_on_the_terminal, clusters, cells_are_cut_to_columns,
          hostile_bytes)
