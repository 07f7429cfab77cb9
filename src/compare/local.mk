# src/compare: see HACKING, "The house".  Pure: two articles in, no files, no store.
noinst_LIBRARIES += src/libcompare.a
src_libcompare_a_SOURCES = src/compare/entities.c src/compare/names.c src/compare/names.h src/compare/align.c src/compare/figure.c \
	src/compare/date.c src/compare/period.c src/compare/day.c src/compare/amount.c src/compare/counted.c src/compare/words.c \
	src/compare/tokens.c src/compare/read.c src/compare/bounds.c src/compare/doubt.c \
	src/compare/shown.c src/compare/number.h src/compare/date.h src/compare/terms.c src/compare/passages.c src/compare/similar.c \
	src/compare/places.c src/compare/places.h src/compare/words.h src/compare/read.h src/compare/terms.h \
	include/hoso/compare.h include/hoso/figure.h include/hoso/passages.h \
	include/hoso/similar.h
COMPARE_LIBS = src/libcompare.a $(PATTERN_LIBS)

if HAVE_CHECK
COMPARE_TESTS = tests/unit/test-compare tests/unit/test-figure tests/unit/test-passages \
	tests/unit/test-similar
check_PROGRAMS += $(COMPARE_TESTS)
TESTS += $(COMPARE_TESTS)
tests_unit_test_compare_SOURCES = tests/unit/test-compare.c tests/unit/unit.h
tests_unit_test_compare_LDADD = $(COMPARE_LIBS) $(CHECK_LIBS)
tests_unit_test_figure_SOURCES = tests/unit/test-figure.c tests/unit/unit.h
tests_unit_test_passages_SOURCES = tests/unit/test-passages.c tests/unit/unit.h
tests_unit_test_passages_LDADD = $(COMPARE_LIBS) $(CHECK_LIBS)
tests_unit_test_figure_LDADD = $(COMPARE_LIBS) $(CHECK_LIBS)
tests_unit_test_similar_SOURCES = tests/unit/test-similar.c tests/unit/unit.h
tests_unit_test_similar_LDADD = $(COMPARE_LIBS) $(CHECK_LIBS)
endif

check_PROGRAMS += tests/fuzz/fuzz-figure
TESTS += tests/fuzz/fuzz-figure
tests_fuzz_fuzz_figure_SOURCES = tests/fuzz/fuzz-figure.c tests/fuzz/fuzz-main.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_figure_LDADD = $(COMPARE_LIBS)
check_PROGRAMS += tests/fuzz/fuzz-similar
TESTS += tests/fuzz/fuzz-similar
tests_fuzz_fuzz_similar_SOURCES = tests/fuzz/fuzz-similar.c tests/fuzz/fuzz-main.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_similar_LDADD = $(COMPARE_LIBS)
