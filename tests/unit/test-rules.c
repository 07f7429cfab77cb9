/* entity: weapons.rules on the sentences of tests/data/weapon-rules.tsv: each rule by itself,
 * and each other line by what would come out without it. */
#include "entity.h"

#include "hoso/datafile.h"

static const char rules_file[] = HOSO_SRCDIR "/assets/lexicon/vi/weapons.rules";

/* What the sentences know besides the rules. */
static const char names[] = "Ngoài Khơi\tplace\tsea\t\nxe tăng\tweapon\tclass\t\n"
                            "pháo\tweapon\tclass\t\nbom\tweapon\tclass\t\nsúng\tweapon\tclass\t\n"
                            "tên lửa\tweapon\tclass\t\n";

struct example {
    char *rule, *text, *wanted; /* wanted may be NULL: whatever else there is */
    unsigned line;
    bool must;
};

struct examples HOSO_VEC(struct example);

static void take_example(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct examples *examples = ctx;
    (void)messages;
    ck_assert_msg(row->count == 3 || row->count == 4, "%s:%u", row->file, row->line);
    bool must = strcmp(row->cells[1], "must") == 0;
    ck_assert(must || strcmp(row->cells[1], "must not") == 0);
    hoso_vec_push(examples, ((struct example){ strdup(row->cells[0]), strdup(row->cells[2]),
                                               row->count > 3 ? strdup(row->cells[3]) : NULL,
                                               row->line, must }));
}

static void examples_read(struct examples *examples)
{
    struct hoso_messages messages = { 0 };
    memset(examples, 0, sizeof *examples);
    ck_assert_int_eq(hoso_datafile_read(HOSO_SRCDIR "/tests/data/weapon-rules.tsv", take_example,
                                        &messages, examples, NULL),
                     HOSO_OK);
    ck_assert_uint_eq(messages.count, 0);
}

static void examples_release(struct examples *examples)
{
    for (size_t i = 0; i < examples->count; i++) {
        free(examples->items[i].rule);
        free(examples->items[i].text);
        free(examples->items[i].wanted);
    }
    hoso_vec_release(examples);
}

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

/* An example with a wanted answer is of a line that is no rule. */
static bool is_right(struct entity_fixture *f, const struct example *example)
{
    char *found = entity_found(f, example->text, "weapon");
    bool right = example->wanted ? strcmp(found, example->wanted) == 0
                                 : example->must == (finds_of(f, example->rule, example->text) > 0);
    if (!right)
        fprintf(stderr, "weapon-rules.tsv:%u: %s %s: %s\n  wanted: %s\n  found: %s\n",
                example->line, example->rule, example->must ? "must" : "must not", example->text,
                example->wanted ? example->wanted : "", found);
    free(found);
    return right;
}

static bool has(const struct examples *examples, const char *rule, bool must)
{
    for (size_t i = 0; i < examples->count; i++)
        if (strcmp(examples->items[i].rule, rule) == 0 && examples->items[i].must == must)
            return true;
    return false;
}

struct checking {
    struct examples examples;
    unsigned wrong;
};

/* Every line `rule NAME …` has its examples. */
static void check_rule(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct checking *checking = ctx;
    (void)messages;
    if (strcmp(row->cells[0], "rule") != 0 || (has(&checking->examples, row->cells[1], true) &&
                                               has(&checking->examples, row->cells[1], false)))
        return;
    fprintf(stderr, "%s:%u: rule %s wants two examples\n", row->file, row->line, row->cells[1]);
    checking->wrong++;
}

START_TEST(each_rule_finds_what_it_must_and_not_what_it_must_not)
{
    struct checking checking = { .wrong = 0 };
    struct hoso_messages messages = { 0 };
    struct entity_fixture f;
    examples_read(&checking.examples);
    entity_open(&f, "Ngoài Khơi\tplace\tsea\t\n");
    for (size_t i = 0; i < checking.examples.count; i++)
        if (!checking.examples.items[i].wanted)
            checking.wrong += !is_right(&f, &checking.examples.items[i]);
    entity_close(&f);
    ck_assert_int_eq(hoso_datafile_read(rules_file, check_rule, &messages, &checking, NULL),
                     HOSO_OK);
    ck_assert_uint_eq(messages.count, 0);
    ck_assert_uint_eq(checking.wrong, 0);
    examples_release(&checking.examples);
}
END_TEST

/* All that is found in all examples, with RULES instead of the built-in ones. */
static char *all_found(const struct examples *examples, const char *rules)
{
    struct entity_fixture f;
    struct hoso_buf all = HOSO_BUF_INIT;
    entity_open_rules(&f, names, "", rules);
    for (size_t i = 0; i < examples->count; i++) {
        char *found = entity_found(&f, examples->items[i].text, "weapon");
        hoso_buf_addf(&all, "%s\n", found);
        free(found);
    }
    entity_close(&f);
    return hoso_buf_detach(&all);
}

static bool is_other_line(const char *line)
{
    return !strncmp(line, "not\t", 4) || !strncmp(line, "more\t", 5) ||
           !strncmp(line, "write\t", 6);
}

START_TEST(each_other_line_makes_a_difference)
{
    struct examples examples;
    struct hoso_buf rules = HOSO_BUF_INIT;
    struct entity_fixture f;
    unsigned wrong = 0;
    examples_read(&examples);
    entity_open_with(&f, names, "");
    for (size_t i = 0; i < examples.count; i++)
        if (examples.items[i].wanted)
            wrong += !is_right(&f, &examples.items[i]);
    entity_close(&f);
    ck_assert_int_eq(hoso_buf_read_file(&rules, rules_file, 0), 0);
    char *with = all_found(&examples, rules.data);
    for (char *line = rules.data; line && *line; line = strchr(line, '\n'), line += line != NULL) {
        char first = *line;
        if (!is_other_line(line))
            continue;
        *line = '#';
        char *without = all_found(&examples, rules.data);
        *line = first;
        if (strcmp(with, without) == 0) {
            fprintf(stderr, "weapons.rules: no example needs %.*s\n", (int)strcspn(line, "\n"), line);
            wrong++;
        }
        free(without);
    }
    ck_assert_uint_eq(wrong, 0);
    free(with);
    hoso_buf_release(&rules);
    examples_release(&examples);
}
END_TEST

/* RULES without the cells that say when one is tried: the sixth of `rule`, the third of `not`. */
static void add_untriggered(struct hoso_buf *out, const char *rules)
{
    for (const char *line = rules, *end; *line; line = end) {
        size_t len = strcspn(line, "\n"), kept = len, cells = 1;
        size_t most = !strncmp(line, "rule\t", 5) ? 5 : !strncmp(line, "not\t", 4) ? 2 : 99;
        for (size_t i = 0; i < len && kept == len; i++)
            if (line[i] == '\t' && cells++ == most)
                kept = i;
        hoso_buf_add(out, line, kept);
        hoso_buf_addch(out, '\n');
        end = line + len + (line[len] == '\n');
    }
}

START_TEST(triggers_change_nothing_that_is_found)
{
    struct examples examples;
    struct hoso_buf rules = HOSO_BUF_INIT, untriggered = HOSO_BUF_INIT;
    examples_read(&examples);
    ck_assert_int_eq(hoso_buf_read_file(&rules, rules_file, 0), 0);
    add_untriggered(&untriggered, rules.data);
    ck_assert_uint_lt(untriggered.len, rules.len);
    char *with = all_found(&examples, rules.data), *without = all_found(&examples, untriggered.data);
    ck_assert_str_eq(with, without);
    free(with);
    free(without);
    hoso_buf_release(&rules);
    hoso_buf_release(&untriggered);
    examples_release(&examples);
}
END_TEST

/* Rules of a reader come behind the built-in ones, which know more designations than weapons. */
START_TEST(a_sure_rule_goes_before_a_doubtful_one)
{
    struct entity_fixture f;
    entity_open_rules(&f, "", "",
                      "rule\tany\tweapon\t-\t[A-Z]{3}-\\d+\n"
                      "rule\tmine\tweapon\tsure\tUXV-\\d+\n");
    char *found = entity_found(&f, "Họ thử UXV-77 và QWE-12 hôm qua.", "weapon");
    ck_assert_str_eq(found, "weapon UXV-77");
    free(found);
    entity_close(&f);
}
END_TEST

UNIT_MAIN("rules", each_rule_finds_what_it_must_and_not_what_it_must_not,
          each_other_line_makes_a_difference, triggers_change_nothing_that_is_found,
          a_sure_rule_goes_before_a_doubtful_one)
