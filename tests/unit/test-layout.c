/* ui: the layout as a function of size and focus, and the list's cursor. */
#include "unit.h"

#include "../../src/ui/layout.h"
#include "../../src/ui/list.h"

/* Nothing lies outside the screen, and no two panes on each other but an overlay. */
static void assert_sound(const struct hoso_layout *l, int rows, int cols)
{
    for (int i = 0; i < HOSO_PANE_COUNT; i++) {
        struct hoso_rect a = l->panes[i];
        ck_assert_int_ge(a.row, 0);
        ck_assert_int_ge(a.col, 0);
        ck_assert_int_le(a.row + a.rows, rows);
        ck_assert_int_le(a.col + a.cols, cols);
        for (int j = 0; j < i; j++) {
            struct hoso_rect b = l->panes[j];
            if (!a.rows || !b.rows || (l->overlay && i == HOSO_PANE_ENTITIES))
                continue;
            ck_assert_msg(b.col + b.cols <= a.col || a.col + a.cols <= b.col, "%dx%d", cols, rows);
        }
    }
}

START_TEST(every_size_has_a_sound_layout)
{
    for (int rows = 1; rows < 60; rows++)
        for (int cols = 1; cols < 260; cols += 3)
            for (int focus = 0; focus < HOSO_PANE_COUNT; focus++) {
                struct hoso_layout l = hoso_layout_browse(rows, cols, (enum hoso_pane)focus);
                assert_sound(&l, rows, cols);
                ck_assert_int_gt(l.panes[focus].rows, 0);
                ck_assert_int_gt(l.panes[focus].cols, 0);
                l = hoso_layout_page(rows, cols, (enum hoso_pane)focus);
                assert_sound(&l, rows, cols);
                ck_assert_int_gt(l.panes[focus ? focus : HOSO_PANE_TEXT].rows, 0);
                l = hoso_layout_compare(rows, cols, (enum hoso_pane)focus);
                assert_sound(&l, rows, cols);
                ck_assert_int_gt(l.panes[focus].rows, 0);
            }
}
END_TEST

START_TEST(narrow_terminals_fold_panes_away)
{
    struct hoso_layout l = hoso_layout_browse(36, 120, HOSO_PANE_TEXT);
    ck_assert_int_gt(l.panes[HOSO_PANE_ENTITIES].rows, 0);
    ck_assert(!l.overlay);
    l = hoso_layout_browse(24, 80, HOSO_PANE_TEXT);
    ck_assert_int_eq(l.panes[HOSO_PANE_ENTITIES].rows, 0);
    ck_assert_int_gt(l.panes[HOSO_PANE_ARTICLES].rows, 0);
    l = hoso_layout_browse(24, 80, HOSO_PANE_ENTITIES);
    ck_assert(l.overlay);
    l = hoso_layout_browse(24, 40, HOSO_PANE_TEXT);
    ck_assert_int_eq(l.panes[HOSO_PANE_ARTICLES].rows, 0);
    ck_assert_int_eq(l.panes[HOSO_PANE_TEXT].cols, 40);
}
END_TEST

static bool heading(void *ctx, size_t row)
{
    (void)ctx;
    return row == 0 || row == 4;
}

START_TEST(the_cursor_passes_over_headings)
{
    struct hoso_list list = { .passes = heading };
    hoso_list_fit(&list, 8, 5);
    ck_assert_uint_eq(list.cursor, 1);
    ck_assert_uint_eq(list.top, 0);
    for (int i = 0; i < 3; i++)
        ck_assert(hoso_list_command(&list, 8, 5, HOSO_COMMAND_DOWN));
    ck_assert_uint_eq(list.cursor, 5);
    hoso_list_command(&list, 8, 5, HOSO_COMMAND_UP);
    ck_assert_uint_eq(list.cursor, 3);
    hoso_list_command(&list, 8, 5, HOSO_COMMAND_FIRST);
    ck_assert_uint_eq(list.cursor, 1);
    ck_assert_uint_eq(list.top, 0);
    ck_assert(!hoso_list_command(&list, 8, 5, HOSO_COMMAND_SEARCH));
}
END_TEST

START_TEST(the_window_follows_the_cursor)
{
    struct hoso_list list = { 0 };
    hoso_list_command(&list, 100, 10, HOSO_COMMAND_LAST);
    ck_assert_uint_eq(list.cursor, 99);
    ck_assert_uint_eq(list.top, 90);
    hoso_list_command(&list, 100, 10, HOSO_COMMAND_PAGE_UP);
    ck_assert_uint_eq(list.cursor, 90);
    hoso_list_command(&list, 100, 10, HOSO_COMMAND_HALF_UP);
    ck_assert_uint_eq(list.cursor, 86);
    ck_assert_uint_eq(list.top, 86);
    hoso_list_fit(&list, 3, 10); /* the list has shrunk */
    ck_assert_uint_eq(list.cursor, 2);
    ck_assert_uint_eq(list.top, 0);
    hoso_list_fit(&list, 0, 10);
    ck_assert_uint_eq(list.cursor, 0);
    hoso_list_command(&list, 0, 0, HOSO_COMMAND_DOWN);
    ck_assert_uint_eq(list.cursor, 0);
}
END_TEST

START_TEST(a_page_has_its_lines_and_a_sidebar)
{
    struct hoso_layout l = hoso_layout_page(24, 120, HOSO_PANE_TEXT);
    ck_assert_int_eq(l.panes[HOSO_PANE_ARTICLES].rows, 0);
    ck_assert_int_eq(l.panes[HOSO_PANE_TEXT].cols + 1 + l.panes[HOSO_PANE_ENTITIES].cols, 120);
    ck_assert_int_eq(l.lines[1], l.panes[HOSO_PANE_TEXT].cols);
    l = hoso_layout_page(24, 80, HOSO_PANE_TEXT);
    ck_assert_int_eq(l.panes[HOSO_PANE_TEXT].cols, 80);
    ck_assert_int_eq(l.panes[HOSO_PANE_ENTITIES].rows, 0);
    l = hoso_layout_page(24, 80, HOSO_PANE_ENTITIES); /* over the lines */
    ck_assert(l.overlay);
    ck_assert_int_eq(l.panes[HOSO_PANE_TEXT].cols, 80);
    l = hoso_layout_page(24, 40, HOSO_PANE_ENTITIES);
    ck_assert_int_eq(l.panes[HOSO_PANE_ENTITIES].cols, 40);
    ck_assert_int_eq(l.panes[HOSO_PANE_TEXT].rows, 0);
}
END_TEST

UNIT_MAIN("layout", a_page_has_its_lines_and_a_sidebar, every_size_has_a_sound_layout, narrow_terminals_fold_panes_away,
          the_cursor_passes_over_headings, the_window_follows_the_cursor)
