/* store: round trips, exact counts, names that do not depend on the order, bad files. */
#include "unit.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hoso/mem.h"
#include "hoso/store.h"

static char folder[] = "/tmp/hoso-test-XXXXXX";
static char path[64];

static void make_folder(void)
{
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/i.db", folder);
}

static void remove_folder(void)
{
    char command[80];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static struct hoso_store *open_store(const char *at, struct hoso_messages *messages)
{
    struct hoso_store *store = NULL;
    struct hoso_error err = { 0 };
    struct hoso_store_options options = { .path = at, .own = true };
    ck_assert_msg(hoso_store_open(&store, &options, messages, &err) == HOSO_OK, "%s", err.text);
    return store;
}

static struct hoso_store_writer *begin(struct hoso_store *store)
{
    struct hoso_store_writer *writer;
    struct hoso_error err = { 0 };
    ck_assert_msg(hoso_store_writer_open(&writer, store, &err) == HOSO_OK, "%s", err.text);
    ck_assert_msg(hoso_store_begin(writer, &err) == HOSO_OK, "%s", err.text);
    return writer;
}

static void end(struct hoso_store_writer *writer)
{
    struct hoso_error err = { 0 };
    ck_assert_msg(hoso_store_commit(writer, &err) == HOSO_OK, "%s", err.text);
    hoso_store_writer_close(writer);
}

/* An article of the words "kho Nam An" with two entities, AN the name given to one. */
static void put(struct hoso_store_writer *writer, const char *name, const char *text,
                const char *an)
{
    int64_t id = 0;
    hoso_store_put_found(writer, name, 7, 8, &id);
    size_t at = (size_t)(strstr(text, "An") - text);
    const struct hoso_store_entity entities[] = {
        { .type = 0, .key = "nam", .name = "Nam", .kind = "" },
        { .type = 1, .key = "an", .name = an, .kind = "city" },
    };
    const struct hoso_store_alias aliases[] = { { 1, "An", "an", 1 }, { 0, "Nam", "nam", 1 } };
    const struct hoso_store_mention mentions[] = { { 4, 7, 0, "rule x" },
                                                   { at, at + 2, 1, "lexicon y" } };
    struct hoso_store_record record = {
        .id = id, .title = "kho", .title_len = 3, .date = "2024-01-02", .encoding = "UTF-8",
        .text = text, .text_len = strlen(text), .folded = text, .folded_len = strlen(text),
        .entities = entities, .entity_count = 2, .aliases = aliases, .alias_count = 2,
        .mentions = mentions, .mention_count = 2,
    };
    hoso_store_put(writer, &record); /* a failure is the commit's too */
}

static bool add_entity(const struct hoso_store_entity_row *row, void *ctx)
{
    hoso_buf_addf(ctx, "%d %s %s %zu/%zu/%zu;", row->type, row->name, row->kind, row->here_count,
                  row->mention_count, row->article_count);
    return true;
}

static bool add_alias(const struct hoso_store_alias_row *row, void *ctx)
{
    hoso_buf_addf(ctx, "%s=%s %zu;", row->form, row->folded, row->mention_count);
    return true;
}

static bool add_path(int64_t id, const char *name, void *ctx)
{
    (void)id;
    hoso_buf_addf(ctx, "%s;", name);
    return true;
}

static bool add_mention(const struct hoso_store_mention_row *row, void *ctx)
{
    hoso_buf_addf(ctx, "%zu-%zu %d %s;", row->start, row->end, row->type, row->why);
    return true;
}

static bool take_id(const struct hoso_store_article *article, void *ctx)
{
    *(int64_t *)ctx = article->id;
    return true;
}

static int64_t find(struct hoso_store_reader *reader, const char *name)
{
    int64_t id = 0;
    hoso_store_article_find(reader, name, take_id, &id);
    return id;
}

/* Entities and their aliases in one string. */
static char *dump(struct hoso_store *store)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_store_reader *reader;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    ck_assert_int_eq(hoso_store_list(reader, add_path, &out), HOSO_OK);
    ck_assert_int_eq(hoso_store_entities(reader, -1, 0, add_entity, &out), HOSO_OK);
    hoso_store_reader_close(reader);
    return hoso_buf_detach(&out);
}

static void expect(struct hoso_store *store, const char *expected)
{
    char *got = dump(store);
    ck_assert_str_eq(got, expected);
    free(got);
}

static void round_trip_at(const char *at)
{
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(at, &messages);
    struct hoso_store_writer *writer = begin(store);
    put(writer, "b", "kho Nam An", "An");
    put(writer, "a", "kho Nam, An", "An");
    end(writer);
    expect(store, "a;b;0 Nam  0/2/2;1 An city 0/2/2;");
    struct hoso_store_reader *reader;
    hoso_store_reader_open(&reader, store, NULL);
    struct hoso_buf out = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_store_text(reader, find(reader, "a"), &out), HOSO_OK);
    ck_assert_str_eq(out.data, "kho Nam, An");
    hoso_buf_clear(&out);
    hoso_store_mentions(reader, find(reader, "a"), add_mention, &out);
    ck_assert_str_eq(out.data, "4-7 0 rule x;9-11 1 lexicon y;");
    hoso_buf_clear(&out);
    hoso_store_article_entities(reader, find(reader, "b"), add_entity, &out);
    ck_assert_str_eq(out.data, "0 Nam  1/2/2;1 An city 1/2/2;");
    hoso_buf_clear(&out);
    hoso_store_alias_scan(reader, 1, NULL, false, add_alias, &out);
    ck_assert_str_eq(out.data, "An=an 2;");
    hoso_buf_release(&out);
    hoso_store_reader_close(reader);
    ck_assert_uint_eq(messages.count, 0);
    hoso_store_close(store);
}

START_TEST(round_trip_in_memory_and_in_a_file)
{
    make_folder();
    round_trip_at(NULL);
    round_trip_at(path);
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(path, &messages);
    expect(store, "a;b;0 Nam  0/2/2;1 An city 0/2/2;");
    ck_assert_uint_eq(messages.count, 0);
    hoso_store_close(store);
    remove_folder();
}
END_TEST

START_TEST(what_is_replaced_or_removed_leaves_nothing)
{
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(NULL, &messages);
    struct hoso_store_writer *writer = begin(store);
    put(writer, "a", "kho Nam An", "An");
    put(writer, "a", "kho Nam  An", "An"); /* again within the transaction */
    put(writer, "b", "kho Nam An", "Anh");
    end(writer);
    expect(store, "a;b;0 Nam  0/2/2;1 An city 0/2/2;");
    struct hoso_store_reader *reader;
    hoso_store_reader_open(&reader, store, NULL);
    int64_t a = find(reader, "a"), b = find(reader, "b");
    writer = begin(store);
    hoso_store_remove(writer, a);
    end(writer);
    expect(store, "b;0 Nam  0/1/1;1 Anh city 0/1/1;");
    writer = begin(store);
    hoso_store_put_failed(writer, b, "gone");
    end(writer);
    expect(store, "b;");
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_store_alias_scan(reader, -1, NULL, false, add_alias, &out);
    ck_assert_str_eq(out.data, "");
    ck_assert_int_eq(hoso_store_text(reader, b, &out), HOSO_NOT_FOUND);
    struct hoso_store_counts counts;
    hoso_store_counts(reader, &counts);
    ck_assert_uint_eq(counts.articles, 1);
    ck_assert_uint_eq(counts.failed, 1);
    hoso_buf_release(&out);
    hoso_store_reader_close(reader);
    hoso_store_close(store);
}
END_TEST

static bool add_id(int64_t id, void *ctx)
{
    hoso_buf_addf(ctx, "%lld ", (long long)id);
    return true;
}

static bool add_folder(const char *at, int64_t mtime_ns, void *ctx)
{
    hoso_buf_addf(ctx, "%s=%lld ", at, (long long)mtime_ns);
    return true;
}

/* The ids in the order of paths, then the folders of a walk of ROOTS. */
static void expect_walk(struct hoso_store *store, const char *roots, const char *expected)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_store_reader *reader;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    struct hoso_store_runs runs = { 0 };
    ck_assert_int_eq(hoso_store_ids(reader, &runs), HOSO_OK);
    for (size_t i = 0; i < runs.count; i++)
        for (size_t k = 0; k < runs.items[i].count; k++)
            add_id(runs.items[i].first + (int64_t)k, &out);
    hoso_vec_release(&runs);
    if (hoso_store_walked(reader, roots, add_folder, &out) == HOSO_NOT_FOUND)
        hoso_buf_addstr(&out, "none");
    ck_assert_str_eq(out.data, expected);
    hoso_store_reader_close(reader);
    hoso_buf_release(&out);
}

START_TEST(a_walk_is_kept_until_articles_come_or_go)
{
    static const struct hoso_store_folder folders[] = { { "/a/", 5 }, { "/a/b/", -6 } };
    make_folder();
    struct hoso_store *store = open_store(path, NULL);
    struct hoso_store_writer *writer = begin(store);
    int64_t id;
    for (int i = 0; i < 300; i++) { /* against their order: differences of both signs */
        char name[16];
        snprintf(name, sizeof name, "/a/%03d", i * 7 % 300);
        hoso_store_put_found(writer, name, 1, 1, &id);
    }
    for (id = 1; id <= 300; id++)
        if (id % 100)
            hoso_store_remove(writer, id);
    end(writer);
    expect_walk(store, "/a", "100 200 300 none");
    writer = begin(store);
    hoso_store_set_walked(writer, "/a", folders, 2);
    end(writer);
    expect_walk(store, "/a", "100 200 300 /a/=5 /a/b/=-6 ");
    expect_walk(store, "/b", "100 200 300 none");
    writer = begin(store);
    hoso_store_put_found(writer, "/a/000", 1, 1, &id);
    end(writer);
    expect_walk(store, "/a", "301 100 200 300 none");
    writer = begin(store);
    hoso_store_set_walked(writer, "/a", folders, 1);
    hoso_store_remove(writer, 200);
    end(writer);
    expect_walk(store, "/a", "301 100 300 none");
    writer = begin(store);
    hoso_store_set_walked(writer, "/a", folders, 1);
    end(writer);
    expect_walk(store, "/a", "301 100 300 /a/=5 ");
    hoso_store_close(store);
    remove_folder();
}
END_TEST

static void put_signed(struct hoso_store_writer *writer, int64_t id, unsigned slice,
                       unsigned other)
{
    uint64_t signature[HOSO_STORE_SLICES / 64] = { 0 };
    signature[slice / 64] |= (uint64_t)1 << slice % 64;
    signature[other / 64] |= (uint64_t)1 << other % 64;
    struct hoso_store_record record = {
        .id = id, .title = "", .date = "", .encoding = "UTF-8", .text = "x", .text_len = 1,
        .folded = "x", .folded_len = 1, .signature = signature,
    };
    hoso_store_put(writer, &record);
}

static void expect_signed(struct hoso_store *store, unsigned slice, unsigned other,
                          const char *expected)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_store_reader *reader;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    ck_assert_int_eq(hoso_store_signed(reader, (unsigned[]){ slice, other }, 2, add_id, &out),
                     HOSO_OK);
    ck_assert_str_eq(out.data, expected);
    hoso_store_reader_close(reader);
    hoso_buf_release(&out);
}

/* Articles far apart, in one transaction and another, and a roll-back between. */
START_TEST(signatures_find_what_may_have_the_words)
{
    make_folder();
    struct hoso_store *store = open_store(path, NULL);
    struct hoso_store_writer *writer = begin(store);
    for (int i = 1; i <= 50000; i++) {
        char name[16];
        snprintf(name, sizeof name, "/%06d", i);
        hoso_store_put_found(writer, name, 1, 1, NULL);
    }
    for (int64_t id = 1; id <= 50000; id += id < 5000 ? 4095 : 4096)
        put_signed(writer, id, 0, HOSO_STORE_SLICES - 1);
    put_signed(writer, 5000, 0, 7);
    end(writer);
    expect_signed(store, 0, HOSO_STORE_SLICES - 1,
                  "1 4096 8191 12287 16383 20479 24575 28671 32767 36863 40959 45055 49151 ");
    expect_signed(store, 7, 0, "5000 ");
    expect_signed(store, 7, 8, "");
    writer = begin(store);
    put_signed(writer, 4097, 7, 8);
    hoso_store_writer_close(writer); /* rolled back */
    expect_signed(store, 7, 8, "");
    writer = begin(store);
    put_signed(writer, 4095, 7, 8);
    put_signed(writer, 5000, 8, 8); /* what it had stays: a look too many */
    end(writer);
    expect_signed(store, 7, 8, "4095 5000 ");
    hoso_store_close(store);
    remove_folder();
}
END_TEST

static void put_named(struct hoso_store_writer *writer, const char *at, const char *folded)
{
    int64_t id;
    hoso_store_put_found(writer, at, 1, 1, &id);
    const struct hoso_store_entity entity = { .type = 1, .key = folded, .name = folded,
                                              .kind = "" };
    const struct hoso_store_alias alias = { 0, folded, folded, 1 };
    const struct hoso_store_mention mention = { 0, 1, 0, "" };
    struct hoso_store_record record = {
        .id = id, .title = "", .date = "", .encoding = "UTF-8", .text = "x", .text_len = 1,
        .folded = "x", .folded_len = 1, .entities = &entity, .entity_count = 1,
        .aliases = &alias, .alias_count = 1, .mentions = &mention, .mention_count = 1,
    };
    hoso_store_put(writer, &record);
}

static void put_days(struct hoso_store_writer *writer, int64_t id, bool only_mentions,
                     const int64_t *days, size_t count)
{
    struct hoso_store_record record = {
        .id = id, .only_mentions = only_mentions, .title = "", .date = "2024-03-01",
        .encoding = "UTF-8", .text = "x", .text_len = 1, .folded = "x", .folded_len = 1,
        .days = days, .day_count = count,
    };
    hoso_store_put(writer, &record);
}

static bool add_day(int64_t day, size_t articles, void *ctx)
{
    hoso_buf_addf(ctx, "%lld:%zu ", (long long)day, articles);
    return true;
}

static bool add_date(const char *date, size_t articles, void *ctx)
{
    hoso_buf_addf(ctx, "%s:%zu ", date, articles);
    return true;
}

static void expect_days(struct hoso_store *store, const char *expected)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_store_reader *reader;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    ck_assert_int_eq(hoso_store_stated_counts(reader, add_day, &out), HOSO_OK);
    ck_assert_str_eq(out.data, expected);
    hoso_store_reader_close(reader);
    hoso_buf_release(&out);
}

/* A month's and a year's count is that of the articles with any day in it, each once. */
START_TEST(days_are_counted_as_articles_come_and_go)
{
    make_folder();
    struct hoso_store *store = open_store(path, NULL);
    struct hoso_store_writer *writer = begin(store);
    int64_t a, b;
    hoso_store_put_found(writer, "a", 1, 1, &a);
    hoso_store_put_found(writer, "b", 1, 1, &b);
    put_days(writer, a, false, (int64_t[]){ 20240227, 20240228, 20190000 }, 3);
    put_days(writer, b, false, (int64_t[]){ 20240200, 20240227 }, 2);
    end(writer);
    expect_days(store, "20190000:1 20240000:2 20240200:2 20240227:2 20240228:1 ");

    writer = begin(store); /* twice in one go, the last counts; mentions alone change nothing */
    put_days(writer, a, false, (int64_t[]){ 20240101 }, 1);
    put_days(writer, a, false, (int64_t[]){ 20240228, 20240300 }, 2);
    put_days(writer, b, true, NULL, 0);
    end(writer);
    expect_days(store, "20240000:2 20240200:2 20240227:1 20240228:1 20240300:1 ");

    struct hoso_store_reader *reader;
    struct hoso_buf out = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    ck_assert_int_eq(hoso_store_dated_counts(reader, add_date, &out), HOSO_OK);
    ck_assert_str_eq(out.data, "2024-03-01:2 ");
    hoso_store_reader_close(reader);
    hoso_buf_release(&out);

    writer = begin(store);
    hoso_store_put_failed(writer, a, "gone bad");
    end(writer);
    expect_days(store, "20240000:1 20240200:1 20240227:1 ");
    writer = begin(store);
    hoso_store_remove(writer, b);
    end(writer);
    expect_days(store, "");
    hoso_store_close(store);
    remove_folder();
}
END_TEST

static bool add_form(const struct hoso_store_alias_row *row, void *ctx)
{
    hoso_buf_addf(ctx, "%s;", row->form);
    return true;
}

static void expect_names(struct hoso_store *store, int type, const char *name, bool is_beginning,
                         const char *expected)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_store_reader *reader;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    hoso_store_alias_scan(reader, type, name, is_beginning, add_form, &out);
    ck_assert_str_eq(out.data, expected);
    hoso_store_reader_close(reader);
    hoso_buf_release(&out);
}

START_TEST(names_are_found_by_their_words)
{
    make_folder();
    struct hoso_store *store = open_store(path, NULL);
    struct hoso_store_writer *writer = begin(store);
    put_named(writer, "/1", "kim jong un");
    put_named(writer, "/2", "kimono");
    put_named(writer, "/3", "kn23");
    put_named(writer, "/4", "习近平");
    put_named(writer, "/5", "b-52 (may bay)");
    end(writer);
    expect_names(store, 1, "kim", false, "kim jong un;");
    expect_names(store, 1, "kim", true, "kim jong un;kimono;");
    expect_names(store, 0, "kim", true, "");
    expect_names(store, 1, "jong u", true, "kim jong un;");
    expect_names(store, 1, "23", false, "kn23;");
    expect_names(store, -1, "52 m", true, "b-52 (may bay);");
    expect_names(store, -1, "近平", false, "习近平;");
    expect_names(store, -1, "", true, "kim jong un;kimono;kn23;习近平;b-52 (may bay);");
    expect_names(store, -1, "zzz", true, "");
    hoso_store_close(store);
    remove_folder();
}
END_TEST

struct slots {
    int64_t ids[8];
    unsigned char first_bytes[8];
    size_t count, seen;
};

static bool add_slots(int64_t first_id, const void *slots, size_t count, void *ctx)
{
    struct slots *all = ctx;
    const unsigned char *bytes = slots;
    for (size_t i = 0; i < count; i++, bytes += HOSO_STORE_GIST_BYTES) {
        if (*bytes && all->count < 8) {
            all->ids[all->count] = first_id + (int64_t)i;
            all->first_bytes[all->count++] = *bytes;
        }
        all->seen++;
    }
    return true;
}

static struct slots gists(struct hoso_store *store, int64_t last)
{
    struct slots all = { .count = 0 };
    struct hoso_store_reader *reader;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    ck_assert_int_eq(hoso_store_gists(reader, 0, last, add_slots, &all), HOSO_OK);
    hoso_store_reader_close(reader);
    return all;
}

static int64_t put_gist(struct hoso_store_writer *writer, const char *name, unsigned char byte)
{
    unsigned char gist[HOSO_STORE_GIST_BYTES] = { byte };
    int64_t id = 0;
    hoso_store_put_found(writer, name, 1, 1, &id);
    struct hoso_store_record record = { .id = id, .title = "", .date = "", .encoding = "UTF-8",
                                        .text = "", .folded = "", .gist = gist };
    hoso_store_put(writer, &record);
    return id;
}

START_TEST(gists_come_and_go_with_their_articles)
{
    make_folder();
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(path, &messages);
    ck_assert_uint_eq(gists(store, INT64_MAX).seen, 0);
    struct hoso_store_writer *writer = begin(store);
    int64_t first = put_gist(writer, "a", 7), last = 0;
    char name[16];
    for (int i = 0; i < 600; i++) { /* more than a row */
        snprintf(name, sizeof name, "b%d", i);
        last = put_gist(writer, name, 0);
    }
    int64_t far = put_gist(writer, "c", 9);
    end(writer);
    struct slots all = gists(store, far);
    ck_assert_uint_eq(all.count, 2);
    ck_assert(all.ids[0] == first && all.first_bytes[0] == 7);
    ck_assert(all.ids[1] == far && all.first_bytes[1] == 9);
    ck_assert_uint_eq(gists(store, first).count, 1);

    writer = begin(store); /* replaced, gone, failed, and in a new row */
    put_gist(writer, "a", 8);
    hoso_store_remove(writer, far);
    ck_assert_int_eq(put_gist(writer, "b599", 5), last);
    end(writer);
    all = gists(store, INT64_MAX);
    ck_assert_uint_eq(all.count, 2);
    ck_assert(all.first_bytes[0] == 8 && all.ids[1] == last);
    writer = begin(store);
    hoso_store_put_failed(writer, last, "cannot be read");
    end(writer);
    ck_assert_uint_eq(gists(store, INT64_MAX).count, 1);

    writer = begin(store); /* not committed */
    put_gist(writer, "a", 3);
    hoso_store_writer_close(writer);
    ck_assert_int_eq(gists(store, INT64_MAX).first_bytes[0], 8);
    hoso_store_close(store);
    remove_folder();
}
END_TEST

START_TEST(names_do_not_depend_on_the_order)
{
    static const char *const votes[] = { "An", "AN", "AN", "Ân", "Ân" };
    char *first = NULL;
    for (size_t turn = 0; turn < 5; turn++) {
        struct hoso_messages messages = { 0 };
        struct hoso_store *store = open_store(NULL, &messages);
        for (size_t i = 0; i < 5; i++) {
            size_t which = (i * 2 + turn) % 5;
            char name[2] = { (char)('a' + which), '\0' };
            struct hoso_store_writer *writer = begin(store);
            put(writer, name, "kho Nam An", votes[which]);
            end(writer);
        }
        char *got = dump(store);
        if (first)
            ck_assert_str_eq(got, first);
        else
            first = hoso_buf_detach(&(struct hoso_buf){ got, strlen(got), strlen(got) + 1 });
        if (got != first)
            free(got);
        hoso_store_close(store);
    }
    ck_assert_ptr_nonnull(strstr(first, "1 AN city"));
    free(first);
}
END_TEST

/* One writer, which remembers between its transactions. */
START_TEST(what_a_writer_remembers_is_what_is_written)
{
    make_folder();
    struct hoso_store *store = open_store(path, NULL);
    struct hoso_store_writer *writer = begin(store);
    struct hoso_store_reader *reader;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    put(writer, "a", "kho Nam An", "An");
    ck_assert_int_eq(hoso_store_commit(writer, NULL), HOSO_OK);
    expect(store, "a;0 Nam  0/1/1;1 An city 0/1/1;");
    hoso_store_begin(writer, NULL);
    put(writer, "b", "kho Nam An", "AN");
    put(writer, "c", "kho Nam An", "AN");
    ck_assert_int_eq(hoso_store_commit(writer, NULL), HOSO_OK);
    expect(store, "a;b;c;0 Nam  0/3/3;1 AN city 0/3/3;");
    hoso_store_begin(writer, NULL);
    put(writer, "b", "kho Nam An", "An"); /* once more, with another name: 2 to 1 */
    ck_assert_int_eq(hoso_store_commit(writer, NULL), HOSO_OK);
    expect(store, "a;b;c;0 Nam  0/3/3;1 An city 0/3/3;");
    hoso_store_begin(writer, NULL);
    for (const char *name = "abc"; *name; name++)
        hoso_store_remove(writer, find(reader, (char[]){ *name, '\0' }));
    ck_assert_int_eq(hoso_store_commit(writer, NULL), HOSO_OK);
    expect(store, "");
    hoso_store_begin(writer, NULL);
    put(writer, "d", "kho Nam An", "AN");
    ck_assert_int_eq(hoso_store_commit(writer, NULL), HOSO_OK);
    expect(store, "d;0 Nam  0/1/1;1 AN city 0/1/1;");
    hoso_store_reader_close(reader);
    hoso_store_writer_close(writer);
    hoso_store_close(store);
    remove_folder();
}
END_TEST

START_TEST(another_lexicon_drops_entities_and_keeps_texts)
{
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(NULL, &messages);
    static const char *const types[] = { "person", "place" };
    struct hoso_store_writer *writer = begin(store);
    bool changed = false;
    ck_assert_int_eq(hoso_store_set_lexicon(writer, 5, types, 2, &changed), HOSO_OK);
    ck_assert(changed);
    put(writer, "a", "kho Nam An", "An");
    hoso_store_set_lexicon(writer, 5, types, 2, &changed);
    ck_assert(!changed);
    ck_assert_int_eq(hoso_store_commit(writer, NULL), HOSO_OK);
    ck_assert_int_eq(hoso_store_begin(writer, NULL), HOSO_OK);
    hoso_store_set_lexicon(writer, 6, types, 2, &changed);
    ck_assert(changed);
    end(writer);
    expect(store, "a;");
    struct hoso_store_reader *reader;
    hoso_store_reader_open(&reader, store, NULL);
    struct hoso_store_counts counts;
    hoso_store_counts(reader, &counts);
    ck_assert_uint_eq(counts.waiting, 1);
    struct hoso_buf text = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_store_text(reader, find(reader, "a"), &text), HOSO_OK);
    hoso_buf_release(&text);
    hoso_store_reader_close(reader);
    hoso_store_close(store);
}
END_TEST

static void write_file(const char *at, const char *bytes, size_t len, off_t offset)
{
    int fd = open(at, O_WRONLY | O_CREAT, 0600);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(pwrite(fd, bytes, len, offset), (ssize_t)len);
    close(fd);
}

START_TEST(foreign_files_are_kept)
{
    make_folder();
    write_file(path, "Hoa don thang tam\n", 18, 0);
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = NULL;
    struct hoso_error err = { 0 };
    struct hoso_store_options given = { .path = path };
    ck_assert_int_eq(hoso_store_open(&store, &given, &messages, &err), HOSO_INVALID);
    ck_assert_ptr_nonnull(strstr(err.text, path));
    char beside[80];
    snprintf(beside, sizeof beside, "%s.lock", path);
    ck_assert_int_ne(access(beside, F_OK), 0);
    store = open_store(path, &messages);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_ptr_nonnull(hoso_store_path(store));
    snprintf(beside, sizeof beside, "%s.aside-1", path);
    struct hoso_buf kept = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_buf_read_file(&kept, beside, 0), 0);
    ck_assert_str_eq(kept.data, "Hoa don thang tam\n");
    hoso_buf_release(&kept);
    hoso_messages_release(&messages);
    hoso_store_close(store);
    given.path = "/nonexistent/folder/i.db";
    ck_assert_int_eq(hoso_store_open(&store, &given, &messages, &err), HOSO_IO);
    remove_folder();
}
END_TEST

START_TEST(damaged_files_are_made_anew)
{
    static const off_t places[] = { 150, 65536 * 2, 65536 * 5 };
    char garbage[4096];
    memset(garbage, 0xa7, sizeof garbage);
    for (size_t i = 0; i < 3; i++) {
        make_folder();
        round_trip_at(path);
        write_file(path, garbage, sizeof garbage, places[i]);
        struct hoso_messages messages = { 0 };
        struct hoso_store *store = open_store(path, &messages);
        struct hoso_store_writer *writer = begin(store);
        put(writer, "c", "kho Nam An", "An");
        hoso_store_commit(writer, NULL);
        hoso_store_writer_close(writer);
        ck_assert(messages.count || hoso_store_is_damaged(store) || access(path, F_OK) == 0);
        hoso_store_close(store);
        hoso_messages_release(&messages);
        remove_folder();
    }
}
END_TEST

static void expect_made_anew(const char *why)
{
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(path, &messages);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_msg(strstr(messages.items[0], why) != NULL, "%s", messages.items[0]);
    expect(store, "");
    hoso_store_close(store);
    hoso_messages_release(&messages);
}

static void run_sql(const char *sql)
{
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static int count_marks(void)
{
    sqlite3 *db;
    sqlite3_stmt *row;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db, "SELECT count(*) FROM meta WHERE key = 'unsynced'", -1, &row, NULL);
    ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
    int count = sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return count;
}

static void write_and_die(void)
{
    pid_t child = fork();
    if (child == 0) {
        struct hoso_store_writer *writer = begin(open_store(path, NULL));
        put(writer, "a", "kho Nam An", "An");
        hoso_store_commit(writer, NULL);
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
}

/* A new index is not synced until its writer is closed. */
START_TEST(what_a_killed_program_wrote_lasts_until_the_machine_stops)
{
    static const char one[] = "a;0 Nam  0/1/1;1 An city 0/1/1;";
    struct hoso_messages messages = { 0 };
    make_folder();
    write_and_die();
    if (access("/proc/sys/kernel/random/boot_id", R_OK) == 0)
        ck_assert_int_eq(count_marks(), 1);
    struct hoso_store *store = open_store(path, &messages);
    expect(store, one);
    end(begin(store));
    hoso_store_close(store);
    ck_assert_int_eq(count_marks(), 0);
    ck_assert_uint_eq(messages.count, 0);
    run_sql("INSERT INTO meta VALUES('unsynced', 'another run of the machine')");
    expect_made_anew("the machine stopped");
    remove_folder();
}
END_TEST

START_TEST(an_old_schema_is_made_anew)
{
    make_folder();
    round_trip_at(path);
    write_file(path, "\0\0\0\x63", 4, 60);
    expect_made_anew("another version");
    remove_folder();
}
END_TEST

START_TEST(one_program_writes)
{
    make_folder();
    struct hoso_messages messages = { 0 };
    struct hoso_store *first = open_store(path, &messages);
    struct hoso_store *second = open_store(path, &messages);
    ck_assert_int_eq(hoso_store_lock(first), HOSO_OK);
    ck_assert_int_eq(hoso_store_lock(second), HOSO_BUSY);
    struct hoso_store_writer *writer;
    ck_assert_int_eq(hoso_store_writer_open(&writer, second, NULL), HOSO_BUSY);
    writer = begin(first);
    put(writer, "a", "kho Nam An", "An");
    expect(second, "");
    end(writer);
    expect(second, "a;0 Nam  0/1/1;1 An city 0/1/1;");
    hoso_store_unlock(first);
    ck_assert_int_eq(hoso_store_lock(second), HOSO_OK);
    ck_assert_int_eq(hoso_store_lock(first), HOSO_BUSY);
    ck_assert_uint_eq(messages.count, 0);
    hoso_store_close(first);
    hoso_store_close(second);
    remove_folder();
}
END_TEST

START_TEST(a_store_moves_into_memory)
{
    make_folder();
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(path, &messages);
    struct hoso_store_writer *writer = begin(store);
    put(writer, "a", "kho Nam An", "An");
    ck_assert_int_eq(hoso_store_commit(writer, NULL), HOSO_OK);
    expect(store, "a;0 Nam  0/1/1;1 An city 0/1/1;");
    struct hoso_error err = { 0 };
    ck_assert_msg(hoso_store_to_memory(store, &err) == HOSO_OK, "%s", err.text);
    ck_assert_ptr_null(hoso_store_path(store));
    ck_assert_int_eq(hoso_store_begin(writer, NULL), HOSO_OK);
    put(writer, "b", "kho Nam An", "An");
    end(writer);
    expect(store, "a;b;0 Nam  0/2/2;1 An city 0/2/2;");
    hoso_store_close(store);
    store = open_store(path, &messages);
    expect(store, "a;0 Nam  0/1/1;1 An city 0/1/1;");
    hoso_store_close(store);
    remove_folder();
}
END_TEST

static atomic_bool finished;

static void *read_on(void *ctx)
{
    while (!atomic_load(&finished))
        free(dump(ctx));
    return NULL;
}

static void read_while_written(const char *at)
{
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(at, &messages);
    pthread_t threads[3];
    atomic_store(&finished, false);
    for (size_t i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, read_on, store);
    for (size_t i = 0; i < 50; i++) {
        char name[16];
        snprintf(name, sizeof name, "%02zu", i);
        struct hoso_store_writer *writer = begin(store);
        put(writer, name, "kho Nam An", "An");
        end(writer);
    }
    atomic_store(&finished, true);
    for (size_t i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    char *got = dump(store);
    ck_assert_ptr_nonnull(strstr(got, "0 Nam  0/50/50"));
    free(got);
    hoso_store_close(store);
}

START_TEST(readers_and_the_writer_at_once)
{
    make_folder();
    read_while_written(path);
    read_while_written(NULL);
    remove_folder();
}
END_TEST

START_TEST(a_folder_that_cannot_be_written_gives_memory)
{
    if (geteuid() == 0)
        return;
    make_folder();
    chmod(folder, 0500);
    struct hoso_messages messages = { 0 };
    struct hoso_store *store = open_store(path, &messages);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_ptr_null(hoso_store_path(store));
    hoso_store_close(store);
    hoso_messages_release(&messages);
    chmod(folder, 0700);
    remove_folder();
}
END_TEST

static void put_text(struct hoso_store_writer *writer, int64_t id, const char *text, uint64_t digest)
{
    struct hoso_store_record record = { .id = id, .title = "t", .title_len = 1, .date = "",
                                        .encoding = "UTF-8", .text = text,
                                        .text_len = strlen(text), .folded = text,
                                        .folded_len = strlen(text), .digest = digest };
    hoso_store_put(writer, &record);
}

/* 140 MB of it: what is written early is in the file itself long before the end. */
START_TEST(a_long_log_is_moved_while_it_grows)
{
    enum { TRANSACTIONS = 20, ARTICLES = 50, TEXT_BYTES = 70 * 1000,
           WRITTEN = 2 * TRANSACTIONS * ARTICLES * TEXT_BYTES };
    make_folder();
    struct hoso_store *store = open_store(path, NULL);
    struct hoso_store_writer *writer = begin(store);
    struct hoso_store_reader *reader;
    struct stat file, log;
    char *text = hoso_malloc(TEXT_BYTES + 1), name[32], log_path[80];
    snprintf(log_path, sizeof log_path, "%s-wal", path);
    memset(text, 'k', TEXT_BYTES);
    text[TEXT_BYTES] = '\0';
    for (int i = 0; i < TRANSACTIONS * ARTICLES; i++) {
        int64_t id;
        snprintf(name, sizeof name, "%d", i);
        hoso_store_put_found(writer, name, 7, 8, &id);
        snprintf(text, 16, "%15d", i);
        text[15] = 'k';
        put_text(writer, id, text, 0);
        if (i % ARTICLES == ARTICLES - 1) {
            ck_assert_int_eq(hoso_store_commit(writer, NULL), HOSO_OK);
            ck_assert_int_eq(hoso_store_begin(writer, NULL), HOSO_OK);
        }
    }
    ck_assert_int_eq(stat(path, &file), 0);
    ck_assert_int_eq(stat(log_path, &log), 0);
    ck_assert_int_gt(file.st_size, WRITTEN / 3);
    ck_assert_int_lt(log.st_size, WRITTEN * 3 / 4);
    end(writer);
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    for (int i = 0; i < TRANSACTIONS * ARTICLES; i++) {
        struct hoso_buf kept = HOSO_BUF_INIT;
        snprintf(name, sizeof name, "%d", i);
        ck_assert_int_eq(hoso_store_text(reader, find(reader, name), &kept), HOSO_OK);
        ck_assert_uint_eq(kept.len, TEXT_BYTES);
        ck_assert_int_eq(atoi(kept.data), i);
        hoso_buf_release(&kept);
    }
    hoso_store_reader_close(reader);
    hoso_store_close(store);
    free(text);
    remove_folder();
}
END_TEST

static void expect_texts(struct hoso_store *store, uint64_t digest, const char *expected)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_store_reader *reader;
    ck_assert_int_eq(hoso_store_reader_open(&reader, store, NULL), HOSO_OK);
    ck_assert_int_eq(hoso_store_texts(reader, digest, add_id, &out), HOSO_OK);
    ck_assert_str_eq(out.data, expected);
    hoso_store_reader_close(reader);
    hoso_buf_release(&out);
}

/* In blocks far apart, too; no article has the digest 0. */
START_TEST(texts_are_found_by_their_digests)
{
    make_folder();
    struct hoso_store *store = open_store(path, NULL);
    struct hoso_store_writer *writer = begin(store);
    char name[16];
    int64_t id = 0, first = 0, last = 0;
    for (int i = 0; i < 9000; i++) {
        snprintf(name, sizeof name, "%d", i);
        hoso_store_put_found(writer, name, 1, 1, &id);
        if (i == 3 || i == 8999)
            put_text(writer, id, "same", UINT64_MAX - 6);
        first = i == 3 ? id : first;
        last = id;
    }
    end(writer);
    char expected[64];
    snprintf(expected, sizeof expected, "%lld %lld ", (long long)first, (long long)last);
    expect_texts(store, UINT64_MAX - 6, expected);
    expect_texts(store, 7, "");
    expect_texts(store, 0, "");
    writer = begin(store);
    put_text(writer, first, "other", 7);
    hoso_store_remove(writer, last);
    end(writer);
    expect_texts(store, UINT64_MAX - 6, "");
    snprintf(expected, sizeof expected, "%lld ", (long long)first);
    expect_texts(store, 7, expected);
    hoso_store_close(store);
    remove_folder();
}
END_TEST

UNIT_MAIN("store", texts_are_found_by_their_digests, round_trip_in_memory_and_in_a_file, what_is_replaced_or_removed_leaves_nothing,
          names_do_not_depend_on_the_order,
          gists_come_and_go_with_their_articles, another_lexicon_drops_entities_and_keeps_texts,
          foreign_files_are_kept, damaged_files_are_made_anew, an_old_schema_is_made_anew,
          what_a_killed_program_wrote_lasts_until_the_machine_stops,
          one_program_writes, a_walk_is_kept_until_articles_come_or_go,
          signatures_find_what_may_have_the_words, names_are_found_by_their_words,
          days_are_counted_as_articles_come_and_go, a_store_moves_into_memory, readers_and_the_writer_at_once,
          a_folder_that_cannot_be_written_gives_memory,
          what_a_writer_remembers_is_what_is_written, a_long_log_is_moved_while_it_grows)
