/* The file: a line that says what it is, a line for each place, oldest first, a line that
 * says that it is whole.  A place is
 *
 *     back|here|forward  all|search|typing|entity  QUERY  ENTITY  ARTICLE  TOP  MENTION  HIT
 *     PANE  PAGE  ITS-ARTICLE  ITS-START  ITS-ORDER  ITS-LEVEL
 *
 * in cells with the escapes of the reader's own files; `-` is an empty cell, a number that is
 * not there included.  All of it is read before any of it is used. */
#include "hoso/state.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "browse-internal.h"
#include "hoso/corpus.h"
#include "hoso/digest.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/paths.h"
#include "workfile.h"

enum {
    KEPT = 200, /* places of the trail, each way */
    CELLS = 14,
    PANES = 3,
    STATE_BYTES = 16 << 20
};
static const char head[] = "hoso session 1", tail[] = "end";

static const char *const lists[] = { "all", "search", "entity", "typing" };
static const char *const kinds[] = { "back", "here", "forward" };
static const char *const orders[] = { "article", "date", "left", "right" };
static const char *const levels[] = { "sentence", "paragraph", "article" };
enum { LIST_TYPING = 3, KIND_BACK = 0, KIND_HERE, KIND_FORWARD };

char *hoso_state_path(const char *const *paths, size_t path_count)
{
    char *identity = hoso_corpus_identity(paths, path_count);
    struct hoso_buf name = HOSO_BUF_INIT;
    hoso_buf_addf(&name, "%016" PRIx64 ".session", hoso_digest(identity, strlen(identity)));
    char *path = hoso_paths_state(name.data);
    hoso_buf_release(&name);
    free(identity);
    return path;
}

/* ---- writing ---- */

static void add_number(struct hoso_buf *line, size_t number)
{
    char word[32] = "";
    if (number != HOSO_NOWHERE)
        snprintf(word, sizeof word, "%zu", number);
    workcell_add(line, word);
}

static void add_place(struct hoso_buf *out, int kind, const struct place *p)
{
    struct hoso_buf line = HOSO_BUF_INIT;
    bool typing = p->list == HOSO_LIST_SEARCH && p->typing;
    workcell_add(&line, kinds[kind]);
    workcell_add(&line, lists[typing ? LIST_TYPING : (int)p->list]);
    workcell_add(&line, p->query);
    workcell_add(&line, p->entity);
    workcell_add(&line, p->article);
    add_number(&line, p->top);
    add_number(&line, p->mention);
    add_number(&line, p->hit);
    add_number(&line, (size_t)p->pane);
    workcell_add(&line, p->page);
    workcell_add(&line, p->page_article);
    add_number(&line, p->page_start);
    workcell_add(&line, orders[p->page_order]);
    workcell_add(&line, levels[p->page_level]);
    hoso_buf_addf(out, "%s\n", line.data);
    hoso_buf_release(&line);
}

static void add_places(struct hoso_buf *out, int kind, const struct places *places)
{
    for (size_t i = places->count > KEPT ? places->count - KEPT : 0; i < places->count; i++)
        add_place(out, kind, &places->items[i]);
}

enum hoso_status hoso_state_save(struct hoso_browse *b, const char *path, struct hoso_error *err)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    struct place here = place_here(b);
    hoso_buf_addf(&out, "%s\n", head);
    add_places(&out, KIND_BACK, &b->back);
    add_place(&out, KIND_HERE, &here);
    add_places(&out, KIND_FORWARD, &b->forward);
    hoso_buf_addf(&out, "%s\n", tail);
    place_release(&here);
    enum hoso_status status = workfile_replace(path, out.data, out.len, err);
    hoso_buf_release(&out);
    return status;
}

/* ---- reading ---- */

struct reading {
    struct places places[3]; /* by kind */
    bool whole;
};

/* The index of WORD among COUNT, in *VALUE; false for another. */
static bool read_word(int *value, const char *word, const char *const *words, int count)
{
    for (*value = 0; *value < count; ++*value)
        if (strcmp(word, words[*value]) == 0)
            return true;
    return false;
}

static bool read_number(size_t *value, const char *word)
{
    char *end;
    *value = HOSO_NOWHERE;
    if (!*word)
        return true;
    errno = 0;
    unsigned long long number = strtoull(word, &end, 10);
    *value = (size_t)number;
    return *word >= '0' && *word <= '9' && !*end && !errno && number < SIZE_MAX / 2;
}

/* The cells as a place; false where one of them is none. */
static bool read_place(struct reading *reading, char *const *cells)
{
    int kind, list, order, level;
    size_t pane;
    struct place p = { 0 };
    if (!read_word(&kind, cells[0], kinds, 3) || !read_word(&list, cells[1], lists, 4) ||
        !read_number(&p.top, cells[5]) || !read_number(&p.mention, cells[6]) ||
        !read_number(&p.hit, cells[7]) || !read_number(&pane, cells[8]) || pane >= PANES ||
        !read_number(&p.page_start, cells[11]) ||
        !read_word(&order, cells[12], orders, HOSO_ORDER_COUNT) ||
        !read_word(&level, cells[13], levels, HOSO_LEVEL_COUNT))
        return false;
    p.typing = list == LIST_TYPING;
    p.list = p.typing ? HOSO_LIST_SEARCH : (enum hoso_browse_list)list;
    p.query = hoso_strdup(cells[2]);
    p.entity = hoso_strdup(cells[3]);
    p.article = hoso_strdup(cells[4]);
    p.pane = (int)pane;
    p.page = hoso_strdup(cells[9]);
    p.page_article = hoso_strdup(cells[10]);
    p.page_order = (enum hoso_order)order;
    p.page_level = (enum hoso_level)level;
    hoso_vec_push(&reading->places[kind], p);
    return true;
}

static bool read_line(struct reading *reading, char *bytes, size_t len)
{
    struct workline line = { bytes, len };
    struct workcells cells;
    bool ok = workcells_read(&cells, &line, CELLS) && !cells.problem && cells.count == CELLS &&
              !*cells.rest && read_place(reading, cells.cells);
    workcells_release(&cells);
    return ok;
}

/* Line number of the first mistake; 0 for none. */
static size_t read_lines(struct reading *reading, const struct hoso_buf *bytes)
{
    char *at = bytes->data, *end = bytes->data + bytes->len;
    for (size_t number = 1; at < end; number++) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t len = (size_t)((newline ? newline : end) - at);
        bool is_head = len == strlen(head) && memcmp(at, head, len) == 0;
        bool is_tail = len == strlen(tail) && memcmp(at, tail, len) == 0;
        if (reading->whole || !newline || (number == 1) != is_head)
            return number;
        reading->whole = is_tail;
        if (!is_head && !is_tail && !read_line(reading, at, len))
            return number;
        at += len + 1;
    }
    return reading->whole && reading->places[KIND_HERE].count == 1 ? 0 : 1;
}

static void take(struct places *to, struct places *from)
{
    for (size_t i = 0; i < from->count; i++)
        places_push(to, from->items[i]);
    hoso_vec_clear(from);
}

enum hoso_status hoso_state_load(struct hoso_browse *b, const char *path,
                                 struct hoso_messages *messages)
{
    struct hoso_buf bytes = HOSO_BUF_INIT;
    struct reading reading = { 0 };
    enum hoso_status status = HOSO_OK;
    int failed = hoso_buf_read_file(&bytes, path, STATE_BYTES);
    size_t wrong = failed ? 0 : read_lines(&reading, &bytes);
    if (failed == ENOENT || failed == ENOTDIR) {
        status = HOSO_NOT_FOUND;
    } else if (failed) {
        status = HOSO_IO;
        hoso_messages_add(messages, "%s: %s", path, strerror(failed));
    } else if (wrong) {
        status = HOSO_SYNTAX;
        hoso_messages_add(messages,
                          _("the last session cannot be resumed: %s:%zu is not understood"), path,
                          wrong);
    } else {
        take(&b->back, &reading.places[KIND_BACK]);
        take(&b->forward, &reading.places[KIND_FORWARD]);
        place_restore(b, &reading.places[KIND_HERE].items[0]);
    }
    for (int kind = 0; kind < 3; kind++)
        places_release(&reading.places[kind]);
    hoso_buf_release(&bytes);
    return status;
}
