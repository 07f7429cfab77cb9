/* What the files of the screen share, and nobody else sees.
 *
 * A view fills the screen (reading, side by side); an overlay lies on it and gets the keys
 * first (a prompt, a finder, the help).  Both are const tables of functions.  Handlers
 * change state; hoso_ui_run draws everything once after each event, and curses sends
 * only what differs. */
#ifndef HOSO_UI_INNER_H
#define HOSO_UI_INNER_H

#include "draw.h"
#include "hoso/browse.h"
#include "hoso/ui.h"
#include "hoso/work.h"
#include "layout.h"
#include "list.h"
#include "prompt.h"
#include "textview.h"

struct hoso_ui;

/* A key in the key bar: what COMMAND does here, in a word or two.  A key of an overlay's own
 * is no command's: its label is the key, a tab, what it does. */
struct hoso_ui_hint {
    enum hoso_command command;
    const char *label; /* to be translated */
};

/* What a command does in a view: one of the three ways to call it. */
struct hoso_ui_action {
    enum hoso_command command;
    void (*run)(struct hoso_ui *ui);
    void (*with)(struct hoso_ui *ui, const char *argument);
    void (*step)(struct hoso_ui *ui, int by); /* one way and the other */
    int by;
};

/* A text that lies open: what the reader's own work is on. */
struct hoso_ui_text {
    struct hoso_document *doc;
    struct hoso_textview *view;
    enum hoso_pane pane;
};

struct hoso_view {
    enum hoso_context (*context)(const struct hoso_ui *ui);
    struct hoso_layout (*layout)(int rows, int cols, enum hoso_pane focus);
    /* Draws the panes; the bars are drawn by bars.c. */
    void (*draw)(struct hoso_ui *ui);
    const struct hoso_ui_action *actions; /* ends with HOSO_COMMAND_NONE */
    /* Moves in the focused pane; false where COMMAND is no movement. */
    bool (*move)(struct hoso_ui *ui, enum hoso_command command);
    /* The line above the key bar: what is under the cursor, and where that is. */
    void (*info)(struct hoso_ui *ui, struct hoso_buf *left, struct hoso_buf *right);
    /* A click into a pane, at a row and column of it. */
    void (*click)(struct hoso_ui *ui, enum hoso_pane pane, int row, int col);
    /* After the background threads have done something; may be NULL. */
    void (*refresh)(struct hoso_ui *ui);
    /* Ends with a row whose label is NULL. */
    const struct hoso_ui_hint *(*hints)(const struct hoso_ui *ui);
    /* The text that commands on an article are about (hoso_work_actions); NULL: there is none
     * in sight. */
    struct hoso_ui_text (*text)(struct hoso_ui *ui);
};
extern const struct hoso_view hoso_view_reading, hoso_view_compare, hoso_view_entity,
    hoso_view_timeline;

struct hoso_overlay {
    void (*draw)(struct hoso_ui *ui);
    void (*key)(struct hoso_ui *ui, uint32_t key);
    void (*refresh)(struct hoso_ui *ui); /* may be NULL */
    void (*close)(struct hoso_ui *ui);   /* frees what it holds; may be NULL */
    const struct hoso_ui_hint *hints;    /* ends with a row whose label is NULL */
};

/* A line to type in at the bottom: an overlay with what it asks for. */
struct hoso_ask {
    struct hoso_overlay overlay;
    const char *label; /* to be translated */
    void (*accept)(struct hoso_ui *ui, const char *text);
    void (*tab)(struct hoso_ui *ui);  /* may be NULL */
    void (*edit)(struct hoso_ui *ui); /* ^X; may be NULL */
};

struct hoso_correcting;    /* correct.c */
struct hoso_own;           /* work-list.c */
struct hoso_compare_state; /* compare-view.c */
struct hoso_entity_state;  /* entity-view.c */
struct hoso_timeline_state; /* timeline-view.c */
struct hoso_finder;        /* finder.c */
struct hoso_ui_related;    /* related.c */
struct hoso_pager;         /* pager.c */

struct hoso_ui {
    struct hoso_session *session;
    struct hoso_settings *settings;
    const struct hoso_lexicon *lexicon;
    struct hoso_messages *messages;
    const char *corpus_name, *state_path;
    unsigned style_generation;

    const struct hoso_view *view;
    enum hoso_pane focus;
    struct hoso_layout layout;
    struct hoso_surface *ground; /* bars and lines between panes */
    struct hoso_surface *panes[HOSO_PANE_COUNT];
    struct hoso_surface *edge; /* of a sidebar over the text */

    /* reading */
    struct hoso_browse *browse;
    struct hoso_list articles, entities;
    struct hoso_textview text;
    int64_t entities_of; /* the article that `entities` has its cursor in */
    enum { HOSO_AT_ENTITY, HOSO_AT_HEADING, HOSO_AT_FIGURE } entities_at; /* as drawn last */
    bool figures_open[2];     /* the sidebar's sections of figures and of dates, by kind */
    int64_t figure_of;        /* the article whose `figure` stands out in the text */
    struct hoso_span figure;

    struct hoso_compare_state *compare; /* NULL but in that view */
    struct hoso_entity_state *entity;   /* the last page that was open, NULL for none */
    struct hoso_timeline_state *timeline; /* the same */

    const struct hoso_overlay *overlay; /* NULL: none */
    struct hoso_surface *overlay_surface;
    struct hoso_prompt prompt;
    struct hoso_finder *finder;
    struct hoso_ui_related *related;
    struct hoso_pager *pager;
    const struct hoso_ask *ask;

    /* the reader's own work */
    struct hoso_correcting *correcting;
    struct hoso_own *own;
    struct hoso_span noting;   /* the passage a note is being written on; empty: the article */
    bool passage_at_end;       /* which end of the passage being marked moves */
    struct hoso_reading_since {
        int64_t article;       /* the one whose reading is watched */
        int64_t ms;            /* since when */
        size_t place;
        bool done;             /* it is marked, or the reader said otherwise */
    } since;
    bool reading_fails;        /* to be kept; said once */
    char *follow;              /* key of the entity that the one on the page becomes, or NULL */
    int64_t work_looked_ms;    /* when other programs' changes were looked for */
    unsigned corrected;        /* hoso_work_corrected, as applied */

    struct hoso_surface *hint;
    int hint_keys; /* after so many more the first-time hint goes; 0: it is gone */

    char notice[512]; /* shown instead of the info line until the next key */
    bool notice_is_error;
    bool damage_said; /* that the index is */
    bool quit;
};

/* ---- ui.c ---- */
void hoso_ui_command(struct hoso_ui *ui, enum hoso_command command, const char *argument);
void hoso_ui_notice(struct hoso_ui *ui, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void hoso_ui_error(struct hoso_ui *ui, const char *text);
/* One step along the trail. */
void hoso_ui_back(struct hoso_ui *ui);
void hoso_ui_forward(struct hoso_ui *ui);
void hoso_ui_open_overlay(struct hoso_ui *ui, const struct hoso_overlay *overlay);
void hoso_ui_close_overlay(struct hoso_ui *ui);
/* Puts the overlay's surface into the middle, at most COLS by ROWS, with a frame; gives
 * what is left inside. */
struct hoso_rect hoso_ui_overlay_box(struct hoso_ui *ui, int rows, int cols, const char *title);
/* The rectangle inside a pane that its view draws in, and its surface. */
struct hoso_rect hoso_ui_pane(const struct hoso_ui *ui, enum hoso_pane pane);
/* The text at hand: the view's, else the reading view's. */
struct hoso_ui_text hoso_ui_text(struct hoso_ui *ui);

/* ---- bars.c ---- */
void hoso_bars_draw(struct hoso_ui *ui);
/* The lines between the panes; before these, which draw on them. */
void hoso_bars_draw_lines(struct hoso_ui *ui);
/* `KN-23 · weapon · 5 mentions in 2 articles` */
void hoso_bars_entity(struct hoso_buf *out, struct hoso_ui *ui,
                      const struct hoso_entity_info *entity);

/* `2 of 5 articles · 3 hits`; nothing where the list is no search's. */
void hoso_bars_search(struct hoso_buf *out, struct hoso_ui *ui);

/* ---- figures.c: figures and dates in the sidebar ---- */
void hoso_figures_draw_heading(struct hoso_ui *ui, int row, int cols, enum hoso_figure_kind kind,
                               size_t count, struct hoso_look look);
void hoso_figures_draw_row(struct hoso_ui *ui, int row, int cols, const struct hoso_figure *figure,
                           struct hoso_look look);
/* As it is written in the text. */
void hoso_figures_written(struct hoso_buf *out, const struct hoso_document *doc,
                          const struct hoso_figure *figure);
/* Shows it in the text. */
void hoso_figures_go(struct hoso_ui *ui, const struct hoso_figure *figure);

/* ---- panes.c: what both views draw ---- */
/* The header of a text pane (title, path and date), then the text. */
void hoso_pane_text_draw(struct hoso_ui *ui, enum hoso_pane pane, struct hoso_textview *view,
                         struct hoso_document *doc, const char *mark);
/* The byte of the text at a row and column of its pane, or HOSO_NOWHERE. */
size_t hoso_pane_text_offset(const struct hoso_ui *ui, enum hoso_pane pane,
                             const struct hoso_textview *view, const struct hoso_document *doc,
                             int row, int col);
/* Where what a pane shows lies in the whole (draw.h), on the line right of the pane, else in
 * its last column. */
void hoso_pane_scrollbar(struct hoso_ui *ui, enum hoso_pane pane, int row, int rows, size_t top,
                         size_t count);
/* A row of a list: its base look, with the cursor's mark where it is under it. */
struct hoso_look hoso_pane_row(struct hoso_surface *surface, int row, int cols, bool cursor,
                               bool focused);

/* ---- views and overlays ---- */
void hoso_compare_view_open(struct hoso_ui *ui, int64_t left, int64_t right);
void hoso_compare_view_close(struct hoso_ui *ui);
/* Puts ARTICLE on the side that has the focus. */
void hoso_compare_view_replace(struct hoso_ui *ui, int64_t article);
int64_t hoso_compare_view_article(const struct hoso_ui *ui);
void hoso_timeline_view_open(struct hoso_ui *ui);
void hoso_timeline_view_close(struct hoso_ui *ui);

/* The view that is due: an entity's page where one is open. */
void hoso_entity_view_follow(struct hoso_ui *ui);
void hoso_entity_view_close(struct hoso_ui *ui);
/* Opens the page of ENTITY; of the one NAMED, where the name says which. */
void hoso_entity_view_open(struct hoso_ui *ui, int64_t entity);
void hoso_entity_view_open_named(struct hoso_ui *ui, const char *name);
/* Narrows the list to the articles that mention ENTITY, or the one NAMED. */
void hoso_entity_view_narrow(struct hoso_ui *ui, int64_t entity, const char *name);

void hoso_search_prompt_open(struct hoso_ui *ui, const char *query);
void hoso_command_prompt_open(struct hoso_ui *ui);
void hoso_finder_open_entities(struct hoso_ui *ui, const char *typed);
/* The same, but CHOSEN is called with what is chosen. */
void hoso_finder_choose_entity(struct hoso_ui *ui, const char *typed,
                               void (*chosen)(struct hoso_ui *ui, int64_t entity));
/* Chooses an article, those related to ARTICLE first, and calls CHOSEN. */
void hoso_finder_open_articles(struct hoso_ui *ui, int64_t article,
                               void (*chosen)(struct hoso_ui *ui, int64_t article));
void hoso_finder_open_trail(struct hoso_ui *ui);

/* ---- hint.c ---- */
void hoso_hint_open(struct hoso_ui *ui);
void hoso_hint_key(struct hoso_ui *ui, uint32_t key);
void hoso_hint_draw(struct hoso_ui *ui);

/* ---- ask.c ---- */
void hoso_ask_open(struct hoso_ui *ui, const struct hoso_ask *ask, const char *text);
void hoso_ask_draw(struct hoso_ui *ui);
void hoso_ask_key(struct hoso_ui *ui, uint32_t key);

/* ---- work.c, passage.c, correct.c, work-list.c: the reader's own work ---- */
/* What every view with a text understands; ends with HOSO_COMMAND_NONE. */
extern const struct hoso_ui_action hoso_work_actions[];
/* The article at hand as records name it; false, with a notice, where there is none. */
bool hoso_work_here(struct hoso_ui *ui, struct hoso_work_article *article);
/* On a passage, empty for the article; TEXT "" asks for it. */
void hoso_work_note_on(struct hoso_ui *ui, struct hoso_span passage, const char *text);
void hoso_work_undo_last(struct hoso_ui *ui);
/* What the reader said about DOC, `★ #tag ✎ 2 notes`; nothing where that is nothing. */
void hoso_work_header(struct hoso_buf *out, struct hoso_ui *ui, const struct hoso_document *doc);
/* The mark of a row of the list, "" for none; *READ says whether the article was read. */
const char *hoso_work_row_mark(struct hoso_ui *ui, const struct hoso_article_info *info,
                               bool *read);
/* The passages of DOC with notes, for the pane it is in. */
void hoso_work_show_notes(struct hoso_ui *ui, const struct hoso_document *doc,
                          struct hoso_textview *view);
/* What time brings: an article that has been looked at is read, what other programs wrote
 * comes in.  Returns after how many ms to call again, -1 for no need. */
int hoso_work_tick(struct hoso_ui *ui);
/* After the corrections were changed here. */
void hoso_work_apply_corrections(struct hoso_ui *ui);
void hoso_passage_open(struct hoso_ui *ui);
void hoso_passage_copy(struct hoso_ui *ui);
void hoso_passage_brief(struct hoso_ui *ui, const char *file);
/* MENTION: the current mention can be corrected by itself. */
void hoso_correct_open(struct hoso_ui *ui, int64_t entity, bool mention);
void hoso_work_list_open(struct hoso_ui *ui);
/* The articles related to ARTICLE. */
void hoso_related_open(struct hoso_ui *ui, int64_t article);
/* Its near copies; says so where there are none. */
void hoso_copies_open(struct hoso_ui *ui, int64_t article);
/* Adds why it is related, `same event: KN-23, Sergei Shoigu`. */
void hoso_related_reason(struct hoso_buf *out, const struct hoso_related *related);
void hoso_pager_open_help(struct hoso_ui *ui);
void hoso_pager_open_messages(struct hoso_ui *ui);

#endif
