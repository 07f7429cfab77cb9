/* The folders' files, read in the order of their names, the types of all folders
 * first.  All words of all files are numbered by one worder while loading; its
 * dictionaries become the lexicon's, and the extractors' stand on them.
 * Opening reads the types and the bytes of the rest for the version: who has only
 * questions about types, or nothing to extract, does not wait for the names. */
#include "lexicon-internal.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/datafile.h"
#include "hoso/fold.h"
#include "hoso/hash.h"
#include "hoso/i18n.h"

/* Part of the version: change it where extraction gives something else from the same files. */
enum { ENGINE_VERSION = 8 };

struct loading {
    struct hoso_lexicon *lexicon;
    struct worder worder;
    struct words words;    /* as last split … */
    struct hoso_buf split; /* … of this: an entity's name is split for it, then as its first name */
    struct hoso_buf key, why;
    const char *file; /* its last component */
};

static char *keep(struct loading *l, const char *s)
{
    return hoso_arena_strndup(&l->lexicon->strings, s, strlen(s));
}

/* ---- entries ---- */

/* Gaps and cases of the words, as they have to be in a text. */
static uint32_t add_shapes(struct loading *l, uint8_t *capitals)
{
    uint32_t first = (uint32_t)l->lexicon->shapes.count;
    *capitals = 0;
    for (size_t i = 0; i < l->words.count; i++) {
        const struct word *word = &l->words.items[i];
        struct lex_shape shape = { .gap = word->gap };
        if (word->flags & WORD_CAPITAL)
            shape.flags |= SHAPE_CAPITAL;
        if (word->flags & WORD_CAPITALS)
            shape.flags |= SHAPE_CAPITALS;
        if (shape.flags & SHAPE_CAPITAL && *capitals < UINT8_MAX)
            ++*capitals;
        hoso_vec_push(&l->lexicon->shapes, shape);
    }
    return first;
}

static bool split(struct loading *l, const char *words)
{
    if (!l->words.count || strcmp(l->split.data, words) != 0) {
        hoso_buf_clear(&l->split);
        hoso_buf_addstr(&l->split, words);
        hoso_vec_clear(&l->words);
        words_split(&l->words, &l->worder, words, strlen(words));
    }
    return l->words.count > 0 && l->words.count < 32;
}

/* WHAT, and where it says so: `lexicon places-world.tsv:12`. */
static const char *why_of(struct loading *l, const struct hoso_datafile_row *row, const char *what)
{
    char line[12];
    snprintf(line, sizeof line, "%u", row->line);
    hoso_buf_clear(&l->why);
    hoso_buf_addstr(&l->why, what);
    hoso_buf_addch(&l->why, ' ');
    hoso_buf_addstr(&l->why, l->file);
    hoso_buf_addch(&l->why, ':');
    hoso_buf_addstr(&l->why, line);
    return keep(l, l->why.data);
}

/* The same of a row of words: `cue ông cues.tsv:480`. */
static const char *why_of_words(struct loading *l, const struct hoso_datafile_row *row,
                                const char *what)
{
    struct hoso_buf named = HOSO_BUF_INIT;
    hoso_buf_addf(&named, "%s %s", what, row->cells[0]);
    const char *kept = why_of(l, row, named.data);
    hoso_buf_release(&named);
    return kept;
}

/* False where WORDS has no words, or far too many. */
static bool add_entry(struct loading *l, const char *words, struct lex_entry entry)
{
    if (!split(l, words))
        return false;
    uint32_t keys[32];
    for (size_t i = 0; i < l->words.count; i++)
        keys[i] = l->words.items[i].key;
    struct hoso_lexicon *lexicon = l->lexicon;
    entry.words = (uint8_t)l->words.count;
    entry.shape = add_shapes(l, &entry.capitals);
    if (entry.capitals == 0)
        entry.flags |= ENTRY_FREE_CASE;
    uint32_t node = trie_add(&lexicon->trie, keys, l->words.count);
    /* Appended: of two entries with the same words, the one read first is met first. */
    uint32_t *link = &lexicon->trie.entries[node];
    while (*link != TRIE_NONE)
        link = &lexicon->entries.items[*link].next;
    uint32_t index = (uint32_t)lexicon->entries.count;
    *link = index;
    entry.next = TRIE_NONE;
    hoso_vec_push(&lexicon->entries, entry);
    return true;
}

/* ---- names ---- */

void lexicon_name_key(struct hoso_buf *buf, int type, const struct words *words)
{
    hoso_buf_clear(buf);
    hoso_buf_addch(buf, (char)('0' + type));
    for (size_t i = 0; i < words->count; i++)
        hoso_buf_add(buf, (const char *)&words->items[i].key, sizeof words->items[i].key);
}

uint32_t lexicon_entity(const struct hoso_lexicon *lexicon, const struct hoso_buf *key)
{
    return dict_find(&lexicon->entity_keys, key->data, key->len);
}

static void fold_key(struct hoso_buf *buf, int type, const char *name)
{
    hoso_buf_clear(buf);
    hoso_buf_addch(buf, (char)('0' + type));
    hoso_fold(buf, name, strlen(name));
}

void lexicon_fold(const struct hoso_lexicon *lexicon, struct hoso_buf *buf, int type,
                  const char *name)
{
    fold_key(buf, type, name);
    bool taken = dict_find(&lexicon->fold_keys, buf->data, buf->len) != DICT_NONE;
    if (taken)
        hoso_buf_addf(buf, " (%s)", name);
}

static uint32_t entity_for(struct loading *l, int type, const char *name, bool weak,
                           struct hoso_datafile_row *row, const char *why)
{
    struct hoso_lexicon *lexicon = l->lexicon;
    int fresh;
    if (!split(l, name))
        return TRIE_NONE;
    lexicon_name_key(&l->key, type, &l->words);
    uint32_t number = dict_put(&lexicon->entity_keys, l->key.data, l->key.len, &fresh);
    if (!fresh)
        return number;
    lexicon_fold(lexicon, &l->key, type, name);
    uint32_t fold = dict_put(&lexicon->fold_keys, l->key.data, l->key.len, NULL);
    hoso_vec_push(&lexicon->entities,
                  ((struct lex_entity){
                      .name = keep(l, name), .type = (uint8_t)type, .weak = weak,
                      .key = dict_get(&lexicon->fold_keys, fold)->bytes + 1,
                      .kind = row->count > 2 && *row->cells[2] ? keep(l, row->cells[2]) : "",
                      .why = why }));
    return number;
}

static char *trimmed(char *s)
{
    while (*s == ' ')
        s++;
    size_t len = strlen(s);
    while (len && s[len - 1] == ' ')
        s[--len] = '\0';
    return s;
}

uint32_t lexicon_bare_person(const struct hoso_lexicon *lexicon, const uint32_t *folds,
                             size_t count)
{
    if (count < BARE_LEAST || count > BARE_MOST)
        return TRIE_NONE;
    uint32_t number = dict_find(&lexicon->bare_people, (const char *)folds, count * sizeof *folds);
    return number == DICT_NONE ? TRIE_NONE : lexicon->bare_entries.items[number];
}

/* The entry that was added last, of the words in l->words. */
static void add_bare_person(struct loading *l)
{
    struct hoso_lexicon *lexicon = l->lexicon;
    uint32_t folds[BARE_MOST], entry = (uint32_t)lexicon->entries.count - 1;
    int fresh;
    if (l->words.count < BARE_LEAST || l->words.count > BARE_MOST ||
        lexicon->entities.items[lexicon->entries.items[entry].target].type != lexicon->person)
        return;
    for (size_t i = 0; i < l->words.count; i++) {
        if (!(l->words.items[i].flags & WORD_SYLLABLE))
            return;
        folds[i] = l->words.items[i].id;
    }
    dict_put(&lexicon->bare_people, (const char *)folds, l->words.count * sizeof *folds, &fresh);
    if (fresh)
        hoso_vec_push(&lexicon->bare_entries, entry);
}

static void add_name(struct loading *l, struct hoso_datafile_row *row, uint32_t entity, char *name,
                     const char *why, struct hoso_messages *messages)
{
    struct lex_entry entry = { .target = entity, .role = ROLE_NAME, .why = why };
    name = trimmed(name);
    if (*name == '~') {
        entry.flags |= ENTRY_WEAK;
        name++;
    }
    if (*name && !add_entry(l, name, entry))
        hoso_datafile_complain(row, messages, _("no words in the name: %s"), name);
    else if (*name)
        add_bare_person(l);
}

static void read_name(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct loading *l = ctx;
    if (row->count < 2) {
        hoso_datafile_complain(row, messages, _("a name needs a type"));
        return;
    }
    int type = hoso_lexicon_type_find(l->lexicon, row->cells[1]);
    char *name = trimmed(row->cells[0]);
    const char *bare = name + (*name == '~');
    if (type < 0 || !*bare) {
        hoso_datafile_complain(row, messages, type < 0 ? _("no such type: %s") : _("no name%s"),
                               type < 0 ? row->cells[1] : "");
        return;
    }
    const char *why = why_of(l, row, "lexicon");
    uint32_t entity = entity_for(l, type, bare, *name == '~', row, why);
    if (entity == TRIE_NONE) {
        hoso_datafile_complain(row, messages, _("no words in the name: %s"), bare);
        return;
    }
    add_name(l, row, entity, name, why, messages);
    char *rest = NULL;
    if (row->count > 3)
        for (char *alias = strtok_r(row->cells[3], "|", &rest); alias;
             alias = strtok_r(NULL, "|", &rest))
            add_name(l, row, entity, alias, why, messages);
}

/* ---- types, cues, heads, parts, stops ---- */

static void read_type(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct loading *l = ctx;
    if (row->count < 4) {
        hoso_datafile_complain(row, messages, _("a type needs key, letter, name and colour"));
        return;
    }
    if (hoso_lexicon_type_find(l->lexicon, row->cells[0]) >= 0 || l->lexicon->types.count > 70)
        return;
    hoso_vec_push(&l->lexicon->types,
                  ((struct hoso_type){ .key = keep(l, row->cells[0]),
                                       .letter = keep(l, row->cells[1]),
                                       .name = keep(l, row->cells[2]),
                                       .colour = keep(l, row->cells[3]) }));
}

/* The bits of NAMES, a comma-separated cell, out of a table of names. */
static uint32_t bits_of(char *names, const char *const *table, size_t count,
                        struct hoso_datafile_row *row, struct hoso_messages *messages)
{
    uint32_t bits = 0;
    char *rest = NULL;
    for (char *name = strtok_r(names, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        size_t i = 0;
        while (i < count && strcmp(table[i], name) != 0)
            i++;
        if (i == count)
            hoso_datafile_complain(row, messages, _("no such kind: %s"), name);
        else
            bits |= (uint32_t)1 << i;
    }
    return bits;
}

static void read_cue(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    static const char *const names[] = {
#define X(name, text) text,
        CUE_LIST(X)
#undef X
    };
    struct loading *l = ctx;
    uint32_t kinds = row->count < 2 ? 0
                                    : bits_of(row->cells[1], names, CUE_COUNT, row, messages);
    struct lex_entry entry = { .target = kinds, .role = ROLE_CUE, .flags = ENTRY_FREE_CASE,
                               .why = why_of_words(l, row, "cue") };
    if (!kinds || !add_entry(l, row->cells[0], entry))
        hoso_datafile_complain(row, messages, _("a cue needs words and a kind"));
}

static void read_head(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    static const char *const names[] = {
#define X(name, text) text,
        HEAD_LIST(X)
#undef X
    };
    struct loading *l = ctx;
    if (row->count > 1 && !strcmp(row->cells[1], "suffix")) {
        hoso_buf_clear(&l->key);
        hoso_fold(&l->key, row->cells[0], strlen(row->cells[0]));
        hoso_vec_push(&l->lexicon->suffixes, keep(l, l->key.data));
        return;
    }
    uint32_t flags = row->count < 2 ? 0
                                    : bits_of(row->cells[1], names, HEAD_COUNT, row, messages);
    struct lex_entry entry = { .target = flags, .role = ROLE_HEAD, .flags = ENTRY_FREE_CASE,
                               .why = why_of_words(l, row, "head") };
    if (!flags || !add_entry(l, row->cells[0], entry))
        hoso_datafile_complain(row, messages, _("a head needs words and a kind"));
}

static void read_stop(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct loading *l = ctx;
    struct lex_entry entry = { .role = ROLE_STOP, .flags = ENTRY_FREE_CASE, .why = "stop" };
    if (!add_entry(l, row->cells[0], entry))
        hoso_datafile_complain(row, messages, _("no words in the name: %s"), row->cells[0]);
}

static void read_part(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    static const char *const names[] = {
#define X(name, text) text,
        PART_LIST(X)
#undef X
    };
    struct loading *l = ctx;
    uint32_t kinds = row->count < 2 ? 0
                                    : bits_of(row->cells[1], names, PART_COUNT, row, messages);
    if (row->count > 2 && strstr(row->cells[2], "word"))
        kinds |= PART_WORD;
    if (!split(l, row->cells[0])) {
        hoso_datafile_complain(row, messages, _("no words in the name: %s"), row->cells[0]);
        return;
    }
    struct lex_parts *parts = &l->lexicon->parts;
    for (size_t i = 0; i < l->words.count; i++) {
        uint32_t sig = l->words.items[i].sig;
        while (parts->count <= sig)
            hoso_vec_push(parts, 0u);
        parts->items[sig] |= kinds;
    }
}

/* A word, then those that make a phrase with it. */
static void read_phrases(struct hoso_datafile_row *row, struct hoso_messages *messages, void *ctx)
{
    struct loading *l = ctx;
    if (row->count < 2 || !split(l, row->cells[0]) || l->words.count > 1) {
        hoso_datafile_complain(row, messages, _("phrases need a word and what may follow it"));
        return;
    }
    uint64_t first = (uint64_t)l->words.items[0].sig << 32;
    split(l, row->cells[1]);
    for (size_t i = 0; i < l->words.count; i++)
        hoso_vec_push(&l->lexicon->phrases, first | l->words.items[i].sig);
}

static int by_number(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

bool lexicon_is_phrase(const struct hoso_lexicon *lexicon, uint32_t first, uint32_t second)
{
    uint64_t key = (uint64_t)first << 32 | second;
    return lexicon->phrases.count &&
           bsearch(&key, lexicon->phrases.items, lexicon->phrases.count, sizeof key, by_number);
}

/* ---- folders ---- */

static int by_name(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static bool has_suffix(const char *name, const char *suffix)
{
    size_t n = strlen(name), s = strlen(suffix);
    return n > s && strcmp(name + n - s, suffix) == 0;
}

static enum hoso_status list_folder(struct lex_files *files, const char *dir, struct hoso_error *err)
{
    DIR *handle = opendir(dir);
    if (!handle)
        return hoso_error_set(err, HOSO_IO, "%s: %s", dir, strerror(errno));
    size_t first = files->count;
    for (struct dirent *entry; (entry = readdir(handle));) {
        const char *name = entry->d_name;
        if (name[0] == '.' || (!has_suffix(name, ".tsv") && !has_suffix(name, ".rules")))
            continue;
        struct hoso_buf path = HOSO_BUF_INIT;
        hoso_buf_addf(&path, "%s/%s", dir, name);
        hoso_vec_push(files, hoso_buf_detach(&path));
    }
    closedir(handle);
    if (files->count > first)
        qsort(files->items + first, files->count - first, sizeof *files->items, by_name);
    return HOSO_OK;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static hoso_datafile_row_fn *reader_of(const char *file)
{
    static const struct {
        const char *file;
        hoso_datafile_row_fn *read;
    } readers[] = { { "types.tsv", NULL },          { "cues.tsv", read_cue },
                    { "heads.tsv", read_head },     { "stopnames.tsv", read_stop },
                    { "nameparts.tsv", read_part }, { "phrases.tsv", read_phrases } };
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (!strcmp(readers[i].file, file))
            return readers[i].read;
    return read_name;
}

/* A file that cannot be read is a message, not the end. */
static void load_file(struct loading *l, const char *path, struct hoso_messages *messages)
{
    struct hoso_error err;
    enum hoso_status status = HOSO_OK;
    l->file = base_name(path);
    if (has_suffix(path, ".rules"))
        status = rules_read(&l->lexicon->rules, &l->lexicon->strings, path, messages, &err);
    else if (reader_of(l->file))
        status = hoso_datafile_read(path, reader_of(l->file), messages, l, &err);
    if (status != HOSO_OK)
        hoso_messages_add(messages, "%s", err.text);
}

static void hash_file(struct hoso_lexicon *lexicon, const char *path)
{
    struct hoso_buf bytes = HOSO_BUF_INIT;
    if (hoso_buf_read_file(&bytes, path, 0) == 0) {
        const char *name = base_name(path);
        lexicon->version = hoso_hash(name, strlen(name), lexicon->version);
        lexicon->version = hoso_hash(bytes.data, bytes.len, lexicon->version);
    }
    hoso_buf_release(&bytes);
}

/* ---- rules' triggers ---- */

static void trigger(struct loading *l, uint64_t bit, const char *words)
{
    struct hoso_lexicon *lexicon = l->lexicon;
    if (!strcmp(words, "0-9") || !strcmp(words, "A-9")) {
        *(*words == '0' ? &lexicon->digit_triggered : &lexicon->designation_triggered) |= bit;
        return;
    }
    if (!split(l, words))
        return;
    uint32_t key = l->words.items[0].key;
    while (lexicon->wakers.count <= key / 8)
        hoso_vec_push(&lexicon->wakers, (uint8_t)0);
    lexicon->wakers.items[key / 8] |= (uint8_t)(1u << key % 8);
    if (l->words.count > 1) {
        hoso_vec_push(&lexicon->pairs,
                      ((struct lex_pair){ key, l->words.items[1].key, bit }));
        return;
    }
    while (lexicon->triggers.count <= key)
        hoso_vec_push(&lexicon->triggers, (uint64_t)0);
    lexicon->triggers.items[key] |= bit;
}

static int by_words(const void *a, const void *b)
{
    const struct lex_pair *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->second < y->second ? -1 : x->second > y->second;
}

uint64_t lexicon_pair_rules(const struct hoso_lexicon *lexicon, uint32_t first, uint32_t second)
{
    const struct lex_pair *pairs = lexicon->pairs.items;
    uint64_t rules = 0;
    if (first >= lexicon->pair_firsts.count || !lexicon->pair_firsts.items[first])
        return 0;
    for (size_t i = lexicon->pair_firsts.items[first] - 1;
         i < lexicon->pairs.count && pairs[i].first == first; i++)
        if (pairs[i].second == second)
            rules |= pairs[i].rules;
    return rules;
}

/* Of rule NUMBER: WORDS joined by |; none: it is tried always. */
static void set_trigger(struct loading *l, size_t number, const char *words)
{
    uint64_t bit = lexicon_rule_bit(number);
    if (number < l->lexicon->rules.items.count)
        l->lexicon->finders |= bit;
    char *copy = hoso_strdup(words), *rest = NULL;
    if (!*copy)
        l->lexicon->untriggered |= bit;
    for (char *word = strtok_r(copy, "|", &rest); word; word = strtok_r(NULL, "|", &rest))
        trigger(l, bit, word);
    free(copy);
}

static void set_triggers(struct loading *l)
{
    const struct rules *rules = &l->lexicon->rules;
    for (size_t i = 0; i < rules->items.count; i++)
        set_trigger(l, i, rules->items.items[i].triggers);
    for (size_t i = 0; i < rules->nots.count; i++)
        set_trigger(l, rules->items.count + i, rules->nots.items[i].triggers);
    if (l->lexicon->pairs.count)
        qsort(l->lexicon->pairs.items, l->lexicon->pairs.count, sizeof *l->lexicon->pairs.items,
              by_words);
    for (size_t i = l->lexicon->pairs.count; i-- > 0;) {
        uint32_t first = l->lexicon->pairs.items[i].first;
        while (l->lexicon->pair_firsts.count <= first)
            hoso_vec_push(&l->lexicon->pair_firsts, 0u);
        l->lexicon->pair_firsts.items[first] = (uint32_t)i + 1;
    }
}

static void loading_finish(struct loading *l)
{
    struct hoso_lexicon *lexicon = l->lexicon;
    set_triggers(l);
    lexicon_make_singles(lexicon);
    if (lexicon->phrases.count)
        qsort(lexicon->phrases.items, lexicon->phrases.count, sizeof *lexicon->phrases.items,
              by_number);
    lexicon->folds = l->worder.folds;
    lexicon->sigs = l->worder.sigs;
    memset(&l->worder.folds, 0, sizeof l->worder.folds);
    memset(&l->worder.sigs, 0, sizeof l->worder.sigs);
    worder_release(&l->worder);
    hoso_vec_release(&l->words);
    hoso_buf_release(&l->split);
    hoso_buf_release(&l->key);
    hoso_buf_release(&l->why);
}

static struct hoso_lexicon *lexicon_new(void)
{
    struct hoso_lexicon *lexicon = hoso_calloc(1, sizeof *lexicon);
    dict_init(&lexicon->entity_keys, NULL);
    dict_init(&lexicon->bare_people, NULL);
    dict_init(&lexicon->fold_keys, NULL);
    trie_init(&lexicon->trie);
    pthread_mutex_init(&lexicon->mutex, NULL);
    lexicon->version = ENGINE_VERSION;
    return lexicon;
}

static void load_types(struct hoso_lexicon *lexicon, struct hoso_messages *messages)
{
    struct loading l = { .lexicon = lexicon };
    struct hoso_error err;
    for (size_t i = 0; i < lexicon->files.count; i++) {
        const char *path = lexicon->files.items[i];
        hash_file(lexicon, path);
        if (!strcmp(base_name(path), "types.tsv") &&
            hoso_datafile_read(path, read_type, messages, &l, &err) != HOSO_OK)
            hoso_messages_add(messages, "%s", err.text);
    }
    lexicon->person = hoso_lexicon_type_find(lexicon, "person");
    lexicon->weapon = hoso_lexicon_type_find(lexicon, "weapon");
    lexicon->place = hoso_lexicon_type_find(lexicon, "place");
    lexicon->organisation = hoso_lexicon_type_find(lexicon, "organisation");
}

static void load_names(struct hoso_lexicon *lexicon, struct hoso_messages *messages)
{
    struct loading l = { .lexicon = lexicon, .split = HOSO_BUF_INIT, .key = HOSO_BUF_INIT,
                         .why = HOSO_BUF_INIT };
    worder_init(&l.worder, NULL, NULL);
    for (size_t i = 0; i < lexicon->files.count; i++)
        load_file(&l, lexicon->files.items[i], messages);
    loading_finish(&l);
}

enum hoso_status hoso_lexicon_open(struct hoso_lexicon **out, const char *const *dirs,
                                   size_t dir_count, struct hoso_messages *messages,
                                   struct hoso_error *err)
{
    struct hoso_messages unheard = { 0 };
    struct hoso_lexicon *lexicon = lexicon_new();
    enum hoso_status status = HOSO_OK;
    *out = NULL;
    for (size_t i = 0; i < dir_count && status == HOSO_OK; i++)
        status = list_folder(&lexicon->files, dirs[i], err);
    if (status == HOSO_OK) {
        load_types(lexicon, messages ? messages : &unheard);
        if (lexicon->types.count == 0)
            status = hoso_error_set(err, HOSO_IO,
                                    _("no entity types: types.tsv is missing or empty"));
    }
    if (status == HOSO_OK)
        *out = lexicon;
    else
        hoso_lexicon_free(lexicon);
    hoso_messages_release(&unheard);
    return status;
}

void hoso_lexicon_read(struct hoso_lexicon *lexicon, struct hoso_messages *messages)
{
    struct hoso_messages unheard = { 0 };
    pthread_mutex_lock(&lexicon->mutex);
    if (!lexicon->is_read)
        load_names(lexicon, messages ? messages : &unheard);
    lexicon->is_read = true;
    pthread_mutex_unlock(&lexicon->mutex);
    hoso_messages_release(&unheard);
}

enum hoso_status hoso_lexicon_load(struct hoso_lexicon **out, const char *const *dirs,
                                   size_t dir_count, struct hoso_messages *messages,
                                   struct hoso_error *err)
{
    enum hoso_status status = hoso_lexicon_open(out, dirs, dir_count, messages, err);
    if (status == HOSO_OK)
        hoso_lexicon_read(*out, messages);
    return status;
}

void hoso_lexicon_free(struct hoso_lexicon *lexicon)
{
    if (!lexicon)
        return;
    dict_release(&lexicon->folds);
    dict_release(&lexicon->sigs);
    dict_release(&lexicon->entity_keys);
    dict_release(&lexicon->bare_people);
    hoso_vec_release(&lexicon->bare_entries);
    dict_release(&lexicon->fold_keys);
    trie_release(&lexicon->trie);
    hoso_vec_release(&lexicon->singles);
    rules_release(&lexicon->rules);
    hoso_vec_release(&lexicon->types);
    hoso_vec_release(&lexicon->entities);
    hoso_vec_release(&lexicon->entries);
    hoso_vec_release(&lexicon->shapes);
    hoso_vec_release(&lexicon->parts);
    hoso_vec_release(&lexicon->suffixes);
    hoso_vec_release(&lexicon->wakers);
    hoso_vec_release(&lexicon->triggers);
    hoso_vec_release(&lexicon->phrases);
    hoso_vec_release(&lexicon->pairs);
    hoso_vec_release(&lexicon->pair_firsts);
    hoso_arena_release(&lexicon->strings);
    for (size_t i = 0; i < lexicon->files.count; i++)
        free(lexicon->files.items[i]);
    hoso_vec_release(&lexicon->files);
    pthread_mutex_destroy(&lexicon->mutex);
    free(lexicon);
}

/* ---- questions ---- */

uint64_t hoso_lexicon_version(const struct hoso_lexicon *lexicon)
{
    return lexicon->version;
}

size_t hoso_lexicon_type_count(const struct hoso_lexicon *lexicon)
{
    return lexicon->types.count;
}

const struct hoso_type *hoso_lexicon_type(const struct hoso_lexicon *lexicon, size_t type)
{
    return &lexicon->types.items[type];
}

int hoso_lexicon_type_find(const struct hoso_lexicon *lexicon, const char *key)
{
    for (size_t i = 0; i < lexicon->types.count; i++) {
        const struct hoso_type *type = &lexicon->types.items[i];
        if (!strcmp(type->key, key) || !strcmp(type->letter, key))
            return (int)i;
    }
    return -1;
}

size_t hoso_lexicon_entity_count(const struct hoso_lexicon *lexicon)
{
    return lexicon->entities.count;
}
