/* Evidence in tenths of a point for what a name unknown to the lexicon is, added up over all
 * members of its group: a name with a cue once is a name everywhere. */
#include "article.h"

#include <string.h>

enum { ENOUGH = 25, SCORE_MAX = 400 };

/* WHY: which rule says so. */
static void score(struct group *group, int type, int tenths, const char *why)
{
    int sum = group->score[type] + tenths;
    group->score[type] = (int16_t)(sum > SCORE_MAX ? SCORE_MAX : sum);
    if (tenths > group->best[type]) {
        group->best[type] = (int16_t)tenths;
        group->why[type] = why;
    }
}

static void against(struct group *group, int type, int tenths)
{
    int sum = group->score[type] + tenths;
    group->score[type] = (int16_t)(sum < -SCORE_MAX ? -SCORE_MAX : sum);
}

static const char *cue_why(const struct hoso_extractor *x, size_t word)
{
    return x->lexicon->entries.items[x->marks.items[word].cue].why;
}

static const char *head_why(const struct hoso_extractor *x, size_t word)
{
    return x->lexicon->entries.items[x->marks.items[word].head].why;
}

/* ---- what the words themselves say ---- */

struct shape {
    size_t count;
    bool syllables, marked, digits, capitals, small, letters;
    uint32_t first, last; /* parts */
};

static struct shape shape_of(const struct hoso_extractor *x, const struct cand *cand)
{
    struct shape shape = { .count = cand->end - cand->first, .syllables = true, .capitals = true,
                           .letters = true };
    for (uint32_t w = cand->first; w < cand->end; w++) {
        uint16_t flags = x->words.items[w].flags;
        shape.syllables &= (flags & WORD_SYLLABLE) != 0;
        shape.letters &= flags & WORD_LETTER && flags & WORD_CAPITAL;
        shape.marked |= (flags & WORD_MARKED) != 0;
        shape.digits |= (flags & WORD_DIGITS) != 0;
        shape.capitals &= (flags & WORD_CAPITALS) != 0;
        shape.small |= gap_at(x, w) == GAP_SPACE && parts_at(x, w) & PART_PARTICLE &&
                       !(flags & WORD_CAPITAL);
    }
    shape.first = parts_at(x, cand->first);
    shape.last = parts_at(x, cand->end - 1);
    return shape;
}

/* `GrabBike`, but `McCain`, `DiCaprio`. */
static bool is_camel(const struct hoso_extractor *x, size_t word)
{
    const struct word *w = &x->words.items[word];
    for (size_t i = w->start + 4; i < w->end; i++)
        if (x->text[i] >= 'A' && x->text[i] <= 'Z' && !(w->flags & WORD_CAPITALS))
            return x->text[i - 1] >= 'a' && x->text[i - 1] <= 'z';
    return false;
}

/* `Bộ trưởng Công Thương`: what somebody is minister of. */
static bool is_component(const struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t head = x->marks.items[cand->first].head;
    return head_flags(x, cand->first) & HEAD_COMPONENT &&
           x->lexicon->entries.items[head].words == cand->end - cand->first;
}

static bool ends_like_place(const struct hoso_extractor *x, size_t word)
{
    const struct dict_string *fold = dict_get(&x->worder.folds, x->words.items[word].id);
    for (size_t i = 0; i < x->lexicon->suffixes.count; i++) {
        const char *suffix = x->lexicon->suffixes.items[i];
        size_t len = strlen(suffix);
        if (fold->len > len + 2 && !memcmp(fold->bytes + fold->len - len, suffix, len))
            return true;
    }
    return false;
}

static void score_vietnamese(const struct hoso_extractor *x, struct group *group,
                             const struct shape *shape)
{
    if (shape->first & PART_VI_FAMILY && shape->count <= 5)
        score(group, IS_PERSON, shape->count == 2 && !(shape->last & PART_VI_GIVEN) ? 20 : 30,
              why_text[WHY_VIETNAMESE]);
    else if (shape->first & PART_HAN_FAMILY && shape->count <= 4)
        score(group, IS_PERSON, 25, why_text[WHY_SINO_VIETNAMESE]);
    else if (shape->count <= 3 && shape->last & PART_VI_GIVEN &&
             shape->first & (PART_VI_MIDDLE | PART_VI_GIVEN))
        score(group, IS_PERSON, x->games >= GAMES && shape->count == 2 ? ENOUGH : 12,
              why_text[WHY_GIVEN_SHAPE]);
}

static void score_shape(struct hoso_extractor *x, struct group *group, const struct cand *cand)
{
    struct shape shape = shape_of(x, cand);
    if (shape.digits) { /* what the rules did not take is no name */
        for (int type = IS_PERSON; type <= IS_ORGANISATION; type++)
            against(group, type, -100);
        return;
    }
    if (shape.letters && shape.count > 1) /* N.V.T. */
        score(group, IS_PERSON, shape.count == 3 ? 15 : 5, why_text[WHY_INITIALS]);
    if (shape.count == 1 && shape.capitals) {
        score(group, IS_ORGANISATION, 20, why_text[WHY_CAPITALS]);
        against(group, IS_PERSON, -30);
    }
    if (is_component(x, cand) || is_camel(x, cand->first))
        against(group, IS_PERSON, -60);
    if (shape.count == 1) {
        if (!shape.syllables && ends_like_place(x, cand->first))
            score(group, IS_PLACE, 15, why_text[WHY_SUFFIX]);
        else if (!shape.syllables && !shape.capitals && x->games >= GAMES) /* of a player */
            score(group, IS_PERSON, 13, why_text[WHY_GIVEN_SHAPE]);
        return;
    }
    if (head_flags(x, cand->end - 1) & HEAD_TAIL)
        score(group, IS_ORGANISATION, 60, head_why(x, cand->end - 1));
    if (head_flags(x, cand->end - 1) & HEAD_PLACE_TAIL)
        score(group, IS_PLACE, 50, head_why(x, cand->end - 1));
    bool front = head_flags(x, cand->first) & HEAD_PLACE_FRONT && !shape.syllables;
    if (front)
        score(group, IS_PLACE, 15, head_why(x, cand->first));
    if (shape.syllables && shape.marked)
        score_vietnamese(x, group, &shape);
    if (!front && shape.first & PART_FOREIGN_GIVEN && !(shape.syllables && shape.marked)) /* xóm Kim Mỹ */
        score(group, IS_PERSON, 30, why_text[WHY_FOREIGN_GIVEN]);
    else if (shape.first & PART_EAST_FAMILY && shape.count <= 3 && !shape.marked)
        score(group, IS_PERSON, 25, why_text[WHY_EAST_FAMILY]);
    else if (!front && !shape.syllables && shape.count <= 3 && !shape.capitals)
        score(group, IS_PERSON, x->games >= GAMES ? 22 : 15, why_text[WHY_FOREIGN_SHAPE]);
    if (shape.small)
        score(group, IS_PERSON, 20, why_text[WHY_PARTICLE]);
}

/* ---- what stands around it ---- */

bool is_after_class(struct hoso_extractor *x, const struct cand *cand)
{
    const struct cand *before = cand->first ? cand_at(x, cand->first - 1) : NULL;
    enum word_gap gap = gap_at(x, cand->first);
    return before && before->end == cand->first && before->flags & CAND_CLASS &&
           (!(before->flags & CAND_WEAK) || x->evident >= 2) && before->type == x->lexicon->weapon && (gap == GAP_SPACE || gap == GAP_QUOTE);
}

bool speaks_of_weapon(struct hoso_extractor *x, size_t word)
{
    for (size_t w = word, steps = 0; w > 0 && steps < 12; w--, steps++) {
        if (has_flag(x, w, WORD_SENTENCE) && gap_at(x, w) != GAP_QUOTE)
            return false;
        const struct cand *cand = cand_at(x, w - 1);
        if (cand && cand->type == x->lexicon->weapon &&
            (!(cand->flags & CAND_WEAK) || x->evident >= 2))
            return true;
    }
    return false;
}

static bool is_sure_place(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand && cand->type == x->lexicon->place && x->lexicon->place >= 0 &&
           !(cand->flags & CAND_WEAK);
}

/* `Port Sudan, Atbara và Merowe`: one among places. */
static void score_list(struct hoso_extractor *x, struct group *group, const struct cand *cand)
{
    if (cand->end - cand->first == 1 && has_flag(x, cand->first, WORD_CAPITALS))
        return;
    uint32_t before = cand->first, after = cand->end;
    bool left = gap_at(x, before) == GAP_COMMA, right = gap_at(x, after) == GAP_COMMA;
    if (!left && before > 1 && gap_at(x, before) == GAP_SPACE &&
        head_flags(x, before - 1) & HEAD_JOIN)
        left = before--;
    if (!right && gap_at(x, after) == GAP_SPACE &&
        (head_flags(x, after) & HEAD_JOIN || cues_at(x, after) & CUE_TO)) /* từ X đến Y */
        right = ++after;
    if (left && before && is_sure_place(x, cand_at(x, before - 1)))
        score(group, IS_PLACE, 13, why_text[WHY_PLACES_LISTED]);
    if (right && is_sure_place(x, cand_at(x, after)))
        score(group, IS_PLACE, 13, why_text[WHY_PLACES_LISTED]);
}

/* `Đình Bắc, Quốc Việt, Văn Khang`: names in a list need no more. */
static void score_roll(struct hoso_extractor *x, struct group *group, const struct cand *cand)
{
    if (cand->end - cand->first == 1 &&
        (has_flag(x, cand->first, WORD_CAPITALS) || has_flag(x, cand->first, WORD_SYLLABLE)))
        return;
    if (lists_places(x, cand)) {
        score(group, IS_PLACE, 30, why_text[WHY_PLACES_LISTED]);
        return;
    }
    bool initials = is_initials(x, cand);
    bool plain = cand->end - cand->first >= 2 && cand->end - cand->first <= 3;
    bool foreign = x->games >= GAMES && !has_flag(x, cand->first, WORD_SYLLABLE);
    const struct cand *sides[2] = { listed_before(x, cand), listed_after(x, cand) };
    bool amid = (sides[0] && sides[1]) || (sides[0] && gap_at(x, cand->first) == GAP_SPACE);
    if (plain && amid && has_flag(x, cand->first, WORD_SYLLABLE) && lists_people(x, cand))
        score(group, IS_PERSON, 26, why_text[WHY_PEOPLE_LISTED]);
    bool player = x->games >= GAMES && (plain || foreign); /* a team's list is of nothing else */
    for (int i = 0; player && i < 2; i++)
        if (is_given_name(x, sides[i]) || has_person(x, sides[i]))
            score(group, IS_PERSON, ENOUGH, why_text[WHY_PEOPLE_LISTED]);
        else if (foreign && sides[i] && sides[i]->source == FROM_RUN)
            score(group, IS_PERSON, 13, why_text[WHY_PEOPLE_LISTED]);
    if (!is_given_name(x, cand) && !initials)
        return;
    for (int i = 0; i < 2; i++)
        if (is_sure_person(x, sides[i]) || is_given_name(x, sides[i]) ||
            (initials && sides[i] && is_initials(x, sides[i])))
            score(group, IS_PERSON, 13, why_text[WHY_PEOPLE_LISTED]);
}

/* `Ảnh: Hùng Khoa - Việt Cường`; *WHY: the cue before the first of them. */
static bool follows_credited(struct hoso_extractor *x, const struct cand *cand, const char **why)
{
    enum word_gap gap = gap_at(x, cand->first);
    const struct cand *before = cand->first ? cand_at(x, cand->first - 1) : NULL;
    return (gap == GAP_DASH || gap == GAP_HYPHEN || gap == GAP_COMMA) && before &&
           before->source == FROM_RUN && before->end == cand->first &&
           has_flag(x, before->first, WORD_SYLLABLE) && is_given_name(x, cand) &&
           cues_before(x, before->first, why) & CUE_CREDIT;
}

/* `ngõ 84 Nguyễn Trãi` */
bool holds_number(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand->first > 1 && has_flag(x, cand->first - 1, WORD_DIGITS) && x->games < GAMES &&
           gap_at(x, cand->first) == GAP_SPACE && has_flag(x, cand->first, WORD_SYLLABLE) &&
           cues_before(x, cand->first - 1, NULL) & (CUE_PLACE | CUE_AT | CUE_BARE);
}

/* Does a title in the sentence say who somebody is at CAND? */
static bool works_there(const struct hoso_extractor *x, const struct cand *cand)
{
    for (uint32_t w = cand->first, steps = 0; w > 0 && steps < 10; w--, steps++) {
        if (has_flag(x, w, WORD_SENTENCE))
            return false;
        if (cues_at(x, w - 1) & CUE_TITLE && x->marks.items[w - 1].owner == NONE)
            return true;
    }
    return false;
}

/* What `từ X`, `tới X` says: in a war somebody goes to a place, else to a bank as well. */
static int going_to(const struct hoso_extractor *x, const struct cand *cand)
{
    bool foreign = !has_flag(x, cand->first, WORD_SYLLABLE) && cand->end - cand->first <= 2 &&
                   !(parts_at(x, cand->first) & PART_FOREIGN_GIVEN);
    return !foreign ? 8 : x->evident >= 2 && x->games < GAMES ? ENOUGH : 12;
}

/* `Full-HD` */
static bool ends_in_capitals(const struct hoso_extractor *x, const struct cand *cand)
{
    return has_flag(x, cand->end - 1, WORD_CAPITALS) && !has_flag(x, cand->first, WORD_CAPITALS);
}

static void score_before(struct hoso_extractor *x, struct group *group, const struct cand *cand)
{
    const char *why = NULL, *title = NULL;
    uint32_t kinds = cues_before(x, cand->first, &why);
    bool plain = has_flag(x, cand->first, WORD_SYLLABLE);
    bool syllable = plain && cand->end - cand->first == 1 &&
                    has_flag(x, cand->first, WORD_MARKED) &&
                    !has_flag(x, cand->first, WORD_CAPITALS);
    bool acronym = cand->end - cand->first == 1 && has_flag(x, cand->first, WORD_CAPITALS);
    bool head = plain && head_flags(x, cand->first) & HEAD_BODY && /* Chánh văn phòng Ban cán sự */
                (cand->end - cand->first == 1 || !(parts_at(x, cand->first) & PART_VI_FAMILY) ||
                 !(parts_at(x, cand->first + 1) & (PART_VI_MIDDLE | PART_VI_GIVEN)));
    bool commune = plain && kinds & CUE_TITLE && kinds & CUE_PLACE && /* trưởng thôn Đông Thành */
                   !(parts_at(x, cand->first) & (PART_VI_FAMILY | PART_HAN_FAMILY));
    if ((head && kinds & CUE_TITLE) || commune)
        ;
    else if (acronym && kinds & CUE_TITLE && !(plain && has_flag(x, cand->first, WORD_MARKED))) /* Chủ tịch HĐQT */
        score(group, IS_ORGANISATION, 20, why);
    else if (kinds & CUE_ADDRESS || (kinds & CUE_TITLE && !syllable))
        score(group, IS_PERSON, 40, why);
    else if (kinds & CUE_TITLE) /* `Bí thư Thành ủy`: only with more to say for it */
        score(group, IS_PERSON, 12, why);
    else if (title_before(x, cand->first, &title))
        score(group, IS_PERSON, syllable ? 12 : 30, title);
    if (kinds & CUE_KIN && !(kinds & CUE_ADDRESS))
        score(group, IS_PERSON, 20, why);
    if (kinds & CUE_MEMBER && !(kinds & CUE_AT) && !plain) /* giám đốc của Energy Innovation */
        against(group, IS_PERSON, -6);
    if (kinds & CUE_TRIBE) /* người Tuareg */
        against(group, IS_PERSON, -60);
    if (kinds & (CUE_PLACE | CUE_PART))
        score(group, IS_PLACE, acronym ? 20 : 40, why);
    if (!plain)
        ;
    else if (holds_number(x, cand)) /* hẻm 51 Cao Thắng */
        score(group, IS_PLACE, 40, why_text[WHY_NUMBER]);
    bool vague = syllable || acronym || ends_in_capitals(x, cand); /* needs more than `ở` and `đến` */
    const struct cand *next = gap_at(x, cand->end) == GAP_SPACE ? cand_at(x, cand->end) : NULL;
    bool branch = next && next->first == cand->end && next->type == x->lexicon->place;
    bool anything = x->evident < 2 && cand->first > 1 && !is_capital(x, cand->first - 1);
    bool works = kinds & CUE_MEMBER && /* chuyên gia tại RAND, tại Auchan Việt Nam */
                 (branch || anything || works_there(x, cand));
    if (kinds & CUE_AT)
        score(group, IS_PLACE, vague ? 5 : plain || works ? 20 : ENOUGH, why);
    score_list(x, group, cand);
    score_roll(x, group, cand);
    if (kinds & (CUE_TO | CUE_NATION) && !vague)
        score(group, IS_PLACE, kinds & CUE_TO ? going_to(x, cand) : 3, why);
    if (kinds & CUE_ORG)
        score(group, IS_ORGANISATION, syllable ? 15 : 40, why);
    if (kinds & CUE_OTHER)
        for (int type = IS_PERSON; type <= IS_ORGANISATION; type++)
            against(group, type, -20);
    bool initials = has_flag(x, cand->first, WORD_LETTER) && cand->end - cand->first > 1;
    if (kinds & CUE_CREDIT || follows_credited(x, cand, &why))
        score(group, plain || initials ? IS_PERSON : IS_ORGANISATION, syllable ? 10 : 25, why);
    const struct cand *before = cand->first ? cand_at(x, cand->first - 1) : NULL;
    if (gap_at(x, cand->first) == GAP_OPEN && before && before->type == x->lexicon->place &&
        before->type >= 0 && cand->end - cand->first <= 3 && !has_flag(x, cand->first, WORD_CAPITALS))
        score(group, IS_PLACE, 35, why_text[WHY_BRACKETED_PLACE]);
    if (kinds & CUE_WEAPON && !(kinds & CUE_BARE) && !(plain && has_flag(x, cand->first, WORD_MARKED)) &&
        speaks_of_weapon(x, cand->first))
        score(group, IS_WEAPON, 25, why);
    if (is_after_class(x, cand) && !(plain && has_flag(x, cand->first, WORD_MARKED)))
        score(group, IS_WEAPON, 40, why_text[WHY_CLASS_BEFORE]);
}

/* A title, perhaps behind `một`, `người`; but `Kalemie, do bác sĩ Ilunga`. */
static bool title_follows(const struct hoso_extractor *x, size_t at)
{
    for (size_t w = at; w < at + 3 && w < x->words.count; w++) {
        if (w > at && gap_at(x, w) != GAP_SPACE)
            return false;
        if (cues_at(x, w) & CUE_TITLE && !is_capital(x, w))
            return true;
        if (cues_at(x, w) & CUE_APART || is_capital(x, w))
            return false;
    }
    return false;
}

static bool age_follows(const struct hoso_extractor *x, size_t at)
{
    if (cues_at(x, at) & CUE_AGE)
        return true;
    return has_flag(x, at, WORD_DIGITS) && gap_at(x, at + 1) == GAP_SPACE &&
           cues_at(x, at + 1) & CUE_AGE;
}

/* `Sondok, tỉnh Hamgyong`, `Lyon (Pháp)`. */
bool larger_place_follows(struct hoso_extractor *x, size_t at)
{
    const struct cand *next = cand_at(x, at);
    if (next && next->first == at && next->type == x->lexicon->place && !(next->flags & CAND_WEAK))
        return true;
    return cues_at(x, at) & CUE_PLACE && !is_capital(x, at);
}

static bool is_syllable(const struct hoso_extractor *x, const struct cand *cand)
{
    return cand->end - cand->first == 1 && has_flag(x, cand->first, WORD_SYLLABLE);
}

static void score_after(struct hoso_extractor *x, struct group *group, const struct cand *cand)
{
    size_t at = cand->end;
    enum word_gap gap = gap_at(x, at);
    if (gap == GAP_SPACE && cues_at(x, at) & CUE_SAY)
        score(group, IS_PERSON, is_syllable(x, cand) ? 4 : 15, cue_why(x, at));
    if (gap == GAP_SPACE && has_flag(x, at, WORD_DIGITS) && age_follows(x, at) &&
        cues_before(x, cand->first, NULL) & CUE_KIN)
        score(group, IS_PERSON, 10, why_text[WHY_AGE]); /* con gái Julia 4 tuổi */
    if (gap != GAP_COMMA && gap != GAP_DASH && gap != GAP_OPEN && gap != GAP_HYPHEN)
        return;
    bool player = x->games >= GAMES && cand->end - cand->first > 1; /* Robyn Brown (Philippines) */
    if (player && gap == GAP_OPEN && larger_place_follows(x, at))
        score(group, IS_PERSON, 5, NULL);
    if ((gap == GAP_COMMA || (gap == GAP_OPEN && !player)) && larger_place_follows(x, at))
        score(group, IS_PLACE, 15, why_text[WHY_LARGER_BEHIND]);
    if (gap != GAP_HYPHEN && cues_at(x, at) & CUE_KIN && !is_capital(x, at))
        score(group, IS_PERSON, 20, cue_why(x, at)); /* Minh Quân, con trai ông Tòng */
    if (age_follows(x, at))
        score(group, IS_PERSON, 40, why_text[WHY_AGE]);
    else if (title_follows(x, at))
        score(group, IS_PERSON, is_syllable(x, cand) ? 12 : 25, why_text[WHY_TITLE_BEHIND]);
}

/* Is it the line's first name, or the second behind a dash? */
static bool begins_line(struct hoso_extractor *x, const struct cand *cand)
{
    if (has_flag(x, cand->first, WORD_LINE))
        return true;
    const struct cand *before = cand->first ? cand_at(x, cand->first - 1) : NULL;
    enum word_gap gap = gap_at(x, cand->first);
    return before && (gap == GAP_DASH || gap == GAP_HYPHEN) && before->end == cand->first &&
           has_flag(x, before->first, WORD_LINE);
}

/* Alone on its line: who wrote it. */
static bool is_byline(struct hoso_extractor *x, const struct cand *cand)
{
    size_t count = cand->end - cand->first;
    enum word_gap after = gap_at(x, cand->end);
    bool vietnamese = has_flag(x, cand->first, WORD_MARKED) ||
                      parts_at(x, cand->end - 1) & PART_VI_GIVEN;
    if (after == GAP_DASH) { /* two of them */
        const struct cand *next = cand_at(x, cand->end);
        bool another = next && next->first == cand->end && next->end - next->first <= 4 &&
                       (next->source == FROM_RUN || next->type == x->lexicon->person ||
                        x->words.count - next->end < 25);
        after = another ? gap_at(x, next->end) : GAP_OTHER;
    }
    return count >= 2 && count <= 4 && begins_line(x, cand) &&
           (after == GAP_LINE || (after == GAP_OPEN && vietnamese)) &&
           has_flag(x, cand->first, WORD_SYLLABLE);
}

void score_groups(struct hoso_extractor *x)
{
    for (size_t i = 0; i < x->cands.count; i++) {
        const struct cand *cand = &x->cands.items[i];
        if (cand->source != FROM_RUN || cand->flags & CAND_GONE)
            continue;
        struct group *group = &x->groups.items[cand->group];
        if (!group->counted)
            score_shape(x, group, cand);
        group->counted = true;
        score_before(x, group, cand);
        if (cand->flags & CAND_DOUBTED)
            continue;
        group->alone |= !(cues_before(x, cand->first, NULL) & (CUE_ADDRESS | CUE_TITLE));
        score_after(x, group, cand);
        if (is_byline(x, cand))
            score(group, IS_PERSON, 30, why_text[WHY_BYLINE]);
    }
}

void type_groups(struct hoso_extractor *x)
{
    const int types[4] = { x->lexicon->person, x->lexicon->weapon, x->lexicon->place,
                           x->lexicon->organisation };
    for (size_t i = 0; i < x->groups.count; i++) {
        struct group *group = &x->groups.items[i];
        int best = 0;
        for (int t = 1; t < 4; t++)
            if (group->score[t] > group->score[best])
                best = t;
        if (group->score[best] >= ENOUGH)
            group->type = (int8_t)types[best];
        group->reason = group->why[best];
    }
}
