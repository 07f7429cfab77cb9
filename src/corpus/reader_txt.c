#include "reader.h"

enum hoso_status hoso_reader_txt(struct hoso_article *article, const char *bytes, size_t len)
{
    if (hoso_decode_is_binary(bytes, len))
        return HOSO_BINARY;
    hoso_decode(&article->text, &article->decoded, bytes, len);
    return HOSO_OK;
}
