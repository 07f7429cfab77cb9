/* One pass over the tokens: where a date, else a number, can be read, it is added and the
 * pass goes on behind it.  A number in digits is a figure unless its surroundings say that
 * it names something (a designation, a score, a time of day); a number in words only where it
 * is surely a quantity. */
#include "hoso/figure.h"

#include <string.h>

#include "hoso/fold.h"
#include "number.h"
#include "places.h"

/* ---- a figure of what was read ---- */

/* The words from token FIRST to END with one space between, a calibre in one piece. */
static void add_words(struct hoso_buf *out, const struct reader *r, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct token *token = token_at(r, i);
        bool unit = i > first && token_at(r, i - 1)->kind == TOKEN_NUMBER;
        if (i > first && !unit)
            hoso_buf_addch(out, ' ');
        hoso_buf_add(out, r->tokens->text + token->start, token->end - token->start);
    }
}

/* So many ways to say it of people, one to count them by. */
static void plain_words(struct hoso_buf *what)
{
    static const char *const deaths[] = { " thiet mang", " tu vong", " tu nan", " tu tran" };
    for (size_t i = 0; i < sizeof deaths / sizeof deaths[0]; i++) {
        size_t len = strlen(deaths[i]);
        if (what->len < len || strcmp(what->data + what->len - len, deaths[i]) != 0)
            continue;
        what->len -= len;
        hoso_buf_addstr(what, " chet");
        return;
    }
}

static const char *folded(struct reader *r, const char *s, size_t len)
{
    hoso_buf_clear(&r->scratch);
    hoso_fold(&r->scratch, s, len);
    plain_words(&r->scratch);
    return hoso_arena_strndup(&r->figures->strings, r->scratch.data, r->scratch.len);
}

static void push(struct reader *r, const struct hoso_figure *figure)
{
    if (!r->only_dates || figure->kind == HOSO_FIGURE_DATE)
        hoso_vec_push(r->figures, *figure);
    r->last_end = figure->span.end;
    r->last_was_date = figure->kind == HOSO_FIGURE_DATE;
}

/* What is counted and how it is shown. */
static void write_number(struct reader *r, const struct number *n, struct hoso_figure *figure)
{
    struct hoso_arena *arena = &r->figures->strings;
    const struct counted *c = &n->counted;
    hoso_buf_clear(&r->scratch);
    add_words(&r->scratch, r, c->noun, c->noun_end);
    if (c->noun == c->noun_end && c->unit)
        hoso_buf_addstr(&r->scratch, c->unit);
    figure->label = hoso_arena_strndup(arena, r->scratch.data, r->scratch.len);
    figure->what = folded(r, figure->label, strlen(figure->label));
    if (c->unit)
        figure->unit = folded(r, c->unit, strlen(c->unit));
    hoso_buf_clear(&r->scratch);
    number_show(&r->scratch, n);
    figure->shown = hoso_arena_strndup(arena, r->scratch.data, r->scratch.len);
}

static void add_number(struct reader *r, const struct number *n)
{
    struct hoso_figure figure = {
        .span = { token_at(r, n->first)->start, token_at(r, n->end - 1)->end },
        .kind = HOSO_FIGURE_NUMBER,
        .bound = n->bound,
        .value = n->amount.value,
        .value_max = n->max,
        .unit = "",
    };
    if (!r->only_dates)
        write_number(r, n, &figure);
    push(r, &figure);
}

/* ---- the pass ---- */

static size_t pass_date(struct reader *r, size_t i)
{
    struct date_form date;
    size_t end = read_date(&date, r, i);
    if (end == i)
        return i;
    while (date.first < i && token_at(r, date.first)->start < r->last_end)
        date.first++;
    struct hoso_figure figure = {
        .span = { token_at(r, date.first)->start, token_at(r, end - 1)->end },
        .kind = HOSO_FIGURE_DATE,
        .from = date.from,
        .to = date.to,
        .what = "date",
        .unit = "",
        .label = "",
        .shown = "",
    };
    if (!r->only_dates) {
        hoso_buf_clear(&r->scratch);
        date_show(&r->scratch, &date);
        figure.shown =
            hoso_arena_strndup(&r->figures->strings, r->scratch.data, r->scratch.len);
    }
    push(r, &figure);
    return end;
}

static void settle_unit(struct number *n)
{
    if (n->money && !n->counted.unit) {
        n->counted.unit = n->money;
        n->counted.sure = true;
    }
    if (n->counted.half_more) {
        n->amount.value += 0.5;
        n->max += 0.5;
    }
    if (n->amount.order) {
        n->bound = n->amount.some ? HOSO_ABOUT : HOSO_TENS_OF;
        n->max = n->amount.some ? n->amount.value * 9 : n->amount.value;
    }
}

/* Reads the number at I; the token behind all of it, or I + 1. */
static size_t pass_number(struct reader *r, size_t i)
{
    struct number n = { .first = i, .digits = i };
    if (token_at(r, i)->kind == TOKEN_NUMBER) {
        size_t phone = skip_phone(r, i);
        if (phone > i)
            return phone;
        if (number_is_glued(r, i))
            return i + 1;
    }
    n.end = read_amount(&n.amount, r, i);
    if (n.end == i)
        return i + 1;
    n.max = n.amount.value;
    number_read_fraction(&n, r);
    number_read_money_sign(&n, r);
    number_read_range(&n, r);
    n.end = read_counted(&n.counted, r, n.end);
    settle_unit(&n);
    if (!n.amount.order)
        number_read_bound(&n, r);
    if (!number_is_figure(r, &n))
        return n.amount.spelled || n.counted.unit ? n.end : i + 1;
    add_number(r, &n);
    for (size_t k = n.counted.noun; k < n.end; k++)
        if (token_at(r, k)->kind == TOKEN_NUMBER)
            r->calibre_end = token_at(r, n.end - 1)->end;
    return n.end;
}

static bool starts_number(const struct token *token)
{
    return token->kind == TOKEN_NUMBER ||
           is(token, W_DIGIT | W_TEN | W_SCALE | W_HALF | W_SOME | W_ORDER);
}

/* Reads what figure there may be at I; the token behind it, or I + 1. */
static size_t pass(struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    size_t end = i;
    if (token->kind == TOKEN_NUMBER || is(token, W_DATE | W_DAY))
        end = pass_date(r, i);
    if (end == i && starts_number(token))
        end = pass_number(r, i);
    return end > i ? end : i + 1;
}

/* ---- a line at a time: no figure goes over its end ---- */

static size_t line_end(const char *text, size_t len, size_t from)
{
    const char *newline = memchr(text + from, '\n', len - from);
    return newline ? (size_t)(newline - text) : len;
}

static void find_all(struct reader *r, const char *text, size_t len)
{
    for (size_t from = 0, to; from < len; from = to + 1) {
        to = line_end(text, len, from);
        r->last_was_date = false;
        tokens_init(r->tokens, text, to, from);
        for (size_t i = TOKENS_BACK; token_at(r, i)->kind != TOKEN_END;)
            i = tokens_slide(r->tokens, pass(r, i));
    }
}

/* Past PLACE, until the next is far; that one, and where it asks to begin.  Behind a date all
 * of the line is read: how a number is read may depend on what the last figure was. */
static size_t read_near(struct reader *r, size_t place, size_t *start)
{
    for (size_t i = TOKENS_BACK;; i = tokens_slide(r->tokens, pass(r, i))) {
        size_t at = token_at(r, i)->start, end = r->tokens->len;
        if (at <= place && at < end)
            continue;
        place = date_place_next(r->tokens->text, r->text_len, at);
        if (place < end && r->last_was_date)
            continue;
        *start = date_place_start(r->tokens->text, at, place);
        if (place >= end || *start > at)
            return place;
    }
}

static void find_dates(struct reader *r, const char *text, size_t len)
{
    size_t to = 0, place = date_place_next(text, len, 0), start = date_place_start(text, 0, place);
    while (place < len) {
        if (place >= to) {
            to = line_end(text, len, place);
            r->last_was_date = false;
        }
        tokens_init(r->tokens, text, to, start);
        place = read_near(r, place, &start);
    }
}

static void find(struct hoso_figures *figures, const char *text, size_t len, bool only_dates)
{
    struct tokens tokens;
    if (len > UINT32_MAX) /* tokens reach no further */
        len = UINT32_MAX;
    struct reader r = { .figures = figures, .only_dates = only_dates, .tokens = &tokens,
                        .text_len = len, .scratch = HOSO_BUF_INIT };
    (only_dates ? find_dates : find_all)(&r, text, len);
    hoso_buf_release(&r.scratch);
}

void hoso_figures_find(struct hoso_figures *figures, const char *text, size_t len)
{
    find(figures, text, len, false);
}

void hoso_dates_find(struct hoso_figures *dates, const char *text, size_t len)
{
    find(dates, text, len, true);
}

void hoso_figures_release(struct hoso_figures *figures)
{
    hoso_vec_release(figures);
    hoso_arena_release(&figures->strings);
}
