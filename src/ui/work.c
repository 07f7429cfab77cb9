/* Stars, read and unread, tags, notes, undo: what the reader says about the article at hand. */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "hoso/digest.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"

enum { READ_AFTER_MS = 4000, LOOK_EVERY_MS = 1000 };

static struct hoso_work *work_of(struct hoso_ui *ui)
{
    return hoso_session_work(ui->session);
}

bool hoso_work_here(struct hoso_ui *ui, struct hoso_work_article *article)
{
    const struct hoso_document *doc = hoso_ui_text(ui).doc;
    if (!work_of(ui) || !doc->id || doc->info.state != HOSO_ARTICLE_READ) {
        hoso_ui_notice(ui, "%s", _("no article is open"));
        return false;
    }
    *article = (struct hoso_work_article){ hoso_digest(doc->text.data, doc->text.len),
                                           doc->info.stored, doc->info.title };
    return true;
}

/* Says that it is done, or why not. */
static void report(struct hoso_ui *ui, enum hoso_status status, const struct hoso_error *err,
                   const char *done)
{
    if (status)
        hoso_ui_error(ui, err->text);
    else
        hoso_ui_notice(ui, "%s", done);
}

static unsigned marks_here(struct hoso_ui *ui, const struct hoso_work_article *article)
{
    return hoso_work_marks(work_of(ui), article->text, article->path);
}

static void star_here(struct hoso_ui *ui)
{
    struct hoso_work_article article;
    struct hoso_error err = { .text = "" };
    if (!hoso_work_here(ui, &article))
        return;
    bool on = !(marks_here(ui, &article) & HOSO_WORK_STARRED);
    report(ui, hoso_work_star(work_of(ui), &article, on, &err), &err,
           on ? _("starred: /is:starred finds it") : _("the star is off"));
}

static void read_here(struct hoso_ui *ui)
{
    struct hoso_work_article article;
    struct hoso_error err = { .text = "" };
    if (!hoso_work_here(ui, &article))
        return;
    bool on = !(marks_here(ui, &article) & HOSO_WORK_READ);
    ui->since.article = hoso_ui_text(ui).doc->id;
    ui->since.done = true; /* not marked again by looking at it */
    report(ui, hoso_work_read(work_of(ui), &article, on, true, &err), &err,
           on ? _("read") : _("unread: /is:unread finds it"));
}

/* ---- what is shown ---- */

void hoso_work_header(struct hoso_buf *out, struct hoso_ui *ui, const struct hoso_document *doc)
{
    struct hoso_work *work = work_of(ui);
    if (!work || doc->info.state != HOSO_ARTICLE_READ)
        return;
    unsigned marks = hoso_work_marks(work, doc->info.digest, doc->info.stored);
    if (marks & HOSO_WORK_STARRED)
        hoso_buf_addstr(out, "★");
    if (marks & HOSO_WORK_TAGGED) {
        struct hoso_work_tags tags = { 0 };
        hoso_work_tags(work, doc->info.digest, doc->info.stored, &tags);
        for (size_t i = 0; i < tags.count; i++)
            hoso_buf_addf(out, "%s#%s", out->len ? " " : "", tags.items[i].tag);
        hoso_vec_release(&tags);
    }
    if (marks & HOSO_WORK_NOTED) {
        struct hoso_work_notes notes = { 0 };
        hoso_work_notes(work, doc->info.digest, doc->info.stored, &notes);
        size_t other = 0;
        for (size_t i = 0; i < notes.count; i++)
            other += notes.items[i].text != doc->info.digest;
        hoso_buf_addf(out, "%s✎ ", out->len ? " " : "");
        hoso_buf_addf(out, ngettext("%zu note", "%zu notes", notes.count), notes.count);
        if (other)
            hoso_buf_addf(out, " (%s)", _("the text has changed"));
        hoso_vec_release(&notes);
    }
}

const char *hoso_work_row_mark(struct hoso_ui *ui, const struct hoso_article_info *info, bool *read)
{
    struct hoso_work *work = work_of(ui);
    unsigned marks = work && info->state == HOSO_ARTICLE_READ
                         ? hoso_work_marks(work, info->digest, info->stored)
                         : 0;
    *read = marks & HOSO_WORK_READ;
    return marks & HOSO_WORK_STARRED                       ? "★"
           : marks & (HOSO_WORK_NOTED | HOSO_WORK_TAGGED) ? "✎"
           : marks & HOSO_WORK_READ                       ? "✓"
                                                          : "";
}

/* A note whose text is another one has no place here. */
void hoso_work_show_notes(struct hoso_ui *ui, const struct hoso_document *doc,
                          struct hoso_textview *view)
{
    struct hoso_work *work = work_of(ui);
    struct hoso_work_notes notes = { 0 };
    hoso_vec_clear(&view->noted);
    if (!work || !doc->id)
        return;
    if (hoso_work_marks(work, doc->info.digest, NULL) & HOSO_WORK_NOTED)
        hoso_work_notes(work, doc->info.digest, NULL, &notes);
    for (size_t i = 0; i < notes.count; i++)
        if (notes.items[i].end <= doc->text.len && notes.items[i].start < notes.items[i].end)
            hoso_vec_push(&view->noted, ((struct hoso_span){ notes.items[i].start,
                                                             notes.items[i].end }));
    hoso_vec_release(&notes);
}

/* ---- tags ---- */

/* `ukraine -pháo`: tags to put on and take off. */
static void change_tags(struct hoso_ui *ui, const struct hoso_work_article *article,
                        const char *words, bool only_these)
{
    struct hoso_work_tags old = { 0 };
    struct hoso_error err = { .text = "" };
    enum hoso_status status = HOSO_OK;
    char *copy = hoso_strdup(words), *save = NULL;
    hoso_work_tags(work_of(ui), article->text, article->path, &old);
    char **gone = hoso_calloc(old.count, sizeof *gone); /* the records move as they change */
    size_t gone_count = old.count;
    for (size_t i = 0; i < old.count; i++)
        gone[i] = hoso_strdup(old.items[i].tag);
    for (char *word = strtok_r(copy, " \t", &save); word && !status;
         word = strtok_r(NULL, " \t", &save)) {
        bool on = *word != '-';
        word += !on || *word == '#';
        for (size_t i = 0; i < gone_count; i++)
            if (on && strcmp(gone[i], word) == 0)
                gone[i][0] = '\0'; /* it stays */
        if (*word)
            status = hoso_work_tag(work_of(ui), article, word, on, &err);
    }
    for (size_t i = 0; i < gone_count; i++) {
        if (only_these && gone[i][0] && !status)
            status = hoso_work_tag(work_of(ui), article, gone[i], false, &err);
        free(gone[i]);
    }
    free(gone);
    free(copy);
    hoso_vec_release(&old);
    report(ui, status, &err, _("tags changed: /tag:word finds them"));
}

static void tags_accept(struct hoso_ui *ui, const char *text)
{
    struct hoso_work_article article;
    if (hoso_work_here(ui, &article))
        change_tags(ui, &article, text, true);
}

/* The last word becomes the tag that begins so; again, the next one. */
static void tags_complete(struct hoso_ui *ui)
{
    struct hoso_work_tags all = { 0 };
    const char *text = ui->prompt.text.data;
    const char *word = strrchr(text, ' ');
    word = word ? word + 1 : text;
    const char *best = NULL, *first = NULL;
    hoso_work_tags(work_of(ui), 0, NULL, &all);
    for (size_t i = 0; i < all.count; i++) {
        const char *tag = all.items[i].tag;
        if (strncmp(tag, word, strlen(word)) != 0 || strcmp(tag, word) == 0)
            continue;
        if (!first || strcmp(tag, first) < 0)
            first = tag;
        if (strcmp(tag, word) > 0 && (!best || strcmp(tag, best) < 0))
            best = tag;
    }
    if (best || first) {
        struct hoso_buf line = HOSO_BUF_INIT;
        hoso_buf_add(&line, text, (size_t)(word - text));
        hoso_buf_addstr(&line, best ? best : first);
        hoso_prompt_set(&ui->prompt, line.data);
        hoso_buf_release(&line);
    }
    hoso_vec_release(&all);
}

static const struct hoso_ask tags_ask = {
    .overlay = { .draw = hoso_ask_draw,
                 .key = hoso_ask_key,
                 .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_NONE, N_("Enter\tkeep") },
                                                         { HOSO_COMMAND_NONE, N_("Tab\tcomplete") },
                                                         { HOSO_COMMAND_NONE, N_("Esc\tleave") },
                                                         { HOSO_COMMAND_NONE, NULL } } },
    .label = N_("tags, with blanks between: "),
    .accept = tags_accept,
    .tab = tags_complete,
};

static void tag_here(struct hoso_ui *ui, const char *words)
{
    struct hoso_work_article article;
    if (!hoso_work_here(ui, &article))
        return;
    if (*words) {
        change_tags(ui, &article, words, false);
        return;
    }
    struct hoso_work_tags tags = { 0 };
    struct hoso_buf line = HOSO_BUF_INIT;
    hoso_work_tags(work_of(ui), article.text, article.path, &tags);
    for (size_t i = 0; i < tags.count; i++)
        hoso_buf_addf(&line, "%s ", tags.items[i].tag);
    hoso_ask_open(ui, &tags_ask, line.data);
    hoso_buf_release(&line);
    hoso_vec_release(&tags);
}

/* ---- notes ---- */

static const char newline_mark[] = "⏎"; /* a line's end in the prompt, which has one line */

static char *replaced(const char *text, const char *from, const char *to)
{
    struct hoso_buf out = HOSO_BUF_INIT;
    for (const char *at; (at = strstr(text, from)); text = at + strlen(from)) {
        hoso_buf_add(&out, text, (size_t)(at - text));
        hoso_buf_addstr(&out, to);
    }
    hoso_buf_addstr(&out, text);
    return hoso_buf_detach(&out);
}

static enum hoso_status put_note(struct hoso_ui *ui, const char *note)
{
    const struct hoso_document *doc = hoso_ui_text(ui).doc;
    struct hoso_work_article article;
    struct hoso_error err = { .text = "" };
    if (!hoso_work_here(ui, &article) || ui->noting.end > doc->text.len)
        return HOSO_NOT_FOUND;
    char *quote = hoso_memdup0(doc->text.data + ui->noting.start,
                               ui->noting.end - ui->noting.start);
    enum hoso_status status =
        hoso_work_note(work_of(ui), &article, ui->noting, quote, note, &err);
    report(ui, status, &err, *note ? _("noted: A lists your notes") : _("no note here"));
    free(quote);
    return status;
}

static void note_accept(struct hoso_ui *ui, const char *text)
{
    char *note = replaced(text, newline_mark, "\n");
    if (put_note(ui, note)) /* what was typed is not lost: it can be typed on, or kept elsewhere */
        hoso_work_note_on(ui, ui->noting, note);
    free(note);
}

static bool write_whole(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    bool done = file && fputs(text, file) >= 0;
    return file && fclose(file) == 0 && done;
}

/* Long notes: in the editor, in a file that is only removed when the note is kept. */
static void note_edit(struct hoso_ui *ui)
{
    char *note = replaced(ui->prompt.text.data, newline_mark, "\n");
    char *path = hoso_work_path(work_of(ui), "note-XXXXXX.txt");
    struct hoso_buf edited = HOSO_BUF_INIT;
    struct hoso_error err = { .text = "" };
    struct hoso_work_article article;
    hoso_ui_close_overlay(ui);
    bool ready = hoso_work_here(ui, &article) && !hoso_work_append(work_of(ui), path, "", 0, &err);
    if (ready)
        unlink(path);
    int fd = ready ? mkstemps(path, 4) : -1;
    if (fd >= 0)
        close(fd);
    if (fd < 0 || !write_whole(path, note)) {
        hoso_ui_error(ui, *err.text ? err.text : _("no file can be written for the editor"));
    } else {
        bool edited_well = hoso_term_edit(path) && !hoso_buf_read_file(&edited, path, 1 << 20);
        while (edited.len && edited.data[edited.len - 1] == '\n')
            edited.data[--edited.len] = '\0';
        if (edited_well && !put_note(ui, edited.data))
            unlink(path);
        else
            hoso_ui_notice(ui, _("the note is as it was; what you wrote is in %s"), path);
    }
    hoso_buf_release(&edited);
    free(path);
    free(note);
}

static void note_close(struct hoso_ui *ui)
{
    hoso_ui_text(ui).view->selected = (struct hoso_span){ 0, 0 };
}

static const struct hoso_ask note_ask = {
    .overlay = { .draw = hoso_ask_draw,
                 .key = hoso_ask_key,
                 .close = note_close,
                 .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_NONE, N_("Enter\tkeep") },
                                                         { HOSO_COMMAND_NONE, N_("^X\tyour editor") },
                                                         { HOSO_COMMAND_NONE, N_("Esc\tleave") },
                                                         { HOSO_COMMAND_NONE, NULL } } },
    .label = N_("note: "),
    .accept = note_accept,
    .edit = note_edit,
};

/* The note that stands on PASSAGE now; to free. */
static char *note_now(struct hoso_ui *ui, const struct hoso_work_article *article,
                      struct hoso_span passage)
{
    struct hoso_work_notes notes = { 0 };
    char *found = NULL;
    hoso_work_notes(work_of(ui), article->text, NULL, &notes);
    for (size_t i = 0; i < notes.count && !found; i++)
        if (notes.items[i].text == article->text && notes.items[i].start == passage.start &&
            notes.items[i].end == passage.end)
            found = hoso_strdup(notes.items[i].note);
    hoso_vec_release(&notes);
    return found ? found : hoso_strdup("");
}

void hoso_work_note_on(struct hoso_ui *ui, struct hoso_span passage, const char *text)
{
    struct hoso_work_article article;
    if (!hoso_work_here(ui, &article))
        return;
    ui->noting = passage;
    char *now = *text ? hoso_strdup(text) : note_now(ui, &article, passage);
    char *line = replaced(now, "\n", newline_mark);
    char said[sizeof ui->notice]; /* why it is asked again */
    memcpy(said, ui->notice, sizeof said);
    bool error = ui->notice_is_error;
    hoso_ask_open(ui, &note_ask, line);
    hoso_ui_text(ui).view->selected = passage; /* stays in sight while the note is typed */
    if (error)
        hoso_ui_error(ui, said);
    free(line);
    free(now);
}

/* On the passage with a note that holds the current mention, else on the article. */
static void note_here(struct hoso_ui *ui, const char *text)
{
    struct hoso_ui_text at = hoso_ui_text(ui);
    const struct hoso_spans *noted = &at.view->noted;
    const struct hoso_session_mention *m = hoso_document_current(at.doc);
    struct hoso_span passage = { 0, 0 };
    for (size_t i = 0; m && ui->focus == at.pane && i < noted->count; i++)
        if (m->start >= noted->items[i].start && m->end <= noted->items[i].end)
            passage = noted->items[i];
    if (*text) {
        ui->noting = passage;
        put_note(ui, text);
    } else {
        hoso_work_note_on(ui, passage, "");
    }
}

/* ---- undo, and what comes by itself ---- */

void hoso_work_apply_corrections(struct hoso_ui *ui)
{
    ui->corrected = hoso_work_corrected(work_of(ui));
    hoso_session_correct(ui->session);
}

void hoso_work_undo_last(struct hoso_ui *ui)
{
    struct hoso_error err = { .text = "" };
    char *what = NULL;
    bool corrected = false;
    if (!work_of(ui))
        return;
    if (hoso_work_undo(work_of(ui), &what, &corrected, &err))
        hoso_ui_error(ui, err.text);
    else
        hoso_ui_notice(ui, _("undone: %s"), what);
    if (corrected)
        hoso_work_apply_corrections(ui);
    free(what);
}

const struct hoso_ui_action hoso_work_actions[] = {
    { .command = HOSO_COMMAND_STAR, .run = star_here },
    { .command = HOSO_COMMAND_READ, .run = read_here },
    { .command = HOSO_COMMAND_TAG, .with = tag_here },
    { .command = HOSO_COMMAND_PASSAGE, .run = hoso_passage_open },
    { .command = HOSO_COMMAND_NOTE, .with = note_here },
    { .command = HOSO_COMMAND_COPY, .run = hoso_passage_copy },
    { .command = HOSO_COMMAND_BRIEF, .with = hoso_passage_brief },
    { .command = HOSO_COMMAND_UNDO, .run = hoso_work_undo_last },
    { .command = HOSO_COMMAND_WORK, .run = hoso_work_list_open },
    { .command = HOSO_COMMAND_TIMELINE, .run = hoso_timeline_view_open },
    { .command = HOSO_COMMAND_NONE },
};

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void look_for_others(struct hoso_ui *ui, int64_t now)
{
    if (now - ui->work_looked_ms < LOOK_EVERY_MS)
        return;
    ui->work_looked_ms = now;
    if (hoso_work_refresh(work_of(ui), ui->messages) &&
        hoso_work_corrected(work_of(ui)) != ui->corrected)
        hoso_work_apply_corrections(ui);
}

/* The page of an entity that became another one goes along, once all is applied. */
static void follow(struct hoso_ui *ui)
{
    struct hoso_progress progress;
    hoso_session_progress(ui->session, &progress);
    int64_t entity = 0;
    if (!ui->follow || !progress.done)
        return;
    if (ui->view == &hoso_view_entity)
        entity = hoso_session_entity_find(ui->session, ui->follow);
    if (entity)
        hoso_entity_view_open(ui, entity);
    free(ui->follow);
    ui->follow = NULL;
}

/* An article is read when its text has had the focus for a while, or was scrolled. */
int hoso_work_tick(struct hoso_ui *ui)
{
    const struct hoso_document *doc = hoso_browse_document(ui->browse);
    struct hoso_reading_since *since = &ui->since;
    struct hoso_work_article article;
    struct hoso_error err;
    int64_t now = now_ms();
    if (!work_of(ui))
        return -1;
    if (!ui->corrected)
        ui->corrected = hoso_work_corrected(work_of(ui));
    look_for_others(ui, now);
    follow(ui);
    bool looking = ui->view == &hoso_view_reading && ui->focus == HOSO_PANE_TEXT && !ui->overlay;
    if (since->article != doc->id)
        *since = (struct hoso_reading_since){ doc->id, now, doc->place, false };
    if (!looking || since->done || ui->reading_fails || doc->info.state != HOSO_ARTICLE_READ || !doc->text.len) {
        since->ms = now;
        return -1;
    }
    if (doc->place == since->place && now - since->ms < READ_AFTER_MS)
        return (int)(READ_AFTER_MS - (now - since->ms));
    since->done = true;
    if (hoso_work_here(ui, &article) && hoso_work_read(work_of(ui), &article, true, false, &err)) {
        hoso_messages_add(ui->messages, "%s", err.text);
        hoso_ui_error(ui, err.text);
        ui->reading_fails = true;
    }
    return 0;
}
