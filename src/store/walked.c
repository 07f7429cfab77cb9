/* What a whole walk leaves behind: the folders as it read them, and the ids in the order of
 * paths, so that the next program need neither look at every file nor sort every path.
 * Ids are packed as the differences from one to the next: a byte each where files were read
 * in their order. */
#include "packed.h"
#include "write-internal.h"

void store_unpack_ids(const char *bytes, size_t len, struct hoso_store_ids *ids)
{
    const char *end = bytes + len;
    uint64_t id = 0, zigzag;
    hoso_vec_reserve(ids, ids->count + len); /* a byte each at least */
    while (packed_take(&bytes, end, &zigzag)) {
        id += (zigzag >> 1) ^ (zigzag & 1 ? UINT64_MAX : 0);
        ids->items[ids->count++] = (int64_t)id;
    }
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
    int64_t count = 0, last = 0;
    sqlite3_stmt *statement = write_statement(writer, WRITE_IDS);
    while (statement && write_step(writer, statement)) {
        int64_t id = sqlite3_column_int64(statement, 0);
        packed_add_signed(&ids, (int64_t)((uint64_t)id - (uint64_t)last));
        last = id;
        count++;
    }
    statement = write_statement(writer, WRITE_WALK_ADD);
    if (statement) {
        write_bind_text(statement, 1, roots);
        sqlite3_bind_int64(statement, 2, count);
        sqlite3_bind_blob64(statement, 3, ids.data, ids.len, SQLITE_STATIC);
        write_step(writer, statement);
        sqlite3_clear_bindings(statement);
    }
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
