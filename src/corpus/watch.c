/* A record for each descriptor of the system's; one inode has one, however often it is
 * added.  `walked`: a walk came by, so all that is told of it counts.  Of the folders above
 * the paths given only these names count: `aboves`. */
#include "watch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "hoso/article.h"
#include "hoso/buf.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/table.h"

/* Names come and go; or the same name says something else now. */
enum {
    NAMES = IN_CREATE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE,
    BYTES = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB,
    WATCHED = NAMES | BYTES | IN_DELETE_SELF | IN_MOVE_SELF | IN_EXCL_UNLINK
};

struct watched {
    UT_hash_handle hh; /* by wd */
    int wd;
    bool walked;
    unsigned walk; /* number of the last walk that added it */
};

struct above {
    int wd;
    char *name;
};

struct hoso_watch {
    int fd;
    struct watched *all;
    struct aboves HOSO_VEC(struct above) aboves;
    unsigned walk;
    bool limit_said;
};

struct hoso_watch *hoso_watch_new(struct hoso_messages *messages)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0) {
        hoso_messages_add(messages, _("changes do not show by themselves: %s"), strerror(errno));
        return NULL;
    }
    struct hoso_watch *watch = hoso_calloc(1, sizeof *watch);
    watch->fd = fd;
    return watch;
}

static void forget_aboves(struct hoso_watch *watch)
{
    for (size_t i = 0; i < watch->aboves.count; i++)
        free(watch->aboves.items[i].name);
    hoso_vec_clear(&watch->aboves);
}

static void forget(struct hoso_watch *watch, struct watched *item)
{
    HASH_DEL(watch->all, item);
    free(item);
}

void hoso_watch_free(struct hoso_watch *watch)
{
    struct watched *item, *next;
    if (!watch)
        return;
    HASH_ITER(hh, watch->all, item, next)
        forget(watch, item);
    forget_aboves(watch);
    hoso_vec_release(&watch->aboves);
    close(watch->fd);
    free(watch);
}

int hoso_watch_fd(const struct hoso_watch *watch)
{
    return watch->fd;
}

/* ---- what a walk adds ---- */

static struct watched *find(struct hoso_watch *watch, int wd)
{
    struct watched *item;
    HASH_FIND_INT(watch->all, &wd, item);
    return item;
}

/* NULL with errno where that failed. */
static struct watched *add(struct hoso_watch *watch, const char *path)
{
    int wd = inotify_add_watch(watch->fd, path, WATCHED);
    if (wd < 0)
        return NULL;
    struct watched *item = find(watch, wd);
    if (!item) {
        item = hoso_calloc(1, sizeof *item);
        item->wd = wd;
        HASH_ADD_INT(watch->all, wd, item);
    }
    item->walk = watch->walk;
    return item;
}

/* The folder that PATH is in and its name there; a path that is not there may come. */
static void add_above(struct hoso_watch *watch, const char *path)
{
    char *real = realpath(path, NULL);
    char *copy = hoso_strdup(real ? real : path);
    size_t len = strlen(copy);
    while (len > 1 && copy[len - 1] == '/')
        copy[--len] = '\0';
    char *slash = strrchr(copy, '/');
    const char *name = slash ? slash + 1 : copy;
    char *folder = !slash ? hoso_strdup(".") : hoso_memdup0(copy, (size_t)(slash + 1 - copy));
    struct watched *item = *name ? add(watch, folder) : NULL;
    if (item)
        hoso_vec_push(&watch->aboves, ((struct above){ item->wd, hoso_strdup(name) }));
    free(folder);
    free(copy);
    free(real);
}

void watch_begin(struct hoso_watch *watch, const char *const *paths, size_t path_count)
{
    if (!watch)
        return;
    watch->walk++;
    forget_aboves(watch);
    for (size_t i = 0; i < path_count; i++)
        add_above(watch, paths[i]);
}

void watch_add(struct hoso_watch *watch, const char *path, struct hoso_messages *messages)
{
    if (!watch)
        return;
    struct watched *item = add(watch, path);
    if (item)
        item->walked = true;
    if (item || errno != ENOSPC || watch->limit_said)
        return;
    watch->limit_said = true;
    if (messages)
        hoso_messages_add(messages, _("%s: changes here and in more folders do not show by "
                                      "themselves: the limit fs.inotify.max_user_watches is "
                                      "reached"), path);
}

void watch_end(struct hoso_watch *watch)
{
    struct watched *item, *next;
    if (!watch)
        return;
    HASH_ITER(hh, watch->all, item, next) {
        if (item->walk == watch->walk)
            continue;
        inotify_rm_watch(watch->fd, item->wd);
        forget(watch, item);
    }
}

/* ---- what the system tells ---- */

static bool is_given(const struct hoso_watch *watch, const struct inotify_event *event)
{
    for (size_t i = 0; i < watch->aboves.count; i++)
        if (watch->aboves.items[i].wd == event->wd &&
            strcmp(watch->aboves.items[i].name, event->name) == 0)
            return true;
    return false;
}

/* Could an article have to do with it?  A name without a suffix can be a link to a folder;
 * when it goes nothing says what it was. */
static bool counts(const struct hoso_watch *watch, const struct watched *item,
                   const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW)
        return true;
    if (!item || event->mask & IN_IGNORED)
        return false;
    if (!event->len)
        return item->walked;
    if (is_given(watch, event))
        return true;
    if (!item->walked || event->name[0] == '.')
        return false;
    return event->mask & (IN_ISDIR | NAMES) || hoso_article_suffix_known(event->name);
}

bool hoso_watch_take(struct hoso_watch *watch)
{
    union {
        struct inotify_event event; /* for its alignment */
        char bytes[65536];
    } got;
    bool changed = false;
    ssize_t len;
    while ((len = read(watch->fd, got.bytes, sizeof got.bytes)) > 0) {
        for (ssize_t at = 0; at < len;) {
            const struct inotify_event *event = (const void *)(got.bytes + at);
            struct watched *item = find(watch, event->wd);
            changed = counts(watch, item, event) || changed;
            if (item && event->mask & IN_IGNORED)
                forget(watch, item);
            at += (ssize_t)sizeof *event + event->len;
        }
    }
    return changed;
}
