/* A cluster is looked at in this order: what stands for itself alone (controls, bad
 * bytes), what certainly is a cluster of one code point (fast), the rest by
 * libunistring.  A cluster longer than CLUSTER_BYTES is taken in pieces. */
#include "hoso/cell.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "cell-inner.h"
#include "hoso/unicode.h"

enum { CLUSTER_BYTES = 1024 };

static const char replacement[] = "\xEF\xBF\xBD", dotted_circle[] = "\xE2\x97\x8C";

static void show(struct hoso_cell *cell, const char *bytes, size_t len, int width_cols)
{
    memcpy(cell->shown, bytes, len);
    cell->shown[len] = '\0';
    cell->width_cols = width_cols;
}

static void show_ascii_control(struct hoso_cell *cell, uint32_t code)
{
    if (code == '\n') {
        show(cell, "", 0, 0);
    } else if (code == '\t') {
        show(cell, " ", 1, 1);
    } else {
        char picture[] = "\xE2\x90\x80";
        picture[2] = (char)(code == 0x7F ? 0xA1 : 0x80 + code);
        show(cell, picture, 3, 1);
    }
}

static bool is_invisible(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Cf) ||
           uc_is_property_default_ignorable_code_point(code);
}

/* What is shown as U+FFFD: what might act on a terminal, or whose width it may not know. */
static bool is_unshowable(uint32_t code)
{
    return uc_is_property_bidi_control(code) ||
           uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cn |
                                                      UC_CATEGORY_MASK_Cs);
}

static bool is_flag_letter(uint32_t code)
{
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

/* Appends CODE to what is shown where it takes part in the cell: a mark, a jamo. */
static void add_follower(struct hoso_cell *cell, size_t *shown_len, int *marks, uint32_t code)
{
    bool mark = uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M);
    bool jamo = code >= 0x1160 && code <= 0x11FF;
    if (!(mark || jamo) || is_invisible(code) || is_unshowable(code) || *marks >= HOSO_CELL_MARKS)
        return;
    int width = uc_width(code, "UTF-8");
    if (width < 0 || cell->width_cols + width > 2)
        return;
    int size = u8_uctomb((uint8_t *)cell->shown + *shown_len, code,
                         (ptrdiff_t)(HOSO_CELL_BYTES - 1 - *shown_len));
    if (size <= 0)
        return;
    *shown_len += (size_t)size;
    cell->width_cols += width;
    ++*marks;
}

/* The first code point of a cluster; false where the rest of it is not shown. */
static bool show_base(struct hoso_cell *cell, const char *bytes, size_t size, uint32_t code)
{
    if (is_unshowable(code) || (code == 0xFFFD && size == 1)) {
        show(cell, replacement, sizeof replacement - 1, 1);
        return false;
    }
    if (is_invisible(code)) {
        show(cell, "", 0, 0);
        return false;
    }
    if (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Z)) {
        int width = uc_width(code, "UTF-8");
        show(cell, "  ", width == 2 ? 2 : 1, width == 2 ? 2 : 1);
        return false;
    }
    int width = uc_width(code, "UTF-8");
    if (width <= 0) { /* a mark without a letter would fall on the cell before */
        show(cell, dotted_circle, sizeof dotted_circle - 1, 1);
        memcpy(cell->shown + sizeof dotted_circle - 1, bytes, size);
        cell->shown[sizeof dotted_circle - 1 + size] = '\0';
        return true;
    }
    show(cell, bytes, size, width > 2 ? 2 : width);
    return true;
}

/* A flag as its two letters: terminals do not agree on how wide a flag is. */
static void show_flag(struct hoso_cell *cell, const char *text, size_t second)
{
    uint32_t letters[2];
    hoso_utf8_next(&letters[0], text, cell->end, cell->start);
    hoso_utf8_next(&letters[1], text, cell->end, second);
    char shown[2] = { (char)('A' + (letters[0] - 0x1F1E6)), ' ' };
    if (second < cell->end && is_flag_letter(letters[1]))
        shown[1] = (char)('A' + (letters[1] - 0x1F1E6));
    show(cell, shown, 2, 2);
}

/* End of the cluster at AT as libunistring sees it; TEXT[AT] is well formed. */
static size_t next_boundary(const char *text, size_t len, size_t at)
{
    const uint8_t *start = (const uint8_t *)text + at;
    const uint8_t *end = u8_grapheme_next(start, start + (len - at));
    return end && end > start ? (size_t)(end - (const uint8_t *)text) : at + 1;
}

/* libunistring 1.0 judges by pairs, so flags (GB12) and emoji joined by U+200D (GB11)
 * are put together here. */
static size_t cluster_end(const char *text, size_t len, size_t at, uint32_t code)
{
    uint32_t next;
    size_t size = hoso_utf8_next(&next, text, len, at);
    if (hoso_cell_surely_starts(text, len, at + size))
        return at + size;
    if (is_flag_letter(code)) {
        size_t second = hoso_utf8_next(&next, text, len, at + size);
        return at + size + (second && is_flag_letter(next) ? second : 0);
    }
    len = at + hoso_utf8_clip(text + at, len - at, CLUSTER_BYTES);
    size_t end = next_boundary(text, len, at);
    while (end < len && end - at > 3 && memcmp(text + end - 3, "\xE2\x80\x8D", 3) == 0 &&
           uc_is_property_extended_pictographic(code) &&
           hoso_utf8_next(&next, text, len, end) > 1 && uc_is_property_extended_pictographic(next))
        end = next_boundary(text, len, end);
    return end;
}

/* Any cluster that is not one printable ASCII character. */
static void show_cluster(struct hoso_cell *cell, const char *text, size_t len)
{
    uint32_t code;
    size_t size = hoso_utf8_next(&code, text, len, cell->start);
    size_t at = cell->start + size;
    cell->end = at;
    if (code < ' ' || code == 0x7F) {
        show_ascii_control(cell, code);
        return;
    }
    if (code != 0xFFFD || size > 1)
        cell->end = cluster_end(text, len, cell->start, code);
    if (is_flag_letter(code)) {
        show_flag(cell, text, at);
        return;
    }
    if (!show_base(cell, text + cell->start, size, code))
        return;
    size_t shown_len = strlen(cell->shown);
    int marks = 0;
    for (; at < cell->end && marks < HOSO_CELL_MARKS; at += size) {
        size = hoso_utf8_next(&code, text, cell->end, at);
        add_follower(cell, &shown_len, &marks, code);
    }
    cell->shown[shown_len] = '\0';
}

static bool is_plain_ascii(const char *text, size_t len, size_t at)
{
    return text[at] >= ' ' && text[at] < 0x7F && hoso_cell_surely_starts(text, len, at + 1);
}

bool hoso_cell_next(struct hoso_cell *cell, const char *text, size_t len, size_t at)
{
    if (at >= len)
        return false;
    cell->start = at;
    if (is_plain_ascii(text, len, at)) {
        cell->end = at + 1;
        cell->width_cols = 1;
        cell->shown[0] = text[at];
        cell->shown[1] = '\0';
    } else {
        show_cluster(cell, text, len);
    }
    return true;
}

/* A letter of Latin or Vietnamese that is a cluster by itself; its bytes, or 0. */
static size_t plain_letter(const char *text, size_t len, size_t at)
{
    unsigned char lead = (unsigned char)text[at];
    size_t size = lead >= 0xC3 && lead < 0xCC ? 2 : lead == 0xE1 ? 3 : 0;
    if (!size || len - at < size || (text[at + 1] & 0xC0) != 0x80)
        return 0;
    if (size == 3 && ((unsigned char)text[at + 1] < 0xB8 || (unsigned char)text[at + 1] > 0xBB ||
                      (text[at + 2] & 0xC0) != 0x80))
        return 0;
    return hoso_cell_surely_starts(text, len, at + size) ? size : 0;
}

int hoso_cell_measure(size_t *end, const char *text, size_t len, size_t at)
{
    size_t letter = plain_letter(text, len, at);
    if (letter) {
        *end = at + letter;
        return 1;
    }
    struct hoso_cell cell;
    hoso_cell_next(&cell, text, len, at);
    *end = cell.end;
    return cell.width_cols;
}

int hoso_cells_add(struct hoso_buf *out, const char *text, size_t len, int max_cols)
{
    int used = 0, fit_cols = 0;
    size_t fit_len = out->len; /* what is left of OUT where `…` is added */
    struct hoso_cell cell;
    for (size_t at = 0; hoso_cell_next(&cell, text, len, at); at = cell.end) {
        int width = text[at] == '\n' ? 1 : cell.width_cols;
        if (max_cols >= 0 && width > max_cols - used) {
            out->len = fit_len;
            if (out->capacity)
                out->data[fit_len] = '\0';
            if (max_cols == 0)
                return 0;
            hoso_buf_addstr(out, "…");
            return fit_cols + 1;
        }
        hoso_buf_addstr(out, text[at] == '\n' ? " " : cell.shown);
        used += width;
        if (used < max_cols) {
            fit_len = out->len;
            fit_cols = used;
        }
    }
    return used;
}

int hoso_cells_width(const char *text, size_t len)
{
    int used = 0;
    for (size_t at = 0, end; at < len && used < INT_MAX - 2; at = end) {
        int width = hoso_cell_measure(&end, text, len, at);
        used += text[at] == '\n' ? 1 : width;
    }
    return used;
}
