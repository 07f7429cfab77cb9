/* Words with capitals in a row are a run.  What the lexicon is sure of splits it;
 * each remaining stretch is a candidate of unknown type, and candidates of equal words
 * form a group, which score.c types by everything said around its members.
 * A name of Vietnamese shape (family name, then syllables) wins over a place that is
 * only one of its words: Nguyễn Thị Nga. */
#include <string.h>

#include "article.h"

enum { VI_NAME_MAX = 5, RUN_MAX = 12 };

static bool has_kind(const struct hoso_extractor *x, const struct cand *cand, int type)
{
    return cand && cand->type == type && x->lexicon->types.count;
}

static bool is_small_particle(const struct hoso_extractor *x, size_t at)
{
    return gap_at(x, at) == GAP_SPACE && !is_capital(x, at) && parts_at(x, at) & PART_PARTICLE;
}

/* A lower-case word inside a name: von, bin, van der; the `un` of Kim Jong-un. */
static bool continues_small(struct hoso_extractor *x, size_t at)
{
    if (gap_at(x, at) == GAP_HYPHEN)
        return has_flag(x, at - 1, WORD_CAPITAL) && !has_flag(x, at, WORD_DIGITS) &&
               ((!cues_at(x, at) && !x->marks.items[at].stop) ||
                (at > 1 && parts_at(x, at - 2) & PART_EAST_FAMILY)); /* Kim Jong-nam */
    uint32_t parts = parts_at(x, at);
    size_t next = is_small_particle(x, at + 1) ? at + 2 : at + 1;
    if (gap_at(x, at) != GAP_SPACE || !(parts & PART_PARTICLE) || !is_capital(x, next) ||
        has_flag(x, at - 1, WORD_CAPITALS))
        return false;
    if (is_small_particle(x, at - 1)) /* the second of two */
        return true;
    bool foreign = !(parts & (PART_WORD | PART_VI_MIDDLE)) && !has_flag(x, next, WORD_SYLLABLE) &&
                   !has_flag(x, at - 1, WORD_MARKED); /* Jean-Luc de Montfort */
    if (has_flag(x, at - 1, WORD_SYLLABLE) && !foreign) /* Nguyễn thị Hà */
        return parts & PART_VI_MIDDLE && parts_at(x, at - 1) & PART_VI_FAMILY;
    return !(parts & PART_WORD) || /* João do Rosário, but `khu vực Oga do Tokyo quản lý` */
           (!has_flag(x, at + 1, WORD_SYLLABLE) && !has_kind(x, cand_at(x, next), x->lexicon->place));
}

/* A capital that is no part of the name before it: a sentence begins without a stop, as
 * captions leave it, or somebody else is addressed. */
static bool begins_anew(struct hoso_extractor *x, size_t first, size_t at)
{
    uint32_t parts = parts_at(x, at) & ~(uint32_t)PART_WORD;
    if (!is_capital(x, at) || gap_at(x, at) == GAP_HYPHEN || !has_flag(x, at, WORD_SYLLABLE) ||
        !has_flag(x, at, WORD_MARKED) || has_flag(x, at, WORD_CAPITALS) || parts)
        return false;
    if (cues_at(x, at) & CUE_ADDRESS ||
        (cues_at(x, at) & CUE_CREDIT && gap_at(x, at + 1) == GAP_COLON)) /* Lan Anh Ảnh: … */
        return true;
    if (is_capital(x, at + 1) || cand_at(x, at))
        return false;
    return !has_flag(x, at - 1, WORD_SYLLABLE) || (at - first > 2 && x->marks.items[at].stop == 1);
}

static bool both_places(struct hoso_extractor *x, size_t at)
{
    return has_kind(x, cand_at(x, at - 1), x->lexicon->place) &&
           has_kind(x, cand_at(x, at), x->lexicon->place);
}

static bool is_shouted(const struct hoso_extractor *x, size_t at)
{
    return has_flag(x, at, WORD_SHOUTED);
}

static uint32_t entry_words(const struct hoso_extractor *x, uint32_t entry)
{
    return entry == NONE ? 0 : x->lexicon->entries.items[entry].words;
}

/* A cue, a component or a stop name of two words or more, whose second is in lower
 * case: `Quốc phòng` is not the name Quốc. */
static bool begins_phrase(const struct hoso_extractor *x, size_t at)
{
    const struct mark *mark = &x->marks.items[at];
    if (at + 1 >= x->words.count || is_capital(x, at + 1))
        return false;
    return entry_words(x, mark->cue) > 1 || entry_words(x, mark->head) > 1 || mark->stop > 1;
}

/* Where the run that starts at FIRST ends. */
static size_t run_end(struct hoso_extractor *x, size_t first)
{
    size_t at = first + 1;
    for (; at < x->words.count && at - first < RUN_MAX; at++) {
        if (!word_gap_joins(&x->words.items[at - 1], &x->words.items[at]) ||
            gap_at(x, at) == GAP_AND)
            break;
        if ((gap_at(x, at) == GAP_HYPHEN && both_places(x, at)) || begins_phrase(x, at) ||
            begins_anew(x, first, at))
            break;
        if (!is_capital(x, at) && gap_at(x, at) != GAP_GLUED && !continues_small(x, at))
            break;
    }
    return at;
}

/* ---- Vietnamese names ---- */

/* How many words a name of Vietnamese shape has that starts at FIRST: 0 for none. */
static size_t vi_name(struct hoso_extractor *x, size_t first, size_t end)
{
    if (!(parts_at(x, first) & (PART_VI_FAMILY | PART_HAN_FAMILY)))
        return 0;
    size_t at = first + 1;
    for (; at < end && at - first < VI_NAME_MAX; at++) {
        const struct cand *cand = cand_at(x, at);
        bool long_one = cand && cand->first == at && cand->end - cand->first > 1 &&
                        !(cand->flags & CAND_WEAK);
        if (!has_flag(x, at, WORD_SYLLABLE) || gap_at(x, at) != GAP_SPACE ||
            (long_one && cand->end - first > 4))
            break;
    }
    if (at < end && at - first == VI_NAME_MAX && gap_at(x, at) == GAP_SPACE)
        return 0; /* a title in capitals, not a name */
    return at - first >= 2 ? at - first : 0;
}

/* `ca sĩ Mỹ Tâm`, `Đức Huy`: a place's word that begins a given name. */
static size_t given_name(struct hoso_extractor *x, size_t first, size_t end)
{
    size_t at = first;
    bool line = has_flag(x, first, WORD_LINE) && /* who wrote it */
                (gap_at(x, end) == GAP_LINE || gap_at(x, end) == GAP_DASH);
    while (at < end && at - first < 3 && has_flag(x, at, WORD_SYLLABLE) &&
           (at == first || (gap_at(x, at) == GAP_SPACE && (line || !cand_at(x, at)))))
        at++;
    if (at - first < 2 || at != end)
        return 0;
    uint32_t second = parts_at(x, first + 1), last = parts_at(x, at - 1);
    if (second & (PART_VI_FAMILY | PART_HAN_FAMILY) && at - first > 2)
        return 0;
    bool marked = has_flag(x, first + 1, WORD_MARKED) || has_flag(x, first, WORD_MARKED);
    bool begins = parts_at(x, first) & (PART_VI_MIDDLE | PART_VI_GIVEN);
    return begins && marked && last & PART_VI_GIVEN ? at - first : 0;
}

/* ---- groups ---- */

static uint32_t group_of(struct hoso_extractor *x, size_t first, size_t end)
{
    uint32_t ids[RUN_MAX * 2];
    size_t count = 0;
    for (size_t i = first; i < end && count < RUN_MAX; i++)
        ids[count++] = x->words.items[i].id;
    for (size_t i = first; i < end && count < RUN_MAX * 2; i++)
        ids[count++] = x->words.items[i].sig;
    int fresh;
    uint32_t number = dict_put(&x->group_keys, (const char *)ids, count * sizeof *ids, &fresh);
    if (fresh)
        hoso_vec_push(&x->groups, ((struct group){ .type = -1 }));
    return number;
}

static void add_run(struct hoso_extractor *x, size_t first, size_t end)
{
    const struct word *word = &x->words.items[first];
    if (is_shouted(x, first) || (end - first == 1 && word->flags & WORD_LETTER))
        return;
    struct cand cand = { .first = (uint32_t)first, .end = (uint32_t)end, .entry = NONE,
                         .type = -1, .source = FROM_RUN, .why = why_text[WHY_SHORT] };
    if (end - first == 1 && word->flags & WORD_SENTENCE && word->flags & WORD_SYLLABLE)
        cand.flags |= CAND_DOUBTED;
    if (cand.flags & CAND_DOUBTED && is_phrase_at(x, first))
        return;
    if (cand.flags & CAND_DOUBTED && (x->marks.items[first].stop || cues_at(x, first)))
        cand.flags |= CAND_WEAK; /* nobody's name, but perhaps short for one: may_be_called */
    cand.group = group_of(x, first, end);
    uint32_t number = cand_add(x, cand);
    if (number != NONE && x->groups.items[cand.group].first_cand == 0 &&
        !x->groups.items[cand.group].counted)
        x->groups.items[cand.group].first_cand = number;
}

/* ---- splitting a run ---- */

/* A candidate that a run does not swallow. */
static bool is_firm(struct hoso_extractor *x, const struct cand *cand)
{
    if (!cand)
        return false;
    if (cand->source != FROM_LEXICON)
        return true;
    bool person = cand->type == x->lexicon->person;
    if (cand->end - cand->first > 1)
        return !(cand->flags & CAND_WEAK) || !person;
    return !(cand->flags & CAND_WEAK) && !person;
}

/* Weak, but its place says it is meant: `Ngoại trưởng Nhật Kono`. */
static bool is_meant(struct hoso_extractor *x, const struct cand *cand)
{
    if (!has_kind(x, cand, x->lexicon->place))
        return false;
    uint32_t kinds = cues_before(x, cand->first, NULL);
    if (kinds & (CUE_OFFICE | CUE_NATION | CUE_PLACE | CUE_AT))
        return true;
    if (kinds & CUE_TITLE && is_capital(x, cand->end) && !has_flag(x, cand->end, WORD_SYLLABLE) &&
        has_flag(x, cand->first, WORD_SYLLABLE)) /* tỷ phú Anh Joe Lewis */
        return true;
    const struct cand *before = cand->first ? cand_at(x, cand->first - 1) : NULL;
    return has_kind(x, before, x->lexicon->organisation) && before->end == cand->first &&
           gap_at(x, cand->first) == GAP_SPACE;
}

/* No country and no province: those are no people's names. */
static bool is_small(const struct hoso_extractor *x, const struct cand *cand)
{
    const struct lex_entity *entity = cand_entity(x, cand);
    return entity && strcmp(entity->kind, "country") && strcmp(entity->kind, "province");
}

/* `John London`: a place right after a given name that is no place is part of the name. */
static bool belongs_to_name(struct hoso_extractor *x, size_t first, size_t at)
{
    const struct cand *cand = cand_at(x, at);
    if (cand->source != FROM_LEXICON || cand->type != x->lexicon->place ||
        cand->end - cand->first > 1 || at - 1 != first)
        return false;
    if (has_flag(x, at, WORD_SYLLABLE)) /* bà Út Mỹ, như Thanh Nga */
        return has_flag(x, first, WORD_SYLLABLE) && gap_at(x, at) == GAP_SPACE &&
               parts_at(x, first) & (PART_VI_MIDDLE | PART_VI_GIVEN) &&
               parts_at(x, at) & PART_VI_GIVEN &&
               (cues_before(x, first, NULL) & CUE_ADDRESS ||
                (!has_flag(x, first, WORD_SENTENCE) &&
                 x->marks.items[first].head == NONE && x->marks.items[first].cue == NONE));
    bool called = cues_before(x, first, NULL) & (CUE_MALE | CUE_FEMALE) && !cand_at(x, first) &&
                  gap_at(x, at) == GAP_SPACE; /* ông Denzo London */
    return called || parts_at(x, at - 1) & PART_FOREIGN_GIVEN;
}

static size_t stretch_end(struct hoso_extractor *x, size_t first, size_t end)
{
    size_t at = first + 1;
    while (at < end) {
        const struct cand *cand = cand_at(x, at);
        if (cand && cand->first == at && is_firm(x, cand) && !belongs_to_name(x, first, at))
            break;
        at++;
    }
    return at;
}

/* How many words a foreign name has that begins with a place's word, which is a given name
 * too: `ông Chad Wolf`, and even `Chad Joseph` alone, where no place is.  0 for none. */
static size_t foreign_name(struct hoso_extractor *x, size_t at, size_t end)
{
    const struct cand *cand = cand_at(x, at);
    uint32_t kinds = cues_before(x, at, NULL);
    if (!has_kind(x, cand, x->lexicon->place) || cand->source != FROM_LEXICON ||
        cand->first != at || cand->end != at + 1 || at + 1 >= end ||
        !(parts_at(x, at) & PART_FOREIGN_GIVEN) || has_flag(x, at, WORD_SYLLABLE) ||
        gap_at(x, at + 1) != GAP_SPACE || cand_at(x, at + 1))
        return 0;
    if (kinds & (CUE_MALE | CUE_FEMALE) ||
        (kinds & CUE_TITLE && !(kinds & CUE_OFFICE) && is_small(x, cand)))
        return stretch_end(x, at, end) - at;
    bool word = !has_flag(x, at + 1, WORD_SYLLABLE | WORD_CAPITALS | WORD_DIGITS) &&
                !x->marks.items[at + 1].stop && x->marks.items[at + 1].head == NONE;
    uint32_t against = CUE_PLACE | CUE_PART | CUE_OFFICE;
    if (!is_small(x, cand)) /* cáo buộc Milan Radoičić */
        against |= CUE_NATION;
    return word && end == at + 2 && !(kinds & against)
               ? 2
               : 0;
}

static size_t swallow_place(struct hoso_extractor *x, size_t at, size_t end)
{
    size_t name = vi_name(x, at, end);
    const struct cand *cand = cand_at(x, at);
    /* `tỉnh Vĩnh Long Nguyễn Văn A`: the place, then a name */
    if (name > 3 && cand && cand->first == at && cand->end - at > 1 && is_firm(x, cand) &&
        has_kind(x, cand, x->lexicon->place))
        name = 0;
    if (cand && cand->first == at && cand->end - at >= name)
        name = 0;
    if (!name && ((cand && cand->end - cand->first == 1 && cand->source == FROM_LEXICON) ||
                  has_flag(x, at, WORD_LINE)))
        name = given_name(x, at, end);
    return name ? name : foreign_name(x, at, end);
}

/* The stretch is one weak name of the lexicon and nothing else. */
static bool is_one_cand(struct hoso_extractor *x, size_t first, size_t end)
{
    const struct cand *cand = cand_at(x, first);
    return cand && cand->first == first && cand->end == end;
}

/* `chị Nga`, `ông Chad`: a country's word that is someone's name here, but `mẹ Nga, bố Đức`. */
static bool is_called(struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t kinds = cand ? cues_before(x, cand->first, NULL) : 0;
    if (!has_kind(x, cand, x->lexicon->place) || cand->end - cand->first > 2 ||
        !(kinds & CUE_ADDRESS) || kinds & CUE_KIN)
        return false;
    if (cand->end - cand->first == 2) /* chị Hương Giang */
        return kinds & (CUE_MALE | CUE_FEMALE) && cand->source == FROM_LEXICON &&
               is_small(x, cand) && parts_at(x, cand->first) & (PART_VI_MIDDLE | PART_VI_GIVEN) &&
               parts_at(x, cand->end - 1) & PART_VI_GIVEN && has_flag(x, cand->first, WORD_SYLLABLE);
    if (name_of_words(x, &x->words.items[cand->first].key, 1, x->lexicon->person) != NONE)
        return false; /* judge_titled says whose */
    if (!has_flag(x, cand->first, WORD_SYLLABLE))
        return kinds & (CUE_MALE | CUE_FEMALE) && cand->source == FROM_LEXICON;
    return parts_at(x, cand->first) & (PART_VI_GIVEN | PART_VI_FAMILY);
}

/* `Ảnh: Thái Hà` */
static bool is_credited(struct hoso_extractor *x, const struct cand *cand)
{
    return has_kind(x, cand, x->lexicon->place) && cand->end - cand->first == 2 &&
           cues_before(x, cand->first, NULL) & CUE_CREDIT && is_small(x, cand) &&
           parts_at(x, cand->first) & (PART_VI_MIDDLE | PART_VI_GIVEN | PART_VI_FAMILY) &&
           parts_at(x, cand->end - 1) & PART_VI_GIVEN;
}

static bool names_country(const struct hoso_extractor *x)
{
    for (size_t i = 0; i < x->cands.count; i++) {
        const struct lex_entity *entity = cand_entity(x, &x->cands.items[i]);
        if (entity && entity->type == x->lexicon->place && !strcmp(entity->kind, "country"))
            return true;
    }
    return false;
}

/* `ông Kim`, and nothing in the article is of the wide world. */
static bool is_anybody(struct hoso_extractor *x, const struct cand *cand)
{
    return cand->end - cand->first == 1 && has_flag(x, cand->first, WORD_SYLLABLE) &&
           parts_at(x, cand->first) & (PART_VI_GIVEN | PART_VI_FAMILY) && !names_country(x);
}

/* `ông Mills`: who is addressed is no grenade, whatever the lexicon has. */
static bool is_titled_otherwise(struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t kinds = cues_before(x, cand->first, NULL);
    if (!(cand->flags & CAND_WEAK))
        return false;
    if (cand->type == x->lexicon->person)
        return kinds & CUE_ADDRESS && is_anybody(x, cand);
    return kinds & CUE_ADDRESS ||
           (kinds & CUE_TITLE && !(kinds & CUE_OFFICE && cand->type == x->lexicon->place));
}

/* `sân bay Aden Adde`: all of it, though the lexicon has a town of the first word. */
static size_t foreign_place(struct hoso_extractor *x, size_t first, size_t end)
{
    const struct cand *front = cand_at(x, first);
    if (end - first != 2 || !has_kind(x, front, x->lexicon->place) || front->source != FROM_LEXICON ||
        front->end != first + 1 || has_flag(x, first, WORD_SYLLABLE) || cand_at(x, first + 1) ||
        !(cues_before(x, first, NULL) & CUE_PLACE) || gap_at(x, first + 1) != GAP_SPACE)
        return 0;
    return has_flag(x, first + 1, WORD_SYLLABLE | WORD_CAPITALS | WORD_DIGITS) ||
                   parts_at(x, first + 1) & PART_FOREIGN_GIVEN
               ? 0
               : 2;
}

/* `Bắc Mitrovica`: the part of a town is a place of its own; but `phía Bắc Mitrovica`.  The
 * town, or NULL. */
static const struct cand *side_of(struct hoso_extractor *x, size_t at)
{
    const struct cand *cand = cand_at(x, at + 1);
    if (!(cues_at(x, at) & CUE_SIDE) || !is_capital(x, at) || has_flag(x, at, WORD_SENTENCE) ||
        cand_at(x, at) || !has_kind(x, cand, x->lexicon->place) || cand->source != FROM_LEXICON ||
        cand->first != at + 1 || gap_at(x, at + 1) != GAP_SPACE || !is_capital(x, at + 1) ||
        cues_at(x, at + 1) & CUE_SIDE || entry_words(x, x->marks.items[at + 1].cue_ended) > 1)
        return NULL;
    return cand;
}

static size_t add_side(struct hoso_extractor *x, size_t at)
{
    const struct cand *town = side_of(x, at);
    if (!town)
        return 0;
    struct cand cand = { .first = (uint32_t)at, .end = town->end, .entry = NONE, .group = NONE,
                         .type = (int8_t)x->lexicon->place, .source = FROM_BODY, .why = town->why };
    return cand_add(x, cand) == NONE ? 0 : cand.end - at;
}

/* A capital that only a sentence's start can have given. */
static bool is_plain_word(const struct hoso_extractor *x, size_t at)
{
    return has_flag(x, at, WORD_SYLLABLE) && has_flag(x, at, WORD_MARKED) &&
           !(parts_at(x, at) & ~(uint32_t)PART_WORD) && !has_flag(x, at, WORD_CAPITALS);
}

static bool is_acronym(const struct hoso_extractor *x, size_t at)
{
    return has_flag(x, at, WORD_CAPITALS) && !has_flag(x, at, WORD_SYLLABLE);
}

/* `xã Trung Chải`, `xã Tân Phú Trung`: all its syllables are the commune's name, though the
 * lexicon knows one of them, or all but the last. */
static size_t commune_name(struct hoso_extractor *x, size_t first, size_t end)
{
    size_t count = end - first, at = first;
    if (count < 2 || count > 4 || !(cues_before(x, first, NULL) & CUE_PLACE))
        return 0;
    for (; at < end; at++)
        if (!has_flag(x, at, WORD_SYLLABLE) || (at > first && gap_at(x, at) != GAP_SPACE))
            return 0;
    const struct cand *front = cand_at(x, first), *back = cand_at(x, end - 1);
    if (back && back->first == end - 1 && back->flags & CAND_WEAK && has_kind(x, front, x->lexicon->place) &&
        front->first == first && front->end == end - 1)
        return count;
    if (!front && has_kind(x, back, x->lexicon->place) && back->first == first + 1 &&
        back->end == end && count > 2 && !(parts_at(x, first) & PART_VI_FAMILY))
        return count; /* phường Điện Nam Đông */
    bool single = front && front->first == first && front->end == first + 1 && !back && count == 2;
    return single && has_kind(x, front, x->lexicon->place) && !vi_name(x, first + 1, end) ? count : 0;
}

static void split_run(struct hoso_extractor *x, size_t first, size_t end)
{
    for (size_t at = first; at < end;) {
        const struct cand *cand = cand_at(x, at);
        size_t name = swallow_place(x, at, end);
        if (at == first && !cand && is_plain_word(x, at) && vi_name(x, at + 1, end) >= 3) {
            at++; /* Gặp Phạm Tiến Lực */
            continue;
        }
        size_t commune = at == first ? commune_name(x, at, end) : 0;
        if (!commune && at == first)
            commune = foreign_place(x, at, end);
        size_t side = !commune ? add_side(x, at) : 0;
        if (side) {
            at += side;
            continue;
        }
        if (!name && !commune && at == first && is_acronym(x, at) && vi_name(x, at + 1, end)) {
            at++; /* Sở NN-PTNT Hà Công Tuấn */
        } else if (commune > name) {
            add_run(x, at, at + commune);
            at += commune;
        } else if (name) {
            add_run(x, at, at + name);
            at += name;
        } else if (is_called(x, cand) || is_credited(x, cand)) {
            size_t stop = cand->end;
            cand_drop(x, x->marks.items[at].owner);
            add_run(x, at, stop);
            at = stop;
        } else if (cand && (is_firm(x, cand) || (at + 1 < end && is_meant(x, cand)))) {
            at = cand->end > at ? cand->end : at + 1;
        } else {
            size_t stop = stretch_end(x, at, end);
            if (is_one_cand(x, at, stop) && is_titled_otherwise(x, cand))
                cand_drop(x, x->marks.items[at].owner);
            if (!is_one_cand(x, at, stop))
                add_run(x, at, stop);
            at = stop;
        }
    }
}

/* ---- where runs begin ---- */

/* A line that is a Vietnamese name and nothing else, but for a bracket. */
static bool is_signature(const struct hoso_extractor *x, size_t at)
{
    bool addressed = cues_at(x, at) & (CUE_TITLE | CUE_ADDRESS);
    if (!has_flag(x, at, WORD_LINE))
        return false;
    size_t end = at;
    while (end < x->words.count && end - at < 5 && is_capital(x, end) &&
           has_flag(x, end, WORD_SYLLABLE) && !has_flag(x, end, WORD_CAPITALS) &&
           (end == at || gap_at(x, end) == GAP_SPACE))
        end++;
    enum word_gap gap = gap_at(x, end);
    if (addressed) /* a line `Anh Minh` is who wrote it */
        return end - at == 2 && gap == GAP_LINE && at > 50 && end + 25 > x->words.count &&
               parts_at(x, at) & (PART_VI_MIDDLE | PART_VI_GIVEN) &&
               parts_at(x, at + 1) & PART_VI_GIVEN;
    return end - at >= 2 && end - at <= 4 &&
           (gap == GAP_LINE || gap == GAP_OPEN || gap == GAP_DASH);
}

/* A cue in capitals is not the name's first word: `Tổng thống Putin`, `Ông Kim`. */
static size_t skip_cue(const struct hoso_extractor *x, size_t at)
{
    uint32_t number = x->marks.items[at].cue;
    if (number == NONE)
        return 0;
    const struct lex_entry *cue = &x->lexicon->entries.items[number];
    if (cue->words == 1 && parts_at(x, at) & PART_EAST_FAMILY && is_capital(x, at + 1) &&
        gap_at(x, at + 2) == GAP_HYPHEN && !has_flag(x, at, WORD_SENTENCE))
        return 0; /* Cha Jae-byung */
    if (!(cue->target & ~(uint32_t)(CUE_SIDE | CUE_UNIT | CUE_DOES | CUE_ACT | CUE_TELL)))
        return 0; /* none stands before a name: TẤN LỰC */
    if (cue->words == 1 && cue->target & (CUE_PLACE | CUE_PART) && is_capital(x, at + 1) &&
        gap_at(x, at + 1) == GAP_SPACE && cues_before(x, at, NULL) & CUE_PLACE)
        return 0; /* phường Điện Ngọc, xã Núi Tô */
    if (cue->words > 1 || has_flag(x, at, WORD_SENTENCE))
        return cue->words;
    if (!(cue->target & (CUE_TITLE | CUE_ADDRESS | CUE_PLACE | CUE_PART | CUE_ORG)))
        return 0; /* Từ Hiếu */
    return parts_at(x, at) & (PART_VI_FAMILY | PART_VI_GIVEN | PART_VI_MIDDLE) ? 0 : 1;
}

/* `Xuân Hậu`, where a sentence begins too. */
static bool begins_given_name(struct hoso_extractor *x, size_t at)
{
    uint32_t first = PART_VI_MIDDLE | PART_VI_GIVEN;
    if (cues_before(x, at, NULL) & CUE_CREDIT) /* Ảnh: Đoàn Cường */
        first |= PART_VI_FAMILY;
    return parts_at(x, at) & first && is_capital(x, at + 1) &&
           !cand_at(x, at + 1) && gap_at(x, at + 1) == GAP_SPACE &&
           parts_at(x, at + 1) & PART_VI_GIVEN;
}

/* `Trang khai`, where a sentence begins and `trang` is a cue or an ordinary word too: called
 * so perhaps by the given name, which resolve.c will see. */
static bool may_be_called(const struct hoso_extractor *x, size_t at)
{
    return has_flag(x, at, WORD_SENTENCE) && parts_at(x, at) & PART_VI_GIVEN &&
           gap_at(x, at + 1) == GAP_SPACE && !is_capital(x, at + 1) &&
           !(cues_at(x, at) & CUE_ADDRESS) && seen_in_capitals(x, at) && !is_phrase_at(x, at);
}

/* A sentence's first word that is an ordinary one. */
static bool is_ordinary_start(struct hoso_extractor *x, size_t at)
{
    if (!has_flag(x, at, WORD_SENTENCE) || !has_flag(x, at, WORD_SYLLABLE))
        return false;
    uint32_t parts = parts_at(x, at);
    if (parts & (PART_VI_FAMILY | PART_EAST_FAMILY | PART_HAN_FAMILY) && is_capital(x, at + 1))
        return false;
    if (begins_given_name(x, at))
        return false;
    return seen_in_lower_case(x, at) ||
           (!(parts & ~(uint32_t)PART_WORD) && !seen_in_capitals(x, at));
}

/* The last line or nearly: a town's name there is its writer's. */
static bool is_last_signature(const struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t at = cand->first, end = cand->end;
    enum word_gap gap = gap_at(x, end);
    return end - at == 2 && end + 25 > x->words.count && at > 50 && is_signature(x, at) &&
           is_small(x, cand) && has_flag(x, end - 1, WORD_SYLLABLE) &&
           (gap == GAP_LINE || gap == GAP_OPEN || gap == GAP_DASH) &&
           parts_at(x, at) & (PART_VI_MIDDLE | PART_VI_GIVEN) &&
           parts_at(x, end - 1) & PART_VI_GIVEN;
}

static size_t skip_at(struct hoso_extractor *x, size_t at)
{
    const struct cand *cand = cand_at(x, at);
    if (cand && cand->first == at && cand->source == FROM_LEXICON &&
        has_kind(x, cand, x->lexicon->place) && is_last_signature(x, cand)) {
        cand_drop(x, x->marks.items[at].owner);
        return 0;
    }
    if (!is_capital(x, at) || has_flag(x, at, WORD_DIGITS))
        return cand && cand->first == at && is_firm(x, cand) ? cand->end - at : 1;
    if (cand && cand->first == at && (cand->end - at > 1 || cand->source != FROM_LEXICON))
        return 0;
    size_t stop = x->marks.items[at].stop, cue = skip_cue(x, at);
    if (stop > 1 && stop < 4 && parts_at(x, at) & PART_VI_FAMILY && vi_name(x, at, at + stop + 1) > stop &&
        is_capital(x, at + 1) && is_capital(x, at + stop) && !is_shouted(x, at))
        stop = 0; /* Vũ Trường Giang */
    if (stop && gap_at(x, at) == GAP_OPEN && cues_at(x, at) & CUE_CREDIT)
        return stop; /* `(Theo Hill)` */
    bool titled = cues_before(x, at, NULL) & (CUE_TITLE | CUE_ADDRESS | CUE_CREDIT);
    if (stop == 2 && titled && !x->marks.items[at].stop_named && is_capital(x, at + 1) && !is_shouted(x, at))
        stop = 0; /* ông bầu Hải Đăng */
    if (stop == 1 && side_of(x, at))
        stop = 0;
    if (stop == 1 && (cues_before(x, at, NULL) & (CUE_TITLE | CUE_ADDRESS) ||
                      (!has_flag(x, at, WORD_SENTENCE) && is_capital(x, at + 1) &&
                       gap_at(x, at + 1) == GAP_SPACE && !cand_at(x, at + 1)) ||
                      (begins_given_name(x, at) && (cues_before(x, at, NULL) & CUE_CREDIT ||
                                                    !seen_in_lower_case(x, at)))))
        stop = 0; /* ông Xuân */
    if (is_signature(x, at))
        return 0;
    if (begins_phrase(x, at))
        return entry_words(x, x->marks.items[at].head) > 1
                   ? entry_words(x, x->marks.items[at].head)
                   : stop > cue ? stop : cue;
    if (may_be_called(x, at))
        return 0;
    if (stop > cue && !(cand && !has_flag(x, at, WORD_SENTENCE)))
        return stop;
    if (cue && !(cand && !(cues_at(x, at) & CUE_ADDRESS)))
        return cue;
    return !cand && is_ordinary_start(x, at) ? 1 : 0;
}

void spot_runs(struct hoso_extractor *x)
{
    for (size_t at = 0; at < x->words.count;) {
        size_t skip = skip_at(x, at);
        if (skip) {
            at += skip;
            continue;
        }
        size_t end = run_end(x, at);
        split_run(x, at, end);
        at = end;
    }
}
