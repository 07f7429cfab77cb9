/* watch: what happens to the files of an opened corpus shows by itself. */
#include "corpus-folder.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <time.h>

enum { PATIENCE_S = 30 };

static struct hoso_messages messages;

static struct hoso_session *open_watched(const char *const *paths, size_t count, const char *db)
{
    watched = true;
    struct hoso_session *session = open_paths(paths, count, db, 2, &messages);
    watched = false;
    return session;
}

/* `name=first line;` of every article; a `?` behind one not read. */
static char *see(struct hoso_session *session)
{
    struct hoso_buf out = HOSO_BUF_INIT, text = HOSO_BUF_INIT;
    hoso_session_drain(session);
    hoso_session_refresh(session);
    for (size_t i = 0; i < hoso_session_article_count(session); i++) {
        struct hoso_article_info info;
        if (hoso_session_article(session, hoso_session_article_id(session, i), &info))
            continue;
        hoso_session_text(session, info.id, &text);
        const char *name = strstr(info.path, folder) == info.path ? info.path + strlen(folder) + 1
                                                                  : info.path;
        hoso_buf_addf(&out, "%s=%.*s%s;", name, (int)strcspn(text.data, "\n"), text.data,
                      info.state == HOSO_ARTICLE_READ ? "" : "?");
        hoso_article_info_release(&info);
    }
    hoso_buf_release(&text);
    return hoso_buf_detach(&out);
}

/* Waits for events until the list is as EXPECTED, and all is read. */
static void shows(struct hoso_session *session, const char *expected)
{
    struct pollfd event = { .fd = hoso_session_event_fd(session), .events = POLLIN };
    time_t end = time(NULL) + PATIENCE_S;
    for (;;) {
        struct hoso_progress progress;
        char *got = see(session);
        hoso_session_progress(session, &progress);
        bool same = strcmp(got, expected) == 0 && progress.done;
        ck_assert_msg(same || time(NULL) < end, "%s, not %s", got, expected);
        free(got);
        if (same)
            return;
        poll(&event, 1, 1000);
    }
}

/* The session's index is that of a fresh run. */
static void close_as_new(struct hoso_session *session)
{
    char *seen = dump(session), *fresh = dump_corpus(NULL, 1);
    ck_assert_str_eq(seen, fresh);
    free(seen);
    free(fresh);
    hoso_session_close(session);
    hoso_messages_release(&messages);
}

START_TEST(files_show_by_themselves)
{
    make_folder();
    const char *const paths[] = { articles };
    write_article("a.txt", "Kim Jong-un\n");
    struct hoso_session *session = open_watched(paths, 1, database);
    shows(session, "a/a.txt=Kim Jong-un;");
    write_article("b.txt", "Vladimir Putin\n");
    shows(session, "a/a.txt=Kim Jong-un;a/b.txt=Vladimir Putin;");
    write_article("a.txt", "Kim Yo-jong\n");
    shows(session, "a/a.txt=Kim Yo-jong;a/b.txt=Vladimir Putin;");
    run_command("cd %s && mv b.txt c.txt", articles);
    shows(session, "a/a.txt=Kim Yo-jong;a/c.txt=Vladimir Putin;");
    run_command("cd %s && echo Nga >.c.new && mv .c.new c.txt", articles); /* as editors do */
    shows(session, "a/a.txt=Kim Yo-jong;a/c.txt=Nga;");
    run_command("rm %s/a.txt", articles);
    shows(session, "a/c.txt=Nga;");
    run_command("cd %s && rm c.txt && mkdir c.txt && echo Kiev >c.txt/d.txt", articles);
    shows(session, "a/c.txt/d.txt=Kiev;");
    run_command("cd %s && rm -r c.txt && echo Paris >c.txt", articles);
    shows(session, "a/c.txt=Paris;");
    close_as_new(session);
    remove_folder();
}
END_TEST

START_TEST(folders_come_move_and_go)
{
    make_folder();
    const char *const paths[] = { articles };
    struct hoso_session *session = open_watched(paths, 1, database);
    shows(session, "");
    run_command("cd %s && mkdir -p d/e && echo 1 >d/e/x.txt && echo 2 >d/y.txt", articles);
    shows(session, "a/d/e/x.txt=1;a/d/y.txt=2;");
    run_command("cd %s && echo 3 >d/e/z.txt", articles); /* the new folders are watched, too */
    shows(session, "a/d/e/x.txt=1;a/d/e/z.txt=3;a/d/y.txt=2;");
    run_command("cd %s && mv d/e f", articles);
    shows(session, "a/d/y.txt=2;a/f/x.txt=1;a/f/z.txt=3;");
    run_command("cd %s && echo 4 >f/x.txt && mv f ..", articles);
    shows(session, "a/d/y.txt=2;");
    run_command("cd %s && echo 5 >../f/x.txt && mv ../f .", articles);
    shows(session, "a/d/y.txt=2;a/f/x.txt=5;a/f/z.txt=3;");
    run_command("cd %s && rm -r d && ln -s ../g h && mkdir ../g && echo 6 >../g/w.txt", articles);
    shows(session, "a/f/x.txt=5;a/f/z.txt=3;a/h/w.txt=6;");
    run_command("cd %s && echo 7 >../g/v.txt && rm -r f", articles);
    shows(session, "a/h/v.txt=7;a/h/w.txt=6;");
    close_as_new(session);
    remove_folder();
}
END_TEST

/* Links to files outside, files given by name, a root that goes and comes. */
START_TEST(roots_and_links_are_watched)
{
    make_folder();
    char one[128], root[128];
    snprintf(one, sizeof one, "%s/one.md", folder);
    snprintf(root, sizeof root, "%s/r", folder);
    run_command("cd %s && echo 1 >one.md && mkdir r && echo 2 >r/x.txt && echo 3 >out.txt && "
                "ln -s ../out.txt r/l.txt", folder);
    const char *const paths[] = { root, one };
    struct hoso_session *session = open_watched(paths, 2, NULL);
    shows(session, "one.md=1;r/l.txt=3;r/x.txt=2;");
    run_command("cd %s && echo 1b >one.new && mv one.new one.md && echo 3b >out.txt", folder);
    shows(session, "one.md=1b;r/l.txt=3b;r/x.txt=2;");
    run_command("cd %s && rm one.md && mv r s", folder);
    run_command("cd %s && sleep 1; echo 1c >one.md && mv s r && echo 2c >r/x.txt", folder);
    shows(session, "one.md=1c;r/l.txt=3b;r/x.txt=2c;");
    hoso_session_close(session);
    hoso_messages_release(&messages);
    remove_folder();
}
END_TEST

/* While the first articles are still read, more come. */
START_TEST(changes_while_it_reads_are_not_lost)
{
    make_folder();
    const char *const paths[] = { articles };
    for (unsigned i = 0; i < 400; i++)
        write_numbered(i);
    struct hoso_session *session = open_watched(paths, 1, database);
    for (unsigned i = 400; i < 500; i++)
        write_numbered(i);
    run_command("cd %s && rm 00[0-4]*.txt && touch 0399.txt", articles);
    time_t end = time(NULL) + PATIENCE_S;
    struct hoso_progress progress = { 0 };
    while (hoso_session_article_count(session) != 450 || !progress.done) {
        struct pollfd event = { .fd = hoso_session_event_fd(session), .events = POLLIN };
        poll(&event, 1, 1000);
        free(see(session));
        hoso_session_progress(session, &progress);
        ck_assert_int_lt(time(NULL), end);
    }
    close_as_new(session);
    remove_folder();
}
END_TEST

START_TEST(watching_can_be_turned_off_and_on)
{
    make_folder();
    const char *const paths[] = { articles };
    write_article("a.txt", "Nga\n");
    struct hoso_session *session = open_watched(paths, 1, database);
    shows(session, "a/a.txt=Nga;");
    hoso_session_watch(session, false);
    write_article("b.txt", "Kiev\n");
    nanosleep(&(struct timespec){ 0, 700000000 }, NULL); /* three times what it takes when on */
    shows(session, "a/a.txt=Nga;");
    hoso_session_watch(session, true);
    shows(session, "a/a.txt=Nga;a/b.txt=Kiev;");
    write_article("c.txt", "Paris\n");
    shows(session, "a/a.txt=Nga;a/b.txt=Kiev;a/c.txt=Paris;");
    close_as_new(session);
    remove_folder();
}
END_TEST

/* What another program commits shows, and neither is in the other's way. */
START_TEST(two_screens_one_index)
{
    make_folder();
    const char *const paths[] = { articles };
    write_article("a.txt", "Nga\n");
    struct hoso_session *one = open_watched(paths, 1, database);
    struct hoso_session *two = open_watched(paths, 1, database);
    shows(one, "a/a.txt=Nga;");
    shows(two, "a/a.txt=Nga;");
    write_article("b.txt", "Kiev\n");
    shows(one, "a/a.txt=Nga;a/b.txt=Kiev;");
    shows(two, "a/a.txt=Nga;a/b.txt=Kiev;");
    hoso_session_close(one);
    run_command("rm %s/a.txt", articles);
    shows(two, "a/b.txt=Kiev;");
    close_as_new(two);
    remove_folder();
}
END_TEST

/* In a user namespace of its own the process may watch two folders.  False where there are
 * no such namespaces. */
static bool limit_watches(void)
{
    if (unshare(CLONE_NEWUSER) < 0)
        return false;
    int fd = open("/proc/sys/user/max_inotify_watches", O_WRONLY);
    bool limited = fd >= 0 && write(fd, "2\n", 2) == 2;
    close(fd);
    return limited;
}

START_TEST(the_limit_of_watches_is_said_once)
{
    make_folder();
    if (!limit_watches()) {
        fputs("watch: the limit of watches cannot be set here: skipped\n", stderr);
        remove_folder();
        return;
    }
    const char *const paths[] = { articles };
    run_command("cd %s && mkdir b c && echo Nga >b/x.txt && echo Kiev >c/y.txt", articles);
    struct hoso_session *session = open_watched(paths, 1, NULL);
    shows(session, "a/b/x.txt=Nga;a/c/y.txt=Kiev;");
    write_article("z.txt", "Paris"); /* here they are still told */
    shows(session, "a/b/x.txt=Nga;a/c/y.txt=Kiev;a/z.txt=Paris;");
    hoso_session_take_messages(session, &messages);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_ptr_nonnull(strstr(messages.items[0], "/a/b/: "));
    ck_assert_ptr_nonnull(strstr(messages.items[0], "max_user_watches"));
    hoso_session_close(session);
    hoso_messages_release(&messages);
    remove_folder();
}
END_TEST

UNIT_MAIN("watch", files_show_by_themselves, folders_come_move_and_go, roots_and_links_are_watched,
          changes_while_it_reads_are_not_lost, watching_can_be_turned_off_and_on,
          two_screens_one_index, the_limit_of_watches_is_said_once)
