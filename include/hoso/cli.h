/* The command line: arguments taken apart, one function per command, rows printed as
 * text, tsv, csv or json.  May use app and what is below. */
#ifndef HOSO_CLI_H
#define HOSO_CLI_H

#include <stdbool.h>

#include "hoso/session.h"
#include "hoso/vec.h"

enum hoso_format { HOSO_FORMAT_TEXT, HOSO_FORMAT_TSV, HOSO_FORMAT_CSV, HOSO_FORMAT_JSON };

/* Exit statuses of every command. */
enum { HOSO_EXIT_FOUND = 0, HOSO_EXIT_NOTHING = 1, HOSO_EXIT_ERROR = 2 };

struct hoso_words HOSO_VEC(const char *);

struct hoso_cli_command;

/* What the command line says; strings are borrowed from argv. */
struct hoso_arguments {
    const struct hoso_cli_command *command; /* NULL: browse */
    struct hoso_words words;                /* QUERY, A, B, ARTICLE: what stands before the paths */
    struct hoso_words paths;
    struct hoso_words lexicon_dirs;
    enum hoso_format format;
    const char *db_path;
    bool no_db;
    int jobs;
    const char *config;
    const char *type;    /* -t: key or letter of an entity type */
    bool count_only;     /* -c */
    bool list_only;      /* -l */
    bool why;            /* --why */
    bool no_config;      /* --no-config */
};

/* One row per command: how it is called, what it does. */
struct hoso_cli_command {
    const char *name;
    const char *usage;  /* what follows its name */
    const char *help;   /* to be translated */
    int word_count;     /* words before the paths */
    bool in_memory;     /* its few paths are no corpus to keep an index of */
    bool looks_at_all;  /* at every file of a large corpus, changed folders or not */
    int (*run)(struct hoso_session *session, const struct hoso_arguments *arguments);
};

/* Takes ARGV apart.  Returns -1 to go on; else the exit status of what is done already
 * (--help, --version) or wrong (said on standard error). */
int hoso_arguments_parse(struct hoso_arguments *arguments, int argc, char **argv);
void hoso_arguments_release(struct hoso_arguments *arguments);

/* Waits until the corpus is read (with a progress line where standard error is a terminal),
 * runs the command, prints the messages, returns the exit status. */
int hoso_cli_run(struct hoso_session *session, const struct hoso_arguments *arguments,
                 struct hoso_messages *messages);

/* `hoso: …` on standard error, whatever the text holds made harmless. */
void hoso_cli_complain(const char *text);
void hoso_cli_print_messages(struct hoso_messages *messages);

#endif
