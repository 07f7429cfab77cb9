/* decode: any bytes become UTF-8, NFC, \n. */
#include "unit.h"

#include <iconv.h>

#include "hoso/decode.h"

static void decodes_n(const char *bytes, size_t len, const char *expected, const char *encoding,
                      size_t replaced)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    struct hoso_decoded report;
    hoso_buf_addstr(&text, "^");
    hoso_decode(&text, &report, bytes, len);
    ck_assert_str_eq(text.data + 1, expected);
    ck_assert_str_eq(report.encoding, encoding);
    ck_assert_uint_eq(report.replaced_count, replaced);
    hoso_buf_release(&text);
}

static void decodes(const char *bytes, const char *expected, const char *encoding,
                    size_t replaced)
{
    decodes_n(bytes, strlen(bytes), expected, encoding, replaced);
}

START_TEST(utf8_stays)
{
    decodes("", "", "UTF-8", 0);
    decodes("a", "a", "UTF-8", 0);
    decodes("Tàu “Hải Âu” – 北京 😀\n", "Tàu “Hải Âu” – 北京 😀\n", "UTF-8", 0);
    decodes("\xEF\xBB\xBF" "đ", "đ", "UTF-8", 0);
}
END_TEST

START_TEST(newlines_become_one_kind)
{
    decodes("\r", "\n", "UTF-8", 0);
    decodes("a\r\nb\rc\n\r\n", "a\nb\nc\n\n", "UTF-8", 0);
}
END_TEST

START_TEST(marks_are_composed)
{
    decodes("tie\xCC\x82\xCC\x81ng\nho\xCC\x80" "a", "tiếng\nhòa", "UTF-8", 0);
    decodes("\xCC\x81", "\xCC\x81", "UTF-8", 0);
}
END_TEST

/* A long line is composed in pieces: wherever they end, nothing is torn apart. */
START_TEST(marks_are_composed_in_long_lines)
{
    for (size_t pad = 0; pad < 16; pad++) {
        struct hoso_buf apart = HOSO_BUF_INIT, whole = HOSO_BUF_INIT;
        for (size_t i = 0; i < pad; i++) {
            hoso_buf_addch(&apart, 'x');
            hoso_buf_addch(&whole, 'x');
        }
        for (int i = 0; i < 400; i++) {
            hoso_buf_addstr(&apart, i % 7 ? "tie\xCC\x82\xCC\x81ng " : " \xCC\x81 ");
            hoso_buf_addstr(&whole, i % 7 ? "tiếng " : " \xCC\x81 ");
        }
        decodes(apart.data, whole.data, "UTF-8", 0);
        hoso_buf_release(&apart);
        hoso_buf_release(&whole);
    }
}
END_TEST

START_TEST(bad_bytes_are_replaced_and_counted)
{
    decodes("đường \xFF đạn", "đường \xEF\xBF\xBD đạn", "UTF-8", 1);
    decodes("\xEF\xBB\xBF\xFF\xFE\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "UTF-8", 3);
}
END_TEST

START_TEST(utf16)
{
    decodes_n("\xFF\xFE", 2, "", "UTF-16LE", 0);
    decodes_n("\xFF\xFE" "a\0\x11\x01\r\0\n\0", 10, "ađ\n", "UTF-16LE", 0);
    decodes_n("\xFE\xFF\0a\x01\x11", 6, "ađ", "UTF-16BE", 0);
    decodes_n("\xFE\xFF\xD8\x3D\xDE\x00", 6, "😀", "UTF-16BE", 0);
    decodes_n("\xFE\xFF\xD8\x3D\0a\xDE\x00", 8, "\xEF\xBF\xBD" "a\xEF\xBF\xBD", "UTF-16BE", 2);
    decodes_n("\xFE\xFF\xD8\x3D\xDE", 5, "\xEF\xBF\xBD\xEF\xBF\xBD", "UTF-16BE", 2);
    decodes_n("\xFE\xFF\0", 3, "\xEF\xBF\xBD", "UTF-16BE", 1);
}
END_TEST

START_TEST(binary)
{
    ck_assert(!hoso_decode_is_binary("", 0));
    ck_assert(hoso_decode_is_binary("\0", 1));
    ck_assert(hoso_decode_is_binary("\x7F" "ELF\x02\x00", 6));
    ck_assert(!hoso_decode_is_binary("chữ", 5));
    ck_assert(!hoso_decode_is_binary("\xFF\xFE" "a\0", 4));
    ck_assert(hoso_decode_is_binary("\xFF\xFE\0\0a\0\0\0", 8));
}
END_TEST

/* windows-1258 wants its tones apart from the vowels. */
START_TEST(windows_1258)
{
    decodes("Vi\xEA\xF2t Nam \xF0" "a\xDE ph\xF3ng m\xF4\xF2t t\xEAn l\xFD\xD2" "a",
            "Việt Nam đã phóng một tên lửa", "windows-1258", 0);
    decodes("caf\xE9", "café", "windows-1258", 0);
}
END_TEST

START_TEST(tcvn)
{
    char utf8[] = "Quân đội nước này đã phóng một quả tên lửa từ bờ biển phía đông";
    char bytes[128];
    char *in = utf8, *out = bytes;
    size_t in_left = strlen(utf8), out_left = sizeof bytes;
    iconv_t cd = iconv_open("TCVN", "UTF-8");
    if (cd == (iconv_t)-1)
        return; /* this system's iconv does not know it */
    ck_assert_uint_eq(iconv(cd, &in, &in_left, &out, &out_left), 0);
    iconv(cd, NULL, NULL, &out, &out_left);
    iconv_close(cd);
    decodes_n(bytes, (size_t)(out - bytes), utf8, "TCVN", 0);
}
END_TEST

/* Bytes in a text that may be plain, and in one that is not. */
static void check_plain(const char *bytes, size_t len)
{
    static const char plain_start[] = "éééé ", other_start[] = "ЖЖЖЖ ";
    enum { START_BYTES = sizeof plain_start - 1 };
    char plain[32], other[32];
    struct hoso_buf a = HOSO_BUF_INIT, b = HOSO_BUF_INIT;
    struct hoso_decoded a_report, b_report;
    memcpy(plain, plain_start, START_BYTES);
    memcpy(other, other_start, START_BYTES);
    memcpy(plain + START_BYTES, bytes, len);
    memcpy(other + START_BYTES, bytes, len);
    plain[START_BYTES + len] = other[START_BYTES + len] = 'y';
    hoso_decode(&a, &a_report, plain, START_BYTES + len + 1);
    hoso_decode(&b, &b_report, other, START_BYTES + len + 1);
    ck_assert_msg(strcmp(a.data + START_BYTES, b.data + START_BYTES) == 0, "%02X %02X: %s, %s",
                  (unsigned char)bytes[0], (unsigned char)bytes[1], a.data, b.data);
    ck_assert_uint_eq(a_report.replaced_count, b_report.replaced_count);
    hoso_buf_release(&a);
    hoso_buf_release(&b);
}

START_TEST(plain_is_only_what_nothing_would_change)
{
    for (unsigned i = 0; i < 0x10000; i++) {
        char bytes[3] = { (char)(i >> 8), (char)i };
        if (i >> 8 && (i & 0xFF)) /* no NUL, as they are compared as strings */
            check_plain(bytes, 2);
        bytes[2] = (char)i;
        bytes[1] = (char)(i >> 8);
        for (int first = 0xE0; first < 0xE4 && bytes[1] && bytes[2]; first++) {
            bytes[0] = (char)first;
            if (bytes[1] < 0 || bytes[2] < 0)
                check_plain(bytes, 3);
        }
    }
}
END_TEST

UNIT_MAIN("decode", utf8_stays, newlines_become_one_kind, marks_are_composed,
          marks_are_composed_in_long_lines,
          bad_bytes_are_replaced_and_counted, utf16, binary, windows_1258, tcvn,
          plain_is_only_what_nothing_would_change)
