/* The rules that are code and not data, by the names that a mention's `why` gives them; what
 * lexicon rows, cues, heads and the rules of a file find is named by its file and line.
 * tests/data/name-rules.tsv has examples of each.  Inner header of the entity layer. */
#ifndef HOSO_ENTITY_WHY_H
#define HOSO_ENTITY_WHY_H

#define WHY_LIST(X)                                                                                \
    X(VIETNAMESE, "Vietnamese name")      /* Trần Văn Hậu: family name and syllables */            \
    X(SINO_VIETNAMESE, "Sino-Vietnamese name") /* Tiêu Kiến Quân */                                \
    X(GIVEN_SHAPE, "Vietnamese given names")   /* Xuân Hậu, where it is about sport */            \
    X(INITIALS, "initials")                    /* N.V.T. */                                        \
    X(FOREIGN_GIVEN, "foreign given name")     /* Brendan Whitlock */                              \
    X(EAST_FAMILY, "East Asian family name")   /* Kim Tok-chan */                                  \
    X(FOREIGN_SHAPE, "two foreign words")      /* Arkady Belsky */                                 \
    X(PARTICLE, "particle inside")             /* van der, bin, al- */                             \
    X(CAPITALS, "all capitals")                /* BOT, CUES */                                     \
    X(SUFFIX, "ends like a place")             /* Vetrograd */                                     \
    X(AGE, "age behind it")                    /* X (36 tuổi) */                                   \
    X(TITLE_BEHIND, "title behind it")         /* X, giám đốc công ty */                           \
    X(LARGER_BEHIND, "larger place behind it") /* X, tỉnh Y */                                     \
    X(BRACKETED_PLACE, "in brackets behind a place") /* Artyomovsk (Bakhmut) */                    \
    X(BRACKETED_PERSON, "in brackets behind a person") /* Lục Khảng (Lu Kang) */                   \
    X(PLACES_LISTED, "in a list of places")            /* các xã X, Y và Z */                      \
    X(PEOPLE_LISTED, "in a list of people")            /* Đình Bắc, Quốc Việt, Văn Khang */        \
    X(BYLINE, "byline")                                /* alone on its line */                     \
    X(CLASS_BEFORE, "after a class of weapons")        /* UAV Orbiter */                           \
    X(SHORT, "short form")                             /* ông Hậu, of Trần Văn Hậu */              \
    X(NAMESAKE, "named as a place before")             /* đường Lê Lợi ... Lê Lợi */               \
    X(NUMBER, "number of a house before it")           /* ngõ 84 Nguyễn Trãi */

enum why_number {
#define X(name, text) WHY_##name,
    WHY_LIST(X)
#undef X
        WHY_COUNT
};

/* By number. */
extern const char *const why_text[WHY_COUNT];

#endif
