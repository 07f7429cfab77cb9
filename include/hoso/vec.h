/* Growable arrays of any element type, as a few macros over a plain struct:
 *
 *     struct hoso_spans HOSO_VEC(struct hoso_span);
 *     struct hoso_spans s = {0};
 *     hoso_vec_push(&s, ((struct hoso_span){ 0, 3 }));
 *     for (size_t i = 0; i < s.count; i++) use(s.items[i]);
 *     hoso_vec_release(&s);
 *
 * A zeroed struct is an empty vector.  Items move when the vector grows: keep
 * indexes, not pointers.  Uses libc only; not thread safe. */
#ifndef HOSO_VEC_H
#define HOSO_VEC_H

#include <stddef.h>

#define HOSO_VEC(type)                                                                             \
    {                                                                                              \
        type *items;                                                                               \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }

/* Returns ITEMS with room for WANTED elements of ITEM_BYTES, doubling. */
void *hoso_vec_grow(void *items, size_t *capacity, size_t wanted, size_t item_bytes);

#define hoso_vec_reserve(v, wanted)                                                                \
    ((v)->capacity < (size_t)(wanted)                                                              \
         ? (void)((v)->items = hoso_vec_grow((v)->items, &(v)->capacity, (wanted),                 \
                                             sizeof *(v)->items))                                  \
         : (void)0)

#define hoso_vec_push(v, item)                                                                     \
    ((void)hoso_vec_reserve((v), (v)->count + 1), (v)->items[(v)->count++] = (item))

/* Empties, keeping the memory. */
#define hoso_vec_clear(v) ((void)((v)->count = 0))

/* Frees the memory; the vector is empty and can be used again. */
#define hoso_vec_release(v)                                                                        \
    (hoso_vec_free((v)->items), (v)->items = NULL, (v)->count = (v)->capacity = 0)

void hoso_vec_free(void *items);

#endif
