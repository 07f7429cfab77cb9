/* What the lexicon's files become in memory.  Inner header of the entity layer. */
#ifndef HOSO_ENTITY_LEXICON_INTERNAL_H
#define HOSO_ENTITY_LEXICON_INTERNAL_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "dict.h"
#include "hoso/lexicon.h"
#include "hoso/mem.h"
#include "hoso/vec.h"
#include "rules.h"
#include "trie.h"
#include "words.h"

/* name in cues.tsv: what the words before, after or around it are by it */
#define CUE_LIST(X)                                                                                \
    X(TITLE, "title")     /* before a person: Tổng thống, ca sĩ; anh ca sĩ is one too */            \
    X(OFFICE, "office")   /* a title that countries have: Thủ tướng Anh */                         \
    X(ADDRESS, "address") /* ông, bà, anh, chị: before any part of a name */                       \
    X(MALE, "male")       /* with address: bà Kim is nobody called ông */                          \
    X(FEMALE, "female")                                                                            \
    X(PLACE, "place")     /* tỉnh, sông: before a place, not part of its name */                   \
    X(PART, "part")       /* bán đảo, nhà máy: before a place and part of its name */              \
    X(AT, "at")           /* tại, ở: before a place, mostly */                                     \
    X(TO, "to")           /* đến, từ: before a place, perhaps */                                   \
    X(STATE, "state")     /* with office: no city has one: Tổng thống */                           \
    X(NATION, "nation")   /* người, nước, quân đội: before a country */                            \
    X(ANYBODY, "anybody") /* with nation or to: before anybody as well: của, với */                \
    X(ORG, "org")         /* báo, hãng: before an organisation */                                  \
    X(OTHER, "other")     /* phim, bão: before a name of none of our types */                      \
    X(SAY, "say")         /* nói, cho biết: after who speaks */                                    \
    X(TELL, "tell")       /* with say: as people do and no country: kể, khóc */                    \
    X(ACT, "act")         /* after a country, hardly a person: cáo buộc, viện trợ */               \
    X(DOES, "does")       /* đã, bị, cùng: after who does something */                             \
    X(CREDIT, "credit")   /* ảnh, video: before who made it */                                     \
    X(AGE, "age")         /* tuổi, sinh năm: after a person */                                     \
    X(AFTER, "after")     /* words that follow a person's title and stand before the name */      \
    X(MEMBER, "member")   /* của, thuộc: between a body and what it belongs to */                  \
    X(KIN, "kin")         /* vợ, con trai: a person on the other side, maybe */                    \
    X(UNIT, "unit")       /* behind a number: what it counts */                                    \
    X(WEAPON, "weapon")   /* mang tên, mã hiệu: before a weapon's name */                          \
    X(TRIBE, "tribe")     /* người: what follows is a country or a people, no person */           \
    X(GAME, "game")       /* cầu thủ, hiệp hai: an article on sport is full of names */           \
    X(NEEDED, "needed")   /* with place, sông: part of a name of one syllable, sông Đáy */         \
    X(STREET, "street")   /* with place, đường: nothing of another name, as a river, is meant */    \
    X(SIDE, "side")       /* Bắc, Nam: with a capital, part of the name behind it */               \
    X(APART, "apart")     /* do, nơi: what follows is not said of the name before */              \
    X(BARE, "bare")       /* with place, cầu, đền: never in its mention; with weapon, tàu: before   \
                             what the lexicon has as a weapon */

enum cue_number {
#define X(name, text) CUE_##name##_NUMBER,
    CUE_LIST(X)
#undef X
        CUE_COUNT
};
enum cue_kind {
#define X(name, text) CUE_##name = 1 << CUE_##name##_NUMBER,
    CUE_LIST(X)
#undef X
};

/* kind in nameparts.tsv */
#define PART_LIST(X)                                                                               \
    X(VI_FAMILY, "vi-family")                                                                      \
    X(VI_MIDDLE, "vi-middle")                                                                      \
    X(VI_GIVEN, "vi-given")                                                                        \
    X(HAN_FAMILY, "han-family")                                                                    \
    X(KO_FAMILY, "ko-family")                                                                      \
    X(ZH_FAMILY, "zh-family")                                                                      \
    X(JA_FAMILY, "ja-family")                                                                      \
    X(WESTERN_GIVEN, "western-given")                                                              \
    X(SLAVIC_GIVEN, "slavic-given")                                                                \
    X(ARABIC_GIVEN, "arabic-given")                                                                \
    X(INDIAN_GIVEN, "indian-given")                                                                \
    X(PARTICLE, "particle")                                                                        \
    X(WORD, "word") /* the flag */

enum part_number {
#define X(name, text) PART_##name##_NUMBER,
    PART_LIST(X)
#undef X
        PART_COUNT
};
enum part_kind {
#define X(name, text) PART_##name = 1 << PART_##name##_NUMBER,
    PART_LIST(X)
#undef X
};
#define PART_FOREIGN_GIVEN                                                                         \
    (PART_WESTERN_GIVEN | PART_SLAVIC_GIVEN | PART_ARABIC_GIVEN | PART_INDIAN_GIVEN)
#define PART_EAST_FAMILY (PART_KO_FAMILY | PART_ZH_FAMILY | PART_JA_FAMILY)

enum entry_role { ROLE_NAME, ROLE_CUE, ROLE_HEAD, ROLE_STOP };

/* kind in heads.tsv */
#define HEAD_LIST(X)                                                                               \
    X(BODY, "body")             /* begins an organisation's name: Viện, Bộ */                      \
    X(WHOLE, "whole")           /* what place follows is part of the name: Đại học Hà Nội */       \
    X(COMPONENT, "component")   /* goes on inside one: Nghiên cứu, Quốc phòng */                   \
    X(JOIN, "join")             /* goes on inside one where more of it follows: và, về */          \
    X(SMALL, "small")           /* also begins one in lower case: tập đoàn Wagner */               \
    X(TAIL, "tail")             /* ends the name of a body: Airlines, Group */                     \
    X(PLACE_TAIL, "place-tail") /* ends a place's name: Street, Island */                          \
    X(PLACE_FRONT, "place-front") /* begins a place's name: San, Port */

enum head_number {
#define X(name, text) HEAD_##name##_NUMBER,
    HEAD_LIST(X)
#undef X
        HEAD_COUNT
};
enum head_flags {
#define X(name, text) HEAD_##name = 1 << HEAD_##name##_NUMBER,
    HEAD_LIST(X)
#undef X
};

enum entry_flags {
    ENTRY_WEAK = 1 << 0,
    ENTRY_FREE_CASE = 1 << 1, /* class phrases, cues */
};

enum shape_flags {
    SHAPE_CAPITAL = 1 << 0,
    SHAPE_CAPITALS = 1 << 1,
};

/* A word of an entry, as the file writes it. */
struct lex_shape {
    uint8_t flags;
    uint8_t gap;
};

/* A name, alias, cue or head: an accepting state's entry. */
struct lex_entry {
    uint32_t next;   /* entry with the same folded words, TRIE_NONE */
    uint32_t target; /* entity, or the bits of a cue or head */
    uint32_t shape;  /* index of its first word's shape */
    uint8_t role, flags, words, capitals;
    const char *why;
};

/* What a word says as the first of entries. */
struct lex_single {
    uint64_t seconds;    /* bits of the words that longer entries go on with (trie_bit) */
    uint32_t node;       /* in the trie, TRIE_NONE */
    uint32_t name;       /* of the entries that are this word alone: the first name, … */
    uint32_t cue;        /* … the last cue, */
    uint32_t cue_ended;  /* the first cue, */
    uint32_t head;       /* the last head; TRIE_NONE for none */
    uint16_t name_flags; /* a word needs one of these flags to be one of the names */
    bool stop, component;
};

struct lex_entity {
    const char *name, *key, *kind;
    const char *why; /* `lexicon FILE:LINE` */
    uint32_t words;  /* of its name */
    uint8_t type;
    bool weak; /* its own name is weak */
};

/* Two words in a row that wake rules. */
struct lex_pair {
    uint32_t first, second;
    uint64_t rules;
};

struct hoso_lexicon {
    struct lex_files HOSO_VEC(char *) files; /* paths, in the order they are read */
    pthread_mutex_t mutex;                   /* held while what is below the types is read */
    bool is_read;
    struct hoso_arena strings;
    struct dict folds, sigs;
    struct lex_types HOSO_VEC(struct hoso_type) types;
    struct lex_entities HOSO_VEC(struct lex_entity) entities;
    struct dict entity_keys; /* type and name, by lexicon_name_key, to entity */
    struct dict fold_keys;   /* type and key of each entity */
    struct lex_entries HOSO_VEC(struct lex_entry) entries;
    struct lex_shapes HOSO_VEC(struct lex_shape) shapes;
    struct trie trie;
    struct lex_singles HOSO_VEC(struct lex_single) singles; /* by key of word */
    struct dict bare_people; /* by the folds of their names' syllables (lexicon_bare_person) … */
    struct lex_bare_entries HOSO_VEC(uint32_t) bare_entries; /* … the first entry so written */
    struct lex_parts HOSO_VEC(uint32_t) parts;        /* part kinds by sig */
    struct lex_suffixes HOSO_VEC(const char *) suffixes; /* of foreign places, folded */
    struct lex_phrases HOSO_VEC(uint64_t) phrases;       /* two sigs each; sorted */
    struct rules rules;
    struct lex_wakers HOSO_VEC(uint8_t) wakers; /* bits of words that have triggers or begin pairs */
    struct lex_triggers HOSO_VEC(uint64_t) triggers; /* bits of rules by one word's key */
    struct lex_pairs HOSO_VEC(struct lex_pair) pairs; /* and by two words, sorted */
    struct lex_firsts HOSO_VEC(uint32_t) pair_firsts; /* where a word's pairs begin, + 1; 0: none */
    uint64_t untriggered;                             /* rules tried always */
    uint64_t finders;                                 /* all `rule`s */
    uint64_t digit_triggered, designation_triggered;  /* by `0-9`, by `A-9` */
    uint64_t version;
    int person, weapon, place, organisation; /* types, or -1 */
};

/* singles.c: fills the table, once all entries are there. */
void lexicon_make_singles(struct hoso_lexicon *lexicon);
extern const struct lex_single lexicon_no_single;

static inline const struct lex_single *lexicon_single(const struct hoso_lexicon *lexicon,
                                                      uint32_t key)
{
    return key < lexicon->singles.count ? &lexicon->singles.items[key] : &lexicon_no_single;
}

static inline uint32_t lexicon_parts(const struct hoso_lexicon *lexicon, uint32_t sig)
{
    return sig < lexicon->parts.count ? lexicon->parts.items[sig] : 0;
}

/* Are the words of signatures FIRST and SECOND, in a row, an ordinary phrase that begins like
 * a given name: bình thường? */
bool lexicon_is_phrase(const struct hoso_lexicon *lexicon, uint32_t first, uint32_t second);
/* The bit of rule NUMBER among those that are woken; those of `not` lines count on behind the
 * others, and what is past the last bit shares it. */
static inline uint64_t lexicon_rule_bit(size_t number)
{
    return (uint64_t)1 << (number < 63 ? number : 63);
}

static inline bool lexicon_wakes(const struct hoso_lexicon *lexicon, uint32_t key)
{
    return key / 8 < lexicon->wakers.count && lexicon->wakers.items[key / 8] >> key % 8 & 1;
}

/* Rules that the words FIRST and SECOND, in a row, wake together. */
uint64_t lexicon_pair_rules(const struct hoso_lexicon *lexicon, uint32_t first, uint32_t second);

/* `Nguyen Phu Trong`: fewer syllables than three may be anybody's. */
enum { BARE_LEAST = 3, BARE_MOST = 5 };
/* The entry of the person whose name's syllables have these FOLDS (word ids) without their
 * marks, or TRIE_NONE. */
uint32_t lexicon_bare_person(const struct hoso_lexicon *lexicon, const uint32_t *folds,
                             size_t count);

/* What tells names apart; WORDS by a worder that stands on the lexicon. */
void lexicon_name_key(struct hoso_buf *buf, int type, const struct words *words);
/* The entity with this name key, or TRIE_NONE. */
uint32_t lexicon_entity(const struct hoso_lexicon *lexicon, const struct hoso_buf *key);
/* Type and key of a name that the lexicon has not: its fold, and where that is the fold
 * of another name (Nha Trang, Nhà Trắng) the name itself behind it. */
void lexicon_fold(const struct hoso_lexicon *lexicon, struct hoso_buf *buf, int type,
                  const char *name);

#endif
