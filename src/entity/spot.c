/* The lexicon's trie is walked from every word; entries at the nodes passed are
 * checked against case, marks and gaps, and the longest of each role is kept in the
 * word's mark.  Names become candidates leftmost-longest. */
#include <string.h>

#include "article.h"

/* ---- does an entry fit the words? ---- */

static bool gap_fits(const struct word *previous, const struct word *word,
                     const struct lex_shape *shape)
{
    return word->gap == shape->gap || word_gap_joins(previous, word);
}

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

static bool gaps_fit(const struct hoso_extractor *x, const struct lex_entry *entry, size_t first)
{
    const struct word *words = &x->words.items[first];
    const struct lex_shape *shapes = &x->lexicon->shapes.items[entry->shape];
    for (unsigned i = 1; i < entry->words; i++)
        if (!gap_fits(&words[i - 1], &words[i], &shapes[i]))
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

/* Entry NUMBER fits the words from FIRST on. */
static void meet(struct hoso_extractor *x, size_t first, uint32_t number)
{
    const struct lex_entry *entry = &x->lexicon->entries.items[number];
    struct mark *mark = &x->marks.items[first];
    size_t end = first + entry->words;
    switch (entry->role) {
    case ROLE_NAME:
        if (edges_fit(x, first, end) && !inside_cue(x, first, entry->words) && case_fits(x, entry, first) &&
            name_is_better(x, mark, entry))
            mark->name = number;
        break;
    case ROLE_CUE:
        if (is_cut_by_name(x, entry, first))
            break;
        mark->cue = number;
        if (end < x->words.count) {
            uint32_t *ended = &x->marks.items[end].cue_ended;
            if (entry->words > entry_words(x, *ended))
                *ended = number;
        }
        break;
    case ROLE_HEAD:
        mark->head = number;
        if (entry->target & HEAD_COMPONENT && end < x->words.count)
            x->marks.items[end].component_ended = entry->words;
        break;
    case ROLE_STOP:
        mark->stop = entry->words;
        mark->stop_named = entry->capitals > 1;
        break;
    }
}

static void walk(struct hoso_extractor *x, size_t first)
{
    const struct trie *trie = &x->lexicon->trie;
    const struct word *words = x->words.items;
    uint32_t node = trie_root(trie, words[first].key);
    for (size_t at = first; node != TRIE_NONE;) {
        for (uint32_t e = trie->entries[node]; e != TRIE_NONE; e = x->lexicon->entries.items[e].next)
            if (gaps_fit(x, &x->lexicon->entries.items[e], first))
                meet(x, first, e);
        if (++at >= x->words.count || gap_at(x, at) == GAP_LINE ||
            (at == first + 1 && !trie_may_go_on(trie, words[first].key, words[at].key)))
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
static void note_case(struct hoso_extractor *x, const struct word *word)
{
    if (!(word->flags & WORD_SYLLABLE))
        return;
    if (!(word->flags & WORD_CAPITAL))
        x->lower.items[word->sig] = x->text_number;
    else if (!(word->flags & (WORD_SENTENCE | WORD_LINE | WORD_SHOUTED)))
        x->capital.items[word->sig] = x->text_number;
}

void spot_lexicon(struct hoso_extractor *x)
{
    static const struct mark nothing = { .name = NONE, .cue = NONE, .cue_ended = NONE,
                                         .head = NONE, .owner = NONE };
    hoso_vec_clear(&x->marks);
    hoso_vec_reserve(&x->marks, x->words.count);
    for (size_t i = 0; i < x->words.count; i++)
        hoso_vec_push(&x->marks, nothing);
    size_t sigs = x->worder.sigs.base_count + x->worder.sigs.count;
    while (x->lower.count < sigs) {
        hoso_vec_push(&x->lower, 0u);
        hoso_vec_push(&x->capital, 0u);
    }
    for (size_t i = 0; i < x->words.count; i++) {
        note_case(x, &x->words.items[i]);
        walk(x, i);
    }
    for (size_t i = 0; i < x->words.count;) {
        if (x->marks.items[i].name == NONE) {
            i++;
            continue;
        }
        struct cand cand = name_cand(x, i);
        if (is_in_phrase(x, i, cand.end - cand.first)) {
            i++;
            continue;
        }
        if (is_spaced_out(x, &cand))
            cand.flags |= CAND_WEAK;
        give_back_country(x, &cand);
        if (gives_way(x, &cand) || is_part_of_country(x, &cand)) {
            i++;
            continue;
        }
        cand_add(x, cand);
        i = cand.end;
    }
}

/* ---- rules ---- */

struct line {
    size_t first, end; /* words */
    size_t from, to;   /* bytes */
    uint64_t wanted;   /* the rules its words wake */
};

/* The word that starts (or ends) at byte AT, or NONE. */
static uint32_t word_at(const struct hoso_extractor *x, const struct line *line, size_t at,
                        bool ends)
{
    size_t low = line->first, high = line->end;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct word *word = &x->words.items[middle];
        size_t edge = ends ? word->end : word->start;
        if (edge == at)
            return (uint32_t)middle;
        if (edge < at)
            low = middle + 1;
        else
            high = middle;
    }
    return NONE;
}

static struct hoso_matcher *matcher(struct hoso_extractor *x, size_t number)
{
    if (!x->matchers[number])
        x->matchers[number] = hoso_matcher_new(NULL);
    return x->matchers[number];
}

static struct hoso_matcher *rule_matcher(struct hoso_extractor *x, const struct rule *rule,
                                         bool more)
{
    const struct rules_items *items = &x->lexicon->rules.items;
    return matcher(x, (size_t)(rule - items->items) + (more ? items->count : 0));
}

void lower_into(struct hoso_buf *out, const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i], d = i + 1 < len ? (unsigned char)s[i + 1] : 0;
        unsigned char e = i + 2 < len ? (unsigned char)s[i + 2] : 0;
        if (c >= 'A' && c <= 'Z')
            c += 0x20;
        else if (c == 0xC3 && d >= 0x80 && d <= 0x9E) { /* À to Þ */
            hoso_buf_addch(out, (char)c);
            c = d + 0x20;
            i++;
        } else if ((c == 0xC4 && (d == 0x82 || d == 0x90 || d == 0xA8)) ||
                   (c == 0xC5 && d == 0xA8)) { /* Ă Đ Ĩ Ũ */
            hoso_buf_addch(out, (char)c);
            c = d + 1;
            i++;
        } else if (c == 0xC6 && (d == 0xA0 || d == 0xAF)) { /* Ơ Ư: U+01A0, U+01AF */
            hoso_buf_addch(out, (char)c);
            c = d + 1;
            i++;
        } else if (c == 0xE1 && d >= 0xBA && d <= 0xBB && !(e & 1)) { /* U+1EA0 to U+1EF8 */
            hoso_buf_addch(out, (char)c);
            hoso_buf_addch(out, (char)d);
            c = e ? e + 1 : e;
            i += 2;
        }
        hoso_buf_addch(out, (char)c);
    }
}

static bool all_capitals(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (s[i] < 'A' || s[i] > 'Z')
            return false;
    return len > 0;
}

/* A class is named in lower case, but for words like UAV and the H of bom H. */
static void class_name(struct hoso_extractor *x, struct hoso_buf *out, const char *words,
                       size_t len)
{
    struct hoso_buf lower = HOSO_BUF_INIT;
    for (size_t at = 0, end; at < len; at = end) {
        const char *blank = memchr(words + at, ' ', len - at);
        end = blank ? (size_t)(blank - words) + 1 : len;
        size_t size = end - at - (blank != NULL);
        if (all_capitals(words + at, size) && (size > 1 || at > 0))
            hoso_buf_add(&lower, words + at, end - at);
        else
            lower_into(&lower, words + at, end - at);
    }
    rules_rewrite(&x->lexicon->rules, out, lower.data, lower.len);
    hoso_buf_release(&lower);
}

/* The lexicon's entry for a class of this name. */
static uint32_t class_entry(struct hoso_extractor *x, const char *name, size_t len)
{
    struct words words = { 0 };
    uint32_t keys[16], entry = NONE;
    words_split(&words, &x->worder, name, len);
    if (words.count && words.count <= 16) {
        for (size_t i = 0; i < words.count; i++)
            keys[i] = words.items[i].key;
        entry = name_of_words(x, keys, words.count, x->lexicon->weapon);
    }
    hoso_vec_release(&words);
    return entry;
}

/* `Người Tên lửa`, `anh Đại liên`: a class with a capital inside a name is none. */
static bool is_inside_name(const struct hoso_extractor *x, uint32_t first)
{
    const struct word *word = &x->words.items[first];
    if (first == 0 || word->gap != GAP_SPACE || !(word->flags & WORD_CAPITAL) ||
        word->flags & (WORD_CAPITALS | WORD_LETTER | WORD_SENTENCE | WORD_SHOUTED))
        return false;
    uint16_t before = word[-1].flags;
    if (x->marks.items[first - 1].owner != NONE)
        return false;
    return cues_before(x, first, NULL) & CUE_ADDRESS ||
           (before & WORD_CAPITAL && before & WORD_SYLLABLE && !(before & WORD_CAPITALS));
}

/* Did a rule that is not sure find the words that a sure one finds now? */
static bool is_doubtful_find(const struct cand *known, const struct cand *sure)
{
    return known->source == FROM_RULE && known->first == sure->first && known->end == sure->end &&
           known->flags & CAND_WEAK && !(sure->flags & CAND_WEAK);
}

static bool add_find(struct hoso_extractor *x, const struct line *line, const struct rule *rule,
                     struct hoso_span span, const char *name)
{
    uint32_t first = word_at(x, line, line->from + span.start, false);
    uint32_t last = word_at(x, line, line->from + span.end, true);
    if (first == NONE || last == NONE || last < first || gap_at(x, first) == GAP_GLUED ||
        gap_at(x, last + 1) == GAP_GLUED)
        return false;
    struct cand cand = { .first = first, .end = last + 1, .entry = NONE, .group = NONE,
                         .type = (int8_t)hoso_lexicon_type_find(x->lexicon, rule->type),
                         .source = FROM_RULE, .why = rule->why };
    if (cand.type < 0 || (rule->flags & RULE_CLASS && is_inside_name(x, first)))
        return false;
    if (rule->flags & RULE_CLASS)
        cand.flags |= CAND_CLASS;
    if (!(rule->flags & RULE_SURE))
        cand.flags |= CAND_WEAK;
    if (rule->flags & RULE_EVIDENT)
        cand.flags |= CAND_EVIDENT;
    if (rule->flags & RULE_NAMED)
        cand.flags |= CAND_NAMED;
    size_t len = strlen(name);
    if (rule->flags & RULE_CLASS)
        cand.entry = class_entry(x, name, len);
    cand.name = hoso_arena_strndup(&x->out->strings, name, len);
    struct cand *known = cand_at(x, first);
    if (known && known->first <= cand.first && known->end >= cand.end)
        known->flags |= cand.flags & (CAND_NAMED | CAND_EVIDENT);
    if (known && is_doubtful_find(known, &cand))
        cand_drop(x, x->marks.items[first].owner);
    cand_add(x, cand);
    return true;
}

static bool is_wanted(const struct line *line, size_t rule)
{
    return line->wanted & lexicon_rule_bit(rule);
}

/* Where the `not` patterns match in the line, found once for all its candidates. */
static void find_denials(struct hoso_extractor *x, const struct line *line)
{
    struct hoso_span groups[32];
    const char *text = x->text + line->from;
    size_t len = line->to - line->from;
    const struct rules_nots *nots = &x->lexicon->rules.nots;
    hoso_vec_clear(&x->denials);
    x->denials_of = line->from;
    for (size_t i = 0, rules = x->lexicon->rules.items.count; i < nots->count; i++) {
        const struct hoso_pattern *pattern = nots->items[i].pattern;
        if (!is_wanted(line, rules + i) || hoso_pattern_group_count(pattern) > 31)
            continue;
        struct hoso_matcher *own = matcher(x, 2 * rules + i);
        for (size_t from = 0; from < len && hoso_pattern_find(pattern, own, text, len, from,
                                                              groups) == HOSO_OK;) {
            hoso_vec_push(&x->denials, groups[0]);
            from = groups[0].end > from ? groups[0].end : from + 1;
        }
    }
}

static bool is_denied(struct hoso_extractor *x, const struct line *line, struct hoso_span span)
{
    if (x->denials_of != line->from)
        find_denials(x, line);
    for (size_t i = 0; i < x->denials.count; i++)
        if (x->denials.items[i].start < span.end && x->denials.items[i].end > span.start)
            return true;
    return false;
}

static void name_find(struct hoso_extractor *x, const struct rule *rule, const char *words,
                      size_t len)
{
    hoso_buf_clear(&x->scratch);
    if (rule->flags & RULE_CLASS)
        class_name(x, &x->scratch, words, len);
    else
        hoso_buf_add(&x->scratch, words, len);
}

/* `đạn pháo 152mm và 122mm`: what follows stands for the share of the first. */
static size_t find_more(struct hoso_extractor *x, const struct line *line, const struct rule *rule,
                        const char *text, struct hoso_span whole, struct hoso_span share)
{
    struct hoso_span more[32];
    size_t len = line->to - line->from, at = whole.end;
    while (rule->more_it && hoso_pattern_group_count(rule->more) < 32 &&
           hoso_pattern_find(rule->more, rule_matcher(x, rule, true), text, len, at, more) == HOSO_OK &&
           more[0].start == at && more[0].end > at) {
        struct hoso_span it = more[rule->more_it];
        struct hoso_buf words = HOSO_BUF_INIT;
        hoso_buf_add(&words, text + whole.start, share.start - whole.start);
        hoso_buf_add(&words, text + it.start, it.end - it.start);
        hoso_buf_add(&words, text + share.end, whole.end - share.end);
        name_find(x, rule, words.data, words.len);
        add_find(x, line, rule, it, x->scratch.data);
        hoso_buf_release(&words);
        at = more[0].end;
    }
    return at;
}

static void try_rule(struct hoso_extractor *x, const struct line *line, const struct rule *rule)
{
    struct hoso_span groups[32];
    const char *text = x->text + line->from;
    size_t len = line->to - line->from;
    if (hoso_pattern_group_count(rule->pattern) > 31)
        return;
    struct hoso_matcher *own = rule_matcher(x, rule, false);
    for (size_t from = 0; from < len && hoso_pattern_find(rule->pattern, own, text, len, from,
                                                          groups) == HOSO_OK;) {
        struct hoso_span it = groups[0];
        if (rule->it && groups[rule->it].end > groups[rule->it].start)
            it = groups[rule->it];
        from = groups[0].end > from ? groups[0].end : from + 1;
        if (is_denied(x, line, it))
            continue;
        name_find(x, rule, text + it.start, it.end - it.start);
        struct hoso_span share = rule->share ? groups[rule->share] : (struct hoso_span){ 1, 0 };
        if (add_find(x, line, rule, it, x->scratch.data) && rule->more &&
            share.end > share.start && share.start >= it.start && share.end <= it.end)
            from = find_more(x, line, rule, text, it, share);
    }
}

/* The lexicon's classes are phrases too: `xe tăng giá` is none of them. */
static void deny_classes(struct hoso_extractor *x, const struct line *line)
{
    for (size_t i = line->first; i < line->end; i++) {
        const struct cand *cand = cand_at(x, i);
        if (!cand || cand->first != i || !(cand->flags & CAND_CLASS))
            continue;
        struct hoso_span span = { x->words.items[i].start - line->from,
                                  x->words.items[cand->end - 1].end - line->from };
        if (is_denied(x, line, span) || is_inside_name(x, (uint32_t)i))
            cand_drop(x, x->marks.items[i].owner);
    }
}

/* Is the number at word I beside a word with a capital: `Su-35`, `Mk 2`, `2S19`? */
static bool is_designation(const struct hoso_extractor *x, const struct line *line, size_t i)
{
    const struct word *words = x->words.items;
    return (i > line->first && words[i - 1].flags & WORD_CAPITAL) ||
           (i + 1 < line->end && words[i + 1].gap == GAP_GLUED &&
            words[i + 1].flags & WORD_CAPITAL);
}

static uint64_t wanted_rules(const struct hoso_extractor *x, const struct line *line)
{
    const struct hoso_lexicon *lexicon = x->lexicon;
    uint64_t wanted = lexicon->untriggered;
    for (size_t i = line->first; i < line->end; i++) {
        const struct word *word = &x->words.items[i];
        if (word->flags & WORD_DIGITS)
            wanted |= lexicon->digit_triggered |
                      (is_designation(x, line, i) ? lexicon->designation_triggered : 0);
        if (word->id < lexicon->triggers.count)
            wanted |= lexicon->triggers.items[word->id];
        if (i + 1 < line->end)
            wanted |= lexicon_pair_rules(lexicon, word->id, word[1].id);
    }
    return wanted;
}

static void try_rules(struct hoso_extractor *x, struct line *line)
{
    const struct rules_items *rules = &x->lexicon->rules.items;
    line->wanted = wanted_rules(x, line);
    deny_classes(x, line);
    for (size_t i = 0; i < rules->count; i++)
        if (is_wanted(line, i))
            try_rule(x, line, &rules->items[i]);
}

/* The rules look at a line at a time, and back to its start for what denies a find: a text
 * without newlines is cut where a long stretch has a comma or more, and at the latest where
 * it is twice as long. */
static bool ends_line(const struct hoso_extractor *x, size_t first, size_t end)
{
    enum { LONG_WORDS = 512 };
    enum word_gap gap = gap_at(x, end);
    if (gap == GAP_LINE || end - first >= 2 * LONG_WORDS)
        return true;
    return end - first >= LONG_WORDS && gap != GAP_GLUED && gap != GAP_SPACE && gap != GAP_HYPHEN;
}

void spot_rules(struct hoso_extractor *x)
{
    x->denials_of = SIZE_MAX;
    for (size_t first = 0, end; first < x->words.count; first = end) {
        end = first + 1;
        while (end < x->words.count && !ends_line(x, first, end))
            end++;
        struct line line = { .first = first, .end = end, .from = x->words.items[first].start,
                             .to = x->words.items[end - 1].end };
        try_rules(x, &line);
    }
}
