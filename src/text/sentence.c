/* One scan for what may end a sentence; what stands before and behind it decides.
 * Which abbreviations a full stop belongs to is told by their form, not by a list:
 * a single capital (`Q.`, `N.V.T.`), or a capital and a letter without a vowel (`TP.`,
 * `St.`, `TS.`). */
#include "hoso/sentence.h"

#include <stdbool.h>
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

/* Does the full stop at AT belong to an abbreviation? */
static bool is_abbreviation(const char *text, size_t from, size_t at)
{
    size_t start = at;
    uint32_t last = code_before(text, from, at, &start);
    if (!last || !hoso_is_letter(last))
        return false;
    uint32_t before = code_before(text, from, start, &start);
    if (!is_wordy(before))
        return hoso_is_upper(last);
    bool consonants = last < 0x80 && before < 0x80 && !strchr("aeiouyAEIOUY", (int)last) &&
                      !strchr("aeiouyAEIOUY", (int)before);
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
