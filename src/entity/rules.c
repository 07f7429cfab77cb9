/* A rules file is read line by line; macros are expanded into later expressions when
 * a line is read, so that an expression is compiled once, where its mistake can be
 * said with file and line.  `same` spellings are replaced last, in the whole source. */
#include "rules.h"

#include <string.h>

#include "hoso/datafile.h"
#include "hoso/i18n.h"

struct reading {
    struct rules *rules;
    struct hoso_arena *arena;
};

static char *keep(struct reading *r, const char *s)
{
    return hoso_arena_strndup(r->arena, s, strlen(s));
}

/* ---- sources ---- */

static const char *let_value(const struct rules *rules, const char *name, size_t len)
{
    for (size_t i = rules->lets.count; i-- > 0;) {
        const struct rule_words *let = &rules->lets.items[i];
        if (strlen(let->from) == len && memcmp(let->from, name, len) == 0)
            return let->to;
    }
    return NULL;
}

/* {NAME} with a capital first is a macro; anything else in braces is the regex's own. */
static void expand_lets(const struct rules *rules, struct hoso_buf *out, const char *source)
{
    while (*source) {
        size_t plain = strcspn(source, "{");
        hoso_buf_add(out, source, plain);
        source += plain;
        if (!*source)
            return;
        size_t name = strcspn(source + 1, "}");
        const char *value = source[name + 1] == '}' ? let_value(rules, source + 1, name) : NULL;
        if (!value) {
            hoso_buf_addch(out, *source++);
            continue;
        }
        hoso_buf_addf(out, "(?:%s)", value);
        source += name + 2;
    }
}

static const struct rule_words *same_at(const struct rules *rules, const char *at)
{
    for (size_t i = 0; i < rules->sames.count; i++) {
        const struct rule_words *same = &rules->sames.items[i];
        if (!strncmp(at, same->from, strlen(same->from)))
            return same;
    }
    return NULL;
}

static void expand_sames(const struct rules *rules, struct hoso_buf *out, const char *source)
{
    while (*source) {
        const struct rule_words *same = (unsigned char)*source >= 0x80 || source[1] < 0
                                            ? same_at(rules, source)
                                            : NULL;
        if (!same) {
            hoso_buf_addch(out, *source++);
            continue;
        }
        hoso_buf_addf(out, "(?:%s|%s)", same->from, same->to);
        source += strlen(same->from);
    }
}

static struct hoso_pattern *compile(const struct rules *rules, const char *source, unsigned flags,
                                    struct hoso_datafile_row *row, struct hoso_messages *messages)
{
    struct hoso_buf lets = HOSO_BUF_INIT, whole = HOSO_BUF_INIT;
    struct hoso_pattern *pattern;
    struct hoso_error err;
    expand_lets(rules, &lets, source);
    expand_sames(rules, &whole, lets.data);
    if (hoso_pattern_compile(&pattern, whole.data, whole.len, flags, NULL, &err) != HOSO_OK) {
        hoso_datafile_complain(row, messages, "%s", err.text);
        pattern = NULL;
    }
    hoso_buf_release(&lets);
    hoso_buf_release(&whole);
    return pattern;
}

/* ---- lines ---- */

static unsigned rule_flags(struct hoso_datafile_row *row, char *cell,
                           struct hoso_messages *messages)
{
    static const struct {
        const char *name;
        unsigned flag;
    } names[] = { { "sure", RULE_SURE }, { "class", RULE_CLASS }, { "evident", RULE_EVIDENT },
                  { "named", RULE_NAMED }, { "-", 0 } };
    unsigned flags = 0;
    char *rest = NULL;
    for (char *word = strtok_r(cell, ",", &rest); word; word = strtok_r(NULL, ",", &rest)) {
        size_t i = 0, count = sizeof names / sizeof *names;
        while (i < count && strcmp(names[i].name, word) != 0)
            i++;
        if (i == count)
            hoso_datafile_complain(row, messages, _("no such flag of a rule: %s"), word);
        else
            flags |= names[i].flag;
    }
    return flags;
}

static void read_rule(struct reading *r, struct hoso_datafile_row *row,
                      struct hoso_messages *messages)
{
    unsigned flags = rule_flags(row, row->cells[3], messages);
    struct hoso_pattern *pattern = compile(r->rules, row->cells[4],
                                           flags & RULE_CLASS ? HOSO_PATTERN_CASELESS : 0, row,
                                           messages);
    if (!pattern)
        return;
    struct hoso_buf why = HOSO_BUF_INIT;
    const char *slash = strrchr(row->file, '/');
    hoso_buf_addf(&why, "rule %s %s:%u", row->cells[1], slash ? slash + 1 : row->file, row->line);
    hoso_vec_push(&r->rules->items,
                  ((struct rule){ .name = keep(r, row->cells[1]), .why = keep(r, why.data),
                                  .type = keep(r, row->cells[2]), .flags = flags,
                                  .triggers = row->count > 5 ? keep(r, row->cells[5]) : "",
                                  .pattern = pattern, .it = hoso_pattern_group(pattern, "it"),
                                  .share = hoso_pattern_group(pattern, "share") }));
    hoso_buf_release(&why);
}

static void read_more(struct reading *r, struct hoso_datafile_row *row,
                      struct hoso_messages *messages)
{
    for (size_t i = r->rules->items.count; i-- > 0;) {
        struct rule *rule = &r->rules->items.items[i];
        if (strcmp(rule->name, row->cells[1]) != 0)
            continue;
        if (rule->more)
            break;
        rule->more = compile(r->rules, row->cells[2], HOSO_PATTERN_CASELESS, row, messages);
        rule->more_it = rule->more ? hoso_pattern_group(rule->more, "it") : 0;
        if (rule->more && !rule->more_it)
            hoso_datafile_complain(row, messages, _("an expression without a group (?<it>…)"));
        return;
    }
    hoso_datafile_complain(row, messages, _("no such rule: %s"), row->cells[1]);
}

static void read_not(struct reading *r, struct hoso_datafile_row *row,
                     struct hoso_messages *messages)
{
    struct hoso_pattern *pattern = compile(r->rules, row->cells[1], HOSO_PATTERN_CASELESS, row,
                                           messages);
    if (pattern)
        hoso_vec_push(&r->rules->nots,
                      ((struct rule_not){ pattern, row->count > 2 ? keep(r, row->cells[2]) : "" }));
}

static struct rule_words pair(struct reading *r, struct hoso_datafile_row *row)
{
    return (struct rule_words){ keep(r, row->cells[1]), keep(r, row->cells[2]) };
}

static void read_let(struct reading *r, struct hoso_datafile_row *row,
                     struct hoso_messages *messages)
{
    (void)messages;
    struct hoso_buf value = HOSO_BUF_INIT;
    expand_lets(r->rules, &value, row->cells[2]);
    hoso_vec_push(&r->rules->lets,
                  ((struct rule_words){ keep(r, row->cells[1]), keep(r, value.data) }));
    hoso_buf_release(&value);
}

static void read_same(struct reading *r, struct hoso_datafile_row *row,
                      struct hoso_messages *messages)
{
    (void)messages;
    struct rule_words same = pair(r, row);
    hoso_vec_push(&r->rules->sames, same);
    hoso_vec_push(&r->rules->sames, ((struct rule_words){ same.to, same.from }));
}

static void read_write(struct reading *r, struct hoso_datafile_row *row,
                       struct hoso_messages *messages)
{
    (void)messages;
    struct rule_words write = pair(r, row);
    if (*write.from)
        hoso_vec_push(&r->rules->writes, write);
}

static void read_row(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    static const struct {
        const char *name;
        size_t cells;
        void (*read)(struct reading *, struct hoso_datafile_row *, struct hoso_messages *);
    } lines[] = { { "let", 3, read_let },   { "same", 3, read_same }, { "rule", 5, read_rule },
                  { "more", 3, read_more }, { "not", 2, read_not },   { "write", 3, read_write } };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (strcmp(lines[i].name, row->cells[0]) != 0)
            continue;
        if (row->count < lines[i].cells)
            hoso_datafile_complain(row, messages, _("%s needs %zu cells"), lines[i].name,
                                   lines[i].cells);
        else
            lines[i].read(ctx, row, messages);
        return;
    }
    hoso_datafile_complain(row, messages, _("no such line in a file of rules: %s"), row->cells[0]);
}

enum hoso_status rules_read(struct rules *rules, struct hoso_arena *arena, const char *path,
                            struct hoso_messages *messages, struct hoso_error *err)
{
    struct reading reading = { rules, arena };
    return hoso_datafile_read(path, read_row, messages, &reading, err);
}

void rules_release(struct rules *rules)
{
    for (size_t i = 0; i < rules->items.count; i++) {
        hoso_pattern_free(rules->items.items[i].pattern);
        hoso_pattern_free(rules->items.items[i].more);
    }
    for (size_t i = 0; i < rules->nots.count; i++)
        hoso_pattern_free(rules->nots.items[i].pattern);
    hoso_vec_release(&rules->items);
    hoso_vec_release(&rules->nots);
    hoso_vec_release(&rules->lets);
    hoso_vec_release(&rules->sames);
    hoso_vec_release(&rules->writes);
}

/* ---- names ---- */

/* START: at a word's start; else at a blank, for what begins with one. */
static const struct rule_words *write_at(const struct rules *rules, const char *words, size_t len,
                                         bool start)
{
    for (size_t i = 0; i < rules->writes.count; i++) {
        const struct rule_words *write = &rules->writes.items[i];
        size_t size = strlen(write->from);
        bool whole = len == size || (len > size && (words[size] == ' '));
        if (whole && start == (write->from[0] != ' ') && memcmp(words, write->from, size) == 0)
            return write;
    }
    return NULL;
}

void rules_rewrite(const struct rules *rules, struct hoso_buf *out, const char *words, size_t len)
{
    bool start = true; /* of a word */
    for (size_t at = 0; at < len;) {
        const struct rule_words *write = start || words[at] == ' '
                                             ? write_at(rules, words + at, len - at, start)
                                             : NULL;
        if (!write) {
            start = words[at] == ' ';
            hoso_buf_addch(out, words[at++]);
            continue;
        }
        hoso_buf_addstr(out, write->to);
        at += strlen(write->from);
        if (!*write->to) { /* and one of the blanks around it */
            if (at < len)
                at++;
            else if (out->len && out->data[out->len - 1] == ' ')
                out->data[--out->len] = '\0';
        }
    }
}
