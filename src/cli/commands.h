/* The commands, one file each; each prints its rows and returns the exit status. */
#ifndef HOSO_CLI_COMMANDS_H
#define HOSO_CLI_COMMANDS_H

#include "hoso/cli.h"

int hoso_cli_index(struct hoso_session *session, const struct hoso_arguments *arguments);
int hoso_cli_list(struct hoso_session *session, const struct hoso_arguments *arguments);
int hoso_cli_search(struct hoso_session *session, const struct hoso_arguments *arguments);
int hoso_cli_entities(struct hoso_session *session, const struct hoso_arguments *arguments);
int hoso_cli_mentions(struct hoso_session *session, const struct hoso_arguments *arguments);
int hoso_cli_compare(struct hoso_session *session, const struct hoso_arguments *arguments);
int hoso_cli_related(struct hoso_session *session, const struct hoso_arguments *arguments);
int hoso_cli_notes(struct hoso_session *session, const struct hoso_arguments *arguments);
/* What is printed where standard output is no terminal. */
int hoso_cli_digest(struct hoso_session *session, const struct hoso_arguments *arguments);

/* The type that -t names: its index, -1 for all; false (said) for none such. */
bool hoso_cli_type(int *type, struct hoso_session *session,
                   const struct hoso_arguments *arguments);
/* The article that the reader means by PATH: by the path as opened, else by the file it
 * is; 0 (said) for none. */
int64_t hoso_cli_article(struct hoso_session *session, const char *path);

#endif
