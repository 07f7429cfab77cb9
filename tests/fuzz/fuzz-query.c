/* Any bytes as a query, run over any text: no crash, hits in order and inside the text.
 * The input is the query, a newline, and the text; its first byte says how it is parsed.
 * With clang, -fsanitize=fuzzer and -DHOSO_LIBFUZZER; without, main() runs the files it
 * is given, or the inputs below and what comes of changing a byte here and there. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/buf.h"
#include "hoso/fold.h"
#include "hoso/mem.h"
#include "hoso/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct hoso_query_type types[] = { { "person", "p", 0 }, { "weapon", "w", 1 } };

static bool mentions(void *ctx, size_t term, struct hoso_spans *hits)
{
    const struct hoso_query *query = ctx;
    struct hoso_query_entity entity = hoso_query_entity(query, term);
    if (hits)
        hoso_vec_push(hits, ((struct hoso_span){ strlen(entity.typed) % 3, 4 }));
    return hoso_query_entity_matches(query, term, "Kim Jong-un", "kim jong un");
}

static void check_hits(const struct hoso_spans *hits, size_t len)
{
    for (size_t i = 0; i < hits->count; i++)
        if (hits->items[i].start >= hits->items[i].end || hits->items[i].end > len ||
            (i && hits->items[i].start < hits->items[i - 1].end))
            abort();
}

static void run_query(const struct hoso_query *query, const struct hoso_buf *text)
{
    struct hoso_buf folded = HOSO_BUF_INIT;
    struct hoso_spans hits = { 0 };
    char from[11], to[11];
    bool found, found_again;
    hoso_fold(&folded, text->data, text->len);
    union {
        const struct hoso_query *query;
        void *ctx;
    } ctx = { query };
    struct hoso_query_article article = {
        .text = text->data,
        .text_len = text->len,
        .folded = folded.data,
        .folded_len = folded.len,
        .title = text->data,
        .path = "tin/2024-02-29.txt",
        .date = "2024-02-29",
        .ctx = ctx.ctx,
        .mentions = mentions,
    };
    struct hoso_searcher *searcher = hoso_searcher_new(query, NULL);
    enum hoso_status status = hoso_searcher_run(searcher, &article, &found, &hits);
    enum hoso_status again = hoso_searcher_run(searcher, &article, &found_again, NULL);
    if (status == HOSO_OK && again == HOSO_OK && found != found_again)
        abort();
    check_hits(&hits, text->len);
    size_t count;
    again = hoso_searcher_count(searcher, &article, &found_again, &count);
    if (status == HOSO_OK && again == HOSO_OK && (found != found_again || count != hits.count))
        abort();
    hoso_query_date_range(query, from, to);
    hoso_searcher_free(searcher);
    hoso_vec_release(&hits);
    hoso_buf_release(&folded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *source = (const char *)data + 1;
    const char *newline = memchr(source, '\n', size - 1);
    size_t len = newline ? (size_t)(newline - source) : size - 1;
    struct hoso_query_syntax syntax = { types, 2, data[0] & 1 };
    struct hoso_query *query;
    struct hoso_error err;
    size_t offset = 0;
    if (hoso_query_parse(&query, source, len, &syntax, &offset, &err) != HOSO_OK) {
        if (query || offset > len)
            abort();
        return 0;
    }
    struct hoso_buf text = HOSO_BUF_INIT;
    if (newline)
        hoso_buf_add(&text, newline + 1, size - 2 - len);
    run_query(query, &text);
    hoso_buf_release(&text);
    hoso_query_free(query);
    return 0;
}

#ifndef HOSO_LIBFUZZER
static const char *const inputs[] = {
    "0pháo 152mm -(xe OR tăng)\nPháo 152mm bắn",
    "1\"tên lửa\" hòa* tê\ntên lửa, hoà bình; te\u0302n",
    "0/KN-2[345]|(a+)+$/ix OR /\\//s\nKN-23 aaaaaaaaaaaaaaaaaaaaaaaaab a/b",
    "1p:kim weapon:\"kn 23\" title:x path:tin date:2024-02..2024-03\nx kim",
    "1-- ((( OR date:20\nx",
    "0date:..2023 OR date:2024-02-30\nđ",
    "1/(?<=a)\\Kb|\\p{Lu}(?i)\\x{111}|$/\nab Đđ",
    "0* ** -* \"*\" p:* … “”\nx … *",
    "0nga nga nga ng* \"nga nga\"\nnga-nga nga\nnga\n\nNGA",
};

/* The same numbers on every machine. */
static uint32_t next_number(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void run_changed(const char *input, uint32_t *state)
{
    static const char likely[] = "()\"/-* OR:\\\n.|[]{}?+^$\0\xCC\xE1\xFF";
    struct hoso_buf changed = HOSO_BUF_INIT;
    hoso_buf_addstr(&changed, input);
    for (uint32_t changes = next_number(state) % 6; changes; changes--) {
        uint32_t number = next_number(state);
        char byte = number & 0x100 ? (char)number : likely[(number >> 12) % (sizeof likely - 1)];
        size_t at = next_number(state) % changed.len;
        hoso_buf_reserve(&changed, changed.len); /* for a copy of itself */
        if (number & 0x200)
            changed.data[at] = byte;
        else if (number & 0x400 && changed.len > 1)
            changed.len--, memmove(changed.data + at, changed.data + at + 1, changed.len - at);
        else
            hoso_buf_add(&changed, changed.data + at, changed.len - at);
    }
    /* In memory of exactly its size: a sanitizer then sees the first byte read behind it. */
    uint8_t *exact = hoso_malloc(changed.len ? changed.len : 1);
    memcpy(exact, changed.data, changed.len);
    LLVMFuzzerTestOneInput(exact, changed.len);
    free(exact);
    hoso_buf_release(&changed);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct hoso_buf file = HOSO_BUF_INIT;
        if (hoso_buf_read_file(&file, argv[i], 0) == 0)
            LLVMFuzzerTestOneInput((const uint8_t *)file.data, file.len);
        hoso_buf_release(&file);
    }
    uint32_t state = 2463534242u;
    for (int round = 0; argc == 1 && round < 1500; round++)
        for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
            run_changed(inputs[i], &state);
    return 0;
}
#endif
