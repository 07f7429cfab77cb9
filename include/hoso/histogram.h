/* Counts of dates gathered into bars: by day, month, year or ten years, whatever fits.
 * May use session.h's types only.  Thread safe. */
#ifndef HOSO_HISTOGRAM_H
#define HOSO_HISTOGRAM_H

#include "hoso/concordance.h"

enum hoso_histogram_unit {
    HOSO_HISTOGRAM_DAYS,
    HOSO_HISTOGRAM_MONTHS,
    HOSO_HISTOGRAM_YEARS,
    HOSO_HISTOGRAM_DECADES
};

struct hoso_histogram {
    enum hoso_histogram_unit unit;
    struct hoso_bars HOSO_VEC(size_t) bars; /* from the first date's to the last one's */
    size_t highest;
};

/* The finest unit that needs at most LIMIT bars; where even ten years are too fine, the
 * last LIMIT of those.  Dates that are none are passed over. */
void hoso_histogram_make(struct hoso_histogram *h, const struct hoso_date_counts *dates,
                         size_t limit);
void hoso_histogram_release(struct hoso_histogram *h);

/* `YYYY-MM-DD` as a number like 20230728; 0 where it is no date. */
int hoso_date_number(const char *date);
/* The other way round, into OUT of 11 bytes; returns OUT. */
char *hoso_date_name(char *out, int date);

#endif
