/* Any bytes as a file of the reader's work: no crash, and a change loses no line of it. */
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "hoso/buf.h"
#include "hoso/work.h"

static char folder[64];

static void clean_up(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command))
        abort();
}

/* The input as a file: each `a` in it becomes the cells that most records start with. */
static struct hoso_buf made_of(const uint8_t *data, size_t size)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    for (size_t i = 0; i < size; i++)
        if (data[i] == 'a')
            hoso_buf_addstr(&out, "0123456789abcdef\t1\t2\tq\t");
        else
            hoso_buf_addch(&out, (char)data[i]);
    return out;
}

static void write_file(const char *name, const char *data, size_t size)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    FUZZ_CHECK(file && fwrite(data, 1, size, file) == size && fclose(file) == 0);
}

/* Every line of DATA is still there, in its order. */
static void check_kept(const char *name, const char *data, size_t size)
{
    char path[128];
    struct hoso_buf now = HOSO_BUF_INIT;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FUZZ_CHECK(hoso_buf_read_file(&now, path, 0) == 0);
    FUZZ_CHECK(now.len >= size && (!size || memcmp(now.data, data, size) == 0));
    hoso_buf_release(&now);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const files[] = { "stars.tsv", "read.tsv", "tags.tsv", "notes.tsv",
                                         "corrections.tsv" };
    if (!size)
        return 0;
    if (!*folder) {
        strcpy(folder, "/tmp/hoso-fuzz-XXXXXX");
        FUZZ_CHECK(mkdtemp(folder));
        atexit(clean_up);
    }
    const char *name = files[data[0] % 5];
    struct hoso_buf bytes = made_of(data + 1, size - 1);
    for (int i = 0; i < 5; i++)
        write_file(files[i], bytes.data, files[i] == name ? bytes.len : 0);
    struct hoso_messages messages = { 0 };
    struct hoso_work *work = hoso_work_open(folder, &messages);
    struct hoso_work_notes notes = { 0 };
    struct hoso_work_tags tags = { 0 };
    struct hoso_work_article article = { 0x0123456789abcdef, "/a/b.txt", "x\ty" };
    hoso_work_marks(work, 0x00000000000000aa, "/a");
    hoso_work_notes(work, 0, NULL, &notes);
    for (size_t i = 0; i < notes.count; i++)
        FUZZ_CHECK(notes.items[i].start <= notes.items[i].end && notes.items[i].quote);
    hoso_work_tags(work, 0, NULL, &tags);
    for (size_t i = 0; i < tags.count; i++)
        FUZZ_CHECK(tags.items[i].tag[0] && !strpbrk(tags.items[i].tag, " \t\n"));
    struct hoso_error err;
    if (size % 16 == 1) { /* each change waits for the disk */
        FUZZ_CHECK(!hoso_work_star(work, &article, true, &err));
        FUZZ_CHECK(!hoso_work_note(work, &article, (struct hoso_span){ 1, 2 }, "q", "n", &err));
        FUZZ_CHECK(hoso_work_marks(work, article.text, NULL) & HOSO_WORK_NOTED);
        if (strcmp(name, "stars.tsv") == 0 || strcmp(name, "notes.tsv") == 0)
            check_kept(name, bytes.data, bytes.len);
    }
    hoso_vec_release(&notes);
    hoso_vec_release(&tags);
    hoso_buf_release(&bytes);
    hoso_work_free(work);
    hoso_messages_release(&messages);
    return 0;
}
