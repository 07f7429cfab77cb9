/* Everything the reader can ask of the screen: one row per command makes the enum, the
 * help screen and what `:`, hosorc and keys can name.  May use base. */
#ifndef HOSO_COMMAND_H
#define HOSO_COMMAND_H

#include "hoso/i18n.h"

/* Where a command means something; a binding names one of these. */
#define HOSO_CONTEXT_LIST(X)                                                                       \
    X(ALL, "all")                                                                                  \
    X(ARTICLES, "articles")                                                                        \
    X(TEXT, "text")                                                                                \
    X(ENTITIES, "entities")                                                                        \
    X(COMPARE, "compare")                                                                          \
    X(PAGE, "page")                                                                                \
    X(TIMELINE, "timeline")

enum hoso_context {
#define X(id, name) HOSO_CONTEXT_##id,
    HOSO_CONTEXT_LIST(X)
#undef X
    HOSO_CONTEXT_COUNT
};

/* The sections of the help screen. */
#define HOSO_SECTION_LIST(X)                                                                       \
    X(MOVE, N_("Moving"))                                                                          \
    X(FIND, N_("Finding"))                                                                         \
    X(LINKS, N_("Links"))                                                                          \
    X(PAGE, N_("An entity's page"))                                                                \
    X(COMPARE, N_("Side by side"))                                                                 \
    X(WORK, N_("Your own work"))                                                                   \
    X(PROGRAM, N_("The program"))

enum hoso_section {
#define X(id, name) HOSO_SECTION_##id,
    HOSO_SECTION_LIST(X)
#undef X
    HOSO_SECTION_COUNT
};

/* id, name, section, argument as the help shows it ("" for none, […] where it may be left out),
 * help */
#define HOSO_COMMAND_LIST(X)                                                                       \
    X(DOWN, "down", MOVE, "", N_("one line down"))                                                 \
    X(UP, "up", MOVE, "", N_("one line up"))                                                       \
    X(PAGE_DOWN, "page-down", MOVE, "", N_("one page down"))                                       \
    X(PAGE_UP, "page-up", MOVE, "", N_("one page up"))                                             \
    X(HALF_DOWN, "half-page-down", MOVE, "", N_("half a page down"))                               \
    X(HALF_UP, "half-page-up", MOVE, "", N_("half a page up"))                                     \
    X(FIRST, "first", MOVE, "", N_("to the top"))                                                  \
    X(LAST, "last", MOVE, "", N_("to the end"))                                                    \
    X(NEXT_PANE, "next-pane", MOVE, "", N_("to the next pane"))                                    \
    X(PREVIOUS_PANE, "previous-pane", MOVE, "", N_("to the previous pane"))                        \
    X(LEFT_PANE, "left-pane", MOVE, "", N_("to the pane on the left"))                             \
    X(RIGHT_PANE, "right-pane", MOVE, "", N_("to the pane on the right"))                          \
    X(FOLD, "fold", MOVE, "", N_("open or close the section of the sidebar"))                       \
    X(OPEN, "open", MOVE, "", N_("open the article; follow the link to the entity's page"))            \
    X(SEARCH, "search", FIND, N_("[QUERY]"), N_("search all articles, as you type"))               \
    X(NEXT_HIT, "next-hit", FIND, "", N_("next hit, across articles"))                             \
    X(PREVIOUS_HIT, "previous-hit", FIND, "", N_("previous hit"))                                  \
    X(ENTITY, "entity", FIND, N_("[NAME]"), N_("the page of a person, weapon, place"))             \
    X(NARROW, "narrow", FIND, N_("[NAME]"), N_("only the articles that mention it"))               \
    X(TIMELINE, "timeline", FIND, "", N_("the dates that the texts state; again: the articles' own")) \
    X(PERIOD, "period", FIND, "", N_("the timeline by day, month or year"))                        \
    X(CLEAR, "clear", FIND, "", N_("all articles again"))                                          \
    X(NEXT_MENTION, "next-mention", LINKS, "", N_("next mention in this article"))                 \
    X(PREVIOUS_MENTION, "previous-mention", LINKS, "", N_("previous mention in this article"))     \
    X(NEXT_ARTICLE, "next-article", LINKS, "", N_("next article with this entity"))                \
    X(PREVIOUS_ARTICLE, "previous-article", LINKS, "", N_("previous article with this entity"))    \
    X(BACK, "back", LINKS, "", N_("back to where you were"))                                       \
    X(FORWARD, "forward", LINKS, "", N_("forward again"))                                          \
    X(TRAIL, "trail", LINKS, "", N_("where you have been, to go there again"))                     \
    X(RELATED, "related", LINKS, "", N_("the articles about the same, the most alike first"))       \
    X(COPIES, "copies", LINKS, "", N_("the articles with the same text, `+2` in the list"))       \
    X(WHY, "why", LINKS, "", N_("why this is a mention: the rule or the lexicon's row"))           \
    X(SORT, "sort", PAGE, N_("[ORDER]"), N_("the mentions by article, date, left or right words"))  \
    X(WITH, "with", PAGE, N_("[LEVEL]"), N_("what is named in the same sentence, paragraph, article")) \
    X(COMPARE, "compare", COMPARE, N_("[PATH]"), N_("put another article beside this one"))        \
    X(OTHER, "other-article", COMPARE, "", N_("another article on this side"))                     \
    X(STEP, "in-step", COMPARE, "", N_("the two texts in step, what they both say lit; or each by itself")) \
    X(SWAP, "swap", COMPARE, "", N_("left to right and right to left"))                            \
    X(STAR, "star", WORK, "", N_("star this article, or take the star off"))                       \
    X(READ, "read", WORK, "", N_("this article is read, or unread"))                               \
    X(TAG, "tag", WORK, N_("[TAG…]"), N_("the tags of this article: words; -word takes one off"))  \
    X(PASSAGE, "passage", WORK, "", N_("mark a passage, sentence by sentence"))                    \
    X(NOTE, "note", WORK, N_("[TEXT]"), N_("a note on the article, or on the passage marked"))     \
    X(COPY, "copy", WORK, "", N_("copy the passage and its source"))                               \
    X(BRIEF, "brief", WORK, N_("[FILE]"), N_("add the passage and its source to a brief"))         \
    X(CORRECT, "correct", WORK, "", N_("correct this entity: wrong, another type or name, the same as")) \
    X(UNDO, "undo", WORK, "", N_("undo your last star, tag, note or correction"))                  \
    X(WORK, "work", WORK, "", N_("all your stars, tags and notes"))                                \
    X(HELP, "help", PROGRAM, "", N_("this help"))                                                  \
    X(COMMAND, "command", PROGRAM, "", N_("type a command of this list by its name"))              \
    X(MESSAGES, "messages", PROGRAM, "", N_("what could not be read, and other messages"))         \
    X(SET, "set", PROGRAM, N_("OPTION VALUE"), N_("change an option"))                             \
    X(BIND, "bind", PROGRAM, N_("PANE KEY COMMAND"), N_("bind a key; the command `none` unbinds it"))  \
    X(COLOR, "color", PROGRAM, N_("ROLE FG BG [ATTR…]"), N_("change a colour"))                    \
    X(SOURCE, "source", PROGRAM, N_("FILE"), N_("read commands from a file"))                      \
    X(REDRAW, "redraw", PROGRAM, "", N_("draw the screen anew"))                                   \
    X(QUIT, "quit", PROGRAM, "", N_("leave this view; from the first one, the program"))           \
    X(QUIT_ALL, "quit-all", PROGRAM, "", N_("leave the program"))

enum hoso_command {
#define X(id, name, section, argument, help) HOSO_COMMAND_##id,
    HOSO_COMMAND_LIST(X)
#undef X
    HOSO_COMMAND_COUNT,
    HOSO_COMMAND_NONE = HOSO_COMMAND_COUNT
};

struct hoso_command_info {
    const char *name;
    enum hoso_section section;
    const char *argument; /* to be translated */
    const char *help;     /* to be translated */
};

const struct hoso_command_info *hoso_command_info(enum hoso_command command);
/* The command with this name, HOSO_COMMAND_NONE for another. */
enum hoso_command hoso_command_find(const char *name);
const char *hoso_section_name(enum hoso_section section); /* to be translated */
const char *hoso_context_name(enum hoso_context context);

#endif
