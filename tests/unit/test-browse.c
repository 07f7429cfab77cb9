/* browse and document: lists, the trail, hits and mentions across articles, and what vanishes. */
#include "corpus-folder.h"

#include "hoso/browse.h"

static struct hoso_messages messages;
static struct hoso_session *session;
static struct hoso_browse *browse;
static struct hoso_document *doc;

/* Putin in 0, 2 and 3; KN-23 in 2; `đạn pháo` twice in 0 and once in 2; nothing of these in 1. */
static void write_small(void)
{
    make_folder();
    write_article("a.txt", "Tàu chở đạn pháo rời cảng\n\nKim Jong-un thăm Moskva. Ông Kim gặp "
                           "Vladimir Putin. Đạn pháo 152mm được nhắc tới.\n");
    write_article("b.txt", "Chợ hoa\n\nNgười bán hàng ở Hà Nội đông hơn năm ngoái.\n");
    write_article("c.txt", "Thêm một chuyến tàu\n\nVladimir Putin nói về tên lửa KN-23 và đạn "
                           "pháo. Sau đó Vladimir Putin tới Hà Nội.\n");
    write_article("d.txt", "Phát biểu\n\nKim Jong-un viết thư cho Vladimir Putin.\n");
}

static void browse_small(void)
{
    write_small();
    session = open_corpus(NULL, 1, &messages);
    browse = hoso_browse_new(session);
    doc = hoso_browse_document(browse);
}

static void leave_small(void)
{
    hoso_browse_free(browse);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    remove_folder();
}

/* Which article is open, counted in the list of all; -1 for none. */
static int open_article(void)
{
    return doc->id ? (int)hoso_session_article_position(session, doc->id) : -1;
}

static int64_t article(size_t position)
{
    return hoso_session_article_id(session, position);
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

/* Waits for the search's results. */
static void settle(void)
{
    if (hoso_browse_search_of(browse))
        hoso_search_wait(hoso_browse_search_of(browse));
    hoso_browse_refresh(browse);
}

static void type(const char *query)
{
    ck_assert_int_eq(hoso_browse_search_type(browse, query, true, NULL, NULL), HOSO_OK);
    settle();
}

static void search(const char *query)
{
    hoso_browse_search_begin(browse);
    type(query);
    hoso_browse_search_accept(browse);
}

static size_t hit_start(void)
{
    ck_assert_uint_lt(doc->hit, doc->hits.count);
    return doc->hits.items[doc->hit].start;
}

static size_t offset_of(const char *words)
{
    const char *found = strstr(doc->text.data, words);
    ck_assert_ptr_nonnull(found);
    return (size_t)(found - doc->text.data);
}

START_TEST(the_first_article_is_open)
{
    browse_small();
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ALL);
    ck_assert_uint_eq(hoso_browse_count(browse), 4);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 0);
    ck_assert_int_eq(open_article(), 0);
    ck_assert_str_eq(hoso_browse_query(browse), "");
    ck_assert_int_eq(hoso_browse_entity(browse), 0);
    ck_assert_int_eq(hoso_browse_at(browse, 3).article, article(3));
    ck_assert_int_eq(hoso_browse_at(browse, 4).article, 0);
    hoso_browse_move(browse, 2);
    ck_assert_int_eq(open_article(), 2);
    hoso_browse_move(browse, 1000);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 3);
    ck_assert_int_eq(open_article(), 3);
    ck_assert(!hoso_browse_back(browse)); /* the cursor leaves no trace */
    ck_assert(!hoso_browse_forward(browse));
    leave_small();
}
END_TEST

START_TEST(an_entity_lists_its_articles)
{
    browse_small();
    int64_t putin = entity("Vladimir Putin");
    hoso_browse_move(browse, 2);
    hoso_browse_show_entity(browse, putin);
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ENTITY);
    ck_assert_int_eq(hoso_browse_entity(browse), putin);
    ck_assert_uint_eq(hoso_browse_count(browse), 3);
    ck_assert_int_eq(open_article(), 2); /* it names him: it stays open */
    ck_assert_uint_eq(hoso_browse_cursor(browse), 1);
    ck_assert_uint_eq(hoso_browse_at(browse, 1).count, 2);
    ck_assert_int_eq(hoso_document_current(doc)->entity, putin);
    ck_assert_uint_eq(doc->wanted, offset_of("Vladimir"));
    hoso_browse_move(browse, 2);
    ck_assert_int_eq(open_article(), 3);
    ck_assert_int_eq(hoso_document_current(doc)->entity, putin);
    hoso_browse_show_entity(browse, entity("KN-23")); /* 3 does not name it */
    ck_assert_int_eq(open_article(), 2);
    ck_assert_uint_eq(hoso_document_current(doc)->start, offset_of("KN-23"));
    hoso_browse_all(browse);
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ALL);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 2);
    ck_assert_int_eq(open_article(), 2);
    leave_small();
}
END_TEST

START_TEST(the_trail_leads_to_the_same_place)
{
    browse_small();
    hoso_browse_move(browse, 2);
    doc->place = offset_of("Sau");
    hoso_document_go_mention(doc, 1);
    size_t mention = doc->mention;
    hoso_browse_show_entity(browse, entity("Kim Jong-un"));
    ck_assert_int_eq(open_article(), 0);
    doc->place = 3;
    search("dan phao 152mm");
    ck_assert_int_eq(open_article(), 0);
    size_t hit = doc->hit;
    hoso_browse_open(browse, article(1)); /* the search does not hold it */
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ALL);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 1);

    ck_assert(hoso_browse_back(browse));
    settle();
    ck_assert_str_eq(hoso_browse_query(browse), "dan phao 152mm");
    ck_assert_int_eq(open_article(), 0);
    ck_assert_uint_eq(doc->hit, hit);
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ENTITY);
    ck_assert_int_eq(hoso_browse_entity(browse), entity("Kim Jong-un"));
    ck_assert_uint_eq(doc->place, 3);
    ck_assert_uint_eq(doc->hits.count, 0);
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ALL);
    ck_assert_int_eq(open_article(), 2);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 2);
    ck_assert_uint_eq(doc->place, offset_of("Sau"));
    ck_assert_uint_eq(doc->mention, mention);
    ck_assert_uint_eq(doc->wanted, HOSO_NOWHERE); /* nothing may scroll away from it */
    ck_assert(!hoso_browse_back(browse));

    for (int i = 0; i < 3; i++)
        ck_assert(hoso_browse_forward(browse));
    ck_assert(!hoso_browse_forward(browse));
    ck_assert_int_eq(open_article(), 1);
    ck_assert(hoso_browse_back(browse));
    hoso_browse_open(browse, article(3)); /* elsewhere: what lay ahead is gone */
    ck_assert(!hoso_browse_forward(browse));
    leave_small();
}
END_TEST

START_TEST(articles_with_an_entity_come_in_list_order)
{
    browse_small();
    int64_t putin = entity("Vladimir Putin");
    hoso_browse_move(browse, 1); /* does not name him */
    ck_assert(hoso_browse_step_article(browse, putin, 1));
    ck_assert_int_eq(open_article(), 2);
    ck_assert_uint_eq(hoso_document_current(doc)->start, offset_of("Vladimir"));
    ck_assert(hoso_browse_step_article(browse, putin, 1));
    ck_assert_int_eq(open_article(), 3);
    ck_assert(!hoso_browse_step_article(browse, putin, 1));
    ck_assert_int_eq(open_article(), 3);
    ck_assert(hoso_browse_step_article(browse, putin, -1));
    ck_assert(hoso_browse_step_article(browse, putin, -1));
    ck_assert_int_eq(open_article(), 0);
    ck_assert(!hoso_browse_step_article(browse, putin, -1));
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ALL);
    ck_assert(!hoso_browse_step_article(browse, 987654, 1)); /* nobody */
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(open_article(), 2);
    leave_small();
}
END_TEST

START_TEST(hits_are_walked_across_articles)
{
    browse_small();
    ck_assert(!hoso_browse_step_hit(browse, 1)); /* no search */
    search("đạn pháo");
    ck_assert_uint_eq(hoso_browse_count(browse), 2);
    ck_assert_int_eq(open_article(), 0);
    ck_assert_uint_eq(doc->hits.count, 2);
    ck_assert_uint_eq(hit_start(), offset_of("đạn pháo"));
    ck_assert(hoso_browse_step_hit(browse, 1));
    ck_assert_uint_eq(hit_start(), offset_of("Đạn pháo"));
    ck_assert_uint_eq(doc->wanted, hit_start());
    ck_assert(hoso_browse_step_hit(browse, 1));
    ck_assert_int_eq(open_article(), 2);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 1);
    ck_assert_uint_eq(hit_start(), offset_of("đạn pháo"));
    ck_assert(!hoso_browse_step_hit(browse, 1));
    ck_assert_int_eq(open_article(), 2);
    ck_assert(hoso_browse_step_hit(browse, -1));
    ck_assert_int_eq(open_article(), 0);
    ck_assert_uint_eq(hit_start(), offset_of("Đạn pháo")); /* the last one there */
    ck_assert(hoso_browse_step_hit(browse, -1));
    ck_assert(!hoso_browse_step_hit(browse, -1));
    doc->hit = HOSO_NOWHERE; /* scrolled on: the next is the first from what is in sight */
    doc->place = offset_of("Kim Jong-un");
    ck_assert(hoso_browse_step_hit(browse, 1));
    ck_assert_uint_eq(hit_start(), offset_of("Đạn pháo"));
    leave_small();
}
END_TEST

START_TEST(typing_narrows_and_esc_brings_back)
{
    browse_small();
    hoso_browse_show_entity(browse, entity("Vladimir Putin"));
    hoso_browse_move(browse, 2);
    doc->place = offset_of("Kim");
    hoso_browse_search_begin(browse);
    type("h");
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_SEARCH);
    type("ha noi");
    ck_assert_uint_eq(hoso_browse_count(browse), 2);
    ck_assert_int_eq(open_article(), 1);
    ck_assert_uint_eq(hit_start(), offset_of("Hà Nội"));
    type("   "); /* nothing is asked: all of them */
    ck_assert_uint_eq(hoso_browse_count(browse), 4);
    ck_assert_uint_eq(doc->hits.count, 0);
    type("152mm");
    ck_assert_uint_eq(hoso_browse_count(browse), 1);
    hoso_browse_search_cancel(browse);
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ENTITY);
    ck_assert_uint_eq(hoso_browse_count(browse), 3);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 2);
    ck_assert_int_eq(open_article(), 3);
    ck_assert_uint_eq(doc->place, offset_of("Kim"));
    ck_assert_uint_eq(doc->hits.count, 0);
    search("ha noi");
    ck_assert(hoso_browse_back(browse)); /* one step, to before the first letter */
    ck_assert_int_eq(open_article(), 3);
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ENTITY);
    leave_small();
}
END_TEST

START_TEST(a_search_within_a_search_can_be_cancelled)
{
    browse_small();
    search("dan phao");
    hoso_browse_step_hit(browse, 1);
    hoso_browse_step_hit(browse, 1);
    size_t hit = hit_start();
    hoso_browse_search_begin(browse);
    type("ha noi");
    hoso_browse_search_cancel(browse);
    settle();
    ck_assert_str_eq(hoso_browse_query(browse), "dan phao");
    ck_assert_uint_eq(hoso_browse_cursor(browse), 1);
    ck_assert_int_eq(open_article(), 2);
    ck_assert_uint_eq(hit_start(), hit);
    leave_small();
}
END_TEST

/* The last word typed is a beginning, and stays one when it is come back to. */
START_TEST(a_search_kept_half_typed_comes_back_the_same)
{
    browse_small();
    static const char *const queries[] = { "dan pha", "\"dan pha", "/dan ph" };
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        search(queries[i]);
        size_t count = hoso_browse_count(browse), hits = doc->hits.count;
        hoso_browse_open(browse, article(1));
        ck_assert(hoso_browse_back(browse));
        settle();
        ck_assert_str_eq(hoso_browse_query(browse), queries[i]);
        ck_assert_uint_eq(hoso_browse_count(browse), count);
        ck_assert_uint_eq(doc->hits.count, hits);
    }
    leave_small();
}
END_TEST

START_TEST(a_wrong_query_keeps_the_list)
{
    browse_small();
    hoso_browse_search_begin(browse);
    type("dan phao");
    struct hoso_error err = { .text = "" };
    size_t offset = 0;
    ck_assert_int_eq(hoso_browse_search_type(browse, "dan phao /a(/", true, &offset, &err),
                     HOSO_SYNTAX);
    ck_assert_uint_gt(strlen(err.text), 0);
    ck_assert_uint_ge(offset, strlen("dan phao "));
    ck_assert_str_eq(hoso_browse_query(browse), "dan phao");
    ck_assert_uint_eq(hoso_browse_count(browse), 2);
    ck_assert_uint_eq(doc->hits.count, 2);
    hoso_browse_search_cancel(browse);
    ck_assert_uint_eq(hoso_browse_count(browse), 4);
    leave_small();
}
END_TEST

/* Where nothing is found the article stays, but nothing in it is lit. */
START_TEST(a_search_without_results_lights_nothing)
{
    browse_small();
    hoso_browse_search_begin(browse);
    type("dan phao");
    ck_assert_uint_eq(doc->hits.count, 2);
    type("dan phao khong co dau");
    ck_assert_uint_eq(hoso_browse_count(browse), 0);
    ck_assert_int_eq(open_article(), 0);
    ck_assert_uint_eq(doc->hits.count, 0);
    ck_assert(!hoso_browse_step_hit(browse, 1));
    ck_assert(!hoso_browse_step_hit(browse, -1));
    ck_assert_int_eq(open_article(), 0);
    hoso_browse_move(browse, 0); /* there is nothing to go to */
    ck_assert_int_eq(open_article(), 0);
    hoso_browse_search_cancel(browse);
    ck_assert_int_eq(open_article(), 0);
    leave_small();
}
END_TEST

START_TEST(mentions_are_stepped_in_order)
{
    browse_small();
    int64_t putin = entity("Vladimir Putin");
    hoso_browse_move(browse, 2);
    ck_assert_uint_eq(hoso_document_step_mention(doc, 0, 1), 0);
    ck_assert_uint_eq(hoso_document_step_mention(doc, 0, -1), HOSO_NOWHERE);
    doc->place = offset_of("Sau");
    size_t second = hoso_document_step_mention(doc, putin, 1);
    ck_assert_uint_gt(second, 0);
    ck_assert_uint_eq(doc->mentions.items[second].start, offset_of("Sau") + strlen("Sau đó "));
    hoso_document_go_mention(doc, second);
    ck_assert_uint_eq(hoso_document_step_mention(doc, putin, 1), HOSO_NOWHERE);
    ck_assert_uint_eq(hoso_document_step_mention(doc, putin, -1), 0);
    ck_assert_uint_eq(hoso_document_find_entity(doc, putin, offset_of("Sau")), second);
    ck_assert_uint_eq(hoso_document_find_entity(doc, putin, doc->text.len), 0);
    ck_assert_uint_eq(hoso_document_find_entity(doc, 987654, 0), HOSO_NOWHERE);
    hoso_document_go_mention(doc, HOSO_NOWHERE); /* not there: all stays */
    ck_assert_uint_eq(doc->mention, second);
    ck_assert_uint_eq(hoso_document_entity(doc, putin)->here_count, 2);
    ck_assert_ptr_null(hoso_document_entity(doc, 987654));
    leave_small();
}
END_TEST

START_TEST(an_article_that_is_not_there_is_empty)
{
    browse_small();
    hoso_browse_open(browse, 987654);
    ck_assert_int_eq(doc->id, 0);
    ck_assert_uint_eq(doc->text.len, 0);
    ck_assert_uint_eq(doc->mentions.count, 0);
    ck_assert_uint_eq(doc->entities.count, 0);
    ck_assert(!hoso_browse_step_hit(browse, 1));
    hoso_browse_search_begin(browse);
    type("dan phao");
    ck_assert_int_eq(open_article(), 0);
    hoso_browse_search_cancel(browse);
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(open_article(), 0);
    hoso_document_open(doc, session, 0, NULL); /* nothing: nothing of the last one stays */
    ck_assert_uint_eq(doc->text.len, 0);
    ck_assert_uint_eq(doc->mentions.count, 0);
    ck_assert_uint_eq(doc->entities.count, 0);
    leave_small();
}
END_TEST

/* A search begun while articles are read finds those read later, too. */
START_TEST(a_search_grows_with_the_corpus)
{
    make_folder();
    for (unsigned i = 0; i < 500; i++)
        write_numbered(i);
    const char *const paths[] = { articles };
    session = open_paths(paths, 1, NULL, 1, &messages);
    browse = hoso_browse_new(session);
    doc = hoso_browse_document(browse);
    hoso_browse_search_begin(browse);
    ck_assert_int_eq(hoso_browse_search_type(browse, "kho", true, NULL, NULL), HOSO_OK);
    hoso_browse_search_accept(browse);
    settle();
    int64_t first = doc->id;
    hoso_session_wait(session, NULL, NULL, NULL);
    for (int turn = 0; hoso_browse_count(browse) < 500 && turn < 1000; turn++) {
        settle();
        usleep(1000);
    }
    ck_assert_uint_eq(hoso_browse_count(browse), 500);
    ck_assert_str_eq(hoso_browse_query(browse), "kho");
    ck_assert(!first || doc->id == first); /* nothing moves under the reader */
    ck_assert_int_eq(hoso_browse_at(browse, hoso_browse_cursor(browse)).article, doc->id);
    leave_small();
}
END_TEST

/* Deleted since the last time: it may still be listed and open while the folder is walked. */
START_TEST(an_article_vanishes_under_the_reader)
{
    write_small();
    hoso_session_close(open_corpus(database, 1, &messages));
    run_command("rm %s/a/c.txt", folder);
    const char *const paths[] = { articles };
    session = open_paths(paths, 1, database, 1, &messages);
    browse = hoso_browse_new(session);
    doc = hoso_browse_document(browse);
    hoso_browse_move(browse, 2);
    hoso_session_wait(session, NULL, NULL, NULL);
    hoso_browse_refresh(browse);
    ck_assert_uint_eq(hoso_browse_count(browse), 3);
    ck_assert_uint_eq(hoso_browse_cursor(browse), 2); /* where it stood, not at the top */
    ck_assert_uint_gt(doc->text.len, 0);              /* what is open stays to be read */
    search("ha noi");
    ck_assert_uint_eq(hoso_browse_count(browse), 1);
    ck_assert_int_eq(open_article(), 1);
    ck_assert(hoso_browse_back(browse)); /* there is nothing to come back to but the list */
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ALL);
    ck_assert_int_eq(open_article(), (int)hoso_browse_cursor(browse));
    leave_small();
}
END_TEST

/* Page, article from it, page of another, and all the way back. */
START_TEST(a_page_is_a_step_on_the_trail)
{
    browse_small();
    int64_t kim = entity("Kim Jong-un"), putin = entity("Vladimir Putin");
    const struct hoso_page *page = hoso_browse_page(browse);
    ck_assert_int_eq(page->entity, 0);
    hoso_document_go_mention(doc, hoso_document_find_entity(doc, kim, offset_of("Ông Kim")));
    size_t start = hoso_document_current(doc)->start;
    hoso_browse_set_pane(browse, 1);
    hoso_browse_open_page(browse, kim);
    ck_assert_int_eq(page->entity, kim);
    ck_assert_int_eq(page->article, article(0)); /* at the mention it was opened from */
    ck_assert_uint_eq(page->start, start);
    hoso_browse_page(browse)->order = HOSO_ORDER_RIGHT;
    hoso_browse_set_pane(browse, 2);
    hoso_browse_open_mention(browse, article(3), 0);
    ck_assert_int_eq(page->entity, 0);
    ck_assert_int_eq(open_article(), 3);
    hoso_browse_open_page(browse, putin);
    ck_assert_int_eq(page->article, 0); /* the current mention is another's */
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(page->entity, 0);
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(page->entity, kim);
    ck_assert_uint_eq(page->start, start);
    ck_assert_int_eq(page->order, HOSO_ORDER_RIGHT);
    ck_assert_int_eq(hoso_browse_pane(browse), 2);
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(page->entity, 0);
    ck_assert_int_eq(hoso_browse_pane(browse), 1);
    ck_assert_uint_eq(hoso_document_current(doc)->start, start);
    ck_assert(!hoso_browse_back(browse));
    leave_small();
}
END_TEST

START_TEST(a_page_closes_and_makes_way)
{
    browse_small();
    int64_t kim = entity("Kim Jong-un");
    const struct hoso_page *page = hoso_browse_page(browse);
    hoso_browse_close_page(browse); /* none is open */
    ck_assert_uint_eq(hoso_browse_trail_count(browse), 1);
    hoso_browse_set_pane(browse, 2);
    hoso_browse_open_page(browse, kim);
    hoso_browse_set_pane(browse, 1);
    hoso_browse_close_page(browse);
    ck_assert_int_eq(page->entity, 0);
    ck_assert_int_eq(hoso_browse_pane(browse), 2); /* of the place below */
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(page->entity, kim);
    hoso_browse_show_entity(browse, kim);
    ck_assert_int_eq(page->entity, 0);
    ck_assert_int_eq(hoso_browse_list(browse), HOSO_LIST_ENTITY);
    hoso_browse_open_page(browse, kim);
    hoso_browse_search_begin(browse); /* typing shows the list; given up, the page is back */
    type("kho");
    ck_assert_int_eq(page->entity, 0);
    hoso_browse_search_cancel(browse);
    ck_assert_int_eq(page->entity, kim);
    leave_small();
}
END_TEST

START_TEST(the_trail_can_be_gone_along_at_once)
{
    browse_small();
    int64_t kim = entity("Kim Jong-un");
    hoso_browse_open(browse, article(1));
    hoso_browse_open_page(browse, kim);
    hoso_browse_open(browse, article(2));
    search("kho");
    ck_assert_uint_eq(hoso_browse_trail_count(browse), 5);
    ck_assert_uint_eq(hoso_browse_trail_here(browse), 4);
    ck_assert_int_eq(hoso_browse_trail_at(browse, 0).article, article(0));
    ck_assert_int_eq(hoso_browse_trail_at(browse, 2).page, kim);
    ck_assert_int_eq(hoso_browse_trail_at(browse, 3).article, article(2));
    ck_assert_str_eq(hoso_browse_trail_at(browse, 4).query, "kho");
    ck_assert(!hoso_browse_trail_go(browse, 4));
    ck_assert(!hoso_browse_trail_go(browse, 5));
    ck_assert(hoso_browse_trail_go(browse, 1));
    ck_assert_int_eq(open_article(), 1);
    ck_assert_uint_eq(hoso_browse_trail_count(browse), 5);
    ck_assert_uint_eq(hoso_browse_trail_here(browse), 1);
    ck_assert(hoso_browse_trail_go(browse, 4));
    ck_assert_str_eq(hoso_browse_query(browse), "kho");
    ck_assert(hoso_browse_trail_go(browse, 2));
    ck_assert_int_eq(hoso_browse_page(browse)->entity, kim);
    ck_assert(hoso_browse_forward(browse));
    ck_assert_int_eq(open_article(), 2);
    leave_small();
}
END_TEST

START_TEST(an_empty_folder_is_no_trouble)
{
    make_folder();
    session = open_corpus(NULL, 1, &messages);
    browse = hoso_browse_new(session);
    doc = hoso_browse_document(browse);
    ck_assert_uint_eq(hoso_browse_count(browse), 0);
    hoso_browse_move(browse, 3);
    hoso_browse_all(browse);
    hoso_browse_search_begin(browse);
    type("gì đó");
    hoso_browse_search_accept(browse);
    ck_assert(!hoso_browse_step_hit(browse, 1));
    ck_assert(!hoso_browse_back(browse));
    ck_assert_int_eq(doc->id, 0);
    leave_small();
}
END_TEST

/* What is typed is drawn before the hits of a huge text are looked for; coming back to where
 * the reader was does not jump to the first of them. */
START_TEST(the_hits_of_a_huge_text_come_a_moment_later)
{
    enum { LEN = 3 << 20 };
    make_folder();
    char *text = malloc(LEN + 32);
    for (size_t i = 0; i < LEN; i += 8)
        memcpy(text + i, "kho xa. ", 8);
    strcpy(text + LEN, "tin cuối");
    write_article("a.txt", text);
    session = open_corpus(NULL, 1, &messages);
    browse = hoso_browse_new(session);
    doc = hoso_browse_document(browse);
    unsigned version = doc->version;
    hoso_browse_search_begin(browse);
    ck_assert_int_eq(hoso_browse_search_type(browse, "cuoi", true, NULL, NULL), HOSO_OK);
    ck_assert(doc->hits_awaited);
    ck_assert_uint_eq(doc->hits.count, 0);
    for (int i = 0; i < 4 && doc->hits_awaited; i++)
        settle();
    ck_assert_uint_eq(doc->hits.count, 1);
    ck_assert_uint_eq(hit_start(), LEN + 4);
    ck_assert_uint_eq(doc->wanted, LEN + 4);
    ck_assert_uint_eq(doc->version, version); /* the text was not loaded again */
    doc->wanted = HOSO_NOWHERE;
    doc->place = 800;
    hoso_browse_search_accept(browse);
    hoso_browse_all(browse);
    ck_assert(hoso_browse_back(browse));
    for (int i = 0; i < 4; i++)
        settle();
    ck_assert_uint_eq(doc->hits.count, 1);
    ck_assert_uint_eq(doc->place, 800);
    ck_assert_uint_eq(doc->wanted, HOSO_NOWHERE);
    free(text);
    leave_small();
}
END_TEST

UNIT_MAIN("browse", the_first_article_is_open, an_entity_lists_its_articles,
          the_trail_leads_to_the_same_place, articles_with_an_entity_come_in_list_order,
          hits_are_walked_across_articles, typing_narrows_and_esc_brings_back,
          a_search_within_a_search_can_be_cancelled, a_wrong_query_keeps_the_list,
          a_search_kept_half_typed_comes_back_the_same,
          a_search_without_results_lights_nothing, mentions_are_stepped_in_order,
          an_article_that_is_not_there_is_empty,
          a_search_grows_with_the_corpus, an_article_vanishes_under_the_reader,
          a_page_is_a_step_on_the_trail, a_page_closes_and_makes_way,
          the_trail_can_be_gone_along_at_once, the_hits_of_a_huge_text_come_a_moment_later,
          an_empty_folder_is_no_trouble)
