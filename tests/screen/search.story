# Search as you type: the list narrows, hits light up, Esc brings back what was there.
size 120x30
run --no-config @TOP@/tests/data/articles
expect all read
keys j j
expect Hiệp ước mới
keys /
type dan phao
expect 2 of 5 articles · 2 hits
row 2 FOUND  2
reverse đạn pháo
keys Esc
row 2 ARTICLES  5
row -2 3/5
# marks that are typed bind
keys /
type đạn phào
expect nothing found
keys ^U
type đạn pháo
expect 2 of 5 articles
keys Enter
row 1 /đạn pháo
row -1 n next hit
row -1 Esc all articles
keys n
expect Trong đó có
keys n
row -2 that was the last hit
keys N
expect bàn về vệ tinh
keys Esc
row 2 ARTICLES  5
# a wrong expression is said and pointed to, and keeps the last list
keys /
type moscow
expect FOUND  2
type  /a(/
expect missing closing parenthesis
row 2 FOUND  2
keys Enter
row 1 /moscow /a(/
keys Backspace
type a)/
expect FOUND
keys Esc
row 2 ARTICLES  5
# entities, negation, either
keys /
type p:putin -w:kn
expect 1 of 5 articles
keys ^U
type weapon:brahmos OR w:himars
expect 2 of 5 articles
keys Enter q q
exit 0
restored
# an expression that explodes is stopped, and said
file long.txt
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab
end
run --no-config --no-db @TMP@/long.txt
expect all read
keys /
type /(a+)+$/
expect stopped in 1: too many steps
row 2 FOUND
keys Esc
row 2 ARTICLES
keys Q
exit 0
