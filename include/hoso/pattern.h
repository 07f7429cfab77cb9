/* Regular expressions: PCRE2, compiled with JIT, with limits so that none runs
 * away, matched to spans.  The only module that uses PCRE2.
 * A pattern is immutable and may be shared by threads; a matcher belongs to one. */
#ifndef HOSO_PATTERN_H
#define HOSO_PATTERN_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "hoso/span.h"
#include "hoso/status.h"

enum hoso_pattern_flags {
    HOSO_PATTERN_CASELESS = 1 << 0,
    HOSO_PATTERN_MULTILINE = 1 << 1, /* ^ and $ at every line */
    HOSO_PATTERN_DOTALL = 1 << 2,
    HOSO_PATTERN_EXTENDED = 1 << 3,
    HOSO_PATTERN_LITERAL = 1 << 4, /* no metacharacters */
    HOSO_PATTERN_BYTES = 1 << 5,   /* match bytes, not UTF-8: for folded text, much faster */
};

struct hoso_pattern;
struct hoso_matcher; /* a thread's match data and JIT stack, for any pattern */

/* HOSO_SYNTAX with ERR and *ERROR_OFFSET (bytes into SOURCE; may be NULL) for a wrong
 * expression.  *OUT is the caller's, freed with hoso_pattern_free. */
enum hoso_status hoso_pattern_compile(struct hoso_pattern **out, const char *source, size_t len,
                                      unsigned flags, size_t *error_offset,
                                      struct hoso_error *err);
void hoso_pattern_free(struct hoso_pattern *pattern);

/* Number of capture groups; index of the group NAME, or 0. */
unsigned hoso_pattern_group_count(const struct hoso_pattern *pattern);
unsigned hoso_pattern_group(const struct hoso_pattern *pattern, const char *name);

/* CANCEL may be NULL; where it becomes true a search ends with HOSO_CANCELLED. */
struct hoso_matcher *hoso_matcher_new(const atomic_bool *cancel);
void hoso_matcher_free(struct hoso_matcher *matcher);

/* The first match in TEXT at or after FROM: HOSO_OK, HOSO_NOT_FOUND, HOSO_LIMIT where the
 * expression took too many steps, HOSO_CANCELLED.  Bytes that are not UTF-8 match nothing
 * unless the pattern matches bytes (with PCRE2 before 10.34 such a text is HOSO_INVALID).  GROUPS, where not NULL, gets 1 + group_count spans; a group that
 * took no part has start > end. */
enum hoso_status hoso_pattern_find(const struct hoso_pattern *pattern,
                                   struct hoso_matcher *matcher, const char *text, size_t len,
                                   size_t from, struct hoso_span *groups);

/* Appends every match, empty ones left out. */
enum hoso_status hoso_pattern_find_all(const struct hoso_pattern *pattern,
                                       struct hoso_matcher *matcher, const char *text, size_t len,
                                       struct hoso_spans *matches);

#endif
