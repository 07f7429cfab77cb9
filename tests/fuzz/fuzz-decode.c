/* Any bytes decode to valid UTF-8 that decodes to itself. */
#include "fuzz.h"

#include <string.h>

#include "hoso/decode.h"
#include "hoso/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hoso_buf once = HOSO_BUF_INIT, twice = HOSO_BUF_INIT;
    struct hoso_decoded report;
    hoso_decode_is_binary((const char *)data, size);
    hoso_decode(&once, &report, (const char *)data, size);
    FUZZ_CHECK(report.encoding != NULL && report.replaced_count <= size);
    uint32_t code;
    for (size_t at = 0, step; (step = hoso_utf8_next(&code, once.data, once.len, at)) > 0;
         at += step)
        FUZZ_CHECK((code != 0xFFFD || step == 3) && code != '\r');
    if (once.len < 3 || memcmp(once.data, "\xEF\xBB\xBF", 3) != 0) {
        hoso_decode(&twice, &report, once.data, once.len);
        FUZZ_CHECK(twice.len == once.len && memcmp(once.data, twice.data, once.len) == 0);
    }
    hoso_buf_release(&once);
    hoso_buf_release(&twice);
    return 0;
}
