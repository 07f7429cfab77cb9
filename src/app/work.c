/* Five files, a kind of record each (the table below).  The lines are the truth; after every
 * change they are read into records again, with a table of marks by text and by path for
 * those who ask for every row of a list.  A change is a few lines taken out and a few put
 * in, so that undoing it is the same with the two exchanged. */
#include "hoso/work.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/digest.h"
#include "hoso/fold.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/table.h"
#include "workfile.h"

enum kind { STARS, READ, TAGS, NOTES, CORRECTIONS, KIND_COUNT };

/* Where cells stand in a record of each kind. */
enum { TEXT_CELL, PATH_CELL, TITLE_CELL }; /* stars and read */
enum { TAG_TAG, TAG_TEXT, TAG_PATH, TAG_TITLE };
enum { NOTE_TEXT, NOTE_START, NOTE_END, NOTE_QUOTE, NOTE_NOTE, NOTE_PATH, NOTE_TITLE };
enum {
    FIX_VERB, FIX_TYPE, FIX_KEY, FIX_NAME, FIX_TEXT, FIX_START, FIX_END, FIX_WORDS, FIX_TO_TYPE,
    FIX_TO_KEY, FIX_TO_NAME, FIX_PATH
};

static const struct kind_row {
    const char *name;
    const char *head;
    size_t cells, needed; /* most and least; what follows is a later version's, and kept */
    int text, path, title; /* where they stand */
} kinds[KIND_COUNT] = {
    [STARS] = { "stars.tsv", "# hoso: starred articles: text, path, title\n", 3, 1, TEXT_CELL,
                PATH_CELL, TITLE_CELL },
    [READ] = { "read.tsv", "# hoso: articles that were read: text, path\n", 2, 1, TEXT_CELL,
               PATH_CELL, -1 },
    [TAGS] = { "tags.tsv", "# hoso: tags: tag, text, path, title\n", 4, 2, TAG_TEXT, TAG_PATH,
               TAG_TITLE },
    [NOTES] = { "notes.tsv",
                "# hoso: notes: text, start, end (- for the whole article), quote, note, path, "
                "title\n",
                7, 5, NOTE_TEXT, NOTE_PATH, NOTE_TITLE },
    [CORRECTIONS] = { "corrections.tsv",
                      "# hoso: corrections: verb, type, key, name, text (or everywhere), start, "
                      "end, words, new type, new key, new name, path\n",
                      12, 8, FIX_TEXT, FIX_PATH, -1 },
};

static const char *const verbs[] = { [HOSO_CORRECT_WRONG] = "wrong", [HOSO_CORRECT_TYPE] = "type",
                                     [HOSO_CORRECT_NAME] = "name", [HOSO_CORRECT_SAME] = "same",
                                     [HOSO_CORRECT_APART] = "apart" };
enum { VERB_COUNT = sizeof verbs / sizeof verbs[0] };

struct record {
    size_t line; /* its number in the file, from 0 */
    uint64_t text; /* 0 for everywhere */
    size_t start, end;
    struct workcells cells;
};
struct records HOSO_VEC(struct record);

struct marked_text {
    UT_hash_handle hh;
    uint64_t text;
    unsigned marks;
};
struct marked_path {
    UT_hash_handle hh;
    const char *path; /* a cell */
    unsigned marks;
};

/* Something that was done, and can be undone. */
struct deed {
    enum kind kind;
    char *what;
    struct worklines out, in;
};

struct hoso_work {
    char *folder;
    struct workfile files[KIND_COUNT];
    struct records records[KIND_COUNT];
    struct marked_text *texts;
    struct marked_path *paths;
    struct deeds HOSO_VEC(struct deed) deeds;
    unsigned generation, corrected;
};

/* ---- reading ---- */

static bool read_text(uint64_t *text, const char *cell)
{
    char *end;
    if (strspn(cell, "0123456789abcdef") != 16 || cell[16])
        return false;
    *text = strtoull(cell, &end, 16);
    return true;
}

static bool read_place(size_t *place, const char *cell)
{
    if (!*cell) {
        *place = 0;
        return true;
    }
    char *end;
    unsigned long long number = strtoull(cell, &end, 10);
    *place = (size_t)number;
    return *cell >= '0' && *cell <= '9' && !*end && number <= (1ULL << 40);
}

static const char *cell_of(const struct record *record, int cell)
{
    return cell >= 0 && (size_t)cell < record->cells.count ? record->cells.cells[cell] : "";
}

static int verb_of(const char *name)
{
    for (int i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i], name) == 0)
            return i;
    return -1;
}

/* What is wrong with RECORD; NULL where it can be used. */
static const char *check_record(enum kind kind, struct record *record)
{
    const char *text = cell_of(record, kinds[kind].text);
    int start = kind == NOTES ? NOTE_START : kind == CORRECTIONS ? FIX_START : -1;
    if (record->cells.problem)
        return record->cells.problem;
    if (record->cells.count < kinds[kind].needed)
        return _("too few cells");
    if (!(kind == CORRECTIONS && strcmp(text, "everywhere") == 0) &&
        !read_text(&record->text, text))
        return _("a text is named by 16 of the digits 0-9a-f");
    if (start >= 0 && (!read_place(&record->start, cell_of(record, start)) ||
                       !read_place(&record->end, cell_of(record, start + 1)) ||
                       record->start > record->end))
        return _("start and end are no stretch of bytes");
    if (kind == TAGS && (!*cell_of(record, TAG_TAG) || strpbrk(cell_of(record, TAG_TAG), " \t\n")))
        return _("a tag is a word without blanks");
    if (kind == CORRECTIONS) {
        int verb = verb_of(cell_of(record, FIX_VERB));
        if (verb < 0)
            return _("no such correction: wrong, type, name, same, apart");
        if (verb != HOSO_CORRECT_WRONG && !*cell_of(record, FIX_TO_NAME))
            return _("the entity it becomes is missing");
    }
    return NULL;
}

static void release_records(struct records *records)
{
    for (size_t i = 0; i < records->count; i++)
        workcells_release(&records->items[i].cells);
    hoso_vec_release(records);
}

static void read_records(struct hoso_work *work, enum kind kind, struct hoso_messages *messages)
{
    const struct workfile *file = &work->files[kind];
    release_records(&work->records[kind]);
    for (size_t i = 0; i < file->lines.count; i++) {
        struct record record = { .line = i };
        bool there = workcells_read(&record.cells, &file->lines.items[i], kinds[kind].cells);
        const char *problem = there ? check_record(kind, &record) : NULL;
        if (problem && messages)
            hoso_messages_add(messages, "%s:%zu: %s", file->path, i + 1, problem);
        if (there && !problem)
            hoso_vec_push(&work->records[kind], record);
        else
            workcells_release(&record.cells);
    }
}

static void mark(struct hoso_work *work, const struct record *record, enum kind kind)
{
    static const unsigned marks[] = { HOSO_WORK_STARRED, HOSO_WORK_READ, HOSO_WORK_TAGGED,
                                      HOSO_WORK_NOTED };
    struct marked_text *text;
    struct marked_path *path;
    const char *name = cell_of(record, kinds[kind].path);
    HASH_FIND(hh, work->texts, &record->text, sizeof record->text, text);
    if (!text) {
        text = hoso_calloc(1, sizeof *text);
        text->text = record->text;
        HASH_ADD(hh, work->texts, text, sizeof text->text, text);
    }
    text->marks |= marks[kind];
    if (kind == READ || !*name) /* another text was not read */
        return;
    HASH_FIND_STR(work->paths, name, path);
    if (!path) {
        path = hoso_calloc(1, sizeof *path);
        path->path = name;
        HASH_ADD_KEYPTR(hh, work->paths, path->path, strlen(path->path), path);
    }
    path->marks |= marks[kind];
}

static void forget_marks(struct hoso_work *work)
{
    struct marked_text *text, *next_text;
    struct marked_path *path, *next_path;
    HASH_ITER(hh, work->texts, text, next_text) {
        HASH_DEL(work->texts, text);
        free(text);
    }
    HASH_ITER(hh, work->paths, path, next_path) {
        HASH_DEL(work->paths, path);
        free(path);
    }
}

/* After the lines of KIND have changed; the marks' keys are cells, so they are made anew. */
static void take_in(struct hoso_work *work, enum kind kind, struct hoso_messages *messages)
{
    forget_marks(work);
    read_records(work, kind, messages);
    for (int k = STARS; k <= NOTES; k++)
        for (size_t i = 0; i < work->records[k].count; i++)
            mark(work, &work->records[k].items[i], (enum kind)k);
    work->generation++;
    work->corrected += kind == CORRECTIONS;
}

char *hoso_work_path(const struct hoso_work *work, const char *name)
{
    struct hoso_buf path = HOSO_BUF_INIT;
    hoso_buf_addf(&path, "%s/", work->folder);
    hoso_buf_addstr(&path, name);
    return hoso_buf_detach(&path);
}

static void read_kind(struct hoso_work *work, enum kind kind, struct hoso_messages *messages)
{
    struct hoso_error err = { .text = "" };
    if (workfile_read(&work->files[kind], &err) && messages)
        hoso_messages_add(messages, "%s", err.text);
    take_in(work, kind, messages);
}

struct hoso_work *hoso_work_open(const char *folder, struct hoso_messages *messages)
{
    struct hoso_work *work = hoso_calloc(1, sizeof *work);
    work->folder = hoso_strdup(folder);
    size_t len = strlen(work->folder);
    while (len > 1 && work->folder[len - 1] == '/')
        work->folder[--len] = '\0';
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        char *path = hoso_work_path(work, kinds[kind].name);
        workfile_init(&work->files[kind], path, kinds[kind].head);
        free(path);
        read_kind(work, (enum kind)kind, messages);
    }
    return work;
}

static void release_deed(struct deed *deed)
{
    free(deed->what);
    worklines_release(&deed->out);
    worklines_release(&deed->in);
}

void hoso_work_free(struct hoso_work *work)
{
    if (!work)
        return;
    forget_marks(work);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        release_records(&work->records[kind]);
        workfile_release(&work->files[kind]);
    }
    for (size_t i = 0; i < work->deeds.count; i++)
        release_deed(&work->deeds.items[i]);
    hoso_vec_release(&work->deeds);
    free(work->folder);
    free(work);
}

bool hoso_work_refresh(struct hoso_work *work, struct hoso_messages *messages)
{
    bool changed = false;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (!workfile_is_stale(&work->files[kind]) || work->files[kind].unreadable)
            continue;
        read_kind(work, (enum kind)kind, messages);
        changed = true;
    }
    return changed;
}

unsigned hoso_work_generation(const struct hoso_work *work)
{
    return work->generation;
}

unsigned hoso_work_corrected(const struct hoso_work *work)
{
    return work->corrected;
}

/* ---- changing ---- */

/* Under the lock: takes OUT out, puts IN in. */
static enum hoso_status change_file(struct hoso_work *work, enum kind kind,
                                    const struct worklines *out, const struct worklines *in,
                                    struct hoso_error *err)
{
    int lock = workfile_lock(work->folder, err);
    if (lock < 0)
        return HOSO_IO;
    enum hoso_status status = workfile_change(&work->files[kind], out, in, err);
    close(lock);
    take_in(work, kind, NULL);
    return status;
}

/* The deed is done, and kept to be undone where it has a name. */
static enum hoso_status perform(struct hoso_work *work, struct deed *deed, struct hoso_error *err)
{
    enum hoso_status status = HOSO_OK;
    if (deed->out.count || deed->in.count)
        status = change_file(work, deed->kind, &deed->out, &deed->in, err);
    if (status == HOSO_OK && deed->what && (deed->out.count || deed->in.count))
        hoso_vec_push(&work->deeds, *deed);
    else
        release_deed(deed);
    return status;
}

static void push_line(struct worklines *lines, const char *const *cells, size_t count,
                      const char *rest)
{
    struct hoso_buf line = HOSO_BUF_INIT;
    for (size_t i = 0; i < count; i++)
        workcell_add(&line, cells[i] ? cells[i] : "");
    if (*rest)
        hoso_buf_addf(&line, "\t%s", rest);
    worklines_push(lines, line.data, line.len);
    hoso_buf_release(&line);
}

static void take_line(struct worklines *lines, const struct hoso_work *work, enum kind kind,
                      const struct record *record)
{
    const struct workline *line = &work->files[kind].lines.items[record->line];
    worklines_push(lines, line->bytes, line->len);
}

enum { TEXT_BYTES = 17 };
static const char *text_name(char out[TEXT_BYTES], uint64_t text)
{
    snprintf(out, TEXT_BYTES, "%016" PRIx64, text);
    return out;
}

/* Is RECORD about the text, or about what lay at its path? */
static bool is_about(const struct record *record, enum kind kind, uint64_t text, const char *path)
{
    return record->text == text ||
           (kind != READ && path && *path && strcmp(cell_of(record, kinds[kind].path), path) == 0);
}

/* ---- marks ---- */

unsigned hoso_work_marks(const struct hoso_work *work, uint64_t text, const char *path)
{
    const struct marked_text *by_text;
    const struct marked_path *by_path = NULL;
    HASH_FIND(hh, work->texts, &text, sizeof text, by_text);
    if (path && *path)
        HASH_FIND_STR(work->paths, path, by_path);
    return (by_text ? by_text->marks : 0) | (by_path ? by_path->marks : 0);
}

/* On: a record for the article, where there is none of its text; off: none about it. */
static void mark_lines(struct deed *deed, const struct hoso_work *work,
                       const struct hoso_work_article *article, bool on)
{
    const struct records *records = &work->records[deed->kind];
    bool there = false;
    for (size_t i = 0; i < records->count; i++) {
        there = there || records->items[i].text == article->text;
        if (!on && is_about(&records->items[i], deed->kind, article->text, article->path))
            take_line(&deed->out, work, deed->kind, &records->items[i]);
    }
    char text[TEXT_BYTES];
    const char *cells[] = { text_name(text, article->text), article->path, article->title };
    if (on && !there)
        push_line(&deed->in, cells, kinds[deed->kind].cells, "");
}

enum hoso_status hoso_work_star(struct hoso_work *work, const struct hoso_work_article *article,
                                bool on, struct hoso_error *err)
{
    struct deed deed = { STARS, hoso_strdup(on ? _("star") : _("star taken off")), { 0 }, { 0 } };
    hoso_work_refresh(work, NULL);
    mark_lines(&deed, work, article, on);
    return perform(work, &deed, err);
}

enum hoso_status hoso_work_read(struct hoso_work *work, const struct hoso_work_article *article,
                                bool on, bool undoable, struct hoso_error *err)
{
    struct deed deed = { READ, NULL, { 0 }, { 0 } };
    if (undoable)
        deed.what = hoso_strdup(on ? _("read") : _("unread"));
    hoso_work_refresh(work, NULL);
    mark_lines(&deed, work, article, on);
    return perform(work, &deed, err);
}

/* ---- tags ---- */

void hoso_work_tags(const struct hoso_work *work, uint64_t text, const char *path,
                    struct hoso_work_tags *tags)
{
    hoso_vec_clear(tags);
    for (size_t i = 0; i < work->records[TAGS].count; i++) {
        const struct record *r = &work->records[TAGS].items[i];
        if ((text || path) && !is_about(r, TAGS, text, path))
            continue;
        hoso_vec_push(tags, ((struct hoso_work_tag){ cell_of(r, TAG_TAG), cell_of(r, TAG_PATH),
                                                     cell_of(r, TAG_TITLE), r->text }));
    }
}

void hoso_work_stars(const struct hoso_work *work, struct hoso_work_tags *stars)
{
    hoso_vec_clear(stars);
    for (size_t i = 0; i < work->records[STARS].count; i++) {
        const struct record *r = &work->records[STARS].items[i];
        hoso_vec_push(stars, ((struct hoso_work_tag){ "", cell_of(r, PATH_CELL),
                                                      cell_of(r, TITLE_CELL), r->text }));
    }
}

/* Without paths: another text at the path was not read. */
void hoso_work_texts_read(const struct hoso_work *work, struct hoso_work_tags *texts)
{
    hoso_vec_clear(texts);
    for (size_t i = 0; i < work->records[READ].count; i++)
        hoso_vec_push(texts, ((struct hoso_work_tag){ "", "", "", work->records[READ].items[i].text }));
}

enum hoso_status hoso_work_tag(struct hoso_work *work, const struct hoso_work_article *article,
                               const char *tag, bool on, struct hoso_error *err)
{
    struct deed deed = { TAGS, NULL, { 0 }, { 0 } };
    char text[TEXT_BYTES];
    bool there = false;
    if (!*tag || strpbrk(tag, " \t\r\n"))
        return hoso_error_set(err, HOSO_SYNTAX, _("a tag is a word without blanks"));
    hoso_work_refresh(work, NULL);
    for (size_t i = 0; i < work->records[TAGS].count; i++) {
        const struct record *r = &work->records[TAGS].items[i];
        if (strcmp(cell_of(r, TAG_TAG), tag) != 0 ||
            !is_about(r, TAGS, article->text, article->path))
            continue;
        there = there || r->text == article->text;
        if (!on)
            take_line(&deed.out, work, TAGS, r);
    }
    const char *cells[] = { tag, text_name(text, article->text), article->path, article->title };
    if (on && !there)
        push_line(&deed.in, cells, 4, "");
    struct hoso_buf what = HOSO_BUF_INIT;
    hoso_buf_addf(&what, on ? _("tag %s") : _("tag %s taken off"), tag);
    deed.what = hoso_buf_detach(&what);
    return perform(work, &deed, err);
}

/* ---- notes ---- */

static int compare_notes(const void *a, const void *b)
{
    const struct hoso_work_note *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

void hoso_work_notes(const struct hoso_work *work, uint64_t text, const char *path,
                     struct hoso_work_notes *notes)
{
    hoso_vec_clear(notes);
    for (size_t i = 0; i < work->records[NOTES].count; i++) {
        const struct record *r = &work->records[NOTES].items[i];
        if ((text || path) && !is_about(r, NOTES, text, path))
            continue;
        hoso_vec_push(notes, ((struct hoso_work_note){
                                 r->text, r->start, r->end, cell_of(r, NOTE_QUOTE),
                                 cell_of(r, NOTE_NOTE), cell_of(r, NOTE_PATH),
                                 cell_of(r, NOTE_TITLE) }));
    }
    if (notes->count && (text || path))
        qsort(notes->items, notes->count, sizeof *notes->items, compare_notes);
}

static const char *place_name(char out[24], size_t place, bool none)
{
    snprintf(out, 24, "%zu", place);
    return none ? "" : out;
}

enum hoso_status hoso_work_note(struct hoso_work *work, const struct hoso_work_article *article,
                                struct hoso_span passage, const char *quote, const char *note,
                                struct hoso_error *err)
{
    struct deed deed = { NOTES, hoso_strdup(*note ? _("note") : _("note taken off")), { 0 }, { 0 } };
    struct hoso_buf rest = HOSO_BUF_INIT;
    hoso_work_refresh(work, NULL);
    for (size_t i = 0; i < work->records[NOTES].count; i++) {
        const struct record *r = &work->records[NOTES].items[i];
        if (r->text != article->text || r->start != passage.start || r->end != passage.end)
            continue;
        take_line(&deed.out, work, NOTES, r);
        if (!rest.len)
            hoso_buf_addstr(&rest, r->cells.rest);
    }
    char text[TEXT_BYTES], start[24], end[24];
    bool whole = passage.start == passage.end;
    const char *cells[] = { text_name(text, article->text),
                            place_name(start, passage.start, whole),
                            place_name(end, passage.end, whole), quote, note, article->path,
                            article->title };
    if (*note)
        push_line(&deed.in, cells, 7, rest.data);
    hoso_buf_release(&rest);
    return perform(work, &deed, err);
}

/* ---- corrections ---- */

static char *folded(const char *name)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_fold(&out, name, strlen(name));
    return hoso_buf_detach(&out);
}

enum hoso_status hoso_work_correct(struct hoso_work *work,
                                   const struct hoso_work_correction *c, struct hoso_error *err)
{
    struct deed deed = { CORRECTIONS, NULL, { 0 }, { 0 } };
    struct hoso_buf what = HOSO_BUF_INIT;
    char text[TEXT_BYTES], start[24], end[24];
    bool anywhere = !c->where || c->span.start == c->span.end, wrong = c->verb == HOSO_CORRECT_WRONG;
    char *key = wrong ? hoso_strdup("") : c->to_key ? hoso_strdup(c->to_key) : folded(c->to_name);
    const char *cells[] = { verbs[c->verb], c->type, c->key, c->name,
                            c->where ? text_name(text, c->where->text) : "everywhere",
                            place_name(start, c->span.start, anywhere),
                            place_name(end, c->span.end, anywhere), c->words,
                            wrong ? "" : c->to_type, key, wrong ? "" : c->to_name,
                            c->where ? c->where->path : "" };
    push_line(&deed.in, cells, 12, "");
    hoso_buf_addf(&what, _("correction of %s"), c->name);
    deed.what = hoso_buf_detach(&what);
    free(key);
    return perform(work, &deed, err);
}

static bool make_correction(struct hoso_correction *c, const struct record *r,
                            const struct hoso_lexicon *lexicon)
{
    struct hoso_buf identity = HOSO_BUF_INIT;
    for (int i = FIX_VERB; i < FIX_PATH; i++)
        hoso_buf_addf(&identity, "%s\t", cell_of(r, i));
    *c = (struct hoso_correction){
        .id = hoso_digest(identity.data, identity.len) >> 1, /* the index's numbers have a sign */
        .verb = (enum hoso_correction_verb)verb_of(cell_of(r, FIX_VERB)),
        .type = hoso_lexicon_type_find(lexicon, cell_of(r, FIX_TYPE)),
        .key = cell_of(r, FIX_KEY),
        .in_one_text = strcmp(cell_of(r, FIX_TEXT), "everywhere") != 0,
        .text = r->text,
        .start = r->start,
        .end = r->end,
        .words = cell_of(r, FIX_WORDS),
        .to_type = hoso_lexicon_type_find(lexicon, cell_of(r, FIX_TO_TYPE)),
        .to_key = cell_of(r, FIX_TO_KEY),
        .to_name = cell_of(r, FIX_TO_NAME),
    };
    hoso_buf_release(&identity);
    return c->type >= 0 && (c->verb == HOSO_CORRECT_WRONG || c->to_type >= 0);
}

/* A line that stands twice, after a merge say, is one correction. */
static void add_once(struct hoso_corrections *corrections, const struct hoso_correction *c)
{
    for (size_t i = 0; i < hoso_corrections_count(corrections); i++)
        if (hoso_corrections_at(corrections, i)->id == c->id)
            return;
    hoso_corrections_add(corrections, c);
}

struct hoso_corrections *hoso_work_corrections(const struct hoso_work *work,
                                               const struct hoso_lexicon *lexicon,
                                               struct hoso_messages *messages)
{
    struct hoso_corrections *corrections = hoso_corrections_new();
    for (size_t i = 0; i < work->records[CORRECTIONS].count; i++) {
        const struct record *r = &work->records[CORRECTIONS].items[i];
        struct hoso_correction c;
        if (make_correction(&c, r, lexicon))
            add_once(corrections, &c);
        else if (messages)
            hoso_messages_add(messages, "%s:%zu: %s", work->files[CORRECTIONS].path, r->line + 1,
                              _("no such type of entity"));
    }
    return corrections;
}

/* ---- taking back ---- */

enum hoso_status hoso_work_undo(struct hoso_work *work, char **what, bool *corrected,
                                struct hoso_error *err)
{
    *what = NULL;
    *corrected = false;
    if (!work->deeds.count)
        return hoso_error_set(err, HOSO_NOT_FOUND, _("nothing to undo"));
    struct deed *deed = &work->deeds.items[work->deeds.count - 1];
    enum hoso_status status = change_file(work, deed->kind, &deed->in, &deed->out, err);
    if (status)
        return status;
    *what = deed->what;
    *corrected = deed->kind == CORRECTIONS;
    deed->what = NULL;
    release_deed(deed);
    work->deeds.count--;
    return HOSO_OK;
}

/* ---- the brief ---- */

enum hoso_status hoso_work_append(struct hoso_work *work, const char *file, const char *markdown,
                                  size_t len, struct hoso_error *err)
{
    int lock = workfile_lock(work->folder, err);
    if (lock < 0)
        return HOSO_IO;
    char *own = file ? NULL : hoso_work_path(work, "brief.md");
    enum hoso_status status = workfile_append(file ? file : own, markdown, len, err);
    free(own);
    close(lock);
    return status;
}
