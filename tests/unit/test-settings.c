/* app: keys, commands, options, bindings, colours. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "hoso/key.h"
#include "hoso/settings.h"

START_TEST(key_names_go_there_and_back)
{
    static const char *const names[] = { "a", "]", "G", "Enter", "Tab", "S-Tab", "Esc", "Space",
                                         "PgDn", "F1", "F12", "^L", "M-Left", "M-x", "đ", "?" };
    char name[HOSO_KEY_NAME_BYTES];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        uint32_t key = hoso_key_parse(names[i]);
        ck_assert_msg(key != HOSO_KEY_NONE, "%s", names[i]);
        ck_assert_str_eq(hoso_key_name(name, key), names[i]);
    }
}
END_TEST

START_TEST(key_parse_refuses_what_is_no_key)
{
    static const char *const names[] = { "", "ab", "F13", "F0", "M-", "Entr", "^", "\xff", "S-x" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], "^") != 0) /* a caret alone is the key itself */
            ck_assert_msg(hoso_key_parse(names[i]) == HOSO_KEY_NONE, "%s", names[i]);
    ck_assert_uint_eq(hoso_key_parse("^"), '^');
}
END_TEST

START_TEST(commands_are_found_by_their_names)
{
    for (int i = 0; i < HOSO_COMMAND_COUNT; i++)
        ck_assert_int_eq(hoso_command_find(hoso_command_info((enum hoso_command)i)->name), i);
    ck_assert_int_eq(hoso_command_find("no-such"), HOSO_COMMAND_NONE);
}
END_TEST

static enum hoso_status run(struct hoso_settings *s, const char *line, struct hoso_error *err)
{
    enum hoso_command command;
    const char *argument;
    struct hoso_messages messages = { 0 };
    enum hoso_status status = hoso_settings_parse(&command, &argument, line, err);
    if (!status)
        status = hoso_settings_run(s, command, argument, &messages, err);
    hoso_messages_release(&messages);
    return status;
}

START_TEST(options_take_what_they_may)
{
    struct hoso_error err;
    struct hoso_settings *s = hoso_settings_new();
    ck_assert_int_eq(hoso_settings_option(s, HOSO_OPTION_TEXT_WIDTH), 100);
    ck_assert_int_eq(run(s, "set text-width 72", &err), HOSO_OK);
    ck_assert_int_eq(hoso_settings_option(s, HOSO_OPTION_TEXT_WIDTH), 72);
    ck_assert_int_eq(run(s, "set text-width 5", &err), HOSO_SYNTAX);
    ck_assert_int_eq(run(s, "set text-width 72x", &err), HOSO_SYNTAX);
    ck_assert_int_eq(run(s, "set text-width", &err), HOSO_SYNTAX);
    ck_assert_int_eq(hoso_settings_option(s, HOSO_OPTION_TEXT_WIDTH), 72);
    ck_assert_int_eq(run(s, "set mouse on", &err), HOSO_OK);
    ck_assert_int_eq(hoso_settings_option(s, HOSO_OPTION_MOUSE), 1);
    ck_assert_int_eq(run(s, "set mouse maybe", &err), HOSO_SYNTAX);
    ck_assert_int_eq(run(s, "set theme light", &err), HOSO_OK);
    ck_assert_int_eq(run(s, "set theme pink", &err), HOSO_SYNTAX);
    ck_assert_int_eq(hoso_settings_option(s, HOSO_OPTION_THEME), HOSO_THEME_LIGHT);
    ck_assert_int_eq(run(s, "set mouse maybe", &err), HOSO_SYNTAX);
    ck_assert_int_eq(hoso_settings_option(s, HOSO_OPTION_MOUSE), 1);
    ck_assert_int_eq(hoso_settings_option(s, HOSO_OPTION_THEME), HOSO_THEME_LIGHT);
    ck_assert_int_eq(run(s, "set nothing 1", &err), HOSO_SYNTAX);
    ck_assert_str_eq(err.text, "no option `nothing`");
    hoso_settings_free(s);
}
END_TEST

START_TEST(a_later_binding_takes_the_place_of_the_earlier)
{
    struct hoso_error err;
    struct hoso_settings *s = hoso_settings_new();
    ck_assert_int_eq(run(s, "bind all j down", &err), HOSO_OK);
    ck_assert_int_eq(run(s, "bind text j page-down", &err), HOSO_OK);
    ck_assert_int_eq(run(s, "bind all s search person:kim", &err), HOSO_OK);
    ck_assert_int_eq(hoso_settings_binding(s, HOSO_CONTEXT_TEXT, 'j')->command,
                     HOSO_COMMAND_PAGE_DOWN);
    ck_assert_int_eq(hoso_settings_binding(s, HOSO_CONTEXT_ARTICLES, 'j')->command,
                     HOSO_COMMAND_DOWN);
    ck_assert_str_eq(hoso_settings_binding(s, HOSO_CONTEXT_TEXT, 's')->argument, "person:kim");
    ck_assert_int_eq(run(s, "bind all j up", &err), HOSO_OK);
    ck_assert_int_eq(hoso_settings_binding(s, HOSO_CONTEXT_ARTICLES, 'j')->command,
                     HOSO_COMMAND_UP);
    ck_assert_int_eq(run(s, "bind all j none", &err), HOSO_OK);
    ck_assert_ptr_null(hoso_settings_binding(s, HOSO_CONTEXT_ARTICLES, 'j'));
    ck_assert_int_eq(run(s, "bind nowhere j down", &err), HOSO_SYNTAX);
    ck_assert_int_eq(run(s, "bind all nokey down", &err), HOSO_SYNTAX);
    ck_assert_int_eq(run(s, "bind all x nothing", &err), HOSO_SYNTAX);
    ck_assert_int_eq(run(s, "bind", &err), HOSO_SYNTAX);
    hoso_settings_free(s);
}
END_TEST

START_TEST(colours_are_names_numbers_or_both)
{
    struct hoso_error err;
    struct hoso_settings *s = hoso_settings_new();
    ck_assert_int_eq(run(s, "color person 215/yellow default bold plain:underline", &err),
                     HOSO_OK);
    struct hoso_style style = hoso_settings_style(s, HOSO_ROLE_PERSON);
    ck_assert_int_eq(style.fg256, 215);
    ck_assert_int_eq(style.fg16, 3);
    ck_assert_int_eq(style.bg256, -1);
    ck_assert_uint_eq(style.attributes, HOSO_BOLD);
    ck_assert_uint_eq(style.plain, HOSO_UNDERLINE);
    ck_assert_int_eq(run(s, "color ship bright-blue default", &err), HOSO_OK);
    int ship = hoso_settings_role(s, "ship");
    ck_assert_int_ge(ship, HOSO_ROLE_COUNT);
    ck_assert_int_eq(hoso_settings_style(s, (size_t)ship).fg16, 12);
    ck_assert_int_eq(run(s, "color person 256 default", &err), HOSO_SYNTAX);
    ck_assert_int_eq(run(s, "color person red", &err), HOSO_SYNTAX);
    ck_assert_int_eq(run(s, "color person red default shiny", &err), HOSO_SYNTAX);
    hoso_settings_free(s);
}
END_TEST

START_TEST(screen_commands_are_not_for_files)
{
    struct hoso_error err;
    struct hoso_settings *s = hoso_settings_new();
    ck_assert_int_eq(run(s, "quit", &err), HOSO_INVALID);
    ck_assert_int_eq(run(s, "fly", &err), HOSO_SYNTAX);
    ck_assert_str_eq(err.text, "no command `fly`");
    hoso_settings_free(s);
}
END_TEST

static void write_file(const char *path, const char *bytes)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(bytes, file);
    fclose(file);
}

START_TEST(a_wrong_line_is_said_and_the_rest_is_used)
{
    char path[] = "/tmp/hoso-test-XXXXXX";
    close(mkstemp(path));
    write_file(path, "set mouse on\nset theme purple\n# comment\nbind all z search\n");
    struct hoso_settings *s = hoso_settings_new();
    struct hoso_messages messages = { 0 };
    struct hoso_error err;
    ck_assert_int_eq(hoso_settings_read(s, path, &messages, &err), HOSO_OK);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_ptr_nonnull(strstr(messages.items[0], ":2: theme is one of: auto dark light"));
    ck_assert_ptr_nonnull(hoso_settings_binding(s, HOSO_CONTEXT_ALL, 'z'));
    hoso_messages_release(&messages);
    unlink(path);
    ck_assert_int_eq(hoso_settings_read(s, path, &messages, &err), HOSO_IO);
    hoso_settings_free(s);
}
END_TEST

START_TEST(a_file_that_reads_itself_ends)
{
    char path[] = "/tmp/hoso-test-XXXXXX", bytes[64];
    close(mkstemp(path));
    snprintf(bytes, sizeof bytes, "source %s\n", path);
    write_file(path, bytes);
    struct hoso_settings *s = hoso_settings_new();
    struct hoso_messages messages = { 0 };
    ck_assert_int_eq(hoso_settings_read(s, path, &messages, NULL), HOSO_OK);
    ck_assert_uint_eq(messages.count, 1);
    hoso_messages_release(&messages);
    hoso_settings_free(s);
    unlink(path);
}
END_TEST

START_TEST(the_readers_colours_win_over_a_theme)
{
    char path[] = "/tmp/hoso-test-XXXXXX";
    close(mkstemp(path));
    write_file(path, "color person red default\ncolor place blue default\n");
    struct hoso_settings *s = hoso_settings_new();
    struct hoso_messages messages = { 0 };
    struct hoso_error err;
    ck_assert_int_eq(run(s, "color person green default", &err), HOSO_OK);
    ck_assert_int_eq(hoso_settings_read_theme(s, path, &messages, &err), HOSO_OK);
    ck_assert_int_eq(hoso_settings_style(s, HOSO_ROLE_PERSON).fg16, 2);
    ck_assert_int_eq(hoso_settings_style(s, HOSO_ROLE_PLACE).fg16, 4);
    hoso_settings_free(s);
    unlink(path);
}
END_TEST

START_TEST(the_built_in_files_have_no_mistakes)
{
    static const char *const files[] = { "assets/hosorc", "assets/themes/dark",
                                         "assets/themes/light" };
    struct hoso_settings *s = hoso_settings_new();
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char path[4096];
        struct hoso_messages messages = { 0 };
        struct hoso_error err;
        snprintf(path, sizeof path, "%s/%s", HOSO_SRCDIR, files[i]);
        ck_assert_int_eq(hoso_settings_read(s, path, &messages, &err), HOSO_OK);
        ck_assert_msg(messages.count == 0, "%s", messages.count ? messages.items[0] : "");
    }
    /* no theme names a role that nothing is drawn in */
    ck_assert_uint_eq(hoso_settings_role_count(s), HOSO_ROLE_COUNT);
    hoso_settings_free(s);
}
END_TEST

/* What is laid over names keeps their colour, so its own must be another one; and bold black
 * is grey on many a terminal. */
static void check_colours(const struct hoso_settings *s, const char *theme)
{
    for (int role = 0; role < HOSO_ROLE_COUNT; role++) {
        struct hoso_style style = hoso_settings_style(s, role);
        ck_assert_msg(!(style.attributes & HOSO_BOLD) || style.fg16 != 0,
                      "%s: role %d is bold black", theme, role);
        bool over = role >= HOSO_ROLE_LIT && role <= HOSO_ROLE_SELECTED;
        for (int type = HOSO_ROLE_PERSON; over && type <= HOSO_ROLE_ORGANISATION; type++) {
            struct hoso_style name = hoso_settings_style(s, type);
            ck_assert_msg(style.bg256 == -1 || style.fg256 != -1 || style.bg256 != name.fg256,
                          "%s: role %d hides names of role %d", theme, role, type);
            ck_assert_msg(style.bg16 == -1 || style.fg16 != -1 || style.bg16 != name.fg16,
                          "%s: role %d hides names of role %d in 16 colours", theme, role, type);
        }
    }
}

START_TEST(names_can_be_read_on_every_ground)
{
    static const char *const themes[] = { "dark", "light" };
    for (size_t i = 0; i < sizeof themes / sizeof themes[0]; i++) {
        char path[4096];
        struct hoso_messages messages = { 0 };
        struct hoso_error err;
        struct hoso_settings *s = hoso_settings_new();
        snprintf(path, sizeof path, "%s/assets/themes/%s", HOSO_SRCDIR, themes[i]);
        ck_assert_int_eq(hoso_settings_read_theme(s, path, &messages, &err), HOSO_OK);
        check_colours(s, themes[i]);
        hoso_settings_free(s);
    }
}
END_TEST

UNIT_MAIN("settings", key_names_go_there_and_back, key_parse_refuses_what_is_no_key,
          commands_are_found_by_their_names, options_take_what_they_may,
          a_later_binding_takes_the_place_of_the_earlier, colours_are_names_numbers_or_both,
          screen_commands_are_not_for_files, a_wrong_line_is_said_and_the_rest_is_used,
          a_file_that_reads_itself_ends, the_readers_colours_win_over_a_theme,
          the_built_in_files_have_no_mistakes, names_can_be_read_on_every_ground)
