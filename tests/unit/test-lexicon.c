#include "entity.h"

static const char types[] = "person\tp\tPeople\tperson\n"
                            "ship\ts\tShips\tship\n";

struct folder {
    char dir[64];
    struct hoso_lexicon *lexicon;
    struct hoso_messages messages;
};

static void make(struct folder *f, const char *names)
{
    strcpy(f->dir, "/tmp/hoso-lexicon-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(f->dir));
    entity_write(f->dir, "types.tsv", types);
    entity_write(f->dir, "names.tsv", names);
    memset(&f->messages, 0, sizeof f->messages);
}

static enum hoso_status load(struct folder *f)
{
    const char *dirs[] = { f->dir };
    return hoso_lexicon_load(&f->lexicon, dirs, 1, &f->messages, NULL);
}

static void unmake(struct folder *f)
{
    char path[128];
    const char *const names[] = { "types.tsv", "names.tsv" };
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", f->dir, names[i]);
        unlink(path);
    }
    rmdir(f->dir);
    hoso_lexicon_free(f->lexicon);
    hoso_messages_release(&f->messages);
}

START_TEST(own_types)
{
    struct folder f;
    make(&f, "Bình Minh 02\tship\tsurvey\t\n");
    ck_assert_int_eq(load(&f), HOSO_OK);
    ck_assert_uint_eq(f.messages.count, 0);
    ck_assert_uint_eq(hoso_lexicon_type_count(f.lexicon), 2);
    ck_assert_int_eq(hoso_lexicon_type_find(f.lexicon, "ship"), 1);
    ck_assert_int_eq(hoso_lexicon_type_find(f.lexicon, "s"), 1);
    ck_assert_int_eq(hoso_lexicon_type_find(f.lexicon, "weapon"), -1);
    ck_assert_uint_eq(hoso_lexicon_entity_count(f.lexicon), 1);
    struct hoso_extractor *x = hoso_extractor_new(f.lexicon);
    struct hoso_extraction found;
    hoso_extraction_init(&found);
    const char *text = "Tàu Bình Minh 02 rời cảng.";
    hoso_extract(x, text, strlen(text), &found);
    ck_assert_uint_eq(found.mentions.count, 1);
    ck_assert_str_eq(found.entities.items[0].kind, "survey");
    ck_assert_str_eq(found.entities.items[0].key, "binh minh 02");
    ck_assert_str_eq(found.mentions.items[0].why, "lexicon names.tsv:1");
    hoso_extraction_release(&found);
    hoso_extractor_free(x);
    unmake(&f);
}
END_TEST

START_TEST(mistakes_are_said)
{
    struct folder f;
    make(&f, "# comment\n\nAn\tperson\t\tAnna|~Ann\nlonely\nBo\tplanet\t\n--\tperson\t\n\tperson\t\n");
    ck_assert_int_eq(load(&f), HOSO_OK);
    ck_assert_uint_eq(f.messages.count, 4);
    ck_assert_ptr_nonnull(strstr(f.messages.items[0], "names.tsv:4: "));
    ck_assert_ptr_nonnull(strstr(f.messages.items[1], "names.tsv:5: "));
    ck_assert_ptr_nonnull(strstr(f.messages.items[1], "planet"));
    ck_assert_ptr_nonnull(strstr(f.messages.items[2], "names.tsv:6: "));
    ck_assert_ptr_nonnull(strstr(f.messages.items[3], "names.tsv:7: "));
    unmake(&f);
}
END_TEST

START_TEST(version_follows_contents)
{
    struct folder f, g;
    make(&f, "An\tperson\t\t\n");
    make(&g, "An\tperson\t\tAnna\n");
    ck_assert_int_eq(load(&f), HOSO_OK);
    ck_assert_int_eq(load(&g), HOSO_OK);
    ck_assert_uint_ne(hoso_lexicon_version(f.lexicon), hoso_lexicon_version(g.lexicon));
    uint64_t before = hoso_lexicon_version(f.lexicon);
    hoso_lexicon_free(f.lexicon);
    ck_assert_int_eq(load(&f), HOSO_OK);
    ck_assert_uint_eq(hoso_lexicon_version(f.lexicon), before);
    unmake(&f);
    unmake(&g);
}
END_TEST

START_TEST(folder_is_missing)
{
    const char *dirs[] = { "/nonexistent/lexicon" };
    struct hoso_lexicon *lexicon;
    struct hoso_error err;
    ck_assert_int_eq(hoso_lexicon_load(&lexicon, dirs, 1, NULL, &err), HOSO_IO);
    ck_assert_ptr_null(lexicon);
    ck_assert_ptr_nonnull(strstr(err.text, "/nonexistent/lexicon"));
}
END_TEST

START_TEST(later_folders_add)
{
    struct folder f;
    struct hoso_lexicon *both;
    make(&f, "Kẻ Sặt\tperson\t\tKẻ Sặt cũ\n");
    const char *dirs[] = { HOSO_SRCDIR "/assets/lexicon/vi", f.dir };
    ck_assert_int_eq(hoso_lexicon_load(&both, dirs, 2, &f.messages, NULL), HOSO_OK);
    ck_assert_msg(f.messages.count == 0, "%s", f.messages.count ? f.messages.items[0] : "");
    ck_assert_int_ge(hoso_lexicon_type_find(both, "weapon"), 0);
    ck_assert_int_ge(hoso_lexicon_type_find(both, "ship"), 0);
    hoso_lexicon_free(both);
    f.lexicon = NULL;
    unmake(&f);
}
END_TEST

START_TEST(marks_tell_names_apart)
{
    struct folder f;
    make(&f, "Nha Trang\tship\tcity\t\nNhà Trắng\tship\thouse\t\n");
    ck_assert_int_eq(load(&f), HOSO_OK);
    ck_assert_uint_eq(hoso_lexicon_entity_count(f.lexicon), 2);
    unmake(&f);
}
END_TEST

UNIT_MAIN("lexicon", own_types, mistakes_are_said, version_follows_contents, folder_is_missing,
          later_folders_add, marks_tell_names_apart)
