/* A range of days states its two ends; a range of months or years every one in it, up to a
 * few: what is longer than that is an age, and states its ends. */
#include "stated.h"

#include <stdlib.h>

enum { MOST_STEPS = 12 };

static int64_t number_of(const struct hoso_day *day)
{
    return day->year * 10000L + day->month * 100L + day->day;
}

static int steps_between(const struct hoso_day *from, const struct hoso_day *to)
{
    if (from->day || to->day)
        return 0;
    if (from->month && to->month)
        return (to->year - from->year) * 12 + to->month - from->month;
    return from->month || to->month ? 0 : to->year - from->year;
}

static struct hoso_day step_from(const struct hoso_day *day, int steps)
{
    if (!day->month)
        return (struct hoso_day){ day->year + steps, 0, 0 };
    int months = day->year * 12 + day->month - 1 + steps;
    return (struct hoso_day){ months / 12, months % 12 + 1, 0 };
}

static void add_days(struct stated_days *days, const struct hoso_figure *figure,
                     const char *article_date)
{
    struct hoso_day from = figure->from, to = figure->to;
    if (figure->kind != HOSO_FIGURE_DATE || !hoso_day_resolve(&from, article_date))
        return;
    hoso_vec_push(days, number_of(&from));
    if (!hoso_day_resolve(&to, article_date))
        return;
    int steps = steps_between(&from, &to);
    for (int i = 1; i < steps && steps <= MOST_STEPS; i++) {
        struct hoso_day day = step_from(&from, i);
        hoso_vec_push(days, number_of(&day));
    }
    if (number_of(&to) != number_of(&from))
        hoso_vec_push(days, number_of(&to));
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

void stated_days_find(struct stated_days *days, const char *text, size_t len,
                      const char *article_date)
{
    struct hoso_figures figures = { 0 };
    hoso_dates_find(&figures, text, len);
    size_t first = days->count, kept = first;
    for (size_t i = 0; i < figures.count; i++)
        add_days(days, &figures.items[i], article_date);
    if (days->count > first)
        qsort(days->items + first, days->count - first, sizeof *days->items, compare);
    for (size_t i = first; i < days->count; i++)
        if (kept == first || days->items[kept - 1] != days->items[i])
            days->items[kept++] = days->items[i];
    days->count = kept;
    hoso_figures_release(&figures);
}

bool stated_between(const struct hoso_figure *figure, const char *article_date, int64_t from,
                    int64_t to)
{
    struct stated_days days = { 0 };
    bool between = false;
    add_days(&days, figure, article_date);
    for (size_t i = 0; i < days.count; i++)
        between = between || (days.items[i] >= from && days.items[i] <= to);
    hoso_vec_release(&days);
    return between;
}
