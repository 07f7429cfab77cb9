/* Memory that is there: these never return NULL.  When memory is exhausted the
 * hook runs (the screen gives the terminal back in it), a line goes to standard
 * error, and the program ends with status 2.  Uses libc only; thread safe. */
#ifndef HOSO_MEM_H
#define HOSO_MEM_H

#include <stddef.h>

void *hoso_malloc(size_t size_bytes);
void *hoso_calloc(size_t count, size_t item_bytes);
void *hoso_realloc(void *old, size_t size_bytes);
char *hoso_strdup(const char *s);
/* LEN_BYTES bytes of S and a NUL; S may hold NUL bytes. */
char *hoso_memdup0(const char *s, size_t len_bytes);

/* Called once, before the program ends for want of memory; NULL for none. */
void hoso_mem_on_exhausted(void (*hook)(void));

/* Strings that live and die together: thousands of names without thousands of
 * frees.  A zeroed struct is an empty arena. */
struct hoso_arena {
    struct hoso_arena_block *block;
};
/* Zeroed, aligned for any type; lives until the arena is released. */
void *hoso_arena_alloc(struct hoso_arena *arena, size_t size_bytes);
char *hoso_arena_strndup(struct hoso_arena *arena, const char *s, size_t len_bytes);
void hoso_arena_release(struct hoso_arena *arena);

#endif
