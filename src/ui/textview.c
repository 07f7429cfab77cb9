/* `lines` belongs to one text at one width; document.place says which byte stands in the
 * first line, so that another width keeps the reader's place.  Only moving changes it: a
 * terminal made larger for a moment, where the text's end pulls the first line up, leaves
 * the place alone. */
#include "textview.h"

#include <string.h>

#include "hoso/cell.h"
#include "hoso/wrap.h"

void hoso_textview_release(struct hoso_textview *view)
{
    hoso_vec_release(&view->lines);
    hoso_vec_release(&view->noted);
    memset(view, 0, sizeof *view);
}

static size_t last_top(const struct hoso_textview *view)
{
    size_t rows = view->rows > 0 ? (size_t)view->rows : 1;
    return view->lines.count > rows ? view->lines.count - rows : 0;
}

static void set_top(struct hoso_textview *view, struct hoso_document *doc, size_t top)
{
    view->top = top < last_top(view) ? top : last_top(view);
    view->lead = 0;
    doc->place = view->top < view->lines.count ? view->lines.items[view->top].start : 0;
}

/* The line at the top, below 0 where there are empty rows above the text. */
static long first_row(const struct hoso_textview *view)
{
    return (long)view->top - view->lead;
}

static void set_first_row(struct hoso_textview *view, struct hoso_document *doc, long first)
{
    size_t top = first > 0 ? (size_t)first : 0;
    view->top = top < view->lines.count ? top : view->lines.count ? view->lines.count - 1 : 0;
    view->lead = first < 0 ? (int)-first : 0;
    doc->place = view->top < view->lines.count ? view->lines.items[view->top].start : 0;
}

/* A jump lands a third down the pane, so that there is something to read before it. */
static void bring_into_sight(struct hoso_textview *view, struct hoso_document *doc)
{
    size_t line = hoso_wrap_line_of(&view->lines, doc->wanted);
    size_t rows = view->rows > 0 ? (size_t)view->rows : 1;
    size_t margin = rows > 6 ? 1 : 0;
    if (line >= view->top + margin && line + margin < view->top + rows)
        return;
    set_top(view, doc, line > rows / 3 ? line - rows / 3 : 0);
}

void hoso_textview_prepare(struct hoso_textview *view, struct hoso_document *doc, int rows,
                           int cols)
{
    view->rows = rows;
    if (cols < 1)
        cols = 1;
    if (view->article != doc->id || view->version != doc->version || view->cols != cols) {
        hoso_wrap(&view->lines, doc->text.data, doc->text.len, cols);
        view->article = doc->id;
        view->version = doc->version;
        view->cols = cols;
    }
    size_t line = view->lines.count ? hoso_wrap_line_of(&view->lines, doc->place) : 0;
    view->top = view->loose || line < last_top(view) ? line : last_top(view);
    if (!view->loose || view->top)
        view->lead = 0;
    if (view->pinned && view->lines.count)
        set_first_row(view, doc, (long)hoso_wrap_line_of(&view->lines, view->pin) - view->pin_row);
    view->pinned = false;
    if (doc->wanted != HOSO_NOWHERE && view->lines.count && rows > 0) {
        bring_into_sight(view, doc);
        doc->wanted = HOSO_NOWHERE;
    }
}

void hoso_textview_line_up(struct hoso_textview *view, size_t offset, int row)
{
    view->loose = view->pinned = true;
    view->pin = offset;
    view->pin_row = row;
}

/* ---- looks ---- */

/* Walks the mentions and hits along with the text. */
struct painter {
    const struct hoso_textview *view;
    const struct hoso_document *doc;
    const struct hoso_settings *settings;
    const struct hoso_lexicon *lexicon;
    size_t mention, hit, marked;
};

static size_t first_ending_after(const struct hoso_session_mentions *mentions, size_t offset)
{
    size_t low = 0, high = mentions->count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (mentions->items[mid].end > offset)
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}

static size_t first_span_after(const struct hoso_spans *spans, size_t offset)
{
    size_t low = 0, high = spans->count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (spans->items[mid].end > offset)
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}

static struct hoso_look mention_look(const struct painter *p, struct hoso_look look)
{
    const struct hoso_session_mention *m = &p->doc->mentions.items[p->mention];
    look.base = (unsigned char)hoso_draw_type_role(p->settings, p->lexicon, m->type);
    if (p->view->lit && m->entity == p->view->lit)
        look.over = HOSO_ROLE_LIT;
    if (p->mention == p->doc->mention)
        look.over = HOSO_ROLE_CURRENT;
    return look;
}

static bool holds(struct hoso_span span, size_t offset)
{
    return offset >= span.start && offset < span.end;
}

/* What stands out over OFFSET, whatever is written there. */
static enum hoso_role marked_role(struct painter *p, size_t offset)
{
    const struct hoso_spans *marked = p->view->glow ? p->view->marked : NULL;
    if (holds(p->view->marked_current, offset))
        return HOSO_ROLE_PASSAGE_CURRENT;
    while (marked && p->marked < marked->count && marked->items[p->marked].end <= offset)
        p->marked++;
    bool here = marked && p->marked < marked->count && holds(marked->items[p->marked], offset);
    return here ? HOSO_ROLE_PASSAGE : HOSO_ROLE_NORMAL;
}

/* Notes are few. */
static bool is_noted(const struct hoso_textview *view, size_t offset)
{
    for (size_t i = 0; i < view->noted.count; i++)
        if (holds(view->noted.items[i], offset))
            return true;
    return false;
}

/* The look of the byte at OFFSET; offsets must not go backwards. */
static struct hoso_look look_at(struct painter *p, size_t offset)
{
    const struct hoso_document *doc = p->doc;
    bool title = offset >= doc->info.title_span.start && offset < doc->info.title_span.end;
    struct hoso_look look = LOOK(title ? HOSO_ROLE_HEADLINE : HOSO_ROLE_NORMAL);
    look.over = (unsigned char)marked_role(p, offset);
    while (p->mention < doc->mentions.count && doc->mentions.items[p->mention].end <= offset)
        p->mention++;
    if (p->mention < doc->mentions.count && doc->mentions.items[p->mention].start <= offset)
        look = mention_look(p, look);
    while (p->hit < doc->hits.count && doc->hits.items[p->hit].end <= offset)
        p->hit++;
    if (p->hit < doc->hits.count && doc->hits.items[p->hit].start <= offset)
        look.over = p->hit == doc->hit ? HOSO_ROLE_HIT_CURRENT : HOSO_ROLE_HIT;
    if (look.over == HOSO_ROLE_NORMAL && is_noted(p->view, offset))
        look.over = HOSO_ROLE_NOTE;
    if (holds(p->view->selected, offset))
        look.over = HOSO_ROLE_SELECTED;
    return look;
}

/* One line, in runs of cells that look the same. */
static void draw_line(struct painter *p, struct hoso_span line, struct hoso_surface *surface,
                      int row, int col)
{
    const struct hoso_buf *text = &p->doc->text;
    struct hoso_buf run = HOSO_BUF_INIT;
    struct hoso_look look = LOOK(HOSO_ROLE_NORMAL);
    struct hoso_cell cell;
    int run_col = col;
    for (size_t at = line.start; at < line.end && hoso_cell_next(&cell, text->data, line.end, at);
         at = cell.end) {
        struct hoso_look now = look_at(p, cell.start);
        if (now.base != look.base || now.over != look.over) {
            hoso_surface_put(surface, row, run_col, look, run.data, run.len);
            hoso_buf_clear(&run);
            run_col = col;
            look = now;
        }
        hoso_buf_addstr(&run, cell.shown);
        col += cell.width_cols;
    }
    hoso_surface_put(surface, row, run_col, look, run.data, run.len);
    hoso_buf_release(&run);
}

/* The first number that stands in LINE, 0 for none. */
static size_t number_in(const struct hoso_textview_numbers *numbers, struct hoso_span line)
{
    size_t low = 0, high = numbers->count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (numbers->items[mid].offset >= line.start)
            high = mid;
        else
            low = mid + 1;
    }
    bool here = low < numbers->count && numbers->items[low].offset < line.end;
    return here ? numbers->items[low].number : 0;
}

/* The number of what starts in LINE; beside what goes on there a line. */
static void draw_gutter(const struct hoso_textview *view, struct hoso_span line,
                        struct hoso_surface *surface, int row, int col)
{
    size_t at = first_span_after(view->marked, line.start);
    if (at >= view->marked->count || view->marked->items[at].start >= line.end)
        return;
    char text[HOSO_NUMBER_BYTES] = "│";
    size_t number = view->numbers ? number_in(view->numbers, line) : 0;
    if (number)
        hoso_draw_number(text, number);
    hoso_draw_right(surface, row, col - 1, view->gutter - 1,
                    LOOK(number ? HOSO_ROLE_KEY : HOSO_ROLE_FRAME), text);
}

/* The type of each mention that starts in LINE, in the blank before it or in the margin. */
static void draw_letters(const struct painter *p, struct hoso_span line,
                         struct hoso_surface *surface, int row, int col)
{
    const struct hoso_session_mentions *mentions = &p->doc->mentions;
    const char *text = p->doc->text.data;
    for (size_t i = first_ending_after(mentions, line.start);
         i < mentions->count && mentions->items[i].start < line.end; i++) {
        const struct hoso_session_mention *m = &mentions->items[i];
        if (m->start < line.start || (m->start > line.start && text[m->start - 1] != ' '))
            continue;
        const char *letter = hoso_lexicon_type(p->lexicon, (size_t)m->type)->letter;
        hoso_draw_text(surface, row, col + hoso_cells_width(text + line.start, m->start - line.start) - 1,
                       1, LOOK(HOSO_ROLE_LETTER), letter);
    }
}

void hoso_textview_draw(struct hoso_textview *view, const struct hoso_document *doc,
                        const struct hoso_settings *settings, const struct hoso_lexicon *lexicon,
                        struct hoso_surface *surface, int row, int col)
{
    view->drawn_row = row;
    view->drawn_col = col;
    if (view->top >= view->lines.count)
        return;
    size_t from = view->lines.items[view->top].start;
    struct painter painter = { view, doc, settings, lexicon,
                               first_ending_after(&doc->mentions, from),
                               first_span_after(&doc->hits, from),
                               view->marked ? first_span_after(view->marked, from) : 0 };
    for (int i = view->lead; i < view->rows; i++) {
        size_t line = view->top + (size_t)(i - view->lead);
        if (line >= view->lines.count)
            break;
        draw_line(&painter, view->lines.items[line], surface, row + i, col);
        if (!hoso_term_colours())
            draw_letters(&painter, view->lines.items[line], surface, row + i, col);
        if (view->marked && view->gutter > 1)
            draw_gutter(view, view->lines.items[line], surface, row + i, col);
    }
}

bool hoso_textview_command(struct hoso_textview *view, struct hoso_document *doc,
                           enum hoso_command command)
{
    long page = view->rows > 1 ? view->rows - 1 : 1, half = page / 2 ? page / 2 : 1;
    long first = first_row(view), last = (long)last_top(view), to = first;
    switch (command) {
    case HOSO_COMMAND_DOWN:
        to += 1;
        break;
    case HOSO_COMMAND_PAGE_DOWN:
        to += page;
        break;
    case HOSO_COMMAND_HALF_DOWN:
        to += half;
        break;
    case HOSO_COMMAND_UP:
        to -= 1;
        break;
    case HOSO_COMMAND_PAGE_UP:
        to -= page;
        break;
    case HOSO_COMMAND_HALF_UP:
        to -= half;
        break;
    case HOSO_COMMAND_FIRST:
        to = 0;
        break;
    case HOSO_COMMAND_LAST:
        to = last;
        break;
    default:
        return false;
    }
    /* What was pulled past an end goes back to it, never further. */
    long low = first < 0 ? first : 0, high = first > last ? first : last;
    set_first_row(view, doc, to < low ? low : to > high ? high : to);
    doc->wanted = HOSO_NOWHERE;
    return true;
}

int hoso_textview_percent(const struct hoso_textview *view)
{
    size_t seen = view->top + (size_t)(view->rows > 0 ? view->rows : 0);
    if (!view->lines.count || seen >= view->lines.count)
        return 100;
    return (int)(seen * 100 / view->lines.count);
}

long hoso_textview_distance(const struct hoso_textview *view, size_t offset)
{
    return view->lines.count ? (long)hoso_wrap_line_of(&view->lines, offset) - first_row(view) : 0;
}

int hoso_textview_row_of(const struct hoso_textview *view, size_t offset)
{
    long row = view->lines.count ? hoso_textview_distance(view, offset) : -1;
    return row >= 0 && row < view->rows ? (int)row : -1;
}

size_t hoso_textview_offset_at(const struct hoso_textview *view, const struct hoso_document *doc,
                               int row, int col)
{
    size_t line = view->top + (size_t)row;
    struct hoso_cell cell;
    if (row < 0 || row >= view->rows || line >= view->lines.count || view->article != doc->id ||
        view->version != doc->version)
        return HOSO_NOWHERE;
    struct hoso_span span = view->lines.items[line];
    for (size_t at = span.start; at < span.end && hoso_cell_next(&cell, doc->text.data, span.end, at);
         at = cell.end) {
        if (col >= 0 && col < cell.width_cols)
            return cell.start;
        col -= cell.width_cols;
    }
    return HOSO_NOWHERE;
}

int hoso_textview_col_of(const struct hoso_textview *view, const struct hoso_document *doc,
                         size_t offset)
{
    size_t start = view->lines.items[hoso_wrap_line_of(&view->lines, offset)].start;
    return offset > start ? hoso_cells_width(doc->text.data + start, offset - start) : 0;
}
