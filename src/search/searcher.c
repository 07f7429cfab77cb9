/* Runs a query over one article at a time.
 *
 * First the tree is evaluated, the cheap terms first, stopping as soon as the answer is
 * known; only for an article that is found, and only if hits are wanted, it is walked
 * again to collect them.  Everything costly about an article (its text, its folded text
 * with the map back, its folded title) is made when it is first needed and kept for the
 * run; the buffers are kept for the searcher's life, so that a run allocates nothing.
 *
 * Tree depth is bounded by the parser, so recursion is safe here. */
#define _GNU_SOURCE 1
#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"
#include "tree.h"

/* A text with its fold, made on demand. */
struct lazy_fold {
    bool is_made;
    struct hoso_buf folded;
    struct hoso_fold_map map;
    struct folded_text view;
};

/* A hit, and what it takes to tell whether the next word's hit continues it. */
struct found_hit {
    struct hoso_span text;
    struct hoso_span folded;
    unsigned sequence; /* 0: not a word's */
};

/* Hits made one: from `start` to the end of the last. */
struct found_run {
    size_t start;
    struct found_hit last;
    bool is_words; /* two words of the query or more, side by side */
};

struct hoso_searcher {
    const struct hoso_query *query;
    const atomic_bool *cancel;
    struct hoso_matcher *matcher;
    /* of this run */
    const struct hoso_query_article *article;
    enum hoso_status status;
    const char *text; /* NULL until known */
    size_t text_len;
    bool text_asked;
    bool counts_folded; /* hits are only counted, and the folded text is enough for that */
    struct lazy_fold body;
    struct lazy_fold title;
    struct hoso_buf path;
    /* scratch */
    struct hoso_spans spans;
    struct hoso_spans counted;
    struct HOSO_VEC(struct found_hit) hits;
    struct HOSO_VEC(struct found_run) runs;
    struct HOSO_VEC(unsigned) side_by_side;
};

struct hoso_searcher *hoso_searcher_new(const struct hoso_query *query, const atomic_bool *cancel)
{
    struct hoso_searcher *searcher = hoso_calloc(1, sizeof *searcher);
    searcher->query = query;
    searcher->cancel = cancel;
    searcher->matcher = hoso_matcher_new(cancel);
    hoso_buf_init(&searcher->body.folded);
    hoso_buf_init(&searcher->title.folded);
    hoso_buf_init(&searcher->path);
    return searcher;
}

static void release_fold(struct lazy_fold *fold)
{
    hoso_buf_release(&fold->folded);
    hoso_vec_release(&fold->map);
}

void hoso_searcher_free(struct hoso_searcher *searcher)
{
    if (!searcher)
        return;
    hoso_matcher_free(searcher->matcher);
    release_fold(&searcher->body);
    release_fold(&searcher->title);
    hoso_buf_release(&searcher->path);
    hoso_vec_release(&searcher->spans);
    hoso_vec_release(&searcher->counted);
    hoso_vec_release(&searcher->hits);
    hoso_vec_release(&searcher->runs);
    hoso_vec_release(&searcher->side_by_side);
    free(searcher);
}

/* ---- what the article has, made on demand ---- */

static bool has_text(struct hoso_searcher *s)
{
    if (!s->text && !s->text_asked && s->article->load_text) {
        s->text_len = 0;
        s->text = s->article->load_text(s->article->ctx, &s->text_len);
    }
    s->text_asked = true;
    return s->text != NULL;
}

static const struct folded_text *fold_now(struct lazy_fold *fold, const char *text, size_t len)
{
    if (!fold->is_made) {
        hoso_buf_clear(&fold->folded);
        hoso_vec_clear(&fold->map);
        hoso_fold_mapped(&fold->folded, &fold->map, text, len);
        fold->view = (struct folded_text){ text, len, &fold->folded, &fold->map };
        fold->is_made = true;
    }
    return &fold->view;
}

static const struct folded_text *body_of(struct hoso_searcher *s)
{
    return has_text(s) ? fold_now(&s->body, s->text, s->text_len) : NULL;
}

static const struct folded_text *title_of(struct hoso_searcher *s)
{
    const char *title = s->article->title ? s->article->title : "";
    return fold_now(&s->title, title, strlen(title));
}

/* ---- does it match? ---- */

/* Keeps what stops the run; true for a match. */
static bool answer(struct hoso_searcher *s, enum hoso_status status)
{
    if (status != HOSO_OK && status != HOSO_NOT_FOUND && status != HOSO_INVALID)
        s->status = status;
    return status == HOSO_OK;
}

/* The next place of WORDS, unless the search is cancelled. */
static bool next_place(struct hoso_searcher *s, const struct words *words, const char *folded,
                       size_t len, size_t *from, struct hoso_span *match)
{
    if (s->cancel && atomic_load_explicit(s->cancel, memory_order_relaxed)) {
        s->status = HOSO_CANCELLED;
        return false;
    }
    return words_next(words, folded, len, from, match);
}

/* Does some place have the words and their marks? */
static bool marked_words_found(struct hoso_searcher *s, const struct words *words,
                               const struct folded_text *in)
{
    size_t from = 0;
    struct hoso_span match;
    while (next_place(s, words, in->folded->data, in->folded->len, &from, &match))
        if (words_marks_agree(words, in, match))
            return true;
    return false;
}

static bool body_has_words(struct hoso_searcher *s, const struct words *words)
{
    if (s->article->folded) {
        size_t from = 0;
        struct hoso_span match;
        if (!words_next(words, s->article->folded, s->article->folded_len, &from, &match))
            return false;
        if (!words->has_marks || !has_text(s))
            return true;
        from = 0;
        if (words->spelled)
            return answer(s, words_next_spelled(words, s->matcher, s->text, s->text_len, &from,
                                                &match));
        if (words_count_verbatim(words, s->matcher, s->text, s->text_len, 1))
            return true;
    }
    const struct folded_text *body = body_of(s);
    return body && marked_words_found(s, words, body);
}

static bool path_has(struct hoso_searcher *s, const struct node *node)
{
    const char *path = s->article->path ? s->article->path : "";
    hoso_buf_clear(&s->path);
    hoso_fold(&s->path, path, strlen(path));
    for (char *c = s->path.data; c < s->path.data + s->path.len; c++)
        if (*c == '-')
            *c = ' ';
    return memmem(s->path.data, s->path.len, node->path, node->path_len) != NULL;
}

static bool date_is_in(const struct hoso_query_article *article, const struct node *node)
{
    return article->date && *article->date && strcmp(article->date, node->from) >= 0 &&
           strcmp(article->date, node->to) <= 0;
}

static bool matches(struct hoso_searcher *s, const struct node *node);

/* All children (AND), or any. */
static bool children_match(struct hoso_searcher *s, const struct node *node, bool all)
{
    for (const struct node *child = node->first; child && s->status == HOSO_OK;
         child = child->next)
        if (matches(s, child) != all)
            return !all;
    return all;
}

static bool matches(struct hoso_searcher *s, const struct node *node)
{
    const struct hoso_query_article *article = s->article;
    switch (node->kind) {
    case NODE_AND: return children_match(s, node, true);
    case NODE_OR: return children_match(s, node, false);
    case NODE_NOT: return !matches(s, node->first);
    case NODE_WORDS: return body_has_words(s, node->words);
    case NODE_TITLE: return marked_words_found(s, node->words, title_of(s));
    case NODE_PATH: return path_has(s, node);
    case NODE_DATE: return date_is_in(article, node);
    case NODE_MARK: return article->marked && article->marked(article->ctx, node->term);
    case NODE_STATED: return article->states && article->states(article->ctx, node->term, NULL);
    case NODE_ENTITY: return article->mentions && article->mentions(article->ctx, node->term, NULL);
    case NODE_REGEX:
        return has_text(s) && answer(s, hoso_pattern_find(node->pattern, s->matcher, s->text,
                                                          s->text_len, 0, NULL));
    }
    return false;
}

/* Could NODE match, as far as the folded text tells?  It costs less than to fetch the text
 * for the marks of one frequent word, where the next word is not there at all. */
static bool may_match(struct hoso_searcher *s, const struct node *node)
{
    if (node->kind == NODE_WORDS) {
        size_t from = 0;
        struct hoso_span match;
        return next_place(s, node->words, s->article->folded, s->article->folded_len, &from,
                          &match);
    }
    bool any = node->kind != NODE_OR; /* of what else there is nothing is said */
    for (const struct node *child = node->first; child && node->kind != NODE_NOT;
         child = child->next)
        if (may_match(s, child) == (node->kind == NODE_OR))
            return !any;
    return any;
}

/* ---- its hits ---- */

static void add_hit(struct hoso_searcher *s, struct hoso_span text)
{
    if (text.start < text.end && text.end <= s->text_len)
        hoso_vec_push(&s->hits, ((struct found_hit){ .text = text }));
}

/* Where hits are only counted: in the folded text, as if that were the text. */
static void collect_folded_words(struct hoso_searcher *s, const struct node *node)
{
    size_t from = 0;
    struct hoso_span match;
    while (next_place(s, node->words, s->article->folded, s->article->folded_len, &from, &match))
        hoso_vec_push(&s->hits, ((struct found_hit){ match, match, node->sequence }));
}

/* Where they stand in the text, with no fold of it. */
static void collect_spelled(struct hoso_searcher *s, const struct node *node)
{
    size_t from = 0;
    struct hoso_span match;
    while (answer(s, words_next_spelled(node->words, s->matcher, s->text, s->text_len, &from,
                                        &match)))
        hoso_vec_push(&s->hits, ((struct found_hit){ match, match, node->sequence }));
}

static void collect_words(struct hoso_searcher *s, const struct node *node)
{
    if (s->query->is_spelled && s->text) {
        collect_spelled(s, node);
        return;
    }
    if (s->counts_folded) {
        collect_folded_words(s, node);
        return;
    }
    const struct folded_text *body = body_of(s);
    size_t from = 0;
    struct hoso_span match;
    while (next_place(s, node->words, body->folded->data, body->folded->len, &from, &match)) {
        if (!words_marks_agree(node->words, body, match))
            continue;
        struct found_hit hit = {
            .text = hoso_fold_to_text(body->map, body->text, body->len, match.start, match.end),
            .folded = match,
            .sequence = node->sequence,
        };
        hoso_vec_push(&s->hits, hit);
    }
}

/* Where the title stands in the text: at its beginning, if it does. */
static bool title_offset(const struct hoso_searcher *s, size_t *offset)
{
    size_t len = s->title.view.len, at = 0;
    while (at < s->text_len && strchr(" \t\n", s->text[at]) && s->text[at])
        at++;
    *offset = at;
    return len <= s->text_len - at && memcmp(s->text + at, s->title.view.text, len) == 0;
}

static void collect_title(struct hoso_searcher *s, const struct words *words)
{
    const struct folded_text *title = title_of(s);
    size_t from = 0, offset;
    struct hoso_span match;
    if (!title_offset(s, &offset))
        return;
    while (next_place(s, words, title->folded->data, title->folded->len, &from, &match)) {
        struct hoso_span span =
            hoso_fold_to_text(title->map, title->text, title->len, match.start, match.end);
        if (words_marks_agree(words, title, match))
            add_hit(s, (struct hoso_span){ span.start + offset, span.end + offset });
    }
}

static void add_spans(struct hoso_searcher *s)
{
    for (size_t i = 0; i < s->spans.count; i++)
        add_hit(s, s->spans.items[i]);
}

/* The hits of NODE, which matches. */
static void collect(struct hoso_searcher *s, const struct node *node)
{
    hoso_vec_clear(&s->spans);
    switch (node->kind) {
    case NODE_AND:
    case NODE_OR:
        for (const struct node *child = node->first; child; child = child->next)
            if (node->kind == NODE_AND || matches(s, child))
                collect(s, child);
        break;
    case NODE_WORDS: collect_words(s, node); break;
    case NODE_TITLE: collect_title(s, node->words); break;
    case NODE_ENTITY:
        s->article->mentions(s->article->ctx, node->term, &s->spans);
        add_spans(s);
        break;
    case NODE_STATED:
        s->article->states(s->article->ctx, node->term, &s->spans);
        add_spans(s);
        break;
    case NODE_REGEX:
        answer(s, hoso_pattern_find_all(node->pattern, s->matcher, s->text, s->text_len,
                                        &s->spans));
        add_spans(s);
        break;
    case NODE_PATH:
    case NODE_DATE:
    case NODE_MARK:
    case NODE_NOT: break;
    }
}

static int compare_hits(const void *a, const void *b)
{
    const struct found_hit *left = a, *right = b;
    if (left->text.start != right->text.start)
        return left->text.start < right->text.start ? -1 : 1;
    return (left->text.end > right->text.end) - (left->text.end < right->text.end);
}

static bool stands_side_by_side(const struct hoso_searcher *s, unsigned sequence)
{
    for (size_t i = 0; i < s->side_by_side.count; i++) /* as few as the query's words */
        if (s->side_by_side.items[i] == sequence)
            return true;
    return false;
}

static void note_side_by_side(struct hoso_searcher *s, unsigned sequence)
{
    if (!stands_side_by_side(s, sequence))
        hoso_vec_push(&s->side_by_side, sequence);
}

/* Does GAP, between two words of a text, fold to one blank, or to none? */
static bool is_a_blank(const char *gap, size_t len)
{
    enum { LONGEST = 16 };
    if (len == 0 || (len == 1 && *gap == ' '))
        return true;
    struct hoso_buf between = HOSO_BUF_INIT, folded = HOSO_BUF_INIT;
    hoso_buf_addf(&between, "a%.*sa", len < LONGEST ? (int)len : LONGEST, gap);
    hoso_fold(&folded, between.data, between.len);
    bool blank = len < LONGEST && !strcmp(folded.data, "a a");
    hoso_buf_release(&between);
    hoso_buf_release(&folded);
    return blank;
}

/* Is NEXT the query's next word, in the text right behind HIT? */
static bool continues(const struct hoso_searcher *s, const struct found_hit *hit,
                      const struct found_hit *next)
{
    if (!hit->sequence || next->sequence != hit->sequence + 1)
        return false;
    size_t end = hit->folded.end;
    if (s->query->is_spelled && s->text)
        return next->folded.start >= end && is_a_blank(s->text + end, next->folded.start - end);
    const char *folded = s->counts_folded ? s->article->folded : s->body.folded.data;
    return next->folded.start == end || (next->folded.start == end + 1 && folded[end] == ' ');
}

/* HIT joined to RUN, which it overlaps or continues. */
static void join(struct found_run *run, const struct found_hit *hit)
{
    size_t end = run->last.text.end;
    if (hit->text.end < end)
        return;
    run->last = *hit; /* its folded end and sequence are the ones to continue */
}

/* Into s->runs: the hits in order, overlapping ones and words in the query's order made one
 * run.  s->side_by_side gets the sequence of each word that stands beside its neighbour. */
static void make_runs(struct hoso_searcher *s)
{
    hoso_vec_clear(&s->runs);
    hoso_vec_clear(&s->side_by_side);
    if (s->hits.count)
        qsort(s->hits.items, s->hits.count, sizeof *s->hits.items, compare_hits);
    for (size_t i = 0; i < s->hits.count; i++) {
        const struct found_hit *hit = &s->hits.items[i];
        struct found_run *run = s->runs.count ? &s->runs.items[s->runs.count - 1] : NULL;
        bool next_word = run && continues(s, &run->last, hit);
        if (next_word) {
            run->is_words = true;
            note_side_by_side(s, run->last.sequence);
            note_side_by_side(s, hit->sequence);
        }
        if (next_word || (run && hit->text.start < run->last.text.end))
            join(run, hit);
        else
            hoso_vec_push(&s->runs, ((struct found_run){ hit->text.start, *hit, false }));
    }
}

/* The runs, without the words that stand alone here though beside their neighbour
 * elsewhere: who types `dan phao` and gets `đạn pháo` does not look for `dẫn`. */
static void merge_hits(struct hoso_searcher *s, struct hoso_spans *out)
{
    make_runs(s);
    for (size_t i = 0; i < s->runs.count; i++) {
        const struct found_run *run = &s->runs.items[i];
        if (run->is_words || !stands_side_by_side(s, run->last.sequence))
            hoso_vec_push(out, ((struct hoso_span){ run->start, run->last.text.end }));
    }
}

static void begin_run(struct hoso_searcher *s, const struct hoso_query_article *article)
{
    s->article = article;
    s->status = HOSO_OK;
    s->text = article->text;
    s->text_len = article->text ? article->text_len : 0;
    s->text_asked = false;
    s->counts_folded = false;
    s->body.is_made = false;
    s->title.is_made = false;
    hoso_vec_clear(&s->hits);
}

/* Of an article that is found, the hits. */
static enum hoso_status collect_all(struct hoso_searcher *s, struct hoso_spans *hits)
{
    hoso_vec_clear(hits);
    if (s->counts_folded || has_text(s)) {
        collect(s, s->query->root);
        merge_hits(s, hits);
    }
    if (s->status != HOSO_OK)
        hoso_vec_clear(hits);
    return s->status;
}

/* A run, after begin_run. */
static enum hoso_status run(struct hoso_searcher *s, bool *found, struct hoso_spans *hits)
{
    const struct node *root = s->query->root;
    *found = false;
    if (hits)
        hoso_vec_clear(hits);
    if (s->cancel && atomic_load_explicit(s->cancel, memory_order_relaxed))
        return HOSO_CANCELLED;
    bool worthwhile = !root || !s->article->folded || !s->query->has_marked_words ||
                      may_match(s, root);
    bool matched = worthwhile && (!root || matches(s, root));
    *found = matched && s->status == HOSO_OK;
    return *found && hits && root ? collect_all(s, hits) : s->status;
}

enum hoso_status hoso_searcher_run(struct hoso_searcher *searcher,
                                   const struct hoso_query_article *article, bool *found,
                                   struct hoso_spans *hits)
{
    begin_run(searcher, article);
    return run(searcher, found, hits);
}

/* Do all places that have the words of NODE have their marks too, so that the folded text is
 * enough to count them?  So it is where as many stand there as typed. */
static bool folded_is_enough(struct hoso_searcher *s, const struct node *node)
{
    if (node->kind == NODE_WORDS) {
        const struct words *words = node->words;
        if (!words->has_marks)
            return true;
        size_t from = 0, count = 0;
        struct hoso_span match;
        while (next_place(s, words, s->article->folded, s->article->folded_len, &from, &match))
            count++;
        return !count || (has_text(s) && words_count_verbatim(words, s->matcher, s->text,
                                                              s->text_len, count) == count);
    }
    for (const struct node *child = node->first; child; child = child->next)
        if (!folded_is_enough(s, child))
            return false;
    return true;
}

enum hoso_status hoso_searcher_count(struct hoso_searcher *searcher,
                                     const struct hoso_query_article *article, bool *found,
                                     size_t *hit_count)
{
    const struct hoso_query *query = searcher->query;
    *hit_count = 0;
    begin_run(searcher, article);
    enum hoso_status status = run(searcher, found, NULL);
    if (status != HOSO_OK || !*found || !query->root)
        return status;
    searcher->counts_folded =
        article->folded && !query->has_other_hits && !query->is_spelled &&
        (!query->has_marked_words || folded_is_enough(searcher, query->root));
    if (searcher->counts_folded && query->root->kind == NODE_WORDS) {
        *hit_count = words_count(query->root->words, article->folded, article->folded_len);
        return status;
    }
    status = collect_all(searcher, &searcher->counted);
    *hit_count = searcher->counted.count;
    return status;
}
