/* Which articles another list of corrections makes stale.  Each article knows which
 * corrections met something in it (`corrected`), so one that is gone is undone there.  A new
 * one at the end of the list meets the entity as the mentions have it now; a new one among
 * the old may meet it as they had it before, so then all that were corrected are made anew. */
#include "write-internal.h"

#include <stdlib.h>

struct ids HOSO_VEC(int64_t);

static struct ids old_ids(struct hoso_store_writer *writer)
{
    struct ids ids = { 0 };
    sqlite3_stmt *statement = write_statement(writer, WRITE_CORRECTIONS);
    while (statement && write_step(writer, statement))
        hoso_vec_push(&ids, sqlite3_column_int64(statement, 0));
    return ids;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static bool has_id(const struct ids *sorted, int64_t id)
{
    return sorted->count &&
           bsearch(&id, sorted->items, sorted->count, sizeof id, compare_ids) != NULL;
}

static struct ids sorted_copy(const struct ids *ids)
{
    struct ids copy = { 0 };
    for (size_t i = 0; i < ids->count; i++)
        hoso_vec_push(&copy, ids->items[i]);
    if (copy.count)
        qsort(copy.items, copy.count, sizeof *copy.items, compare_ids);
    return copy;
}

/* Do the old ones that are left stand first, in their order? */
static bool is_appended(const struct ids *old, const struct ids *now, const struct ids *now_sorted)
{
    size_t at = 0;
    for (size_t i = 0; i < old->count; i++)
        if (has_id(now_sorted, old->items[i]) &&
            (at >= now->count || now->items[at++] != old->items[i]))
            return false;
    return true;
}

static void make_stale(struct hoso_store_writer *writer, const struct hoso_store_correction *c)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_STALE_NAMING);
    if (!statement)
        return;
    sqlite3_bind_int(statement, 1, c->type);
    write_bind_text(statement, 2, c->key);
    sqlite3_bind_int64(statement, 3, (sqlite3_int64)c->text);
    write_step(writer, statement);
    sqlite3_clear_bindings(statement);
}

enum hoso_status hoso_store_set_corrections(struct hoso_store_writer *writer,
                                            const struct hoso_store_correction *corrections,
                                            size_t count, bool *changed)
{
    struct ids old = old_ids(writer), now = { 0 };
    for (size_t i = 0; i < count; i++)
        hoso_vec_push(&now, corrections[i].id);
    struct ids old_sorted = sorted_copy(&old), now_sorted = sorted_copy(&now);
    *changed = old.count != now.count;
    for (size_t i = 0; i < now.count && !*changed; i++)
        *changed = old.items[i] != now.items[i];
    if (*changed && !is_appended(&old, &now, &now_sorted))
        write_numbers(writer, WRITE_STALE_CORRECTED, 0, NULL);
    for (size_t i = 0; i < old.count && *changed; i++)
        if (!has_id(&now_sorted, old.items[i]))
            write_numbers(writer, WRITE_STALE_MET, 1, &old.items[i]);
    for (size_t i = 0; i < count && *changed; i++)
        if (!has_id(&old_sorted, corrections[i].id))
            make_stale(writer, &corrections[i]);
    if (*changed)
        write_numbers(writer, WRITE_CORRECTIONS_DELETE, 0, NULL);
    for (size_t i = 0; i < count && *changed; i++)
        write_numbers(writer, WRITE_CORRECTION_ADD, 1, &now.items[i]);
    hoso_vec_release(&old);
    hoso_vec_release(&now);
    hoso_vec_release(&old_sorted);
    hoso_vec_release(&now_sorted);
    return writer->failure;
}
