/* Candidates that count become mentions of entities.  Full names come first; then a
 * short form (`ông Kim`, `Watling`, `Nhất Hạnh`) is given to the nearest full name
 * before it, else after it, that begins or ends with its words. */
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "hoso/unicode.h"

struct resolver {
    struct hoso_extractor *x;
    struct fulls fulls;
    struct dict keys; /* type and key of each entity */
    struct words words; /* scratch */
};

/* ---- entities ---- */

static uint32_t entity_for(struct resolver *r, struct hoso_entity entity)
{
    struct hoso_buf *buf = &r->x->scratch;
    int fresh;
    hoso_buf_clear(buf);
    hoso_buf_addch(buf, (char)('0' + entity.type));
    hoso_buf_addstr(buf, entity.key);
    uint32_t number = dict_put(&r->keys, buf->data, buf->len, &fresh);
    if (fresh)
        hoso_vec_push(&r->x->out->entities, entity);
    return number;
}

static uint32_t lexicon_entity_for(struct resolver *r, const struct lex_entity *known)
{
    struct hoso_extractor *x = r->x;
    struct met_entity *met = &x->met.items[known - x->lexicon->entities.items];
    if (met->text != x->text_number)
        *met = (struct met_entity){
            x->text_number, entity_for(r, (struct hoso_entity){ .type = known->type,
                                                                .name = known->name,
                                                                .key = known->key,
                                                                .kind = known->kind }) };
    return met->entity;
}

static uint32_t named_entity(struct resolver *r, int type, const char *name)
{
    struct hoso_extractor *x = r->x;
    hoso_vec_clear(&r->words);
    words_split(&r->words, &x->worder, name, strlen(name));
    lexicon_name_key(&x->scratch, type, &r->words);
    uint32_t known = lexicon_entity(x->lexicon, &x->scratch);
    if (known != TRIE_NONE)
        return lexicon_entity_for(r, &x->lexicon->entities.items[known]);
    lexicon_fold(x->lexicon, &x->scratch, type, name);
    const char *key = hoso_arena_strndup(&x->out->strings, x->scratch.data + 1,
                                         x->scratch.len - 1);
    return entity_for(r, (struct hoso_entity){ .type = type, .name = name, .key = key,
                                               .kind = "" });
}

static bool all_capital_syllables(const struct hoso_extractor *x, uint32_t first, uint32_t end)
{
    for (uint32_t w = first; w < end; w++)
        if (!has_flag(x, w, WORD_LETTER) &&
            (!has_flag(x, w, WORD_SYLLABLE) || !has_flag(x, w, WORD_CAPITALS)))
            return false;
    return true;
}

/* Bytes of the first code point. */
static size_t first_letter(const char *s, size_t len)
{
    uint32_t code;
    size_t size = hoso_utf8_next(&code, s, len, 0);
    return size && size <= len ? size : len;
}

/* The candidate's words, blanks made single. */
static const char *words_of(struct hoso_extractor *x, uint32_t first, uint32_t end)
{
    bool capitals = end - first > 1 && all_capital_syllables(x, first, end);
    hoso_buf_clear(&x->scratch);
    for (uint32_t w = first; w < end; w++) {
        const struct word *word = &x->words.items[w];
        if (w > first) {
            size_t from = word[-1].end;
            if (word->gap == GAP_SPACE || word->gap == GAP_LINE)
                hoso_buf_addch(&x->scratch, ' ');
            else
                hoso_buf_add(&x->scratch, x->text + from, word->start - from);
        }
        size_t whole = word->end - word->start, kept = whole;
        if (capitals && word->flags & WORD_CAPITALS) /* NHẬT LINH */
            kept = first_letter(x->text + word->start, whole);
        hoso_buf_add(&x->scratch, x->text + word->start, kept);
        lower_into(&x->scratch, x->text + word->start + kept, whole - kept);
    }
    return hoso_arena_strndup(&x->out->strings, x->scratch.data, x->scratch.len);
}

/* ---- comparing words ---- */

static bool same_words(const struct hoso_extractor *x, uint32_t a, uint32_t b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!same_word(x, a + i, b + i))
            return false;
    return true;
}

enum { NO_MATCH, BEGINS, ENDS, INSIDE };

static int short_of(const struct hoso_extractor *x, const struct cand *brief,
                    const struct cand *full)
{
    uint32_t count = brief->end - brief->first, size = full->end - full->first;
    if (count >= size)
        return NO_MATCH;
    if (same_words(x, brief->first, full->end - count, count))
        return ENDS;
    if (same_words(x, brief->first, full->first, count))
        return BEGINS;
    bool inside = size == 3 && count == 1 && !has_flag(x, brief->first, WORD_SYLLABLE) &&
                  same_word(x, brief->first, full->first + 1);
    return inside ? INSIDE : NO_MATCH; /* Vladimir Padrino López */
}

/* ---- full names ---- */

static int cand_type(const struct hoso_extractor *x, const struct cand *cand)
{
    if (cand->flags & (CAND_GONE | CAND_WEAK))
        return -1;
    return cand->source == FROM_RUN ? x->groups.items[cand->group].type : cand->type;
}

static bool all_syllables(const struct hoso_extractor *x, const struct cand *cand)
{
    for (uint32_t w = cand->first; w < cand->end; w++)
        if (!has_flag(x, w, WORD_SYLLABLE))
            return false;
    return true;
}

/* `Sergei Kuzhugetovich Shoigu` is who the lexicon has as `Sergei Shoigu`. */
static uint32_t entry_without_middle(const struct hoso_extractor *x, const struct cand *cand)
{
    if (cand->end - cand->first != 3 || all_syllables(x, cand))
        return NONE;
    uint32_t keys[2] = { x->words.items[cand->first].key, x->words.items[cand->end - 1].key };
    return name_of_words(x, keys, 2, x->lexicon->person);
}

/* `Nguyen Phu Trong` is who the lexicon has with marks. */
static uint32_t entry_with_marks(const struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t folds[BARE_MOST], count = cand->end - cand->first;
    if (count > BARE_MOST || !all_syllables(x, cand))
        return NONE;
    for (uint32_t i = 0; i < count; i++) {
        if (has_flag(x, cand->first + i, WORD_MARKED))
            return NONE;
        folds[i] = x->words.items[cand->first + i].id;
    }
    return lexicon_bare_person(x->lexicon, folds, count);
}

/* CUE_MALE, CUE_FEMALE, or 0 where the form of address does not say. */
static uint32_t gender_of(const struct hoso_extractor *x, const struct cand *cand)
{
    return cues_before(x, cand->first, NULL) & (CUE_MALE | CUE_FEMALE);
}

static bool same_form(const struct hoso_extractor *x, const struct cand *a, const struct cand *b)
{
    return a->end - a->first == b->end - b->first &&
           same_words(x, a->first, b->first, a->end - a->first);
}

/* A full name that is once `bà` is so wherever it stands bare. */
static void share_genders(struct resolver *r)
{
    const struct hoso_extractor *x = r->x;
    for (size_t i = 0; i < r->fulls.count; i++)
        for (size_t j = 0; j < r->fulls.count && !r->fulls.items[i].gender; j++)
            if (r->fulls.items[j].gender && same_form(x, &x->cands.items[r->fulls.items[i].cand],
                                                       &x->cands.items[r->fulls.items[j].cand]))
                r->fulls.items[i].gender = r->fulls.items[j].gender;
}

static void find_fulls(struct resolver *r)
{
    struct hoso_extractor *x = r->x;
    for (uint32_t i = 0; i < x->cands.count; i++) {
        struct cand *cand = &x->cands.items[i];
        if (cand_type(x, cand) != x->lexicon->person || cand->end - cand->first < 2)
            continue;
        if (cand->source == FROM_RUN)
            cand->entry = entry_without_middle(x, cand);
        if (cand->source == FROM_RUN && cand->entry == NONE)
            cand->entry = entry_with_marks(x, cand);
        hoso_vec_push(&r->fulls,
                      ((struct full){ i, all_syllables(x, cand), gender_of(x, cand) }));
    }
    share_genders(r);
}

/* May BRIEF stand for FULL, which it begins or ends? */
static bool short_form_counts(struct hoso_extractor *x, const struct cand *brief,
                              const struct full *full, int how, bool titled)
{
    bool syllables = has_flag(x, brief->first, WORD_SYLLABLE);
    bool family = how == BEGINS && full->eastern && brief->end - brief->first == 1 &&
                  parts_at(x, brief->first) & PART_VI_FAMILY;
    if ((titled && !family) || !syllables)
        return true;
    if (family) /* `ông Lý`, but `nhà Nguyễn` */
        return titled && cues_before(x, brief->first, NULL) & CUE_ADDRESS;
    bool acts = gap_at(x, brief->end) == GAP_SPACE &&
                cues_at(x, brief->end) & (CUE_SAY | CUE_DOES); /* Hà nói, Bình đã đi */
    bool alone = brief->source == FROM_RUN && x->groups.items[brief->group].alone;
    if (how == ENDS && full->eastern && brief->flags & CAND_DOUBTED && (acts || alone))
        return true;
    if (brief->flags & CAND_DOUBTED && seen_in_lower_case(x, brief->first))
        return false;
    if (brief->end - brief->first > 1)
        return true;
    if (how == BEGINS && full->eastern)
        return !has_flag(x, brief->first, WORD_SENTENCE) &&
               parts_at(x, brief->first) & (PART_EAST_FAMILY | PART_HAN_FAMILY);
    return !(brief->flags & CAND_DOUBTED) || !(parts_at(x, brief->first) & PART_WORD);
}

static bool is_titled(struct hoso_extractor *x, const struct cand *cand)
{
    return cues_before(x, cand->first, NULL) & (CUE_TITLE | CUE_ADDRESS | CUE_KIN) ||
           title_before(x, cand->first, NULL);
}

/* The full name that BRIEF is short for, as a candidate, or NONE. */
static uint32_t full_of(struct resolver *r, const struct cand *brief)
{
    struct hoso_extractor *x = r->x;
    bool titled = is_titled(x, brief);
    uint32_t found = NONE, gender = gender_of(x, brief);
    for (size_t i = 0; i < r->fulls.count; i++) {
        const struct full *full = &r->fulls.items[i];
        const struct cand *cand = &x->cands.items[full->cand];
        if (gender && full->gender && gender != full->gender)
            continue;
        int how = short_of(x, brief, cand);
        if (how == NO_MATCH || !short_form_counts(x, brief, full, how, titled))
            continue;
        if (cand->first > brief->first)
            return found != NONE ? found : full->cand;
        found = full->cand;
    }
    return found;
}

/* ---- numbers that belong to a name ---- */

static bool is_counted(const struct hoso_extractor *x, size_t at)
{
    uint32_t kinds = cues_at(x, at);
    return kinds & (CUE_UNIT | CUE_TITLE | CUE_ADDRESS | CUE_KIN | CUE_AGE | CUE_ORG | CUE_WEAPON) ||
           (kinds & CUE_NATION && !(kinds & CUE_ANYBODY));
}

/* `cầu`, `thôn` before or in the name; a province or a country has no second one. */
static bool says_kind(const struct hoso_extractor *x, const struct cand *cand)
{
    static const char *const single[] = { "country", "city", "province", "region", "river" };
    const struct lex_entity *entity = cand_entity(x, cand);
    for (size_t i = 0; entity && i < sizeof single / sizeof *single; i++)
        if (strcmp(entity->kind, single[i]) == 0)
            return false;
    uint32_t kinds = cues_before(x, cand->first, NULL) | cues_at(x, cand->first);
    return kinds & (CUE_PLACE | CUE_PART);
}

/* `thôn Phú Lâm 3`, `cầu Rạch Miễu 2`, but not `xã Phú Lâm 3 hộ`. */
static bool has_number(const struct hoso_extractor *x, const struct cand *cand)
{
    size_t at = cand->end;
    if (!has_flag(x, at, WORD_DIGITS) || gap_at(x, at) != GAP_SPACE ||
        x->words.items[at].end - x->words.items[at].start > 1 || !says_kind(x, cand))
        return false;
    switch (gap_at(x, at + 1)) {
    case GAP_GLUED:
        return false;
    case GAP_SPACE:
        return !is_counted(x, at + 1) && !has_flag(x, at + 1, WORD_DIGITS);
    default: /* 2,5 km; 3-1; 2/9 */
        return !has_flag(x, at + 1, WORD_DIGITS) || gap_at(x, at + 1) == GAP_LINE;
    }
}

static uint32_t numbered_entity(struct resolver *r, struct cand *cand)
{
    struct hoso_extractor *x = r->x;
    const struct lex_entity *known = cand_entity(x, cand);
    const struct word *number = &x->words.items[cand->end++];
    if (cand->source == FROM_RUN)
        cand->why = x->groups.items[cand->group].reason;
    if (!known)
        return named_entity(r, x->lexicon->place, words_of(x, cand->first, cand->end));
    hoso_buf_clear(&x->scratch);
    hoso_buf_addf(&x->scratch, "%s %.*s", known->name, (int)(number->end - number->start),
                  x->text + number->start);
    return named_entity(r, x->lexicon->place,
                        hoso_arena_strndup(&x->out->strings, x->scratch.data, x->scratch.len));
}

/* ---- each candidate ---- */

static uint32_t resolve_run(struct resolver *r, struct cand *cand)
{
    struct hoso_extractor *x = r->x;
    const struct group *group = &x->groups.items[cand->group];
    const struct cand *first = &x->cands.items[group->first_cand];
    if (cand->entry != NONE) {
        cand->why = cand_entity(x, cand)->why;
        return lexicon_entity_for(r, cand_entity(x, cand));
    }
    cand->why = group->reason;
    uint32_t kinds = cues_before(x, cand->first, NULL);
    bool brief = cand->end - cand->first == 1 && has_flag(x, cand->first, WORD_SYLLABLE);
    if (group->type == x->lexicon->place && kinds & (brief ? CUE_PART | CUE_NEEDED : CUE_PART)) {
        uint32_t words =
            x->lexicon->entries.items[x->marks.items[cand->first].cue_ended].words;
        bool numbered = has_number(x, cand);
        if (words <= cand->first && !cand_at(x, cand->first - 1))
            cand->first -= words;
        if (numbered)
            cand->end++;
        return named_entity(r, group->type, words_of(x, cand->first, cand->end));
    }
    return named_entity(r, group->type, words_of(x, first->first, first->end));
}

static uint32_t resolve_short(struct resolver *r, struct cand *cand)
{
    uint32_t full = full_of(r, cand);
    if (full == NONE || full == (uint32_t)(cand - r->x->cands.items))
        return NONE;
    return r->x->cands.items[full].entity;
}

static bool is_marked(const struct hoso_extractor *x, const struct cand *cand)
{
    for (uint32_t w = cand->first; w < cand->end; w++)
        if (has_flag(x, w, WORD_MARKED))
            return true;
    return false;
}

/* In Vietnamese spelling and without, or with a word in common; but not `Jackson Maine
 * (Bradley Cooper)`, who is played by him. */
static bool is_other_spelling(const struct hoso_extractor *x, const struct cand *a,
                              const struct cand *b)
{
    if (is_marked(x, a) != is_marked(x, b))
        return true;
    return same_word(x, a->first, b->first) || same_word(x, a->end - 1, b->end - 1);
}

/* `Lục Khảng (Lu Kang)`: the same person in another spelling. */
static uint32_t resolve_bracketed(struct resolver *r, const struct cand *cand)
{
    struct hoso_extractor *x = r->x;
    if (cand->source != FROM_RUN || gap_at(x, cand->first) != GAP_OPEN || cand->first == 0 ||
        cand->end - cand->first < 2)
        return NONE;
    const struct cand *before = cand_at(x, cand->first - 1);
    if (!before || before->end != cand->first || cand_type(x, before) != x->lexicon->person)
        return NONE;
    return is_other_spelling(x, before, cand) ? before->entity : NONE;
}

static uint32_t resolve_full(struct resolver *r, struct cand *cand)
{
    struct hoso_extractor *x = r->x;
    const struct lex_entity *known = cand_entity(x, cand);
    bool part = cand->source == FROM_RUN && cues_before(x, cand->first, NULL) & CUE_PART;
    if (cand_type(x, cand) == x->lexicon->place && !part && has_number(x, cand))
        return numbered_entity(r, cand);
    switch (cand->source) {
    case FROM_RUN:
        return resolve_run(r, cand);
    case FROM_LEXICON:
        return lexicon_entity_for(r, known);
    case FROM_RULE:
        if (known)
            return lexicon_entity_for(r, known);
        return named_entity(r, cand->type, cand->name);
    default:
        if (known)
            return lexicon_entity_for(r, known);
        return named_entity(r, cand->type, words_of(x, cand->first, cand->end));
    }
}

static bool may_be_short(const struct hoso_extractor *x, const struct cand *cand, int type)
{
    if (cand->flags & CAND_GONE)
        return false;
    if (type == x->lexicon->person)
        return true;
    bool untyped_run = cand->source == FROM_RUN && type < 0;
    bool weak_name = cand->source == FROM_LEXICON && cand->flags & CAND_WEAK &&
                     cand->type != x->lexicon->weapon;
    return untyped_run || weak_name;
}

/* Full names and everything that is no person, in a first pass; what is left after it. */
static void resolve_one(struct resolver *r, uint32_t number, bool full_names)
{
    struct hoso_extractor *x = r->x;
    struct cand *cand = &x->cands.items[number];
    int type = cand_type(x, cand);
    bool person = type == x->lexicon->person;
    if (full_names) {
        uint32_t same = resolve_bracketed(r, cand);
        if (same != NONE) {
            cand->entity = same;
            cand->why = why_text[WHY_BRACKETED_PERSON];
        } else if (type >= 0 && (!person || cand->end - cand->first > 1) &&
                 !is_rather_person(x, &r->fulls, cand) && !(person && resolve_short(r, cand) != NONE))
            cand->entity = resolve_full(r, cand);
        return;
    }
    if (cand->entity != NONE)
        return;
    if (may_be_short(x, cand, type) || is_rather_person(x, &r->fulls, cand))
        cand->entity = resolve_short(r, cand);
    if (cand->entity != NONE)
        cand->why = why_text[WHY_SHORT];
    else if (type >= 0)
        cand->entity = resolve_full(r, cand);
}

static int by_place(const void *a, const void *b)
{
    const struct hoso_mention *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* `chùa Từ Hiếu`: what kind of building it is belongs to its name. */
static uint32_t place_start(const struct hoso_extractor *x, const struct cand *cand)
{
    const struct lex_entity *entity = cand_entity(x, cand);
    if (!entity || cand->type != x->lexicon->place || strcmp(entity->kind, "building") != 0 ||
        !(cues_before(x, cand->first, NULL) & CUE_PART))
        return cand->first;
    uint32_t words = x->lexicon->entries.items[x->marks.items[cand->first].cue_ended].words;
    bool free = words <= cand->first && x->marks.items[cand->first - 1].owner == NONE;
    return free ? cand->first - words : cand->first;
}

/* `lớp Halifax`: the classifier is no part of the name. */
static uint32_t name_start(const struct hoso_extractor *x, const struct cand *cand)
{
    uint32_t first = place_start(x, cand), kind = x->marks.items[cand->first].cue;
    if (cand->type == x->lexicon->place && cues_at(x, first) & CUE_BARE && first == cand->first &&
        (!has_flag(x, first, WORD_CAPITAL) || has_flag(x, first, WORD_SENTENCE))) {
        uint32_t words = x->lexicon->entries.items[kind].words;
        if (first + words < cand->end && has_flag(x, first + words, WORD_CAPITAL))
            return first + words;
    }
    bool weapon = cand->type == x->lexicon->weapon && !(cand->flags & CAND_CLASS);
    if (weapon && cand->end - first > 1 && !has_flag(x, first, WORD_CAPITAL) &&
        cues_at(x, first) & CUE_WEAPON)
        first++;
    return first;
}

/* The last stop of initials belongs to them: `N.V.T.` */
static size_t name_end(const struct hoso_extractor *x, const struct cand *cand)
{
    size_t end = x->words.items[cand->end - 1].end;
    bool initials = cand->end - cand->first > 1 && has_flag(x, cand->first, WORD_LETTER) &&
                    has_flag(x, cand->end - 1, WORD_LETTER) &&
                    gap_at(x, cand->end - 1) == GAP_POINT;
    return initials && end < x->len && x->text[end] == '.' ? end + 1 : end;
}

static void emit(struct hoso_extractor *x)
{
    struct hoso_mentions *mentions = &x->out->mentions;
    bool ordered = true; /* as it is but for a name that begins before its candidate */
    for (size_t i = 0; i < x->cands.count; i++) {
        const struct cand *cand = &x->cands.items[i];
        if (cand->entity == NONE || cand->flags & CAND_GONE)
            continue;
        hoso_vec_push(mentions,
                      ((struct hoso_mention){ .start = x->words.items[name_start(x, cand)].start,
                                              .end = name_end(x, cand),
                                              .entity = cand->entity, .why = cand->why }));
        const struct hoso_mention *last = &mentions->items[mentions->count - 1];
        ordered &= mentions->count == 1 || last[-1].start <= last->start;
    }
    if (!ordered)
        qsort(mentions->items, mentions->count, sizeof *mentions->items, by_place);
}

static int by_word(const void *a, const void *b)
{
    const struct cand *x = a, *y = b;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Puts the candidates in the order of the text; owners follow. */
static void order(struct hoso_extractor *x)
{
    size_t kept = 0;
    for (size_t i = 0; i < x->cands.count; i++)
        if (!(x->cands.items[i].flags & CAND_GONE))
            x->cands.items[kept++] = x->cands.items[i];
    x->cands.count = kept;
    if (kept)
        qsort(x->cands.items, kept, sizeof *x->cands.items, by_word);
    for (uint32_t i = (uint32_t)kept; i-- > 0;) {
        const struct cand *cand = &x->cands.items[i];
        for (uint32_t w = cand->first; w < cand->end; w++)
            x->marks.items[w].owner = i;
        if (cand->source == FROM_RUN)
            x->groups.items[cand->group].first_cand = i;
    }
    /* A group is called as it first stands, where it can be not in capitals. */
    for (uint32_t i = (uint32_t)kept; i-- > 0;) {
        const struct cand *cand = &x->cands.items[i];
        if (cand->source == FROM_RUN && !has_flag(x, cand->first, WORD_CAPITALS))
            x->groups.items[cand->group].first_cand = i;
    }
}

void resolve(struct hoso_extractor *x)
{
    struct resolver r = { .x = x };
    dict_init(&r.keys, NULL);
    while (x->met.count < x->lexicon->entities.count)
        hoso_vec_push(&x->met, ((struct met_entity){ 0, 0 }));
    order(x);
    find_fulls(&r);
    for (uint32_t i = 0; i < x->cands.count; i++)
        resolve_one(&r, i, true);
    for (uint32_t i = 0; i < x->cands.count; i++)
        resolve_one(&r, i, false);
    emit(x);
    hoso_vec_release(&r.fulls);
    hoso_vec_release(&r.words);
    dict_release(&r.keys);
}
