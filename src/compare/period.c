/* Months, quarters, years and decades, by their words: `tháng 8/2022`, `quý II/2025`, `năm
 * 2022-2024`, `thập niên 90`. */
#include "date.h"

#include <string.h>

size_t date_read_years(struct date_form *date, const struct reader *r, size_t i)
{
    struct hoso_day from = { token_int(r, i, 4), 0, 0 }, to = { 0, 0, 0 };
    if (!date_is_recent_year(from.year))
        return i;
    size_t at = i + 1;
    if (token_is_dash(r, at) || token_is_word(r, at, "đến") || token_is_word(r, at, "tới"))
        at++;
    else
        return i;
    at += token_is_word(r, at, "năm");
    to.year = token_int(r, at, 4);
    if (!date_is_recent_year(to.year) || to.year <= from.year || token_at(r, at)->breaks ||
        date_goes_on(r, at + 1))
        return i;
    date_set_span(date, DATE_RANGE, from, to);
    return at + 1;
}

/* A month or quarter in digits, in Roman, or as a word. */
static int number_at(const struct reader *r, size_t i, int most)
{
    static const char *const roman[] = { "I", "II", "III", "IV" };
    const struct token *token = token_at(r, i);
    int value = token_int(r, i, 2);
    size_t len = token->end - token->start;
    for (int k = 0; k < 4 && most == 4 && token->kind == TOKEN_WORD; k++)
        if (len == strlen(roman[k]) && memcmp(r->tokens->text + token->start, roman[k], len) == 0)
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
static size_t read_dotted_month(struct hoso_day *d, const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    if (token->kind != TOKEN_NUMBER || token->breaks)
        return i;
    size_t at = date_digits(&d->month, r, token, token->start, 2);
    if (at == token->end || r->tokens->text[at] != '.')
        return i;
    at = date_digits(&d->year, r, token, at + 1, 4);
    bool whole = at == token->end && date_is_recent_year(d->year);
    return whole && d->month > 0 && date_is_valid(d) ? i + 1 : i;
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
    struct hoso_day d = { 0, 0, 0 }, to = { 0, 0, 0 };
    size_t end = read_dotted_month(&d, r, i + 1);
    if (end == i + 1) {
        d = (struct hoso_day){ 0, 0, 0 };
        end = read_worded_month(&d.month, r, i + 1);
    }
    if (end == i + 1) {
        d.month = number_at(r, i + 1, 12);
        if (!d.month || token_at(r, i + 1)->kind == TOKEN_WORD)
            return i;
        end = i + 2;
    }
    if (date_joins(r, end, '-') && (to.month = number_at(r, end + 1, 12)) > d.month) {
        end = date_read_year_behind(&to.year, r, end + 2);
        d.year = to.year;
        date_set_span(date, DATE_RANGE, d, to);
        return end;
    }
    if (!d.year)
        end = date_read_year_behind(&d.year, r, end);
    if (date_goes_on(r, end) || (!d.year && counts_something(r, i, end)))
        return i;
    date_set(date, &d);
    return end;
}

static size_t read_quarter(struct date_form *date, const struct reader *r, size_t i)
{
    int quarter = number_at(r, i + 1, 4), year = 0;
    if (!quarter || (token_at(r, i + 1)->kind == TOKEN_WORD && !word_month_ends(r, i + 2)))
        return i;
    size_t end = date_read_year_behind(&year, r, i + 2);
    if (date_goes_on(r, end) || is(token_at(r, end), W_SCALE | W_CLASSIFIER))
        return i;
    date_set_span(date, DATE_QUARTER, (struct hoso_day){ year, quarter * 3 - 2, 0 },
                  (struct hoso_day){ year, quarter * 3, 0 });
    return end;
}

static size_t read_decade(struct date_form *date, const struct reader *r, size_t i)
{
    int year = token_int(r, i, 4);
    if (year < 0 || year % 10 != 0 || date_goes_on(r, i + 1) || token_at(r, i)->breaks)
        return i;
    if (year < 100)
        year += year < 20 ? 2000 : 1900;
    if (!date_is_year(year) || is(token_at(r, i + 1), W_SCALE))
        return i;
    date_set_span(date, DATE_DECADE, (struct hoso_day){ year, 0, 0 },
                  (struct hoso_day){ year + 9, 0, 0 });
    return i + 1;
}

static size_t read_year(struct date_form *date, const struct reader *r, size_t i)
{
    struct hoso_day d = { token_int(r, i + 1, 4), 0, 0 };
    struct counted counted;
    if (token_is_word(r, i - 1, "những") || token_is_word(r, i - 1, "thập")) {
        size_t end = read_decade(date, r, i + 1);
        if (end > i + 1)
            return end;
    }
    if (token_at(r, i + 1)->breaks)
        return i;
    size_t end = date_read_years(date, r, i + 1);
    if (end > i + 1)
        return end;
    bool early = d.year >= 100 && d.year < 1000; /* `năm 938`; but `5 năm 300 tấn` */
    if ((!date_is_year(d.year) && !early) || date_goes_on(r, i + 2) || is(token_at(r, i + 2), W_SCALE))
        return i;
    read_counted(&counted, r, i + 2);
    if (counted.sure && is(token_at(r, i - 1), W_EACH))
        return i;
    bool counts = counted.unit || counted.noun_end > counted.noun;
    if (early && (counts || token_at(r, i - 1)->kind == TOKEN_NUMBER))
        return i;
    if (counted.unit && counted.noun == counted.noun_end && is(token_at(r, i + 2), W_UNIT) &&
        !is(token_at(r, i + 2), W_DAY | W_DATE | W_STOP))
        return i;
    date_set(date, &d);
    return i + 2;
}

size_t date_read_worded(struct date_form *date, const struct reader *r, size_t i)
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
