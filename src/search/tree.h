/* A parsed query as a tree.  Inner to src/search: parse.c makes it, searcher.c runs it. */
#ifndef HOSO_SEARCH_TREE_H
#define HOSO_SEARCH_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "hoso/mem.h"
#include "hoso/pattern.h"
#include "hoso/query.h"
#include "words.h"

/* From cheap to dear: AND tries its children in this order. */
enum node_kind {
    NODE_DATE,
    NODE_MARK,
    NODE_STATED,
    NODE_ENTITY,
    NODE_PATH,
    NODE_TITLE,
    NODE_WORDS,
    NODE_AND,
    NODE_OR,
    NODE_REGEX,
    NODE_NOT,
};

struct node {
    enum node_kind kind;
    struct node *first; /* AND, OR: two children or more; NOT: one */
    struct node *next;  /* the next child of the same parent */
    const struct words *words;    /* WORDS, TITLE, ENTITY */
    struct hoso_pattern *pattern; /* REGEX */
    const char *path;             /* PATH: folded, without hyphens */
    size_t path_len;
    size_t term;       /* ENTITY, MARK, STATED: its number among its kind */
    unsigned sequence; /* WORDS: one more than that of the word before it, if side by side */
    char from[11], to[11]; /* DATE */
};

struct entity_term {
    int type;
    const struct words *words;
};

struct mark_term {
    enum hoso_query_mark mark;
    const struct words *words; /* NOTE */
    const char *tag;           /* TAG: folded */
    bool is_beginning;         /* of the tag */
};

/* YYYYMMDD, 00 for a day or month that is not said. */
struct stated_term {
    int64_t from, to;
};

/* What a date may be at most, where a range has an open end. */
#define DATE_FIRST "0000-01-01"
#define DATE_LAST "9999-12-31"

/* The arena holds the nodes and the words; both lists are there to release what they own. */
struct hoso_query {
    struct hoso_arena arena;
    struct node *root; /* NULL finds everything */
    struct HOSO_VEC(struct entity_term) entities;
    struct HOSO_VEC(struct mark_term) marks;
    struct HOSO_VEC(struct stated_term) stated;
    struct HOSO_VEC(struct words *) words;
    struct HOSO_VEC(struct hoso_pattern *) patterns;
    bool has_marked_words;
    bool is_spelled; /* all its words are found in the text itself: words_next_spelled */
    bool has_other_hits; /* hits that are not those of words in the article */
};

/* Is there a node of this kind? */
bool tree_has(const struct node *node, enum node_kind kind);

/* VALUE of a date: term (2023, 2023-08, 2023-08-15, and ranges of them with ..) to FROM and
 * TO; NULL, or what is wrong with it, translated. */
const char *date_range_parse(char from[11], char to[11], const char *value, size_t len);

#endif
