/* Bytes to UTF-8 with \n for newlines, then NFC line by line, long lines in pieces.  Most
 * hold only code points that NFC never touches (is_plain), and are left as they are.
 * The two legacy encodings are tables of 256 code points, asked from iconv once. */
#include "hoso/decode.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uniconv.h>
#include <uninorm.h>
#include <unistr.h>

#include "hoso/fold.h"
#include "hoso/unicode.h"

enum { BINARY_LOOK_BYTES = 8000, GUESS_BYTES = 64 * 1024 };

static const char replacement[] = "\xEF\xBF\xBD";

static bool starts_with(const char *bytes, size_t len, const char *what, size_t what_len)
{
    return len >= what_len && memcmp(bytes, what, what_len) == 0;
}

static bool is_utf16(const char *bytes, size_t len)
{
    bool utf32 = starts_with(bytes, len, "\xFF\xFE\0\0", 4);
    return (starts_with(bytes, len, "\xFF\xFE", 2) && !utf32) ||
           starts_with(bytes, len, "\xFE\xFF", 2);
}

bool hoso_decode_is_binary(const char *bytes, size_t len)
{
    size_t look = len < BINARY_LOOK_BYTES ? len : BINARY_LOOK_BYTES;
    return look && !is_utf16(bytes, len) && memchr(bytes, '\0', look);
}

/* ---- UTF-8 ---- */

/* Well formed and NFC wherever it stands: ASCII, Latin and Vietnamese letters below U+0300,
 * where combining marks begin, and in U+1E00 to U+1EFF, punctuation in U+2002 to U+206F.  A
 * state is where its six bits are in a byte's steps: taking a step is a shift. */
enum plain_state {
    PLAIN_NOT = 0,
    PLAIN = 6,
    PLAIN_TAIL = 12, /* one byte more */
    PLAIN_LATIN = 18,
    PLAIN_SIGN = 24,
    PLAIN_SIGN_80 = 30,
    PLAIN_SIGN_81 = 36,
};
#define STEP(from, to) ((uint64_t)(to) << (from))

/* What a byte is not named for leads to PLAIN_NOT, and that nowhere. */
static const uint64_t plain_steps[256] = {
    [0x00 ... 0x7F] = STEP(PLAIN, PLAIN),
    [0x80] = STEP(PLAIN_TAIL, PLAIN) | STEP(PLAIN_SIGN_81, PLAIN) |
             STEP(PLAIN_SIGN, PLAIN_SIGN_80),
    [0x81] = STEP(PLAIN_TAIL, PLAIN) | STEP(PLAIN_SIGN_81, PLAIN) |
             STEP(PLAIN_SIGN, PLAIN_SIGN_81),
    [0x82 ... 0xAF] = STEP(PLAIN_TAIL, PLAIN) | STEP(PLAIN_SIGN_80, PLAIN) |
                      STEP(PLAIN_SIGN_81, PLAIN),
    [0xB0 ... 0xB7] = STEP(PLAIN_TAIL, PLAIN) | STEP(PLAIN_SIGN_80, PLAIN),
    [0xB8 ... 0xBB] = STEP(PLAIN_TAIL, PLAIN) | STEP(PLAIN_SIGN_80, PLAIN) |
                      STEP(PLAIN_LATIN, PLAIN_TAIL),
    [0xBC ... 0xBF] = STEP(PLAIN_TAIL, PLAIN) | STEP(PLAIN_SIGN_80, PLAIN),
    [0xC2 ... 0xCB] = STEP(PLAIN, PLAIN_TAIL),
    [0xE1] = STEP(PLAIN, PLAIN_LATIN),
    [0xE2] = STEP(PLAIN, PLAIN_SIGN),
};

static bool is_plain(const char *bytes, size_t len)
{
    uint64_t state = PLAIN;
    for (size_t at = 0; at < len; at++)
        state = plain_steps[(unsigned char)bytes[at]] >> (state & 63);
    return (state & 63) == PLAIN;
}

/* What the bytes are if read as UTF-8. */
struct utf8_count {
    size_t sequences; /* of more than one byte, well formed */
    size_t bad_bytes;
};

/* Appends the bytes, bad ones as U+FFFD. */
static struct utf8_count add_utf8(struct hoso_buf *text, const char *bytes, size_t len)
{
    struct utf8_count count = { 0, 0 };
    size_t run = 0; /* start of what is well formed and not yet added */
    hoso_buf_reserve(text, len);
    for (size_t at = 0; at < len;) {
        if ((unsigned char)bytes[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t code;
        size_t size = hoso_utf8_next(&code, bytes, len, at);
        if (size > 1) {
            count.sequences++;
            at += size;
            continue;
        }
        hoso_buf_add(text, bytes + run, at - run);
        hoso_buf_addstr(text, replacement);
        count.bad_bytes++;
        run = ++at;
    }
    hoso_buf_add(text, bytes + run, len - run);
    return count;
}

/* \r\n and \r become \n, from FROM on. */
static void unify_newlines(struct hoso_buf *text, size_t from)
{
    char *in = memchr(text->data + from, '\r', text->len - from);
    if (!in)
        return;
    char *out = in;
    for (char *end = text->data + text->len; in < end; in++) {
        if (*in != '\r')
            *out++ = *in;
        else if (in + 1 == end || in[1] != '\n')
            *out++ = '\n';
    }
    text->len = (size_t)(out - text->data);
    *out = '\0';
}

/* ---- NFC ---- */

enum { PIECE_BYTES = 512 }; /* of a long line, at least */

static void add_nfc(struct hoso_buf *out, const char *line, size_t len)
{
    size_t composed_len;
    uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)line, len, NULL, &composed_len);
    if (composed)
        hoso_buf_add(out, (char *)composed, composed_len);
    else
        hoso_buf_add(out, line, len);
    free(composed);
}

/* The end of the piece at START: a line, or of a long one a stretch up to a blank, which
 * nothing behind it composes with but marks of its own: they come along. */
static size_t piece_end(const struct hoso_buf *text, size_t start)
{
    size_t most = text->len - start < PIECE_BYTES ? text->len - start : PIECE_BYTES;
    const char *newline = memchr(text->data + start, '\n', most);
    if (newline)
        return (size_t)(newline - text->data) + 1;
    if (most < PIECE_BYTES)
        return text->len;
    size_t at = start + most;
    while (at < text->len && text->data[at] != ' ' && text->data[at] != '\n')
        at++;
    return at;
}

/* Composes TEXT from FROM on; what is not surely NFC is looked at by libunistring. */
static void compose(struct hoso_buf *text, size_t from)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_buf_reserve(&out, text->len);
    hoso_buf_add(&out, text->data, from);
    for (size_t start = from, end; start < text->len; start = end) {
        end = piece_end(text, start);
        if (is_plain(text->data + start, end - start))
            hoso_buf_add(&out, text->data + start, end - start);
        else
            add_nfc(&out, text->data + start, end - start);
    }
    hoso_buf_release(text);
    *text = out;
}

/* ---- UTF-16 ---- */

static void add_code(struct hoso_buf *text, uint32_t code)
{
    uint8_t bytes[6];
    int size = u8_uctomb(bytes, code, sizeof bytes);
    if (size > 0)
        hoso_buf_add(text, (char *)bytes, (size_t)size);
}

/* The 16-bit unit at AT; a last odd byte is a bad unit. */
static uint32_t unit_at(const unsigned char *bytes, size_t len, size_t at, bool big)
{
    if (at + 2 > len)
        return 0xDC00;
    uint32_t high = bytes[big ? at : at + 1], low = bytes[big ? at + 1 : at];
    return high << 8 | low;
}

/* Returns how many lone surrogates were replaced. */
static size_t add_utf16(struct hoso_buf *text, const char *chars, size_t len, bool big)
{
    const unsigned char *bytes = (const unsigned char *)chars;
    size_t replaced = 0;
    hoso_buf_reserve(text, len);
    for (size_t at = 2; at < len; at += 2) {
        uint32_t code = unit_at(bytes, len, at, big);
        uint32_t next = code >> 10 == 0x36 && at + 4 <= len ? unit_at(bytes, len, at + 2, big) : 0;
        if (next >> 10 == 0x37) {
            code = 0x10000 + ((code & 0x3FF) << 10) + (next & 0x3FF);
            at += 2;
        } else if (code >> 11 == 0x1B) {
            code = 0xFFFD;
            replaced++;
        }
        add_code(text, code);
    }
    return replaced;
}

/* ---- windows-1258, TCVN ---- */

enum legacy { WINDOWS_1258, TCVN, LEGACY_COUNT };

static const struct {
    const char *name, *iconv_name;
} legacy_names[LEGACY_COUNT] = {
    [WINDOWS_1258] = { "windows-1258", "CP1258" },
    [TCVN] = { "TCVN", "TCVN" },
};

static uint32_t legacy_codes[LEGACY_COUNT][256];
static pthread_once_t legacy_once = PTHREAD_ONCE_INIT;

static uint32_t ask_iconv(const char *encoding, char byte)
{
    size_t len;
    uint8_t *s = u8_conv_from_encoding(encoding, iconveh_error, &byte, 1, NULL, NULL, &len);
    uint32_t code = 0xFFFD;
    if (s && len)
        hoso_utf8_next(&code, (char *)s, len, 0);
    free(s);
    return code;
}

static void make_legacy_codes(void)
{
    for (int l = 0; l < LEGACY_COUNT; l++)
        for (int byte = 0; byte < 256; byte++)
            legacy_codes[l][byte] = byte == '\n' || byte == '\r' || byte == '\t' ?
                                        (uint32_t)byte :
                                        ask_iconv(legacy_names[l].iconv_name, (char)byte);
}

static size_t add_legacy(struct hoso_buf *text, enum legacy legacy, const char *bytes, size_t len)
{
    size_t replaced = 0;
    hoso_buf_reserve(text, len + len / 2);
    for (size_t at = 0; at < len; at++) {
        uint32_t code = legacy_codes[legacy][(unsigned char)bytes[at]];
        replaced += code == 0xFFFD;
        add_code(text, code);
    }
    return replaced;
}

/* Could the word be a Vietnamese syllable with marks?  Consonants, one to three
 * vowels, the few consonants that end one, a single tone. */
static bool is_syllable(const char *word, size_t len)
{
    struct hoso_buf kept = HOSO_BUF_INIT, bare = HOSO_BUF_INIT;
    hoso_fold_keep_marks(&kept, word, len);
    hoso_fold(&bare, word, len);
    size_t tones = 0;
    while (tones < kept.len && kept.data[kept.len - tones - 1] <= '9' &&
           kept.data[kept.len - tones - 1] >= '0')
        tones++;
    size_t initial = strcspn(bare.data, "aeiouy");
    size_t vowels = strspn(bare.data + initial, "aeiouy");
    const char *final = bare.data + initial + vowels;
    size_t final_len = strspn(final, "cghmnpt");
    bool marked = kept.len - tones != bare.len || kept.data[kept.len - 1] != '0';
    bool yes = marked && tones == 1 && initial <= 3 && vowels >= 1 && vowels <= 3 &&
               final_len <= 2 && final[final_len] == '\0' &&
               strspn(bare.data, "abcdeghiklmnopqrstuvxy") == bare.len;
    hoso_buf_release(&kept);
    hoso_buf_release(&bare);
    return yes;
}

/* How much of TEXT looks Vietnamese: marked syllables, less other words with marks. */
static long vietnamese_score(const char *text, size_t len)
{
    long score = 0;
    size_t start = 0;
    bool marked = false;
    uint32_t code;
    for (size_t at = 0, size;; at += size) {
        size = hoso_utf8_next(&code, text, len, at);
        if (size && hoso_is_letter(code)) {
            marked = marked || code >= 0x80;
            continue;
        }
        if (marked)
            score += is_syllable(text + start, at - start) ? 1 : -1;
        else if (size && code >= 0x80)
            score--;
        marked = false;
        start = at + size;
        if (!size)
            return score;
    }
}

static enum legacy guess_legacy(const char *bytes, size_t len)
{
    long best_score = 0;
    enum legacy best = WINDOWS_1258;
    for (int l = 0; l < LEGACY_COUNT; l++) {
        struct hoso_buf text = HOSO_BUF_INIT;
        add_legacy(&text, (enum legacy)l, bytes, len < GUESS_BYTES ? len : GUESS_BYTES);
        compose(&text, 0);
        long score = vietnamese_score(text.data, text.len);
        if (l == 0 || score > best_score) {
            best = (enum legacy)l;
            best_score = score;
        }
        hoso_buf_release(&text);
    }
    return best;
}

static void decode_legacy(struct hoso_buf *text, struct hoso_decoded *report, const char *bytes,
                          size_t len)
{
    pthread_once(&legacy_once, make_legacy_codes);
    enum legacy legacy = guess_legacy(bytes, len);
    report->encoding = legacy_names[legacy].name;
    report->replaced_count = add_legacy(text, legacy, bytes, len);
}

static void decode_8bit(struct hoso_buf *text, struct hoso_decoded *report, const char *bytes,
                        size_t len)
{
    size_t from = text->len;
    bool bom = starts_with(bytes, len, "\xEF\xBB\xBF", 3);
    size_t skip = bom ? 3 : 0;
    struct utf8_count count = add_utf8(text, bytes + skip, len - skip);
    *report = (struct hoso_decoded){ "UTF-8", count.bad_bytes };
    if (!bom && count.bad_bytes > count.sequences) {
        text->len = from;
        text->data[from] = '\0';
        decode_legacy(text, report, bytes, len);
    }
}

void hoso_decode(struct hoso_buf *text, struct hoso_decoded *report, const char *bytes,
                 size_t len)
{
    *report = (struct hoso_decoded){ "UTF-8", 0 };
    if (len == 0)
        return;
    size_t from = text->len;
    if (is_plain(bytes, len)) { /* as most texts are */
        hoso_buf_add(text, bytes, len);
        unify_newlines(text, from);
        return;
    }
    if (is_utf16(bytes, len)) {
        bool big = bytes[0] == '\xFE';
        report->encoding = big ? "UTF-16BE" : "UTF-16LE";
        report->replaced_count = add_utf16(text, bytes, len, big);
    } else {
        decode_8bit(text, report, bytes, len);
    }
    unify_newlines(text, from);
    compose(text, from);
}
