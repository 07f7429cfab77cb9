/* Terms and gists of any bytes: sorted, in bounds, the same each time; an article is as
 * much like itself as can be. */
#include "fuzz.h"

#include <string.h>

#include "hoso/buf.h"
#include "hoso/similar.h"

static struct hoso_gist gist_of(const char *text, size_t len)
{
    struct hoso_gist gist;
    struct hoso_word_hashes words = { 0 };
    FUZZ_CHECK(hoso_word_hashes_add(&words, text, len, 0, SIZE_MAX) == len);
    FUZZ_CHECK(words.count == hoso_similar_words(text, len));
    hoso_gist_make(&gist, &words, 3);
    hoso_vec_release(&words);
    return gist;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    size_t half = size / 2;
    struct hoso_terms all = { 0 }, part = { 0 };
    struct hoso_frequencies *frequencies = hoso_frequencies_new();
    hoso_terms_find(&all, text, size, size % 7);
    hoso_terms_find(&part, text, half, 0);
    for (size_t i = 1; i < all.count; i++)
        FUZZ_CHECK(all.items[i - 1].hash < all.items[i].hash);
    FUZZ_CHECK(all.count <= 2 * hoso_similar_words(text, size));
    hoso_frequencies_add(frequencies, text, size);
    hoso_frequencies_add(frequencies, text, half);
    hoso_terms_weigh(&all, frequencies);
    hoso_terms_weigh(&part, frequencies);
    double self = hoso_terms_cosine(&all, &all), other = hoso_terms_cosine(&all, &part);
    FUZZ_CHECK(!all.count || (self > 0.999 && self < 1.001));
    FUZZ_CHECK(other >= 0 && other < 1.001);
    struct hoso_gist one = gist_of(text, size), again = gist_of(text, size);
    struct hoso_gist cut = gist_of(text, half);
    FUZZ_CHECK(memcmp(&one, &again, sizeof one) == 0);
    FUZZ_CHECK((all.count > 0) == (one.terms[0] != 0));
    int said = hoso_samples_are_copies(&one.samples, &cut.samples);
    FUZZ_CHECK(said == hoso_samples_are_copies(&cut.samples, &one.samples) && said >= -1 && said <= 1);
    hoso_similar_is_copy(text, size, text, half);
    hoso_vec_release(&all);
    hoso_vec_release(&part);
    hoso_frequencies_free(frequencies);
    return 0;
}
