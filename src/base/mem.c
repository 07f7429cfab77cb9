/* Allocation that does not fail, and arenas: a chain of blocks, newest first,
 * filled from the front; larger requests get a block of their own. */
#include "hoso/mem.h"

#include <stdalign.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Atomic(void (*)(void)) exhausted_hook;

void hoso_mem_on_exhausted(void (*hook)(void))
{
    atomic_store(&exhausted_hook, hook);
}

static _Noreturn void exhausted(void)
{
    static const char line[] = "hoso: out of memory\n";
    void (*hook)(void) = atomic_exchange(&exhausted_hook, NULL);
    if (hook)
        hook();
    if (write(STDERR_FILENO, line, sizeof line - 1) < 0)
        _exit(2);
    _exit(2);
}

void *hoso_malloc(size_t size_bytes)
{
    void *p = malloc(size_bytes ? size_bytes : 1);
    if (!p)
        exhausted();
    return p;
}

void *hoso_calloc(size_t count, size_t item_bytes)
{
    void *p = calloc(count ? count : 1, item_bytes ? item_bytes : 1);
    if (!p)
        exhausted();
    return p;
}

void *hoso_realloc(void *old, size_t size_bytes)
{
    void *p = realloc(old, size_bytes ? size_bytes : 1);
    if (!p)
        exhausted();
    return p;
}

char *hoso_memdup0(const char *s, size_t len_bytes)
{
    char *copy = hoso_malloc(len_bytes + 1);
    if (len_bytes)
        memcpy(copy, s, len_bytes);
    copy[len_bytes] = '\0';
    return copy;
}

char *hoso_strdup(const char *s)
{
    return hoso_memdup0(s, strlen(s));
}

struct hoso_arena_block {
    struct hoso_arena_block *next;
    size_t used;
    size_t size;
    alignas(max_align_t) char data[];
};

/* An article's few names need one small block; a lexicon's are soon in large ones. */
enum { FIRST_BLOCK_BYTES = 4 * 1024, BLOCK_BYTES = 64 * 1024 };

static struct hoso_arena_block *block_new(size_t size, struct hoso_arena_block *next)
{
    struct hoso_arena_block *block = hoso_malloc(sizeof *block + size);
    block->used = 0;
    block->size = size;
    block->next = next;
    return block;
}

static size_t next_block_bytes(const struct hoso_arena_block *block, size_t wanted)
{
    size_t size = block ? 2 * block->size : FIRST_BLOCK_BYTES;
    if (size > BLOCK_BYTES)
        size = BLOCK_BYTES;
    return wanted > size ? wanted : size;
}

/* SIZE bytes as they are, at a multiple of ALIGN. */
static void *take(struct hoso_arena *arena, size_t size, size_t align)
{
    struct hoso_arena_block *block = arena->block;
    size_t at = block ? (block->used + align - 1) / align * align : 0;
    if (!block || block->size < at || block->size - at < size) {
        block = block_new(next_block_bytes(block, size), block);
        arena->block = block;
        at = 0;
    }
    block->used = at + size;
    return block->data + at;
}

void *hoso_arena_alloc(struct hoso_arena *arena, size_t size_bytes)
{
    return memset(take(arena, size_bytes, alignof(max_align_t)), 0, size_bytes);
}

char *hoso_arena_strndup(struct hoso_arena *arena, const char *s, size_t len_bytes)
{
    char *copy = take(arena, len_bytes + 1, 1);
    if (len_bytes)
        memcpy(copy, s, len_bytes);
    copy[len_bytes] = '\0';
    return copy;
}

void hoso_arena_release(struct hoso_arena *arena)
{
    for (struct hoso_arena_block *block = arena->block, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    arena->block = NULL;
}
