/* ingest: what happens to files happens to the index, whatever comes between. */
#include "corpus-folder.h"
#include "tables.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

static void read_all(const char *db, int jobs)
{
    struct hoso_messages messages = { 0 };
    hoso_session_close(open_corpus(db, jobs, &messages));
    hoso_messages_release(&messages);
}

/* Two long strings that differ: the lines where they do, not all of both. */
static void expect_same(const char *got, const char *wanted, const char *what)
{
    size_t line = 0;
    for (size_t i = 0; got[i] == wanted[i] && got[i]; i++)
        line = got[i] == '\n' ? i + 1 : line;
    ck_assert_msg(strcmp(got, wanted) == 0, "%s:\n%.400s\nnot\n%.400s", what, got + line,
                  wanted + line);
}

/* The tables of a fresh run over what is there now; the caller's to free. */
static char *fresh_tables(int jobs)
{
    char fresh[96], command[256];
    snprintf(fresh, sizeof fresh, "%s/fresh.db", folder);
    read_all(fresh, jobs);
    char *rows = tables(fresh);
    snprintf(command, sizeof command, "rm -f %s*", fresh);
    ck_assert_int_eq(system(command), 0);
    return rows;
}

/* The index as updated must equal one made anew, to the reader and row for row. */
static void expect_as_new(void)
{
    char *updated = dump_corpus(database, 2);
    char *fresh = dump_corpus(NULL, 1);
    expect_same(updated, fresh, "what a reader sees");
    free(updated);
    free(fresh);
    updated = tables(database);
    fresh = fresh_tables(1);
    expect_same(updated, fresh, "tables");
    free(updated);
    free(fresh);
}

static size_t read_again(void)
{
    struct hoso_messages messages = { 0 };
    struct hoso_session *session = open_corpus(database, 2, &messages);
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    ck_assert(progress.walked && progress.done);
    ck_assert_uint_eq(progress.done_count, progress.total);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    return progress.read_count;
}

START_TEST(files_come_change_move_and_go)
{
    make_folder();
    for (unsigned i = 0; i < 20; i++)
        write_numbered(i);
    ck_assert_uint_eq(read_again(), 20);
    ck_assert_uint_eq(read_again(), 0);
    expect_as_new();
    write_numbered(20);
    ck_assert_uint_eq(read_again(), 1);
    expect_as_new();
    write_article("0003.txt", "Ông Trần Văn Bính thăm Hà Nội.\n");
    ck_assert_uint_eq(read_again(), 1);
    expect_as_new();
    run_command("touch %s/0004.txt", articles);
    ck_assert_uint_eq(read_again(), 1);
    run_command("cd %s && mkdir b && mv 0005.txt b/", articles);
    ck_assert_uint_eq(read_again(), 1);
    expect_as_new();
    run_command("rm %s/000[0-2].txt", articles);
    ck_assert_uint_eq(read_again(), 0);
    expect_as_new();
    run_command("rm %s/00*.txt", articles);
    expect_as_new();
    remove_folder();
}
END_TEST

/* Folders that have not changed are enough, where the reader says so. */
START_TEST(unchanged_folders_are_trusted)
{
    make_folder();
    run_command("mkdir %s/b", articles);
    for (unsigned i = 0; i < 4; i++)
        write_numbered(i);
    write_article("b/x.txt", "Vladimir Putin");
    run_command("find %s -type d -exec touch -d '1 hour ago' {} +", articles);
    ck_assert_uint_eq(read_again(), 5);
    write_article("b/x.txt", "Kim Jong-un tới."); /* over what was there: no folder changes */
    trust_from = 6;
    ck_assert_uint_eq(read_again(), 1);
    write_article("b/x.txt", "Kim Jong-un lại tới.");
    trust_from = 5;
    ck_assert_uint_eq(read_again(), 0);
    write_article("b/y.txt", "Sergei Shoigu");
    ck_assert_uint_eq(read_again(), 2);
    expect_as_new();
    run_command("rm %s/b/y.txt", articles);
    ck_assert_uint_eq(read_again(), 0);
    expect_as_new();
    trust_from = 0;
    remove_folder();
}
END_TEST

START_TEST(bad_files_are_said_and_the_rest_is_read)
{
    make_folder();
    write_numbered(1);
    write_article("empty.txt", "");
    write_bytes("binary.txt", "\0\1\2\0\0\0\0\0abc", 11);
    write_bytes("broken.txt", "m\xe1\xba\xa1ng \xff\xfe\xc3 Kim Jong-un", 22);
    write_article("one-line.txt", "Kim Jong-un");
    struct hoso_messages messages = { 0 };
    struct hoso_session *session = open_corpus(database, 2, &messages);
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    ck_assert_uint_eq(progress.total, 5);
    ck_assert_uint_eq(progress.failed_count, 1);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_ptr_nonnull(strstr(messages.items[0], "/a/binary.txt: "));
    struct hoso_article_info info;
    hoso_session_article(session, hoso_session_article_id(session, 1), &info);
    ck_assert_int_eq(info.state, HOSO_ARTICLE_FAILED);
    ck_assert_str_eq(info.title, "binary.txt");
    ck_assert_ptr_null(strstr(info.problem, "binary.txt"));
    struct hoso_buf text = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_session_text(session, info.id, &text), HOSO_IO);
    hoso_buf_release(&text);
    hoso_article_info_release(&info);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    write_article("binary.txt", "Nay là chữ.\n");
    expect_as_new();
    remove_folder();
}
END_TEST

START_TEST(an_unreadable_folder_keeps_what_is_below)
{
    if (geteuid() == 0)
        return;
    make_folder();
    write_numbered(1);
    run_command("cd %s && mkdir b && cp 0001.txt b/2.txt", articles);
    char *before = dump_corpus(database, 1);
    run_command("chmod 0 %s/b", articles);
    char *after = dump_corpus(database, 1);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    remove_folder();
}
END_TEST

START_TEST(a_touched_file_leaves_the_rows_as_they_were)
{
    make_folder();
    for (unsigned i = 0; i < 8; i++)
        write_numbered(i);
    read_all(database, 2);
    char *before = tables(database);
    run_command("touch %s/*.txt", articles);
    ck_assert_uint_eq(read_again(), 8);
    char *after = tables(database);
    expect_same(after, before, "tables");
    free(before);
    free(after);
    remove_folder();
}
END_TEST

START_TEST(a_file_becomes_a_folder_and_back)
{
    make_folder();
    for (unsigned i = 0; i < 4; i++)
        write_numbered(i);
    read_all(database, 2);
    run_command("cd %s && mv 0001.txt x && mkdir 0001.txt && mv x 0001.txt/0001.txt", articles);
    expect_as_new();
    run_command("cd %s && mv 0001.txt x && mv x/0001.txt . && rmdir x", articles);
    expect_as_new();
    run_command("cd %s && mv 0002.txt 0003.txt/ 2>/dev/null || mv 0002.txt 0003.txt", articles);
    expect_as_new();
    remove_folder();
}
END_TEST

/* A seed of its own for every run, said where the test fails; one that is given is used. */
static unsigned seed_random(void)
{
    const char *given = getenv("HOSO_TEST_SEED");
    unsigned seed = given ? (unsigned)strtoul(given, NULL, 10) : (unsigned)time(NULL);
    fprintf(stderr, "HOSO_TEST_SEED=%u\n", seed);
    srand(seed);
    return seed;
}

/* Articles that call the same ones by different names, come in any order, change and go:
 * whatever the way, the end is the same. */
START_TEST(the_order_of_reading_does_not_matter)
{
    enum { COUNT = 60, ROUNDS = 12 };
    make_folder();
    seed_random();
    bool there[COUNT] = { false };
    for (int round = 0; round < ROUNDS; round++) {
        for (int n = rand() % 20; n > 0; n--) {
            int i = rand() % COUNT;
            char name[16];
            snprintf(name, sizeof name, "%04d.txt", i);
            if (there[i] && rand() % 2)
                write_article(name, "Putin gặp Kim.\n\nÔng Putin ở Matxcova, Moskva, Nga.\n");
            else if (there[i])
                run_command("cd %s && rm -f $(ls | shuf -n 1)", articles);
            else
                write_numbered((unsigned)i);
            there[i] = true;
        }
        read_all(database, 1 + rand() % 4);
    }
    expect_as_new();
    char *one = fresh_tables(1), *four = fresh_tables(4);
    expect_same(four, one, "four at a time");
    free(one);
    free(four);
    remove_folder();
}
END_TEST

/* With another lexicon the mentions are made anew from the texts that are stored: the file
 * says something else now, but by size and time it is the same. */
START_TEST(another_lexicon_needs_no_files)
{
    make_folder();
    write_article("a.txt", "Vladimir Putin tới cảng.\n");
    free(dump_corpus(database, 1));
    char path[128], lexicon[96];
    struct stat st;
    snprintf(path, sizeof path, "%s/a.txt", articles);
    ck_assert_int_eq(stat(path, &st), 0);
    write_article("a.txt", "Vladimir Xxxxx tới cảng.\n");
    const struct timespec times[2] = { st.st_atim, st.st_mtim };
    ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
    snprintf(lexicon, sizeof lexicon, "%s/lexicon", folder);
    ck_assert_int_eq(mkdir(lexicon, 0700), 0);
    run_command("printf 'x1\\tx\\tThings\\tperson\\n' > %s/lexicon/types.tsv", folder);
    own_lexicon = lexicon;
    struct hoso_messages messages = { 0 };
    struct hoso_session *session = open_corpus(database, 1, &messages);
    own_lexicon = NULL;
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    ck_assert_uint_eq(progress.read_count, 1);
    char *got = dump(session);
    ck_assert_ptr_nonnull(strstr(got, "Vladimir Putin 1"));
    free(got);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    write_article("a.txt", "Vladimir Putin tới cảng.\n"); /* as stored: now all else is equal, too */
    ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
    own_lexicon = lexicon;
    expect_as_new();
    own_lexicon = NULL;
    remove_folder();
}
END_TEST

static void pause_ms(long ms)
{
    nanosleep(&(struct timespec){ ms / 1000, ms % 1000 * 1000000 }, NULL);
}

/* Starts to index in another process. */
static pid_t start_indexing(int jobs)
{
    pid_t child = fork();
    if (!child) {
        read_all(database, jobs);
        _exit(0);
    }
    ck_assert_int_gt(child, 0);
    return child;
}

static long elapsed_us(const struct timespec *since)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - since->tv_sec) * 1000000 + (now.tv_nsec - since->tv_nsec) / 1000;
}

/* A new index, or one of what the articles were before. */
static void put_index(bool old)
{
    run_command("rm -f %s/i.db*", folder);
    if (old)
        run_command("cd %s && cp before.db i.db", folder);
}

/* How long it takes when nobody is in the way. */
static long index_us(bool old)
{
    struct timespec start;
    put_index(old);
    clock_gettime(CLOCK_MONOTONIC, &start);
    waitpid(start_indexing(2), NULL, 0);
    return elapsed_us(&start);
}

/* Kills it up to MOST_US later; true where it was still at it. */
static bool index_and_kill(long most_us)
{
    int status;
    pid_t child = start_indexing(2);
    long us = rand() % (most_us + 1);
    nanosleep(&(struct timespec){ us / 1000000, us % 1000000 * 1000 }, NULL);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

/* Half of the kills hit a new index, half one all of whose articles have changed, some twice
 * in a row; then it is finished, and must be as one that nobody disturbed.
 * $HOSO_TEST_KILLS: how many (make check-long: 200). */
START_TEST(killed_at_any_moment_it_goes_on)
{
    const char *wanted = getenv("HOSO_TEST_KILLS");
    int kills = wanted ? atoi(wanted) : 12;
    make_folder();
    seed_random();
    for (unsigned i = 0; i < 300; i++)
        write_numbered(i);
    run_command("sed -i '1s/^/Kim Jong-un, /' %s/*.txt", articles);
    read_all(database, 2);
    run_command("cd %s && cp i.db before.db", folder);
    for (unsigned i = 0; i < 300; i++)
        write_numbered(i);
    char *whole = fresh_tables(2);
    long took_us[2] = { index_us(false), index_us(true) };
    for (int n = 0; n < kills;) {
        bool old = rand() % 2;
        put_index(old);
        n += index_and_kill(took_us[old]);
        if (rand() % 3 == 0)
            n += index_and_kill(took_us[old]);
        read_all(database, 2);
        char *after = tables(database);
        expect_same(after, whole, "tables after a kill");
        free(after);
    }
    free(whole);
    remove_folder();
}
END_TEST

START_TEST(a_damaged_index_is_made_anew)
{
    make_folder();
    for (unsigned i = 0; i < 50; i++)
        write_numbered(i);
    free(dump_corpus(database, 2));
    char garbage[70000];
    memset(garbage, 0x5a, sizeof garbage);
    for (off_t at = 100; at < 700000; at += 95000) {
        if (access(database, F_OK) < 0) /* it was found damaged */
            free(dump_corpus(database, 2));
        int fd = open(database, O_WRONLY);
        ck_assert_int_eq(pwrite(fd, garbage, sizeof garbage, at), (ssize_t)sizeof garbage);
        close(fd);
        struct hoso_messages messages = { 0 };
        hoso_session_close(open_corpus(database, 2, &messages)); /* finds out at the latest */
        hoso_messages_release(&messages);
    }
    int fd = open(database, O_WRONLY | O_CREAT, 0600);
    ck_assert_int_eq(ftruncate(fd, 70000), 0);
    close(fd);
    struct hoso_messages messages = { 0 };
    hoso_session_close(open_corpus(database, 2, &messages));
    hoso_messages_release(&messages);
    expect_as_new();
    remove_folder();
}
END_TEST

START_TEST(two_programs_one_index)
{
    make_folder();
    for (unsigned i = 0; i < 200; i++)
        write_numbered(i);
    pid_t child = start_indexing(1);
    pause_ms(30);
    expect_as_new();
    int status;
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
    remove_folder();
}
END_TEST

static int articles_read(void)
{
    sqlite3 *db;
    sqlite3_stmt *count = NULL;
    int n = 0;
    if (sqlite3_open_v2(database, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT count(*) FROM text", -1, &count, NULL) == SQLITE_OK &&
        sqlite3_step(count) == SQLITE_ROW)
        n = sqlite3_column_int(count, 0);
    sqlite3_finalize(count);
    sqlite3_close(db);
    return n;
}

/* One that indexes is halted in the middle: the other shows what is committed, and when the
 * first goes on and ends, the rest. */
START_TEST(one_indexes_the_other_sees_what_is_committed)
{
    enum { COUNT = 3000 };
    make_folder();
    for (unsigned i = 0; i < COUNT; i++)
        write_numbered(i);
    pid_t child = start_indexing(1);
    while (!articles_read())
        pause_ms(2);
    kill(child, SIGSTOP);
    int committed = articles_read();
    const char *const paths[] = { articles };
    struct hoso_messages messages = { 0 };
    struct hoso_session *session = open_paths(paths, 1, database, 1, &messages);
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    if (committed < COUNT) { /* else it was faster */
        ck_assert(!progress.done);
        ck_assert_uint_lt(progress.done_count, COUNT);
    }
    ck_assert_uint_ge(progress.done_count, (size_t)committed);
    kill(child, SIGCONT);
    ck_assert_int_eq(hoso_session_wait(session, NULL, NULL, NULL), HOSO_OK);
    ck_assert_uint_eq(hoso_session_article_count(session), COUNT);
    hoso_session_progress(session, &progress);
    ck_assert_uint_eq(progress.done_count, COUNT);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    waitpid(child, NULL, 0);
    expect_as_new();
    remove_folder();
}
END_TEST

START_TEST(closing_in_the_middle_keeps_what_is_read)
{
    make_folder();
    for (unsigned i = 0; i < 300; i++)
        write_numbered(i);
    for (int turn = 0; turn < 4; turn++) {
        const char *const paths[] = { articles };
        struct hoso_messages messages = { 0 };
        struct hoso_session *session = open_paths(paths, 1, database, 2, &messages);
        pause_ms(15 * turn);
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        hoso_session_close(session);
        clock_gettime(CLOCK_MONOTONIC, &end);
        ck_assert_int_lt(end.tv_sec - start.tv_sec, 5);
        hoso_messages_release(&messages);
    }
    expect_as_new();
    remove_folder();
}
END_TEST

/* More files than the walk asks the store for at a time, in folders whose names sort another
 * way with a `/` behind them. */
START_TEST(many_files_come_change_and_go)
{
    make_folder();
    run_command("cd %s && mkdir c c-d c.d", articles);
    for (unsigned i = 0; i < 1100; i++)
        write_numbered(i);
    run_command("cd %s && mv 00* c && mv 01* c-d && mv 02* c.d", articles);
    ck_assert_uint_eq(read_again(), 1100);
    ck_assert_uint_eq(read_again(), 0);
    run_command("cd %s && touch c/0007.txt c-d/0199.txt && rm 0700.txt c.d/0299.txt", articles);
    write_numbered(2000);
    write_article("a.txt", "Ông Trần Văn Bính thăm Hà Nội.\n");
    ck_assert_uint_eq(read_again(), 4);
    ck_assert_uint_eq(read_again(), 0);
    expect_as_new();
    remove_folder();
}
END_TEST

UNIT_MAIN("ingest", files_come_change_move_and_go, a_touched_file_leaves_the_rows_as_they_were,
          a_file_becomes_a_folder_and_back, many_files_come_change_and_go,
          unchanged_folders_are_trusted, bad_files_are_said_and_the_rest_is_read,
          an_unreadable_folder_keeps_what_is_below, another_lexicon_needs_no_files,
          the_order_of_reading_does_not_matter, killed_at_any_moment_it_goes_on,
          a_damaged_index_is_made_anew, two_programs_one_index,
          one_indexes_the_other_sees_what_is_committed, closing_in_the_middle_keeps_what_is_read)
