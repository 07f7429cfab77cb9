/* What of an index has reached the disk.
 *
 * A new index is not synced while it is made: it can be made anew, and whoever reads articles
 * would wait for the disk again and again.  Until all of it is on the disk, meta says in which
 * run of the machine it was written.  In that one the system has what any program wrote, be
 * it killed; in another nobody knows what reached the disk, and the index is made anew.
 * From then on SQLite syncs as it always does. */
#include "store-internal.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* See random(4); without it every index is synced from the start. */
static const char boot_file[] = "/proc/sys/kernel/random/boot_id";

bool synced_boot(char boot[STORE_BOOT_CHARS])
{
    int fd = open(boot_file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    ssize_t got = fd < 0 ? -1 : read(fd, boot, STORE_BOOT_CHARS - 1);
    if (fd >= 0)
        close(fd);
    boot[got > 0 ? got : 0] = '\0';
    return got == STORE_BOOT_CHARS - 1;
}

int synced_mark(sqlite3 *db)
{
    char boot[STORE_BOOT_CHARS];
    if (!synced_boot(boot))
        return SQLITE_OK;
    char *sql = sqlite3_mprintf("INSERT INTO meta(key, value) VALUES('unsynced', %Q)", boot);
    int rc = sql ? store_exec(db, sql) : SQLITE_NOMEM;
    sqlite3_free(sql);
    return rc;
}

bool synced_is_lost(const char *mark)
{
    char boot[STORE_BOOT_CHARS];
    return *mark && (!synced_boot(boot) || strcmp(mark, boot) != 0);
}

int synced_file(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (rc != SQLITE_OK || !file || !file->pMethods)
        return rc != SQLITE_OK ? rc : SQLITE_IOERR;
    return file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
}

/* The log is emptied first where no reader needs it: what is in the file need not be synced
 * there too.  Else the last statement syncs it. */
void synced_at_last(sqlite3 *db)
{
    sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if (synced_file(db) == SQLITE_OK)
        store_exec(db, "PRAGMA synchronous = FULL; DELETE FROM meta WHERE key = 'unsynced'");
}
