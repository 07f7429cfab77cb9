/* What is counted: found by its shape, right behind the number.  A unit of measure, or a
 * classifier and the words in lower case up to the first that a noun cannot hold. */
#include "read.h"

#include <stdio.h>
#include <string.h>

enum { MOST_NOUN_WORDS = 5, MOST_ACRONYM_BYTES = 6 };

static const char *text_of(const struct reader *r, const struct token *token)
{
    return r->tokens->text + token->start;
}

static size_t length(const struct token *token)
{
    return token->end - token->start;
}

static bool pair_is(bool (*test)(const char *, size_t, const char *, size_t),
                    const struct reader *r, size_t first)
{
    const struct token *a = token_at(r, first), *b = token_at(r, first + 1);
    return is(a, W_PAIR) && b->kind == TOKEN_WORD && !b->breaks &&
           test(text_of(r, a), length(a), text_of(r, b), length(b));
}

/* ---- units ---- */

/* `/h`, `/giờ`, `/năm` behind a unit. */
static size_t read_per(struct counted *counted, const struct reader *r, size_t i)
{
    const struct token *per = token_at(r, i + 1);
    if (!token_is_punct(r, i, '/') || !token_at(r, i)->glued || !per->glued || !is(per, W_UNIT))
        return i;
    const char *shown = strcmp(per->word->unit, "giờ") == 0 ? "h" : per->word->unit;
    snprintf(counted->unit_text, sizeof counted->unit_text, "%s/%s", counted->unit, shown);
    counted->unit = counted->unit_text;
    return i + 2;
}

/* `2 năm 2022 và 2023`: the year is not counted but named. */
static bool opens_date(const struct reader *r, size_t i)
{
    const struct token *next = token_at(r, i + 1);
    if (!is(token_at(r, i), W_DATE | W_DAY) || next->kind != TOKEN_NUMBER || next->breaks)
        return false;
    return is(token_at(r, i), W_DAY) || length(next) == 4;
}

static const char *symbol_unit(uint32_t code)
{
    return code == '%' ? "%" : code == 0x2030 ? "‰" : code == 0xB0 ? "°" : code == '$' ? "USD"
         : code == 0x20AC ? "EUR" : code == 0xA3 ? "bảng" : code == 0xA5 ? "yên"
         : code == 0x20AB ? "đồng" : NULL;
}

static size_t read_unit(struct counted *counted, uint32_t *bits, const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i), *next = token_at(r, i + 1);
    *bits = W_UNIT;
    if (token->breaks)
        return i;
    if (token->kind == TOKEN_PUNCT) {
        counted->unit = symbol_unit(token->code);
        if (token->code == '%')
            *bits |= W_UNIT_OF;
        if (token->code == 0xB0 && token_is_word(r, i + 1, "c")) {
            counted->unit = "°C";
            return i + 2;
        }
        return counted->unit ? i + 1 : i;
    }
    if (token->kind != TOKEN_WORD)
        return i;
    if (is(token, W_PAIR_UNIT) && next->kind == TOKEN_WORD && !next->breaks)
        counted->unit = word_unit_of_two(text_of(r, token), length(token), text_of(r, next),
                                         length(next), bits);
    if (counted->unit)
        return i + 2;
    if (!is(token, W_UNIT) || opens_date(r, i))
        return i;
    if (token->upper && length(token) == 1) /* 5M, 4G */
        return i;
    counted->unit = token->word->unit;
    *bits = token->word->is;
    return i + 1;
}

/* `đô la Mỹ`, `USD`, `rúp Nga`: whose money it is. */
static size_t read_money_of(struct counted *counted, const struct reader *r, size_t i)
{
    static const char *const countries[] = { "mỹ", "nga", "anh", "hàn", "nhật" };
    if (token_at(r, i)->breaks || strcmp(counted->unit, "USD") != 0)
        return i;
    for (size_t k = 0; k < sizeof countries / sizeof countries[0]; k++)
        if (token_is_word(r, i, countries[k]))
            return i + 1;
    return i;
}

/* ---- nouns ---- */

static bool is_acronym(const struct reader *r, const struct token *token)
{
    if (token->kind != TOKEN_WORD || length(token) < 2 || length(token) > MOST_ACRONYM_BYTES)
        return false;
    for (size_t i = token->start; i < token->end; i++)
        if (r->tokens->text[i] < 'A' || r->tokens->text[i] > 'Z')
            return false;
    return true;
}

/* May the word at I be in a noun that starts at FIRST? */
static bool in_noun(const struct reader *r, size_t i, size_t first)
{
    const struct token *token = token_at(r, i);
    if (token->kind != TOKEN_WORD || token->breaks || token->glued)
        return false;
    if (i == first && is_acronym(r, token))
        return true;
    if (token->upper || pair_is(word_pair_stops, r, i))
        return false;
    if (i == first && is(token, W_NOUN | W_CLASSIFIER))
        return true;
    if (pair_is(word_pair_goes_on, r, i) || (i > first && pair_is(word_pair_goes_on, r, i - 1)))
        return true;
    if (is(token, W_STOP | W_DAY | W_EACH))
        return false;
    return !is(token, W_DATE) && (i > first || !is(token, W_SCALE));
}

/* The state of people counted ends their noun: `người chết`, `người thiệt mạng`. */
static bool ends_noun(const struct reader *r, size_t i)
{
    return token_is_word(r, i, "chết") || token_is_word(r, i, "mạng") ||
           token_is_word(r, i, "vong") ||
           (token_is_word(r, i, "thương") && token_is_word(r, i - 1, "bị")) ||
           (token_is_word(r, i, "tích") && token_is_word(r, i - 1, "mất"));
}

/* `152mm`, `152 mm` in a noun. */
static size_t read_calibre(const struct reader *r, size_t i)
{
    const struct token *token = token_at(r, i), *unit = token_at(r, i + 1);
    bool number = token->kind == TOKEN_NUMBER && !token->breaks && !token->glued;
    bool millimetres = is(unit, W_UNIT) && !unit->breaks && strcmp(unit->word->unit, "mm") == 0;
    return number && millimetres ? i + 2 : i;
}

static size_t read_noun(const struct reader *r, size_t i)
{
    size_t end = i;
    while (end < i + MOST_NOUN_WORDS && in_noun(r, end, i)) {
        end++;
        if (ends_noun(r, end - 1))
            return end;
    }
    return end > i ? read_calibre(r, end) : end;
}

static size_t read_classified(struct counted *counted, const struct reader *r, size_t i)
{
    size_t noun = i;
    while (noun < i + 2 && is(token_at(r, noun), W_CLASSIFIER) && in_noun(r, noun, noun) &&
           in_noun(r, noun + 1, noun + 1) &&
           !pair_is(word_pair_goes_on, r, noun))
        noun++;
    counted->sure = counted->sure || is(token_at(r, i), W_CLASSIFIER | W_NOUN) ||
                    is_acronym(r, token_at(r, i));
    counted->noun = noun;
    counted->noun_end = read_noun(r, noun);
    if (counted->noun_end == counted->noun && noun > i)
        counted->noun = noun - 1;
    return counted->noun_end;
}

size_t read_counted(struct counted *counted, const struct reader *r, size_t i)
{
    uint32_t bits;
    memset(counted, 0, sizeof *counted);
    size_t end = read_unit(counted, &bits, r, i);
    counted->noun = counted->noun_end = end;
    if (end == i)
        return token_at(r, i)->glued ? i : read_classified(counted, r, i);
    counted->sure = true;
    end = read_money_of(counted, r, read_per(counted, r, end));
    counted->noun = counted->noun_end = end;
    if (is(token_at(r, end), W_HALF_MORE)) {
        counted->half_more = true;
        return end + 1;
    }
    if (!(bits & W_UNIT_OF))
        return end;
    /* A share or a weight of something. */
    size_t noun_end = read_classified(counted, r, end);
    return noun_end > end ? noun_end : end;
}
