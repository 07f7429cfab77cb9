/* Dates in the forms that Vietnamese news has, to one normalised form each. */
#include "read.h"

#include <stdio.h>
#include <string.h>

struct ymd {
    int year, month, day; /* 0: not said */
};

static bool valid(const struct ymd *d)
{
    static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (d->month < 0 || d->month > 12 || d->day < 0 || d->day > 31)
        return false;
    return !d->month || !d->day || d->day <= days[d->month - 1];
}

static bool is_year(int year)
{
    return year >= 1000 && year <= 2999;
}

/* Of today's news, so that a bare number may be one. */
static bool is_recent_year(int year)
{
    return year >= 1900 && year <= 2100;
}

static int full_year(int year)
{
    return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;
}

static void show(char *shown, size_t size, const struct ymd *d)
{
    char year[12] = "-";
    if (d->year)
        snprintf(year, sizeof year, "%04d", d->year);
    if (d->day && d->month)
        snprintf(shown, size, "%s-%02d-%02d", year, d->month, d->day);
    else if (d->month)
        snprintf(shown, size, "%s-%02d", year, d->month);
    else if (d->day)
        snprintf(shown, size, "---%02d", d->day);
    else
        snprintf(shown, size, "%s", year);
}

static void show_range(struct date_form *date, const struct ymd *a, const struct ymd *b)
{
    char from[24], to[24];
    show(from, sizeof from, a);
    show(to, sizeof to, b);
    snprintf(date->shown, sizeof date->shown, "%s..%s", from, to);
}

/* The separator at I with a number glued behind it. */
static bool joins(const struct reader *r, size_t i, uint32_t code)
{
    const struct token *sep = token_at(r, i), *next = token_at(r, i + 1);
    bool same = code == '-' ? token_is_dash(r, i) : sep->code == code;
    return sep->kind == TOKEN_PUNCT && same && sep->glued && next->glued &&
           next->kind == TOKEN_NUMBER;
}

/* What is glued behind makes it a decree, a designation, or an address. */
static bool goes_on(const struct reader *r, size_t i)
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

/* `27.8`, `27.8.2024` are one token. */
static size_t read_dotted(struct ymd *d, const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    char copy[12] = "", rest;
    size_t len = token->end - token->start;
    if (token->kind != TOKEN_NUMBER || len < 3 || len >= sizeof copy)
        return i;
    memcpy(copy, r->tokens.text + token->start, len);
    int fields = sscanf(copy, "%2d.%2d.%4d%c", &d->day, &d->month, &d->year, &rest);
    if (fields == 2)
        fields = sscanf(copy, "%2d.%2d%c", &d->day, &d->month, &rest);
    else if (fields == 3)
        fields = is_recent_year(d->year) ? 3 : 0;
    bool whole = (fields == 2 && d->year == 0) || fields == 3;
    return whole && d->day && d->month && valid(d) ? i + 1 : i;
}

/* ` năm 2024`, `/2024`, `-2024` behind a month, a quarter, or a day and month. */
static size_t read_year_behind(int *year, const struct reader *r, size_t i)
{
    if (joins(r, i, '/') || joins(r, i, '-')) {
        int value = token_int(r, i + 1, 4);
        bool whole = !goes_on(r, i + 2);
        if (whole && is_recent_year(value)) {
            *year = value;
            return i + 2;
        }
    }
    size_t at = i + token_is_punct(r, i, ',');
    if (!token_is_word(r, at, "năm") || token_at(r, at)->breaks)
        return i;
    int value = token_int(r, at + 1, 4);
    if (!is_year(value) || token_at(r, at + 1)->breaks)
        return i;
    *year = value;
    return at + 2;
}

/* `27 tháng 8 năm 2024`. */
static size_t read_long(struct ymd *d, const struct reader *r, size_t i)
{
    d->day = token_int(r, i, 2);
    d->month = token_int(r, i + 2, 2);
    if (!token_is_word(r, i + 1, "tháng") || token_at(r, i + 1)->breaks || d->day < 1 ||
        d->month < 1 || token_at(r, i + 2)->breaks || !valid(d))
        return i;
    return read_year_behind(&d->year, r, i + 3);
}

/* `2024-08-27`. */
static size_t read_iso(struct ymd *d, const struct reader *r, size_t i)
{
    uint32_t sep = token_is_dash(r, i + 1) ? '-' : '/';
    d->year = token_int(r, i, 4);
    if (!is_recent_year(d->year) || !joins(r, i + 1, sep) || !joins(r, i + 3, sep))
        return i;
    d->month = token_int(r, i + 2, 2);
    d->day = token_int(r, i + 4, 2);
    return d->month > 0 && d->day > 0 && valid(d) && !goes_on(r, i + 5) ? i + 5 : i;
}

/* `27/8`, `27/8/2024`, `27-8-2024`. */
static size_t read_short(struct ymd *d, const struct reader *r, size_t i)
{
    uint32_t sep = token_is_dash(r, i + 1) ? '-' : '/';
    d->day = token_int(r, i, 2);
    d->month = token_int(r, i + 2, 2);
    if (!joins(r, i + 1, sep) || d->day < 1 || d->month < 1 || !valid(d))
        return i;
    if (joins(r, i + 3, sep)) {
        int year = token_int(r, i + 4, 4);
        if (year >= 0 && is_recent_year(full_year(year)) &&
            (!goes_on(r, i + 5) || token_is_dash(r, i + 5))) {
            d->year = full_year(year);
            return i + 5;
        }
    }
    size_t end = read_year_behind(&d->year, r, i + 3);
    bool range = token_is_dash(r, end) && sep == '/';
    return goes_on(r, end) && !range ? i : end;
}

static size_t read_any(struct ymd *d, const struct reader *r, size_t i)
{
    size_t (*const readers[])(struct ymd *, const struct reader *, size_t) = { read_iso, read_short,
                                                                              read_long };
    for (size_t k = 0; k < sizeof readers / sizeof readers[0]; k++) {
        *d = (struct ymd){ 0, 0, 0 };
        size_t end = readers[k](d, r, i);
        if (end > i)
            return end;
    }
    return i;
}

/* The rest of a range: `-10/8`, ` đến ngày 10/8`, ` - 10/8`. */
static size_t read_range_end(struct ymd *d, const struct reader *r, size_t i)
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

static size_t finish(struct date_form *date, const struct ymd *d, const struct reader *r,
                     size_t end)
{
    struct ymd to, from = *d;
    size_t range = read_range_end(&to, r, end);
    if (range > end) {
        from.month = from.month ? from.month : to.month;
        from.year = from.year ? from.year : to.year;
        show_range(date, &from, &to);
        return range;
    }
    show(date->shown, sizeof date->shown, d);
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
static bool stands_as_date(const struct reader *r, size_t i, size_t end, const struct ymd *d,
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
    struct ymd d = { 0, 0, token_int(r, i, 2) };
    const struct token *next = token_at(r, i + 1);
    struct counted counted;
    struct ymd later;
    if (d.day < 1 || d.day > 31 || goes_on(r, i + 1) || is(next, W_SCALE))
        return i;
    size_t range = read_range_end(&later, r, i + 1);
    if (range > i + 1) {
        struct ymd from = { later.year, later.month, d.day };
        show_range(date, &from, &later);
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
    show(date->shown, sizeof date->shown, &d);
    return i + 1;
}

/* `5-10/8`. */
static size_t read_day_range(struct date_form *date, const struct reader *r, size_t i)
{
    struct ymd from = { 0, 0, token_int(r, i, 2) }, to = { 0, 0, 0 };
    if (from.day < 1 || from.day > 31 || !joins(r, i + 1, '-'))
        return i;
    size_t end = read_short(&to, r, i + 2);
    if (end == i + 2 || token_is_dash(r, i + 3) || to.day <= from.day)
        return i;
    from.month = to.month;
    from.year = to.year;
    show_range(date, &from, &to);
    return end;
}

static size_t read_years(struct date_form *date, const struct reader *r, size_t i)
{
    struct ymd from = { token_int(r, i, 4), 0, 0 }, to = { 0, 0, 0 };
    if (!is_recent_year(from.year))
        return i;
    size_t at = i + 1;
    if (token_is_dash(r, at) || token_is_word(r, at, "đến") || token_is_word(r, at, "tới"))
        at++;
    else
        return i;
    at += token_is_word(r, at, "năm");
    to.year = token_int(r, at, 4);
    if (!is_recent_year(to.year) || to.year <= from.year || token_at(r, at)->breaks ||
        goes_on(r, at + 1))
        return i;
    show_range(date, &from, &to);
    return at + 1;
}

/* A year without `năm`: `từ 2022`, `(2022)`, the next of a list of years. */
static size_t read_bare_year(struct date_form *date, const struct reader *r, size_t i)
{
    struct ymd d = { token_int(r, i, 4), 0, 0 };
    struct counted counted;
    const struct token *before = token_at(r, i - 1);
    if (!is_recent_year(d.year) || goes_on(r, i + 1) || is(token_at(r, i + 1), W_SCALE))
        return i;
    read_counted(&counted, r, i + 1);
    if (counted.sure || counted.noun_end > counted.noun)
        return i;
    bool listed = r->last_was_date && r->last_end &&
                  (token_is_word(r, i - 1, "và") || token_is_punct(r, i - 1, ','));
    bool led = is(before, W_FROM | W_PART) && !token_at(r, i)->breaks;
    if (!listed && !led && !in_brackets(r, i, i + 1))
        return i;
    show(date->shown, sizeof date->shown, &d);
    return i + 1;
}

static size_t read_number_date(struct date_form *date, const struct reader *r, size_t i)
{
    struct ymd d = { 0, 0, 0 };
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
    d = (struct ymd){ 0, 0, 0 };
    end = read_dotted(&d, r, i);
    if (end > i && (anchored || d.year))
        return finish(date, &d, r, end);
    if (anchored)
        return read_day_only(date, r, i);
    end = read_years(date, r, i);
    return end > i ? end : read_bare_year(date, r, i);
}

/* ---- months, quarters, years, decades ---- */

/* A month or quarter in digits, in Roman, or as a word. */
static int number_at(const struct reader *r, size_t i, int most)
{
    static const char *const roman[] = { "I", "II", "III", "IV" };
    const struct token *token = token_at(r, i);
    int value = token_int(r, i, 2);
    size_t len = token->end - token->start;
    for (int k = 0; k < 4 && most == 4 && token->kind == TOKEN_WORD; k++)
        if (len == strlen(roman[k]) && memcmp(r->tokens.text + token->start, roman[k], len) == 0)
            value = k + 1;
    if (value < 0 && is(token, W_DIGIT | W_DIGIT_LATE) && !token_is_word(r, i, "lăm"))
        value = (int)token->word->value;
    if (token_is_word(r, i, "giêng"))
        value = 1;
    return value >= 1 && value <= most && !token->breaks ? value : 0;
}

/* Behind a month in words something may follow that it counts: `tháng hai lần`. */
static bool word_month_ends(const struct reader *r, size_t i)
{
    struct counted counted;
    if (token_is_word(r, i, "năm") || token_at(r, i)->breaks)
        return true;
    read_counted(&counted, r, i);
    return !counted.sure && counted.noun_end == counted.noun && !is(token_at(r, i), W_SCALE | W_TENS);
}

/* `tháng tám`, `tháng mười hai`; the token behind it, or the same index. */
static size_t read_worded_month(int *month, const struct reader *r, size_t i)
{
    size_t end = i + 1;
    *month = number_at(r, i, 12);
    if (token_at(r, i)->kind != TOKEN_WORD || token_at(r, i)->breaks)
        return i;
    if (is(token_at(r, i), W_TEN)) {
        int more = number_at(r, i + 1, 2);
        *month = 10 + more;
        end += more > 0;
    }
    /* `tháng năm` is as often `months and years`. */
    bool unsure = *month == 5 && !token_is_word(r, end, "năm");
    return *month > 0 && !unsure && word_month_ends(r, end) ? end : i;
}

/* `8.2022` is one token. */
static size_t read_dotted_month(struct ymd *d, const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    size_t len = token->end - token->start;
    char copy[12] = "", rest;
    if (token->kind != TOKEN_NUMBER || token->breaks || len >= sizeof copy)
        return i;
    memcpy(copy, r->tokens.text + token->start, len);
    bool whole = sscanf(copy, "%2d.%4d%c", &d->month, &d->year, &rest) == 2;
    return whole && is_recent_year(d->year) && d->month > 0 && valid(d) ? i + 1 : i;
}

/* `mỗi tháng 5 triệu`, `mỗi tháng 2 chuyến`: a number of something, not a month. */
static bool counts_something(const struct reader *r, size_t i, size_t end)
{
    struct counted counted;
    read_counted(&counted, r, end);
    return is(token_at(r, end), W_SCALE) ||
           (is(token_at(r, i - 1), W_EACH) && (counted.sure || counted.noun_end > counted.noun));
}

static size_t read_month(struct date_form *date, const struct reader *r, size_t i)
{
    struct ymd d = { 0, 0, 0 }, to = { 0, 0, 0 };
    size_t end = read_dotted_month(&d, r, i + 1);
    if (end == i + 1) {
        d = (struct ymd){ 0, 0, 0 };
        end = read_worded_month(&d.month, r, i + 1);
    }
    if (end == i + 1) {
        d.month = number_at(r, i + 1, 12);
        if (!d.month || token_at(r, i + 1)->kind == TOKEN_WORD)
            return i;
        end = i + 2;
    }
    if (joins(r, end, '-') && (to.month = number_at(r, end + 1, 12)) > d.month) {
        end = read_year_behind(&to.year, r, end + 2);
        d.year = to.year;
        show_range(date, &d, &to);
        return end;
    }
    if (!d.year)
        end = read_year_behind(&d.year, r, end);
    if (goes_on(r, end) || (!d.year && counts_something(r, i, end)))
        return i;
    show(date->shown, sizeof date->shown, &d);
    return end;
}

static size_t read_quarter(struct date_form *date, const struct reader *r, size_t i)
{
    int quarter = number_at(r, i + 1, 4), year = 0;
    if (!quarter || (token_at(r, i + 1)->kind == TOKEN_WORD && !word_month_ends(r, i + 2)))
        return i;
    size_t end = read_year_behind(&year, r, i + 2);
    if (goes_on(r, end) || is(token_at(r, end), W_SCALE | W_CLASSIFIER))
        return i;
    if (year)
        snprintf(date->shown, sizeof date->shown, "%04d-Q%d", year % 10000, quarter);
    else
        snprintf(date->shown, sizeof date->shown, "--Q%d", quarter);
    return end;
}

static size_t read_decade(struct date_form *date, const struct reader *r, size_t i)
{
    int year = token_int(r, i, 4);
    if (year < 0 || year % 10 != 0 || goes_on(r, i + 1) || token_at(r, i)->breaks)
        return i;
    if (year < 100)
        year += year < 20 ? 2000 : 1900;
    if (!is_year(year) || is(token_at(r, i + 1), W_SCALE))
        return i;
    snprintf(date->shown, sizeof date->shown, "%ds", year);
    return i + 1;
}

static size_t read_year(struct date_form *date, const struct reader *r, size_t i)
{
    struct ymd d = { token_int(r, i + 1, 4), 0, 0 };
    struct counted counted;
    if (token_is_word(r, i - 1, "những") || token_is_word(r, i - 1, "thập")) {
        size_t end = read_decade(date, r, i + 1);
        if (end > i + 1)
            return end;
    }
    if (token_at(r, i + 1)->breaks)
        return i;
    size_t end = read_years(date, r, i + 1);
    if (end > i + 1)
        return end;
    if (!is_year(d.year) || goes_on(r, i + 2) || is(token_at(r, i + 2), W_SCALE))
        return i;
    read_counted(&counted, r, i + 2);
    if (counted.sure && is(token_at(r, i - 1), W_EACH))
        return i;
    if (counted.unit && counted.noun == counted.noun_end && is(token_at(r, i + 2), W_UNIT) &&
        !is(token_at(r, i + 2), W_DAY | W_DATE | W_STOP))
        return i;
    show(date->shown, sizeof date->shown, &d);
    return i + 2;
}

/* `đầu`, `giữa`, `cuối` before what was read at I. */
static void add_part(struct date_form *date, const struct reader *r, size_t i)
{
    static const char *const parts[] = { "đầu", "giữa", "cuối" };
    char plain[sizeof date->shown];
    if (token_at(r, i)->breaks)
        return;
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
        if (!token_is_word(r, i - 1, parts[k]))
            continue;
        bool half = is(token_at(r, i - 2), W_HALF) && !token_at(r, i - 1)->breaks;
        memcpy(plain, date->shown, sizeof plain);
        snprintf(date->shown, sizeof date->shown, "%s%s %.40s", half ? "nửa " : "", parts[k], plain);
        date->first = half ? i - 2 : i - 1;
        return;
    }
}

static size_t read_worded_date(struct date_form *date, const struct reader *r, size_t i)
{
    if (token_is_word(r, i, "tháng"))
        return read_month(date, r, i);
    if (token_is_word(r, i, "năm"))
        return read_year(date, r, i);
    if (token_is_word(r, i, "quý"))
        return read_quarter(date, r, i);
    bool decade = token_is_word(r, i + 1, "niên") || token_is_word(r, i + 1, "kỷ");
    if (token_is_word(r, i, "thập") && decade) {
        size_t end = read_decade(date, r, i + 2);
        return end > i + 2 ? end : i;
    }
    return i;
}

size_t read_date(struct date_form *date, const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    date->first = i;
    if (token->kind == TOKEN_NUMBER) {
        size_t end = read_number_date(date, r, i);
        if (end > i)
            add_part(date, r, i);
        return end;
    }
    if (is(token, W_DATE)) {
        size_t end = read_worded_date(date, r, i);
        if (end > i)
            add_part(date, r, i);
        return end;
    }
    if (!is(token, W_DAY) || token_at(r, i + 1)->kind != TOKEN_NUMBER || token_at(r, i + 1)->breaks)
        return i;
    size_t end = read_number_date(date, r, i + 1);
    return end > i + 1 ? end : i;
}
