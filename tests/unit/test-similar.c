/* similar: terms and how they weigh, gists, near copies. */
#include "unit.h"

#include <stdio.h>

#include "hoso/buf.h"
#include "hoso/similar.h"

static void find(struct hoso_terms *terms, const char *folded, size_t title_words)
{
    hoso_terms_find(terms, folded, strlen(folded), title_words);
}

static struct hoso_frequencies *count(const char *const *texts, size_t texts_count)
{
    struct hoso_frequencies *f = hoso_frequencies_new();
    for (size_t i = 0; i < texts_count; i++)
        hoso_frequencies_add(f, texts[i], strlen(texts[i]));
    return f;
}

static double cosine(const struct hoso_frequencies *f, const char *a, size_t a_title,
                     const char *b)
{
    struct hoso_terms x = { 0 }, y = { 0 };
    find(&x, a, a_title);
    find(&y, b, 0);
    hoso_terms_weigh(&x, f);
    hoso_terms_weigh(&y, f);
    double result = hoso_terms_cosine(&x, &y);
    ck_assert_double_eq_tol(result, hoso_terms_cosine(&y, &x), 1e-6);
    hoso_vec_release(&x);
    hoso_vec_release(&y);
    return result;
}

START_TEST(words_are_counted)
{
    static const struct {
        const char *folded;
        size_t words;
    } cases[] = {
        { "", 0 }, { " \n ", 0 }, { "kho", 1 }, { "kho dan, cang", 3 }, { "13.000 qua", 3 },
        { "ngay 5. 7 nguoi", 4 }, { "su30", 2 }, { "a…b", 2 }, { "\xE2\x80\x94 a \xE2\x80\x94", 1 },
        { "a\xE2\x80", 1 }, { "\xFF\xFE", 0 }, { "1.", 1 }, { ".5", 1 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ck_assert_msg(hoso_similar_words(cases[i].folded, strlen(cases[i].folded)) ==
                          cases[i].words, "%s", cases[i].folded);
}
END_TEST

START_TEST(terms_are_words_and_pairs)
{
    struct hoso_terms terms = { 0 };
    find(&terms, "", 0);
    ck_assert_uint_eq(terms.count, 0);
    find(&terms, "cang", 0);
    ck_assert_uint_eq(terms.count, 1);
    find(&terms, "cang bien cang bien", 0); /* cang, bien, cang bien, bien cang */
    ck_assert_uint_eq(terms.count, 4);
    for (size_t i = 1; i < terms.count; i++)
        ck_assert_uint_lt(terms.items[i - 1].hash, terms.items[i].hash);
    hoso_vec_release(&terms);
}
END_TEST

START_TEST(the_same_is_one_and_nothing_shared_is_none)
{
    static const char *const texts[] = { "mot cay cau moi o cang", "lua mat mua vu nay", "gio to" };
    struct hoso_frequencies *f = count(texts, 3);
    ck_assert_double_eq_tol(cosine(f, texts[0], 0, texts[0]), 1, 1e-4);
    ck_assert_double_eq_tol(cosine(f, texts[0], 0, texts[1]), 0, 1e-9);
    ck_assert_double_eq_tol(cosine(f, texts[0], 0, ""), 0, 1e-9);
    hoso_frequencies_free(f);
}
END_TEST

START_TEST(rare_words_pairs_and_titles_weigh_more)
{
    static const char *const texts[] = { "hom nay cau gay", "hom nay troi mua", "hom nay gia gao",
                                         "hom nay nha may" };
    struct hoso_frequencies *f = count(texts, 4);
    /* what every article says tells nothing */
    ck_assert_double_gt(cosine(f, "cau gay hom nay", 0, "cau do gay"),
                        cosine(f, "cau gay hom nay", 0, "hom nay troi"));
    /* the same words side by side */
    ck_assert_double_gt(cosine(f, "cau gay", 0, "xe qua cau gay"),
                        cosine(f, "cau gay", 0, "gay xe qua cau"));
    /* a word of the title */
    ck_assert_double_gt(cosine(f, "cau gay gia gao", 2, "cau gay do"),
                        cosine(f, "cau gay gia gao", 0, "cau gay do"));
    hoso_frequencies_free(f);
}
END_TEST

START_TEST(scores)
{
    ck_assert_double_eq(hoso_similar_score(0, 0.5, 0), 0);
    ck_assert_double_le(hoso_similar_score(1, 0, 0), 1);
    ck_assert_double_gt(hoso_similar_score(0.3, 0.1, -1), hoso_similar_score(0.2, 0.1, -1));
    /* one that is like many says less */
    ck_assert_double_gt(hoso_similar_score(0.3, 0.1, -1), hoso_similar_score(0.3, 0.4, -1));
    ck_assert_double_gt(hoso_similar_score(0.3, 0.1, 1), hoso_similar_score(0.3, 0.1, 9));
    ck_assert_double_gt(hoso_similar_score(0.3, 0.1, 9), hoso_similar_score(0.3, 0.1, -1));
}
END_TEST

START_TEST(days_between_dates)
{
    ck_assert_int_eq(hoso_similar_days("2024-02-28", "2024-03-01"), 2);
    ck_assert_int_eq(hoso_similar_days("2023-03-01", "2023-02-28"), 1);
    ck_assert_int_eq(hoso_similar_days("2023-12-31", "2024-01-01"), 1);
    ck_assert_int_eq(hoso_similar_days("2000-02-28", "2000-03-01"), 2);
    ck_assert_int_eq(hoso_similar_days("2023-01-01", "2024-01-01"), 365);
    ck_assert_int_eq(hoso_similar_days("2024-01-01", "2025-01-01"), 366);
    ck_assert_int_eq(hoso_similar_days("2024-01-01", "2024-01-01"), 0);
    ck_assert_int_eq(hoso_similar_days("", "2024-01-01"), -1);
    ck_assert_int_eq(hoso_similar_days("2024-01-01", "2024"), -1);
}
END_TEST

/* ---- gists ---- */

static struct hoso_gist sign(const char *folded)
{
    struct hoso_gist gist;
    struct hoso_word_hashes words = { 0 };
    hoso_word_hashes_add(&words, folded, strlen(folded), 0, HOSO_SIMILAR_WORDS);
    hoso_gist_make(&gist, &words, 0);
    hoso_vec_release(&words);
    return gist;
}

START_TEST(gists_find_what_is_alike)
{
    static const char *const texts[] = {
        "tau cho ngu coc mac can o cua song dem qua thuyen vien duoc dua vao bo an toan",
        "thuyen vien tau cho ngu coc mac can deu an toan sau mot dem o cua song",
        "giai bong da hoc sinh khai mac voi muoi hai doi tu cac huyen mien nui",
        "cho dem cuoi tuan thu hut khach voi mon an cua ba con ven song",
    };
    struct hoso_frequencies *f = count(texts, 4);
    struct hoso_terms terms = { 0 };
    struct hoso_gist_query *query = calloc(1, sizeof *query);
    find(&terms, texts[0], 0);
    hoso_terms_weigh(&terms, f);
    hoso_gist_query_fill(query, &terms);
    float found[4];
    for (int i = 0; i < 4; i++) {
        struct hoso_gist gist = sign(texts[i]);
        found[i] = hoso_gist_score(query, &gist);
    }
    ck_assert_float_gt(found[0], found[1]);
    ck_assert_float_gt(found[1], found[2]);
    ck_assert_float_gt(found[1], found[3]);
    struct hoso_gist none = sign("");
    ck_assert_float_eq(hoso_gist_score(query, &none), 0);
    free(query);
    hoso_vec_release(&terms);
    hoso_frequencies_free(f);
}
END_TEST

START_TEST(a_gist_is_the_text_s_alone)
{
    struct hoso_gist a = sign("mot bai viet ve cang ca"), b = sign("mot bai viet ve cang ca");
    struct hoso_gist none = sign("\n"), empty = { .terms = { 0 } };
    ck_assert_mem_eq(&a, &b, sizeof a);
    ck_assert_mem_eq(&none, &empty, sizeof none);
    ck_assert_uint_eq(sizeof a, 256);
}
END_TEST

/* Those of an index stay what they are until it has a new schema version. */
START_TEST(gists_are_what_they_were)
{
    uint64_t sum = 0;
    for (unsigned count = 0; count < 3000; count = count < 40 ? count + 1 : count * 3 / 2) {
        struct hoso_word_hashes words = { 0 };
        struct hoso_gist gist;
        unsigned state = count + 1;
        for (unsigned i = 0; i < count; i++) {
            state = state * 1103515245u + 12345;
            unsigned r = state >> 16;
            hoso_vec_push(&words, r % 3 ? r % 200 * 0x9E3779B1u : state);
        }
        hoso_gist_make(&gist, &words, count / 9);
        for (int i = 0; i < HOSO_GIST_TERMS; i++)
            sum = sum * 31 + gist.terms[i];
        for (int i = 0; i < HOSO_SAMPLES; i++)
            sum = sum * 31 + gist.samples.mins[i];
        hoso_vec_release(&words);
    }
    ck_assert_uint_eq(sum, 0xD43D9FF967C2C747u);
}
END_TEST

/* ---- near copies ---- */

/* COUNT sentences, each its own, told apart by SEED. */
static void add_sentences(struct hoso_buf *out, unsigned seed, unsigned count)
{
    static const char *const vocabulary[] = {
        "tau", "cang", "gao", "thuyen", "xe", "cau", "duong", "nha", "mua", "bao", "dien",
        "nuoc", "lua", "ca", "cho", "may", "truong", "benh", "vien", "huyen", "xa", "dan",
        "song", "bien", "nui", "rung", "khach", "hang", "gia", "tien", "thue", "ngay",
    };
    for (unsigned i = 0; i < count; i++) {
        unsigned state = seed * 7919 + i * 104729 + 1;
        for (int w = 0; w < 14; w++) {
            state = state * 1103515245u + 12345;
            hoso_buf_addf(out, "%s ", vocabulary[(state >> 16) % 32]);
        }
        hoso_buf_addstr(out, ". ");
    }
}

static bool is_copy(const struct hoso_buf *a, const struct hoso_buf *b)
{
    bool copy = hoso_similar_is_copy(a->data, a->len, b->data, b->len);
    ck_assert(copy == hoso_similar_is_copy(b->data, b->len, a->data, a->len));
    return copy;
}

/* Would the two be looked at, and is that not ruled out? */
static bool share_key(const struct hoso_buf *a, const struct hoso_buf *b)
{
    struct hoso_gist x = sign(a->data), y = sign(b->data);
    ck_assert_int_eq(hoso_samples_are_copies(&x.samples, &y.samples), hoso_samples_are_copies(&y.samples, &x.samples));
    for (int round = 0; round < HOSO_SAMPLES_ROUNDS; round++)
        if (hoso_samples_key(&x.samples, round) == hoso_samples_key(&y.samples, round))
            return hoso_samples_are_copies(&x.samples, &y.samples) >= 0;
    return false;
}

START_TEST(copies_are_edited_cut_or_under_another_headline)
{
    for (unsigned seed = 1; seed <= 20; seed++) {
        struct hoso_buf text = HOSO_BUF_INIT, edited = HOSO_BUF_INIT, cut = HOSO_BUF_INIT;
        add_sentences(&text, seed, 20);
        hoso_buf_addstr(&edited, "tieu de khac han cua to bao nay ");
        add_sentences(&edited, seed, 12);
        add_sentences(&edited, seed + 1000, 1); /* one of their own */
        hoso_buf_add(&edited, text.data + edited.len / 2, text.len - edited.len / 2);
        add_sentences(&cut, seed, 12);
        ck_assert(is_copy(&text, &text));
        ck_assert(is_copy(&text, &edited));
        ck_assert(is_copy(&text, &cut));
        ck_assert(share_key(&text, &edited));
        ck_assert(share_key(&text, &cut));
        hoso_buf_release(&text);
        hoso_buf_release(&edited);
        hoso_buf_release(&cut);
    }
}
END_TEST

START_TEST(other_texts_are_no_copies)
{
    struct hoso_buf a = HOSO_BUF_INIT, b = HOSO_BUF_INIT, none = HOSO_BUF_INIT;
    add_sentences(&a, 1, 20);
    add_sentences(&b, 2, 17);
    ck_assert(!is_copy(&a, &b));
    add_sentences(&b, 1, 3); /* a passage that both quote */
    ck_assert(!is_copy(&a, &b));
    hoso_buf_addstr(&none, "anh minh hoa");
    ck_assert(!is_copy(&none, &none)); /* too short to tell */
    ck_assert(!is_copy(&none, &a));
    hoso_buf_clear(&none);
    ck_assert(!is_copy(&none, &none));
    hoso_buf_release(&a);
    hoso_buf_release(&b);
    hoso_buf_release(&none);
}
END_TEST

START_TEST(gists_alone_are_sure_of_what_they_say)
{
    int sure = 0, ruled_out = 0;
    for (unsigned seed = 1; seed <= 40; seed++) {
        struct hoso_buf a = HOSO_BUF_INIT, b = HOSO_BUF_INIT;
        add_sentences(&a, seed, 20);
        add_sentences(&b, seed, seed % 20);
        add_sentences(&b, seed + 500, 20 - seed % 20);
        struct hoso_gist x = sign(a.data), y = sign(b.data);
        int said = hoso_samples_are_copies(&x.samples, &y.samples);
        ck_assert(said <= 0 || is_copy(&a, &b));
        ck_assert(said >= 0 || !is_copy(&a, &b));
        sure += said > 0;
        ruled_out += said < 0;
        hoso_buf_release(&a);
        hoso_buf_release(&b);
    }
    ck_assert_int_gt(sure, 0);
    ck_assert_int_gt(ruled_out, 0);
}
END_TEST

START_TEST(a_book_is_read_in_part)
{
    struct hoso_buf book = HOSO_BUF_INIT;
    for (int i = 0; i < 300000; i++)
        hoso_buf_addf(&book, "%d ", i);
    struct hoso_terms terms = { 0 };
    hoso_terms_find(&terms, book.data, book.len, 0);
    ck_assert_uint_gt(terms.count, 100000);
    ck_assert_uint_lt(terms.count, 150000);
    ck_assert(is_copy(&book, &book));
    hoso_vec_release(&terms);
    hoso_buf_release(&book);
}
END_TEST

UNIT_MAIN("similar", words_are_counted, terms_are_words_and_pairs,
          the_same_is_one_and_nothing_shared_is_none, rare_words_pairs_and_titles_weigh_more,
          scores, days_between_dates, gists_find_what_is_alike,
          a_gist_is_the_text_s_alone, gists_are_what_they_were,
          copies_are_edited_cut_or_under_another_headline,
          other_texts_are_no_copies, gists_alone_are_sure_of_what_they_say,
          a_book_is_read_in_part)
