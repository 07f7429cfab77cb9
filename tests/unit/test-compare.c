/* compare: entities that both name or one, and figures lined up by what they count. */
#include "unit.h"

#include <stdio.h>

#include "hoso/buf.h"
#include "hoso/compare.h"

START_TEST(no_entities)
{
    struct hoso_compare_rows rows = { 0 };
    hoso_compare_entities(&rows, NULL, 0, NULL, 0);
    ck_assert_uint_eq(rows.count, 0);
    struct hoso_compare_entity one = { 7, 2, "Nga", 3, false };
    hoso_compare_entities(&rows, NULL, 0, &one, 1);
    ck_assert_uint_eq(rows.count, 1);
    ck_assert_int_eq(rows.items[0].side, HOSO_ONLY_RIGHT);
    ck_assert_uint_eq(rows.items[0].left_count, 0);
    ck_assert_uint_eq(rows.items[0].right_count, 3);
    hoso_compare_entities(&rows, &one, 1, NULL, 0); /* appends */
    ck_assert_uint_eq(rows.count, 2);
    ck_assert_int_eq(rows.items[1].side, HOSO_ONLY_LEFT);
    hoso_vec_release(&rows);
}
END_TEST

START_TEST(entities_by_side_type_count_and_name)
{
    static const struct hoso_compare_entity left[] = {
        { 5, 1, "Ukraine", 9, false }, { 1, 0, "Kim", 2, false },     { 9, 1, "Nga", 4, false },
        { 3, 1, "Kursk", 1, false },   { 8, 1, "Donbass", 1, false },
    };
    static const struct hoso_compare_entity right[] = {
        { 9, 1, "Nga", 5, false },
        { 2, 0, "Shoigu", 7, false },
        { 5, 1, "Ukraine", 1, false },
        { 1, 0, "Kim", 1, false },
    };
    static const struct {
        enum hoso_compare_side side;
        const char *name;
        size_t left, right;
    } expected[] = {
        { HOSO_BOTH, "Kim", 2, 1 },          { HOSO_BOTH, "Nga", 4, 5 },
        { HOSO_BOTH, "Ukraine", 9, 1 },      { HOSO_ONLY_LEFT, "Donbass", 1, 0 },
        { HOSO_ONLY_LEFT, "Kursk", 1, 0 },   { HOSO_ONLY_RIGHT, "Shoigu", 0, 7 },
    };
    struct hoso_compare_rows rows = { 0 };
    hoso_compare_entities(&rows, left, 5, right, 4);
    ck_assert_uint_eq(rows.count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < rows.count; i++) {
        ck_assert_int_eq(rows.items[i].side, expected[i].side);
        ck_assert_str_eq(rows.items[i].left_name, expected[i].name);
        ck_assert_str_eq(rows.items[i].right_name, expected[i].name);
        ck_assert_int_eq(rows.items[i].left_id, rows.items[i].right_id);
        ck_assert_uint_eq(rows.items[i].left_count, expected[i].left);
        ck_assert_uint_eq(rows.items[i].right_count, expected[i].right);
    }
    hoso_vec_release(&rows);
}
END_TEST

/* Names with `;` between them, all of one type; ids are counted through both sides. */
static size_t name_entities(struct hoso_compare_entity *out, char *names, int64_t id, bool numbered)
{
    size_t count = 0;
    for (char *save = NULL, *name = strtok_r(names, ";", &save); name;
         name = strtok_r(NULL, ";", &save))
        out[count++] = (struct hoso_compare_entity){ id++, 1, name, 2, numbered };
    return count;
}

static void joins_of(const char *left, const char *right, bool numbered, const char *expected)
{
    char l_names[256], r_names[256];
    struct hoso_compare_entity l[8], r[8];
    struct hoso_compare_rows rows = { 0 };
    struct hoso_buf found = HOSO_BUF_INIT;
    snprintf(l_names, sizeof l_names, "%s", left);
    snprintf(r_names, sizeof r_names, "%s", right);
    size_t l_count = name_entities(l, l_names, 1, numbered);
    size_t r_count = name_entities(r, r_names, 100, numbered);
    hoso_compare_entities(&rows, l, l_count, r, r_count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct hoso_compare_row *row = &rows.items[i];
        if (row->side != HOSO_BOTH)
            continue;
        ck_assert_int_lt(row->left_id, 100);
        ck_assert_int_ge(row->right_id, 100);
        ck_assert_uint_eq(row->left_count + row->right_count, 4);
        hoso_buf_addf(&found, "%s = %s, ", row->left_name, row->right_name);
        hoso_compare_name(&found, row);
        hoso_buf_addch(&found, '\n');
    }
    ck_assert_str_eq(found.data, expected);
    hoso_buf_release(&found);
    hoso_vec_release(&rows);
}

START_TEST(named_shorter_and_longer)
{
    static const struct {
        const char *left, *right, *expected;
    } cases[] = {
        { "cối 82mm", "đạn cối 82 mm", "cối 82mm = đạn cối 82 mm, (đạn) cối 82 mm\n" },
        { "lựu pháo 130mm", "pháo 130mm", "lựu pháo 130mm = pháo 130mm, (lựu) pháo 130mm\n" },
        { "súng 14,5 mm", "súng 14,5mm", "súng 14,5 mm = súng 14,5mm, súng 14,5 mm\n" },
        { "Lancet-3", "ZALA Lancet-3", "Lancet-3 = ZALA Lancet-3, (ZALA) Lancet-3\n" },
        { "radar P18", "P18", "radar P18 = P18, (radar) P18\n" },
        /* one partner each, the one with the fewest words more */
        { "đạn cho lựu pháo 130mm;pháo 130mm", "lựu pháo 130mm",
          "pháo 130mm = lựu pháo 130mm, (lựu) pháo 130mm\n" },
        { "cối 82mm;pháo 130mm", "pháo tự hành 130mm;lựu pháo 130mm;đạn cối 82mm",
          "cối 82mm = đạn cối 82mm, (đạn) cối 82mm\n"
          "pháo 130mm = lựu pháo 130mm, (lựu) pháo 130mm\n" },
        /* another calibre, another kind, no number, only a number, half a word */
        { "cối 82mm", "đạn cối 120mm", "" },
        { "lựu pháo 130mm", "đạn pháo 130mm", "" },
        { "pháo 130mm", "pháo tự hành 130mm", "" },
        { "pháo", "lựu pháo", "" },
        { "tên lửa hành trình", "đạn đạo tên lửa hành trình", "" },
        { "82mm", "cối 82mm", "" },
        { "18", "radar 18", "" },
        { "Lancet-3", "ZALA Lancet-3M", "" },
        { "pháo 130mm", "siêupháo 130mm", "" },
        { "", "cối 82mm", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        joins_of(cases[i].left, cases[i].right, true, cases[i].expected);
        joins_of(cases[i].left, cases[i].right, false, "");
    }
}
END_TEST

/* What both name is not taken from a side for another row. */
START_TEST(the_same_entity_first)
{
    struct hoso_compare_entity left[] = { { 1, 1, "cối 82mm", 3, true } };
    struct hoso_compare_entity right[] = { { 2, 1, "đạn cối 82mm", 1, true },
                                           { 1, 1, "cối 82mm", 1, true } };
    struct hoso_compare_rows rows = { 0 };
    hoso_compare_entities(&rows, left, 1, right, 2);
    ck_assert_uint_eq(rows.count, 2);
    ck_assert_int_eq(rows.items[0].side, HOSO_BOTH);
    ck_assert_int_eq(rows.items[0].right_id, 1);
    ck_assert_int_eq(rows.items[1].side, HOSO_ONLY_RIGHT);
    hoso_vec_release(&rows);
}
END_TEST

/* ---- figures ---- */

static const char *name(enum hoso_figure_relation relation)
{
    return relation == HOSO_FIGURE_SAME          ? "="
           : relation == HOSO_FIGURE_DIFFERS     ? "differs"
           : relation == HOSO_FIGURE_ONLY_LEFT   ? "left"
                                                 : "right";
}

/* The pairs of two texts, in articles of these dates, a line each. */
static void lines_up_dated(const char *left_date, const char *left, const char *right_date,
                           const char *right, const char *expected)
{
    struct hoso_figures l = { 0 }, r = { 0 };
    struct hoso_figure_pairs pairs = { 0 };
    struct hoso_buf found = HOSO_BUF_INIT;
    hoso_figures_find(&l, left, strlen(left));
    hoso_figures_find(&r, right, strlen(right));
    hoso_compare_figures(&pairs, &l, left_date, &r, right_date);
    for (size_t i = 0; i < pairs.count; i++) {
        const struct hoso_figure_pair *p = &pairs.items[i];
        const struct hoso_figure *either = p->left ? p->left : p->right;
        hoso_buf_addf(&found, "%s %s: %s, %s\n", name(p->relation), either->what,
                      p->left ? p->left->shown : "-", p->right ? p->right->shown : "-");
    }
    ck_assert_str_eq(found.data, expected);
    hoso_buf_release(&found);
    hoso_vec_release(&pairs);
    hoso_figures_release(&l);
    hoso_figures_release(&r);
}

static void lines_up(const char *left, const char *right, const char *expected)
{
    lines_up_dated("", left, "", right, expected);
}

START_TEST(figures_of_nothing)
{
    lines_up("", "", "");
    lines_up("5 tàu", "", "left tau: 5, -\n");
    lines_up("", "5 tàu", "right tau: -, 5\n");
}
END_TEST

START_TEST(shells_side_by_side)
{
    lines_up("Họ đã gửi hơn 13.000 container, trước đó là khoảng 6.700 container, đủ cho hơn "
             "6 triệu quả đạn pháo 152mm, hôm 27/8.",
             "Họ đang mua hàng triệu quả đạn pháo, hôm 6/9.",
             "differs dan phao 152mm: >6.000.000, hàng triệu\n"
             "left container: >13.000, -\n"
             "left container: ~6.700, -\n"
             "left date: --08-27, -\n"
             "right date: -, --09-06\n");
}
END_TEST

START_TEST(equal_ones_first)
{
    lines_up("3 tàu ngầm, 5 tàu ngầm, 7 tàu ngầm", "5 tàu ngầm, 4 tàu ngầm",
             "differs tau ngam: 3, 4\n"
             "= tau ngam: 5, 5\n"
             "left tau ngam: 7, -\n");
    lines_up("20 tàu, rồi hơn 13.000 tàu", "13.000 tàu",
             "differs tau: >13.000, 13.000\n"
             "left tau: 20, -\n");
    lines_up("100 quả đạn pháo 152mm", "20 quả đạn pháo, 100 quả đạn pháo",
             "= dan phao 152mm: 100, 100\n"
             "right dan phao: -, 20\n");
}
END_TEST

START_TEST(repeats_collapse)
{
    lines_up("5 tàu, 5 tàu, năm chiếc tàu", "5 tàu, 5 tàu", "= tau: 5, 5\n");
    lines_up("ngày 2/9, hôm 2-9", "", "left date: --09-02, -\n");
}
END_TEST

START_TEST(other_things_stay_apart)
{
    lines_up("5 tàu", "5 tàu ngầm", "left tau: 5, -\nright tau ngam: -, 5\n");
    lines_up("5 tên lửa đạn đạo", "6 tên lửa hành trình",
             "left ten lua dan dao: 5, -\nright ten lua hanh trinh: -, 6\n");
    lines_up("20% dân số", "90 triệu dân số",
             "left dan so: 20%, -\nright dan so: -, 90.000.000\n");
    lines_up("năm 2022", "năm 2023", "left date: 2022, -\nright date: -, 2023\n");
}
END_TEST

START_TEST(units_and_bare_numbers)
{
    lines_up("tăng 5%", "tăng 7%", "differs %: 5%, 7%\n");
    lines_up("tăng 5%, giảm 3%", "tăng 7%", "left %: 5%, -\nleft %: 3%, -\nright %: -, 7%\n");
    lines_up("con số 5.000", "con số 6.000", "");
    lines_up("con số 5.000", "lên 5.000.", "= : 5.000, 5.000\n");
}
END_TEST

START_TEST(numbers_before_dates)
{
    lines_up("năm 2022 có 5 tàu, 7 xe", "năm 2022 có 5 tàu, 8 xe",
             "differs xe: 7, 8\n= tau: 5, 5\n= date: 2022, 2022\n");
}
END_TEST

START_TEST(dates_by_what_they_mean)
{
    static const struct {
        const char *left_date, *left, *right_date, *right, *expected;
    } cases[] = {
        { "2023-05-20", "hôm 18/5", "2023-07-02", "ngày 18/5/2023",
          "= date: --05-18, 2023-05-18\n" },
        { "2023-05-20", "ngày 18", "2023-05-19", "hôm 18-5", "= date: ---18, --05-18\n" },
        { "2024-01-04", "tháng 12", "2023-12-09", "tháng 12/2023", "= date: --12, 2023-12\n" },
        { "2023-06-01", "quý I", "2023-06-01", "tháng 1-3/2023", "= date: --Q1, 2023-01..2023-03\n" },
        /* repeats on one side, in other words */
        { "2023-05-20", "hôm 18/5, tức ngày 18/5/2023", "2023-05-20", "", "left date: --05-18, -\n" },
        /* the same words, another year; a part of a month and all of it */
        { "2021-05-20", "hôm 18/5", "2023-05-20", "hôm 18/5",
          "left date: --05-18, -\nright date: -, --05-18\n" },
        { "2023-05-20", "cuối tháng 5", "2023-05-20", "tháng 5/2023",
          "left date: cuối --05, -\nright date: -, 2023-05\n" },
        { "2023-05-20", "ngày 18/5", "2023-05-20", "tháng 5",
          "left date: --05-18, -\nright date: -, --05\n" },
        /* an article without a date: the words */
        { "2023-05-20", "hôm 18/5", "", "ngày 18-5", "= date: --05-18, --05-18\n" },
        { "2023-05-20", "hôm 18/5", "", "ngày 18/5/2023", "= date: --05-18, 2023-05-18\n" },
        { "", "hôm 18/5", "2023-05-20", "ngày 18/5/2023",
          "left date: --05-18, -\nright date: -, 2023-05-18\n" },
        { "", "hôm 18/5", "", "hôm 19/5", "left date: --05-18, -\nright date: -, --05-19\n" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        lines_up_dated(cases[i].left_date, cases[i].left, cases[i].right_date, cases[i].right,
                       cases[i].expected);
}
END_TEST

UNIT_MAIN("compare", no_entities, entities_by_side_type_count_and_name, named_shorter_and_longer,
          the_same_entity_first, figures_of_nothing,
          shells_side_by_side, equal_ones_first, repeats_collapse, other_things_stay_apart,
          units_and_bare_numbers, numbers_before_dates, dates_by_what_they_mean)
