/* What only looks like a figure: parts of names and designations, times of day, scores,
 * calibres, telephone numbers, addresses, numerals in idioms. */
#include "number.h"

#include <string.h>

/* `KN-23`, `100/2019/NĐ-CP`, `4-3-3`: something is glued to the number. */
bool number_is_glued(const struct reader *r, size_t i)
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
        if (r->tokens->text[i] >= 'A' && r->tokens->text[i] <= 'Z')
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

/* `45 đường Giải Phóng`: a house. */
static bool is_address(const struct reader *r, const struct number *n)
{
    static const char *const ways[] = { "đường", "phố", "ngõ", "ngách", "hẻm" };
    for (size_t k = 0; k < sizeof ways / sizeof ways[0] && !n->amount.spelled; k++)
        if (token_is_word(r, n->digits + 1, ways[k]) && token_at(r, n->digits + 2)->upper &&
            !token_at(r, n->digits + 2)->breaks)
            return true;
    return false;
}

/* ---- all together ---- */

bool number_is_figure(struct reader *r, const struct number *n)
{
    bool counts = n->counted.unit || n->counted.noun_end > n->counted.noun;
    bool like_year = !n->amount.grouped && n->amount.value >= 1900 && n->amount.value <= 2100;
    if (is_calibre(r, n) || is_time(r, n) || is_score(r, n) || is_address(r, n))
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
    return counts || (n->amount.over <= 0 && is_bare_figure(r, n));
}

/* `0912 345 678`, `1900 6601`: where it ends, so that no part of it is read. */
size_t skip_phone(const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i);
    bool zero = r->tokens->text[token->start] == '0' && token->end - token->start > 2 &&
                r->tokens->text[token->start + 1] >= '0' && r->tokens->text[token->start + 1] <= '9';
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
