#include "hoso/corpus.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/mem.h"

struct paths HOSO_VEC(char *);

/* A path that does not exist is made absolute as it stands. */
static char *absolute(const char *path)
{
    char *real = realpath(path, NULL);
    if (real)
        return real;
    struct hoso_buf joined = HOSO_BUF_INIT;
    char *here = path[0] == '/' ? NULL : getcwd(NULL, 0);
    if (here) {
        hoso_buf_addstr(&joined, here);
        hoso_buf_addch(&joined, '/');
    }
    free(here);
    hoso_buf_addstr(&joined, path);
    return hoso_buf_detach(&joined);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char *hoso_corpus_identity(const char *const *paths, size_t path_count)
{
    struct paths all = { 0 };
    for (size_t i = 0; i < path_count; i++)
        hoso_vec_push(&all, absolute(paths[i]));
    if (all.count)
        qsort(all.items, all.count, sizeof all.items[0], by_bytes);
    struct hoso_buf joined = HOSO_BUF_INIT;
    for (size_t i = 0; i < all.count; i++) {
        if (i && strcmp(all.items[i], all.items[i - 1]) == 0)
            continue;
        if (joined.len)
            hoso_buf_addch(&joined, '\n');
        hoso_buf_addstr(&joined, all.items[i]);
    }
    for (size_t i = 0; i < all.count; i++)
        free(all.items[i]);
    hoso_vec_release(&all);
    return hoso_buf_detach(&joined);
}
