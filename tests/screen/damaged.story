# An index that broke deep inside: what is missing is not passed over in silence.
shell mkdir @TMP@/c; for i in $(seq 80); do cat @TOP@/tests/data/articles/*.txt >@TMP@/c/$i.txt; done
shell "$HOSO_TEST_PROGRAM" index --db @TMP@/x.db @TMP@/c >/dev/null
shell { pages=$(($(wc -c <@TMP@/x.db) / 65536)); head -c $((pages / 3 * 65536)) /dev/zero | tr '\000' '\377' | dd of=@TMP@/x.db bs=65536 seek=$((pages / 2)) conv=notrunc; } 2>/dev/null
run --no-config --db @TMP@/x.db @TMP@/c
expect all read
keys /
type vệ tinh
expect of 80 articles ·
row 2 FOUND
keys Esc
expect ARTICLES  80
keys M
expect Messages
expect damaged
keys q
absent Messages
keys Q
exit 0
restored
