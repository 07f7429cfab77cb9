/* The runs of letters and of digits in a text, many bytes at a time: what words are made of.
 * A letter and a digit are what unicode.h calls so.  Thread safe. */
#ifndef HOSO_RUNS_H
#define HOSO_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a text is gone through; LEN bytes of TEXT, which stays the caller's. */
struct hoso_runs {
    const char *text;
    size_t len, at;           /* where the next one is looked for */
    size_t base;              /* of the 64 bytes known now; beyond AT: none */
    uint64_t letters, digits; /* a bit for each of them */
    uint64_t odd;             /* is neither as far as its bytes say; must be asked for */
};

struct hoso_run {
    size_t start, end; /* bytes in the text */
    bool digits;
};

static inline struct hoso_runs hoso_runs_of(const char *text, size_t len)
{
    return (struct hoso_runs){ .text = text, .len = len, .base = 1 };
}

/* The next run, as long as it goes on; false at the end of the text. */
bool hoso_runs_next(struct hoso_runs *runs, struct hoso_run *run);

#endif
