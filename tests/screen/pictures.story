# The views as doc/ and README show them, from the sample articles.  `make pictures` keeps the
# pictures; here they must come about, and show what they are meant to show.
size 112x32
in @TOP@/assets
run --no-config articles
expect all read
row 2 ARTICLES
keys j Enter ] ] ]
reverse Shoigu
picture reading
# searching: the list narrows, hits light up
keys /
type dan phao 152
expect FOUND
row 1 hits
picture search
keys Esc
row 2 ARTICLES
# an entity's page
keys e
type kn-23
expect KN-23
keys Enter
expect IN THE SAME SENTENCE
row 2 KN-23
picture entity
keys q
expect IN THIS ARTICLE
# related articles, and time
keys r
expect Related articles
picture related
keys Esc
absent Related articles
keys t
expect DATES STATED
row -1 articles' dates
picture timeline
keys q
expect IN THIS ARTICLE
keys q
exit 0
# two articles side by side: two that tell of the same, with other figures
in @TOP@/tests/data
run --no-config articles
expect all read
keys c
expect Compare with
expect Hiệp ước mới giữa Moscow
keys Enter
expect COMPARED
keys n
row -2 passage 1 of 1
picture compare
keys q
expect IN THIS ARTICLE
keys q
exit 0
