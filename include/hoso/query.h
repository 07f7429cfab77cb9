/* The query language (`? query` in the help says it to the reader):
 *
 *   tên lửa đạn đạo          all these words, anywhere in the article; folded, marks that
 *                            are typed bind.  Whole words, a change between letters and
 *                            digits counting as a boundary (152 finds 152mm); tên* finds
 *                            words that begin so
 *   "đạn pháo 152mm"         the phrase
 *   /KN-2[345]|Hwasong/      a PCRE2 expression on the text; smart case (caseless unless it
 *                            holds a capital letter); flags after the last slash: i caseless,
 *                            c with case, s dot matches newline, x extended; ^ and $ at
 *                            every line; a slash in it is written \/
 *   person:kim weapon:"kn 23"  the article mentions such an entity, by any of its names; keys
 *                            as the lexicon's types name them, and their letters (p: w: l: o:)
 *   title:… path:…           words in the title; a part of the path, folded
 *   date:2023-08..2024       from the start of the first to the end of the last; also
 *                            date:2023, date:2023-08.., date:..2024
 *   stated:2023-08           the text states a date in that time: a day, or the month itself
 *   is:starred is:unread     what the reader marked: also is:read, is:tagged, is:noted
 *   tag:x note:words         articles with this tag (tag:x* begins so); words in their notes
 *   a OR b    -a    ( … )    AND is what a space means
 *
 * Parsed into a tree, run over one article at a time.  Knows no store: who runs it
 * answers the entity terms.  May use base, text, pattern.  A query is immutable
 * and shared by threads; a searcher belongs to one. */
#ifndef HOSO_QUERY_H
#define HOSO_QUERY_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/span.h"
#include "hoso/status.h"
#include "hoso/word.h"

struct hoso_query;

/* A key that names an entity type: `weapon`, `w`. */
struct hoso_query_type {
    const char *key;    /* lower case ASCII */
    const char *letter; /* lower case ASCII, or "" */
    int type;           /* what to give back */
};

struct hoso_query_syntax {
    const struct hoso_query_type *types; /* borrowed during the parse only */
    size_t type_count;
    bool typing; /* being typed: the last word, if nothing is behind it, is a beginning */
};

/* An empty or blank query finds every article and has no hits.  HOSO_SYNTAX: ERR, and
 * *ERROR_OFFSET, the byte in SOURCE that is meant.  While TYPING, what is not finished
 * at the end (a quotation mark, a parenthesis, a slash, OR, a key without its value, half
 * a date) is closed or left out without a word. */
enum hoso_status hoso_query_parse(struct hoso_query **out, const char *source, size_t len,
                                  const struct hoso_query_syntax *syntax, size_t *error_offset,
                                  struct hoso_error *err);
void hoso_query_free(struct hoso_query *query);

bool hoso_query_is_empty(const struct hoso_query *query);
bool hoso_query_needs_text(const struct hoso_query *query);   /* a regular expression, or marks */
bool hoso_query_needs_folded(const struct hoso_query *query); /* words or phrases */
/* The text is needed only to check marks, where the folded text has the words already:
 * with load_text in the article, `text` may be NULL. */
bool hoso_query_text_can_wait(const struct hoso_query *query);
bool hoso_query_needs_row(const struct hoso_query *query); /* title, path, date or marks */

/* The entity terms, numbered from 0. */
struct hoso_query_entity {
    int type;
    const char *folded; /* the name asked for, folded; borrowed from the query */
    const char *typed;  /* as it was typed: its marks bind */
    bool is_beginning;  /* of its last word */
};
size_t hoso_query_entity_count(const struct hoso_query *query);
struct hoso_query_entity hoso_query_entity(const struct hoso_query *query, size_t term);
/* Must every article that the query finds answer TERM? */
bool hoso_query_entity_is_required(const struct hoso_query *query, size_t term);
/* Does a name (an entity's full name or alias) answer the term?  The term's words stand
 * in it, in order and side by side, as whole words (`kim` answers `Kim Jong-un`). */
bool hoso_query_entity_matches(const struct hoso_query *query, size_t term, const char *name,
                               const char *name_folded);

/* The stated: terms, numbered from 0: from a date to a date, YYYYMMDD, with 00 for a day or a
 * month that is not said.  REQUIRED: every article found states such a date. */
size_t hoso_query_stated_count(const struct hoso_query *query);
void hoso_query_stated(const struct hoso_query *query, size_t term, int64_t *from, int64_t *to);
bool hoso_query_stated_is_required(const struct hoso_query *query, size_t term);

/* What the reader marked, numbered from 0. */
enum hoso_query_mark {
    HOSO_QUERY_STARRED,
    HOSO_QUERY_READ,
    HOSO_QUERY_UNREAD,
    HOSO_QUERY_TAGGED,
    HOSO_QUERY_NOTED,
    HOSO_QUERY_TAG, /* a tag of its own */
    HOSO_QUERY_NOTE /* words in a note */
};
size_t hoso_query_mark_count(const struct hoso_query *query);
enum hoso_query_mark hoso_query_mark(const struct hoso_query *query, size_t term);
/* Of a TAG or NOTE: does this tag, this note answer the term? */
bool hoso_query_mark_matches(const struct hoso_query *query, size_t term, const char *text);
/* Can the query have hits?  Marks, dates and paths alone have none. */
bool hoso_query_has_hits(const struct hoso_query *query);

/* One article to search. */
struct hoso_query_article {
    const char *text; /* NULL unless needed or hits are wanted */
    size_t text_len;
    const char *folded; /* NULL unless needed */
    size_t folded_len;
    const char *title;
    const char *path;
    const char *date; /* "" for none: no date: term finds it */
    void *ctx;
    /* Does this article mention an entity that answers TERM?  Appends the mentions'
     * spans to HITS where that is not NULL. */
    bool (*mentions)(void *ctx, size_t term, struct hoso_spans *hits);
    /* Does its text state a date that answers TERM?  As `mentions`; may be NULL: no. */
    bool (*states)(void *ctx, size_t term, struct hoso_spans *hits);
    /* Has the reader marked it as TERM says?  May be NULL: no. */
    bool (*marked)(void *ctx, size_t term);
    /* May be NULL.  Asked at most once a run, where `text` is NULL and needed after all
     * (marks, hits); the text must live until the run ends.  NULL for none. */
    const char *(*load_text)(void *ctx, size_t *text_len);
};

struct hoso_searcher;
struct hoso_searcher *hoso_searcher_new(const struct hoso_query *query, const atomic_bool *cancel);
void hoso_searcher_free(struct hoso_searcher *searcher);

/* Runs the query over ARTICLE.  *FOUND says whether it matches; HITS (may be NULL;
 * emptied first) gets the spans of the text that the terms found, in order, not
 * overlapping, without those of `-` terms.  Words that follow one another in the query
 * and in the text are one hit (`dan phao` in `đạn pháo`); where they do so in an article,
 * each of them alone (`dẫn`) is none there.  HOSO_LIMIT where an expression was stopped,
 * HOSO_CANCELLED. */
enum hoso_status hoso_searcher_run(struct hoso_searcher *searcher,
                                   const struct hoso_query_article *article, bool *found,
                                   struct hoso_spans *hits);

/* The same, but the hits are only counted: for plain words many times quicker, since
 * nothing is led back to the text. */
enum hoso_status hoso_searcher_count(struct hoso_searcher *searcher,
                                     const struct hoso_query_article *article, bool *found,
                                     size_t *hit_count);

/* Words as numbers below COUNT, the same word always the same: what an article must have to
 * be found can be looked up before it is read.  Sets those of WORDS in BITS, which starts
 * zeroed. */
void hoso_words_slices(uint64_t *bits, size_t count, const struct hoso_word_hashes *words);
/* The numbers of words that every article found must have (at most MAX); how many. */
size_t hoso_query_slices(const struct hoso_query *query, size_t count, unsigned *slices,
                         size_t max);

/* The date: terms that every article found must meet, as one range; false where there is none.  Dates are YYYY-MM-DD, inclusive. */
bool hoso_query_date_range(const struct hoso_query *query, char from[11], char to[11]);

#endif
