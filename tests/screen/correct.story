# An entity is put right where it stands: merged, taken out, undone.
size 110x30
env XDG_DATA_HOME=@TMP@/data
run --no-config @TOP@/tests/data/articles
expect all read
keys Enter ] ]
row -2 Vladimir Putin
keys =
expect Vladimir Putin, person: what is to be put right?
row -1 Enter choose
keys s
expect the same as:
type kim jong
expect Kim Jong-un
keys Enter
expect Vladimir Putin is Kim Jong-un: where?
expect everywhere
expect mentions in 2 articles
expect only this mention
keys Enter
row -2 corrected:
expect Kim Jong-un       4 · 6
keys w
row -2 corrected by the reader (the same); was Vladimir Putin
shell grep -q '^same.person.vladimir putin' @TMP@/data/hoso/corrections.tsv
keys u
row -2 undone: correction of Vladimir Putin
expect Vladimir Putin    2 · 3
keys =
expect what is to be put right?
keys n
expect full name: Vladimir Putin
keys ^U
type V. V. Putin
keys Enter
expect is V. V. Putin: where?
keys j j j
keys Enter
row -2 corrected: 1 mention in 1 article
expect V. V. Putin
resize 60x24
keys =
expect V. V. Putin, person
keys w
expect names nothing: where?
keys Enter
row -2 corrected: 1 mention
keys u
row -2 undone: correction of V. V. Putin
keys u
row -2 undone: correction of Vladimir Putin
keys u
row -2 nothing to undo
keys e
type kim jong
keys Enter
row 2 3 mentions · 2 articles
keys =
expect what is to be put right
keys n
expect full name: Kim
keys ^U
type Kim Chính Ân
keys Enter
expect everywhere
keys Enter
row 2 Kim Chính Ân
keys Q
exit 0
restored
