/* How long the screen takes, seen from the terminal: keys [-s|-i|-l] SIZE PROGRAM ARGUMENT...
 * starts the program in a pty, types keys and waits for what comes back; with -s only the
 * start, with -i keys while a fresh index is made, with -l those of one long article.  An
 * answer ends with the last byte before QUIET_MS of silence, which do not count.  Rows: what,
 * size, figure, unit. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/vec.h"

enum { STARTS = 11, KEYS = 100, SEARCHES = 5 };
enum { QUIET_MS = 12, CALM_MS = 1000, PATIENCE_MS = 20000, SCREEN_BYTES = 1000 };

struct times HOSO_VEC(double);

static struct {
    const char *size;
    char **command;
    pid_t child;
    int master;
    struct hoso_buf answer; /* what came since the last key */
} bench;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* One row, or with WORST two; TIMES is emptied. */
static void report(const char *what, struct times *times, bool worst)
{
    if (!times->count)
        return;
    qsort(times->items, times->count, sizeof *times->items, by_time);
    printf("%s, median\t%s\t%.1f\tms\n", what, bench.size, times->items[times->count / 2]);
    if (worst)
        printf("%s, 99th of 100\t%s\t%.1f\tms\n", what, bench.size,
               times->items[times->count - 1 - times->count / 100]);
    fflush(stdout);
    hoso_vec_release(times);
}

/* Reads what is there within WAIT_MS; false where nothing came. */
static bool receive(double wait_ms)
{
    char bytes[65536];
    struct pollfd input = { .fd = bench.master, .events = POLLIN };
    if (poll(&input, 1, wait_ms < 0 ? 0 : (int)wait_ms) <= 0)
        return false;
    ssize_t got = read(bench.master, bytes, sizeof bytes);
    if (got <= 0)
        return false;
    hoso_buf_add(&bench.answer, bytes, (size_t)got);
    return true;
}

static void start(void)
{
    struct winsize size = { .ws_row = 40, .ws_col = 120 };
    hoso_buf_clear(&bench.answer);
    bench.child = forkpty(&bench.master, NULL, NULL, &size);
    if (bench.child < 0) {
        perror("forkpty");
        exit(2);
    }
    if (bench.child == 0) {
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        execv(bench.command[0], bench.command);
        _exit(127);
    }
}

/* The time from BEGIN to the last byte of the answer: of at least LEAST bytes, and with TEXT
 * in it where that is not NULL.  Negative where none came. */
static double answered(double begin, size_t least, const char *text, int quiet_ms)
{
    double last = -1;
    for (;;) {
        bool enough = bench.answer.len >= least && (!text || strstr(bench.answer.data, text));
        double wait = enough && last >= 0 ? quiet_ms : begin + PATIENCE_MS - now_ms();
        if (wait <= 0 || !receive(wait))
            return enough ? last : -1;
        last = now_ms() - begin;
    }
}

static void calm_down(int quiet_ms)
{
    double end = now_ms() + PATIENCE_MS;
    while (now_ms() < end && receive(quiet_ms))
        continue;
}

static void type(const char *keys)
{
    hoso_buf_clear(&bench.answer);
    if (write(bench.master, keys, strlen(keys)) < 0)
        perror("write");
}

static double press(const char *keys)
{
    type(keys);
    return answered(now_ms(), 1, NULL, QUIET_MS);
}

static void stop(void)
{
    calm_down(50);
    type("Q");
    double begin = now_ms();
    while (waitpid(bench.child, NULL, WNOHANG) == 0) {
        if (now_ms() - begin > PATIENCE_MS)
            kill(bench.child, SIGKILL);
        receive(5);
    }
    close(bench.master);
}

static void measure_start(void)
{
    struct times times = { 0 };
    for (int i = 0; i < STARTS; i++) {
        double begin = now_ms();
        start();
        double took = answered(begin, SCREEN_BYTES, NULL, QUIET_MS);
        if (took >= 0)
            hoso_vec_push(&times, took);
        stop();
    }
    report("start to first screen", &times, false);
}

/* BEFORE is typed and waited for each time, and not measured. */
static void measure_key(const char *what, const char *before, const char *key, const char *after)
{
    struct times times = { 0 };
    for (int i = 0; i < KEYS; i++) {
        for (const char *each = before; *each; each++) {
            type((char[]){ *each, '\0' });
            calm_down(60);
        }
        double took = press(key);
        if (took >= 0)
            hoso_vec_push(&times, took);
        for (const char *each = after; *each; each++) {
            type((char[]){ *each, '\0' });
            calm_down(60);
        }
    }
    report(what, &times, true);
}

/* The first letter in the search prompt: until results stand there, and until all are counted. */
static void measure_search(void)
{
    struct times first = { 0 }, all = { 0 };
    for (int i = 0; i < SEARCHES; i++) {
        press("/");
        type("t");
        double begin = now_ms();
        double found = answered(begin, 1, "FOUND", 0);
        if (found >= 0)
            hoso_vec_push(&first, found);
        double counted = answered(begin, 1, NULL, 300);
        hoso_vec_push(&all, counted > found ? counted : found);
        press("\033");
        calm_down(300);
    }
    report("search prompt, first results", &first, false);
    report("search prompt, all counted", &all, false);
}

/* A second letter while the search for the first one runs, until it is echoed. */
static void measure_while_searching(void)
{
    struct times times = { 0 };
    for (int i = 0; i < SEARCHES; i++) {
        press("/");
        type("t");
        calm_down(5);
        type("z");
        double took = answered(now_ms(), 1, "z", 0);
        if (took >= 0)
            hoso_vec_push(&times, took);
        calm_down(300);
        press("\033");
        calm_down(300);
    }
    report("key while a search runs", &times, false);
}

static void report_memory(void)
{
    char path[64], line[256];
    unsigned long kb;
    snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)bench.child);
    FILE *rollup = fopen(path, "r");
    while (rollup && fgets(line, sizeof line, rollup))
        if (sscanf(line, "Private_Dirty: %lu", &kb) == 1)
            printf("screen, private memory\t%s\t%.0f\tMB\n", bench.size, (double)kb / 1024);
    if (rollup)
        fclose(rollup);
}

static void measure_keys(void)
{
    start();
    calm_down(CALM_MS);
    measure_key("j", "", "j", "");
    measure_key("PgDn", "", "\033[6~", "");
    measure_key("G", "g", "G", "");
    measure_key("open an article", "j", "\r", "h");
    measure_key("entity link", "]", "\r", "H");
    calm_down(CALM_MS);
    measure_search();
    measure_while_searching();
    report_memory();
    stop();
}

/* The list moves while articles come in; what the progress draws by itself may be taken for
 * the answer, so the next row's own title, which has just become bold, is not looked for: an
 * echo of typed letters in a prompt is. */
static void measure_while_indexing(void)
{
    struct times times = { 0 };
    start();
    answered(now_ms(), SCREEN_BYTES, NULL, QUIET_MS);
    press("/");
    for (int i = 0; i < KEYS; i++) {
        char letter[2] = { (char)(i % 2 ? 'q' : 'z'), '\0' };
        double begin = now_ms();
        type(letter);
        double took = answered(begin, 1, letter, 0);
        if (took >= 0)
            hoso_vec_push(&times, took);
        while (now_ms() < begin + 60)
            receive(5);
        type("\177");
        while (now_ms() < begin + 120)
            receive(5);
    }
    report("key while the index runs", &times, true);
    press("\033");
    stop();
}

static void report_time(const char *what, double took)
{
    printf("%s\t%s\t%.0f\tms\n", what, bench.size, took);
    fflush(stdout);
}

/* One article: until its text stands there, until its end does, until a search is counted. */
static void measure_long(void)
{
    double begin = now_ms();
    start();
    report_time("one long line, open", answered(begin, SCREEN_BYTES, "Line", 100));
    press("l");
    calm_down(300);
    type("G");
    report_time("one long line, to the end", answered(now_ms(), 1, "END", 0));
    calm_down(300);
    press("/");
    type("END");
    report_time("one long line, search", answered(now_ms(), 1, "1 of 1", 0));
    press("\033");
    stop();
}

int main(int argc, char **argv)
{
    char mode = argc > 1 && argv[1][0] == '-' ? argv[1][1] : '\0';
    int first = mode ? 2 : 1;
    if (argc < first + 2 || (mode && !strchr("sil", mode))) {
        fprintf(stderr, "usage: keys [-s|-i|-l] SIZE PROGRAM ARGUMENT...\n");
        return 2;
    }
    bench.size = argv[first];
    bench.command = argv + first + 1;
    hoso_buf_init(&bench.answer);
    if (mode == 'i')
        measure_while_indexing();
    else if (mode == 'l')
        measure_long();
    else
        measure_start();
    if (!mode)
        measure_keys();
    hoso_buf_release(&bench.answer);
    return 0;
}
