/* correct: corrections laid over an extraction that is made by hand. */
#include "unit.h"

#include "hoso/buf.h"
#include "hoso/correct.h"
#include "hoso/digest.h"

static const char text[] = "An gặp Bình. An về.";
static struct hoso_extraction x;
static struct hoso_correction_ids applied;

static uint32_t entity(int type, const char *key, const char *name)
{
    hoso_vec_push(&x.entities, ((struct hoso_entity){ type, name, key, "" }));
    return (uint32_t)(x.entities.count - 1);
}

static void mention(size_t start, size_t end, uint32_t of)
{
    hoso_vec_push(&x.mentions, ((struct hoso_mention){ start, end, of, "rule test" }));
}

static void begin(void)
{
    hoso_extraction_init(&x);
    hoso_vec_clear(&applied);
    uint32_t an = entity(0, "an", "An"), binh = entity(0, "binh", "Bình");
    mention(0, 2, an);
    mention(9, 14, binh);
    mention(16, 18, an);
}

/* `start entity type;` of all mentions */
static char *after(struct hoso_corrections *c)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_correct(c, text, strlen(text), &x, &applied);
    for (size_t i = 0; i < x.mentions.count; i++) {
        const struct hoso_mention *m = &x.mentions.items[i];
        const struct hoso_entity *e = &x.entities.items[m->entity];
        hoso_buf_addf(&out, "%zu %s %s %d;", m->start, e->key, e->name, e->type);
    }
    hoso_corrections_free(c);
    return hoso_buf_detach(&out);
}

static void expect(struct hoso_corrections *c, const char *wanted)
{
    char *got = after(c);
    ck_assert_str_eq(got, wanted);
    free(got);
    hoso_extraction_release(&x);
}

static struct hoso_corrections *one(struct hoso_correction correction)
{
    struct hoso_corrections *c = hoso_corrections_new();
    hoso_corrections_add(c, &correction);
    return c;
}

START_TEST(nothing_changes_nothing)
{
    begin();
    expect(hoso_corrections_new(), "0 an An 0;9 binh Bình 0;16 an An 0;");
    ck_assert_uint_eq(applied.count, 0);
}
END_TEST

START_TEST(wrong_everywhere_and_here)
{
    begin();
    expect(one((struct hoso_correction){ .id = 7, .verb = HOSO_CORRECT_WRONG, .key = "an" }),
           "9 binh Bình 0;");
    ck_assert_uint_eq(applied.count, 1);
    ck_assert_uint_eq(applied.items[0], 7);
    begin();
    uint64_t digest = hoso_digest(text, strlen(text));
    expect(one((struct hoso_correction){ .id = 8, .verb = HOSO_CORRECT_WRONG, .key = "an",
                                         .in_one_text = true, .text = digest, .start = 16,
                                         .end = 18 }),
           "0 an An 0;9 binh Bình 0;");
    begin(); /* another text */
    expect(one((struct hoso_correction){ .id = 9, .verb = HOSO_CORRECT_WRONG, .key = "an",
                                         .in_one_text = true, .text = digest + 1 }),
           "0 an An 0;9 binh Bình 0;16 an An 0;");
    ck_assert_uint_eq(applied.count, 0);
}
END_TEST

START_TEST(another_type_name_and_entity)
{
    begin();
    expect(one((struct hoso_correction){ .verb = HOSO_CORRECT_TYPE, .key = "an", .to_type = 2,
                                         .to_key = "an", .to_name = "An" }),
           "0 an An 2;9 binh Bình 0;16 an An 2;");
    begin();
    expect(one((struct hoso_correction){ .verb = HOSO_CORRECT_NAME, .key = "an",
                                         .to_key = "nguyen an", .to_name = "Nguyễn An" }),
           "0 nguyen an Nguyễn An 0;9 binh Bình 0;16 nguyen an Nguyễn An 0;");
    begin(); /* only otherwise written */
    expect(one((struct hoso_correction){ .verb = HOSO_CORRECT_NAME, .key = "an", .to_key = "an",
                                         .to_name = "Ân" }),
           "0 an Ân 0;9 binh Bình 0;16 an Ân 0;");
    begin();
    expect(one((struct hoso_correction){ .verb = HOSO_CORRECT_SAME, .key = "an", .to_key = "binh",
                                         .to_name = "Hòa Bình" }),
           "0 binh Bình 0;9 binh Bình 0;16 binh Bình 0;");
}
END_TEST

START_TEST(only_some_words)
{
    begin();
    x.mentions.items[1].entity = 0; /* Bình is taken for An */
    expect(one((struct hoso_correction){ .verb = HOSO_CORRECT_APART, .key = "an", .words = "Bình",
                                         .to_key = "binh", .to_name = "Bình" }),
           "0 an An 0;9 binh Bình 0;16 an An 0;");
}
END_TEST

START_TEST(one_after_the_other_and_never_round)
{
    begin();
    struct hoso_corrections *c = hoso_corrections_new();
    struct hoso_correction steps[] = {
        { .id = 1, .verb = HOSO_CORRECT_SAME, .key = "an", .to_key = "binh", .to_name = "Bình" },
        { .id = 2, .verb = HOSO_CORRECT_SAME, .key = "binh", .to_key = "an", .to_name = "An" },
        { .id = 3, .verb = HOSO_CORRECT_SAME, .key = "an", .to_key = "an", .to_name = "An" },
        { .id = 4, .verb = HOSO_CORRECT_TYPE, .key = "an", .to_type = 1, .to_key = "an",
          .to_name = "An" },
        { .id = 5, .verb = HOSO_CORRECT_WRONG, .key = "an" },
    };
    for (size_t i = 0; i < 5; i++)
        hoso_corrections_add(c, &steps[i]);
    expect(c, "0 an An 1;9 an An 1;16 an An 1;");
    ck_assert_uint_eq(applied.count, 4);
}
END_TEST

START_TEST(says_why)
{
    begin();
    struct hoso_corrections *c =
        one((struct hoso_correction){ .verb = HOSO_CORRECT_NAME, .key = "an", .to_key = "an",
                                      .to_name = "Ân" });
    hoso_correct(c, text, strlen(text), &x, &applied);
    ck_assert_str_eq(x.mentions.items[0].why,
                     "corrected by the reader (another name); was An, rule test");
    ck_assert_str_eq(x.mentions.items[1].why, "rule test");
    hoso_corrections_free(c);
    hoso_extraction_release(&x);
}
END_TEST

UNIT_MAIN("correct", nothing_changes_nothing, wrong_everywhere_and_here,
          another_type_name_and_entity, only_some_words, one_after_the_other_and_never_round,
          says_why)
