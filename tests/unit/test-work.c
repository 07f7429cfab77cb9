/* work: what the reader made is kept, whoever else writes and whenever a program dies. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/digest.h"
#include "hoso/mem.h"
#include "hoso/paths.h"
#include "hoso/work.h"

static char folder[64];
static struct hoso_messages messages;
static struct hoso_error err;
static const struct hoso_work_article bridge = { 0xa1, "/tin/cau.txt", "Cầu mới" };
static const struct hoso_work_article market = { 0xb2, "/tin/cho.txt", "Chợ\thoa \\ \n" };

static struct hoso_work *begin(void)
{
    strcpy(folder, "/tmp/hoso-work-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    return hoso_work_open(folder, &messages);
}

static void end(struct hoso_work *work)
{
    char command[160];
    hoso_work_free(work);
    hoso_messages_release(&messages);
    snprintf(command, sizeof command, "chmod -R u+rwx %s && rm -rf %s", folder, folder);
    ck_assert_int_eq(system(command), 0);
}

static struct hoso_work *again(struct hoso_work *work)
{
    hoso_work_free(work);
    return hoso_work_open(folder, &messages);
}

static char *content(const char *name)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    ck_assert_int_eq(hoso_buf_read_file(&out, path, 0), 0);
    return hoso_buf_detach(&out);
}

static void put_content(const char *name, const char *bytes, size_t len)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void expect_content(const char *name, const char *wanted)
{
    char *got = content(name);
    ck_assert_str_eq(got, wanted);
    free(got);
}

START_TEST(digests)
{
    ck_assert_uint_eq(hoso_digest("", 0), 0xe3b0c44298fc1c14);
    ck_assert_uint_eq(hoso_digest("abc", 3), 0xba7816bf8f01cfea);
    char long_text[1000];
    memset(long_text, 'a', sizeof long_text);
    ck_assert_uint_eq(hoso_digest(long_text, 1000), 0x41edece42d63e8d9);
    ck_assert_uint_eq(hoso_digest(long_text, 55), 0x9f4390f8d30c2dd9);
    ck_assert_uint_eq(hoso_digest(long_text, 56), 0xb35439a4ac6f0948);
    ck_assert_uint_eq(hoso_digest(long_text, 64), 0xffe054fe7ae0cb6d);
}
END_TEST

START_TEST(marks_are_kept)
{
    struct hoso_work *work = begin();
    ck_assert_uint_eq(hoso_work_marks(work, bridge.text, bridge.path), 0);
    ck_assert_int_eq(hoso_work_star(work, &bridge, true, &err), HOSO_OK);
    ck_assert_int_eq(hoso_work_star(work, &bridge, true, &err), HOSO_OK);
    ck_assert_int_eq(hoso_work_read(work, &market, true, false, &err), HOSO_OK);
    ck_assert_int_eq(hoso_work_tag(work, &market, "#hội chợ", true, &err), HOSO_SYNTAX);
    ck_assert_int_eq(hoso_work_tag(work, &market, "#hội-chợ", true, &err), HOSO_OK);
    work = again(work);
    ck_assert_uint_eq(messages.count, 0);
    ck_assert_uint_eq(hoso_work_marks(work, bridge.text, NULL), HOSO_WORK_STARRED);
    ck_assert_uint_eq(hoso_work_marks(work, market.text, NULL), HOSO_WORK_READ | HOSO_WORK_TAGGED);
    struct hoso_work_tags tags = { 0 };
    hoso_work_tags(work, market.text, NULL, &tags);
    ck_assert_uint_eq(tags.count, 1);
    ck_assert_str_eq(tags.items[0].tag, "#hội-chợ");
    ck_assert_str_eq(tags.items[0].title, market.title);
    hoso_vec_release(&tags);
    expect_content("stars.tsv", "# hoso: starred articles: text, path, title\n"
                                "00000000000000a1\t/tin/cau.txt\tCầu mới\n");
    expect_content("tags.tsv", "# hoso: tags: tag, text, path, title\n"
                               "\\#hội-chợ\t00000000000000b2\t/tin/cho.txt\tChợ\\thoa \\\\ \\n\n");
    ck_assert_int_eq(hoso_work_star(work, &bridge, false, &err), HOSO_OK);
    ck_assert_int_eq(hoso_work_tag(work, &market, "#hội-chợ", false, &err), HOSO_OK);
    ck_assert_uint_eq(hoso_work_marks(work, bridge.text, NULL), 0);
    ck_assert_uint_eq(hoso_work_marks(work, market.text, NULL), HOSO_WORK_READ);
    end(work);
}
END_TEST

/* A changed text keeps its star by the path, but was not read. */
START_TEST(another_text_at_the_path)
{
    struct hoso_work *work = begin();
    hoso_work_star(work, &bridge, true, &err);
    hoso_work_read(work, &bridge, true, false, &err);
    ck_assert_uint_eq(hoso_work_marks(work, 0xa2, bridge.path), HOSO_WORK_STARRED);
    ck_assert_uint_eq(hoso_work_marks(work, 0xa1, "/moved.txt"), HOSO_WORK_STARRED | HOSO_WORK_READ);
    struct hoso_work_article changed = { 0xa2, bridge.path, "x" };
    ck_assert_int_eq(hoso_work_star(work, &changed, false, &err), HOSO_OK);
    ck_assert_uint_eq(hoso_work_marks(work, 0xa1, NULL), HOSO_WORK_READ);
    end(work);
}
END_TEST

START_TEST(notes_on_passages)
{
    struct hoso_work *work = begin();
    struct hoso_work_notes notes = { 0 };
    struct hoso_span late = { 40, 50 }, early = { 3, 9 }, whole = { 0, 0 };
    ck_assert_int_eq(hoso_work_note(work, &bridge, late, "-", "sau\ndòng hai", &err), HOSO_OK);
    ck_assert_int_eq(hoso_work_note(work, &bridge, early, "trước", "xem lại", &err), HOSO_OK);
    ck_assert_int_eq(hoso_work_note(work, &bridge, whole, "", "cả bài", &err), HOSO_OK);
    work = again(work);
    hoso_work_notes(work, bridge.text, bridge.path, &notes);
    ck_assert_uint_eq(notes.count, 3);
    ck_assert_str_eq(notes.items[0].note, "cả bài");
    ck_assert_str_eq(notes.items[0].quote, "");
    ck_assert_str_eq(notes.items[1].quote, "trước");
    ck_assert_uint_eq(notes.items[2].start, 40);
    ck_assert_str_eq(notes.items[2].quote, "-");
    ck_assert_str_eq(notes.items[2].note, "sau\ndòng hai");
    hoso_work_note(work, &bridge, early, "trước", "đã xem", &err);
    hoso_work_notes(work, 0x77, bridge.path, &notes); /* the text has changed: it says so */
    ck_assert_uint_eq(notes.count, 3);
    ck_assert_str_eq(notes.items[1].note, "đã xem");
    ck_assert_uint_eq(notes.items[1].text, bridge.text);
    hoso_work_note(work, &bridge, early, "trước", "", &err);
    hoso_work_notes(work, 0, NULL, &notes);
    ck_assert_uint_eq(notes.count, 2);
    hoso_vec_release(&notes);
    end(work);
}
END_TEST

static const char hostile[] =
    "\xEF\xBB\xBF# comment\n\n"
    "00000000000000a1\t3\t9\tq\tcũ\t/tin/cau.txt\tT\tthe future\tmore\r\n"
    "00000000000000A1\t3\t9\tq\tcapitals\n"
    "00000000000000a1\t9\t3\tq\tbackwards\n"
    "00000000000000a1\t-1\t3\tq\tminus\n"
    "00000000000000a1\t1\t99999999999999999999\tq\thuge\n"
    "00000000000000a1\t1\t2\tq\\x\tescape\n"
    "00000000000000a1\t1\n"
    "a NUL \0 byte\n"
    "\t\t\t\t\n"
    "<<<<<<< HEAD\n"
    "\xFF\xFE no newline at the end";

/* Everything but the one line that was edited stands there as before. */
START_TEST(bad_lines_are_said_and_kept)
{
    struct hoso_work *work = begin();
    struct hoso_work_notes notes = { 0 };
    put_content("notes.tsv", hostile, sizeof hostile - 1);
    work = again(work);
    ck_assert_uint_eq(messages.count, 10);
    ck_assert_ptr_nonnull(strstr(messages.items[0], "/notes.tsv:4: "));
    ck_assert_ptr_nonnull(strstr(messages.items[9], "/notes.tsv:13: "));
    hoso_work_notes(work, 0, NULL, &notes);
    ck_assert_uint_eq(notes.count, 1);
    ck_assert_str_eq(notes.items[0].title, "T");
    ck_assert_int_eq(hoso_work_note(work, &bridge, (struct hoso_span){ 3, 9 }, "q", "mới", &err),
                     HOSO_OK);
    struct hoso_buf now = HOSO_BUF_INIT;
    char path[128];
    snprintf(path, sizeof path, "%s/notes.tsv", folder);
    ck_assert_int_eq(hoso_buf_read_file(&now, path, 0), 0);
    const char *edited = strstr(hostile, "00000000000000a1\t3");
    const char *kept = strstr(hostile, "00000000000000A1");
    static const char made[] =
        "00000000000000a1\t3\t9\tq\tmới\t/tin/cau.txt\tCầu mới\tthe future\tmore\n";
    size_t before = (size_t)(edited - hostile), behind = sizeof hostile - 1 - (size_t)(kept - hostile);
    ck_assert_uint_eq(now.len, before + strlen(made) + behind + 1);
    ck_assert_mem_eq(now.data, hostile, before);
    ck_assert_mem_eq(now.data + before, made, strlen(made));
    ck_assert_mem_eq(now.data + before + strlen(made), kept, behind);
    hoso_buf_release(&now);
    hoso_vec_release(&notes);
    end(work);
}
END_TEST

START_TEST(undo_goes_back_step_by_step)
{
    struct hoso_work *work = begin();
    char *what;
    bool corrected;
    hoso_work_star(work, &bridge, true, &err);
    hoso_work_read(work, &bridge, true, false, &err); /* by itself: not the reader's deed */
    struct hoso_span span = { 1, 4 };
    hoso_work_note(work, &bridge, span, "q", "một", &err);
    hoso_work_note(work, &bridge, span, "q", "hai", &err);
    struct hoso_work_correction wrong = { HOSO_CORRECT_WRONG, "person", "an", "An", NULL, { 0, 0 },
                                          "", "", "", NULL };
    hoso_work_correct(work, &wrong, &err);
    ck_assert_int_eq(hoso_work_undo(work, &what, &corrected, &err), HOSO_OK);
    ck_assert(corrected);
    free(what);
    ck_assert_int_eq(hoso_work_undo(work, &what, &corrected, &err), HOSO_OK);
    free(what);
    struct hoso_work_notes notes = { 0 };
    hoso_work_notes(work, bridge.text, NULL, &notes);
    ck_assert_str_eq(notes.items[0].note, "một");
    ck_assert_int_eq(hoso_work_undo(work, &what, &corrected, &err), HOSO_OK);
    free(what);
    ck_assert_int_eq(hoso_work_undo(work, &what, &corrected, &err), HOSO_OK);
    free(what);
    ck_assert_uint_eq(hoso_work_marks(work, bridge.text, NULL), HOSO_WORK_READ);
    ck_assert_int_eq(hoso_work_undo(work, &what, &corrected, &err), HOSO_NOT_FOUND);
    hoso_vec_release(&notes);
    end(work);
}
END_TEST

START_TEST(two_at_once_keep_each_others)
{
    struct hoso_work *work = begin(), *other = hoso_work_open(folder, &messages);
    hoso_work_star(work, &bridge, true, &err);
    hoso_work_star(other, &market, true, &err);
    hoso_work_note(work, &bridge, (struct hoso_span){ 1, 2 }, "q", "của tôi", &err);
    hoso_work_note(other, &bridge, (struct hoso_span){ 5, 6 }, "q", "của bạn", &err);
    ck_assert(hoso_work_refresh(work, &messages));
    ck_assert(!hoso_work_refresh(work, &messages));
    ck_assert_uint_eq(hoso_work_marks(work, market.text, NULL), HOSO_WORK_STARRED);
    struct hoso_work_notes notes = { 0 };
    hoso_work_notes(work, bridge.text, NULL, &notes);
    ck_assert_uint_eq(notes.count, 2);
    hoso_vec_release(&notes);
    hoso_work_free(other);
    end(work);
}
END_TEST

enum { WRITERS = 4, EACH = 12 };

/* Stars article after article, and tells each one that is done. */
static void write_many(int who, int tell)
{
    struct hoso_work *work = hoso_work_open(folder, &messages);
    for (unsigned char i = 0; i < EACH; i++) {
        struct hoso_work_article article = { (uint64_t)who * 1000 + i + 1, "/p", "t" };
        if (hoso_work_star(work, &article, true, &err) || write(tell, &i, 1) != 1)
            _exit(1);
    }
    _exit(0);
}

/* Programs that write side by side, two of them killed in the middle: what they said was
 * done is there, and every line is whole. */
START_TEST(killed_writers_lose_nothing)
{
    struct hoso_work *work = begin();
    int pipes[WRITERS][2];
    pid_t writers[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        ck_assert_int_eq(pipe(pipes[i]), 0);
        writers[i] = fork();
        if (!writers[i])
            write_many(i, pipes[i][1]);
        close(pipes[i][1]);
    }
    unsigned char done[WRITERS] = { 0 }, byte;
    for (int i = 0; i < 2; i++) {
        for (int n = 0; n < 3 + i; n++)
            done[i] += read(pipes[i][0], &byte, 1) == 1;
        kill(writers[i], SIGKILL);
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;
        while (read(pipes[i][0], &byte, 1) == 1)
            done[i]++;
        close(pipes[i][0]);
        ck_assert_int_eq(waitpid(writers[i], &status, 0), writers[i]);
        ck_assert(i < 2 || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
    }
    work = again(work);
    ck_assert_uint_eq(messages.count, 0);
    for (int i = 0; i < WRITERS; i++)
        for (unsigned n = 0; n < done[i]; n++)
            ck_assert_uint_eq(hoso_work_marks(work, (uint64_t)i * 1000 + n + 1, NULL),
                              HOSO_WORK_STARRED);
    ck_assert_uint_eq(done[2], EACH);
    ck_assert_int_eq(hoso_work_star(work, &bridge, true, &err), HOSO_OK);
    end(work);
}
END_TEST

/* A disk without room: it is said, and what was there is still there. */
START_TEST(a_full_disk_takes_nothing_away)
{
    struct hoso_work *work = begin();
    struct hoso_span span = { 1, 2 };
    ck_assert_int_eq(hoso_work_note(work, &bridge, span, "q", "ngắn", &err), HOSO_OK);
    char *before = content("notes.tsv");
    char *huge = hoso_calloc(5000, 1);
    memset(huge, 'x', 4999);
    struct rlimit old, small = { 1024, RLIM_INFINITY };
    getrlimit(RLIMIT_FSIZE, &old);
    small.rlim_max = old.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    enum hoso_status note = hoso_work_note(work, &bridge, span, "q", huge, &err);
    enum hoso_status brief = hoso_work_append(work, NULL, huge, 4999, &err);
    setrlimit(RLIMIT_FSIZE, &old);
    ck_assert_int_eq(note, HOSO_FULL);
    ck_assert_int_eq(brief, HOSO_FULL);
    expect_content("notes.tsv", before);
    expect_content("brief.md", "");
    struct hoso_work_notes notes = { 0 };
    hoso_work_notes(work, bridge.text, NULL, &notes);
    ck_assert_str_eq(notes.items[0].note, "ngắn");
    hoso_vec_release(&notes);
    free(before);
    free(huge);
    end(work);
}
END_TEST

START_TEST(a_link_stays_a_link_and_rights_stay)
{
    struct hoso_work *work = begin();
    char link[128], real[128];
    struct stat st;
    snprintf(link, sizeof link, "%s/stars.tsv", folder);
    snprintf(real, sizeof real, "%s/elsewhere", folder);
    put_content("elsewhere", "# mine\n", 7);
    chmod(real, 0640);
    ck_assert_int_eq(symlink(real, link), 0);
    ck_assert_int_eq(hoso_work_star(work, &bridge, true, &err), HOSO_OK);
    ck_assert_int_eq(lstat(link, &st), 0);
    ck_assert(S_ISLNK(st.st_mode));
    ck_assert_int_eq(stat(real, &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0640);
    expect_content("elsewhere", "# mine\n00000000000000a1\t/tin/cau.txt\tCầu mới\n");
    end(work);
}
END_TEST

START_TEST(corrections_are_kept)
{
    struct hoso_work *work = begin();
    char *dir = hoso_paths_asset("lexicon/vi");
    const char *dirs[] = { dir };
    struct hoso_lexicon *lexicon;
    ck_assert_int_eq(hoso_lexicon_load(&lexicon, dirs, 1, &messages, &err), HOSO_OK);
    struct hoso_work_correction same = { HOSO_CORRECT_SAME, "person", "kim chinh an",
                                         "Kim Chính Ân", NULL, { 0, 0 }, "", "person",
                                         "Kim Jong-un", NULL };
    struct hoso_work_correction here = { HOSO_CORRECT_TYPE, "person", "an", "An", &bridge, { 3, 9 },
                                         "An", "place", "Tân An", NULL };
    ck_assert_int_eq(hoso_work_correct(work, &same, &err), HOSO_OK);
    ck_assert_int_eq(hoso_work_correct(work, &here, &err), HOSO_OK);
    work = again(work);
    char *file = content("corrections.tsv");
    ck_assert_ptr_nonnull(strstr(file, "\nsame\tperson\tkim chinh an\tKim Chính Ân\teverywhere\t-\t"
                                       "-\t-\tperson\tkim jong un\tKim Jong-un\t-\n"));
    free(file);
    put_content("other", "", 0);
    struct hoso_corrections *c = hoso_work_corrections(work, lexicon, &messages);
    ck_assert_uint_eq(messages.count, 0);
    ck_assert_uint_eq(hoso_corrections_count(c), 2);
    const struct hoso_correction *first = hoso_corrections_at(c, 0), *second = hoso_corrections_at(c, 1);
    ck_assert_str_eq(first->to_key, "kim jong un");
    ck_assert(!first->in_one_text && !*first->words);
    ck_assert(second->in_one_text && second->text == bridge.text && second->end == 9);
    ck_assert_int_eq(second->to_type, hoso_lexicon_type_find(lexicon, "place"));
    ck_assert_uint_ne(first->id, second->id);
    hoso_corrections_free(c);
    hoso_lexicon_free(lexicon);
    free(dir);
    end(work);
}
END_TEST

UNIT_MAIN("work", digests, marks_are_kept, another_text_at_the_path, notes_on_passages,
          bad_lines_are_said_and_kept, undo_goes_back_step_by_step, two_at_once_keep_each_others,
          killed_writers_lose_nothing, a_full_disk_takes_nothing_away,
          a_link_stays_a_link_and_rights_stay, corrections_are_kept)
