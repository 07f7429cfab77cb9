/* What a text is known by, wherever its file lies: the first 64 bits of its SHA-256, so
 * that `sha256sum FILE | head -c 16` says the same of a plain UTF-8 file.
 * The only user of nettle; thread safe. */
#ifndef HOSO_DIGEST_H
#define HOSO_DIGEST_H

#include <stddef.h>
#include <stdint.h>

uint64_t hoso_digest(const char *bytes, size_t len);

#endif
