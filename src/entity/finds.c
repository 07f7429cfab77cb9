/* The rules' expressions are tried line by line, those that a word of the line wakes; what they
 * find becomes candidates, unless a `not` matches over it. */
#include <string.h>

#include "article.h"

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

/* The lexicon's classes are phrases too: `xe tăng giá` is none of them.  KNOWN are its
 * candidates that start in the line or behind; the former are taken off. */
static void deny_classes(struct hoso_extractor *x, const struct line *line,
                         struct hoso_span *known)
{
    for (; known->start < known->end; known->start++) {
        const struct cand *cand = &x->cands.items[known->start];
        if (cand->first >= line->end)
            break;
        if ((cand->flags & (CAND_CLASS | CAND_GONE)) != CAND_CLASS)
            continue;
        struct hoso_span span = { x->words.items[cand->first].start - line->from,
                                  x->words.items[cand->end - 1].end - line->from };
        if (is_denied(x, line, span) || is_inside_name(x, cand->first))
            cand_drop(x, (uint32_t)known->start);
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

static uint64_t rules_woken(const struct hoso_extractor *x, const struct line *line, size_t i)
{
    const struct hoso_lexicon *lexicon = x->lexicon;
    const struct word *word = &x->words.items[i];
    uint64_t woken = 0;
    if (word->flags & WORD_DIGITS)
        woken |= lexicon->digit_triggered |
                 (is_designation(x, line, i) ? lexicon->designation_triggered : 0);
    if (word->key < lexicon->triggers.count)
        woken |= lexicon->triggers.items[word->key];
    if (i + 1 < line->end)
        woken |= lexicon_pair_rules(lexicon, word->key, word[1].key);
    return woken;
}

static uint64_t wanted_rules(const struct hoso_extractor *x, const struct line *line)
{
    uint64_t wanted = x->lexicon->untriggered;
    for (size_t i = line->first; i < line->end; i++) {
        const struct word *word = &x->words.items[i];
        if (word->flags & WORD_DIGITS || lexicon_wakes(x->lexicon, word->key))
            wanted |= rules_woken(x, line, i);
    }
    return wanted;
}

static void try_rules(struct hoso_extractor *x, const struct line *line)
{
    const struct rules_items *rules = &x->lexicon->rules.items;
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
    struct hoso_span known = { 0, x->cands.count };
    x->denials_of = SIZE_MAX;
    for (size_t first = 0, end; first < x->words.count; first = end) {
        end = first + 1;
        while (end < x->words.count && !ends_line(x, first, end))
            end++;
        struct line line = { .first = first, .end = end, .from = x->words.items[first].start,
                             .to = x->words.items[end - 1].end };
        line.wanted = wanted_rules(x, &line);
        deny_classes(x, &line, &known);
        if (line.wanted & x->lexicon->finders)
            try_rules(x, &line);
    }
}
