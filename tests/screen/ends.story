# However the program ends, the terminal is as it was.
run --no-config @TOP@/tests/data/articles
expect all read
signal TERM
exit 143
restored
run --no-config @TOP@/tests/data/articles
expect all read
signal HUP
exit 129
restored
run --no-config @TOP@/tests/data/articles
expect all read
signal QUIT
exit 131
restored
run --no-config @TOP@/tests/data/articles
expect all read
keys ^C
exit 0
restored
