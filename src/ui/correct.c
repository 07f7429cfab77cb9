/* Correcting an entity where it stands, in steps: what is to be put right, what it becomes,
 * and where, with how many mentions in how many articles that changes.  Each step is a box
 * with rows; some have a line to type in above them. */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/fold.h"
#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/mem.h"

enum step { WHAT, TYPE, NAME, OTHER, WHERE };
enum { BOX_COLS = 78, BOX_ROWS = 20, OTHERS = 200, COUNT_ARTICLES = 400 };

/* Where a correction applies, and what it changes there. */
struct scope {
    bool text, span, words; /* only in this text; only this mention; only what reads so */
    size_t mentions, articles;
    bool at_most; /* the articles were too many to be looked at */
};

struct hoso_correcting {
    enum step step;
    struct hoso_entity_infos entity; /* one */
    struct hoso_work_article where;  /* with the next two */
    char *path, *title;
    struct hoso_span span;           /* of the mention; empty where none is meant */
    char *words;                     /* of the mention, "" for none */
    size_t here, words_here;         /* mentions in the article: all, those that read so */
    enum hoso_correction_verb verb;
    int to_type;
    char *to_name, *to_key;
    struct hoso_completions others;
    struct scope scopes[4];
    size_t scope_count;
    struct hoso_list list;
    int rows;
};

static const struct {
    enum hoso_correction_verb verb;
    char key;
    const char *label; /* to be translated */
} whats[] = {
    { HOSO_CORRECT_WRONG, 'w', N_("wrong: it names nothing") },
    { HOSO_CORRECT_TYPE, 't', N_("of another type…") },
    { HOSO_CORRECT_NAME, 'n', N_("another full name…") },
    { HOSO_CORRECT_SAME, 's', N_("the same as…") },
    { HOSO_CORRECT_APART, 'd', N_("not the same: somebody or something else…") },
};
enum { WHAT_COUNT = sizeof whats / sizeof whats[0] };

static const struct hoso_entity_info *entity_of(const struct hoso_correcting *c)
{
    return &c->entity.items[0];
}

/* ---- how much changes ---- */

static bool reads_so(const struct hoso_correcting *c, const char *text, size_t len,
                     const struct hoso_session_mention *m)
{
    size_t words = strlen(c->words);
    return m->entity == entity_of(c)->id && m->end <= len && m->end - m->start == words &&
           memcmp(text + m->start, c->words, words) == 0;
}

static size_t count_reading_so(struct hoso_ui *ui, int64_t article)
{
    const struct hoso_correcting *c = ui->correcting;
    struct hoso_buf text = HOSO_BUF_INIT;
    struct hoso_session_mentions mentions = { 0 };
    size_t count = 0;
    hoso_session_text(ui->session, article, &text);
    hoso_session_mentions(ui->session, article, &mentions);
    for (size_t i = 0; i < mentions.count; i++)
        count += reads_so(c, text.data, text.len, &mentions.items[i]);
    hoso_vec_release(&mentions);
    hoso_buf_release(&text);
    return count;
}

/* All mentions that read so; the aliases have their number, the articles must be looked at. */
static void count_words(struct hoso_ui *ui, struct scope *scope)
{
    const struct hoso_correcting *c = ui->correcting;
    struct hoso_aliases aliases = { 0 };
    struct hoso_postings postings = { 0 };
    hoso_session_aliases(ui->session, entity_of(c)->id, &aliases);
    for (size_t i = 0; i < aliases.count; i++)
        if (strcmp(aliases.items[i].form, c->words) == 0)
            scope->mentions = aliases.items[i].mention_count;
    hoso_session_entity_articles(ui->session, entity_of(c)->id, &postings);
    scope->at_most = postings.count > COUNT_ARTICLES;
    scope->articles = scope->at_most ? postings.count : 0;
    for (size_t i = 0; i < postings.count && !scope->at_most; i++)
        scope->articles += count_reading_so(ui, postings.items[i].article) > 0;
    if (scope->articles > scope->mentions)
        scope->articles = scope->mentions;
    hoso_vec_release(&postings);
    hoso_aliases_release(&aliases);
}

static void add_scope(struct hoso_correcting *c, struct scope scope)
{
    if (scope.mentions)
        c->scopes[c->scope_count++] = scope;
}

static void make_scopes(struct hoso_ui *ui)
{
    struct hoso_correcting *c = ui->correcting;
    const struct hoso_entity_info *entity = entity_of(c);
    bool apart = c->verb == HOSO_CORRECT_APART;
    struct scope words = { .words = true };
    c->scope_count = 0;
    if (!apart)
        add_scope(c, (struct scope){ .mentions = entity->mention_count,
                                     .articles = entity->article_count });
    if (*c->words)
        count_words(ui, &words);
    if (apart || words.mentions < entity->mention_count)
        add_scope(c, words);
    add_scope(c, (struct scope){ .text = true, .words = apart, .articles = 1,
                                 .mentions = apart ? c->words_here : c->here });
    if (c->span.end > c->span.start)
        add_scope(c, (struct scope){ .text = true, .span = true, .mentions = 1, .articles = 1 });
}

/* ---- steps ---- */

static void set_string(char **to, const char *s)
{
    char *copy = hoso_strdup(s);
    free(*to);
    *to = copy;
}

static void go_step(struct hoso_ui *ui, enum step step)
{
    struct hoso_correcting *c = ui->correcting;
    c->step = step;
    c->list.cursor = c->list.top = 0;
    if (step == NAME)
        hoso_prompt_set(&ui->prompt,
                        c->verb == HOSO_CORRECT_APART ? c->words : entity_of(c)->name);
    if (step == OTHER) {
        hoso_prompt_set(&ui->prompt, "");
        hoso_session_complete(ui->session, "", OTHERS, &c->others);
    }
    if (step == WHERE)
        make_scopes(ui);
}

static void choose_what(struct hoso_ui *ui, size_t at)
{
    static const enum step next[] = { [HOSO_CORRECT_WRONG] = WHERE, [HOSO_CORRECT_TYPE] = TYPE,
                                      [HOSO_CORRECT_NAME] = NAME, [HOSO_CORRECT_SAME] = OTHER,
                                      [HOSO_CORRECT_APART] = NAME };
    struct hoso_correcting *c = ui->correcting;
    c->verb = whats[at].verb;
    c->to_type = entity_of(c)->type;
    set_string(&c->to_name, entity_of(c)->name);
    set_string(&c->to_key, entity_of(c)->key);
    go_step(ui, next[c->verb]);
}

static int type_at(const struct hoso_correcting *c, size_t at)
{
    return (int)at + ((int)at >= entity_of(c)->type);
}

static char *folded(const char *name)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    hoso_fold(&out, name, strlen(name));
    return hoso_buf_detach(&out);
}

/* A name typed: it must be one, and another one. */
static void choose_name(struct hoso_ui *ui)
{
    struct hoso_correcting *c = ui->correcting;
    const char *typed = ui->prompt.text.data + strspn(ui->prompt.text.data, " ");
    size_t len = strlen(typed);
    while (len && typed[len - 1] == ' ')
        len--;
    char *name = hoso_memdup0(typed, len), *key = folded(name), *old = folded(entity_of(c)->name);
    bool same_key = strcmp(key, old) == 0;
    if (!*key || strcmp(name, entity_of(c)->name) == 0 ||
        (same_key && c->verb == HOSO_CORRECT_APART)) {
        hoso_ui_error(ui, c->verb == HOSO_CORRECT_APART
                              ? _("it needs a full name that tells the two apart")
                              : _("type another name"));
    } else {
        set_string(&c->to_name, name);
        set_string(&c->to_key, same_key ? entity_of(c)->key : key);
        go_step(ui, WHERE);
    }
    free(name);
    free(key);
    free(old);
}

static void choose_other(struct hoso_ui *ui, size_t at)
{
    struct hoso_correcting *c = ui->correcting;
    struct hoso_entity_infos other = { 0 };
    if (at >= c->others.count ||
        hoso_session_entity(ui->session, c->others.items[at].entity, &other))
        return;
    if (other.items[0].id == entity_of(c)->id) {
        hoso_ui_error(ui, _("that is the entity itself"));
    } else {
        c->to_type = other.items[0].type;
        set_string(&c->to_name, other.items[0].name);
        set_string(&c->to_key, other.items[0].key);
        go_step(ui, WHERE);
    }
    hoso_entity_infos_release(&other);
}

static void say_done(struct hoso_ui *ui, const struct scope *scope)
{
    char mentions[HOSO_NUMBER_BYTES], articles[HOSO_NUMBER_BYTES];
    struct hoso_buf said = HOSO_BUF_INIT;
    hoso_buf_addf(&said, ngettext("%s mention", "%s mentions", scope->mentions),
                  hoso_draw_number(mentions, scope->mentions));
    hoso_buf_addch(&said, ' ');
    hoso_buf_addf(&said, ngettext("in %s article", "in %s articles", scope->articles),
                  hoso_draw_number(articles, scope->articles));
    hoso_ui_notice(ui, _("corrected: %s; u undoes it"), said.data);
    hoso_buf_release(&said);
}

/* It is done: written, then applied in the background. */
static void choose_where(struct hoso_ui *ui, size_t at)
{
    struct hoso_correcting *c = ui->correcting;
    struct scope scope = c->scopes[at];
    struct hoso_error err = { .text = "" };
    struct hoso_work_correction correction = {
        .verb = c->verb,
        .type = hoso_lexicon_type(ui->lexicon, (size_t)entity_of(c)->type)->key,
        .key = entity_of(c)->key,
        .name = entity_of(c)->name,
        .where = scope.text ? &c->where : NULL,
        .words = scope.words ? c->words : "",
        .to_type = hoso_lexicon_type(ui->lexicon, (size_t)c->to_type)->key,
        .to_name = c->to_name,
        .to_key = c->to_key,
    };
    if (scope.span)
        correction.span = c->span;
    enum hoso_status status =
        hoso_work_correct(hoso_session_work(ui->session), &correction, &err);
    if (status) {
        hoso_ui_error(ui, err.text);
        return;
    }
    bool follows = ui->view == &hoso_view_entity && c->verb != HOSO_CORRECT_WRONG &&
                   !scope.text && !scope.words;
    struct hoso_buf key = HOSO_BUF_INIT;
    hoso_buf_addf(&key, "%s:%s", correction.to_type, c->to_key);
    free(ui->follow);
    ui->follow = follows ? hoso_buf_detach(&key) : NULL;
    hoso_buf_release(&key);
    hoso_ui_close_overlay(ui);
    hoso_work_apply_corrections(ui);
    say_done(ui, &scope);
}

static size_t row_count(const struct hoso_ui *ui)
{
    const struct hoso_correcting *c = ui->correcting;
    switch (c->step) {
    case WHAT: return *c->words ? WHAT_COUNT : WHAT_COUNT - 1;
    case TYPE: return hoso_lexicon_type_count(ui->lexicon) - 1;
    case OTHER: return c->others.count;
    case WHERE: return c->scope_count;
    case NAME: break;
    }
    return 0;
}

static void choose(struct hoso_ui *ui)
{
    struct hoso_correcting *c = ui->correcting;
    size_t at = c->list.cursor;
    if (c->step == NAME) {
        choose_name(ui);
    } else if (at < row_count(ui)) {
        if (c->step == WHAT)
            choose_what(ui, at);
        else if (c->step == OTHER)
            choose_other(ui, at);
        else if (c->step == WHERE)
            choose_where(ui, at);
        else {
            c->to_type = type_at(c, at);
            go_step(ui, WHERE);
        }
    }
}

/* ---- drawing ---- */

static void add_title(struct hoso_ui *ui, struct hoso_buf *title)
{
    const struct hoso_correcting *c = ui->correcting;
    const struct hoso_entity_info *e = entity_of(c);
    const char *type = _(hoso_lexicon_type(ui->lexicon, (size_t)e->type)->key);
    if (c->step != WHERE)
        hoso_buf_addf(title, _("%s, %s: what is to be put right?"), e->name, type);
    else if (c->verb == HOSO_CORRECT_WRONG)
        hoso_buf_addf(title, _("%s names nothing: where?"), e->name);
    else if (c->verb == HOSO_CORRECT_TYPE)
        hoso_buf_addf(title, _("%s is of type %s: where?"), e->name,
                      _(hoso_lexicon_type(ui->lexicon, (size_t)c->to_type)->key));
    else
        hoso_buf_addf(title, _("%s is %s: where?"),
                      c->verb == HOSO_CORRECT_APART ? c->words : e->name, c->to_name);
}

static void add_scope_text(struct hoso_buf *out, struct hoso_buf *counts,
                           const struct hoso_correcting *c, const struct scope *scope)
{
    char mentions[HOSO_NUMBER_BYTES], articles[HOSO_NUMBER_BYTES];
    if (scope->span)
        hoso_buf_addstr(out, _("only this mention"));
    else if (scope->text && scope->words)
        hoso_buf_addf(out, _("in this article, where it reads “%s”"), c->words);
    else if (scope->text)
        hoso_buf_addstr(out, _("in this article"));
    else if (scope->words)
        hoso_buf_addf(out, _("everywhere it reads “%s”"), c->words);
    else
        hoso_buf_addstr(out, _("everywhere"));
    hoso_buf_addf(counts, ngettext("%s mention", "%s mentions", scope->mentions),
                  hoso_draw_number(mentions, scope->mentions));
    hoso_buf_addf(counts, scope->at_most ? " ≤ " : " ");
    hoso_buf_addf(counts, ngettext("in %s article", "in %s articles", scope->articles),
                  hoso_draw_number(articles, scope->articles));
}

/* A row: on the left what it is, on the right what goes with it. */
static void add_row(struct hoso_ui *ui, size_t at, struct hoso_buf *left, struct hoso_buf *right)
{
    const struct hoso_correcting *c = ui->correcting;
    char number[HOSO_NUMBER_BYTES];
    if (c->step == WHAT) {
        hoso_buf_addf(left, "%c  %s", whats[at].key, _(whats[at].label));
    } else if (c->step == TYPE) {
        hoso_buf_addstr(left, _(hoso_lexicon_type(ui->lexicon, (size_t)type_at(c, at))->key));
    } else if (c->step == OTHER) {
        const struct hoso_completion *other = &c->others.items[at];
        hoso_buf_addstr(left, other->name);
        hoso_buf_addf(right, "%s · ", _(hoso_lexicon_type(ui->lexicon, (size_t)other->type)->key));
        hoso_buf_addf(right, ngettext("%s article", "%s articles", other->article_count),
                      hoso_draw_number(number, other->article_count));
    } else if (c->step == WHERE) {
        add_scope_text(left, right, c, &c->scopes[at]);
    }
}

static void draw_rows(struct hoso_ui *ui, struct hoso_rect inside, int from)
{
    struct hoso_correcting *c = ui->correcting;
    size_t count = row_count(ui);
    c->rows = inside.rows - from;
    hoso_list_fit(&c->list, count, c->rows);
    for (int i = 0; i < c->rows && c->list.top + (size_t)i < count; i++) {
        struct hoso_buf left = HOSO_BUF_INIT, right = HOSO_BUF_INIT;
        size_t at = c->list.top + (size_t)i;
        int row = inside.row + from + i;
        bool current = at == c->list.cursor;
        struct hoso_look look = LOOK(current ? HOSO_ROLE_CURSOR : HOSO_ROLE_NORMAL);
        if (current)
            hoso_surface_fill(ui->overlay_surface, row, inside.col, inside.cols, look);
        add_row(ui, at, &left, &right);
        int width = hoso_cells_width(right.data, right.len);
        hoso_draw_text(ui->overlay_surface, row, inside.col + 1, inside.cols - width - 4, look,
                       left.data);
        hoso_draw_right(ui->overlay_surface, row, inside.col + inside.cols - 1, width, look,
                        right.data);
        if (current && !from)
            hoso_term_cursor(ui->overlay_surface, row, inside.col + 1, false);
        hoso_buf_release(&left);
        hoso_buf_release(&right);
    }
    hoso_draw_scrollbar(ui->overlay_surface, inside.row + from, c->rows,
                        inside.col + inside.cols, true, c->list.top, count);
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_correcting *c = ui->correcting;
    struct hoso_buf title = HOSO_BUF_INIT;
    bool typed = c->step == NAME || c->step == OTHER;
    int rows = c->step == OTHER ? BOX_ROWS : (int)row_count(ui) + 2 + typed;
    add_title(ui, &title);
    struct hoso_rect inside = hoso_ui_overlay_box(ui, rows > 4 ? rows : 4, BOX_COLS, title.data);
    draw_rows(ui, inside, typed);
    if (typed)
        hoso_prompt_draw(&ui->prompt, ui->overlay_surface, inside.row, inside.col, inside.cols,
                         c->step == NAME ? _("full name: ") : _("the same as: "));
    hoso_buf_release(&title);
}

/* ---- keys ---- */

static void letter(struct hoso_ui *ui, uint32_t key)
{
    struct hoso_correcting *c = ui->correcting;
    for (size_t i = 0; c->step == WHAT && i < row_count(ui); i++)
        if (key == (uint32_t)whats[i].key) {
            choose_what(ui, i);
            return;
        }
    if (key == 'j' || key == 'k')
        hoso_list_command(&c->list, row_count(ui), c->rows,
                          key == 'j' ? HOSO_COMMAND_DOWN : HOSO_COMMAND_UP);
    if (key == 'q')
        hoso_ui_close_overlay(ui);
}

static void key(struct hoso_ui *ui, uint32_t key)
{
    struct hoso_correcting *c = ui->correcting;
    bool typed = c->step == NAME || c->step == OTHER;
    ui->notice[0] = '\0';
    if (key == HOSO_KEY_ESC || key == 'C' - '@' || key == 'G' - '@') {
        hoso_ui_close_overlay(ui);
    } else if (key == HOSO_KEY_ENTER) {
        choose(ui);
    } else if (key == HOSO_KEY_DOWN || key == 'N' - '@') {
        hoso_list_command(&c->list, row_count(ui), c->rows, HOSO_COMMAND_DOWN);
    } else if (key == HOSO_KEY_UP || key == 'P' - '@') {
        hoso_list_command(&c->list, row_count(ui), c->rows, HOSO_COMMAND_UP);
    } else if (!typed) {
        letter(ui, key);
    } else if (hoso_prompt_key(&ui->prompt, key) == HOSO_PROMPT_CHANGED && c->step == OTHER) {
        c->list.cursor = c->list.top = 0;
        hoso_session_complete(ui->session, ui->prompt.text.data, OTHERS, &c->others);
    }
}

static void free_correcting(struct hoso_ui *ui)
{
    struct hoso_correcting *c = ui->correcting;
    hoso_entity_infos_release(&c->entity);
    hoso_completions_release(&c->others);
    free(c->path);
    free(c->title);
    free(c->words);
    free(c->to_name);
    free(c->to_key);
    free(c);
    ui->correcting = NULL;
}

static const struct hoso_overlay correct_overlay = {
    .draw = draw,
    .key = key,
    .close = free_correcting,
    .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_NONE, N_("Enter\tchoose") },
                                            { HOSO_COMMAND_NONE, N_("↑ ↓\tmove") },
                                            { HOSO_COMMAND_NONE, N_("Esc\tleave") },
                                            { HOSO_COMMAND_NONE, NULL } }
};

/* What is under the cursor: the mention, where one is meant, else the entity's first. */
static void take_mention(struct hoso_ui *ui, struct hoso_correcting *c, bool mention)
{
    const struct hoso_document *doc = hoso_ui_text(ui).doc;
    const struct hoso_session_mention *m = mention ? hoso_document_current(doc) : NULL;
    size_t first = hoso_document_find_entity(doc, entity_of(c)->id, 0);
    if (m && m->entity == entity_of(c)->id)
        c->span = (struct hoso_span){ m->start, m->end };
    else
        m = first < doc->mentions.count ? &doc->mentions.items[first] : NULL;
    bool valid = m && m->end <= doc->text.len;
    c->words = valid ? hoso_memdup0(doc->text.data + m->start, m->end - m->start) : hoso_strdup("");
    for (size_t i = 0; i < doc->mentions.count; i++) {
        c->here += doc->mentions.items[i].entity == entity_of(c)->id;
        c->words_here += reads_so(c, doc->text.data, doc->text.len, &doc->mentions.items[i]);
    }
}

void hoso_correct_open(struct hoso_ui *ui, int64_t entity, bool mention)
{
    struct hoso_work_article article;
    if (!hoso_work_here(ui, &article))
        return;
    struct hoso_correcting *c = hoso_calloc(1, sizeof *c);
    if (hoso_session_entity(ui->session, entity, &c->entity)) {
        free(c);
        return;
    }
    c->path = hoso_strdup(article.path);
    c->title = hoso_strdup(article.title);
    c->where = (struct hoso_work_article){ article.text, c->path, c->title };
    take_mention(ui, c, mention);
    hoso_ui_open_overlay(ui, &correct_overlay);
    ui->correcting = c;
}
