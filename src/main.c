/* hoso: arguments to a command or to the screen. */
#include <langinfo.h>
#include <libgen.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "hoso/cli.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/paths.h"
#include "hoso/settings.h"
#include "hoso/state.h"
#include "hoso/ui.h"

/* ---- locale ---- */

/* A locale that is asked for but not installed (vi_VN.UTF-8 on a small machine), or none
 * at all, still means UTF-8 nowadays; its language still means what it says.  NULL, or the
 * charset that is in the way. */
static const char *set_locale(void)
{
    static char charset[64];
    const char *wanted = getenv("LC_ALL");
    if (!wanted || !*wanted)
        wanted = getenv("LC_MESSAGES");
    if (!wanted || !*wanted)
        wanted = getenv("LANG");
    if (!setlocale(LC_ALL, "") && wanted && *wanted && !getenv("LANGUAGE")) {
        char *language = hoso_strdup(wanted);
        language[strcspn(language, ".@")] = '\0';
        setenv("LANGUAGE", language, 0);
        free(language);
    }
    const char *now = setlocale(LC_CTYPE, NULL);
    if (strcmp(now, "C") == 0 || strcmp(now, "POSIX") == 0)
        setlocale(LC_ALL, "C.UTF-8");
    snprintf(charset, sizeof charset, "%s", nl_langinfo(CODESET));
    setlocale(LC_NUMERIC, "C");
    return strcmp(charset, "UTF-8") == 0 ? NULL : charset;
}

static void set_language(void)
{
    char *catalogues = hoso_paths_locale();
    bindtextdomain(PACKAGE, catalogues);
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
    free(catalogues);
}

/* ---- settings ---- */

/* The built-in hosorc, then the reader's own. */
static bool read_settings(struct hoso_settings *settings, const struct hoso_arguments *arguments,
                          struct hoso_messages *messages)
{
    struct hoso_error err;
    char *built_in = hoso_paths_asset("hosorc");
    char *own = arguments->config ? hoso_strdup(arguments->config) : hoso_paths_config("hosorc");
    bool ok = !hoso_settings_read(settings, built_in, messages, &err);
    bool wanted = arguments->config || (!arguments->no_config && access(own, F_OK) == 0);
    if (ok && wanted)
        ok = !hoso_settings_read(settings, own, messages, &err);
    if (!ok)
        hoso_cli_complain(err.text);
    free(built_in);
    free(own);
    return ok;
}

/* ---- the corpus ---- */

enum { TRUST_FROM = 10000 }; /* articles: fewer are looked at in ten milliseconds */

/* What to open: the paths given, $HOSO_CORPUS, the sample articles.  OWNED is to be freed. */
static void choose_paths(struct hoso_arguments *a, char **owned)
{
    *owned = NULL;
    if (a->command && a->command->in_memory)
        for (size_t i = 0; i < a->words.count; i++)
            hoso_vec_push(&a->paths, a->words.items[i]);
    if (a->paths.count)
        return;
    const char *corpus = getenv("HOSO_CORPUS");
    if (corpus && *corpus) {
        hoso_vec_push(&a->paths, corpus);
        return;
    }
    *owned = hoso_paths_asset("articles");
    hoso_vec_push(&a->paths, *owned);
}

static void corpus_name(const struct hoso_arguments *a, struct hoso_buf *name)
{
    char *copy = hoso_strdup(a->paths.items[0]);
    hoso_buf_addstr(name, basename(copy));
    if (a->paths.count > 1)
        hoso_buf_addf(name, " +%zu", a->paths.count - 1);
    free(copy);
}

static enum hoso_status open_session(struct hoso_session **session, struct hoso_arguments *a,
                                     bool screen, bool watch, struct hoso_messages *messages,
                                     struct hoso_error *err)
{
    struct hoso_words dirs = { 0 };
    char *built_in = hoso_paths_asset("lexicon/vi");
    char *own = hoso_paths_config("lexicon");
    char *work = hoso_paths_data("");
    hoso_vec_push(&dirs, built_in);
    if (!a->no_config && access(own, F_OK) == 0)
        hoso_vec_push(&dirs, own);
    for (size_t i = 0; i < a->lexicon_dirs.count; i++)
        hoso_vec_push(&dirs, a->lexicon_dirs.items[i]);
    bool looks_at_all = screen || (a->command && a->command->looks_at_all);
    struct hoso_session_options options = { .paths = a->paths.items,
                                            .path_count = a->paths.count,
                                            .db_path = a->db_path,
                                            .no_db = a->no_db ||
                                                     (a->command && a->command->in_memory &&
                                                      !a->db_path),
                                            .lexicon_dirs = dirs.items,
                                            .lexicon_dir_count = dirs.count,
                                            .trust_from = looks_at_all ? 0 : TRUST_FROM,
                                            .work_dir = work,
                                            .jobs = a->jobs,
                                            .watch = watch,
                                            .hold = screen };
    enum hoso_status status = hoso_session_open(session, &options, messages, err);
    hoso_vec_release(&dirs);
    free(built_in);
    free(own);
    free(work);
    return status;
}

/* ---- */

static int browse(struct hoso_session *session, const struct hoso_arguments *a,
                  struct hoso_settings *settings, struct hoso_messages *messages, int *ended_by)
{
    struct hoso_error err;
    struct hoso_buf name = HOSO_BUF_INIT;
    corpus_name(a, &name);
    char *state = hoso_state_path(a->paths.items, a->paths.count);
    enum hoso_status ran =
        hoso_ui_run(session, settings, name.data, state, messages, ended_by, &err);
    free(state);
    if (ran == HOSO_INVALID)
        hoso_cli_complain(err.text);
    hoso_buf_release(&name);
    return ran == HOSO_INVALID ? HOSO_EXIT_ERROR : HOSO_EXIT_FOUND;
}

/* With SETTINGS the screen, else the command. */
static int open_and_run(struct hoso_arguments *a, struct hoso_settings *settings,
                        struct hoso_messages *messages, int *ended_by)
{
    struct hoso_session *session;
    struct hoso_error err;
    bool watch = settings && hoso_settings_option(settings, HOSO_OPTION_WATCH);
    if (open_session(&session, a, settings, watch, messages, &err)) {
        hoso_cli_print_messages(messages);
        hoso_cli_complain(err.text);
        return HOSO_EXIT_ERROR;
    }
    int status = settings ? browse(session, a, settings, messages, ended_by)
                          : hoso_cli_run(session, a, messages);
    hoso_session_close(session);
    return status;
}

static int run(struct hoso_arguments *a, const char *charset)
{
    bool screen = !a->command && isatty(STDOUT_FILENO);
    if (screen && charset) {
        char line[256];
        snprintf(line, sizeof line,
                 _("the locale's charset is %s; the screen needs UTF-8: try LC_ALL=C.UTF-8 hoso"),
                 charset);
        hoso_cli_complain(line);
        return HOSO_EXIT_ERROR;
    }
    struct hoso_messages messages = { 0 };
    struct hoso_settings *settings = screen ? hoso_settings_new() : NULL;
    char *owned;
    int ended_by = 0;
    choose_paths(a, &owned);
    int status = HOSO_EXIT_ERROR;
    if (!settings || read_settings(settings, a, &messages))
        status = open_and_run(a, settings, &messages, &ended_by);
    hoso_settings_free(settings);
    hoso_messages_release(&messages);
    free(owned);
    if (ended_by) { /* all is tidied up: now as the signal would have had it */
        signal(ended_by, SIG_DFL);
        raise(ended_by);
    }
    return status;
}

/* What is needed for a moment (the results of a search, the groups of a million articles) is
 * to go back to the system, which glibc by itself stops doing once a large block was freed; what
 * each article needs, a few megabytes, is not to go and come back with each. */
static void give_memory_back(void)
{
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

int main(int argc, char **argv)
{
    struct hoso_arguments arguments;
    give_memory_back();
    const char *charset = set_locale();
    set_language();
    int status = hoso_arguments_parse(&arguments, argc, argv);
    if (status < 0)
        status = run(&arguments, charset);
    hoso_arguments_release(&arguments);
    return status;
}
