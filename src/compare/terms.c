/* A sentence's terms are collected in order of place, then sorted by hash and made unique.
 * What a term tells is a guess from its kind: two open-class words side by side say more
 * than one (in Vietnamese most words are two syllables), an entity more than a word, a
 * grammar word next to nothing.  How rare it is in the two texts comes on top (passages.c). */
#include "terms.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/buf.h"
#include "hoso/fold.h"
#include "hoso/sentence.h"
#include "words.h"

/* What is longer than any sentence is cut at a blank: a text of one line is no one sentence. */
enum { LONGEST_SENTENCE = 1200, MOST_BYTES = 4 << 20 };

static const double weigh_pair = 1, weigh_half_pair = 0.4, weigh_word = 0.35, weigh_grammar = 0.08,
                    weigh_number = 0.7, weigh_entity = 2, weigh_figure = 2.5, weigh_date = 1.5,
                    of_name = 0.4; /* a word of a name, whose entity is there too */

/* Walks mentions and figures along with the sentences. */
struct maker {
    const struct hoso_passage_side *side;
    struct termed_text *out;
    struct tokens tokens;
    struct hoso_buf word;
    size_t mention, figure; /* the first that the next sentence may have */
};

static uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t len)
{
    const unsigned char *b = bytes;
    uint64_t h = seed * 1099511628211U ^ 14695981039346656037U;
    for (size_t i = 0; i < len; i++)
        h = (h ^ b[i]) * 1099511628211U;
    return h ^ h >> 29;
}

/* Terms of different kinds must not meet by their bytes. */
enum { SEED_WORD = 1, SEED_PAIR, SEED_ENTITY, SEED_NUMBER, SEED_DATE };

static void add(struct maker *m, uint64_t hash, size_t start, size_t end, double weight, bool name)
{
    hoso_vec_push(&m->out->terms,
                  ((struct term){ hash, (uint32_t)start, (uint32_t)end, weight, name, false }));
}

/* ---- words ---- */

static uint64_t word_hash(struct maker *m, const struct token *token, const char *text)
{
    hoso_buf_clear(&m->word);
    hoso_fold_keep_marks(&m->word, text + token->start, token->end - token->start);
    return hash_bytes(SEED_WORD, m->word.data, m->word.len);
}

static bool is_grammar(const struct token *token)
{
    return token->word && (token->word->is & (W_STOP | W_EACH | W_DATE | W_DAY | W_CLASSIFIER));
}

/* Does a mention from *AT on hold the bytes from START to END?  Asked in order. */
static bool in_mention(const struct hoso_passage_side *side, size_t *at, size_t start, size_t end)
{
    while (*at < side->mention_count && side->mentions[*at].end <= start)
        ++*at;
    return *at < side->mention_count && side->mentions[*at].start <= start &&
           side->mentions[*at].end >= end;
}

static void add_word(struct maker *m, uint64_t hash, const struct token *token, bool name)
{
    double weight = is_grammar(token)               ? weigh_grammar
                    : token->kind == TOKEN_NUMBER ? weigh_number
                                                    : weigh_word;
    add(m, hash, token->start, token->end, name ? weight * of_name : weight, name);
}

static void add_pair(struct maker *m, const uint64_t hashes[2], const struct token *token,
                     bool name)
{
    bool first = is_grammar(token - 1), second = is_grammar(token);
    double weight = first || second ? weigh_half_pair : weigh_pair;
    if (!first || !second)
        add(m, hash_bytes(SEED_PAIR, hashes, 2 * sizeof *hashes), token[-1].start, token->end,
            name ? weight * of_name : weight, name);
}

static void add_words(struct maker *m, struct hoso_span span)
{
    uint64_t hashes[2] = { 0, 0 }; /* of the word before, if one is right before, and this */
    bool name_before = false;
    size_t mention = m->mention;
    tokens_init(&m->tokens, m->side->text, span.end, span.start);
    const struct token *token;
    for (size_t i = TOKENS_BACK; (token = tokens_at(&m->tokens, i))->kind != TOKEN_END;
         i = tokens_slide(&m->tokens, i + 1)) {
        hashes[1] = token->kind == TOKEN_PUNCT ? 0 : word_hash(m, token, m->side->text);
        bool name = in_mention(m->side, &mention, token->start, token->end);
        if (hashes[1])
            add_word(m, hashes[1], token, name);
        if (hashes[0] && hashes[1])
            add_pair(m, hashes, token, name && name_before);
        hashes[0] = hashes[1];
        name_before = name;
    }
}

/* ---- entities and figures ---- */

static bool add_entities(struct maker *m, struct hoso_span span)
{
    const struct hoso_passage_side *side = m->side;
    bool any = false;
    for (; m->mention < side->mention_count; m->mention++) {
        const struct hoso_passage_mention *mention = &side->mentions[m->mention];
        if (mention->start >= span.end)
            break;
        if (mention->start < span.start || mention->end > span.end)
            continue;
        add(m, hash_bytes(SEED_ENTITY, &mention->entity, sizeof mention->entity), mention->start,
            mention->end, weigh_entity, true);
        any = true;
    }
    return any;
}

/* Small numbers stand in many sentences; half a page of news has some `3`. */
static double figure_weight(const struct hoso_figure *f)
{
    bool small = f->value < 10 && f->what[0] && !f->unit[0];
    return f->kind == HOSO_FIGURE_DATE ? weigh_date : small ? weigh_number : weigh_figure;
}

static uint64_t figure_hash(const struct hoso_figure *f)
{
    if (f->kind == HOSO_FIGURE_DATE)
        return hash_bytes(SEED_DATE, f->shown, strlen(f->shown));
    double values[2] = { f->value, f->value_max };
    return hash_bytes(hash_bytes(SEED_NUMBER, values, sizeof values), f->unit, strlen(f->unit));
}

static bool add_figures(struct maker *m, struct hoso_span span)
{
    const struct hoso_figures *figures = m->side->figures;
    bool any = false;
    for (; figures && m->figure < figures->count; m->figure++) {
        const struct hoso_figure *f = &figures->items[m->figure];
        if (f->span.start >= span.end)
            break;
        if (f->span.start < span.start || f->span.end > span.end)
            continue;
        add(m, figure_hash(f), f->span.start, f->span.end, figure_weight(f), false);
        any = true;
    }
    return any;
}

/* ---- sentences ---- */

static int by_hash(const void *a, const void *b)
{
    const struct term *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->start > y->start) - (x->start < y->start);
}

static void add_sentence(struct maker *m, struct hoso_span span)
{
    struct terms *terms = &m->out->terms;
    size_t first = terms->count, kept = first;
    add_words(m, span);
    bool entities = add_entities(m, span), figures = add_figures(m, span);
    if (terms->count > first)
        qsort(terms->items + first, terms->count - first, sizeof *terms->items, by_hash);
    for (size_t i = first; i < terms->count; i++)
        if (kept == first || terms->items[kept - 1].hash != terms->items[i].hash)
            terms->items[kept++] = terms->items[i];
    terms->count = kept;
    hoso_vec_push(&m->out->sentences,
                  ((struct sentence){ span, first, kept - first, entities || figures }));
}

/* Where a piece of SPAN that is short enough ends. */
static size_t piece_end(const char *text, struct hoso_span span)
{
    if (span.end - span.start <= LONGEST_SENTENCE)
        return span.end;
    size_t end = span.start + LONGEST_SENTENCE;
    while (end > span.start && text[end] != ' ')
        end--;
    if (end > span.start)
        return end;
    end = span.start + LONGEST_SENTENCE; /* no blank: between two characters */
    while (end < span.end && ((unsigned char)text[end] & 0xC0) == 0x80)
        end++;
    return end;
}

void terms_of_text(struct termed_text *out, const struct hoso_passage_side *side)
{
    struct maker *m = hoso_calloc(1, sizeof *m);
    struct hoso_spans spans = { 0 };
    *m = (struct maker){ .side = side, .out = out };
    hoso_buf_init(&m->word);
    hoso_sentences(&spans, side->text, side->len < MOST_BYTES ? side->len : MOST_BYTES);
    for (size_t i = 0; i < spans.count; i++) {
        struct hoso_span span = spans.items[i];
        for (; span.start < span.end && out->sentences.count < MOST_SENTENCES;) {
            size_t end = piece_end(side->text, span);
            add_sentence(m, (struct hoso_span){ span.start, end });
            span.start = end;
        }
    }
    hoso_vec_release(&spans);
    hoso_buf_release(&m->word);
    hoso_vec_free(m);
}

void terms_release(struct termed_text *text)
{
    hoso_vec_release(&text->sentences);
    hoso_vec_release(&text->terms);
}
