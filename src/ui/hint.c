/* Three lines for who starts the program for the first time.  They lie over the bottom of
 * the panes, take no key away, and go for good with Esc or after a few keys: then an empty
 * file in the state folder says so. */
#include "inner.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hoso/cell.h"
#include "hoso/i18n.h"
#include "hoso/key.h"
#include "hoso/paths.h"
#include "hoso/wrap.h"

enum { KEYS_BEFORE_IT_GOES = 12, LEAST_ROWS = 16, LEAST_COLS = 30 };

static const char *const lines[] = {
    N_("Enter opens an article; ] next name in it, Enter follows it, H comes back"),
    N_("/ searches as you type; e finds a name; c puts two articles side by side"),
    N_("? lists every key; Esc takes this hint away, for good"),
};
enum { LINE_COUNT = sizeof lines / sizeof lines[0] };

void hoso_hint_open(struct hoso_ui *ui)
{
    char *path = hoso_paths_state("hint-seen");
    ui->hint_keys = access(path, F_OK) == 0 ? 0 : KEYS_BEFORE_IT_GOES;
    free(path);
}

/* Where the file cannot be made it comes again the next time: no more than that. */
static void remember(void)
{
    char *path = hoso_paths_state("hint-seen");
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
    free(path);
}

void hoso_hint_key(struct hoso_ui *ui, uint32_t key)
{
    if (!ui->hint_keys)
        return;
    ui->hint_keys = key == HOSO_KEY_ESC ? 0 : ui->hint_keys - 1;
    if (!ui->hint_keys)
        remember();
}

void hoso_hint_draw(struct hoso_ui *ui)
{
    int rows = hoso_term_rows(), cols = hoso_term_cols();
    struct hoso_spans wrapped[LINE_COUNT] = { { 0 } };
    int height = 0, row = 0;
    bool shown = ui->hint_keys && !ui->overlay && ui->view == &hoso_view_reading &&
                 rows >= LEAST_ROWS && cols >= LEAST_COLS;
    for (int i = 0; i < LINE_COUNT && shown; i++) {
        hoso_wrap(&wrapped[i], _(lines[i]), strlen(_(lines[i])), cols - 4);
        height += (int)wrapped[i].count;
    }
    int bottom = rows - ui->layout.info.rows - ui->layout.keys.rows;
    hoso_surface_place(ui->hint, (struct hoso_rect){ bottom - height - 2, 0,
                                                     shown ? height + 2 : 0, cols });
    hoso_surface_raise(ui->hint);
    hoso_surface_frame(ui->hint, LOOK(HOSO_ROLE_STAR));
    for (int i = 0; i < LINE_COUNT && shown; i++) {
        for (size_t n = 0; n < wrapped[i].count; n++) {
            struct hoso_span span = wrapped[i].items[n];
            struct hoso_buf line = HOSO_BUF_INIT;
            hoso_cells_add(&line, _(lines[i]) + span.start, span.end - span.start, cols - 4);
            hoso_surface_put(ui->hint, ++row, 2, LOOK(HOSO_ROLE_NORMAL), line.data, line.len);
            hoso_buf_release(&line);
        }
        hoso_vec_release(&wrapped[i]);
    }
}
