# `:` commands, keys and options of the reader's own hosorc, and its mistakes.
size 110x30
file hosorc
set theme light
bind all z last
bind all q none
no-such-command
end
run --config @TMP@/hosorc @TOP@/tests/data/articles
expect no command `no-such-command`
expect all read
keys z
row -2 5/5
keys q
row -2 the key q does nothing here
keys :
type fly
keys Enter
row -2 no command `fly`
keys :
type set text-width 30
keys Enter
keys :
type search brahmos
keys Enter
expect 1 of 5 articles
keys Enter :
type quit-all
keys Enter
exit 0
restored
