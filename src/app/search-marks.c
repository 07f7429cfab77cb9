#include "search-marks.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/digest.h"
#include "hoso/mem.h"

static void add_mark(struct search_mark *mark, uint64_t text, const char *path)
{
    hoso_vec_push(&mark->texts, text);
    if (*path)
        hoso_vec_push(&mark->paths, hoso_digest(path, strlen(path)));
}

static void find_marked(struct search_mark *mark, const struct hoso_query *query, size_t term,
                        const struct hoso_work *work)
{
    enum hoso_query_mark wanted = hoso_query_mark(query, term);
    struct hoso_work_tags tags = { 0 };
    struct hoso_work_notes notes = { 0 };
    if (wanted == HOSO_QUERY_STARRED)
        hoso_work_stars(work, &tags);
    else if (wanted == HOSO_QUERY_TAGGED || wanted == HOSO_QUERY_TAG)
        hoso_work_tags(work, 0, NULL, &tags);
    else if (wanted == HOSO_QUERY_READ || wanted == HOSO_QUERY_UNREAD)
        hoso_work_texts_read(work, &tags);
    else
        hoso_work_notes(work, 0, NULL, &notes);
    for (size_t i = 0; i < tags.count; i++)
        if (wanted != HOSO_QUERY_TAG || hoso_query_mark_matches(query, term, tags.items[i].tag))
            add_mark(mark, tags.items[i].text, tags.items[i].path);
    for (size_t i = 0; i < notes.count; i++)
        if (wanted != HOSO_QUERY_NOTE || hoso_query_mark_matches(query, term, notes.items[i].note))
            add_mark(mark, notes.items[i].text, notes.items[i].path);
    hoso_vec_release(&tags);
    hoso_vec_release(&notes);
}

static int compare_digests(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void sort_digests(struct digests *digests)
{
    if (digests->count)
        qsort(digests->items, digests->count, sizeof *digests->items, compare_digests);
}

static bool has_digest(const struct digests *digests, uint64_t digest)
{
    return digests->count && bsearch(&digest, digests->items, digests->count, sizeof digest,
                                     compare_digests);
}

void search_marks_init(struct search_marks *marks, const struct hoso_query *query,
                       const struct hoso_work *work)
{
    marks->count = hoso_query_mark_count(query);
    marks->items = hoso_calloc(marks->count, sizeof *marks->items);
    for (size_t i = 0; i < marks->count; i++) {
        struct search_mark *mark = &marks->items[i];
        mark->absent = hoso_query_mark(query, i) == HOSO_QUERY_UNREAD;
        if (work)
            find_marked(mark, query, i, work);
        sort_digests(&mark->texts);
        sort_digests(&mark->paths);
    }
}

void search_marks_release(struct search_marks *marks)
{
    for (size_t i = 0; i < marks->count; i++) {
        hoso_vec_release(&marks->items[i].texts);
        hoso_vec_release(&marks->items[i].paths);
    }
    free(marks->items);
    *marks = (struct search_marks){ 0 };
}

bool search_marks_have(const struct search_marks *marks, size_t i, uint64_t text,
                       const char *path)
{
    const struct search_mark *mark = &marks->items[i];
    bool there = has_digest(&mark->texts, text) ||
                 (mark->paths.count && path && has_digest(&mark->paths,
                                                          hoso_digest(path, strlen(path))));
    return there != mark->absent;
}
