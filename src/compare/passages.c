/* Each sentence of the left text is held against the few right ones that share most with it,
 * found through an index from terms to sentences.  Pairs are taken in two rounds, the surest
 * first: in the first each sentence once, by how much the two are the same; in the second
 * what is left of a sentence (its terms that no passage has taken yet) against a sentence
 * that it contains or that contains it: so one sentence can answer two.
 *
 * A passage is the part of each sentence that the shared terms stand in, by clauses. */
#include "hoso/passages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"
#include "terms.h"

enum {
    MOST_POSTINGS = 64,  /* a term that more sentences have says little, and costs most */
    MOST_CANDIDATES = 8, /* right sentences that one left one is held against */
};

/* Tuned on pairs of news articles about the same event and about different ones. */
static const double least_same = 0.28;     /* first round: shared of both */
static const double least_contained = 0.5; /* second: shared of the smaller one's rest */
static const double least_weight = 3;      /* shared at all */
static const double least_weight_plain = 6; /* … where a sentence names nobody and no figure */
static const double least_said = 2;        /* shared besides names */
static const double least_alone = 14;      /* shared, for what nothing around it supports */

struct posting {
    uint64_t hash;
    uint32_t sentence;
};
struct postings HOSO_VEC(struct posting);

struct candidate {
    uint32_t left, right;
    double score;
};
struct candidates HOSO_VEC(struct candidate);

/* A passage and where it comes from. */
struct pairing {
    struct hoso_passage passage;
    size_t left, right; /* sentences */
    bool stands_alone;  /* surely the same, whatever stands around it */
};
struct pairings HOSO_VEC(struct pairing);

struct matcher {
    struct termed_text left, right;
    const char *left_text, *right_text;
    struct postings index; /* of the right text, by hash */
    struct candidates candidates;
    struct pairings pairings;
    double *shared;    /* with each right sentence, for one left one; else 0 */
    bool *left_used, *right_used;
};

/* ---- weights ---- */

static int by_posting(const void *a, const void *b)
{
    const struct posting *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static void make_index(struct postings *index, const struct termed_text *text)
{
    hoso_vec_reserve(index, text->terms.count);
    for (size_t i = 0; i < text->sentences.count; i++)
        for (size_t k = 0; k < text->sentences.items[i].count; k++) {
            const struct term *term = &text->terms.items[text->sentences.items[i].first + k];
            hoso_vec_push(index, ((struct posting){ term->hash, (uint32_t)i }));
        }
    if (index->count)
        qsort(index->items, index->count, sizeof *index->items, by_posting);
}

static bool is_before(const struct posting *a, uint64_t hash, uint64_t sentence)
{
    return a->hash != hash ? a->hash < hash : a->sentence < sentence;
}

/* The first posting that is not before HASH in SENTENCE. */
static size_t seek(const struct postings *index, uint64_t hash, uint64_t sentence)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (is_before(&index->items[mid], hash, sentence))
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The postings of HASH: from *FIRST, their number returned. */
static size_t look_up(const struct postings *index, uint64_t hash, size_t *first)
{
    *first = seek(index, hash, 0);
    return seek(index, hash, UINT64_MAX) - *first;
}

/* A term that half the sentences have tells little of any of them. */
static void weigh(struct termed_text *text, const struct postings *own,
                  const struct postings *other, size_t sentences)
{
    double all = log(1 + (double)sentences);
    for (size_t i = 0; i < text->terms.count; i++) {
        struct term *term = &text->terms.items[i];
        size_t first, here = look_up(own, term->hash, &first);
        size_t there = look_up(other, term->hash, &first);
        double most = (double)(here > there ? here : there);
        term->weight *= log(1 + (double)sentences / most) / all;
    }
}

/* ---- two sentences ---- */

struct match {
    double shared, left, right; /* weights of what is not taken yet */
    double said;                /* shared besides names */
};

static const struct term *terms_at(const struct termed_text *text, size_t sentence)
{
    return text->terms.items + text->sentences.items[sentence].first;
}

/* What sentence I of the left and J of the right have and share, of what is not taken. */
static struct match compare(const struct matcher *m, size_t i, size_t j)
{
    const struct term *l = terms_at(&m->left, i), *r = terms_at(&m->right, j);
    const struct term *l_end = l + m->left.sentences.items[i].count;
    const struct term *r_end = r + m->right.sentences.items[j].count;
    struct match match = { 0, 0, 0, 0 };
    while (l < l_end || r < r_end) {
        int order = l == l_end ? 1 : r == r_end ? -1 : (l->hash > r->hash) - (l->hash < r->hash);
        bool l_free = order <= 0 && !l->taken, r_free = order >= 0 && !r->taken;
        match.left += l_free ? l->weight : 0;
        match.right += r_free ? r->weight : 0;
        if (l_free && r_free) {
            match.shared += (l->weight + r->weight) / 2;
            match.said += l->name ? 0 : (l->weight + r->weight) / 2;
        }
        l += order <= 0;
        r += order >= 0;
    }
    return match;
}

static double sameness(const struct match *match)
{
    return 2 * match->shared / (match->left + match->right);
}

static double containment(const struct match *match)
{
    return match->shared / fmin(match->left, match->right);
}

static bool is_solid(const struct matcher *m, size_t i, size_t j)
{
    return m->left.sentences.items[i].solid && m->right.sentences.items[j].solid;
}

static bool is_enough(const struct matcher *m, size_t i, size_t j, const struct match *match)
{
    return match->shared >= (is_solid(m, i, j) ? least_weight : least_weight_plain) &&
           match->said >= least_said;
}

/* ---- candidates ---- */

static int by_score(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->score < y->score || x->score > y->score)
        return x->score > y->score ? -1 : 1;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->right > y->right) - (x->right < y->right);
}

/* Keeps the best of the candidates from FIRST on. */
static void keep_best(struct candidates *all, size_t first)
{
    size_t count = all->count - first;
    if (count > 1)
        qsort(all->items + first, count, sizeof *all->items, by_score);
    if (count > MOST_CANDIDATES)
        all->count = first + MOST_CANDIDATES;
}

static void find_candidates(struct matcher *m, size_t i)
{
    const struct term *terms = terms_at(&m->left, i);
    size_t first = m->candidates.count;
    for (size_t k = 0; k < m->left.sentences.items[i].count; k++) {
        size_t at, count = look_up(&m->index, terms[k].hash, &at);
        for (size_t end = at + count; at < end && count <= MOST_POSTINGS; at++) {
            uint32_t j = m->index.items[at].sentence;
            if (m->shared[j] <= 0)
                hoso_vec_push(&m->candidates, ((struct candidate){ (uint32_t)i, j, 0 }));
            m->shared[j] += terms[k].weight + 1e-9;
        }
    }
    for (size_t c = first; c < m->candidates.count; c++) {
        struct candidate *candidate = &m->candidates.items[c];
        candidate->score = m->shared[candidate->right];
        m->shared[candidate->right] = 0;
    }
    keep_best(&m->candidates, first);
    for (size_t c = first; c < m->candidates.count; c++) {
        struct match match = compare(m, i, m->candidates.items[c].right);
        m->candidates.items[c].score = sameness(&match);
    }
}

/* ---- the passage itself ---- */

/* Does the clause from START end before the byte at AT?  A few words are none of their own. */
static bool is_clause_end(const char *text, size_t start, size_t at)
{
    enum { SHORTEST_CLAUSE = 24 };
    return at - start >= SHORTEST_CLAUSE && text[at] == ' ' &&
           (text[at - 1] == ',' || text[at - 1] == ';' || text[at - 1] == ':');
}

static void weigh_clause(const struct term *terms, size_t count, struct hoso_span clause,
                         const bool *matched, double *all, double *shared)
{
    *all = *shared = 0;
    for (size_t k = 0; k < count; k++) {
        if (terms[k].start < clause.start || terms[k].start >= clause.end)
            continue;
        *all += terms[k].weight;
        *shared += matched[k] ? terms[k].weight : 0;
    }
}

/* From the first to the last clause of SENTENCE that shares enough. */
static struct hoso_span extent(const struct termed_text *text, const char *bytes, size_t sentence,
                               const bool *matched)
{
    const struct sentence *s = &text->sentences.items[sentence];
    struct hoso_span out = { s->span.end, s->span.start };
    for (size_t start = s->span.start, at = start + 1; at <= s->span.end; at++) {
        double all, shared;
        if (at < s->span.end && !is_clause_end(bytes, start, at))
            continue;
        weigh_clause(terms_at(text, sentence), s->count, (struct hoso_span){ start, at }, matched,
                     &all, &shared);
        if (shared > 0.3 * all && start < out.start)
            out.start = start;
        if (shared > 0.3 * all)
            out.end = at;
        start = at < s->span.end ? at + 1 : at;
    }
    if (out.start >= out.end)
        return s->span;
    while (out.end > out.start + 1 && strchr(",;: ", bytes[out.end - 1]))
        out.end--;
    return out;
}

/* Marks the terms that both have as taken, and in the flags of each side. */
static void take(struct matcher *m, size_t i, size_t j, bool *l_matched, bool *r_matched)
{
    struct term *l = m->left.terms.items + m->left.sentences.items[i].first;
    struct term *r = m->right.terms.items + m->right.sentences.items[j].first;
    size_t l_count = m->left.sentences.items[i].count, r_count = m->right.sentences.items[j].count;
    for (size_t a = 0, b = 0; a < l_count && b < r_count;) {
        bool less = l[a].hash < r[b].hash, more = l[a].hash > r[b].hash;
        if (!less && !more && !l[a].taken && !r[b].taken)
            l_matched[a] = r_matched[b] = l[a].taken = r[b].taken = true;
        a += !more;
        b += !less;
    }
}

static void add_pairing(struct matcher *m, size_t i, size_t j, const struct match *match,
                        double score)
{
    bool *l_matched = hoso_calloc(m->left.sentences.items[i].count + 1, sizeof *l_matched);
    bool *r_matched = hoso_calloc(m->right.sentences.items[j].count + 1, sizeof *r_matched);
    take(m, i, j, l_matched, r_matched);
    m->left_used[i] = m->right_used[j] = true;
    struct hoso_passage passage = { extent(&m->left, m->left_text, i, l_matched),
                                    extent(&m->right, m->right_text, j, r_matched), score };
    bool alone = is_solid(m, i, j) || match->shared >= least_alone;
    hoso_vec_push(&m->pairings, ((struct pairing){ passage, i, j, alone }));
    free(l_matched);
    free(r_matched);
}

/* ---- the rounds ---- */

static void pair_sentences(struct matcher *m)
{
    for (size_t c = 0; c < m->candidates.count; c++) {
        struct candidate *candidate = &m->candidates.items[c];
        size_t i = candidate->left, j = candidate->right;
        if (candidate->score < least_same)
            break;
        if (m->left_used[i] || m->right_used[j])
            continue;
        struct match match = compare(m, i, j);
        if (is_enough(m, i, j, &match))
            add_pairing(m, i, j, &match, candidate->score);
    }
}

static void pair_rests(struct matcher *m)
{
    for (size_t c = 0; c < m->candidates.count; c++) {
        size_t i = m->candidates.items[c].left, j = m->candidates.items[c].right;
        if (m->left_used[i] && m->right_used[j])
            continue;
        struct match match = compare(m, i, j);
        double score = containment(&match);
        if (score >= least_contained && is_enough(m, i, j, &match))
            add_pairing(m, i, j, &match, score);
    }
}

static bool is_near(size_t a, size_t b)
{
    return a > b ? a - b <= 2 : b - a <= 2;
}

/* A sentence without a name or a figure may be what every newspaper writes (`read on here`):
 * it counts where something near it in both texts is the same, too. */
static bool is_supported(const struct matcher *m, const struct pairing *pairing)
{
    for (size_t i = 0; i < m->pairings.count; i++) {
        const struct pairing *other = &m->pairings.items[i];
        if (other->stands_alone && is_near(other->left, pairing->left) &&
            is_near(other->right, pairing->right))
            return true;
    }
    return false;
}

static void list_passages(const struct matcher *m, struct hoso_passages *passages)
{
    for (size_t i = 0; i < m->pairings.count; i++) {
        const struct pairing *pairing = &m->pairings.items[i];
        if (pairing->stands_alone || is_supported(m, pairing))
            hoso_vec_push(passages, pairing->passage);
    }
}

static int by_place(const void *a, const void *b)
{
    const struct hoso_passage *x = a, *y = b;
    if (x->left.start != y->left.start)
        return x->left.start < y->left.start ? -1 : 1;
    return (x->right.start > y->right.start) - (x->right.start < y->right.start);
}

static void match_all(struct matcher *m, struct hoso_passages *passages)
{
    struct postings own = { 0 };
    size_t rows = m->left.sentences.count, columns = m->right.sentences.count;
    make_index(&own, &m->left);
    make_index(&m->index, &m->right);
    weigh(&m->left, &own, &m->index, rows > columns ? rows : columns);
    weigh(&m->right, &m->index, &own, rows > columns ? rows : columns);
    hoso_vec_release(&own);
    for (size_t i = 0; i < rows; i++)
        find_candidates(m, i);
    if (m->candidates.count)
        qsort(m->candidates.items, m->candidates.count, sizeof *m->candidates.items, by_score);
    pair_sentences(m);
    pair_rests(m);
    list_passages(m, passages);
}

void hoso_passages_find(struct hoso_passages *passages, const struct hoso_passage_side *left,
                        const struct hoso_passage_side *right)
{
    struct matcher m = { .left_text = left->text, .right_text = right->text };
    size_t first = passages->count;
    terms_of_text(&m.left, left);
    terms_of_text(&m.right, right);
    m.shared = hoso_calloc(m.right.sentences.count + 1, sizeof *m.shared);
    m.left_used = hoso_calloc(m.left.sentences.count + 1, sizeof *m.left_used);
    m.right_used = hoso_calloc(m.right.sentences.count + 1, sizeof *m.right_used);
    match_all(&m, passages);
    if (passages->count > first)
        qsort(passages->items + first, passages->count - first, sizeof *passages->items, by_place);
    free(m.shared);
    free(m.left_used);
    free(m.right_used);
    hoso_vec_release(&m.index);
    hoso_vec_release(&m.candidates);
    hoso_vec_release(&m.pairings);
    terms_release(&m.left);
    terms_release(&m.right);
}
