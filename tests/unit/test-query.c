/* query: what is parsed, what is refused and where, what a parsed query answers. */
#include "unit.h"

#include "hoso/buf.h"
#include "hoso/fold.h"
#include "hoso/query.h"

static const struct hoso_query_type types[] = {
    { "person", "p", 10 }, { "weapon", "w", 20 }, { "ship", "", 30 },
};

static struct hoso_query *parsed(const char *source, bool typing)
{
    struct hoso_query_syntax syntax = { types, 3, typing };
    struct hoso_query *query;
    struct hoso_error err;
    enum hoso_status status =
        hoso_query_parse(&query, source, strlen(source), &syntax, NULL, &err);
    ck_assert_msg(status == HOSO_OK, "%s: %s", source, err.text);
    return query;
}

static void expect_error(const char *source, bool typing, size_t offset)
{
    struct hoso_query_syntax syntax = { types, 3, typing };
    struct hoso_query *query = NULL;
    struct hoso_error err = { HOSO_OK, "" };
    size_t at = 999;
    ck_assert_msg(hoso_query_parse(&query, source, strlen(source), &syntax, &at, &err) ==
                      HOSO_SYNTAX,
                  "no error in %s", source);
    ck_assert_ptr_null(query);
    ck_assert_uint_gt(strlen(err.text), 0);
    ck_assert_msg(at == offset, "%s: error at %zu, not %zu: %s", source, at, offset, err.text);
}

static void expect_empty(const char *source, bool typing, bool empty)
{
    struct hoso_query *query = parsed(source, typing);
    ck_assert_msg(hoso_query_is_empty(query) == empty, "'%s'", source);
    hoso_query_free(query);
}

START_TEST(blank_queries_are_empty)
{
    expect_empty("", false, true);
    expect_empty(" \t\n\xC2\xA0 ", false, true);
    expect_empty("- … -- \"\" () \"...\" *", false, true);
    expect_empty("a", false, false);
    expect_empty("€", false, false);
    expect_empty("-a", false, false);
    hoso_query_free(NULL);
}
END_TEST

START_TEST(errors_say_where)
{
    expect_error("tin \"kho đạn", false, 4);
    expect_error("a (b OR c", false, 2);
    expect_error("a) b", false, 1);
    expect_error("(a))", false, 3);
    expect_error("x /ab", false, 2);
    expect_error("x /a\\/", false, 2);
    expect_error("x //", false, 2);
    expect_error("đ /a(b/", false, 7);
    expect_error("/\\/\\/[/i", false, 6);
    expect_error("/a/z", false, 3);
    expect_error("/a/if", false, 4);
    expect_error("OR a", false, 0);
    expect_error("a OR", false, 2);
    expect_error("a OR OR b", false, 5);
    expect_error("(a OR ) b", false, 3);
    expect_error("a person:", false, 2);
    expect_error("p: kim", false, 0);
    expect_error("title:\"\" x", false, 0);
    expect_error("date:hôm-nay", false, 5);
    expect_error("stated:hôm-nay", false, 7);
    expect_error("x stated:2023-13", false, 9);
    expect_error("x date:2023-13", false, 7);
    expect_error("date:2023-02-29", false, 5);
    expect_error("date:2023-00", false, 5);
    expect_error("date:2024-01-00", false, 5);
    expect_error("date:2024..2023", false, 5);
    expect_error("date:..", false, 5);
    expect_error("date:2023-", false, 5);
    expect_error("date:2023-1", false, 5);
    expect_error("date:20235", false, 5);
    expect_error("date:2023-01-011", false, 5);
    expect_error("/a\\Cb/", false, 4);
}
END_TEST

START_TEST(too_much_is_refused)
{
    struct hoso_buf source = HOSO_BUF_INIT;
    for (int i = 0; i < 1000; i++)
        hoso_buf_addch(&source, '(');
    expect_error(source.data, true, 200);
    hoso_buf_clear(&source);
    for (int i = 0; i < 10000; i++)
        hoso_buf_addstr(&source, "x ");
    expect_error(source.data, false, 8192);
    hoso_buf_clear(&source);
    for (int i = 0; i < 8000; i++)
        hoso_buf_addch(&source, '-');
    expect_empty(source.data, false, true);
    hoso_buf_release(&source);
}
END_TEST

START_TEST(typing_forgives_the_end)
{
    expect_empty("\"", true, true);
    expect_empty("\"kho", true, false);
    expect_empty("(", true, true);
    expect_empty("a (b OR (c", true, false);
    expect_empty("/", true, true);
    expect_empty("//", true, true);
    expect_empty("/ab", true, false);
    expect_empty("-", true, true);
    expect_empty("a -", true, false);
    expect_empty("OR", true, true);
    expect_empty("a OR", true, false);
    expect_empty("a OR ", true, false);
    expect_empty("a OR (", true, false);
    expect_empty("person:", true, true);
    expect_empty("w:\"", true, true);
    expect_empty("date:", true, true);
    expect_empty("date:202", true, true);
    expect_empty("date:2023-", true, true);
    expect_empty("date:2023..", true, false);
    expect_empty("date:2023..2", true, true);
    expect_error("date:202 x", true, 5);
    expect_error("date:x", true, 5);
    expect_error("/a(/ x", true, 3);
    expect_error("a) b", true, 1);
    expect_error("a OR OR b", true, 5);
}
END_TEST

START_TEST(entity_terms_are_numbered)
{
    struct hoso_query *query = parsed("p:Kim a OR (-weapon:\"KN-23\" ship:Đô*) http://p:x a:b", false);
    ck_assert_uint_eq(hoso_query_entity_count(query), 3);
    ck_assert_int_eq(hoso_query_entity(query, 0).type, 10);
    ck_assert_str_eq(hoso_query_entity(query, 0).folded, "kim");
    ck_assert_str_eq(hoso_query_entity(query, 0).typed, "Kim");
    ck_assert_int_eq(hoso_query_entity(query, 1).type, 20);
    ck_assert_str_eq(hoso_query_entity(query, 1).folded, "kn 23");
    ck_assert_int_eq(hoso_query_entity(query, 2).type, 30);
    ck_assert_str_eq(hoso_query_entity(query, 2).folded, "do");
    hoso_query_free(query);
    query = parsed("per:Kim shi:Đô pe:x wep:y", false);
    ck_assert_uint_eq(hoso_query_entity_count(query), 2);
    ck_assert_int_eq(hoso_query_entity(query, 1).type, 30);
    hoso_query_free(query);
}
END_TEST

static void expect_entity(const char *source, bool typing, const char *name, bool expected)
{
    struct hoso_query *query = parsed(source, typing);
    struct hoso_buf folded = HOSO_BUF_INIT;
    hoso_fold(&folded, name, strlen(name));
    ck_assert_msg(hoso_query_entity_matches(query, 0, name, folded.data) == expected, "%s: %s",
                  source, name);
    hoso_buf_release(&folded);
    hoso_query_free(query);
}

START_TEST(entity_names_match_by_whole_words)
{
    expect_entity("p:kim", false, "Kim Jong-un", true);
    expect_entity("p:\"jong un\"", false, "Kim Jong-un", true);
    expect_entity("p:jong-un", false, "Kim Jong Un", true);
    expect_entity("p:\"kim un\"", false, "Kim Jong-un", false);
    expect_entity("p:ki", false, "Kim Jong-un", false);
    expect_entity("p:ki*", false, "Kim Jong-un", true);
    expect_entity("p:ki", true, "Kim Jong-un", true);
    expect_entity("p:ki x", true, "Kim Jong-un", false);
    expect_entity("p:\"kim jo", true, "Kim Jong-un", true);
    expect_entity("w:23", false, "KN-23", true);
    expect_entity("w:t", false, "T-90M", true);
    expect_entity("w:90", false, "T-90M", true);
    expect_entity("p:an", false, "Lan An", true);
    expect_entity("p:lăng", false, "Lang Văn Lăng", true);
    expect_entity("p:làng", false, "Lang Văn Lăng", false);
    expect_entity("p:lă", true, "Lang Văn Lăng", true);
    expect_entity("p:x", false, "", false);
}
END_TEST

static void expect_range(const char *source, const char *from, const char *to)
{
    struct hoso_query *query = parsed(source, false);
    char first[11], last[11];
    ck_assert_msg(hoso_query_date_range(query, first, last) == (from != NULL), "%s", source);
    if (from) {
        ck_assert_str_eq(first, from);
        ck_assert_str_eq(last, to);
    }
    hoso_query_free(query);
}

static void expect_stated(const char *source, int64_t from, int64_t to, bool required)
{
    struct hoso_query *query = parsed(source, false);
    int64_t first, last;
    ck_assert_uint_eq(hoso_query_stated_count(query), 1);
    hoso_query_stated(query, 0, &first, &last);
    ck_assert_int_eq(first, from);
    ck_assert_int_eq(last, to);
    ck_assert_msg(hoso_query_stated_is_required(query, 0) == required, "%s", source);
    hoso_query_free(query);
}

/* A month holds the statement of the month itself, a year that of the year. */
START_TEST(stated_dates_are_ranges_of_numbers)
{
    expect_stated("stated:2023", 20230000, 20231231, true);
    expect_stated("stated:2024-02", 20240200, 20240229, true);
    expect_stated("a stated:2024-02-27", 20240227, 20240227, true);
    expect_stated("stated:2023-08..2024", 20230800, 20241231, true);
    expect_stated("stated:..2024", 0, 20241231, true);
    expect_stated("stated:2023-08..", 20230800, 99991231, true);
    expect_stated("a OR stated:2023", 20230000, 20231231, false);
    expect_stated("-stated:2023", 20230000, 20231231, false);
}
END_TEST

START_TEST(dates_that_all_must_meet_are_one_range)
{
    expect_range("date:2023", "2023-01-01", "2023-12-31");
    expect_range("date:2024-02", "2024-02-01", "2024-02-29");
    expect_range("date:2023-02..2023-02", "2023-02-01", "2023-02-28");
    expect_range("date:2000-02-29", "2000-02-29", "2000-02-29");
    expect_range("date:2023-08..2024", "2023-08-01", "2024-12-31");
    expect_range("date:..2024", "0000-01-01", "2024-12-31");
    expect_range("date:\"2023-08-05..\"", "2023-08-05", "9999-12-31");
    expect_range("date:2023.. (a (date:..2024-06 b))", "2023-01-01", "2024-06-30");
    expect_range("date:2023 OR a", NULL, NULL);
    expect_range("-date:2023", NULL, NULL);
    expect_range("a", NULL, NULL);
    expect_range("", NULL, NULL);
}
END_TEST

static void expect_needs(const char *source, bool text, bool wait, bool folded)
{
    struct hoso_query *query = parsed(source, false);
    ck_assert_msg(hoso_query_needs_text(query) == text, "%s", source);
    ck_assert_msg(hoso_query_text_can_wait(query) == wait, "%s", source);
    ck_assert_msg(hoso_query_needs_folded(query) == folded, "%s", source);
    hoso_query_free(query);
}

START_TEST(says_what_it_needs)
{
    expect_needs("", false, true, false);
    expect_needs("phao", false, true, true);
    expect_needs("pháo", true, true, true);
    expect_needs("đ", true, true, true);
    expect_needs("Pha\u0301o", true, true, true);
    expect_needs("/x/", true, false, false);
    expect_needs("a -/x/", true, false, true);
    expect_needs("p:kim date:2023 path:x title:y", false, true, false);
}
END_TEST

UNIT_MAIN("query", blank_queries_are_empty, errors_say_where, too_much_is_refused,
          typing_forgives_the_end, entity_terms_are_numbered, entity_names_match_by_whole_words,
          dates_that_all_must_meet_are_one_range, stated_dates_are_ranges_of_numbers, says_what_it_needs)
