/* What a word says alone is copied to its mark; where a name may be or something longer may
 * begin, the lexicon's trie is walked: entries at the nodes passed are checked against case
 * and gaps, and the longest of each role is kept in the word's mark.  Names become
 * candidates leftmost-longest. */
#include <string.h>

#include "article.h"

/* ---- does an entry fit the words? ---- */

static bool capital_fits(const struct word *word, const struct lex_shape *shape)
{
    if (shape->flags & SHAPE_CAPITALS)
        return word->flags & WORD_CAPITALS;
    return word->flags & WORD_CAPITAL;
}

/* The cue and head of the first word are shorter prefixes of the same walk: met before. */
static bool is_kind_word(const struct hoso_extractor *x, size_t word)
{
    const struct mark *mark = &x->marks.items[word];
    uint32_t head = mark->head == NONE ? 0 : x->lexicon->entries.items[mark->head].target;
    return (cues_at(x, word) & (CUE_PLACE | CUE_PART)) || (head & HEAD_BODY);
}

static bool is_small_head(const struct hoso_extractor *x, size_t word)
{
    uint32_t head = x->marks.items[word].head;
    return head != NONE && x->lexicon->entries.items[head].target & HEAD_SMALL;
}

/* Bodies need a capital in front, people everywhere, other long names most. */
static bool case_fits(const struct hoso_extractor *x, const struct lex_entry *entry, size_t first)
{
    if (entry->flags & ENTRY_FREE_CASE)
        return true;
    const struct lex_entity *entity = &x->lexicon->entities.items[entry->target];
    const struct lex_shape *shapes = &x->lexicon->shapes.items[entry->shape];
    unsigned wanted = 0, met = 0;
    bool front = false;
    for (unsigned i = 0; i < entry->words; i++) {
        if (!(shapes[i].flags & SHAPE_CAPITAL))
            continue;
        bool fits = capital_fits(&x->words.items[first + i], &shapes[i]);
        if (wanted++ == 0)
            front = fits;
        met += fits;
    }
    if (entity->type == x->lexicon->person)
        return met == wanted;
    if (!front)
        return wanted > 1 && met == wanted - 1 &&
               (entity->type == x->lexicon->organisation ? is_small_head(x, first)
                                                         : is_kind_word(x, first));
    if (entity->type == x->lexicon->organisation)
        return true;
    return met >= wanted - (wanted > 2 ? wanted / 2 : 0);
}

/* Where a gap does not join its words, the entry has the same. */
static bool gaps_fit(const struct hoso_extractor *x, const struct lex_entry *entry, size_t first)
{
    const struct word *words = &x->words.items[first];
    const struct lex_shape *shapes = &x->lexicon->shapes.items[entry->shape];
    for (unsigned i = 1; i < entry->words; i++)
        if (!word_gap_joins(&words[i - 1], &words[i]) && words[i].gap != shapes[i].gap)
            return false;
    return true;
}

static bool edges_fit(const struct hoso_extractor *x, size_t first, size_t end)
{
    if (gap_at(x, first) == GAP_GLUED || gap_at(x, end) == GAP_GLUED)
        return false;
    const struct word *last = &x->words.items[end - 1];
    if (last->flags & WORD_LETTER && gap_at(x, end - 1) == GAP_POINT && gap_at(x, end) == GAP_POINT &&
        x->words.items[end].flags & WORD_LETTER)
        return false; /* `H.M` in `H.M.A.` */
    /* `T-72` is no `T-72-M1`, and `5-3` in `F-5-3`. */
    return !(last->flags & WORD_DIGITS && first + 1 < end && gap_at(x, end) == GAP_HYPHEN &&
             x->words.items[end].flags & WORD_DIGITS);
}

/* ---- the walk ---- */

static uint8_t entry_words(const struct hoso_extractor *x, uint32_t entry)
{
    return entry == NONE ? 0 : x->lexicon->entries.items[entry].words;
}

/* Of two names of one length, one that is sure goes before a weak one, then the first read. */
static bool name_is_better(const struct hoso_extractor *x, const struct mark *mark,
                           const struct lex_entry *entry)
{
    if (entry->words != entry_words(x, mark->name))
        return true;
    return x->lexicon->entries.items[mark->name].flags & ENTRY_WEAK && !(entry->flags & ENTRY_WEAK);
}

/* `biển Nhật Bản` in `cảnh sát biển Nhật Bản`: its first word belongs to a longer cue. */
static bool inside_cue(const struct hoso_extractor *x, size_t first, unsigned words)
{
    if (words < 2 || !is_capital(x, first + 1))
        return false; /* `phía Đông Triều Tiên` is no `Đông Triều` */
    return entry_words(x, x->marks.items[first + 1].cue_ended) > 1;
}

/* `cầu Thủ Thiêm` is a bridge, no `cầu thủ`. */
static bool is_cut_by_name(const struct hoso_extractor *x, const struct lex_entry *cue,
                           size_t first)
{
    return cue->words == 2 && cues_at(x, first) & CUE_BARE && !is_capital(x, first) &&
           is_capital(x, first + 1) && is_capital(x, first + 2) &&
           gap_at(x, first + 2) == GAP_SPACE;
}

static void meet_name(struct hoso_extractor *x, size_t first, uint32_t number)
{
    const struct lex_entry *entry = &x->lexicon->entries.items[number];
    struct mark *mark = &x->marks.items[first];
    if (edges_fit(x, first, first + entry->words) && !inside_cue(x, first, entry->words) &&
        case_fits(x, entry, first) && name_is_better(x, mark, entry))
        mark->name = number;
}

static void meet_cue(struct hoso_extractor *x, size_t first, uint32_t number)
{
    const struct lex_entry *entry = &x->lexicon->entries.items[number];
    size_t end = first + entry->words;
    if (is_cut_by_name(x, entry, first))
        return;
    x->marks.items[first].cue = number;
    if (end < x->words.count) {
        uint32_t *ended = &x->marks.items[end].cue_ended;
        if (entry->words > entry_words(x, *ended))
            *ended = number;
    }
}

/* Of the components that end at one word, the shortest, which begins last, is kept. */
static void meet_head(struct hoso_extractor *x, size_t first, uint32_t number)
{
    const struct lex_entry *entry = &x->lexicon->entries.items[number];
    size_t end = first + entry->words;
    x->marks.items[first].head = number;
    if (entry->target & HEAD_COMPONENT && end < x->words.count &&
        x->marks.items[end].component_ended != 1)
        x->marks.items[end].component_ended = entry->words;
}

/* Entry NUMBER, of two words or more, fits those from FIRST on. */
static void meet(struct hoso_extractor *x, size_t first, uint32_t number)
{
    const struct lex_entry *entry = &x->lexicon->entries.items[number];
    struct mark *mark = &x->marks.items[first];
    switch (entry->role) {
    case ROLE_NAME:
        meet_name(x, first, number);
        break;
    case ROLE_CUE:
        meet_cue(x, first, number);
        break;
    case ROLE_HEAD:
        meet_head(x, first, number);
        break;
    case ROLE_STOP:
        mark->stop = entry->words;
        mark->stop_named = entry->capitals > 1;
        break;
    }
}

/* NUMBER, or NONE; not a branch, which could not be guessed. */
static uint32_t if_so(bool so, uint32_t number)
{
    return number | ((uint32_t)so - 1);
}

static uint32_t name_alone(const struct lex_single *single, const struct word *word)
{
    return if_so((word->flags | WORD_ANY) & single->name_flags, single->name);
}

static uint32_t node_before(const struct lex_single *single, const struct word *second)
{
    return if_so((second->gap != GAP_LINE) & ((single->seconds & trie_bit(second->key)) != 0),
                 single->node);
}

/* So many are worked on before what is fetched must be there. */
enum { SINGLES_AHEAD = 32, STEPS_AHEAD = 32 };

/* Marks by single words, and where more may be; without a branch. */
static void mark_words(struct hoso_extractor *x)
{
    const struct lex_single *before = &lexicon_no_single;
    uint32_t name = NONE;
    size_t count = x->words.count, starts = 0;
    hoso_vec_reserve(&x->marks, count);
    hoso_vec_reserve(&x->starts, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct word *word = &x->words.items[i];
        if (i + SINGLES_AHEAD < count)
            __builtin_prefetch(lexicon_single(x->lexicon, word[SINGLES_AHEAD].key));
        const struct lex_single *single = lexicon_single(x->lexicon, word->key);
        x->marks.items[i] = (struct mark){ .name = NONE, .cue = single->cue,
                                           .cue_ended = before->cue_ended, .head = single->head,
                                           .owner = NONE, .stop = single->stop,
                                           .component_ended = before->component };
        uint32_t node = node_before(before, word);
        x->starts.items[starts] = (struct start){ (uint32_t)i - 1, name, node };
        starts += (name & node) != NONE;
        name = name_alone(single, word);
        before = single;
    }
    x->starts.items[starts] = (struct start){ (uint32_t)count - 1, name, NONE };
    x->starts.count = starts + (name != NONE);
    x->marks.count = count;
}

static uint32_t second_key(const struct hoso_extractor *x, const struct start *start)
{
    return x->words.items[start->word + 1].key;
}

/* The first step from the words' nodes; what has nothing there is dropped. */
static void step_all(struct hoso_extractor *x)
{
    const struct trie *trie = &x->lexicon->trie;
    const struct start *starts = x->starts.items;
    size_t kept = 0;
    for (size_t i = 0; i < x->starts.count; i++) {
        size_t later = i + STEPS_AHEAD;
        if (later < x->starts.count && starts[later].node != NONE)
            __builtin_prefetch(trie_slot(trie, starts[later].node, second_key(x, &starts[later])));
        struct start start = starts[i];
        if (start.node != NONE)
            start.node = trie_find(trie, start.node, second_key(x, &start));
        if (start.node != NONE) {
            __builtin_prefetch(&trie->children[start.node]);
            __builtin_prefetch(&x->lexicon->entries.items[trie->entries[start.node]]);
        }
        x->starts.items[kept] = start;
        kept += (start.node & start.name) != NONE;
    }
    x->starts.count = kept;
}

static void meet_names(struct hoso_extractor *x, size_t first, uint32_t entry)
{
    const struct lex_entry *entries = x->lexicon->entries.items;
    for (; entry != NONE; entry = entries[entry].next)
        if (entries[entry].role == ROLE_NAME)
            meet_name(x, first, entry);
}

static void walk(struct hoso_extractor *x, const struct start *start)
{
    const struct trie *trie = &x->lexicon->trie;
    const struct word *words = x->words.items;
    size_t first = start->word, at = first + 1;
    bool joined = true;
    meet_names(x, first, start->name);
    for (uint32_t node = start->node; node != TRIE_NONE;) {
        joined = joined && word_gap_joins(&words[at - 1], &words[at]);
        for (uint32_t e = trie->entries[node]; e != TRIE_NONE;
             e = x->lexicon->entries.items[e].next)
            if (joined || gaps_fit(x, &x->lexicon->entries.items[e], first))
                meet(x, first, e);
        if (gap_at(x, ++at) == GAP_LINE)
            return;
        node = trie_child(trie, node, words[at].key);
    }
}

/* `Hội đồng An ninh Nga`, where the lexicon has `Hội đồng An ninh` as a name too: the
 * country behind a body is a place of its own. */
static void give_back_country(const struct hoso_extractor *x, struct cand *cand)
{
    uint32_t keys[32], count = cand->end - cand->first;
    if (cand->type != x->lexicon->organisation || count < 3 || count > 32)
        return;
    for (uint32_t i = 0; i < count; i++)
        keys[i] = x->words.items[cand->first + i].key;
    for (uint32_t size = 1; size < count && size <= 3; size++) {
        uint32_t entry = name_of_words(x, keys + count - size, size, x->lexicon->place);
        if (entry == NONE || !is_capital(x, cand->end - size))
            continue;
        uint32_t place = x->lexicon->entries.items[entry].target;
        if (strcmp(x->lexicon->entities.items[place].kind, "country") != 0 ||
            name_of_words(x, keys, count - size, x->lexicon->organisation) == NONE)
            continue;
        cand->end -= size;
        return;
    }
}

static struct cand name_cand(const struct hoso_extractor *x, size_t first)
{
    uint32_t number = x->marks.items[first].name;
    const struct lex_entry *entry = &x->lexicon->entries.items[number];
    const struct lex_entity *entity = &x->lexicon->entities.items[entry->target];
    struct cand cand = { .first = (uint32_t)first, .end = (uint32_t)first + entry->words,
                         .entry = number, .group = NONE, .type = (int8_t)entity->type,
                         .source = FROM_LEXICON, .why = entry->why };
    if (entry->flags & ENTRY_WEAK)
        cand.flags |= CAND_WEAK;
    if (entity->type == x->lexicon->weapon) {
        if (!strcmp(entity->kind, "class"))
            cand.flags |= CAND_CLASS; /* a rule says whether of war or of any crime report */
        else if (!(entry->flags & ENTRY_WEAK))
            cand.flags |= CAND_EVIDENT;
    }
    return cand;
}

/* `An 26` with a blank where the name is `An-26`: may be a person's age. */
static bool is_spaced_out(const struct hoso_extractor *x, const struct cand *cand)
{
    const struct lex_entry *entry = &x->lexicon->entries.items[cand->entry];
    const struct lex_shape *shapes = &x->lexicon->shapes.items[entry->shape];
    for (unsigned i = 1; i < entry->words; i++) {
        const struct word *word = &x->words.items[cand->first + i];
        if (shapes[i].gap != GAP_SPACE && word->gap == GAP_SPACE && word->flags & WORD_DIGITS &&
            !(word[-1].flags & WORD_CAPITALS))
            return true;
    }
    return false;
}

/* Weak, and a name that is not weak begins inside it and is longer. */
static bool gives_way(const struct hoso_extractor *x, const struct cand *cand)
{
    if (!(cand->flags & CAND_WEAK))
        return false;
    for (uint32_t w = cand->first + 1; w < cand->end; w++) {
        uint32_t other = x->marks.items[w].name;
        if (entry_words(x, other) > cand->end - cand->first &&
            !(x->lexicon->entries.items[other].flags & ENTRY_WEAK))
            return true;
    }
    return false;
}

/* `Trung đoàn`, `Anh em`, `Pháp luật`: one syllable of a longer ordinary phrase. */
static bool is_in_phrase(const struct hoso_extractor *x, size_t first, unsigned words)
{
    const struct mark *mark = &x->marks.items[first];
    if (words > 1)
        return false;
    if (is_capital(x, first + 1))
        return mark->stop > 1; /* VN-Index */
    return mark->stop > 1 || entry_words(x, mark->cue) > 1 || entry_words(x, mark->head) > 1;
}

static const char *kind_at(const struct hoso_extractor *x, size_t word)
{
    uint32_t name = word < x->words.count ? x->marks.items[word].name : NONE;
    if (name == NONE)
        return "";
    return x->lexicon->entities.items[x->lexicon->entries.items[name].target].kind;
}

/* `miền Đông Ukraine`: a part of a country, no name. */
static bool is_part_of_country(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand->end - cand->first == 2 && cand->type == x->lexicon->place &&
           !is_capital(x, cand->first) && gap_at(x, cand->end) == GAP_SPACE &&
           !strcmp(kind_at(x, cand->end), "country");
}

/* Which syllables stand in lower case somewhere, and which with a capital that says
 * something. */
static void note_cases(struct hoso_extractor *x)
{
    size_t sigs = x->worder.sigs.base_count + x->worder.sigs.count;
    while (x->lower.count < sigs) {
        hoso_vec_push(&x->lower, 0u);
        hoso_vec_push(&x->capital, 0u);
    }
    for (size_t i = 0; i < x->words.count; i++) {
        const struct word *word = &x->words.items[i];
        if (!(word->flags & WORD_SYLLABLE))
            continue;
        if (!(word->flags & WORD_CAPITAL))
            x->lower.items[word->sig] = x->text_number;
        else if (!(word->flags & (WORD_SENTENCE | WORD_LINE | WORD_SHOUTED)))
            x->capital.items[word->sig] = x->text_number;
    }
}

/* The name at word FIRST becomes a candidate, if it may; returns where it ends, or 0. */
static size_t add_name(struct hoso_extractor *x, size_t first)
{
    struct cand cand = name_cand(x, first);
    if (is_in_phrase(x, first, cand.end - cand.first))
        return 0;
    if (is_spaced_out(x, &cand))
        cand.flags |= CAND_WEAK;
    give_back_country(x, &cand);
    if (gives_way(x, &cand) || is_part_of_country(x, &cand))
        return 0;
    cand_add(x, cand);
    return cand.end;
}

void spot_lexicon(struct hoso_extractor *x)
{
    size_t end = 0;
    note_cases(x);
    mark_words(x);
    step_all(x);
    for (size_t i = 0; i < x->starts.count; i++)
        walk(x, &x->starts.items[i]);
    for (size_t i = 0; i < x->starts.count; i++) {
        uint32_t word = x->starts.items[i].word;
        if (word < end || x->marks.items[word].name == NONE)
            continue;
        size_t added = add_name(x, word);
        end = added ? added : end;
    }
}
