/* concordance and histogram: every mention in its orders, what stands beside it, bars of dates. */
#include "corpus-folder.h"

#include "hoso/concordance.h"
#include "hoso/histogram.h"

static struct hoso_messages messages;
static struct hoso_session *session;
static struct hoso_concordance *concordance;

static void write_small(void)
{
    make_folder();
    write_article("b-2023-02-01.txt",
                  "Kho\n\nÔng Trần Văn Bính mở kho. Lê Thị Ngà thăm ông Trần Văn Bính.\n\n"
                  "Lê Thị Ngà về Hà Nội.\n");
    write_article("c.txt", "Không ngày\n\nĐó là ông Trần Văn Bính");
    write_article("a-2024-01-15.txt", "Họp\n\nAnh nói: ông Trần Văn Bính đã về Hà Nội.\n");
    write_article("d.txt", "Chợ\n\nKhông có ai ở đây.\n");
}

static int64_t entity(const char *name)
{
    struct hoso_completions found = { 0 };
    hoso_session_complete(session, name, 1, &found);
    ck_assert_msg(found.count == 1, "%s", name);
    int64_t id = found.items[0].entity;
    hoso_completions_release(&found);
    return id;
}

/* Waits until everything is counted. */
static void settle(void)
{
    for (int turn = 0; !hoso_concordance_is_done(concordance) && turn < 20000; turn++) {
        hoso_concordance_refresh(concordance);
        usleep(1000);
    }
    ck_assert(hoso_concordance_is_done(concordance));
}

static void open_small(enum hoso_order order)
{
    write_small();
    session = open_corpus(NULL, 1, &messages);
    concordance = hoso_concordance_new(session, entity("Trần Văn Bính"), order);
    settle();
}

static void leave(void)
{
    hoso_concordance_free(concordance);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    remove_folder();
}

/* All rows: `[a 1]` for the heading of a…, `before|words|after` for a mention. */
static char *rows(void)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_concordance_row row;
    for (size_t i = 0; hoso_concordance_row(concordance, i, &row); i++) {
        struct hoso_article_info info = { 0 };
        ck_assert_int_eq(hoso_session_article(session, row.article, &info), HOSO_OK);
        ck_assert_int_eq(hoso_concordance_article(concordance, i), row.article);
        ck_assert_int_eq(hoso_concordance_is_heading(concordance, i), row.count > 0);
        if (row.count)
            hoso_buf_addf(&out, "[%c %zu]", strrchr(info.path, '/')[1], row.count);
        else
            hoso_buf_addf(&out, "%.*s|%.*s|%.*s;", (int)row.before_len, row.before,
                          (int)row.words_len, row.words, (int)row.after_len, row.after);
        hoso_article_info_release(&info);
    }
    return hoso_buf_detach(&out);
}

static void check_rows(const char *wanted)
{
    char *got = rows();
    ck_assert_str_eq(got, wanted);
    free(got);
}

#define IN_A "Anh nói: ông |Trần Văn Bính| đã về Hà Nội.;"
#define IN_B1 "Ông |Trần Văn Bính| mở kho. Lê Thị Ngà thăm ông Trần Văn Bính.;"
#define IN_B2 "Ông Trần Văn Bính mở kho. Lê Thị Ngà thăm ông |Trần Văn Bính|.;"
#define IN_C "Đó là ông |Trần Văn Bính|;"

START_TEST(every_mention_stands_below_its_article)
{
    open_small(HOSO_ORDER_ARTICLE);
    check_rows("[a 1]" IN_A "[b 2]" IN_B1 IN_B2 "[c 1]" IN_C);
    ck_assert_uint_eq(hoso_concordance_count(concordance), 7);
    hoso_concordance_sort(concordance, HOSO_ORDER_DATE); /* what has no date comes last */
    settle();
    check_rows("[b 2]" IN_B1 IN_B2 "[a 1]" IN_A "[c 1]" IN_C);
    leave();
}
END_TEST

START_TEST(lines_are_sorted_by_the_words_beside)
{
    open_small(HOSO_ORDER_LEFT);
    check_rows(IN_B1 IN_C IN_A IN_B2); /* ông; ông là Đó; ông nói Anh; ông thăm Ngà … */
    hoso_concordance_sort(concordance, HOSO_ORDER_RIGHT);
    settle();
    check_rows(IN_B2 IN_C IN_A IN_B1); /* nothing, twice; đã về; mở kho */
    ck_assert(!hoso_concordance_is_cut(concordance));
    hoso_concordance_sort(concordance, HOSO_ORDER_ARTICLE);
    check_rows("[a 1]" IN_A "[b 2]" IN_B1 IN_B2 "[c 1]" IN_C);
    leave();
}
END_TEST

START_TEST(a_mention_is_found_again_in_every_order)
{
    open_small(HOSO_ORDER_ARTICLE);
    struct hoso_concordance_row row;
    ck_assert(hoso_concordance_row(concordance, 4, &row));
    int64_t article = row.article;
    size_t start = row.start;
    for (int order = 0; order < HOSO_ORDER_COUNT; order++) {
        hoso_concordance_sort(concordance, (enum hoso_order)order);
        settle();
        size_t at = hoso_concordance_find(concordance, article, start);
        ck_assert(hoso_concordance_row(concordance, at, &row));
        ck_assert_int_eq(row.article, article);
        ck_assert_uint_eq(row.start, start);
        /* one that is not there: the article's first */
        at = hoso_concordance_find(concordance, article, start + 1);
        ck_assert(hoso_concordance_row(concordance, at, &row));
        ck_assert_int_eq(row.article, article);
        ck_assert(hoso_concordance_find(concordance, article + 1000, 0) == SIZE_MAX);
    }
    leave();
}
END_TEST

static size_t together(enum hoso_level level, const char *name)
{
    const struct hoso_entity_infos *infos = hoso_concordance_named(concordance, level);
    for (size_t i = 0; i < infos->count; i++)
        if (strcmp(infos->items[i].name, name) == 0)
            return infos->items[i].here_count;
    return 0;
}

START_TEST(names_are_counted_on_three_levels)
{
    open_small(HOSO_ORDER_ARTICLE);
    ck_assert_uint_eq(together(HOSO_LEVEL_SENTENCE, "Lê Thị Ngà"), 1);
    ck_assert_uint_eq(together(HOSO_LEVEL_PARAGRAPH, "Lê Thị Ngà"), 1); /* not the one below */
    ck_assert_uint_eq(together(HOSO_LEVEL_ARTICLE, "Lê Thị Ngà"), 1);
    ck_assert_uint_eq(together(HOSO_LEVEL_SENTENCE, "Hà Nội"), 1);
    ck_assert_uint_eq(together(HOSO_LEVEL_ARTICLE, "Hà Nội"), 2);
    ck_assert_uint_eq(together(HOSO_LEVEL_ARTICLE, "Trần Văn Bính"), 0);
    const struct hoso_entity_infos *most = hoso_concordance_named(concordance, HOSO_LEVEL_ARTICLE);
    ck_assert_str_eq(most->items[0].name, "Hà Nội");
    leave();
}
END_TEST

/* What is counted as often stands by type and name, not in the order in which it was read. */
START_TEST(names_counted_alike_stand_by_type_and_name)
{
    make_folder();
    write_article("a.txt", "Tin\n\nÔng Trần Văn Bính gặp Vladimir Putin, Sergei Shoigu, Kim Jong-un "
                           "và Antony Blinken ở Moskva, Kursk và Bắc Kinh.\n");
    session = open_corpus(NULL, 1, &messages);
    concordance = hoso_concordance_new(session, entity("Trần Văn Bính"), HOSO_ORDER_ARTICLE);
    settle();
    const struct hoso_entity_infos *infos = hoso_concordance_named(concordance, HOSO_LEVEL_ARTICLE);
    ck_assert_uint_ge(infos->count, 6);
    for (size_t i = 1; i < infos->count; i++) {
        const struct hoso_entity_info *before = &infos->items[i - 1], *info = &infos->items[i];
        ck_assert_uint_eq(info->here_count, 1);
        ck_assert(before->type < info->type ||
                  (before->type == info->type && strcmp(before->name, info->name) < 0));
    }
    leave();
}
END_TEST

START_TEST(dates_are_those_of_the_articles)
{
    open_small(HOSO_ORDER_ARTICLE);
    const struct hoso_date_counts *dates = hoso_concordance_dates(concordance);
    ck_assert_uint_eq(dates->count, 2);
    ck_assert_int_eq(dates->items[0].date, 20230201);
    ck_assert_uint_eq(dates->items[0].mention_count, 2);
    ck_assert_int_eq(dates->items[1].date, 20240115);
    leave();
}
END_TEST

START_TEST(an_entity_that_is_gone_has_no_rows)
{
    write_small();
    session = open_corpus(NULL, 1, &messages);
    concordance = hoso_concordance_new(session, 123456, HOSO_ORDER_DATE);
    settle();
    check_rows("");
    struct hoso_concordance_row row;
    ck_assert(!hoso_concordance_row(concordance, 0, &row));
    ck_assert_int_eq(hoso_concordance_article(concordance, 0), 0);
    ck_assert(!hoso_concordance_is_heading(concordance, 0));
    ck_assert(hoso_concordance_find(concordance, 1, 0) == SIZE_MAX);
    leave();
}
END_TEST

/* More articles than texts are kept for, asked for in both directions; then freed while it
 * counts. */
START_TEST(many_articles_are_read_as_they_are_asked_for)
{
    make_folder();
    for (unsigned i = 0; i < 400; i++) {
        char name[32], text[128];
        snprintf(name, sizeof name, "%04u.txt", i);
        snprintf(text, sizeof text, "Tin %u\n\nSố %u: ông Trần Văn Bính đến.\n", i, i);
        write_article(name, text);
    }
    session = open_corpus(NULL, 1, &messages);
    int64_t id = entity("Trần Văn Bính");
    concordance = hoso_concordance_new(session, id, HOSO_ORDER_ARTICLE);
    ck_assert_uint_eq(hoso_concordance_count(concordance), 800);
    for (unsigned turn = 0; turn < 800; turn++) {
        unsigned i = turn < 400 ? turn : 799 - turn;
        char wanted[32];
        struct hoso_concordance_row row;
        snprintf(wanted, sizeof wanted, "Số %u: ông ", i);
        ck_assert(hoso_concordance_row(concordance, 2 * i + 1, &row));
        ck_assert_uint_eq(row.before_len, strlen(wanted));
        ck_assert(memcmp(row.before, wanted, row.before_len) == 0);
    }
    for (int i = 0; i < 20; i++) {
        hoso_concordance_free(concordance);
        concordance = hoso_concordance_new(session, id, (enum hoso_order)(i % HOSO_ORDER_COUNT));
    }
    leave();
}
END_TEST

/* ---- histogram ---- */

START_TEST(dates_are_read_strictly)
{
    char name[11];
    ck_assert_int_eq(hoso_date_number("2024-02-29"), 20240229);
    ck_assert_int_eq(hoso_date_number("2023-02-29"), 0);
    ck_assert_int_eq(hoso_date_number("2023-13-01"), 0);
    ck_assert_int_eq(hoso_date_number("2023-00-10"), 0);
    ck_assert_int_eq(hoso_date_number("0000-01-01"), 0);
    ck_assert_int_eq(hoso_date_number("2023-1-1"), 0);
    ck_assert_int_eq(hoso_date_number("2023-01-01x"), 0);
    ck_assert_int_eq(hoso_date_number(""), 0);
    ck_assert_str_eq(hoso_date_name(name, 20240229), "2024-02-29");
}
END_TEST

static struct hoso_histogram bars;

static void make(size_t limit, const struct hoso_date_count *items, size_t count)
{
    struct hoso_date_counts dates = { 0 };
    for (size_t i = 0; i < count; i++)
        hoso_vec_push(&dates, items[i]);
    hoso_histogram_make(&bars, &dates, limit);
    hoso_vec_release(&dates);
}

START_TEST(bars_are_as_fine_as_fits)
{
    static const struct hoso_date_count dates[] = { { 20231230, 2 }, { 20240102, 3 },
                                                    { 20240301, 4 } };
    make(4, dates, 2);
    ck_assert_int_eq(bars.unit, HOSO_HISTOGRAM_DAYS);
    ck_assert_uint_eq(bars.bars.count, 4);
    ck_assert_uint_eq(bars.bars.items[0], 2);
    ck_assert_uint_eq(bars.bars.items[1], 0);
    ck_assert_uint_eq(bars.bars.items[3], 3);
    make(63, dates, 3); /* a leap year's February is between */
    ck_assert_int_eq(bars.unit, HOSO_HISTOGRAM_DAYS);
    ck_assert_uint_eq(bars.bars.count, 63);
    make(62, dates, 3);
    ck_assert_int_eq(bars.unit, HOSO_HISTOGRAM_MONTHS);
    ck_assert_uint_eq(bars.bars.count, 4);
    make(3, dates, 3);
    ck_assert_int_eq(bars.unit, HOSO_HISTOGRAM_YEARS);
    ck_assert_uint_eq(bars.bars.count, 2);
    ck_assert_uint_eq(bars.bars.items[1], 7);
    ck_assert_uint_eq(bars.highest, 7);
    make(1, dates, 3);
    ck_assert_int_eq(bars.unit, HOSO_HISTOGRAM_DECADES);
    ck_assert_uint_eq(bars.bars.items[0], 9);
    hoso_histogram_release(&bars);
}
END_TEST

START_TEST(bars_of_nothing_and_of_too_much)
{
    static const struct hoso_date_count wide[] = { { 10101, 1 }, { 20239999, 5 }, { 99991231, 2 } };
    make(10, NULL, 0);
    ck_assert_uint_eq(bars.bars.count, 0);
    make(10, wide, 3); /* the last ones; what is no date counts nowhere */
    ck_assert_uint_eq(bars.bars.count, 10);
    ck_assert_uint_eq(bars.bars.items[9], 2);
    ck_assert_uint_eq(bars.highest, 2);
    make(0, wide, 3);
    ck_assert_uint_eq(bars.bars.count, 0);
    hoso_histogram_release(&bars);
}
END_TEST

UNIT_MAIN("concordance", every_mention_stands_below_its_article,
          lines_are_sorted_by_the_words_beside, a_mention_is_found_again_in_every_order,
          names_are_counted_on_three_levels, names_counted_alike_stand_by_type_and_name, dates_are_those_of_the_articles,
          an_entity_that_is_gone_has_no_rows, many_articles_are_read_as_they_are_asked_for,
          dates_are_read_strictly, bars_are_as_fine_as_fits, bars_of_nothing_and_of_too_much)
