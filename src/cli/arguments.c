/* The command line: one table of commands, one of options; --help is made from both. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "config.h"
#include "hoso/buf.h"
#include "hoso/cell.h"
#include "hoso/i18n.h"

static const struct hoso_cli_command commands[] = {
    { "index", N_("[PATH…]"), N_("read, find and store; then the rest is quick"), 0, false, true,
      hoso_cli_index },
    { "list", N_("[PATH…]"), N_("path, date, title"), 0, false, false, hoso_cli_list },
    { "search", N_("[-c|-l] QUERY [PATH…]"), N_("path:line:text; -l paths; -c articles and hits"),
      1, false, false, hoso_cli_search },
    { "entities", N_("[-t TYPE] [PATH…]"), N_("type, entity, mentions, articles, other names"), 0,
      false, false, hoso_cli_entities },
    { "mentions", N_("[-t TYPE] [--why] [PATH…]"), N_("path, start, end, type, entity, words"), 0,
      false, false, hoso_cli_mentions },
    { "compare", "A B", N_("shared, only A, only B; figures, dates, passages"), 2, true, false,
      hoso_cli_compare },
    { "related", N_("ARTICLE [PATH…]"), N_("path, score, reason, what they share"), 1, false, false,
      hoso_cli_related },
    { "notes", N_("[PATH…]"), N_("your stars, tags and notes, with path and passage"), 0, false,
      false, hoso_cli_notes },
};

enum option_value {
    OPTION_FORMAT = 256,
    OPTION_DB,
    OPTION_NO_DB,
    OPTION_LEXICON,
    OPTION_JOBS,
    OPTION_CONFIG,
    OPTION_NO_CONFIG,
    OPTION_WHY,
    OPTION_HELP,
    OPTION_VERSION
};

static const struct option_row {
    const char *name, *argument;
    int value;
    const char *help;
} options[] = {
    { "format", N_("FORMAT"), OPTION_FORMAT, N_("text, tsv, csv or json") },
    { "type", N_("TYPE"), 't', N_("only person, weapon, place or organisation") },
    { "count", NULL, 'c', N_("search: only the numbers of articles and hits") },
    { "list", NULL, 'l', N_("search: only the paths") },
    { "why", NULL, OPTION_WHY, N_("mentions: the rule or lexicon row that found each") },
    { "db", N_("FILE"), OPTION_DB, N_("keep the index in FILE") },
    { "no-db", NULL, OPTION_NO_DB, N_("keep the index in memory") },
    { "lexicon", N_("DIR"), OPTION_LEXICON, N_("add a folder of names, cues and rules") },
    { "jobs", "N", OPTION_JOBS, N_("threads that read (default: one per core)") },
    { "config", N_("FILE"), OPTION_CONFIG, N_("read this hosorc instead of your own") },
    { "no-config", NULL, OPTION_NO_CONFIG, N_("read no hosorc of your own") },
    { "help", NULL, OPTION_HELP, N_("this help") },
    { "version", NULL, OPTION_VERSION, N_("the version") },
};
enum { OPTION_COUNT = sizeof options / sizeof options[0], COMMAND_COLS = 40, OPTION_COLS = 20 };

/* One line of the help: WHAT, padded to COLS columns (not bytes, as printf would), TEXT. */
static void print_row(const char *what, int cols, const char *text)
{
    int width = hoso_cells_width(what, strlen(what));
    printf("  %s%*s %s\n", what, width < cols ? cols - width : 0, "", text);
}

static void option_name(struct hoso_buf *out, const struct option_row *option)
{
    if (option->value > 0 && option->value < OPTION_FORMAT)
        hoso_buf_addf(out, "-%c, ", option->value);
    hoso_buf_addf(out, "--%s", option->name);
    if (option->argument)
        hoso_buf_addf(out, "=%s", _(option->argument));
}

static void print_commands(void)
{
    struct hoso_buf line = HOSO_BUF_INIT;
    hoso_buf_addf(&line, "hoso [%s…] [%s…]", _("OPTION"), _("PATH"));
    printf("  %s\n", line.data);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        hoso_buf_clear(&line);
        hoso_buf_addf(&line, "hoso %-8s %s", commands[i].name, _(commands[i].usage));
        print_row(line.data, COMMAND_COLS, _(commands[i].help));
    }
    hoso_buf_release(&line);
}

static void print_help(void)
{
    struct hoso_buf name = HOSO_BUF_INIT;
    printf("%s\n\n", _("hoso opens a folder of news articles as a dossier: the articles, and who, with what\n"
                       "weapon, where."));
    print_commands();
    putchar('\n');
    for (int i = 0; i < OPTION_COUNT; i++) {
        hoso_buf_clear(&name);
        option_name(&name, &options[i]);
        print_row(name.data, OPTION_COLS, _(options[i].help));
    }
    printf("\n%s\n", _("Without PATH: $HOSO_CORPUS, else the sample articles.  Exit status: 0 found, 1 nothing\n"
                       "found, 2 error.  In the program ? shows the keys."));
    hoso_buf_release(&name);
}

static int wrong(const char *format, const char *what)
{
    char line[512];
    snprintf(line, sizeof line, format, what);
    hoso_cli_complain(line);
    return HOSO_EXIT_ERROR;
}

static int set_format(struct hoso_arguments *a, const char *name)
{
    static const char *const names[] = { "text", "tsv", "csv", "json" };
    for (int i = 0; i < 4; i++)
        if (strcmp(names[i], name) == 0) {
            a->format = (enum hoso_format)i;
            return -1;
        }
    return wrong(_("no format `%s`: text, tsv, csv or json"), name);
}

static int set_jobs(struct hoso_arguments *a, const char *number)
{
    char *end;
    long jobs = strtol(number, &end, 10);
    if (!*number || *end || jobs < 1 || jobs > 1024)
        return wrong(_("--jobs takes a number from 1 to 1024, not `%s`"), number);
    a->jobs = (int)jobs;
    return -1;
}

static int take_option(struct hoso_arguments *a, int value)
{
    switch (value) {
    case OPTION_FORMAT:
        return set_format(a, optarg);
    case OPTION_DB:
        a->db_path = optarg;
        break;
    case OPTION_NO_DB:
        a->no_db = true;
        break;
    case OPTION_LEXICON:
        hoso_vec_push(&a->lexicon_dirs, optarg);
        break;
    case OPTION_JOBS:
        return set_jobs(a, optarg);
    case OPTION_CONFIG:
        a->config = optarg;
        break;
    case OPTION_NO_CONFIG:
        a->no_config = true;
        break;
    case OPTION_WHY:
        a->why = true;
        break;
    case 't':
        a->type = optarg;
        break;
    case 'c':
        a->count_only = true;
        break;
    case 'l':
        a->list_only = true;
        break;
    case OPTION_HELP:
        print_help();
        return HOSO_EXIT_FOUND;
    case OPTION_VERSION:
        puts(PACKAGE_STRING);
        return HOSO_EXIT_FOUND;
    default:
        return HOSO_EXIT_ERROR;
    }
    return -1;
}

/* getopt's own messages, in the program's form. */
static int unknown_option(char **argv, int value)
{
    if (value == ':')
        return wrong(_("%s needs an argument"), argv[optind - 1]);
    char letter[3] = { '-', (char)optopt, '\0' };
    return wrong(_("no option %s: --help lists them"),
                 optopt > 0 && optopt < 256 ? letter : argv[optind - 1]);
}

static const struct hoso_cli_command *command_named(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* What is no option: the command's name, its words, the paths. */
static int take_rest(struct hoso_arguments *a, int argc, char **argv)
{
    if (optind < argc && (a->command = command_named(argv[optind])))
        optind++;
    for (int i = 0; a->command && i < a->command->word_count; i++) {
        if (optind >= argc) {
            char usage[128];
            snprintf(usage, sizeof usage, "hoso %s %s", a->command->name,
                     _(a->command->usage));
            return wrong(_("something is missing: %s"), usage);
        }
        hoso_vec_push(&a->words, argv[optind++]);
    }
    for (; optind < argc; optind++)
        hoso_vec_push(&a->paths, argv[optind]);
    if (a->command && a->command->in_memory && a->paths.count)
        return wrong(_("one thing too many: %s"), a->paths.items[0]);
    return -1;
}

int hoso_arguments_parse(struct hoso_arguments *a, int argc, char **argv)
{
    struct option longs[OPTION_COUNT + 1] = { 0 };
    for (int i = 0; i < OPTION_COUNT; i++)
        longs[i] = (struct option){ options[i].name,
                                    options[i].argument ? required_argument : no_argument, NULL,
                                    options[i].value };
    memset(a, 0, sizeof *a);
    opterr = 0;
    for (int value; (value = getopt_long(argc, argv, ":t:cl", longs, NULL)) != -1;) {
        int status = value == '?' || value == ':' ? unknown_option(argv, value)
                                                  : take_option(a, value);
        if (status >= 0)
            return status;
    }
    return take_rest(a, argc, argv);
}

void hoso_arguments_release(struct hoso_arguments *a)
{
    hoso_vec_release(&a->words);
    hoso_vec_release(&a->paths);
    hoso_vec_release(&a->lexicon_dirs);
}
