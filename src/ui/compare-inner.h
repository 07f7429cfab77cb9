/* What the files of the view side by side share: compare-view.c (its commands and texts),
 * compare-rows.c (what is compared, and the sidebar), compare-find.c (the prompt).  Inner. */
#ifndef HOSO_UI_COMPARE_INNER_H
#define HOSO_UI_COMPARE_INNER_H

#include "hoso/compare.h"
#include "hoso/passages.h"
#include "inner.h"

enum side { LEFT, RIGHT };

/* The sections of the sidebar, in its order. */
enum compare_section {
    SECTION_FIGURES,
    SECTION_DATES,
    SECTION_BOTH,
    SECTION_ONLY_LEFT,
    SECTION_ONLY_RIGHT,
    SECTION_PASSAGES,
    SECTION_COUNT
};

struct compare_row {
    enum compare_section section;
    bool heading;
    size_t at; /* which of the state's pairs, entities or passages */
};

struct hoso_compare_state {
    struct hoso_document docs[2];
    struct hoso_textview views[2];

    /* what is compared, made anew when a text changes */
    struct hoso_compare_rows entities;
    struct hoso_figures figures[2];
    struct hoso_figure_pairs pairs;
    int right_cols[2]; /* of the sidebar's column of what the right text states, by kind */
    struct hoso_passages passages;  /* by place on the left */
    struct hoso_spans marked[2];    /* the passages of a side, in order, joined where they touch */
    struct hoso_textview_numbers numbers[2]; /* where they start */

    /* the sidebar */
    struct compare_rows HOSO_VEC(struct compare_row) rows;
    size_t counts[SECTION_COUNT];
    bool closed[SECTION_COUNT];
    bool fitted; /* sections that had no room were closed; from now on only the reader does */
    struct hoso_list list;

    /* what stands out */
    int64_t lit[2];             /* an entity of each text, mostly the same one; 0 for none */
    size_t passage;             /* the current one, or HOSO_NOWHERE */
    struct hoso_span shown[2];  /* the sentences around a pair of figures; empty for none */
    struct hoso_search *search; /* whose hits the documents have; NULL for none */

    bool in_step;
    bool held;           /* in step, but each text shows a place of its own until one moves */
    enum side side;      /* of the two texts the one that was focused last: it leads */
    enum hoso_pane from; /* the pane to come back to */
};

/* ---- compare-rows.c ---- */
/* Everything anew, for other texts. */
void hoso_compare_rows_make(struct hoso_compare_state *c, const struct hoso_session *session);
/* Compares again: the texts' words or names have changed, or (_recount) only the documents'
 * lists of entities, which the rows borrow from.  Sections stay open or closed. */
void hoso_compare_rows_renew(struct hoso_compare_state *c, const struct hoso_session *session);
void hoso_compare_rows_recount(struct hoso_compare_state *c, const struct hoso_session *session);
void hoso_compare_rows_release(struct hoso_compare_state *c);
/* Opens or closes the section of the row under the cursor. */
void hoso_compare_rows_fold(struct hoso_compare_state *c);
/* Moves the cursor to the heading of the next section or the one before. */
void hoso_compare_rows_step_section(struct hoso_compare_state *c, int step);
/* The row under the cursor, or NULL. */
const struct compare_row *hoso_compare_rows_current(const struct hoso_compare_state *c);
/* The entity in that row, or NULL. */
const struct hoso_compare_row *hoso_compare_rows_entity(const struct hoso_compare_state *c);
/* What is compared of ENTITY, NULL where neither text names it. */
const struct hoso_compare_row *hoso_compare_rows_find(const struct hoso_compare_state *c,
                                                      int64_t entity);
void hoso_compare_rows_draw(struct hoso_ui *ui);
/* What the info line says of the row under the cursor. */
void hoso_compare_rows_info(struct hoso_ui *ui, struct hoso_buf *out);
/* … and of the entity that is lit. */
void hoso_compare_rows_info_lit(struct hoso_ui *ui, struct hoso_buf *out);

/* ---- compare-find.c ---- */
/* A prompt whose hits light up in both texts as it is typed. */
void hoso_compare_find_open(struct hoso_ui *ui, const char *query);
/* Other hits: SEARCH's, which is the state's from now on, or none. */
void hoso_compare_find_set(struct hoso_compare_state *c, struct hoso_search *search);
/* Takes in hits that were not to be had at once. */
void hoso_compare_find_refresh(struct hoso_compare_state *c);

#endif
