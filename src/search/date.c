/* Dates of a query are ranges of days, written as the strings that articles have:
 * YYYY-MM-DD compares as a string. */
#include <stdio.h>
#include <string.h>

#include "hoso/i18n.h"
#include "tree.h"

static const char *wrong_form(void)
{
    return _("a date is written 2023, 2023-08 or 2023-08-15, a range 2023-08..2024");
}

static unsigned days_in(unsigned year, unsigned month)
{
    static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* COUNT digits at *AT to NUMBER; moves *AT. */
static bool read_digits(unsigned *number, const char **at, const char *end, int count)
{
    *number = 0;
    for (; count; count--, ++*at) {
        if (*at == end || **at < '0' || **at > '9')
            return false;
        *number = *number * 10 + (unsigned)(**at - '0');
    }
    return true;
}

/* One date, of whatever length, to its first and its last day. */
static const char *read_date(char first[11], char last[11], const char *at, const char *end)
{
    unsigned year, month = 0, day = 0;
    if (!read_digits(&year, &at, end, 4))
        return wrong_form();
    if (at < end && *at++ != '-')
        return wrong_form();
    bool has_month = at[-1] == '-';
    if (has_month && !read_digits(&month, &at, end, 2))
        return wrong_form();
    bool has_day = has_month && at < end && *at == '-';
    if (has_day && (at++, !read_digits(&day, &at, end, 2)))
        return wrong_form();
    if (at != end)
        return wrong_form();
    if (has_month && (month < 1 || month > 12))
        return _("there is no such month");
    if (has_day && (day < 1 || day > days_in(year, month)))
        return _("there is no such day");
    unsigned last_month = has_month ? month : 12;
    unsigned last_day = has_day ? day : days_in(year, last_month);
    snprintf(first, 11, "%04u-%02u-%02u", year % 10000, (has_month ? month : 1) % 100,
             (has_day ? day : 1) % 100);
    snprintf(last, 11, "%04u-%02u-%02u", year % 10000, last_month % 100, last_day % 100);
    return NULL;
}

const char *date_range_parse(char from[11], char to[11], const char *value, size_t len)
{
    const char *end = value + len, *dots = NULL;
    char unused[11];
    for (const char *at = value; !dots && at + 1 < end; at++)
        if (at[0] == '.' && at[1] == '.')
            dots = at;
    if (!dots)
        return read_date(from, to, value, end);
    if (len == 2)
        return wrong_form();
    const char *wrong = NULL;
    memcpy(from, DATE_FIRST, 11);
    memcpy(to, DATE_LAST, 11);
    if (dots > value)
        wrong = read_date(from, unused, value, dots);
    if (!wrong && dots + 2 < end)
        wrong = read_date(unused, to, dots + 2, end);
    if (!wrong && strcmp(from, to) > 0)
        wrong = _("the range ends before it begins");
    return wrong;
}
