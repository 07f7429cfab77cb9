# Two articles side by side: what both name, only the left, only the right, the figures.
size 120x40
run --no-config @TOP@/tests/data/articles
expect all read
keys c
expect Compare with
expect Hiệp ước mới giữa Moscow
keys Enter
expect IN BOTH
expect ONLY LEFT
expect ONLY RIGHT
expect ≠ container   >2.000 │ 5.000
expect – │ ngày 19/6/2024
row 2 ◧ Cuộc gặp ở sân bay vũ trụ
row 2 ◨ Hiệp ước mới giữa Moscow
row -1 next in both
keys n
row -2 person
reverse Kim Jong-un
keys n
row -2 Vladimir Putin
keys N
row -2 Kim Jong-un
keys x
row 2 ◧ Hiệp ước mới giữa Moscow
keys C
expect Compare with
type kharkov
expect Mảnh vỡ tên lửa
keys Enter
expect ◧ Mảnh vỡ
keys q
row 2 ARTICLES
keys Q
exit 0
restored
