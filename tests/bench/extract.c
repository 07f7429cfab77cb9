/* How fast entities are found, alone: megabytes a second of one core's own time, over 1, 10
 * and 100 MB of the articles below FOLDER (read round and round).  Rows: what, size, figure,
 * unit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hoso/article.h"
#include "hoso/corpus.h"
#include "hoso/extract.h"
#include "hoso/mem.h"

struct texts {
    struct items HOSO_VEC(struct hoso_buf) all;
    size_t bytes;
};

enum { ENOUGH_BYTES = 100 * 1000 * 1000 };

static bool keep(const struct hoso_source *source, void *ctx)
{
    struct texts *texts = ctx;
    struct hoso_article article;
    if (source->is_folder)
        return true;
    hoso_article_init(&article);
    if (!hoso_article_read(&article, source->path, NULL) && article.text.len) {
        texts->bytes += article.text.len;
        hoso_vec_push(&texts->all, article.text);
        hoso_buf_init(&article.text);
    }
    hoso_article_release(&article);
    return texts->bytes < ENOUGH_BYTES;
}

static double cpu_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void measure(const struct texts *texts, struct hoso_extractor *extractor, size_t bytes)
{
    struct hoso_extraction found;
    size_t done = 0, mentions = 0;
    hoso_extraction_init(&found);
    double start = cpu_s();
    for (size_t i = 0; done < bytes; i = (i + 1) % texts->all.count) {
        const struct hoso_buf *text = &texts->all.items[i];
        hoso_extract(extractor, text->data, text->len, &found);
        mentions += found.mentions.count;
        done += text->len;
    }
    double took = cpu_s() - start;
    hoso_extraction_release(&found);
    printf("extract\t%zu MB\t%.1f\tMB/s\n", bytes / 1000000, (double)done / 1e6 / took);
    fprintf(stderr, "%zu mentions in %.1f MB, %.2f s\n", mentions, (double)done / 1e6, took);
}

int main(int argc, char **argv)
{
    const char *paths[] = { argc > 1 ? argv[1] : "." };
    const char *dirs[] = { HOSO_SRCDIR "/assets/lexicon/vi" };
    struct hoso_messages messages = { 0 };
    struct hoso_lexicon *lexicon;
    struct texts texts = { .bytes = 0 };
    struct hoso_error err;
    double start = cpu_s();
    if (hoso_lexicon_load(&lexicon, dirs, 1, &messages, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 2;
    }
    printf("lexicon load\t%zu entities\t%.0f\tms\n", hoso_lexicon_entity_count(lexicon),
           (cpu_s() - start) * 1000);
    hoso_corpus_walk(paths, 1, keep, NULL, &messages, &texts);
    if (!texts.all.count)
        return 1;
    struct hoso_extractor *extractor = hoso_extractor_new(lexicon);
    for (size_t mb = 1; mb <= 100; mb *= 10)
        measure(&texts, extractor, mb * 1000000);
    hoso_extractor_free(extractor);
    for (size_t i = 0; i < texts.all.count; i++)
        hoso_buf_release(&texts.all.items[i]);
    hoso_vec_release(&texts.all);
    hoso_messages_release(&messages);
    hoso_lexicon_free(lexicon);
    return 0;
}
