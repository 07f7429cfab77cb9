/* The corrections in their order, and a table from `type key` to the numbers of those that
 * are about that entity, upwards.  A mention goes along them: each one that picks it may
 * make it another entity's, whose later corrections then have their turn.  Numbers only
 * grow on the way, so it ends. */
#include "hoso/correct.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/buf.h"
#include "hoso/digest.h"
#include "hoso/table.h"

struct about {
    char *identity; /* in the arena */
    struct numbers HOSO_VEC(size_t) numbers;
    UT_hash_handle hh;
};

struct hoso_corrections {
    struct HOSO_VEC(struct hoso_correction) items;
    struct about *abouts;
    struct hoso_arena arena;
};

struct hoso_corrections *hoso_corrections_new(void)
{
    return hoso_calloc(1, sizeof(struct hoso_corrections));
}

void hoso_corrections_free(struct hoso_corrections *c)
{
    if (!c)
        return;
    for (struct about *about = c->abouts; about; about = about->hh.next)
        hoso_vec_release(&about->numbers);
    HASH_CLEAR(hh, c->abouts);
    hoso_vec_release(&c->items);
    hoso_arena_release(&c->arena);
    free(c);
}

static void identify(struct hoso_buf *out, int type, const char *key)
{
    hoso_buf_clear(out);
    hoso_buf_addf(out, "%d ", type);
    hoso_buf_addstr(out, key);
}

static char *keep(struct hoso_corrections *c, const char *s)
{
    return hoso_arena_strndup(&c->arena, s ? s : "", s ? strlen(s) : 0);
}

void hoso_corrections_add(struct hoso_corrections *c, const struct hoso_correction *correction)
{
    struct hoso_buf identity = HOSO_BUF_INIT;
    struct hoso_correction copy = *correction;
    copy.key = keep(c, correction->key);
    copy.words = keep(c, correction->words);
    copy.to_key = keep(c, correction->to_key);
    copy.to_name = keep(c, correction->to_name);
    identify(&identity, copy.type, copy.key);
    struct about *about;
    HASH_FIND(hh, c->abouts, identity.data, identity.len, about);
    if (!about) {
        about = hoso_arena_alloc(&c->arena, sizeof *about);
        about->identity = keep(c, identity.data);
        HASH_ADD_KEYPTR(hh, c->abouts, about->identity, identity.len, about);
    }
    hoso_vec_push(&about->numbers, c->items.count);
    hoso_vec_push(&c->items, copy);
    hoso_buf_release(&identity);
}

size_t hoso_corrections_count(const struct hoso_corrections *c)
{
    return c->items.count;
}

const struct hoso_correction *hoso_corrections_at(const struct hoso_corrections *c, size_t i)
{
    return i < c->items.count ? &c->items.items[i] : NULL;
}

/* ---- over one article ---- */

struct run {
    const struct hoso_corrections *corrections;
    const char *text;
    uint64_t digest;
    struct hoso_extraction *out;
    struct hoso_correction_ids *applied;
    struct hoso_buf identity;
};

static bool picks(const struct run *run, const struct hoso_correction *c,
                  const struct hoso_mention *m)
{
    size_t len = strlen(c->words);
    if (c->in_one_text && c->text != run->digest)
        return false;
    if (c->end && (m->start != c->start || m->end != c->end))
        return false;
    return !len || (m->end - m->start == len && memcmp(run->text + m->start, c->words, len) == 0);
}

/* The first correction from number FROM on that picks M; NULL for none. */
static const struct hoso_correction *next_for(struct run *run, const struct hoso_mention *m,
                                              size_t *from)
{
    const struct hoso_entity *entity = &run->out->entities.items[m->entity];
    struct about *about;
    identify(&run->identity, entity->type, entity->key);
    HASH_FIND(hh, run->corrections->abouts, run->identity.data, run->identity.len, about);
    for (size_t i = 0; about && i < about->numbers.count; i++) {
        size_t number = about->numbers.items[i];
        const struct hoso_correction *c = &run->corrections->items.items[number];
        if (number < *from || !picks(run, c, m))
            continue;
        *from = number + 1;
        return c;
    }
    return NULL;
}

static void note_applied(struct run *run, uint64_t id)
{
    for (size_t i = 0; i < run->applied->count; i++)
        if (run->applied->items[i] == id)
            return;
    hoso_vec_push(run->applied, id);
}

static const char *keep_string(struct run *run, const char *s)
{
    return hoso_arena_strndup(&run->out->strings, s, strlen(s));
}

/* The entity that C makes of entity FROM: one that is here already, or a new one. */
static uint32_t target(struct run *run, const struct hoso_correction *c, uint32_t from)
{
    struct hoso_extraction *out = run->out;
    for (size_t i = 0; i < out->entities.count; i++) {
        struct hoso_entity *e = &out->entities.items[i];
        if (e->type != c->to_type || strcmp(e->key, c->to_key) != 0)
            continue;
        if (c->verb == HOSO_CORRECT_NAME)
            e->name = keep_string(run, c->to_name);
        return (uint32_t)i;
    }
    const struct hoso_entity *old = &out->entities.items[from];
    bool kept = c->to_type == old->type && c->verb == HOSO_CORRECT_NAME;
    struct hoso_entity made = { c->to_type, keep_string(run, c->to_name),
                                keep_string(run, c->to_key), kept ? old->kind : "" };
    hoso_vec_push(&out->entities, made);
    return (uint32_t)(out->entities.count - 1);
}

static const char *say_why(struct run *run, const char *verb, const char *was, const char *why_was)
{
    struct hoso_buf why = HOSO_BUF_INIT;
    hoso_buf_addf(&why, "corrected by the reader (%s); was %s, %s", verb, was, why_was);
    const char *kept = keep_string(run, why.data);
    hoso_buf_release(&why);
    return kept;
}

/* Takes M along the corrections; false where it is no mention any more. */
static bool correct_mention(struct run *run, struct hoso_mention *m)
{
    static const char *const verbs[] = { "wrong", "another type", "another name", "the same",
                                         "not the same" };
    const char *was = run->out->entities.items[m->entity].name;
    size_t from = 0;
    const struct hoso_correction *c, *last = NULL;
    while ((c = next_for(run, m, &from))) {
        note_applied(run, c->id);
        if (c->verb == HOSO_CORRECT_WRONG)
            return false;
        m->entity = target(run, c, m->entity);
        last = c;
    }
    if (last)
        m->why = say_why(run, verbs[last->verb], was, m->why);
    return true;
}

void hoso_correct(const struct hoso_corrections *corrections, const char *text, size_t len,
                  struct hoso_extraction *extraction, struct hoso_correction_ids *applied)
{
    if (!corrections || !corrections->items.count)
        return;
    struct run run = { corrections, text, hoso_digest(text, len), extraction, applied,
                       HOSO_BUF_INIT };
    size_t kept = 0;
    for (size_t i = 0; i < extraction->mentions.count; i++) {
        struct hoso_mention m = extraction->mentions.items[i];
        if (correct_mention(&run, &m))
            extraction->mentions.items[kept++] = m;
    }
    extraction->mentions.count = kept;
    hoso_buf_release(&run.identity);
}
