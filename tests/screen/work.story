# What the reader makes: star, tags, a note on a passage, read and unread; found again by a
# search, kept for the next program, undone.
size 132x30
env XDG_DATA_HOME=@TMP@/data
env EDITOR=sed -i s/sai/đúng/
run --no-config @TOP@/tests/data/articles
expect all read
keys *
expect ★Cuộc gặp ở sân bay
row -2 starred
keys #
type ukraine xem-lại
keys Enter
row 4 ★ #ukraine #xem-lại
keys Enter ] v
row -2 passage: 1 sentence, bytes 37 to
row -1 j k sentence
keys j
row -2 passage: 2 sentences
keys k w w
row -2 passage: 2 sentences
keys o h
row -2 passage: 2 sentences
keys l y
row -2 copied, with its source
copied “Tổng thống Nga
copied 2023-09-14-cuoc-gap.txt:37-
keys v Y
row -2 hoso/brief.md
shell grep -q '^> Tổng thống Nga Vladimir Putin' @TMP@/data/hoso/brief.md
keys v a
type con số này sai
keys ^X
row -2 noted
row 4 ✎ 1 note
shell grep -q 'con số này đúng' @TMP@/data/hoso/notes.tsv
resize 80x24
row 4 ✎ 1 note
keys m
row -2 read
keys Tab Tab
expect ★Cuộc gặp
keys /
type is:read tag:ukraine note:"con so"
expect 1 of 5 articles
keys Esc
expect all read
keys A
expect Your stars, tags and notes
expect con số này đúng
type con so
absent ukraine
keys Enter
absent Your stars
keys u
row -2 undone: read
keys u
row -2 undone: note
keys Q
exit 0
run --no-config @TOP@/tests/data/articles
expect ★Cuộc gặp ở sân bay
keys h
resize 40x20
expect ★Cuộc gặp
keys *
row -2 the star is off
absent ★
keys j *
expect ★Mảnh
keys u
row -2 undone: star
keys Q
exit 0
restored
# A text that has changed: it is said, and nothing is moved in silence.
size 100x30
shell mkdir @TMP@/c; cp @TOP@/tests/data/articles/2024-01-05* @TMP@/c/
run --no-config @TMP@/c
expect all read
keys Enter ] v a
type hỏi lại
keys Enter
row 4 ✎ 1 note
keys Q
exit 0
shell cd @TMP@/c && sed -i '1s/^/Cập nhật. /' *.txt
run --no-config @TMP@/c
expect all read
row 4 (the text has changed)
keys A
expect changed
keys Enter
row -2 the text has changed since
keys Q
exit 0
