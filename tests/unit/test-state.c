/* state: what a session leaves for the next one, and what it makes of a file that is none. */
#include "corpus-folder.h"

#include "hoso/state.h"

static struct hoso_messages messages;
static struct hoso_session *session;
static struct hoso_browse *browse;
static char file[128];

static void begin(void)
{
    session = open_corpus(NULL, 1, &messages);
    browse = hoso_browse_new(session);
}

static void end(void)
{
    hoso_browse_free(browse);
    hoso_session_close(session);
    hoso_messages_release(&messages);
    memset(&messages, 0, sizeof messages);
}

static void begin_small(void)
{
    make_folder();
    snprintf(file, sizeof file, "%s/state/deep/x.session", folder);
    write_article("b.txt", "Gặp gỡ\n\nKim Jong-un gặp Vladimir Putin. Sau đó Kim Jong-un về.\n");
    write_article("c.txt", "Thư\n\nVladimir Putin viết cho Kim Jong-un.\n");
    write_article("d.txt", "Chợ\n\nKhông có ai.\n");
    begin();
}

static int64_t entity(const char *name)
{
    struct hoso_completions found = { 0 };
    hoso_session_complete(session, name, 1, &found);
    ck_assert_msg(found.count == 1, "%s", name);
    int64_t id = found.items[0].entity;
    hoso_completions_release(&found);
    return id;
}

/* The name of the open article's file. */
static const char *open_file(void)
{
    const struct hoso_document *doc = hoso_browse_document(browse);
    return doc->id ? strrchr(doc->info.path, '/') + 1 : "";
}

static void save(void)
{
    struct hoso_error err = { 0 };
    ck_assert_msg(!hoso_state_save(browse, file, &err), "%s", err.text);
}

/* A trail of four places: an article, a page, an article at a mention, a search. */
static void walk_about(void)
{
    struct hoso_document *doc = hoso_browse_document(browse);
    hoso_browse_set_pane(browse, 1);
    hoso_browse_open_page(browse, entity("Kim Jong-un"));
    hoso_browse_page(browse)->order = HOSO_ORDER_LEFT;
    hoso_browse_page(browse)->level = HOSO_LEVEL_ARTICLE;
    hoso_browse_set_pane(browse, 2);
    hoso_browse_open(browse, hoso_session_article_id(session, 1));
    hoso_document_go_mention(doc, 1);
    hoso_browse_search_begin(browse);
    ck_assert_int_eq(hoso_browse_search_type(browse, "\"gap go\"", false, NULL, NULL), HOSO_OK);
    hoso_search_wait(hoso_browse_search_of(browse));
    hoso_browse_refresh(browse);
    hoso_browse_search_accept(browse);
    ck_assert_str_eq(open_file(), "b.txt");
    ck_assert(hoso_browse_back(browse)); /* the search lies ahead */
}

static void check_trail(void)
{
    const struct hoso_document *doc = hoso_browse_document(browse);
    ck_assert_str_eq(open_file(), "c.txt");
    ck_assert_uint_eq(doc->mention, 1);
    ck_assert_uint_eq(hoso_browse_trail_count(browse), 4);
    ck_assert_uint_eq(hoso_browse_trail_here(browse), 2);
    ck_assert(hoso_browse_forward(browse));
    ck_assert_str_eq(hoso_browse_query(browse), "\"gap go\"");
    ck_assert(hoso_browse_back(browse));
    ck_assert(hoso_browse_back(browse));
    ck_assert_int_eq(hoso_browse_page(browse)->entity, entity("Kim Jong-un"));
    ck_assert_int_eq(hoso_browse_page(browse)->order, HOSO_ORDER_LEFT);
    ck_assert_int_eq(hoso_browse_page(browse)->level, HOSO_LEVEL_ARTICLE);
    ck_assert_int_eq(hoso_browse_pane(browse), 2);
    ck_assert(hoso_browse_back(browse));
    ck_assert_str_eq(open_file(), "b.txt");
    ck_assert_int_eq(hoso_browse_pane(browse), 1);
    ck_assert(!hoso_browse_back(browse));
}

START_TEST(a_session_goes_on_where_it_ended)
{
    begin_small();
    walk_about();
    save();
    end();
    /* other ids: an article comes first, and names somebody else */
    write_article("a.txt", "Mới\n\nVolodymyr Zelensky thăm Kiev.\n");
    begin();
    ck_assert_int_eq(hoso_state_load(browse, file, &messages), HOSO_OK);
    ck_assert_uint_eq(messages.count, 0);
    check_trail();
    end();
    remove_folder();
}
END_TEST

START_TEST(what_is_gone_is_skipped)
{
    begin_small();
    hoso_browse_open(browse, hoso_session_article_id(session, 1));
    hoso_browse_open(browse, hoso_session_article_id(session, 2));
    save();
    end();
    run_command("rm %s/a/c.txt", folder);
    begin();
    ck_assert_int_eq(hoso_state_load(browse, file, &messages), HOSO_OK);
    ck_assert_str_eq(open_file(), "d.txt");
    ck_assert(hoso_browse_back(browse));
    ck_assert_str_eq(open_file(), "b.txt");
    ck_assert(!hoso_browse_back(browse));
    save();
    end();
    run_command("rm %s/a/b.txt", folder); /* the one that is open */
    begin();
    ck_assert_int_eq(hoso_state_load(browse, file, &messages), HOSO_OK);
    ck_assert_str_eq(open_file(), "d.txt");
    end();
    remove_folder();
}
END_TEST

START_TEST(no_file_is_no_trouble)
{
    begin_small();
    ck_assert_int_eq(hoso_state_load(browse, file, &messages), HOSO_NOT_FOUND);
    ck_assert_int_eq(hoso_state_load(browse, "/dev/null/x", &messages), HOSO_NOT_FOUND);
    ck_assert_uint_eq(messages.count, 0);
    ck_assert_int_eq(hoso_state_load(browse, folder, &messages), HOSO_IO);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_int_ne(hoso_state_save(browse, "/dev/null/x", NULL), HOSO_OK);
    ck_assert_str_eq(open_file(), "b.txt");
    end();
    remove_folder();
}
END_TEST

static void write_state(const char *bytes, size_t len)
{
    FILE *out = fopen(file, "w");
    ck_assert_ptr_nonnull(out);
    fwrite(bytes, 1, len, out);
    fclose(out);
}

/* Loads and expects nothing to have changed. */
static void check_refused(const char *bytes, size_t len)
{
    write_state(bytes, len);
    ck_assert_msg(hoso_state_load(browse, file, &messages) == HOSO_SYNTAX, "%.*s", (int)len, bytes);
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_ptr_nonnull(strstr(messages.items[0], "x.session:"));
    ck_assert_str_eq(open_file(), "b.txt");
    ck_assert_uint_eq(hoso_browse_trail_count(browse), 1);
    hoso_messages_release(&messages);
    memset(&messages, 0, sizeof messages);
}

#define HEAD "hoso session 1\n"
#define HERE "here\tall\t-\t-\t/x\t0\t-\t-\t1\t-\t-\t0\tarticle\tsentence\n"

START_TEST(a_wrong_file_changes_nothing)
{
    static const char *const wrong[] = {
        "", "\n", "hoso", "hoso session 2\n" HERE "end\n", HEAD, HEAD "end\n", HEAD HERE,
        HEAD HERE "end\nmore\n", HEAD HERE HERE "end\n", HERE "end\n", HEAD HERE HEAD "end\n",
        HEAD "here\tall\n" "end\n",
        HEAD "there\tall\t-\t-\t/x\t0\t-\t-\t1\t-\t-\t0\tarticle\tsentence\nend\n",
        HEAD "here\tsome\t-\t-\t/x\t0\t-\t-\t1\t-\t-\t0\tarticle\tsentence\nend\n",
        HEAD "here\tall\t-\t-\t/x\t-1\t-\t-\t1\t-\t-\t0\tarticle\tsentence\nend\n",
        HEAD "here\tall\t-\t-\t/x\t0x1\t-\t-\t1\t-\t-\t0\tarticle\tsentence\nend\n",
        HEAD "here\tall\t-\t-\t/x\t99999999999999999999\t-\t-\t1\t-\t-\t0\tarticle\tsentence\nend\n",
        HEAD "here\tall\t-\t-\t/x\t0\t-\t-\t3\t-\t-\t0\tarticle\tsentence\nend\n",
        HEAD "here\tall\t-\t-\t/x\t0\t-\t-\t-\t-\t-\t0\tarticle\tsentence\nend\n",
        HEAD "here\tall\t-\t-\t/x\t0\t-\t-\t1\t-\t-\t0\tsize\tsentence\nend\n",
        HEAD "here\tall\t-\t-\t/x\t0\t-\t-\t1\t-\t-\t0\tarticle\tword\nend\n",
        HEAD "here\tall\t\\q\t-\t/x\t0\t-\t-\t1\t-\t-\t0\tarticle\tsentence\nend\n",
    };
    begin_small();
    save(); /* makes the folders */
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        check_refused(wrong[i], strlen(wrong[i]));
    write_state(HEAD HERE "end\n", strlen(HEAD HERE "end\n"));
    ck_assert_int_eq(hoso_state_load(browse, file, &messages), HOSO_OK); /* and this is right */
    end();
    remove_folder();
}
END_TEST

/* Cut anywhere, and with any byte put wrong, it is refused or read, and nothing breaks. */
START_TEST(a_damaged_file_breaks_nothing)
{
    struct hoso_buf bytes = HOSO_BUF_INIT;
    begin_small();
    walk_about();
    save();
    end();
    begin();
    ck_assert_int_eq(hoso_buf_read_file(&bytes, file, 0), 0);
    for (size_t len = 0; len < bytes.len; len++)
        check_refused(bytes.data, len);
    for (size_t i = 0; i < bytes.len; i++) {
        char was = bytes.data[i];
        bytes.data[i] = (char)(was ^ (1 << i % 8));
        write_state(bytes.data, bytes.len);
        hoso_state_load(browse, file, &messages);
        bytes.data[i] = was;
    }
    ck_assert_ptr_nonnull(hoso_browse_document(browse)->info.path);
    hoso_buf_release(&bytes);
    end();
    remove_folder();
}
END_TEST

START_TEST(a_corpus_has_one_file_however_it_is_named)
{
    char dotted[128];
    begin_small();
    snprintf(dotted, sizeof dotted, "%s/../a/.", articles);
    const char *const one[] = { articles }, *const other[] = { dotted }, *const folders[] = { folder };
    setenv("XDG_STATE_HOME", folder, 1);
    char *a = hoso_state_path(one, 1), *b = hoso_state_path(other, 1), *c = hoso_state_path(folders, 1);
    ck_assert_str_eq(a, b);
    ck_assert_str_ne(a, c);
    ck_assert_int_eq(strncmp(a, folder, strlen(folder)), 0);
    free(a);
    free(b);
    free(c);
    end();
    remove_folder();
}
END_TEST

UNIT_MAIN("state", a_session_goes_on_where_it_ended, what_is_gone_is_skipped,
          no_file_is_no_trouble, a_wrong_file_changes_nothing, a_damaged_file_breaks_nothing,
          a_corpus_has_one_file_however_it_is_named)
