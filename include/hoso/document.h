/* An article as it lies open: its text, mentions, entities, hits, and the place in it.
 * May use everything below app.  One thread. */
#ifndef HOSO_DOCUMENT_H
#define HOSO_DOCUMENT_H

#include "hoso/figure.h"
#include "hoso/session.h"

#define HOSO_NOWHERE ((size_t)-1)

struct hoso_document {
    int64_t id; /* 0: nothing is open */
    struct hoso_article_info info;
    bool gone;            /* the article has been removed since */
    struct hoso_buf text; /* empty while it is not read yet (info.state says) */
    struct hoso_session_mentions mentions;
    struct hoso_entity_infos entities; /* by type, then count */
    struct hoso_figures figures; /* hoso_document_figures */
    unsigned figures_version;    /* of the text they were read in */
    struct hoso_spans hits;
    bool hits_awaited;   /* the search cannot say yet: hoso_document_take_hits */
    bool patient;        /* set by who takes hits again and again: those of a huge text wait */
    int hits_delay;      /* not before so many times more */
    size_t hit_wanted;   /* index of the one to go to then, or HOSO_NOWHERE */
    size_t mention;      /* index of the current one, or HOSO_NOWHERE */
    size_t hit;          /* the same of hits */
    size_t place;        /* byte that the text pane shows in its first line */
    size_t wanted;       /* byte that should come into sight, or HOSO_NOWHERE: whoever draws
                            scrolls there and clears it */
    unsigned version;    /* grows with every other text: wrapped lines are stale */
    uint64_t generation; /* of the session when the counts were asked for */
};

void hoso_document_init(struct hoso_document *doc);
void hoso_document_release(struct hoso_document *doc);

/* Opens article ID at its top; SEARCH (may be NULL) gives the hits. */
void hoso_document_open(struct hoso_document *doc, struct hoso_session *session, int64_t id,
                        struct hoso_search *search);
/* Takes in what changed since: a text that has been read now, other counts; an article that
 * is gone is followed to another one with its text, a renamed file.  True where something
 * did. */
bool hoso_document_refresh(struct hoso_document *doc, struct hoso_session *session,
                           struct hoso_search *search, uint64_t generation);
/* Other hits for the same text. */
void hoso_document_set_search(struct hoso_document *doc, struct hoso_search *search);
/* The hits, if they were not to be had at once, and where to go among them.  Called again
 * and again while they are awaited: what was typed is drawn before the hits of a huge text
 * are looked for, and looked for once if more was typed meanwhile. */
void hoso_document_take_hits(struct hoso_document *doc, struct hoso_search *search);

/* Makes mention or hit I current and wants it in sight. */
void hoso_document_go_mention(struct hoso_document *doc, size_t i);
void hoso_document_go_hit(struct hoso_document *doc, size_t i);
/* The first mention of ENTITY from byte FROM on, else the first at all; HOSO_NOWHERE. */
size_t hoso_document_find_entity(const struct hoso_document *doc, int64_t entity, size_t from);
/* The next mention (STEP 1) or the one before (-1) of any entity (ENTITY 0) or one, from
 * the current mention or the place on; HOSO_NOWHERE at the ends. */
size_t hoso_document_step_mention(const struct hoso_document *doc, int64_t entity, int step);
/* The current mention's, or NULL. */
const struct hoso_session_mention *hoso_document_current(const struct hoso_document *doc);
/* The figures and dates that the text states, read when first asked for; of a huge text those
 * of its first part.  They live until the text changes. */
const struct hoso_figures *hoso_document_figures(struct hoso_document *doc);
/* The entity's row in `entities`, or NULL. */
const struct hoso_entity_info *hoso_document_entity(const struct hoso_document *doc,
                                                    int64_t entity);

#endif
