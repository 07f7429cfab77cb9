/* The file on the disk, seen from outside: is it ours, make it, put it aside.  A new
 * index is made beside its place and renamed into it, so that what is there is always
 * a whole one with its mark in the header. */
#include "store-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hoso/mem.h"

static int be32(const unsigned char *p)
{
    return (int)((unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3]);
}

/* The places in the header: https://www.sqlite.org/fileformat.html, 1.3 */
enum { HEADER_BYTES = 100, HEADER_USER_VERSION = 60, HEADER_APPLICATION_ID = 68 };

enum store_file store_file_check(const char *path)
{
    struct stat st;
    if (stat(path, &st) < 0)
        return STORE_FILE_ABSENT;
    if (!S_ISREG(st.st_mode))
        return STORE_FILE_FOREIGN;
    if (st.st_size == 0)
        return STORE_FILE_ABSENT;
    unsigned char header[HEADER_BYTES];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    ssize_t got = fd < 0 ? -1 : read(fd, header, sizeof header);
    if (fd >= 0)
        close(fd);
    if (got < HEADER_BYTES || memcmp(header, "SQLite format 3", 16) != 0 ||
        be32(header + HEADER_APPLICATION_ID) != store_application_id)
        return STORE_FILE_FOREIGN;
    return be32(header + HEADER_USER_VERSION) == store_schema_version ? STORE_FILE_OURS
                                                                      : STORE_FILE_OLD;
}

static char *with_suffix(const char *path, const char *suffix)
{
    struct hoso_buf name = HOSO_BUF_INIT;
    hoso_buf_addstr(&name, path);
    hoso_buf_addstr(&name, suffix);
    return hoso_buf_detach(&name);
}

static void remove_beside(const char *path, const char *suffix)
{
    char *name = with_suffix(path, suffix);
    unlink(name);
    free(name);
}

void store_file_remove(const char *path)
{
    /* The WAL first: one that is left alone would be played into the next file. */
    remove_beside(path, "-wal");
    remove_beside(path, "-shm");
    unlink(path);
}

static int create_at(const char *path)
{
    sqlite3 *db = NULL;
    int rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (rc == SQLITE_OK)
        rc = store_exec(db, "PRAGMA synchronous = OFF"); /* once, before it has its name */
    if (rc == SQLITE_OK)
        rc = store_create(db);
    if (rc == SQLITE_OK)
        rc = synced_mark(db);
    if (rc == SQLITE_OK)
        rc = store_exec(db, "PRAGMA journal_mode = WAL");
    if (rc == SQLITE_OK)
        rc = synced_file(db);
    sqlite3_close(db);
    return rc;
}

int store_file_create(const char *path)
{
    char *fresh = with_suffix(path, ".new");
    store_file_remove(fresh);
    int rc = create_at(fresh);
    if (rc == SQLITE_OK) {
        store_file_remove(path);
        if (rename(fresh, path) < 0)
            rc = SQLITE_CANTOPEN;
    }
    if (rc != SQLITE_OK)
        store_file_remove(fresh);
    free(fresh);
    return rc;
}

char *store_file_put_aside(const char *path)
{
    for (int n = 1; n < 100; n++) {
        char suffix[24];
        snprintf(suffix, sizeof suffix, ".aside-%d", n);
        char *name = with_suffix(path, suffix);
        if (access(name, F_OK) < 0 && rename(path, name) == 0)
            return name;
        free(name);
    }
    return NULL;
}

int store_file_make_folders(const char *path)
{
    char *folder = hoso_strdup(path);
    int failed = 0;
    for (char *slash = strchr(folder + 1, '/'); slash && !failed; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(folder, 0700) < 0 && errno != EEXIST)
            failed = errno;
        *slash = '/';
    }
    free(folder);
    return failed;
}
