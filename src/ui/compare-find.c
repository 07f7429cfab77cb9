/* Searching in the two texts: the query language of everywhere, its hits lit in both as it is
 * typed. */
#include "compare-inner.h"

#include "hoso/i18n.h"
#include "hoso/key.h"

void hoso_compare_find_set(struct hoso_compare_state *c, struct hoso_search *search)
{
    hoso_search_free(c->search);
    c->search = search;
    for (int s = LEFT; s <= RIGHT; s++) {
        hoso_document_set_search(&c->docs[s], search);
        if (search)
            c->docs[s].mention = HOSO_NOWHERE;
        hoso_document_go_hit(&c->docs[s], 0);
    }
    c->shown[LEFT] = c->shown[RIGHT] = (struct hoso_span){ 0, 0 };
}

void hoso_compare_find_refresh(struct hoso_compare_state *c)
{
    for (int s = LEFT; s <= RIGHT && c->search; s++)
        hoso_document_take_hits(&c->docs[s], c->search);
}

/* A wrong query leaves the last hits as they are, and says what is wrong. */
static void find(struct hoso_ui *ui)
{
    struct hoso_search *search = NULL;
    struct hoso_error err = { .text = "" };
    size_t offset = 0;
    ui->notice[0] = '\0';
    ui->prompt.mark = (struct hoso_span){ 0, 0 };
    if (!ui->prompt.text.len) {
        hoso_compare_find_set(ui->compare, NULL);
        return;
    }
    if (hoso_search_start(&search, ui->session, ui->prompt.text.data, true, &offset, &err)) {
        ui->prompt.mark = (struct hoso_span){ offset, ui->prompt.text.len };
        hoso_ui_error(ui, err.text);
        return;
    }
    hoso_compare_find_set(ui->compare, search);
}

static void draw(struct hoso_ui *ui)
{
    struct hoso_compare_state *c = ui->compare;
    struct hoso_rect row = ui->layout.top.rows ? ui->layout.top : ui->layout.keys;
    struct hoso_buf counts = HOSO_BUF_INIT;
    if (!row.rows)
        row = (struct hoso_rect){ hoso_term_rows() - 1, 0, 1, hoso_term_cols() };
    hoso_surface_place(ui->overlay_surface, row);
    hoso_surface_raise(ui->overlay_surface);
    hoso_surface_fill(ui->overlay_surface, 0, 0, row.cols, LOOK(HOSO_ROLE_PROMPT));
    if (ui->prompt.text.len)
        hoso_buf_addf(&counts, "◧ %zu  ◨ %zu", c->docs[LEFT].hits.count, c->docs[RIGHT].hits.count);
    int width = hoso_draw_right(ui->overlay_surface, 0, row.cols - 1, row.cols / 3,
                                LOOK(HOSO_ROLE_DIM), counts.data);
    hoso_prompt_draw(&ui->prompt, ui->overlay_surface, 0, 1, row.cols - width - 4, "/");
    hoso_buf_release(&counts);
}

static void leave(struct hoso_ui *ui, bool accept)
{
    struct hoso_compare_state *c = ui->compare;
    if (accept && ui->notice[0])
        return; /* wrong: what is typed stays, to be put right */
    if (!accept || !ui->prompt.text.len)
        hoso_compare_find_set(c, NULL);
    bool awaited = c->docs[LEFT].hits_awaited || c->docs[RIGHT].hits_awaited;
    size_t hits = c->docs[LEFT].hits.count + c->docs[RIGHT].hits.count;
    hoso_ui_close_overlay(ui);
    if (c->search && !hits && !awaited) {
        hoso_compare_find_set(c, NULL);
        hoso_ui_notice(ui, "%s", _("nothing found in these two"));
    }
}

static void key(struct hoso_ui *ui, uint32_t key)
{
    bool rubbed_out = key == HOSO_KEY_BACKSPACE && !ui->prompt.text.len;
    if (key == HOSO_KEY_ENTER)
        leave(ui, true);
    else if (key == HOSO_KEY_ESC || key == 'C' - '@' || key == 'G' - '@' || rubbed_out)
        leave(ui, false);
    else if (hoso_prompt_key(&ui->prompt, key) == HOSO_PROMPT_CHANGED)
        find(ui);
}

static void refresh(struct hoso_ui *ui)
{
    hoso_compare_find_refresh(ui->compare);
}

static const struct hoso_overlay overlay = {
    .draw = draw,
    .key = key,
    .refresh = refresh,
    .hints = (const struct hoso_ui_hint[]){ { HOSO_COMMAND_NONE, N_("Enter\tkeep") },
                                            { HOSO_COMMAND_NONE, N_("Esc\tleave") },
                                            { HOSO_COMMAND_NONE, NULL } }
};

void hoso_compare_find_open(struct hoso_ui *ui, const char *query)
{
    hoso_ui_open_overlay(ui, &overlay);
    hoso_prompt_set(&ui->prompt, query);
    if (*query)
        find(ui);
}
