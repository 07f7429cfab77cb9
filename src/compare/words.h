/* The closed-class words that figures are made of, and the tokens of a text.  Inner. */
#ifndef HOSO_COMPARE_WORDS_H
#define HOSO_COMPARE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a word may be; most are only one of these. */
enum {
    W_DIGIT = 1 << 0,       /* một … chín, by themselves or in `hai mươi` */
    W_DIGIT_LATE = 1 << 1,  /* mốt, tư, lăm: only behind mươi, linh */
    W_TEN = 1 << 2,         /* mười */
    W_TENS = 1 << 3,        /* mươi */
    W_SCALE = 1 << 4,       /* chục, trăm, nghìn, triệu, tỷ: value */
    W_LINK = 1 << 5,        /* linh, lẻ */
    W_HALF_MORE = 1 << 6,   /* rưỡi */
    W_HALF = 1 << 7,        /* nửa */
    W_SOME = 1 << 8,        /* vài, mấy */
    W_ORDER = 1 << 9,       /* hàng, cả, nhiều: of a scale */
    W_MORE = 1 << 10,       /* hơn, trên */
    W_LESS = 1 << 11,       /* dưới, gần */
    W_ABOUT = 1 << 12,      /* khoảng, chừng */
    W_CLASSIFIER = 1 << 13, /* quả, chiếc: not part of what is counted */
    W_NOUN = 1 << 14,       /* surely counted: người, tàu */
    W_STOP = 1 << 15,       /* ends a noun: verbs, prepositions, conjunctions */
    W_ORDINAL = 1 << 16,    /* makes the number behind it a name: số 5, điều 3 */
    W_UNIT = 1 << 17,       /* of measure; `unit` is how it is shown */
    W_UNIT_OF = 1 << 18,    /* … and of something: tấn gạo, % dân số */
    W_DATE = 1 << 19,       /* opens a date: tháng, năm, quý, thập, mùa */
    W_DAY = 1 << 20,        /* opens a day: ngày, hôm, sáng, mùng */
    W_EACH = 1 << 21,       /* mỗi, hàng: `mỗi năm 2.000 tấn` is no year 2000 */
    W_FROM = 1 << 22,       /* a date may follow: từ, đến, vào, hồi */
    W_PART = 1 << 23,       /* đầu, giữa, cuối */
    W_CALIBRE = 1 << 24,    /* pháo, đạn: `pháo 152mm` */
    W_SCORE = 1 << 25,      /* thắng, thua, hòa: a score follows */
    W_PAIR = 1 << 26,       /* the first of a pair in the tables of pairs */
    W_PAIR_UNIT = 1 << 27,  /* the first of a unit of two words */
};

struct word {
    const char *text; /* lower case, NFC */
    uint32_t is;      /* W_… */
    double value;
    const char *unit; /* as shown: `km`, `USD` */
};

/* Before the first word is asked for. */
void words_prepare(void);
/* The entry of a word, UPPER where it begins with a capital; NULL for an open-class word. */
const struct word *word_find(const char *s, size_t len, bool upper);

/* A two-word unit (`phần trăm`, `đô la`) as it is shown, or NULL; *IS its W_UNIT bits. */
const char *word_unit_of_two(const char *first, size_t first_len, const char *second,
                             size_t second_len, uint32_t *is);

/* Is S, in any case, WORD?  Neither is empty. */
bool word_is_whole(const char *word, const char *s, size_t len);

/* Inline: the first byte, which case changes in one bit at most, says no to most. */
static inline bool word_is(const char *word, const char *s, size_t len)
{
    return ((word[0] ^ s[0]) & ~0x20) == 0 && word_is_whole(word, s, len);
}

/* Two words that end a counted noun together (`sử dụng`), or go on with it although one of
 * them would end it (`phòng không`). */
bool word_pair_stops(const char *first, size_t first_len, const char *second, size_t second_len);
bool word_pair_goes_on(const char *first, size_t first_len, const char *second, size_t second_len);

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NUMBER, TOKEN_PUNCT };

/* A word (letters, then digits too), a number (digits with . and , inside), or one other
 * code point.  Before the first and behind the last token there are ends. */
struct token {
    const struct word *word;
    uint32_t start, end; /* no text is longer */
    uint32_t code;       /* of punctuation */
    uint8_t kind;        /* enum token_kind */
    bool glued;    /* nothing stands between it and the token before */
    bool breaks;   /* it is the first of its line, or the end */
    bool upper;    /* the first letter */
};

/* How far from the token they are at recognisers may look; and a window of them that stays in
 * the nearest cache. */
enum { TOKENS_BACK = 8, TOKENS_AHEAD = 96, TOKENS_HELD = 256 };

/* A window of tokens that slides over a line of the text; they are read as they are asked for. */
struct tokens {
    const char *text;
    size_t line, len; /* where the line begins, if it does in here, and ends */
    size_t lexed; /* text offset of what is not lexed yet */
    size_t count; /* of those that are */
    struct token items[TOKENS_HELD];
};

/* Of the line of TEXT that ends at TO, from byte AT on; the first is at TOKENS_BACK. */
void tokens_init(struct tokens *tokens, const char *text, size_t to, size_t at);
size_t tokens_move(struct tokens *tokens, size_t at);
/* The end of the number whose first digit is at AT. */
size_t number_end(const char *text, size_t len, size_t at);
const struct token *tokens_read(struct tokens *tokens, size_t i);

/* I < TOKENS_HELD; behind the last token there are ends. */
static inline const struct token *tokens_at(struct tokens *tokens, size_t i)
{
    return i < tokens->count ? &tokens->items[i] : tokens_read(tokens, i);
}

/* Moves the window where that is needed to look ahead of AT; returns AT's new index. */
static inline size_t tokens_slide(struct tokens *tokens, size_t at)
{
    return at + TOKENS_AHEAD < TOKENS_HELD ? at : tokens_move(tokens, at);
}

#endif
