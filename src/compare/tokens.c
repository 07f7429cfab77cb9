/* Tokens of a line in a window of fixed size, so that one of any length takes the same
 * room.  items[0] of the first window is an end, so that there is always one before. */
#include "words.h"

#include <string.h>

#include "hoso/unicode.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of the letter there, 0 for anything else; km², m³ are words. */
static inline size_t letter_at(const char *text, size_t len, size_t at)
{
    size_t size = hoso_letter_size(text, len, at);
    if (size || (unsigned char)text[at] != 0xC2 || len - at < 2)
        return size;
    unsigned char next = (unsigned char)text[at + 1];
    return next == 0xB2 || next == 0xB3 ? 2 : 0;
}

static size_t word_end(const char *text, size_t len, size_t at)
{
    static const bool plain[256] = { ['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true };
    while (at < len) {
        size_t size = plain[(unsigned char)text[at]] ? 1 : letter_at(text, len, at);
        if (!size)
            break;
        at += size;
    }
    return at;
}

static void read_word(struct tokens *t, struct token *token)
{
    uint32_t code;
    hoso_utf8_next(&code, t->text, t->len, token->start);
    token->kind = TOKEN_WORD;
    token->upper = code < 0x80 ? code <= 'Z' : hoso_is_upper(code);
    token->end = (uint32_t)word_end(t->text, t->len, token->start);
    token->word = word_find(t->text + token->start, token->end - token->start, token->upper);
}

size_t number_end(const char *text, size_t len, size_t at)
{
    for (at++; at < len; at++) {
        bool inside = (text[at] == '.' || text[at] == ',') && at + 1 < len && is_digit(text[at + 1]);
        if (!inside && !is_digit(text[at]))
            break;
    }
    return at;
}

static size_t wide_blank_at(const char *text, size_t len, size_t at)
{
    uint32_t code;
    if (hoso_letter_size(text, len, at))
        return 0;
    size_t size = hoso_utf8_next(&code, text, len, at);
    return code == '\r' || hoso_is_blank(code) ? size : 0;
}

/* Bytes of the blank there, 0 for anything else. */
static inline size_t blank_at(const char *text, size_t len, size_t at)
{
    if (text[at] == ' ')
        return 1;
    return text[at] > ' ' && text[at] < 0x7F ? 0 : wide_blank_at(text, len, at);
}

static void skip_blanks(struct tokens *t)
{
    for (size_t size; t->lexed < t->len && (size = blank_at(t->text, t->len, t->lexed));)
        t->lexed += size;
}

/* False, and an end, where there is none. */
static inline bool read_token(struct tokens *t, struct token *token)
{
    size_t before = t->lexed;
    skip_blanks(t);
    *token = (struct token){ .start = (uint32_t)t->lexed, .end = (uint32_t)t->lexed,
                             .breaks = t->lexed == t->len || before == t->line };
    if (t->lexed == t->len)
        return false;
    token->glued = t->lexed == before && !token->breaks;
    if (is_digit(t->text[t->lexed])) {
        token->kind = TOKEN_NUMBER;
        token->end = (uint32_t)number_end(t->text, t->len, token->start);
    } else if (letter_at(t->text, t->len, t->lexed)) {
        read_word(t, token);
    } else {
        token->kind = TOKEN_PUNCT;
        token->end += (uint32_t)hoso_utf8_next(&token->code, t->text, t->len, t->lexed);
    }
    t->lexed = token->end;
    return true;
}

const struct token *tokens_read(struct tokens *t, size_t i)
{
    while (t->count <= i && read_token(t, &t->items[t->count]))
        t->count++;
    if (i > t->count)
        t->items[i] = t->items[t->count];
    return &t->items[i];
}

void tokens_init(struct tokens *tokens, const char *text, size_t to, size_t at)
{
    words_prepare();
    tokens->text = text;
    tokens->len = to < UINT32_MAX ? to : UINT32_MAX;
    tokens->lexed = at < tokens->len ? at : tokens->len;
    tokens->line = at == 0 || text[at - 1] == '\n' ? tokens->lexed : SIZE_MAX;
    tokens->count = TOKENS_BACK;
    for (size_t i = 0; i < TOKENS_BACK; i++)
        tokens->items[i] = (struct token){ .breaks = true };
}

size_t tokens_move(struct tokens *t, size_t at)
{
    size_t from = at - TOKENS_BACK;
    t->count = t->count > from ? t->count - from : 0;
    memmove(t->items, t->items + from, t->count * sizeof t->items[0]);
    return TOKENS_BACK;
}
