/* Options are an array of numbers by enum; bindings a vector in the order they were
 * made, a later one for the same key and context taking the place of the earlier; styles
 * an array by role, with the names of roles that the reader added, once for the theme and
 * once for the reader's own, which win. */
#include "hoso/settings.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/datafile.h"
#include "hoso/key.h"
#include "hoso/mem.h"

enum option_type { BOOL, NUMBER, CHOICE };

static const struct option_row {
    const char *name;
    enum option_type type;
    int low, high;
    const char *words;
    int initial;
    const char *help;
} option_rows[] = {
#define X(id, name, type, low, high, words, initial, help)                                         \
    [HOSO_OPTION_##id] = { name, type, low, high, words, initial, help },
    HOSO_OPTION_LIST(X)
#undef X
};

static const char *const role_names[HOSO_ROLE_COUNT] = {
#define X(id, name) [HOSO_ROLE_##id] = name,
    HOSO_ROLE_LIST(X)
#undef X
};

struct hoso_settings {
    int options[HOSO_OPTION_COUNT];
    struct bindings HOSO_VEC(struct hoso_binding) bindings;
    struct style_layer {
        struct hoso_style styles[HOSO_ROLE_MAX];
        bool set[HOSO_ROLE_MAX];
    } theme, own;
    bool in_theme; /* `color` lines go to the theme */
    char *names[HOSO_ROLE_MAX]; /* of the roles; the first HOSO_ROLE_COUNT are built in */
    size_t role_count;
    unsigned generation;
    unsigned depth; /* of nested `source` */
};

struct hoso_settings *hoso_settings_new(void)
{
    struct hoso_settings *s = hoso_calloc(1, sizeof *s);
    for (int i = 0; i < HOSO_OPTION_COUNT; i++)
        s->options[i] = option_rows[i].initial;
    s->role_count = HOSO_ROLE_COUNT;
    for (size_t i = 0; i < HOSO_ROLE_COUNT; i++)
        s->names[i] = hoso_strdup(role_names[i]);
    return s;
}

void hoso_settings_free(struct hoso_settings *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->bindings.count; i++)
        free(s->bindings.items[i].argument);
    hoso_vec_release(&s->bindings);
    for (size_t i = 0; i < s->role_count; i++)
        free(s->names[i]);
    free(s);
}

/* ---- words of a line ---- */

/* Cuts the next word off *AT, in place; "" at the end. */
static char *next_word(char **at)
{
    char *word = *at + strspn(*at, " \t");
    char *end = word + strcspn(word, " \t");
    *at = *end ? end + 1 : end;
    *end = '\0';
    return word;
}

static char *trimmed(char *s)
{
    s += strspn(s, " \t");
    size_t len = strlen(s);
    while (len && strchr(" \t", s[len - 1]))
        s[--len] = '\0';
    return s;
}

enum hoso_status hoso_settings_parse(enum hoso_command *command, const char **argument,
                                     const char *line, struct hoso_error *err)
{
    line += strspn(line, " \t:");
    size_t len = strcspn(line, " \t");
    char *name = hoso_memdup0(line, len);
    *command = hoso_command_find(name);
    if (strcmp(name, "q") == 0) /* what fingers know from vim and less */
        *command = HOSO_COMMAND_QUIT;
    if (strcmp(name, "q!") == 0 || strcmp(name, "qa") == 0)
        *command = HOSO_COMMAND_QUIT_ALL;
    enum hoso_status status = HOSO_OK;
    if (*command == HOSO_COMMAND_NONE)
        status = hoso_error_set(err, HOSO_SYNTAX, _("no command `%s`"), name);
    free(name);
    *argument = line + len + strspn(line + len, " \t");
    return status;
}

/* ---- set ---- */

static int word_index(const char *words, const char *word)
{
    size_t len = strlen(word);
    int index = 0;
    for (const char *at = words; *at; index++) {
        size_t n = strcspn(at, " ");
        if (n == len && strncmp(at, word, n) == 0)
            return index;
        at += n + strspn(at + n, " ");
    }
    return -1;
}

/* What is wrong leaves VALUE as it was. */
static enum hoso_status option_value(int *value, const struct option_row *row, const char *word,
                                     struct hoso_error *err)
{
    if (row->type == CHOICE || row->type == BOOL) {
        const char *words = row->type == BOOL ? "off on" : row->words;
        int index = word_index(words, word);
        if (index < 0)
            return hoso_error_set(err, HOSO_SYNTAX, _("%s is one of: %s"), row->name, words);
        *value = index;
        return HOSO_OK;
    }
    char *end;
    long number = strtol(word, &end, 10);
    if (*word && !*end && number >= row->low && number <= row->high) {
        *value = (int)number;
        return HOSO_OK;
    }
    return hoso_error_set(err, HOSO_SYNTAX, _("%s is a number from %d to %d"), row->name, row->low,
                          row->high);
}

static enum hoso_status run_set(struct hoso_settings *s, char *argument, struct hoso_error *err)
{
    char *name = next_word(&argument);
    for (int i = 0; i < HOSO_OPTION_COUNT; i++)
        if (strcmp(option_rows[i].name, name) == 0)
            return option_value(&s->options[i], &option_rows[i], trimmed(argument), err);
    return hoso_error_set(err, HOSO_SYNTAX, _("no option `%s`"), name);
}

/* ---- bind ---- */

static int context_find(const char *name)
{
    for (int i = 0; i < HOSO_CONTEXT_COUNT; i++)
        if (strcmp(hoso_context_name((enum hoso_context)i), name) == 0)
            return i;
    return -1;
}

static void unbind(struct hoso_settings *s, enum hoso_context context, uint32_t key)
{
    for (size_t i = 0; i < s->bindings.count; i++) {
        struct hoso_binding *b = &s->bindings.items[i];
        if (b->context != context || b->key != key)
            continue;
        free(b->argument);
        memmove(b, b + 1, (--s->bindings.count - i) * sizeof *b);
        return;
    }
}

static enum hoso_status run_bind(struct hoso_settings *s, char *argument, struct hoso_error *err)
{
    char *where = next_word(&argument);
    int context = context_find(where);
    if (context < 0)
        return hoso_error_set(err, HOSO_SYNTAX, _("no pane `%s`"), where);
    char *name = next_word(&argument);
    uint32_t key = hoso_key_parse(name);
    if (key == HOSO_KEY_NONE)
        return hoso_error_set(err, HOSO_SYNTAX, _("no key `%s`"), name);
    char *line = trimmed(argument);
    if (strcmp(line, "none") == 0) {
        unbind(s, (enum hoso_context)context, key);
        return HOSO_OK;
    }
    enum hoso_command command;
    const char *rest;
    enum hoso_status status = hoso_settings_parse(&command, &rest, line, err);
    if (status)
        return status;
    unbind(s, (enum hoso_context)context, key);
    hoso_vec_push(&s->bindings, ((struct hoso_binding){ key, (enum hoso_context)context, command,
                                                        hoso_strdup(rest) }));
    return HOSO_OK;
}

/* ---- color ---- */

static bool colour_number(short *number, const char *word, int highest)
{
    static const char names[] = "black red green yellow blue magenta cyan white";
    if (strcmp(word, "default") == 0) {
        *number = -1;
        return true;
    }
    bool bright = strncmp(word, "bright-", 7) == 0;
    int index = word_index(names, bright ? word + 7 : word);
    if (index >= 0) {
        *number = (short)(index + (bright ? 8 : 0));
        return true;
    }
    char *end;
    long value = strtol(word, &end, 10);
    *number = (short)value;
    return *word && !*end && value >= 0 && value <= highest;
}

/* `75/cyan`: the colour among 256 and among 16; `default` alone for both. */
static bool colour_pair(short *of256, short *of16, char *word)
{
    char *slash = strchr(word, '/');
    if (slash)
        *slash = '\0';
    return colour_number(of256, word, 255) && colour_number(of16, slash ? slash + 1 : word, 15);
}

static bool attributes(struct hoso_style *style, char *argument)
{
    for (char *word; *(word = next_word(&argument));) {
        unsigned *to = &style->attributes;
        if (strncmp(word, "plain:", 6) == 0) {
            to = &style->plain;
            word += 6;
        }
        int index = word_index("bold underline reverse faint italic", word);
        if (index < 0)
            return false;
        *to |= 1U << index;
    }
    return true;
}

static int role_for(struct hoso_settings *s, const char *name)
{
    int role = hoso_settings_role(s, name);
    if (role < 0 && s->role_count < HOSO_ROLE_MAX && *name) {
        role = (int)s->role_count++;
        s->names[role] = hoso_strdup(name);
    }
    return role;
}

static enum hoso_status run_color(struct hoso_settings *s, char *argument, struct hoso_error *err)
{
    struct hoso_style style = { -1, -1, -1, -1, 0, 0 };
    char *name = next_word(&argument);
    char *fg = next_word(&argument);
    char *bg = next_word(&argument);
    if (!colour_pair(&style.fg256, &style.fg16, fg) || !colour_pair(&style.bg256, &style.bg16, bg))
        return hoso_error_set(err, HOSO_SYNTAX,
                              _("a colour is `default`, a name or a number: `75/cyan`"));
    if (!attributes(&style, argument))
        return hoso_error_set(err, HOSO_SYNTAX,
                              _("attributes are bold, underline, reverse, faint, italic"));
    int role = role_for(s, name);
    if (role < 0)
        return hoso_error_set(err, HOSO_LIMIT, _("too many colours"));
    struct style_layer *layer = s->in_theme ? &s->theme : &s->own;
    layer->styles[role] = style;
    layer->set[role] = true;
    return HOSO_OK;
}

/* ---- files ---- */

enum hoso_status hoso_settings_run(struct hoso_settings *s, enum hoso_command command,
                                   const char *argument, struct hoso_messages *messages,
                                   struct hoso_error *err)
{
    char *copy = hoso_strdup(argument);
    enum hoso_status status;
    switch (command) {
    case HOSO_COMMAND_SET:
        status = run_set(s, copy, err);
        break;
    case HOSO_COMMAND_BIND:
        status = run_bind(s, copy, err);
        break;
    case HOSO_COMMAND_COLOR:
        status = run_color(s, copy, err);
        break;
    case HOSO_COMMAND_SOURCE:
        status = hoso_settings_read(s, trimmed(copy), messages, err);
        break;
    default:
        status = hoso_error_set(err, HOSO_INVALID, _("`%s` is a command for the screen only"),
                                hoso_command_info(command)->name);
    }
    free(copy);
    s->generation++;
    return status;
}

static void run_line(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct hoso_settings *s = ctx;
    struct hoso_error err;
    enum hoso_command command;
    const char *argument;
    char *line = trimmed(row->cells[0]);
    if (hoso_settings_parse(&command, &argument, line, &err) ||
        hoso_settings_run(s, command, argument, messages, &err))
        hoso_datafile_complain(row, messages, "%s", err.text);
}

enum hoso_status hoso_settings_read(struct hoso_settings *s, const char *path,
                                    struct hoso_messages *messages, struct hoso_error *err)
{
    if (s->depth >= 8)
        return hoso_error_set(err, HOSO_LIMIT, _("%s: too many files within files"), path);
    s->depth++;
    enum hoso_status status = hoso_datafile_read_lines(path, run_line, messages, s, err);
    s->depth--;
    return status;
}

enum hoso_status hoso_settings_read_theme(struct hoso_settings *s, const char *path,
                                          struct hoso_messages *messages, struct hoso_error *err)
{
    memset(&s->theme, 0, sizeof s->theme);
    s->in_theme = true;
    enum hoso_status status = hoso_settings_read(s, path, messages, err);
    s->in_theme = false;
    s->generation++;
    return status;
}

/* ---- what is set ---- */

int hoso_settings_option(const struct hoso_settings *s, enum hoso_option option)
{
    return s->options[option];
}

unsigned hoso_settings_generation(const struct hoso_settings *s)
{
    return s->generation;
}

const struct hoso_binding *hoso_settings_binding(const struct hoso_settings *s,
                                                 enum hoso_context context, uint32_t key)
{
    const struct hoso_binding *general = NULL;
    for (size_t i = 0; i < s->bindings.count; i++) {
        const struct hoso_binding *b = &s->bindings.items[i];
        if (b->key == key && b->context == context)
            return b;
        if (b->key == key && b->context == HOSO_CONTEXT_ALL)
            general = b;
    }
    return general;
}

const struct hoso_binding *hoso_settings_binding_at(const struct hoso_settings *s, size_t i)
{
    return i < s->bindings.count ? &s->bindings.items[i] : NULL;
}

int hoso_settings_role(const struct hoso_settings *s, const char *name)
{
    for (size_t i = 0; i < s->role_count; i++)
        if (strcmp(s->names[i], name) == 0)
            return (int)i;
    return -1;
}

size_t hoso_settings_role_count(const struct hoso_settings *s)
{
    return s->role_count;
}

struct hoso_style hoso_settings_style(const struct hoso_settings *s, size_t role)
{
    if (s->own.set[role])
        return s->own.styles[role];
    if (s->theme.set[role])
        return s->theme.styles[role];
    return (struct hoso_style){ -1, -1, -1, -1, 0, 0 };
}
