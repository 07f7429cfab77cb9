/* What the reader can set: options, keys, colours.  Read from hosorc files, which hold
 * commands (command.h), one a line: `set`, `bind`, `color`, `source`.  The built-in
 * assets/hosorc is read first, by the same parser: it is the list of defaults.
 * May use base.  One thread. */
#ifndef HOSO_SETTINGS_H
#define HOSO_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/command.h"
#include "hoso/messages.h"
#include "hoso/status.h"

/* id, name, type (BOOL; NUMBER with its range; CHOICE with its words), default, help */
#define HOSO_OPTION_LIST(X)                                                                        \
    X(WATCH, "watch", BOOL, 0, 1, NULL, 1, N_("changed, new and removed files show by themselves"))  \
    X(COPIES, "group-copies", BOOL, 0, 1, NULL, 1, N_("one row for articles with the same text")) \
    X(MOUSE, "mouse", BOOL, 0, 1, NULL, 0, N_("clicks and the wheel"))                             \
    X(THEME, "theme", CHOICE, 0, 0, "auto dark light", 0, N_("colours for a dark or a light terminal")) \
    X(COLORS, "colors", CHOICE, 0, 0, "auto 256 16 none", 0, N_("how many colours to use"))        \
    X(TEXT_WIDTH, "text-width", NUMBER, 20, 1000, NULL, 100, N_("longest line of text, in columns")) \
    X(BARS, "bars", CHOICE, 0, 0, "auto blocks digits", 0, N_("bars drawn as blocks or as digits")) \
    X(RESUME, "resume", BOOL, 0, 1, NULL, 1, N_("start where the last session ended"))

enum hoso_option {
#define X(id, ...) HOSO_OPTION_##id,
    HOSO_OPTION_LIST(X)
#undef X
    HOSO_OPTION_COUNT
};

enum hoso_bar_style { HOSO_BARS_AUTO, HOSO_BARS_BLOCKS, HOSO_BARS_DIGITS };
enum hoso_theme { HOSO_THEME_AUTO, HOSO_THEME_DARK, HOSO_THEME_LIGHT };
enum hoso_colors { HOSO_COLORS_AUTO, HOSO_COLORS_256, HOSO_COLORS_16, HOSO_COLORS_NONE };

/* What is drawn in a colour of its own.  Types of entities name a role as their colour;
 * a type the reader adds may name a new one. */
#define HOSO_ROLE_LIST(X)                                                                          \
    X(NORMAL, "normal")                                                                            \
    X(DIM, "dim")                                                                                  \
    X(TITLE, "title")               /* a pane's title */                                           \
    X(TITLE_FOCUS, "title-focus")   /* the focused pane's */                                       \
    X(HEADLINE, "headline")         /* an article's title in its text */                           \
    X(HEADING, "heading")           /* a section of a list */                                      \
    X(BAR, "bar")                   /* status bar */                                               \
    X(KEY, "key")                   /* a key in the key bar */                                     \
    X(FRAME, "frame")               /* lines between panes */                                      \
    X(CURSOR, "cursor")             /* the row under the cursor in the focused pane */             \
    X(CURSOR_IDLE, "cursor-idle")   /* in the others */                                            \
    X(PERSON, "person")                                                                            \
    X(WEAPON, "weapon")                                                                            \
    X(PLACE, "place")                                                                              \
    X(ORGANISATION, "organisation")                                                                \
    X(LIT, "lit")                   /* added to the other mentions of its entity */               \
    X(CURRENT, "current")           /* added to the current mention */                             \
    X(HIT, "hit")                   /* added to hits */                                            \
    X(HIT_CURRENT, "hit-current")                                                                  \
    X(PASSAGE, "passage")           /* added to what both texts say */                             \
    X(PASSAGE_CURRENT, "passage-current")                                                          \
    X(NOTE, "note")                 /* added to a passage with a note */                           \
    X(SELECTED, "selected")         /* added to the passage being marked */                        \
    X(LETTER, "letter")             /* of a mention's type, where there is no colour */            \
    X(STAR, "star")                                                                                \
    X(PROMPT, "prompt")                                                                            \
    X(ERROR, "error")

enum hoso_role {
#define X(id, name) HOSO_ROLE_##id,
    HOSO_ROLE_LIST(X)
#undef X
    HOSO_ROLE_COUNT,
    HOSO_ROLE_MAX = 64 /* with those the reader adds */
};

enum hoso_attribute {
    HOSO_BOLD = 1 << 0,
    HOSO_UNDERLINE = 1 << 1,
    HOSO_REVERSE = 1 << 2,
    HOSO_FAINT = 1 << 3,
    HOSO_ITALIC = 1 << 4
};
struct hoso_style {
    short fg256, bg256; /* colour numbers, -1 for the terminal's own */
    short fg16, bg16;
    unsigned attributes;
    unsigned plain; /* attributes where there is no colour */
};

struct hoso_settings;
struct hoso_settings *hoso_settings_new(void);
void hoso_settings_free(struct hoso_settings *settings);

/* Reads a file of commands.  Wrong lines go to MESSAGES as file:line: what; the rest is
 * used.  HOSO_IO where the file cannot be read. */
enum hoso_status hoso_settings_read(struct hoso_settings *settings, const char *path,
                                    struct hoso_messages *messages, struct hoso_error *err);

/* Reads a theme: `color` lines that the reader's own, wherever they stand, override. */
enum hoso_status hoso_settings_read_theme(struct hoso_settings *settings, const char *path,
                                          struct hoso_messages *messages, struct hoso_error *err);

/* Splits a line `NAME ARGUMENT`: the command, and in *ARGUMENT where its argument starts
 * in LINE ("" for none).  HOSO_SYNTAX for an unknown command. */
enum hoso_status hoso_settings_parse(enum hoso_command *command, const char **argument,
                                     const char *line, struct hoso_error *err);
/* Runs `set`, `bind`, `color` or `source`; HOSO_INVALID for another command. */
enum hoso_status hoso_settings_run(struct hoso_settings *settings, enum hoso_command command,
                                   const char *argument, struct hoso_messages *messages,
                                   struct hoso_error *err);

/* BOOL: 0 or 1; NUMBER: itself; CHOICE: index of the word. */
int hoso_settings_option(const struct hoso_settings *settings, enum hoso_option option);
/* Grows whenever anything is set. */
unsigned hoso_settings_generation(const struct hoso_settings *settings);

struct hoso_binding {
    uint32_t key;
    enum hoso_context context;
    enum hoso_command command;
    char *argument; /* "" for none */
};
/* What KEY does in CONTEXT: its own binding, else that for all; NULL for none. */
const struct hoso_binding *hoso_settings_binding(const struct hoso_settings *settings,
                                                 enum hoso_context context, uint32_t key);
/* Binding number I in the order they were made, NULL past the last. */
const struct hoso_binding *hoso_settings_binding_at(const struct hoso_settings *settings,
                                                    size_t i);

/* Role by name, or -1. */
int hoso_settings_role(const struct hoso_settings *settings, const char *name);
size_t hoso_settings_role_count(const struct hoso_settings *settings);
struct hoso_style hoso_settings_style(const struct hoso_settings *settings, size_t role);

#endif
