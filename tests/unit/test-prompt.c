/* ui: a line to type in. */
#include "unit.h"

#include "../../src/ui/prompt.h"
#include "hoso/key.h"
#include "hoso/unicode.h"

static struct hoso_prompt prompt;

static enum hoso_prompt_result key(uint32_t key)
{
    return hoso_prompt_key(&prompt, key);
}

/* A code point at a time, as a terminal sends it. */
static void type(const char *text)
{
    uint32_t code;
    for (size_t at = 0, len = strlen(text), size; at < len; at += size) {
        size = hoso_utf8_next(&code, text, len, at);
        ck_assert_int_eq(key(code), HOSO_PROMPT_CHANGED);
    }
}

static void keys(uint32_t code, int times)
{
    while (times--)
        key(code);
}

static void is(const char *text)
{
    ck_assert_str_eq(prompt.text.data, text);
    ck_assert_uint_eq(prompt.text.len, strlen(text));
    ck_assert_uint_le(prompt.cursor, prompt.text.len);
}

static void start(const char *text)
{
    hoso_prompt_set(&prompt, text);
}

START_TEST(letters_come_in_at_the_cursor)
{
    start("");
    type("đạn pháo");
    is("đạn pháo");
    ck_assert_uint_eq(prompt.cursor, prompt.text.len);
    ck_assert_int_eq(key(HOSO_KEY_HOME), HOSO_PROMPT_MOVED);
    type("xe ");
    is("xe đạn pháo");
    keys(HOSO_KEY_RIGHT, 1);
    type("Đ");
    is("xe đĐạn pháo");
    keys(HOSO_KEY_END, 1);
    type("!");
    is("xe đĐạn pháo!");
    type("<>^@Space"); /* what key names are made of is text here */
    is("xe đĐạn pháo!<>^@Space");
    hoso_prompt_release(&prompt);
    ck_assert_ptr_null(prompt.text.data);
}
END_TEST

START_TEST(letters_go_as_they_look)
{
    start("");
    type("Vi\u1ec7t"); /* NFC */
    keys(HOSO_KEY_BACKSPACE, 2);
    is("Vi");
    type("e\u0323\u0302t"); /* NFD: a letter and two marks are one letter */
    keys(HOSO_KEY_BACKSPACE, 1);
    is("Vie\u0323\u0302");
    keys(HOSO_KEY_BACKSPACE, 1);
    is("Vi");
    type("👩‍👩‍👧🇻🇳");
    keys(HOSO_KEY_LEFT, 1);
    ck_assert_uint_eq(prompt.cursor, strlen("Vi👩‍👩‍👧"));
    keys(HOSO_KEY_LEFT, 1);
    ck_assert_uint_eq(prompt.cursor, strlen("Vi"));
    keys(HOSO_KEY_DELETE, 1);
    is("Vi🇻🇳");
    keys(HOSO_KEY_DELETE, 2);
    is("Vi");
    hoso_prompt_release(&prompt);
}
END_TEST

/* A mark typed apart from its letter joins it. */
START_TEST(a_mark_typed_later_joins_its_letter)
{
    start("te");
    type("\u0302");
    ck_assert_uint_eq(prompt.cursor, strlen("te\u0302"));
    keys(HOSO_KEY_LEFT, 1);
    ck_assert_uint_eq(prompt.cursor, 1);
    keys(HOSO_KEY_DELETE, 1);
    is("t");
    hoso_prompt_release(&prompt);
}
END_TEST

START_TEST(the_keys_of_readline)
{
    start("tên lửa  đạn đạo");
    ck_assert_int_eq(key('W' - '@'), HOSO_PROMPT_CHANGED);
    is("tên lửa  đạn ");
    keys('W' - '@', 1);
    is("tên lửa  ");
    keys('W' - '@', 1);
    is("tên ");
    keys('A' - '@', 1);
    keys('F' - '@', 1);
    ck_assert_uint_eq(prompt.cursor, 1);
    keys('D' - '@', 1);
    is("tn ");
    keys('B' - '@', 1);
    ck_assert_uint_eq(prompt.cursor, 0);
    keys('E' - '@', 1);
    keys('B' - '@', 1);
    ck_assert_int_eq(key('U' - '@'), HOSO_PROMPT_CHANGED);
    is(" ");
    keys('A' - '@', 1);
    ck_assert_int_eq(key('K' - '@'), HOSO_PROMPT_CHANGED);
    is("");
    hoso_prompt_release(&prompt);
}
END_TEST

START_TEST(nothing_happens_at_the_ends)
{
    static const uint32_t dull[] = { HOSO_KEY_BACKSPACE, HOSO_KEY_DELETE, HOSO_KEY_LEFT,
                                     HOSO_KEY_RIGHT,     HOSO_KEY_HOME,   HOSO_KEY_END,
                                     'W' - '@',          'U' - '@',       'K' - '@' };
    start("");
    for (size_t i = 0; i < sizeof dull / sizeof dull[0]; i++)
        ck_assert_int_eq(key(dull[i]), HOSO_PROMPT_MOVED);
    is("");
    hoso_prompt_release(&prompt);
}
END_TEST

START_TEST(other_keys_are_not_the_prompts)
{
    static const uint32_t other[] = { HOSO_KEY_ENTER, HOSO_KEY_ESC, HOSO_KEY_TAB, HOSO_KEY_UP,
                                      HOSO_KEY_F1, HOSO_KEY_RESIZE, HOSO_KEY_NONE, 0, 0x7f,
                                      'X' - '@', 'a' | HOSO_KEY_META };
    start("a");
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
        ck_assert_int_eq(key(other[i]), HOSO_PROMPT_IGNORED);
    is("a");
    hoso_prompt_release(&prompt);
}
END_TEST

/* What a terminal cannot mean to type: the text stays UTF-8. */
START_TEST(only_characters_come_in)
{
    start("");
    ck_assert_int_eq(key(0xD800), HOSO_PROMPT_IGNORED);
    ck_assert_int_eq(key(0x9b), HOSO_PROMPT_IGNORED);
    is("");
    hoso_prompt_release(&prompt);
}
END_TEST

START_TEST(a_prompt_has_a_limit)
{
    start("");
    for (int i = 0; i < 10000; i++)
        key(0x1ec7);
    ck_assert_uint_le(prompt.text.len, 4096);
    ck_assert_uint_gt(prompt.text.len, 4000);
    uint32_t code;
    for (size_t at = 0, size; at < prompt.text.len; at += size) {
        size = hoso_utf8_next(&code, prompt.text.data, prompt.text.len, at);
        ck_assert_uint_eq(code, 0x1ec7);
    }
    keys(HOSO_KEY_BACKSPACE, 5000);
    is("");
    hoso_prompt_release(&prompt);
}
END_TEST

START_TEST(a_new_text_starts_at_its_end)
{
    start("tên lửa");
    prompt.mark = (struct hoso_span){ 1, 4 };
    keys(HOSO_KEY_HOME, 1);
    start("xa");
    is("xa");
    ck_assert_uint_eq(prompt.cursor, 2);
    ck_assert_uint_eq(prompt.mark.end, 0);
    hoso_prompt_release(&prompt);
    hoso_prompt_release(&prompt);
}
END_TEST

UNIT_MAIN("prompt", letters_come_in_at_the_cursor, letters_go_as_they_look,
          a_mark_typed_later_joins_its_letter, the_keys_of_readline, nothing_happens_at_the_ends,
          other_keys_are_not_the_prompts, only_characters_come_in, a_prompt_has_a_limit,
          a_new_text_starts_at_its_end)
