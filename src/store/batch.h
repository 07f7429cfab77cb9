/* What a write transaction adds to entities, aliases and postings, summed up before it
 * is written: a country named by a hundred articles is one update.  What the file knows of an
 * entity is kept for the next transaction. */
#ifndef HOSO_STORE_BATCH_H
#define HOSO_STORE_BATCH_H

#include "hoso/mem.h"
#include "hoso/table.h"
#include "store-internal.h"

struct alias_delta {
    UT_hash_handle hh; /* by its entity's id and form, in a row */
    struct alias_delta *next; /* of the entity */
    int64_t id;
    const char *form, *folded;
    int64_t count, named;
    bool fresh; /* not in the file yet */
};

/* What is added is 0 between transactions. */
struct entity_delta {
    UT_hash_handle hh; /* by type and key */
    const char *identity;
    int64_t id;
    int type;
    const char *key, *name, *kind;
    int64_t mentions, articles;
    bool fresh;
    bool rekinds; /* its kind is another one than in the file */
    bool renames; /* a vote for another name than the one shown, or one taken back */
    bool shrinks;
    bool touched;
    int64_t last_article; /* whose posting is the last one of this entity: last_posting */
    size_t last_posting;
    struct alias_delta *last_name;
    struct alias_delta *aliases; /* that are known */
};

struct posting_delta {
    int64_t id, count, name; /* posting_id */
};

struct id_seen {
    UT_hash_handle hh;
    int64_t id;
};

enum { TALLIES = 2 };

struct batch {
    struct entity_delta *entities;
    struct alias_delta *aliases;
    struct touched_entities HOSO_VEC(struct entity_delta *) touched; /* by this transaction */
    struct batch_postings HOSO_VEC(struct posting_delta) postings;
    struct signature_block *signatures; /* see signature.c; kept for the next transaction */
    struct tally_block *tallies[TALLIES]; /* see tallies.c */
    struct day_delta *days; /* see days.c */
    struct word_delta *words; /* see aliases.c */
    struct id_seen *put; /* articles whose mentions are in here */
    struct hoso_arena arena; /* of the transaction */
    struct hoso_arena known; /* of the entities */
    size_t let_go;           /* entities that are in there and no more in `entities` */
    int64_t next_entity, next_alias;
    unsigned epoch; /* of the store that is written to (store_connection) */
};

/* The writer's part that the batch works on. */
struct hoso_store_writer;
struct entity_delta *batch_entity(struct hoso_store_writer *writer, int type, const char *key);
struct alias_delta *batch_alias(struct hoso_store_writer *writer, struct entity_delta *entity,
                                const char *form, const char *folded);
void batch_vote(struct entity_delta *entity, struct alias_delta *alias, int64_t mentions);
/* Writes what is added. */
void batch_flush(struct hoso_store_writer *writer);
/* Forgets all, also what was known of the file. */
void batch_clear(struct batch *batch);
void batch_release(struct batch *batch);

#endif
