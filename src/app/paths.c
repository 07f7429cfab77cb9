/* The build tree counts where the running program lies in it. */
#include "hoso/paths.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/mem.h"

static char *join(const char *folder, const char *between, const char *name)
{
    struct hoso_buf path = HOSO_BUF_INIT;
    hoso_buf_addstr(&path, folder);
    hoso_buf_addstr(&path, between);
    hoso_buf_addstr(&path, name);
    return hoso_buf_detach(&path);
}

static bool runs_from_build_tree(void)
{
    char exe[4096];
    ssize_t len = readlink("/proc/self/exe", exe, sizeof exe - 1);
    size_t tree = strlen(HOSO_BUILDDIR);
    return len > (ssize_t)tree && memcmp(exe, HOSO_BUILDDIR, tree) == 0 && exe[tree] == '/';
}

char *hoso_paths_asset(const char *name)
{
    const char *given = getenv("HOSO_ASSETS");
    if (given && *given)
        return join(given, "/", name);
    if (runs_from_build_tree()) {
        char *path = join(HOSO_SRCDIR, "/assets/", name);
        char *plain = realpath(path, NULL); /* without the `build/..` that configure gives */
        if (!plain)
            return path;
        free(path);
        return plain;
    }
    return join(HOSO_DATADIR, "/", name);
}

char *hoso_paths_locale(void)
{
    return hoso_strdup(runs_from_build_tree() ? HOSO_BUILDDIR "/locale" : HOSO_LOCALEDIR);
}

/* XDG Base Directory Specification: a value that is not absolute is ignored. */
static char *xdg(const char *variable, const char *otherwise, const char *name)
{
    const char *folder = getenv(variable);
    if (folder && folder[0] == '/')
        return join(folder, "/hoso/", name);
    const char *home = getenv("HOME");
    char *below = join(home ? home : "", otherwise, "/hoso/");
    char *path = join(below, "", name);
    free(below);
    return path;
}

char *hoso_paths_cache(const char *name)
{
    return xdg("XDG_CACHE_HOME", "/.cache", name);
}

char *hoso_paths_config(const char *name)
{
    return xdg("XDG_CONFIG_HOME", "/.config", name);
}

char *hoso_paths_data(const char *name)
{
    return xdg("XDG_DATA_HOME", "/.local/share", name);
}

char *hoso_paths_state(const char *name)
{
    return xdg("XDG_STATE_HOME", "/.local/state", name);
}
