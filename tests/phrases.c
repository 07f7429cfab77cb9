/* Makes assets/lexicon/vi/phrases.tsv out of articles: which words in lower case commonly
 * follow a syllable that people are called by (`thường` in `bình thường`), so that such a
 * syllable where a sentence begins is told from somebody of that name.  Not part of the
 * build: make tests/phrases, then
 *
 *   find CORPUS -name '*.txt' | tests/phrases assets/lexicon/vi/nameparts.tsv >…/phrases.tsv
 *
 * A pair counts where it is in DOCS articles or more, and is TIMES as frequent as chance
 * would have it.  Words that differ in the place of the tone mark only are one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uthash.h>

#include "../src/entity/words.h"
#include "hoso/buf.h"
#include "hoso/datafile.h"

enum { DOCS = 6, TIMES = 5 };

struct pair {
    uint64_t key;
    uint32_t times, docs, last; /* last: the number of the last article */
    UT_hash_handle hh;
};

struct counting {
    struct worder worder;
    struct words words;
    struct singles HOSO_VEC(uint32_t) singles;  /* by signature: how often in lower case */
    struct spelled HOSO_VEC(char *) spelled;    /* by signature: as first read, or NULL */
    struct given HOSO_VEC(char) given;          /* by signature */
    struct pair *pairs;
    uint64_t total;
    uint32_t article;
};

static void make_room(struct counting *c)
{
    while (c->singles.count < c->worder.sigs.count) {
        hoso_vec_push(&c->singles, 0u);
        hoso_vec_push(&c->spelled, (char *)NULL);
        hoso_vec_push(&c->given, (char)0);
    }
}

static void split(struct counting *c, const char *text, size_t len)
{
    hoso_vec_clear(&c->words);
    words_split(&c->words, &c->worder, text, len);
    make_room(c);
}

static void take_part(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct counting *c = ctx;
    (void)messages;
    if (row->count < 2 || strcmp(row->cells[1], "vi-given") != 0)
        return;
    split(c, row->cells[0], strlen(row->cells[0]));
    if (c->words.count == 1)
        c->given.items[c->words.items[0].sig] = 1;
}

static bool is_small(const struct word *word)
{
    return !(word->flags & (WORD_CAPITAL | WORD_CAPITALS | WORD_DIGITS));
}

static void count_pair(struct counting *c, uint32_t first, uint32_t second)
{
    struct pair *pair;
    uint64_t key = (uint64_t)first << 32 | second;
    HASH_FIND(hh, c->pairs, &key, sizeof key, pair);
    if (!pair) {
        pair = hoso_calloc(1, sizeof *pair);
        pair->key = key;
        HASH_ADD(hh, c->pairs, key, sizeof key, pair);
    }
    pair->times++;
    pair->docs += pair->last != c->article;
    pair->last = c->article;
}

static void count_text(struct counting *c, const char *text, size_t len)
{
    c->article++;
    split(c, text, len);
    for (size_t i = 0; i < c->words.count; i++) {
        const struct word *word = &c->words.items[i];
        if (!is_small(word))
            continue;
        c->total++;
        c->singles.items[word->sig]++;
        if (!c->spelled.items[word->sig])
            c->spelled.items[word->sig] = strndup(text + word->start, word->end - word->start);
        if (i && word->gap == GAP_SPACE && is_small(&word[-1]) && c->given.items[word[-1].sig])
            count_pair(c, word[-1].sig, word->sig);
    }
}

static bool is_phrase(const struct counting *c, const struct pair *pair)
{
    double chance = (double)c->singles.items[pair->key >> 32] *
                    c->singles.items[(uint32_t)pair->key] / (double)c->total;
    return pair->docs >= DOCS && pair->times >= TIMES * chance;
}

struct counting *sorting; /* what by_spelling looks words up in */

static const char *spelling(uint32_t sig)
{
    return sorting->spelled.items[sig];
}

static int by_spelling(struct pair *a, struct pair *b)
{
    int order = strcmp(spelling((uint32_t)(a->key >> 32)), spelling((uint32_t)(b->key >> 32)));
    return order ? order : strcmp(spelling((uint32_t)a->key), spelling((uint32_t)b->key));
}

static void print_phrases(struct counting *c)
{
    uint32_t row = UINT32_MAX;
    puts("# Words that commonly follow a syllable that people are called by; made by tests/phrases.c.");
    sorting = c;
    HASH_SORT(c->pairs, by_spelling);
    for (struct pair *pair = c->pairs; pair; pair = pair->hh.next) {
        uint32_t first = (uint32_t)(pair->key >> 32);
        if (!is_phrase(c, pair))
            continue;
        if (first != row)
            printf("%s%s\t", row == UINT32_MAX ? "" : "\n", spelling(first));
        else
            putchar(' ');
        fputs(spelling((uint32_t)pair->key), stdout);
        row = first;
    }
    puts("");
}

int main(int argc, char **argv)
{
    struct counting c = { .article = 0 };
    struct hoso_messages messages = { 0 };
    char path[4096];
    worder_init(&c.worder, NULL, NULL);
    if (argc != 2 ||
        hoso_datafile_read(argv[1], take_part, &messages, &c, NULL) != HOSO_OK) {
        fputs("usage: phrases NAMEPARTS <PATHS\n", stderr);
        return 2;
    }
    while (fgets(path, sizeof path, stdin)) {
        struct hoso_buf text = HOSO_BUF_INIT;
        path[strcspn(path, "\n")] = '\0';
        if (hoso_buf_read_file(&text, path, 0) == 0)
            count_text(&c, text.data, text.len);
        hoso_buf_release(&text);
    }
    print_phrases(&c);
    return 0;
}
