/* entity: the rules for names that are code, on the sentences of tests/data/name-rules.tsv,
 * which also holds all names and parts of names that these sentences know. */
#include "entity.h"

#include "../../src/entity/lexicon-internal.h"
#include "../../src/entity/why.h"
#include "hoso/datafile.h"

struct ids HOSO_VEC(char *);

struct examples {
    struct entity_fixture fixture;
    struct hoso_buf names, parts;
    struct ids must, must_not;
    unsigned wrong;
};

static bool is(const struct hoso_datafile_row *row, const char *first)
{
    return strcmp(row->cells[0], first) == 0;
}

static void add_cells(struct hoso_buf *out, const struct hoso_datafile_row *row, size_t wanted)
{
    for (size_t i = 1; i <= wanted; i++)
        hoso_buf_addf(out, "%s%c", i < row->count ? row->cells[i] : "", i < wanted ? '\t' : '\n');
}

static void take_names(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct examples *examples = ctx;
    (void)messages;
    if (is(row, "have"))
        add_cells(&examples->names, row, 4);
    else if (is(row, "part"))
        add_cells(&examples->parts, row, 3);
}

static bool is_why(const char *id)
{
    static const char *const whys[] = {
#define X(name, text) text,
        WHY_LIST(X)
#undef X
    };
    for (size_t i = 0; i < WHY_COUNT; i++)
        if (strcmp(whys[i], id) == 0)
            return true;
    return false;
}

static size_t mentions_by(struct entity_fixture *f, const char *id, const char *text)
{
    struct hoso_extraction found;
    size_t count = 0;
    hoso_extraction_init(&found);
    hoso_extract(f->extractor, text, strlen(text), &found);
    for (size_t i = 0; i < found.mentions.count; i++) {
        const char *why = found.mentions.items[i].why;
        ck_assert_msg(why && *why, "no reason for a mention in: %s", text);
        count += strcmp(why, id) == 0;
    }
    hoso_extraction_release(&found);
    return count;
}

/* `\n` in a cell is a newline. */
static void unescape(char *s)
{
    char *to = s;
    for (; *s; s++)
        *to++ = s[0] == '\\' && s[1] == 'n' ? (s++, '\n') : *s;
    *to = '\0';
}

static void try_example(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct examples *examples = ctx;
    (void)messages;
    if (is(row, "have") || is(row, "part"))
        return;
    ck_assert_msg(row->count == 3 || row->count == 4, "%s:%u: three cells or four", row->file,
                  row->line);
    bool must = strcmp(row->cells[1], "must") == 0;
    ck_assert(must || strcmp(row->cells[1], "must not") == 0);
    const char *wanted = row->count > 3 ? row->cells[3] : "";
    unescape(row->cells[2]);
    char *found = entity_found(&examples->fixture, row->cells[2], NULL);
    bool right = strcmp(found, wanted) == 0;
    bool named = mentions_by(&examples->fixture, row->cells[0], row->cells[2]) > 0;
    if (right && is_why(row->cells[0]))
        right = must == named;
    if (!right) {
        fprintf(stderr, "%s:%u: %s %s: %s\n  wanted: %s\n  found:  %s\n", row->file, row->line,
                row->cells[0], row->cells[1], row->cells[2], wanted, found);
        examples->wrong++;
    }
    free(found);
    struct ids *ids = must ? &examples->must : &examples->must_not;
    hoso_vec_push(ids, strdup(row->cells[0]));
}

static bool has(const struct ids *ids, const char *id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (strcmp(ids->items[i], id) == 0)
            return true;
    return false;
}

static void want(struct examples *examples, const char *family, const char *name)
{
    char id[64];
    snprintf(id, sizeof id, "%s%s", family, name);
    if (has(&examples->must, id) && has(&examples->must_not, id))
        return;
    fprintf(stderr, "name-rules.tsv: %s wants an example of both kinds\n", id);
    examples->wrong++;
}

/* Every rule that the code knows, and every other one that has an example, has two. */
static void want_all(struct examples *examples)
{
#define X(name, text) want(examples, "", text);
    WHY_LIST(X)
#undef X
#define X(name, text) want(examples, "cue ", text);
    CUE_LIST(X)
#undef X
#define X(name, text) want(examples, "part ", text);
    PART_LIST(X)
#undef X
#define X(name, text) want(examples, "head ", text);
    HEAD_LIST(X)
#undef X
    for (size_t i = 0; i < examples->must.count; i++)
        want(examples, "", examples->must.items[i]);
    for (size_t i = 0; i < examples->must_not.count; i++)
        want(examples, "", examples->must_not.items[i]);
}

static void read_examples(struct examples *examples, hoso_datafile_row_fn *each)
{
    struct hoso_messages messages = { 0 };
    ck_assert_int_eq(hoso_datafile_read(HOSO_SRCDIR "/tests/data/name-rules.tsv", each, &messages,
                                        examples, NULL),
                     HOSO_OK);
    ck_assert_uint_eq(messages.count, 0);
}

static void ids_release(struct ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        free(ids->items[i]);
    hoso_vec_release(ids);
}

START_TEST(each_rule_finds_what_it_must_and_not_what_it_must_not)
{
    struct examples examples = { .wrong = 0 };
    hoso_buf_init(&examples.names);
    hoso_buf_init(&examples.parts);
    read_examples(&examples, take_names);
    entity_open_with(&examples.fixture, examples.names.data, examples.parts.data);
    ck_assert_msg(examples.fixture.messages.count == 0, "%s",
                  examples.fixture.messages.count ? examples.fixture.messages.items[0] : "");
    read_examples(&examples, try_example);
    want_all(&examples);
    ck_assert_uint_eq(examples.wrong, 0);
    ids_release(&examples.must);
    ids_release(&examples.must_not);
    hoso_buf_release(&examples.names);
    hoso_buf_release(&examples.parts);
    entity_close(&examples.fixture);
}
END_TEST

UNIT_MAIN("name-rules", each_rule_finds_what_it_must_and_not_what_it_must_not)
