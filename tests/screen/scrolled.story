# After scrolling, the next mention and hit are looked for from what is in sight.
size 100x20
shell for i in 1 2 3 4 5; do echo "Đoạn $i: Vladimir Putin nói về đạn pháo."; for j in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do echo "dòng $i.$j trống"; done; done > @TMP@/a.txt
run --no-config --no-db @TMP@/a.txt
expect all read
# the mark of where one is stands on the line beside the text
expect ┃ 
absent ┃│
keys Enter ]
reverse Vladimir Putin
keys G
expect dòng 5.15
absent dòng 1.1 
keys [
expect Đoạn 5
keys g
expect dòng 1.1 
keys ]
row -2 Vladimir Putin · person
absent Đoạn 5
# hits
keys /
type dan phao
expect 1 of 1 articles · 5 hits
keys Enter Enter
reverse đạn pháo
keys G n
row -2 that was the last hit
keys N
expect Đoạn 5
keys Q
exit 0
