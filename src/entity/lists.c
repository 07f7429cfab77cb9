/* Names in a row: `A, B và C` are mostly of one kind. */
#include "article.h"

bool is_initials(const struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t count = 0;
    for (uint32_t w = cand->first; w < cand->end; w++)
        count += has_flag(x, w, WORD_LETTER) && has_flag(x, w, WORD_CAPITAL);
    return count > 1 && count == cand->end - cand->first;
}

/* Two syllables or three that Vietnamese are called by. */
bool is_given_name(const struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t count = cand ? cand->end - cand->first : 0;
    return count >= 2 && count <= 3 && cand->source == FROM_RUN &&
           has_flag(x, cand->first, WORD_SYLLABLE) &&
           parts_at(x, cand->first) & (PART_VI_MIDDLE | PART_VI_GIVEN | PART_VI_FAMILY) &&
           parts_at(x, cand->end - 1) & PART_VI_GIVEN;
}

bool is_sure_person(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand && cand->type == x->lexicon->person && x->lexicon->person >= 0 &&
           !(cand->flags & CAND_WEAK);
}

bool has_person(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand && cand->source == FROM_LEXICON && cand->type == x->lexicon->person;
}

/* The candidate behind CAND in a list, over a comma or `và`, or NULL. */
const struct cand *listed_after(struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t at = cand->end;
    bool joined = gap_at(x, at) == GAP_COMMA;
    if (!joined && gap_at(x, at) == GAP_SPACE && head_flags(x, at) & HEAD_JOIN)
        joined = gap_at(x, ++at) == GAP_SPACE;
    const struct cand *after = joined ? cand_at(x, at) : NULL;
    return after && after->first == at ? after : NULL;
}

/* The candidate before CAND in a list, over a comma or `và`, or NULL. */
const struct cand *listed_before(struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t at = cand->first;
    bool joined = gap_at(x, at) == GAP_COMMA;
    if (!joined && at > 1 && gap_at(x, at) == GAP_SPACE && head_flags(x, at - 1) & HEAD_JOIN)
        joined = at--;
    const struct cand *before = joined && at ? cand_at(x, at - 1) : NULL;
    return before && before->end == at ? before : NULL;
}

/* `các phường Tân Phong, Long Hưng và Phước Tân`: the kind word goes for all. */
bool lists_places(struct hoso_extractor *x, const struct cand *cand)
{
    const struct cand *first = listed_before(x, cand);
    if (!first)
        return false;
    for (int steps = 0; steps < 20; steps++) {
        const struct cand *before = listed_before(x, first);
        if (!before)
            break;
        first = before;
    }
    uint32_t kinds = cues_before(x, first->first, NULL);
    bool place = first->source == FROM_RUN || (first->type == x->lexicon->place && first->type >= 0);
    if (kinds & CUE_AT && place &&
        !has_flag(x, cand->first, WORD_SYLLABLE)) /* ở Knin, Požega và Slunj */
        return true;
    return kinds & (CUE_PLACE | CUE_BARE) && !title_before(x, first->first, NULL);
}

/* A family name and two syllables: nothing else is shaped so. */
static bool is_full_name(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand->end - cand->first >= 3 && cand->end - cand->first <= 4 &&
           has_flag(x, cand->first, WORD_SYLLABLE) && parts_at(x, cand->first) & PART_VI_FAMILY &&
           (cand->source == FROM_RUN || cand->type == x->lexicon->person);
}

/* `Võ Minh Lâm, Điền Trung, Bình Tinh và Hồng Tơ`: who stands among full names. */
bool lists_people(struct hoso_extractor *x, const struct cand *cand)
{
    const struct cand *at = cand;
    for (int steps = 0; steps < 8 && (at = listed_before(x, at)); steps++)
        if (is_full_name(x, at) || is_sure_person(x, at))
            return true;
    at = cand;
    for (int steps = 0; steps < 8 && (at = listed_after(x, at)); steps++)
        if (is_full_name(x, at) || is_sure_person(x, at))
            return true;
    return false;
}
