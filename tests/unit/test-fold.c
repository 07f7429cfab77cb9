/* fold: what becomes one, the way back to the text, and marks that bind. */
#include "unit.h"

#include "hoso/fold.h"
#include "hoso/unicode.h"

static void folds_n(const char *text, size_t len, const char *expected)
{
    struct hoso_buf folded = HOSO_BUF_INIT;
    hoso_fold(&folded, text, len);
    ck_assert_str_eq(folded.data, expected);
    hoso_buf_release(&folded);
}

static void folds(const char *text, const char *expected)
{
    folds_n(text, strlen(text), expected);
}

START_TEST(empty_and_tiny)
{
    folds("", "");
    folds(" ", " ");
    folds("-", "-");
    folds("a-", "a-");
    folds("\xCC\x81", "");
    folds("\n", " ");
    folds("\n\n", "\n");
    folds_n("\0a", 2, " a");
}
END_TEST

START_TEST(marks_and_case_go)
{
    folds("Đường Hoà Bình", "duong hoa binh");
    folds("TIẾNG VIỆT", "tieng viet");
    folds("Ho\xCC\x80" "a tie\xCC\x82\xCC\x81ng", "hoa tieng"); /* NFD */
    folds("Straße ﬁn İstanbul Ångström", "strasse fin istanbul angstrom");
    folds("Støre Łódź", "store lodz");
    folds("北京 한글", "北京 한글");
}
END_TEST

START_TEST(hyphens_quotes_and_blanks)
{
    folds("Kim Jong-un", "kim jong un");
    folds("KN‑23 – KN–24", "kn 23 - kn 24");
    folds("a--b -c d-", "a--b -c d-");
    folds("“a” ‘b’ «c»", "\"a\" 'b' \"c\"");
    folds("a \t\xC2\xA0 b", "a b");
    folds("a\nb", "a b");
    folds("a \r\n \r\n b", "a\nb");
    folds("a\xE2\x80\x8B" "b\xC2\xAD" "c", "abc");
    folds("a-\xE2\x80\x8B" "b", "a b");
}
END_TEST

START_TEST(bad_bytes_are_shown)
{
    folds("a\xFF" "b", "a\xEF\xBF\xBD" "b");
    folds("\xE1\xBA", "\xEF\xBF\xBD\xEF\xBF\xBD");
}
END_TEST

static const char *const hostile[] = {
    "", "a", "\xCC\x81", "ß", "İİ", "ﬀ-ﬁ", "a - b", "--", "a-\n\nb", "½-½ ⅓", "\xEF\xB7\xBA-x",
    "\xF0\x9F\x98\x80-a", "x\xCC\x81\xCC\x81 \xCC\x81-\xCC\x81" "b", "\xFF-\xFE a-\xE1",
    "´`¨ ¯a", "a\xE2\x80\xA9" "b \xE2\x80\xA8", "𝐀𝐁-𝟏 ㎏ ㌀", "각\xE1\x84\x80\xE1\x85\xA1-",
    "Đ\xCC\xB5 Ự\xCC\xA3", "\xC2\x85\x01\x02\x7F", "\xE2\x80\x8B \xE2\x80\x8B",
};

START_TEST(folding_twice_changes_nothing)
{
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        struct hoso_buf once = HOSO_BUF_INIT, twice = HOSO_BUF_INIT;
        hoso_fold(&once, hostile[i], strlen(hostile[i]));
        for (size_t at = 0; at < once.len; at++)
            if (once.data[at] == '\n') /* a single newline is a space: the one exception */
                once.data[at] = ' ';
        hoso_fold(&twice, once.data, once.len);
        ck_assert_str_eq(twice.data, once.data);
        hoso_buf_release(&once);
        hoso_buf_release(&twice);
    }
}
END_TEST

static size_t encode(char *s, uint32_t code)
{
    size_t n = 0;
    if (code < 0x80) {
        s[n++] = (char)code;
    } else if (code < 0x800) {
        s[n++] = (char)(0xC0 | code >> 6);
        s[n++] = (char)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        s[n++] = (char)(0xE0 | code >> 12);
        s[n++] = (char)(0x80 | (code >> 6 & 0x3F));
        s[n++] = (char)(0x80 | (code & 0x3F));
    } else {
        s[n++] = (char)(0xF0 | code >> 18);
        s[n++] = (char)(0x80 | (code >> 12 & 0x3F));
        s[n++] = (char)(0x80 | (code >> 6 & 0x3F));
        s[n++] = (char)(0x80 | (code & 0x3F));
    }
    return n;
}

START_TEST(every_code_point_folds_to_a_fixed_point)
{
    struct hoso_buf once = HOSO_BUF_INIT, twice = HOSO_BUF_INIT;
    for (uint32_t code = 0; code < 0x20000; code++) {
        char s[6] = "x";
        size_t len = 1 + encode(s + 1, code);
        s[len++] = 'y';
        hoso_buf_clear(&once);
        hoso_buf_clear(&twice);
        hoso_fold(&once, s, len);
        hoso_fold(&twice, once.data, once.len);
        bool paragraph = code == 0x2029;
        ck_assert_msg(paragraph || strcmp(once.data, twice.data) == 0, "U+%04X: %s, %s",
                      (unsigned)code, once.data, twice.data);
    }
    hoso_buf_release(&once);
    hoso_buf_release(&twice);
}
END_TEST

/* Behind one blank a letter goes the short way, behind two the long way. */
static void check_ways(const char *s, size_t len)
{
    char text[16] = "  ";
    struct hoso_buf one = HOSO_BUF_INIT, two = HOSO_BUF_INIT;
    memcpy(text + 2, s, len);
    text[2 + len] = 'y';
    hoso_fold(&one, text + 1, len + 2);
    hoso_fold(&two, text, len + 3);
    ck_assert_msg(one.len == two.len && memcmp(one.data, two.data, one.len) == 0,
                  "%02X %02X %02X: %s, %s", (unsigned char)s[0], (unsigned char)s[1],
                  (unsigned char)s[2], one.data, two.data);
    hoso_buf_release(&one);
    hoso_buf_release(&two);
}

START_TEST(the_short_way_is_the_same)
{
    for (uint32_t code = 0; code < 0x3000; code++) {
        char s[6] = "";
        check_ways(s, encode(s, code));
    }
    for (unsigned i = 0; i < 0x10000; i++) {
        const char any[3] = { (char)(i >> 8), (char)i, '\xA1' };
        const char three[3] = { '\xE1', (char)(i >> 8), (char)i };
        check_ways(any, 2);
        check_ways(any, 3);
        check_ways(three, 3);
    }
}
END_TEST

/* Every stretch of whole folded code points leads to whole code points of the text. */
static void check_map(const char *text, size_t len)
{
    struct hoso_buf folded = HOSO_BUF_INIT, plain = HOSO_BUF_INIT;
    struct hoso_fold_map map = { 0 };
    hoso_fold_mapped(&folded, &map, text, len);
    hoso_fold(&plain, text, len);
    ck_assert_str_eq(folded.data, plain.data);
    ck_assert_uint_eq(map.count, folded.len + 1);
    ck_assert_uint_eq(map.items[folded.len], len);
    uint32_t code;
    for (size_t at = 0, size; (size = hoso_utf8_next(&code, folded.data, folded.len, at)) > 0;
         at += size) {
        ck_assert_uint_le(map.items[at], map.items[at + 1]);
        struct hoso_span span = hoso_fold_to_text(&map, text, len, at, at + size);
        ck_assert_uint_lt(span.start, span.end);
        ck_assert_uint_le(span.end, len);
        hoso_buf_clear(&plain);
        hoso_fold(&plain, text + span.start, span.end - span.start);
        if (code != ' ' && code != '-')
            ck_assert_ptr_nonnull(memmem(plain.data, plain.len, folded.data + at, size));
    }
    struct hoso_span all = hoso_fold_to_text(&map, text, len, 0, folded.len + 9);
    ck_assert_uint_le(all.end, len);
    hoso_vec_release(&map);
    hoso_buf_release(&folded);
    hoso_buf_release(&plain);
}

START_TEST(map_leads_back)
{
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
        check_map(hostile[i], strlen(hostile[i]));
    struct hoso_buf all = HOSO_BUF_INIT;
    for (int round = 0; round < 40; round++)
        for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
            hoso_buf_addstr(&all, hostile[i]);
    check_map(all.data, all.len);
    hoso_buf_release(&all);
}
END_TEST

START_TEST(map_takes_marks_along)
{
    const char *text = "Ho\xCC\x80" "a Kim Jong-un";
    struct hoso_buf folded = HOSO_BUF_INIT;
    struct hoso_fold_map map = { 0 };
    hoso_fold_mapped(&folded, &map, text, strlen(text));
    struct hoso_span span = hoso_fold_to_text(&map, text, strlen(text), 0, 2);
    ck_assert_uint_eq(span.end, 4); /* H, o and its grave */
    span = hoso_fold_to_text(&map, text, strlen(text), 4, 15);
    ck_assert_uint_eq(span.start, 6);
    ck_assert_uint_eq(span.end, 17);
    span = hoso_fold_to_text(&map, text, strlen(text), 4, 4);
    ck_assert_uint_eq(span.start, span.end);
    hoso_vec_release(&map);
    hoso_buf_release(&folded);
}
END_TEST

/* Texts are folded in pieces; wherever one ends, nothing shows. */
START_TEST(pieces_do_not_show)
{
    static const char text[] = "Đường  hoà, KN-23 - “ß\xE2\x80\x8B\xCC\x81”\n\n Ế-";
    static const char folded[] = "duong hoa, kn 23 - \"ss\"\ne-";
    struct hoso_buf in = HOSO_BUF_INIT, out = HOSO_BUF_INIT;
    for (size_t shift = 0; shift < 1100; shift++) {
        hoso_buf_clear(&in);
        for (size_t i = 0; i < shift; i++)
            hoso_buf_addch(&in, '.');
        hoso_buf_addstr(&in, text);
        hoso_buf_clear(&out);
        hoso_fold(&out, in.data, in.len);
        ck_assert_str_eq(out.data + shift, folded);
    }
    hoso_buf_release(&in);
    hoso_buf_release(&out);
}
END_TEST

static bool agree(const char *typed, const char *text)
{
    return hoso_fold_marks_agree(typed, strlen(typed), text, strlen(text));
}

START_TEST(typed_marks_bind)
{
    ck_assert(agree("", ""));
    ck_assert(agree("ten lua", "tên lửa"));
    ck_assert(agree("tên", "TÊN"));
    ck_assert(!agree("tên", "ten"));
    ck_assert(!agree("tên", "tến"));
    ck_assert(agree("ma", "mã"));
    ck_assert(!agree("mà", "mã"));
    ck_assert(agree("hòa", "hoà") && agree("thúy", "thuý") && agree("hoà", "HÒA"));
    ck_assert(agree("đạn phao", "đạn pháo"));
    ck_assert(!agree("dạn phao", "đạn pháo"));
    ck_assert(!agree("đạn", "dạn"));
    ck_assert(agree("hòa", "ho\xCC\x80" "a") && agree("đu\xCC\x9Bo\xCC\x9B\xCC\x80ng", "đường"));
    ck_assert(!agree("đu\xCC\x9Bo\xCC\x9B\xCC\x80ng", "đuờng"));
    ck_assert(agree("Kim Chính-ân", "kim chính ân"));
    ck_assert(!agree("ân", "an") && agree("muller", "Müller") && agree("Müller", "Muller"));
}
END_TEST

static void keeps(const char *word, const char *expected)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_fold_keep_marks(&out, word, strlen(word));
    ck_assert_str_eq(out.data, expected);
    hoso_buf_release(&out);
}

START_TEST(keep_marks_puts_the_tone_last)
{
    keeps("", "0");
    keeps("Kim", "kim0");
    keeps("Hoà", "hoa1");
    keeps("hÒa", "hoa1");
    keeps("Đường", "đương1");
    keeps("tie\xCC\x82\xCC\x81ng", "tiêng2");
    keeps("ặ", "ă5");
    keeps("ẩ", "â3");
    keeps("ẫ", "â4");
    keeps("Müller", "muller0");
    keeps("\xEF\xB7\xBA", "صلى الله عليه وسلم0");
}
END_TEST

UNIT_MAIN("fold", empty_and_tiny, marks_and_case_go, hyphens_quotes_and_blanks,
          bad_bytes_are_shown, folding_twice_changes_nothing,
          every_code_point_folds_to_a_fixed_point, the_short_way_is_the_same, map_leads_back,
          map_takes_marks_along, pieces_do_not_show, typed_marks_bind, keep_marks_puts_the_tone_last)
