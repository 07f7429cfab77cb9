/* Where things are kept: the program's assets and the reader's files.
 * Strings are the caller's to free.  May use base.  Thread safe. */
#ifndef HOSO_PATHS_H
#define HOSO_PATHS_H

/* The file or folder NAME of the assets: $HOSO_ASSETS where set, the build tree's where
 * the program runs from there, else the installed ones. */
char *hoso_paths_asset(const char *name);
/* The folder of translations, found the same way. */
char *hoso_paths_locale(void);
/* $XDG_CACHE_HOME/hoso/NAME and so on, with the XDG defaults; folders are not made. */
char *hoso_paths_cache(const char *name);
char *hoso_paths_config(const char *name);
char *hoso_paths_data(const char *name);
char *hoso_paths_state(const char *name);

#endif
