/* Bytes in any encoding to an article's text: UTF-8, NFC, newlines as \n, no BOM.
 * For a UTF-8 NFC file with \n the text is the file, byte for byte.
 * May use base and libunistring.  Thread safe (no state). */
#ifndef HOSO_DECODE_H
#define HOSO_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "hoso/buf.h"

struct hoso_decoded {
    const char *encoding;  /* "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "TCVN"; static */
    size_t replaced_count; /* places shown as U+FFFD */
};

/* True for what is no text: NUL bytes near the start without a UTF-16 BOM. */
bool hoso_decode_is_binary(const char *bytes, size_t len);

/* Appends the text to TEXT.  Never fails: what cannot be decoded becomes U+FFFD.
 * UTF-8 with or without BOM, UTF-16 with BOM; else, where the bytes are not mostly
 * UTF-8, windows-1258 or TCVN, whichever gives more Vietnamese letters. */
void hoso_decode(struct hoso_buf *text, struct hoso_decoded *report, const char *bytes,
                 size_t len);

#endif
