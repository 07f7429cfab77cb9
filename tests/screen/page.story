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
row 5 2023-02-01
# the names stand below each other, whatever is on their left
screen
 hoso  n…~
 Trần Văn Bính   person                          4 mentions · 2 articles │ IN THE SAME SENTENCE
 2023-02-01 █          █ 2024-01-15  by month                            │  Lê Thị Ngà            1
                                                                         │  Hà Nội                1
 Kho hàng ở cảng                                       2023-02-01      2 │
▌                           Ông Trần Văn Bính mở kho. Hôm sau, Lê Thị N… │
  …Hôm sau, Lê Thị Ngà thăm ông Trần Văn Bính ở Hà Nội.                  │
 Họp về kho                                            2024-01-15      2 │
                   Anh nói: ông Trần Văn Bính đã về. 漢字漢字漢字漢字漢… │
  …漢字漢字漢字漢字漢字漢字 ông Trần Văn Bính cười.                      │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
                                                                         │
 2023-02-01 · Kho hàng ở cảng                                                       by article  33%
 Enter read  s sort  w named with  f its articles  q leave  Tab pane  } next article  H back  ? help
end
# by date, by the words on the left, by those on the right
keys s
row -2 by date
row 5 Kho hàng ở cảng
keys s
row -2 by left words
row 6 Anh nói: ông Trần Văn Bính đã về
row 7 thăm ông Trần Văn Bính ở Hà Nội
keys s
row -2 by right words
row 5 ông Trần Văn Bính cười
row 6 ông Trần Văn Bính đã về
row 7 Ông Trần Văn Bính mở kho
keys g n n
row -2 75%
row -2 Kho hàng ở cảng
keys Enter
row -2 Trần Văn Bính · person · 4 mentions in 2 articles
reverse Trần Văn Bính
keys H
row -2 by right words
row -2 75%
# the other levels
keys w
row 2 IN THE SAME PARAGRAPH
keys w
row 2 IN THE SAME ARTICLE
row 3 Lê Thị Ngà            2
# the sidebar leads on
keys Tab
row -2 Lê Thị Ngà · person · 2 mentions in 2 articles
row -1 its page
keys Enter
row 2 Lê Thị Ngà   person
row -1 read
# 80 columns: the sidebar is a line, Tab opens it; 40: one pane
resize 80x24
row 2 Lê Thị Ngà   person
row 4 same article: Trần Văn Bính 2
absent IN THE SAME
keys Tab
expect IN THE SAME ARTICLE
keys Tab
absent IN THE SAME
resize 40x16
row 2 Lê Thị Ngà   person
row 3 2 mentions · 2 articles
expect …ho. Hôm sau, Lê Thị Ngà thăm ông
keys Tab
row 2 IN THE SAME ARTICLE
keys Tab
row 2 Lê Thị Ngà
resize 132x40
row 2 IN THE SAME ARTICLE
resize 20x5
resize 1x1
resize 100x24
row 2 Lê Thị Ngà   person
# a search from the page, and back where it was when it is given up
keys /
expect ARTICLES  2
type kho
row 1 2 of 2 articles
keys Esc
row 2 Lê Thị Ngà   person
# bars as digits
type :set bars digits
keys Enter
row 3 2023-02-01 9          9 2024-01-15
# where the reader has been
type :trail
keys Enter
expect Where you have been
expect ▸ Lê Thị Ngà · person
expect Trần Văn Bính · person
type binh
absent Lê Thị Ngà · person
keys Enter
row 2 Trần Văn Bính   person
keys L L
row 2 Lê Thị Ngà   person
type :sort nothing
keys Enter
row -2 sort by article, date, left or right
keys q q
exit 0
restored
