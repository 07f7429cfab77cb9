/* Keys as the bindings name them: `a`, `]`, `Enter`, `PgDn`, `S-Tab`, `M-Left`, `^L`.
 * A key is a Unicode code point, or one of the named keys above Unicode's range; Meta
 * (Alt) is a flag on either.  May use base.  Thread safe. */
#ifndef HOSO_KEY_H
#define HOSO_KEY_H

#include <stddef.h>
#include <stdint.h>

enum hoso_key {
    HOSO_KEY_TAB = '\t',
    HOSO_KEY_ENTER = '\r',
    HOSO_KEY_ESC = 0x1b,
    HOSO_KEY_UP = 0x110000,
    HOSO_KEY_DOWN,
    HOSO_KEY_LEFT,
    HOSO_KEY_RIGHT,
    HOSO_KEY_HOME,
    HOSO_KEY_END,
    HOSO_KEY_PAGE_UP,
    HOSO_KEY_PAGE_DOWN,
    HOSO_KEY_BACKSPACE,
    HOSO_KEY_DELETE,
    HOSO_KEY_INSERT,
    HOSO_KEY_BACK_TAB,
    HOSO_KEY_F1, /* to F12 in order */
    HOSO_KEY_F12 = HOSO_KEY_F1 + 11,
    HOSO_KEY_RESIZE, /* the terminal's size changed */
    HOSO_KEY_MOUSE,  /* a mouse event waits */
    HOSO_KEY_NONE,
    HOSO_KEY_META = 1 << 24 /* flag */
};

/* The key that NAME names, or HOSO_KEY_NONE. */
uint32_t hoso_key_parse(const char *name);

enum { HOSO_KEY_NAME_BYTES = 24 };
/* The name of KEY into OUT, which holds HOSO_KEY_NAME_BYTES; returns OUT. */
char *hoso_key_name(char *out, uint32_t key);

#endif
