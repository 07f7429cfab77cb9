#include "read.h"

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
        if (r->tokens->text[at] < '0' || r->tokens->text[at] > '9')
            return -1;
        value = value * 10 + (r->tokens->text[at] - '0');
    }
    return value;
}
