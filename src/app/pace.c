/* Rate and time left: over a window, so that a batch more or less changes little, and with
 * a clock that runs on when nothing comes, so that a stop shows. */
#include "pace.h"

#include "hoso/i18n.h"
#include "hoso/session.h"

enum { KNOWN_MS = 1000, /* before that no rate is worth telling */
       SILENCE_MS = 2000 /* between two commits, and no stop */ };

static struct pace_sample *last_of(struct pace *pace)
{
    return &pace->samples[(pace->first + pace->sample_count - 1) % PACE_SAMPLES];
}

void pace_begin(struct pace *pace, int64_t ms, size_t count)
{
    *pace = (struct pace){ .sample_count = 1 };
    pace->samples[0] = (struct pace_sample){ ms, count };
}

void pace_add(struct pace *pace, int64_t ms, size_t count)
{
    struct pace_sample *last = last_of(pace);
    if (pace->sample_count == 1 && last->count == count) { /* what takes its time is the start */
        last->ms = ms;
        return;
    }
    size_t before = (pace->first + pace->sample_count - 2) % PACE_SAMPLES;
    if (pace->sample_count > 1 && last->ms - pace->samples[before].ms < PACE_STEP_MS) {
        *last = (struct pace_sample){ ms, count };
        return;
    }
    if (pace->sample_count == PACE_SAMPLES)
        pace->first = (pace->first + 1) % PACE_SAMPLES;
    else
        pace->sample_count++;
    *last_of(pace) = (struct pace_sample){ ms, count };
}

double pace_rate(const struct pace *pace, int64_t ms)
{
    const struct pace_sample *first = &pace->samples[pace->first];
    const struct pace_sample *last =
        &pace->samples[(pace->first + pace->sample_count - 1) % PACE_SAMPLES];
    int64_t end = ms - last->ms > SILENCE_MS ? ms : last->ms;
    if (pace->sample_count < 2 || end - first->ms < KNOWN_MS || last->count <= first->count)
        return 0;
    return (double)(last->count - first->count) * 1000 / (double)(end - first->ms);
}

/* ---- as a reader wants it ---- */

/* Coarser the further away, so that it counts down and does not jump. */
static void add_time(struct hoso_buf *out, double seconds)
{
    long s = (long)(seconds + 0.999);
    if (s > 20)
        s = (s + 4) / 5 * 5;
    if (s < 100)
        hoso_buf_addf(out, _("%ld s left"), s);
    else if (s < 6000)
        hoso_buf_addf(out, _("%ld min left"), (s + 59) / 60);
    else
        hoso_buf_addf(out, _("%ld h left"), (s + 3599) / 3600);
}

void hoso_progress_pace(struct hoso_buf *out, const struct hoso_progress *progress)
{
    if (progress->done || !progress->walked || progress->rate < 1)
        return;
    size_t left = progress->total - progress->done_count;
    hoso_buf_addf(out, _("%.0f/s"), progress->rate);
    hoso_buf_addstr(out, " · ");
    add_time(out, (double)left / progress->rate);
}
