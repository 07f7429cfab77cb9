#include "entity.h"

static const char names[] = "Nga\tplace\tcountry\tLiên bang Nga\n"
                            "Mỹ\tplace\tcountry\tHoa Kỳ\n"
                            "~Anh\tplace\tcountry\tVương quốc Anh\n"
                            "Nhật Bản\tplace\tcountry\t~Nhật\n"
                            "Đà Lạt\tplace\tcity\t\n"
                            "Triều Tiên\tplace\tcountry\t\n"
                            "Đông Triều\tplace\ttown\t\n"
                            "Văn Hà\tplace\ttown\t\n"
                            "cầu Đồng Lau\tplace\tbridge\t\n"
                            "sông Lau\tplace\triver\t\n"
                            "Biển Nhật Bản\tplace\tsea\t\n"
                            "Lê Hữu Trạc\tperson\tphysician\t\n"
                            "Hội đồng Tối cao Nga\torganisation\tagency\tHội đồng Tối cao\n"
                            "Viktor Orlenko\tperson\tpolitician\tV. Orlenko|~Orlenko\n";

static void expect(const char *const pairs[][2], size_t count)
{
    struct entity_fixture f;
    entity_open(&f, names);
    for (size_t i = 0; i < count; i++)
        entity_expect(&f, pairs[i][0], NULL, pairs[i][1]);
    entity_close(&f);
}

#define EXPECT(pairs) expect(pairs, sizeof(pairs) / sizeof *(pairs))

START_TEST(after_titles)
{
    static const char *const pairs[][2] = {
        { "Ngoại trưởng Brendan Whitlock gặp thị trưởng.", "person Brendan Whitlock" },
        { "Bộ trưởng Quốc phòng Nga Arkady Belsky phát biểu.",
          "place Nga; person Arkady Belsky" },
        { "Ca sĩ Mỹ Duyên hát.", "person Mỹ Duyên" },
        { "Tổng thống Mỹ Whitlock đáp lời.", "place Mỹ; person Whitlock" },
        { "Bộ trưởng Công Thương nói về giá điện.", "" },
        { "Tài xế GrabBike chở hàng cho nhà đầu tư BOT.", "organisation BOT" },
        { "Bà Nguyễn thị Thu ký.", "person Nguyễn thị Thu" },
        { "Ủy viên Ban thường vụ có mặt.", "" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(short_forms)
{
    static const char *const pairs[][2] = {
        { "Chuyên gia Brendan Whitlock đã tới. Ông Whitlock nói ít.",
          "person Brendan Whitlock; person Whitlock=Brendan Whitlock" },
        { "Ông Trần Văn Hậu mở xưởng. Ông Hậu thuê mười người.",
          "person Trần Văn Hậu; person Hậu=Trần Văn Hậu" },
        { "Ông Viktor Petrovich Orlenko đến Đà Lạt, nơi Orlenko nghỉ.",
          "person Viktor Petrovich Orlenko=Viktor Orlenko; place Đà Lạt; person Orlenko=Viktor "
          "Orlenko" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(where_names_end)
{
    static const char *const pairs[][2] = {
        { "Ca sĩ Brendan Lúc mới tới đã hát.", "person Brendan" },
        { "Họ hỏi chị My. Các bên im lặng.", "person My" },
        { "Ảnh: Mai Xuân Ông Trần Văn Hậu cho biết.", "person Mai Xuân; person Trần Văn Hậu" },
        { "(Báo) - Ông Trần Văn Hậu nghỉ.", "person Trần Văn Hậu" },
        { "Theo CUES do Mỹ đề xuất.", "organisation CUES; place Mỹ" },
        { "João do Rosário tới.", "person João do Rosário" },
        { "Ảnh: L.ĐIỀN", "person L.ĐIỀN=L.Điền" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(bylines_and_credits)
{
    static const char *const pairs[][2] = {
        { "Cầu đã thông.\n\nXuân Duyên (Theo Bản tin)", "person Xuân Duyên" },
        { "Cầu đã thông.\n\nXuân Hậu - Mỹ Duyên", "person Xuân Hậu; person Mỹ Duyên" },
        { "Hàng quán mở lại. Ảnh: Văn Hà", "person Văn Hà" },
        { "Hàng quán mở lại. Ảnh: Đà Lạt", "place Đà Lạt" },
        { "Anh N.V.T. (30 tuổi) kể lại.", "person N.V.T.=N.V.T" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(lists)
{
    static const char *const pairs[][2] = {
        { "Đội hình có Xuân Hậu, Văn Duyên, Mỹ Hậu đá chính.",
          "person Xuân Hậu; person Văn Duyên; person Mỹ Hậu" },
        { "Lũ ngập các xã Xuân Hậu, Văn Duyên và Mỹ Hậu.",
          "place Xuân Hậu; place Văn Duyên; place Mỹ Hậu" },
        { "Họ qua Đà Lạt, Vetrivka và Triều Tiên.", "place Đà Lạt; place Vetrivka; place Triều Tiên" },
        { "Xe chạy trên đường Vetrivka và Lê Hữu Trạc.", "place Vetrivka; place Lê Hữu Trạc" },
        { "Nhà ở ngõ 84 Lê Hữu Trạc.", "place Lê Hữu Trạc" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(kinds_stay_outside)
{
    static const char *const pairs[][2] = {
        { "Kẹt xe ở cầu Đồng Lau.", "place Đồng Lau=cầu Đồng Lau" },
        { "Thuyền qua sông Lau.", "place sông Lau" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(homographs)
{
    static const char *const pairs[][2] = {
        { "Chị Nga bán hàng ở chợ.", "person Nga" },
        { "Bà Nguyễn Thị Nga kể lại. Rồi Nga khóc, chồng Nga im.",
          "person Nguyễn Thị Nga; person Nga=Nguyễn Thị Nga; person Nga=Nguyễn Thị Nga" },
        { "Bà Nguyễn Thị Nga kể. Quân đội Nga rút.", "person Nguyễn Thị Nga; place Nga" },
        { "Quân đội Nga rút về.", "place Nga" },
        { "Bà Nguyễn Thị Nga kể lại.", "person Nguyễn Thị Nga" },
        { "Anh cho biết mình đã về.", "" },
        { "Chính phủ Anh và Mỹ ký thỏa thuận.", "place Anh; place Mỹ" },
        { "Ngoài khơi phía Đông Triều Tiên có bão.", "place Triều Tiên" },
        { "Ở phường Đông Triều có bão.", "place Đông Triều" },
        { "Cảnh sát biển Nhật Bản ra khơi.", "place Nhật Bản" },
        { "Con tàu chìm ở biển Nhật Bản.", "place biển Nhật Bản=Biển Nhật Bản" },
        { "Ông sống ở đường Lê Hữu Trạc.", "place Lê Hữu Trạc" },
        { "Sách của Lê Hữu Trạc còn đó.", "person Lê Hữu Trạc" },
        { "Nga-Nhật nối lại đàm phán.", "place Nga; place Nhật=Nhật Bản" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(places_and_bodies)
{
    static const char *const pairs[][2] = {
        { "Đoàn xe qua huyện Ka Rông lúc sáng.", "place Ka Rông" },
        { "Cuộc họp ở làng Vetrivka kết thúc.", "place Vetrivka" },
        { "Theo Hội đồng Tối cao Nga, giá tăng.",
          "organisation Hội đồng Tối cao=Hội đồng Tối cao Nga; place Nga" },
        { "Anh em họ vào bộ đội, nay là Trung đoàn trưởng.", "" },
        { "Theo Viện Nghiên cứu Hòa bình Mekong, giá tăng.",
          "organisation Viện Nghiên cứu Hòa bình Mekong" },
        { "Hôm qua trời mưa. Tuy nhiên đường vẫn khô.", "" },
    };
    EXPECT(pairs);
}
END_TEST

/* Names the lexicon has, told apart by what stands around them. */
START_TEST(known_names_by_context)
{
    static const char known[] = "Kim Jong-un\tperson\tleader\tKim Jong Un|~Kim\n"
                                "Kim Yo-jong\tperson\tofficial\t\n"
                                "Washington\tplace\tcity\t\n"
                                "bang Washington\tplace\tprovince\ttiểu bang Washington\n"
                                "Virginia\tplace\tprovince\t\n"
                                "lớp Virginia\tweapon\tsubmarine\t~Virginia\n"
                                "Quốc hội\torganisation\tparliament\t\n"
                                "Mỹ\tplace\tcountry\t\n";
    static const char *const pairs[][2] = {
        { "Ông Kim Jong-un đến muộn. Bà Kim Yo-jong đứng sau. Ông Kim mỉm cười.",
          "person Kim Jong-un; person Kim Yo-jong; person Kim=Kim Jong-un" },
        { "Ông Kim Jong-un đến muộn, có bà Kim Yo-jong theo sau. Bà Kim mỉm cười.",
          "person Kim Jong-un; person Kim Yo-jong; person Kim=Kim Yo-jong" },
        { "Ông Kim Jong Un rời ga.", "person Kim Jong Un=Kim Jong-un" },
        { "Phó Chủ tịch Thường trực Quốc hội Trần Văn Hậu chủ trì.",
          "organisation Quốc hội; person Trần Văn Hậu" },
        { "Bà Ursula von der Leyen và ông Mohammed bin Salman hội đàm ở Washington.",
          "person Ursula von der Leyen; person Mohammed bin Salman; place Washington" },
        { "Tàu ngầm lớp Virginia rời cảng ở bang Virginia, Mỹ.",
          "weapon Tàu ngầm=tàu ngầm; weapon Virginia=lớp Virginia; place Virginia; place Mỹ" },
        { "Bão vào bang Washington, tiểu bang Washington mất điện, còn Washington thì tạnh.",
          "place Washington=bang Washington; place Washington=bang Washington; place Washington" },
        { "Chủ tịch và Tổng thống cùng dự.", "" },
    };
    struct entity_fixture f;
    entity_open(&f, known);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        entity_expect(&f, pairs[i][0], NULL, pairs[i][1]);
    entity_close(&f);
}
END_TEST

START_TEST(what_else_the_words_are)
{
    static const char known[] = "Brendan\tplace\ttown\t\nMỹ\tplace\tcountry\t\n"
                                "~Bỉ\tplace\tcountry\t\nMilan\tplace\tcity\t\n"
                                "MILAN\tweapon\tmissile\t\nH&M\torganisation\tcompany\tH.M\n";
    static const char *const pairs[][2] = {
        { "Ông Brendan Whitlock vắng. Ở Brendan có mưa.", "person Brendan Whitlock; place Brendan" },
        { "Ngư dân Brendan Whitlock mất tích.", "person Brendan Whitlock" },
        { "Chị Đoàn Thị Hậu nghỉ.", "person Đoàn Thị Hậu" },
        { "Bí thư Đoàn Thanh niên xã nghỉ.", "organisation Đoàn Thanh niên" },
        { "Tổ của anh Vũ Trường Giang đạt giỏi.", "person Vũ Trường Giang" },
        { "Vũ trường đóng cửa.", "" },
        { "Do ông Cha Jae-byung điều hành.", "person Cha Jae-byung" },
        { "Ở xóm Kim Duyên có lũ.", "place Kim Duyên" },
        { "Một tay súng người Tuarek nói.", "" },
        { "Bốn cháu H.M.A., H.T.D. và L.T.Y. được cứu.",
          "person H.M.A.=H.M.A; person H.T.D.=H.T.D; person L.T.Y.=L.T.Y" },
        { "Xe rời Kalemba, do bác sĩ Trần Văn Hậu dẫn đầu.", "person Trần Văn Hậu" },
        { "Họ gặp Kalemba, một bác sĩ.", "person Kalemba" },
        { "Cảng San Telmo đóng cửa, tàu tới San Telmo.", "place San Telmo; place San Telmo" },
        { "Bỉ, nước cai trị vùng này, cắt viện trợ.", "place Bỉ" },
        { "Bỉ, ổi và đắng.", "" },
        { "Họ bắn tên lửa Milan.", "weapon tên lửa; weapon Milan=MILAN" },
        { "Đêm ở Milan.", "place Milan" },
        { "Bà Viktor Orlesco Lopez và tướng Orlesco đều đi.",
          "person Viktor Orlesco Lopez; person Orlesco=Viktor Orlesco Lopez" },
    };
    struct entity_fixture f;
    entity_open(&f, known);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        entity_expect(&f, pairs[i][0], NULL, pairs[i][1]);
    entity_close(&f);
}
END_TEST

START_TEST(neighbours)
{
    static const char known[] = "Nga\tplace\tcountry\t\n~Anh\tplace\tcountry\t\n"
                                "~Trung\tplace\tcountry\t\nTân Lau\tplace\ttown\t\n"
                                "Lê Hữu Trạc\tperson\tphysician\t\n"
                                "Xuân Hậu\tplace\ttown\t\n"
                                "Đồng Khơi\tplace\tstreet\t\n"
                                "Xe tăng\tweapon\tclass\t\nTeralan\tplace\ttown\t\n";
    static const char *const pairs[][2] = {
        { "Xe lật ở xã Trung Lải.", "place Trung Lải" },
        { "Họ đến xã Tân Lau Trung họp.", "place Tân Lau Trung" },
        { "Họ ở đường Đồng Khơi và Lê Hữu Trạc.", "place Đồng Khơi; place Lê Hữu Trạc" },
        { "Họ ở số 12 Lê Hữu Trạc.", "place Lê Hữu Trạc" },
        { "Ngày 12 Lê Hữu Trạc mất.", "person Lê Hữu Trạc" },
        { "Giám đốc của Velora Innoval nghỉ.", "" },
        { "Chánh văn phòng Ban cán sự nghỉ.", "" },
        { "Nghe như Tuấn Nga hát.", "" },
        { "Anh Nguyễn Văn Hậu nói.", "person Nguyễn Văn Hậu" },
        { "Tỉ phú Anh Viktor Lewis mua nhà.", "place Anh; person Viktor Lewis" },
        { "Họ và PTNT Trần Văn Hậu cho biết.", "person Trần Văn Hậu" },
        { "Chị nuôi con gái Velora 4 tuổi.", "person Velora" },
        { "Còn Xuân Duyên, con trai ông, đi vắng.", "person Xuân Duyên" },
        { "Giải ba Đây là ảnh, mọi công cụ Nhận diện.", "" },
        { "Liveshow “Mai Xuân” ra mắt.", "" },
        { "Ông nghe nhạc ở Full-HD.", "" },
        { "Trưởng thôn Đông Lau kêu cứu.", "place Đông Lau" },
        { "Trưởng thôn Trần Văn Hậu kêu cứu.", "person Trần Văn Hậu" },
        { "Họ bơi qua sông Lác và sông Teravi.", "place sông Lác; place Teravi" },
        { "Xe tăng chạy từ Keravan đến Teralan.",
          "weapon Xe tăng; place Keravan; place Teralan" },
        { "Tiền chuyển từ Keravan sang sổ.", "" },
        { "Quân đội pháo kích Keravan.", "place Keravan" },
        { "Ông Tarek al - Sawari vắng. Ông Murad - Hasri vắng.",
          "person Tarek al - Sawari; person Murad" },
        { "Chị Trần Xuân Hậu nghỉ. Hôm sau, Xuân Hậu cho biết. Cầu Xuân Hậu hỏng.",
          "person Trần Xuân Hậu; person Xuân Hậu=Trần Xuân Hậu; place Xuân Hậu" },
        { "Chị Xuân Hậu nghỉ.", "person Xuân Hậu" },
        { "Phường Điện Nam Lau kêu, giáo viên Trường THCS kêu.", "place Điện Nam Lau" },
        { "Đoạn từ Lê Hữu Trạc đến Trần Văn Hậu.", "place Lê Hữu Trạc; person Trần Văn Hậu" },
    };
    struct entity_fixture f;
    entity_open(&f, known);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        entity_expect(&f, pairs[i][0], NULL, pairs[i][1]);
    entity_expect(&f, "Họ kể.\nMAI XUÂN - TRẦN HẬU", NULL, "person MAI XUÂN=Mai Xuân; person TRẦN HẬU=Trần Hậu");
    entity_expect(&f, "MAI XUÂN - TRẦN HẬU\nHọ kể.", NULL, "");
    entity_close(&f);
}
END_TEST

START_TEST(lists_and_parts)
{
    static const char known[] = "Adenna\tplace\tcity\t\nMilanov\tplace\tcity\t\n"
                                "Nga\tplace\tcountry\t\n~Nhật\tplace\tcountry\t\n"
                                "Đà Lạt\tplace\tcity\t\nsúng\tweapon\tclass\t\n";
    static const char *const pairs[][2] = {
        { "Trần Văn Hậu, Tuấn Lau, Văn Lác và Nguyễn Thị Duyên hát.",
          "person Trần Văn Hậu; person Tuấn Lau; person Văn Lác; person Nguyễn Thị Duyên" },
        { "Trần Văn Hậu, Tuấn Lau nghỉ.", "person Trần Văn Hậu" },
        { "Súng nổ ở Kerav, Tegran và Sorav.",
          "weapon Súng=súng; place Kerav; place Tegran; place Sorav" },
        { "Tại Batajnik, trời mưa.", "place Batajnik" },
        { "Chuyên gia Viktor Belsky tại Batajnik nói.", "person Viktor Belsky" },
        { "Họ ra sân bay Adenna Addo.", "place Adenna Addo" },
        { "Họ ra thành phố Adenna.", "place Adenna" },
        { "Họ ở Bắc Adenna và phía Bắc Adenna.", "place Bắc Adenna; place Adenna" },
        { "Họ gặp người đồng cấp Odowa Rageh Yus.", "person Odowa Rageh Yus" },
        { "Vận động viên Nhật Hanyru Yuzuru tới.", "place Nhật; person Hanyru Yuzuru" },
        { "Cụ ở hẻm 51 Trần Hậu.", "place Trần Hậu" },
        { "Cụ thứ 51 Trần Hậu.", "person Trần Hậu" },
        { "Đội bắn súng nghỉ.", "" },
        { "(VNS) - Gặp Trần Văn Hậu trong xưởng.", "person Trần Văn Hậu" },
        { "Nam sinh nghỉ học.", "" },
    };
    struct entity_fixture f;
    entity_open(&f, known);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        entity_expect(&f, pairs[i][0], NULL, pairs[i][1]);
    entity_expect(&f, "Họ kể.\nTuấn Hải - Xuân Duyên (từ Đà Lạt)", NULL,
                  "person Tuấn Hải; person Xuân Duyên; place Đà Lạt");
    entity_close(&f);
}
END_TEST

START_TEST(names_in_games)
{
    static const char *const pairs[][2] = {
        { "Hiệp hai, thủ môn bay người. Tuấn Hải chọc khe, ghi bàn từ vòng cấm, tỷ số 2-1.",
          "person Tuấn Hải" },
        { "Chiều muộn, nhà hàng Tuấn Hải chọc khe cửa.", "" },
        { "Hiệp hai, trọng tài cho đá phạt. Thủ môn: Tuấn Hải, Lukano, Vương.",
          "person Tuấn Hải; person Lukano" },
        { "Hiệp hai, trọng tài cho đá phạt, thủ môn kêu, sau Robin Brownie (Nga).",
          "person Robin Brownie; place Nga" },
        { "Hiệp hai, trọng tài cho đá phạt, thủ môn kêu. \"Cú đại bác\" ấy rất mạnh.", "" },
    };
    EXPECT(pairs);
}
END_TEST

UNIT_MAIN("names", lists_and_parts, neighbours, what_else_the_words_are, names_in_games, known_names_by_context, after_titles, short_forms, where_names_end, bylines_and_credits, lists,
          kinds_stay_outside, homographs, places_and_bodies)
