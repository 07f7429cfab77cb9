/* One word, two things.  What stands right around a mention is asked first, then the rest
 * of the article: `nước Đức`, `Đức và Pháp` are the country where a Nguyễn Văn Đức has been
 * introduced too, and `Đức kể` is he; `Tổng thống Washington` is no city, `tàu sân bay
 * Abraham Lincoln` no person. */
#include "article.h"

#include <string.h>

enum reading { EITHER, PLACE, PERSON };

static bool is_lexicon_place(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand && cand->source == FROM_LEXICON && cand->type == x->lexicon->place &&
           !(cand->flags & CAND_GONE);
}

static bool is_of_kind(const struct hoso_extractor *x, const struct cand *cand, const char *kind)
{
    const struct lex_entity *entity = cand_entity(x, cand);
    return entity && !strcmp(entity->kind, kind);
}

static bool is_country(const struct hoso_extractor *x, const struct cand *cand)
{
    return is_lexicon_place(x, cand) && is_of_kind(x, cand, "country");
}

/* ---- ships and places ---- */

static uint32_t weapon_of_words(struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t keys[4], count = cand->end - cand->first;
    for (uint32_t i = 0; i < count && i < 4; i++)
        keys[i] = x->words.items[cand->first + i].key;
    return count <= 4 ? name_of_words(x, keys, count, x->lexicon->weapon) : NONE;
}

/* The class of ships that CAND stands right behind, or NULL. */
static const struct cand *class_before(struct hoso_extractor *x, const struct cand *cand)
{
    const struct cand *class = cand->first ? cand_at(x, cand->first - 1) : NULL;
    bool joined = class && class->end == cand->first && gap_at(x, cand->first) == GAP_SPACE;
    return joined && class->type == x->lexicon->weapon ? class : NULL;
}

/* `tàu sân bay Abraham Lincoln`, `tàu Lý Thái Tổ`: no person sails. */
static bool is_named_after(struct hoso_extractor *x, const struct cand *cand)
{
    const struct cand *class = class_before(x, cand);
    return cand->source == FROM_LEXICON && cand->type == x->lexicon->person &&
           cand->end - cand->first > 1 && class && class->flags & CAND_NAMED;
}

/* `Lincoln` behind `USS Abraham Lincoln`, and nobody of that name in full: the ship. */
static uint32_t as_ship_before(struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t ship = NONE;
    if (cand->source != FROM_LEXICON || cand->type != x->lexicon->person ||
        !(cand->flags & CAND_WEAK) || cand->end - cand->first > 1 ||
        cues_before(x, cand->first, NULL) & (CUE_TITLE | CUE_ADDRESS))
        return NONE;
    for (size_t i = 0; i < x->cands.count; i++) {
        const struct cand *other = &x->cands.items[i];
        if (other->source != FROM_LEXICON || other->end - other->first < 2 ||
            other->flags & CAND_GONE || !same_word(x, other->end - 1, cand->first))
            continue;
        if (other->type == x->lexicon->person)
            return NONE;
        if (other->type == x->lexicon->weapon && other->first < cand->first)
            ship = other->entry;
    }
    return ship;
}

/* `tàu ngầm lớp Virginia`: a class of ships or the like that bears a place's or a person's
 * name, as the lexicon knows. */
static uint32_t as_weapon(struct hoso_extractor *x, const struct cand *cand)
{
    bool person = cand->type == x->lexicon->person;
    if (cand->source != FROM_LEXICON || cand->flags & CAND_GONE ||
        (cand->type != x->lexicon->place && !person))
        return NONE;
    if (is_named_after(x, cand))
        return weapon_of_words(x, cand);
    uint32_t ship = as_ship_before(x, cand);
    if (ship != NONE)
        return ship;
    if (!person && is_after_class(x, cand)) /* tên lửa Milan */
        return weapon_of_words(x, cand);
    if (!(cues_before(x, cand->first, NULL) & CUE_WEAPON) || (person && cand->flags & CAND_WEAK) ||
        (x->evident < 2 && !speaks_of_weapon(x, cand->first)))
        return NONE;
    return weapon_of_words(x, cand);
}

/* `tàu sân bay Liêu Ninh`, but not `tàu sân bay Mỹ`. */
static bool is_ship(struct hoso_extractor *x, const struct cand *cand)
{
    static const char *const towns[] = { "city", "town", "province", "river", "mountain" };
    const struct cand *class = class_before(x, cand);
    if (cand->flags & CAND_GONE || !class)
        return false;
    if (!is_lexicon_place(x, cand))
        return is_named_after(x, cand);
    if (!(class->flags & CAND_NAMED)) /* tên lửa Trường Sơn */
        return class->flags & CAND_CLASS && !(class->flags & CAND_WEAK) &&
               (is_of_kind(x, cand, "river") || is_of_kind(x, cand, "mountain"));
    for (size_t i = 0; i < sizeof towns / sizeof *towns; i++)
        if (is_of_kind(x, cand, towns[i]))
            return true;
    return false;
}

/* `UAV mang tên Shaheen`: somebody's name perhaps, but not here. */
static bool is_called_weapon(struct hoso_extractor *x, const struct cand *cand)
{
    return cand->source == FROM_LEXICON && cand->flags & CAND_WEAK && !(cand->flags & CAND_GONE) &&
           cand->type == x->lexicon->person && !has_flag(x, cand->first, WORD_SYLLABLE) &&
           cues_before(x, cand->first, NULL) & CUE_WEAPON && speaks_of_weapon(x, cand->first);
}

static void take_entry(struct hoso_extractor *x, struct cand *cand, uint32_t entry, int type)
{
    cand->entry = entry;
    cand->type = (int8_t)type;
    cand->why = x->lexicon->entries.items[entry].why;
}

static void judge_ship(struct hoso_extractor *x, struct cand *cand)
{
    uint32_t weapon = as_weapon(x, cand);
    if (weapon != NONE) {
        bool weak = x->lexicon->entries.items[weapon].flags & ENTRY_WEAK;
        take_entry(x, cand, weapon, x->lexicon->weapon);
        cand->flags = weak ? CAND_WEAK : CAND_EVIDENT;
    } else if (is_ship(x, cand) || is_called_weapon(x, cand)) {
        cand->source = FROM_BODY;
        cand->type = (int8_t)x->lexicon->weapon;
        cand->entry = NONE;
        cand->flags = 0;
        cand->why = why_text[WHY_CLASS_BEFORE];
    }
}

/* ---- people who are called like a town ---- */

/* `Tổng thống Washington`: no city has a president, nor generals. */
static void judge_titled(struct hoso_extractor *x, struct cand *cand)
{
    uint32_t kinds = is_lexicon_place(x, cand) ? cues_before(x, cand->first, NULL) : 0;
    bool only_people = kinds & CUE_ADDRESS || (kinds & CUE_TITLE && !(kinds & CUE_OFFICE)) ||
                       kinds & CUE_STATE;
    if (!only_people || cand->end - cand->first > 1 || has_flag(x, cand->first, WORD_SYLLABLE) ||
        is_of_kind(x, cand, "country"))
        return;
    uint32_t person = name_of_words(x, &x->words.items[cand->first].key, 1, x->lexicon->person);
    if (person == NONE)
        return;
    take_entry(x, cand, person, x->lexicon->person);
    cand->flags = 0;
}

/* ---- one name within another ---- */

/* Is CAND's one word its entity's name and not just an alias of it? */
static bool is_main_name(const struct hoso_extractor *x, const struct cand *cand)
{
    const struct dict_string *fold = dict_get(&x->worder.folds, x->words.items[cand->first].id);
    return !strcmp(fold->bytes, cand_entity(x, cand)->key);
}

/* `bang Georgia` is here: then `Georgia`, which could be Gruzia too, is the state, unless
 * the article says Gruzia. */
static void judge_alias(struct hoso_extractor *x, struct cand *cand, const struct cand *longer)
{
    if (!is_lexicon_place(x, cand) || cand->end - cand->first > 1 ||
        !same_word(x, cand->first, longer->end - 1) ||
        cand_entity(x, cand) == cand_entity(x, longer) || is_main_name(x, cand))
        return;
    for (size_t i = 0; i < x->cands.count; i++) {
        const struct cand *other = &x->cands.items[i];
        if (is_lexicon_place(x, other) && cand_entity(x, other) == cand_entity(x, cand) &&
            !same_word(x, other->first, cand->first))
            return;
    }
    take_entry(x, cand, longer->entry, x->lexicon->place);
}

static void judge_aliases(struct hoso_extractor *x)
{
    for (size_t i = 0; i < x->cands.count; i++) {
        const struct cand longer = x->cands.items[i];
        if (!is_lexicon_place(x, &longer) || longer.end - longer.first != 2 ||
            !(cues_at(x, longer.first) & CUE_PLACE) || has_flag(x, longer.end - 1, WORD_SYLLABLE))
            continue;
        for (size_t j = 0; j < x->cands.count; j++)
            judge_alias(x, &x->cands.items[j], &longer);
    }
}

void judge_homographs(struct hoso_extractor *x)
{
    for (size_t i = 0; i < x->cands.count; i++) {
        judge_ship(x, &x->cands.items[i]);
        judge_titled(x, &x->cands.items[i]);
    }
    judge_aliases(x);
}

/* ---- person or country ---- */

/* The place that AT (a word behind or before CAND) belongs to, over a comma, a dash or
 * `và`; NULL for none. */
static const struct cand *listed(struct hoso_extractor *x, const struct cand *cand, bool after)
{
    uint32_t at = after ? cand->end : cand->first;
    enum word_gap gap = gap_at(x, at);
    uint32_t join = after ? at : at - 1;
    if (gap == GAP_SPACE && at > 0 && join < x->words.count && x->marks.items[join].head != NONE &&
        x->lexicon->entries.items[x->marks.items[join].head].target & HEAD_JOIN) {
        at = after ? at + 1 : at - 1;
        gap = gap_at(x, at) == GAP_SPACE ? GAP_COMMA : GAP_OTHER;
    }
    if (gap != GAP_COMMA && gap != GAP_HYPHEN && gap != GAP_DASH)
        return NULL;
    const struct cand *other = at > 0 ? cand_at(x, after ? at : at - 1) : NULL;
    return other && (after ? other->first == at : other->end == at) ? other : NULL;
}

/* `Đức và Pháp`, where no Pháp has been introduced either. */
static bool is_among_countries(struct hoso_extractor *x, const struct cand *cand)
{
    return is_country(x, listed(x, cand, false)) || is_country(x, listed(x, cand, true));
}

/* Does FULL end in the words of CAND, as people are called by them? */
static bool bears(struct hoso_extractor *x, const struct full *full, const struct cand *cand)
{
    const struct cand *person = &x->cands.items[full->cand];
    uint32_t count = cand->end - cand->first;
    if (person->end - person->first <= count)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!same_word(x, person->end - count + i, cand->first + i))
            return false;
    if (!full->eastern)
        return count == 1 && !has_flag(x, cand->first, WORD_SYLLABLE);
    uint32_t front = parts_at(x, person->first);
    return front & PART_VI_FAMILY ||
           (person->end - person->first == 2 && front & (PART_VI_MIDDLE | PART_VI_GIVEN) &&
            parts_at(x, person->end - 1) & PART_VI_GIVEN);
}

/* A river or a town, which a Phạm Hương Giang is called by as well; no province. */
static bool is_small_place(const struct hoso_extractor *x, const struct cand *cand)
{
    static const char *const kinds[] = { "river", "mountain", "town",   "street", "building",
                                         "bridge", "village",  "island", "ward",   "commune" };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is_of_kind(x, cand, kinds[i]))
            return true;
    return false;
}

/* Has one of FULLS who bears CAND's word been named before it, and not long before where
 * the word is a country's? */
static bool is_introduced(struct hoso_extractor *x, const struct fulls *fulls,
                          const struct cand *cand)
{
    enum { NEAR_WORDS = 200 };
    uint32_t near = is_country(x, cand) ? NEAR_WORDS : UINT32_MAX;
    for (size_t i = 0; i < fulls->count; i++) {
        const struct cand *person = &x->cands.items[fulls->items[i].cand];
        if (person->first < cand->first && cand->first - person->first < near &&
            bears(x, &fulls->items[i], cand))
            return true;
    }
    return false;
}

static bool age_follows(const struct hoso_extractor *x, size_t at)
{
    enum word_gap gap = gap_at(x, at);
    return (gap == GAP_COMMA || gap == GAP_OPEN) && has_flag(x, at, WORD_DIGITS) &&
           cues_at(x, at + 1) & CUE_AGE;
}

/* What stands right around CAND says. */
static enum reading reading_of(struct hoso_extractor *x, const struct fulls *fulls,
                               const struct cand *cand)
{
    uint32_t before = cues_before(x, cand->first, NULL);
    uint32_t after = gap_at(x, cand->end) == GAP_SPACE ? cues_at(x, cand->end) : 0;
    const struct cand *next = gap_at(x, cand->end) == GAP_SPACE ? cand_at(x, cand->end) : NULL;
    if (next && next->first == cand->end && next->type != x->lexicon->place &&
        (before & CUE_TITLE || cues_at(x, cand->first) & CUE_ADDRESS))
        return PLACE; /* tỷ phú Anh Joe Lewis; and `Anh Hải` is no short form either */
    if (before & (CUE_PLACE | CUE_PART | CUE_AT | CUE_OFFICE | CUE_ORG) ||
        (before & (CUE_NATION | CUE_TO) && !(before & CUE_ANYBODY)))
        return PLACE;
    if (before & (CUE_ADDRESS | CUE_KIN) || after & (CUE_TELL | CUE_KIN) ||
        age_follows(x, cand->end))
        return PERSON;
    if (after & CUE_ACT || is_among_countries(x, cand))
        return PLACE;
    return after & CUE_SAY && is_introduced(x, fulls, cand) ? PERSON : EITHER;
}

/* Does the article speak of the place too: in a longer form, or often so that it can be
 * nobody? */
static bool is_place_here(struct hoso_extractor *x, const struct fulls *fulls,
                          const struct cand *cand)
{
    size_t places = 0, all = 0;
    for (uint32_t i = 0; i < x->cands.count; i++) {
        const struct cand *other = &x->cands.items[i];
        if (other->entry == NONE || cand_entity(x, other) != cand_entity(x, cand))
            continue;
        if (other->end - other->first > 1)
            return true;
        places += reading_of(x, fulls, other) == PLACE;
        all++;
    }
    return places * 3 > all;
}

bool is_rather_person(struct hoso_extractor *x, const struct fulls *fulls, const struct cand *cand)
{
    bool borne = false;
    uint32_t count = cand->end - cand->first;
    if (!is_lexicon_place(x, cand) || count > 2 || (count == 2 && !is_small_place(x, cand)))
        return false;
    for (size_t i = 0; i < fulls->count && !borne; i++)
        borne = bears(x, &fulls->items[i], cand);
    if (!borne)
        return false;
    enum reading reading = reading_of(x, fulls, cand);
    if (reading == EITHER && !has_flag(x, cand->first, WORD_SYLLABLE) &&
        !is_introduced(x, fulls, cand))
        return false;
    return reading == PERSON || (reading == EITHER && !is_place_here(x, fulls, cand));
}

/* ---- pronoun or country ---- */

/* Was the last who was named before CAND a person? */
static bool follows_person(struct hoso_extractor *x, const struct cand *cand)
{
    for (uint32_t w = cand->first, steps = 0; w > 0 && steps < 40; w--, steps++) {
        const struct cand *before = cand_at(x, w - 1);
        if (!before || before->flags & CAND_WEAK)
            continue;
        int type = before->source == FROM_RUN ? x->groups.items[before->group].type : before->type;
        if (type >= 0)
            return type == x->lexicon->person;
    }
    return false;
}

bool pronoun_is_country(struct hoso_extractor *x, const struct cand *cand, bool sure)
{
    uint32_t after = gap_at(x, cand->end) == GAP_SPACE ? cues_at(x, cand->end) : 0;
    if (is_among_countries(x, cand))
        return true;
    if (gap_at(x, cand->end) == GAP_SPACE && is_capital(x, cand->end))
        return false; /* Anh Tuấn */
    if (after & CUE_ACT)
        return sure || (!seen_in_lower_case(x, cand->first) && !follows_person(x, cand));
    return sure && !(after & (CUE_SAY | CUE_TELL | CUE_KIN)) &&
           !seen_in_lower_case(x, cand->first);
}
