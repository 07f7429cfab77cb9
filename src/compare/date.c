/* Dates in the forms that Vietnamese news has, to one normalised form each.  Here: what the
 * files share, and days; months and longer are in period.c. */
#include "date.h"

#include <stdio.h>
#include <string.h>

bool date_is_valid(const struct hoso_day *d)
{
    static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (d->month < 0 || d->month > 12 || d->day < 0 || d->day > 31)
        return false;
    return !d->month || !d->day || d->day <= days[d->month - 1];
}

bool date_is_year(int year)
{
    return year >= 1000 && year <= 2999;
}

/* Of today's news, so that a bare number may be one. */
bool date_is_recent_year(int year)
{
    return year >= 1900 && year <= 2100;
}

static int full_year(int year)
{
    return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;
}

static void show_day(struct hoso_buf *out, const struct hoso_day *d)
{
    char year[12] = "-";
    if (d->year)
        snprintf(year, sizeof year, "%04d", d->year);
    if (d->day && d->month)
        hoso_buf_addf(out, "%s-%02d-%02d", year, d->month, d->day);
    else if (d->month)
        hoso_buf_addf(out, "%s-%02d", year, d->month);
    else if (d->day)
        hoso_buf_addf(out, "---%02d", d->day);
    else
        hoso_buf_addstr(out, year);
}

static void show_quarter(struct hoso_buf *out, const struct hoso_day *first)
{
    int quarter = (first->month + 2) / 3;
    if (first->year)
        hoso_buf_addf(out, "%04d-Q%d", first->year % 10000, quarter);
    else
        hoso_buf_addf(out, "--Q%d", quarter);
}

void date_show(struct hoso_buf *out, const struct date_form *date)
{
    if (date->part)
        hoso_buf_addf(out, "%s%s ", date->half ? "nửa " : "", date->part);
    if (date->written == DATE_QUARTER) {
        show_quarter(out, &date->from);
        return;
    }
    if (date->written == DATE_DECADE) {
        hoso_buf_addf(out, "%ds", date->from.year);
        return;
    }
    show_day(out, &date->from);
    if (date->written == DATE_RANGE) {
        hoso_buf_addstr(out, "..");
        show_day(out, &date->to);
    }
}

void date_set_span(struct date_form *date, enum date_written written, struct hoso_day from,
                   struct hoso_day to)
{
    date->from = from;
    date->to = to;
    date->written = written;
}

void date_set(struct date_form *date, const struct hoso_day *d)
{
    date_set_span(date, DATE_PLAIN, *d, *d);
}

/* The separator at I with a number glued behind it. */
bool date_joins(const struct reader *r, size_t i, uint32_t code)
{
    const struct token *sep = token_at(r, i), *next = token_at(r, i + 1);
    bool same = code == '-' ? token_is_dash(r, i) : sep->code == code;
    return sep->kind == TOKEN_PUNCT && same && sep->glued && next->glued &&
           next->kind == TOKEN_NUMBER;
}

/* What is glued behind makes it a decree, a designation, or an address. */
bool date_goes_on(const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i), *next = token_at(r, i + 1);
    if (!token->glued)
        return false;
    if (token->kind != TOKEN_PUNCT)
        return true;
    bool joint = token->code == '/' || token->code == ':' || token->code == '_' ||
                 token_is_dash(r, i);
    return joint && next->glued && (next->kind == TOKEN_WORD || next->kind == TOKEN_NUMBER);
}

size_t date_digits(int *value, const struct reader *r, const struct token *token, size_t at,
                   size_t most)
{
    size_t end = at + most < token->end ? at + most : token->end;
    for (*value = 0; at < end && r->tokens->text[at] >= '0' && r->tokens->text[at] <= '9'; at++)
        *value = *value * 10 + (r->tokens->text[at] - '0');
    return at;
}

static bool dot_at(const struct reader *r, const struct token *token, size_t at)
{
    return at < token->end && r->tokens->text[at] == '.';
}

/* `27.8`, `27.8.2024` are one token. */
static size_t read_dotted(struct hoso_day *d, const struct reader *r, size_t i)
{
    enum { MOST_BYTES = 11 };
    const struct token *token = token_at(r, i);
    if (token->kind != TOKEN_NUMBER || token->end - token->start > MOST_BYTES)
        return i;
    size_t at = date_digits(&d->day, r, token, token->start, 2);
    if (!dot_at(r, token, at))
        return i;
    at = date_digits(&d->month, r, token, at + 1, 2);
    if (dot_at(r, token, at)) {
        at = date_digits(&d->year, r, token, at + 1, 4);
        if (at < token->end || !date_is_recent_year(d->year))
            return i;
    }
    return d->day && d->month && date_is_valid(d) ? i + 1 : i;
}

/* ` năm 2024`, `/2024`, `-2024` behind a month, a quarter, or a day and month. */
size_t date_read_year_behind(int *year, const struct reader *r, size_t i)
{
    if (date_joins(r, i, '/') || date_joins(r, i, '-')) {
        int value = token_int(r, i + 1, 4);
        bool whole = !date_goes_on(r, i + 2);
        if (whole && date_is_recent_year(value)) {
            *year = value;
            return i + 2;
        }
    }
    size_t at = i + token_is_punct(r, i, ',');
    if (!token_is_word(r, at, "năm") || token_at(r, at)->breaks)
        return i;
    int value = token_int(r, at + 1, 4);
    if (!date_is_year(value) || token_at(r, at + 1)->breaks)
        return i;
    *year = value;
    return at + 2;
}

/* `27 tháng 8 năm 2024`. */
static size_t read_long(struct hoso_day *d, const struct reader *r, size_t i)
{
    d->day = token_int(r, i, 2);
    d->month = token_int(r, i + 2, 2);
    if (!token_is_word(r, i + 1, "tháng") || token_at(r, i + 1)->breaks || d->day < 1 ||
        d->month < 1 || token_at(r, i + 2)->breaks || !date_is_valid(d))
        return i;
    return date_read_year_behind(&d->year, r, i + 3);
}

/* `2024-08-27`. */
static size_t read_iso(struct hoso_day *d, const struct reader *r, size_t i)
{
    uint32_t sep = token_is_dash(r, i + 1) ? '-' : '/';
    d->year = token_int(r, i, 4);
    if (!date_is_recent_year(d->year) || !date_joins(r, i + 1, sep) || !date_joins(r, i + 3, sep))
        return i;
    d->month = token_int(r, i + 2, 2);
    d->day = token_int(r, i + 4, 2);
    return d->month > 0 && d->day > 0 && date_is_valid(d) && !date_goes_on(r, i + 5) ? i + 5 : i;
}

/* `27/8`, `27/8/2024`, `27-8-2024`. */
static size_t read_short(struct hoso_day *d, const struct reader *r, size_t i)
{
    uint32_t sep = token_is_dash(r, i + 1) ? '-' : '/';
    d->day = token_int(r, i, 2);
    d->month = token_int(r, i + 2, 2);
    if (!date_joins(r, i + 1, sep) || d->day < 1 || d->month < 1 || !date_is_valid(d))
        return i;
    if (date_joins(r, i + 3, sep)) {
        int year = token_int(r, i + 4, 4);
        if (year >= 0 && date_is_recent_year(full_year(year)) &&
            (!date_goes_on(r, i + 5) || token_is_dash(r, i + 5))) {
            d->year = full_year(year);
            return i + 5;
        }
    }
    size_t end = date_read_year_behind(&d->year, r, i + 3);
    bool range = token_is_dash(r, end) && sep == '/';
    return date_goes_on(r, end) && !range ? i : end;
}

static size_t read_any(struct hoso_day *d, const struct reader *r, size_t i)
{
    size_t (*const readers[])(struct hoso_day *, const struct reader *, size_t) = { read_iso, read_short,
                                                                              read_long };
    for (size_t k = 0; k < sizeof readers / sizeof readers[0]; k++) {
        *d = (struct hoso_day){ 0, 0, 0 };
        size_t end = readers[k](d, r, i);
        if (end > i)
            return end;
    }
    return i;
}

/* The rest of a range: `-10/8`, ` đến ngày 10/8`, ` - 10/8`. */
static size_t read_range_end(struct hoso_day *d, const struct reader *r, size_t i)
{
    size_t at = i;
    if (token_at(r, i)->breaks)
        return i;
    if (token_is_dash(r, i) || token_is_word(r, i, "đến") || token_is_word(r, i, "tới"))
        at++;
    else
        return i;
    if (token_is_word(r, at, "hết"))
        at++;
    if (token_is_word(r, at, "ngày"))
        at++;
    if (token_at(r, at)->breaks)
        return i;
    size_t end = read_any(d, r, at);
    return end > at ? end : i;
}

static size_t finish(struct date_form *date, const struct hoso_day *d, const struct reader *r,
                     size_t end)
{
    struct hoso_day to, from = *d;
    size_t range = read_range_end(&to, r, end);
    if (range > end) {
        from.month = from.month ? from.month : to.month;
        from.year = from.year ? from.year : to.year;
        date_set_span(date, DATE_RANGE, from, to);
        return range;
    }
    date_set(date, d);
    return end;
}

/* ---- where a date may stand ---- */

/* `ngày 27`, `sáng nay 27`, `hôm nay, 27`. */
static bool after_day_word(const struct reader *r, size_t i)
{
    if (token_at(r, i)->breaks)
        return false;
    if (is(token_at(r, i - 1), W_DAY))
        return !is(token_at(r, i - 2), W_EACH);
    size_t at = i - 1 - token_is_punct(r, i - 1, ',');
    bool near = token_is_word(r, at, "nay") || token_is_word(r, at, "qua") ||
                token_is_word(r, at, "mai") || token_is_word(r, at, "sớm");
    return near && is(token_at(r, at - 1), W_DAY);
}

static bool in_brackets(const struct reader *r, size_t i, size_t end)
{
    const struct token *behind = token_at(r, end);
    bool closed = behind->kind == TOKEN_PUNCT &&
                  (behind->code == ')' || behind->code == ',' || token_is_dash(r, end));
    return token_is_punct(r, i - 1, '(') && (closed || is(behind, W_STOP));
}

/* Is `6/9` with nothing else said a date, not a share, a score, or a number of something? */
static bool stands_as_date(const struct reader *r, size_t i, size_t end, const struct hoso_day *d,
                           bool slash)
{
    const struct token *before = token_at(r, i - 1);
    if (is(before, W_ORDINAL) && !token_at(r, i)->breaks)
        return false;
    if (d->year && (slash || end >= i + 5))
        return true;
    if (is(before, W_SCORE))
        return false;
    if (in_brackets(r, i, end))
        return true;
    if (is(before, W_CLASSIFIER | W_CALIBRE) || (!slash && d->day <= d->month))
        return false;
    bool led = is(before, W_FROM) && !token_at(r, i)->breaks;
    if (!slash)
        return led; /* a range goes up: 8-4 is none */
    if (led)
        return true;
    if (d->day == 24 && d->month == 7)
        return false;
    return d->day > d->month && (d->day > 10 || r->last_was_date);
}

/* `ngày 27`, with nothing behind it that the number would count. */
static size_t read_day_only(struct date_form *date, const struct reader *r, size_t i)
{
    struct hoso_day d = { 0, 0, token_int(r, i, 2) };
    const struct token *next = token_at(r, i + 1);
    struct counted counted;
    struct hoso_day later;
    if (d.day < 1 || d.day > 31 || date_goes_on(r, i + 1) || is(next, W_SCALE))
        return i;
    size_t range = read_range_end(&later, r, i + 1);
    if (range > i + 1) {
        struct hoso_day from = { later.year, later.month, d.day };
        date_set_span(date, DATE_RANGE, from, later);
        return range;
    }
    /* `ngày 14 và 15/8`: the month is said once. */
    if (token_is_word(r, i + 1, "và") || token_is_punct(r, i + 1, ',')) {
        size_t at = i + 2 + token_is_word(r, i + 2, "ngày");
        if (read_any(&later, r, at) > at) {
            d.month = later.month;
            d.year = later.year;
        }
    }
    read_counted(&counted, r, i + 1);
    if (counted.sure || (counted.noun_end > counted.noun && !token_is_word(r, i - 1, "ngày")))
        return i;
    date_set(date, &d);
    return i + 1;
}

/* `5-10/8`. */
static size_t read_day_range(struct date_form *date, const struct reader *r, size_t i)
{
    struct hoso_day from = { 0, 0, token_int(r, i, 2) }, to = { 0, 0, 0 };
    if (from.day < 1 || from.day > 31 || !date_joins(r, i + 1, '-'))
        return i;
    size_t end = read_short(&to, r, i + 2);
    if (end == i + 2 || token_is_dash(r, i + 3) || to.day <= from.day)
        return i;
    from.month = to.month;
    from.year = to.year;
    date_set_span(date, DATE_RANGE, from, to);
    return end;
}

/* A year without `năm`: `từ 2022`, `(2022)`, `(truyện ngắn, 1954)`, the next of a list of
 * years. */
static size_t read_bare_year(struct date_form *date, const struct reader *r, size_t i)
{
    struct hoso_day d = { token_int(r, i, 4), 0, 0 };
    struct counted counted;
    const struct token *before = token_at(r, i - 1);
    if (!date_is_recent_year(d.year) || date_goes_on(r, i + 1) || is(token_at(r, i + 1), W_SCALE))
        return i;
    read_counted(&counted, r, i + 1);
    if (counted.sure || counted.noun_end > counted.noun)
        return i;
    bool listed = r->last_was_date && r->last_end &&
                  (token_is_word(r, i - 1, "và") || token_is_punct(r, i - 1, ','));
    bool led = is(before, W_FROM | W_PART) && !token_at(r, i)->breaks;
    bool ends_bracket = token_is_punct(r, i - 1, ',') && token_is_punct(r, i + 1, ')');
    if (!listed && !led && !ends_bracket && !in_brackets(r, i, i + 1))
        return i;
    date_set(date, &d);
    return i + 1;
}

static size_t read_number_date(struct date_form *date, const struct reader *r, size_t i)
{
    struct hoso_day d = { 0, 0, 0 };
    bool anchored = after_day_word(r, i);
    const struct token *before = token_at(r, i - 1);
    bool compound = before->kind == TOKEN_PUNCT && token_at(r, i)->glued && before->glued &&
                    before->code != '(' && before->code != '"' && before->code != 0x201C;
    if (compound)
        return i;
    size_t end = read_day_range(date, r, i);
    if (end > i)
        return end;
    bool slash = token_is_punct(r, i + 1, '/');
    end = read_any(&d, r, i);
    bool worded = token_is_word(r, i + 1, "tháng");
    if (end > i && (anchored || (worded && d.year) || stands_as_date(r, i, end, &d, slash)))
        return finish(date, &d, r, end);
    d = (struct hoso_day){ 0, 0, 0 };
    end = read_dotted(&d, r, i);
    if (end > i && (anchored || d.year))
        return finish(date, &d, r, end);
    if (anchored)
        return read_day_only(date, r, i);
    end = date_read_years(date, r, i);
    return end > i ? end : read_bare_year(date, r, i);
}

/* `đầu`, `giữa`, `cuối` before what was read at I. */
static void add_part(struct date_form *date, const struct reader *r, size_t i)
{
    static const char *const parts[] = { "đầu", "giữa", "cuối" };
    bool of_number = is(token_at(r, i - 2), W_UNIT) && token_at(r, i - 2)->end == r->last_end &&
                     !r->last_was_date; /* `6 tháng đầu năm 2023` */
    if (token_at(r, i)->breaks || of_number)
        return;
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
        if (!token_is_word(r, i - 1, parts[k]))
            continue;
        date->half = is(token_at(r, i - 2), W_HALF) && !token_at(r, i - 1)->breaks;
        date->part = parts[k];
        date->first = date->half ? i - 2 : i - 1;
        return;
    }
}

size_t read_date(struct date_form *date, const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    date->first = i;
    date->part = NULL;
    if (token->kind == TOKEN_NUMBER) {
        size_t end = read_number_date(date, r, i);
        if (end > i)
            add_part(date, r, i);
        return end;
    }
    if (is(token, W_DATE)) {
        size_t end = date_read_worded(date, r, i);
        if (end > i)
            add_part(date, r, i);
        return end;
    }
    if (!is(token, W_DAY) || token_at(r, i + 1)->kind != TOKEN_NUMBER || token_at(r, i + 1)->breaks)
        return i;
    size_t end = read_number_date(date, r, i + 1);
    return end > i + 1 ? end : i;
}
