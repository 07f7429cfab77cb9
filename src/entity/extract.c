/* The order of the stages; what they share is struct hoso_extractor (article.h). */
#include "hoso/extract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "hoso/table.h"

void hoso_extraction_init(struct hoso_extraction *extraction)
{
    memset(extraction, 0, sizeof *extraction);
}

void hoso_extraction_release(struct hoso_extraction *extraction)
{
    hoso_vec_release(&extraction->mentions);
    hoso_vec_release(&extraction->entities);
    hoso_arena_release(&extraction->strings);
}

static size_t matcher_count(const struct hoso_lexicon *lexicon)
{
    return 2 * lexicon->rules.items.count + lexicon->rules.nots.count;
}

struct hoso_extractor *hoso_extractor_new(const struct hoso_lexicon *lexicon)
{
    struct hoso_extractor *x = hoso_calloc(1, sizeof *x);
    x->lexicon = lexicon;
    worder_init(&x->worder, &lexicon->folds, &lexicon->sigs);
    x->matchers = hoso_calloc(matcher_count(lexicon), sizeof(struct hoso_matcher *));
    dict_init(&x->group_keys, NULL);
    hoso_buf_init(&x->scratch);
    return x;
}

void hoso_extractor_set_cancel(struct hoso_extractor *x, const atomic_bool *cancel)
{
    x->cancel = cancel;
}

void hoso_extractor_free(struct hoso_extractor *x)
{
    if (!x)
        return;
    worder_release(&x->worder);
    for (size_t i = 0; i < matcher_count(x->lexicon); i++)
        hoso_matcher_free(x->matchers[i]);
    free(x->matchers);
    dict_release(&x->group_keys);
    hoso_vec_release(&x->lower);
    hoso_vec_release(&x->capital);
    hoso_vec_release(&x->sure);
    hoso_vec_release(&x->met);
    hoso_buf_release(&x->scratch);
    hoso_vec_release(&x->words);
    hoso_vec_release(&x->marks);
    hoso_vec_release(&x->starts);
    hoso_vec_release(&x->cands);
    hoso_vec_release(&x->groups);
    hoso_vec_release(&x->denials);
    free(x);
}

/* One article, or a part of a very long one, into an empty OUT. */
static void extract_part(struct hoso_extractor *x, const char *text, size_t len,
                         struct hoso_extraction *out)
{
    worder_trim(&x->worder);
    hoso_vec_clear(&x->words);
    hoso_vec_clear(&x->cands);
    hoso_vec_clear(&x->groups);
    dict_clear(&x->group_keys);
    if (++x->text_number == 0) { /* all numbers used: forget */
        hoso_vec_clear(&x->lower);
        hoso_vec_clear(&x->capital);
        hoso_vec_clear(&x->sure);
        hoso_vec_clear(&x->met);
        x->text_number = 1;
    }
    x->text = text;
    x->len = len;
    x->out = out;
    words_split(&x->words, &x->worder, text, len);
    spot_lexicon(x);
    spot_rules(x);
    spot_bodies(x);
    spot_runs(x);
    judge(x);
    resolve(x);
}

/* ---- very long texts: in parts, each an article of its own ---- */

enum { PART_BYTES = 64 * 1024 };

/* The last BREAK in the part that has a blank behind it, as an offset past that; 0 for none. */
static size_t last_break(const char *part, char break_char)
{
    size_t len = PART_BYTES - 1;
    for (const char *at; (at = memrchr(part, break_char, len)); len = (size_t)(at - part))
        if (at[1] == ' ')
            return (size_t)(at - part) + 2;
    return 0;
}

/* Where the part that starts at FROM ends: at a newline, else behind a sentence, a comma, a
 * blank, and where there is none of these anywhere but inside a character. */
static size_t part_end(const char *text, size_t len, size_t from)
{
    const char *part = text + from;
    if (len - from <= PART_BYTES)
        return len;
    const char *newline = memrchr(part, '\n', PART_BYTES);
    const char *blank = memrchr(part, ' ', PART_BYTES);
    size_t end = newline ? (size_t)(newline - part) + 1 : last_break(part, '.');
    if (!end)
        end = last_break(part, ',');
    if (!end)
        end = blank ? (size_t)(blank - part) + 1 : PART_BYTES;
    while (from + end < len && ((unsigned char)part[end] & 0xC0) == 0x80)
        end++;
    return from + end;
}

/* Entities of OUT by type and key. */
struct known {
    char *key; /* the type's number, a blank, the key; in out's arena */
    uint32_t entity;
    UT_hash_handle hh;
};

static uint32_t known_entity(struct hoso_extraction *out, struct known **all,
                             const struct hoso_entity *entity)
{
    char number[16];
    size_t digits = (size_t)snprintf(number, sizeof number, "%d ", entity->type);
    size_t len = strlen(entity->key);
    char *key = hoso_arena_alloc(&out->strings, digits + len + 1);
    memcpy(key, number, digits);
    memcpy(key + digits, entity->key, len);
    struct known *known;
    HASH_FIND(hh, *all, key, digits + len, known);
    if (known)
        return known->entity;
    known = hoso_arena_alloc(&out->strings, sizeof *known);
    known->key = key;
    known->entity = (uint32_t)out->entities.count;
    HASH_ADD_KEYPTR(hh, *all, known->key, digits + len, known);
    struct hoso_entity copy = *entity;
    copy.key = key + digits;
    copy.name = hoso_arena_strndup(&out->strings, entity->name, strlen(entity->name));
    copy.kind = hoso_arena_strndup(&out->strings, entity->kind, strlen(entity->kind));
    hoso_vec_push(&out->entities, copy);
    return known->entity;
}

/* Adds what was found in the part that starts at byte FROM. */
static void add_part(struct hoso_extraction *out, struct known **all,
                     const struct hoso_extraction *part, size_t from)
{
    for (size_t i = 0; i < part->mentions.count; i++) {
        struct hoso_mention mention = part->mentions.items[i];
        mention.start += from;
        mention.end += from;
        mention.entity = known_entity(out, all, &part->entities.items[mention.entity]);
        hoso_vec_push(&out->mentions, mention);
    }
}

static bool is_cancelled(const struct hoso_extractor *x)
{
    return x->cancel && atomic_load_explicit(x->cancel, memory_order_relaxed);
}

void hoso_extract(struct hoso_extractor *x, const char *text, size_t len,
                  struct hoso_extraction *out)
{
    hoso_extraction_release(out);
    hoso_extraction_init(out);
    if (len <= PART_BYTES) {
        extract_part(x, text, len, out);
        return;
    }
    struct known *all = NULL;
    for (size_t from = 0, end; from < len && !is_cancelled(x); from = end) {
        struct hoso_extraction part;
        hoso_extraction_init(&part);
        end = part_end(text, len, from);
        extract_part(x, text + from, end - from, &part);
        add_part(out, &all, &part, from);
        hoso_extraction_release(&part);
    }
    HASH_CLEAR(hh, all);
}
