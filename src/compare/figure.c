/* One pass over the tokens: where a date, else a number, can be read, it is added and the
 * pass goes on behind it.  A number in digits is a figure unless its surroundings say that
 * it names something (a designation, a score, a time of day); a number in words only where it
 * is surely a quantity. */
#include "hoso/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "hoso/fold.h"
#include "hoso/unicode.h"
#include "read.h"

/* ---- tokens ---- */

bool token_is_word(const struct reader *r, size_t i, const char *word)
{
    const struct token *token = token_at(r, i);
    return token->kind == TOKEN_WORD &&
           word_is(word, r->tokens.text + token->start, token->end - token->start);
}

bool token_is_punct(const struct reader *r, size_t i, uint32_t code)
{
    return token_at(r, i)->kind == TOKEN_PUNCT && token_at(r, i)->code == code;
}

bool token_is_dash(const struct reader *r, size_t i)
{
    uint32_t code = token_at(r, i)->code;
    return token_at(r, i)->kind == TOKEN_PUNCT &&
           (code == '-' || (code >= 0x2010 && code <= 0x2014));
}

int token_int(const struct reader *r, size_t i, size_t most)
{
    const struct token *token = token_at(r, i);
    if (token->kind != TOKEN_NUMBER || token->end - token->start > most)
        return -1;
    int value = 0;
    for (size_t at = token->start; at < token->end; at++) {
        if (r->tokens.text[at] < '0' || r->tokens.text[at] > '9')
            return -1;
        value = value * 10 + (r->tokens.text[at] - '0');
    }
    return value;
}

/* ---- shown ---- */

/* `1.234.567,5`, whatever the locale. */
static void add_value(struct hoso_buf *out, double value)
{
    char digits[400];
    double whole = floor(value + 1e-7);
    long millionths = lround((value - whole) * 1e6);
    int len = snprintf(digits, sizeof digits, "%.0f", whole);
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            hoso_buf_addch(out, '.');
        hoso_buf_addch(out, digits[i]);
    }
    if (millionths <= 0 || value >= 1e9)
        return;
    snprintf(digits, sizeof digits, ",%06ld", millionths);
    len = 7;
    while (digits[len - 1] == '0')
        len--;
    hoso_buf_add(out, digits, (size_t)len);
}

static const struct {
    double scale;
    const char *name;
} scales[] = {
    { 1e9, "tỷ" }, { 1e6, "triệu" }, { 1e3, "nghìn" }, { 100, "trăm" }, { 10, "chục" },
};

/* `hàng trăm nghìn`: the scale words of VALUE, the largest last. */
static void add_order(struct hoso_buf *out, double value, bool some)
{
    const char *names[8];
    size_t count = 0;
    for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
        while (value >= scales[i].scale && count < sizeof names / sizeof names[0]) {
            names[count++] = scales[i].name;
            value /= scales[i].scale;
        }
    }
    hoso_buf_addstr(out, some ? "vài" : "hàng");
    while (count > 0) {
        hoso_buf_addch(out, ' ');
        hoso_buf_addstr(out, names[--count]);
    }
}

/* ---- a number with all that belongs to it ---- */

struct number {
    struct amount amount;
    double max;
    bool range;
    enum hoso_figure_bound bound;
    const char *sign;          /* of the bound */
    const char *money;         /* a sign before the digits: `$5` */
    struct counted counted;
    size_t first, digits, end; /* tokens: bound or number, number, past all */
};

static void add_shown(struct hoso_buf *out, const struct number *n)
{
    if (n->amount.order) {
        add_order(out, n->amount.value, n->amount.some);
    } else {
        hoso_buf_addstr(out, n->sign);
        add_value(out, n->amount.value);
        if (n->range) {
            hoso_buf_addstr(out, "–");
            add_value(out, n->max);
        }
    }
    const char *unit = n->counted.unit;
    if (!unit)
        return;
    if (unit[0] != '%')
        hoso_buf_addch(out, ' ');
    hoso_buf_addstr(out, unit);
}

/* The words from token FIRST to END with one space between, a calibre in one piece. */
static void add_words(struct hoso_buf *out, const struct reader *r, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct token *token = token_at(r, i);
        bool unit = i > first && token_at(r, i - 1)->kind == TOKEN_NUMBER;
        if (i > first && !unit)
            hoso_buf_addch(out, ' ');
        hoso_buf_add(out, r->tokens.text + token->start, token->end - token->start);
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
    hoso_vec_push(r->figures, *figure);
    r->last_end = figure->span.end;
    r->last_was_date = figure->kind == HOSO_FIGURE_DATE;
}

static void add_number(struct reader *r, const struct number *n)
{
    struct hoso_arena *arena = &r->figures->strings;
    const struct counted *c = &n->counted;
    struct hoso_figure figure = {
        .span = { token_at(r, n->first)->start, token_at(r, n->end - 1)->end },
        .kind = HOSO_FIGURE_NUMBER,
        .bound = n->bound,
        .value = n->amount.value,
        .value_max = n->max,
        .unit = "",
    };
    hoso_buf_clear(&r->scratch);
    add_words(&r->scratch, r, c->noun, c->noun_end);
    if (c->noun == c->noun_end && c->unit)
        hoso_buf_addstr(&r->scratch, c->unit);
    figure.label = hoso_arena_strndup(arena, r->scratch.data, r->scratch.len);
    figure.what = folded(r, figure.label, strlen(figure.label));
    if (c->unit)
        figure.unit = folded(r, c->unit, strlen(c->unit));
    hoso_buf_clear(&r->scratch);
    add_shown(&r->scratch, n);
    figure.shown = hoso_arena_strndup(arena, r->scratch.data, r->scratch.len);
    push(r, &figure);
}

/* ---- bounds ---- */

struct bound {
    const char *first, *second;
    enum hoso_figure_bound bound;
    const char *sign;
};
static const struct bound two_word_bounds[] = {
    { "ít", "nhất", HOSO_MORE_THAN, "≥" },   { "tối", "thiểu", HOSO_MORE_THAN, "≥" },
    { "không", "dưới", HOSO_MORE_THAN, "≥" }, { "không", "quá", HOSO_LESS_THAN, "≤" },
    { "tối", "đa", HOSO_LESS_THAN, "≤" },     { "nhiều", "nhất", HOSO_LESS_THAN, "≤" },
    { "chưa", "đến", HOSO_LESS_THAN, "<" },   { "chưa", "tới", HOSO_LESS_THAN, "<" },
    { "chưa", "đầy", HOSO_LESS_THAN, "<" },   { "không", "đến", HOSO_LESS_THAN, "<" },
    { "không", "tới", HOSO_LESS_THAN, "<" },  { "xấp", "xỉ", HOSO_ABOUT, "~" },
    { "ước", "tính", HOSO_ABOUT, "~" },       { "ước", "chừng", HOSO_ABOUT, "~" },
    { "hơn", "cả", HOSO_EXACTLY, "" },
};

/* `hơn`, `dưới`, `gần`, `khoảng` before the number; also `trên`, which may be a place. */
static void read_bound(struct number *n, const struct reader *r)
{
    const struct token *before = token_at(r, n->first - 1);
    n->sign = "";
    if (token_at(r, n->first)->breaks || before->kind != TOKEN_WORD || before->end <= r->last_end)
        return;
    for (size_t i = 0; i < sizeof two_word_bounds / sizeof two_word_bounds[0]; i++) {
        const struct bound *b = &two_word_bounds[i];
        if (!token_is_word(r, n->first - 1, b->second) || !token_is_word(r, n->first - 2, b->first) ||
            before->breaks || token_at(r, n->first - 2)->end <= r->last_end)
            continue;
        n->bound = b->bound;
        n->sign = b->sign;
        n->first -= b->sign[0] ? 2 : 0;
        return;
    }
    bool place = (token_is_word(r, n->first - 1, "trên") || token_is_word(r, n->first - 1, "dưới")) &&
                 n->amount.value < 10 && !n->counted.unit;
    if (place || !is(before, W_MORE | W_LESS | W_ABOUT))
        return;
    n->bound = is(before, W_MORE) ? HOSO_MORE_THAN : is(before, W_LESS) ? HOSO_LESS_THAN : HOSO_ABOUT;
    n->sign = is(before, W_MORE) ? ">" : is(before, W_LESS) ? "<" : "~";
    n->first--;
}

static void read_money_sign(struct number *n, const struct reader *r)
{
    uint32_t code = token_at(r, n->first - 1)->code;
    if (token_at(r, n->first - 1)->kind != TOKEN_PUNCT || !token_at(r, n->first)->glued ||
        token_at(r, n->first - 1)->end <= r->last_end)
        return;
    n->money = code == '$' ? "USD" : code == 0x20AC ? "EUR" : code == 0xA3 ? "bảng" : NULL;
    n->first -= n->money != NULL;
}

/* ---- ranges ---- */

/* Behind `10`: `-15`, ` đến 15`; `10-15 triệu` scales both. */
static void read_range(struct number *n, const struct reader *r)
{
    const struct token *sep = token_at(r, n->end), *next = token_at(r, n->end + 1);
    struct amount to;
    size_t at = n->end + 1;
    if (sep->breaks || next->breaks || next->kind != TOKEN_NUMBER || n->amount.order)
        return;
    bool worded = token_is_word(r, n->end, "đến") || token_is_word(r, n->end, "tới");
    if (!worded && !(token_is_dash(r, n->end) && sep->glued == next->glued))
        return;
    size_t end = read_amount(&to, r, at);
    if (end == at)
        return;
    if (!n->amount.scaled && to.scaled && to.scale > 1 && n->amount.value < to.value / to.scale)
        n->amount.value *= to.scale;
    if (to.value <= n->amount.value)
        return;
    n->max = to.value;
    n->range = true;
    n->amount.grouped = n->amount.grouped || to.grouped;
    n->end = end;
    if (token_is_word(r, n->first - 1, "từ") && !token_at(r, n->first)->breaks &&
        token_at(r, n->first - 1)->end > r->last_end)
        n->first--;
}

/* ---- what only looks like a figure ---- */

/* `KN-23`, `100/2019/NĐ-CP`, `4-3-3`: something is glued to the number. */
static bool is_glued_before(const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i), *before = token_at(r, i - 1);
    if (!token->glued)
        return false;
    if (before->kind == TOKEN_WORD || before->kind == TOKEN_NUMBER)
        return true;
    if (before->kind != TOKEN_PUNCT)
        return false;
    bool joint = before->code == '/' || before->code == ':' || before->code == '.' ||
                 before->code == '_' || before->code == '#' || before->code == '@' ||
                 before->code == '+' || before->code == '=' || before->code == '&' ||
                 token_is_dash(r, i - 1);
    if (before->code == '#' || before->code == '@' || before->code == '+')
        return true;
    const struct token *second = token_at(r, i - 2);
    return joint && before->glued && (second->kind == TOKEN_WORD || second->kind == TOKEN_NUMBER);
}

static bool is_glued_behind(const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i), *next = token_at(r, i + 1);
    if (!token->glued || token->breaks)
        return false;
    if (token->kind == TOKEN_WORD)
        return true;
    if (token->kind != TOKEN_PUNCT || !next->glued)
        return false;
    bool joint = token->code == '/' || token->code == ':' || token->code == '_' ||
                 token->code == '+' || token->code == '@' || token_is_dash(r, i);
    return joint && (next->kind == TOKEN_WORD || next->kind == TOKEN_NUMBER);
}

static bool breaks_before(const struct reader *r, size_t i)
{
    const struct token *before = token_at(r, i - 1);
    return token_at(r, i)->breaks || before->kind == TOKEN_END ||
           (before->kind == TOKEN_PUNCT && before->code != '-');
}

/* `số 5`, `Quân khu 7`, `World Cup 2022`: a name.  `đội 5 người` still counts. */
static bool is_named(const struct reader *r, const struct number *n)
{
    static const char *const not_names[] = { "con", "tổng", "dân", "trong", "sĩ", "doanh", "cung",
                                             "trợ", "một", "diện", "nâng", "cái" };
    size_t i = n->first;
    const struct token *before = token_at(r, i - 1);
    if (n->amount.grouped || n->counted.sure || n->bound || n->range || token_at(r, i)->breaks)
        return false;
    if (is(before, W_ORDINAL) && !(before->upper && token_at(r, i - 2)->upper)) {
        for (size_t k = 0; k < sizeof not_names / sizeof not_names[0]; k++)
            if (token_is_word(r, i - 2, not_names[k]) && !before->breaks)
                return false;
        return true;
    }
    return before->kind == TOKEN_WORD && before->upper && !before->word &&
           !breaks_before(r, i - 1) && n->amount.digits < 3;
}

/* `lúc 8 giờ`, `20h30`, `8 giờ sáng`. */
static bool is_time(const struct reader *r, const struct number *n)
{
    static const char *const leads[] = { "lúc", "hồi", "vào", "từ", "khoảng", "trước", "đến" };
    static const char *const behind[] = { "sáng", "trưa", "chiều", "tối", "đêm", "ngày", "hôm",
                                          "cùng", "theo", "địa", "gmt", "rạng", "kém" };
    if (!n->counted.unit || strcmp(n->counted.unit, "giờ") != 0 || n->amount.value > 24)
        return false;
    const struct token *next = token_at(r, n->end), *unit = token_at(r, n->end - 1);
    if (next->kind == TOKEN_NUMBER && !next->breaks)
        return true;
    if (unit->glued && n->amount.value < 24) /* 20h, but 24h */
        return true;
    for (size_t k = 0; k < sizeof behind / sizeof behind[0] && !next->breaks; k++)
        if (token_is_word(r, n->end, behind[k]))
            return true;
    for (size_t k = 0; k < sizeof leads / sizeof leads[0]; k++)
        if (token_is_word(r, n->digits - 1, leads[k]) &&
            (k < 3 || token_is_word(r, n->digits - 2, "lúc")))
            return true;
    return false;
}

/* `đạn pháo 152mm`: the 152 is part of a noun. */
static bool is_calibre(struct reader *r, const struct number *n)
{
    const struct token *before = token_at(r, n->digits - 1);
    if (!n->counted.unit || strcmp(n->counted.unit, "mm") != 0)
        return false;
    bool listed = r->calibre_end && r->calibre_end == token_at(r, n->digits - 2)->end;
    if (!is(before, W_CALIBRE) && !listed)
        return false;
    r->calibre_end = token_at(r, n->end - 1)->end;
    return true;
}

static bool is_score(const struct reader *r, const struct number *n)
{
    if (token_is_dash(r, n->end) && token_at(r, n->end)->glued &&
        token_at(r, n->end + 1)->glued && token_at(r, n->end + 1)->kind == TOKEN_NUMBER)
        return true; /* what is left of 3-1, 4-3-3 */
    return n->range && is(token_at(r, n->first - 1), W_SCORE) &&
           token_is_dash(r, n->digits + 1);
}

static bool has_capital(const struct reader *r, const struct token *token)
{
    for (size_t i = token->start; i < token->end && token->kind == TOKEN_WORD; i++)
        if (r->tokens.text[i] >= 'A' && r->tokens.text[i] <= 'Z')
            return true;
    return token->upper;
}

/* A number that nothing is said of is kept where it is surely one. */
static bool is_bare_figure(const struct reader *r, const struct number *n)
{
    if (n->range)
        return n->amount.grouped || n->bound;
    if (n->amount.spelled)
        return n->amount.order || n->amount.scaled;
    if (n->amount.grouped || n->bound)
        return true;
    double v = n->amount.value;
    const struct token *before = token_at(r, n->first - 1);
    if (!before->word && has_capital(r, before)) /* Windows 11, iPhone 15 */
        return false;
    if (v < 10 || n->amount.digits > 8 || (v >= 1900 && v <= 2100) || breaks_before(r, n->first))
        return false;
    return true;
}

/* ---- numbers in words ---- */

/* `hai bên`, `hai nước` name parties rather than count; `ba lô`, `thứ ba`, `một` as article. */
static bool is_idiom(const struct reader *r, const struct number *n)
{
    static const char *const idioms[][2] = {
        { "ba", "lô" },   { "ba", "mẹ" },  { "ba", "má" },    { "ba", "gai" }, { "hai", "nước" },
        { "ba", "lăng" }, { "hai", "đầu" }, { "hai", "chiều" }, { "hai", "mặt" }, { "hai", "tay" },
        { "hai", "chân" }, { "hai", "nhà" }, { "hai", "vợ" }, { "hai", "quốc" }, { "hai", "miền" },
        { "hai", "mẹ" }, { "hai", "bố" }, { "hai", "cha" }, { "hai", "anh" }, { "hai", "chị" },
        { "bốn", "phương" }, { "ba", "ba" }, { "chín", "muồi" }, { "hai", "cụ" }, { "ba", "tôi" },
        { "ba", "ơi" }, { "ba", "của" }, { "hai", "ông" }, { "hai", "bà" }, { "tám", "chuyện" },
    };
    if (n->end - n->digits > 8)
        return false;
    for (size_t k = 0; k < sizeof idioms / sizeof idioms[0]; k++)
        if (token_is_word(r, n->digits, idioms[k][0]) && token_is_word(r, n->digits + 1, idioms[k][1]))
            return true;
    return false;
}

static bool is_spelled_figure(const struct reader *r, const struct number *n)
{
    const struct token *first = token_at(r, n->digits), *before = token_at(r, n->digits - 1);
    if (!n->amount.spelled || n->amount.order)
        return true;
    bool small = !n->amount.scaled && n->amount.value <= 10;
    if (is(before, W_ORDINAL) && !first->breaks && small)
        return false;
    if (small && (n->amount.value == 1 || is_idiom(r, n)))
        return false;
    if (small && is(first, W_DATE) /* năm */ &&
        (!is(token_at(r, n->digits + 1), W_CLASSIFIER | W_NOUN) || n->counted.unit ||
         is(before, W_EACH | W_FROM | W_PART | W_STOP | W_DIGIT | W_ORDER)))
        return false;
    if (is(first, W_SCALE)) /* `trăm người` needs its `hơn` */
        return n->bound != HOSO_EXACTLY && first->word->value >= 10;
    bool has_noun = n->counted.noun_end > n->counted.noun || n->counted.unit;
    return has_noun || n->amount.scaled || n->amount.value > 10;
}

/* ---- the pass ---- */

static bool is_figure(struct reader *r, const struct number *n)
{
    bool counts = n->counted.unit || n->counted.noun_end > n->counted.noun;
    bool like_year = !n->amount.grouped && n->amount.value >= 1900 && n->amount.value <= 2100;
    if (is_calibre(r, n) || is_time(r, n) || is_score(r, n))
        return false;
    if (!n->amount.spelled && is_glued_behind(r, n->end) && !n->counted.unit)
        return false;
    if (n->counted.noun_end == n->counted.noun && n->counted.unit && is_glued_behind(r, n->end) &&
        token_at(r, n->end)->kind == TOKEN_WORD)
        return false;
    if (!is_spelled_figure(r, n) || is_named(r, n))
        return false;
    if (like_year && !n->counted.sure && !n->bound)
        return false;
    return counts || is_bare_figure(r, n);
}

/* `0912 345 678`, `1900 6601`: where it ends, so that no part of it is read. */
static size_t skip_phone(const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    bool zero = r->tokens.text[token->start] == '0' && token->end - token->start > 2 &&
                r->tokens.text[token->start + 1] >= '0' && r->tokens.text[token->start + 1] <= '9';
    bool plus = token_is_punct(r, i - 1, '+') && token->glued;
    bool service = (token_int(r, i, 4) == 1900 || token_int(r, i, 4) == 1800) &&
                   (token_int(r, i + 1, 8) >= 1000 || token_int(r, i + 1, 2) >= 10);
    size_t end = i + 1;
    if (!zero && !plus && !service)
        return i;
    while (end < i + 10 && !token_at(r, end)->breaks) {
        bool joint = token_at(r, end)->kind == TOKEN_PUNCT && token_at(r, end + 1)->kind == TOKEN_NUMBER &&
                     (token_is_punct(r, end, '.') || token_is_dash(r, end));
        if (token_at(r, end)->kind != TOKEN_NUMBER && !joint)
            break;
        end++;
    }
    return end;
}

/* `2/3`, `hai phần ba`: shares in fractions are left out whole. */
static size_t skip_fraction(const struct reader *r, size_t i, size_t end)
{
    if (token_is_word(r, end, "phần") && !token_is_word(r, end + 1, "trăm") &&
        is(token_at(r, end + 1), W_DIGIT | W_DIGIT_LATE | W_TEN))
        return end + 2;
    return i;
}

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
        .what = "date",
        .unit = "",
        .label = "",
        .shown = hoso_arena_strndup(&r->figures->strings, date.shown, strlen(date.shown)),
    };
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
        if (is_glued_before(r, i))
            return i + 1;
    }
    n.end = read_amount(&n.amount, r, i);
    if (n.end == i)
        return i + 1;
    n.max = n.amount.value;
    size_t fraction = skip_fraction(r, i, n.end);
    if (fraction > i)
        return fraction;
    read_money_sign(&n, r);
    read_range(&n, r);
    n.end = read_counted(&n.counted, r, n.end);
    settle_unit(&n);
    if (!n.amount.order)
        read_bound(&n, r);
    if (!is_figure(r, &n))
        return n.amount.spelled || n.counted.unit ? n.end : i + 1;
    add_number(r, &n);
    for (size_t k = n.counted.noun; k < n.end; k++)
        if (token_at(r, k)->kind == TOKEN_NUMBER)
            r->calibre_end = token_at(r, n.end - 1)->end;
    return n.end;
}

/* Does any number stand with a dot before three digits? */
static bool has_dotted_thousands(const char *text, size_t len)
{
    const char *end = text + len;
    for (const char *at = text; at < end && (at = memchr(at, '.', (size_t)(end - at))); at++) {
        size_t before = 0, behind = 0;
        while (before < 4 && at - before > text && at[-1 - (ptrdiff_t)before] >= '0' &&
               at[-1 - (ptrdiff_t)before] <= '9')
            before++;
        while (behind < 4 && at + 1 + behind < end && at[1 + behind] >= '0' && at[1 + behind] <= '9')
            behind++;
        if (before >= 1 && before <= 3 && behind == 3 && at[-(ptrdiff_t)before] != '0')
            return true;
    }
    return false;
}

static bool starts_number(const struct token *token)
{
    return token->kind == TOKEN_NUMBER ||
           is(token, W_DIGIT | W_TEN | W_SCALE | W_HALF | W_SOME | W_ORDER);
}

void hoso_figures_find(struct hoso_figures *figures, const char *text, size_t len)
{
    struct reader *r = hoso_calloc(1, sizeof *r);
    hoso_buf_init(&r->scratch);
    r->figures = figures;
    r->dots_for_thousands = has_dotted_thousands(text, len);
    tokens_init(&r->tokens, text, len);
    size_t i = tokens_slide(&r->tokens, TOKENS_BACK);
    while (i < r->tokens.count) {
        const struct token *token = token_at(r, i);
        size_t end = i;
        if (token->kind == TOKEN_NUMBER || is(token, W_DATE | W_DAY))
            end = pass_date(r, i);
        if (end == i && starts_number(token))
            end = pass_number(r, i);
        i = tokens_slide(&r->tokens, end > i ? end : i + 1);
    }
    hoso_buf_release(&r->scratch);
    hoso_vec_free(r);
}

void hoso_figures_release(struct hoso_figures *figures)
{
    hoso_vec_release(figures);
    hoso_arena_release(&figures->strings);
}
