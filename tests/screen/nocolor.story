# NO_COLOR and a terminal that has none: attributes only.
env NO_COLOR=1
run --no-config @TOP@/tests/data/articles
expect all read
expect Vladimir Putin
colourless
keys Enter ]
reverse Nga
keys Q
exit 0
env NO_COLOR=
env TERM=vt100
run --no-config @TOP@/tests/data/articles
expect all read
expect KN-23
colourless
keys Q
exit 0
restored
