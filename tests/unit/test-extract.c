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

UNIT_MAIN("extract", offsets_and_order, any_bytes, same_text_same_answer)
