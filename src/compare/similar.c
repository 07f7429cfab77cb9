/* A term is the hash of a word or of two that follow each other; in Vietnamese, whose words are
 * mostly two syllables, the pairs are the words.  Weights were measured on groups of
 * articles about the same event: 1 + log of the count, a word of the title counts as
 * ONCE_IN_TITLE, a pair as PAIR_WEIGHT, and rareness as log (articles / articles with it). */
#include "hoso/similar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"

/* Counts are in halves. */
enum { ONCE = 2, ONCE_IN_TITLE = 5 };
static const float pair_weight = 0.7f;
/* In a gist, what each word further down costs. */
static const float place_cost = 0.001f;

/* Near copies: shares of the shingles, and how many of the samples of two gists are the
 * same where the texts need not be asked. */
static const double copy_share = 0.5, cut_share = 0.75, cut_least = 0.35;
enum { SHINGLES_MIN = 12, NEVER_SAME = 6, SURELY_SAME = 27 };

static void find_words(struct hoso_word_hashes *words, const char *folded, size_t len)
{
    hoso_word_hashes_add(words, folded, len, 0, HOSO_SIMILAR_WORDS);
}

/* Numbers that are mixed together. */
enum { QUAD = 4 };
typedef uint32_t quad __attribute__((vector_size(QUAD * sizeof(uint32_t))));

static inline quad load(const uint32_t *numbers)
{
    quad q;
    memcpy(&q, numbers, sizeof q);
    return q;
}

static inline quad mix_quad(quad h)
{
    h = (h ^ (h >> 16)) * 0x7feb352du;
    h = (h ^ (h >> 15)) * 0x846ca68bu;
    return h ^ (h >> 16);
}

static uint32_t mix(uint32_t h)
{
    return mix_quad((quad){ h })[0];
}

size_t hoso_similar_words(const char *folded, size_t len)
{
    struct hoso_span word;
    size_t count = 0;
    for (size_t at = 0; hoso_word_next(folded, len, &at, &word);)
        count++;
    return count;
}

/* ---- terms ---- */

/* Bits of a term's hash: enough, and so few that they are sorted in two rounds. */
enum { DIGIT_BITS = 12, DIGITS = 1 << DIGIT_BITS, HASH_BITS = 2 * DIGIT_BITS };

/* A term at its first place.  The words and pairs of a text have numbers, in turn: 2 * i is the
 * word at place i, 2 * i + 1 the pair that begins there. */
struct occurrence {
    uint32_t hash, count, number;
};
struct occurrences HOSO_VEC(struct occurrence);

/* By hash; stable.  A radix sort: a library's took longer than all else that is done here. */
static void sort_occurrences(struct occurrences *all)
{
    struct occurrence *from = all->items;
    struct occurrence *to = hoso_malloc((all->count + 1) * sizeof *to), *scratch = to;
    for (int shift = 0; shift < HASH_BITS; shift += DIGIT_BITS) {
        uint32_t starts[DIGITS + 1] = { 0 };
        for (size_t i = 0; i < all->count; i++)
            starts[((from[i].hash >> shift) & (DIGITS - 1)) + 1]++;
        for (int i = 0; i < DIGITS; i++)
            starts[i + 1] += starts[i];
        for (size_t i = 0; i < all->count; i++)
            to[starts[(from[i].hash >> shift) & (DIGITS - 1)]++] = from[i];
        struct occurrence *other = from;
        from = to;
        to = other;
    }
    if (from != all->items)
        memcpy(all->items, from, all->count * sizeof *from);
    free(scratch);
}

/* Terms while they are counted: looked for by their hash in SLOTS (index + 1 into ITEMS, 0 for a
 * free one), MASK + 1 of them, never more than a quarter full; ITEMS has room for one more than
 * the USED. */
struct counting {
    struct occurrence *items;
    uint32_t *slots, mask, used;
};

/* A new term is no case of its own, as nobody could guess which is one: it is put behind the
 * others, where a free slot leads, being past them all. */
static inline void count(struct counting *c, uint32_t hash, uint32_t times, uint32_t number)
{
    uint32_t index, at = hash & c->mask;
    c->items[c->used] = (struct occurrence){ hash, 0, number };
    for (;; at = (at + 1) & c->mask) {
        index = c->slots[at] - 1;
        index = index < c->used ? index : c->used;
        if (c->items[index].hash == hash)
            break;
    }
    c->items[index].count += times;
    c->slots[at] = index + 1;
    c->used += index == c->used;
}

/* The hashes of the words and pairs of a text, by number; the caller's to free(). */
static uint32_t *hash_terms(const struct hoso_word_hashes *words)
{
    uint32_t *terms = hoso_calloc(words->count * 2 + QUAD, sizeof *terms);
    for (size_t i = 0; i < words->count; i++) {
        terms[2 * i] = words->items[i];
        if (i)
            terms[2 * i - 1] = words->items[i - 1] * 31 + words->items[i] + 1;
    }
    for (size_t i = 0; i < words->count * 2; i += QUAD) {
        quad hashes = mix_quad(load(terms + i)) >> (32 - HASH_BITS);
        memcpy(terms + i, &hashes, sizeof hashes);
    }
    return terms;
}

/* All terms by first place, each once, with its count. */
static void find_occurrences(struct occurrences *all, const struct hoso_word_hashes *words,
                             size_t title_words)
{
    uint32_t *terms = hash_terms(words);
    hoso_vec_reserve(all, words->count * 2);
    struct counting c = { .items = all->items, .mask = 63 };
    while (c.mask < 8 * words->count)
        c.mask = c.mask * 2 + 1;
    c.slots = hoso_calloc((size_t)c.mask + 1, sizeof *c.slots);
    for (uint32_t i = 0; i + 1 < words->count * 2; i++)
        count(&c, terms[i], i / 2 < title_words ? ONCE_IN_TITLE : ONCE, i);
    all->count = c.used;
    free(c.slots);
    free(terms);
}

static float log_of(uint32_t count)
{
    return logf((float)count / ONCE);
}

void hoso_terms_find(struct hoso_terms *terms, const char *folded, size_t len, size_t title_words)
{
    struct hoso_word_hashes words = { 0 };
    struct occurrences all = { 0 };
    find_words(&words, folded, len);
    find_occurrences(&all, &words, title_words);
    sort_occurrences(&all);
    hoso_vec_clear(terms);
    hoso_vec_reserve(terms, all.count);
    for (size_t i = 0; i < all.count; i++) {
        const struct occurrence *o = &all.items[i];
        float weight = (1 + log_of(o->count)) * (o->number % 2 ? pair_weight : 1);
        hoso_vec_push(terms, ((struct hoso_term){ o->hash, weight }));
    }
    hoso_vec_release(&all);
    hoso_vec_release(&words);
}

/* ---- how rare they are ---- */

/* Open addressing; a slot with count 0 is free; never more than half full. */
struct frequency {
    uint32_t hash, count;
};
struct hoso_frequencies {
    struct frequency *slots;
    size_t capacity, used, articles;
};

struct hoso_frequencies *hoso_frequencies_new(void)
{
    struct hoso_frequencies *f = hoso_calloc(1, sizeof *f);
    f->capacity = 1024;
    f->slots = hoso_calloc(f->capacity, sizeof *f->slots);
    return f;
}

void hoso_frequencies_free(struct hoso_frequencies *f)
{
    if (!f)
        return;
    free(f->slots);
    free(f);
}

static struct frequency *slot_of(const struct hoso_frequencies *f, uint32_t hash)
{
    size_t at = hash & (f->capacity - 1);
    while (f->slots[at].count && f->slots[at].hash != hash)
        at = (at + 1) & (f->capacity - 1);
    return &f->slots[at];
}

static void double_slots(struct hoso_frequencies *f)
{
    struct hoso_frequencies old = *f;
    f->capacity *= 2;
    f->slots = hoso_calloc(f->capacity, sizeof *f->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].count)
            *slot_of(f, old.slots[i].hash) = old.slots[i];
    free(old.slots);
}

void hoso_frequencies_add(struct hoso_frequencies *f, const char *folded, size_t len)
{
    struct hoso_word_hashes words = { 0 };
    struct occurrences terms = { 0 };
    find_words(&words, folded, len);
    find_occurrences(&terms, &words, 0);
    f->articles++;
    for (size_t i = 0; i < terms.count; i++) {
        if (f->used * 2 >= f->capacity)
            double_slots(f);
        struct frequency *slot = slot_of(f, terms.items[i].hash);
        f->used += slot->count == 0;
        slot->hash = terms.items[i].hash;
        slot->count++;
    }
    hoso_vec_release(&words);
    hoso_vec_release(&terms);
}

void hoso_terms_weigh(struct hoso_terms *terms, const struct hoso_frequencies *f)
{
    double squares = 0;
    for (size_t i = 0; i < terms->count; i++) {
        uint32_t count = slot_of(f, terms->items[i].hash)->count;
        float rare = logf((float)(f->articles + 1) / (float)(count ? count : 1));
        terms->items[i].weight *= rare;
        squares += (double)terms->items[i].weight * (double)terms->items[i].weight;
    }
    float length = (float)sqrt(squares);
    for (size_t i = 0; i < terms->count && length > 0; i++)
        terms->items[i].weight /= length;
}

double hoso_terms_cosine(const struct hoso_terms *a, const struct hoso_terms *b)
{
    double sum = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint32_t x = a->items[i].hash, y = b->items[j].hash;
        if (x == y)
            sum += (double)a->items[i].weight * (double)b->items[j].weight;
        i += x <= y;
        j += y <= x;
    }
    return sum;
}

/* ---- what to show ---- */

/* Articles about one event come within days of each other. */
static const double date_gain = 0.7, date_days = 3, crowd_least = 0.05;

double hoso_similar_score(double cosine, double crowded, int days)
{
    double near = days < 0 ? 1 : 1 + date_gain * exp(-days / date_days);
    return 1 - exp(-cosine * near / sqrt(crowded + crowd_least));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool read_number(int *number, const char **s, int digits)
{
    *number = 0;
    for (int i = 0; i < digits; i++, (*s)++) {
        if (!is_digit(**s))
            return false;
        *number = *number * 10 + (**s - '0');
    }
    return true;
}

/* Days since a day long ago, in the Gregorian calendar; -1 for no date. */
static int day_number(const char *date)
{
    int year, month, day;
    if (!read_number(&year, &date, 4) || *date++ != '-' || !read_number(&month, &date, 2) ||
        *date++ != '-' || !read_number(&day, &date, 2))
        return -1;
    int years = year + 400 - (month <= 2), months = (month + 9) % 12; /* from March on */
    return years * 365 + years / 4 - years / 100 + years / 400 + (months * 306 + 5) / 10 + day;
}

int hoso_similar_days(const char *a, const char *b)
{
    int x = day_number(a), y = day_number(b);
    return x < 0 || y < 0 ? -1 : abs(x - y);
}

/* ---- gists: terms ---- */

/* 16 bits of a term's hash, never 0. */
static uint16_t short_hash(uint32_t hash)
{
    uint16_t h = (uint16_t)(hash >> (HASH_BITS - 16));
    return h ? h : 1;
}

/* Logarithms of small counts, while a gist is made; less than 0 where not yet known. */
enum { LOGS = 128 };

static float known_log(float *logs, uint32_t count)
{
    if (count >= LOGS)
        return log_of(count);
    if (logs[count] < 0)
        logs[count] = log_of(count);
    return logs[count];
}

/* The better a term, the smaller, below RANKS. */
enum { RANKS = 4096 };
static uint32_t rank_of(const struct occurrence *o, float *logs)
{
    float rank = (11 - known_log(logs, o->count) + place_cost * (float)(o->number / 2)) * 300;
    return rank < 0 ? 0 : rank >= RANKS ? RANKS - 1 : (uint32_t)rank;
}

/* A term that may be kept. */
struct candidate {
    uint16_t rank, hash;
};
struct candidates HOSO_VEC(struct candidate);

/* By place.  Of those that stand there once the later never has the better rank, so that all
 * but as many as there is room for are out of question. */
static void find_candidates(struct candidates *candidates, const struct occurrences *all)
{
    float logs[LOGS];
    size_t once = 0;
    for (int i = 0; i < LOGS; i++)
        logs[i] = -1;
    hoso_vec_reserve(candidates, all->count);
    for (size_t i = 0; i < all->count; i++) {
        const struct occurrence *o = &all->items[i];
        bool is_once = o->count == ONCE;
        candidates->items[candidates->count] =
            (struct candidate){ (uint16_t)rank_of(o, logs), short_hash(o->hash) };
        candidates->count += !is_once || once < HOSO_GIST_TERMS;
        once += is_once;
    }
}

/* The rank of the last that there is room for; *LEFT: how many of that rank. */
static uint32_t last_rank(const struct candidates *candidates, size_t *left)
{
    uint16_t counts[RANKS] = { 0 }; /* one more than there is room for is enough */
    uint32_t rank = RANKS - 1;
    for (size_t i = 0; i < candidates->count; i++) {
        uint32_t r = candidates->items[i].rank;
        counts[r] += counts[r] <= HOSO_GIST_TERMS;
        rank = r < rank ? r : rank;
    }
    *left = HOSO_GIST_TERMS;
    while (rank < RANKS - 1 && counts[rank] <= *left)
        *left -= counts[rank++];
    return rank;
}

/* Which terms are rare is not known when an article is read, and would change with every
 * other; so those are kept that the article repeats, has in its title, or says early. */
static void make_terms(struct hoso_gist *gist, const struct hoso_word_hashes *words,
                       size_t title_words)
{
    struct occurrences all = { 0 };
    struct candidates candidates = { 0 };
    size_t left, kept = 0;
    find_occurrences(&all, words, title_words);
    find_candidates(&candidates, &all);
    uint32_t last = last_rank(&candidates, &left);
    for (size_t i = 0; i < candidates.count && kept < HOSO_GIST_TERMS; i++) {
        struct candidate c = candidates.items[i];
        bool is_last = c.rank == last && left;
        left -= is_last;
        gist->terms[kept] = c.hash;
        kept += c.rank < last || is_last;
    }
    hoso_vec_release(&candidates);
    hoso_vec_release(&all);
}

void hoso_gist_query_fill(struct hoso_gist_query *query, const struct hoso_terms *terms)
{
    memset(query, 0, sizeof *query);
    for (size_t i = 0; i < terms->count; i++) {
        float *weight = &query->weights[short_hash(terms->items[i].hash)];
        float square = terms->items[i].weight * terms->items[i].weight;
        *weight = square > *weight ? square : *weight;
    }
}

float hoso_gist_score(const struct hoso_gist_query *query,
                      const struct hoso_gist *gist)
{
    float sum = 0;
    size_t count = 0;
    for (; count < HOSO_GIST_TERMS && gist->terms[count]; count++)
        sum += query->weights[gist->terms[count]];
    return sum / sqrtf((float)count + 10);
}

/* ---- near copies ---- */

enum { SHINGLE = 4 }; /* words that follow each other */

/* The hash of the one that starts at W. */
static inline uint32_t shingle(const uint32_t *w)
{
    _Static_assert(SHINGLE == 4, "as below");
    return mix(((w[0] * 31 + w[1]) * 31 + w[2]) * 31 + w[3]);
}

/* Of those that start at W and at the next words. */
static inline quad shingles_at(const uint32_t *w)
{
    return mix_quad(((load(w) * 31 + load(w + 1)) * 31 + load(w + 2)) * 31 + load(w + 3));
}

static inline void keep_least(uint32_t *mins, uint32_t key)
{
    uint32_t value = key / HOSO_SAMPLES, *min = &mins[key % HOSO_SAMPLES];
    *min = value < *min ? value : *min;
}

/* The least of the shingles' hashes in each stretch.  Each of a quad has its own, so that none
 * has to wait for what the one before it found. */
static void find_mins(uint32_t *mins, const struct hoso_word_hashes *words)
{
    uint32_t least[QUAD][HOSO_SAMPLES];
    size_t i = 0;
    memset(least, 0xFF, sizeof least);
    for (; i + SHINGLE + QUAD - 1 <= words->count; i += QUAD) {
        quad keys = shingles_at(words->items + i);
        keep_least(least[0], keys[0]);
        keep_least(least[1], keys[1]);
        keep_least(least[2], keys[2]);
        keep_least(least[3], keys[3]);
    }
    for (; i + SHINGLE <= words->count; i++)
        keep_least(least[0], shingle(words->items + i));
    for (int s = 0; s < HOSO_SAMPLES; s++) {
        uint32_t a = least[0][s] < least[1][s] ? least[0][s] : least[1][s];
        uint32_t b = least[2][s] < least[3][s] ? least[2][s] : least[3][s];
        mins[s] = a < b ? a : b;
    }
}

/* One sample of the shingles for each stretch of hashes, the smallest one there (one
 * permutation hashing): two articles have the same with a chance of the share of their
 * shingles that both have.  A stretch without any takes that of the next. */
static void make_mins(struct hoso_gist *gist, const struct hoso_word_hashes *words)
{
    uint32_t mins[HOSO_SAMPLES];
    find_mins(mins, words);
    for (uint32_t i = 0; i < HOSO_SAMPLES && words->count >= SHINGLE; i++) {
        uint32_t from = 0;
        while (mins[(i + from) % HOSO_SAMPLES] == UINT32_MAX)
            from++;
        uint32_t value = mix(mins[(i + from) % HOSO_SAMPLES] + from);
        gist->samples.mins[i] = short_hash(value >> (32 - HASH_BITS));
    }
}

void hoso_gist_make(struct hoso_gist *gist, const struct hoso_word_hashes *words,
                    size_t title_words)
{
    memset(gist, 0, sizeof *gist);
    make_terms(gist, words, title_words);
    make_mins(gist, words);
}

uint32_t hoso_samples_key(const struct hoso_samples *samples, int round)
{
    return (uint32_t)samples->mins[2 * round] << 16 | samples->mins[2 * round + 1];
}

/* All shingles by hash, each once. */
static void find_shingles(struct occurrences *shingles, const char *folded, size_t len)
{
    struct hoso_word_hashes words = { 0 };
    size_t kept = 0;
    find_words(&words, folded, len);
    hoso_vec_reserve(shingles, words.count);
    for (size_t i = 0; i + SHINGLE <= words.count; i++) {
        uint32_t hash = shingle(words.items + i) >> (32 - HASH_BITS);
        hoso_vec_push(shingles, ((struct occurrence){ .hash = hash }));
    }
    sort_occurrences(shingles);
    for (size_t i = 0; i < shingles->count; i++)
        if (!kept || shingles->items[kept - 1].hash != shingles->items[i].hash)
            shingles->items[kept++] = shingles->items[i];
    shingles->count = kept;
    hoso_vec_release(&words);
}

static size_t count_shared(const struct occurrences *a, const struct occurrences *b)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint32_t x = a->items[i].hash, y = b->items[j].hash;
        shared += x == y;
        i += x <= y;
        j += y <= x;
    }
    return shared;
}

/* Half of what either says is in both, or, of one that was cut, most of the shorter. */
bool hoso_similar_is_copy(const char *a, size_t a_len, const char *b, size_t b_len)
{
    struct occurrences x = { 0 }, y = { 0 };
    find_shingles(&x, a, a_len);
    find_shingles(&y, b, b_len);
    double shared = (double)count_shared(&x, &y), all = (double)(x.count + y.count) - shared;
    double least = (double)(x.count < y.count ? x.count : y.count);
    bool copy = shared >= SHINGLES_MIN && (shared >= copy_share * all ||
                (shared >= cut_share * least && shared >= cut_least * all));
    hoso_vec_release(&x);
    hoso_vec_release(&y);
    return copy;
}

static int distinct(const uint16_t *mins)
{
    int count = 0;
    for (int i = 0; i < HOSO_SAMPLES; i++) {
        bool first = true;
        for (int j = 0; j < i; j++)
            first = first && mins[i] != mins[j];
        count += first;
    }
    return count;
}

int hoso_samples_are_copies(const struct hoso_samples *a, const struct hoso_samples *b)
{
    int same = 0;
    for (int i = 0; i < HOSO_SAMPLES; i++)
        same += a->mins[i] == b->mins[i];
    if (!a->mins[0] || !b->mins[0] || same < NEVER_SAME)
        return -1;
    /* a short text has few samples, many times over */
    return same >= SURELY_SAME && distinct(a->mins) >= SURELY_SAME ? 1 : 0;
}
