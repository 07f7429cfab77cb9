/* Surfaces are curses windows, each with a panel.  A look becomes attributes and a colour
 * pair through a table that is filled as pairs are first needed.  What gives the terminal
 * back after a crash is written out beforehand (`restore_bytes`), since a signal handler
 * may not call curses. */
#include "term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <panel.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/mem.h"

/* curses' macros that clash with plain names */
#undef lines
#undef columns

enum { CODE_META_LEFT = KEY_MAX + 1, CODE_META_RIGHT, CODE_META_UP, CODE_META_DOWN };

struct hoso_surface {
    WINDOW *window;
    PANEL *panel;
    struct hoso_rect rect;
};

static struct {
    bool started;
    SCREEN *screen;
    struct termios before;
    char restore_bytes[256];
    size_t restore_len;
    int colours; /* 256, 16, 8 or 0 */
    struct hoso_style styles[HOSO_ROLE_MAX];
    struct pair_row {
        short fg, bg;
    } pairs[256];
    short pair_count;
    struct hoso_surface *cursor_surface;
    int cursor_row, cursor_col;
    bool caret_shown;
} term;

/* Set by the handler, which also writes to the pipe: a signal that comes just before the
 * wait must end it too. */
static volatile sig_atomic_t ended, resized;
static int wake[2] = { -1, -1 };

static bool take_size(void);

/* ---- giving the terminal back, whatever happens ---- */

static int collect(int c)
{
    if (term.restore_len < sizeof term.restore_bytes)
        term.restore_bytes[term.restore_len++] = (char)c;
    return c;
}

/* Leaves nothing of ours on the terminal; async-signal-safe. */
static void restore_now(void)
{
    if (!term.started)
        return;
    term.started = false;
    if (write(STDOUT_FILENO, term.restore_bytes, term.restore_len) < 0)
        return;
    tcsetattr(STDOUT_FILENO, TCSANOW, &term.before);
}

static void on_crash(int number)
{
    restore_now();
    signal(number, SIG_DFL);
    raise(number);
}

static void on_signal(int number)
{
    int saved = errno;
    if (number == SIGWINCH)
        resized = 1;
    else
        ended = number;
    ssize_t written = write(wake[1], "", 1); /* a full pipe ends the wait, too */
    (void)written;
    errno = saved;
}

static void catch_signals(void)
{
    static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };
    static char stack[64 * 1024];
    sigaltstack(&(stack_t){ .ss_sp = stack, .ss_size = sizeof stack }, NULL);
    if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) < 0)
        wake[0] = wake[1] = -1;
    struct sigaction crash = { .sa_handler = on_crash, .sa_flags = SA_ONSTACK | SA_RESETHAND };
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
        sigaction(crashes[i], &crash, NULL);
    struct sigaction end = { .sa_handler = on_signal };
    sigaction(SIGWINCH, &end, NULL); /* curses' own would miss a size that comes back */
    sigaction(SIGTERM, &end, NULL);
    sigaction(SIGHUP, &end, NULL);
    sigaction(SIGINT, &end, NULL);
    sigaction(SIGQUIT, &end, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void prepare_restore(void)
{
    static const char *const names[] = { "sgr0", "rmkx", "cnorm", "rmcup" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *bytes = tigetstr(names[i]);
        if (bytes && bytes != (char *)-1)
            tputs(bytes, 1, collect);
    }
}

/* ---- start and stop ---- */

/* Keys that terminals send but terminfo often does not tell. */
static void define_keys(void)
{
    define_key("\033[1;3D", CODE_META_LEFT);
    define_key("\033[1;3C", CODE_META_RIGHT);
    define_key("\033\033[D", CODE_META_LEFT);
    define_key("\033\033[C", CODE_META_RIGHT);
    define_key("\033[1;3A", CODE_META_UP);
    define_key("\033[1;3B", CODE_META_DOWN);
    define_key("\033[Z", KEY_BTAB);
}

/* ^C, ^\, ^S and ^Q are keys like others; ^Z stays job control. */
static void free_control_keys(void)
{
    struct termios now;
    if (tcgetattr(STDIN_FILENO, &now) < 0)
        return;
    now.c_cc[VINTR] = now.c_cc[VQUIT] = _POSIX_VDISABLE;
    now.c_iflag &= ~(tcflag_t)(IXON | ICRNL);
    tcsetattr(STDIN_FILENO, TCSANOW, &now);
    def_prog_mode();
}

enum hoso_status hoso_term_start(struct hoso_error *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
        tcgetattr(STDOUT_FILENO, &term.before) < 0)
        return hoso_error_set(err, HOSO_INVALID, _("standard input and output are no terminal"));
    const char *name = getenv("TERM");
    if (!name || !(term.screen = newterm(NULL, stdout, stdin)))
        return hoso_error_set(err, HOSO_INVALID,
                              _("the terminal `%s` is not known here"),
                              name ? name : "");
    if (!tigetstr("cup") || tigetstr("cup") == (char *)-1) {
        endwin();
        delscreen(term.screen);
        return hoso_error_set(err, HOSO_INVALID, _("the terminal `%s` cannot place its cursor"),
                              name);
    }
    prepare_restore();
    term.started = true;
    catch_signals();
    hoso_mem_on_exhausted(restore_now);
    cbreak();
    noecho();
    nonl();
    free_control_keys();
    set_escdelay(25);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    define_keys();
    leaveok(stdscr, FALSE);
    refresh();
    return HOSO_OK;
}

void hoso_term_stop(void)
{
    if (!term.started)
        return;
    hoso_term_mouse(false);
    endwin();
    delscreen(term.screen);
    term.started = false;
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &term.before);
    hoso_mem_on_exhausted(NULL);
}

int hoso_term_ended(void)
{
    return ended;
}

int hoso_term_rows(void)
{
    return getmaxy(stdscr);
}

int hoso_term_cols(void)
{
    return getmaxx(stdscr);
}

void hoso_term_redraw(void)
{
    clearok(curscr, TRUE);
}

/* ---- clipboard and editor ---- */

enum { COPY_MAX_BYTES = 74994 }; /* what xterm takes: 100,000 bytes with the rest around it */

static void encode_base64(struct hoso_buf *out, const char *bytes, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *in = (const unsigned char *)bytes;
    for (size_t i = 0; i < len; i += 3) {
        size_t left = len - i;
        uint32_t triple = (uint32_t)in[i] << 16 | (left > 1 ? (uint32_t)in[i + 1] << 8 : 0) |
                          (left > 2 ? in[i + 2] : 0);
        hoso_buf_addch(out, digits[triple >> 18]);
        hoso_buf_addch(out, digits[triple >> 12 & 63]);
        hoso_buf_addch(out, left > 1 ? digits[triple >> 6 & 63] : '=');
        hoso_buf_addch(out, left > 2 ? digits[triple & 63] : '=');
    }
}

/* These show what they do not know. */
static bool has_no_clipboard(const char *name)
{
    return !name || strncmp(name, "vt", 2) == 0 || strcmp(name, "linux") == 0 ||
           strcmp(name, "dumb") == 0 || strncmp(name, "sun", 3) == 0;
}

bool hoso_term_copy(const char *text, size_t len)
{
    if (len > COPY_MAX_BYTES || has_no_clipboard(getenv("TERM")))
        return false;
    struct hoso_buf sequence = HOSO_BUF_INIT;
    hoso_buf_addstr(&sequence, "\033]52;c;");
    encode_base64(&sequence, text, len);
    hoso_buf_addstr(&sequence, "\a");
    fwrite(sequence.data, 1, sequence.len, stdout); /* curses' own stream: in order */
    fflush(stdout);
    hoso_buf_release(&sequence);
    return true;
}

/* Between fork and exec nothing but what may be called there. */
static void run_editor(const char *path)
{
    static const int caught[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGWINCH };
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++)
        signal(caught[i], SIG_DFL);
    execl("/bin/sh", "sh", "-c", "exec ${VISUAL:-${EDITOR:-vi}} \"$0\"", path, (char *)NULL);
    _exit(127);
}

bool hoso_term_edit(const char *path)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN }, interrupt, quit;
    int status = -1;
    def_prog_mode();
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &term.before);
    sigaction(SIGINT, &ignore, &interrupt); /* ^C is the editor's */
    sigaction(SIGQUIT, &ignore, &quit);
    pid_t editor = fork();
    if (editor == 0)
        run_editor(path);
    while (editor > 0 && waitpid(editor, &status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    reset_prog_mode();
    resized = 1; /* the terminal may be another size now */
    take_size();
    refresh();
    return editor > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* ---- colours ---- */

static int colour_count(int wanted)
{
    const char *no_color = getenv("NO_COLOR");
    if (wanted == HOSO_COLORS_NONE || (wanted == HOSO_COLORS_AUTO && no_color && *no_color))
        return 0;
    if (!has_colors() || start_color() == ERR)
        return 0;
    use_default_colors();
    if (wanted == HOSO_COLORS_16 || COLORS < 256)
        return COLORS < 16 ? 8 : 16;
    return 256;
}

void hoso_term_style(const struct hoso_settings *settings)
{
    term.colours = colour_count(hoso_settings_option(settings, HOSO_OPTION_COLORS));
    term.pair_count = 0;
    for (size_t i = 0; i < hoso_settings_role_count(settings); i++)
        term.styles[i] = hoso_settings_style(settings, i);
}

int hoso_term_colours(void)
{
    return term.colours;
}

static short pair_for(short fg, short bg)
{
    if (fg < 0 && bg < 0)
        return 0;
    for (short i = 0; i < term.pair_count; i++)
        if (term.pairs[i].fg == fg && term.pairs[i].bg == bg)
            return (short)(i + 1);
    int room = COLOR_PAIRS - 1 < 255 ? COLOR_PAIRS - 1 : 255;
    if (term.pair_count >= room)
        return 0;
    short pair = (short)(term.pair_count + 1);
    if (init_pair(pair, fg, bg) == ERR)
        return 0;
    term.pairs[term.pair_count++] = (struct pair_row){ fg, bg };
    return pair;
}

static attr_t attributes_of(unsigned attributes)
{
    return (attributes & HOSO_BOLD ? A_BOLD : 0) | (attributes & HOSO_UNDERLINE ? A_UNDERLINE : 0) |
           (attributes & HOSO_REVERSE ? A_REVERSE : 0) | (attributes & HOSO_FAINT ? A_DIM : 0) |
           (attributes & HOSO_ITALIC ? A_ITALIC : 0);
}

/* A colour of 16 on a terminal with 8: the bright ones are the plain ones, bold. */
static short colour_of(const struct hoso_style *style, bool bg, unsigned *attributes)
{
    if (term.colours == 256)
        return bg ? style->bg256 : style->fg256;
    short number = bg ? style->bg16 : style->fg16;
    if (term.colours == 8 && number >= 8) {
        number = (short)(number - 8);
        if (!bg && number) /* bright black, dimmed text, would vanish as black */
            *attributes |= HOSO_BOLD;
        else if (!bg)
            number = -1;
    }
    return number;
}

static void use_look(WINDOW *window, struct hoso_look look)
{
    const struct hoso_style *base = &term.styles[look.base], *over = &term.styles[look.over];
    if (!term.colours) {
        wattr_set(window, attributes_of(base->plain | over->plain), 0, NULL);
        return;
    }
    unsigned attributes = base->attributes | over->attributes;
    short fg = colour_of(over, false, &attributes), bg = colour_of(over, true, &attributes);
    if (fg < 0)
        fg = colour_of(base, false, &attributes);
    if (bg < 0)
        bg = colour_of(base, true, &attributes);
    wattr_set(window, attributes_of(attributes), pair_for(fg, bg), NULL);
}

/* ---- keys ---- */

/* Takes the terminal's size over; what it showed may be lost even where that is the old one. */
static bool take_size(void)
{
    struct winsize size;
    char bytes[64];
    while (read(wake[0], bytes, sizeof bytes) > 0)
        continue;
    if (!resized)
        return false;
    resized = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
        resizeterm(size.ws_row, size.ws_col);
    hoso_term_redraw();
    return true;
}

bool hoso_term_wait(int fd, int timeout_ms)
{
    struct pollfd fds[] = { { .fd = STDIN_FILENO, .events = POLLIN },
                            { .fd = wake[0], .events = POLLIN },
                            { .fd = fd, .events = POLLIN } };
    int ready = poll(fds, 3, timeout_ms); /* a negative descriptor is passed over */
    if (ready < 0 && errno != EINTR)
        ended = SIGHUP;
    if (ready > 0 && fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
        ended = SIGHUP;
    return take_size();
}

static uint32_t function_key(wint_t code)
{
    static const struct {
        wint_t code;
        uint32_t key;
    } keys[] = {
        { KEY_UP, HOSO_KEY_UP },
        { KEY_DOWN, HOSO_KEY_DOWN },
        { KEY_LEFT, HOSO_KEY_LEFT },
        { KEY_RIGHT, HOSO_KEY_RIGHT },
        { KEY_HOME, HOSO_KEY_HOME },
        { KEY_END, HOSO_KEY_END },
        { KEY_PPAGE, HOSO_KEY_PAGE_UP },
        { KEY_NPAGE, HOSO_KEY_PAGE_DOWN },
        { KEY_BACKSPACE, HOSO_KEY_BACKSPACE },
        { KEY_DC, HOSO_KEY_DELETE },
        { KEY_IC, HOSO_KEY_INSERT },
        { KEY_BTAB, HOSO_KEY_BACK_TAB },
        { KEY_ENTER, HOSO_KEY_ENTER },
        { KEY_RESIZE, HOSO_KEY_RESIZE },
        { KEY_MOUSE, HOSO_KEY_MOUSE },
        { CODE_META_LEFT, HOSO_KEY_LEFT | HOSO_KEY_META },
        { CODE_META_RIGHT, HOSO_KEY_RIGHT | HOSO_KEY_META },
        { CODE_META_UP, HOSO_KEY_UP | HOSO_KEY_META },
        { CODE_META_DOWN, HOSO_KEY_DOWN | HOSO_KEY_META },
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i].code == code)
            return keys[i].key;
    if (code >= (wint_t)KEY_F(1) && code <= (wint_t)KEY_F(12))
        return HOSO_KEY_F1 + code - (wint_t)KEY_F(1);
    return HOSO_KEY_NONE;
}

uint32_t hoso_term_key(void)
{
    wint_t code;
    int kind = get_wch(&code);
    if (kind == ERR)
        return HOSO_KEY_NONE;
    if (kind == KEY_CODE_YES)
        return function_key(code);
    if (code == 0x7f || code == 8)
        return HOSO_KEY_BACKSPACE;
    if (code == '\n')
        return HOSO_KEY_ENTER;
    if (code != HOSO_KEY_ESC)
        return (uint32_t)code;
    uint32_t next = hoso_term_key(); /* Esc with a key right behind it is Meta */
    return next == HOSO_KEY_NONE || next == HOSO_KEY_ESC ? HOSO_KEY_ESC : next | HOSO_KEY_META;
}

/* Pressed only: where clicks are asked for too, ncurses makes a second event of one that was
 * let go after its press was read. */
static const mmask_t mouse_events = BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED;

void hoso_term_mouse(bool on)
{
    mousemask(on ? mouse_events : 0, NULL);
    mouseinterval(0);
}

bool hoso_term_mouse_event(struct hoso_mouse *mouse)
{
    MEVENT event;
    if (getmouse(&event) != OK || !(event.bstate & mouse_events))
        return false;
    *mouse = (struct hoso_mouse){ event.y, event.x,
                                  event.bstate & BUTTON4_PRESSED   ? -1
                                  : event.bstate & BUTTON5_PRESSED ? 1
                                                                   : 0 };
    return true;
}

/* ---- surfaces ---- */

struct hoso_surface *hoso_surface_new(void)
{
    struct hoso_surface *surface = hoso_calloc(1, sizeof *surface);
    surface->window = newwin(1, 1, 0, 0);
    surface->panel = surface->window ? new_panel(surface->window) : NULL;
    if (surface->panel)
        hide_panel(surface->panel);
    return surface;
}

void hoso_surface_free(struct hoso_surface *surface)
{
    if (!surface)
        return;
    if (term.cursor_surface == surface)
        term.cursor_surface = NULL;
    if (surface->panel)
        del_panel(surface->panel);
    if (surface->window)
        delwin(surface->window);
    free(surface);
}

void hoso_surface_place(struct hoso_surface *surface, struct hoso_rect rect)
{
    int rows = hoso_term_rows(), cols = hoso_term_cols();
    if (rect.row + rect.rows > rows)
        rect.rows = rows - rect.row;
    if (rect.col + rect.cols > cols)
        rect.cols = cols - rect.col;
    bool hidden = rect.rows <= 0 || rect.cols <= 0 || !surface->panel;
    surface->rect = hidden ? (struct hoso_rect){ 0 } : rect;
    if (hidden) {
        if (surface->panel)
            hide_panel(surface->panel);
        return;
    }
    WINDOW *w = surface->window;
    if (getmaxy(w) != rect.rows || getmaxx(w) != rect.cols || getbegy(w) != rect.row ||
        getbegx(w) != rect.col) { /* a window of its own size each time: no half-moved states */
        WINDOW *other = newwin(rect.rows, rect.cols, rect.row, rect.col);
        if (!other)
            return;
        replace_panel(surface->panel, other);
        delwin(w);
        surface->window = other;
    }
    werase(surface->window);
    if (panel_hidden(surface->panel))
        show_panel(surface->panel);
}

void hoso_surface_raise(struct hoso_surface *surface)
{
    if (surface->rect.rows)
        top_panel(surface->panel);
}

struct hoso_rect hoso_surface_rect(const struct hoso_surface *surface)
{
    return surface->rect;
}

void hoso_surface_put(struct hoso_surface *surface, int row, int col, struct hoso_look look,
                      const char *shown, size_t len)
{
    if (row < 0 || row >= surface->rect.rows || col < 0 || col >= surface->rect.cols || !len)
        return;
    use_look(surface->window, look);
    mvwaddnstr(surface->window, row, col, shown, (int)len);
}

void hoso_surface_fill(struct hoso_surface *surface, int row, int col, int cols,
                       struct hoso_look look)
{
    if (row < 0 || row >= surface->rect.rows || col < 0 || col >= surface->rect.cols)
        return;
    if (cols > surface->rect.cols - col)
        cols = surface->rect.cols - col;
    use_look(surface->window, look);
    for (int i = 0; i < cols; i++)
        mvwaddch(surface->window, row, col + i, ' ');
}

void hoso_surface_vline(struct hoso_surface *surface, int col, struct hoso_look look)
{
    for (int row = 0; row < surface->rect.rows; row++)
        hoso_surface_put(surface, row, col, look, "│", strlen("│"));
}

void hoso_surface_frame(struct hoso_surface *surface, struct hoso_look look)
{
    static const char *const corners[] = { "┌", "┐", "└", "┘" };
    int bottom = surface->rect.rows - 1, right = surface->rect.cols - 1;
    for (int col = 1; col < right; col++) {
        hoso_surface_put(surface, 0, col, look, "─", strlen("─"));
        hoso_surface_put(surface, bottom, col, look, "─", strlen("─"));
    }
    for (int row = 1; row < bottom; row++) {
        hoso_surface_put(surface, row, 0, look, "│", strlen("│"));
        hoso_surface_put(surface, row, right, look, "│", strlen("│"));
    }
    for (int i = 0; i < 4; i++)
        hoso_surface_put(surface, i < 2 ? 0 : bottom, i % 2 ? right : 0, look, corners[i],
                         strlen(corners[i]));
}

/* ---- to the screen ---- */

void hoso_term_cursor(struct hoso_surface *surface, int row, int col, bool visible)
{
    term.cursor_surface = surface;
    term.cursor_row = row;
    term.cursor_col = col;
    term.caret_shown = surface && visible;
}

void hoso_term_flush(void)
{
    struct hoso_surface *at = term.cursor_surface;
    update_panels();
    curs_set(term.caret_shown ? 1 : 0);
    if (at && at->rect.rows) {
        int row = at->rect.row + term.cursor_row, col = at->rect.col + term.cursor_col;
        if (row < hoso_term_rows() && col < hoso_term_cols())
            wmove(newscr, row, col);
    }
    doupdate();
}
