/* The forms that entities go by, and the words that those are found by.
 *
 * A row of alias_word is what a transaction added to a word: the ids of aliases that have
 * it, packed, with the first of them in the key.  A name may go and leave its words behind,
 * so what they lead to is looked at. */
#include <stdlib.h>
#include <string.h>

#include "packed.h"
#include "read-internal.h"
#include "write-internal.h"

/* ---- words ---- */

static bool is_sign(char c)
{
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Beyond ASCII each code point is a word: what is one to a reader starts with one of them. */
static const char *name_word(const char *at, size_t *len)
{
    while (*at && is_sign(*at))
        at++;
    *len = *at != '\0';
    if ((unsigned char)*at >= 0x80)
        while (((unsigned char)at[*len] & 0xc0) == 0x80)
            ++*len;
    else if (*at)
        while (at[*len] && !is_sign(at[*len]) && (unsigned char)at[*len] < 0x80 &&
               is_digit(at[*len]) == is_digit(*at))
            ++*len;
    return *at ? at : NULL;
}

/* The longest word of NAME answers to the fewest; *WHOLE: it goes no further. */
static const char *rarest_word(const char *name, bool is_beginning, size_t *len, bool *whole)
{
    const char *rarest = NULL;
    size_t size;
    *len = 0;
    for (const char *word = name; (word = name_word(word, &size)); word += size)
        if (size > *len) {
            rarest = word;
            *len = size;
        }
    *whole = rarest && (rarest[*len] || !is_beginning);
    return rarest;
}

/* ---- writing ---- */

struct word_delta {
    UT_hash_handle hh; /* by word */
    const char *word;
    int64_t first, last; /* aliases */
    struct hoso_buf packed;
};

static void add_word(struct batch *batch, const char *word, size_t len, int64_t alias)
{
    struct word_delta *delta;
    HASH_FIND(hh, batch->words, word, len, delta);
    if (!delta) {
        delta = hoso_arena_alloc(&batch->arena, sizeof *delta);
        delta->word = hoso_arena_strndup(&batch->arena, word, len);
        delta->first = alias;
        hoso_buf_init(&delta->packed);
        HASH_ADD_KEYPTR(hh, batch->words, delta->word, len, delta);
    }
    packed_add_signed(&delta->packed, alias - delta->last);
    delta->last = alias;
}

void aliases_add_words(struct batch *batch, const struct alias_delta *alias)
{
    size_t len;
    for (const char *word = alias->folded; (word = name_word(word, &len)); word += len)
        add_word(batch, word, len, alias->id);
}

static int by_word(const struct word_delta *a, const struct word_delta *b)
{
    return strcmp(a->word, b->word);
}

void aliases_flush_words(struct hoso_store_writer *writer)
{
    struct batch *batch = &writer->batch;
    HASH_SORT(batch->words, by_word);
    for (struct word_delta *delta = batch->words; delta; delta = delta->hh.next) {
        sqlite3_stmt *statement = write_statement(writer, WRITE_ALIAS_WORD);
        if (!statement)
            break;
        write_bind_text(statement, 1, delta->word);
        sqlite3_bind_int64(statement, 2, delta->first);
        sqlite3_bind_blob64(statement, 3, delta->packed.data, delta->packed.len, SQLITE_STATIC);
        write_step(writer, statement);
    }
    aliases_clear_words(batch);
}

void aliases_clear_words(struct batch *batch)
{
    for (struct word_delta *delta = batch->words; delta; delta = delta->hh.next)
        hoso_buf_release(&delta->packed);
    HASH_CLEAR(hh, batch->words);
}

/* ---- reading ---- */

struct alias_shape {
    hoso_store_alias_fn *each;
    void *ctx;
};

static bool alias_row(sqlite3_stmt *row, void *shape)
{
    struct alias_shape *alias = shape;
    struct hoso_store_alias_row a = {
        .entity = sqlite3_column_int64(row, 0),
        .type = sqlite3_column_int(row, 1),
        .form = store_column(row, 2),
        .folded = store_column(row, 3),
        .mention_count = read_size(row, 4),
    };
    return alias->each(&a, alias->ctx);
}

enum hoso_status hoso_store_aliases(struct hoso_store_reader *reader, int64_t entity,
                                    hoso_store_alias_fn *each, void *ctx)
{
    return read_run_for(reader, READ_ALIASES, entity, alias_row, &(struct alias_shape){ each, ctx },
                   NULL);
}

static enum hoso_status scan(struct hoso_store_reader *reader, int type,
                             struct alias_shape *shape)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_ALIAS_SCAN, &status);
    if (!statement)
        return status;
    sqlite3_bind_int(statement, 1, type);
    return read_run(reader, statement, alias_row, shape, NULL);
}

struct ids HOSO_VEC(int64_t);

static bool word_row(sqlite3_stmt *row, void *shape)
{
    struct ids *ids = shape;
    const char *at = sqlite3_column_blob(row, 0);
    const char *end = at + sqlite3_column_bytes(row, 0);
    int64_t id = 0;
    for (int64_t gap; packed_take_signed(&at, end, &gap) && !__builtin_add_overflow(id, gap, &id);)
        hoso_vec_push(ids, id);
    return true;
}

/* The aliases that have WORD, or, unless it is WHOLE, one that begins so. */
static enum hoso_status find_ids(struct hoso_store_reader *reader, const char *word, size_t len,
                                 bool whole, struct ids *ids)
{
    enum hoso_status status;
    struct hoso_buf last = HOSO_BUF_INIT;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_ALIAS_WORD, &status);
    if (!statement)
        return status;
    hoso_buf_add(&last, word, len);
    hoso_buf_addstr(&last, whole ? "" : "\xf4\x8f\xbf\xbf"); /* no text has it */
    sqlite3_bind_text(statement, 1, word, (int)len, SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 2, last.data, (int)last.len, SQLITE_TRANSIENT);
    status = read_run(reader, statement, word_row, ids, NULL);
    hoso_buf_release(&last);
    return status;
}

/* Of TYPE alone, and until EACH has enough. */
struct chosen_shape {
    struct alias_shape all;
    int type;
    bool more;
};

static bool chosen_row(sqlite3_stmt *row, void *shape)
{
    struct chosen_shape *chosen = shape;
    if (chosen->type < 0 || sqlite3_column_int(row, 1) == chosen->type)
        chosen->more = alias_row(row, &chosen->all);
    return false;
}

enum hoso_status hoso_store_alias_scan(struct hoso_store_reader *reader, int type,
                                       const char *name, bool is_beginning,
                                       hoso_store_alias_fn *each, void *ctx)
{
    struct chosen_shape shape = { { each, ctx }, type, true };
    struct ids ids = { 0 };
    size_t len = 0;
    bool whole = false;
    const char *word = name ? rarest_word(name, is_beginning, &len, &whole) : NULL;
    if (!word)
        return scan(reader, type, &shape.all);
    enum hoso_status status = find_ids(reader, word, len, whole, &ids);
    for (size_t i = 0; i < ids.count && status == HOSO_OK && shape.more; i++)
        status = read_run_for(reader, READ_ALIAS, ids.items[i], chosen_row, &shape, NULL);
    hoso_vec_release(&ids);
    return status;
}
