/* The reader's own work: stars, what is read, tags, notes, corrections.  Plain text files in
 * one folder ($XDG_DATA_HOME/hoso), a record a line, that git and the eye can follow; other
 * programs may change them meanwhile.  Everything hangs on the digest of the article's text,
 * so it survives a moved file; where the text itself has changed, star, tags and notes are
 * still found by the file's path, and notes say that they are on another text.
 *
 * Every change is on the disk when the call returns, or ERR says why not and nothing has
 * changed.  May use everything below app but the store.  One thread. */
#ifndef HOSO_WORK_H
#define HOSO_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/correct.h"
#include "hoso/lexicon.h"
#include "hoso/messages.h"
#include "hoso/span.h"
#include "hoso/status.h"

struct hoso_work;

/* Reads what is there; FOLDER is made with the first change.  Lines that make no sense go to
 * MESSAGES as file:line: what, and stay in the file as they are. */
struct hoso_work *hoso_work_open(const char *folder, struct hoso_messages *messages);
void hoso_work_free(struct hoso_work *work);
/* Takes in what other programs wrote; true where that was something. */
bool hoso_work_refresh(struct hoso_work *work, struct hoso_messages *messages);
/* Grows with every change. */
unsigned hoso_work_generation(const struct hoso_work *work);
/* FOLDER/NAME; the caller's to free. */
char *hoso_work_path(const struct hoso_work *work, const char *name);

/* The article that something is said about. */
struct hoso_work_article {
    uint64_t text;     /* the text's digest */
    const char *path;  /* from the root of the file system; a hint */
    const char *title; /* for the eye */
};

/* ---- what is said about an article ---- */
enum hoso_work_mark {
    HOSO_WORK_STARRED = 1 << 0,
    HOSO_WORK_READ = 1 << 1,
    HOSO_WORK_TAGGED = 1 << 2,
    HOSO_WORK_NOTED = 1 << 3
};
/* A sum of the above. */
unsigned hoso_work_marks(const struct hoso_work *work, uint64_t text, const char *path);

enum hoso_status hoso_work_star(struct hoso_work *work, const struct hoso_work_article *article,
                                bool on, struct hoso_error *err);
/* UNDOABLE: the reader said so with a key. */
enum hoso_status hoso_work_read(struct hoso_work *work, const struct hoso_work_article *article,
                                bool on, bool undoable, struct hoso_error *err);

/* ---- tags: words without blanks ---- */
struct hoso_work_tag {
    const char *tag, *path, *title; /* borrowed until the next change */
    uint64_t text;
};
struct hoso_work_tags HOSO_VEC(struct hoso_work_tag);
/* Of one article; of all where TEXT is 0 and PATH is NULL.  Empties TAGS first. */
void hoso_work_tags(const struct hoso_work *work, uint64_t text, const char *path,
                    struct hoso_work_tags *tags);
enum hoso_status hoso_work_tag(struct hoso_work *work, const struct hoso_work_article *article,
                               const char *tag, bool on, struct hoso_error *err);

/* The starred articles, as the tags are given. */
void hoso_work_stars(const struct hoso_work *work, struct hoso_work_tags *stars);

/* What was read, the same way. */
void hoso_work_texts_read(const struct hoso_work *work, struct hoso_work_tags *texts);

/* ---- notes ---- */
struct hoso_work_note {
    uint64_t text;
    size_t start, end;                      /* of the passage; both 0: on the article */
    const char *quote, *note, *path, *title; /* borrowed until the next change */
};
struct hoso_work_notes HOSO_VEC(struct hoso_work_note);
/* Those of a text, and those of other texts that lay at PATH (their `text` says so); of all
 * where TEXT is 0 and PATH is NULL.  By place, in the order they were made.  Empties NOTES. */
void hoso_work_notes(const struct hoso_work *work, uint64_t text, const char *path,
                     struct hoso_work_notes *notes);
/* The note on PASSAGE (empty: on the article) becomes NOTE, "" for none.  QUOTE: the
 * passage's words. */
enum hoso_status hoso_work_note(struct hoso_work *work, const struct hoso_work_article *article,
                                struct hoso_span passage, const char *quote, const char *note,
                                struct hoso_error *err);

/* ---- corrections ---- */
struct hoso_work_correction {
    enum hoso_correction_verb verb;
    const char *type, *key, *name; /* the entity as it stands; the type by its key */
    const struct hoso_work_article *where; /* NULL: everywhere */
    struct hoso_span span;         /* in it; empty: anywhere */
    const char *words;             /* only mentions that read so; "" for any */
    const char *to_type, *to_name; /* not for WRONG */
    const char *to_key;            /* NULL: the fold of to_name */
};
enum hoso_status hoso_work_correct(struct hoso_work *work,
                                   const struct hoso_work_correction *correction,
                                   struct hoso_error *err);
/* Grows with every change of the corrections, by whomever. */
unsigned hoso_work_corrected(const struct hoso_work *work);
/* All corrections for those who apply them; the caller's to free.  What names a type that
 * LEXICON does not know goes to MESSAGES (may be NULL). */
struct hoso_corrections *hoso_work_corrections(const struct hoso_work *work,
                                               const struct hoso_lexicon *lexicon,
                                               struct hoso_messages *messages);

/* ---- taking back ---- */
/* Undoes the last change made here that is not undone yet; *WHAT (to free) says which, in the
 * reader's language.  *CORRECTED: it was a correction.  HOSO_NOT_FOUND where there is none. */
enum hoso_status hoso_work_undo(struct hoso_work *work, char **what, bool *corrected,
                                struct hoso_error *err);

/* ---- the brief ---- */
/* Appends Markdown to FILE (NULL: brief.md in the folder). */
enum hoso_status hoso_work_append(struct hoso_work *work, const char *file, const char *markdown,
                                  size_t len, struct hoso_error *err);

#endif
