/* paths: assets of the build tree, the XDG folders. */
#include "unit.h"

#include <sys/stat.h>

#include "hoso/paths.h"

static void expect(char *got, const char *expected)
{
    ck_assert_str_eq(got, expected);
    free(got);
}

START_TEST(assets_lie_in_the_build_tree_or_where_said)
{
    struct stat st;
    unsetenv("HOSO_ASSETS");
    char *assets = hoso_paths_asset("local.mk");
    ck_assert_int_eq(stat(assets, &st), 0);
    free(assets);
    setenv("HOSO_ASSETS", "/elsewhere", 1);
    expect(hoso_paths_asset("hosorc"), "/elsewhere/hosorc");
}
END_TEST

START_TEST(xdg_folders_have_defaults)
{
    setenv("HOME", "/home/lan", 1);
    setenv("XDG_CACHE_HOME", "relative", 1);
    setenv("XDG_CONFIG_HOME", "/etc/lan", 1);
    unsetenv("XDG_DATA_HOME");
    expect(hoso_paths_cache("a.db"), "/home/lan/.cache/hoso/a.db");
    expect(hoso_paths_config("hosorc"), "/etc/lan/hoso/hosorc");
    expect(hoso_paths_data("notes"), "/home/lan/.local/share/hoso/notes");
}
END_TEST

UNIT_MAIN("paths", assets_lie_in_the_build_tree_or_where_said, xdg_folders_have_defaults)
