/* passages: what two texts say the same, wherever it stands; what must not be paired. */
#include "unit.h"

#include "hoso/buf.h"
#include "hoso/mem.h"
#include "hoso/passages.h"

/* Whatever of these stands in a text is a mention. */
static const char *const names[] = { "Karelov", "Norvik", "Đại sứ Trần Văn Bình", "Ostrava",
                                     "tàu Hải Âu", "Bộ Nội vụ", "Lindholm" };
enum { NAMES = sizeof names / sizeof names[0] };
struct mentions HOSO_VEC(struct hoso_passage_mention);

static int by_start(const void *a, const void *b)
{
    const struct hoso_passage_mention *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

struct side {
    struct hoso_figures figures;
    struct mentions mentions;
    struct hoso_passage_side given;
};

static void side_init(struct side *side, const char *text)
{
    memset(side, 0, sizeof *side);
    for (int i = 0; i < NAMES; i++)
        for (const char *at = text; (at = strstr(at, names[i])); at += strlen(names[i]))
            hoso_vec_push(&side->mentions,
                          ((struct hoso_passage_mention){ (size_t)(at - text),
                                                          (size_t)(at - text) + strlen(names[i]),
                                                          100 + i }));
    if (side->mentions.count)
        qsort(side->mentions.items, side->mentions.count, sizeof *side->mentions.items, by_start);
    hoso_figures_find(&side->figures, text, strlen(text));
    side->given = (struct hoso_passage_side){ text, strlen(text), side->mentions.items,
                                              side->mentions.count, &side->figures };
}

static void side_release(struct side *side)
{
    hoso_figures_release(&side->figures);
    hoso_vec_release(&side->mentions);
}

/* The passages of two texts as `left = right`, a line each. */
static void pairs(const char *left, const char *right, const char *expected)
{
    struct side l, r;
    struct hoso_passages passages = { 0 };
    struct hoso_buf found = HOSO_BUF_INIT;
    side_init(&l, left);
    side_init(&r, right);
    hoso_passages_find(&passages, &l.given, &r.given);
    for (size_t i = 0; i < passages.count; i++) {
        const struct hoso_passage *p = &passages.items[i];
        ck_assert(p->left.start < p->left.end && p->left.end <= strlen(left));
        ck_assert(p->right.start < p->right.end && p->right.end <= strlen(right));
        ck_assert(p->score > 0 && p->score <= 1);
        hoso_buf_addf(&found, "%.*s = %.*s\n", (int)(p->left.end - p->left.start),
                      left + p->left.start, (int)(p->right.end - p->right.start),
                      right + p->right.start);
    }
    ck_assert_str_eq(found.data, expected);
    hoso_vec_release(&passages);
    hoso_buf_release(&found);
    side_release(&l);
    side_release(&r);
}

#define LANDS "Tàu Hải Âu cập cảng Norvik sáng 12/3 với 480 tấn lúa mì."
#define DENIES "Đại sứ Trần Văn Bình bác bỏ tin cho rằng con tàu chở vũ khí."
#define STRIKES "Công nhân bến cảng bãi công đòi tăng lương từ đầu tuần."

START_TEST(nothing_in_nothing)
{
    pairs("", "", "");
    pairs(LANDS, "", "");
    pairs("", LANDS, "");
    pairs(" \n\n", "...", "");
}
END_TEST

START_TEST(same_words_same_order)
{
    pairs(LANDS "\n" DENIES "\n", LANDS "\n" DENIES "\n",
          LANDS " = " LANDS "\n" DENIES " = " DENIES "\n");
}
END_TEST

START_TEST(other_order)
{
    pairs(LANDS "\n" DENIES "\n" STRIKES, STRIKES " " LANDS "\n\n" DENIES,
          LANDS " = " LANDS "\n" DENIES " = " DENIES "\n" STRIKES " = " STRIKES "\n");
}
END_TEST

START_TEST(case_and_tone_placement)
{
    pairs("THỎA THUẬN HÒA BÌNH Ở OSTRAVA ĐƯỢC KÝ LÚC NỬA ĐÊM VỚI Karelov.\nMưa to.",
          "Nắng.\nThoả thuận hoà bình ở Ostrava được ký lúc nửa đêm với Karelov.",
          "THỎA THUẬN HÒA BÌNH Ở OSTRAVA ĐƯỢC KÝ LÚC NỬA ĐÊM VỚI Karelov. = "
          "Thoả thuận hoà bình ở Ostrava được ký lúc nửa đêm với Karelov.\n");
}
END_TEST

/* One sentence of the left is two of the right, and the other way round. */
START_TEST(split_and_merged)
{
    static const char one[] =
        "Karelov tới Norvik hôm 12/3 để gặp Lindholm về đường ống dẫn khí, còn 25.000 công nhân "
        "mỏ ở Ostrava đình công phản đối kế hoạch đóng cửa ba hầm lò.\nTrời lạnh.";
    static const char two[] =
        "Giá vàng đứng yên.\nNgày 12/3, Karelov tới Norvik gặp Lindholm bàn về đường ống dẫn khí. "
        "Ở Ostrava, 25.000 công nhân mỏ đình công phản đối kế hoạch đóng cửa ba hầm lò.";
    pairs(one, two,
          "Karelov tới Norvik hôm 12/3 để gặp Lindholm về đường ống dẫn khí = "
          "Ngày 12/3, Karelov tới Norvik gặp Lindholm bàn về đường ống dẫn khí.\n"
          "còn 25.000 công nhân mỏ ở Ostrava đình công phản đối kế hoạch đóng cửa ba hầm lò. = "
          "Ở Ostrava, 25.000 công nhân mỏ đình công phản đối kế hoạch đóng cửa ba hầm lò.\n");
    pairs(two, one,
          "Ngày 12/3, Karelov tới Norvik gặp Lindholm bàn về đường ống dẫn khí. = "
          "Karelov tới Norvik hôm 12/3 để gặp Lindholm về đường ống dẫn khí\n"
          "Ở Ostrava, 25.000 công nhân mỏ đình công phản đối kế hoạch đóng cửa ba hầm lò. = "
          "còn 25.000 công nhân mỏ ở Ostrava đình công phản đối kế hoạch đóng cửa ba hầm lò.\n");
}
END_TEST

/* Hardly a word in common but the names and the figures. */
START_TEST(other_words_same_names_and_figures)
{
    pairs("Theo Lindholm, Karelov đã bán 6.700 quả đạn cho Ostrava hồi tháng 8/2022.\n" STRIKES,
          "Mùa đông đến sớm.\nHồ sơ nêu: tháng 8/2022, Ostrava nhận 6.700 quả đạn từ tay Karelov, "
          "Lindholm tiết lộ.",
          "Theo Lindholm, Karelov đã bán 6.700 quả đạn cho Ostrava hồi tháng 8/2022. = "
          "Hồ sơ nêu: tháng 8/2022, Ostrava nhận 6.700 quả đạn từ tay Karelov, Lindholm tiết "
          "lộ.\n");
}
END_TEST

/* The lines that newspapers put under everything. */
START_TEST(boilerplate)
{
    pairs("Cháy lớn ở kho gạo phía nam thành phố.\nẢnh: Reuters\nXem thêm\nTheo Bộ Nội vụ\n",
          "Đội tuyển bơi giành huy chương đầu tiên.\nẢnh: Reuters\nXem thêm\nTheo Bộ Nội vụ\n", "");
    pairs("Giá gạo tăng nhẹ.\nMời bạn đọc xem thêm tin tức mới nhất tại đây.",
          "Bão số 5 suy yếu.\nMời bạn đọc xem thêm tin tức mới nhất tại đây.",
          "");
}
END_TEST

START_TEST(unrelated)
{
    pairs(LANDS "\n" DENIES "\n" STRIKES,
          "Norvik vô địch giải bóng đá quốc gia sau 12 năm chờ đợi.\n"
          "Karelov ghi hai bàn trong hiệp một, còn thủ môn cản phá quả phạt đền.\n"
          "Người hâm mộ đổ ra đường ăn mừng đến sáng 12/3.",
          "");
    /* The same people and places, other things said. */
    pairs("Karelov thăm Ostrava và cam kết xây trường học mới cho trẻ em vùng mỏ.",
          "Karelov rời Ostrava sau khi toà án bác đơn kiện của các cổ đông nhỏ lẻ.", "");
}
END_TEST

/* Texts made to be slow: the time is the test. */
START_TEST(hostile_sizes)
{
    static const char *const seeds[] = { "một hai ba. ", "Karelov ở Norvik ngày 12/3. ", "a ", "x,",
                                         "\n", "một câu dài không có dấu chấm " };
    enum { BYTES = 1 << 21 };
    for (size_t i = 0; i < sizeof seeds / sizeof seeds[0]; i++) {
        struct hoso_buf text = HOSO_BUF_INIT;
        while (text.len < BYTES)
            hoso_buf_addf(&text, "%s%zu", seeds[i], i % 2 ? text.len % 4001 : 0);
        struct hoso_passage_side side = { .text = text.data, .len = text.len };
        struct hoso_passages passages = { 0 };
        hoso_passages_find(&passages, &side, &side);
        hoso_vec_release(&passages);
        hoso_buf_release(&text);
    }
}
END_TEST

/* Bytes that are no text, and mentions that do not keep within sentences. */
START_TEST(hostile_bytes)
{
    char bytes[3000];
    struct hoso_passages passages = { 0 };
    struct hoso_passage_mention mention = { 1, 2999, 7 };
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7919 % 251 + i / 997);
    struct hoso_passage_side side = { bytes, sizeof bytes, &mention, 1, NULL };
    hoso_passages_find(&passages, &side, &side);
    for (size_t i = 0; i < passages.count; i++)
        ck_assert(passages.items[i].left.end <= sizeof bytes);
    hoso_vec_release(&passages);
}
END_TEST

UNIT_MAIN("passages", nothing_in_nothing, same_words_same_order, other_order,
          case_and_tone_placement, split_and_merged, other_words_same_names_and_figures,
          boilerplate, unrelated, hostile_sizes, hostile_bytes)
