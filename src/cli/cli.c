#include "hoso/cli.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "commands.h"
#include "hoso/cell.h"
#include "hoso/i18n.h"

static atomic_bool stopped;

static void on_interrupt(int number)
{
    (void)number;
    atomic_store(&stopped, true);
}

void hoso_cli_complain(const char *text)
{
    struct hoso_buf shown = HOSO_BUF_INIT;
    hoso_cells_add(&shown, text, strlen(text), -1);
    fprintf(stderr, "hoso: %s\n", shown.data);
    hoso_buf_release(&shown);
}

void hoso_cli_print_messages(struct hoso_messages *messages)
{
    for (size_t i = 0; i < messages->count; i++)
        hoso_cli_complain(messages->items[i]);
    hoso_messages_release(messages);
}

/* By its key or letter, or as in a query by the first three letters of its key and more. */
static int find_type(const struct hoso_lexicon *lexicon, const char *name)
{
    int type = hoso_lexicon_type_find(lexicon, name);
    size_t len = strlen(name), count = hoso_lexicon_type_count(lexicon);
    for (size_t i = 0; type < 0 && len >= 3 && i < count; i++)
        if (strncmp(hoso_lexicon_type(lexicon, i)->key, name, len) == 0)
            type = (int)i;
    return type;
}

bool hoso_cli_type(int *type, struct hoso_session *session, const struct hoso_arguments *arguments)
{
    *type = -1;
    if (!arguments->type)
        return true;
    *type = find_type(hoso_session_lexicon(session), arguments->type);
    if (*type >= 0)
        return true;
    struct hoso_buf line = HOSO_BUF_INIT;
    hoso_buf_addf(&line, _("no type `%s`"), arguments->type);
    hoso_cli_complain(line.data);
    hoso_buf_release(&line);
    return false;
}

/* The article whose file is the one at PATH, by another way of naming it. */
static int64_t same_file(struct hoso_session *session, const char *path)
{
    int64_t found = 0;
    char *wanted = realpath(path, NULL);
    size_t count = wanted ? hoso_session_article_count(session) : 0;
    for (size_t i = 0; i < count && !found; i++) {
        struct hoso_article_info info = { 0 };
        int64_t id = hoso_session_article_id(session, i);
        if (hoso_session_article(session, id, &info))
            continue;
        char *real = realpath(info.path, NULL);
        if (real && strcmp(real, wanted) == 0)
            found = id;
        free(real);
        hoso_article_info_release(&info);
    }
    free(wanted);
    return found;
}

int64_t hoso_cli_article(struct hoso_session *session, const char *path)
{
    int64_t article = hoso_session_article_find(session, path);
    if (!article)
        article = same_file(session, path);
    if (!article) {
        struct hoso_buf line = HOSO_BUF_INIT;
        hoso_buf_addf(&line, _("%s: no article of this corpus"), path);
        hoso_cli_complain(line.data);
        hoso_buf_release(&line);
    }
    return article;
}

/* ---- waiting, with a progress line on a terminal ---- */

static int terminal_cols(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

/* The bar waits until it is known how much there is, and for a terminal that has room. */
static void show_progress(const struct hoso_progress *p, void *ctx)
{
    enum { BAR_COLS = 30, LINE_COLS = 76 };
    bool *shown = ctx;
    if (p->elapsed_s < 0.3) /* what is there at once needs no bar */
        return;
    int full = p->total ? (int)(p->done_count * BAR_COLS / p->total) : 0;
    struct hoso_buf pace = HOSO_BUF_INIT;
    fputs("\r", stderr);
    if (p->walked && terminal_cols() >= LINE_COLS)
        fprintf(stderr, "[%.*s%.*s] ", full, "##############################", BAR_COLS - full,
                "                              ");
    if (p->walked)
        fprintf(stderr, _("%zu of %zu articles"), p->done_count, p->total);
    else
        fprintf(stderr, _("%zu articles found, %zu read"), p->total, p->done_count);
    hoso_progress_pace(&pace, p);
    fprintf(stderr, "%s%s\033[K", pace.len ? " · " : "", pace.data);
    hoso_buf_release(&pace);
    *shown = true;
}

static void wait_for(struct hoso_session *session)
{
    bool shown = false;
    struct sigaction interrupt = { .sa_handler = on_interrupt };
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGTERM, &interrupt, NULL);
    sigaction(SIGHUP, &interrupt, NULL);
    hoso_session_wait(session, &stopped, isatty(STDERR_FILENO) ? show_progress : NULL, &shown);
    if (shown)
        fputs("\r\033[K", stderr);
}

/* Was something wrong with everything that there is?  An empty folder is no error. */
static bool nothing_opened(struct hoso_session *session, bool complained)
{
    struct hoso_progress p;
    hoso_session_progress(session, &p);
    return p.failed_count == p.total && (p.total || complained);
}

int hoso_cli_run(struct hoso_session *session, const struct hoso_arguments *arguments,
                 struct hoso_messages *messages)
{
    hoso_cli_print_messages(messages);
    signal(SIGPIPE, SIG_IGN);
    wait_for(session);
    hoso_session_take_messages(session, messages);
    bool complained = messages->count > 0;
    hoso_cli_print_messages(messages);
    if (atomic_load(&stopped)) {
        hoso_cli_complain(_("stopped; what was read so far is kept"));
        return HOSO_EXIT_ERROR;
    }
    hoso_session_refresh(session);
    int status = arguments->command ? arguments->command->run(session, arguments)
                                    : hoso_cli_digest(session, arguments);
    if (nothing_opened(session, complained))
        return HOSO_EXIT_ERROR;
    if (hoso_session_is_damaged(session)) {
        hoso_cli_complain(_("the index is damaged, rows may be missing; the next start makes it anew"));
        return HOSO_EXIT_ERROR;
    }
    return status;
}
