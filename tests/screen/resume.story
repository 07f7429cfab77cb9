# A session goes on where the last one on the same folder ended, however that ended.
size 100x24
run --no-config @TOP@/tests/data/articles
expect all read
keys j Tab ] ] ] Enter
row 2 Ukraine   place
keys w
row 2 IN THE SAME PARAGRAPH
keys Q
exit 0
restored
run --no-config @TOP@/tests/data/articles
row 2 Ukraine   place
row 2 IN THE SAME PARAGRAPH
keys H
row 2 ARTICLES  5
expect Các chuyên gia Ukraine
row -2 Ukraine · place
keys H
row -2 this is where you started
# in the text, narrowed by a search, when the terminal goes away
keys /
type patriot
row 1 1 of 5 articles
keys Enter
row 2 FOUND  1
keys Tab
row -1 next hit
signal HUP
exit 129
run --no-config @TOP@/tests/data/articles
row 1 /patriot
row 2 FOUND  1
row -1 next hit
keys H H
row -2 this is where you started
type :trail
expect :trail
keys Enter
expect Where you have been
expect /patriot
keys Esc
row -1 its page
# turned off, it is neither used nor written
keys Q
exit 0
file rc
set resume off
end
run --config @TMP@/rc @TOP@/tests/data/articles
row 2 ARTICLES  5
expect Cuộc gặp ở sân bay vũ trụ
row -2 1/5
keys G
row -2 5/5
keys Q
exit 0
run --no-config @TOP@/tests/data/articles
expect Các chuyên gia Ukraine
row -1 its page
keys Q
exit 0
# one that is not understood
shell for f in @TMP@/.local/state/hoso/*.session; do echo more >> $f; done
run --no-config @TOP@/tests/data/articles
row -2 the last session cannot be resumed
row 2 ARTICLES  5
keys M
expect Messages
expect .session:
keys q Q
exit 0
restored
