/* How alike two articles are, by their words: the terms of an article (its words and
 * pairs of neighbouring words, weighed by how rare they are), the cosine of two of them,
 * and a gist, small enough to look through a million of them: the terms that matter
 * most, to find who may be alike, and samples of the shingles, to find near copies.
 * All of it works on folded text (fold.h), in any language.
 * Pure: may use text.  Thread safe. */
#ifndef HOSO_SIMILAR_H
#define HOSO_SIMILAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/vec.h"
#include "hoso/word.h"

/* Of an article, and no more: beyond is a book. */
enum { HOSO_SIMILAR_WORDS = 1 << 16 };

/* ---- terms ---- */

struct hoso_term {
    uint32_t hash;
    float weight;
};
struct hoso_terms HOSO_VEC(struct hoso_term); /* by hash, each once */

/* The number of words in a folded text. */
size_t hoso_similar_words(const char *folded, size_t len);

/* The terms of an article, into an emptied TERMS; weights say how often and where, the
 * first TITLE_WORDS words weigh more. */
void hoso_terms_find(struct hoso_terms *terms, const char *folded, size_t len,
                     size_t title_words);

/* In how many articles of a sample terms stand. */
struct hoso_frequencies;
struct hoso_frequencies *hoso_frequencies_new(void);
void hoso_frequencies_free(struct hoso_frequencies *frequencies);
/* One article more, by its folded text. */
void hoso_frequencies_add(struct hoso_frequencies *frequencies, const char *folded, size_t len);

/* Weighs TERMS by how rare they are, and makes them a vector of length 1.  Once only. */
void hoso_terms_weigh(struct hoso_terms *terms, const struct hoso_frequencies *frequencies);
/* 0 to 1, of two that are weighed. */
double hoso_terms_cosine(const struct hoso_terms *a, const struct hoso_terms *b);

/* How much an article is to be shown for another, from the cosine of the two, how CROWDED it
 * is (the mean of its highest cosines with other articles that may be shown: one that is like
 * many says less), and how many days lie between their dates, -1 where one has none.
 * 0 to 1. */
double hoso_similar_score(double cosine, double crowded, int days);
/* Days between two dates YYYY-MM-DD; -1 where one is none. */
int hoso_similar_days(const char *a, const char *b);

/* ---- gists ---- */

enum { HOSO_GIST_TERMS = 96, HOSO_SAMPLES = 32 };
/* As it is stored.  All zero for no article, or one without words. */
struct hoso_gist {
    uint16_t terms[HOSO_GIST_TERMS]; /* hashes, not 0; the rest is 0 */
    struct hoso_samples {
        uint16_t mins[HOSO_SAMPLES]; /* not 0 where there is text enough for one */
    } samples;
};

/* Of the first HOSO_SIMILAR_WORDS words of an article. */
void hoso_gist_make(struct hoso_gist *gist, const struct hoso_word_hashes *words,
                    size_t title_words);

/* What to look for in gists: made of weighed terms. */
struct hoso_gist_query {
    float weights[1 << 16];
};
void hoso_gist_query_fill(struct hoso_gist_query *query, const struct hoso_terms *terms);
/* A rough likeness: the larger the more alike. */
float hoso_gist_score(const struct hoso_gist_query *query,
                      const struct hoso_gist *gist);

/* ---- near copies ---- */

/* The same text with another headline, edited here and there or cut at its end. */
bool hoso_similar_is_copy(const char *a, size_t a_len, const char *b, size_t b_len);
/* Of the samples alone: 1 surely a copy, -1 surely none, 0 the texts must say. */
int hoso_samples_are_copies(const struct hoso_samples *a, const struct hoso_samples *b);
/* Two copies have, all but surely, the same key in one of these rounds at least. */
enum { HOSO_SAMPLES_ROUNDS = HOSO_SAMPLES / 2 };
uint32_t hoso_samples_key(const struct hoso_samples *samples, int round);

#endif
