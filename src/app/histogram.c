/* Each unit numbers its spans of time without a gap: days since 0000-03-01, months and
 * years since 0; a bar is one number. */
#include "hoso/histogram.h"

#include <stdio.h>
#include <string.h>

static int days_of_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool is_date(int date)
{
    int year = date / 10000, month = date / 100 % 100, day = date % 100;
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_of_month(year, month);
}

int hoso_date_number(const char *date)
{
    static const char shape[] = "0000-00-00";
    int number = 0;
    for (size_t i = 0; i < sizeof shape; i++) {
        bool digit = date[i] >= '0' && date[i] <= '9';
        if (shape[i] == '0' ? !digit : date[i] != shape[i])
            return 0;
        if (digit)
            number = number * 10 + (date[i] - '0');
    }
    return is_date(number) ? number : 0;
}

char *hoso_date_name(char *out, int date)
{
    unsigned number = (unsigned)date;
    snprintf(out, 11, "%04u-%02u-%02u", number / 10000 % 10000, number / 100 % 100, number % 100);
    return out;
}

/* Days of the proleptic Gregorian calendar, a year starting with March. */
static long day_number(int date)
{
    long year = date / 10000, month = date / 100 % 100, day = date % 100;
    year -= month <= 2;
    long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return year * 365 + year / 4 - year / 100 + year / 400 + of_year;
}

static long number_in(enum hoso_histogram_unit unit, int date)
{
    switch (unit) {
    case HOSO_HISTOGRAM_DAYS:
        return day_number(date);
    case HOSO_HISTOGRAM_MONTHS:
        return date / 10000 * 12 + date / 100 % 100 - 1;
    case HOSO_HISTOGRAM_YEARS:
        return date / 10000;
    default:
        return date / 100000;
    }
}

/* Bars needed; *FIRST gets the first one's number. */
static size_t span_in(enum hoso_histogram_unit unit, const struct hoso_date_counts *dates,
                      long *first)
{
    long low = 0, high = -1;
    for (size_t i = 0; i < dates->count; i++) {
        if (!is_date(dates->items[i].date))
            continue;
        long number = number_in(unit, dates->items[i].date);
        low = high < 0 || number < low ? number : low;
        high = number > high ? number : high;
    }
    *first = low;
    return high < 0 ? 0 : (size_t)(high - low) + 1;
}

void hoso_histogram_make(struct hoso_histogram *h, const struct hoso_date_counts *dates,
                         size_t limit)
{
    long first;
    size_t bars;
    hoso_vec_clear(&h->bars);
    h->highest = 0;
    h->unit = HOSO_HISTOGRAM_DAYS;
    while ((bars = span_in(h->unit, dates, &first)) > limit && h->unit < HOSO_HISTOGRAM_DECADES)
        h->unit++;
    if (bars > limit) {
        first += (long)(bars - limit);
        bars = limit;
    }
    if (!bars)
        return;
    hoso_vec_reserve(&h->bars, bars);
    memset(h->bars.items, 0, bars * sizeof *h->bars.items);
    h->bars.count = bars;
    for (size_t i = 0; i < dates->count; i++) {
        long number = is_date(dates->items[i].date) ? number_in(h->unit, dates->items[i].date) : -1;
        if (number < first)
            continue;
        size_t *bar = &h->bars.items[number - first];
        *bar += dates->items[i].mention_count;
        h->highest = *bar > h->highest ? *bar : h->highest;
    }
}

void hoso_histogram_release(struct hoso_histogram *h)
{
    hoso_vec_release(&h->bars);
}
