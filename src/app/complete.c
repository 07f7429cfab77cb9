/* Completion over the names of all entities that have a word as typed. */
#include "session-internal.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/fold.h"
#include "hoso/mem.h"

/* How well a name answers, best first. */
enum { WHOLE, BEGINNING, INSIDE, NOT_AT_ALL };

struct candidate {
    int64_t entity;
    int rank, type;
    size_t mention_count; /* with this name */
    char *form;
};
struct candidates HOSO_VEC(struct candidate);

struct completing {
    struct hoso_session *session;
    const char *typed; /* folded, without blanks at its ends */
    size_t typed_len;
    struct candidates candidates;
};

static bool is_word_byte(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z');
}

/* The words typed stand side by side in NAME, the last one perhaps not at its end. */
static int rank(const char *name, const char *typed, size_t typed_len)
{
    for (const char *at = name; (at = strstr(at, typed)) != NULL; at++) {
        if (at != name && is_word_byte(at[-1]) && is_word_byte(*typed))
            continue;
        if (at != name)
            return INSIDE;
        return at[typed_len] ? BEGINNING : WHOLE;
    }
    return NOT_AT_ALL;
}

static bool take_candidate(const struct hoso_store_alias_row *row, void *ctx)
{
    struct completing *completing = ctx;
    int found = rank(row->folded, completing->typed, completing->typed_len);
    if (found != NOT_AT_ALL && row->type >= 0 &&
        (size_t)row->type < completing->session->type_count)
        hoso_vec_push(&completing->candidates,
                      ((struct candidate){ row->entity, found, row->type, row->mention_count,
                                           hoso_strdup(row->form) }));
    return true;
}

static int compare_entities(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->entity != y->entity)
        return x->entity < y->entity ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank - y->rank;
    if (x->mention_count != y->mention_count)
        return x->mention_count > y->mention_count ? -1 : 1;
    return strcmp(x->form, y->form);
}

/* Each entity once, with the name that answers best. */
static void unite(struct candidates *candidates)
{
    size_t kept = 0;
    if (candidates->count)
        qsort(candidates->items, candidates->count, sizeof *candidates->items, compare_entities);
    for (size_t i = 0; i < candidates->count; i++) {
        if (kept && candidates->items[kept - 1].entity == candidates->items[i].entity)
            free(candidates->items[i].form);
        else
            candidates->items[kept++] = candidates->items[i];
    }
    candidates->count = kept;
}

static int compare_forms(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank - y->rank;
    return x->mention_count > y->mention_count ? -1 : x->mention_count < y->mention_count;
}

/* One letter answers to half of all names: only the likely ones are looked at further. */
static void narrow(struct candidates *candidates)
{
    enum { ENOUGH = 1000 };
    if (candidates->count <= ENOUGH)
        return;
    qsort(candidates->items, candidates->count, sizeof *candidates->items, compare_forms);
    while (candidates->count > ENOUGH)
        free(candidates->items[--candidates->count].form);
}

struct ranked {
    int rank;
    struct hoso_completion completion;
};
struct rankeds HOSO_VEC(struct ranked);

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank - y->rank;
    if (x->completion.mention_count != y->completion.mention_count)
        return x->completion.mention_count > y->completion.mention_count ? -1 : 1;
    return strcmp(x->completion.name, y->completion.name);
}

static bool fill_completion(const struct hoso_store_entity_row *row, void *ctx)
{
    struct hoso_completion *completion = ctx;
    completion->name = hoso_strdup(row->name);
    completion->mention_count = row->mention_count;
    completion->article_count = row->article_count;
    return false;
}

/* Takes over the candidate's form. */
static void add_ranked(struct hoso_session *session, struct rankeds *out,
                       const struct candidate *candidate)
{
    struct ranked ranked = { .rank = candidate->rank };
    struct hoso_completion *completion = &ranked.completion;
    completion->entity = candidate->entity;
    completion->type = candidate->type;
    if (hoso_store_entity(session->reader, candidate->entity, fill_completion, completion) !=
        HOSO_OK) {
        free(completion->name);
        free(candidate->form);
        return;
    }
    bool full = strcmp(candidate->form, completion->name) == 0;
    completion->alias = full ? NULL : candidate->form;
    if (full)
        free(candidate->form);
    hoso_vec_push(out, ranked);
}

void hoso_completions_release(struct hoso_completions *completions)
{
    for (size_t i = 0; i < completions->count; i++) {
        free(completions->items[i].name);
        free(completions->items[i].alias);
    }
    hoso_vec_release(completions);
}

/* TYPED folded, blanks at the ends off. */
static void fold_typed(struct hoso_buf *folded, const char *typed)
{
    struct hoso_buf whole = HOSO_BUF_INIT;
    hoso_fold(&whole, typed, strlen(typed));
    char *start = whole.data + strspn(whole.data, " \n");
    size_t len = strlen(start);
    while (len && (start[len - 1] == ' ' || start[len - 1] == '\n'))
        len--;
    hoso_buf_add(folded, start, len);
    hoso_buf_release(&whole);
}

enum hoso_status hoso_session_complete(struct hoso_session *session, const char *typed,
                                       size_t limit, struct hoso_completions *completions)
{
    struct hoso_buf folded = HOSO_BUF_INIT;
    hoso_completions_release(completions);
    fold_typed(&folded, typed);
    struct completing completing = { session, folded.data, folded.len, { 0 } };
    enum hoso_status status =
        hoso_store_alias_scan(session->reader, -1, folded.data, true, take_candidate, &completing);
    unite(&completing.candidates);
    narrow(&completing.candidates);
    struct rankeds ranked = { 0 };
    for (size_t i = 0; i < completing.candidates.count; i++)
        add_ranked(session, &ranked, &completing.candidates.items[i]);
    if (ranked.count)
        qsort(ranked.items, ranked.count, sizeof *ranked.items, compare_ranked);
    for (size_t i = 0; i < ranked.count; i++) {
        struct hoso_completion *completion = &ranked.items[i].completion;
        if (i < limit || !limit) {
            hoso_vec_push(completions, *completion);
        } else {
            free(completion->name);
            free(completion->alias);
        }
    }
    hoso_vec_release(&ranked);
    hoso_vec_release(&completing.candidates);
    hoso_buf_release(&folded);
    return status;
}
