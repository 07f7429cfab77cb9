# In step: passages that say the same stand in the same row of both texts, wherever they are.
shell mkdir @TMP@/news
file news/a.txt
Tin cảng biển buổi sáng

Tàu Hải Âu chở 480 tấn lúa mì cập cảng Rajin hôm 12/3, sớm hơn hai ngày so với kế hoạch.

Mùa đông năm nay đến muộn ở miền bắc.

Người dân ra chợ từ lúc trời còn tối.

Giá cá thu giảm nhẹ sau kỳ nghỉ.

Các bến đò ngang hoạt động trở lại.

Trường học dọn tuyết trên mái nhà.

Một đoàn xiếc dựng lều bên bờ sông.

Đại sứ Trần Văn Bình bác bỏ tin cho rằng 13 chuyến tàu đã chở đạn pháo tới Vladivostok.

Buổi hòa nhạc bị hoãn vì mất điện.

Thư viện mở cửa thêm buổi tối.

Hai đội bóng hòa nhau trên sân ướt.

Khoảng 25.000 công nhân mỏ ở Donetsk đình công phản đối kế hoạch đóng cửa ba hầm lò.
end
file news/b.txt
Tin cảng biển buổi chiều

Ở Donetsk, khoảng 25.000 công nhân mỏ đình công phản đối kế hoạch đóng cửa ba hầm lò.

Gió đổi chiều vào cuối ngày.

Chợ hoa đông khách hơn mọi năm.

Một con hải cẩu nằm phơi nắng trên cầu tàu.

Xe buýt chạy theo lịch mới.

Hôm 12/3, tàu Hải Âu cập cảng Rajin với 480 tấn lúa mì, sớm hơn kế hoạch hai ngày.

Lớp học vẽ nhận thêm trẻ nhỏ.

Đồng hồ tháp chuông được sửa.

Vườn ươm tặng cây giống.

Tin nói 13 chuyến tàu đã chở đạn pháo tới Vladivostok bị Đại sứ Trần Văn Bình bác bỏ.
end
size 132x30
run --no-config @TMP@/news
expect all read
keys c
expect Compare with
keys Enter
row 2 ◧ Tin cảng biển buổi sáng
row -2 3 passages say the same
# numbered in the margin from the start
row 7 1 Tàu Hải Âu
row 7 3 Ở Donetsk
keys s
row -2 passage 1 of 3
row -2 in step
row 7 1 Tàu Hải Âu
row 7 1 Hôm 12/3, tàu Hải Âu
reverse Tàu Hải Âu chở 480 tấn
reverse Hôm 12/3, tàu Hải Âu
keys n
row -2 passage 2 of 3
row 13 2 Đại sứ Trần Văn Bình
row 13 2 Tin nói 13 chuyến tàu
# the texts turn with each other
keys k
row 14 2 Đại sứ Trần Văn Bình
row 14 2 Tin nói 13 chuyến tàu
keys n
row -2 passage 3 of 3
row 13 3 Khoảng 25.000
row 13 3 Ở Donetsk
# a smaller terminal keeps them in step
resize 80x24
row -2 passage 3 of 3
row 14 3 Khoảng 25.000
row 14 3 Ở Donetsk
# the right text leads
keys Tab n
row -2 passage 1 of 3
row 11 1 Tàu Hải Âu
row 11 1 Hôm 12/3, tàu
# one text at a time: the other one is at the same passage
resize 40x20
row 11 1 Hôm 12/3, tàu
keys S-Tab
row 2 ◧ Tin cảng biển
row 11 1 Tàu Hải Âu
keys n
row -2 passage 2 of 3
row 9 2 Đại sứ
keys Tab
row 9 2 Tin nói
keys s
row -2 each text by itself
resize 132x30
row 2 ◧ Tin cảng biển buổi sáng
keys Q
exit 0
