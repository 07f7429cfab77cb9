/* Rows and places: `hidden` holds the places folded away, upwards; a binary search in it
 * leads from one to the other. */
#include "folded.h"

#include <stdlib.h>

#include "hoso/mem.h"

void folded_reset(struct folded *f)
{
    hoso_vec_clear(&f->hidden);
    free(f->groups);
    f->groups = NULL;
    f->looked = f->group_count = 0;
}

void folded_release(struct folded *f)
{
    folded_reset(f);
    hoso_vec_release(&f->hidden);
}

static void start(struct folded *f, const struct hoso_session *session)
{
    if (f->looked)
        return;
    free(f->groups);
    f->group_count = hoso_session_copy_groups(session);
    f->groups = hoso_calloc(f->group_count, sizeof *f->groups);
    for (size_t i = 0; i < f->group_count; i++)
        f->groups[i].first = SIZE_MAX;
}

/* Places come upwards. */
static void take(struct folded *f, size_t place, size_t group)
{
    if (group >= f->group_count)
        return;
    if (f->groups[group].first == SIZE_MAX) {
        f->groups[group].first = place;
    } else {
        f->groups[group].hidden++;
        hoso_vec_push(&f->hidden, place);
    }
}

bool folded_look(struct folded *f, const struct hoso_session *session, size_t count,
                 int64_t (*article_at)(const void *ctx, size_t place), const void *ctx)
{
    size_t before = f->hidden.count;
    start(f, session);
    for (; f->group_count && f->looked < count; f->looked++)
        take(f, f->looked, hoso_session_copy_group(session, article_at(ctx, f->looked)));
    return f->hidden.count != before;
}

struct placed {
    size_t place, group;
};
struct placing {
    const struct hoso_session *session;
    struct places HOSO_VEC(struct placed) places;
};

static void add_placed(int64_t article, size_t group, void *ctx)
{
    struct placing *placing = ctx;
    size_t place = hoso_session_article_position(placing->session, article);
    if (place != SIZE_MAX)
        hoso_vec_push(&placing->places, ((struct placed){ place, group }));
}

static int compare_placed(const void *a, const void *b)
{
    size_t x = ((const struct placed *)a)->place, y = ((const struct placed *)b)->place;
    return x < y ? -1 : x > y;
}

void folded_look_at_all(struct folded *f, const struct hoso_session *session)
{
    struct placing placing = { .session = session };
    start(f, session);
    hoso_session_copies(session, add_placed, &placing);
    if (placing.places.count)
        qsort(placing.places.items, placing.places.count, sizeof *placing.places.items,
              compare_placed);
    for (size_t i = 0; i < placing.places.count; i++)
        take(f, placing.places.items[i].place, placing.places.items[i].group);
    f->looked = hoso_session_article_count(session);
    hoso_vec_release(&placing.places);
}

/* The number of hidden places below PLACE. */
static size_t hidden_before(const struct folded *f, size_t place)
{
    size_t low = 0, high = f->hidden.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->hidden.items[middle] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t folded_place(const struct folded *f, size_t row)
{
    size_t low = 0, high = f->hidden.count; /* how many are hidden up to there */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->hidden.items[middle] - middle <= row)
            low = middle + 1;
        else
            high = middle;
    }
    return row + low;
}

static const struct folded_group *group_of(const struct folded *f,
                                           const struct hoso_session *session, size_t place,
                                           int64_t article)
{
    if (!f->hidden.count || place >= f->looked)
        return NULL;
    size_t group = hoso_session_copy_group(session, article);
    return group < f->group_count ? &f->groups[group] : NULL;
}

size_t folded_row(const struct folded *f, const struct hoso_session *session, size_t place,
                  int64_t article)
{
    const struct folded_group *group = group_of(f, session, place, article);
    if (group && group->hidden)
        place = group->first;
    return place - hidden_before(f, place);
}

size_t folded_under(const struct folded *f, const struct hoso_session *session, size_t place,
                    int64_t article)
{
    const struct folded_group *group = group_of(f, session, place, article);
    return group && group->first == place ? group->hidden : 0;
}
