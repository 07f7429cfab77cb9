/* The dates that a text states, as the index has them: YYYYMMDD, 00 for what is not said.
 * Inner to app: compare reads them, the store keeps them. */
#ifndef HOSO_APP_STATED_H
#define HOSO_APP_STATED_H

#include <stdbool.h>
#include <stdint.h>

#include "hoso/figure.h"

struct stated_days HOSO_VEC(int64_t);

/* Appends the dates of TEXT, each once, in order; ARTICLE_DATE (YYYY-MM-DD or "") tells what
 * is meant where the year or month is not said. */
void stated_days_find(struct stated_days *days, const char *text, size_t len,
                      const char *article_date);

/* Does FIGURE state a date between FROM and TO? */
bool stated_between(const struct hoso_figure *figure, const char *article_date, int64_t from,
                    int64_t to);

#endif
