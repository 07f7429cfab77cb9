/* Numbers in digits and in words.
 *
 * Words add up in groups: a group counts to a thousand (`hai trăm linh ba`), a scale word
 * closes it (`… nghìn`), and a scale behind a closed group multiplies (`trăm nghìn tỷ`). */
#include "read.h"

#include <math.h>
#include <string.h>

enum { MOST_DIGITS = 15, MOST_WORDS = 16 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* How the digits of a token are parted. */
struct parts {
    size_t count;
    size_t len[8];
    char sep[8]; /* before each but the first */
    const char *s;
    size_t s_len;
};

static bool split(struct parts *parts, const char *s, size_t len)
{
    parts->s = s;
    parts->s_len = len;
    parts->count = 1;
    parts->len[0] = 0;
    for (size_t i = 0; i < len; i++) {
        if (is_digit(s[i])) {
            parts->len[parts->count - 1]++;
            continue;
        }
        if (parts->count == sizeof parts->len / sizeof parts->len[0])
            return false;
        parts->sep[parts->count] = s[i];
        parts->len[parts->count++] = 0;
    }
    return true;
}

static bool are_thousands(const struct parts *parts, size_t end)
{
    if (end < 2 || parts->len[0] > 3 || parts->s[0] == '0')
        return false;
    for (size_t i = 1; i < end; i++)
        if (parts->len[i] != 3 || parts->sep[i] != parts->sep[1])
            return false;
    return true;
}

/* Digits of PARTS with the last part as decimals or not. */
static bool evaluate(struct amount *amount, const struct parts *parts, bool decimals)
{
    double value = 0, below = 1;
    size_t digits = 0, last = parts->count - 1, seen = 0;
    for (size_t i = 0; i < parts->s_len; i++) {
        if (!is_digit(parts->s[i])) {
            seen++;
            continue;
        }
        value = value * 10 + (parts->s[i] - '0');
        if (decimals && seen == last)
            below *= 10;
        digits++;
    }
    amount->value = value / below;
    amount->digits = digits;
    amount->grouped = parts->count > 1;
    return digits <= MOST_DIGITS;
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

static bool dots_are_for_thousands(struct reader *r)
{
    if (r->dots == DOTS_UNKNOWN)
        r->dots = has_dotted_thousands(r->tokens->text, r->text_len) ? DOTS : NO_DOTS;
    return r->dots == DOTS;
}

static bool read_digits(struct amount *amount, struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    struct parts parts;
    if (!split(&parts, r->tokens->text + token->start, token->end - token->start))
        return false;
    size_t last = parts.count - 1;
    if (parts.count == 1)
        return (parts.s[0] != '0' || parts.s_len == 1) && evaluate(amount, &parts, false);
    if (parts.s[0] == '0' && parts.len[0] > 1)
        return false;
    if (parts.count > 2 && parts.sep[last] != parts.sep[1]) /* 1.234,5 */
        return are_thousands(&parts, last) && evaluate(amount, &parts, true);
    bool thousands = are_thousands(&parts, parts.count);
    if (parts.count == 2 && parts.sep[1] == ',' && dots_are_for_thousands(r))
        thousands = false;
    if (!thousands && parts.count > 2)
        return false;
    return evaluate(amount, &parts, !thousands);
}

static bool continues_thousands(const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i), *before = token_at(r, i - 1);
    return token->kind == TOKEN_NUMBER && !token->breaks && token->end - token->start == 3 &&
           token->start == before->end + 1 && token_int(r, i, 3) >= 0;
}

/* `1 000 000`. */
static size_t read_spaced(struct amount *amount, const struct reader *r, size_t i)
{
    size_t end = i + 1;
    if (token_int(r, i, 3) <= 0 || r->tokens->text[token_at(r, i)->start] == '0')
        return end;
    while (end < i + 5 && continues_thousands(r, end))
        end++;
    const struct token *next = token_at(r, end);
    if (end == i + 1 || (next->kind == TOKEN_NUMBER && !next->breaks))
        return i + 1;
    for (size_t j = i + 1; j < end; j++)
        amount->value = amount->value * 1000 + token_int(r, j, 3);
    amount->grouped = true;
    return end;
}

/* A sum under way. */
struct sum {
    double total, group, digit;
    double last_scale; /* of what is in total; 0 for nothing yet */
    bool has_digit, after_tens;
};

/* `năm` is five only where a number goes on; else it is a year. */
static bool five_goes_on(const struct reader *r, size_t i)
{
    return is(token_at(r, i + 1), W_SCALE | W_TENS) && !token_at(r, i + 1)->breaks;
}

static void close_group(struct sum *sum, double scale)
{
    double group = sum->group + (sum->has_digit ? sum->digit : 0);
    if (group == 0 && sum->total > 0 && scale >= sum->last_scale) {
        sum->total *= scale;
    } else if (group == 0 && sum->total > 0 && scale < sum->last_scale) {
        sum->total += scale;
    } else {
        sum->total += (group == 0 ? 1 : group) * scale;
    }
    sum->group = sum->digit = 0;
    sum->has_digit = false;
    sum->last_scale = scale;
}

/* `tỷ lệ`, `tỷ số`, `triệu tập` begin with what looks like a scale. */
static bool is_scale(const struct reader *r, size_t i)
{
    static const char *const others[] = { "lệ", "số", "phú", "giá", "trọng", "suất", "tập", "hồi" };
    if (!is(token_at(r, i), W_SCALE) || token_at(r, i)->breaks)
        return false;
    for (size_t k = 0; k < sizeof others / sizeof others[0]; k++)
        if (token_is_word(r, i + 1, others[k]) && token_at(r, i)->word->value >= 1e6)
            return false;
    return true;
}

static bool add_scale(struct sum *sum, double scale)
{
    if (scale <= 100 && (sum->has_digit || sum->total == 0) && sum->group == 0) {
        sum->group = (sum->has_digit ? sum->digit : 1) * scale;
        sum->digit = 0;
        sum->has_digit = false;
        sum->after_tens = scale == 10;
        return true;
    }
    if (scale <= 100)
        return false;
    close_group(sum, scale);
    sum->after_tens = false;
    return true;
}

/* One numeral more at I; false where the number ends before it. */
static bool add_word(struct sum *sum, const struct reader *r, size_t i, bool first)
{
    const struct token *token = token_at(r, i);
    if (!token->word || (token->breaks && !first))
        return false;
    double value = token->word->value;
    if (is_scale(r, i))
        return add_scale(sum, value);
    if (is(token, W_TENS) && sum->has_digit) {
        sum->group += sum->digit * 10;
        sum->has_digit = false;
        sum->after_tens = true;
        return true;
    }
    if (is(token, W_LINK) && sum->group > 0 &&
        is(token_at(r, i + 1), W_DIGIT | W_DIGIT_LATE))
        return true;
    if (sum->has_digit)
        return false;
    if (is(token, W_TEN)) {
        sum->group += 10;
        sum->after_tens = true;
        return true;
    }
    bool late = is(token, W_DIGIT_LATE) && sum->group > 0;
    if (!late && !is(token, W_DIGIT))
        return false;
    if (value == 5 && !late && token_is_word(r, i, "năm") && !first && !five_goes_on(r, i))
        return false;
    sum->digit = value;
    sum->has_digit = true;
    return true;
}

/* Behind `2 tỷ`, `300 triệu` goes on with a smaller scale. */
static size_t add_smaller(struct sum *sum, struct reader *r, size_t i)
{
    struct amount more = { 0 };
    if (sum->last_scale < 1000 || token_at(r, i)->kind != TOKEN_NUMBER ||
        token_at(r, i)->breaks || !is_scale(r, i + 1) || !read_digits(&more, r, i))
        return i;
    double scale = token_at(r, i + 1)->word->value;
    if (scale >= sum->last_scale || more.value >= 1000)
        return i;
    sum->total += more.value * scale;
    sum->last_scale = scale;
    return i + 2;
}

static size_t read_words(struct amount *amount, struct sum *sum, struct reader *r, size_t i)
{
    size_t start = i, limit = i + MOST_WORDS;
    while (i < limit && add_word(sum, r, i, i == start && !sum->has_digit)) {
        amount->scaled = amount->scaled || is(token_at(r, i), W_SCALE);
        i++;
    }
    for (size_t next; (next = add_smaller(sum, r, i)) > i && i < limit;)
        i = next;
    amount->value = sum->total + sum->group + (sum->has_digit ? sum->digit : 0);
    double last = sum->group >= 100 ? 100 : sum->group >= 10 ? 10 : sum->last_scale;
    if (amount->scaled && is(token_at(r, i), W_HALF_MORE) && !token_at(r, i)->breaks) {
        amount->value += last / 2;
        i++;
    }
    return i;
}

static size_t read_order(struct amount *amount, struct reader *r, size_t i)
{
    struct sum sum = { 0 };
    if (!is_scale(r, i + 1))
        return i;
    size_t end = read_words(amount, &sum, r, i + 1);
    amount->order = amount->grouped = amount->spelled = true;
    amount->some = is(token_at(r, i), W_SOME);
    return end;
}

size_t read_amount(struct amount *amount, struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    struct sum sum = { 0 };
    *amount = (struct amount){ .scale = 1 };
    if (is(token, W_ORDER | W_SOME))
        return read_order(amount, r, i);
    size_t next = i;
    if (token->kind == TOKEN_NUMBER) {
        if (!read_digits(amount, r, i))
            return i;
        next = read_spaced(amount, r, i);
        sum.digit = amount->value;
        sum.has_digit = true;
    } else if (is(token, W_HALF)) {
        sum.digit = 0.5;
        sum.has_digit = true;
        if (!is_scale(r, ++next))
            return i;
    } else {
        amount->spelled = true;
    }
    if (token->kind == TOKEN_NUMBER && !is_scale(r, next))
        return next;
    double base = token->kind == TOKEN_NUMBER ? amount->value : 0;
    size_t end = read_words(amount, &sum, r, next);
    if (amount->scaled)
        amount->grouped = true;
    /* 17252,6 tỷ is a whole number, whatever binary fractions make of it. */
    if (fabs(amount->value - round(amount->value)) < 1e-12 * amount->value)
        amount->value = round(amount->value);
    if (base > 0)
        amount->scale = amount->value / base;
    return amount->spelled && end == i ? i : end;
}
