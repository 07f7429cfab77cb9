/* An organisation's name: a head (Viện, Bộ) with a capital, then components that the
 * lexicon knows (Nghiên cứu, Quốc phòng) and words with capitals, joined perhaps by
 * `và`.  A place ends it, inside or outside as the head says. */
#include <string.h>

#include "article.h"

static uint32_t head_at(const struct hoso_extractor *x, size_t word, uint32_t *words)
{
    uint32_t number = word < x->words.count ? x->marks.items[word].head : NONE;
    *words = number == NONE ? 0 : x->lexicon->entries.items[number].words;
    return number == NONE ? 0 : x->lexicon->entries.items[number].target;
}

static bool goes_on(const struct hoso_extractor *x, size_t at)
{
    enum word_gap gap = gap_at(x, at);
    return gap == GAP_SPACE || gap == GAP_HYPHEN || gap == GAP_AND || gap == GAP_GLUED;
}

/* `Giám đốc Sở Y tế Nguyễn Văn A`: a person's name begins. */
static bool begins_person(const struct hoso_extractor *x, size_t at)
{
    uint32_t parts = parts_at(x, at);
    if (parts & PART_FOREIGN_GIVEN)
        return true;
    return parts & (PART_VI_FAMILY | PART_HAN_FAMILY) && is_capital(x, at + 1) &&
           gap_at(x, at + 1) == GAP_SPACE && x->words.items[at + 1].flags & WORD_SYLLABLE;
}

/* Words at AT that belong to the name: 0 at its end; *LAST where nothing may follow.
 * DIRECT: AT is right behind the head. */
static uint32_t body_step(struct hoso_extractor *x, size_t at, uint32_t head, bool direct,
                          bool *last)
{
    uint32_t words;
    const struct cand *cand = cand_at(x, at);
    uint32_t flags = head_at(x, at, &words);
    bool capital = is_capital(x, at);
    if (gap_at(x, at) == GAP_COMMA) /* Bộ Văn hóa, Thể thao và Du lịch */
        return capital && flags & HEAD_COMPONENT && !(head & HEAD_WHOLE) ? words : 0;
    if (!goes_on(x, at))
        return 0;
    if (flags & HEAD_COMPONENT && (capital || head & HEAD_SMALL) &&
        !(cand && cand->end - at > words))
        return words;
    if (cand && !(cand->flags & CAND_WEAK) && cand->first == at) {
        *last = true;
        const struct lex_entity *entity = cand_entity(x, cand);
        if (direct && entity && !strcmp(entity->kind, "country"))
            return 0; /* `Báo Nga` */
        bool joins = cand->type == x->lexicon->organisation || (head & HEAD_WHOLE);
        return joins && cand->type != x->lexicon->weapon ? cand->end - cand->first : 0;
    }
    if (flags & HEAD_JOIN && !capital) {
        uint32_t next_words, next = head_at(x, at + words, &next_words);
        bool more = goes_on(x, at + words) && next & HEAD_COMPONENT && is_capital(x, at + words);
        return more ? words + next_words : 0;
    }
    if (cues_at(x, at) & (CUE_TITLE | CUE_ADDRESS) && parts_at(x, at) == 0)
        return 0;
    if (!capital && gap_at(x, at) != GAP_GLUED)
        return 0;
    return head & HEAD_WHOLE || !begins_person(x, at) ? 1 : 0;
}

/* `chị Đoàn Thị Mơ`: the head is somebody's family name. */
static bool is_family_name(const struct hoso_extractor *x, size_t at)
{
    if (!(parts_at(x, at) & PART_VI_FAMILY) || !is_capital(x, at + 1) ||
        gap_at(x, at + 1) != GAP_SPACE || x->marks.items[at + 1].head != NONE ||
        !(parts_at(x, at + 1) & (PART_VI_MIDDLE | PART_VI_GIVEN)))
        return false;
    return cues_before(x, at, NULL) & (CUE_ADDRESS | CUE_TITLE | CUE_CREDIT) ||
           (is_capital(x, at + 2) && gap_at(x, at + 2) == GAP_SPACE &&
            parts_at(x, at + 2) & PART_VI_GIVEN);
}

static bool may_begin(const struct hoso_extractor *x, size_t at, uint32_t flags)
{
    if (!(flags & HEAD_BODY) || gap_at(x, at) == GAP_GLUED || is_family_name(x, at))
        return false;
    return is_capital(x, at) || flags & HEAD_SMALL;
}

/* A head in lower case, or one that a sentence's start made a capital, needs a capital
 * after it. */
static bool is_name(const struct hoso_extractor *x, size_t first, size_t after, size_t end)
{
    uint32_t words;
    if (end == after)
        return false;
    if (after - first == 1 && end - after == 1 && !(head_at(x, after, &words) & HEAD_COMPONENT) &&
        x->words.items[after].flags & WORD_SYLLABLE &&
        !(x->words.items[after].flags & WORD_CAPITALS))
        return false; /* Trường Sa, Hội An */
    if (is_capital(x, first) && !(x->words.items[first].flags & WORD_SENTENCE))
        return true;
    return is_capital(x, after);
}

/* `Đài Loan`, whose first word is a head too. */
static bool is_town_or_country(const struct hoso_extractor *x, const struct cand *cand)
{
    static const char *const kinds[] = { "country", "city", "province", "region", "island" };
    const struct lex_entity *entity = cand_entity(x, cand);
    for (size_t i = 0; entity && i < sizeof kinds / sizeof *kinds; i++)
        if (cand->type == x->lexicon->place && !(cand->flags & CAND_WEAK) &&
            !strcmp(entity->kind, kinds[i]))
            return true;
    return false;
}

void spot_bodies(struct hoso_extractor *x)
{
    for (size_t i = 0; i < x->words.count; i++) {
        uint32_t words, flags = head_at(x, i, &words);
        if (!may_begin(x, i, flags) || (cand_at(x, i) && cand_at(x, i)->first < i))
            continue;
        size_t end = i + words;
        bool last = false;
        for (uint32_t step; !last && end - i < 20 && (step = body_step(x, end, flags, end == i + words,
                                                                   &last));)
            end += step;
        const struct cand *known = cand_at(x, i);
        /* `Hãng thông tấn Yonhap` is Yonhap */
        const struct cand *inner = cand_at(x, i + words);
        bool same = inner && inner->end == end && inner->first == i + words &&
                    inner->type == x->lexicon->organisation;
        uint32_t entry = same ? inner->entry : NONE;
        if (!is_name(x, i, i + words, end) || (known && known->end >= end) ||
            (known && words == 1 && is_town_or_country(x, known)))
            continue;
        cand_add(x, (struct cand){ .first = (uint32_t)i, .end = (uint32_t)end, .entry = entry,
                                   .group = NONE, .type = (int8_t)x->lexicon->organisation,
                                   .source = FROM_BODY,
                                   .why = x->lexicon->entries.items[x->marks.items[i].head].why });
        i = end - 1;
    }
}
