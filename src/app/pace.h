/* How fast a count grows of late.  Pure; times are milliseconds of any clock that goes on. */
#ifndef HOSO_APP_PACE_H
#define HOSO_APP_PACE_H

#include <stddef.h>
#include <stdint.h>

enum { PACE_SAMPLES = 32, PACE_STEP_MS = 500 };

/* A ring of what was counted, half a second and more apart: the last quarter of a minute. */
struct pace {
    struct pace_sample {
        int64_t ms;
        size_t count;
    } samples[PACE_SAMPLES];
    size_t first, sample_count;
};

/* Starts anew with COUNT. */
void pace_begin(struct pace *pace, int64_t ms, size_t count);
void pace_add(struct pace *pace, int64_t ms, size_t count);
/* Per second at the time MS; 0 where that is not known yet. */
double pace_rate(const struct pace *pace, int64_t ms);

#endif
