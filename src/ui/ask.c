/* A line at the bottom that asks for a text. */
#include "inner.h"

#include <stdlib.h>

#include "hoso/i18n.h"
#include "hoso/key.h"

void hoso_ask_draw(struct hoso_ui *ui)
{
    int last = hoso_term_rows() - 1;
    struct hoso_rect row = ui->layout.info.rows ? ui->layout.info
                                                : (struct hoso_rect){ last, 0, 1, hoso_term_cols() };
    hoso_surface_place(ui->overlay_surface, row);
    hoso_surface_raise(ui->overlay_surface);
    hoso_prompt_draw(&ui->prompt, ui->overlay_surface, 0, 1, row.cols - 1, _(ui->ask->label));
}

void hoso_ask_key(struct hoso_ui *ui, uint32_t key)
{
    const struct hoso_ask *ask = ui->ask;
    if (key == HOSO_KEY_ENTER) {
        char *text = hoso_buf_detach(&ui->prompt.text);
        hoso_ui_close_overlay(ui);
        ask->accept(ui, text);
        free(text);
    } else if (key == HOSO_KEY_ESC || key == 'C' - '@' || key == 'G' - '@') {
        hoso_ui_close_overlay(ui);
    } else if (key == HOSO_KEY_TAB && ask->tab) {
        ask->tab(ui);
    } else if (key == 'X' - '@' && ask->edit) {
        ask->edit(ui);
    } else {
        hoso_prompt_key(&ui->prompt, key);
    }
}

void hoso_ask_open(struct hoso_ui *ui, const struct hoso_ask *ask, const char *text)
{
    hoso_prompt_set(&ui->prompt, text);
    hoso_ui_open_overlay(ui, &ask->overlay);
    ui->ask = ask;
}
