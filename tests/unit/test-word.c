/* word: where words of a folded text begin and end, and their numbers. */
#include "unit.h"

#include "hoso/buf.h"
#include "hoso/word.h"

/* The words with a bar behind each. */
static void splits(const char *folded, const char *expected)
{
    struct hoso_buf found = HOSO_BUF_INIT;
    struct hoso_span word;
    for (size_t at = 0; hoso_word_next(folded, strlen(folded), &at, &word);) {
        ck_assert_uint_eq(at, word.end);
        hoso_buf_add(&found, folded + word.start, word.end - word.start);
        hoso_buf_addch(&found, '|');
    }
    ck_assert_msg(strcmp(found.data, expected) == 0, "%s: %s, not %s", folded, found.data, expected);
    hoso_buf_release(&found);
}

START_TEST(words)
{
    splits("", "");
    splits(" \n -,", "");
    splits("kho dan", "kho|dan|");
    splits("s-400, su30", "s|400|su|30|");
    splits("13.000", "13|000|");
    splits("привет мир", "привет|мир|");
    splits("aпb1٣", "aпb|1٣|");
    splits("中国a", "中|国|a|");
    splits("a\xFFz\xE2\x80", "a|z|");
    splits("— a…b", "a|b|");
}
END_TEST

/* A part at a time gives what all at once does. */
START_TEST(numbers)
{
    const char *folded = "xe tang t-90, xe tang";
    size_t len = strlen(folded), from = 0, parts = 0;
    struct hoso_word_hashes all = { 0 }, some = { 0 };
    ck_assert_uint_eq(hoso_word_hashes_add(&all, folded, len, 0, 100), len);
    ck_assert_uint_eq(all.count, 6);
    ck_assert_uint_eq(all.items[0], all.items[4]);
    ck_assert_uint_eq(all.items[1], hoso_word_hash("tang", 4));
    ck_assert_uint_ne(all.items[0], all.items[1]);
    for (; from < len; parts++)
        from = hoso_word_hashes_add(&some, folded, len, from, 2);
    ck_assert_uint_eq(parts, 3);
    ck_assert_uint_eq(some.count, all.count);
    ck_assert_mem_eq(some.items, all.items, all.count * sizeof *all.items);
    hoso_vec_release(&all);
    hoso_vec_release(&some);
}
END_TEST

/* Many at once are the same as one after the other. */
static void check_numbers(const char *folded, size_t len, size_t from, size_t most)
{
    struct hoso_word_hashes all = { 0 };
    struct hoso_span word;
    size_t count = 0, end = hoso_word_hashes_add(&all, folded, len, from, most);
    for (; count < most && hoso_word_next(folded, len, &from, &word); count++)
        ck_assert_uint_eq(all.items[count],
                          hoso_word_hash(folded + word.start, word.end - word.start));
    ck_assert_uint_eq(all.count, count);
    ck_assert_uint_eq(end, from);
    hoso_vec_release(&all);
}

START_TEST(numbers_of_any_text)
{
    static const char *const parts[] = {
        "a", "z", "A", "Z", "0", "9", "`", "{", "@", "[", "/", ":", " ", " ", "\n", "\x7F", "xe",
        "tang", "nghieng", "abcdefgh", "12345678", ", ", "п", "中", "\xE1", "\xFF",
    };
    enum { PARTS = sizeof parts / sizeof parts[0], OTHERS = 4 };
    unsigned state = 1;
    for (size_t round = 0; round < 4000; round++) {
        struct hoso_buf text = HOSO_BUF_INIT;
        size_t few = round % 3 ? PARTS - OTHERS : PARTS, most = round % 5 ? SIZE_MAX : round % 150;
        for (size_t i = 0; i < round % 160; i++) {
            state = state * 1103515245u + 12345;
            hoso_buf_addstr(&text, parts[(state >> 16) % few]);
        }
        char *exact = malloc(text.len ? text.len : 1); /* to see a read behind it */
        memcpy(exact, text.data, text.len);
        check_numbers(exact, text.len, text.len / 7 * (round % 2), most);
        free(exact);
        hoso_buf_release(&text);
    }
    char line[300];
    memset(line, 'a', sizeof line);
    check_numbers(line, sizeof line, 0, SIZE_MAX);
    for (size_t i = 0; i < sizeof line; i += 2)
        line[i] = '1';
    check_numbers(line, sizeof line, 0, SIZE_MAX);
}
END_TEST

UNIT_MAIN("word", words, numbers, numbers_of_any_text)
