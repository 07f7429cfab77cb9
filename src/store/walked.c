/* What a whole walk leaves behind: the folders as it read them, and the ids in the order of
 * paths, so that the next program need neither look at every file nor sort every path.
 * Ids are packed as runs: from the end of the one before to the first, then how many. */
#include "packed.h"
#include "write-internal.h"

void walked_add(struct hoso_store_runs *runs, int64_t id)
{
    struct hoso_store_run *last = runs->count ? &runs->items[runs->count - 1] : NULL;
    if (last && id == last->first + (int64_t)last->count)
        last->count++;
    else
        hoso_vec_push(runs, ((struct hoso_store_run){ id, 1 }));
}

void walked_unpack(const char *bytes, size_t len, struct hoso_store_runs *runs)
{
    const char *end = bytes + len;
    int64_t at = 0, gap;
    uint64_t count;
    while (packed_take_signed(&bytes, end, &gap) && packed_take(&bytes, end, &count) &&
           count <= INT32_MAX && !__builtin_add_overflow(at, gap, &at)) {
        hoso_vec_push(runs, ((struct hoso_store_run){ at, count }));
        if (__builtin_add_overflow(at, (int64_t)count, &at))
            break;
    }
}

static int64_t pack(struct hoso_buf *packed, const struct hoso_store_runs *runs)
{
    int64_t at = 0, count = 0;
    for (size_t i = 0; i < runs->count; i++) {
        const struct hoso_store_run *run = &runs->items[i];
        packed_add_signed(packed, run->first - at);
        packed_add(packed, run->count);
        at = run->first + (int64_t)run->count;
        count += (int64_t)run->count;
    }
    return count;
}

void write_forget_walk(struct hoso_store_writer *writer)
{
    if (!writer->walk_forgotten)
        write_numbers(writer, WRITE_WALK_DELETE, 0, NULL);
    writer->walk_forgotten = true;
}

static void add_folder(struct hoso_store_writer *writer, const struct hoso_store_folder *folder)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_FOLDER_ADD);
    if (!statement)
        return;
    write_bind_text(statement, 1, folder->path);
    sqlite3_bind_int64(statement, 2, folder->mtime_ns);
    write_step(writer, statement);
}

static void add_walk(struct hoso_store_writer *writer, const char *roots)
{
    struct hoso_buf ids = HOSO_BUF_INIT;
    struct hoso_store_runs runs = { 0 };
    sqlite3_stmt *statement = write_statement(writer, WRITE_IDS);
    while (statement && write_step(writer, statement))
        walked_add(&runs, sqlite3_column_int64(statement, 0));
    int64_t count = pack(&ids, &runs);
    statement = write_statement(writer, WRITE_WALK_ADD);
    if (statement) {
        write_bind_text(statement, 1, roots);
        sqlite3_bind_int64(statement, 2, count);
        sqlite3_bind_blob64(statement, 3, ids.data, ids.len, SQLITE_STATIC);
        write_step(writer, statement);
        sqlite3_clear_bindings(statement);
    }
    hoso_vec_release(&runs);
    hoso_buf_release(&ids);
}

enum hoso_status hoso_store_set_walked(struct hoso_store_writer *writer, const char *roots,
                                       const struct hoso_store_folder *folders, size_t count)
{
    write_numbers(writer, WRITE_WALK_DELETE, 0, NULL);
    write_numbers(writer, WRITE_FOLDERS_DELETE, 0, NULL);
    for (size_t i = 0; i < count; i++)
        add_folder(writer, &folders[i]);
    add_walk(writer, roots);
    return writer->failure;
}
