/* Rules of a *.rules file: regular expressions that find names by their shape.
 * Lines, cells split by tabs:
 *
 *   let    NAME  REGEX              a macro: {NAME} in later expressions
 *   same   A  B                     two spellings: either stands for both, everywhere
 *   rule   NAME  TYPE  FLAGS  REGEX FLAGS: comma-separated, or `-`
 *             sure    counts always (else only beside a class or in an article with weapons)
 *             class   a kind of thing, not a thing's name; any case
 *             named   each of them may bear a name, perhaps a city's: ships
 *             evident beside or in an article with such things names count that else would not
 *   more   NAME  REGEX              after a match of rule NAME that has a group (?<share>…): what
 *                                   stands for another such group; (?<it>…) is the mention
 *   not    REGEX                    what overlaps a match of this is no match of a rule
 *   write  A  B                     in an entity's name, words A are written B (maybe empty);
 *                                   where A begins with a blank it goes too: 152 mm, 152mm
 *
 * `rule` and `not` may have a last cell, words or pairs of words joined by |: they are tried
 * only in paragraphs with one of them, marks and all (`0-9` stands for any number, `A-9` for
 * one beside a word with a capital).  A rule's mention is its group (?<it>…), or the whole match.
 * Inner header of the entity layer. */
#ifndef HOSO_ENTITY_RULES_H
#define HOSO_ENTITY_RULES_H

#include <stdbool.h>

#include "hoso/buf.h"
#include "hoso/mem.h"
#include "hoso/messages.h"
#include "hoso/pattern.h"
#include "hoso/status.h"
#include "hoso/vec.h"

enum rule_flags { RULE_SURE = 1 << 0, RULE_CLASS = 1 << 1, RULE_EVIDENT = 1 << 2, RULE_NAMED = 1 << 3 };

struct rule {
    const char *name, *why;
    const char *type; /* its key */
    const char *triggers; /* words joined by |, or "" */
    unsigned flags;
    struct hoso_pattern *pattern, *more; /* more may be NULL */
    unsigned it, share, more_it;         /* groups, 0 for none */
};

struct rule_not {
    struct hoso_pattern *pattern;
    const char *triggers;
};

struct rule_words {
    const char *from, *to;
};

struct rules {
    struct rules_items HOSO_VEC(struct rule) items;
    struct rules_nots HOSO_VEC(struct rule_not) nots;
    struct rules_lets HOSO_VEC(struct rule_words) lets;
    struct rules_sames HOSO_VEC(struct rule_words) sames;
    struct rules_writes HOSO_VEC(struct rule_words) writes;
};

/* Reads one file; strings go to ARENA. */
enum hoso_status rules_read(struct rules *rules, struct hoso_arena *arena, const char *path,
                            struct hoso_messages *messages, struct hoso_error *err);
void rules_release(struct rules *rules);

/* Appends WORDS, with what `write` lines say. */
void rules_rewrite(const struct rules *rules, struct hoso_buf *out, const char *words, size_t len);

#endif
