/* The index: one SQLite file for a corpus, or the same in memory.  Everything in it can
 * be made anew from the articles, so a file that is damaged or of another version is
 * simply replaced.
 *
 * A store is shared by threads; readers and the writer belong to one thread each.  A
 * reader never waits for the writer of a file (WAL); in memory it waits for the end of a
 * write transaction, so those are kept short.  Rows are handed to callbacks: their
 * strings are borrowed for the call, and no call to the same reader is allowed in it.
 * May use base.  The only module that uses SQLite. */
#ifndef HOSO_STORE_H
#define HOSO_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/buf.h"
#include "hoso/messages.h"
#include "hoso/status.h"
#include "hoso/vec.h"

struct hoso_store;
struct hoso_store_reader;
struct hoso_store_writer;

/* ---- the file ---- */

struct hoso_store_options {
    const char *path; /* NULL: in memory */
    bool own;         /* PATH was chosen by the program (the cache folder): missing folders are
                         made, and a file there that is no index is put aside */
};

/* Opens or makes the index, and takes the lock for writing where nobody has it.  What is
 * damaged or of another version is replaced; where the file cannot be made the store is in
 * memory; MESSAGES says so.  HOSO_INVALID for a file that is no index of hoso's, unless
 * `own`; HOSO_IO where the folder of PATH is not there. */
enum hoso_status hoso_store_open(struct hoso_store **out, const struct hoso_store_options *options,
                                 struct hoso_messages *messages, struct hoso_error *err);
/* All readers and writers are closed before. */
void hoso_store_close(struct hoso_store *store);

/* The file; NULL in memory. */
const char *hoso_store_path(const struct hoso_store *store);

/* One program at a time writes: an advisory lock on PATH.lock.  HOSO_OK where this store
 * has the lock now, HOSO_BUSY where another program has it. */
enum hoso_status hoso_store_lock(struct hoso_store *store);
void hoso_store_unlock(struct hoso_store *store);

/* Has a read or write found the file damaged?  Then it is removed by hoso_store_close where
 * the lock is free, to be made anew the next time. */
bool hoso_store_is_damaged(const struct hoso_store *store);

/* Copies what is committed into memory and goes on there, with the same ids: for a disk
 * that is full.  Called by the writer's thread between transactions; readers and the writer
 * follow at their next call. */
enum hoso_status hoso_store_to_memory(struct hoso_store *store, struct hoso_error *err);

/* ---- reading ---- */

enum hoso_status hoso_store_reader_open(struct hoso_store_reader **out, struct hoso_store *store,
                                        struct hoso_error *err);
/* Given back to the store, which keeps a few for the next. */
void hoso_store_reader_close(struct hoso_store_reader *reader);

enum hoso_store_state {
    HOSO_STORE_PENDING, /* found, not read yet, or changed since */
    HOSO_STORE_READ,
    HOSO_STORE_FAILED,
    HOSO_STORE_STALE /* its text is there, its mentions are to be made anew */
};

struct hoso_store_article {
    int64_t id;
    enum hoso_store_state state;
    const char *path;
    uint64_t size_bytes;
    int64_t mtime_ns;
    const char *title; /* "" where there is none */
    size_t title_start; /* where it stands in the text */
    const char *date;  /* YYYY-MM-DD or "" */
    const char *encoding;
    size_t replaced_count;
    size_t mention_count;
    const char *problem; /* "" but for FAILED */
    uint64_t digest;     /* of the text; 0 where there is none */
};
/* For every row callback: false ends the rows. */
typedef bool hoso_store_article_fn(const struct hoso_store_article *article, void *ctx);

/* Do the mentions come from this version of the lexicon? */
bool hoso_store_lexicon_is(struct hoso_store_reader *reader, uint64_t version);

/* A correction by the reader: the entity that it is about, and the one text, if it is only
 * about that (else 0). */
struct hoso_store_correction {
    int64_t id;
    int type;
    const char *key;
    uint64_t text;
};
/* Are these, in this order, those that the mentions come from? */
bool hoso_store_corrections_are(struct hoso_store_reader *reader,
                                const struct hoso_store_correction *corrections, size_t count);

struct hoso_store_counts {
    size_t articles, waiting; /* waiting: pending and stale */
    size_t failed;
    int64_t last_id; /* 0 where there is none */
    size_t mentions;
};
enum hoso_status hoso_store_counts(struct hoso_store_reader *reader,
                                   struct hoso_store_counts *counts);

/* Ids and paths of all articles, in byte order of path. */
enum hoso_status hoso_store_list(struct hoso_store_reader *reader,
                                 bool (*each)(int64_t id, const char *path, void *ctx), void *ctx);
/* The same ids without the paths, appended to RUNS: `count` of them from `first` upwards.
 * Three times as fast; where the last whole walk has been set, a hundred times, and at once
 * where articles have been read in the order of paths. */
struct hoso_store_run {
    int64_t first;
    size_t count;
};
struct hoso_store_runs HOSO_VEC(struct hoso_store_run);
enum hoso_status hoso_store_ids(struct hoso_store_reader *reader, struct hoso_store_runs *runs);
/* The folders of the last whole walk, in byte order of path.  HOSO_NOT_FOUND where it was of
 * another ROOTS, or articles have come or gone since. */
enum hoso_status hoso_store_walked(struct hoso_store_reader *reader, const char *roots,
                                   bool (*each)(const char *path, int64_t mtime_ns, void *ctx),
                                   void *ctx);
/* One article; HOSO_NOT_FOUND. */
enum hoso_status hoso_store_article(struct hoso_store_reader *reader, int64_t id,
                                    hoso_store_article_fn *each, void *ctx);
enum hoso_status hoso_store_article_find(struct hoso_store_reader *reader, const char *path,
                                         hoso_store_article_fn *each, void *ctx);
/* What is known of at most LIMIT files, in byte order of path, from FROM on. */
struct hoso_store_known {
    int64_t id;
    enum hoso_store_state state;
    const char *path;
    uint64_t size_bytes;
    int64_t mtime_ns;
};
enum hoso_status hoso_store_known(struct hoso_store_reader *reader, const char *from, size_t limit,
                                  bool (*each)(const struct hoso_store_known *known, void *ctx),
                                  void *ctx);
/* At most LIMIT articles that wait to be read or made anew, ids upwards from past AFTER. */
enum hoso_status hoso_store_waiting(struct hoso_store_reader *reader, int64_t after, size_t limit,
                                    hoso_store_article_fn *each, void *ctx);

/* Into an emptied buffer; HOSO_NOT_FOUND where there is no text. */
enum hoso_status hoso_store_text(struct hoso_store_reader *reader, int64_t id,
                                 struct hoso_buf *text);
enum hoso_status hoso_store_folded(struct hoso_store_reader *reader, int64_t id,
                                   struct hoso_buf *folded);

/* Articles that have been read, one after the other, ids upwards. */
struct hoso_store_scan {
    int64_t first, last;     /* ids, inclusive */
    bool row, folded, text;  /* what is read of each; one of them at least */
};
struct hoso_store_scanned {
    int64_t id;
    uint64_t digest; /* of the text; 0 where no row was asked for */
    const char *path, *title, *date; /* "" where no row was asked for */
    const char *folded, *text; /* NULL where not asked for; not NUL-terminated */
    size_t folded_len, text_len;
};
enum hoso_status hoso_store_scan(struct hoso_store_reader *reader,
                                 const struct hoso_store_scan *scan,
                                 bool (*each)(const struct hoso_store_scanned *row, void *ctx),
                                 void *ctx);

/* The articles that may have words of all these slices (the bits of a record's signature),
 * ids upwards: all that have them, and some that have not, or are gone. */
enum { HOSO_STORE_SLICES = 2048 };
enum hoso_status hoso_store_signed(struct hoso_store_reader *reader, const unsigned *slices,
                                   size_t count, bool (*each)(int64_t id, void *ctx), void *ctx);

/* The articles with this text, ids upwards. */
enum hoso_status hoso_store_texts(struct hoso_store_reader *reader, uint64_t digest,
                                  bool (*each)(int64_t id, void *ctx), void *ctx);

/* The articles of these dates (inclusive) that have been read, in no order. */
enum hoso_status hoso_store_dated(struct hoso_store_reader *reader, const char *from,
                                  const char *to, bool (*each)(int64_t id, void *ctx), void *ctx);

/* Gists, what each article is about (similar.h), GIST_BYTES that the store does not look
 * into; all zero where there is none.  Blocks of them, by ids upwards, from the one that holds
 * FIRST to the one that holds LAST; SLOTS is valid for the call. */
enum { HOSO_STORE_GIST_BYTES = 256 };
enum hoso_status hoso_store_gists(struct hoso_store_reader *reader, int64_t first, int64_t last,
                                  bool (*each)(int64_t first_id, const void *slots, size_t count,
                                               void *ctx),
                                  void *ctx);

/* ---- dates that texts state ---- */

/* YYYYMMDD, with 00 for a day, or a month and a day, that is not said.  How many articles
 * state each date, from the first on; a month's and a year's count is that of the articles
 * that state it or any day in it. */
enum hoso_status hoso_store_stated_counts(struct hoso_store_reader *reader,
                                          bool (*each)(int64_t day, size_t articles, void *ctx),
                                          void *ctx);
/* The same of the articles' own dates, days only: YYYY-MM-DD. */
enum hoso_status hoso_store_dated_counts(struct hoso_store_reader *reader,
                                         bool (*each)(const char *date, size_t articles, void *ctx),
                                         void *ctx);
/* The articles that state a date between FROM and TO, ids in no order and more than once. */
enum hoso_status hoso_store_stated(struct hoso_store_reader *reader, int64_t from, int64_t to,
                                   bool (*each)(int64_t id, void *ctx), void *ctx);

struct hoso_store_mention_row {
    size_t start, end;
    int64_t entity;
    int type;
    const char *why;
};
/* In order of start. */
enum hoso_status hoso_store_mentions(struct hoso_store_reader *reader, int64_t article,
                                     bool (*each)(const struct hoso_store_mention_row *row,
                                                  void *ctx),
                                     void *ctx);

/* The same without types and reasons. */
enum hoso_status hoso_store_mention_spans(struct hoso_store_reader *reader, int64_t article,
                                          bool (*each)(size_t start, size_t end, int64_t entity,
                                                       void *ctx),
                                          void *ctx);

struct hoso_store_entity_row {
    int64_t id;
    int type;
    const char *name, *kind, *key;
    size_t here_count; /* in the article asked for, else 0 */
    size_t mention_count, article_count;
};
typedef bool hoso_store_entity_fn(const struct hoso_store_entity_row *row, void *ctx);
/* By type, then mentions here downwards, then name. */
enum hoso_status hoso_store_article_entities(struct hoso_store_reader *reader, int64_t article,
                                             hoso_store_entity_fn *each, void *ctx);
/* One entity; HOSO_NOT_FOUND. */
enum hoso_status hoso_store_entity(struct hoso_store_reader *reader, int64_t id,
                                   hoso_store_entity_fn *each, void *ctx);
/* What stays the same when the index is made anew: type and key; HOSO_NOT_FOUND. */
enum hoso_status hoso_store_entity_key(struct hoso_store_reader *reader, int64_t id,
                                       bool (*each)(int type, const char *key, void *ctx),
                                       void *ctx);
enum hoso_status hoso_store_entity_find(struct hoso_store_reader *reader, int type,
                                        const char *key, int64_t *id);
/* Those of TYPE (-1: all), by type, then mentions downwards, then name; LIMIT 0: all. */
enum hoso_status hoso_store_entities(struct hoso_store_reader *reader, int type, size_t limit,
                                     hoso_store_entity_fn *each, void *ctx);

struct hoso_store_alias_row {
    int64_t entity;
    int type;
    const char *form, *folded;
    size_t mention_count; /* with this form; 0 for a full name that no article writes out */
};
typedef bool hoso_store_alias_fn(const struct hoso_store_alias_row *row, void *ctx);
/* The forms an entity goes by, most used first. */
enum hoso_status hoso_store_aliases(struct hoso_store_reader *reader, int64_t entity,
                                    hoso_store_alias_fn *each, void *ctx);
/* Forms of the entities of TYPE (-1: all), in no order, a form perhaps twice: all of them
 * (NAME NULL), or at least those that have the words of NAME (folded), the last one of which
 * may be the BEGINNING of one. */
enum hoso_status hoso_store_alias_scan(struct hoso_store_reader *reader, int type,
                                       const char *name, bool is_beginning,
                                       hoso_store_alias_fn *each, void *ctx);

/* The articles of an entity, ids upwards. */
enum hoso_status hoso_store_postings(struct hoso_store_reader *reader, int64_t entity,
                                     bool (*each)(int64_t article, size_t count, void *ctx),
                                     void *ctx);

/* Changes when another program or connection has committed since the last call. */
uint64_t hoso_store_data_version(struct hoso_store_reader *reader);

/* ---- writing ---- */

/* HOSO_BUSY where this store does not have the lock. */
enum hoso_status hoso_store_writer_open(struct hoso_store_writer **out, struct hoso_store *store,
                                        struct hoso_error *err);
/* Rolls back what was not committed, and moves the WAL into the file. */
void hoso_store_writer_close(struct hoso_store_writer *writer);

/* Everything below happens between the two.  After a failure the transaction is rolled back
 * by hoso_store_commit, which returns the first failure. */
enum hoso_status hoso_store_begin(struct hoso_store_writer *writer, struct hoso_error *err);
enum hoso_status hoso_store_commit(struct hoso_store_writer *writer, struct hoso_error *err);

/* Says which lexicon the mentions come from.  Where it was another one, all entities are
 * dropped and the articles that were read become STALE; *CHANGED says so. */
enum hoso_status hoso_store_set_lexicon(struct hoso_store_writer *writer, uint64_t version,
                                        const char *const *type_keys, size_t type_count,
                                        bool *changed);

/* Says which corrections, each once, the mentions come from.  Where they were others, the
 * articles that the difference may meet become STALE; *CHANGED says so. */
enum hoso_status hoso_store_set_corrections(struct hoso_store_writer *writer,
                                            const struct hoso_store_correction *corrections,
                                            size_t count, bool *changed);

/* A file that was found: a new PENDING article, or one that is PENDING again.  *ID (may be
 * NULL) gets its id. */
enum hoso_status hoso_store_put_found(struct hoso_store_writer *writer, const char *path,
                                      uint64_t size_bytes, int64_t mtime_ns, int64_t *id);

struct hoso_store_entity {
    int type;
    const char *key, *name, *kind; /* NAME: the full name as this article gives it */
};
struct hoso_store_alias {
    uint32_t entity; /* index into the record's entities */
    const char *form, *folded;
    size_t count;
};
struct hoso_store_mention {
    size_t start, end;
    uint32_t entity;
    const char *why;
};
/* An article that was read, with all that was found in it. */
struct hoso_store_record {
    int64_t id;
    bool only_mentions; /* text, title and so on stay as they are */
    const char *title, *date, *encoding;
    size_t title_start, title_len, replaced_count;
    const char *text, *folded;
    size_t text_len, folded_len;
    uint64_t digest; /* of the text */
    const int64_t *corrections; /* ids of those that met something here */
    size_t correction_count;
    const uint64_t *signature; /* HOSO_STORE_SLICES bits: a slice is any number a word has */
    const int64_t *days; /* that the text states, each once */
    size_t day_count;
    const void *gist; /* HOSO_STORE_GIST_BYTES, or NULL for none */
    const struct hoso_store_entity *entities;
    size_t entity_count;
    const struct hoso_store_alias *aliases; /* each (entity, form) once */
    size_t alias_count;
    const struct hoso_store_mention *mentions; /* by start, not overlapping */
    size_t mention_count;
};
/* Replaces what the article had.  An id that is gone meanwhile is passed over. */
enum hoso_status hoso_store_put(struct hoso_store_writer *writer,
                                const struct hoso_store_record *record);
enum hoso_status hoso_store_put_failed(struct hoso_store_writer *writer, int64_t id,
                                       const char *problem);
enum hoso_status hoso_store_remove(struct hoso_store_writer *writer, int64_t id);

/* The folders that a whole walk of ROOTS (any text that names them) has read, sorted by path;
 * all files in them are known now.  Forgotten by itself when an article comes or goes. */
struct hoso_store_folder {
    const char *path;
    int64_t mtime_ns;
};
enum hoso_status hoso_store_set_walked(struct hoso_store_writer *writer, const char *roots,
                                       const struct hoso_store_folder *folders, size_t count);

#endif
