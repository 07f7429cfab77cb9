/* What reads a figure's parts from tokens.  Every reader takes the index of its first token
 * and returns the index past its last, or the same index where there is none of it.  Inner. */
#ifndef HOSO_COMPARE_READ_H
#define HOSO_COMPARE_READ_H

#include <string.h>

#include "hoso/buf.h"
#include "hoso/figure.h"
#include "words.h"

struct reader {
    struct hoso_figures *figures;
    struct hoso_buf scratch;
    bool only_dates;         /* no other figure is added, and nothing is written out */
    size_t text_len;         /* of all of it */
    enum { DOTS_UNKNOWN, NO_DOTS, DOTS } dots; /* for thousands: so `1,200` is a decimal */
    size_t last_end;         /* text offset where the last figure ended */
    bool last_was_date;
    size_t calibre_end; /* text offset where the last calibre ended */
    struct tokens *tokens;
};

static inline const struct token *token_at(const struct reader *r, size_t i)
{
    return tokens_at(r->tokens, i);
}

static inline bool is(const struct token *token, uint32_t what)
{
    return token->word && (token->word->is & what);
}

static inline bool token_is_word(const struct reader *r, size_t i, const char *word)
{
    const struct token *token = token_at(r, i);
    return token->kind == TOKEN_WORD &&
           word_is(word, r->tokens->text + token->start, token->end - token->start);
}

bool token_is_punct(const struct reader *r, size_t i, uint32_t code);
bool token_is_dash(const struct reader *r, size_t i);
/* The value of a number of at most MOST digits and nothing else; -1 for anything else. */
int token_int(const struct reader *r, size_t i, size_t most);

/* A number as it is written, with its scale: `1,5 triệu`, `hai mươi lăm`, `hàng trăm nghìn`. */
struct amount {
    double value;
    double scale;     /* what the scale words multiply the digits by, 1 without */
    bool order;       /* hàng, vài: an order of magnitude; value is its scale */
    bool some;        /* vài, not hàng */
    bool spelled;     /* by words alone */
    bool grouped;     /* with separators or a scale: surely a quantity */
    bool scaled;      /* a scale word was there */
    size_t digits;
    double over;      /* of a fraction what it is divided by, else 0; value is what comes of it */
};
size_t read_amount(struct amount *amount, struct reader *r, size_t i);

/* The unit and noun behind a number. */
struct counted {
    const char *unit;      /* as shown, or NULL */
    char unit_text[32];    /* room for `km/h` */
    size_t noun, noun_end; /* tokens; equal where there is none */
    bool sure;             /* a classifier, a unit, or a noun surely counted */
    bool half_more;        /* `2 năm rưỡi` */
};
size_t read_counted(struct counted *counted, const struct reader *r, size_t i);

/* A date, from its first token. */
enum date_written { DATE_PLAIN, DATE_RANGE, DATE_QUARTER, DATE_DECADE };
struct date_form {
    size_t first; /* token where it starts, before the one asked for with a `cuối` */
    struct hoso_day from, to;
    enum date_written written;
    const char *part; /* đầu, giữa, cuối, or NULL */
    bool half;        /* nửa đầu */
};
size_t read_date(struct date_form *date, const struct reader *r, size_t i);
/* Appends the normalised form. */
void date_show(struct hoso_buf *out, const struct date_form *date);

#endif
