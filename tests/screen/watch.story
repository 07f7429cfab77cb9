# Files that come, change and go show by themselves; the reader stays at the same place.
size 100x24
shell mkdir @TMP@/c
file c/b.txt
Bản tin kho hàng

Đoạn 1. Tổng thống Vladimir Putin tới Moskva.

Đoạn 2. Kho hàng mở cửa.

Đoạn 3. Kho hàng mở cửa.

Đoạn 4. Kho hàng mở cửa.

Đoạn 5. Kho hàng mở cửa.

Đoạn 6. Kho hàng mở cửa.

Đoạn 7. Kho hàng mở cửa.

Đoạn 8. Kho hàng mở cửa.

Đoạn 9. Ông Kim Jong-un thăm Bình Nhưỡng.

Đoạn 10. Kho hàng mở cửa.

Đoạn 11. Kho hàng mở cửa.

Đoạn 12. Kho hàng mở cửa.

Đoạn 13. Kho hàng mở cửa.
end
run --no-config @TMP@/c
row 1 mentions · all read
expect all read
keys Enter j j j j
row 6 Đoạn 2
# another article before it: the list grows, the open one stays open and where it was
shell echo 'Tin từ Hà Nội' >@TMP@/c/a.txt
row 1 2 articles
row 2 ARTICLES  2
row 3 Tin từ Hà Nội
row 6 Đoạn 2
# the open one changes above the place where the reader is
shell sed -i 's/^Đoạn 1[.].*/Đoạn 1. Viết lại.\n\nThêm một đoạn về Kharkov./' @TMP@/c/b.txt
expect Kharkiv
row 6 Đoạn 2
absent Vladimir Putin
row 1 2 articles
# a search is kept up to date
keys /
type kho hàng
row 1 1 of 2
keys Enter
shell echo 'Một kho hàng nữa' >@TMP@/c/c.txt
row 1 2 of 3
keys Esc
row 1 3 articles
shell rm @TMP@/c/c.txt
row 2 ARTICLES  2
# renamed: the open one is followed by its text, in the list too
row 4 ▌
row 3 c/b.txt
shell mv @TMP@/c/b.txt @TMP@/c/0.txt
row 3 c/0.txt
row 3 ▌
absent no longer there
row 11 Đoạn 2
shell mv @TMP@/c/0.txt @TMP@/c/b.txt
row 3 c/b.txt
row 4 ▌
absent no longer there
# removed: gone from the list, still there to read
shell rm @TMP@/c/b.txt
row 2 ARTICLES  1
row 3 b.txt · no longer there
row 11 Đoạn 2
# turned off nothing shows, turned on again everything does
keys :
type set watch off
keys Enter
shell echo 'Tin cuối' >@TMP@/c/z.txt
keys :
type set watch on
keys Enter
row 2 ARTICLES  2
expect Tin cuối
keys Q
exit 0
restored
