/* The dates that texts state: a row for each article and date, and how many articles state
 * it.  A date is a number, YYYYMMDD, with 00 for the day, or the month and the day, that is
 * not said.  `stated_count` counts months and years by the same numbers: the articles that
 * state the month or any day in it; each article once. */
#include "write-internal.h"

#include <stdlib.h>

enum { DAYS_MAX = 256 }; /* of one article: a chronicle of more says no more by them */

struct day_delta {
    UT_hash_handle hh;
    int64_t day, articles;
};

static void count(struct batch *batch, int64_t day, int64_t by)
{
    struct day_delta *delta;
    HASH_FIND(hh, batch->days, &day, sizeof day, delta);
    if (!delta) {
        delta = hoso_arena_alloc(&batch->arena, sizeof *delta);
        delta->day = day;
        HASH_ADD(hh, batch->days, day, sizeof delta->day, delta);
    }
    delta->articles += by;
}

static int compare_days(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* DAYS with the months and years they lie in, each once. */
static void count_all(struct hoso_store_writer *writer, const int64_t *days, size_t day_count,
                      int64_t by)
{
    int64_t all[3 * DAYS_MAX];
    size_t all_count = 0;
    for (size_t i = 0; i < day_count && i < DAYS_MAX; i++) {
        all[all_count++] = days[i];
        all[all_count++] = days[i] / 100 * 100;
        all[all_count++] = days[i] / 10000 * 10000;
    }
    if (all_count)
        qsort(all, all_count, sizeof *all, compare_days);
    for (size_t i = 0; i < all_count; i++)
        if (!i || all[i] != all[i - 1])
            count(&writer->batch, all[i], by);
}

void days_put(struct hoso_store_writer *writer, const struct hoso_store_record *record)
{
    size_t day_count = record->day_count < DAYS_MAX ? record->day_count : DAYS_MAX;
    for (size_t i = 0; i < day_count; i++)
        write_numbers(writer, WRITE_STATED_ADD, 2, (int64_t[]){ record->id, record->days[i] });
    count_all(writer, record->days, day_count, 1);
}

void days_drop(struct hoso_store_writer *writer, int64_t article)
{
    int64_t days[DAYS_MAX];
    size_t day_count = 0;
    sqlite3_stmt *statement = write_statement(writer, WRITE_STATED_GET);
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, article);
    while (write_step(writer, statement))
        if (day_count < DAYS_MAX)
            days[day_count++] = sqlite3_column_int64(statement, 0);
    if (!day_count)
        return;
    write_numbers(writer, WRITE_STATED_DELETE, 1, &article);
    count_all(writer, days, day_count, -1);
}

void days_flush(struct hoso_store_writer *writer)
{
    for (struct day_delta *delta = writer->batch.days; delta; delta = delta->hh.next) {
        if (delta->articles)
            write_numbers(writer, WRITE_STATED_COUNT, 2,
                          (int64_t[]){ delta->day, delta->articles });
        if (delta->articles < 0)
            write_numbers(writer, WRITE_STATED_PRUNE, 1, &delta->day);
    }
    days_clear(&writer->batch);
}

void days_clear(struct batch *batch)
{
    HASH_CLEAR(hh, batch->days);
}
