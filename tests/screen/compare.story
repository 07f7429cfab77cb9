# Two articles side by side: the figures, what both name, only the left, only the right.
size 120x40
run --no-config @TOP@/tests/data/articles
expect all read
keys c
expect Compare with
expect Hiệp ước mới giữa Moscow
keys Enter
expect ▾ FIGURES
expect ▾ DATES
expect ▾ IN BOTH
expect ▾ ONLY LEFT
expect ▾ ONLY RIGHT
expect ≠ container         >2.000 │ 5.000
expect – │ ngày 19/6/2024
# the same words have no room twice: they stand there once, whole
expect        tháng 8 năm 2023
absent tháng 8 năm …
row 2 ◧ Cuộc gặp ở sân bay vũ trụ
row 2 ◨ Hiệp ước mới giữa Moscow
row -2 1 passage says the same
row -1 next in both
keys n
row -2 passage 1 of 1
reverse đoàn xe
reverse Seoul cho biết
keys n
row -2 that was the last passage
# the sidebar: Enter on a pair of figures shows both sentences
keys Tab Tab
row -1 open, close
row -2 FIGURES
keys j
row -2 differs: hơn 2.000 container │ 5.000 container
row -1 show in both
keys Enter
reverse hơn 2.000 container
reverse 5.000 container
reverse Theo Hãng thông tấn Yonhap
reverse Seoul cho biết
# to the next sections, and one closed and opened
keys }
row -2 DATES
keys }
row -2 IN BOTH 6 · person 2
keys Enter
expect ▸ IN BOTH
absent p Kim Jong-un
keys z
expect ▾ IN BOTH
keys j
row -2 Kim Jong-un · person
keys Enter
reverse Kim Jong-un
keys {
row -2 IN BOTH 6
# a search in the two texts; Esc leaves it, not the view
keys Tab /
type hiep uoc
expect ◧ 0  ◨ 2
keys Enter
row -1 passages again
keys Tab n
reverse hiệp ước
keys n
row -2 the last hit in this text
keys Esc
row -1 next in both
row 2 ◧ Cuộc gặp ở sân bay vũ trụ
keys /
type zzzz
expect ◧ 0  ◨ 0
keys Enter
row -2 nothing found in these two
# a name by e: lit where it stands
keys e
expect Who, what, where?
type putin
expect Vladimir Putin
keys Enter
row -2 Vladimir Putin · person
keys e
expect Who, what, where?
type brahmos
expect BrahMos
keys Enter
row -2 neither of the two names it
# } puts the next article with the current name on this side
keys S-Tab e
expect Who, what, where?
type kn-23
expect KN-23
keys Enter
row -2 KN-23 · weapon
keys }
row 2 ◧ Mảnh vỡ tên lửa ở Kharkov
keys {
row 2 ◧ Cuộc gặp ở sân bay vũ trụ
# the sides
keys x
row 2 ◧ Hiệp ước mới giữa Moscow
row 2 ◨ Cuộc gặp ở sân bay vũ trụ
keys C
expect Compare with
type kharkov
expect Mảnh vỡ tên lửa
keys Enter
expect ◧ Mảnh vỡ
# no passage: said, and in step means line by line
keys n
row -2 no passage says the same in both
keys s
row -2 line by line
keys s
row -2 each text by itself
keys q
row 2 ARTICLES
# where the sidebar covers the texts, what Enter shows comes out from under it
resize 80x24
keys c
expect Compare with
keys Enter
row 2 ◧
keys Tab Tab
row 2 COMPARED
keys j Enter
row 2 ◨
absent COMPARED
resize 40x20
keys S-Tab S-Tab
row 2 COMPARED
keys g j
row -2 differs
keys Enter
absent COMPARED
reverse hơn 2.000
keys q
row 2 ARTICLES
keys Q
exit 0
restored
