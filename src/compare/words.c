/* The table of closed-class words, found through a hash table made once.  These words are the
 * grammar of Vietnamese numbers and dates, not names: they belong to the code that reads
 * them.  A word may stand in several rows; its bits are joined. */
#include "words.h"

#include <pthread.h>
#include <string.h>

#include "hoso/hash.h"
#include "hoso/unicode.h"

static const struct word numerals[] = {
    { "một", W_DIGIT, 1, NULL },        { "hai", W_DIGIT, 2, NULL },
    { "ba", W_DIGIT, 3, NULL },         { "bốn", W_DIGIT, 4, NULL },
    { "năm", W_DIGIT, 5, NULL },        { "sáu", W_DIGIT, 6, NULL },
    { "bảy", W_DIGIT, 7, NULL },        { "bẩy", W_DIGIT, 7, NULL },
    { "tám", W_DIGIT, 8, NULL },        { "chín", W_DIGIT, 9, NULL },
    { "mốt", W_DIGIT_LATE, 1, NULL },   { "tư", W_DIGIT_LATE, 4, NULL },
    { "lăm", W_DIGIT_LATE, 5, NULL },   { "nhăm", W_DIGIT_LATE, 5, NULL },
    { "mười", W_TEN, 10, NULL },        { "mươi", W_TENS, 10, NULL },
    { "chục", W_SCALE, 10, NULL },      { "trăm", W_SCALE, 100, NULL },
    { "nghìn", W_SCALE, 1e3, NULL },    { "ngàn", W_SCALE, 1e3, NULL },
    { "vạn", W_SCALE, 1e4, NULL },      { "triệu", W_SCALE, 1e6, NULL },
    { "tỷ", W_SCALE, 1e9, NULL },       { "tỉ", W_SCALE, 1e9, NULL },
    { "linh", W_LINK, 0, NULL },        { "lẻ", W_LINK, 0, NULL },
    { "rưỡi", W_HALF_MORE, 0, NULL },   { "rưởi", W_HALF_MORE, 0, NULL },
    { "nửa", W_HALF, 0.5, NULL },       { "vài", W_SOME, 2, NULL },
    { "mấy", W_SOME, 2, NULL },         { "dăm", W_SOME, 2, NULL },
    { "hàng", W_ORDER | W_EACH, 1, NULL }, { "cả", W_ORDER | W_STOP, 1, NULL },
    { "nhiều", W_ORDER | W_STOP, 1, NULL },
    { "hơn", W_MORE | W_STOP, 0, NULL }, { "trên", W_MORE | W_STOP, 0, NULL },
    { "vượt", W_MORE | W_STOP, 0, NULL }, { "quá", W_MORE | W_STOP, 0, NULL },
    { "dưới", W_LESS | W_STOP, 0, NULL }, { "gần", W_LESS | W_STOP, 0, NULL },
    { "khoảng", W_ABOUT | W_STOP, 0, NULL }, { "chừng", W_ABOUT | W_STOP, 0, NULL },
    { "độ", W_UNIT, 0, "°C" },
};

/* places.c has those that a number may stand behind, too. */
static const struct word dates[] = {
    { "ngày", W_DAY | W_UNIT, 0, "ngày" }, { "hôm", W_DAY | W_STOP, 0, NULL },
    { "sáng", W_DAY | W_STOP, 0, NULL },   { "trưa", W_DAY | W_STOP, 0, NULL },
    { "chiều", W_DAY | W_STOP, 0, NULL },  { "tối", W_DAY | W_STOP, 0, NULL },
    { "đêm", W_DAY | W_UNIT, 0, "đêm" },   { "mùng", W_DAY, 0, NULL },
    { "mồng", W_DAY, 0, NULL },            { "tháng", W_DATE | W_UNIT, 0, "tháng" },
    { "năm", W_DATE | W_UNIT, 0, "năm" },  { "quý", W_DATE | W_UNIT, 0, "quý" },
    { "thập", W_DATE, 0, NULL },           { "mùa", W_DATE, 0, NULL },
    { "đầu", W_PART | W_STOP, 0, NULL },   { "giữa", W_PART | W_STOP, 0, NULL },
    { "cuối", W_PART | W_STOP, 0, NULL },
    { "mỗi", W_EACH | W_STOP, 0, NULL },   { "hằng", W_EACH | W_STOP, 0, NULL },
    { "từng", W_EACH | W_STOP, 0, NULL },
    { "từ", W_FROM | W_STOP, 0, NULL },    { "đến", W_FROM | W_STOP, 0, NULL },
    { "tới", W_FROM | W_STOP, 0, NULL },   { "vào", W_FROM | W_STOP, 0, NULL },
    { "hồi", W_FROM | W_STOP, 0, NULL },   { "trước", W_FROM | W_STOP, 0, NULL },
    { "sau", W_FROM | W_STOP, 0, NULL },   { "trong", W_FROM | W_STOP, 0, NULL },
    { "kể", W_FROM | W_STOP, 0, NULL },    { "nhật", W_FROM, 0, NULL },
    { "qua", W_FROM | W_STOP, 0, NULL },   { "nay", W_FROM | W_STOP, 0, NULL },
    { "hè", W_FROM, 0, NULL },    { "dịp", W_FROM, 0, NULL },
                { "xuân", W_FROM, 0, NULL },
    { "thu", W_FROM, 0, NULL },            { "đông", W_FROM, 0, NULL },
    { "giáp", W_STOP, 0, NULL },
};

#define UNIT(word, shown) { word, W_UNIT, 0, shown }
#define UNIT_OF(word, shown) { word, W_UNIT | W_UNIT_OF, 0, shown }
static const struct word units[] = {
    UNIT("km", "km"), UNIT("kilomet", "km"), UNIT("kilômét", "km"), UNIT("m", "m"),
    UNIT("mét", "m"), UNIT("cm", "cm"), UNIT("mm", "mm"), UNIT("ly", "mm"), UNIT("dặm", "dặm"),
    UNIT("inch", "inch"), UNIT("feet", "feet"), UNIT("km2", "km²"), UNIT("km²", "km²"),
    UNIT("m2", "m²"), UNIT("m²", "m²"), UNIT_OF("m3", "m³"), UNIT_OF("m³", "m³"),
    UNIT_OF("ha", "ha"), UNIT_OF("hecta", "ha"), UNIT_OF("héc", "ha"),
    UNIT_OF("kg", "kg"), UNIT_OF("g", "g"), UNIT_OF("gram", "g"), UNIT_OF("mg", "mg"),
    UNIT_OF("tấn", "tấn"), UNIT_OF("tạ", "tạ"), UNIT_OF("lít", "lít"), UNIT_OF("ml", "ml"),
    UNIT_OF("thùng", "thùng"), UNIT_OF("pound", "pound"), UNIT_OF("ounce", "ounce"),
    UNIT("usd", "USD"), UNIT("đôla", "USD"), UNIT("đồng", "đồng"), UNIT("đ", "đồng"),
    UNIT("vnd", "đồng"), UNIT("vnđ", "đồng"), UNIT("euro", "EUR"), UNIT("eur", "EUR"),
    UNIT("won", "won"), UNIT("yên", "yên"), UNIT("yen", "yên"), UNIT("rúp", "rúp"),
    UNIT("ruble", "rúp"), UNIT("rupee", "rupee"), UNIT("baht", "baht"), UNIT("bảng", "bảng"),
    UNIT("franc", "franc"), UNIT("tệ", "tệ"), UNIT("cent", "cent"), UNIT("xu", "xu"),
    UNIT("tuổi", "tuổi"), UNIT("giờ", "giờ"), UNIT("h", "giờ"), UNIT("tiếng", "giờ"),
    UNIT("phút", "phút"), UNIT("giây", "giây"), UNIT("tuần", "tuần"), UNIT("lần", "lần"),
    UNIT("kw", "kW"), UNIT("mw", "MW"), UNIT("gw", "GW"), UNIT("kwh", "kWh"),
    UNIT("mwh", "MWh"), UNIT("hz", "Hz"), UNIT("khz", "kHz"), UNIT("mhz", "MHz"),
    UNIT("ghz", "GHz"), UNIT("gb", "GB"), UNIT("mb", "MB"), UNIT("tb", "TB"),
    UNIT("mah", "mAh"), UNIT("mach", "Mach"), UNIT("nm", "nm"), UNIT("kt", "kt"),
    UNIT("kiloton", "kt"), UNIT("megapixel", "MP"), UNIT("s", "giây"),
};

static const struct {
    const char *first, *second;
    uint32_t is;
    const char *unit;
} two_word_units[] = {
    { "phần", "trăm", W_UNIT | W_UNIT_OF, "%" }, { "đô", "la", W_UNIT, "USD" },
    { "cây", "số", W_UNIT, "km" },               { "hải", "lý", W_UNIT, "hải lý" },
    { "hải", "lí", W_UNIT, "hải lý" },           { "mét", "vuông", W_UNIT, "m²" },
    { "mét", "khối", W_UNIT | W_UNIT_OF, "m³" }, { "km", "vuông", W_UNIT, "km²" },
    { "héc", "ta", W_UNIT | W_UNIT_OF, "ha" },   { "độ", "c", W_UNIT, "°C" },
    { "bảng", "anh", W_UNIT, "bảng" },           { "mã", "lực", W_UNIT, "mã lực" },
    { "năm", "tuổi", W_UNIT, "tuổi" },           { "độ", "richter", W_UNIT, "độ Richter" },
};

#define CLASSIFIER(word) { word, W_CLASSIFIER, 0, NULL }
#define NOUN(word) { word, W_NOUN, 0, NULL }
static const struct word nouns[] = {
    CLASSIFIER("quả"), CLASSIFIER("chiếc"), CLASSIFIER("khẩu"), CLASSIFIER("cái"),
    CLASSIFIER("viên"), CLASSIFIER("cỗ"), CLASSIFIER("tấm"), CLASSIFIER("bức"),
    CLASSIFIER("cuốn"), CLASSIFIER("quyển"), CLASSIFIER("chiếu"), CLASSIFIER("ngôi"),
    CLASSIFIER("tòa"), CLASSIFIER("toà"), NOUN("căn"), CLASSIFIER("vị"),
    CLASSIFIER("cỡ"), CLASSIFIER("con"), CLASSIFIER("tờ"), CLASSIFIER("trái"),
    CLASSIFIER("hòn"), CLASSIFIER("bộ"), CLASSIFIER("tên"), NOUN("loại"),
    NOUN("người"), NOUN("lính"), NOUN("binh"), NOUN("tàu"), NOUN("xe"), NOUN("máy"),
    NOUN("tên"), NOUN("lửa"), NOUN("học"), NOUN("dân"), NOUN("hộ"), NOUN("ca"), NOUN("vụ"),
    NOUN("nạn"), NOUN("khách"), NOUN("cháu"), NOUN("em"), NOUN("container"), NOUN("uav"),
    NOUN("drone"), NOUN("thuyền"), NOUN("nhà"), NOUN("công"), NOUN("doanh"), NOUN("suất"),
    NOUN("quốc"), NOUN("thành"), NOUN("nhân"), NOUN("sinh"), NOUN("thương"), NOUN("phụ"),
    NOUN("trẻ"), NOUN("tù"), NOUN("quân"), NOUN("cuộc"), NOUN("trận"), NOUN("đợt"),
    NOUN("tỉnh"), NOUN("bang"), NOUN("hệ"), NOUN("tổ"), NOUN("lượt"), NOUN("chuyến"),
    NOUN("mẫu"), NOUN("đạn"), NOUN("pháo"), NOUN("bom"), NOUN("súng"), NOUN("mìn"),
    { "pháo", W_CALIBRE, 0, NULL }, { "đạn", W_CALIBRE, 0, NULL }, { "súng", W_CALIBRE, 0, NULL },
    { "cối", W_CALIBRE, 0, NULL }, { "cỡ", W_CALIBRE, 0, NULL }, { "nòng", W_CALIBRE, 0, NULL },
    { "rốc", W_CALIBRE, 0, NULL }, { "két", W_CALIBRE, 0, NULL }, { "kính", W_CALIBRE, 0, NULL },
    { "rocket", W_CALIBRE, 0, NULL }, { "tự", W_CALIBRE, 0, NULL }, { "thanh", W_CALIBRE, 0, NULL },
    { "lựu", W_CALIBRE, 0, NULL }, { "máy", W_CALIBRE, 0, NULL }, { "hành", W_CALIBRE, 0, NULL },
    { "kéo", W_CALIBRE, 0, NULL }, { "loạt", W_CALIBRE, 0, NULL }, { "lửa", W_CALIBRE, 0, NULL },
};

#define ORDINAL(word) { word, W_ORDINAL, 0, NULL }
static const struct word ordinals[] = {
    ORDINAL("số"), ORDINAL("thứ"), ORDINAL("khóa"), ORDINAL("khoá"), ORDINAL("khu"),
    ORDINAL("điều"), ORDINAL("khoản"), ORDINAL("mục"), ORDINAL("chương"), ORDINAL("lớp"),
    ORDINAL("phòng"), ORDINAL("tầng"), ORDINAL("lộ"), ORDINAL("lô"), ORDINAL("tuyến"),
    ORDINAL("hạng"), ORDINAL("cấp"), ORDINAL("loại"), ORDINAL("nhóm"), ORDINAL("quận"),
    ORDINAL("phường"), ORDINAL("tổ"), ORDINAL("ấp"), ORDINAL("thôn"), ORDINAL("đoàn"),
    ORDINAL("đội"), ORDINAL("bài"), ORDINAL("trang"), ORDINAL("tập"), ORDINAL("đoạn"),
    ORDINAL("kỷ"), ORDINAL("đời"), ORDINAL("bản"), ORDINAL("mẫu"), ORDINAL("kênh"),
    ORDINAL("top"), ORDINAL("tốp"), ORDINAL("phút"), ORDINAL("vòng"), ORDINAL("câu"),
    ORDINAL("hình"), ORDINAL("cổng"), ORDINAL("ngõ"), ORDINAL("ngách"), ORDINAL("hẻm"),
    ORDINAL("km"), ORDINAL("đường"), ORDINAL("lần"), ORDINAL("luật"), ORDINAL("mã"),
    ORDINAL("định"), ORDINAL("quyết"), ORDINAL("bậc"), ORDINAL("tuổi"), ORDINAL("hiệp"),
    ORDINAL("trí"), ORDINAL("mũi"), ORDINAL("giải"), ORDINAL("hotline"), ORDINAL("đt"),
    ORDINAL("thoại"), ORDINAL("sđt"), ORDINAL("đài"), ORDINAL("fax"), ORDINAL("tel"),
    ORDINAL("tư"), ORDINAL("ql"), ORDINAL("tl"),
    ORDINAL("u"), ORDINAL("f"), ORDINAL("phiên"), ORDINAL("block"),
    ORDINAL("cụm"), ORDINAL("trạm"), ORDINAL("ô"),
    ORDINAL("kì"), ORDINAL("phần"),
    { "thắng", W_SCORE | W_STOP, 0, NULL }, { "thua", W_SCORE | W_STOP, 0, NULL },
    { "hòa", W_SCORE, 0, NULL }, { "hoà", W_SCORE, 0, NULL }, { "dẫn", W_SCORE | W_STOP, 0, NULL },
    { "số", W_SCORE, 0, NULL }, { "lệ", W_SCORE, 0, NULL }, { "điểm", W_SCORE, 0, NULL },
    { "hình", W_SCORE, 0, NULL }, { "đồ", W_SCORE, 0, NULL },
};

/* A noun that is counted ends before these. */
static const char *const stops[] = {
    /* conjunctions, prepositions, particles */
    "và", "hoặc", "hay", "với", "của", "cho", "để", "ở", "tại", "bằng", "theo", "do", "vì", "nên",
    "mà", "thì", "là", "như", "về", "ra", "lên", "xuống", "lại", "đi", "so", "này", "kia", "đó",
    "đây", "ấy", "nào", "khác", "nữa", "trở", "ngoài", "bên", "phía", "dọc", "quanh", "xung",
    "cùng", "khi", "nếu", "nhưng", "tuy", "song", "rằng", "các", "những", "mọi", "cách", "giữa",
    "suốt", "gồm", "kèm", "nhờ", "nhằm", "mới", "cũ", "đầy", "riêng", "nhất", "dù", "liệu", "tùy",
    "tuỳ",
    /* auxiliaries, adverbs */
    "đã", "đang", "sẽ", "vừa", "sắp", "cũng", "vẫn", "còn", "chỉ", "đều", "rất", "lắm", "không",
    "chưa", "chẳng", "đừng", "bị", "được", "phải", "có", "cần", "muốn", "rồi", "luôn", "ngay",
    "thêm", "lần", "gấp",
    /* verbs that often follow a counted noun */
    "sang", "gửi", "chở", "mang", "đưa", "nằm", "thuộc", "làm", "nhận", "trả", "mua", "bán",
    "dùng", "bắn", "rơi", "chạy", "giảm", "đạt", "chiếm", "gây", "khiến", "nói", "biết", "tuyên",
    "thấy", "bắt", "giữ", "xảy", "sống", "ngụ", "mắc", "kẹt", "thoát", "chia", "đứng", "ngồi",
    "rút", "chuyển", "tìm", "nộp", "đóng", "mở", "xây", "ký", "yêu", "kêu", "gọi", "đòi", "ủng",
    "bỏ", "ghi", "trúng", "hủy", "huỷ", "đâm", "va", "rời", "chờ", "đợi", "nhắm", "đến", "mỗi",
    "lúc", "tháo", "đổ", "suýt", "nêu", "bước", "đáp", "cất", "thuê", "gặp", "khỏi", "rộng",
    "quê", "ném", "ghé", "thăm",
};

/* The same where one word alone would not tell: `sử dụng`, but `lịch sử`. */
static const char *const stop_pairs[][2] = {
    { "sử", "dụng" }, { "thực", "hiện" }, { "hoạt", "động" }, { "thu", "giữ" },
    { "sinh", "sống" }, { "phản", "đối" }, { "liên", "quan" }, { "vận", "chuyển" },
    { "tiêu", "diệt" }, { "tiêu", "thụ" }, { "đề", "nghị" }, { "chính", "thức" },
    { "dự", "kiến" }, { "tiến", "hành" }, { "phá", "hủy" }, { "phá", "huỷ" }, { "tấn", "công" },
    { "tăng", "cường" }, { "hiện", "nay" }, { "đồng", "thời" }, { "thực", "tế" },
    { "tham", "gia" }, { "phóng", "đi" }, { "trực", "tiếp" }, { "liên", "tiếp" },
    { "liên", "tục" }, { "thành", "công" }, { "nghi", "chở" }, { "xuất", "hiện" },
    { "xuất", "phát" }, { "cập", "cảng" }, { "cập", "bến" }, { "hòa", "nhau" }, { "hoà", "nhau" }, { "nhập", "viện" }, { "trị", "giá" }, { "cung", "cấp" }, { "hỗ", "trợ" },
    { "đăng", "ký" }, { "triển", "khai" }, { "diễn", "ra" }, { "kết", "thúc" }, { "kết", "hợp" },
    { "phục", "vụ" }, { "bao", "gồm" }, { "tiếp", "tục" }, { "tiếp", "theo" }, { "tính", "đến" },
    { "tính", "từ" }, { "tính", "theo" }, { "hạ", "cánh" }, { "hạ", "xuống" }, { "trú", "tại" },
    { "ước", "tính" }, { "tham", "dự" }, { "tham", "chiến" }, { "xuất", "khẩu" },
};

/* … and where one word would stop what goes on: `tên lửa phòng không`, `đầu đạn`. */
static const char *const no_stop_pairs[][2] = {
    { "phòng", "không" }, { "hàng", "không" }, { "không", "người" }, { "không", "quân" },
    { "không", "gian" }, { "đối", "không" }, { "không", "đối" }, { "đầu", "đạn" },
    { "đầu", "máy" }, { "cung", "thủ" }, { "chiến", "đấu" }, { "bị", "thương" }, { "bị", "cáo" },
    { "bị", "can" }, { "bộ", "phận" }, { "vị", "trí" }, { "con", "số" }, { "con", "người" },
    { "trái", "tim" }, { "trái", "phiếu" }, { "bộ", "đội" }, { "viên", "chức" },
    { "con", "trai" }, { "con", "gái" }, { "con", "đường" }, { "trái", "đất" },
    { "bộ", "trưởng" }, { "tên", "lửa" }, { "thiết", "giáp" }, { "bọc", "giáp" },
    { "đầu", "kéo" }, { "chuyển", "phát" }, { "tự", "do" }, { "cuộc", "gọi" }, { "chữ", "ký" },
    { "việc", "làm" }, { "đầu", "tư" }, { "đầu", "sách" }, { "dẫn", "đường" }, { "hướng", "dẫn" },
    { "chiến", "thắng" }, { "sáng", "kiến" }, { "dẫn", "đầu" }, { "ánh", "sáng" },
    { "vụ", "bắn" }, { "phát", "bắn" }, { "vụ", "đâm" }, { "vụ", "nổ" },
};

/* The hashes stand apart, small enough to stay in the nearest cache: most words of a text
 * are none of these.  0: empty. */
enum { SLOTS = 2048, LONGEST_WORD = 12 };
static uint32_t hashes[SLOTS];
static uint8_t lengths[SLOTS];
static struct word slots[SLOTS];
static pthread_once_t slots_made = PTHREAD_ONCE_INIT;

static uint32_t hash(const char *s, size_t len)
{
    return (uint32_t)hoso_hash(s, len, 0) | 1;
}

static inline size_t find_slot(const char *s, size_t len, uint32_t h)
{
    size_t at = (h >> 1) % SLOTS;
    while (hashes[at] && (hashes[at] != h || lengths[at] != len || memcmp(slots[at].text, s, len) != 0))
        at = (at + 1) % SLOTS;
    return at;
}

static void add(const struct word *word)
{
    size_t len = strlen(word->text);
    uint32_t h = hash(word->text, len);
    size_t at = find_slot(word->text, len, h);
    hashes[at] = h;
    lengths[at] = (uint8_t)len;
    slots[at].text = word->text;
    slots[at].is |= word->is;
    if (word->value > 0)
        slots[at].value = word->value;
    if (word->unit)
        slots[at].unit = word->unit;
}

static void add_all(const struct word *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(&words[i]);
}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void make_slots(void)
{
    add_all(numerals, COUNT(numerals));
    add_all(dates, COUNT(dates));
    add_all(units, COUNT(units));
    add_all(nouns, COUNT(nouns));
    add_all(ordinals, COUNT(ordinals));
    for (size_t i = 0; i < COUNT(stops); i++)
        add(&(struct word){ stops[i], W_STOP, 0, NULL });
    for (size_t i = 0; i < COUNT(stop_pairs); i++)
        add(&(struct word){ stop_pairs[i][0], W_PAIR, 0, NULL });
    for (size_t i = 0; i < COUNT(no_stop_pairs); i++)
        add(&(struct word){ no_stop_pairs[i][0], W_PAIR, 0, NULL });
    for (size_t i = 0; i < COUNT(two_word_units); i++)
        add(&(struct word){ two_word_units[i].first, W_PAIR_UNIT, 0, NULL });
}

/* Lower case of a letter of Vietnamese, at S (two or three bytes); other bytes stay. */
static void lower_letter(unsigned char *s, size_t size)
{
    if (size == 2 && s[0] == 0xC3 && s[1] >= 0x80 && s[1] <= 0x9E)
        s[1] |= 0x20;
    else if (size == 2 && (s[0] == 0xC4 || s[0] == 0xC5)) /* Ă Đ Ĩ Ũ: even, odd */
        s[1] |= 1;
    else if (size == 2 && s[0] == 0xC6 && s[1] == 0xA0) /* Ơ */
        s[1] = 0xA1;
    else if (size == 2 && s[0] == 0xC6 && s[1] == 0xAF) /* Ư */
        s[1] = 0xB0;
    else if (size == 3 && s[0] == 0xE1 && (s[1] == 0xBA || s[1] == 0xBB))
        s[2] |= 1;
}

static void lower(char *s, size_t len)
{
    uint32_t code;
    for (size_t at = 0, size; (size = hoso_utf8_next(&code, s, len, at)) > 0; at += size) {
        if (size == 1 && s[at] >= 'A' && s[at] <= 'Z')
            s[at] = (char)(s[at] | 0x20);
        else
            lower_letter((unsigned char *)s + at, size);
    }
}

void words_prepare(void)
{
    pthread_once(&slots_made, make_slots);
}

const struct word *word_find(const char *s, size_t len, bool upper)
{
    char lowered[LONGEST_WORD];
    if (len == 0 || len > LONGEST_WORD)
        return NULL;
    if (upper) {
        memcpy(lowered, s, len);
        lower(lowered, len);
        s = lowered;
    }
    size_t at = find_slot(s, len, hash(s, len));
    return hashes[at] ? &slots[at] : NULL;
}

bool word_is_whole(const char *word, const char *s, size_t len)
{
    char lowered[LONGEST_WORD];
    if (len > LONGEST_WORD || strlen(word) != len)
        return false;
    if (memcmp(word, s, len) == 0)
        return true;
    if (((unsigned char)s[len - 1] ^ (unsigned char)word[len - 1]) > 0x20) /* in no case */
        return false;
    memcpy(lowered, s, len);
    lower(lowered, len);
    return memcmp(word, lowered, len) == 0;
}

static bool in_pairs(const char *const pairs[][2], size_t count, const char *first,
                     size_t first_len, const char *second, size_t second_len)
{
    for (size_t i = 0; i < count; i++)
        if (word_is(pairs[i][0], first, first_len) && word_is(pairs[i][1], second, second_len))
            return true;
    return false;
}

bool word_pair_stops(const char *first, size_t first_len, const char *second, size_t second_len)
{
    return in_pairs(stop_pairs, COUNT(stop_pairs), first, first_len, second, second_len);
}

bool word_pair_goes_on(const char *first, size_t first_len, const char *second, size_t second_len)
{
    return in_pairs(no_stop_pairs, COUNT(no_stop_pairs), first, first_len, second, second_len);
}

const char *word_unit_of_two(const char *first, size_t first_len, const char *second,
                             size_t second_len, uint32_t *is)
{
    for (size_t i = 0; i < COUNT(two_word_units); i++) {
        if (word_is(two_word_units[i].first, first, first_len) &&
            word_is(two_word_units[i].second, second, second_len)) {
            *is = two_word_units[i].is;
            return two_word_units[i].unit;
        }
    }
    return NULL;
}
