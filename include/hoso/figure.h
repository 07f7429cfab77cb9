/* Figures and dates that a text states, read the Vietnamese way: dot for thousands,
 * comma for decimals, nghìn/ngàn, triệu, tỷ, chục, trăm; `6.700 container`, `hơn 13.000
 * container`, `6 triệu quả đạn pháo 152mm`, `hàng triệu quả đạn pháo`, `25.000 công nhân`,
 * `tháng 8 năm 2022`, `hôm 27/8`, `quý II/2025`, `hai chục`, `20%`.
 * Pure.  May use base, text, pattern.  Thread safe. */
#ifndef HOSO_FIGURE_H
#define HOSO_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "hoso/buf.h"
#include "hoso/mem.h"
#include "hoso/span.h"

enum hoso_figure_kind { HOSO_FIGURE_NUMBER, HOSO_FIGURE_DATE };

enum hoso_figure_bound { /* hơn, trên; dưới, gần; khoảng; hàng */
    HOSO_EXACTLY,
    HOSO_MORE_THAN,
    HOSO_LESS_THAN,
    HOSO_ABOUT,
    HOSO_TENS_OF /* `hàng triệu`: an order of magnitude only */
};

/* A day, a month or a year as a text states it; 0 for what is not said. */
struct hoso_day {
    int year, month, day;
};

struct hoso_figure {
    struct hoso_span span; /* number, unit and noun, in the text */
    enum hoso_figure_kind kind;
    enum hoso_figure_bound bound;
    struct hoso_day from, to; /* of a date: the same, or the ends of a range, a quarter, a decade */
    double value;     /* of a number; per cent as it stands */
    double value_max; /* the end of a range (`10-15`), else equal to value */
    /* What it counts, folded, without classifier: `container`, `dan phao 152mm`; the unit where
     * no noun follows; "" for a bare number; of a date `date`.  Strings live as long as the list. */
    const char *what;
    const char *unit;  /* of measure, one spelling for all: `%`, `km`, `usd`, `tan`; else "" */
    const char *label; /* the noun or unit as written: `đạn pháo 152mm`; of a date "" */
    /* Normalised: `>13.000`, `6.000.000`, `~20`, `10–15`, `hàng triệu`, `2022-08`, `--08-27`,
     * `---27`, `2025-Q2`, `1990s`, `cuối 2024`, `2022..2024`. */
    const char *shown;
};
struct hoso_figures {
    struct hoso_figure *items;
    size_t count;
    size_t capacity;
    struct hoso_arena strings;
};

/* Appends the figures of TEXT in order; FIGURES starts zeroed. */
void hoso_figures_find(struct hoso_figures *figures, const char *text, size_t len);
/* The same dates alone, their `shown` left empty: for who reads many texts. */
void hoso_dates_find(struct hoso_figures *dates, const char *text, size_t len);
/* What DAY means in an article of the date ARTICLE_DATE (YYYY-MM-DD, or "" for unknown): the
 * year or month that is not said is the one that brings it nearest to the article's; of
 * two as near the earlier.  False where that cannot be told, or there is no such day. */
bool hoso_day_resolve(struct hoso_day *day, const char *article_date);

/* Appends `shown` with millions and more in words, as a narrow column wants it: `>6 triệu`,
 * `2,3 tỷ đồng`. */
void hoso_figure_short(struct hoso_buf *out, const struct hoso_figure *figure);
void hoso_figures_release(struct hoso_figures *figures);

#endif
