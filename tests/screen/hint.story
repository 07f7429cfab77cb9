# Three lines for the first time; they take no key away, and do not come back.
size 80x24
shell rm -r @TMP@/.local
run --no-config @TOP@/tests/data/articles
expect ? lists every key
expect Esc takes this hint away
expect all read
keys j
expect Mảnh vỡ tên lửa ở Kharkov
reverse Mảnh vỡ
keys Enter
expect ? lists every key
resize 40x24
expect ? lists every key
resize 132x20
row 15 Enter opens an article
expect ? lists every key
keys Esc
row 15 Figures
absent ? lists every key
keys Q
exit 0
run --no-config @TOP@/tests/data/articles
expect all read
absent ? lists every key
keys Q
exit 0
restored
# Without Esc it goes after a few keys.
shell rm -r @TMP@/.local
run --no-config @TOP@/tests/data/articles
expect ? lists every key
keys j k j k j k j k j k j k
absent ? lists every key
keys Q
exit 0
