/* Gists as the writer changes them: the rows that a transaction touches are kept until
 * its end and written once, for articles come mostly one id after the other. */
#include "write-internal.h"

#include <stdlib.h>
#include <string.h>

/* What the file has of it. */
static void load(struct hoso_store_writer *writer, struct gist_block *block)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_GISTS_GET);
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, block->block);
    if (!write_step(writer, statement))
        return;
    size_t bytes = (size_t)sqlite3_column_bytes(statement, 0);
    bytes = bytes < sizeof block->slots ? bytes : sizeof block->slots;
    block->used = bytes / HOSO_STORE_GIST_BYTES;
    if (bytes)
        memcpy(block->slots, sqlite3_column_blob(statement, 0), bytes);
    sqlite3_reset(statement);
}

static struct gist_block *block_of(struct hoso_store_writer *writer, int64_t number)
{
    struct gist_block *block;
    HASH_FIND(hh, writer->gists, &number, sizeof number, block);
    if (block)
        return block;
    block = hoso_calloc(1, sizeof *block);
    block->block = number;
    load(writer, block);
    HASH_ADD(hh, writer->gists, block, sizeof block->block, block);
    return block;
}

void gists_put(struct hoso_store_writer *writer, int64_t article, const void *gist)
{
    if (writer->failure != HOSO_OK || article < 0)
        return;
    struct gist_block *block = block_of(writer, article / GIST_BLOCK);
    size_t at = (size_t)(article % GIST_BLOCK);
    if (gist)
        memcpy(block->slots[at], gist, HOSO_STORE_GIST_BYTES);
    else
        memset(block->slots[at], 0, HOSO_STORE_GIST_BYTES);
    block->used = block->used > at ? block->used : at + 1;
}

void gists_flush(struct hoso_store_writer *writer)
{
    for (struct gist_block *block = writer->gists; block; block = block->hh.next) {
        sqlite3_stmt *statement = write_statement(writer, WRITE_GISTS_SET);
        if (!statement)
            break;
        sqlite3_bind_int64(statement, 1, block->block);
        sqlite3_bind_blob64(statement, 2, block->slots, block->used * HOSO_STORE_GIST_BYTES,
                            SQLITE_STATIC);
        write_step(writer, statement);
        sqlite3_clear_bindings(statement);
    }
    gists_clear(writer);
}

void gists_clear(struct hoso_store_writer *writer)
{
    for (struct gist_block *block = writer->gists, *next; block; block = next) {
        next = block->hh.next;
        HASH_DEL(writer->gists, block);
        free(block);
    }
}
