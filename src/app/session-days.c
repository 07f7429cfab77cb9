/* How many articles state a date, or are of it. */
#include "session-internal.h"

#include <stdio.h>

static bool take_stated(int64_t day, size_t articles, void *ctx)
{
    struct hoso_day_counts *counts = ctx;
    hoso_vec_push(counts, ((struct hoso_day_count){ day, articles }));
    return true;
}

enum hoso_status hoso_session_stated(struct hoso_session *session, struct hoso_day_counts *counts)
{
    hoso_vec_clear(counts);
    return hoso_store_stated_counts(session->reader, take_stated, counts);
}

/* Adds to the last row that is DAY's own; days come in order, so months and years do. */
static void add(struct hoso_day_counts *counts, size_t *row, int64_t day, size_t articles)
{
    if (*row == SIZE_MAX || counts->items[*row].day != day) {
        *row = counts->count;
        hoso_vec_push(counts, ((struct hoso_day_count){ day, 0 }));
    }
    counts->items[*row].article_count += articles;
}

struct dating {
    struct hoso_day_counts *counts;
    size_t year, month; /* rows, SIZE_MAX before the first */
};

static bool take_dated(const char *date, size_t articles, void *ctx)
{
    struct dating *dating = ctx;
    int year, month, day;
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3)
        return true;
    size_t row = SIZE_MAX;
    add(dating->counts, &dating->year, year * 10000L, articles);
    add(dating->counts, &dating->month, year * 10000L + month * 100L, articles);
    add(dating->counts, &row, year * 10000L + month * 100L + day, articles);
    return true;
}

enum hoso_status hoso_session_dated(struct hoso_session *session, struct hoso_day_counts *counts)
{
    hoso_vec_clear(counts);
    return hoso_store_dated_counts(session->reader, take_dated,
                                   &(struct dating){ counts, SIZE_MAX, SIZE_MAX });
}
