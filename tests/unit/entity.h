/* What the entity layer's tests share: the built-in lexicon's rules and cues with a few
 * names of the test's own (the built-in names change, tests of rules need not), and a one-line notation for what a sentence holds:
 * `person Kim=Kim Jong-un; weapon tên lửa`, in the order of the text. */
#ifndef HOSO_TESTS_ENTITY_H
#define HOSO_TESTS_ENTITY_H

#include <stdio.h>
#include <unistd.h>

#include "hoso/buf.h"
#include "hoso/extract.h"
#include "unit.h"

struct entity_fixture {
    struct hoso_lexicon *lexicon;
    struct hoso_extractor *extractor;
    struct hoso_messages messages;
    char dir[64];
};

static inline void entity_write(const char *dir, const char *name, const char *content)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(content, file);
    ck_assert_int_eq(fclose(file), 0);
}

static const char *const entity_files[] = { "types.tsv", "cues.tsv", "heads.tsv", "stopnames.tsv",
                                            "phrases.tsv", "weapons.rules" };
enum { ENTITY_FILES = sizeof entity_files / sizeof *entity_files };

static inline void entity_link(const char *dir, const char *name)
{
    char from[256], to[128];
    snprintf(from, sizeof from, HOSO_SRCDIR "/assets/lexicon/vi/%s", name);
    snprintf(to, sizeof to, "%s/%s", dir, name);
    ck_assert_int_eq(symlink(from, to), 0);
}

/* The built-in cues, heads, stop names and rules, with these contents of a file of names and
 * one of parts of names; RULES, where not NULL, are instead of the built-in ones. */
static inline void entity_open_rules(struct entity_fixture *f, const char *names,
                                     const char *parts, const char *rules)
{
    const char *dirs[] = { f->dir };
    struct hoso_error err;
    memset(f, 0, sizeof *f);
    strcpy(f->dir, "/tmp/hoso-entity-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(f->dir));
    entity_write(f->dir, "names.tsv", names);
    entity_write(f->dir, "nameparts.tsv", parts);
    for (size_t i = 0; i < ENTITY_FILES; i++)
        if (rules && strcmp(entity_files[i], "weapons.rules") == 0)
            entity_write(f->dir, entity_files[i], rules);
        else
            entity_link(f->dir, entity_files[i]);
    ck_assert_int_eq(hoso_lexicon_load(&f->lexicon, dirs, 1, &f->messages, &err), HOSO_OK);
    f->extractor = hoso_extractor_new(f->lexicon);
}

static inline void entity_open_with(struct entity_fixture *f, const char *names, const char *parts)
{
    entity_open_rules(f, names, parts, NULL);
}

/* NAMES: the content of a file of names, may be NULL. */
static inline void entity_open(struct entity_fixture *f, const char *names)
{
    entity_open_with(f, names ? names : "",
                 "Nguyễn\tvi-family\t\nTrần\tvi-family\t\nVăn\tvi-middle\t\nThị\tvi-middle\t\n"
                 "Nga\tvi-given\tword\nHậu\tvi-given\t\nMỹ\tvi-middle\tword\nDuyên\tvi-given\t\n"
                 "Vũ\tvi-family\tword\nTrường\tvi-middle\tword\nGiang\tvi-given\tword\n"
                 "Đoàn\tvi-family\tword\nCha\tko-family\tword\nTuấn\tvi-middle\t\n"
                 "Hải\tvi-given\tword\nKim\tko-family\tword\nKim\twestern-given\t\n"
                 "al\tparticle\t\nBrendan\twestern-given\t\nViktor\tslavic-given\t\nthị\tparticle\t\n"
                 "von\tparticle\t\nder\tparticle\t\nbin\tparticle\t\n"
                 "do\tparticle\tword\nMai\tvi-family\tword\nXuân\tvi-given\tword\n"
                 "Xuân\tvi-middle\tword\nHà\tvi-given\tword\n");
}

static inline void entity_close(struct entity_fixture *f)
{
    char path[128];
    snprintf(path, sizeof path, "%s/names.tsv", f->dir);
    unlink(path);
    snprintf(path, sizeof path, "%s/nameparts.tsv", f->dir);
    unlink(path);
    for (size_t i = 0; i < ENTITY_FILES; i++) {
        snprintf(path, sizeof path, "%s/%s", f->dir, entity_files[i]);
        unlink(path);
    }
    rmdir(f->dir);
    hoso_extractor_free(f->extractor);
    hoso_lexicon_free(f->lexicon);
    hoso_messages_release(&f->messages);
}

/* The mentions of TEXT in the notation above; of TYPE only, where not NULL. */
static inline char *entity_found(struct entity_fixture *f, const char *text, const char *type)
{
    struct hoso_extraction found;
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_extraction_init(&found);
    hoso_extract(f->extractor, text, strlen(text), &found);
    for (size_t i = 0; i < found.mentions.count; i++) {
        const struct hoso_mention *mention = &found.mentions.items[i];
        const struct hoso_entity *entity = &found.entities.items[mention->entity];
        const char *key = hoso_lexicon_type(f->lexicon, (size_t)entity->type)->key;
        size_t len = mention->end - mention->start;
        if (type && strcmp(type, key) != 0)
            continue;
        ck_assert_ptr_nonnull(mention->why);
        hoso_buf_addf(&out, "%s%s %.*s", out.len ? "; " : "", key, (int)len, text + mention->start);
        if (strlen(entity->name) != len || memcmp(entity->name, text + mention->start, len) != 0)
            hoso_buf_addf(&out, "=%s", entity->name);
    }
    hoso_extraction_release(&found);
    return hoso_buf_detach(&out);
}

static inline void entity_expect(struct entity_fixture *f, const char *text, const char *type,
                                 const char *expected)
{
    char *found = entity_found(f, text, type);
    ck_assert_msg(strcmp(found, expected) == 0, "%s\n  wanted: %s\n  found:  %s", text, expected,
                  found);
    free(found);
}

#endif
