#include "entity.h"

static void expect_weapons(const char *const pairs[][2], size_t count)
{
    struct entity_fixture f;
    entity_open(&f, "Krasnograd\tplace\tcity\t\nDãy Lim\tplace\tmountain\t\nTeraburg\tplace\tcity\t\n"
                     "lớp Teraburg\tweapon\tship\t~Teraburg\nTeravia\tplace\tcountry\t\n");
    for (size_t i = 0; i < count; i++)
        entity_expect(&f, pairs[i][0], "weapon", pairs[i][1]);
    entity_close(&f);
}

#define EXPECT(pairs) expect_weapons(pairs, sizeof(pairs) / sizeof *(pairs))

START_TEST(classes)
{
    static const char *const pairs[][2] = {
        { "Họ bắn thử hai quả tên lửa hành trình tầm trung mới.",
          "weapon tên lửa hành trình tầm trung" },
        { "Lữ đoàn nhận 12 khẩu lựu pháo tự hành cỡ nòng 155 mm hiện đại.",
          "weapon lựu pháo tự hành cỡ nòng 155 mm=lựu pháo tự hành 155mm" },
        { "Xe tăng chiến đấu chủ lực của Teravia bị cháy.", "weapon Xe tăng chiến đấu chủ lực=xe "
                                                            "tăng chiến đấu chủ lực" },
        { "Một tàu ngầm tấn công hạt nhân lớp mới hạ thủy.", "weapon tàu ngầm tấn công hạt nhân" },
        { "hệ thống tên lửa phòng không vác vai", "weapon tên lửa phòng không vác vai" },
        { "kho vũ khí hoá học và vũ khí thông thường", "weapon vũ khí hoá học" },
        { "Chương trình tên lửa bị đình chỉ.", "weapon tên lửa" },
        { "vụ phóng tên lửa đất-đối-không thất bại", "weapon tên lửa đất-đối-không" },
        { "Súng trường tấn công và lựu đạn bị thu giữ.",
          "weapon Súng trường tấn công=súng trường tấn công; weapon lựu đạn" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(shared_nouns)
{
    static const char *const pairs[][2] = {
        { "gửi đạn pháo 105mm, 130mm và 155 mm",
          "weapon đạn pháo 105mm; weapon 130mm=đạn pháo 130mm; weapon 155 mm=đạn pháo 155mm" },
        { "Hạm đội đặt mua tên lửa tầm trung chứ không phải là tầm gần",
          "weapon tên lửa tầm trung; weapon tầm gần=tên lửa tầm gần" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(designations)
{
    static const char *const pairs[][2] = {
        { "Tiêm kích Su-57M bay cùng MiG-41.", "weapon Tiêm kích=tiêm kích; weapon Su-57M; weapon "
                                               "MiG-41" },
        { "tên lửa 9M729 và xe tăng T-72B3M", "weapon tên lửa; weapon 9M729; weapon xe tăng; "
                                              "weapon T-72B3M" },
        { "tàu khu trục Type 055 và UAV RQ-4B", "weapon tàu khu trục; weapon Type 055; weapon UAV; "
                                                "weapon RQ-4B" },
        { "lựu pháo M777 và đạn pháo dùng cho pháo M109A6",
          "weapon lựu pháo; weapon M777; weapon đạn pháo; weapon pháo; weapon M109A6" },
        { "Hai chiếc Su -35 và tổ hợp S -500 vào trực chiến.", "weapon Su -35; weapon S -500" },
        { "Tàu ngầm Krasnograd lặn, tàu ngầm Teravia nổi.",
          "weapon Tàu ngầm=tàu ngầm; weapon Krasnograd; weapon tàu ngầm" },
        { "UAV Orbiter lượn trên thành phố", "weapon UAV; weapon Orbiter" },
        { "Tàu sân bay và tàu ngầm lớp Teraburg tới; hai tàu Teraburg ở lại. Ở Teraburg có mưa.",
          "weapon Tàu sân bay=tàu sân bay; weapon tàu ngầm; weapon Teraburg=lớp Teraburg; weapon "
          "Teraburg=lớp Teraburg" },
        { "Tên lửa Dãy Lim rời bệ phóng.", "weapon Tên lửa=tên lửa; weapon Dãy Lim; weapon bệ phóng" },
        { "Tàu USS Orlo Bay và HMAS Quillan neo.", "weapon USS Orlo Bay; weapon HMAS Quillan" },
        { "Hai tàu ngầm thuộc lớp Velia và tên lửa mang tên Zorya.",
          "weapon tàu ngầm; weapon Velia; weapon tên lửa; weapon Zorya" },
        { "Đạn rocket dẫn đường CGR-080, một số F-16.",
          "weapon Đạn rocket dẫn đường=đạn rocket dẫn đường; weapon CGR-080; weapon F-16" },
        { "Tàu JS Orlo và HMS Coventry Bay lặn.", "weapon JS Orlo; weapon HMS Coventry Bay" },
        { "Họ thả bom 454 kg, lắp thiết bị gây nhiễu GPS và trạm vũ khí điều khiển từ xa.",
          "weapon bom 454 kg; weapon thiết bị gây nhiễu GPS; weapon trạm vũ khí điều khiển từ xa" },
        { "Hai xe tăng và hai tàu ngầm diễu binh. Hãng tin mang tên Zorya đưa tin.",
          "weapon xe tăng; weapon tàu ngầm" },
    };
    EXPECT(pairs);
}
END_TEST

START_TEST(traps)
{
    static const char *const pairs[][2] = {
        { "Pháo binh phản pháo, dân xem bắn pháo hoa.", "" },
        { "Bộ phim bom tấn về Covid-19 chiếu trên chuyến Boeing 737.", "" },
        { "Nhóm G-7 họp, quốc lộ QL-1A tắc, U23 thắng 3-1 ngày 4-5.", "" },
        { "Các hãng xe tăng chuyến, bến xe tăng giá vé.", "" },
        { "Đầm hoa súng nở trắng.", "" },
        { "Số xe tăng 10% so với năm ngoái.", "" },
        { "Mạng 5G, cúm H5N1 và máy bay A320 của hãng.", "" },
        { "Tên lửa đẩy đưa vệ tinh thời tiết lên quỹ đạo.", "" },
        { "Chị An 26 tuổi lái xe bán tải.", "" },
        { "Hạn nộp 30-4, thi tháng 6-2021, dự thảo ISO 9001 ra ngày 12-3.", "" },
        { "Cả mục tiêu bay thấp lẫn đạn đạo đều bị hạ.", "" },
        { "Hai kẻ cầm mã tấu và dao găm xông vào quán bar HK5.", "weapon mã tấu; weapon dao găm" },
        { "Áo chống đạn dày, tay súng bỏ chạy.", "" },
        { "Xe khách biển 99B-010.08 và 51 F - 123.45 va nhau.", "" },
        { "Chiếc Mercedes - Benz S600 đỗ cạnh máy bay A321.", "" },
        { "Lò nướng các model EV-35 A1 và RC -30 AB nhập lậu.", "" },
        { "Hai xe tăng, ba tàu ngầm tham gia diễn tập TD-25. Tàu QN-7105 chở khách, số B12 bị ướt.",
          "weapon xe tăng; weapon tàu ngầm" },
        { "Người Tên lửa là biệt danh của ông ấy.", "" },
        { "Sáng ấy anh Đại liên hệ với trường.", "" },
    };
    EXPECT(pairs);
}
END_TEST

UNIT_MAIN("weapons", classes, shared_nouns, designations, traps)
