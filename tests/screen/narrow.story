# 80 columns: the sidebar folds to an overlay; 40: one pane at a time; and the size changes
# while the reader reads.
size 80x24
run --no-config @TOP@/tests/data/articles
expect all read
expect ARTICLES  5
absent IN THIS ARTICLE
keys S-Tab
expect IN THIS ARTICLE
expect │ IN THIS ARTICLE
keys Tab
absent IN THIS ARTICLE
keys c
expect Compare with
keys Enter
row -1 q leave
expect …
keys q
resize 40x20
expect ARTICLES
absent Tổng thống Nga
# what is worth most keeps its place: which folder this is, how much is in it
row 1 hoso  articles
row 1 5 articles
absent 59 mentions
# a hint that finds no room leaves it to the next one
row -1 Enter read  / search  e entity
row -2 cuoc-gap.txt · 14 mentions
keys Enter
expect Tổng thống Nga Vladimir Putin
absent ARTICLES  5
# the key bar leaves out whole hints, and room for the help
resize 59x20
row -1 ? help
resize 58x20
row -1 ? help
resize 132x40
expect IN THIS ARTICLE
expect ARTICLES  5
resize 20x6
resize 4x2
resize 1x1
resize 80x24
expect ARTICLES  5
# the help wraps where it is narrow
keys ?
resize 40x20
expect one page down
row -1 q leave
keys PgDn
expect open the article;
expect entity's page   :open
keys q q
exit 0
restored
