/* One article while it is being read for entities: its words, what the lexicon knows
 * about each, and the candidates, stretches of words that may be mentions.  Stages
 * run in the order of the functions below.  Inner header of the entity layer. */
#ifndef HOSO_ENTITY_ARTICLE_H
#define HOSO_ENTITY_ARTICLE_H

#include <stdbool.h>
#include <stdint.h>

#include "hoso/extract.h"
#include "hoso/pattern.h"
#include "lexicon-internal.h"
#include "why.h"
#include "words.h"

#define NONE UINT32_MAX

/* What the lexicon says at a word. */
struct mark {
    uint32_t name;      /* entry of the longest name that starts here, or NONE */
    uint32_t cue;       /* entry of the longest cue that starts here, or NONE */
    uint32_t cue_ended; /* entry of the longest cue that ends right before this word, or NONE */
    uint32_t head;      /* entry of the longest head that starts here, or NONE */
    uint32_t owner;     /* candidate that covers this word, or NONE */
    uint8_t stop;       /* words of the longest stop name that starts here */
    bool stop_named;    /* which is written with capitals: no ordinary phrase */
    uint8_t component_ended; /* words of a body's component that ends right before */
};

/* A word that a name or a longer entry may begin at. */
struct start {
    uint32_t word;
    uint32_t name; /* the first name that is this word alone, or NONE */
    uint32_t node; /* in the lexicon's trie: where a longer entry goes on, or NONE */
};

enum cand_source { FROM_LEXICON, FROM_RULE, FROM_BODY, FROM_RUN };

enum cand_flags {
    CAND_WEAK = 1 << 0,    /* counts only where something speaks for it */
    CAND_CLASS = 1 << 1,   /* a kind of weapon */
    CAND_EVIDENT = 1 << 2, /* says what the article is about */
    CAND_DOUBTED = 1 << 3, /* its capital says nothing: a single word that starts a sentence */
    CAND_GONE = 1 << 4,    /* lost to another */
    CAND_NAMED = 1 << 5,   /* a class whose members bear names, perhaps a city's */
};

struct cand {
    uint32_t first, end; /* words */
    uint32_t entry;      /* lexicon's, or NONE */
    uint32_t group;      /* of FROM_RUN: equal for equal words; else NONE */
    uint32_t entity;     /* in the extraction; NONE until resolved */
    int8_t type;         /* -1: not known (yet) */
    uint8_t source, flags;
    const char *why;
    const char *name; /* of a rule's or body's find: the entity's name; in the extraction's arena */
};

/* All candidates made of the same words, found by capitals alone. */
struct group {
    uint32_t first_cand;
    int16_t score[4]; /* in tenths: person, weapon, place, organisation */
    int16_t best[4];  /* the most that one piece of evidence gave, and which it was */
    const char *why[4], *reason; /* the type's */
    int8_t type;  /* -1 for none */
    bool counted; /* its shape has been scored */
    bool alone;   /* stands somewhere without a title, and not where a sentence begins */
};
enum { IS_PERSON, IS_WEAPON, IS_PLACE, IS_ORGANISATION };

/* A person's full name as it stands somewhere in the article. */
struct full {
    uint32_t cand;
    bool eastern;    /* the family name first, in Vietnamese syllables */
    uint32_t gender; /* CUE_MALE or CUE_FEMALE, by a form of address anywhere; else 0 */
};
struct fulls HOSO_VEC(struct full); /* in the order of the text */

struct met_entity {
    uint32_t text, entity;
};

struct hoso_extractor {
    const struct hoso_lexicon *lexicon;
    const atomic_bool *cancel; /* NULL: none */
    struct worder worder;
    /* One for each expression, as a matcher learns how its own behaves: the rules', their
     * `more`, then the `not`s; made when first needed. */
    struct hoso_matcher **matchers;
    struct words words;
    struct marks HOSO_VEC(struct mark) marks;
    struct starts HOSO_VEC(struct start) starts;
    struct cands HOSO_VEC(struct cand) cands; /* in order of their first word once gathered */
    struct groups HOSO_VEC(struct group) groups;
    struct dict group_keys;
    /* By signature: the last text with it in lower case, with a capital that a sentence's
     * start does not give. */
    struct lower HOSO_VEC(uint32_t) lower;
    struct capital HOSO_VEC(uint32_t) capital;
    /* By entity of the lexicon: the last text that surely names it, and which one of the
     * extraction's it is in the last text that has it. */
    struct sure HOSO_VEC(uint32_t) sure;
    struct met HOSO_VEC(struct met_entity) met;
    uint32_t text_number; /* from 1, for all four */
    struct hoso_buf scratch;
    struct hoso_spans denials; /* of the line that starts at byte denials_of, in it */
    size_t denials_of;
    size_t evident; /* weapons that say what the article is about */
    size_t games;   /* words that say it is about sport */
    const char *text;
    size_t len;
    struct hoso_extraction *out;
};

/* spot.c: the lexicon's names, cues and heads. */
void spot_lexicon(struct hoso_extractor *x);
/* finds.c: what the rules find. */
void spot_rules(struct hoso_extractor *x);
/* bodies.c: organisations by their heads. */
void spot_bodies(struct hoso_extractor *x);
/* runs.c: names by their capitals. */
void spot_runs(struct hoso_extractor *x);
/* homographs.c: places that are somebody's name here, people's names that are a ship's. */
void judge_homographs(struct hoso_extractor *x);
/* Is the place CAND rather one of the people of FULLS, whose name ends in its word? */
bool is_rather_person(struct hoso_extractor *x, const struct fulls *fulls, const struct cand *cand);
/* A country's word that is also how people are addressed or a pronoun, at a sentence's
 * start: does it act as a country does (`Anh và Mỹ`, but `Anh kể`)? */
bool pronoun_is_country(struct hoso_extractor *x, const struct cand *cand, bool sure);
/* score.c: what the groups of unknown names are, by all that is said of their members. */
void score_groups(struct hoso_extractor *x);
void type_groups(struct hoso_extractor *x);
bool holds_number(const struct hoso_extractor *x, const struct cand *cand);
bool larger_place_follows(struct hoso_extractor *x, size_t at);
/* lists.c: the candidate before, behind CAND in a list, or NULL; and of what kind the list is. */
const struct cand *listed_before(struct hoso_extractor *x, const struct cand *cand);
const struct cand *listed_after(struct hoso_extractor *x, const struct cand *cand);
bool lists_places(struct hoso_extractor *x, const struct cand *cand);
bool lists_people(struct hoso_extractor *x, const struct cand *cand);
bool is_initials(const struct hoso_extractor *x, const struct cand *cand);
bool is_given_name(const struct hoso_extractor *x, const struct cand *cand);
/* A person of the lexicon, or one that is no weak name; false for CAND NULL. */
bool has_person(const struct hoso_extractor *x, const struct cand *cand);
bool is_sure_person(const struct hoso_extractor *x, const struct cand *cand);
/* An article that names so many games is one about sports. */
enum { GAMES = 4 };
/* judge.c: which groups and which weak candidates count, and as what. */
void judge(struct hoso_extractor *x);
/* resolve.c: candidates to entities; fills the extraction. */
void resolve(struct hoso_extractor *x);

/* finds.c: appends S in lower case: Latin letters and Vietnamese ones. */
void lower_into(struct hoso_buf *out, const char *s, size_t len);

/* ---- cands.c: candidates and the words around them ---- */

/* Adds CAND unless something longer (or as long and before it) has its words; what is
 * shorter goes.  Returns its number or NONE. */
uint32_t cand_add(struct hoso_extractor *x, struct cand cand);
void cand_drop(struct hoso_extractor *x, uint32_t number);
/* The name entry with exactly these words and TYPE (-1: any), or NONE. */
uint32_t name_of_words(const struct hoso_extractor *x, const uint32_t *keys, size_t count,
                       int type);
/* Kinds of the cue that ends right before WORD, with nothing but blanks between; *WHY
 * (may be NULL) gets it. */
uint32_t cues_before(const struct hoso_extractor *x, size_t word, const char **why);
/* The same across places, bodies and the like between a title and the name. */
bool title_before(struct hoso_extractor *x, size_t word, const char **why);
/* Does CAND stand right behind a kind of weapon? */
bool is_after_class(struct hoso_extractor *x, const struct cand *cand);
/* A weapon stands before WORD in the same sentence, so that `loại` and `mang tên` speak of it. */
bool speaks_of_weapon(struct hoso_extractor *x, size_t word);
bool seen_in_lower_case(const struct hoso_extractor *x, size_t word);
/* `Bình thường`: an ordinary phrase that begins like a name. */
bool is_phrase_at(const struct hoso_extractor *x, size_t word);
bool seen_in_capitals(const struct hoso_extractor *x, size_t word);

static inline bool has_flag(const struct hoso_extractor *x, size_t word, uint16_t flag)
{
    return word < x->words.count && x->words.items[word].flags & flag;
}

static inline enum word_gap gap_at(const struct hoso_extractor *x, size_t word)
{
    return word < x->words.count ? (enum word_gap)x->words.items[word].gap : GAP_LINE;
}

/* The candidate that covers WORD, or NULL. */
static inline struct cand *cand_at(struct hoso_extractor *x, size_t word)
{
    if (word >= x->words.count || x->marks.items[word].owner == NONE)
        return NULL;
    return &x->cands.items[x->marks.items[word].owner];
}

/* The lexicon's entity behind a candidate, or NULL. */
static inline const struct lex_entity *cand_entity(const struct hoso_extractor *x, const struct cand *cand)
{
    if (cand->entry == NONE)
        return NULL;
    return &x->lexicon->entities.items[x->lexicon->entries.items[cand->entry].target];
}

/* Kinds of the cue that starts at WORD. */
static inline uint32_t cues_at(const struct hoso_extractor *x, size_t word)
{
    uint32_t entry = word < x->words.count ? x->marks.items[word].cue : NONE;
    return entry == NONE ? 0 : x->lexicon->entries.items[entry].target;
}

/* The bits of the head that starts at WORD. */
static inline uint32_t head_flags(const struct hoso_extractor *x, size_t word)
{
    uint32_t head = x->marks.items[word].head;
    return head == NONE ? 0 : x->lexicon->entries.items[head].target;
}

static inline uint32_t parts_at(const struct hoso_extractor *x, size_t word)
{
    return word < x->words.count ? lexicon_parts(x->lexicon, x->words.items[word].sig) : 0;
}

static inline bool is_capital(const struct hoso_extractor *x, size_t word)
{
    return word < x->words.count && (x->words.items[word].flags & WORD_CAPITAL);
}

static inline bool same_word(const struct hoso_extractor *x, uint32_t a, uint32_t b)
{
    const struct word *v = &x->words.items[a], *w = &x->words.items[b];
    return v->id == w->id && (v->sig == w->sig || !(v->flags & WORD_SYLLABLE));
}

#endif
