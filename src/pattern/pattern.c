/* A pattern is PCRE2's compiled code, with machine code from its JIT where the machine
 * has one; nothing in it changes after compiling, so threads share it.  A matcher holds
 * what one thread needs to run any pattern: limits, a JIT stack, room for the groups.
 *
 * Nothing a reader types may hang the program.  Three bounds see to that:
 *   - match, depth and heap limits stop an expression that explodes at one place;
 *   - a long text is searched in windows of starting places (PCRE2's offset limit),
 *     since an expression may also be slow by a little at each of a million places:
 *     between windows the flag for cancelling and the time spent are looked at;
 *   - the time allowed grows with the text, so that no plain search is stopped. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "hoso/pattern.h"

#include <pcre2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hoso/buf.h"
#include "hoso/mem.h"

enum {
    MATCH_LIMIT = 1000000, /* 10-30 ms of backtracking at one place */
    DEPTH_LIMIT = 100000,
    HEAP_LIMIT_KIB = 32 * 1024,
    STACK_START_BYTES = 32 * 1024,
    STACK_MAX_BYTES = 1024 * 1024,
    WINDOW_MIN_BYTES = 64,
    WINDOW_MAX_BYTES = 1024 * 1024,
    WINDOW_STEPS = 64 * 1024 * 1024, /* starting places times bytes behind them */
    QUICK_NS = 1000 * 1000,
    PATIENCE_NS = 200 * 1000 * 1000,
    PATIENCE_NS_PER_BYTE = 50,
};

/* Since 10.34 PCRE2 can match what is not UTF-8 safely, bad bytes matching nothing; that
 * costs a tenth of checking every text first, which an older one must do. */
#ifndef PCRE2_MATCH_INVALID_UTF
#define PCRE2_MATCH_INVALID_UTF 0
#endif

struct hoso_pattern {
    pcre2_code *code;
    uint32_t group_count;
    bool utf;
};

struct hoso_matcher {
    const atomic_bool *cancel;
    pcre2_match_context *context;
    pcre2_jit_stack *stack; /* NULL where there is no JIT */
    pcre2_match_data *data;
    uint32_t data_pairs; /* room in DATA */
};

static void *must(void *made)
{
    return made ? made : hoso_malloc(SIZE_MAX / 2); /* reports and ends the program */
}

static uint32_t compile_options(unsigned flags)
{
    uint32_t options = PCRE2_USE_OFFSET_LIMIT;
    if (flags & HOSO_PATTERN_CASELESS)
        options |= PCRE2_CASELESS;
    if (!(flags & HOSO_PATTERN_BYTES))
        options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
    if (flags & HOSO_PATTERN_LITERAL)
        return options | PCRE2_LITERAL; /* which goes with none of the others */
    options |= PCRE2_NEVER_BACKSLASH_C;
    options |= flags & HOSO_PATTERN_BYTES ? PCRE2_NEVER_UTF | PCRE2_NEVER_UCP : PCRE2_UCP;
    if (flags & HOSO_PATTERN_MULTILINE)
        options |= PCRE2_MULTILINE;
    if (flags & HOSO_PATTERN_DOTALL)
        options |= PCRE2_DOTALL;
    if (flags & HOSO_PATTERN_EXTENDED)
        options |= PCRE2_EXTENDED;
    return options;
}

enum hoso_status hoso_pattern_compile(struct hoso_pattern **out, const char *source, size_t len,
                                      unsigned flags, size_t *error_offset,
                                      struct hoso_error *err)
{
    int code_or_error;
    PCRE2_SIZE offset = 0;
    *out = NULL;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)source, len, compile_options(flags),
                                     &code_or_error, &offset, NULL);
    if (!code) {
        PCRE2_UCHAR message[256];
        pcre2_get_error_message(code_or_error, message, sizeof message);
        if (error_offset)
            *error_offset = offset < len ? offset : len;
        return hoso_error_set(err, HOSO_SYNTAX, "%s", (const char *)message);
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* else PCRE2 interprets, with the same limits */
    struct hoso_pattern *pattern = hoso_calloc(1, sizeof *pattern);
    pattern->code = code;
    pattern->utf = !(flags & HOSO_PATTERN_BYTES);
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &pattern->group_count);
    *out = pattern;
    return HOSO_OK;
}

void hoso_pattern_free(struct hoso_pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_code_free(pattern->code);
    free(pattern);
}

unsigned hoso_pattern_group_count(const struct hoso_pattern *pattern)
{
    return pattern->group_count;
}

unsigned hoso_pattern_group(const struct hoso_pattern *pattern, const char *name)
{
    int number = pcre2_substring_number_from_name(pattern->code, (PCRE2_SPTR)name);
    return number > 0 ? (unsigned)number : 0;
}

struct hoso_matcher *hoso_matcher_new(const atomic_bool *cancel)
{
    struct hoso_matcher *matcher = hoso_calloc(1, sizeof *matcher);
    matcher->cancel = cancel;
    matcher->context = must(pcre2_match_context_create(NULL));
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
    matcher->stack = pcre2_jit_stack_create(STACK_START_BYTES, STACK_MAX_BYTES, NULL);
    if (matcher->stack)
        pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    return matcher;
}

void hoso_matcher_free(struct hoso_matcher *matcher)
{
    if (!matcher)
        return;
    pcre2_match_data_free(matcher->data);
    pcre2_jit_stack_free(matcher->stack);
    pcre2_match_context_free(matcher->context);
    free(matcher);
}

/* One search through a text: what is left of its patience, and how it goes on. */
struct search {
    const struct hoso_pattern *pattern;
    struct hoso_matcher *matcher;
    const char *text;
    size_t len;
    size_t window; /* starting places to try at once */
    uint32_t options;
    int64_t patience_ns;
};

static int64_t cpu_now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool is_cancelled(const struct hoso_matcher *matcher)
{
    return matcher->cancel && atomic_load_explicit(matcher->cancel, memory_order_relaxed);
}

static void search_begin(struct search *search, const struct hoso_pattern *pattern,
                         struct hoso_matcher *matcher, const char *text, size_t len, size_t from)
{
    size_t window = WINDOW_STEPS / (len - from + 1);
    *search = (struct search){
        .pattern = pattern,
        .matcher = matcher,
        .text = text,
        .len = len,
        .window = window < WINDOW_MIN_BYTES ? WINDOW_MIN_BYTES : window,
        .options = pattern->utf && from == 0 ? 0 : PCRE2_NO_UTF_CHECK,
        .patience_ns = PATIENCE_NS + (int64_t)len * PATIENCE_NS_PER_BYTE,
    };
    uint32_t pairs = pattern->group_count + 1;
    if (matcher->data_pairs < pairs) {
        pcre2_match_data_free(matcher->data);
        matcher->data = must(pcre2_match_data_create(pairs, NULL));
        matcher->data_pairs = pairs;
    }
}

/* The first place at or after AT where a code point starts. */
static size_t code_point_start(const struct search *search, size_t at)
{
    if (search->pattern->utf)
        while (at < search->len && ((unsigned char)search->text[at] & 0xC0) == 0x80)
            at++;
    return at;
}

static enum hoso_status status_of(int result)
{
    if (result >= 0)
        return HOSO_OK;
    if (result == PCRE2_ERROR_NOMATCH)
        return HOSO_NOT_FOUND;
    if (result <= PCRE2_ERROR_UTF8_ERR1 && result >= PCRE2_ERROR_UTF8_ERR21)
        return HOSO_INVALID;
    return HOSO_LIMIT; /* match, depth or heap limit, JIT stack, a loop of recursion */
}

/* Tries the starting places FROM to LAST.  Where PCRE2 checks the UTF-8 at all, then once
 * a search. */
static enum hoso_status search_window(struct search *search, size_t from, size_t last)
{
    struct hoso_matcher *matcher = search->matcher;
    pcre2_set_offset_limit(matcher->context, last);
    int result = pcre2_match(search->pattern->code, (PCRE2_SPTR)search->text, search->len, from,
                             search->options, matcher->data, matcher->context);
    search->options |= PCRE2_NO_UTF_CHECK;
    return status_of(result);
}

static enum hoso_status search_next(struct search *search, size_t from)
{
    for (;;) {
        if (is_cancelled(search->matcher))
            return HOSO_CANCELLED;
        if (search->len - from <= search->window)
            return search_window(search, from, search->len);
        size_t next = code_point_start(search, from + search->window);
        int64_t began_ns = cpu_now_ns();
        enum hoso_status status = search_window(search, from, next - 1);
        int64_t took_ns = cpu_now_ns() - began_ns;
        search->patience_ns -= took_ns;
        if (status != HOSO_NOT_FOUND)
            return status;
        if (search->patience_ns < 0)
            return HOSO_LIMIT;
        if (took_ns < QUICK_NS && search->window < WINDOW_MAX_BYTES)
            search->window *= 2;
        from = next;
    }
}

/* \K can put the start behind the end. */
static struct hoso_span ordered(size_t start, size_t end)
{
    return start <= end ? (struct hoso_span){ start, end } : (struct hoso_span){ end, start };
}

enum hoso_status hoso_pattern_find(const struct hoso_pattern *pattern,
                                   struct hoso_matcher *matcher, const char *text, size_t len,
                                   size_t from, struct hoso_span *groups)
{
    if (from > len)
        return HOSO_NOT_FOUND;
    struct search search;
    search_begin(&search, pattern, matcher, text, len, from);
    enum hoso_status status = search_next(&search, code_point_start(&search, from));
    if (status != HOSO_OK || !groups)
        return status;
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(matcher->data);
    groups[0] = ordered(pairs[0], pairs[1]);
    for (uint32_t i = 1; i <= pattern->group_count; i++) {
        bool unset = pairs[2 * i] == PCRE2_UNSET;
        groups[i] = unset ? (struct hoso_span){ 1, 0 } : ordered(pairs[2 * i], pairs[2 * i + 1]);
    }
    return HOSO_OK;
}

enum hoso_status hoso_pattern_find_all(const struct hoso_pattern *pattern,
                                       struct hoso_matcher *matcher, const char *text, size_t len,
                                       struct hoso_spans *matches)
{
    struct search search;
    search_begin(&search, pattern, matcher, text, len, 0);
    search.options |= PCRE2_NOTEMPTY;
    size_t from = 0;
    for (;;) {
        enum hoso_status status = search_next(&search, from);
        if (status != HOSO_OK)
            return status == HOSO_NOT_FOUND ? HOSO_OK : status;
        const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(matcher->data);
        struct hoso_span match = ordered(pairs[0], pairs[1]);
        if (match.end > match.start)
            hoso_vec_push(matches, match);
        /* Always onwards, \K or not. */
        from = code_point_start(&search, match.end > from ? match.end : from + 1);
        if (from >= len)
            return HOSO_OK;
    }
}

void hoso_pattern_quote(struct hoso_buf *out, const char *source, size_t len)
{
    static const char special[] = "\\^$.[]|()?*+{}-#/ \t\n";
    for (size_t i = 0; i < len; i++) {
        if (source[i] && strchr(special, source[i]))
            hoso_buf_addch(out, '\\');
        hoso_buf_addch(out, source[i]);
    }
}
