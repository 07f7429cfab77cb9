/* The terminal.  term.c alone includes curses; everything else draws on surfaces, in
 * looks, with text that cell.h has made harmless.  One terminal, one thread. */
#ifndef HOSO_UI_TERM_H
#define HOSO_UI_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/settings.h"
#include "hoso/status.h"

struct hoso_rect {
    int row, col, rows, cols;
};

/* How a piece of text looks: a role, and one laid over it (colours it does not give come
 * from the first, attributes add up).  HOSO_ROLE_NORMAL over anything adds nothing. */
struct hoso_look {
    unsigned char base, over;
};
#define LOOK(role) ((struct hoso_look){ (unsigned char)(role), HOSO_ROLE_NORMAL })

/* Takes the terminal over.  However the program ends from here on, a crash included, the
 * terminal is given back as it was.  HOSO_INVALID where it is none or too poor for it. */
enum hoso_status hoso_term_start(struct hoso_error *err);
void hoso_term_stop(void);
/* Makes colours of the settings' styles; again whenever they change. */
void hoso_term_style(const struct hoso_settings *settings);
/* How many there are to use, 0 for none. */
int hoso_term_colours(void);
void hoso_term_mouse(bool on);
/* The signal (SIGTERM, SIGHUP; SIGHUP too where the terminal is gone) that ends the program; 0. */
int hoso_term_ended(void);
int hoso_term_rows(void);
int hoso_term_cols(void);
/* Draws everything anew at the next flush. */
void hoso_term_redraw(void);

/* Hands TEXT to the terminal's clipboard (OSC 52); false where it is too long for that or the
 * terminal is known to have none. */
bool hoso_term_copy(const char *text, size_t len);
/* Gives the terminal to the reader's editor ($VISUAL, $EDITOR, vi) for the file at PATH, and
 * takes it back; false where the editor says that it failed. */
bool hoso_term_edit(const char *path);

/* Waits for a key, for FD to become readable or for TIMEOUT_MS (-1: for ever); true where the
 * terminal's size has changed, and all is to be drawn. */
bool hoso_term_wait(int fd, int timeout_ms);
/* The next key typed, HOSO_KEY_NONE where none waits. */
uint32_t hoso_term_key(void);
struct hoso_mouse {
    int row, col;
    int wheel; /* -1 up, 1 down, 0 a click */
};
/* The event behind HOSO_KEY_MOUSE. */
bool hoso_term_mouse_event(struct hoso_mouse *mouse);

/* A rectangle of the screen with a depth: later ones, and raised ones, lie on top. */
struct hoso_surface;
struct hoso_surface *hoso_surface_new(void);
void hoso_surface_free(struct hoso_surface *surface);
/* Moves, resizes, empties and shows; no rows or columns: hides. */
void hoso_surface_place(struct hoso_surface *surface, struct hoso_rect rect);
void hoso_surface_raise(struct hoso_surface *surface);
struct hoso_rect hoso_surface_rect(const struct hoso_surface *surface);
/* Puts LEN bytes of shown text (cell.h) at a row and column of the surface. */
void hoso_surface_put(struct hoso_surface *surface, int row, int col, struct hoso_look look,
                      const char *shown, size_t len);
/* Blanks from COL to the end of the row. */
void hoso_surface_fill(struct hoso_surface *surface, int row, int col, int cols,
                       struct hoso_look look);
/* A line down COL of the whole surface. */
void hoso_surface_vline(struct hoso_surface *surface, int col, struct hoso_look look);
/* A frame along the edges of the surface. */
void hoso_surface_frame(struct hoso_surface *surface, struct hoso_look look);

/* Where the terminal's cursor stands after the flush; without SURFACE it is hidden.  A
 * prompt shows it; lists leave it, unseen or seen, on their row for screen readers. */
void hoso_term_cursor(struct hoso_surface *surface, int row, int col, bool visible);
void hoso_term_flush(void);

#endif
