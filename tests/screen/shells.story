# The article on 13.000 containers and the one on millions of shells, of the annotated ones
# this project began with: what both name, and their figures side by side.
needs @TOP@/../shared/gold/seeds
shell mkdir @TMP@/two && cp @TOP@/../shared/gold/seeds/003_*.txt @TMP@/two/millions.txt && cp @TOP@/../shared/gold/seeds/004_*.txt @TMP@/two/containers.txt
size 120x40
run --no-config @TMP@/two
expect all read
keys c
expect Compare with
keys Enter
expect ≠ đạn pháo … >6 triệu │ hàng triệu
expect ◧ container   >13.000 │ –
expect ◧ container    ~6.700 │ –
expect l Nga
expect l Triều Tiên
expect l Mỹ
expect l Ukraine
expect w đạn pháo                 1 · 3
expect w (đạn) pháo 152mm         1 · 2
keys Tab Tab j Enter
row -2 differs: hơn 6 triệu quả đạn pháo 152mm │ hàng triệu quả đạn pháo
reverse hơn 6 triệu
reverse hàng triệu quả đạn pháo
resize 80x24
row -2 differs: hơn 6 triệu
expect ≠ đạn pháo 152mm >6 triệu │ hàng triệu
resize 40x20
row -2 differs: hơn 6 triệu
expect ≠ đạn pháo 152mm >6 triệu │ hàng triệu
keys Q
exit 0
