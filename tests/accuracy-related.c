/* How well related articles are found: ARTICLES is a folder, CLUSTERS rows of a cluster and a
 * file of it.  For each article with K others in its cluster, the share of its K most related
 * that are in it; printed is the mean.  Also how many of the pairs called copies are in one
 * cluster.  For `make accuracy`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/buf.h"
#include "hoso/mem.h"
#include "hoso/session.h"

struct member {
    int64_t article;
    char *cluster;
};
struct members HOSO_VEC(struct member);

static void read_members(struct members *members, struct hoso_session *session,
                         const char *articles, char *rows)
{
    for (char *line = strtok(rows, "\n"); line; line = strtok(NULL, "\n")) {
        char *tab = strchr(line, '\t');
        if (!tab)
            continue;
        *tab = '\0';
        struct hoso_buf path = HOSO_BUF_INIT;
        hoso_buf_addf(&path, "%s/%s", articles, tab + 1);
        int64_t article = hoso_session_article_find(session, path.data);
        if (article)
            hoso_vec_push(members, ((struct member){ article, line }));
        hoso_buf_release(&path);
    }
}

static const char *cluster_of(const struct members *members, int64_t article)
{
    for (size_t i = 0; i < members->count; i++)
        if (members->items[i].article == article)
            return members->items[i].cluster;
    return "";
}

static size_t others(const struct members *members, const char *cluster)
{
    size_t count = 0;
    for (size_t i = 0; i < members->count; i++)
        count += strcmp(members->items[i].cluster, cluster) == 0;
    return count - 1;
}

static void measure(struct hoso_session *session, const struct members *members)
{
    struct hoso_relateds related = { 0 };
    double sum = 0;
    size_t asked = 0, copies = 0, right = 0;
    for (size_t i = 0; i < members->count; i++) {
        const struct member *m = &members->items[i];
        size_t k = others(members, m->cluster), here = 0;
        if (!k)
            continue;
        hoso_session_related(session, m->article, 0, &related);
        for (size_t j = 0; j < related.count; j++) {
            bool same = strcmp(cluster_of(members, related.items[j].article), m->cluster) == 0;
            bool copy = related.items[j].kind == HOSO_RELATED_COPY;
            here += same && j < k;
            copies += copy;
            right += copy && same;
        }
        sum += (double)here / (double)k;
        asked++;
    }
    printf("neighbours all %zu articles %.4f\n", asked, asked ? sum / (double)asked : 0);
    printf("copies all %zu pairs %.4f\n", copies, copies ? (double)right / (double)copies : 1);
    hoso_relateds_release(&related);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: accuracy-related ARTICLES CLUSTERS\n");
        return 2;
    }
    struct hoso_messages messages = { 0 };
    struct hoso_error err;
    struct hoso_session *session;
    const char *dirs[] = { HOSO_SRCDIR "/assets/lexicon/vi" };
    const char *paths[] = { argv[1] };
    struct hoso_session_options options = { .paths = paths, .path_count = 1, .no_db = true,
                                            .lexicon_dirs = dirs, .lexicon_dir_count = 1 };
    struct hoso_buf rows = HOSO_BUF_INIT;
    struct members members = { 0 };
    if (hoso_session_open(&session, &options, &messages, &err) != HOSO_OK) {
        fprintf(stderr, "%s\n", err.text);
        return 2;
    }
    if (hoso_session_wait(session, NULL, NULL, NULL) == HOSO_OK &&
        hoso_buf_read_file(&rows, argv[2], 0) == 0) {
        read_members(&members, session, argv[1], rows.data);
        measure(session, &members);
    }
    hoso_vec_release(&members);
    hoso_buf_release(&rows);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    return 0;
}
