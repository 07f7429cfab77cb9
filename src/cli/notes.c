/* The reader's own work, as rows: in the order of the corpus' articles those that are in it,
 * then what is about texts that are not. */
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "hoso/mem.h"
#include "printer.h"

struct entry {
    const char *kind;
    uint64_t text;
    size_t start, end;
    const char *said, *passage, *path, *title; /* borrowed from the work */
    int64_t article;                           /* 0: not in this corpus */
    size_t position, number;
    bool changed; /* the article's text is another one now */
};
struct entries HOSO_VEC(struct entry);

static void add(struct entries *entries, struct entry entry)
{
    entry.number = entries->count;
    entry.position = SIZE_MAX;
    hoso_vec_push(entries, entry);
}

static void add_all(struct entries *entries, const struct hoso_work *work)
{
    struct hoso_work_tags tags = { 0 };
    struct hoso_work_notes notes = { 0 };
    hoso_work_stars(work, &tags);
    for (size_t i = 0; i < tags.count; i++)
        add(entries, (struct entry){ .kind = "star", .text = tags.items[i].text, .said = "",
                                     .passage = "", .path = tags.items[i].path,
                                     .title = tags.items[i].title });
    hoso_work_tags(work, 0, NULL, &tags);
    for (size_t i = 0; i < tags.count; i++)
        add(entries, (struct entry){ .kind = "tag", .text = tags.items[i].text,
                                     .said = tags.items[i].tag, .passage = "",
                                     .path = tags.items[i].path, .title = tags.items[i].title });
    hoso_work_notes(work, 0, NULL, &notes);
    for (size_t i = 0; i < notes.count; i++) {
        const struct hoso_work_note *n = &notes.items[i];
        add(entries, (struct entry){ .kind = "note", .text = n->text, .start = n->start,
                                     .end = n->end, .said = n->note, .passage = n->quote,
                                     .path = n->path, .title = n->title });
    }
    hoso_vec_release(&tags);
    hoso_vec_release(&notes);
}

/* ---- where they are ---- */

static int compare_texts(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->text != y->text)
        return x->text < y->text ? -1 : 1;
    return x->number < y->number ? -1 : 1;
}

/* A text that lies in two files is in the first. */
static void place(int64_t article, uint64_t digest, void *ctx)
{
    struct entries *entries = ctx;
    size_t low = 0, high = entries->count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (entries->items[mid].text < digest)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < entries->count && entries->items[low].text == digest; low++)
        if (!entries->items[low].article || article < entries->items[low].article)
            entries->items[low].article = article;
}

static int compare_positions(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static void place_all(struct hoso_session *session, struct entries *entries)
{
    uint64_t *digests = hoso_calloc(entries->count, sizeof *digests);
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, compare_texts);
    for (size_t i = 0; i < entries->count; i++)
        digests[i] = entries->items[i].text;
    hoso_session_articles_of(session, digests, entries->count, place, entries);
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *e = &entries->items[i];
        if (!e->article && *e->path) {
            e->article = hoso_session_article_find(session, e->path);
            e->changed = e->article != 0;
        }
        if (e->article)
            e->position = hoso_session_article_position(session, e->article);
    }
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, compare_positions);
    free(digests);
}

/* ---- */

static void print_entry(struct hoso_session *session, struct hoso_printer *printer,
                        const struct entry *e)
{
    struct hoso_article_info info = { 0 };
    bool there = e->article && !hoso_session_article(session, e->article, &info);
    hoso_printer_string(printer, e->kind);
    hoso_printer_string(printer, there ? info.path : e->path);
    hoso_printer_number(printer, (int64_t)e->start);
    hoso_printer_number(printer, (int64_t)e->end);
    hoso_printer_string(printer, e->said);
    hoso_printer_string(printer, e->passage);
    hoso_printer_string(printer, e->changed ? "changed" : there ? "" : "elsewhere");
    hoso_printer_end_row(printer);
    hoso_article_info_release(&info);
}

int hoso_cli_notes(struct hoso_session *session, const struct hoso_arguments *arguments)
{
    static const char *const columns[] = { "kind", "path", "start", "end", "said", "passage",
                                           "state", NULL };
    struct entries entries = { 0 };
    struct hoso_work *work = hoso_session_work(session);
    struct hoso_printer *printer = hoso_printer_new(arguments->format, columns);
    if (work)
        add_all(&entries, work);
    place_all(session, &entries);
    for (size_t i = 0; i < entries.count; i++)
        print_entry(session, printer, &entries.items[i]);
    hoso_vec_release(&entries);
    return hoso_printer_finish(printer);
}
