# Three panes: the list, the text, who and what is in it; moving about.
size 120x36
run --no-config @TOP@/tests/data/articles
expect all read
row 1 hoso  articles
row 2 ARTICLES  5
expect Cuộc gặp ở sân bay vũ trụ
expect IN THIS ARTICLE
expect Vladimir Putin
expect KN-23
row -1 Enter read
row -2 1/5
# the text follows the cursor
keys j
expect Mảnh vỡ tên lửa ở Kharkov
expect Volodymyr Zelensky
row -2 2/5
keys G
row -2 5/5
expect Phan Văn Giang
keys g
row -2 1/5
# into the text, along its mentions
keys Enter ]
row -2 mention
reverse Nga
keys ]
row -2 Vladimir Putin · person
keys [
row -2 Nga · place
# the sidebar
keys Tab
row -1 its articles
keys ?
expect Keys and commands
expect Moving
keys q
absent Keys and commands
keys q
exit 0
restored
