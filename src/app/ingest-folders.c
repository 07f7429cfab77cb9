/* What a whole walk leaves in the store, and what the next program makes of it: where no
 * folder has changed since, nothing came, went or was put in another's place, and the
 * files need not be looked at one by one.  A file that was overwritten where it lies
 * changes no folder; so only corpora too large to be walked in a moment are trusted so, and
 * only where that was asked for. */
#include "ingest-internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "hoso/corpus.h"
#include "hoso/mem.h"

/* A folder that changed so shortly before it was read may change again within the same
 * time stamp, unseen. */
static const int64_t settled_ns = 1000000000;

static int64_t nanoseconds(const struct timespec *t)
{
    return (int64_t)t->tv_sec * 1000000000 + t->tv_nsec;
}

void ingest_folders_begin(struct ingest_folders *folders)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    ingest_folders_release(folders);
    folders->began_ns = nanoseconds(&now);
}

void ingest_folders_release(struct ingest_folders *folders)
{
    hoso_vec_release(&folders->items);
    hoso_arena_release(&folders->strings);
    *folders = (struct ingest_folders){ 0 };
}

void ingest_folders_add(struct ingest_folders *folders, const char *stored_path, int64_t mtime_ns)
{
    bool settled = mtime_ns < folders->began_ns - settled_ns;
    const char *path = hoso_arena_strndup(&folders->strings, stored_path, strlen(stored_path));
    hoso_vec_push(&folders->items, ((struct hoso_store_folder){ path, settled ? mtime_ns : 0 }));
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct hoso_store_folder *)a)->path,
                  ((const struct hoso_store_folder *)b)->path);
}

/* ---- is it as it was? ---- */

static bool has_time(const char *path, int64_t mtime_ns, void *ctx)
{
    bool *same = ctx;
    struct stat st;
    *same = stat(path, &st) == 0 && nanoseconds(&st.st_mtim) == mtime_ns;
    return *same;
}

static char *identity(const struct hoso_ingest *ingest)
{
    return hoso_corpus_identity((const char *const *)ingest->roots->given, ingest->roots->count);
}

static bool roots_are_folders(const struct roots *roots)
{
    struct stat st;
    for (size_t i = 0; i < roots->count; i++)
        if (stat(roots->given[i], &st) < 0 || !S_ISDIR(st.st_mode))
            return false;
    return true;
}

bool ingest_is_unchanged(struct hoso_ingest *ingest, struct hoso_store_reader *reader)
{
    struct hoso_store_counts counts;
    if (hoso_store_counts(reader, &counts) != HOSO_OK || counts.waiting || counts.failed ||
        counts.articles < ingest->trust_from ||
        !hoso_store_lexicon_is(reader, hoso_lexicon_version(ingest->lexicon)) ||
        !roots_are_folders(ingest->roots))
        return false;
    size_t count;
    struct hoso_store_correction *corrections = ingest_corrections(ingest, &count);
    bool same = hoso_store_corrections_are(reader, corrections, count);
    free(corrections);
    if (!same)
        return false;
    char *roots = identity(ingest);
    bool walked = hoso_store_walked(reader, roots, has_time, &same) == HOSO_OK;
    free(roots);
    return walked && same;
}

/* ---- keeping it ---- */

struct comparing {
    const struct ingest_folders *folders;
    size_t at;
    bool same;
};

static bool compare_next(const char *path, int64_t mtime_ns, void *ctx)
{
    struct comparing *c = ctx;
    const struct hoso_store_folder *folder =
        c->at < c->folders->items.count ? &c->folders->items.items[c->at++] : NULL;
    c->same = folder && folder->mtime_ns == mtime_ns && strcmp(folder->path, path) == 0;
    return c->same;
}

static bool is_kept(const struct ingest_folders *folders, struct hoso_store_reader *reader,
                    const char *roots)
{
    struct comparing c = { .folders = folders, .same = true };
    return hoso_store_walked(reader, roots, compare_next, &c) == HOSO_OK && c.same &&
           c.at == folders->items.count;
}

void ingest_folders_keep(struct hoso_ingest *ingest, struct hoso_store_reader *reader,
                         struct hoso_store_writer *writer)
{
    struct ingest_folders *folders = &ingest->folders;
    char *roots = identity(ingest);
    if (folders->items.count)
        qsort(folders->items.items, folders->items.count, sizeof *folders->items.items, by_path);
    if (!is_kept(folders, reader, roots) && hoso_store_begin(writer, NULL) == HOSO_OK) {
        hoso_store_set_walked(writer, roots, folders->items.items, folders->items.count);
        hoso_store_commit(writer, NULL); /* without it the next program walks: no more than that */
    }
    free(roots);
}
