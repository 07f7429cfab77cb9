#include "hoso/article.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/cell.h"
#include "hoso/i18n.h"
#include "hoso/sentence.h"
#include "hoso/unicode.h"
#include "reader.h"

enum { TITLE_MAX_BYTES = 1000, FILE_MAX_BYTES = 0x7FFFFFFF };

void hoso_article_init(struct hoso_article *article)
{
    *article = (struct hoso_article){ .text = HOSO_BUF_INIT, .decoded = { "UTF-8", 0 } };
}

void hoso_article_release(struct hoso_article *article)
{
    hoso_buf_release(&article->text);
    hoso_article_init(article);
}

bool hoso_article_suffix_known(const char *path)
{
    return hoso_reader_for(path) != NULL;
}

/* ---- title ---- */

static size_t skip_blanks(const struct hoso_buf *text, size_t at)
{
    uint32_t code;
    for (size_t size; (size = hoso_utf8_next(&code, text->data, text->len, at)) > 0; at += size)
        if (!hoso_is_blank(code) && code >= ' ' && code != 0xFEFF)
            break;
    return at;
}

static size_t trim_end(const struct hoso_buf *text, size_t start, size_t end)
{
    size_t last = start;
    uint32_t code;
    for (size_t at = start, size; (size = hoso_utf8_next(&code, text->data, end, at)) > 0;
         at += size)
        if (!hoso_is_blank(code) && code >= ' ')
            last = at + size;
    return last;
}

/* No title is longer than TITLE_MAX_BYTES, even of an article that is one sentence. */
static size_t clip_title(const struct hoso_buf *text, size_t start, size_t end)
{
    if (end - start <= TITLE_MAX_BYTES)
        return end;
    end = start + hoso_utf8_clip(text->data + start, end - start, TITLE_MAX_BYTES);
    const char *blank = memrchr(text->data + start, ' ', end - start);
    return blank ? (size_t)(blank - text->data) : end;
}

static struct hoso_span find_title(const struct hoso_buf *text, const char *heading_marks)
{
    size_t start = skip_blanks(text, 0);
    size_t bare = start + strspn(text->data + start, heading_marks);
    if (bare < text->len && text->data[bare] != '\n')
        start = bare;
    const char *newline = memchr(text->data + start, '\n', text->len - start);
    size_t end = newline ? (size_t)(newline - text->data) : text->len;
    end = clip_title(text, start, end);
    if (hoso_cells_width(text->data + start, end - start) > HOSO_TITLE_COLS)
        end = hoso_sentence_end(text->data, end, start);
    return (struct hoso_span){ start, trim_end(text, start, end) };
}

/* ---- date ---- */

static bool is_digits(const char *s, size_t count)
{
    return strspn(s, "0123456789") >= count;
}

static bool is_date(const char *s)
{
    if (!is_digits(s, 4) || s[4] != '-' || !is_digits(s + 5, 2) || s[7] != '-' ||
        !is_digits(s + 8, 2) || is_digits(s + 10, 1))
        return false;
    int month = atoi(s + 5), day = atoi(s + 8);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static void find_date(char date[11], const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    date[0] = '\0';
    for (const char *s = name; strlen(s) >= 10; s++) {
        if ((s == name || !is_digits(s - 1, 1)) && is_date(s)) {
            memcpy(date, s, 10);
            date[10] = '\0';
            return;
        }
    }
}

/* ---- reading ---- */

enum hoso_status hoso_article_read(struct hoso_article *article, const char *path,
                                   struct hoso_error *err)
{
    hoso_article_release(article);
    const struct hoso_reader *reader = hoso_reader_for(path);
    if (!reader)
        reader = hoso_reader_default();
    find_date(article->date, path);
    struct hoso_buf bytes = HOSO_BUF_INIT;
    int failed = hoso_buf_read_file(&bytes, path, FILE_MAX_BYTES);
    enum hoso_status status;
    if (failed) {
        status = hoso_error_set(err, HOSO_IO, "%s: %s", path, strerror(failed));
    } else {
        status = reader->read(article, bytes.data, bytes.len);
        if (status == HOSO_OK)
            article->title = find_title(&article->text, reader->heading_marks);
        else
            hoso_error_set(err, status, "%s: %s", path, hoso_status_message(status));
    }
    hoso_buf_release(&bytes);
    return status;
}
