/* main() for a fuzz target without a fuzzing engine. */
#include "fuzz.h"

#include <string.h>

#include "hoso/buf.h"

#ifndef HOSO_LIBFUZZER

enum { ROUNDS = 3000, MAX_PARTS = 60 };

/* Pieces that inputs are made of: what text is, and what breaks those who read it. */
static const struct {
    const char *bytes;
    size_t len;
} parts[] = {
#define PART(s) { s, sizeof(s) - 1 }
    PART(" "), PART("\n"), PART("\r\n"), PART("\t"), PART("-"), PART("a"), PART("Ông "),
    PART("tên lửa"), PART("KN-23. "), PART("“Đ"), PART("”"), PART("1.000"), PART("\0"),
    PART("\x1B[2J"), PART("\x7F"), PART("\xC2\x9B"), PART("\xCC\x81"), PART("\xCC\x9B"),
    PART("\xE2\x80\x8D"), PART("\xE2\x80\xAE"), PART("\xE2\x80\xA9"), PART("\xEF\xBB\xBF"),
    PART("\xEF\xB7\xBA"), PART("\xFF\xFE"), PART("\xFE\xFF"), PART("\xD8\x3D\xDE\x00"),
    PART("\xE1\xBA"), PART("\xF0\x9F"), PART("\xED\xA0\x80"), PART("\xF4\x90\x80\x80"),
    PART("北京"), PART("각"), PART("\xE1\x84\x80\xE1\x85\xA1"), PART("😀"), PART("👩‍🚀"),
    PART("🇻🇳"), PART("İß"), PART("½"), PART("ﬁ"), PART("\xEA\xF2t"), PART("\xD8\xA8"),
#undef PART
};

static void run(const struct hoso_buf *input)
{
    /* A copy of the exact size, so that the address sanitizer sees one byte too far. */
    uint8_t *copy = malloc(input->len ? input->len : 1);
    memcpy(copy, input->data, input->len);
    LLVMFuzzerTestOneInput(copy, input->len);
    free(copy);
}

static void run_made_up(void)
{
    struct hoso_buf input = HOSO_BUF_INIT;
    unsigned seed = 20;
    for (int round = 0; round < ROUNDS; round++) {
        hoso_buf_clear(&input);
        for (int i = 0; i < round % MAX_PARTS; i++) {
            seed = seed * 1103515245U + 12345U;
            unsigned pick = (seed >> 16) % (sizeof parts / sizeof parts[0] + 4);
            if (pick < sizeof parts / sizeof parts[0])
                hoso_buf_add(&input, parts[pick].bytes, parts[pick].len);
            else
                hoso_buf_addch(&input, (char)(seed >> 8));
        }
        run(&input);
    }
    hoso_buf_release(&input);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        run_made_up();
    for (int i = 1; i < argc; i++) {
        struct hoso_buf input = HOSO_BUF_INIT;
        int failed = hoso_buf_read_file(&input, argv[i], 0);
        if (failed) {
            fprintf(stderr, "%s: %s\n", argv[i], strerror(failed));
            return EXIT_FAILURE;
        }
        run(&input);
        hoso_buf_release(&input);
    }
    return EXIT_SUCCESS;
}

#endif
