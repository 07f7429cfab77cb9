# The same in Vietnamese; on 80 columns nothing of the bars is cut.
size 80x24
env LANGUAGE=vi
run --no-config @TOP@/tests/data/articles
expect lần nhắc · đã đọc hết
row 2 BÀI  5
row -1 Enter đọc  / tìm  e tên  r liên quan  c so sánh  Tab khung  q thoát  ? trợ giúp
keys Enter ]
row -2 Nga · địa danh · quốc gia
row -2 lần nhắc trong
row -1 Enter mở trang  ] lần nhắc sau  } bài sau  H lùi  / tìm  c so sánh  ? trợ giúp
keys h Z
row -2 phím Z không làm gì ở đây: ? liệt kê các phím
# help
keys ?
expect Phím và lệnh
expect Di chuyển
expect mở bài; theo liên kết đến trang của tên đó
keys q
absent Phím và lệnh
# search, and what is wrong in it
keys /
row -1 Enter giữ  Esc bỏ  ↑ ↓ bài  "một cụm từ"  /regex/  person:  weapon:  place:
type dan phao
row 1 2/5 bài · 2 kết quả
row 2 TÌM THẤY  2
keys ^U
type date:x
row 1 ngày: 2023, 2023-08, 2023-08-15 hay 2023-08..2024
keys Esc
row 1 lần nhắc · đã đọc hết
# who, what, where
keys e
expect Ai, vũ khí gì, ở đâu?  Gõ một tên
type putin
expect người
row -1 Enter chọn  ↑ ↓ di chuyển  Esc đóng
keys Esc
absent Ai, vũ khí gì, ở đâu?
# side by side
keys c
expect So sánh với…
keys Enter
row -2 tên có trong cả hai bài
row -1 n đoạn giống sau  s cùng cuộn  Tab bên  Enter xem cả hai  q đóng  ? trợ giúp
# with room for the sidebar
resize 120x36
expect CẢ HAI BÀI
expect CHỈ BÀI TRÁI
keys q
expect TRONG BÀI NÀY
expect Người
expect Vũ khí
keys Q
exit 0
restored
