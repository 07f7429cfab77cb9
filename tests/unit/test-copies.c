/* near copies: groups that depend on the corpus alone, and lists with them folded away. */
#include "corpus-folder.h"

#include <poll.h>

#include "../../src/app/folded.h"
#include "hoso/browse.h"

static struct hoso_messages messages;

/* An article of 24 sentences; the first KEPT are story STORY's, the others its own. */
static void write_story(const char *name, unsigned story, unsigned kept, unsigned own)
{
    static const char *const words[] = {
        "tàu", "cảng", "gạo", "thuyền", "xe", "cầu", "đường", "nhà", "mưa", "bão", "điện", "nước",
        "lúa", "cá", "chợ", "máy", "trường", "bệnh", "viện", "huyện", "xã", "dân", "sông", "biển",
        "núi", "rừng", "khách", "hàng", "giá", "tiền", "thuế", "ngày",
    };
    struct hoso_buf text = HOSO_BUF_INIT;
    hoso_buf_addf(&text, "Bài số %s\n\n", name);
    for (unsigned i = 0; i < 24; i++) {
        unsigned state = (i < kept ? story * 7919 : own * 6007 + 31) + i * 104729 + 1;
        for (int w = 0; w < 9; w++) {
            state = state * 1103515245u + 12345;
            hoso_buf_addf(&text, "%s ", words[(state >> 16) % 32]);
        }
        hoso_buf_addstr(&text, ".\n");
    }
    write_article(name, text.data);
    hoso_buf_release(&text);
}

static void wait_for_copies(struct hoso_session *session)
{
    while (!hoso_session_copies_refresh(session)) {
        struct pollfd event = { .fd = hoso_session_event_fd(session), .events = POLLIN };
        ck_assert_int_ge(poll(&event, 1, 60000), 1);
        hoso_session_drain(session);
        hoso_session_refresh(session);
    }
}

/* The group of each article as a letter, `-` for none, in list order. */
static char *groups(struct hoso_session *session)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    for (size_t i = 0; i < hoso_session_article_count(session); i++) {
        size_t group = hoso_session_copy_group(session, hoso_session_article_id(session, i));
        ck_assert(group == SIZE_MAX || group < hoso_session_copy_groups(session));
        hoso_buf_addch(&out, group == SIZE_MAX ? '-' : (char)('A' + group));
    }
    return hoso_buf_detach(&out);
}

static void expect_groups(struct hoso_session *session, const char *expected)
{
    wait_for_copies(session);
    char *found = groups(session);
    ck_assert_str_eq(found, expected);
    free(found);
}

static void write_all(void)
{
    write_story("a.txt", 1, 24, 0);
    write_story("b.txt", 2, 24, 0);
    write_story("c.txt", 1, 20, 3);
    write_story("d.txt", 3, 24, 0);
    write_story("e.txt", 2, 19, 5);
    write_story("f.txt", 1, 18, 6);
    write_story("g.txt", 3, 6, 7); /* a passage only */
    write_article("h.txt", "Tin vắn\n");
    write_article("i.txt", "Tin vắn\n");
    write_article("j.txt", "");
}

static void close_all(struct hoso_session *session)
{
    hoso_session_close(session);
    hoso_messages_release(&messages);
    remove_folder();
}

START_TEST(groups_are_the_corpus_alone)
{
    make_folder();
    write_all();
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    ck_assert_uint_eq(hoso_session_copy_groups(session), 0); /* not looked for yet */
    expect_groups(session, "ABA-BA----");
    hoso_session_close(session);
    run_command("rm %s/*", articles);

    write_story("f.txt", 9, 24, 0); /* in turns, and changed meanwhile */
    write_story("e.txt", 2, 19, 5);
    write_story("x.txt", 1, 24, 0);
    hoso_session_close(open_corpus(database, 1, &messages));
    run_command("rm %s/x.txt", articles);
    write_story("c.txt", 1, 20, 3);
    hoso_session_close(open_corpus(database, 1, &messages));
    write_all();
    session = open_corpus(database, 2, &messages);
    expect_groups(session, "ABA-BA----");
    close_all(session);
}
END_TEST

START_TEST(a_session_ends_while_they_are_looked_for)
{
    make_folder();
    for (unsigned i = 0; i < 60; i++) {
        char name[16];
        snprintf(name, sizeof name, "%02u.txt", i);
        write_story(name, i / 6, 14 + i % 6, i);
    }
    for (int turn = 0; turn < 10; turn++) {
        struct hoso_session *session = open_corpus(database, 2, &messages);
        hoso_session_copies_refresh(session);
        hoso_session_close(session);
    }
    hoso_messages_release(&messages);
    remove_folder();
}
END_TEST

static int64_t every_other(const void *ctx, size_t place)
{
    return hoso_session_article_id(ctx, 2 * place);
}

static int64_t each_one(const void *ctx, size_t place)
{
    return hoso_session_article_id(ctx, place);
}

/* Rows and places against counting one by one. */
static void check_rows(struct hoso_session *session, const struct folded *f, size_t count,
                       int64_t (*article_at)(const void *ctx, size_t place))
{
    size_t row = 0, under = 0;
    for (size_t place = 0; place < count; place++) {
        int64_t article = article_at(session, place);
        size_t group = hoso_session_copy_group(session, article), first = place;
        for (size_t before = 0; before < place && group != SIZE_MAX && first == place; before++)
            if (hoso_session_copy_group(session, article_at(session, before)) == group)
                first = before;
        if (first == place) {
            ck_assert_uint_eq(folded_place(f, row), place);
            ck_assert_uint_eq(folded_row(f, session, place, article), row++);
            under += folded_under(f, session, place, article);
        } else {
            ck_assert_uint_eq(folded_place(f, folded_row(f, session, place, article)), first);
            ck_assert_uint_eq(folded_under(f, session, place, article), 0);
        }
    }
    ck_assert_uint_eq(row, count - f->hidden.count);
    ck_assert_uint_eq(under, f->hidden.count);
}

START_TEST(rows_and_places)
{
    make_folder();
    for (unsigned i = 0; i < 60; i++) {
        char name[16];
        snprintf(name, sizeof name, "%02u.txt", i);
        write_story(name, i % 7 ? i * i % 11 : 100 + i, 24, 0);
    }
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    struct folded all = { 0 }, looked = { 0 }, some = { 0 };
    wait_for_copies(session);
    ck_assert_uint_ge(hoso_session_copy_groups(session), 4);
    folded_look_at_all(&all, session);
    ck_assert_uint_gt(all.hidden.count, 20);
    check_rows(session, &all, 60, each_one);
    for (size_t count = 0; count <= 60; count += 7) /* as results come in */
        folded_look(&looked, session, count, each_one, session);
    folded_look(&looked, session, 60, each_one, session);
    check_rows(session, &looked, 60, each_one);
    ck_assert(!folded_look(&looked, session, 60, each_one, session));
    folded_look(&some, session, 30, every_other, session);
    check_rows(session, &some, 30, every_other);
    folded_reset(&some);
    check_rows(session, &some, 0, each_one);
    ck_assert_uint_eq(folded_place(&some, 17), 17);
    folded_release(&all);
    folded_release(&looked);
    folded_release(&some);
    close_all(session);
}
END_TEST

static void refresh_until(struct hoso_browse *browse, size_t rows)
{
    struct hoso_session *session = hoso_browse_session(browse);
    while (hoso_browse_refresh(browse), hoso_browse_count(browse) != rows) {
        struct pollfd event = { .fd = hoso_session_event_fd(session), .events = POLLIN };
        ck_assert_int_ge(poll(&event, 1, 60000), 1);
        hoso_session_drain(session);
    }
}

START_TEST(a_list_with_them_folded)
{
    make_folder();
    write_all();
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    struct hoso_browse *browse = hoso_browse_new(session);
    ck_assert_uint_eq(hoso_browse_count(browse), 10);
    hoso_browse_move(browse, 5); /* f, that will be folded under a */
    hoso_browse_group_copies(browse, true);
    refresh_until(browse, 7);
    ck_assert_uint_eq(hoso_browse_article_count(browse), 10);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 0);
    ck_assert_int_eq(hoso_browse_document(browse)->id, hoso_session_article_id(session, 5));
    ck_assert_uint_eq(hoso_browse_copies(browse, 0), 2);
    ck_assert_uint_eq(hoso_browse_copies(browse, 1), 1);
    ck_assert_uint_eq(hoso_browse_copies(browse, 2), 0);
    ck_assert_int_eq(hoso_browse_at(browse, 2).article, hoso_session_article_id(session, 3));
    ck_assert_int_eq(hoso_browse_at(browse, 7).article, 0);
    hoso_browse_move(browse, 0);
    ck_assert_int_eq(hoso_browse_document(browse)->id, hoso_session_article_id(session, 0));
    hoso_browse_open(browse, hoso_session_article_id(session, 4)); /* e, under b */
    ck_assert_uint_eq(hoso_browse_cursor(browse), 1);
    ck_assert_uint_eq(hoso_browse_count(browse), 7);

    hoso_browse_search_begin(browse); /* all but the short ones have it in their title's place */
    ck_assert_int_eq(hoso_browse_search_type(browse, "title:bai", true, NULL, NULL), HOSO_OK);
    refresh_until(browse, 4);
    ck_assert_uint_eq(hoso_browse_article_count(browse), 7);
    ck_assert_uint_eq(hoso_browse_copies(browse, 0), 2);
    hoso_browse_search_cancel(browse);
    ck_assert_uint_eq(hoso_browse_count(browse), 7);

    hoso_browse_group_copies(browse, false);
    ck_assert_uint_eq(hoso_browse_count(browse), 10);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 4);
    hoso_browse_free(browse);
    close_all(session);
}
END_TEST

UNIT_MAIN("copies", groups_are_the_corpus_alone, a_session_ends_while_they_are_looked_for,
          rows_and_places, a_list_with_them_folded)
