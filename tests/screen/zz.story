# An entity's page: every mention in a column, the orders, who is named with it.
shell mkdir -p @TMP@/n
file n/2023-02-01.txt
Kho hàng ở cảng

Ông Trần Văn Bính mở kho. Hôm sau, Lê Thị Ngà thăm ông Trần Văn Bính ở Hà Nội.
end
file n/2024-01-15.txt
Họp về kho

Anh nói: ông Trần Văn Bính đã về. 漢字漢字漢字漢字漢字漢字漢字漢字 ông Trần Văn Bính cười.

Lê Thị Ngà chờ ở Đà Nẵng.
end
size 100x24
run --no-config @TMP@/n
expect all read
type :entity tran van binh
keys Enter
row 2 Trần Văn Bính   person
row 2 4 mentions · 2 articles
row 2 IN THE SAME SENTENCE
row 3 2023-02-01
row 3 2024-01-15  by month
row 5 Kho hàng ở cảng
type :sort nothing
expect :sort nothing
keys Enter
row -2 sort by article, date, left or right
keys Q
exit 0
restored
