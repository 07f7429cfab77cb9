/* One scan for what may end a sentence; what stands before and behind it decides.
 * Which abbreviations a full stop belongs to is told by their form: a single capital (`Q.`,
 * `N.V.T.`), a capital and a letter without a vowel (`TP.`, `St.`, `TS.`), three or four
 * letters of both cases without one (`Mrs.`, `ThS.`).  Three capitals may be a body's name
 * that ends a sentence (`ở HCM.`), so that titles of this form are listed, and so are the
 * few that could be words. */
#include "hoso/sentence.h"

#include <stdint.h>
#include <string.h>

#include "hoso/unicode.h"

/* The code point that ends at AT, not looking before FROM; 0 for none. */
static uint32_t code_before(const char *text, size_t from, size_t at, size_t *start)
{
    if (at <= from)
        return 0;
    size_t back = at - 1;
    while (back > from && at - back < 4 && ((unsigned char)text[back] & 0xC0) == 0x80)
        back--;
    uint32_t code;
    size_t size = hoso_utf8_next(&code, text, at, back);
    *start = back + size == at ? back : at - 1;
    return *start == back ? code : 0xFFFD;
}

static bool is_wordy(uint32_t code)
{
    return code && (hoso_is_letter(code) || hoso_is_digit(code));
}

/* All stand before a name or a number. */
static const char *const known[] = {
    "PGS",  "GSTS", "TSKH", "THS",  "BSCK", "BSCKI", "BSCKII", "CKI", "CKII", "KTS",  "NSND",
    "NSƯT", "NGND", "NGƯT", "TTƯT", "HLV",  "NXB",   "Prof",   "Gen", "Col",  "Capt", "Maj",
    "Adm",  "Sen",  "Rep",  "Gov",  "Rev",
};

bool hoso_is_known_abbreviation(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == len && memcmp(known[i], word, len) == 0)
            return true;
    return false;
}

static bool is_vowel(uint32_t code)
{
    return code >= 0x80 || strchr("aeiouyAEIOUY", (int)code);
}

/* The word that ends at AT is three or four letters without a vowel, a capital first and
 * some in lower case: `Mrs`, `ThS`. */
static bool is_mixed_abbreviation(const char *text, size_t start, size_t at)
{
    bool lower = false;
    for (size_t i = start; i < at; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 0x80 || is_vowel(c) || !hoso_is_letter(c))
            return false;
        lower |= !hoso_is_upper(c);
    }
    return at - start >= 3 && at - start <= 4 && hoso_is_upper((unsigned char)text[start]) && lower;
}

static size_t word_start(const char *text, size_t from, size_t at)
{
    size_t start = at, before = at;
    for (uint32_t code; (code = code_before(text, from, before, &before)) && is_wordy(code);)
        start = before;
    return start;
}

/* Does the full stop at AT belong to an abbreviation? */
static bool is_abbreviation(const char *text, size_t from, size_t at)
{
    size_t word = word_start(text, from, at);
    if (hoso_is_known_abbreviation(text + word, at - word) ||
        is_mixed_abbreviation(text, word, at))
        return true;
    size_t start = at;
    uint32_t last = code_before(text, from, at, &start);
    if (!last || !hoso_is_letter(last))
        return false;
    uint32_t before = code_before(text, from, start, &start);
    if (!is_wordy(before))
        return hoso_is_upper(last);
    bool consonants = !is_vowel(last) && !is_vowel(before);
    return consonants && hoso_is_upper(before) && !is_wordy(code_before(text, from, start, &start));
}

/* `1.` before the first words numbers them. */
static bool is_numbering(const char *text, size_t from, size_t at)
{
    while (at > from && text[at - 1] >= '0' && text[at - 1] <= '9')
        at--;
    return at == from;
}

static bool is_closing(uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x201D ||
           code == 0x2019 || code == 0xBB;
}

static bool is_opening(uint32_t code)
{
    return code == '"' || code == '\'' || code == '(' || code == '[' || code == 0x201C ||
           code == 0x2018 || code == 0xAB;
}

static size_t end_mark(const char *text, size_t len, size_t at)
{
    if (text[at] == '.' || text[at] == '!' || text[at] == '?')
        return 1;
    return len - at >= 3 && memcmp(text + at, "…", 3) == 0 ? 3 : 0;
}

static size_t skip_blanks(const char *text, size_t len, size_t at)
{
    uint32_t code;
    for (size_t size; (size = hoso_utf8_next(&code, text, len, at)) > 0; at += size)
        if (!hoso_is_blank(code))
            break;
    return at;
}

/* Where the sentence ends if the mark at AT ends it, else 0.  *NEXT: where to look on. */
static size_t end_at_mark(const char *text, size_t len, size_t from, size_t at, size_t *next)
{
    size_t mark = at, size;
    uint32_t code;
    while (at < len && (size = end_mark(text, len, at)) > 0)
        at += size;
    bool stop = text[mark] == '.' && at == mark + 1;
    while ((size = hoso_utf8_next(&code, text, len, at)) > 0 && is_closing(code))
        at += size;
    *next = at;
    if (size == 0 || code == '\n')
        return at;
    if (!hoso_is_blank(code))
        return 0;
    size_t behind = at;
    while ((size = hoso_utf8_next(&code, text, len, behind)) > 0 && code != '\n' &&
           hoso_is_blank(code))
        behind += size;
    *next = behind;
    if (size && code != '\n' && !hoso_is_upper(code) && !hoso_is_digit(code) && !is_opening(code))
        return 0;
    if (stop && size && code != '\n' &&
        (is_abbreviation(text, from, mark) || is_numbering(text, from, mark)))
        return 0;
    return at;
}

/* End of the sentence that starts at FROM, which is no blank. */
static size_t find_end(const char *text, size_t len, size_t from)
{
    for (size_t at = from, next; at < len; at = next) {
        next = at + 1;
        if (text[at] == '\n')
            return at;
        if (!end_mark(text, len, at))
            continue;
        size_t end = end_at_mark(text, len, from, at, &next);
        if (end)
            return end;
    }
    return len;
}

static size_t trim(const char *text, size_t start, size_t end)
{
    size_t before;
    while (end > start) {
        uint32_t code = code_before(text, start, end, &before);
        if (!hoso_is_blank(code))
            break;
        end = before;
    }
    return end;
}

size_t hoso_sentence_end(const char *text, size_t len, size_t from)
{
    size_t start = skip_blanks(text, len, from < len ? from : len);
    return trim(text, start, find_end(text, len, start));
}

void hoso_sentences(struct hoso_spans *sentences, const char *text, size_t len)
{
    for (size_t at = skip_blanks(text, len, 0), end; at < len; at = skip_blanks(text, len, end)) {
        end = find_end(text, len, at);
        hoso_vec_push(sentences, ((struct hoso_span){ at, trim(text, at, end) }));
    }
}
