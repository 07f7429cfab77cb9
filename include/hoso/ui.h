/* The screens: everything between a session and the reader at the keyboard.
 * May use app and what is below; only term.c includes curses. */
#ifndef HOSO_UI_H
#define HOSO_UI_H

#include "hoso/messages.h"
#include "hoso/session.h"
#include "hoso/settings.h"

/* Browses SESSION until the reader leaves; MESSAGES (of the start) are shown on demand, and
 * later ones added.  CORPUS_NAME is shown in the status bar; STATE_PATH is the file that says
 * where the last session ended, read and written unless the settings say otherwise.  HOSO_INVALID with ERR where
 * there is no terminal to do it on; HOSO_CANCELLED where a signal ended it: *SIGNAL says
 * which, for the caller to die of. */
enum hoso_status hoso_ui_run(struct hoso_session *session, struct hoso_settings *settings,
                             const char *corpus_name, const char *state_path,
                             struct hoso_messages *messages,
                             int *signal, struct hoso_error *err);

#endif
