/* search: queries run over articles.  Hits are compared as the words they stand on. */
#include "unit.h"

#include <stdio.h>

#include "hoso/buf.h"
#include "hoso/fold.h"
#include "hoso/query.h"

static const struct hoso_query_type types[] = { { "person", "p", 1 }, { "weapon", "w", 2 } };

static struct hoso_query *parsed(const char *source, bool typing)
{
    struct hoso_query_syntax syntax = { types, 2, typing };
    struct hoso_query *query;
    struct hoso_error err;
    enum hoso_status status =
        hoso_query_parse(&query, source, strlen(source), &syntax, NULL, &err);
    ck_assert_msg(status == HOSO_OK, "%s: %s", source, err.text);
    return query;
}

/* What SOURCE finds in ARTICLE, as "word|word" of its hits, "" for found without hits,
 * NULL for not found.  The caller's to free. */
static char *found_in(const char *source, bool typing, const struct hoso_query_article *article)
{
    struct hoso_query *query = parsed(source, typing);
    struct hoso_searcher *searcher = hoso_searcher_new(query, NULL);
    struct hoso_spans hits = { 0 };
    struct hoso_buf said = HOSO_BUF_INIT;
    bool found, found_again;
    hoso_vec_push(&hits, ((struct hoso_span){ 1, 2 })); /* must be emptied */
    ck_assert_int_eq(hoso_searcher_run(searcher, article, &found, &hits), HOSO_OK);
    for (size_t i = 0; i < hits.count; i++) {
        struct hoso_span hit = hits.items[i];
        ck_assert(hit.start < hit.end && (!i || hits.items[i - 1].end <= hit.start));
        hoso_buf_addstr(&said, i ? "|" : "");
        hoso_buf_add(&said, article->text + hit.start, hit.end - hit.start);
    }
    /* Without hits the answer is the same; and with the text only where it is asked for. */
    ck_assert_int_eq(hoso_searcher_run(searcher, article, &found_again, NULL), HOSO_OK);
    ck_assert_int_eq(found, found_again);
    hoso_vec_release(&hits);
    hoso_searcher_free(searcher);
    hoso_query_free(query);
    char *result = hoso_buf_detach(&said);
    if (found)
        return result;
    ck_assert_str_eq(result, "");
    free(result);
    return NULL;
}

/* Does the article have all the words by number that whatever the query finds must have? */
static bool may_be_found(const char *source, bool typing, const struct hoso_buf *folded)
{
    enum { SLICES = 100 };
    uint64_t bits[(SLICES + 63) / 64] = { 0 };
    struct hoso_word_hashes words = { 0 };
    unsigned slices[8];
    struct hoso_query *query = parsed(source, typing);
    size_t count = hoso_query_slices(query, SLICES, slices, 8);
    bool all = true;
    hoso_word_hashes_add(&words, folded->data, folded->len, 0, SIZE_MAX);
    hoso_words_slices(bits, SLICES, &words);
    hoso_vec_release(&words);
    for (size_t i = 0; i < count; i++)
        all = all && slices[i] < SLICES && (bits[slices[i] / 64] >> slices[i] % 64 & 1);
    hoso_query_free(query);
    return all;
}

static void check_found(const char *source, bool typing, const char *text, const char *expected)
{
    struct hoso_buf folded = HOSO_BUF_INIT;
    hoso_fold(&folded, text, strlen(text));
    struct hoso_query_article article = {
        .text = text, .text_len = strlen(text), .folded = folded.data, .folded_len = folded.len,
    };
    for (int pass = 0; pass < 2; pass++, article.folded = NULL) {
        char *found = found_in(source, typing, &article);
        ck_assert_msg(expected ? found && strcmp(found, expected) == 0 : !found,
                      "%s in '%s': %s, not %s", source, text, found ? found : "nothing",
                      expected ? expected : "nothing");
        ck_assert_msg(!found || may_be_found(source, typing, &folded), "%s in '%s'", source, text);
        free(found);
    }
    hoso_buf_release(&folded);
}

static void expect(const char *source, const char *text, const char *expected)
{
    check_found(source, false, text, expected);
}

static void expect_typing(const char *source, const char *text, const char *expected)
{
    check_found(source, true, text, expected);
}

START_TEST(words_are_folded_and_whole)
{
    expect("phao", "Pháo binh bắn PHÁO", "Pháo|PHÁO");
    expect("pha", "Pháo binh", NULL);
    expect("hao", "Pháo binh", NULL);
    expect("a", "", NULL);
    expect("", "gì cũng được", "");
    expect("binh phao", "Pháo của binh đoàn", "Pháo|binh");
    expect("binh xe", "Pháo của binh đoàn", NULL);
    expect("Phao,", "pháo; binh", "pháo");
    expect("(phao)", "(pháo)", "pháo");
    expect("phao", "pháo", "pháo");
    expect("phao", "tên pháo", "pháo");
    expect("un", "Kim Jong-un đến", "un");
    expect("kim-jong", "Kim Jong-un đến", "Kim Jong");
    expect("€", "giá 5€ một cân", "€");
    expect("100%", "tăng 100 lần", "100");
    expect("or", "or không", "or");
    expect("http://x.vn", "xem http://x.vn nhé", "http://x.vn");
    expect("a:b", "tỉ lệ a:b", "a:b");
}
END_TEST

START_TEST(letters_and_digits_are_apart)
{
    expect("152", "pháo 152mm", "152");
    expect("mm", "pháo 152mm", "mm");
    expect("152mm", "pháo 152mm", "152mm");
    expect("52", "pháo 152mm", NULL);
    expect("kn 23", "tên lửa KN-23 bay", "KN-23");
    expect("\"kn 23\"", "tên lửa KN-23 bay", "KN-23");
    expect("kn-23", "tên lửa KN 23 bay", "KN 23");
    expect("kn23", "tên lửa KN-23 bay", NULL);
    expect("t 90", "xe tăng T90 và T-90", "T90|T-90");
    expect("90", "T-90M", "90");
}
END_TEST

/* Sixteen places are tried at once: every offset, and near the end of the text. */
START_TEST(places_are_found_wherever_they_stand)
{
    static const char *const needles[] = { "a", "an", "152", "dan dao", "ben kia song hong ha noi" };
    for (size_t n = 0; n < sizeof needles / sizeof needles[0]; n++)
        for (int before = 0; before < 40; before++)
            for (int behind = 0; behind < 20; behind++) {
                char text[160], quoted[64];
                snprintf(quoted, sizeof quoted, "\"%s\"", needles[n]);
                snprintf(text, sizeof text, "%.*s %s%.*s %s",
                         before, "xan dao1520 xbenx kia song yan dan daox152x", needles[n],
                         behind, " zdan dao15 danx dao.", needles[n]);
                struct hoso_query_article article = { .text = text, .text_len = strlen(text),
                                                      .folded = text,
                                                      .folded_len = strlen(text) };
                char *found = found_in(quoted, false, &article);
                ck_assert_ptr_nonnull(found);
                size_t last = strlen(found) - strlen(needles[n]);
                ck_assert_msg(strlen(found) > strlen(needles[n]) &&
                                  strcmp(found + last, needles[n]) == 0,
                              "%s in '%s': %s", needles[n], text, found);
                free(found);
            }
}
END_TEST

START_TEST(slices_are_those_of_words_that_must_be_there)
{
    unsigned slices[4];
    static const struct {
        const char *source;
        bool typing;
        size_t count;
    } cases[] = {
        { "tên lửa", false, 2 }, { "tên lửa", true, 1 }, { "\"đạn 152mm\" x", false, 4 },
        { "a OR b", false, 0 },  { "-a", false, 0 },     { "a (b OR c)", false, 1 },
        { "/a/ title:b p:c", false, 0 }, { "a* b", false, 1 }, { "1 2 3 4 5 6", false, 4 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hoso_query *query = parsed(cases[i].source, cases[i].typing);
        ck_assert_msg(hoso_query_slices(query, 1000, slices, 4) == cases[i].count, "%s",
                      cases[i].source);
        hoso_query_free(query);
    }
}
END_TEST

START_TEST(marks_bind)
{
    expect("tên", "một cái tên", "tên");
    expect("tên", "ten ten", NULL);
    expect("tên", "ten rồi TÊN", "TÊN");
    expect("ten", "tên và ten", "tên|ten");
    expect("hòa", "hoà bình, hóa đơn, Hòa", "hoà|Hòa");
    expect("hoà", "HÒA bình", "HÒA");
    expect("hòa", "hoa hoá", NULL);
    expect("đạn pháo", "dan phao", NULL);
    expect("\"đạn pháo\"", "đàn pháo, Đạn pháo", "Đạn pháo");
    expect("\"dan pháo\"", "đàn pháo", "đàn pháo");
    expect("đ", "d Đ", "Đ");
    expect("hòa", "hoà hoa HOÀ hóa", "hoà|HOÀ");
    expect("tên lửa", "tên\u00a0lửa, tên - lửa", "tên\u00a0lửa");
    expect("te\u0302n", "te tên", "tên");
    expect("tên", "te\u0302n lửa", "te\u0302n");
    expect("ten", "te\u0302n lửa", "te\u0302n");
    expect("-tên ten", "ten thôi", "ten");
    expect("-tên", "tên", NULL);
}
END_TEST

START_TEST(beginnings)
{
    expect("pha*", "pháo và phà, hao pha", "phá|phà|pha");
    expect("phá*", "pháo và phà", "phá");
    expect("\"ten lu*\"", "tên lửa", "tên lử");
    expect("152*", "152mm 1520", "152|152");
    expect_typing("pha", "Pháo binh", "Phá");
    expect_typing("pha ", "Pháo binh", NULL);
    expect_typing("pha b", "Pháo binh", NULL);
    expect_typing("phao b", "Pháo binh", "Pháo b");
    expect_typing("\"phao bi", "Pháo binh", "Pháo bi");
    expect_typing("\"phao bi\"", "Pháo binh", NULL);
    expect_typing("(phao OR x", "pháo", "pháo");
    /* Tones come last when typing. */
    expect_typing("đan", "đạn", "đạn");
    expect_typing("hò", "hoà bình", "ho");
    expect_typing("hò", "hoá", NULL);
    expect_typing("\"tên lư", "tên lửa, ten lửa", "tên lử");
    expect_typing("đ", "dân", NULL);
    expect("đan", "đạn", NULL);
}
END_TEST

START_TEST(phrases)
{
    expect("\"dan phao 152mm\"", "Đạn pháo  152mm, đạn pháo 122mm", "Đạn pháo  152mm");
    expect("\"dan phao\"", "pháo đạn", NULL);
    expect("\"dan phao\"", "đạn\npháo", "đạn\npháo");
    expect("\"dan phao\"", "đạn\n\npháo", NULL);
    expect("\"an p\"", "đạn pháo", NULL);
    expect("\"Kim Jong Un\"", "ông Kim Jong-un", "Kim Jong-un");
    expect("\"nga, ukraine\"", "Nga, Ukraine", "Nga, Ukraine");
}
END_TEST

START_TEST(hits_of_words_side_by_side_are_one)
{
    expect("dan phao", "đạn pháo, pháo và đạn", "đạn pháo");
    expect("dan phao", "đạn\tpháo", "đạn\tpháo");
    expect("dan phao", "đạn, pháo", "đạn|pháo");
    expect("phao dan", "đạn pháo", "đạn|pháo");
    expect("ten lua dan dao", "Tên lửa đạn đạo và tên lửa", "Tên lửa đạn đạo|tên lửa");
    expect("dan OR phao", "đạn pháo", "đạn|pháo");
    expect("dan -x phao", "đạn pháo", "đạn|pháo");
    expect("dan \"dan phao\"", "đạn pháo", "đạn pháo");
    expect("\"a b\" \"b c\"", "a b c", "a b c");
    expect("kim kim", "Kim Kim Kim", "Kim|Kim|Kim");
    expect("/dan/ dan", "dan", "dan");
}
END_TEST

START_TEST(a_word_alone_is_no_hit_where_it_stands_with_its_neighbour)
{
    expect("dan phao", "Hướng dẫn bắn đạn pháo cho dân quân", "đạn pháo");
    expect("dan phao", "Hướng dẫn bắn pháo", "dẫn|pháo");
    expect("dan phao nga", "Nga có đạn pháo, Nga dẫn đầu", "Nga|đạn pháo|Nga");
    expect("dan phao 152", "đạn pháo 152mm và đạn pháo, dân 152 làng", "đạn pháo 152|đạn pháo");
}
END_TEST

START_TEST(operators_bind_as_said)
{
    expect("xe OR tau", "tàu đi", "tàu");
    expect("xe OR tau", "máy bay", NULL);
    expect("a b OR c", "c", "c");
    expect("a b OR c", "a", NULL);
    expect("a (b OR c)", "a c", "a|c");
    expect("a (b OR c)", "c", NULL);
    expect("a -b", "a", "a");
    expect("a -b", "a b", NULL);
    expect("-(a OR b) c", "c", "c");
    expect("-(a b)", "a", "");
    expect("--a", "a b", "a");
    expect("-\"a b\"", "b a", "");
    expect("a OR (b c)", "a b", "a");
    expect("a or b", "a", NULL);
    expect("a - b", "a b", "a b");
    expect("x(a)", "a x", "a|x");
    expect("-x", "gì", "");
    expect("-OR a", "a", "a");
    expect("a OR -b", "c", "");
}
END_TEST

START_TEST(regular_expressions)
{
    expect("/KN-2[345]/", "KN-23, KN-26, kn-24", "KN-23");
    expect("/kn-2[345]/", "KN-23, KN-26, kn-24", "KN-23|kn-24");
    expect("/KN-2[345]/i", "KN-23, kn-24", "KN-23|kn-24");
    expect("/kn/c", "KN", NULL);
    expect("/\\W\\D\\p{Lu}\\S/", " xAb", " xAb");
    expect("/(?<Ten>đ)/", "Đ", "Đ");
    expect("/Đ/", "đ", NULL);
    expect("/đạn/", "ĐẠN", "ĐẠN");
    expect("/te\u0302n lu\u031B\u0309a/", "tên lửa", "tên lửa");
    expect("/a.b/", "a\nb", NULL);
    expect("/a.b/s", "a\nb", "a\nb");
    expect("/a b # chú thích/x", "ab", "ab");
    expect("/^b$/", "a\nb\nc", "b");
    expect("/a\\/b/", "a/b", "a/b");
    expect("/a\\\\/", "a\\", "a\\");
    expect("/x*/", "abc", "");
    expect("/(?=.*b)a/", "a b", "a");
    expect("-/a/", "a", NULL);
    expect("(/a/ /b/i)", "ab", "a|b");
    expect_typing("/a[bc]", "ab", "ab");
}
END_TEST

static bool mentions(void *ctx, size_t term, struct hoso_spans *hits)
{
    const char *const *names = ctx;
    if (!names[term])
        return false;
    if (hits) {
        hoso_vec_push(hits, ((struct hoso_span){ 4, 7 }));
        hoso_vec_push(hits, ((struct hoso_span){ 0, 3 }));
        hoso_vec_push(hits, ((struct hoso_span){ 90, 95 })); /* outside: left out */
    }
    return true;
}

START_TEST(fields)
{
    static const char *const names[] = { "kim", NULL };
    char *ctx[2];
    memcpy(ctx, names, sizeof ctx);
    struct hoso_query_article article = {
        .text = "\nKim đến. Kim đi.",
        .text_len = strlen("\nKim đến. Kim đi."),
        .title = "Kim đến.",
        .path = "tin/KN-23/2023-08-05 Ngày.txt",
        .date = "2023-08-05",
        .ctx = ctx,
        .mentions = mentions,
    };
    static const struct {
        const char *query, *expected;
    } cases[] = {
        { "title:kim", "Kim" },
        { "title:\"kim den\"", "Kim đến" },
        { "title:đến", "đến" },
        { "title:dến", NULL },
        { "title:đi", NULL },
        { "title:de*", "đế" },
        { "title:kim den", "Kim|đến" },
        { "path:kn-23", "" },
        { "path:TIN/", "" },
        { "path:\"ngay.t\"", "" },
        { "path:2023-08-05", "" },
        { "path:08-", "" },
        { "path:xyz", NULL },
        { "date:2023-08", "" },
        { "date:2023-08-05..2023-08-05", "" },
        { "date:2024..", NULL },
        { "date:..2023-08-04", NULL },
        { "-date:2024", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *found = found_in(cases[i].query, false, &article);
        ck_assert_msg(cases[i].expected ? found && strcmp(found, cases[i].expected) == 0 : !found,
                      "%s: %s", cases[i].query, found ? found : "nothing");
        free(found);
    }
    article.text = "Kim Kim x";
    article.text_len = 9;
    char *found = found_in("p:kim -w:x", false, &article);
    ck_assert_str_eq(found, "Kim|Kim");
    free(found);
    ck_assert_ptr_null(found_in("p:x w:y", false, &article));
    /* Nothing known of an article: nothing crashes, nothing found. */
    struct hoso_query_article bare = { 0 };
    ck_assert_ptr_null(found_in("p:x OR title:a OR path:b OR date:2023 OR c OR đ OR /e/", false, &bare));
    found = found_in("-p:x -title:a -path:b -date:2023 -c -/e/", false, &bare);
    ck_assert_str_eq(found, "");
    free(found);
}
END_TEST

static const char *load(void *ctx, size_t *len)
{
    int *asked = ctx;
    ++*asked;
    *len = strlen("tên ten");
    return "tên ten";
}

START_TEST(text_is_loaded_when_needed)
{
    int asked = 0;
    struct hoso_query_article article = {
        .folded = "ten ten", .folded_len = 7, .ctx = &asked, .load_text = load,
    };
    struct hoso_spans hits = { 0 };
    bool found;
    static const struct {
        const char *query;
        bool hits, found;
        int asked;
    } cases[] = {
        { "ten", false, true, 0 }, { "tên", false, true, 1 }, { "tèn", false, false, 1 },
        { "lửa", false, false, 0 }, { "ten", true, true, 1 }, { "tên", true, true, 1 },
        { "xe", true, false, 0 },   { "", true, true, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hoso_query *query = parsed(cases[i].query, false);
        struct hoso_searcher *searcher = hoso_searcher_new(query, NULL);
        asked = 0;
        ck_assert_int_eq(
            hoso_searcher_run(searcher, &article, &found, cases[i].hits ? &hits : NULL), HOSO_OK);
        ck_assert_msg(found == cases[i].found && asked == cases[i].asked, "%s: %d, %d",
                      cases[i].query, found, asked);
        hoso_searcher_free(searcher);
        hoso_query_free(query);
    }
    hoso_vec_release(&hits);
}
END_TEST

START_TEST(limits_and_cancelling_are_said)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    for (int i = 0; i < 50000; i++)
        hoso_buf_addch(&text, 'a');
    hoso_buf_addstr(&text, "b x");
    struct hoso_query_article article = { .text = text.data, .text_len = text.len };
    struct hoso_spans hits = { 0 };
    atomic_bool cancel = false;
    bool found = true;
    static const char *const queries[] = { "/(a+)+$/", "-/(a+)+$/", "/x/ /(a+)+$/",
                                           "/nope/ OR /(a+)+$/" };
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        struct hoso_query *query = parsed(queries[i], false);
        struct hoso_searcher *searcher = hoso_searcher_new(query, &cancel);
        ck_assert_int_eq(hoso_searcher_run(searcher, &article, &found, &hits), HOSO_LIMIT);
        ck_assert(!found && hits.count == 0);
        hoso_searcher_free(searcher);
        hoso_query_free(query);
    }
    struct hoso_query *query = parsed("/x/", false);
    struct hoso_searcher *searcher = hoso_searcher_new(query, &cancel);
    ck_assert_int_eq(hoso_searcher_run(searcher, &article, &found, &hits), HOSO_OK);
    ck_assert(found && hits.count == 1);
    atomic_store(&cancel, true);
    ck_assert_int_eq(hoso_searcher_run(searcher, &article, &found, &hits), HOSO_CANCELLED);
    ck_assert(!found && hits.count == 0);
    hoso_searcher_free(searcher);
    hoso_query_free(query);
    hoso_vec_release(&hits);
    hoso_buf_release(&text);
}
END_TEST

START_TEST(texts_may_hold_any_bytes)
{
    struct hoso_query_article article = { .text = "\xFF t\xC3\xAAn \xE1", .text_len = 8 };
    static const char *const queries[] = { "/ten|tên/", "ten", "tên", "te*" };
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        char *found = found_in(queries[i], false, &article);
        ck_assert_ptr_nonnull(found);
        ck_assert(strcmp(found, "tên") == 0 || strcmp(found, "tê") == 0);
        free(found);
    }
}
END_TEST

START_TEST(counting_agrees_with_hits)
{
    static const char *const queries[] = {
        "dan phao", "\"dan phao\" dan", "phao OR dan", "đạn", "/a/ dan", "dan -phao", "", "xe",
        "(dan OR xe) phao", "pha* phao", "p*", "d*", "ph*", "1*", "m*", "\"va dan\"",
        "\"đạn pháo đạn\"", "đạn pháo",
    };
    /* Letters beyond ASCII before a beginning, and a phrase that overlaps itself. */
    static const char text[] =
        "Đạn pháo, pháo và đạn\tpháo; dan-phao 152mm 平pháo пpháo d pp ph. Đạn pháo đạn pháo đạn. "
        "Dan phao đạn phao dan và pháo đạn 1 11 m1m p";
    struct hoso_buf folded = HOSO_BUF_INIT;
    hoso_fold(&folded, text, strlen(text));
    struct hoso_query_article article = {
        .text = text, .text_len = strlen(text), .folded = folded.data, .folded_len = folded.len,
    };
    struct hoso_spans hits = { 0 };
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        struct hoso_query *query = parsed(queries[i], false);
        struct hoso_searcher *searcher = hoso_searcher_new(query, NULL);
        bool found, counted;
        size_t count = 99;
        ck_assert_int_eq(hoso_searcher_run(searcher, &article, &found, &hits), HOSO_OK);
        ck_assert_int_eq(hoso_searcher_count(searcher, &article, &counted, &count), HOSO_OK);
        ck_assert_int_eq(found, counted);
        ck_assert_msg(count == hits.count, "%s: %zu, not %zu", queries[i], count, hits.count);
        hoso_searcher_free(searcher);
        hoso_query_free(query);
    }
    hoso_vec_release(&hits);
    hoso_buf_release(&folded);
}
END_TEST

UNIT_MAIN("search", words_are_folded_and_whole, letters_and_digits_are_apart,
          places_are_found_wherever_they_stand, slices_are_those_of_words_that_must_be_there,
          marks_bind,
          beginnings, phrases, hits_of_words_side_by_side_are_one,
          a_word_alone_is_no_hit_where_it_stands_with_its_neighbour, operators_bind_as_said,
          regular_expressions, fields, text_is_loaded_when_needed, limits_and_cancelling_are_said,
          texts_may_hold_any_bytes, counting_agrees_with_hits)
