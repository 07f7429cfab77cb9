/* Open addressing with linear probing; a slot has the hash, so that another's form is
 * seldom touched. */
#include "forms.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/fold.h"
#include "hoso/hash.h"
#include "hoso/mem.h"
#include "hoso/unicode.h"
#include "hoso/vec.h"

enum { FORMS_MAX = 1 << 17, FIRST_SLOTS = 1024 };

static void make_slots(struct worder *worder, uint32_t count)
{
    worder->slots = hoso_calloc(count, sizeof *worder->slots);
    worder->slot_mask = count - 1;
}

void worder_init(struct worder *worder, const struct dict *folds, const struct dict *sigs)
{
    memset(worder, 0, sizeof *worder);
    dict_init(&worder->folds, folds);
    dict_init(&worder->sigs, sigs);
    make_slots(worder, FIRST_SLOTS);
    hoso_buf_init(&worder->scratch);
}

void worder_release(struct worder *worder)
{
    dict_release(&worder->folds);
    dict_release(&worder->sigs);
    hoso_vec_free(worder->forms);
    free(worder->slots);
    hoso_arena_release(&worder->long_forms);
    hoso_buf_release(&worder->scratch);
}

void worder_trim(struct worder *worder)
{
    if (worder->count < FORMS_MAX)
        return;
    dict_clear(&worder->folds);
    dict_clear(&worder->sigs);
    worder->count = 0;
    memset(worder->slots, 0, ((size_t)worder->slot_mask + 1) * sizeof *worder->slots);
    hoso_arena_release(&worder->long_forms);
}

/* ---- what a form is ---- */

/* (initial)(1-3 vowels)(final): what a Vietnamese syllable looks like without marks. */
static bool is_syllable(const char *s, size_t len)
{
    static const char *const initials[] = { "ngh", "ng", "nh", "th", "tr", "ch", "gh", "gi", "kh",
                                            "ph",  "qu", "b",  "c",  "d",  "g",  "h",  "k",  "l",
                                            "m",   "n",  "p",  "r",  "s",  "t",  "v",  "x" };
    static const char *const finals[] = { "", "c", "ch", "m", "n", "ng", "nh", "p", "t" };
    if (len > 7)
        return false;
    size_t at = 0;
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        size_t n = strlen(initials[i]);
        if (n < len && memcmp(s, initials[i], n) == 0) {
            at = n;
            break;
        }
    }
    size_t vowels = strspn(s + at, "aeiouy");
    if (vowels == 0) /* `gì`, `gìn`: the i is the vowel */
        return at == 2 && s[0] == 'g' && s[1] == 'i' && (len == 2 || strcmp(s + 2, "n") == 0);
    if (vowels > 3)
        return false;
    for (size_t i = 0; i < sizeof finals / sizeof *finals; i++)
        if (strcmp(s + at + vowels, finals[i]) == 0)
            return true;
    return false;
}

static uint16_t form_case(const char *word, size_t len)
{
    uint32_t code;
    size_t letters = 0, capitals = 0;
    uint16_t flags = 0;
    for (size_t at = 0; at < len;) {
        size_t size = hoso_utf8_next(&code, word, len, at);
        if (hoso_is_upper(code)) {
            capitals++;
            if (at == 0)
                flags |= WORD_CAPITAL;
        }
        letters += hoso_is_letter(code);
        at += size ? size : 1;
    }
    if (letters == 1)
        flags |= WORD_LETTER;
    if (letters > 1 && capitals == letters)
        flags |= WORD_CAPITALS;
    return flags;
}

/* Are there marks that Vietnamese uses?  The signature of a bare word is the word
 * and the digit of the level tone. */
static bool sig_is_bare(const char *sig, size_t sig_len, const char *fold, size_t fold_len)
{
    return sig_len == fold_len + 1 && sig[sig_len - 1] == '0' && memcmp(sig, fold, fold_len) == 0;
}

static const char *form_bytes(const struct form *form)
{
    return form->len > sizeof form->bytes ? form->long_bytes : form->bytes;
}

static void describe(struct worder *worder, struct form *form, bool digits)
{
    struct hoso_buf *buf = &worder->scratch;
    const char *word = form_bytes(form);
    hoso_buf_clear(buf);
    hoso_fold(buf, word, form->len);
    form->id = dict_put(&worder->folds, buf->data, buf->len, NULL);
    if (digits) {
        form->flags = WORD_DIGITS;
        return;
    }
    form->flags = form_case(word, form->len);
    if (is_syllable(buf->data, buf->len))
        form->flags |= WORD_SYLLABLE;
    hoso_buf_clear(buf);
    hoso_fold_keep_marks(buf, word, form->len);
    form->sig = dict_put(&worder->sigs, buf->data, buf->len, NULL);
    const struct dict_string *fold = dict_get(&worder->folds, form->id);
    if (!sig_is_bare(buf->data, buf->len, fold->bytes, fold->len))
        form->flags |= WORD_MARKED;
}

/* ---- finding it ---- */

enum { SHORT = sizeof((struct run *)0)->bytes };
_Static_assert(sizeof((struct form *)0)->bytes == SHORT, "forms are compared with runs");

static __attribute__((noinline)) uint32_t long_hash(const char *bytes, size_t len)
{
    return (uint32_t)hoso_hash(bytes, len, 0);
}

/* A run so near the text's end that not as many bytes as are loaded at once can be read. */
static __attribute__((noinline)) void last_run(const struct worder *worder, struct run *run,
                                               const char *text, size_t start, size_t end)
{
    char padded[SHORT] = { 0 };
    memcpy(padded, text + start, end - start);
    worder_run(worder, run, padded, sizeof padded, 0, end - start);
    run->start = (uint32_t)start;
    run->end = (uint32_t)end;
}

void worder_run(const struct worder *worder, struct run *run, const char *text, size_t len,
                size_t start, size_t end)
{
    static const unsigned char masks[2 * SHORT] = { [0 ... SHORT - 1] = 0xFF };
    const uint64_t factor = 0xD6E8FEB86659FD93u;
    size_t count = end - start;
    const unsigned char *mask = masks + SHORT - (count < SHORT ? count : SHORT);
    uint64_t bytes[2], kept[2];
    if (len - start < SHORT) {
        last_run(worder, run, text, start, end);
        return;
    }
    memcpy(bytes, text + start, sizeof bytes);
    memcpy(kept, mask, sizeof kept);
    bytes[0] &= kept[0];
    bytes[1] &= kept[1];
    memcpy(run->bytes, bytes, sizeof bytes);
    uint64_t hash = (bytes[0] ^ count) * factor;
    hash = (hash ^ hash >> 32 ^ bytes[1]) * factor;
    run->hash = (uint32_t)(hash ^ hash >> 32);
    run->start = (uint32_t)start;
    run->end = (uint32_t)end;
    if (count > SHORT)
        run->hash = long_hash(text + start, count);
    __builtin_prefetch(&worder->slots[run->hash & worder->slot_mask]);
}

static inline bool form_is(const struct form *form, const char *text, const struct run *run)
{
    size_t len = run->end - run->start;
    if (form->len != len)
        return false;
    if (len > sizeof form->bytes)
        return memcmp(form->long_bytes, text + run->start, len) == 0;
    return memcmp(form->bytes, run->bytes, sizeof form->bytes) == 0;
}

static void double_slots(struct worder *worder)
{
    struct form_slot *old = worder->slots;
    uint32_t count = worder->slot_mask + 1;
    make_slots(worder, count * 2);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = old[i].hash & worder->slot_mask;
        while (old[i].number && worder->slots[at].number)
            at = (at + 1) & worder->slot_mask;
        if (old[i].number)
            worder->slots[at] = old[i];
    }
    free(old);
}

static uint32_t add_form(struct worder *worder, const char *text, const struct run *run,
                         struct form_slot *slot)
{
    uint32_t number = (uint32_t)worder->count++;
    worder->forms = hoso_vec_grow(worder->forms, &worder->capacity, worder->count,
                                  sizeof *worder->forms);
    struct form *form = &worder->forms[number];
    memset(form, 0, sizeof *form);
    form->len = run->end - run->start;
    if (form->len > sizeof form->bytes)
        form->long_bytes = hoso_arena_strndup(&worder->long_forms, text + run->start, form->len);
    else
        memcpy(form->bytes, run->bytes, sizeof form->bytes);
    describe(worder, form, run->digits);
    *slot = (struct form_slot){ run->hash, number + 1 };
    if (worder->count > worder->slot_mask / 2)
        double_slots(worder);
    return number;
}

static uint32_t find_form(struct worder *worder, const char *text, const struct run *run)
{
    uint32_t at = run->hash & worder->slot_mask;
    for (; worder->slots[at].number; at = (at + 1) & worder->slot_mask) {
        uint32_t number = worder->slots[at].number - 1;
        if (worder->slots[at].hash == run->hash &&
            form_is(&worder->forms[number], text, run))
            return number;
    }
    return add_form(worder, text, run, &worder->slots[at]);
}

void worder_find(struct worder *worder, const char *text, const struct run *runs, size_t count,
                 uint32_t *numbers)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t number = worder->slots[runs[i].hash & worder->slot_mask].number;
        if (number)
            __builtin_prefetch(&worder->forms[number - 1]);
    }
    for (size_t i = 0; i < count; i++)
        numbers[i] = find_form(worder, text, &runs[i]);
}
