/* sentence: where sentences end, and where they only seem to. */
#include "unit.h"

#include "hoso/buf.h"
#include "hoso/sentence.h"

/* Sentences are expected joined with `|`. */
static void splits(const char *text, const char *expected)
{
    struct hoso_spans found = { 0 };
    struct hoso_buf got = HOSO_BUF_INIT;
    hoso_sentences(&found, text, strlen(text));
    for (size_t i = 0; i < found.count; i++) {
        if (i)
            hoso_buf_addch(&got, '|');
        hoso_buf_add(&got, text + found.items[i].start, found.items[i].end - found.items[i].start);
    }
    ck_assert_str_eq(got.data, expected);
    if (found.count)
        ck_assert_uint_eq(hoso_sentence_end(text, strlen(text), 0), found.items[0].end);
    hoso_buf_release(&got);
    hoso_vec_release(&found);
}

START_TEST(tiny)
{
    splits("", "");
    splits(" \n ", "");
    splits(".", ".");
    splits("a", "a");
    splits("\xFF. \xFF", "\xFF. \xFF");
    ck_assert_uint_eq(hoso_sentence_end("", 0, 5), 0);
}
END_TEST

START_TEST(plain_ends)
{
    splits("Trời mưa. Đường ngập. ", "Trời mưa.|Đường ngập.");
    splits("Thật ư? Thật! 12 người.", "Thật ư?|Thật!|12 người.");
    splits("Chờ... Rồi đi… Xa", "Chờ...|Rồi đi…|Xa");
    splits("Đầu đề\nThân bài. \n\n Hết", "Đầu đề|Thân bài.|Hết");
    splits("Ông nói: “Mưa.” Bà đi.", "Ông nói: “Mưa.”|Bà đi.");
    splits("Xong. “Đi thôi”.", "Xong.|“Đi thôi”.");
    splits("Năm 2023. Ông đi.", "Năm 2023.|Ông đi.");
}
END_TEST

START_TEST(no_ends)
{
    splits("Ông N.V.T. Anh đi", "Ông N.V.T. Anh đi");
    splits("Ở TP. Vinh, Q. Ba, St. Louis", "Ở TP. Vinh, Q. Ba, St. Louis");
    splits("John F. Kennedy", "John F. Kennedy");
    splits("hơn 25.000 người", "hơn 25.000 người");
    splits("chờ... rồi đi", "chờ... rồi đi");
    splits("1. Mở đầu. 2. Kết", "1. Mở đầu.|2. Kết");
    splits("trang a.vn Mới", "trang a.vn Mới");
    splits("ở HCM. Ông đi", "ở HCM.|Ông đi");
    splits("Theo PGS. Lan và GS. TS. Bình, BSCKII. Hà", "Theo PGS. Lan và GS. TS. Bình, BSCKII. Hà");
    splits("ThS. Lan, Th.S. Hà, Ths. Bình, NSƯT. Kim", "ThS. Lan, Th.S. Hà, Ths. Bình, NSƯT. Kim");
    splits("Mr. A và Mrs. B, Dr. C, Prof. D, Lt. Gen. E", "Mr. A và Mrs. B, Dr. C, Prof. D, Lt. Gen. E");
    splits("của NATO. Ông đi. Của CSGT. Bà về", "của NATO.|Ông đi.|Của CSGT.|Bà về");
    splits("Họ tới Gent. Ông Gens. Bà", "Họ tới Gent.|Ông Gens.|Bà");
}
END_TEST

START_TEST(from_the_middle)
{
    const char *text = "Một. Hai ba. Bốn";
    ck_assert_uint_eq(hoso_sentence_end(text, strlen(text), 6), 14);
    ck_assert_uint_eq(hoso_sentence_end(text, strlen(text), 999), strlen(text));
}
END_TEST

UNIT_MAIN("sentence", tiny, plain_ends, no_ends, from_the_middle)
