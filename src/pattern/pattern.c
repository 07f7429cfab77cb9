/* A pattern is PCRE2's compiled code, with machine code from its JIT where the machine
 * has one; nothing in it changes after compiling, so threads share it.  A matcher holds
 * what one thread needs to run any pattern: limits, a JIT stack, room for the groups.
 *
 * Nothing a reader types may hang the program, and JIT code cannot be interrupted.  So:
 *   - match, depth and heap limits stop an expression that explodes at one place.  A step
 *     may itself walk the text, so the longer the text, the fewer steps;
 *   - what needs more steps than that is run again, carefully: compiled with callouts, in
 *     which the flag for cancelling and the time spent are looked at;
 *   - an expression may also be slow by a little at each of a million places: a text is
 *     searched in windows of starting places (PCRE2's offset limit) that grow while it
 *     goes quickly, and the same is looked at between them.
 * The time allowed grows with the text, so that no plain search is stopped. */
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
    MATCH_LIMIT = 1000000,
    DEPTH_LIMIT = 100000,
    HEAP_LIMIT_KIB = 32 * 1024,
    STACK_START_BYTES = 32 * 1024,
    STACK_MAX_BYTES = 1024 * 1024,
    HASTY_STEPS_TIMES_BYTES = 512 * 1024 * 1024, /* some 0.2 s, if each step walks the text */
    HASTY_STEPS_MIN = 2000,
    CALLOUTS_UNCHECKED = 64,
    WINDOW_MAX_BYTES = 1024 * 1024,
    WINDOW_FIRST_MAX_BYTES = 2048, /* of the next text's first window */
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
    uint64_t id; /* unlike its address, never used again */
    char *source;
    size_t source_len;
    uint32_t options;
    uint32_t group_count;
    bool utf;
};

struct hoso_matcher {
    const atomic_bool *cancel;
    uint64_t pattern_id;     /* the pattern that was run last, and what is known of it: */
    size_t window;           /* how many starting places went quickly at once */
    pcre2_code *careful;     /* the same with callouts; NULL until needed */
    struct search *search;   /* the one going on */
    unsigned callouts;
    pcre2_match_context *context;
    pcre2_jit_stack *stack; /* NULL where there is no JIT */
    pcre2_match_data *data;
    uint32_t data_pairs; /* room in DATA */
};

/* One search through a text, and how it goes on. */
struct search {
    const struct hoso_pattern *pattern;
    struct hoso_matcher *matcher;
    const char *text;
    size_t len;
    size_t window; /* starting places to try at once */
    uint32_t options;
    int64_t slow_since_ns; /* processor time when it first was slow; 0: never */
    int64_t patience_ns;   /* for what comes after */
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
    static atomic_uint_fast64_t last_id;
    struct hoso_pattern *pattern = hoso_calloc(1, sizeof *pattern);
    pattern->code = code;
    pattern->id = atomic_fetch_add(&last_id, 1) + 1;
    pattern->source = hoso_memdup0(source, len);
    pattern->source_len = len;
    pattern->options = compile_options(flags);
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
    free(pattern->source);
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

static int64_t now_ns(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool is_cancelled(const struct hoso_matcher *matcher)
{
    return matcher->cancel && atomic_load_explicit(matcher->cancel, memory_order_relaxed);
}

/* Called where a search is slow.  Processor time: a busy machine costs no patience. */
static bool is_patience_over(struct search *search)
{
    int64_t now = now_ns(CLOCK_THREAD_CPUTIME_ID);
    if (!search->slow_since_ns)
        search->slow_since_ns = now;
    return now - search->slow_since_ns > search->patience_ns;
}

static int on_callout(pcre2_callout_block *block, void *ctx)
{
    (void)block;
    struct hoso_matcher *matcher = ctx;
    if (++matcher->callouts % CALLOUTS_UNCHECKED)
        return 0;
    return is_cancelled(matcher) || is_patience_over(matcher->search) ? PCRE2_ERROR_CALLOUT : 0;
}

struct hoso_matcher *hoso_matcher_new(const atomic_bool *cancel)
{
    struct hoso_matcher *matcher = hoso_calloc(1, sizeof *matcher);
    matcher->cancel = cancel;
    matcher->context = must(pcre2_match_context_create(NULL));
    pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
    pcre2_set_callout(matcher->context, on_callout, matcher);
    matcher->stack = pcre2_jit_stack_create(STACK_START_BYTES, STACK_MAX_BYTES, NULL);
    if (matcher->stack)
        pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    return matcher;
}

void hoso_matcher_free(struct hoso_matcher *matcher)
{
    if (!matcher)
        return;
    pcre2_code_free(matcher->careful);
    pcre2_match_data_free(matcher->data);
    pcre2_jit_stack_free(matcher->stack);
    pcre2_match_context_free(matcher->context);
    free(matcher);
}

/* Makes MATCHER ready for PATTERN, keeping what it knows if it was the last one. */
static void get_ready(struct hoso_matcher *matcher, const struct hoso_pattern *pattern)
{
    uint32_t pairs = pattern->group_count + 1;
    if (matcher->data_pairs < pairs) {
        pcre2_match_data_free(matcher->data);
        matcher->data = must(pcre2_match_data_create(pairs, NULL));
        matcher->data_pairs = pairs;
    }
    if (matcher->pattern_id == pattern->id)
        return;
    pcre2_code_free(matcher->careful);
    matcher->careful = NULL;
    matcher->pattern_id = pattern->id;
    matcher->window = pattern->utf ? 1 : WINDOW_FIRST_MAX_BYTES;
}

static void search_begin(struct search *search, const struct hoso_pattern *pattern,
                         struct hoso_matcher *matcher, const char *text, size_t len, size_t from)
{
    get_ready(matcher, pattern);
    matcher->search = search;
    *search = (struct search){
        .pattern = pattern,
        .matcher = matcher,
        .text = text,
        .len = len,
        .window = matcher->window,
        .options = pattern->utf && from == 0 ? 0 : PCRE2_NO_UTF_CHECK,
        .patience_ns = PATIENCE_NS + (int64_t)len * PATIENCE_NS_PER_BYTE,
    };
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

static int run_code(struct search *search, const pcre2_code *code, size_t limit, size_t from,
                    size_t last)
{
    struct hoso_matcher *matcher = search->matcher;
    pcre2_set_match_limit(matcher->context, (uint32_t)limit);
    pcre2_set_offset_limit(matcher->context, last);
    int result = pcre2_match(code, (PCRE2_SPTR)search->text, search->len, from, search->options,
                             matcher->data, matcher->context);
    search->options |= PCRE2_NO_UTF_CHECK; /* once a search, if at all */
    return result;
}

/* The pattern with a callout before each item; NULL where it has become too large. */
static const pcre2_code *careful_code(struct search *search)
{
    const struct hoso_pattern *pattern = search->pattern;
    struct hoso_matcher *matcher = search->matcher;
    int error;
    PCRE2_SIZE offset;
    uint32_t options = pattern->options | PCRE2_AUTO_CALLOUT;
    if (!matcher->careful) {
        matcher->careful = pcre2_compile((PCRE2_SPTR)pattern->source, pattern->source_len, options,
                                         &error, &offset, NULL);
        if (matcher->careful)
            pcre2_jit_compile(matcher->careful, PCRE2_JIT_COMPLETE);
    }
    return matcher->careful;
}

/* Tries the starting places FROM to LAST. */
static enum hoso_status search_window(struct search *search, size_t from, size_t last)
{
    size_t limit = HASTY_STEPS_TIMES_BYTES / (search->len + 1);
    limit = limit < HASTY_STEPS_MIN ? HASTY_STEPS_MIN : limit > MATCH_LIMIT ? MATCH_LIMIT : limit;
    int result = run_code(search, search->pattern->code, limit, from, last);
    if (result == PCRE2_ERROR_MATCHLIMIT && limit < MATCH_LIMIT && careful_code(search))
        result = run_code(search, search->matcher->careful, MATCH_LIMIT, from, last);
    if (result < PCRE2_ERROR_NOMATCH && is_cancelled(search->matcher))
        return HOSO_CANCELLED;
    return status_of(result);
}

/* After a window that took TOOK_NS: a larger one, or a smaller. */
static void adapt_window(struct search *search, int64_t took_ns)
{
    if (took_ns < QUICK_NS && search->window < WINDOW_MAX_BYTES)
        search->window *= 2;
    else if (took_ns > 4 * QUICK_NS && search->window > 1)
        search->window /= 2;
    size_t first = search->window;
    search->matcher->window = first < WINDOW_FIRST_MAX_BYTES ? first : WINDOW_FIRST_MAX_BYTES;
}

static enum hoso_status search_next(struct search *search, size_t from)
{
    for (;;) {
        if (is_cancelled(search->matcher))
            return HOSO_CANCELLED;
        if (search->len - from <= search->window)
            return search_window(search, from, search->len);
        size_t next = code_point_start(search, from + search->window);
        int64_t began_ns = now_ns(CLOCK_MONOTONIC);
        enum hoso_status status = search_window(search, from, next - 1);
        int64_t took_ns = now_ns(CLOCK_MONOTONIC) - began_ns;
        if (status != HOSO_NOT_FOUND)
            return status;
        adapt_window(search, took_ns);
        if (took_ns >= QUICK_NS && is_patience_over(search))
            return HOSO_LIMIT;
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
