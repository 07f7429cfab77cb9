/* What the reader corrects, through the whole session: what changes, that only that is made
 * anew, that the result is that of a corpus read with the corrections from the start. */
#include "corpus-folder.h"

#include <poll.h>

static struct hoso_messages messages;
static struct hoso_error err;
static char work_folder[96];

static void begin(void)
{
    make_folder();
    snprintf(work_folder, sizeof work_folder, "%s/work", folder);
    own_work = work_folder;
    for (unsigned i = 0; i < 40; i++)
        write_numbered(i);
}

static void end(struct hoso_session *session)
{
    hoso_session_close(session);
    hoso_messages_release(&messages);
    own_work = NULL;
    remove_folder();
}

/* The entity's counts as `mentions/articles`; "" for none with this name. */
static const char *counts(struct hoso_session *session, const char *type, const char *name)
{
    static char out[64];
    struct hoso_entity_infos all = { 0 };
    *out = '\0';
    int number = hoso_lexicon_type_find(hoso_session_lexicon(session), type);
    hoso_session_entities(session, number, 0, &all);
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(all.items[i].name, name) == 0)
            snprintf(out, sizeof out, "%zu/%zu", all.items[i].mention_count,
                     all.items[i].article_count);
    hoso_entity_infos_release(&all);
    return out;
}

static void correct(struct hoso_session *session, enum hoso_correction_verb verb,
                    const char *type, const char *key, const char *to_type, const char *to_name)
{
    struct hoso_work_correction c = { verb, type, key, key, NULL, { 0, 0 }, "", to_type, to_name,
                                      NULL };
    ck_assert_int_eq(hoso_work_correct(hoso_session_work(session), &c, &err), HOSO_OK);
    hoso_session_correct(session);
    ck_assert_int_eq(hoso_session_wait(session, NULL, NULL, NULL), HOSO_OK);
}

static void undo(struct hoso_session *session)
{
    char *what;
    bool corrected;
    ck_assert_int_eq(hoso_work_undo(hoso_session_work(session), &what, &corrected, &err), HOSO_OK);
    ck_assert(corrected);
    free(what);
    hoso_session_correct(session);
    ck_assert_int_eq(hoso_session_wait(session, NULL, NULL, NULL), HOSO_OK);
}

static size_t read_count(struct hoso_session *session)
{
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    return progress.read_count;
}

static void expect_dump(struct hoso_session *session, const char *wanted)
{
    char *now = dump(session);
    ck_assert_str_eq(now, wanted);
    free(now);
}

START_TEST(merge_and_undo)
{
    begin();
    struct hoso_session *session = open_corpus(database, 2, &messages);
    char *before = dump(session);
    size_t kim_mentions, kim_articles, putin_mentions, putin_articles, both_mentions, both_articles;
    ck_assert_int_eq(sscanf(counts(session, "person", "Kim Jong-un"), "%zu/%zu", &kim_mentions,
                            &kim_articles), 2);
    ck_assert_int_eq(sscanf(counts(session, "person", "Vladimir Putin"), "%zu/%zu",
                            &putin_mentions, &putin_articles), 2);
    correct(session, HOSO_CORRECT_SAME, "person", "kim jong un", "person", "Vladimir Putin");
    ck_assert_str_eq(counts(session, "person", "Kim Jong-un"), "");
    ck_assert_int_eq(sscanf(counts(session, "person", "Vladimir Putin"), "%zu/%zu",
                            &both_mentions, &both_articles), 2);
    ck_assert_uint_eq(both_mentions, kim_mentions + putin_mentions);
    ck_assert_uint_eq(read_count(session), kim_articles); /* the others stayed as they were */
    undo(session);
    expect_dump(session, before);
    free(before);
    end(session);
}
END_TEST

/* Step by step, or all of it from the start, or in another place of the list: the same. */
START_TEST(order_of_reading_does_not_matter)
{
    begin();
    struct hoso_session *session = open_corpus(database, 2, &messages);
    correct(session, HOSO_CORRECT_SAME, "person", "kim jong un", "person", "Vladimir Putin");
    correct(session, HOSO_CORRECT_TYPE, "place", "nga", "organisation", "Nga");
    correct(session, HOSO_CORRECT_NAME, "person", "vladimir putin", "person", "V. Putin");
    correct(session, HOSO_CORRECT_WRONG, "weapon", "kn 23", "", "");
    ck_assert_str_eq(counts(session, "person", "Vladimir Putin"), "");
    ck_assert_str_ne(counts(session, "person", "V. Putin"), "");
    ck_assert_str_ne(counts(session, "organisation", "Nga"), "");
    char *step_by_step = dump(session);
    hoso_session_close(session);
    session = open_corpus(database, 2, &messages);
    ck_assert_uint_eq(read_count(session), 0); /* nothing is stale */
    expect_dump(session, step_by_step);
    hoso_session_close(session);
    session = open_corpus(NULL, 1, &messages);
    expect_dump(session, step_by_step);
    free(step_by_step);
    hoso_session_close(session);
    run_command("f=%s/work/corrections.tsv; head -n 1 $f >$f.x; tail -n +2 $f | tac >>$f.x; mv $f.x $f",
                folder);
    session = open_corpus(database, 2, &messages);
    char *turned = dump(session);
    hoso_session_close(session);
    session = open_corpus(NULL, 1, &messages);
    expect_dump(session, turned);
    free(turned);
    end(session);
}
END_TEST

START_TEST(only_here_and_said_why)
{
    begin();
    struct hoso_session *session = open_corpus(NULL, 1, &messages);
    struct hoso_session_mentions mentions = { 0 };
    struct hoso_article_info info;
    int64_t id = hoso_session_article_id(session, 0);
    hoso_session_article(session, id, &info);
    hoso_session_mentions(session, id, &mentions);
    size_t count = mentions.count;
    ck_assert_uint_ge(count, 2);
    struct hoso_session_mention first = mentions.items[0];
    struct hoso_entity_infos infos = { 0 };
    hoso_session_entity(session, first.entity, &infos);
    struct hoso_work_article where = { info.digest, info.stored, info.title };
    struct hoso_work_correction c = { HOSO_CORRECT_NAME,
                                      hoso_lexicon_type(hoso_session_lexicon(session),
                                                        (size_t)first.type)->key,
                                      infos.items[0].key, infos.items[0].name, &where,
                                      { first.start, first.end }, "", "person", "Ai Đó", NULL };
    c.to_type = c.type;
    ck_assert_int_eq(hoso_work_correct(hoso_session_work(session), &c, &err), HOSO_OK);
    hoso_session_correct(session);
    hoso_session_wait(session, NULL, NULL, NULL);
    ck_assert_uint_eq(read_count(session), 1);
    ck_assert_str_eq(counts(session, c.type, "Ai Đó"), "1/1");
    hoso_session_mentions(session, id, &mentions);
    ck_assert_uint_eq(mentions.count, count);
    ck_assert_ptr_nonnull(strstr(mentions.items[0].why, "corrected by the reader (another name)"));
    hoso_entity_infos_release(&infos);
    hoso_vec_release(&mentions);
    hoso_article_info_release(&info);
    end(session);
}
END_TEST

/* What comes to a watched corpus later is corrected, too. */
START_TEST(what_comes_later)
{
    begin();
    watched = true;
    const char *const paths[] = { articles };
    struct hoso_session *session = open_paths(paths, 1, database, 2, &messages);
    struct pollfd event = { .fd = hoso_session_event_fd(session), .events = POLLIN };
    correct(session, HOSO_CORRECT_SAME, "person", "kim jong un", "person", "Vladimir Putin");
    ck_assert_str_eq(counts(session, "person", "Kim Jong-un"), "");
    size_t before, articles_before, after = 0, articles_after = 0;
    ck_assert_int_eq(sscanf(counts(session, "person", "Vladimir Putin"), "%zu/%zu", &before,
                            &articles_before), 2);
    write_article("new.txt", "Tin mới\n\nKim Jong-un tới cảng Vostochny.\n");
    for (int patience = 0; after == 0 || after == before; patience++) {
        ck_assert_int_lt(patience, 60);
        poll(&event, 1, 1000);
        hoso_session_drain(session);
        ck_assert_int_eq(sscanf(counts(session, "person", "Vladimir Putin"), "%zu/%zu", &after,
                                &articles_after), 2);
    }
    ck_assert_uint_eq(after, before + 1);
    ck_assert_str_eq(counts(session, "person", "Kim Jong-un"), "");
    watched = false;
    end(session);
}
END_TEST

/* Twice at once while articles are being read: nothing waits, nothing is lost, and a session
 * may end in the middle of it. */
START_TEST(while_articles_are_read)
{
    begin();
    for (unsigned i = 40; i < 400; i++)
        write_numbered(i);
    const char *const paths[] = { articles };
    struct hoso_session *session = open_paths(paths, 1, database, 2, &messages);
    struct hoso_work *work = hoso_session_work(session);
    const struct hoso_work_correction first = { HOSO_CORRECT_SAME, "person", "kim jong un",
                                                "Kim Jong-un", NULL, { 0, 0 }, "", "person",
                                                "Vladimir Putin", NULL };
    const struct hoso_work_correction second = { HOSO_CORRECT_NAME, "person", "vladimir putin",
                                                 "Vladimir Putin", NULL, { 0, 0 }, "", "person",
                                                 "V. Putin", NULL };
    ck_assert_int_eq(hoso_work_correct(work, &first, &err), HOSO_OK);
    hoso_session_correct(session);
    hoso_session_go(session);
    ck_assert_int_eq(hoso_work_correct(work, &second, &err), HOSO_OK);
    hoso_session_correct(session);
    ck_assert_int_eq(hoso_session_wait(session, NULL, NULL, NULL), HOSO_OK);
    ck_assert_uint_eq(hoso_session_article_count(session), 400);
    char *now = dump(session);
    hoso_session_close(session);
    session = open_corpus(NULL, 2, &messages); /* read with both from the start */
    expect_dump(session, now);
    free(now);
    hoso_session_close(session);
    session = open_paths(paths, 1, database, 2, &messages);
    hoso_session_correct(session);
    end(session);
}
END_TEST

UNIT_MAIN("corrections", while_articles_are_read, what_comes_later, merge_and_undo, order_of_reading_does_not_matter, only_here_and_said_why)
