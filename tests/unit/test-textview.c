/* ui: a text in a pane: wrapping, the reader's place, what is wanted in sight. */
#include "unit.h"

#include "../../src/ui/textview.h"
#include "hoso/cell.h"

static struct hoso_textview view;
static struct hoso_document doc;

static void open_text(const char *text, size_t len)
{
    memset(&view, 0, sizeof view);
    hoso_document_init(&doc);
    doc.id = 7;
    doc.version = 1;
    hoso_buf_add(&doc.text, text, len);
}

enum { LINE_BYTES = 26 };

/* 100 lines of 19 columns, LINE_BYTES each: `Dòng số 00 của bài.\n`. */
static void open_lines(void)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    for (int i = 0; i < 100; i++)
        hoso_buf_addf(&text, "Dòng số %02d của bài.\n", i);
    open_text(text.data, text.len);
    hoso_buf_release(&text);
}

/* One paragraph of 300 words, `tin` and a number. */
static void open_paragraph(void)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    for (int i = 100; i < 400; i++)
        hoso_buf_addf(&text, "tin%d ", i);
    open_text(text.data, text.len);
    hoso_buf_release(&text);
}

static void close_text(void)
{
    hoso_textview_release(&view);
    hoso_document_release(&doc);
}

static void prepare(int rows, int cols)
{
    hoso_textview_prepare(&view, &doc, rows, cols);
}

static void command(enum hoso_command command, int times)
{
    while (times--)
        ck_assert(hoso_textview_command(&view, &doc, command));
}

static bool in_sight(size_t offset)
{
    return hoso_textview_row_of(&view, offset) >= 0;
}

START_TEST(an_empty_text_has_no_lines)
{
    open_text("", 0);
    prepare(10, 40);
    ck_assert_uint_eq(view.lines.count, 0);
    ck_assert_int_eq(hoso_textview_percent(&view), 100);
    ck_assert_int_eq(hoso_textview_row_of(&view, 0), -1);
    command(HOSO_COMMAND_DOWN, 3);
    command(HOSO_COMMAND_LAST, 1);
    command(HOSO_COMMAND_PAGE_UP, 1);
    ck_assert_uint_eq(view.top, 0);
    ck_assert_uint_eq(doc.place, 0);
    ck_assert(!hoso_textview_command(&view, &doc, HOSO_COMMAND_SEARCH));
    doc.wanted = 5;
    prepare(0, 0);
    close_text();
}
END_TEST

START_TEST(moving_stays_within_the_text)
{
    open_lines();
    prepare(10, 40);
    ck_assert_uint_eq(view.lines.count, 100);
    ck_assert_int_eq(hoso_textview_percent(&view), 10);
    command(HOSO_COMMAND_UP, 1);
    ck_assert_uint_eq(view.top, 0);
    command(HOSO_COMMAND_DOWN, 2);
    ck_assert_uint_eq(view.top, 2);
    ck_assert_uint_eq(doc.place, view.lines.items[2].start);
    command(HOSO_COMMAND_PAGE_DOWN, 1);
    ck_assert_uint_eq(view.top, 11); /* a line of the last page stays */
    command(HOSO_COMMAND_PAGE_UP, 2);
    ck_assert_uint_eq(view.top, 0);
    command(HOSO_COMMAND_HALF_DOWN, 1);
    ck_assert_uint_eq(view.top, 4);
    command(HOSO_COMMAND_HALF_UP, 2);
    ck_assert_uint_eq(view.top, 0);
    command(HOSO_COMMAND_LAST, 1);
    ck_assert_uint_eq(view.top, 90); /* the last page is full */
    ck_assert_int_eq(hoso_textview_percent(&view), 100);
    command(HOSO_COMMAND_PAGE_DOWN, 3);
    ck_assert_uint_eq(view.top, 90);
    command(HOSO_COMMAND_FIRST, 1);
    ck_assert_uint_eq(doc.place, 0);
    close_text();
}
END_TEST

START_TEST(a_short_text_is_all_in_sight)
{
    open_text("Một dòng.\n\nHai.\n", strlen("Một dòng.\n\nHai.\n"));
    prepare(10, 40);
    ck_assert_uint_eq(view.lines.count, 3);
    ck_assert_int_eq(hoso_textview_percent(&view), 100);
    command(HOSO_COMMAND_PAGE_DOWN, 1);
    ck_assert_uint_eq(view.top, 0);
    close_text();
}
END_TEST

START_TEST(another_width_keeps_the_place)
{
    open_paragraph();
    prepare(10, 40);
    command(HOSO_COMMAND_PAGE_DOWN, 2);
    size_t place = doc.place;
    ck_assert_uint_gt(place, 0);
    for (int cols = 120; cols >= 1; cols -= 7) {
        prepare(10, cols);
        ck_assert_msg(in_sight(place), "%d columns", cols);
    }
    prepare(10, 40);
    ck_assert_uint_eq(doc.place, place); /* and not a line before it */
    ck_assert_uint_eq(view.lines.items[view.top].start, place);
    close_text();
}
END_TEST

/* A terminal made large for a moment shows the end; small again, it shows what it did. */
START_TEST(a_larger_pane_does_not_lose_the_place)
{
    open_lines();
    prepare(10, 40);
    command(HOSO_COMMAND_DOWN, 85);
    size_t place = doc.place;
    prepare(60, 40);
    ck_assert_uint_eq(view.top, 40);
    prepare(10, 40);
    ck_assert_uint_eq(view.top, 85);
    prepare(200, 200);
    ck_assert_uint_eq(view.top, 0);
    prepare(0, 40); /* folded away */
    prepare(10, 40);
    ck_assert_uint_eq(doc.place, place);
    prepare(60, 40);
    command(HOSO_COMMAND_UP, 1); /* from what is seen, not from what was */
    ck_assert_uint_eq(view.top, 39);
    ck_assert_uint_eq(doc.place, view.lines.items[39].start);
    close_text();
}
END_TEST

START_TEST(what_is_wanted_comes_into_sight)
{
    open_lines();
    prepare(12, 40);
    doc.wanted = 5 * LINE_BYTES;
    prepare(12, 40);
    ck_assert_uint_eq(view.top, 0); /* was in sight: nothing jumps */
    ck_assert_uint_eq(doc.wanted, HOSO_NOWHERE);
    doc.wanted = 50 * LINE_BYTES;
    prepare(12, 40);
    ck_assert_uint_eq(view.top, 46); /* a third down the pane */
    ck_assert_int_eq(hoso_textview_row_of(&view, 50 * LINE_BYTES), 4);
    ck_assert_uint_eq(doc.place, view.lines.items[46].start);
    doc.wanted = 57 * LINE_BYTES; /* the last row: one more is to be read behind it */
    prepare(12, 40);
    ck_assert_uint_gt(view.top, 46);
    doc.wanted = doc.text.len - 2;
    prepare(12, 40);
    ck_assert_uint_eq(view.top, 88);
    doc.wanted = 0;
    prepare(12, 40);
    ck_assert_uint_eq(view.top, 0);
    doc.wanted = doc.text.len + 100; /* a stale offset */
    prepare(1, 40);
    ck_assert_uint_eq(view.top, 99);
    close_text();
}
END_TEST

START_TEST(what_is_wanted_waits_for_text_and_room)
{
    open_text("", 0);
    doc.wanted = 10 * LINE_BYTES;
    prepare(10, 40);
    ck_assert_uint_eq(doc.wanted, 10 * LINE_BYTES); /* not read yet */
    close_text();
    open_lines();
    doc.wanted = 50 * LINE_BYTES;
    prepare(0, 0); /* not in sight */
    ck_assert_uint_eq(doc.wanted, 50 * LINE_BYTES);
    prepare(10, 40);
    ck_assert(in_sight(50 * LINE_BYTES));
    close_text();
}
END_TEST

START_TEST(who_moves_on_wants_nothing_any_more)
{
    open_lines();
    prepare(10, 40);
    doc.wanted = 20 * LINE_BYTES;
    command(HOSO_COMMAND_LAST, 1);
    prepare(10, 40);
    ck_assert_uint_eq(view.top, 90);
    close_text();
}
END_TEST

START_TEST(another_text_is_wrapped_anew)
{
    open_lines();
    prepare(10, 40);
    hoso_buf_clear(&doc.text);
    hoso_buf_addstr(&doc.text, "Ngắn.\n");
    doc.version++;
    doc.place = 0;
    prepare(10, 40);
    ck_assert_uint_eq(view.lines.count, 1);
    ck_assert_uint_eq(view.top, 0);
    close_text();
}
END_TEST

/* Marks, wide letters and emoji: no line is wider than the pane. */
START_TEST(any_letters_wrap)
{
    static const char text[] = "Vie\xCC\xA3\xCC\x82t Nam 漢字漢字漢字 👩‍👩‍👧 \xff\xfe "
                               "\0 NUL dài quá mức cho một dòng\r\n\tvà thụt";
    open_text(text, sizeof text - 1);
    for (int cols = 2; cols < 30; cols++) {
        prepare(5, cols);
        ck_assert_uint_gt(view.lines.count, 0);
        for (size_t i = 0; i < view.lines.count; i++) {
            struct hoso_span line = view.lines.items[i];
            ck_assert_uint_le(line.end, doc.text.len);
            ck_assert_uint_le(line.start, line.end);
            ck_assert_int_le(hoso_cells_width(doc.text.data + line.start, line.end - line.start),
                             cols);
        }
        ck_assert_int_eq(hoso_textview_row_of(&view, 0), 0);
        command(HOSO_COMMAND_LAST, 1);
        ck_assert(in_sight(doc.text.len - 1));
        command(HOSO_COMMAND_FIRST, 1);
    }
    close_text();
}
END_TEST

UNIT_MAIN("textview", an_empty_text_has_no_lines, moving_stays_within_the_text,
          a_short_text_is_all_in_sight, another_width_keeps_the_place,
          a_larger_pane_does_not_lose_the_place, what_is_wanted_comes_into_sight,
          what_is_wanted_waits_for_text_and_room,
          who_moves_on_wants_nothing_any_more, another_text_is_wrapped_anew, any_letters_wrap)
