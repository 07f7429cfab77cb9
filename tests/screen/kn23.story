# A missile in the articles this project began with: its page has the mentions of two of them.
needs @TOP@/../shared/gold/seeds
size 132x40
run --no-config @TOP@/../shared/gold/seeds
expect all read
keys e
type kn-23
keys Enter
row 2 KN-23   weapon
row 2 5 mentions · 2 articles
row 2 IN THE SAME SENTENCE
row 5     3
row 6 KN-23
reverse KN-23
row 9     2
row 10 KN-23
keys }
row -2 by article  85%
keys Enter
row -2 KN-23 · weapon
reverse KN-23
resize 80x24
row -2 KN-23 · weapon
keys H
row 2 KN-23   weapon
expect same sentence: 
resize 40x20
row 3 5 mentions · 2 articles
keys Q
exit 0
restored
