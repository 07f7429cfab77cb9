/* Related articles: those that share entities.  An article is a vector over entities,
 * each weighing how rare it is in the corpus (idf) times the root of its mentions; the
 * score of two articles is the cosine of theirs.  Weights for types were tried and find
 * less: idf alone puts a person before a country.  Candidates come from the postings of
 * the article's entities, the most common ones left out where the corpus is large; only
 * the best of them get the exact score. */
#include "session-internal.h"

#include <math.h>
#include <stdlib.h>

#include "hoso/mem.h"

enum {
    LARGE = 200,     /* articles; from here on common entities bring no candidates */
    CANDIDATES = 256, /* that get an exact score */
    REASONS = 3
};
static const double common_share = 0.2; /* of the articles */

struct feature {
    int64_t entity;
    double weight;
    size_t article_count;
    char *name;
};
struct features HOSO_VEC(struct feature);

struct candidate {
    int64_t article;
    double score;
};
struct candidates HOSO_VEC(struct candidate);

struct building {
    struct hoso_session *session;
    struct features *features;
    double articles;
    bool names;
};

static bool add_feature(const struct hoso_store_entity_row *row, void *ctx)
{
    struct building *building = ctx;
    double idf = log((building->articles + 1) / ((double)row->article_count + 0.5));
    double weight = (idf > 0.05 ? idf : 0.05) * sqrt((double)row->here_count);
    hoso_vec_push(building->features,
                  ((struct feature){ row->id, weight, row->article_count,
                                     building->names ? hoso_strdup(row->name) : NULL }));
    return true;
}

static int compare_features(const void *a, const void *b)
{
    int64_t x = ((const struct feature *)a)->entity, y = ((const struct feature *)b)->entity;
    return x < y ? -1 : x > y;
}

static void clear_features(struct features *features)
{
    for (size_t i = 0; i < features->count; i++)
        free(features->items[i].name);
    hoso_vec_clear(features);
}

/* By entity. */
static enum hoso_status load_features(struct building *building, int64_t article)
{
    clear_features(building->features);
    enum hoso_status status = hoso_store_article_entities(building->session->reader, article,
                                                          add_feature, building);
    if (building->features->count)
        qsort(building->features->items, building->features->count,
              sizeof *building->features->items, compare_features);
    return status;
}

/* ---- candidates ---- */

struct gathering {
    int64_t self;
    double weight;
    struct candidates *candidates;
};

static bool gather(int64_t article, size_t count, void *ctx)
{
    struct gathering *gathering = ctx;
    if (article != gathering->self)
        hoso_vec_push(gathering->candidates,
                      ((struct candidate){ article, gathering->weight * sqrt((double)count) }));
    return true;
}

static int compare_articles(const void *a, const void *b)
{
    int64_t x = ((const struct candidate *)a)->article, y = ((const struct candidate *)b)->article;
    return x < y ? -1 : x > y;
}

static int compare_scores(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

/* The articles that share most, roughly: at most CANDIDATES, each once. */
static void find_candidates(struct hoso_session *session, int64_t self,
                            const struct features *features, struct candidates *candidates)
{
    double articles = (double)session->list->count;
    for (size_t i = 0; i < features->count; i++) {
        const struct feature *feature = &features->items[i];
        if (articles >= LARGE && (double)feature->article_count > common_share * articles)
            continue;
        struct gathering gathering = { self, feature->weight * feature->weight, candidates };
        hoso_store_postings(session->reader, feature->entity, gather, &gathering);
    }
    size_t kept = 0;
    if (candidates->count)
        qsort(candidates->items, candidates->count, sizeof *candidates->items, compare_articles);
    for (size_t i = 0; i < candidates->count; i++) {
        if (kept && candidates->items[kept - 1].article == candidates->items[i].article)
            candidates->items[kept - 1].score += candidates->items[i].score;
        else
            candidates->items[kept++] = candidates->items[i];
    }
    candidates->count = kept;
    if (kept > CANDIDATES) {
        qsort(candidates->items, kept, sizeof *candidates->items, compare_scores);
        candidates->count = CANDIDATES;
    }
}

/* ---- scores ---- */

static double norm(const struct features *features)
{
    double sum = 0;
    for (size_t i = 0; i < features->count; i++)
        sum += features->items[i].weight * features->items[i].weight;
    return sqrt(sum);
}

struct shared {
    const struct feature *feature;
    double weight;
};

/* Keeps the REASONS heaviest. */
static void note_reason(struct shared reasons[REASONS], struct shared reason)
{
    for (size_t i = 0; i < REASONS; i++) {
        if (!reasons[i].feature || reason.weight > reasons[i].weight) {
            struct shared pushed = reasons[i];
            reasons[i] = reason;
            reason = pushed;
        }
        if (!reason.feature)
            return;
    }
}

static char *name_reasons(const struct shared reasons[REASONS])
{
    struct hoso_buf out = HOSO_BUF_INIT;
    for (size_t i = 0; i < REASONS && reasons[i].feature; i++) {
        if (i)
            hoso_buf_addstr(&out, ", ");
        hoso_buf_addstr(&out, reasons[i].feature->name);
    }
    return hoso_buf_detach(&out);
}

/* A is the one with names. */
static struct hoso_related compare(const struct features *a, const struct features *b)
{
    struct shared reasons[REASONS] = { 0 };
    double dot = 0, norms = norm(a) * norm(b);
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        const struct feature *x = &a->items[i], *y = &b->items[j];
        if (x->entity == y->entity) {
            double product = x->weight * y->weight;
            dot += product;
            note_reason(reasons, (struct shared){ x, product });
        }
        i += x->entity <= y->entity;
        j += y->entity <= x->entity;
    }
    return (struct hoso_related){ .score = norms > 0 ? dot / norms : 0,
                                  .reasons = name_reasons(reasons) };
}

static int compare_related(const void *a, const void *b)
{
    const struct hoso_related *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

void hoso_relateds_release(struct hoso_relateds *relateds)
{
    for (size_t i = 0; i < relateds->count; i++)
        free(relateds->items[i].reasons);
    hoso_vec_release(relateds);
}

static enum hoso_status score(struct building *building, const struct features *self,
                              const struct candidates *candidates, struct hoso_relateds *relateds)
{
    enum hoso_status status = HOSO_OK;
    for (size_t i = 0; i < candidates->count && status == HOSO_OK; i++) {
        status = load_features(building, candidates->items[i].article);
        struct hoso_related related = compare(self, building->features);
        related.article = candidates->items[i].article;
        hoso_vec_push(relateds, related);
    }
    if (relateds->count)
        qsort(relateds->items, relateds->count, sizeof *relateds->items, compare_related);
    return status;
}

enum hoso_status hoso_session_related(struct hoso_session *session, int64_t article, size_t limit,
                                      struct hoso_relateds *relateds)
{
    struct features self = { 0 }, other = { 0 };
    struct candidates candidates = { 0 };
    struct building building = { session, &self, (double)session->list->count, true };
    hoso_relateds_release(relateds);
    enum hoso_status status = load_features(&building, article);
    if (status == HOSO_OK) {
        find_candidates(session, article, &self, &candidates);
        building.features = &other;
        building.names = false;
        status = score(&building, &self, &candidates, relateds);
    }
    while (limit && relateds->count > limit)
        free(relateds->items[--relateds->count].reasons);
    clear_features(&self);
    clear_features(&other);
    hoso_vec_release(&self);
    hoso_vec_release(&other);
    hoso_vec_release(&candidates);
    return status;
}
