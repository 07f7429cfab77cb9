/* Days counted from a fixed one, to tell how far apart two dates are; and what a day without
 * its year or month means in an article of a known date. */
#include "hoso/figure.h"

#include <stdio.h>
#include <stdlib.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* What is said is there: a month of the twelve, a day that the month has. */
static bool is_real(const struct hoso_day *d)
{
    if (d->year < 1 || d->year > 9999 || d->month < 0 || d->month > 12 || d->day < 0)
        return false;
    return !d->day || (d->month && d->day <= days_in(d->year, d->month));
}

/* Days since the year 0, of the middle of a month or year where no day is said. */
static long number_of(const struct hoso_day *d)
{
    long days = d->year * 365L + (d->year - 1) / 4 - (d->year - 1) / 100 + (d->year - 1) / 400;
    int month = d->month ? d->month : 7;
    for (int m = 1; m < month; m++)
        days += days_in(d->year, m);
    return days + (d->day ? d->day : d->month ? 15 : 1);
}

static bool read_article_date(struct hoso_day *date, const char *text)
{
    char rest;
    return sscanf(text, "%4d-%2d-%2d%c", &date->year, &date->month, &date->day, &rest) == 3 &&
           date->month && date->day && is_real(date);
}

/* The day as DAY says it, in the year or month that is STEP away from the article's. */
static struct hoso_day guess(const struct hoso_day *day, const struct hoso_day *article, int step)
{
    struct hoso_day d = *day;
    if (d.month) {
        d.year = article->year + step;
        return d;
    }
    int months = article->year * 12 + article->month - 1 + step;
    d.year = months / 12;
    d.month = months % 12 + 1;
    return d;
}

bool hoso_day_resolve(struct hoso_day *day, const char *article_date)
{
    struct hoso_day article, best = { 0, 0, 0 };
    long least = 0;
    if (day->year)
        return is_real(day);
    if ((!day->month && !day->day) || !read_article_date(&article, article_date))
        return false;
    for (int step = -1; step <= 1; step++) { /* the earlier first: it stays where two are as near */
        struct hoso_day d = guess(day, &article, step);
        long away = is_real(&d) ? labs(number_of(&d) - number_of(&article)) : -1;
        if (away >= 0 && (!best.year || away < least)) {
            best = d;
            least = away;
        }
    }
    *day = best;
    return best.year != 0;
}
