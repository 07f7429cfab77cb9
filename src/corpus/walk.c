/* The walk reads a folder whole, closes it, sorts it, then goes down: no more than
 * one folder is open at a time.  A folder's name sorts as if `/` stood behind it,
 * so the files come in the byte order of their full paths.
 * Seen: device and inode of every folder entered, and of every file given by name or
 * reached by a link.  A link to a file that the walk meets where it stands is passed over. */
#include "hoso/corpus.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hoso/article.h"
#include "hoso/buf.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/table.h"
#include "watch.h"

struct seen {
    struct seen_key {
        uint64_t dev, ino;
    } key;
    UT_hash_handle hh;
};

struct walk {
    hoso_source_fn *each;
    void *ctx;
    struct hoso_watch *watch;       /* NULL: for once */
    struct hoso_messages *messages; /* NULL: said to nobody */
    struct seen *folders;
    struct seen *files;  /* given by name, or reached by a link */
    struct roots HOSO_VEC(char *) roots; /* the folders given, their real paths */
    struct hoso_buf path; /* of what is looked at */
    bool cancelled;
};

struct name {
    char *text; /* a folder's with a `/` behind it */
    bool folder, link;
    struct stat st;
};
struct names HOSO_VEC(struct name);

static struct seen_key key_of(const struct stat *st)
{
    struct seen_key key;
    memset(&key, 0, sizeof key);
    key.dev = (uint64_t)st->st_dev;
    key.ino = (uint64_t)st->st_ino;
    return key;
}

static bool was_seen(struct seen *set, const struct stat *st)
{
    struct seen_key key = key_of(st);
    struct seen *found;
    HASH_FIND(hh, set, &key, sizeof key, found);
    return found != NULL;
}

/* False where it was there. */
static bool see(struct seen **set, const struct stat *st)
{
    if (was_seen(*set, st))
        return false;
    struct seen *item = hoso_calloc(1, sizeof *item);
    item->key = key_of(st);
    HASH_ADD(hh, *set, key, sizeof item->key, item);
    return true;
}

static void forget(struct seen **set)
{
    struct seen *item, *next;
    HASH_ITER(hh, *set, item, next) {
        HASH_DEL(*set, item);
        free(item);
    }
}

static void complain(struct walk *walk, const char *path, const char *what)
{
    if (walk->messages)
        hoso_messages_add(walk->messages, "%s: %s", path, what);
}

static void cut_path(struct walk *walk, size_t len)
{
    walk->path.len = len;
    walk->path.data[len] = '\0';
}

static void give(struct walk *walk, const struct stat *st)
{
    struct hoso_source source = {
        .path = walk->path.data,
        .size_bytes = (uint64_t)st->st_size,
        .mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
        .is_folder = S_ISDIR(st->st_mode),
        .ctime_ns = (int64_t)st->st_ctim.tv_sec * 1000000000 + st->st_ctim.tv_nsec,
    };
    if (!walk->each(&source, walk->ctx))
        walk->cancelled = true;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

static bool is_link(int fd, const struct dirent *entry)
{
    struct stat st;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_LNK;
    return fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(st.st_mode);
}

/* Looks at the entry of the folder FD, whose path stands in WALK. */
static void add_name(struct walk *walk, struct names *names, int fd, const struct dirent *entry)
{
    struct name name;
    const char *text = entry->d_name;
    if (text[0] == '.')
        return;
    if (fstatat(fd, text, &name.st, 0) < 0) {
        size_t len = walk->path.len;
        int failed = errno;
        hoso_buf_addstr(&walk->path, text);
        bool vanished = failed == ENOENT && !is_link(fd, entry);
        if (!vanished && (failed != ENOENT || hoso_article_suffix_known(text)))
            complain(walk, walk->path.data, strerror(failed));
        cut_path(walk, len);
        return;
    }
    name.folder = S_ISDIR(name.st.st_mode);
    if (!name.folder && !(S_ISREG(name.st.st_mode) && hoso_article_suffix_known(text)))
        return;
    name.link = is_link(fd, entry);
    size_t len = strlen(text);
    name.text = hoso_malloc(len + 2);
    memcpy(name.text, text, len);
    memcpy(name.text + len, name.folder ? "/" : "", name.folder ? 2 : 1);
    hoso_vec_push(names, name);
}

/* False where the folder cannot be read. */
static bool read_names(struct walk *walk, struct names *names)
{
    int fd = open(walk->path.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (errno != ENOENT) /* it has just vanished */
            complain(walk, walk->path.data, strerror(errno));
        if (fd >= 0)
            close(fd);
        return false;
    }
    errno = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL; errno = 0)
        add_name(walk, names, fd, entry);
    if (errno)
        complain(walk, walk->path.data, strerror(errno));
    closedir(dir);
    if (names->count)
        qsort(names->items, names->count, sizeof names->items[0], by_bytes);
    return true;
}

/* Does the walk meet the file at the real path REAL where it stands? */
static bool stands_in_a_root(const struct walk *walk, const char *real)
{
    for (size_t i = 0; i < walk->roots.count; i++) {
        size_t len = strlen(walk->roots.items[i]);
        if (strncmp(real, walk->roots.items[i], len) == 0 && real[len] == '/' &&
            !strstr(real + len, "/.") && hoso_article_suffix_known(real))
            return true;
    }
    return false;
}

/* Is the file behind the link whose path stands in WALK not to be had another way? */
static bool link_is_new(struct walk *walk, const struct stat *st)
{
    char *real = realpath(walk->path.data, NULL);
    bool is_new = real && !stands_in_a_root(walk, real) && see(&walk->files, st);
    free(real);
    if (is_new)
        watch_add(walk->watch, walk->path.data, walk->messages);
    return is_new;
}

/* The folder whose path, with a `/` at its end, stands in WALK. */
static bool walk_folder(struct walk *walk, const struct stat *st)
{
    if (!see(&walk->folders, st))
        return true;
    give(walk, st);
    if (walk->cancelled)
        return true;
    struct names names = { 0 };
    watch_add(walk->watch, walk->path.data, walk->messages);
    bool opened = read_names(walk, &names);
    size_t len = walk->path.len;
    for (size_t i = 0; i < names.count; i++) {
        struct name *name = &names.items[i];
        if (!walk->cancelled) {
            hoso_buf_addstr(&walk->path, name->text);
            if (name->folder)
                walk_folder(walk, &name->st);
            else if (!was_seen(walk->files, &name->st) &&
                     (!name->link || link_is_new(walk, &name->st)))
                give(walk, &name->st);
            cut_path(walk, len);
        }
        free(name->text);
    }
    hoso_vec_release(&names);
    return opened;
}

/* Was this file met already in a folder that was walked? */
static bool met_in_folder(struct walk *walk, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *folder = slash ? hoso_memdup0(path, (size_t)(slash + 1 - path)) : hoso_strdup(".");
    struct stat st;
    bool met = name[0] != '.' && hoso_article_suffix_known(name) && stat(folder, &st) == 0 &&
               was_seen(walk->folders, &st);
    free(folder);
    return met;
}

/* A path given; false where it cannot be opened. */
static bool walk_given(struct walk *walk, const char *path)
{
    struct stat st;
    hoso_buf_clear(&walk->path);
    hoso_buf_addstr(&walk->path, path);
    if (stat(path, &st) < 0) {
        complain(walk, path, strerror(errno));
        return false;
    }
    if (S_ISDIR(st.st_mode)) {
        if (walk->path.data[walk->path.len - 1] != '/')
            hoso_buf_addch(&walk->path, '/');
        return walk_folder(walk, &st);
    }
    if (!S_ISREG(st.st_mode)) {
        complain(walk, path, _("neither a file nor a folder"));
        return false;
    }
    if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) < 0) {
        complain(walk, path, strerror(errno));
        return false;
    }
    if (!met_in_folder(walk, path) && see(&walk->files, &st))
        give(walk, &st);
    return true;
}

static void note_roots(struct walk *walk, const char *const *paths, size_t path_count)
{
    for (size_t i = 0; i < path_count; i++) {
        struct stat st;
        char *real = stat(paths[i], &st) == 0 && S_ISDIR(st.st_mode) ? realpath(paths[i], NULL)
                                                                     : NULL;
        if (real && strcmp(real, "/") == 0)
            *real = '\0';
        if (real)
            hoso_vec_push(&walk->roots, real);
    }
}

enum hoso_status hoso_corpus_walk(const char *const *paths, size_t path_count,
                                  hoso_source_fn *each, struct hoso_watch *watch,
                                  struct hoso_messages *messages, void *ctx)
{
    struct walk walk = { .each = each, .ctx = ctx, .watch = watch, .messages = messages,
                         .path = HOSO_BUF_INIT };
    bool opened = false;
    watch_begin(watch, paths, path_count);
    note_roots(&walk, paths, path_count);
    for (size_t i = 0; i < path_count && !walk.cancelled; i++)
        opened = walk_given(&walk, paths[i]) || opened;
    forget(&walk.folders);
    forget(&walk.files);
    for (size_t i = 0; i < walk.roots.count; i++)
        free(walk.roots.items[i]);
    hoso_vec_release(&walk.roots);
    hoso_buf_release(&walk.path);
    if (walk.cancelled)
        return HOSO_CANCELLED;
    watch_end(watch);
    return opened ? HOSO_OK : HOSO_NOT_FOUND;
}
