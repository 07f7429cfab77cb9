# Terminals that cannot do it: a line that says so, and nothing broken.
env TERM=no-such-terminal
run --no-config @TOP@/tests/data/articles
expect the terminal `no-such-terminal` is not known here
exit 2
restored
env TERM=dumb
run --no-config @TOP@/tests/data/articles
expect the terminal `dumb` cannot place its cursor
exit 2
restored
# another charset
env TERM=xterm-256color
env LC_ALL=C
run --no-config @TOP@/tests/data/articles
expect all read
keys Q
exit 0
