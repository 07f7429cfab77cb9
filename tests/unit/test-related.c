/* related articles: which, why, in what order, and the same whatever was read first. */
#include "corpus-folder.h"

#include <poll.h>

static struct hoso_messages messages;

static const char ship[] =
    "Tàu chở ngũ cốc mắc cạn ở cửa sông Hậu\n\nTối 3/4, tàu hàng mang tên Bình Minh chở 2.000 "
    "tấn ngũ cốc mắc cạn ở cửa sông Hậu. Ông Trần Văn Đông, giám đốc cảng, cho biết mười hai "
    "thuyền viên đã được đưa vào bờ an toàn trong đêm và tàu kéo sẽ tới vào sáng mai.\n";
static const char ship_again[] =
    "Mười hai thuyền viên tàu Bình Minh an toàn\n\nMười hai thuyền viên của con tàu chở ngũ cốc "
    "mắc cạn ở cửa sông Hậu đều an toàn, giám đốc cảng Trần Văn Đông nói sáng nay. Hai tàu kéo "
    "đang chờ nước lên.\n";
static const char ship_copied[] =
    "Cửa sông Hậu: một tàu hàng gặp nạn\n\nTối 3/4, tàu hàng mang tên Bình Minh chở 2.000 "
    "tấn ngũ cốc mắc cạn ở cửa sông Hậu. Ông Trần Văn Đông, giám đốc cảng, cho biết mười hai "
    "thuyền viên đã được đưa vào bờ an toàn trong đêm.\n";
static const char football[] =
    "Giải bóng đá học sinh khai mạc\n\nMười hai đội bóng của các huyện miền núi dự giải bóng đá "
    "học sinh khai mạc sáng nay ở sân vận động tỉnh. Trận đầu kết thúc với tỷ số 2-1.\n";
static const char market[] =
    "Chợ đêm mở cửa\n\nChợ đêm ven sông mở cửa cuối tuần với hơn sáu mươi gian hàng. Khách tới "
    "ăn bánh và nghe hát bội.\n";

static void write_all(void)
{
    write_article("2024-04-03-a.txt", ship);
    write_article("2024-04-04-b.txt", ship_again);
    write_article("2024-04-05-c.txt", ship_copied);
    write_article("2024-04-06-d.txt", football);
    write_article("2024-04-07-e.txt", market);
}

static void close_all(struct hoso_session *session)
{
    hoso_session_close(session);
    hoso_messages_release(&messages);
    remove_folder();
}

/* `position:kind:score names` for each. */
static char *shown(struct hoso_session *session, const struct hoso_relateds *related)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    for (size_t i = 0; i < related->count; i++)
        hoso_buf_addf(&out, "%zu:%d:%.4f %s\n",
                      hoso_session_article_position(session, related->items[i].article),
                      (int)related->items[i].kind, related->items[i].score,
                      related->items[i].reasons);
    return hoso_buf_detach(&out);
}

/* Of all articles. */
static char *all_shown(struct hoso_session *session)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_relateds related = { 0 };
    for (size_t i = 0; i < hoso_session_article_count(session); i++) {
        int64_t article = hoso_session_article_id(session, i);
        ck_assert_int_eq(hoso_session_related(session, article, 0, &related), HOSO_OK);
        char *one = shown(session, &related);
        hoso_buf_addf(&out, "%zu\n%s", i, one);
        free(one);
    }
    hoso_relateds_release(&related);
    return hoso_buf_detach(&out);
}

START_TEST(copies_events_and_the_rest)
{
    make_folder();
    write_all();
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    struct hoso_relateds related = { 0 };
    int64_t article = hoso_session_article_id(session, 0);
    ck_assert_int_eq(hoso_session_related(session, article, 10, &related), HOSO_OK);
    ck_assert_uint_ge(related.count, 2);
    ck_assert_int_eq(related.items[0].article, hoso_session_article_id(session, 2));
    ck_assert_int_eq(related.items[0].kind, HOSO_RELATED_COPY);
    ck_assert_int_eq(related.items[1].article, hoso_session_article_id(session, 1));
    ck_assert_int_eq(related.items[1].kind, HOSO_RELATED_EVENT);
    ck_assert_msg(strstr(related.items[1].reasons, "Trần Văn Đông") != NULL, "%s",
                  related.items[1].reasons);
    for (size_t i = 0; i < related.count; i++) {
        ck_assert_int_ne(related.items[i].article, article);
        ck_assert(i < 2 || related.items[i].kind == HOSO_RELATED_SHARED);
        ck_assert(!i || related.items[i].score <= related.items[i - 1].score);
        ck_assert(related.items[i].score > 0 && related.items[i].score <= 1);
    }
    ck_assert_int_eq(hoso_session_related(session, article, 1, &related), HOSO_OK);
    ck_assert_ptr_nonnull(strstr(related.items[0].reasons, "sông Hậu"));
    ck_assert_uint_eq(related.count, 1);
    ck_assert_int_eq(hoso_session_related(session, 4711, 1, &related), HOSO_NOT_FOUND);
    ck_assert_uint_eq(related.count, 0);
    hoso_relateds_release(&related);
    close_all(session);
}
END_TEST

START_TEST(the_order_of_reading_does_not_matter)
{
    make_folder();
    write_all();
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    char *at_once = all_shown(session);
    hoso_session_close(session);
    run_command("rm %s/*", articles);

    write_article("2024-04-07-e.txt", "Một bài khác hẳn, sẽ được viết lại.\n");
    write_article("2024-04-05-c.txt", ship_copied);
    write_article("x.txt", ship_again);
    hoso_session_close(open_corpus(database, 1, &messages));
    write_article("2024-04-04-b.txt", ship_again);
    write_article("2024-04-06-d.txt", football);
    hoso_session_close(open_corpus(database, 1, &messages));
    run_command("rm %s/x.txt", articles);
    write_all();
    session = open_corpus(database, 2, &messages);
    char *in_turns = all_shown(session);
    ck_assert_str_eq(in_turns, at_once);
    free(at_once);
    free(in_turns);
    close_all(session);
}
END_TEST

static const struct hoso_relateds *wait_for(struct hoso_session *session,
                                            struct hoso_relating *relating)
{
    const struct hoso_relateds *related;
    while (!(related = hoso_relating_result(relating))) {
        struct pollfd event = { .fd = hoso_session_event_fd(session), .events = POLLIN };
        ck_assert_int_ge(poll(&event, 1, 60000), 1);
        hoso_session_drain(session);
    }
    return related;
}

START_TEST(in_the_background_the_same)
{
    make_folder();
    write_all();
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    struct hoso_relateds related = { 0 };
    int64_t article = hoso_session_article_id(session, 1);
    for (int i = 0; i < 20; i++) /* dropped at once */
        hoso_relating_free(hoso_relating_start(session, article, 5));
    hoso_session_related(session, article, 5, &related);
    struct hoso_relating *relating = hoso_relating_start(session, article, 5);
    char *there = shown(session, wait_for(session, relating)), *here = shown(session, &related);
    ck_assert_str_eq(there, here);
    ck_assert_str_ne(here, "");
    free(there);
    free(here);
    hoso_relating_free(relating);
    relating = hoso_relating_start(session, 4711, 5);
    ck_assert_uint_eq(wait_for(session, relating)->count, 0);
    hoso_relating_free(relating);
    hoso_relateds_release(&related);
    close_all(session);
}
END_TEST

START_TEST(few_articles_and_strange_ones)
{
    make_folder();
    write_article("a.txt", ship);
    struct hoso_session *session = open_corpus(NULL, 2, &messages);
    struct hoso_relateds related = { 0 };
    ck_assert_int_eq(hoso_session_related(session, hoso_session_article_id(session, 0), 9,
                                          &related), HOSO_OK);
    ck_assert_uint_eq(related.count, 0);
    hoso_session_close(session);
    write_article("b.txt", "");
    write_bytes("c.txt", "\xFF\xFE\xFF\xFF", 4);
    write_article("d.txt", "—…—\n\n…\n");
    char *binary = calloc(1, 5000);
    write_bytes("e.txt", binary, 5000);
    free(binary);
    session = open_corpus(NULL, 2, &messages);
    for (size_t i = 0; i < hoso_session_article_count(session); i++)
        hoso_session_related(session, hoso_session_article_id(session, i), 9, &related);
    hoso_relateds_release(&related);
    close_all(session);
}
END_TEST

UNIT_MAIN("related", copies_events_and_the_rest, the_order_of_reading_does_not_matter,
          in_the_background_the_same, few_articles_and_strange_ones)
