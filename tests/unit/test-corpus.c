/* corpus: which files a walk meets, in which order, and what it says. */
#include "unit.h"

#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/corpus.h"

static char folder[] = "/tmp/hoso-test-XXXXXX";

static void enter_folder(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static void leave_folder(void)
{
    ck_assert_int_eq(chdir("/"), 0);
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
}

static void touch(const char *path)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("x", file);
    fclose(file);
}

static void make_folder(const char *path)
{
    ck_assert_int_eq(mkdir(path, 0777), 0);
}

static bool note(const struct hoso_source *source, void *ctx)
{
    ck_assert_int_eq(source->is_folder, source->path[strlen(source->path) - 1] == '/');
    if (source->is_folder)
        return true;
    hoso_buf_addf(ctx, "%s;", source->path);
    ck_assert_uint_eq(source->size_bytes, 1);
    ck_assert_int_gt(source->mtime_ns, 0);
    return true;
}

static void walks(const char *const *paths, size_t count, enum hoso_status expected_status,
                  const char *expected, size_t message_count)
{
    struct hoso_buf met = HOSO_BUF_INIT;
    struct hoso_messages messages = { 0 };
    ck_assert_int_eq(hoso_corpus_walk(paths, count, note, NULL, &messages, &met), expected_status);
    ck_assert_str_eq(met.data, expected);
    ck_assert_uint_eq(messages.count, message_count);
    hoso_messages_release(&messages);
    hoso_buf_release(&met);
}
#define WALKS(status, expected, message_count, ...)                                                \
    walks((const char *const[]){ __VA_ARGS__ }, sizeof((const char *[]){ __VA_ARGS__ }) /          \
                                                    sizeof(char *),                                \
          status, expected, message_count)

START_TEST(nothing)
{
    walks(NULL, 0, HOSO_NOT_FOUND, "", 0);
    make_folder("empty");
    WALKS(HOSO_OK, "", 0, "empty");
    WALKS(HOSO_NOT_FOUND, "", 2, "none", "");
    ck_assert_int_eq(hoso_corpus_walk((const char *const[]){ "none" }, 1, note, NULL, NULL, NULL),
                     HOSO_NOT_FOUND);
}
END_TEST

START_TEST(order_is_that_of_paths)
{
    make_folder("d");
    make_folder("d/a");
    touch("d/a/z.txt");
    touch("d/a.txt");
    touch("d/a-b.md");
    touch("d/Ấ.text");
    touch("d/picture.png");
    WALKS(HOSO_OK, "d/a-b.md;d/a.txt;d/a/z.txt;d/Ấ.text;", 0, "d");
    WALKS(HOSO_OK, "d/a-b.md;d/a.txt;d/a/z.txt;d/Ấ.text;", 0, "d/");
    WALKS(HOSO_OK, "d/picture.png;d/a-b.md;d/a.txt;d/a/z.txt;d/Ấ.text;", 0, "d/picture.png", "d");
    WALKS(HOSO_OK, "d/a.txt;d/a-b.md;d/a/z.txt;d/Ấ.text;", 0, "d/a.txt", "d", "d/a.txt");
    WALKS(HOSO_OK, "d/a/z.txt;d/a-b.md;d/a.txt;d/Ấ.text;", 0, "d/a", "d", "d/a/z.txt");
    WALKS(HOSO_OK, "d/a.txt;", 1, "none", "d/a.txt");
}
END_TEST

START_TEST(links_loops_and_strange_files)
{
    make_folder("d");
    make_folder("d/sub");
    touch("d/sub/x.txt");
    touch("d/.hidden.txt");
    make_folder("d/.git");
    touch("d/.git/y.txt");
    ck_assert_int_eq(symlink("..", "d/sub/up"), 0);
    ck_assert_int_eq(symlink("self", "d/self"), 0);
    ck_assert_int_eq(symlink("sub", "d/zlink"), 0);
    ck_assert_int_eq(symlink("nowhere", "d/broken.txt"), 0);
    ck_assert_int_eq(symlink("sub/x.txt", "d/link.txt"), 0);
    ck_assert_int_eq(mkfifo("d/fifo.txt", 0666), 0);
    WALKS(HOSO_OK, "d/sub/x.txt;", 2, "d"); /* once, where it stands */
    make_folder("out");
    touch("out/y.txt");
    ck_assert_int_eq(symlink("../out/y.txt", "d/1.txt"), 0);
    ck_assert_int_eq(symlink("../out/y.txt", "d/2.txt"), 0);
    WALKS(HOSO_OK, "d/1.txt;d/sub/x.txt;", 2, "d");
    WALKS(HOSO_OK, "d/sub/x.txt;out/y.txt;", 2, "d", "out");
    WALKS(HOSO_OK, "d/link.txt;", 0, "d/link.txt");
    WALKS(HOSO_NOT_FOUND, "", 1, "d/fifo.txt");
    WALKS(HOSO_OK, "d/.git/y.txt;d/.hidden.txt;", 0, "d/.git", "d/.hidden.txt");
}
END_TEST

START_TEST(unreadable_folder_is_said)
{
    make_folder("d");
    make_folder("d/locked");
    touch("d/x.txt");
    chmod("d/locked", 0);
    if (access("d/locked", R_OK) != 0) { /* root reads everything */
        WALKS(HOSO_OK, "d/x.txt;", 1, "d");
        WALKS(HOSO_NOT_FOUND, "", 1, "d/locked");
    }
    chmod("d/locked", 0777);
}
END_TEST

static bool stop_at_once(const struct hoso_source *source, void *ctx)
{
    (void)source;
    ++*(int *)ctx;
    return false;
}

static bool note_folder(const struct hoso_source *source, void *ctx)
{
    if (source->is_folder)
        hoso_buf_addf(ctx, "%s;", source->path);
    return true;
}

START_TEST(folders_come_before_what_is_in_them)
{
    struct hoso_buf met = HOSO_BUF_INIT;
    make_folder("d");
    make_folder("d/e");
    make_folder("d/.hidden");
    touch("d/e/x.txt");
    ck_assert_int_eq(hoso_corpus_walk((const char *const[]){ "d/", "d/e/x.txt" }, 2, note_folder,
                                      NULL, NULL, &met),
                     HOSO_OK);
    ck_assert_str_eq(met.data, "d/;d/e/;");
    hoso_buf_release(&met);
}
END_TEST

START_TEST(each_can_stop_the_walk)
{
    make_folder("d");
    touch("d/x.txt");
    touch("d/y.txt");
    int calls = 0;
    ck_assert_int_eq(hoso_corpus_walk((const char *const[]){ "d", "d/y.txt" }, 2, stop_at_once,
                                      NULL, NULL, &calls),
                     HOSO_CANCELLED);
    ck_assert_int_eq(calls, 1);
}
END_TEST

START_TEST(folders_deeper_than_any_path)
{
    char path[PATH_MAX] = "";
    for (int i = 0; i < 40; i++) { /* one step at a time: the whole is too long for mkdir */
        memset(path, 'n', 200);
        path[200] = '\0';
        make_folder(path);
        ck_assert_int_eq(chdir(path), 0);
    }
    touch("x.txt");
    ck_assert_int_eq(chdir(folder), 0);
    struct hoso_messages messages = { 0 };
    struct hoso_buf met = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_corpus_walk((const char *const[]){ "." }, 1, note, NULL,
                                      &messages, &met),
                     HOSO_OK);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_str_eq(met.data, "");
    hoso_messages_release(&messages);
    hoso_buf_release(&met);
    ck_assert_int_eq(system("rm -rf nnn*"), 0);
}
END_TEST

START_TEST(identity)
{
    char expected[PATH_MAX * 2];
    make_folder("a");
    ck_assert_int_eq(symlink("a", "b"), 0);
    const char *paths[] = { "b/", "none", "./a" };
    char *id = hoso_corpus_identity(paths, 3);
    snprintf(expected, sizeof expected, "%s/a\n%s/none", folder, folder);
    ck_assert_str_eq(id, expected);
    free(id);
    id = hoso_corpus_identity(NULL, 0);
    ck_assert_str_eq(id, "");
    free(id);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { nothing,
                                   order_is_that_of_paths,
                                   links_loops_and_strange_files,
                                   unreadable_folder_is_said,
                                   each_can_stop_the_walk,
                                   folders_come_before_what_is_in_them,
                                   folders_deeper_than_any_path,
                                   identity };
    Suite *suite = suite_create("corpus");
    TCase *tcase = tcase_create("corpus");
    tcase_add_checked_fixture(tcase, enter_folder, leave_folder);
    for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
