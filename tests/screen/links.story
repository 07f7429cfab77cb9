# By entity search to KN-23 in one article, along its link to the other, and back.
size 100x30
run --no-config @TOP@/tests/data/articles
expect all read
keys e
expect Who, what, where?
type kn 23
expect weapon
keys Enter
expect WITH KN-23  2
row -2 1/2
expect bàn về vệ tinh
reverse KN-23
# the next article that mentions it
keys Tab }
expect Các chuyên gia Ukraine tìm thấy
row -2 KN-23
keys }
row -2 no article further down has it
keys {
expect bàn về vệ tinh
# back along the trail, step by step
keys H
expect Các chuyên gia Ukraine tìm thấy
keys H
expect bàn về vệ tinh
keys H
row 2 ARTICLES  5
keys H
row -2 this is where you started
keys L
expect WITH KN-23
# Enter on a mention leads to the articles with it
keys q
row 2 ARTICLES  5
keys ]
row -2 Kim Jong-un · person
keys Enter
expect WITH Kim Jong-un  2
keys Q
exit 0
restored
