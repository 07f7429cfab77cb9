/* What the others may ask a parsed query. */
#include <stdlib.h>
#include <string.h>

#include "tree.h"

void hoso_query_free(struct hoso_query *query)
{
    if (!query)
        return;
    for (size_t i = 0; i < query->words.count; i++)
        words_release(query->words.items[i]);
    for (size_t i = 0; i < query->patterns.count; i++)
        hoso_pattern_free(query->patterns.items[i]);
    hoso_vec_release(&query->words);
    hoso_vec_release(&query->patterns);
    hoso_vec_release(&query->entities);
    hoso_vec_release(&query->marks);
    hoso_vec_release(&query->stated);
    hoso_arena_release(&query->arena);
    free(query);
}

bool tree_has(const struct node *node, enum node_kind kind)
{
    if (!node || node->kind == kind)
        return node != NULL;
    for (const struct node *child = node->first; child; child = child->next)
        if (tree_has(child, kind))
            return true;
    return false;
}

bool hoso_query_is_empty(const struct hoso_query *query)
{
    return !query->root;
}

bool hoso_query_needs_text(const struct hoso_query *query)
{
    return query->patterns.count > 0 || query->has_marked_words;
}

bool hoso_query_text_can_wait(const struct hoso_query *query)
{
    return query->patterns.count == 0;
}

bool hoso_query_needs_folded(const struct hoso_query *query)
{
    return tree_has(query->root, NODE_WORDS);
}

bool hoso_query_needs_row(const struct hoso_query *query)
{
    return tree_has(query->root, NODE_TITLE) || tree_has(query->root, NODE_PATH) ||
           tree_has(query->root, NODE_DATE) || tree_has(query->root, NODE_MARK);
}

size_t hoso_query_entity_count(const struct hoso_query *query)
{
    return query->entities.count;
}

struct hoso_query_entity hoso_query_entity(const struct hoso_query *query, size_t term)
{
    const struct entity_term *entity = &query->entities.items[term];
    return (struct hoso_query_entity){
        .type = entity->type,
        .folded = entity->words->folded,
        .typed = entity->words->typed,
        .is_beginning = entity->words->is_beginning,
    };
}

/* ---- words as numbers ---- */

static size_t slice_of(uint32_t word, size_t count)
{
    return (size_t)((uint64_t)word * count >> 32);
}

void hoso_words_slices(uint64_t *bits, size_t count, const struct hoso_word_hashes *words)
{
    for (size_t i = 0; i < words->count; i++) {
        size_t slice = slice_of(words->items[i], count);
        bits[slice / 64] |= (uint64_t)1 << slice % 64;
    }
}

struct slicing {
    unsigned *slices;
    size_t count, taken, max;
};

/* Of what is still being typed the last word may be any that begins so. */
static void slice_words(struct slicing *s, const struct words *words)
{
    struct hoso_span word;
    for (size_t at = 0; hoso_word_next(words->folded, words->folded_len, &at, &word);)
        if (s->taken < s->max && !(words->is_beginning && word.end == words->folded_len))
            s->slices[s->taken++] = (unsigned)slice_of(
                hoso_word_hash(words->folded + word.start, word.end - word.start), s->count);
}

static void slice_node(struct slicing *s, const struct node *node)
{
    if (node->kind == NODE_WORDS)
        slice_words(s, node->words);
    if (node->kind == NODE_AND)
        for (const struct node *child = node->first; child; child = child->next)
            slice_node(s, child);
}

size_t hoso_query_slices(const struct hoso_query *query, size_t count, unsigned *slices,
                         size_t max)
{
    struct slicing s = { .slices = slices, .count = count, .max = max };
    if (query->root)
        slice_node(&s, query->root);
    return s.taken;
}

/* ---- terms that every article must answer ---- */

static bool requires(const struct node *node, enum node_kind kind, size_t term)
{
    if (node->kind == NODE_AND)
        for (const struct node *child = node->first; child; child = child->next)
            if (requires(child, kind, term))
                return true;
    return node->kind == kind && node->term == term;
}

bool hoso_query_entity_is_required(const struct hoso_query *query, size_t term)
{
    return query->root && requires(query->root, NODE_ENTITY, term);
}

size_t hoso_query_stated_count(const struct hoso_query *query)
{
    return query->stated.count;
}

void hoso_query_stated(const struct hoso_query *query, size_t term, int64_t *from, int64_t *to)
{
    *from = query->stated.items[term].from;
    *to = query->stated.items[term].to;
}

bool hoso_query_stated_is_required(const struct hoso_query *query, size_t term)
{
    return query->root && requires(query->root, NODE_STATED, term);
}

/* The name is folded again for its map only where marks were typed. */
static bool name_agrees(const struct words *words, const char *name)
{
    struct hoso_buf folded = HOSO_BUF_INIT;
    struct hoso_fold_map map = { 0 };
    struct folded_text in = { name, strlen(name), &folded, &map };
    hoso_fold_mapped(&folded, &map, name, in.len);
    size_t from = 0;
    struct hoso_span match;
    bool agrees = false;
    while (!agrees && words_next(words, folded.data, folded.len, &from, &match))
        agrees = words_marks_agree(words, &in, match);
    hoso_vec_release(&map);
    hoso_buf_release(&folded);
    return agrees;
}

bool hoso_query_entity_matches(const struct hoso_query *query, size_t term, const char *name,
                               const char *name_folded)
{
    const struct words *words = query->entities.items[term].words;
    size_t from = 0;
    struct hoso_span match;
    if (!words_next(words, name_folded, strlen(name_folded), &from, &match))
        return false;
    return !words->has_marks || name_agrees(words, name);
}

size_t hoso_query_mark_count(const struct hoso_query *query)
{
    return query->marks.count;
}

enum hoso_query_mark hoso_query_mark(const struct hoso_query *query, size_t term)
{
    return query->marks.items[term].mark;
}

static bool tag_matches(const struct mark_term *mark, const char *folded)
{
    size_t len = strlen(mark->tag);
    return mark->is_beginning ? strncmp(folded, mark->tag, len) == 0 : strcmp(folded, mark->tag) == 0;
}

bool hoso_query_mark_matches(const struct hoso_query *query, size_t term, const char *text)
{
    const struct mark_term *mark = &query->marks.items[term];
    struct hoso_buf folded = HOSO_BUF_INIT;
    struct hoso_span match;
    size_t from = 0;
    hoso_fold(&folded, text, strlen(text));
    bool matched = mark->tag ? tag_matches(mark, folded.data)
                             : words_next(mark->words, folded.data, folded.len, &from, &match) &&
                                   (!mark->words->has_marks || name_agrees(mark->words, text));
    hoso_buf_release(&folded);
    return matched;
}

bool hoso_query_has_hits(const struct hoso_query *query)
{
    return query->patterns.count || tree_has(query->root, NODE_WORDS) ||
           tree_has(query->root, NODE_TITLE) || tree_has(query->root, NODE_ENTITY);
}

/* Narrows FROM and TO by what every article that NODE finds must meet. */
static bool narrow(const struct node *node, char from[11], char to[11])
{
    bool narrowed = false;
    if (node->kind == NODE_DATE) {
        if (strcmp(node->from, from) > 0)
            memcpy(from, node->from, 11);
        if (strcmp(node->to, to) < 0)
            memcpy(to, node->to, 11);
        return true;
    }
    if (node->kind == NODE_AND)
        for (const struct node *child = node->first; child; child = child->next)
            narrowed |= narrow(child, from, to);
    return narrowed;
}

bool hoso_query_date_range(const struct hoso_query *query, char from[11], char to[11])
{
    memcpy(from, DATE_FIRST, 11);
    memcpy(to, DATE_LAST, 11);
    return query->root && narrow(query->root, from, to);
}
