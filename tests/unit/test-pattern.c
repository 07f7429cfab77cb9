/* pattern: expressions compiled, matched to spans, and stopped in time. */
#include "unit.h"

#include <stdio.h>
#include <time.h>

#include "hoso/buf.h"
#include "hoso/pattern.h"

static struct hoso_pattern *compiled(const char *source, unsigned flags)
{
    struct hoso_pattern *pattern;
    struct hoso_error err;
    enum hoso_status status =
        hoso_pattern_compile(&pattern, source, strlen(source), flags, NULL, &err);
    ck_assert_msg(status == HOSO_OK, "%s: %s", source, err.text);
    return pattern;
}

/* All matches as "start-end start-end". */
static void expect_all(const char *source, unsigned flags, const char *text, const char *expected)
{
    struct hoso_pattern *pattern = compiled(source, flags);
    struct hoso_matcher *matcher = hoso_matcher_new(NULL);
    struct hoso_spans matches = { 0 };
    struct hoso_buf said = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_pattern_find_all(pattern, matcher, text, strlen(text), &matches),
                     HOSO_OK);
    for (size_t i = 0; i < matches.count; i++)
        hoso_buf_addf(&said, "%s%zu-%zu", i ? " " : "", matches.items[i].start,
                      matches.items[i].end);
    ck_assert_msg(strcmp(said.data, expected) == 0, "/%s/ in '%s': '%s', not '%s'", source, text,
                  said.data, expected);
    hoso_buf_release(&said);
    hoso_vec_release(&matches);
    hoso_matcher_free(matcher);
    hoso_pattern_free(pattern);
}

START_TEST(finds_all_matches)
{
    expect_all("ab", 0, "ab ab xab", "0-2 3-5 7-9");
    expect_all("ab", 0, "", "");
    expect_all("", 0, "abc", "");
    expect_all("x*", 0, "axxbx", "1-3 4-5");
    expect_all("$", HOSO_PATTERN_MULTILINE, "a\nb\n", "");
    expect_all("^b", HOSO_PATTERN_MULTILINE, "b\nb", "0-1 2-3");
    expect_all("^b", 0, "b\nb", "0-1");
    expect_all("a.b", 0, "a\nb", "");
    expect_all("a.b", HOSO_PATTERN_DOTALL, "a\nb", "0-3");
    expect_all("a b # c", HOSO_PATTERN_EXTENDED, "ab", "0-2");
    expect_all("a\\Kb", 0, "abab", "1-2 3-4");
    expect_all("(?<=a)b", 0, "abab", "1-2 3-4");
    expect_all(".+", 0, "a\0b", "0-1");
}
END_TEST

START_TEST(knows_unicode_unless_bytes)
{
    expect_all("đạn", HOSO_PATTERN_CASELESS, "ĐẠN", "0-6");
    expect_all("\\bpháo\\b", 0, "pháo", "0-5");
    expect_all("\\w+", 0, "kho đạn", "0-3 4-10");
    expect_all("ph.o", 0, "pháo", "0-5");
    expect_all("ph..o", HOSO_PATTERN_BYTES, "pháo", "0-5");
    expect_all("ph.o", HOSO_PATTERN_BYTES, "pháo", "");
    expect_all("\xff", HOSO_PATTERN_BYTES, "a\xff", "1-2");
    expect_all("(*UCP)x", 0, "x", "0-1");
}
END_TEST

START_TEST(literal_has_no_metacharacters)
{
    expect_all("a.b(", HOSO_PATTERN_LITERAL, "axb( a.b(", "5-9");
    expect_all("A.", HOSO_PATTERN_LITERAL | HOSO_PATTERN_CASELESS | HOSO_PATTERN_MULTILINE, "xa.",
               "1-3");
    expect_all("a", HOSO_PATTERN_LITERAL | HOSO_PATTERN_BYTES, "ba", "1-2");
}
END_TEST

START_TEST(groups_by_number_and_name)
{
    struct hoso_pattern *pattern = compiled("(?<tên>KN|X)-(\\d+)(z)?", 0);
    struct hoso_matcher *matcher = hoso_matcher_new(NULL);
    struct hoso_span groups[4];
    ck_assert_uint_eq(hoso_pattern_group_count(pattern), 3);
    ck_assert_uint_eq(hoso_pattern_group(pattern, "tên"), 1);
    ck_assert_uint_eq(hoso_pattern_group(pattern, "khác"), 0);
    ck_assert_int_eq(hoso_pattern_find(pattern, matcher, "ở KN-23", 9, 0, groups), HOSO_OK);
    ck_assert_uint_eq(groups[0].start, 4);
    ck_assert_uint_eq(groups[0].end, 9);
    ck_assert_uint_eq(groups[2].start, 7);
    ck_assert(groups[3].start > groups[3].end);
    ck_assert_int_eq(hoso_pattern_find(pattern, matcher, "ở KN-23", 9, 5, NULL), HOSO_NOT_FOUND);
    ck_assert_int_eq(hoso_pattern_find(pattern, matcher, "ở KN-23", 9, 99, NULL), HOSO_NOT_FOUND);
    hoso_pattern_free(pattern);
    /* The same matcher runs patterns with fewer and with more groups. */
    pattern = compiled("(((((b)))))", 0);
    struct hoso_span more[6];
    ck_assert_int_eq(hoso_pattern_find(pattern, matcher, "ab", 2, 0, more), HOSO_OK);
    ck_assert_uint_eq(more[5].end, 2);
    hoso_pattern_free(pattern);
    pattern = compiled("b", 0);
    ck_assert_int_eq(hoso_pattern_find(pattern, matcher, "ab", 2, 0, more), HOSO_OK);
    /* From inside a letter: from the next one on. */
    ck_assert_int_eq(hoso_pattern_find(pattern, matcher, "đb", 3, 1, more), HOSO_OK);
    ck_assert_uint_eq(more[0].start, 2);
    hoso_pattern_free(pattern);
    hoso_matcher_free(matcher);
}
END_TEST

static void expect_error(const char *source, unsigned flags, size_t expected_offset)
{
    struct hoso_pattern *pattern;
    struct hoso_error err = { HOSO_OK, "" };
    size_t offset = 999;
    ck_assert_int_eq(
        hoso_pattern_compile(&pattern, source, strlen(source), flags, &offset, &err), HOSO_SYNTAX);
    ck_assert_ptr_null(pattern);
    ck_assert_uint_gt(strlen(err.text), 0);
    ck_assert_uint_eq(offset, expected_offset);
    ck_assert_int_eq(
        hoso_pattern_compile(&pattern, source, strlen(source), flags, NULL, NULL), HOSO_SYNTAX);
}

START_TEST(wrong_expressions_are_said)
{
    expect_error("a(b", 0, 3);
    expect_error("a)b", 0, 1);
    expect_error("*a", 0, 0);
    expect_error("a\\Cb", 0, 3);
    expect_error("[z-a]", 0, 3);
    expect_error("a\xff", 0, 1);
    expect_error("(*UTF)a", HOSO_PATTERN_BYTES, 6);
}
END_TEST

static double seconds_since(struct timespec began)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)(now.tv_sec - began.tv_sec) + (double)(now.tv_nsec - began.tv_nsec) / 1e9;
}

/* REPEAT times FILL, then LAST; how it ends, and that it ends soon. */
static void expect_soon(const char *source, char fill, size_t repeat, const char *last,
                        enum hoso_status expected)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    hoso_buf_reserve(&text, repeat);
    memset(text.data, fill, repeat);
    text.len = repeat;
    hoso_buf_addstr(&text, last);
    struct hoso_pattern *pattern = compiled(source, 0);
    struct hoso_matcher *matcher = hoso_matcher_new(NULL);
    struct hoso_spans matches = { 0 };
    struct timespec began;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &began);
    enum hoso_status status = hoso_pattern_find(pattern, matcher, text.data, text.len, 0, NULL);
    double find_s = seconds_since(began);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &began);
    enum hoso_status all = hoso_pattern_find_all(pattern, matcher, text.data, text.len, &matches);
    double all_s = seconds_since(began);
    if (getenv("HOSO_TEST_TIMES"))
        printf("%-28s %9zu  find %d %.3f s, all %d %.3f s\n", source, text.len, (int)status,
               find_s, (int)all, all_s);
    if ((int)expected >= 0) {
        ck_assert_msg(status == expected, "%s: %d", source, (int)status);
        ck_assert_int_eq(all, expected == HOSO_NOT_FOUND ? HOSO_OK : expected);
    }
    ck_assert_msg(find_s < 4 && all_s < 4, "%s: %.1f s, %.1f s", source, find_s, all_s);
    hoso_vec_release(&matches);
    hoso_matcher_free(matcher);
    hoso_pattern_free(pattern);
    hoso_buf_release(&text);
}

START_TEST(runaway_expressions_are_stopped)
{
    expect_soon("(a+)+$", 'a', 100000, "b", HOSO_LIMIT);
    expect_soon("(*NO_JIT)(a+)+$", 'a', 100000, "b", HOSO_LIMIT);
    expect_soon("(a|aa)+$", 'a', 100000, "b", HOSO_LIMIT);
    expect_soon("(?:a|b)*[cd]", 'a', 100000, "", HOSO_LIMIT);
    expect_soon("(.*)*(.*)*[cd]", 'a', 1000, "", HOSO_LIMIT);
    expect_soon("a*a*a*$", 'a', 100000, "b", HOSO_LIMIT);
    expect_soon("(a)(?1)*$|(?R)b", 'a', 10000, "b", (enum hoso_status) - 1);
    expect_soon("[a-z]+[xy]", 'a', 20000, "", HOSO_NOT_FOUND);
    /* Each step walks the text. */
    expect_soon("(?:a(?=.*b))+$", 'a', 100000, "b ", HOSO_LIMIT);
    expect_soon("(?:a(?=.*b))+$", 'a', 10000, "b ", HOSO_LIMIT);
    expect_soon("(?:a(?=.*b))+$", 'a', 300, "b ", HOSO_NOT_FOUND);
    /* Many steps, but not too many. */
    expect_soon("(?s)a.*?b", 'a', 100000, "b", HOSO_OK);
    expect_soon("(?:a|x)*b", 'a', 15000, "b", HOSO_OK);
}
END_TEST

START_TEST(slow_everywhere_is_stopped_too)
{
    expect_soon("[a-z]+([0-9]|[a-z][A-Z])", 'a', 2000000, "", HOSO_LIMIT);
    expect_soon("(?=[a-z]+[0-9])a", 'a', 2000000, "", HOSO_LIMIT);
}
END_TEST

START_TEST(huge_lines_are_searched_to_the_end)
{
    expect_soon("b", 'a', 8000000, "b", HOSO_OK);
    expect_soon("z", 'a', 8000000, "b", HOSO_NOT_FOUND);
    expect_soon("(?<=a)b$", 'a', 8000000, "b", HOSO_OK);
    expect_soon("[^a]", 'a', 8000000, "đ", HOSO_OK);
    expect_soon(".*b", 'a', 8000000, "b", HOSO_OK);
}
END_TEST

START_TEST(windows_do_not_show)
{
    /* Letters of two bytes, so that windows would end inside them. */
    struct hoso_buf text = HOSO_BUF_INIT;
    for (size_t i = 0; i < 300001; i++)
        hoso_buf_addstr(&text, i % 1000 == 0 ? "é" : "đ");
    struct hoso_pattern *pattern = compiled("(?<=đ)é(?=đ)", 0);
    struct hoso_matcher *matcher = hoso_matcher_new(NULL);
    struct hoso_spans matches = { 0 };
    ck_assert_int_eq(hoso_pattern_find_all(pattern, matcher, text.data, text.len, &matches),
                     HOSO_OK);
    ck_assert_uint_eq(matches.count, 299);
    for (size_t i = 0; i < matches.count; i++)
        ck_assert_uint_eq(matches.items[i].start, (i + 1) * 2000);
    hoso_vec_release(&matches);
    hoso_matcher_free(matcher);
    hoso_pattern_free(pattern);
    hoso_buf_release(&text);
}
END_TEST

START_TEST(cancel_ends_a_search)
{
    atomic_bool cancel = false;
    struct hoso_pattern *pattern = compiled("a", 0);
    struct hoso_matcher *matcher = hoso_matcher_new(&cancel);
    struct hoso_spans matches = { 0 };
    ck_assert_int_eq(hoso_pattern_find_all(pattern, matcher, "aaa", 3, &matches), HOSO_OK);
    ck_assert_uint_eq(matches.count, 3);
    atomic_store(&cancel, true);
    ck_assert_int_eq(hoso_pattern_find_all(pattern, matcher, "aaa", 3, &matches), HOSO_CANCELLED);
    ck_assert_int_eq(hoso_pattern_find(pattern, matcher, "aaa", 3, 0, NULL), HOSO_CANCELLED);
    hoso_vec_release(&matches);
    hoso_matcher_free(matcher);
    hoso_pattern_free(pattern);
}
END_TEST

START_TEST(bytes_not_utf8_match_nothing)
{
    expect_all("a.", 0, "\xff" "a\xff" "ab\xe1\xba", "3-5");
    expect_all("\\W", 0, "a\xff" "a", "");
    hoso_matcher_free(NULL);
    hoso_pattern_free(NULL);
}
END_TEST

UNIT_MAIN("pattern", finds_all_matches, knows_unicode_unless_bytes, literal_has_no_metacharacters,
          groups_by_number_and_name, wrong_expressions_are_said,
          runaway_expressions_are_stopped, slow_everywhere_is_stopped_too,
          huge_lines_are_searched_to_the_end, windows_do_not_show, cancel_ends_a_search,
          bytes_not_utf8_match_nothing)
