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
    struct hoso_compare_entity one = { 7, 2, "Nga", 3 };
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
        { 5, 1, "Ukraine", 9 }, { 1, 0, "Kim", 2 }, { 9, 1, "Nga", 4 },
        { 3, 1, "Kursk", 1 },   { 8, 1, "Donbass", 1 },
    };
    static const struct hoso_compare_entity right[] = {
        { 9, 1, "Nga", 5 }, { 2, 0, "Shoigu", 7 }, { 5, 1, "Ukraine", 1 }, { 1, 0, "Kim", 1 },
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
        ck_assert_str_eq(rows.items[i].name, expected[i].name);
        ck_assert_uint_eq(rows.items[i].left_count, expected[i].left);
        ck_assert_uint_eq(rows.items[i].right_count, expected[i].right);
    }
    hoso_vec_release(&rows);
}
END_TEST

UNIT_MAIN("compare", no_entities, entities_by_side_type_count_and_name)
