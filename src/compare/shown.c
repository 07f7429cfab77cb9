/* Numbers as they are shown: `>13.000`, `10–15 km`, `hàng trăm nghìn`, `2,3 tỷ đồng`. */
#include "number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* `1.234.567,5`, whatever the locale. */
static void add_value(struct hoso_buf *out, double value)
{
    char digits[400];
    double whole = floor(value + 1e-7);
    long millionths = lround((value - whole) * 1e6);
    int len = snprintf(digits, sizeof digits, "%.0f", whole);
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            hoso_buf_addch(out, '.');
        hoso_buf_addch(out, digits[i]);
    }
    if (millionths <= 0 || value >= 1e9)
        return;
    snprintf(digits, sizeof digits, ",%06ld", millionths);
    len = 7;
    while (digits[len - 1] == '0')
        len--;
    hoso_buf_add(out, digits, (size_t)len);
}

static const struct {
    double scale;
    const char *name;
} scales[] = {
    { 1e9, "tỷ" }, { 1e6, "triệu" }, { 1e3, "nghìn" }, { 100, "trăm" }, { 10, "chục" },
};

/* `hàng trăm nghìn`: the scale words of VALUE, the largest last. */
static void add_order(struct hoso_buf *out, double value, bool some)
{
    const char *names[8];
    size_t count = 0;
    for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
        while (value >= scales[i].scale && count < sizeof names / sizeof names[0]) {
            names[count++] = scales[i].name;
            value /= scales[i].scale;
        }
    }
    hoso_buf_addstr(out, some ? "vài" : "hàng");
    while (count > 0) {
        hoso_buf_addch(out, ' ');
        hoso_buf_addstr(out, names[--count]);
    }
}

void number_show(struct hoso_buf *out, const struct number *n)
{
    if (n->amount.order) {
        add_order(out, n->amount.value, n->amount.some);
    } else if (n->amount.over > 0) {
        hoso_buf_addf(out, "%s%.0f/%.0f", n->sign, n->amount.value * n->amount.over, n->amount.over);
    } else {
        hoso_buf_addstr(out, n->sign);
        add_value(out, n->amount.value);
        if (n->range) {
            hoso_buf_addstr(out, "–");
            add_value(out, n->max);
        }
    }
    const char *unit = n->counted.unit;
    if (!unit)
        return;
    if (unit[0] != '%')
        hoso_buf_addch(out, ' ');
    hoso_buf_addstr(out, unit);
}

/* ---- in short ---- */

/* The first byte of S that is in DIGITS, or not, where WANTED is false. */
static size_t first_of(const char *s, bool wanted)
{
    size_t at = 0;
    while (s[at] && (strchr("0123456789.,", s[at]) != NULL) != wanted)
        at++;
    return at;
}

void hoso_figure_short(struct hoso_buf *out, const struct hoso_figure *figure)
{
    double scale = figure->value >= 1e9 ? 1e9 : 1e6, value = figure->value / scale;
    bool one = figure->kind == HOSO_FIGURE_NUMBER && figure->value_max <= figure->value;
    bool round = fabs(value * 100 - floor(value * 100 + 0.5)) < 1e-6; /* two decimals at most */
    size_t number = first_of(figure->shown, true);
    if (!one || figure->value < 1e6 || value >= 1e6 || !round || !figure->shown[number]) {
        hoso_buf_addstr(out, figure->shown);
        return;
    }
    hoso_buf_add(out, figure->shown, number);
    add_value(out, value);
    hoso_buf_addstr(out, scale >= 1e9 ? " tỷ" : " triệu");
    hoso_buf_addstr(out, figure->shown + number + first_of(figure->shown + number, false));
}
