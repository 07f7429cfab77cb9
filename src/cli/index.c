#include <stdio.h>

#include "commands.h"
#include "hoso/i18n.h"

/* All the work is done by the time a command runs: this says what it was. */
int hoso_cli_index(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    struct hoso_progress p;
    (void)arguments;
    hoso_session_progress(session, &p);
    printf(ngettext("%zu article", "%zu articles", p.total), p.total);
    printf(_(", %zu read now"), p.read_count);
    if (p.failed_count)
        printf(_(", %zu not readable"), p.failed_count);
    printf(_(", %.1f s"), p.elapsed_s);
    if (p.read_count && p.elapsed_s > 0.1)
        printf(_(", %.0f articles/s"), (double)p.read_count / p.elapsed_s);
    putchar('\n');
    if (!p.done)
        return HOSO_EXIT_ERROR;
    return p.total ? HOSO_EXIT_FOUND : HOSO_EXIT_NOTHING;
}
