/* Candidates never overlap: marks[w].owner says whose a word is. */
#include "article.h"

const char *const why_text[WHY_COUNT] = {
#define X(name, text) text,
    WHY_LIST(X)
#undef X
};

uint32_t cand_add(struct hoso_extractor *x, struct cand cand)
{
    uint32_t size = cand.end - cand.first;
    for (uint32_t w = cand.first; w < cand.end; w++) {
        const struct cand *other = cand_at(x, w);
        if (other && other->end - other->first >= size)
            return NONE;
    }
    for (uint32_t w = cand.first; w < cand.end; w++)
        if (x->marks.items[w].owner != NONE)
            cand_drop(x, x->marks.items[w].owner);
    uint32_t number = (uint32_t)x->cands.count;
    cand.entity = NONE;
    hoso_vec_push(&x->cands, cand);
    for (uint32_t w = cand.first; w < cand.end; w++)
        x->marks.items[w].owner = number;
    return number;
}

void cand_drop(struct hoso_extractor *x, uint32_t number)
{
    struct cand *cand = &x->cands.items[number];
    for (uint32_t w = cand->first; w < cand->end; w++)
        if (x->marks.items[w].owner == number)
            x->marks.items[w].owner = NONE;
    cand->flags |= CAND_GONE;
}

uint32_t name_of_words(const struct hoso_extractor *x, const uint32_t *keys, size_t count,
                       int type)
{
    const struct hoso_lexicon *lexicon = x->lexicon;
    uint32_t node = count ? trie_root(&lexicon->trie, keys[0]) : TRIE_NONE;
    for (size_t i = 1; i < count && node != TRIE_NONE; i++)
        node = trie_child(&lexicon->trie, node, keys[i]);
    if (node == TRIE_NONE)
        return NONE;
    for (uint32_t e = lexicon->trie.entries[node]; e != TRIE_NONE;
         e = lexicon->entries.items[e].next) {
        const struct lex_entry *entry = &lexicon->entries.items[e];
        if (entry->role == ROLE_NAME &&
            (type < 0 || lexicon->entities.items[entry->target].type == type))
            return e;
    }
    return NONE;
}

/* Kinds of the cue that ends before WORD; none of a name's own words is one: Nhật Bản. */
static uint32_t ended_kinds(const struct hoso_extractor *x, size_t word)
{
    uint32_t entry = word < x->words.count ? x->marks.items[word].cue_ended : NONE;
    if (entry == NONE || word == 0)
        return 0;
    uint32_t owner = x->marks.items[word - 1].owner;
    const struct lex_entry *cue = &x->lexicon->entries.items[entry];
    if (owner == NONE)
        return cue->target;
    uint32_t words = x->cands.items[owner].end - x->cands.items[owner].first;
    bool country = words == 1 && cue->target & CUE_ADDRESS && is_capital(x, word - 1) &&
                   ended_kinds(x, word - 1) & CUE_OFFICE; /* Thủ tướng Anh Starmer */
    return country || words > cue->words ? 0 : cue->target;
}

uint32_t cues_before(const struct hoso_extractor *x, size_t word, const char **why)
{
    enum word_gap gap = gap_at(x, word);
    uint32_t kinds = ended_kinds(x, word);
    if (gap == GAP_COLON) /* `Ảnh: X` */
        kinds &= CUE_CREDIT;
    else if (gap == GAP_QUOTE) /* biệt danh "X" */
        kinds &= CUE_WEAPON | CUE_TITLE | CUE_ORG | CUE_OTHER;
    else if (gap == GAP_POINT && !has_flag(x, word, WORD_SENTENCE)) /* TS. X, Mr. X, P. X */
        kinds &= CUE_TITLE | CUE_ADDRESS | CUE_PLACE | CUE_MALE | CUE_FEMALE;
    else if (gap != GAP_SPACE)
        kinds = 0;
    if (kinds && why)
        *why = x->lexicon->entries.items[x->marks.items[word].cue_ended].why;
    return kinds;
}

/* How many words before WORD stand between a title and its bearer: a place, a body,
 * part of a body's name, `cũ`, `tỉnh`. */
static uint32_t between_title(struct hoso_extractor *x, size_t word)
{
    const struct cand *before = cand_at(x, word - 1);
    if (before && before->end == word &&
        (before->type == x->lexicon->place || before->type == x->lexicon->organisation))
        return before->end - before->first;
    const struct mark *mark = &x->marks.items[word];
    if (mark->component_ended)
        return mark->component_ended;
    if (ended_kinds(x, word) & (CUE_AFTER | CUE_PLACE | CUE_PART | CUE_MEMBER | CUE_NATION))
        return x->lexicon->entries.items[mark->cue_ended].words;
    return 0;
}

bool title_before(struct hoso_extractor *x, size_t word, const char **why)
{
    size_t at = word;
    for (int steps = 0; at > 0 && steps < 6; steps++) {
        if (gap_at(x, at) != GAP_SPACE && gap_at(x, at) != GAP_HYPHEN)
            return false;
        if (cues_before(x, at, NULL) & CUE_TITLE) {
            cues_before(x, at, why);
            return true;
        }
        uint32_t between = between_title(x, at);
        if (!between || between > at || (at == word && ended_kinds(x, at) & CUE_MEMBER))
            return false; /* `Giám đốc của X`: X has a director */
        at -= between;
    }
    return false;
}

bool is_phrase_at(const struct hoso_extractor *x, size_t word)
{
    return gap_at(x, word + 1) == GAP_SPACE && !is_capital(x, word + 1) &&
           lexicon_is_phrase(x->lexicon, x->words.items[word].sig, x->words.items[word + 1].sig);
}

bool seen_in_capitals(const struct hoso_extractor *x, size_t word)
{
    uint32_t sig = x->words.items[word].sig;
    return sig < x->capital.count && x->capital.items[sig] == x->text_number;
}

bool seen_in_lower_case(const struct hoso_extractor *x, size_t word)
{
    uint32_t sig = x->words.items[word].sig;
    return sig < x->lower.count && x->lower.items[sig] == x->text_number;
}

