#include "roots.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hoso/mem.h"

/* PATH without slashes at its end. */
static char *trimmed(const char *path)
{
    size_t len = strlen(path);
    while (len && path[len - 1] == '/')
        len--;
    return hoso_memdup0(path, len);
}

/* The absolute path of something that is not there: its folder's, as far as that is. */
static char *resolve_missing(const char *path)
{
    char *copy = trimmed(path), *slash = strrchr(copy, '/'), *base = slash ? slash + 1 : copy;
    if (slash)
        *slash = '\0';
    char *folder = realpath(!slash ? "." : slash == copy ? "/" : copy, NULL);
    struct hoso_buf out = HOSO_BUF_INIT;
    if (folder) {
        hoso_buf_addf(&out, "%s/%s", strcmp(folder, "/") ? folder : "", base);
    } else {
        char *here = path[0] == '/' ? NULL : realpath(".", NULL);
        hoso_buf_addf(&out, "%s%s%s", here ? here : "", here ? "/" : "", path);
        free(here);
    }
    free(folder);
    free(copy);
    return hoso_buf_detach(&out);
}

static char *resolve(const char *path)
{
    char *real = realpath(path, NULL);
    char *owned = real ? hoso_strdup(real) : resolve_missing(path);
    free(real);
    char *out = trimmed(owned);
    free(owned);
    return out;
}

static int compare_pairs(const void *a, const void *b)
{
    return strcmp(((const struct root_pair *)a)->from, ((const struct root_pair *)b)->from);
}

void roots_init(struct roots *roots, const char *const *paths, size_t count)
{
    *roots = (struct roots){ .count = count };
    roots->given = hoso_calloc(count, sizeof *roots->given);
    roots->to_store = hoso_calloc(count, sizeof *roots->to_store);
    roots->to_shown = hoso_calloc(count, sizeof *roots->to_shown);
    for (size_t i = 0; i < count; i++) {
        char *shown = trimmed(paths[i]);
        roots->given[i] = hoso_strdup(*shown || !*paths[i] ? shown : "/");
        roots->to_store[i] = (struct root_pair){ shown, resolve(paths[i]) };
        roots->to_shown[i] = (struct root_pair){ roots->to_store[i].to, shown };
    }
    if (count) {
        qsort(roots->to_store, count, sizeof *roots->to_store, compare_pairs);
        qsort(roots->to_shown, count, sizeof *roots->to_shown, compare_pairs);
    }
}

void roots_release(struct roots *roots)
{
    for (size_t i = 0; i < roots->count; i++) {
        free(roots->given[i]);
        free(roots->to_store[i].from);
        free(roots->to_store[i].to);
    }
    free(roots->given);
    free(roots->to_store);
    free(roots->to_shown);
    *roots = (struct roots){ 0 };
}

/* The longest root that is PATH or a folder above it; *LEN its length. */
static const struct root_pair *find(const struct root_pair *pairs, size_t count, const char *path,
                                    size_t *len)
{
    char *prefix = hoso_strdup(path);
    const struct root_pair *found = NULL;
    *len = strlen(prefix);
    for (;;) {
        struct root_pair key = { prefix, NULL };
        found = count ? bsearch(&key, pairs, count, sizeof *pairs, compare_pairs) : NULL;
        char *slash = strrchr(prefix, '/');
        if (found || !slash)
            break;
        *slash = '\0';
        *len = (size_t)(slash - prefix);
    }
    free(prefix);
    return found;
}

static void substitute(const struct root_pair *pairs, size_t count, struct hoso_buf *out,
                       const char *path)
{
    size_t len;
    const struct root_pair *pair = find(pairs, count, path, &len);
    hoso_buf_clear(out);
    if (pair)
        hoso_buf_addstr(out, pair->to);
    hoso_buf_addstr(out, pair ? path + len : path);
}

void roots_to_store(const struct roots *roots, struct hoso_buf *out, const char *shown)
{
    substitute(roots->to_store, roots->count, out, shown);
}

void roots_to_shown(const struct roots *roots, struct hoso_buf *out, const char *stored)
{
    substitute(roots->to_shown, roots->count, out, stored);
}

bool roots_keep(const struct roots *roots, const char *stored)
{
    size_t len;
    const struct root_pair *pair = find(roots->to_shown, roots->count, stored, &len);
    struct stat st;
    if (!pair)
        return false;
    if (faccessat(AT_FDCWD, *pair->to ? pair->to : "/", R_OK, AT_EACCESS) < 0)
        return true;
    if (stat(stored, &st) < 0)
        return errno != ENOENT && errno != ENOTDIR && errno != ELOOP;
    bool keep = false;
    char *folder = hoso_strdup(stored);
    for (char *slash; !keep && (slash = strrchr(folder, '/')) && (size_t)(slash - folder) > len;) {
        *slash = '\0';
        keep = faccessat(AT_FDCWD, folder, R_OK, AT_EACCESS) < 0;
    }
    free(folder);
    return keep;
}
