/* Plays a story: starts the real program in a pseudo-terminal, types keys, and waits until
 * the screen, read through libvterm, shows what is expected.  No sleeping: a step is done
 * when what it expects is there, and failed when that does not come within the patience.
 *
 *   # comment
 *   size 80x24            before `run`: the terminal (default 120x36)
 *   env NAME=VALUE        before `run`; @TOP@ and @TMP@ are the source tree and the story's own folder
 *   file NAME             writes the following lines, up to `end`, into @TMP@/NAME; \xHH is a byte
 *   shell COMMAND…        runs it (sh -c), must succeed
 *   needs PATH            leaves the story out where PATH is not there
 *   in PATH               before `run`: the folder it starts in
 *   run ARGUMENT…         starts hoso (words split at blanks)
 *   keys KEY…             types keys by their names: j Enter ^C M-Left Space
 *   type TEXT             types the rest of the line as it stands
 *   click TEXT            waits for TEXT, clicks on its last letter where it stands first
 *   expect TEXT           waits until a row holds TEXT
 *   row N TEXT            waits until row N (from 1; negative from the bottom) holds TEXT
 *   absent TEXT           waits until no row holds TEXT
 *   screen                waits until the screen is the following lines, up to `end`;
 *                         trailing blanks do not count, `…~` at a line's end: any rest
 *   reverse TEXT          waits until TEXT stands there in reverse or on a colour of its own
 *   copied TEXT           waits until the program has put something with TEXT into the clipboard
 *   picture NAME          writes the screen, once nothing more comes, as NAME.svg, into
 *                         $HOSO_PICTURES where that is set
 *   colourless            no cell has a colour now
 *   resize 60x20          the terminal changes its size
 *   signal TERM           sends a signal
 *   exit STATUS           waits until the program has ended, with this status (128+N: by signal N)
 *   restored              the terminal is as it was: modes, main screen, cursor
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include "hoso/buf.h"
#include "hoso/cell.h"
#include "hoso/key.h"
#include "hoso/mem.h"
#include "hoso/vec.h"
#include "picture.h"

enum { PATIENCE_MS = 30000, SKIP = 77 };

struct lines HOSO_VEC(char *);

static struct {
    const char *story;
    struct lines lines;
    size_t at; /* the line being played */
    int rows, cols;
    pid_t child;
    int master;
    bool ended;
    int status; /* of the child, as wait() gives it */
    VTerm *vt;
    VTermScreen *screen;
    bool altscreen, cursor_visible;
    struct termios before;
    char tmp[64];
    const char *top, *program;
    char *folder; /* the program starts in; NULL: here */
    struct hoso_buf raw; /* all that the program has sent since it was started */
} play = { .raw = HOSO_BUF_INIT, .rows = 36, .cols = 120, .master = -1, .cursor_visible = true };

/* ---- the screen ---- */

static int on_property(VTermProp property, VTermValue *value, void *ctx)
{
    (void)ctx;
    if (property == VTERM_PROP_ALTSCREEN)
        play.altscreen = value->boolean;
    /* Leaving the alternate screen, libvterm brings back what the last DECSC saw, which in
     * no other terminal says whether the cursor shows. */
    if (property == VTERM_PROP_CURSORVISIBLE && (value->boolean || play.altscreen))
        play.cursor_visible = value->boolean;
    return 1;
}

static void add_code(struct hoso_buf *out, uint32_t code)
{
    char name[HOSO_KEY_NAME_BYTES];
    if (code < 0x80)
        hoso_buf_addch(out, (char)code);
    else
        hoso_buf_addstr(out, hoso_key_name(name, code));
}

/* A row as text, without trailing blanks; a wide character counts once. */
static void row_text(struct hoso_buf *out, int row)
{
    hoso_buf_clear(out);
    for (int col = 0; col < play.cols;) {
        VTermScreenCell cell;
        if (!vterm_screen_get_cell(play.screen, (VTermPos){ row, col }, &cell))
            break;
        if (!cell.chars[0])
            hoso_buf_addch(out, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            add_code(out, cell.chars[i]);
        col += cell.width > 0 ? cell.width : 1;
    }
    while (out->len && out->data[out->len - 1] == ' ')
        out->data[--out->len] = '\0';
}

static void print_screen(void)
{
    struct hoso_buf row = HOSO_BUF_INIT;
    for (int i = 0; play.screen && i < play.rows; i++) {
        row_text(&row, i);
        fprintf(stderr, "%3d |%s\n", i + 1, row.data);
    }
    hoso_buf_release(&row);
}

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "%s:%zu: %s: %s\n", play.story, play.at + 1, what, play.lines.items[play.at]);
    print_screen();
    if (play.child > 0 && !play.ended)
        kill(play.child, SIGKILL);
    exit(1);
}

/* ---- the program ---- */

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads what waits; false at the end. */
static bool take_in(void)
{
    char bytes[65536];
    ssize_t got = read(play.master, bytes, sizeof bytes);
    if (got <= 0)
        return got < 0 && (errno == EINTR || errno == EAGAIN);
    hoso_buf_add(&play.raw, bytes, (size_t)got);
    vterm_input_write(play.vt, bytes, (size_t)got);
    vterm_screen_flush_damage(play.screen);
    size_t len = vterm_output_read(play.vt, bytes, sizeof bytes);
    if (len && write(play.master, bytes, len) < 0)
        return true;
    return true;
}

/* Takes in what the program has written, for at most TIMEOUT_MS; false at its end. */
static bool pump(int timeout_ms)
{
    struct pollfd fd = { .fd = play.master, .events = POLLIN };
    if (play.ended)
        return false;
    if (poll(&fd, 1, timeout_ms) > 0) {
        if (take_in())
            return true;
        waitpid(play.child, &play.status, 0);
    } else {
        if (waitpid(play.child, &play.status, WNOHANG) != play.child)
            return true;
        while (poll(&fd, 1, 0) > 0 && take_in()) /* its last words */
            continue;
    }
    play.ended = true;
    return false;
}

typedef bool condition(const char *argument);

static void wait_until(condition *holds, const char *argument, const char *what)
{
    long deadline = now_ms() + PATIENCE_MS;
    while (!holds(argument)) {
        if (!pump(50) && !holds(argument))
            fail(what);
        if (now_ms() > deadline)
            fail(what);
    }
}

/* The argument with @TOP@ and @TMP@ filled in, the caller's to free. */
static char *expand(const char *s)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    while (*s) {
        if (strncmp(s, "@TOP@", 5) == 0) {
            hoso_buf_addstr(&out, play.top);
            s += 5;
        } else if (strncmp(s, "@TMP@", 5) == 0) {
            hoso_buf_addstr(&out, play.tmp);
            s += 5;
        } else {
            hoso_buf_addch(&out, *s++);
        }
    }
    return hoso_buf_detach(&out);
}

static void start_screen(void)
{
    static const VTermScreenCallbacks callbacks = { .settermprop = on_property };
    if (play.vt) { /* the story's last run */
        vterm_free(play.vt);
        close(play.master);
    }
    hoso_buf_clear(&play.raw);
    play.vt = vterm_new(play.rows, play.cols);
    vterm_set_utf8(play.vt, 1);
    play.screen = vterm_obtain_screen(play.vt);
    vterm_screen_set_callbacks(play.screen, &callbacks, NULL);
    vterm_screen_enable_altscreen(play.screen, 1);
    vterm_screen_reset(play.screen, 1);
    play.altscreen = false;
    play.cursor_visible = true;
}

static void do_run(const char *argument)
{
    char *line = expand(argument);
    char *argv[64];
    int count = 0;
    argv[count++] = realpath(play.program, NULL);
    if (!argv[0])
        fail("no program");
    for (char *word = strtok(line, " "); word && count < 63; word = strtok(NULL, " "))
        argv[count++] = word;
    argv[count] = NULL;
    start_screen();
    struct winsize size = { .ws_row = (unsigned short)play.rows,
                            .ws_col = (unsigned short)play.cols };
    int slave;
    if (openpty(&play.master, &slave, NULL, NULL, &size) < 0)
        fail("openpty");
    tcgetattr(slave, &play.before);
    play.ended = false;
    play.child = fork();
    if (play.child == 0) {
        close(play.master);
        login_tty(slave);
        if (play.folder && chdir(play.folder))
            _exit(126);
        execv(argv[0], argv);
        _exit(127);
    }
    close(slave);
    free(argv[0]);
    free(line);
}

/* ---- steps ---- */

static bool some_row_holds(const char *text)
{
    struct hoso_buf row = HOSO_BUF_INIT;
    bool found = false;
    for (int i = 0; i < play.rows && !found; i++) {
        row_text(&row, i);
        found = strstr(row.data, text) != NULL;
    }
    hoso_buf_release(&row);
    return found;
}

static int base64_value(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* The last OSC 52, taken apart. */
static bool is_copied(const char *text)
{
    static const char start[] = "\033]52;c;";
    struct hoso_buf copied = HOSO_BUF_INIT;
    const char *last = NULL, *end = play.raw.data + play.raw.len;
    for (const char *at = play.raw.data; (at = memmem(at, (size_t)(end - at), start, 7)); at++)
        last = at + 7;
    unsigned bits = 0, count = 0;
    for (; last && last < end && base64_value(*last) >= 0; last++) {
        bits = bits << 6 | (unsigned)base64_value(*last);
        count += 6;
        if (count >= 8)
            hoso_buf_addch(&copied, (char)(bits >> (count -= 8)));
    }
    bool found = strstr(copied.data, text) != NULL;
    hoso_buf_release(&copied);
    return found;
}

static bool no_row_holds(const char *text)
{
    return !some_row_holds(text);
}

static bool row_holds(const char *argument)
{
    char *text;
    long number = strtol(argument, &text, 10);
    int row = number < 0 ? play.rows + (int)number : (int)number - 1;
    struct hoso_buf got = HOSO_BUF_INIT;
    if (row < 0 || row >= play.rows)
        fail("no such row");
    row_text(&got, row);
    bool holds = strstr(got.data, text + strspn(text, " ")) != NULL;
    hoso_buf_release(&got);
    return holds;
}

/* The step's block, up to its `end`. */
static size_t block_end(void)
{
    size_t end = play.at + 1;
    while (end < play.lines.count && strcmp(play.lines.items[end], "end") != 0)
        end++;
    return end;
}

static bool line_is(const char *got, const char *wanted)
{
    size_t len = strlen(wanted);
    size_t rest = strlen("…~");
    if (len >= rest && strcmp(wanted + len - rest, "…~") == 0)
        return strncmp(got, wanted, len - rest) == 0;
    while (len && wanted[len - 1] == ' ')
        len--;
    return strlen(got) == len && strncmp(got, wanted, len) == 0;
}

static bool screen_is(const char *argument)
{
    struct hoso_buf row = HOSO_BUF_INIT;
    size_t end = block_end();
    bool same = (size_t)play.rows == end - play.at - 1;
    (void)argument;
    for (int i = 0; same && i < play.rows; i++) {
        row_text(&row, i);
        same = line_is(row.data, play.lines.items[play.at + 1 + (size_t)i]);
    }
    hoso_buf_release(&row);
    return same;
}

/* Column where TEXT starts in ROW, or -1. */
static int column_of(int row, const char *text)
{
    struct hoso_buf got = HOSO_BUF_INIT;
    row_text(&got, row);
    const char *found = strstr(got.data, text);
    size_t offset = found ? (size_t)(found - got.data) : 0;
    hoso_buf_clear(&got);
    int at = -1;
    for (int col = 0; found && col < play.cols && at < 0;) {
        VTermScreenCell cell;
        if (got.len == offset)
            at = col;
        vterm_screen_get_cell(play.screen, (VTermPos){ row, col }, &cell);
        if (!cell.chars[0])
            hoso_buf_addch(&got, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            add_code(&got, cell.chars[i]);
        col += cell.width > 0 ? cell.width : 1;
    }
    hoso_buf_release(&got);
    return at;
}

static bool stands_out(const char *text)
{
    for (int row = 0; row < play.rows; row++) {
        int col = column_of(row, text);
        VTermScreenCell cell;
        if (col < 0 || !vterm_screen_get_cell(play.screen, (VTermPos){ row, col }, &cell))
            continue;
        if (cell.attrs.reverse || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
            return true;
    }
    return false;
}

static void do_colourless(void)
{
    for (int row = 0; row < play.rows; row++)
        for (int col = 0; col < play.cols; col++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(play.screen, (VTermPos){ row, col }, &cell);
            if (!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) || !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
                fail("a colour");
        }
}

static void send_bytes(const char *bytes, size_t len)
{
    while (len) {
        ssize_t sent = write(play.master, bytes, len);
        if (sent < 0 && errno != EINTR && errno != EAGAIN)
            fail("cannot type");
        if (sent > 0) {
            bytes += sent;
            len -= (size_t)sent;
        }
    }
}

static void send_key(uint32_t key)
{
    static const struct {
        uint32_t key;
        const char *bytes;
    } special[] = {
        { HOSO_KEY_UP, "\033OA" },         { HOSO_KEY_DOWN, "\033OB" },
        { HOSO_KEY_RIGHT, "\033OC" },      { HOSO_KEY_LEFT, "\033OD" },
        { HOSO_KEY_HOME, "\033OH" },       { HOSO_KEY_END, "\033OF" },
        { HOSO_KEY_PAGE_UP, "\033[5~" },   { HOSO_KEY_PAGE_DOWN, "\033[6~" },
        { HOSO_KEY_BACKSPACE, "\177" },    { HOSO_KEY_DELETE, "\033[3~" },
        { HOSO_KEY_BACK_TAB, "\033[Z" },   { HOSO_KEY_LEFT | HOSO_KEY_META, "\033[1;3D" },
        { HOSO_KEY_RIGHT | HOSO_KEY_META, "\033[1;3C" }, { HOSO_KEY_F1, "\033OP" },
    };
    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
        if (special[i].key == key) {
            send_bytes(special[i].bytes, strlen(special[i].bytes));
            return;
        }
    struct hoso_buf bytes = HOSO_BUF_INIT;
    if (key & HOSO_KEY_META)
        hoso_buf_addch(&bytes, '\033');
    add_code(&bytes, key & ~(uint32_t)HOSO_KEY_META);
    send_bytes(bytes.data, bytes.len);
    hoso_buf_release(&bytes);
}

static void do_keys(const char *argument)
{
    char *copy = hoso_strdup(argument);
    for (char *name = strtok(copy, " "); name; name = strtok(NULL, " ")) {
        uint32_t key = hoso_key_parse(name);
        if (key == HOSO_KEY_NONE)
            fail("no such key");
        send_key(key);
    }
    free(copy);
}

/* As xterm sends it (SGR, mode 1006): pressed, released. */
static void do_click(const char *text)
{
    char bytes[64];
    wait_until(some_row_holds, text, "does not come");
    int row = 0, col;
    while ((col = column_of(row, text)) < 0)
        row++;
    col += hoso_cells_width(text, strlen(text));
    int len = snprintf(bytes, sizeof bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", col, row + 1, col,
                       row + 1);
    send_bytes(bytes, (size_t)len);
}

static void read_size(const char *argument)
{
    if (sscanf(argument, "%dx%d", &play.cols, &play.rows) != 2)
        fail("a size is COLSxROWS");
}

static void do_resize(const char *argument)
{
    read_size(argument);
    vterm_set_size(play.vt, play.rows, play.cols);
    struct winsize size = { .ws_row = (unsigned short)play.rows,
                            .ws_col = (unsigned short)play.cols };
    ioctl(play.master, TIOCSWINSZ, &size);
}

static bool has_ended(const char *argument)
{
    (void)argument;
    return play.ended;
}

static void do_exit(const char *argument)
{
    wait_until(has_ended, argument, "still running");
    int status = WIFEXITED(play.status) ? WEXITSTATUS(play.status) : 128 + WTERMSIG(play.status);
    if (status != atoi(argument)) {
        fprintf(stderr, "exit status %d\n", status);
        fail("another exit status");
    }
}

static void do_restored(void)
{
    struct termios now;
    if (tcgetattr(play.master, &now) < 0)
        fail("tcgetattr");
    if (now.c_lflag != play.before.c_lflag || now.c_iflag != play.before.c_iflag ||
        now.c_oflag != play.before.c_oflag ||
        memcmp(now.c_cc, play.before.c_cc, sizeof now.c_cc) != 0)
        fail("the terminal's modes differ");
    if (play.altscreen)
        fail("the alternate screen is left on");
    if (!play.cursor_visible)
        fail("the cursor is left hidden");
}

static void do_signal(const char *name)
{
    static const struct {
        const char *name;
        int number;
    } signals[] = { { "TERM", SIGTERM }, { "HUP", SIGHUP }, { "SEGV", SIGSEGV },
                    { "INT", SIGINT },   { "ABRT", SIGABRT },
                    { "QUIT", SIGQUIT } };
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        if (strcmp(signals[i].name, name) == 0) {
            kill(play.child, signals[i].number);
            return;
        }
    fail("no such signal");
}

static void do_env(const char *argument)
{
    char *copy = expand(argument);
    char *value = strchr(copy, '=');
    if (!value)
        fail("NAME=VALUE");
    *value++ = '\0';
    setenv(copy, value, 1);
    free(copy);
}

static void do_shell(const char *argument)
{
    char *command = expand(argument);
    int status = system(command);
    free(command);
    if (status)
        fail("the command failed");
}

/* A line of a file, `\xHH` being a byte. */
static void put_line(FILE *file, const char *line)
{
    unsigned byte;
    for (; *line; line++)
        if (sscanf(line, "\\x%2x", &byte) == 1) {
            fputc((int)byte, file);
            line += 3;
        } else {
            fputc(*line, file);
        }
    fputc('\n', file);
}

static void do_file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", play.tmp, name);
    FILE *file = fopen(path, "w");
    if (!file)
        fail("cannot write");
    size_t end = block_end();
    while (++play.at < end)
        put_line(file, play.lines.items[play.at]);
    fclose(file);
}

static void do_needs(const char *argument)
{
    char *path = expand(argument);
    bool there = access(path, R_OK) == 0;
    free(path);
    if (!there) {
        printf("%s: no %s here\n", play.story, argument);
        exit(SKIP);
    }
}

static void do_in(const char *argument)
{
    free(play.folder);
    play.folder = expand(argument);
}

/* A picture wants all that is still to be drawn. */
static void calm_down(void)
{
    size_t before;
    do {
        before = play.raw.len;
        pump(200);
    } while (play.raw.len != before);
}

static void do_picture(const char *name)
{
    calm_down();
    const char *folder = getenv("HOSO_PICTURES");
    char path[512];
    snprintf(path, sizeof path, "%s/%s.svg", folder ? folder : play.tmp, name);
    if (!picture_write(path, play.screen, play.rows, play.cols))
        fail("cannot write");
}

/* ---- the story ---- */

static void play_line(char *line)
{
    char *argument = line + strcspn(line, " ");
    if (*argument)
        *argument++ = '\0';
    char *verb = hoso_strdup(line);
    if (argument > line + strlen(verb))
        argument[-1] = ' '; /* the line whole again, for messages */
    if (strcmp(verb, "size") == 0)
        read_size(argument);
    else if (strcmp(verb, "env") == 0)
        do_env(argument);
    else if (strcmp(verb, "file") == 0)
        do_file(argument);
    else if (strcmp(verb, "needs") == 0)
        do_needs(argument);
    else if (strcmp(verb, "shell") == 0)
        do_shell(argument);
    else if (strcmp(verb, "in") == 0)
        do_in(argument);
    else if (strcmp(verb, "picture") == 0)
        do_picture(argument);
    else if (strcmp(verb, "run") == 0)
        do_run(argument);
    else if (strcmp(verb, "keys") == 0)
        do_keys(argument);
    else if (strcmp(verb, "type") == 0)
        send_bytes(argument, strlen(argument));
    else if (strcmp(verb, "click") == 0)
        do_click(argument);
    else if (strcmp(verb, "expect") == 0)
        wait_until(some_row_holds, argument, "does not come");
    else if (strcmp(verb, "row") == 0)
        wait_until(row_holds, argument, "does not come");
    else if (strcmp(verb, "absent") == 0)
        wait_until(no_row_holds, argument, "does not go");
    else if (strcmp(verb, "reverse") == 0)
        wait_until(stands_out, argument, "does not stand out");
    else if (strcmp(verb, "copied") == 0)
        wait_until(is_copied, argument, "is not copied");
    else if (strcmp(verb, "colourless") == 0)
        do_colourless();
    else if (strcmp(verb, "resize") == 0)
        do_resize(argument);
    else if (strcmp(verb, "signal") == 0)
        do_signal(argument);
    else if (strcmp(verb, "exit") == 0)
        do_exit(argument);
    else if (strcmp(verb, "restored") == 0)
        do_restored();
    else if (strcmp(verb, "screen") == 0) {
        wait_until(screen_is, argument, "another screen");
        play.at = block_end();
    } else
        fail("no such step");
    free(verb);
}

static void read_story(const char *path)
{
    struct hoso_buf bytes = HOSO_BUF_INIT;
    int failed = hoso_buf_read_file(&bytes, path, 0);
    if (failed) {
        fprintf(stderr, "%s: %s\n", path, strerror(failed));
        exit(1);
    }
    for (char *line = bytes.data, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        hoso_vec_push(&play.lines, hoso_memdup0(line, (size_t)(next - line)));
        next += *next == '\n';
    }
    hoso_buf_release(&bytes);
}

/* The hint for who starts the program for the first time is in its own story only. */
static void skip_hint(void)
{
    char command[sizeof play.tmp * 2 + 100];
    snprintf(command, sizeof command,
             "mkdir -p %s/.local/state/hoso && : >%s/.local/state/hoso/hint-seen", play.tmp, play.tmp);
    if (system(command))
        exit(SKIP);
}

/* A world of its own: home, caches, settings; the same locale and terminal everywhere. */
static void set_world(void)
{
    static const char *const unset[] = { "NO_COLOR", "COLORFGBG", "HOSO_CORPUS", "LANGUAGE",
                                         "LC_MESSAGES", "LANG", "HOSO_ASSETS", "XDG_CACHE_HOME",
                                         "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                         "XDG_STATE_HOME" };
    snprintf(play.tmp, sizeof play.tmp, "/tmp/hoso-story-XXXXXX");
    if (!mkdtemp(play.tmp))
        exit(1);
    for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++)
        unsetenv(unset[i]);
    setenv("HOME", play.tmp, 1);
    skip_hint();
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    signal(SIGPIPE, SIG_IGN);
}

static void forget_world(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", play.tmp);
    if (play.child > 0 && !play.ended) {
        kill(play.child, SIGKILL);
        waitpid(play.child, NULL, 0);
    }
    if (system(command))
        fputs("cannot tidy up\n", stderr);
}

int main(int argc, char **argv)
{
    play.top = getenv("HOSO_TEST_TOP");
    play.program = getenv("HOSO_TEST_PROGRAM");
    if (argc != 2 || !play.top || !play.program) {
        fputs("usage: HOSO_TEST_TOP=… HOSO_TEST_PROGRAM=… play STORY\n", stderr);
        return 2;
    }
    play.story = argv[1];
    read_story(play.story);
    set_world();
    atexit(forget_world);
    for (; play.at < play.lines.count; play.at++) {
        char *line = play.lines.items[play.at];
        if (line[0] && line[0] != '#')
            play_line(line);
    }
    return 0;
}
