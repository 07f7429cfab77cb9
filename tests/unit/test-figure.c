/* figure: written forms that are read, and forms that only look like figures. */
#include "unit.h"

#include "hoso/buf.h"
#include "hoso/figure.h"

/* Each figure as `shown | what`, dates as shown alone, with `; ` between.  What stands in the
 * tables below is what a reader of Vietnamese takes from the words. */
static void describe(struct hoso_buf *out, const struct hoso_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        const struct hoso_figure *f = &figures->items[i];
        hoso_buf_addf(out, "%s%s", i ? "; " : "", f->shown);
        if (f->kind == HOSO_FIGURE_NUMBER)
            hoso_buf_addf(out, " | %s", f->what);
    }
}

static void reads_n(const char *text, size_t len, const char *expected)
{
    struct hoso_figures figures = { 0 };
    struct hoso_buf found = HOSO_BUF_INIT;
    hoso_figures_find(&figures, text, len);
    describe(&found, &figures);
    ck_assert_msg(strcmp(found.data, expected) == 0, "%s: read %s, not %s", text, found.data,
                  expected);
    struct hoso_figures alone = { 0 };
    size_t seen = 0;
    hoso_dates_find(&alone, text, len);
    for (size_t i = 0; i < figures.count; i++) {
        const struct hoso_figure *f = &figures.items[i], *d = &alone.items[seen];
        if (f->kind != HOSO_FIGURE_DATE)
            continue;
        ck_assert_uint_lt(seen++, alone.count);
        ck_assert(memcmp(&f->from, &d->from, sizeof f->from) == 0 &&
                  memcmp(&f->to, &d->to, sizeof f->to) == 0 && f->span.start == d->span.start &&
                  f->span.end == d->span.end);
    }
    ck_assert_uint_eq(seen, alone.count);
    hoso_figures_release(&alone);
    hoso_buf_release(&found);
    hoso_figures_release(&figures);
}

static void reads(const char *text, const char *expected)
{
    reads_n(text, strlen(text), expected);
}

struct form {
    const char *text, *expected;
};

static const struct form numbers[] = {
    { "hơn 13.000 container", ">13.000 | container" },
    { "khoảng 6.700 container", "~6.700 | container" },
    { "6 triệu quả đạn pháo 152mm", "6.000.000 | dan phao 152mm" },
    { "hàng triệu quả đạn pháo", "hàng triệu | dan phao" },
    { "25.000 công nhân", "25.000 | cong nhan" },
    { "hai chục chiếc xe tăng", "20 | xe tang" },
    { "20% dân số", "20% | dan so" },
    { "20 phần trăm", "20% | %" },
    { "tăng 5,5%", "5,5% | %" },
    { "1,5 triệu USD", "1.500.000 USD | usd" },
    { "$250 triệu", "250.000.000 USD | usd" },
    { "3,2 tỷ đồng", "3.200.000.000 đồng | dong" },
    { "5.000đ", "5.000 đồng | dong" },
    { "12 nghìn tỷ đồng", "12.000.000.000.000 đồng | dong" },
    { "100 ngàn người", "100.000 | nguoi" },
    { "gần 40 binh sĩ", "<40 | binh si" },
    { "dưới 30 tuổi", "<30 tuổi | tuoi" },
    { "chưa đầy 200 m", "<200 m | m" },
    { "ít nhất 12 người thiệt mạng", "≥12 | nguoi chet" },
    { "không quá 50 km", "≤50 km | km" },
    { "tối đa 77 tấn", "≤77 tấn | tan" },
    { "xấp xỉ 900 tàu", "~900 | tau" },
    { "1 000 000 người", "1.000.000 | nguoi" },
    { "1.000.000 viên đạn", "1.000.000 | dan" },
    { "13.000,5 tấn thép", "13.000,5 tấn | thep" },
    { "2 tỷ 300 triệu đồng", "2.300.000.000 đồng | dong" },
    { "5 triệu rưỡi đồng", "5.500.000 đồng | dong" },
    { "2 năm rưỡi", "2,5 năm | nam" },
    { "nửa triệu dân", "500.000 | dan" },
    { "một trăm nghìn binh sĩ", "100.000 | binh si" },
    { "hai mươi lăm khẩu pháo", "25 | phao" },
    { "ba trăm linh hai quả bom", "302 | bom" },
    { "mười lăm tù nhân", "15 | tu nhan" },
    { "hai mươi mốt phát đạn", "21 | phat dan" },
    { "bốn mươi tư tàu ngầm", "44 | tau ngam" },
    { "chín trăm chín mươi chín con tàu", "999 | tau" },
    { "một nghìn hai trăm hộ dân", "1.200 | ho dan" },
    { "hàng chục người bị thương", "hàng chục | nguoi bi thuong" },
    { "hàng trăm nghìn đạn pháo", "hàng trăm nghìn | dan phao" },
    { "hàng nghìn tỷ đồng", "hàng nghìn tỷ đồng | dong" },
    { "vài chục drone", "vài chục | drone" },
    { "vài trăm mét", "vài trăm m | m" },
    { "mấy nghìn người", "vài nghìn | nguoi" },
    { "hơn chục ngôi nhà", ">10 | nha" },
    { "gần trăm học sinh", "<100 | hoc sinh" },
    { "cả nghìn khách", "hàng nghìn | khach" },
    { "10-15 người", "10–15 | nguoi" },
    { "từ 10 đến 15 người", "10–15 | nguoi" },
    { "10 – 15 km", "10–15 km | km" },
    { "khoảng 200-300 triệu đồng", "~200.000.000–300.000.000 đồng | dong" },
    { "từ 2 đến 3 tỷ USD", "2.000.000.000–3.000.000.000 USD | usd" },
    { "5-10%", "5–10% | %" },
    { "120 km/h", "120 km/h | km/h" },
    { "80 km/giờ", "80 km/h | km/h" },
    { "500 đồng/kg", "500 đồng/kg | dong/kg" },
    { "65 m2", "65 m² | m2" },
    { "850 km²", "850 km² | km2" },
    { "3 hải lý", "3 hải lý | hai ly" },
    { "5 mét vuông", "5 m² | m2" },
    { "7 cây số", "7 km | km" },
    { "39 độ C", "39 °C | °c" },
    { "40°C", "40 °C | °c" },
    { "2 triệu đô la", "2.000.000 USD | usd" },
    { "4 triệu đô la Mỹ", "4.000.000 USD | usd" },
    { "100 tỷ won", "100.000.000.000 won | won" },
    { "60 triệu euro", "60.000.000 EUR | eur" },
    { "15 kg heroin", "15 kg | heroin" },
    { "5 tấn vũ khí", "5 tấn | vu khi" },
    { "10 thùng dầu", "10 thùng | dau" },
    { "hai người", "2 | nguoi" },
    { "ba quả tên lửa hành trình", "3 | ten lua hanh trinh" },
    { "bốn máy bay không người lái", "4 | may bay khong nguoi lai" },
    { "năm chiếc trực thăng", "5 | truc thang" },
    { "bảy tàu chiến", "7 | tau chien" },
    { "20 UAV cảm tử", "20 | uav cam tu" },
    { "300 tên lửa phòng không", "300 | ten lua phong khong" },
    { "8 đầu đạn hạt nhân", "8 | dau dan hat nhan" },
    { "10 vị trí phòng thủ", "10 | vi tri phong thu" },
    { "1.550 xe tăng và xe bọc thép", "1.550 | xe tang" },
    { "24 giờ qua", "24 giờ | gio" },
    { "trong 90 phút", "90 phút | phut" },
    { "3 ngày đêm", "3 ngày | ngay" },
    { "6 tháng đầu năm 2023", "6 tháng | thang; 2023" },
    { "10 lần", "10 lần | lan" },
    { "gấp 3 lần", "3 lần | lan" },
    { "hơn 1 triệu lượt khách", ">1.000.000 | luot khach" },
    { "37 quốc gia", "37 | quoc gia" },
    { "100 người dân Kursk", "100 | nguoi dan" },
    { "5 người chết và 12 người bị thương", "5 | nguoi chet; 12 | nguoi bi thuong" },
    { "3 vụ nổ", "3 | vu no" },
    { "Quân khu 7 có 20 tàu", "20 | tau" },
    { "nhóm 5 người", "5 | nguoi" },
    { "con số 5.000", "5.000 | " },
    { "12 dặm", "12 dặm | dam" },
    { "45.000 lính Nga", "45.000 | linh" },
    { "0,75 ha đất", "0,75 ha | dat" },
    { "1,234.5 USD", "1.234,5 USD | usd" },
    { "1.234.567,89 đồng", "1.234.567,89 đồng | dong" },
    { "12 tàu đánh cá", "12 | tau danh ca" },
    { "20 máy tính", "20 | may tinh" },
    { "2 nhà đầu tư", "2 | nha dau tu" },
    { "mỗi tháng 5 triệu đồng", "5.000.000 đồng | dong" },
    { "mỗi năm 2.000 tấn gạo", "2.000 tấn | gao" },
    { "mỗi năm 2000 tấn gạo", "2.000 tấn | gao" },
    { "trên 20 người", ">20 | nguoi" },
    { "hơn 24h", ">24 giờ | gio" },
    { "10 km đường", "10 km | km" },
    { "5 km đường thủy", "5 km | km" },
    { "30 triệu tấn/năm", "30.000.000 tấn/năm | tan/nam" },
    { "không dưới 3 tỉnh", "≥3 | tinh" },
    { "Nga bắn 70 tên lửa và 100 máy bay không người lái trong đêm 5/3",
      "70 | ten lua; 100 | may bay khong nguoi lai; --03-05" },
    { "sớm hơn hai ngày", "2 ngày | ngay" },
    { "2/3 số phiếu", "2/3 | so phieu" },
    { "hai phần ba số phiếu", "2/3 | so phieu" },
    { "hơn một phần tư dân số", ">1/4 | dan so" },
    { "hai đội bóng hòa nhau", "2 | doi bong" },
    { "480 tấn lúa mì cập cảng", "480 tấn | lua mi" },
    { "3.500 quả đạn pháo", "3.500 | dan phao" },
    { "tám mươi sáu nghìn tấn gạo", "86.000 tấn | gao" },
    { "một triệu rưỡi người", "1.500.000 | nguoi" },
    { "hơn 2,5 vạn quân", ">25.000 | quan" },
    { "khoảng 1.200 binh lính thiệt mạng", "~1.200 | binh linh chet" },
    { "2,7 triệu tấn ngũ cốc", "2.700.000 tấn | ngu coc" },
    { "lãi suất 6,5%/năm", "6,5%/năm | %/nam" },
    { "cao 1,75 m", "1,75 m | m" },
    { "ba mươi hai giờ", "32 giờ | gio" },
    { "bốn tỷ rưỡi USD", "4.500.000.000 USD | usd" },
    { "dài 12 m và rộng 3 m", "12 m | m; 3 m | m" },
    { "từ 40 lên 55 tàu", "40 | ; 55 | tau" },
    { "1,200 tỷ đồng so với 1.500 tỷ đồng",
      "1.200.000.000 đồng | dong; 1.500.000.000.000 đồng | dong" },
};

static const struct form dates[] = {
    { "ngày 27/8", "--08-27" },
    { "27/8/2024", "2024-08-27" },
    { "hôm 6/9", "--09-06" },
    { "ngày 3-2", "--02-03" },
    { "ngày 27 tháng 8 năm 2024", "2024-08-27" },
    { "27 tháng 8 năm 2024", "2024-08-27" },
    { "ngày 2 tháng 9", "--09-02" },
    { "ngày 27.8", "--08-27" },
    { "27.8.2024", "2024-08-27" },
    { "tháng 8 năm 2022", "2022-08" },
    { "tháng 8/2022", "2022-08" },
    { "tháng 8-2022", "2022-08" },
    { "tháng 8.2022", "2022-08" },
    { "Tháng 12", "--12" },
    { "tháng tám năm 1945", "1945-08" },
    { "tháng mười hai năm 1972", "1972-12" },
    { "năm 2022", "2022" },
    { "cuối năm 2024", "cuối 2024" },
    { "đầu tháng 3/2021", "đầu 2021-03" },
    { "giữa tháng 6", "giữa --06" },
    { "nửa đầu năm 2023", "nửa đầu 2023" },
    { "quý II/2025", "2025-Q2" },
    { "quý 3/2024", "2024-Q3" },
    { "quý IV năm 2023", "2023-Q4" },
    { "quý I", "--Q1" },
    { "thập niên 1990", "1990s" },
    { "thập kỷ 90", "1990s" },
    { "những năm 1980", "1980s" },
    { "năm 2022-2024", "2022..2024" },
    { "giai đoạn 2021-2025", "2021..2025" },
    { "từ 2022 đến 2024", "2022..2024" },
    { "từ năm 2015 đến năm 2020", "2015..2020" },
    { "2014-2016", "2014..2016" },
    { "ngày 5-10/8", "--08-05..--08-10" },
    { "ngày 23-25/5/2019", "2019-05-23..2019-05-25" },
    { "từ ngày 15 đến ngày 30/3", "--03-15..--03-30" },
    { "ngày 14 và 15/8", "--08-14; --08-15" },
    { "sáng 23/8", "--08-23" },
    { "tối 2-9", "--09-02" },
    { "chiều nay 4-4", "--04-04" },
    { "đêm 31/12/2023", "2023-12-31" },
    { "ngày 27", "---27" },
    { "(27/8)", "--08-27" },
    { "(6/9)", "--09-06" },
    { "(12-7-2014)", "2014-07-12" },
    { "(2022)", "2022" },
    { "(truyện ngắn, 1954)", "1954" },
    { "Ngày 5/8.\nÔng nói, 2016 là mốc", "--08-05" },
    { "2024-08-27", "2024-08-27" },
    { "vào 15/3", "--03-15" },
    { "từ 8-4", "--04-08" },
    { "dịp 30-4", "--04-30" },
    { "27/8/24", "2024-08-27" },
    { "đến năm 2030", "2030" },
    { "từ tháng 2/2022", "2022-02" },
    { "tháng 7-9/2023", "2023-07..2023-09" },
    { "mùng 5/9", "--09-05" },
    { "năm 938", "0938" },
    { "tháng 3 và tháng 4", "--03; --04" },
    { "năm 2019, 2020 và 2021", "2019; 2020; 2021" },
    { "mùa hè 2022", "2022" },
    { "hè 2018", "2018" },
    { "Tháng 12 Hà Nội", "--12" },
    { "30/4/1975", "1975-04-30" },
    { "hôm 1-5", "--05-01" },
    { "ngày 30.6.2023", "2023-06-30" },
    { "trong quý 2", "--Q2" },
    { "năm 2010 và 2011", "2010; 2011" },
    { "tháng 11-2023", "2023-11" },
    { "từ 5/3 đến 12/3", "--03-05..--03-12" },
    { "ngày 31 tháng 12 năm 1999", "1999-12-31" },
    { "rạng sáng 24/2/2022", "2022-02-24" },
    { "cuối tháng 5 năm 2023", "cuối 2023-05" },
    { "giữa năm 2022", "giữa 2022" },
    { "những năm 90", "1990s" },
    { "tháng 2 năm nay", "--02" },
};

static const char *const no_figures[] = {
    "tên lửa KN-23", "tiêm kích Su-35", "xe tăng T-90", "tên lửa 9M729", "chiến đấu cơ F-16",
    "đạn pháo 152mm", "pháo cỡ 152mm và 122mm", "pháo 155 mm", "súng máy 12,7 mm",
    "điện thoại 0912 345 678", "gọi 024.3825.1234", "gọi +84 912 345 678", "tổng đài 1900 6601",
    "thắng 2-1", "tỷ số 3-0", "hòa 1-1 trên sân nhà", "Nghị định 100/2019/NĐ-CP",
    "Thông tư 15/2020/TT-BTC", "quốc lộ 1A", "quốc lộ 14", "đường 32", "thứ hai",
    "thứ ba tuần sau", "thứ 5", "Quân khu 7", "khóa XIV", "khóa 13", "lúc 20h30", "20h",
    "lúc 8 giờ", "8 giờ sáng", "lúc 10:30", "một người đàn ông", "một nhà nghiên cứu", "hai nước",
    "hai bên", "ba lô", "Điều 5", "khoản 2", "quận 1", "lớp 7", "số 15", "phòng 302", "tầng 20",
    "U23 Việt Nam", "mạng 5G", "hội nghị G20", "Sư đoàn 312", "World Cup 2022", "Windows 11",
    "đội hình 4-3-3", "tỷ lệ ủng hộ", "tỷ phú giàu nhất", "địa chỉ 192.168.1.1",
    "http://a.vn/2022/08/tin-12345.html", "24/7",
    "năm ngoái", "mỗi năm", "năm nay", "hàng hóa", "hàng không", "triệu tập đại sứ", "trăm họ",
    "cả nước", "nhiều người", "vài người", "tháng này", "tháng sau", "ngày mai", "quý vị",
    "quý ông", "phút 90", "Covid-19", "iPhone 15", "lần thứ 4", "kỳ họp thứ 3",
    "MH370", "email a1@b2.vn", "4x4", "45 đường Giải Phóng", "12 ngõ Văn Chương", "xếp thứ 21",
    "Chương 4", "mỗi năm", "hai miền", "vòng 16", "ngày xưa", "tháng trước", "AK-47", "B-52",
    "khu vực 3", "bảng A", "lúc 0 giờ", "7h sáng",
};

START_TEST(numbers_are_read)
{
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        reads(numbers[i].text, numbers[i].expected);
}
END_TEST

START_TEST(dates_are_read)
{
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        reads(dates[i].text, dates[i].expected);
}
END_TEST

START_TEST(names_are_left_alone)
{
    for (size_t i = 0; i < sizeof no_figures / sizeof no_figures[0]; i++)
        reads(no_figures[i], "");
}
END_TEST

START_TEST(words_in_any_case)
{
    reads("HƠN 13.000", ">13.000 | ");
    reads("Hai chục xe", "20 | xe");
    reads("THÁNG 8 NĂM 2022", "2022-08");
    reads("Cuối năm 2024", "cuối 2024");
}
END_TEST

START_TEST(comma_and_three_digits)
{
    reads("1,200 tàu", "1.200 | tau");
    reads("1,200 tỷ đồng, 1.500 hộ", "1.200.000.000 đồng | dong; 1.500 | ho");
    reads("1,200,300 tàu", "1.200.300 | tau");
    reads("1,20 m", "1,2 m | m");
}
END_TEST

/* Span, value, bound, unit and label of the first figure. */
START_TEST(all_of_a_figure)
{
    static const char text[] = "Họ gửi hơn 6 triệu quả  đạn pháo 152 mm.";
    struct hoso_figures figures = { 0 };
    hoso_figures_find(&figures, text, strlen(text));
    ck_assert_uint_eq(figures.count, 1);
    const struct hoso_figure *f = &figures.items[0];
    ck_assert_ptr_eq(text + f->span.start, strstr(text, "hơn"));
    ck_assert_ptr_eq(text + f->span.end, strstr(text, "."));
    ck_assert_int_eq(f->kind, HOSO_FIGURE_NUMBER);
    ck_assert_int_eq(f->bound, HOSO_MORE_THAN);
    ck_assert(f->value >= 6e6 && f->value <= 6e6 && f->value_max >= 6e6 && f->value_max <= 6e6);
    ck_assert_str_eq(f->what, "dan phao 152mm");
    ck_assert_str_eq(f->label, "đạn pháo 152mm");
    ck_assert_str_eq(f->unit, "");
    hoso_figures_find(&figures, "20 km", 5); /* appends */
    ck_assert_uint_eq(figures.count, 2);
    ck_assert_str_eq(figures.items[1].unit, "km");
    ck_assert_str_eq(figures.items[1].label, "km");
    hoso_figures_release(&figures);
}
END_TEST

/* What a day without its year or month means in an article of a known date. */
START_TEST(days_of_an_article)
{
    static const struct {
        struct hoso_day said;
        const char *article;
        struct hoso_day meant; /* year 0: cannot be told */
    } days[] = {
        { { 2022, 8, 27 }, "", { 2022, 8, 27 } },
        { { 2022, 0, 0 }, "2024-08-29", { 2022, 0, 0 } },
        { { 0, 8, 27 }, "2024-08-29", { 2024, 8, 27 } },
        { { 0, 9, 2 }, "2024-08-29", { 2024, 9, 2 } },
        { { 0, 12, 31 }, "2025-01-02", { 2024, 12, 31 } },
        { { 0, 1, 2 }, "2024-12-30", { 2025, 1, 2 } },
        { { 0, 2, 29 }, "2024-03-05", { 2024, 2, 29 } },
        { { 0, 9, 0 }, "2024-09-10", { 2024, 9, 0 } },
        { { 0, 11, 0 }, "2024-02-10", { 2023, 11, 0 } },
        { { 0, 0, 27 }, "2024-08-29", { 2024, 8, 27 } },
        { { 0, 0, 30 }, "2024-08-02", { 2024, 7, 30 } },
        { { 0, 0, 1 }, "2024-12-31", { 2025, 1, 1 } },
        { { 0, 0, 31 }, "2024-01-02", { 2023, 12, 31 } },
        { { 0, 8, 27 }, "", { 0, 0, 0 } },
        { { 0, 8, 27 }, "2024-13-01", { 0, 0, 0 } },
        { { 0, 8, 27 }, "27/8/2024", { 0, 0, 0 } },
        { { 2024, 2, 30 }, "2024-03-01", { 0, 0, 0 } },
        { { 2024, 13, 0 }, "2024-03-01", { 0, 0, 0 } },
        { { 0, 0, 0 }, "2024-03-01", { 0, 0, 0 } },
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct hoso_day day = days[i].said;
        bool told = hoso_day_resolve(&day, days[i].article);
        ck_assert_msg(told == (days[i].meant.year != 0), "%zu", i);
        if (told)
            ck_assert_msg(memcmp(&day, &days[i].meant, sizeof day) == 0, "%zu: %d-%d-%d", i,
                          day.year, day.month, day.day);
    }
}
END_TEST

/* The ends of what a date spans. */
START_TEST(spans_of_dates)
{
    static const struct {
        const char *text;
        struct hoso_day from, to;
    } spans[] = {
        { "ngày 27/8/2024", { 2024, 8, 27 }, { 2024, 8, 27 } },
        { "hôm 27/8", { 0, 8, 27 }, { 0, 8, 27 } },
        { "ngày 27", { 0, 0, 27 }, { 0, 0, 27 } },
        { "cuối tháng 8/2022", { 2022, 8, 0 }, { 2022, 8, 0 } },
        { "quý II/2025", { 2025, 4, 0 }, { 2025, 6, 0 } },
        { "thập niên 90", { 1990, 0, 0 }, { 1999, 0, 0 } },
        { "giai đoạn 2021-2025", { 2021, 0, 0 }, { 2025, 0, 0 } },
        { "từ ngày 15 đến ngày 30/3", { 0, 3, 15 }, { 0, 3, 30 } },
    };
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        struct hoso_figures figures = { 0 };
        hoso_figures_find(&figures, spans[i].text, strlen(spans[i].text));
        ck_assert_uint_eq(figures.count, 1);
        ck_assert_msg(memcmp(&figures.items[0].from, &spans[i].from, sizeof spans[i].from) == 0 &&
                          memcmp(&figures.items[0].to, &spans[i].to, sizeof spans[i].to) == 0,
                      "%s", spans[i].text);
        hoso_figures_release(&figures);
    }
}
END_TEST

/* As a narrow column shows them. */
START_TEST(in_short)
{
    static const struct form forms[] = {
        { "hơn 6 triệu quả đạn", ">6 triệu" },
        { "1.500.000 người", "1,5 triệu" },
        { "2 tỷ 300 triệu đồng", "2,3 tỷ đồng" },
        { "1.234.567 người", "1.234.567" },
        { "13.000 tàu", "13.000" },
        { "từ 2 đến 3 tỷ USD", "2.000.000.000–3.000.000.000 USD" },
        { "hàng triệu người", "hàng triệu" },
        { "tháng 8/2022", "2022-08" },
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct hoso_figures figures = { 0 };
        struct hoso_buf out = HOSO_BUF_INIT;
        hoso_figures_find(&figures, forms[i].text, strlen(forms[i].text));
        ck_assert_uint_eq(figures.count, 1);
        hoso_figure_short(&out, &figures.items[0]);
        ck_assert_str_eq(out.data, forms[i].expected);
        hoso_buf_release(&out);
        hoso_figures_release(&figures);
    }
}
END_TEST

START_TEST(hostile_texts)
{
    reads_n("", 0, "");
    reads_n("5\0tàu", 7, "");
    reads("\xFF 5 tàu \xE1\xBA", "5 | tau");
    reads("99999999999999999999999999999999 tàu", "");
    reads("1.1.1.1.1.1.1.1.1.1.1.1 tàu", "");
    reads("31/2/2024", "");
    reads("ngày 0", "");
    reads("5$10 triệu", "5 USD | usd; 10.000.000 | ");
}
END_TEST

/* What stands where the window of tokens slides is read as anywhere. */
START_TEST(long_texts)
{
    struct hoso_buf text = HOSO_BUF_INIT;
    enum { TIMES = 5000 };
    for (int i = 0; i < TIMES; i++)
        hoso_buf_addf(&text, "%.*s hơn 6.700 container, ngày 27/8.\n", i % 7, "a b c d");
    struct hoso_figures figures = { 0 };
    hoso_figures_find(&figures, text.data, text.len);
    ck_assert_uint_eq(figures.count, 2 * TIMES);
    for (size_t i = 0; i < figures.count; i++)
        ck_assert_str_eq(figures.items[i].shown, i % 2 ? "--08-27" : ">6.700");
    hoso_figures_release(&figures);
    hoso_buf_release(&text);
}
END_TEST

/* What is far from a digit is passed over where only dates are asked for. */
START_TEST(dates_far_apart)
{
    struct hoso_buf far = HOSO_BUF_INIT, text = HOSO_BUF_INIT;
    for (int i = 0; i < 40; i++)
        hoso_buf_addf(&far, "%s ", i % 3 ? "chữ" : "mộtchữrấtdàikhôngcódấucáchnàotrongđóhết");
    hoso_buf_addf(&text, "%shai năm, ngày 5/8/2024 %sđến tháng tám, quý hai. %s7 người", far.data,
                  far.data, far.data);
    reads(text.data, "2 năm | nam; 2024-08-05; --08; --Q2; 7 | nguoi");
    hoso_buf_release(&far);
    hoso_buf_release(&text);
}
END_TEST

/* … from a comma or full stop on; what stands before that counts where a date was the last figure. */
START_TEST(dates_in_clauses)
{
    static const struct form forms[] = {
        { "năm 2022 %s7 người, %s, 2023 nữa", "2022; 7 | nguoi" },
        { "năm 2022 %s, 2023 nữa", "2022; 2023" },
        { "%s NGÀY 5 %s Tháng\u00A0Tám, năm 1945 %s QUÝ III. %s", "---05; 1945-08; --Q3" },
        { "%s hôm nay, 27. %s sáng sớm 5/8 %s năm 938. %s(1954)", "---27; --08-05; 0938; 1954" },
        { "%s 6 tháng đầu năm 2023 %s những năm 80", "6 tháng | thang; 2023; 1980s" },
        { "%s tỷ số 3-1, đoạn 7/8 %s 27.8.2024 %s tháng 8.2022", "2024-08-27; 2022-08" },
    };
    struct hoso_buf far = HOSO_BUF_INIT, text = HOSO_BUF_INIT;
    for (int i = 0; i < 20; i++)
        hoso_buf_addstr(&far, i % 4 ? "chữ, nhưng chữ. Chữ " : "chữ, năm chữ, ");
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        hoso_buf_clear(&text);
        for (const char *at = forms[i].text; *at; at++) {
            if (*at != '%')
                hoso_buf_addch(&text, *at);
            else if (*++at)
                hoso_buf_addstr(&text, far.data);
        }
        reads(text.data, forms[i].expected);
    }
    hoso_buf_release(&far);
    hoso_buf_release(&text);
}
END_TEST

UNIT_MAIN("figure", numbers_are_read, dates_are_read, names_are_left_alone, words_in_any_case,
          comma_and_three_digits, all_of_a_figure, days_of_an_article, spans_of_dates, in_short,
          hostile_texts, long_texts, dates_far_apart, dates_in_clauses)
