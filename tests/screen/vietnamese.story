# The same in Vietnamese.
env LANGUAGE=vi
run --no-config @TOP@/tests/data/articles
expect TRONG BÀI NÀY
expect 5 bài
keys ?
expect Phím và lệnh
keys q Q
exit 0
