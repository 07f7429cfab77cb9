/* entity: each rule of weapons.rules by itself, on the sentences of tests/data/weapon-rules.tsv. */
#include "entity.h"

#include "hoso/datafile.h"

struct rule_names HOSO_VEC(char *);

struct examples {
    struct entity_fixture fixture;
    struct rule_names must, must_not; /* the rules that have an example of each */
    unsigned wrong;
};

/* How often RULE found something in TEXT. */
static size_t finds_of(struct entity_fixture *f, const char *rule, const char *text)
{
    struct hoso_extraction found;
    char why[64];
    size_t count = 0;
    snprintf(why, sizeof why, "rule %s ", rule);
    hoso_extraction_init(&found);
    hoso_extract(f->extractor, text, strlen(text), &found);
    for (size_t i = 0; i < found.mentions.count; i++)
        count += !strncmp(found.mentions.items[i].why, why, strlen(why));
    hoso_extraction_release(&found);
    return count;
}

static void try_example(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct examples *examples = ctx;
    (void)messages;
    ck_assert_uint_eq(row->count, 3);
    bool must = strcmp(row->cells[1], "must") == 0;
    size_t finds = finds_of(&examples->fixture, row->cells[0], row->cells[2]);
    if (must != (finds > 0)) {
        char *all = entity_found(&examples->fixture, row->cells[2], NULL);
        fprintf(stderr, "%s:%u: rule %s %s: %s\n  found: %s\n", row->file, row->line, row->cells[0],
                row->cells[1], row->cells[2], all);
        free(all);
        examples->wrong++;
    }
    struct rule_names *names = must ? &examples->must : &examples->must_not;
    hoso_vec_push(names, strdup(row->cells[0]));
}

static bool has(const struct rule_names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return true;
    return false;
}

/* Every line `rule NAME …` has its examples. */
static void check_rule(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct examples *examples = ctx;
    (void)messages;
    if (strcmp(row->cells[0], "rule") != 0 ||
        (has(&examples->must, row->cells[1]) && has(&examples->must_not, row->cells[1])))
        return;
    fprintf(stderr, "%s:%u: rule %s wants two examples\n", row->file, row->line, row->cells[1]);
    examples->wrong++;
}

static void names_release(struct rule_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    hoso_vec_release(names);
}

START_TEST(each_rule_finds_what_it_must_and_not_what_it_must_not)
{
    struct examples examples = { .wrong = 0 };
    struct hoso_messages messages = { 0 };
    entity_open(&examples.fixture, "Ngoài Khơi\tplace\tsea\t\n");
    ck_assert_int_eq(hoso_datafile_read(HOSO_SRCDIR "/tests/data/weapon-rules.tsv", try_example,
                                        &messages, &examples, NULL),
                     HOSO_OK);
    ck_assert_int_eq(hoso_datafile_read(HOSO_SRCDIR "/assets/lexicon/vi/weapons.rules", check_rule,
                                        &messages, &examples, NULL),
                     HOSO_OK);
    ck_assert_uint_eq(messages.count, 0);
    ck_assert_uint_eq(examples.wrong, 0);
    names_release(&examples.must);
    names_release(&examples.must_not);
    entity_close(&examples.fixture);
}
END_TEST

UNIT_MAIN("rules", each_rule_finds_what_it_must_and_not_what_it_must_not)
