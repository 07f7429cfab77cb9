#include "hoso/key.h"

#include <stdio.h>
#include <string.h>

#include "hoso/unicode.h"

static const struct {
    const char *name;
    uint32_t key;
} named[] = {
    { "Tab", HOSO_KEY_TAB },
    { "S-Tab", HOSO_KEY_BACK_TAB },
    { "Enter", HOSO_KEY_ENTER },
    { "Esc", HOSO_KEY_ESC },
    { "Space", ' ' },
    { "Up", HOSO_KEY_UP },
    { "Down", HOSO_KEY_DOWN },
    { "Left", HOSO_KEY_LEFT },
    { "Right", HOSO_KEY_RIGHT },
    { "Home", HOSO_KEY_HOME },
    { "End", HOSO_KEY_END },
    { "PgUp", HOSO_KEY_PAGE_UP },
    { "PgDn", HOSO_KEY_PAGE_DOWN },
    { "Backspace", HOSO_KEY_BACKSPACE },
    { "Delete", HOSO_KEY_DELETE },
    { "Insert", HOSO_KEY_INSERT },
};

uint32_t hoso_key_parse(const char *name)
{
    if (strncmp(name, "M-", 2) == 0 && name[2]) {
        uint32_t key = hoso_key_parse(name + 2);
        return key == HOSO_KEY_NONE ? key : key | HOSO_KEY_META;
    }
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        if (strcmp(named[i].name, name) == 0)
            return named[i].key;
    if (name[0] == '^' && name[1] >= '@' && name[1] <= '_' && !name[2])
        return (uint32_t)name[1] - '@';
    unsigned number;
    char rest;
    if (sscanf(name, "F%u%c", &number, &rest) == 1 && number >= 1 && number <= 12)
        return HOSO_KEY_F1 + number - 1;
    uint32_t code;
    size_t len = strlen(name);
    size_t used = hoso_utf8_next(&code, name, len, 0);
    return len && used == len && code != 0xFFFD ? code : HOSO_KEY_NONE;
}

static size_t put_utf8(char *out, uint32_t code)
{
    if (code < 0x80)
        return (void)(out[0] = (char)code), 1;
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

char *hoso_key_name(char *out, uint32_t key)
{
    char *at = out;
    if (key & HOSO_KEY_META) {
        at += sprintf(at, "M-");
        key &= ~(uint32_t)HOSO_KEY_META;
    }
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        if (named[i].key == key)
            return strcpy(at, named[i].name), out;
    if (key >= HOSO_KEY_F1 && key <= HOSO_KEY_F12)
        sprintf(at, "F%u", (unsigned)(key - HOSO_KEY_F1 + 1));
    else if (key < ' ')
        sprintf(at, "^%c", (char)(key + '@'));
    else if (key < 0x110000)
        at[put_utf8(at, key)] = '\0';
    else
        strcpy(at, "?");
    return out;
}
