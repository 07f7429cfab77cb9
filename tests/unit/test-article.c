/* article: a file becomes text, title and date. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "hoso/article.h"

/* Writes BYTES to a file NAME of a new folder, reads it, and removes both. */
static enum hoso_status read_as(struct hoso_article *article, const char *name, const char *bytes,
                                size_t len, struct hoso_error *err)
{
    char folder[] = "/tmp/hoso-test-XXXXXX", path[256];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, len, file), len);
    fclose(file);
    enum hoso_status status = hoso_article_read(article, path, err);
    unlink(path);
    rmdir(folder);
    return status;
}

static void has_title(const char *name, const char *text, const char *title)
{
    struct hoso_article a;
    hoso_article_init(&a);
    ck_assert_int_eq(read_as(&a, name, text, strlen(text), NULL), HOSO_OK);
    size_t len = a.title.end - a.title.start;
    ck_assert_msg(len == strlen(title) && memcmp(a.text.data + a.title.start, title, len) == 0,
                  "title is `%.*s`", (int)len, a.text.data + a.title.start);
    hoso_article_release(&a);
}

START_TEST(titles)
{
    has_title("a.txt", "", "");
    has_title("a.txt", " \n\t\n", "");
    has_title("a.txt", "Đầu đề", "Đầu đề");
    has_title("a.txt", "\xEF\xBB\xBF\r\n  Đầu đề  \r\nThân bài.", "Đầu đề");
    has_title("a.txt", "# Đầu đề", "# Đầu đề");
    has_title("a.md", "## Đầu đề\n", "Đầu đề");
    has_title("a.md", "#\n", "#");
}
END_TEST

START_TEST(a_long_first_line_is_cut_at_its_first_sentence)
{
    struct hoso_buf line = HOSO_BUF_INIT;
    hoso_buf_addstr(&line, "Câu đầu ngắn. ");
    has_title("a.txt", line.data, "Câu đầu ngắn.");
    hoso_buf_addstr(&line, "Câu sau.");
    has_title("a.txt", line.data, "Câu đầu ngắn. Câu sau.");
    for (int i = 0; i < 20; i++)
        hoso_buf_addstr(&line, " Thêm nữa.");
    has_title("a.txt", line.data, "Câu đầu ngắn.");
    hoso_buf_release(&line);
}
END_TEST

static void has_date(const char *name, const char *date)
{
    struct hoso_article a;
    hoso_article_init(&a);
    ck_assert_int_eq(read_as(&a, name, "x", 1, NULL), HOSO_OK);
    ck_assert_str_eq(a.date, date);
    hoso_article_release(&a);
}

START_TEST(dates)
{
    has_date("a.txt", "");
    has_date("bai-2023-08-27-x.txt", "2023-08-27");
    has_date("2023-13-01_2024-02-29.txt", "2024-02-29");
    has_date("12023-08-27.txt", "");
    has_date("2023-08-271.txt", "");
}
END_TEST

START_TEST(what_cannot_be_read)
{
    struct hoso_article a;
    struct hoso_error err;
    hoso_article_init(&a);
    ck_assert_int_eq(hoso_article_read(&a, "/nonexistent.txt", &err), HOSO_IO);
    ck_assert_ptr_nonnull(strstr(err.text, "/nonexistent.txt: "));
    ck_assert_int_eq(hoso_article_read(&a, "/tmp", &err), HOSO_IO);
    ck_assert_int_eq(read_as(&a, "b.txt", "a\0b", 3, &err), HOSO_BINARY);
    ck_assert_ptr_nonnull(strstr(err.text, "b.txt: "));
    ck_assert_uint_eq(a.text.len, 0);
    hoso_article_release(&a);
}
END_TEST

START_TEST(one_very_long_line)
{
    size_t len = 50 * 1000 * 1000;
    char *bytes = malloc(len);
    for (size_t i = 0; i < len; i++)
        bytes[i] = i % 6 == 5 ? ' ' : 'a';
    struct hoso_article a;
    hoso_article_init(&a);
    ck_assert_int_eq(read_as(&a, "long.txt", bytes, len, NULL), HOSO_OK);
    ck_assert_uint_eq(a.text.len, len);
    ck_assert_uint_le(a.title.end, 1000);
    hoso_article_release(&a);
    free(bytes);
}
END_TEST

START_TEST(suffixes)
{
    ck_assert(hoso_article_suffix_known("a/b.txt") && hoso_article_suffix_known("B.TXT"));
    ck_assert(hoso_article_suffix_known("a.text") && hoso_article_suffix_known("a.md"));
    ck_assert(!hoso_article_suffix_known("a") && !hoso_article_suffix_known("a.txt/b"));
    ck_assert(!hoso_article_suffix_known("a.png") && !hoso_article_suffix_known(""));
}
END_TEST

UNIT_MAIN("article", titles, a_long_first_line_is_cut_at_its_first_sentence, dates,
          what_cannot_be_read, one_very_long_line, suffixes)
