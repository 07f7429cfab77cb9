/* Lines to read over the view: the help, made from the tables of commands and keys, and the
 * messages. */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/mem.h"
#include "hoso/wrap.h"

struct pager_line {
    enum hoso_role role; /* of the key */
    char *key;           /* "" for a line of text only */
    char *text;
};

/* A row of the screen: a piece of a line's key and one of its text. */
struct pager_row {
    size_t line;
    struct hoso_span key, text;
};

struct hoso_pager {
    const char *title;
    struct pager_lines HOSO_VEC(struct pager_line) lines;
    struct pager_rows HOSO_VEC(struct pager_row) rows; /* the lines, wrapped at `cols` */
    int cols;
    size_t top;  /* row in sight first */
    int in_sight; /* rows */
};

static void add_line(struct hoso_pager *pager, enum hoso_role role, const char *key,
                     const char *text)
{
    hoso_vec_push(&pager->lines,
                  ((struct pager_line){ role, hoso_strdup(key), hoso_strdup(text) }));
}

/* ---- help ---- */

/* All keys of a command, `j Down`; with the pane's name where only one has it. */
static void keys_of(const struct hoso_ui *ui, enum hoso_command command, struct hoso_buf *out)
{
    const struct hoso_binding *b;
    char name[HOSO_KEY_NAME_BYTES];
    for (size_t i = 0; (b = hoso_settings_binding_at(ui->settings, i)); i++)
        if (b->command == command)
            hoso_buf_addf(out, "%s%s", out->len ? " " : "", hoso_key_name(name, b->key));
}

static void add_command(struct hoso_ui *ui, enum hoso_command command)
{
    const struct hoso_command_info *info = hoso_command_info(command);
    struct hoso_buf keys = HOSO_BUF_INIT, text = HOSO_BUF_INIT;
    keys_of(ui, command, &keys);
    hoso_buf_addf(&text, "%s   :%s%s%s", _(info->help), info->name, *info->argument ? " " : "",
                  *info->argument ? _(info->argument) : "");
    add_line(ui->pager, HOSO_ROLE_KEY, keys.data, text.data);
    hoso_buf_release(&keys);
    hoso_buf_release(&text);
}

static void add_query_language(struct hoso_ui *ui)
{
    static const struct {
        const char *form, *help;
    } rows[] = {
        { N_("missile range"), N_("all these words; without marks they find any marks") },
        { N_("\"a phrase\""), N_("the words side by side") },
        { "/KN-2[345]/", N_("a regular expression (PCRE2)") },
        { "person: weapon: place: org:", N_("articles that mention such an entity; short p: w: l: o:") },
        { "title: path: date:2023-08..", N_("in the title, the path, between dates") },
        { "stated:2023-08", N_("the text states such a date") },
        { "a OR b   -a   ( … )", N_("either; not; together") },
    };
    add_line(ui->pager, HOSO_ROLE_HEADING, "", "");
    add_line(ui->pager, HOSO_ROLE_HEADING, "", _("What / understands"));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        add_line(ui->pager, HOSO_ROLE_KEY, _(rows[i].form), _(rows[i].help));
}

static void fill_help(struct hoso_ui *ui)
{
    for (int section = 0; section < HOSO_SECTION_COUNT; section++) {
        if (section)
            add_line(ui->pager, HOSO_ROLE_NORMAL, "", "");
        add_line(ui->pager, HOSO_ROLE_HEADING, "", _(hoso_section_name((enum hoso_section)section)));
        for (int i = 0; i < HOSO_COMMAND_COUNT; i++)
            if (hoso_command_info((enum hoso_command)i)->section == (enum hoso_section)section)
                add_command(ui, (enum hoso_command)i);
    }
    add_query_language(ui);
}

/* ---- the pager ---- */

enum { KEY_COLS = 26 };

static int key_cols(int cols)
{
    return cols >= 60 ? KEY_COLS : cols / 3;
}

static void wrap_line(struct hoso_pager *p, size_t at)
{
    const struct pager_line *line = &p->lines.items[at];
    bool keyed = line->role == HOSO_ROLE_KEY;
    struct hoso_spans keys = { 0 }, texts = { 0 };
    hoso_wrap(&keys, line->key, strlen(line->key), key_cols(p->cols));
    hoso_wrap(&texts, line->text, strlen(line->text),
              keyed ? p->cols - key_cols(p->cols) - 3 : p->cols - 2);
    for (size_t i = 0; !i || i < keys.count || i < texts.count; i++) {
        static const struct hoso_span none = { 0, 0 };
        hoso_vec_push(&p->rows, ((struct pager_row){ at, i < keys.count ? keys.items[i] : none,
                                                     i < texts.count ? texts.items[i] : none }));
    }
    hoso_vec_release(&keys);
    hoso_vec_release(&texts);
}

/* Wraps at COLS; what stood on top stays there. */
static void wrap_lines(struct hoso_pager *p, int cols)
{
    if (p->cols == cols)
        return;
    size_t line = p->top < p->rows.count ? p->rows.items[p->top].line : 0;
    p->cols = cols;
    hoso_vec_clear(&p->rows);
    for (size_t i = 0; i < p->lines.count; i++)
        wrap_line(p, i);
    for (p->top = 0; p->top < p->rows.count && p->rows.items[p->top].line < line; p->top++)
        continue;
}

static void draw_piece(struct hoso_ui *ui, int row, int col, int cols, enum hoso_role role,
                       const char *text, struct hoso_span span)
{
    char *piece = hoso_memdup0(text + span.start, span.end - span.start);
    hoso_draw_text(ui->overlay_surface, row, col, cols, LOOK(role), piece);
    free(piece);
}

static void draw_row(struct hoso_ui *ui, struct hoso_rect inside, int row,
                     const struct pager_row *r)
{
    const struct pager_line *line = &ui->pager->lines.items[r->line];
    int col = inside.col + 1, cols = inside.cols - 2, keys = key_cols(inside.cols);
    if (line->role != HOSO_ROLE_KEY) {
        draw_piece(ui, row, col, cols, line->role, line->text, r->text);
        return;
    }
    draw_piece(ui, row, col, keys, HOSO_ROLE_KEY, line->key, r->key);
    draw_piece(ui, row, col + keys + 1, cols - keys - 1, HOSO_ROLE_NORMAL, line->text, r->text);
}

static void pager_draw(struct hoso_ui *ui)
{
    struct hoso_pager *p = ui->pager;
    struct hoso_rect inside = hoso_ui_overlay_box(ui, 60, 100, p->title);
    wrap_lines(p, inside.cols);
    p->in_sight = inside.rows;
    size_t room = inside.rows > 0 ? (size_t)inside.rows : 0;
    if (p->top + room > p->rows.count)
        p->top = p->rows.count > room ? p->rows.count - room : 0;
    for (size_t i = 0; i < room && p->top + i < p->rows.count; i++)
        draw_row(ui, inside, inside.row + (int)i, &p->rows.items[p->top + i]);
    char seen[32];
    snprintf(seen, sizeof seen, " %zu%% ", p->rows.count > room ? (p->top + room) * 100 /
                                                                      p->rows.count : 100);
    if (p->rows.count > room) /* in the frame below */
        hoso_draw_right(ui->overlay_surface, inside.row + inside.rows, inside.cols, inside.cols,
                        LOOK(HOSO_ROLE_DIM), seen);
    hoso_term_cursor(ui->overlay_surface, inside.row, inside.col, false);
}

/* Moves as everywhere; any key that means leaving leaves. */
static void pager_key(struct hoso_ui *ui, uint32_t key)
{
    struct hoso_pager *p = ui->pager;
    const struct hoso_binding *b = hoso_settings_binding(ui->settings, HOSO_CONTEXT_TEXT, key);
    enum hoso_command command = b ? b->command : HOSO_COMMAND_NONE;
    struct hoso_list window = { .cursor = p->top };
    switch (command) {
    case HOSO_COMMAND_QUIT:
    case HOSO_COMMAND_CLEAR:
    case HOSO_COMMAND_HELP:
    case HOSO_COMMAND_OPEN:
    case HOSO_COMMAND_MESSAGES:
        hoso_ui_close_overlay(ui);
        break;
    case HOSO_COMMAND_QUIT_ALL:
        ui->quit = true;
        break;
    default:
        if (hoso_list_command(&window, p->rows.count, p->in_sight, command))
            p->top = window.cursor;
    }
}

static void pager_close(struct hoso_ui *ui)
{
    for (size_t i = 0; i < ui->pager->lines.count; i++) {
        free(ui->pager->lines.items[i].key);
        free(ui->pager->lines.items[i].text);
    }
    hoso_vec_release(&ui->pager->lines);
    hoso_vec_release(&ui->pager->rows);
    free(ui->pager);
    ui->pager = NULL;
}

static const struct hoso_overlay pager_overlay = {
    .draw = pager_draw,
    .key = pager_key,
    .close = pager_close,
    .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_QUIT, N_("leave") },
                                            { HOSO_COMMAND_PAGE_DOWN, N_("page down") },
                                            { HOSO_COMMAND_PAGE_UP, N_("page up") },
                                            { HOSO_COMMAND_NONE, NULL } }
};

static struct hoso_pager *pager_open(struct hoso_ui *ui, const char *title)
{
    hoso_ui_open_overlay(ui, &pager_overlay);
    ui->pager = hoso_calloc(1, sizeof *ui->pager);
    ui->pager->title = title;
    return ui->pager;
}

void hoso_pager_open_help(struct hoso_ui *ui)
{
    pager_open(ui, _("Keys and commands"));
    fill_help(ui);
}

void hoso_pager_open_messages(struct hoso_ui *ui)
{
    hoso_session_take_messages(ui->session, ui->messages);
    pager_open(ui, _("Messages"));
    for (size_t i = 0; i < ui->messages->count; i++)
        add_line(ui->pager, HOSO_ROLE_NORMAL, "", ui->messages->items[i]);
    if (!ui->messages->count)
        add_line(ui->pager, HOSO_ROLE_DIM, "", _("no messages"));
}
