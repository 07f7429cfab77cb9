# Titles, texts and file names full of control characters: shown harmlessly.
size 100x30
file 1-escape.txt
Tiêu đề \x1b]0;hacked\x07 với \x1b[2J mã điều khiển

Dòng một \x1b[31mđỏ\x1b[0m và \x9b31m rồi \xe2\x80\xae ngược. \x08\x08\x08 Kim Jong-un thăm Moscow.
end
file 2-binary.txt
a\x00b\x00\x01\x02\x03
end
file 3-invalid.txt
Byte sai \xff\xfe\xc3 ở đây, Hà Nội.
end
shell printf 'x' > "$(printf '@TMP@/4-\033[31mten\nxuong dong.txt')"; : > @TMP@/5-empty.txt
shell mkfifo @TMP@/6-fifo.txt; ln -s . @TMP@/loop; ln -s missing @TMP@/7-dangling.txt
run --no-config --no-db @TMP@
expect not readable (M)
expect ARTICLES
expect Tiêu đề
expect mã điều khiển
keys G
expect (an empty file)
keys M
expect 2-binary.txt
expect not a text
keys q
absent Messages
keys g Enter ]
row -2 Kim Jong-un
keys Q
exit 0
restored
