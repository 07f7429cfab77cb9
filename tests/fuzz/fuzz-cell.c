/* Cells cover any bytes and show nothing that acts on a terminal; lines fit their width. */
#include "fuzz.h"

#include <string.h>

#include "hoso/cell.h"
#include "hoso/sentence.h"
#include "hoso/unicode.h"
#include "hoso/wrap.h"

static void check_shown(const char *shown, size_t len)
{
    uint32_t code;
    for (size_t at = 0, size; (size = hoso_utf8_next(&code, shown, len, at)) > 0; at += size) {
        FUZZ_CHECK(code >= ' ' && (code < 0x7F || code > 0x9F));
        FUZZ_CHECK(code != 0xFFFD || size == 3);
    }
}

static void check_cells(const char *text, size_t len)
{
    struct hoso_cell cell;
    size_t at = 0;
    for (; hoso_cell_next(&cell, text, len, at); at = cell.end) {
        FUZZ_CHECK(cell.start == at && cell.end > at && cell.end <= len);
        FUZZ_CHECK(cell.width_cols >= 0 && cell.width_cols <= 2);
        check_shown(cell.shown, strlen(cell.shown));
    }
    FUZZ_CHECK(at == len);
    for (int cols = 0; cols < 12; cols++) {
        struct hoso_buf out = HOSO_BUF_INIT;
        FUZZ_CHECK(hoso_cells_add(&out, text, len, cols) <= cols);
        check_shown(out.data, out.len);
        hoso_buf_release(&out);
    }
}

static void check_spans(const struct hoso_spans *spans, size_t len)
{
    size_t at = 0;
    for (size_t i = 0; i < spans->count; at = spans->items[i++].end)
        FUZZ_CHECK(spans->items[i].start >= at && spans->items[i].end >= spans->items[i].start &&
                   spans->items[i].end <= len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    struct hoso_spans spans = { 0 };
    check_cells(text, size);
    for (int width = 2; width < 30; width += 9) {
        hoso_wrap(&spans, text, size, width);
        check_spans(&spans, size);
        for (size_t i = 0; i < spans.count; i++) {
            struct hoso_span line = spans.items[i];
            FUZZ_CHECK(hoso_cells_width(text + line.start, line.end - line.start) <= width);
            FUZZ_CHECK(hoso_wrap_line_of(&spans, line.start) == i);
        }
    }
    hoso_vec_clear(&spans);
    hoso_sentences(&spans, text, size);
    check_spans(&spans, size);
    hoso_vec_release(&spans);
    return 0;
}
