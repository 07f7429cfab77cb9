#include "entity.h"

START_TEST(offsets_and_order)
{
    struct entity_fixture f;
    struct hoso_extraction found;
    entity_open(&f, "Mỹ\tplace\tcountry\tHoa Kỳ\n");
    const char *text = "Hoa Kỳ mua tên lửa; Mỹ bán xe tăng.\n";
    hoso_extraction_init(&found);
    hoso_extract(f.extractor, text, strlen(text), &found);
    ck_assert_uint_eq(found.mentions.count, 4);
    for (size_t i = 0; i < found.mentions.count; i++) {
        ck_assert_uint_lt(found.mentions.items[i].start, found.mentions.items[i].end);
        if (i)
            ck_assert_uint_ge(found.mentions.items[i].start, found.mentions.items[i - 1].end);
    }
    ck_assert_uint_eq(found.mentions.items[0].start, 0);
    ck_assert_uint_eq(found.mentions.items[0].entity, found.mentions.items[2].entity);
    hoso_extraction_release(&found);
    entity_close(&f);
}
END_TEST

START_TEST(any_bytes)
{
    static const char *const texts[] = { "", " ", "\xff\xfe\x00", "\xe1\xba", "Kim\xccJong", "\n\n\n",
                                         "Ông \xf0\x9f\x9a\x80 Kim", "((((((", "A-1-2-3-4-5-6-7-8-9" };
    struct entity_fixture f;
    struct hoso_extraction found;
    entity_open(&f, NULL);
    hoso_extraction_init(&found);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        hoso_extract(f.extractor, texts[i], strlen(texts[i]), &found);
    char *noise = malloc(65536);
    unsigned seed = 7;
    for (size_t i = 0; i < 65536; i++)
        noise[i] = (char)((seed = seed * 1103515245 + 12345) >> 16);
    hoso_extract(f.extractor, noise, 65536, &found);
    free(noise);
    hoso_extraction_release(&found);
    entity_close(&f);
}
END_TEST

START_TEST(same_text_same_answer)
{
    struct entity_fixture f;
    entity_open(&f, NULL);
    const char *text = "Ông Trần Văn Hậu mở xưởng ở huyện Ka Rông.";
    char *first = entity_found(&f, text, NULL), *second = entity_found(&f, text, NULL);
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
    entity_close(&f);
}
END_TEST

/* A book on one line: every repetition is found as the first one is, at its own place, in a
 * time that grows with the length (the suite's time limit sees to that). */
START_TEST(a_text_of_one_line)
{
    static const char piece[] = "Ông Brendan Orr nói tên lửa KN-23 và đạn pháo 152mm đã tới, ";
    enum { PIECES = 40000 };
    struct entity_fixture f;
    struct hoso_extraction first, all;
    struct hoso_buf text = HOSO_BUF_INIT;
    entity_open(&f, NULL);
    hoso_extraction_init(&first);
    hoso_extraction_init(&all);
    hoso_extract(f.extractor, piece, sizeof piece - 1, &first);
    for (int i = 0; i < PIECES; i++)
        hoso_buf_add(&text, piece, sizeof piece - 1);
    hoso_extract(f.extractor, text.data, text.len, &all);
    ck_assert_uint_ge(first.mentions.count, 4);
    ck_assert_uint_ge(all.mentions.count, first.mentions.count * PIECES * 99 / 100);
    for (size_t i = 0; i < all.mentions.count; i++) {
        struct hoso_mention m = all.mentions.items[i];
        ck_assert(m.start < m.end && m.end <= text.len && m.entity < all.entities.count);
        ck_assert(!i || all.mentions.items[i - 1].end <= m.start);
    }
    ck_assert_uint_le(all.entities.count, first.entities.count + 2);
    hoso_buf_release(&text);
    hoso_extraction_release(&first);
    hoso_extraction_release(&all);
    entity_close(&f);
}
END_TEST

UNIT_MAIN("extract", offsets_and_order, any_bytes, same_text_same_answer, a_text_of_one_line)
