/* The mentions of an article are one blob of packed numbers, five for each in the order of
 * start: bytes since the end of the one before, length, entity, its type, why.  Nobody asks
 * for one of them alone, and a row for each took as long to write as all else. */
#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"
#include "hoso/table.h"
#include "packed.h"
#include "read-internal.h"
#include "write-internal.h"

struct mention {
    size_t start, end;
    int64_t entity, why;
    int type;
};

/* What is left of a blob. */
struct packed_mentions {
    const char *at, *stop;
    size_t end; /* of the last one taken, in the text */
};

static struct packed_mentions packed_of(sqlite3_stmt *row)
{
    const char *bytes = sqlite3_column_blob(row, 0);
    size_t len = (size_t)sqlite3_column_bytes(row, 0);
    return (struct packed_mentions){ bytes, len ? bytes + len : bytes, 0 };
}

static bool take(struct packed_mentions *packed, struct mention *mention)
{
    uint64_t number[5];
    for (size_t i = 0; i < sizeof number / sizeof *number; i++)
        if (!packed_take(&packed->at, packed->stop, &number[i]))
            return false;
    mention->start = packed->end + number[0];
    mention->end = packed->end = mention->start + number[1];
    mention->entity = (int64_t)number[2];
    mention->type = (int)number[3];
    mention->why = (int64_t)number[4];
    return true;
}

/* ---- writing ---- */

static int64_t why_of(struct hoso_store_writer *writer, const char *text)
{
    struct why_id *why;
    text = text ? text : "";
    HASH_FIND_STR(writer->whys, text, why);
    if (why)
        return why->id;
    int64_t id = 0;
    sqlite3_stmt *statement = write_statement(writer, WRITE_WHY_GET);
    if (!statement)
        return 0;
    write_bind_text(statement, 1, text);
    if (write_step(writer, statement)) {
        id = sqlite3_column_int64(statement, 0);
        sqlite3_reset(statement);
    }
    if (!id && (statement = write_statement(writer, WRITE_WHY_ADD)) != NULL) {
        write_bind_text(statement, 1, text);
        write_step(writer, statement);
        id = sqlite3_last_insert_rowid(writer->connection.db);
    }
    why = hoso_calloc(1, sizeof *why);
    why->id = id;
    why->text = hoso_strdup(text);
    HASH_ADD_KEYPTR(hh, writer->whys, why->text, strlen(why->text), why);
    return id;
}

void mentions_forget_whys(struct hoso_store_writer *writer)
{
    for (struct why_id *why = writer->whys, *next; why; why = next) {
        next = why->hh.next;
        HASH_DEL(writer->whys, why);
        free(why->text);
        free(why);
    }
}

void mentions_put(struct hoso_store_writer *writer, const struct hoso_store_record *record,
                  struct entity_delta *const *entities)
{
    struct hoso_buf *packed = &writer->scratch;
    size_t end = 0;
    hoso_buf_clear(packed);
    for (size_t i = 0; i < record->mention_count; i++) {
        const struct hoso_store_mention *m = &record->mentions[i];
        const struct entity_delta *entity = entities[m->entity];
        packed_add(packed, m->start - end);
        packed_add(packed, m->end - m->start);
        packed_add(packed, (uint64_t)entity->id);
        packed_add(packed, (uint64_t)entity->type);
        packed_add(packed, (uint64_t)why_of(writer, m->why));
        end = m->end;
    }
    sqlite3_stmt *statement = packed->len ? write_statement(writer, WRITE_MENTIONS_SET) : NULL;
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, record->id);
    sqlite3_bind_blob64(statement, 2, packed->data, packed->len, SQLITE_STATIC);
    write_step(writer, statement);
}

/* ---- taking them out ---- */

static void drop_vote(struct hoso_store_writer *writer, struct entity_delta *entity,
                      int64_t article)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_POSTING_GET);
    if (!statement)
        return;
    int64_t id = posting_id(article, entity->id);
    sqlite3_bind_int64(statement, 1, id);
    if (!write_step(writer, statement))
        return;
    int64_t count = sqlite3_column_int64(statement, 0);
    struct alias_delta *name =
        batch_alias(writer, entity, store_column(statement, 1), store_column(statement, 2));
    sqlite3_reset(statement);
    batch_vote(entity, name, -count);
    entity->articles--;
    write_numbers(writer, WRITE_POSTING_DELETE, 1, &id);
}

static struct entity_delta *entity_of(struct hoso_store_writer *writer,
                                      const struct mention *mention)
{
    struct entity_delta *entity = NULL;
    sqlite3_stmt *statement = write_statement(writer, WRITE_ENTITY_KEY);
    if (!statement)
        return NULL;
    sqlite3_bind_int64(statement, 1, mention->entity);
    if (write_step(writer, statement)) {
        entity = batch_entity(writer, mention->type, store_column(statement, 0));
        sqlite3_reset(statement);
    }
    return entity;
}

static void drop(struct hoso_store_writer *writer, int64_t article, const struct hoso_buf *text,
                 const struct mention *mention)
{
    struct entity_delta *entity = entity_of(writer, mention);
    if (!entity)
        return;
    entity->mentions--;
    entity->shrinks = entity->renames = true;
    if (mention->start <= mention->end && mention->end <= text->len) {
        char *form = hoso_memdup0(text->data + mention->start, mention->end - mention->start);
        batch_alias(writer, entity, form, "")->count--;
        free(form);
    }
    drop_vote(writer, entity, article); /* the first mention finds the posting, the rest none */
}

static struct hoso_buf stored_text(struct hoso_store_writer *writer, int64_t article)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    sqlite3_stmt *statement = write_statement(writer, WRITE_TEXT_GET);
    if (statement) {
        sqlite3_bind_int64(statement, 1, article);
        if (write_step(writer, statement)) {
            const void *bytes = sqlite3_column_blob(statement, 0);
            hoso_buf_add(&text, bytes, (size_t)sqlite3_column_bytes(statement, 0));
            sqlite3_reset(statement);
        }
    }
    return text;
}

void mentions_drop(struct hoso_store_writer *writer, int64_t article)
{
    struct id_seen *put;
    HASH_FIND(hh, writer->batch.put, &article, sizeof article, put);
    if (put)
        batch_flush(writer);
    struct hoso_buf text = stored_text(writer, article);
    sqlite3_stmt *statement = write_statement(writer, WRITE_MENTIONS_GET);
    if (statement) {
        sqlite3_bind_int64(statement, 1, article);
        if (write_step(writer, statement)) {
            struct packed_mentions packed = packed_of(statement);
            for (struct mention mention; take(&packed, &mention);)
                drop(writer, article, &text, &mention);
            sqlite3_reset(statement);
        }
    }
    write_numbers(writer, WRITE_MENTIONS_DELETE, 1, &article);
    hoso_buf_release(&text);
}

/* ---- reading ---- */

static bool packed_row(sqlite3_stmt *row, void *shape)
{
    hoso_buf_add(shape, sqlite3_column_blob(row, 0), (size_t)sqlite3_column_bytes(row, 0));
    return false;
}

/* A copy: whoever is called for a mention may have the connection follow the store. */
static enum hoso_status read_packed(struct hoso_store_reader *reader, int64_t article,
                                    struct hoso_buf *blob, struct packed_mentions *packed)
{
    hoso_buf_init(blob);
    enum hoso_status status =
        read_run_for(reader, READ_MENTIONS, article, packed_row, blob, NULL);
    *packed = (struct packed_mentions){ blob->data, blob->data + blob->len, 0 };
    return status;
}

enum hoso_status hoso_store_mention_spans(struct hoso_store_reader *reader, int64_t article,
                                          bool (*each)(size_t start, size_t end, int64_t entity,
                                                       void *ctx),
                                          void *ctx)
{
    struct hoso_buf blob;
    struct packed_mentions packed;
    enum hoso_status status = read_packed(reader, article, &blob, &packed);
    for (struct mention m; take(&packed, &m);)
        if (!each(m.start, m.end, m.entity, ctx))
            break;
    hoso_buf_release(&blob);
    return status;
}

/* The reasons that mentions refer to, each read once. */
struct why_text {
    UT_hash_handle hh; /* by id */
    int64_t id;
    const char *text;
};
struct whys {
    struct why_text *all;
    struct hoso_arena strings;
};

struct why_shape {
    struct whys *whys;
    const char *text;
};

static bool why_row(sqlite3_stmt *row, void *shape)
{
    struct why_shape *why = shape;
    const char *text = store_column(row, 0);
    why->text = hoso_arena_strndup(&why->whys->strings, text, strlen(text));
    return false;
}

static enum hoso_status find_why(struct whys *whys, struct hoso_store_reader *reader, int64_t id,
                                 const char **text)
{
    struct why_text *why;
    HASH_FIND(hh, whys->all, &id, sizeof id, why);
    enum hoso_status status = HOSO_OK;
    if (!why) {
        struct why_shape shape = { whys, "" };
        status = read_run_for(reader, READ_WHY, id, why_row, &shape, NULL);
        why = hoso_arena_alloc(&whys->strings, sizeof *why);
        why->id = id;
        why->text = shape.text;
        HASH_ADD(hh, whys->all, id, sizeof why->id, why);
    }
    *text = why->text;
    return status;
}

enum hoso_status hoso_store_mentions(struct hoso_store_reader *reader, int64_t article,
                                     bool (*each)(const struct hoso_store_mention_row *row,
                                                  void *ctx),
                                     void *ctx)
{
    struct hoso_buf blob;
    struct packed_mentions packed;
    struct whys whys = { 0 };
    enum hoso_status status = read_packed(reader, article, &blob, &packed);
    for (struct mention m; status == HOSO_OK && take(&packed, &m);) {
        struct hoso_store_mention_row row = { m.start, m.end, m.entity, m.type, "" };
        status = find_why(&whys, reader, m.why, &row.why);
        if (status == HOSO_OK && !each(&row, ctx))
            break;
    }
    HASH_CLEAR(hh, whys.all);
    hoso_arena_release(&whys.strings);
    hoso_buf_release(&blob);
    return status;
}

/* ---- the entities of an article ---- */

struct ids HOSO_VEC(int64_t);
struct entities {
    struct HOSO_VEC(struct hoso_store_entity_row) rows;
    struct hoso_arena strings;
};

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* By type, then mentions here downwards, then name. */
static int compare_rows(const void *a, const void *b)
{
    const struct hoso_store_entity_row *x = a, *y = b;
    if (x->type != y->type)
        return x->type < y->type ? -1 : 1;
    if (x->here_count != y->here_count)
        return x->here_count > y->here_count ? -1 : 1;
    int order = strcmp(x->name, y->name);
    return order ? order : strcmp(x->key, y->key);
}

static bool add_entity(const struct hoso_store_entity_row *row, void *ctx)
{
    struct entities *entities = ctx;
    struct hoso_store_entity_row copy = *row;
    copy.name = hoso_arena_strndup(&entities->strings, row->name, strlen(row->name));
    copy.kind = hoso_arena_strndup(&entities->strings, row->kind, strlen(row->kind));
    copy.key = hoso_arena_strndup(&entities->strings, row->key, strlen(row->key));
    hoso_vec_push(&entities->rows, copy);
    return false;
}

/* Sorts IDS and adds a row for each that is another one. */
static enum hoso_status add_entities(struct entities *entities, struct hoso_store_reader *reader,
                                     struct ids *ids)
{
    enum hoso_status status = HOSO_OK;
    if (ids->count)
        qsort(ids->items, ids->count, sizeof *ids->items, compare_ids);
    for (size_t i = 0, next; i < ids->count && status == HOSO_OK; i = next) {
        for (next = i + 1; next < ids->count && ids->items[next] == ids->items[i];)
            next++;
        status = hoso_store_entity(reader, ids->items[i], add_entity, entities);
        if (status == HOSO_OK)
            entities->rows.items[entities->rows.count - 1].here_count = next - i;
        else if (status == HOSO_NOT_FOUND)
            status = HOSO_OK;
    }
    return status;
}

enum hoso_status hoso_store_article_entities(struct hoso_store_reader *reader, int64_t article,
                                             hoso_store_entity_fn *each, void *ctx)
{
    struct hoso_buf blob;
    struct packed_mentions packed;
    struct ids ids = { 0 };
    struct entities entities = { 0 };
    enum hoso_status status = read_packed(reader, article, &blob, &packed);
    for (struct mention m; take(&packed, &m);)
        hoso_vec_push(&ids, m.entity);
    if (status == HOSO_OK)
        status = add_entities(&entities, reader, &ids);
    if (entities.rows.count)
        qsort(entities.rows.items, entities.rows.count, sizeof *entities.rows.items, compare_rows);
    for (size_t i = 0; i < entities.rows.count; i++)
        if (!each(&entities.rows.items[i], ctx))
            break;
    hoso_vec_release(&entities.rows);
    hoso_arena_release(&entities.strings);
    hoso_vec_release(&ids);
    hoso_buf_release(&blob);
    return status;
}
