# Side by side the reader's own work is at hand as in the reading view: on the text that has
# the focus, or had it last.
shell mkdir @TMP@/two
file two/a.txt
Tin buổi sáng

Ông Lê Văn Tám tới cảng Rajin hôm 27/8. Ở Rajin, 480 tấn lúa mì được dỡ xuống trong một ngày.

Trời nhiều mây từ tháng 5/2024.
end
file two/b.txt
Tin buổi chiều

Gió nhẹ từ biển vào. Ở Rajin, 480 tấn lúa mì được dỡ xuống trong hai ngày.

Bà Phạm Thị Chín khen cảng Rajin.
end
env XDG_DATA_HOME=@TMP@/data
env EDITOR=sed -i s/sai/đúng/
size 132x30
run --no-config @TMP@/two
expect all read
keys c
expect Compare with
keys Enter
row 2 ◧ Tin buổi sáng
row -1 v passage
row -1 = correct
# stars and tags: each side its own
keys *
row -2 starred
row 4 ★                                           │
keys Tab #
type gấp
keys Enter
row -2 tags changed
row 4 ★                                           │ #gấp
# y takes the passage that both say, of the side that leads
keys n
row -2 passage 1 of 1
keys y
row -2 copied, with its source
copied “Ở Rajin, 480 tấn lúa mì được dỡ xuống trong hai ngày.”
copied Tin buổi chiều
keys S-Tab v
row -2 passage: 1 sentence, bytes
row -1 j k sentence
keys Y
row -2 hoso/brief.md
shell grep -q '^> Ở Rajin, 480 tấn lúa mì được dỡ xuống trong một ngày' @TMP@/data/hoso/brief.md
# a passage with a note, in the right text
keys Tab ] v j a
expect note:
type còn sai
keys ^X
row -2 noted
row 4 │ #gấp ✎ 1 note
shell grep -q 'còn đúng' @TMP@/data/hoso/notes.tsv
keys u
row -2 undone: note
keys m
row -2 read
# a name put right where it stands: what is compared follows, the reader stays
keys ]
row -2 Phạm Thị Chín · person
keys =
expect Phạm Thị Chín, person: what is to be put right?
keys s
type le van tam
expect Lê Văn Tám
keys Enter
expect is Lê Văn Tám: where?
keys Enter
row -2 corrected: 1 mention
expect • p Lê Văn Tám
absent ONLY RIGHT
row 2 ◧ Tin buổi sáng
keys u
row -2 undone: correction
expect p Phạm Thị Chín
# from the sidebar: in the text that names it
keys G
keys Tab
row -1 = correct
keys G
row -2 SAID IN BOTH
keys k
row -2 Phạm Thị Chín · person
keys =
expect Phạm Thị Chín, person
keys w
expect names nothing: where?
keys Enter
row -2 corrected: 1 mention
absent Phạm Thị Chín · person
keys u
row -2 undone: correction
expect p Phạm Thị Chín
# one that comes to the folder meanwhile leaves what is compared as it is
shell printf 'Tin tối\n\nLê Văn Tám về.\n' > @TMP@/two/c.txt
expect 3 articles
expect p Lê Văn Tám
# the timeline, and back to the two; its articles instead of them
keys t
row 2 DATES STATED
keys q
row 2 ◧ Tin buổi sáng
keys t
row 2 DATES STATED
keys Enter
row 2 FOUND
# from the list of one's own work to the article
keys Esc
expect all read
keys c
expect Compare with
keys Enter
row 2 ◧ Tin
keys A
expect Your stars, tags and notes
type gấp
keys Enter
row 2 ARTICLES
row 4 #gấp
# one text at a time
resize 40x20
keys c
expect Compare with
keys Enter
row 2 ◧
keys v
row -2 passage: 1 sentence
keys v
row -2 ◧
keys q Q
exit 0
restored
