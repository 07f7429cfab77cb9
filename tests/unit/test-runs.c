/* runs: letters and digits, as unicode.h tells them one by one. */
#include "unit.h"

#include "hoso/buf.h"
#include "hoso/mem.h"
#include "hoso/runs.h"
#include "hoso/unicode.h"

static int kind_at(const char *text, size_t len, size_t at, size_t *size)
{
    uint32_t code;
    *size = hoso_utf8_next(&code, text, len, at);
    return hoso_is_letter(code) && code != 0xFFFD ? 'a' : hoso_is_digit(code) ? '0' : ' ';
}

/* One code point at a time. */
static void plain_runs(struct hoso_buf *out, const char *text, size_t len)
{
    size_t size;
    for (size_t at = 0, end; at < len; at = end) {
        int kind = kind_at(text, len, at, &size);
        end = at + size;
        if (kind == ' ')
            continue;
        while (end < len && kind_at(text, len, end, &size) == kind)
            end += size;
        hoso_buf_addf(out, "%c%zu-%zu ", kind, at, end);
    }
}

static void same_runs(const char *text, size_t len)
{
    struct hoso_buf found = HOSO_BUF_INIT, expected = HOSO_BUF_INIT;
    struct hoso_runs runs = hoso_runs_of(text, len);
    struct hoso_run run;
    while (hoso_runs_next(&runs, &run))
        hoso_buf_addf(&found, "%c%zu-%zu ", run.digits ? '0' : 'a', run.start, run.end);
    plain_runs(&expected, text, len);
    hoso_buf_addstr(&found, "");
    hoso_buf_addstr(&expected, "");
    ck_assert_str_eq(found.data, expected.data);
    ck_assert(!hoso_runs_next(&runs, &run));
    hoso_buf_release(&found);
    hoso_buf_release(&expected);
}

START_TEST(runs_of_a_sentence)
{
    static const char *const texts[] = {
        "", " ", "a", "7", "Su-30MK2: 2 tổ hợp", "đường “Hồ Chí Minh” dài 1×2÷3", "привет 中国 ٣٤ x",
        "a\xFFz\xE2\x80", "\xC3", "\xE1\xBA", "x\xCC\x81y", "— a…b",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        same_runs(texts[i], strlen(texts[i]));
}
END_TEST

/* Long runs, and every piece at every place of a window. */
START_TEST(runs_over_the_windows)
{
    static const char *const pieces[] = { "a", "ệ", "đ", "7", "ж", "٣", "“", "\xFF", "\xE1\xBB" };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        for (size_t before = 0; before < 70; before++) {
            struct hoso_buf text = HOSO_BUF_INIT;
            for (size_t n = 0; n < before; n++)
                hoso_buf_addch(&text, 'k');
            for (size_t n = 0; n < 150; n++)
                hoso_buf_addstr(&text, pieces[i]);
            hoso_buf_addstr(&text, "k 1");
            for (size_t len = text.len - 8; len <= text.len; len++)
                same_runs(text.data, len);
            hoso_buf_release(&text);
        }
}
END_TEST

START_TEST(runs_of_anything)
{
    static const char *const pieces[] = { "a", "Z", "5", " ", ".", "ệ", "Ư", "×", "÷", "ø", "“", "ж", "中",
                                          "٣", "\xCC\x81", "\xC3", "\xE1", "\xBA", "\x80", "\xFF",
                                          "\xF0\x9F\x98\x80", "\n", "the", "quân", "1975" };
    unsigned state = 12345;
    for (int round = 0; round < 4000; round++) {
        struct hoso_buf text = HOSO_BUF_INIT;
        unsigned variety = 1 + (state >> 8) % (sizeof pieces / sizeof *pieces);
        for (int n = round % 200; n >= 0; n--) {
            state = state * 1103515245 + 12345;
            hoso_buf_addstr(&text, pieces[(state >> 16) % variety]);
        }
        char *exact = hoso_memdup0(text.data, text.len);
        same_runs(exact, text.len);
        free(exact);
        hoso_buf_release(&text);
    }
}
END_TEST

UNIT_MAIN("runs", runs_of_a_sentence, runs_over_the_windows, runs_of_anything)
