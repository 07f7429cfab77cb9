/* Which candidates count.  Weak names of the lexicon do where a cue, a neighbour or the
 * rest of the article speaks for them; unknown ones by their scores. */
#include "article.h"

#include <string.h>

/* ---- weak names ---- */

static size_t evident_weapons(const struct hoso_extractor *x)
{
    size_t count = 0;
    for (size_t i = 0; i < x->cands.count; i++) {
        const struct cand *cand = &x->cands.items[i];
        count += cand->type == x->lexicon->weapon && cand->type >= 0 &&
                 (cand->flags & (CAND_GONE | CAND_WEAK | CAND_EVIDENT)) == CAND_EVIDENT;
    }
    return count;
}

static bool is_beside_place(struct hoso_extractor *x, const struct cand *cand)
{
    enum word_gap before = gap_at(x, cand->first), after = gap_at(x, cand->end);
    const struct cand *left = cand->first ? cand_at(x, cand->first - 1) : NULL;
    const struct cand *right = cand_at(x, cand->end);
    bool l = left && left->type == x->lexicon->place && before != GAP_LINE && before != GAP_POINT &&
             before != GAP_SPACE;
    bool r = right && right->type == x->lexicon->place && after != GAP_LINE && after != GAP_POINT &&
             after != GAP_SPACE;
    return l || r;
}

static bool begins_sentence(const struct hoso_extractor *x, const struct cand *cand)
{
    return has_flag(x, cand->first, WORD_SENTENCE);
}

/* `Anh` where a sentence begins. */
static bool is_pronoun(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand->type == x->lexicon->place && begins_sentence(x, cand) &&
           cand->end - cand->first == 1 && cues_at(x, cand->first) & CUE_ADDRESS;
}

static bool weak_place_counts(struct hoso_extractor *x, const struct cand *cand, uint32_t kinds)
{
    if (kinds & CUE_OTHER)
        return false;
    if (kinds & (CUE_PLACE | CUE_PART | CUE_AT | CUE_NATION | CUE_OFFICE))
        return true;
    if (kinds & CUE_ADDRESS || (kinds & CUE_TITLE && parts_at(x, cand->first) & PART_VI_GIVEN))
        return false;
    if (gap_at(x, cand->end) == GAP_COMMA && cues_at(x, cand->end) & CUE_NATION)
        return true; /* `Bỉ, nước từng cai trị vùng này` */
    if (is_pronoun(x, cand))
        return pronoun_is_country(x, cand, false);
    return is_beside_place(x, cand) || (!begins_sentence(x, cand) && !(kinds & CUE_CREDIT));
}

/* `Đình Bắc, Quốc Việt`, and the lexicon has people who are called so. */
static bool is_among_people(struct hoso_extractor *x, const struct cand *cand)
{
    const struct cand *sides[2] = { listed_before(x, cand), listed_after(x, cand) };
    if (cand->end - cand->first < 2 || lists_places(x, cand))
        return false;
    for (int i = 0; i < 2; i++)
        if (sides[i] && (is_given_name(x, sides[i]) || (sides[i]->source == FROM_LEXICON &&
                                                        sides[i]->type == x->lexicon->person)))
            return true;
    return false;
}

static bool weak_person_counts(struct hoso_extractor *x, const struct cand *cand, uint32_t kinds)
{
    if (kinds & (CUE_TITLE | CUE_ADDRESS | CUE_KIN) || title_before(x, cand->first, NULL))
        return true;
    if (kinds & (CUE_PLACE | CUE_PART | CUE_AT | CUE_ORG | CUE_OTHER) ||
        (gap_at(x, cand->end) == GAP_OPEN && larger_place_follows(x, cand->end)))
        return false;
    if (!has_flag(x, cand->first, WORD_SYLLABLE) || is_among_people(x, cand) ||
        (x->games >= GAMES && cand->end - cand->first == 2))
        return true;
    return !begins_sentence(x, cand) && gap_at(x, cand->end) == GAP_SPACE &&
           cues_at(x, cand->end) & CUE_SAY;
}

static bool weak_weapon_counts(struct hoso_extractor *x, const struct cand *cand, uint32_t kinds)
{
    if (is_after_class(x, cand) || (kinds & CUE_WEAPON && speaks_of_weapon(x, cand->first)))
        return true;
    if (kinds & (CUE_TITLE | CUE_ADDRESS | CUE_PLACE | CUE_AT | CUE_ORG))
        return false;
    if (cand->source == FROM_LEXICON && cand->flags & CAND_CLASS &&
        !has_flag(x, cand->first, WORD_CAPITALS))
        return false; /* an ordinary phrase: only beside another class */
    bool alone = begins_sentence(x, cand) && cand->end - cand->first == 1 &&
                 has_flag(x, cand->first, WORD_SYLLABLE);
    return x->evident >= 2 && !alone;
}

static bool weak_counts(struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t kinds = cues_before(x, cand->first, NULL);
    if (has_flag(x, cand->first, WORD_SHOUTED))
        return false;
    if (cand->type == x->lexicon->place)
        return weak_place_counts(x, cand, kinds);
    if (cand->type == x->lexicon->person)
        return weak_person_counts(x, cand, kinds);
    if (cand->type == x->lexicon->weapon)
        return weak_weapon_counts(x, cand, kinds);
    if (kinds & (CUE_TITLE | CUE_ADDRESS))
        return false;
    return kinds & (CUE_ORG | CUE_CREDIT) || !begins_sentence(x, cand) ||
           !has_flag(x, cand->first, WORD_SYLLABLE);
}

/* The entities of the lexicon that this article surely names. */
static void note_sure(struct hoso_extractor *x)
{
    while (x->sure.count < x->lexicon->entities.count)
        hoso_vec_push(&x->sure, 0u);
    for (size_t i = 0; i < x->cands.count; i++) {
        const struct cand *cand = &x->cands.items[i];
        if (cand->entry != NONE && !(cand->flags & (CAND_GONE | CAND_WEAK)))
            x->sure.items[x->lexicon->entries.items[cand->entry].target] = x->text_number;
    }
}

static bool is_sure(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand->entry != NONE &&
           x->sure.items[x->lexicon->entries.items[cand->entry].target] == x->text_number;
}

/* What the rest of the article names outright needs little: only no cue against it. */
static bool sure_counts(struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t kinds = cues_before(x, cand->first, NULL);
    bool person = cand->type == x->lexicon->person;
    if (kinds & ((person ? CUE_PLACE | CUE_PART : CUE_ADDRESS) | CUE_OTHER))
        return false;
    if (is_pronoun(x, cand))
        return pronoun_is_country(x, cand, true);
    return !begins_sentence(x, cand) || !seen_in_lower_case(x, cand->first);
}

static void judge_weak(struct hoso_extractor *x)
{
    for (int pass = 0; pass < 2; pass++) {
        note_sure(x);
        for (size_t i = 0; i < x->cands.count; i++) {
            struct cand *cand = &x->cands.items[i];
            if ((cand->flags & (CAND_WEAK | CAND_GONE)) != CAND_WEAK || cand->source == FROM_RUN)
                continue;
            if (weak_counts(x, cand) || (is_sure(x, cand) && sure_counts(x, cand)))
                cand->flags &= (uint8_t)~CAND_WEAK;
        }
    }
}

static void rename_place(struct hoso_extractor *x, struct cand *cand, const char *why)
{
    cand->source = FROM_BODY;
    cand->type = (int8_t)x->lexicon->place;
    cand->entry = NONE;
    cand->flags &= (uint8_t)~CAND_WEAK;
    cand->why = why;
}

static bool is_known_person(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand->source == FROM_LEXICON && cand->type == x->lexicon->person &&
           !(cand->flags & CAND_GONE) && cand->end - cand->first > 1;
}

static bool is_street(const struct hoso_extractor *x, const struct cand *cand)
{
    const struct lex_entity *entity = cand_entity(x, cand);
    return entity && (!strcmp(entity->kind, "street") || !strcmp(entity->kind, "road"));
}

/* `đường Lê Lợi và Nguyễn Trãi`, `ngã tư Trần Phú – Lê Lợi` */
static bool follows_street(struct hoso_extractor *x, const struct cand *cand)
{
    enum word_gap gap = gap_at(x, cand->first);
    uint32_t at = cand->first;
    bool from_to = gap == GAP_SPACE && at > 1 && cues_at(x, at - 1) & CUE_TO;
    const struct cand *before = listed_before(x, cand);
    if (from_to) /* từ phố Huế đến Lê Lợi */
        before = cand_at(x, at - 2);
    else if ((gap == GAP_DASH || gap == GAP_HYPHEN) && at)
        before = cand_at(x, at - 1);
    if (!before)
        return false;
    if (before->source == FROM_LEXICON)
        return is_street(x, before);
    return before->source == FROM_BODY ? before->type == x->lexicon->place && before->type >= 0
                                       : lists_places(x, cand);
}

/* `đường Hồng Hà`, `phường Sài Gòn`: not the river and not the city that have these names
 * beside their own. */
static bool is_other_street(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand->source == FROM_LEXICON && cand->type == x->lexicon->place &&
           !(cand->flags & CAND_GONE) && cues_before(x, cand->first, NULL) & CUE_STREET;
}

/* `đường Nguyễn Trãi`: what is named after a person is a place, here and where the
 * article says only `Nguyễn Trãi`, unless it speaks of the person too. */
static void judge_namesakes(struct hoso_extractor *x)
{
    struct dict streets, people;
    dict_init(&streets, NULL);
    dict_init(&people, NULL);
    for (size_t i = 0; i < x->cands.count && x->lexicon->place >= 0; i++) {
        struct cand *cand = &x->cands.items[i];
        if (is_other_street(x, cand))
            rename_place(x, cand, cand->why);
        if (!is_known_person(x, cand))
            continue;
        const char *why = cand->why;
        uint32_t kinds = cues_before(x, cand->first, &why);
        uint32_t target = x->lexicon->entries.items[cand->entry].target;
        bool titled = title_before(x, cand->first, NULL); /* Chủ tịch thành phố X */
        if (!titled && (kinds & (CUE_PLACE | CUE_PART) || holds_number(x, cand) ||
                        (!(kinds & CUE_ADDRESS) && follows_street(x, cand)))) {
            dict_put(&streets, (const char *)&target, sizeof target, NULL);
            rename_place(x, cand, kinds & (CUE_PLACE | CUE_PART) ? why
                                  : holds_number(x, cand) ? why_text[WHY_NUMBER]
                                                        : why_text[WHY_PLACES_LISTED]);
        } else if (titled || kinds & CUE_ADDRESS) {
            dict_put(&people, (const char *)&target, sizeof target, NULL);
        }
    }
    for (size_t i = 0; i < x->cands.count && streets.count; i++) {
        struct cand *cand = &x->cands.items[i];
        if (!is_known_person(x, cand))
            continue;
        uint32_t target = x->lexicon->entries.items[cand->entry].target;
        if (dict_find(&streets, (const char *)&target, sizeof target) != DICT_NONE &&
            dict_find(&people, (const char *)&target, sizeof target) == DICT_NONE)
            rename_place(x, cand, why_text[WHY_NAMESAKE]);
    }
    dict_release(&streets);
    dict_release(&people);
}

/* In quotation marks, or at one end of them. */
static bool is_quoted(const struct hoso_extractor *x, const struct cand *cand)
{
    size_t end = x->words.items[cand->end - 1].end;
    return gap_at(x, cand->first) == GAP_QUOTE || gap_at(x, cand->end) == GAP_QUOTE ||
           (end + 1 < x->len && x->text[end] == ',' && x->text[end + 1] == '"');
}

/* `"cú đại bác"` of a striker */
static void drop_figures(struct hoso_extractor *x)
{
    for (uint32_t i = 0; i < x->cands.count; i++) {
        const struct cand *cand = &x->cands.items[i];
        if (cand->flags & CAND_CLASS && !(cand->flags & CAND_GONE) && is_quoted(x, cand))
            cand_drop(x, i);
    }
}

static size_t count_games(const struct hoso_extractor *x)
{
    size_t count = 0;
    for (size_t i = 0; i < x->words.count; i++)
        count += (cues_at(x, i) & CUE_GAME) != 0;
    return count;
}

void judge(struct hoso_extractor *x)
{
    x->games = count_games(x);
    if (x->games >= GAMES)
        drop_figures(x);
    x->evident = evident_weapons(x);
    judge_homographs(x);
    judge_namesakes(x);
    x->evident = evident_weapons(x);
    score_groups(x);
    type_groups(x);
    judge_weak(x);
}
