/* cli: rows in every format, whatever bytes they hold. */
#include "unit.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "../../src/cli/printer.h"
#include "hoso/buf.h"

static const char *const columns[] = { "path", "title", "n", NULL };
static char output_path[64];

/* Standard output goes to a file from here on; each test is a process of its own. */
static struct hoso_printer *start(enum hoso_format format)
{
    strcpy(output_path, "/tmp/hoso-test-XXXXXX");
    int fd = mkstemp(output_path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_ge(dup2(fd, STDOUT_FILENO), 0);
    close(fd);
    return hoso_printer_new(format, columns);
}

/* Ends the output and gives it. */
static struct hoso_buf finish(struct hoso_printer *printer, int status)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    ck_assert_int_eq(hoso_printer_finish(printer), status);
    ck_assert_int_eq(hoso_buf_read_file(&out, output_path, 0), 0);
    unlink(output_path);
    return out;
}

static void row(struct hoso_printer *printer, const char *path, const char *title, size_t len,
                int64_t n)
{
    hoso_printer_string(printer, path);
    hoso_printer_text(printer, title, len);
    hoso_printer_number(printer, n);
    hoso_printer_end_row(printer);
}

static void prints(enum hoso_format format, const char *title, size_t len, const char *expected,
                   size_t expected_len)
{
    struct hoso_printer *printer = start(format);
    row(printer, "a.txt", title, len, -3);
    struct hoso_buf out = finish(printer, HOSO_EXIT_FOUND);
    ck_assert_msg(out.len == expected_len && memcmp(out.data, expected, out.len) == 0, "%s",
                  out.data);
    hoso_buf_release(&out);
}
#define PRINTS(format, title, expected)                                                            \
    prints(HOSO_FORMAT_##format, title, sizeof title - 1, expected, sizeof expected - 1)

START_TEST(tsv_keeps_a_row_on_a_line)
{
    PRINTS(TSV, "Tên lửa", "a.txt\tTên lửa\t-3\n");
    PRINTS(TSV, "a\tb\nc\\d\\n", "a.txt\ta\\tb\\nc\\\\d\\\\n\t-3\n");
    PRINTS(TSV, "\"q\", \0 \xff", "a.txt\t\"q\", \0 \xff\t-3\n"); /* bytes stay bytes */
    PRINTS(TSV, "", "a.txt\t\t-3\n");
}
END_TEST

#define HEAD "path,title,n\r\n"
START_TEST(csv_quotes_where_it_must)
{
    PRINTS(CSV, "Tên lửa", HEAD "a.txt,Tên lửa,-3\r\n");
    PRINTS(CSV, "a,b", HEAD "a.txt,\"a,b\",-3\r\n");
    PRINTS(CSV, "ông \"K\"", HEAD "a.txt,\"ông \"\"K\"\"\",-3\r\n");
    PRINTS(CSV, "a\nb\r", HEAD "a.txt,\"a\nb\r\",-3\r\n");
    PRINTS(CSV, "\"", HEAD "a.txt,\"\"\"\",-3\r\n");
    PRINTS(CSV, "a\0b\xff", HEAD "a.txt,\"a\0b\xff\",-3\r\n");
    PRINTS(CSV, "", HEAD "a.txt,,-3\r\n");
}
END_TEST

START_TEST(text_is_shown_harmlessly)
{
    PRINTS(TEXT, "Tên\nlửa", "a.txt  Tên lửa  -3\n");
    struct hoso_printer *printer = start(HOSO_FORMAT_TEXT);
    row(printer, "\x1b[31ma\x07", "\xff\x9b\0", 3, 0);
    struct hoso_buf out = finish(printer, HOSO_EXIT_FOUND);
    for (size_t i = 0; i + 1 < out.len; i++)
        ck_assert((unsigned char)out.data[i] >= ' ');
    hoso_buf_release(&out);
}
END_TEST

/* The titles of the printed rows. */
static json_t *parse(struct hoso_printer *printer, int status)
{
    struct hoso_buf out = finish(printer, status);
    json_error_t err;
    json_t *rows = json_loadb(out.data, out.len, JSON_ALLOW_NUL, &err);
    ck_assert_msg(rows != NULL, "%s: %s", err.text, out.data);
    hoso_buf_release(&out);
    return rows;
}

static void json_title(json_t *rows, size_t i, const char *expected, size_t len)
{
    json_t *title = json_object_get(json_array_get(rows, i), "title");
    ck_assert_msg(json_is_string(title), "row %zu", i);
    ck_assert_uint_eq(json_string_length(title), len);
    ck_assert_int_eq(memcmp(json_string_value(title), expected, len), 0);
}

START_TEST(json_is_valid_whatever_the_bytes)
{
    struct hoso_printer *printer = start(HOSO_FORMAT_JSON);
    row(printer, "a.txt", "Tên \"lửa\"\t\\\n\x01\x7f", strlen("Tên \"lửa\"\t\\\n\x01\x7f"), 1);
    row(printer, "a.txt", "a\0b", 3, INT64_MAX);
    row(printer, "sai\xff.txt", "\xff\xc3 \xed\xa0\x80 \xf5\x80\x80\x80", 10, -1);
    row(printer, "", "", 0, 0);
    json_t *rows = parse(printer, HOSO_EXIT_FOUND);
    ck_assert_uint_eq(json_array_size(rows), 4);
    json_title(rows, 0, "Tên \"lửa\"\t\\\n\x01\x7f", strlen("Tên \"lửa\"\t\\\n\x01\x7f"));
    json_title(rows, 1, "a\0b", 3);
    json_title(rows, 3, "", 0);
    json_t *bad = json_array_get(rows, 2); /* every cell is there, with U+FFFD for what is wrong */
    ck_assert_uint_eq(json_object_size(bad), 3);
    ck_assert_str_eq(json_string_value(json_object_get(bad, "path")), "sai\uFFFD.txt");
    ck_assert_ptr_nonnull(strstr(json_string_value(json_object_get(bad, "title")), "\uFFFD"));
    ck_assert(json_integer_value(json_object_get(json_array_get(rows, 1), "n")) == INT64_MAX);
    json_decref(rows);
}
END_TEST

START_TEST(nothing_found_is_still_valid)
{
    static const char *const expected[] = { [HOSO_FORMAT_TEXT] = "", [HOSO_FORMAT_TSV] = "",
                                            [HOSO_FORMAT_CSV] = HEAD };
    for (int format = HOSO_FORMAT_TEXT; format <= HOSO_FORMAT_CSV; format++) {
        struct hoso_buf out = finish(start((enum hoso_format)format), HOSO_EXIT_NOTHING);
        ck_assert_str_eq(out.data, expected[format]);
        hoso_buf_release(&out);
    }
    json_t *rows = parse(start(HOSO_FORMAT_JSON), HOSO_EXIT_NOTHING);
    ck_assert(json_is_array(rows) && json_array_size(rows) == 0);
    json_decref(rows);
}
END_TEST

START_TEST(numbers_keep_their_places)
{
    static const enum hoso_format formats[] = { HOSO_FORMAT_TSV, HOSO_FORMAT_JSON };
    for (int i = 0; i < 2; i++) {
        struct hoso_printer *printer = start(formats[i]);
        hoso_printer_real(printer, 0.5);
        hoso_printer_real(printer, 1.0 / 3);
        hoso_printer_real(printer, NAN);
        hoso_printer_end_row(printer);
        struct hoso_buf out = { 0 };
        if (formats[i] == HOSO_FORMAT_TSV) {
            out = finish(printer, HOSO_EXIT_FOUND);
            ck_assert_str_eq(out.data, "0.500\t0.333\tnan\n");
            hoso_buf_release(&out);
            continue;
        }
        json_t *rows = parse(printer, HOSO_EXIT_FOUND);
        json_t *first = json_array_get(rows, 0);
        ck_assert(json_real_value(json_object_get(first, "path")) == 0.5);
        ck_assert(json_is_null(json_object_get(first, "n"))); /* JSON has no word for it */
        json_decref(rows);
    }
}
END_TEST

START_TEST(a_full_disk_is_an_error)
{
    if (access("/dev/full", W_OK) != 0)
        return;
    ck_assert_ptr_nonnull(freopen("/dev/full", "w", stdout));
    struct hoso_printer *printer = hoso_printer_new(HOSO_FORMAT_TSV, columns);
    row(printer, "a", "b", 1, 1);
    ck_assert_int_eq(hoso_printer_finish(printer), HOSO_EXIT_ERROR);
}
END_TEST

UNIT_MAIN("printer", tsv_keeps_a_row_on_a_line, csv_quotes_where_it_must, text_is_shown_harmlessly,
          json_is_valid_whatever_the_bytes, nothing_found_is_still_valid, numbers_keep_their_places,
          a_full_disk_is_an_error)
