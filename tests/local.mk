# The tests that run the whole program; unit tests are in their layers' local.mk.
AM_TESTS_ENVIRONMENT = HOSO_TEST_TOP='$(abs_top_srcdir)'; export HOSO_TEST_TOP; \
	HOSO_TEST_PROGRAM='$(abs_top_builddir)/src/hoso'; export HOSO_TEST_PROGRAM; \
	HOSO_TEST_BUILD='$(abs_top_builddir)'; export HOSO_TEST_BUILD; \
	LSAN_OPTIONS='suppressions=$(abs_top_srcdir)/tests/lsan.supp:print_suppressions=0'; \
	export LSAN_OPTIONS;
EXTRA_DIST += tests/lsan.supp

dist_check_SCRIPTS += tests/layers tests/po
TESTS += tests/layers tests/po
EXTRA_DIST += po/data-strings.h

# Stories: the real program in a pty (tests/screen/play.c says their language).
STORIES = tests/screen/reading.story tests/screen/links.story tests/screen/search.story \
	tests/screen/compare.story tests/screen/step.story tests/screen/shells.story tests/screen/calibre.story tests/screen/together.story tests/screen/sameday.story \
	tests/screen/timeline.story tests/screen/related.story tests/screen/copies.story \
	tests/screen/figures.story \
	tests/screen/narrow.story tests/screen/hostile.story \
	tests/screen/ends.story tests/screen/crash.story tests/screen/nocolor.story \
	tests/screen/commands.story tests/screen/vietnamese.story \
	tests/screen/scrolled.story tests/screen/poor.story \
	tests/screen/damaged.story tests/screen/work.story tests/screen/correct.story tests/screen/watch.story
STORIES += tests/screen/hint.story tests/screen/page.story tests/screen/mouse.story
STORIES += tests/screen/resume.story tests/screen/pictures.story
STORIES += tests/screen/kn23.story
EXTRA_DIST += $(STORIES)
TEST_EXTENSIONS = .story
if HAVE_VTERM
check_PROGRAMS += tests/screen/play
tests_screen_play_SOURCES = tests/screen/play.c tests/screen/picture.c \
	tests/screen/picture.h
tests_screen_play_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_play_LDADD = src/libapp.a $(TEXT_LIBS) $(VTERM_LIBS) $(PTY_LIBS)
STORY_LOG_COMPILER = tests/screen/play
TESTS += $(STORIES)
endif

# The pictures in doc/, taken of the running program.
pictures: tests/screen/play src/hoso
	$(AM_TESTS_ENVIRONMENT) HOSO_PICTURES=$(srcdir)/doc tests/screen/play \
	  $(srcdir)/tests/screen/pictures.story
.PHONY: pictures

# The commands by their output.
CLI_TESTS = tests/cli/commands.test tests/cli/lexicon.test tests/cli/names.test \
	tests/cli/disk.test
dist_check_SCRIPTS += $(CLI_TESTS)
TESTS += $(CLI_TESTS)
EXTRA_DIST += tests/data/articles tests/data/gold tests/data/names

# make check-long: what make check does a few times, many times.
check-long: $(check_PROGRAMS)
	$(AM_TESTS_ENVIRONMENT) HOSO_TEST_KILLS=200 CK_TIMEOUT_MULTIPLIER=20 tests/unit/test-ingest
.PHONY: check-long

# make bench: never a test.
BENCHES = tests/bench/extract tests/bench/keys
EXTRA_PROGRAMS += $(BENCHES)
tests_bench_extract_SOURCES = tests/bench/extract.c
tests_bench_extract_LDADD = $(APP_LIBS)
tests_bench_keys_SOURCES = tests/bench/keys.c
tests_bench_keys_LDADD = src/libbase.a $(PTY_LIBS)
EXTRA_DIST += tests/bench/run tests/bench/corpus
CLEANFILES += bench.tsv
bench: $(BENCHES) src/hoso
	@$(AM_TESTS_ENVIRONMENT) $(srcdir)/tests/bench/run
.PHONY: bench
