/* Figures lie in the text, in order and apart; dates asked for alone are those among them all; a
 * text compared with itself differs nowhere. */
#include "fuzz.h"

#include <string.h>

#include "hoso/buf.h"
#include "hoso/compare.h"

static void check_figures(const struct hoso_figures *figures, size_t size)
{
    size_t end = 0;
    for (size_t i = 0; i < figures->count; i++) {
        const struct hoso_figure *f = &figures->items[i];
        FUZZ_CHECK(f->span.start >= end && f->span.start < f->span.end && f->span.end <= size);
        FUZZ_CHECK(f->what && f->unit && f->label && f->shown && f->shown[0]);
        FUZZ_CHECK(f->value <= f->value_max);
        end = f->span.end;
    }
}

static bool is_same_day(const struct hoso_day *a, const struct hoso_day *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

static void check_dates(const struct hoso_figures *figures, const char *text, size_t len)
{
    struct hoso_figures dates = { 0 };
    size_t seen = 0;
    hoso_dates_find(&dates, text, len);
    for (size_t i = 0; i < figures->count; i++) {
        const struct hoso_figure *f = &figures->items[i];
        if (f->kind != HOSO_FIGURE_DATE)
            continue;
        FUZZ_CHECK(seen < dates.count);
        const struct hoso_figure *d = &dates.items[seen++];
        FUZZ_CHECK(d->span.start == f->span.start && d->span.end == f->span.end);
        FUZZ_CHECK(is_same_day(&d->from, &f->from) && is_same_day(&d->to, &f->to));
    }
    FUZZ_CHECK(seen == dates.count);
    hoso_figures_release(&dates);
}

static void compare(const char *a, size_t a_len, const char *b, size_t b_len, bool same)
{
    struct hoso_figures left = { 0 }, right = { 0 };
    struct hoso_figure_pairs pairs = { 0 };
    hoso_figures_find(&left, a, a_len);
    hoso_figures_find(&right, b, b_len);
    check_figures(&left, a_len);
    check_figures(&right, b_len);
    check_dates(&left, a, a_len);
    check_dates(&right, b, b_len);
    hoso_compare_figures(&pairs, &left, "2024-02-29", &right, "");
    for (size_t i = 0; i < pairs.count; i++) {
        const struct hoso_figure_pair *p = &pairs.items[i];
        FUZZ_CHECK(p->left || p->right);
        FUZZ_CHECK(!same || p->relation == HOSO_FIGURE_SAME);
    }
    hoso_vec_release(&pairs);
    hoso_figures_release(&left);
    hoso_figures_release(&right);
}

/* Pieces of figures, put together by the bytes of the input. */
static void build(struct hoso_buf *text, const uint8_t *data, size_t size)
{
    static const char *const parts[] = {
        " ", " ", " ", "\n", "-", "/", ".", ",", ":", "(", ")", "%", "$", "–", "5", "12", "27",
        "152", "2022", "1.000", "1,200", "0912", "KN", "Nga", "năm", "tháng", "ngày", "quý", "II",
        "hôm", "hai", "ba", "mươi", "mười", "lăm", "trăm", "nghìn", "triệu", "tỷ", "rưỡi", "chục",
        "hàng", "vài", "nửa", "hơn", "gần", "khoảng", "từ", "đến", "quả", "đạn", "pháo", "mm",
        "km", "giờ", "người", "bị", "thương", "và", "cuối", "những", "thập", "niên", "phần", "lúc",
        "số", "mỗi", "đô", "la", "không", "linh", ", anh", ". Ở", "Tháng", "giêng", "tư", "niên", "nay",
        "sớm", "sáng", "đầu", "\u00A0", "NĂM", "7.8.2023", "8.2022", "1999", "(", "\r",
    };
    for (size_t i = 0; i < size; i++) {
        hoso_buf_addstr(text, parts[data[i] % (sizeof parts / sizeof parts[0])]);
        if (data[i] & 0x80)
            hoso_buf_addch(text, ' ');
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    struct hoso_buf built = HOSO_BUF_INIT;
    build(&built, data, size);
    compare(text, size, text, size, true);
    compare(built.data, built.len, built.data, built.len, true);
    compare(text, size, built.data, built.len, false);
    compare(built.data, built.len / 2, built.data + built.len / 2, built.len - built.len / 2, false);
    hoso_buf_release(&built);
    return 0;
}
