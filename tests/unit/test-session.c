/* session: what a screen asks: the list, texts before their turn, search, completion. */
#include "corpus-folder.h"

#include <poll.h>

#include "../../src/app/pace.h"

static struct hoso_messages messages;

static struct hoso_session *open_small(void)
{
    make_folder();
    write_article("2024-03-05-a.txt", "Tàu chở đạn pháo rời cảng\n\nKim Jong-un thăm Moskva. Ông "
                                      "Kim gặp Vladimir Putin. Đạn pháo 152mm.\n");
    write_article("2024-04-01-b.txt", "Vladimir Putin tới Hà Nội\n\nVladimir Putin nói về tên lửa "
                                      "KN-23.\n");
    write_article("c.txt", "Chợ hoa\n\nNgười bán đàn phao ở Hà Nội đông hơn.\n");
    return open_corpus(NULL, 2, &messages);
}

static void close_small(struct hoso_session *session)
{
    hoso_session_close(session);
    hoso_messages_release(&messages);
    remove_folder();
}

/* `paths' last letters:counts` of what a search finds. */
static char *search(struct hoso_session *session, const char *query)
{
    struct hoso_search *job;
    struct hoso_error err = { 0 };
    size_t offset;
    ck_assert_msg(hoso_search_start(&job, session, query, false, &offset, &err) == HOSO_OK, "%s",
                  err.text);
    hoso_search_wait(job);
    struct hoso_search_state state;
    hoso_search_state(job, &state);
    ck_assert(state.done);
    struct hoso_buf out = HOSO_BUF_INIT;
    for (size_t i = 0; i < state.article_count; i++) {
        struct hoso_posting found = hoso_search_result(job, i);
        struct hoso_spans hits = { 0 };
        ck_assert_int_eq(hoso_search_hits(job, found.article, &hits), HOSO_OK);
        hoso_buf_addf(&out, "%zu:%zu/%zu ",
                      hoso_session_article_position(session, found.article), found.count,
                      hits.count);
        hoso_vec_release(&hits);
    }
    hoso_search_free(job);
    return hoso_buf_detach(&out);
}

static void expect(struct hoso_session *session, const char *query, const char *expected)
{
    char *got = search(session, query);
    ck_assert_msg(strcmp(got, expected) == 0, "%s: %s, not %s", query, got, expected);
    free(got);
}

/* What the reader marked narrows lists as words do. */
START_TEST(searches_know_the_readers_work)
{
    struct hoso_error err;
    make_folder();
    char work_folder[96];
    snprintf(work_folder, sizeof work_folder, "%s/work", folder);
    own_work = work_folder;
    write_article("a.txt", "Cầu mới\n\nCầu mới ở Hà Nội.\n");
    write_article("b.txt", "Chợ hoa\n\nChợ hoa ở Huế.\n");
    write_article("c.txt", "Cầu cũ\n\nCầu cũ ở Huế.\n");
    struct hoso_session *session = open_corpus(NULL, 1, &messages);
    struct hoso_work *work = hoso_session_work(session);
    struct hoso_article_info a, b;
    hoso_session_article(session, hoso_session_article_id(session, 0), &a);
    hoso_session_article(session, hoso_session_article_id(session, 1), &b);
    struct hoso_work_article first = { a.digest, a.stored, a.title };
    struct hoso_work_article second = { b.digest, b.stored, b.title };
    ck_assert(!hoso_work_star(work, &first, true, &err));
    ck_assert(!hoso_work_read(work, &second, true, true, &err));
    ck_assert(!hoso_work_tag(work, &first, "Đáng-ngờ", true, &err));
    ck_assert(!hoso_work_note(work, &second, (struct hoso_span){ 0, 9 }, "Chợ hoa",
                              "Hỏi lại tòa soạn", &err));
    expect(session, "is:starred", "0:0/0 ");
    expect(session, "is:unread", "0:0/0 2:0/0 ");
    expect(session, "is:read", "1:0/0 ");
    expect(session, "-is:starred cau", "2:2/2 ");
    expect(session, "tag:dang-ngo", "0:0/0 ");
    expect(session, "tag:dan*", "0:0/0 ");
    expect(session, "tag:dan", "");
    expect(session, "is:tagged OR is:noted", "0:0/0 1:0/0 ");
    expect(session, "note:toa", "1:0/0 ");
    expect(session, "note:\"hỏi lại\" hue", "1:1/1 ");
    expect(session, "note:cau", "");
    struct hoso_search *job;
    size_t offset;
    ck_assert_int_eq(hoso_search_start(&job, session, "is:good", false, &offset, &err),
                     HOSO_SYNTAX);
    ck_assert_uint_eq(offset, 3);
    hoso_article_info_release(&a);
    hoso_article_info_release(&b);
    own_work = NULL;
    close_small(session);
}
END_TEST

START_TEST(searches_find_in_list_order)
{
    struct hoso_session *session = open_small();
    expect(session, "dan phao", "0:2/2 2:1/1 ");
    expect(session, "đạn pháo", "0:2/2 ");
    expect(session, "\"dan phao 152mm\"", "0:1/1 ");
    expect(session, "/KN-\\d+/", "1:1/1 ");
    expect(session, "person:putin", "0:1/1 1:2/2 ");
    expect(session, "p:putin -p:kim", "1:2/2 ");
    expect(session, "p:kim OR weapon:kn-23", "0:2/2 1:1/1 ");
    expect(session, "date:2024-04", "1:0/0 ");
    expect(session, "title:cho", "0:1/1 2:1/1 ");
    expect(session, "path:c.txt", "2:0/0 ");
    expect(session, "p:khong", "");
    struct hoso_search *job;
    struct hoso_error err = { 0 };
    size_t offset = 0;
    ck_assert_int_eq(hoso_search_start(&job, session, "a /(/", false, &offset, &err), HOSO_SYNTAX);
    close_small(session);
}
END_TEST

START_TEST(a_search_can_be_dropped_at_once)
{
    make_folder();
    for (unsigned i = 0; i < 400; i++)
        write_numbered(i);
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    for (int i = 0; i < 30; i++) {
        struct hoso_search *job;
        ck_assert_int_eq(hoso_search_start(&job, session, i % 2 ? "kho" : "p:kim nga", true, NULL,
                                           NULL), HOSO_OK);
        hoso_search_free(job);
    }
    char *got = search(session, "hop");
    size_t count = 0;
    for (const char *at = got; (at = strchr(at, ':')) != NULL; at++)
        count++;
    ck_assert_uint_eq(count, 400);
    free(got);
    close_small(session);
}
END_TEST

START_TEST(an_expression_that_explodes_is_stopped)
{
    make_folder();
    char *line = malloc(100001);
    memset(line, 'a', 100000);
    strcpy(line + 99999, "b");
    write_article("a.txt", line);
    free(line);
    write_article("b.txt", "aaa");
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    struct hoso_search *job;
    ck_assert_int_eq(hoso_search_start(&job, session, "/(a+)+$/", false, NULL, NULL), HOSO_OK);
    hoso_search_wait(job);
    struct hoso_search_state state;
    hoso_search_state(job, &state);
    ck_assert_uint_eq(state.stopped_count, 1);
    ck_assert_uint_eq(state.article_count, 1);
    hoso_search_free(job);
    close_small(session);
}
END_TEST

START_TEST(completion_knows_all_names)
{
    struct hoso_session *session = open_small();
    struct hoso_completions found = { 0 };
    ck_assert_int_eq(hoso_session_complete(session, "jong u", 5, &found), HOSO_OK);
    ck_assert_uint_eq(found.count, 1);
    ck_assert_str_eq(found.items[0].name, "Kim Jong-un");
    hoso_session_complete(session, "Vladimỉr", 5, &found);
    ck_assert_uint_ge(found.count, 1);
    ck_assert_str_eq(found.items[0].name, "Vladimir Putin");
    ck_assert_ptr_null(found.items[0].alias);
    hoso_session_complete(session, "", 2, &found);
    ck_assert_uint_eq(found.count, 2);
    hoso_session_complete(session, "ong-", 2, &found);
    ck_assert_uint_eq(found.count, 0);
    hoso_completions_release(&found);
    close_small(session);
}
END_TEST

START_TEST(articles_are_found_whatever_way_they_are_named)
{
    struct hoso_session *session = open_small();
    char path[256];
    snprintf(path, sizeof path, "%s/c.txt", articles);
    int64_t id = hoso_session_article_id(session, 2);
    ck_assert_int_eq(hoso_session_article_find(session, path), id);
    snprintf(path, sizeof path, "%s/../a//c.txt", articles);
    ck_assert_int_eq(hoso_session_article_find(session, path), id);
    ck_assert_int_eq(hoso_session_article_find(session, "c.txt"), 0);
    struct hoso_article_info info;
    hoso_session_article(session, hoso_session_article_id(session, 0), &info);
    ck_assert_str_eq(info.date, "2024-03-05");
    ck_assert_str_eq(info.title, "Tàu chở đạn pháo rời cảng");
    ck_assert_uint_eq(info.title_span.start, 0);
    hoso_article_info_release(&info);
    close_small(session);
}
END_TEST

START_TEST(one_index_whatever_way_the_corpus_is_named)
{
    hoso_session_close(open_small());
    hoso_session_close(open_corpus(database, 1, &messages));
    ck_assert_int_eq(chdir(folder), 0);
    static const char *const ways[][2] = { { "a", "a/c.txt" }, { "./a/", "./a/c.txt" },
                                           { "a/../a", "a/../a/c.txt" } };
    for (size_t i = 0; i < 3; i++) {
        struct hoso_session *session = open_paths(ways[i], 1, database, 1, &messages);
        hoso_session_wait(session, NULL, NULL, NULL);
        struct hoso_progress progress;
        hoso_session_progress(session, &progress);
        ck_assert_uint_eq(progress.read_count, 0);
        ck_assert_uint_eq(progress.total, 3);
        ck_assert_int_ne(hoso_session_article_find(session, ways[i][1]), 0);
        struct hoso_article_info info;
        hoso_session_article(session, hoso_session_article_id(session, 2), &info);
        ck_assert_str_eq(info.path, ways[i][1]);
        hoso_article_info_release(&info);
        hoso_session_close(session);
    }
    ck_assert_int_eq(chdir("/"), 0);
    hoso_messages_release(&messages);
    remove_folder();
}
END_TEST

START_TEST(several_paths_in_byte_order)
{
    hoso_session_close(open_small());
    ck_assert_int_eq(chdir(folder), 0);
    run_command("mkdir %s/a-b && cp a/c.txt a-b/", folder);
    static const char *const paths[] = { "a/c.txt", "a-b", "a/2024-03-05-a.txt", "gone" };
    struct hoso_session *session = open_paths(paths, 4, NULL, 1, &messages);
    hoso_session_wait(session, NULL, NULL, NULL);
    hoso_session_take_messages(session, &messages);
    static const char *const expected[] = { "a-b/c.txt", "a/2024-03-05-a.txt", "a/c.txt" };
    ck_assert_uint_eq(hoso_session_article_count(session), 3);
    for (size_t i = 0; i < 3; i++) {
        struct hoso_article_info info;
        hoso_session_article(session, hoso_session_article_id(session, i), &info);
        ck_assert_str_eq(info.path, expected[i]);
        hoso_article_info_release(&info);
    }
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_ptr_nonnull(strstr(messages.items[0], "gone"));
    ck_assert_int_eq(chdir("/"), 0);
    close_small(session);
}
END_TEST

/* The article asked for is there before the rest. */
START_TEST(an_article_can_be_read_before_its_turn)
{
    make_folder();
    for (unsigned i = 0; i < 600; i++)
        write_numbered(i);
    const char *const paths[] = { articles };
    struct hoso_session *session = open_paths(paths, 1, NULL, 1, &messages);
    struct hoso_buf text = HOSO_BUF_INIT;
    struct pollfd event = { .fd = hoso_session_event_fd(session), .events = POLLIN };
    enum hoso_status status = HOSO_NOT_FOUND;
    for (int turn = 0; status != HOSO_OK && turn < 1000; turn++) {
        poll(&event, 1, 1000);
        hoso_session_drain(session);
        hoso_session_refresh(session);
        size_t count = hoso_session_article_count(session);
        if (count == 600)
            status = hoso_session_text(session, hoso_session_article_id(session, count - 1), &text);
    }
    ck_assert_int_eq(status, HOSO_OK);
    ck_assert_ptr_nonnull(strstr(text.data, "Tin số 599"));
    hoso_buf_release(&text);
    close_small(session);
}
END_TEST

START_TEST(nothing_to_open_is_said)
{
    static const char *const paths[] = { "/nonexistent/kho" };
    struct hoso_session_options options = { .paths = paths, .path_count = 1, .no_db = true };
    struct hoso_session *session;
    struct hoso_error err = { 0 };
    ck_assert_int_eq(hoso_session_open(&session, &options, &messages, &err), HOSO_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.text, "/nonexistent/kho"));
}
END_TEST

START_TEST(the_rate_is_that_of_late)
{
    struct pace pace;
    pace_begin(&pace, 1000, 500);
    ck_assert(pace_rate(&pace, 1000) == 0);
    pace_add(&pace, 1400, 540);
    ck_assert(pace_rate(&pace, 1500) == 0); /* too early to tell */
    for (int i = 1; i <= 60; i++)
        pace_add(&pace, 1000 + i * 500, 500 + (size_t)i * 50);
    ck_assert_double_eq_tol(pace_rate(&pace, 31000), 100, 0.01);
    ck_assert_double_eq_tol(pace_rate(&pace, 31000 + 15500), 50, 1); /* a stop shows */
    for (int i = 1; i <= 60; i++)
        pace_add(&pace, 31000 + i * 500, 3500 + (size_t)i * 500);
    ck_assert_double_eq_tol(pace_rate(&pace, 61000), 1000, 0.01); /* what was is forgotten */
}
END_TEST

static void tells(size_t left, double rate, const char *expected)
{
    struct hoso_progress p = { .walked = true, .total = left + 10, .done_count = 10, .rate = rate };
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_progress_pace(&out, &p);
    ck_assert_str_eq(out.data, expected);
    hoso_buf_clear(&out);
    p.done = true;
    hoso_progress_pace(&out, &p);
    ck_assert_str_eq(out.data, "");
    hoso_buf_release(&out);
}

START_TEST(the_time_left_is_coarse)
{
    tells(1000, 0, "");
    tells(1000, 100, "100/s · 10 s left");
    tells(2301, 100, "100/s · 25 s left");
    tells(30000, 100, "100/s · 5 min left");
    tells(1000000, 3000, "3000/s · 6 min left");
    tells(1000000, 30, "30/s · 10 h left");
}
END_TEST

START_TEST(a_held_session_shows_what_is_known_and_reads_when_told)
{
    make_folder();
    write_article("a.txt", "Cầu mới\n\nCầu mới ở Hà Nội.\n");
    const char *const paths[] = { articles };
    hoso_session_close(open_corpus(database, 1, &messages));
    write_article("b.txt", "Chợ hoa\n\nChợ hoa ở Huế.\n");
    held = true;
    struct hoso_session *session = open_paths(paths, 1, database, 1, &messages);
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    ck_assert(!progress.walked && !progress.done);
    ck_assert_uint_eq(hoso_session_article_count(session), 1);
    hoso_session_go(session);
    hoso_session_go(session); /* again: nothing */
    ck_assert_int_eq(hoso_session_wait(session, NULL, NULL, NULL), HOSO_OK);
    ck_assert_uint_eq(hoso_session_article_count(session), 2);
    hoso_session_close(session);
    hoso_session_close(open_paths(paths, 1, database, 1, &messages)); /* never told */
    held = false;
    hoso_messages_release(&messages);
    remove_folder();
}
END_TEST

static void note_article(int64_t article, uint64_t digest, void *ctx)
{
    struct hoso_buf *out = ctx;
    hoso_buf_addf(out, "%lld %016llx;", (long long)article, (unsigned long long)digest);
}

/* A few texts are asked for one by one, many all at once: the same is found. */
START_TEST(articles_are_found_by_their_texts)
{
    enum { MANY = 1000 };
    struct hoso_session *session = open_small();
    struct hoso_article_info info;
    hoso_session_article(session, hoso_session_article_id(session, 1), &info);
    uint64_t digests[MANY];
    struct hoso_buf few = HOSO_BUF_INIT, many = HOSO_BUF_INIT;
    digests[0] = digests[1] = info.digest;
    ck_assert_int_eq(hoso_session_articles_of(session, digests, 2, note_article, &few), HOSO_OK);
    ck_assert_uint_gt(few.len, 0);
    size_t below = 0;
    for (size_t i = 0; i < MANY; i++) { /* sorted, the one among them */
        uint64_t other = (uint64_t)i << 54;
        below += other < info.digest;
        digests[i] = other;
    }
    digests[below ? below - 1 : 0] = info.digest;
    ck_assert_int_eq(hoso_session_articles_of(session, digests, MANY, note_article, &many), HOSO_OK);
    ck_assert_str_eq(few.data, many.data);
    hoso_buf_release(&few);
    hoso_buf_release(&many);
    hoso_article_info_release(&info);
    close_small(session);
}
END_TEST

UNIT_MAIN("session", articles_are_found_by_their_texts, a_held_session_shows_what_is_known_and_reads_when_told, the_rate_is_that_of_late, the_time_left_is_coarse, searches_find_in_list_order, searches_know_the_readers_work, a_search_can_be_dropped_at_once,
          an_expression_that_explodes_is_stopped, completion_knows_all_names,
          articles_are_found_whatever_way_they_are_named,
          one_index_whatever_way_the_corpus_is_named, several_paths_in_byte_order,
          an_article_can_be_read_before_its_turn, nothing_to_open_is_said)
