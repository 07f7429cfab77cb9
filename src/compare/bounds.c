/* What stands right before and behind a number and belongs to it: `hơn`, `$`, `-15`. */
#include "number.h"

#include <string.h>

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

/* `sớm hơn hai ngày` is two days, not more than two. */
static bool is_comparison(const struct reader *r, size_t i)
{
    return token_is_word(r, i, "sớm") || token_is_word(r, i, "muộn") ||
           token_is_word(r, i, "trễ") || token_is_word(r, i, "chậm");
}

/* `hơn`, `dưới`, `gần`, `khoảng` before the number; also `trên`, which may be a place. */
void number_read_bound(struct number *n, const struct reader *r)
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
    if (is_comparison(r, n->first - 2) && is(before, W_MORE))
        return;
    bool place = (token_is_word(r, n->first - 1, "trên") || token_is_word(r, n->first - 1, "dưới")) &&
                 n->amount.value < 10 && !n->counted.unit;
    if (place || !is(before, W_MORE | W_LESS | W_ABOUT))
        return;
    n->bound = is(before, W_MORE) ? HOSO_MORE_THAN : is(before, W_LESS) ? HOSO_LESS_THAN : HOSO_ABOUT;
    n->sign = is(before, W_MORE) ? ">" : is(before, W_LESS) ? "<" : "~";
    n->first--;
}

void number_read_money_sign(struct number *n, const struct reader *r)
{
    uint32_t code = token_at(r, n->first - 1)->code;
    if (token_at(r, n->first - 1)->kind != TOKEN_PUNCT || !token_at(r, n->first)->glued ||
        token_at(r, n->first - 1)->end <= r->last_end)
        return;
    n->money = code == '$' ? "USD" : code == 0x20AC ? "EUR" : code == 0xA3 ? "bảng" : NULL;
    n->first -= n->money != NULL;
}

/* ---- fractions and ranges ---- */

/* Behind `2`: `/3`, ` phần ba`.  Shares only, of small numbers: what is more is a date or a
 * number of a document. */
void number_read_fraction(struct number *n, const struct reader *r)
{
    enum { MOST_OVER = 10 };
    const struct token *over = token_at(r, n->end + 1);
    double value = 0;
    bool words = token_is_word(r, n->end, "phần") && is(over, W_DIGIT | W_DIGIT_LATE | W_TEN);
    bool slash = token_is_punct(r, n->end, '/') && token_at(r, n->end)->glued && over->glued;
    if (words)
        value = over->word->value;
    else if (slash)
        value = token_int(r, n->end + 1, 2);
    if (over->breaks || n->amount.grouped || n->amount.order || value > MOST_OVER ||
        n->amount.value >= value || n->amount.value < 1)
        return;
    n->amount.over = value;
    n->amount.value /= value;
    n->max = n->amount.value;
    n->end += 2;
}

/* Behind `10`: `-15`, ` đến 15`; `10-15 triệu` scales both. */
void number_read_range(struct number *n, struct reader *r)
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
