/* The query language, parsed by recursive descent over the source:
 *
 *     either  = both { "OR" both }
 *     both    = unary { unary }
 *     unary   = { "-" } primary
 *     primary = "(" either ")" | "\"" phrase "\"" | "/" regex "/" flags | key ":" value | word
 *
 * A parse function returns NULL where it found nothing that asks for something (a sign
 * alone, an empty phrase): such things are left out of the tree.  After the first error
 * `at` stands at the end, so that all loops end. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/decode.h"
#include "hoso/i18n.h"
#include "hoso/unicode.h"
#include "tree.h"

enum { SOURCE_MAX_BYTES = 8 * 1024, DEPTH_MAX = 200 };

struct parser {
    const char *source;
    size_t len;
    size_t at;
    const struct hoso_query_syntax *syntax;
    struct hoso_query *query;
    unsigned depth;    /* of parentheses */
    unsigned sequence; /* of the last word; goes up by more than one between strangers */
    enum hoso_status status;
    size_t error_offset;
    struct hoso_error *err;
};

static struct node *parse_either(struct parser *p);

static struct node *fail(struct parser *p, size_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static struct node *fail(struct parser *p, size_t offset, const char *format, ...)
{
    if (p->status == HOSO_OK) {
        char text[sizeof p->err->text];
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        p->status = hoso_error_set(p->err, HOSO_SYNTAX, "%s", text);
        p->error_offset = offset;
    }
    p->at = p->len;
    return NULL;
}

/* ---- what stands at a place ---- */

static size_t blank_at(const struct parser *p, size_t at)
{
    uint32_t code;
    size_t size = hoso_utf8_next(&code, p->source, p->len, at);
    return size && (code < 0x20 || hoso_is_blank(code)) ? size : 0;
}

static void skip_blanks(struct parser *p)
{
    size_t size;
    while ((size = blank_at(p, p->at)))
        p->at += size;
}

static bool at_end(const struct parser *p)
{
    return p->at >= p->len;
}

static bool stands(const struct parser *p, size_t at, char c)
{
    return at < p->len && p->source[at] == c;
}

/* Does a bare word end here? */
static bool ends_word(const struct parser *p, size_t at)
{
    return at >= p->len || strchr("()\"", p->source[at]) || blank_at(p, at);
}

static bool at_or(const struct parser *p)
{
    return p->len - p->at >= 2 && memcmp(p->source + p->at, "OR", 2) == 0 &&
           ends_word(p, p->at + 2);
}

/* Is what was parsed last still being typed? */
static bool is_being_typed(const struct parser *p)
{
    return p->syntax->typing && at_end(p);
}

/* ---- nodes ---- */

static struct node *make_node(struct parser *p, enum node_kind kind)
{
    struct node *node = hoso_arena_alloc(&p->query->arena, sizeof *node);
    node->kind = kind;
    return node;
}

/* Should LEFT be tried before RIGHT?  Cheap ones first, of words the longest: it is
 * likely to be the rarest. */
static bool goes_first(const struct node *left, const struct node *right)
{
    if (left->kind != right->kind || left->kind != NODE_WORDS)
        return left->kind <= right->kind;
    if (left->words->folded_len != right->words->folded_len)
        return left->words->folded_len > right->words->folded_len;
    return left->words->typed_len >= right->words->typed_len; /* with more marks */
}

static void add_child(struct node *parent, struct node *child)
{
    struct node **place = &parent->first;
    while (*place && goes_first(*place, child))
        place = &(*place)->next;
    child->next = *place;
    *place = child;
}

/* A parent of one is that one. */
static struct node *simplified(struct node *parent)
{
    if (!parent->first)
        return NULL;
    return parent->first->next ? parent : parent->first;
}

/* The words typed in SOURCE from START to END; NULL where there are none. */
static const struct words *make_words(struct parser *p, size_t start, size_t end, bool is_beginning)
{
    if (end > start && p->source[end - 1] == '*') {
        end--;
        is_beginning = true;
    }
    struct words *words = hoso_arena_alloc(&p->query->arena, sizeof *words);
    if (start == end || !words_init(words, p->source + start, end - start, is_beginning))
        return NULL;
    hoso_vec_push(&p->query->words, words);
    return words;
}

static struct node *words_node(struct parser *p, enum node_kind kind, const struct words *words)
{
    if (!words)
        return NULL;
    struct node *node = make_node(p, kind);
    node->words = words;
    if (kind == NODE_WORDS) {
        node->sequence = ++p->sequence;
        p->query->has_marked_words |= words->has_marks;
        p->query->is_spelled &= words->spelled != NULL;
    } else {
        p->sequence += 2;
        p->query->has_other_hits = true;
    }
    return node;
}

/* ---- regular expressions ---- */

/* Is there a capital letter that is not part of an escape (\W), a name or a verb? */
static bool has_capital(const char *source, size_t len)
{
    uint32_t code;
    for (size_t at = 0, size; (size = hoso_utf8_next(&code, source, len, at)); at += size) {
        const char *skip_to = NULL;
        if (code == '\\' && at + 1 < len) {
            bool has_braces = strchr("pPxNogk", source[at + 1]) && at + 2 < len;
            skip_to = has_braces && source[at + 2] == '{' ? "}" : NULL;
            bool property = strchr("pP", source[at + 1]) && at + 2 < len;
            at += property ? 2 : 1;
        } else if (code == '(' && at + 1 < len && source[at + 1] == '*') {
            skip_to = ")";
        } else if (code == '(' && at + 1 < len && source[at + 1] == '?') {
            skip_to = ":=!>|)'";
        }
        if (skip_to) {
            while (at + 1 < len && !strchr(skip_to, source[at]))
                at++;
            size = 1;
        } else if (code == '\\') {
            size = 1;
        } else if (hoso_is_upper(code)) {
            return true;
        }
    }
    return false;
}

/* The flags behind a regular expression, at p->at; adds them to FLAGS. */
static bool read_flags(struct parser *p, unsigned *flags, bool *smart)
{
    for (; !ends_word(p, p->at); p->at++) {
        switch (p->source[p->at]) {
        case 'i': *flags |= HOSO_PATTERN_CASELESS; *smart = false; break;
        case 'c': *flags &= ~(unsigned)HOSO_PATTERN_CASELESS; *smart = false; break;
        case 's': *flags |= HOSO_PATTERN_DOTALL; break;
        case 'x': *flags |= HOSO_PATTERN_EXTENDED; break;
        default:
            fail(p, p->at, _("no such flag: behind the last slash may stand i, c, s and x"));
            return false;
        }
    }
    return true;
}

/* Composed (NFC), as texts are; what is not UTF-8 stays, for PCRE2 to refuse. */
static void compose(struct hoso_buf *source)
{
    struct hoso_buf composed = HOSO_BUF_INIT;
    struct hoso_decoded report;
    hoso_decode(&composed, &report, source->data, source->len);
    if (!report.replaced_count && strcmp(report.encoding, "UTF-8") == 0) {
        hoso_buf_clear(source);
        hoso_buf_add(source, composed.data, composed.len);
    }
    hoso_buf_release(&composed);
}

/* The expression from START to END with \/ as /. */
static void unescape_slashes(struct hoso_buf *out, const char *source, size_t start, size_t end)
{
    bool has_marks = false;
    for (size_t at = start; at < end; at++) {
        has_marks |= ((unsigned char)source[at] & 0xFE) == 0xCC; /* U+0300 to U+037F */
        if (source[at] == '\\' && at + 1 < end && source[at + 1] != '/')
            hoso_buf_addch(out, source[at++]);
        else if (source[at] == '\\' && at + 1 < end)
            at++;
        hoso_buf_addch(out, source[at]);
    }
    if (has_marks)
        compose(out);
}

/* Where byte OFFSET of the unescaped expression stands in the source. */
static size_t offset_in_source(const struct parser *p, size_t start, size_t end, size_t offset)
{
    size_t at = start;
    for (; offset && at < end; offset--)
        at += p->source[at] == '\\' && stands(p, at + 1, '/') ? 2 : 1;
    return at < end ? at : end;
}

static struct node *compile_regex(struct parser *p, size_t start, size_t end, unsigned flags)
{
    struct hoso_buf source = HOSO_BUF_INIT;
    unescape_slashes(&source, p->source, start, end);
    struct hoso_pattern *pattern;
    struct hoso_error err;
    size_t offset = 0;
    enum hoso_status status =
        hoso_pattern_compile(&pattern, source.data, source.len, flags, &offset, &err);
    hoso_buf_release(&source);
    if (status != HOSO_OK)
        return fail(p, offset_in_source(p, start, end, offset), "%s", err.text);
    hoso_vec_push(&p->query->patterns, pattern);
    struct node *node = make_node(p, NODE_REGEX);
    node->pattern = pattern;
    p->query->has_other_hits = true;
    p->sequence += 2;
    return node;
}

static struct node *parse_regex(struct parser *p)
{
    size_t open = p->at++, start = p->at;
    while (!at_end(p) && p->source[p->at] != '/')
        p->at += p->source[p->at] == '\\' && p->at + 1 < p->len ? 2 : 1;
    size_t end = p->at;
    unsigned flags = HOSO_PATTERN_MULTILINE;
    bool smart = true;
    if (at_end(p) && !p->syntax->typing)
        return fail(p, open, _("no slash ends the expression (a slash in it is written \\/)"));
    if (!at_end(p)) {
        p->at++;
        if (!read_flags(p, &flags, &smart))
            return NULL;
    }
    if (start == end)
        return p->syntax->typing ? NULL : fail(p, open, _("nothing between the slashes"));
    if (smart && !has_capital(p->source + start, end - start))
        flags |= HOSO_PATTERN_CASELESS;
    return compile_regex(p, start, end, flags);
}

/* ---- phrases, words and fields ---- */

/* What stands in quotation marks at p->at, from *START to *END; false for an error. */
static bool read_quoted(struct parser *p, size_t *start, size_t *end)
{
    size_t open = p->at++;
    *start = p->at;
    while (!at_end(p) && p->source[p->at] != '"')
        p->at++;
    *end = p->at;
    if (!at_end(p)) {
        p->at++;
        return true;
    }
    if (!p->syntax->typing)
        fail(p, open, _("the quotation mark is not closed"));
    return p->syntax->typing;
}

static struct node *parse_phrase(struct parser *p)
{
    size_t start, end;
    if (!read_quoted(p, &start, &end))
        return NULL;
    bool open = p->syntax->typing && end == p->len;
    return words_node(p, NODE_WORDS, make_words(p, start, end, open));
}

/* May it become a date with what is typed next? */
static bool may_become_date(const char *value, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!value[i] || !strchr("0123456789-.", value[i]))
            return false;
    return true;
}

static struct node *date_node(struct parser *p, size_t start, size_t end)
{
    struct node *node = make_node(p, NODE_DATE);
    const char *wrong = date_range_parse(node->from, node->to, p->source + start, end - start);
    p->sequence += 2;
    if (!wrong)
        return node;
    if (is_being_typed(p) && may_become_date(p->source + start, end - start))
        return NULL; /* not yet a date */
    return fail(p, start, "%s", wrong);
}

/* From the month or year itself, where its day is not said, to the last day of what is. */
static struct node *stated_node(struct parser *p, size_t start, size_t end)
{
    struct node *date = date_node(p, start, end);
    if (!date)
        return NULL;
    int from[3] = { 0 }, to[3] = { 0 };
    char first[11] = "";
    memcpy(first, p->source + start, end - start < 10 ? end - start : 10);
    sscanf(first, "%4d-%2d-%2d", &from[0], &from[1], &from[2]);
    sscanf(date->to, "%4d-%2d-%2d", &to[0], &to[1], &to[2]);
    struct node *node = make_node(p, NODE_STATED);
    node->term = p->query->stated.count;
    hoso_vec_push(&p->query->stated,
                  ((struct stated_term){ from[0] * 10000L + from[1] * 100 + from[2],
                                         to[0] * 10000L + to[1] * 100 + to[2] }));
    return node;
}

static struct node *path_node(struct parser *p, size_t start, size_t end)
{
    struct hoso_buf folded = HOSO_BUF_INIT;
    hoso_fold(&folded, p->source + start, end - start);
    for (size_t i = 0; i < folded.len; i++)
        if (folded.data[i] == '-')
            folded.data[i] = ' ';
    struct node *node = make_node(p, NODE_PATH);
    node->path = hoso_arena_strndup(&p->query->arena, folded.data, folded.len);
    node->path_len = folded.len;
    p->sequence += 2;
    hoso_buf_release(&folded);
    return node;
}

static struct node *entity_node(struct parser *p, int type, const struct words *words)
{
    struct node *node = words_node(p, NODE_ENTITY, words);
    if (node) {
        node->term = p->query->entities.count;
        hoso_vec_push(&p->query->entities, ((struct entity_term){ type, words }));
    }
    return node;
}

static struct node *mark_node(struct parser *p, struct mark_term mark)
{
    struct node *node = make_node(p, NODE_MARK);
    node->term = p->query->marks.count;
    hoso_vec_push(&p->query->marks, mark);
    p->sequence += 2;
    return node;
}

static bool equals(const char *key, const char *s, size_t len)
{
    return strlen(key) == len && memcmp(key, s, len) == 0;
}

/* By its key, its letter, or the first three letters of its key and more. */
static const struct hoso_query_type *find_type(const struct parser *p, const char *key, size_t len)
{
    for (size_t i = 0; len && i < p->syntax->type_count; i++) {
        const struct hoso_query_type *type = &p->syntax->types[i];
        if (equals(type->key, key, len) || equals(type->letter, key, len))
            return type;
    }
    for (size_t i = 0; len >= 3 && i < p->syntax->type_count; i++)
        if (strncmp(p->syntax->types[i].key, key, len) == 0)
            return &p->syntax->types[i];
    return NULL;
}

static struct node *is_node(struct parser *p, size_t start, size_t end, bool open)
{
    static const struct {
        const char *word;
        enum hoso_query_mark mark;
    } words[] = { { "starred", HOSO_QUERY_STARRED }, { "unread", HOSO_QUERY_UNREAD },
                  { "read", HOSO_QUERY_READ },       { "tagged", HOSO_QUERY_TAGGED },
                  { "noted", HOSO_QUERY_NOTED } };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (equals(words[i].word, p->source + start, end - start) ||
            (open && strncmp(words[i].word, p->source + start, end - start) == 0))
            return mark_node(p, (struct mark_term){ .mark = words[i].mark });
    return fail(p, start, _("is: wants starred, unread, read, tagged or noted"));
}

static struct node *tag_node(struct parser *p, size_t start, size_t end, bool open)
{
    struct hoso_buf folded = HOSO_BUF_INIT;
    bool star = end > start + 1 && p->source[end - 1] == '*';
    hoso_fold(&folded, p->source + start, end - start - star);
    const char *tag = hoso_arena_strndup(&p->query->arena, folded.data, folded.len);
    hoso_buf_release(&folded);
    return mark_node(p, (struct mark_term){ .mark = HOSO_QUERY_TAG, .tag = tag,
                                            .is_beginning = open || star });
}

static struct node *note_node(struct parser *p, const struct words *words)
{
    return words ? mark_node(p, (struct mark_term){ .mark = HOSO_QUERY_NOTE, .words = words }) : NULL;
}

/* The field named by KEY_LEN bytes at p->at, a colon behind them. */
static struct node *parse_field(struct parser *p, size_t key_len)
{
    const char *key = p->source + p->at;
    size_t key_at = p->at, start, end;
    p->at += key_len + 1;
    bool open = false;
    if (stands(p, p->at, '"')) {
        if (!read_quoted(p, &start, &end))
            return NULL;
        open = p->syntax->typing && end == p->len;
    } else {
        start = p->at;
        while (!ends_word(p, p->at))
            p->at++;
        end = p->at;
        open = is_being_typed(p);
    }
    if (start == end && p->syntax->typing)
        return NULL;
    if (start == end)
        return fail(p, key_at, _("nothing stands behind %.*s"), (int)key_len + 1, key);
    if (equals("date", key, key_len))
        return date_node(p, start, end);
    if (equals("stated", key, key_len))
        return stated_node(p, start, end);
    if (equals("path", key, key_len))
        return path_node(p, start, end);
    if (equals("is", key, key_len))
        return is_node(p, start, end, open);
    if (equals("tag", key, key_len))
        return tag_node(p, start, end, open);
    const struct words *words = make_words(p, start, end, open);
    if (equals("note", key, key_len))
        return note_node(p, words);
    if (equals("title", key, key_len))
        return words_node(p, NODE_TITLE, words);
    return entity_node(p, find_type(p, key, key_len)->type, words);
}

/* Length of the key that stands here with a colon behind it, if it is one we know. */
static size_t key_at(const struct parser *p)
{
    const char *key = p->source + p->at;
    size_t len = 0;
    while (p->at + len < p->len && key[len] != ':' && !ends_word(p, p->at + len))
        len++;
    if (!stands(p, p->at + len, ':'))
        return 0;
    bool known = equals("title", key, len) || equals("path", key, len) ||
                 equals("date", key, len) || equals("stated", key, len) ||
                 equals("is", key, len) ||
                 equals("tag", key, len) || equals("note", key, len) || find_type(p, key, len);
    return known ? len : 0;
}

static struct node *parse_word(struct parser *p)
{
    size_t key_len = key_at(p);
    if (key_len)
        return parse_field(p, key_len);
    size_t start = p->at;
    while (!ends_word(p, p->at))
        p->at++;
    return words_node(p, NODE_WORDS, make_words(p, start, p->at, is_being_typed(p)));
}

/* ---- operators ---- */

static struct node *parse_group(struct parser *p)
{
    size_t open = p->at++;
    if (++p->depth > DEPTH_MAX)
        return fail(p, open, _("too many parentheses in each other"));
    p->sequence += 2;
    struct node *inside = parse_either(p);
    p->sequence += 2;
    p->depth--;
    if (p->status != HOSO_OK)
        return NULL;
    if (stands(p, p->at, ')'))
        p->at++;
    else if (!p->syntax->typing)
        return fail(p, open, _("the parenthesis is not closed"));
    return inside;
}

static struct node *parse_primary(struct parser *p)
{
    switch (p->source[p->at]) {
    case '(': return parse_group(p);
    case '"': return parse_phrase(p);
    case '/': return parse_regex(p);
    default: return parse_word(p);
    }
}

static struct node *parse_unary(struct parser *p)
{
    bool negated = false;
    for (; stands(p, p->at, '-'); p->at++, negated = !negated) {
        size_t behind = p->at + 1;
        if (behind >= p->len || p->source[behind] == ')' || blank_at(p, behind)) {
            p->at++; /* a dash, as it stands between words of a title */
            return NULL;
        }
    }
    struct node *node = parse_primary(p);
    if (!negated || !node)
        return node;
    struct node *not = make_node(p, NODE_NOT);
    not->first = node;
    p->sequence += 2;
    return not;
}

/* *WRITTEN: something stood there, if only a sign. */
static struct node *parse_both(struct parser *p, bool *written)
{
    struct node *both = make_node(p, NODE_AND);
    *written = false;
    for (;;) {
        skip_blanks(p);
        if (!at_end(p) && p->source[p->at] == ')' && p->depth == 0)
            fail(p, p->at, _("this parenthesis was not opened"));
        if (at_end(p) || p->source[p->at] == ')' || at_or(p))
            return simplified(both);
        *written = true;
        struct node *node = parse_unary(p);
        if (node)
            add_child(both, node);
    }
}

static struct node *parse_either(struct parser *p)
{
    struct node *either = make_node(p, NODE_OR);
    for (size_t or_at = p->len;;) {
        bool written;
        struct node *both = parse_both(p, &written);
        bool another = !at_end(p) && at_or(p);
        size_t missing_at = another ? p->at : or_at;
        bool being_typed = p->syntax->typing && (at_end(p) || p->at + 2 == p->len);
        if (!written && missing_at < p->len && !being_typed)
            return fail(p, missing_at, _("OR wants something on both sides"));
        if (both)
            add_child(either, both);
        if (!another)
            return simplified(either);
        or_at = p->at;
        p->at += 2;
        p->sequence += 2;
    }
}

static void parse_all(struct parser *p)
{
    if (p->len > SOURCE_MAX_BYTES)
        fail(p, SOURCE_MAX_BYTES, _("this query is too long"));
    else
        p->query->root = parse_either(p);
}

enum hoso_status hoso_query_parse(struct hoso_query **out, const char *source, size_t len,
                                  const struct hoso_query_syntax *syntax, size_t *error_offset,
                                  struct hoso_error *err)
{
    struct parser p = {
        .source = source,
        .len = len,
        .syntax = syntax,
        .query = hoso_calloc(1, sizeof *p.query),
        .err = err,
    };
    p.query->is_spelled = true;
    parse_all(&p);
    *out = p.status == HOSO_OK ? p.query : NULL;
    if (p.status == HOSO_OK)
        return HOSO_OK;
    hoso_query_free(p.query);
    if (error_offset)
        *error_offset = p.error_offset;
    return p.status;
}
