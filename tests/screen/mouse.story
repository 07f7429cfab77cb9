# The mouse, where it is on, follows what Enter follows.
size 120x30
file rc
set mouse on
end
run --config @TMP@/rc @TOP@/tests/data/articles
expect all read
# a row of the list opens it
click Mảnh vỡ tên lửa
expect Các chuyên gia Ukraine
row -2 2024-01-05-manh-vo.txt
# a name in the text leads to its page at once
click tổ hợp HIMARS
row 2 HIMARS   weapon
keys H
row 2 ARTICLES  5
row -2 HIMARS · weapon
# a row of the sidebar: there, then its page
click Kharkiv  
row -2 Kharkiv · place
click Kharkiv  
row 2 Kharkiv   place
# the same on the page: a line, then its article
row -2 by article  66%
absent counting
click tại Kharkov
row -2 by article  100%
click tại Kharkov
row 2 ARTICLES  5
row -2 Kharkiv · place
keys Q
exit 0
restored
