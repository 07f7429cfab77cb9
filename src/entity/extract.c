/* The order of the stages; what they share is struct hoso_extractor (article.h). */
#include "hoso/extract.h"

#include <stdlib.h>
#include <string.h>

#include "article.h"

void hoso_extraction_init(struct hoso_extraction *extraction)
{
    memset(extraction, 0, sizeof *extraction);
}

void hoso_extraction_release(struct hoso_extraction *extraction)
{
    hoso_vec_release(&extraction->mentions);
    hoso_vec_release(&extraction->entities);
    hoso_arena_release(&extraction->strings);
}

static size_t matcher_count(const struct hoso_lexicon *lexicon)
{
    return 2 * lexicon->rules.items.count + lexicon->rules.nots.count;
}

struct hoso_extractor *hoso_extractor_new(const struct hoso_lexicon *lexicon)
{
    struct hoso_extractor *x = hoso_calloc(1, sizeof *x);
    x->lexicon = lexicon;
    worder_init(&x->worder, &lexicon->folds, &lexicon->sigs);
    x->matchers = hoso_calloc(matcher_count(lexicon), sizeof(struct hoso_matcher *));
    dict_init(&x->group_keys, NULL);
    dict_init(&x->lower, NULL);
    hoso_buf_init(&x->scratch);
    return x;
}

void hoso_extractor_free(struct hoso_extractor *x)
{
    if (!x)
        return;
    worder_release(&x->worder);
    for (size_t i = 0; i < matcher_count(x->lexicon); i++)
        hoso_matcher_free(x->matchers[i]);
    free(x->matchers);
    dict_release(&x->group_keys);
    dict_release(&x->lower);
    hoso_buf_release(&x->scratch);
    hoso_vec_release(&x->words);
    hoso_vec_release(&x->marks);
    hoso_vec_release(&x->cands);
    hoso_vec_release(&x->groups);
    free(x);
}

void hoso_extract(struct hoso_extractor *x, const char *text, size_t len,
                  struct hoso_extraction *out)
{
    hoso_extraction_release(out);
    hoso_extraction_init(out);
    worder_trim(&x->worder);
    hoso_vec_clear(&x->words);
    hoso_vec_clear(&x->cands);
    hoso_vec_clear(&x->groups);
    dict_clear(&x->group_keys);
    dict_clear(&x->lower);
    x->text = text;
    x->len = len;
    x->out = out;
    words_split(&x->words, &x->worder, text, len);
    spot_lexicon(x);
    spot_rules(x);
    spot_bodies(x);
    spot_runs(x);
    judge(x);
    resolve(x);
}
