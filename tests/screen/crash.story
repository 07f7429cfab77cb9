# A crash, too, gives the terminal back.  (ASan has its own handler: abort instead.)
env ASAN_OPTIONS=handle_abort=0:handle_segv=0:detect_leaks=0
run --no-config @TOP@/tests/data/articles
expect all read
signal ABRT
exit 134
restored
