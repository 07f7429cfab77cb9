/* A number with its bound, range, unit and noun, between the files that read it.  Inner. */
#ifndef HOSO_COMPARE_NUMBER_H
#define HOSO_COMPARE_NUMBER_H

#include "read.h"

struct number {
    struct amount amount;
    double max;
    bool range;
    enum hoso_figure_bound bound;
    const char *sign;          /* of the bound */
    const char *money;         /* a sign before the digits: `$5` */
    struct counted counted;
    size_t first, digits, end; /* tokens: bound or number, number, past all */
};

/* ---- bounds.c: what stands around the number; each moves n->first or n->end ---- */
void number_read_money_sign(struct number *n, const struct reader *r); /* `$5` */
void number_read_range(struct number *n, struct reader *r);      /* `10-15`, `10 đến 15` */
void number_read_fraction(struct number *n, const struct reader *r);   /* `2/3`, `hai phần ba` */
void number_read_bound(struct number *n, const struct reader *r);      /* `hơn`, `ít nhất` */

/* ---- doubt.c: what only looks like a figure ---- */
/* Is something glued to the number at I that makes it part of a name? */
bool number_is_glued(const struct reader *r, size_t i);
/* After all of it is read: does it count or measure something? */
bool number_is_figure(struct reader *r, const struct number *n);
/* The end of a telephone number at I; I where there is none. */
size_t skip_phone(const struct reader *r, size_t i);

/* ---- shown.c ---- */
/* Appends the number as it is shown, with its unit. */
void number_show(struct hoso_buf *out, const struct number *n);

#endif
