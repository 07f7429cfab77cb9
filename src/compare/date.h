/* What the readers of days (date.c) and of longer periods (period.c) share.  Inner. */
#ifndef HOSO_COMPARE_DATE_H
#define HOSO_COMPARE_DATE_H

#include "read.h"

bool date_is_valid(const struct hoso_day *d); /* what is said of it can be */
bool date_is_year(int year);
bool date_is_recent_year(int year); /* of today's news, so that a bare number may be one */

/* DATE becomes D, or FROM to TO. */
void date_set(struct date_form *date, const struct hoso_day *d);
void date_set_span(struct date_form *date, enum date_written written, struct hoso_day from,
                   struct hoso_day to);

/* Up to MOST digits of TOKEN from AT on; the end of them. */
size_t date_digits(int *value, const struct reader *r, const struct token *token, size_t at,
                   size_t most);

/* The separator CODE at I with a number glued behind it. */
bool date_joins(const struct reader *r, size_t i, uint32_t code);
/* What is glued behind makes it a decree, a designation, or an address. */
bool date_goes_on(const struct reader *r, size_t i);

/* ` năm 2024`, `/2024`, `-2024` behind a month, a quarter, or a day and month. */
size_t date_read_year_behind(int *year, const struct reader *r, size_t i);
/* `2022-2024`, `2022 đến năm 2024`. */
size_t date_read_years(struct date_form *date, const struct reader *r, size_t i);
/* What opens with `tháng`, `năm`, `quý`, `thập niên`. */
size_t date_read_worded(struct date_form *date, const struct reader *r, size_t i);

#endif
