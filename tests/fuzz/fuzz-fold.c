/* Folding twice changes nothing, the map stays in bounds, marks agree with themselves. */
#include "fuzz.h"

#include <string.h>

#include "hoso/fold.h"

static void check_map(const char *text, size_t len, const struct hoso_buf *folded)
{
    struct hoso_buf mapped = HOSO_BUF_INIT;
    struct hoso_fold_map map = { 0 };
    hoso_fold_mapped(&mapped, &map, text, len);
    FUZZ_CHECK(mapped.len == folded->len && memcmp(mapped.data, folded->data, mapped.len) == 0);
    FUZZ_CHECK(map.count == mapped.len + 1 && map.items[mapped.len] == len);
    for (size_t i = 0; i < mapped.len; i++) {
        FUZZ_CHECK(map.items[i] <= map.items[i + 1]);
        struct hoso_span span = hoso_fold_to_text(&map, text, len, i, i + 1 + i % 7);
        FUZZ_CHECK(span.start < span.end && span.end <= len);
    }
    hoso_vec_release(&map);
    hoso_buf_release(&mapped);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    struct hoso_buf once = HOSO_BUF_INIT, twice = HOSO_BUF_INIT;
    hoso_fold(&once, text, size);
    check_map(text, size, &once);
    FUZZ_CHECK(hoso_fold_marks_agree(text, size, text, size));
    FUZZ_CHECK(hoso_fold_marks_agree(once.data, once.len, text, size));
    hoso_fold_marks_agree(text, size, once.data, once.len);
    for (size_t i = 0; i < once.len; i++) /* a newline alone folds to a space */
        if (once.data[i] == '\n')
            once.data[i] = ' ';
    hoso_fold(&twice, once.data, once.len);
    FUZZ_CHECK(twice.len == once.len && memcmp(once.data, twice.data, once.len) == 0);
    hoso_buf_clear(&twice);
    hoso_fold_keep_marks(&twice, text, size);
    hoso_buf_release(&once);
    hoso_buf_release(&twice);
    return 0;
}
