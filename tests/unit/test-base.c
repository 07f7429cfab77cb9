/* base: buffers, vectors, arenas, statuses, data files. */
#include "unit.h"

#include "hoso/digest.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/datafile.h"
#include "hoso/mem.h"
#include "hoso/span.h"
#include "hoso/status.h"

START_TEST(buf_starts_empty_and_terminated)
{
    struct hoso_buf b = HOSO_BUF_INIT;
    ck_assert_str_eq(b.data, "");
    hoso_buf_addstr(&b, "một");
    hoso_buf_addf(&b, " %d", 2);
    hoso_buf_addch(&b, '!');
    ck_assert_str_eq(b.data, "một 2!");
    hoso_buf_clear(&b);
    ck_assert_uint_eq(b.len, 0);
    ck_assert_str_eq(b.data, "");
    char *detached = hoso_buf_detach(&b);
    ck_assert_str_eq(detached, "");
    free(detached);
    hoso_buf_release(&b);
}
END_TEST

START_TEST(buf_keeps_nul_bytes)
{
    struct hoso_buf b = HOSO_BUF_INIT;
    hoso_buf_add(&b, "a\0b", 3);
    ck_assert_uint_eq(b.len, 3);
    ck_assert_int_eq(memcmp(b.data, "a\0b", 4), 0);
    hoso_buf_release(&b);
}
END_TEST

START_TEST(buf_reads_files_and_says_errno)
{
    struct hoso_buf b = HOSO_BUF_INIT;
    hoso_buf_addstr(&b, "x");
    ck_assert_int_eq(hoso_buf_read_file(&b, "/nonexistent/file", 0), ENOENT);
    ck_assert_int_eq(hoso_buf_read_file(&b, "/", 0), EISDIR);
    ck_assert_int_eq(hoso_buf_read_file(&b, "/dev/null", 0), EINVAL);
    ck_assert_str_eq(b.data, "x");
    hoso_buf_release(&b);
}
END_TEST

START_TEST(vec_grows)
{
    struct hoso_spans v = { 0 };
    for (size_t i = 0; i < 1000; i++)
        hoso_vec_push(&v, ((struct hoso_span){ i, i + 1 }));
    ck_assert_uint_eq(v.count, 1000);
    ck_assert_uint_eq(v.items[999].end, 1000);
    hoso_vec_release(&v);
    ck_assert_ptr_null(v.items);
}
END_TEST

START_TEST(arena_gives_zeroed_memory_of_any_size)
{
    struct hoso_arena a = { 0 };
    char *small = hoso_arena_strndup(&a, "kho", 3);
    unsigned char *large = hoso_arena_alloc(&a, 1 << 20);
    ck_assert_uint_eq(large[0] + large[(1 << 20) - 1], 0);
    for (int i = 0; i < 10000; i++)
        hoso_arena_alloc(&a, 33);
    ck_assert_str_eq(small, "kho");
    hoso_arena_release(&a);
}
END_TEST

START_TEST(error_set_fills_and_returns)
{
    struct hoso_error err;
    ck_assert_int_eq(hoso_error_set(&err, HOSO_IO, "%s: %d", "f", 7), HOSO_IO);
    ck_assert_str_eq(err.text, "f: 7");
    ck_assert_int_eq(hoso_error_set(NULL, HOSO_FULL, "x"), HOSO_FULL);
    ck_assert_str_eq(hoso_status_message(HOSO_OK), "no error");
}
END_TEST

static void note_row(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct hoso_buf *out = ctx;
    hoso_buf_addf(out, "%u:%zu:%s;", row->line, row->count, row->cells[row->count - 1]);
    if (strcmp(row->cells[0], "bad") == 0)
        hoso_datafile_complain(row, messages, "what is %s", row->cells[0]);
}

START_TEST(datafile_reads_rows_and_complains_with_file_and_line)
{
    char path[] = "/tmp/hoso-test-XXXXXX";
    int fd = mkstemp(path);
    static const char bytes[] = "# comment\n\na\tb\tc\r\nbad\nn\0ul\nlast";
    ck_assert_int_eq(write(fd, bytes, sizeof bytes - 1), (int)sizeof bytes - 1);
    close(fd);
    struct hoso_buf out = HOSO_BUF_INIT;
    struct hoso_messages messages = { 0 };
    struct hoso_error err;
    ck_assert_int_eq(hoso_datafile_read(path, note_row, &messages, &out, &err), HOSO_OK);
    ck_assert_str_eq(out.data, "3:3:c;4:1:bad;6:1:last;");
    ck_assert_uint_eq(messages.count, 2);
    char expected[64];
    snprintf(expected, sizeof expected, "%s:4: what is bad", path);
    ck_assert_str_eq(messages.items[0], expected);
    hoso_messages_release(&messages);
    hoso_buf_release(&out);
    unlink(path);
    ck_assert_int_eq(hoso_datafile_read(path, note_row, &messages, NULL, &err), HOSO_IO);
    ck_assert_ptr_nonnull(strstr(err.text, path));
}
END_TEST

/* SHA-256's first 64 bits: the examples of FIPS 180-2, and of nothing. */
START_TEST(digests)
{
    ck_assert_uint_eq(hoso_digest("", 0), 0xe3b0c44298fc1c14u);
    ck_assert_uint_eq(hoso_digest("abc", 3), 0xba7816bf8f01cfeau);
    static const char two_blocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    ck_assert_uint_eq(hoso_digest(two_blocks, strlen(two_blocks)), 0x248d6a61d20638b8u);
}
END_TEST

UNIT_MAIN("base", digests, buf_starts_empty_and_terminated, buf_keeps_nul_bytes,
          buf_reads_files_and_says_errno, vec_grows, arena_gives_zeroed_memory_of_any_size,
          error_set_fills_and_returns, datafile_reads_rows_and_complains_with_file_and_line)
