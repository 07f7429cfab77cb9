/* The index as pages of memory, however large it is.  SQLite maps two gigabytes at most (it is
 * compiled so), and copies each page of 64 KiB that lies beyond: a search over a million
 * articles took twice its share of time.  Here the file is mapped once for all connections,
 * with room to grow behind its end, and lent to SQLite through a VFS that is its own one but
 * for the fetching of pages.
 *
 * The mapping belongs to the store, not to a connection: as it needs a descriptor of its own,
 * and POSIX takes all locks of a process off a file with the first descriptor that it closes,
 * that one is closed after the last connection only; stores of one file share it. */
#define _GNU_SOURCE 1
#include "store-internal.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hoso/mem.h"

/* Address space, not memory; what a file has beyond is read as if there were no mapping. */
static const uint64_t most_bytes = (uint64_t)64 << 30;

struct store_mapping {
    struct store_mapping *next;
    size_t refs;
    dev_t device;
    ino_t inode;
    int fd;
    char *bytes;
    atomic_uint_least64_t size_bytes; /* of the file, when it was looked at last: it only grows */
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER; /* for what follows */
static struct store_mapping *mappings;

static struct store_mapping *find(const struct stat *st)
{
    struct store_mapping *mapping = mappings;
    while (mapping && (mapping->device != st->st_dev || mapping->inode != st->st_ino))
        mapping = mapping->next;
    return mapping;
}

static struct store_mapping *map(const char *path, const struct stat *st)
{
    struct store_mapping *mapping = hoso_calloc(1, sizeof *mapping);
    mapping->device = st->st_dev;
    mapping->inode = st->st_ino;
    mapping->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    mapping->bytes = mapping->fd < 0 || most_bytes > SIZE_MAX
                         ? MAP_FAILED
                         : mmap(NULL, (size_t)most_bytes, PROT_READ, MAP_SHARED | MAP_NORESERVE,
                                mapping->fd, 0);
    if (mapping->bytes == MAP_FAILED) {
        if (mapping->fd >= 0)
            close(mapping->fd); /* no connection is open yet */
        free(mapping);
        return NULL;
    }
    atomic_init(&mapping->size_bytes, (uint64_t)st->st_size);
    mapping->next = mappings;
    mappings = mapping;
    return mapping;
}

struct store_mapping *mapping_open(const char *path)
{
    struct stat st;
    if (stat(path, &st) < 0)
        return NULL;
    pthread_mutex_lock(&mutex);
    struct store_mapping *mapping = find(&st);
    if (!mapping)
        mapping = map(path, &st);
    if (mapping)
        mapping->refs++;
    pthread_mutex_unlock(&mutex);
    return mapping;
}

void mapping_close(struct store_mapping *mapping)
{
    if (!mapping)
        return;
    pthread_mutex_lock(&mutex);
    if (--mapping->refs == 0) {
        struct store_mapping **at = &mappings;
        while (*at != mapping)
            at = &(*at)->next;
        *at = mapping->next;
        munmap(mapping->bytes, (size_t)most_bytes);
        close(mapping->fd);
        free(mapping);
    }
    pthread_mutex_unlock(&mutex);
}

static void *fetch_mapped(struct store_mapping *mapping, int64_t offset, int count)
{
    uint64_t end = (uint64_t)offset + (uint64_t)count;
    if (offset < 0 || count < 0 || end > most_bytes)
        return NULL;
    if (end > atomic_load(&mapping->size_bytes)) {
        struct stat st;
        if (fstat(mapping->fd, &st) < 0 || end > (uint64_t)st.st_size)
            return NULL;
        atomic_store(&mapping->size_bytes, (uint64_t)st.st_size);
    }
    return mapping->bytes + offset;
}

/* ---- the VFS: files of SQLite's own, with the mapping behind each ---- */

static sqlite3_vfs vfs, *own;
static sqlite3_io_methods methods;         /* with the functions below in place of its own */
static const sqlite3_io_methods *original; /* NULL before the first file */

static struct store_mapping **mapping_of(sqlite3_file *file)
{
    return (struct store_mapping **)(void *)((char *)file + own->szOsFile);
}

static int fetch(sqlite3_file *file, sqlite3_int64 offset, int count, void **page)
{
    *page = fetch_mapped(*mapping_of(file), offset, count);
    return SQLITE_OK;
}

static int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *page)
{
    (void)file, (void)offset, (void)page;
    return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int what, void *value)
{
    return what == SQLITE_FCNTL_MMAP_SIZE ? SQLITE_NOTFOUND /* it need not map it, too */
                                          : original->xFileControl(file, what, value);
}

/* With the mutex held; false where SQLite does not know of fetching, or has files of two kinds. */
static bool know_methods(const sqlite3_io_methods *its)
{
    if (!original && its->iVersion >= 3) {
        original = its;
        methods = *its;
        methods.xFetch = fetch;
        methods.xUnfetch = unfetch;
        methods.xFileControl = file_control;
    }
    return original == its;
}

static int open_file(sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)self;
    struct stat st;
    int rc = own->xOpen(own, name, file, flags, out);
    *mapping_of(file) = NULL;
    if (rc != SQLITE_OK || !(flags & SQLITE_OPEN_MAIN_DB) || !name || stat(name, &st) < 0)
        return rc;
    pthread_mutex_lock(&mutex);
    struct store_mapping *mapping = find(&st);
    if (mapping && know_methods(file->pMethods)) {
        *mapping_of(file) = mapping;
        file->pMethods = &methods;
    }
    pthread_mutex_unlock(&mutex);
    return rc;
}

static void register_vfs(void)
{
    own = sqlite3_vfs_find(NULL);
    if (!own)
        return;
    vfs = *own;
    vfs.zName = "hoso-mapped";
    vfs.szOsFile = own->szOsFile + (int)sizeof(struct store_mapping *);
    vfs.xOpen = open_file;
    vfs.pNext = NULL;
    sqlite3_vfs_register(&vfs, 0);
}

const char *mapping_vfs(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, register_vfs);
    return own ? vfs.zName : NULL;
}
