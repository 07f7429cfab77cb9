/* Marking a passage of the text, and what is done with it: a note, a copy, a place in the
 * brief.  The passage is what the text at hand has selected; one of its ends moves
 * (ui->passage_at_end). */
#include "inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/sentence.h"
#include "hoso/unicode.h"

static struct hoso_document *doc_of(struct hoso_ui *ui)
{
    return hoso_ui_text(ui).doc;
}

static struct hoso_span *passage_of(struct hoso_ui *ui)
{
    return &hoso_ui_text(ui).view->selected;
}

/* ---- sentences and words as places to go ---- */

/* The sentence that holds OFFSET, or the next one; empty where there is none. */
static struct hoso_span sentence_at(const struct hoso_document *doc, size_t offset)
{
    struct hoso_spans sentences = { 0 };
    struct hoso_span found = { 0, 0 };
    hoso_sentences(&sentences, doc->text.data, doc->text.len);
    for (size_t i = 0; i < sentences.count && found.start == found.end; i++)
        if (sentences.items[i].end > offset)
            found = sentences.items[i];
    hoso_vec_release(&sentences);
    return found;
}

enum unit { SENTENCE, WORD };

static bool blank_at(const struct hoso_document *doc, size_t at)
{
    uint32_t code;
    hoso_utf8_next(&code, doc->text.data, doc->text.len, at);
    return hoso_is_blank(code);
}

static void words_of(struct hoso_spans *words, const struct hoso_document *doc)
{
    uint32_t code;
    for (size_t at = 0, size; (size = hoso_utf8_next(&code, doc->text.data, doc->text.len, at));
         at += size) {
        bool open = words->count && words->items[words->count - 1].end == at;
        if (blank_at(doc, at))
            continue;
        if (open)
            words->items[words->count - 1].end = at + size;
        else
            hoso_vec_push(words, ((struct hoso_span){ at, at + size }));
    }
}

/* Moves one end of PASSAGE to the next edge of a unit; false where there is none that way. */
static bool move_end(const struct hoso_document *doc, struct hoso_span *passage, bool at_end,
                     enum unit unit, int step)
{
    struct hoso_spans units = { 0 };
    size_t from = at_end ? passage->end : passage->start, best = from;
    if (unit == SENTENCE)
        hoso_sentences(&units, doc->text.data, doc->text.len);
    else
        words_of(&units, doc);
    for (size_t i = 0; i < units.count; i++) {
        size_t edge = at_end ? units.items[i].end : units.items[i].start;
        if (step > 0 && edge > from && best == from)
            best = edge;
        if (step < 0 && edge < from)
            best = edge;
    }
    hoso_vec_release(&units);
    bool crosses = at_end ? best <= passage->start : best >= passage->end;
    if (best == from || crosses)
        return false;
    *(at_end ? &passage->end : &passage->start) = best;
    return true;
}

/* Past the other end the passage turns over, as in vi. */
static void extend(struct hoso_ui *ui, enum unit unit, int step)
{
    struct hoso_span *passage = passage_of(ui);
    bool inwards = ui->passage_at_end == (step < 0);
    if (!move_end(doc_of(ui), passage, ui->passage_at_end, unit, step) && inwards &&
        move_end(doc_of(ui), passage, !ui->passage_at_end, unit, step))
        ui->passage_at_end = !ui->passage_at_end;
}

/* ---- the overlay ---- */

static void say_passage(struct hoso_ui *ui)
{
    struct hoso_document *doc = doc_of(ui);
    struct hoso_span p = *passage_of(ui);
    struct hoso_spans sentences = { 0 };
    hoso_sentences(&sentences, doc->text.data + p.start, p.end - p.start);
    char number[HOSO_NUMBER_BYTES];
    hoso_ui_notice(ui, ngettext("passage: %s sentence, bytes %zu to %zu",
                                "passage: %s sentences, bytes %zu to %zu", sentences.count),
                   hoso_draw_number(number, sentences.count), p.start, p.end);
    hoso_vec_release(&sentences);
    size_t last = p.end;
    while (last > p.start && ((unsigned char)doc->text.data[--last] & 0xC0) == 0x80)
        continue;
    doc->wanted = ui->passage_at_end ? last : p.start;
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_ui_text here = hoso_ui_text(ui);
    struct hoso_span p = here.view->selected;
    size_t at = ui->passage_at_end ? p.end : p.start;
    int row = p.end <= here.doc->text.len ? hoso_textview_row_of(here.view, at) : -1;
    if (row >= 0)
        hoso_term_cursor(ui->panes[here.pane], here.view->drawn_row + row,
                         here.view->drawn_col + hoso_textview_col_of(here.view, here.doc, at), true);
}

static void close_passage(struct hoso_ui *ui)
{
    *passage_of(ui) = (struct hoso_span){ 0, 0 };
    ui->notice[0] = '\0';
}

static void key(struct hoso_ui *ui, uint32_t key)
{
    struct hoso_span passage = *passage_of(ui);
    switch (key) {
    case 'j': case HOSO_KEY_DOWN: case ')': extend(ui, SENTENCE, 1); break;
    case 'k': case HOSO_KEY_UP: case '(': extend(ui, SENTENCE, -1); break;
    case 'l': case 'w': case HOSO_KEY_RIGHT: extend(ui, WORD, 1); break;
    case 'h': case 'b': case HOSO_KEY_LEFT: extend(ui, WORD, -1); break;
    case 'o': ui->passage_at_end = !ui->passage_at_end; break;
    case 'a': case HOSO_KEY_ENTER:
        hoso_ui_close_overlay(ui);
        hoso_work_note_on(ui, passage, "");
        return;
    case 'y':
        hoso_passage_copy(ui);
        return;
    case 'Y':
        hoso_passage_brief(ui, "");
        return;
    case 'v': case 'q': case HOSO_KEY_ESC: case 'C' - '@': case 'G' - '@':
        hoso_ui_close_overlay(ui);
        return;
    default: return;
    }
    say_passage(ui);
}

static const struct hoso_overlay passage_overlay = {
    .draw = draw,
    .key = key,
    .close = close_passage,
    .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_NONE, N_("Enter\tnote") },
                                            { HOSO_COMMAND_NONE, N_("j k\tsentence") },
                                            { HOSO_COMMAND_NONE, N_("h l\tword") },
                                            { HOSO_COMMAND_NONE, N_("o\tother end") },
                                            { HOSO_COMMAND_NONE, N_("y\tcopy") },
                                            { HOSO_COMMAND_NONE, N_("Y\tbrief") },
                                            { HOSO_COMMAND_NONE, N_("Esc\tleave") },
                                            { HOSO_COMMAND_NONE, NULL } }
};

/* The sentence of the current mention or hit, or those of what else stands out; else the
 * first in sight. */
static struct hoso_span sentence_here(struct hoso_ui *ui, bool *pointed)
{
    struct hoso_ui_text here = hoso_ui_text(ui);
    const struct hoso_document *doc = here.doc;
    const struct hoso_session_mention *m = hoso_document_current(doc);
    struct hoso_span out = here.view->marked_current;
    bool hit = doc->hit < doc->hits.count, stands_out = out.start < out.end && out.end <= doc->text.len;
    *pointed = m || hit || stands_out;
    if (m || hit || !stands_out)
        return sentence_at(doc, m ? m->start : hit ? doc->hits.items[doc->hit].start : doc->place);
    return (struct hoso_span){ sentence_at(doc, out.start).start,
                               sentence_at(doc, out.end - 1).end };
}

void hoso_passage_open(struct hoso_ui *ui)
{
    struct hoso_work_article article;
    bool pointed;
    if (!hoso_work_here(ui, &article))
        return;
    struct hoso_span passage = sentence_here(ui, &pointed);
    if (passage.start == passage.end)
        return;
    hoso_ui_open_overlay(ui, &passage_overlay);
    ui->focus = hoso_ui_text(ui).pane;
    *passage_of(ui) = passage;
    ui->passage_at_end = true;
    say_passage(ui);
    doc_of(ui)->wanted = passage.start;
}

/* ---- the passage and where it is from ---- */

/* Text as another program may get it: nothing that acts on a terminal or turns lines round. */
static void add_plain(struct hoso_buf *out, const char *text, size_t len)
{
    uint32_t code;
    for (size_t at = 0, size; (size = hoso_utf8_next(&code, text, len, at)); at += size) {
        bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
                     code == 0x200E || code == 0x200F || code == 0x061C;
        bool control = (code < 0x20 && code != '\n' && code != '\t') ||
                       (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
        if (size == 1 && code == 0xFFFD)
            hoso_buf_addstr(out, "\uFFFD");
        else if (!turns && !control)
            hoso_buf_add(out, text + at, size);
    }
}

/* What is marked; else the sentence that is pointed at; nothing for the article, as from the
 * list of articles. */
static struct hoso_span passage_here(struct hoso_ui *ui)
{
    bool pointed = false;
    struct hoso_span none = { 0, 0 }, marked = *passage_of(ui);
    if (marked.end > marked.start)
        return marked;
    struct hoso_span sentence = sentence_here(ui, &pointed);
    bool in_list = ui->focus == HOSO_PANE_ARTICLES && hoso_ui_text(ui).pane != HOSO_PANE_ARTICLES;
    return pointed && !in_list ? sentence : none;
}

void hoso_passage_copy(struct hoso_ui *ui)
{
    struct hoso_work_article article;
    struct hoso_buf text = HOSO_BUF_INIT;
    if (!hoso_work_here(ui, &article))
        return;
    struct hoso_document *doc = doc_of(ui);
    struct hoso_span p = passage_here(ui);
    if (p.end > p.start) {
        hoso_buf_addstr(&text, "“");
        add_plain(&text, doc->text.data + p.start, p.end - p.start);
        hoso_buf_addstr(&text, "”\n");
    }
    add_plain(&text, doc->info.title, strlen(doc->info.title));
    if (doc->info.date[0])
        hoso_buf_addf(&text, ", %s", doc->info.date);
    hoso_buf_addstr(&text, "\n");
    add_plain(&text, doc->info.path, strlen(doc->info.path));
    if (p.end > p.start)
        hoso_buf_addf(&text, ":%zu-%zu", p.start, p.end);
    hoso_buf_addch(&text, '\n');
    hoso_ui_close_overlay(ui);
    if (hoso_term_copy(text.data, text.len))
        hoso_ui_notice(ui, "%s", p.end > p.start ? _("copied, with its source")
                                                 : _("title and path copied; v marks a passage"));
    else
        hoso_ui_error(ui, _("this is nothing the terminal can copy; Y adds it to the brief"));
    hoso_buf_release(&text);
}

/* Markdown that shows TEXT as it stands, each line after BEGIN. */
static void add_markdown(struct hoso_buf *out, const char *text, size_t len, const char *begin)
{
    struct hoso_buf plain = HOSO_BUF_INIT;
    add_plain(&plain, text, len);
    hoso_buf_addstr(out, begin);
    for (const char *at = plain.data; *at; at++) {
        if (strchr("\\`*_[]<>#|~", *at))
            hoso_buf_addch(out, '\\');
        hoso_buf_addch(out, *at);
        if (*at == '\n')
            hoso_buf_addstr(out, begin);
    }
    hoso_buf_release(&plain);
}

static void add_source(struct hoso_buf *out, const struct hoso_document *doc, struct hoso_span p)
{
    hoso_buf_addstr(out, "— ");
    add_markdown(out, doc->info.title, strlen(doc->info.title), "");
    if (doc->info.date[0])
        hoso_buf_addf(out, ", %s", doc->info.date);
    hoso_buf_addstr(out, ", ");
    add_markdown(out, doc->info.path, strlen(doc->info.path), "");
    if (p.end > p.start) {
        hoso_buf_addstr(out, ", ");
        hoso_buf_addf(out, _("bytes %zu–%zu"), p.start, p.end);
    }
    hoso_buf_addstr(out, "\n\n");
}

void hoso_passage_brief(struct hoso_ui *ui, const char *file)
{
    struct hoso_work_article article;
    struct hoso_buf text = HOSO_BUF_INIT;
    struct hoso_error err = { .text = "" };
    if (!hoso_work_here(ui, &article))
        return;
    struct hoso_document *doc = doc_of(ui);
    struct hoso_work *work = hoso_session_work(ui->session);
    struct hoso_span p = passage_here(ui);
    if (p.end > p.start) {
        add_markdown(&text, doc->text.data + p.start, p.end - p.start, "> ");
        hoso_buf_addstr(&text, "\n\n");
    }
    add_source(&text, doc, p);
    hoso_ui_close_overlay(ui);
    char *own = *file ? NULL : hoso_work_path(work, "brief.md");
    if (hoso_work_append(work, *file ? file : NULL, text.data, text.len, &err))
        hoso_ui_error(ui, err.text);
    else
        hoso_ui_notice(ui, _("added to %s"), *file ? file : own);
    free(own);
    hoso_buf_release(&text);
}
