/* An opened corpus: what the screens and the commands see of articles, entities and
 * searches.  Behind it, background threads walk the paths, read, extract and store;
 * a session's functions answer from what is committed and never wait for them
 * (but hoso_session_wait).
 *
 * May use everything below app.  All functions are called from one thread, the one
 * that opened the session, unless said otherwise.  Strings in results are owned by
 * the result and freed with its _release. */
#ifndef HOSO_SESSION_H
#define HOSO_SESSION_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/buf.h"
#include "hoso/compare.h"
#include "hoso/lexicon.h"
#include "hoso/messages.h"
#include "hoso/query.h"
#include "hoso/span.h"
#include "hoso/status.h"
#include "hoso/work.h"

struct hoso_session;

struct hoso_session_options {
    const char *const *paths; /* files and folders; at least one */
    size_t path_count;
    const char *db_path;            /* NULL: a file of the corpus's own in the cache folder */
    bool no_db;                     /* keep all in memory */
    const char *const *lexicon_dirs; /* the built-in one first */
    size_t lexicon_dir_count;
    int jobs; /* threads that read and extract; 0: one per core */
    /* For an answer at once: where there are so many articles or more, and no folder has
     * changed, the files are not looked at; one overwritten where it lies goes unseen.
     * 0: every file is looked at. */
    size_t trust_from;
    bool watch; /* what changes in the corpus shows by itself */
    bool hold;  /* walks and reads when hoso_session_go says so: a screen shows first what is known */
    const char *work_dir; /* the reader's own work; NULL: none */
};

/* Loads the lexicon, opens the store, starts to walk and read.  A store that is damaged,
 * foreign or of another version is rebuilt, and one that cannot be written is replaced by
 * memory; MESSAGES says so.  HOSO_NOT_FOUND where no path can be opened. */
enum hoso_status hoso_session_open(struct hoso_session **out,
                                   const struct hoso_session_options *options,
                                   struct hoso_messages *messages, struct hoso_error *err);
/* Stops the background threads; what is committed stays. */
void hoso_session_close(struct hoso_session *session);

/* Begins to walk and read, where that was held; else nothing. */
void hoso_session_go(struct hoso_session *session);

/* Watches the corpus for changes from now on, or no longer. */
void hoso_session_watch(struct hoso_session *session, bool on);

const struct hoso_lexicon *hoso_session_lexicon(const struct hoso_session *session);

/* The reader's own work, or NULL; its corrections are applied to what is extracted. */
struct hoso_work *hoso_session_work(struct hoso_session *session);
/* After the corrections have changed: what they may meet is extracted again from the texts
 * that are there, in the background. */
void hoso_session_correct(struct hoso_session *session);

/* ---- progress ---- */

struct hoso_progress {
    bool walked;          /* all paths are walked: `total` is final, but for later changes */
    bool done;            /* all is read and committed */
    size_t total;         /* files found so far */
    size_t done_count;    /* of these, read and committed, or known from before */
    size_t read_count;    /* of these, read by this session */
    size_t failed_count;  /* could not be read */
    size_t mention_count; /* found so far, in all articles */
    uint64_t read_bytes;  /* of text, by this session */
    double rate;          /* articles a second of late; 0: not known */
    double elapsed_s;     /* since the session was opened */
    uint64_t generation;  /* grows with every commit: what was asked before may be stale */
};
void hoso_session_progress(struct hoso_session *session, struct hoso_progress *progress);
/* Adds `3100/s · 45 s left`; nothing while that is not known, or all is done. */
void hoso_progress_pace(struct hoso_buf *out, const struct hoso_progress *progress);
/* Becomes readable when generation, progress or a search's results have changed;
 * hoso_session_drain empties it. */
int hoso_session_event_fd(const struct hoso_session *session);
void hoso_session_drain(struct hoso_session *session);
/* Blocks until all is read and committed, or *STOP (may be NULL; set by a signal handler)
 * is true.  EACH (may be NULL) is called about ten times a second.  The background
 * threads' messages (files that could not be read) are moved to MESSAGES. */
enum hoso_status hoso_session_wait(struct hoso_session *session, const atomic_bool *stop,
                                   void (*each)(const struct hoso_progress *progress, void *ctx),
                                   void *ctx);
/* Moves the messages of the background threads so far to MESSAGES. */
void hoso_session_take_messages(struct hoso_session *session, struct hoso_messages *messages);

/* Was the index found damaged?  Then answers may be short; it goes when it is closed. */
bool hoso_session_is_damaged(const struct hoso_session *session);

/* ---- articles ---- */

enum hoso_article_state {
    HOSO_ARTICLE_PENDING, /* found, not read yet */
    HOSO_ARTICLE_READ,
    HOSO_ARTICLE_FAILED /* `problem` says why */
};
struct hoso_article_info {
    int64_t id;
    enum hoso_article_state state;
    char *path;
    char *title; /* of one not read yet, or without words: its file's name */
    struct hoso_span title_span; /* where the title stands in the text; empty where it does not */
    char date[11];
    size_t mention_count;
    uint64_t size_bytes; /* of the file, and when it was changed, as of the last walk */
    int64_t mtime_ns;
    uint64_t digest; /* of the text (digest.h) */
    char *stored;    /* the path from the root of the file system */
    char *problem;   /* NULL but for FAILED */
};
void hoso_article_info_release(struct hoso_article_info *info);

/* The article list, in the order of paths, as of the last refresh.  Positions from 0. */
/* Takes in what was committed since; a long list is loaded in the background, and an event
 * says when the next refresh will have it. */
bool hoso_session_refresh(struct hoso_session *session); /* true: it is another list now */
size_t hoso_session_article_count(const struct hoso_session *session);
int64_t hoso_session_article_id(const struct hoso_session *session, size_t position);
/* Position of an id, or SIZE_MAX. */
size_t hoso_session_article_position(const struct hoso_session *session, int64_t id);
/* Id of the article with this path (as opened), or 0. */
int64_t hoso_session_article_find(struct hoso_session *session, const char *path);

/* The same path however the corpus is named the next time, for hoso_session_article_find;
 * empties KEY first. */
void hoso_session_article_key(const struct hoso_session *session, const char *path,
                              struct hoso_buf *key);

enum hoso_status hoso_session_article(struct hoso_session *session, int64_t id,
                                      struct hoso_article_info *info);
/* The text, into an emptied TEXT.  One not read yet is put first in the queue and
 * HOSO_BUSY returned; an event follows when it is there. */
enum hoso_status hoso_session_text(struct hoso_session *session, int64_t id,
                                   struct hoso_buf *text);

struct hoso_session_mention {
    size_t start, end; /* bytes in the text */
    int64_t entity;
    int type;
    const char *why; /* borrowed: lives as long as the session */
};
struct hoso_session_mentions HOSO_VEC(struct hoso_session_mention);
/* In order of start; empties MENTIONS first. */
enum hoso_status hoso_session_mentions(struct hoso_session *session, int64_t article,
                                       struct hoso_session_mentions *mentions);

/* The articles with one of these texts (digests, sorted), in no order. */
enum hoso_status hoso_session_articles_of(struct hoso_session *session, const uint64_t *digests,
                                          size_t count,
                                          void (*each)(int64_t article, uint64_t digest,
                                                       void *ctx),
                                          void *ctx);

/* ---- entities ---- */

struct hoso_entity_info {
    int64_t id;
    int type;
    char *name;
    char *kind;
    char *key; /* with the type its identity; the fold of the name, as a rule */
    size_t here_count;    /* mentions in the article asked for; 0 where none was */
    size_t mention_count; /* in the corpus */
    size_t article_count; /* in the corpus */
};
struct hoso_entity_infos HOSO_VEC(struct hoso_entity_info);
void hoso_entity_infos_release(struct hoso_entity_infos *infos);

/* The entities of an article: by type, then mentions here downwards, then name. */
enum hoso_status hoso_session_article_entities(struct hoso_session *session, int64_t article,
                                               struct hoso_entity_infos *entities);
/* The same, of an article's mentions that are at hand. */
enum hoso_status hoso_session_mentioned(struct hoso_session *session,
                                        const struct hoso_session_mentions *mentions,
                                        struct hoso_entity_infos *entities);
/* Appends what both articles name, only the one, only the other, of their entities
 * (compare.h); the rows borrow the names. */
void hoso_session_compare_entities(const struct hoso_session *session,
                                   struct hoso_compare_rows *rows,
                                   const struct hoso_entity_infos *left,
                                   const struct hoso_entity_infos *right);
/* One entity; INFOS gets one item. */
enum hoso_status hoso_session_entity(struct hoso_session *session, int64_t id,
                                     struct hoso_entity_infos *infos);
/* What an entity is called the next time too, `weapon:kn 23`; emptied KEY stays empty where
 * there is no such entity. */
void hoso_session_entity_key(struct hoso_session *session, int64_t id, struct hoso_buf *key);
/* The entity with this key, or 0. */
int64_t hoso_session_entity_find(struct hoso_session *session, const char *key);
/* All entities of TYPE (-1: all types), by type, then mentions downwards, then name; at
 * most LIMIT (0: all). */
enum hoso_status hoso_session_entities(struct hoso_session *session, int type, size_t limit,
                                       struct hoso_entity_infos *entities);
/* The names an entity goes by, most used first. */
struct hoso_alias {
    char *form;
    size_t mention_count;
};
struct hoso_aliases HOSO_VEC(struct hoso_alias);
void hoso_aliases_release(struct hoso_aliases *aliases);
enum hoso_status hoso_session_aliases(struct hoso_session *session, int64_t entity,
                                      struct hoso_aliases *aliases);
/* The articles that mention an entity, in list order. */
struct hoso_posting {
    int64_t article;
    size_t count; /* mentions, or hits */
};
struct hoso_postings HOSO_VEC(struct hoso_posting);
enum hoso_status hoso_session_entity_articles(struct hoso_session *session, int64_t entity,
                                              struct hoso_postings *postings);

/* Entities one of whose names has words that begin with those of TYPED (folded; the best
 * first: whole name, then beginning of the name, then inside it; then by mentions). */
struct hoso_completion {
    int64_t entity;
    int type;
    char *name;  /* full name */
    char *alias; /* the name that matched; NULL where it is the full name */
    size_t mention_count, article_count;
};
struct hoso_completions HOSO_VEC(struct hoso_completion);
void hoso_completions_release(struct hoso_completions *completions);
enum hoso_status hoso_session_complete(struct hoso_session *session, const char *typed,
                                       size_t limit, struct hoso_completions *completions);

/* ---- dates ---- */

/* YYYYMMDD; 00 for the day of a month, for the month and day of a year. */
struct hoso_day_count {
    int64_t day;
    size_t article_count; /* of a month and a year: with any date in it */
};
struct hoso_day_counts HOSO_VEC(struct hoso_day_count);
/* Days, months and years that texts state (`stated:` finds them), or that are articles' own
 * dates (`date:`), with the number of articles; from the first on.  Empties COUNTS first. */
enum hoso_status hoso_session_stated(struct hoso_session *session, struct hoso_day_counts *counts);
enum hoso_status hoso_session_dated(struct hoso_session *session, struct hoso_day_counts *counts);

/* ---- related articles ---- */

enum hoso_related_kind {
    HOSO_RELATED_COPY,  /* the same text, but for edits here and there or a part cut off */
    HOSO_RELATED_EVENT, /* so alike that it is, mostly, about the same event */
    HOSO_RELATED_SHARED /* shares words and names */
};
struct hoso_related {
    int64_t article;
    double score; /* 0 to 1 */
    enum hoso_related_kind kind;
    char *reasons; /* the shared names that weigh most, `KN-23, Sergei Shoigu`; may be "" */
};
struct hoso_relateds HOSO_VEC(struct hoso_related);
void hoso_relateds_release(struct hoso_relateds *relateds);
/* The articles that share most with ARTICLE, best first, at most LIMIT (0: as many as are
 * worth it), and never more than fifty. */
enum hoso_status hoso_session_related(struct hoso_session *session, int64_t article, size_t limit,
                                      struct hoso_relateds *relateds);

/* The same in the background. */
struct hoso_relating;
struct hoso_relating *hoso_relating_start(struct hoso_session *session, int64_t article,
                                          size_t limit);
/* NULL while it runs; an event follows its end.  Lives as long as RELATING. */
const struct hoso_relateds *hoso_relating_result(const struct hoso_relating *relating);
/* Cancels what still runs and frees. */
void hoso_relating_free(struct hoso_relating *relating);

/* ---- near copies ---- */

/* The same text in several articles (an agency's), with other headlines, edited, cut: groups,
 * found in the background once all is read.  Takes in what was found since, and starts to
 * look where something has changed; true where the groups are others now. */
bool hoso_session_copies_refresh(struct hoso_session *session);
/* Groups are numbered from 0, for as long as they are not others. */
size_t hoso_session_copy_groups(const struct hoso_session *session);
/* SIZE_MAX for none. */
size_t hoso_session_copy_group(const struct hoso_session *session, int64_t article);
/* All articles that are in a group, in no order. */
typedef void hoso_copy_fn(int64_t article, size_t group, void *ctx);
void hoso_session_copies(const struct hoso_session *session, hoso_copy_fn *each, void *ctx);

/* ---- search ---- */

/* A search that runs in the background over all articles read so far. */
struct hoso_search;

/* Parses QUERY and starts.  HOSO_SYNTAX: ERR, *ERROR_OFFSET. */
enum hoso_status hoso_search_start(struct hoso_search **out, struct hoso_session *session,
                                   const char *query, bool typing, size_t *error_offset,
                                   struct hoso_error *err);
/* Cancels what still runs and frees. */
void hoso_search_free(struct hoso_search *search);

struct hoso_search_state {
    bool done;
    size_t article_count; /* found so far */
    size_t hit_count;
    size_t stopped_count; /* articles on which an expression took too long and was stopped */
};
void hoso_search_state(struct hoso_search *search, struct hoso_search_state *state);
/* Result I of article_count, in list order (results come in that order). */
struct hoso_posting hoso_search_result(struct hoso_search *search, size_t i);
/* Blocks until it is done. */
void hoso_search_wait(struct hoso_search *search);
/* The hits in one article; works for any article, found or not.  Empties HITS first.
 * HOSO_BUSY while it is not known yet which entities are meant: an event follows. */
enum hoso_status hoso_search_hits(struct hoso_search *search, int64_t article,
                                  struct hoso_spans *hits);

#endif
