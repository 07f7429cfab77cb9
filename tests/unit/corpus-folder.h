/* A folder of made articles, and what a session says of it as one string to compare. */
#ifndef HOSO_TESTS_CORPUS_FOLDER_H
#define HOSO_TESTS_CORPUS_FOLDER_H

#include "unit.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hoso/paths.h"
#include "hoso/session.h"

static char folder[64], articles[80], database[80];

static void run_command(const char *format, const char *argument)
{
    char command[512];
    snprintf(command, sizeof command, format, argument);
    ck_assert_int_eq(system(command), 0);
}

static void make_folder(void)
{
    strcpy(folder, "/tmp/hoso-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(articles, sizeof articles, "%s/a", folder);
    snprintf(database, sizeof database, "%s/i.db", folder);
    ck_assert_int_eq(mkdir(articles, 0700), 0);
}

static void remove_folder(void)
{
    run_command("chmod -R u+rwx %s", folder);
    run_command("rm -rf %s", folder);
}

static void write_bytes(const char *name, const char *bytes, size_t len)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", articles, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static inline void write_article(const char *name, const char *text)
{
    write_bytes(name, text, strlen(text));
}

static size_t trust_from; /* see hoso_session_options */
static bool watched; /* the sessions opened now */
static bool held;    /* they read when they are told to */
static const char *own_work;    /* a folder of the reader's work */
static const char *own_lexicon; /* a folder of lexicon files beside the built-in one */

static struct hoso_session *open_paths(const char *const *paths, size_t count, const char *db,
                                       int jobs, struct hoso_messages *messages)
{
    char *lexicon = hoso_paths_asset("lexicon/vi");
    const char *dirs[] = { lexicon, own_lexicon };
    struct hoso_session_options options = {
        .paths = paths, .path_count = count, .db_path = db, .no_db = !db,
        .lexicon_dirs = dirs, .lexicon_dir_count = own_lexicon ? 2 : 1, .work_dir = own_work, .jobs = jobs,
        .trust_from = trust_from,
        .watch = watched,
        .hold = held,
    };
    struct hoso_session *session = NULL;
    struct hoso_error err = { 0 };
    ck_assert_msg(hoso_session_open(&session, &options, messages, &err) == HOSO_OK, "%s",
                  err.text);
    free(lexicon);
    return session;
}

/* Opens the folder, waits until all is read. */
static struct hoso_session *open_corpus(const char *db, int jobs, struct hoso_messages *messages)
{
    const char *const paths[] = { articles };
    struct hoso_session *session = open_paths(paths, 1, db, jobs, messages);
    ck_assert_int_eq(hoso_session_wait(session, NULL, NULL, NULL), HOSO_OK);
    hoso_session_take_messages(session, messages);
    return session;
}

static void dump_article(struct hoso_session *session, int64_t id, struct hoso_buf *out)
{
    struct hoso_article_info info;
    struct hoso_entity_infos entities = { 0 };
    struct hoso_session_mentions mentions = { 0 };
    struct hoso_buf text = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_session_article(session, id, &info), HOSO_OK);
    hoso_session_text(session, id, &text);
    hoso_buf_addf(out, "%s|%d|%s|%s|%zu|%s|%zu\n", info.path, (int)info.state, info.title,
                  info.date, info.mention_count, info.problem ? info.problem : "", text.len);
    hoso_session_mentions(session, id, &mentions);
    ck_assert_uint_eq(mentions.count, info.mention_count);
    for (size_t i = 0; i < mentions.count; i++)
        hoso_buf_addf(out, "%zu-%zu %s;", mentions.items[i].start, mentions.items[i].end,
                      mentions.items[i].why);
    hoso_session_article_entities(session, id, &entities);
    for (size_t i = 0; i < entities.count; i++)
        hoso_buf_addf(out, "%s %zu;", entities.items[i].name, entities.items[i].here_count);
    hoso_buf_addch(out, '\n');
    struct hoso_entity_infos counted = { 0 }; /* the other way to the same */
    hoso_session_mentioned(session, &mentions, &counted);
    ck_assert_uint_eq(counted.count, entities.count);
    for (size_t i = 0; i < counted.count; i++) {
        ck_assert_int_eq(counted.items[i].id, entities.items[i].id);
        ck_assert_uint_eq(counted.items[i].here_count, entities.items[i].here_count);
        ck_assert_uint_eq(counted.items[i].mention_count, entities.items[i].mention_count);
    }
    hoso_entity_infos_release(&counted);
    hoso_vec_release(&mentions);
    hoso_entity_infos_release(&entities);
    hoso_article_info_release(&info);
    hoso_buf_release(&text);
}

static void dump_entity(struct hoso_session *session, const struct hoso_entity_info *entity,
                        struct hoso_buf *out)
{
    struct hoso_aliases aliases = { 0 };
    struct hoso_postings postings = { 0 };
    size_t mentions = 0;
    hoso_buf_addf(out, "%d %s %s %zu %zu:", entity->type, entity->name, entity->kind,
                  entity->mention_count, entity->article_count);
    hoso_session_aliases(session, entity->id, &aliases);
    for (size_t i = 0; i < aliases.count; i++) {
        hoso_buf_addf(out, " %s %zu", aliases.items[i].form, aliases.items[i].mention_count);
        mentions += aliases.items[i].mention_count;
    }
    ck_assert_uint_eq(mentions, entity->mention_count);
    hoso_session_entity_articles(session, entity->id, &postings);
    ck_assert_uint_eq(postings.count, entity->article_count);
    mentions = 0;
    for (size_t i = 0; i < postings.count; i++)
        mentions += postings.items[i].count;
    ck_assert_uint_eq(mentions, entity->mention_count);
    hoso_buf_addch(out, '\n');
    hoso_aliases_release(&aliases);
    hoso_vec_release(&postings);
}

/* All that a reader can see; the caller's to free. */
static char *dump(struct hoso_session *session)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_entity_infos entities = { 0 };
    hoso_session_refresh(session);
    for (size_t i = 0; i < hoso_session_article_count(session); i++)
        dump_article(session, hoso_session_article_id(session, i), &out);
    ck_assert_int_eq(hoso_session_entities(session, -1, 0, &entities), HOSO_OK);
    for (size_t i = 0; i < entities.count; i++)
        dump_entity(session, &entities.items[i], &out);
    hoso_entity_infos_release(&entities);
    return hoso_buf_detach(&out);
}

/* Opens, dumps, closes. */
static inline char *dump_corpus(const char *db, int jobs)
{
    struct hoso_messages messages = { 0 };
    struct hoso_session *session = open_corpus(db, jobs, &messages);
    char *out = dump(session);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    return out;
}

/* Article NUMBER: a few names out of a row, so that articles share some. */
static inline void write_numbered(unsigned number)
{
    static const char *const names[] = {
        "Tổng thống Vladimir Putin", "Kim Jong-un", "ông Trần Văn Bính", "tên lửa KN-23",
        "thành phố Hà Nội", "Moskva", "Matxcova", "bà Lê Thị Ngà", "xe tăng T-90", "Nga",
        "tỉnh Quảng Ninh", "Bộ Quốc phòng", "ông Putin", "cảng Vostochny", "Triều Tiên",
    };
    enum { COUNT = sizeof names / sizeof names[0] };
    char name[32];
    struct hoso_buf text = HOSO_BUF_INIT;
    hoso_buf_addf(&text, "Tin số %u về kho hàng\n\n", number);
    for (unsigned i = 0; i < 6; i++)
        hoso_buf_addf(&text, "Hôm qua %s được nhắc tới lần thứ %u tại cuộc họp. ",
                      names[(number * 7 + i * (number % 5 + 1)) % COUNT], i);
    snprintf(name, sizeof name, "%04u.txt", number);
    write_bytes(name, text.data, text.len);
    hoso_buf_release(&text);
}

#endif
