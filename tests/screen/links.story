# From a mention to the page of its entity, on to another, back again; and the list narrowed to one.
size 100x30
run --no-config @TOP@/tests/data/articles
expect all read
keys e
expect Who, what, where?
type kn 23
expect weapon
keys Enter
row 2 KN-23   weapon
row 2 2 articles
reverse KN-23
# the page's lines: the next article that mentions it, and there is no more
keys }
row -2 Mảnh vỡ tên lửa ở Kharkov
keys }
row -2 no article further down has it
# Enter opens the article at that mention
keys Enter
expect Các chuyên gia Ukraine tìm thấy
row -2 KN-23 · weapon
keys }
row -2 no article further down has it
keys {
expect bàn về vệ tinh
row -2 KN-23 · weapon
# back along the trail, step by step
keys H
expect Các chuyên gia Ukraine tìm thấy
keys H
row 2 KN-23   weapon
row -2 Mảnh vỡ tên lửa ở Kharkov
keys H
row 2 ARTICLES  5
keys H
row -2 this is where you started
keys L
row 2 KN-23   weapon
# only its articles
keys f
row 2 WITH KN-23  2
row -2 1/2
expect bàn về vệ tinh
reverse KN-23
keys H
row 2 KN-23   weapon
# Enter on a mention leads to its page, at that mention; q leaves it to where it was opened
keys H
row 2 ARTICLES  5
keys Tab ] ]
row -2 Vladimir Putin · person · leader · 3 mentions in 2 articles
keys Enter
row 2 Vladimir Putin   person
row 2 2 articles
keys q
row 2 ARTICLES  5
row -2 Vladimir Putin · person
keys q
exit 0
restored
