# src/compare: see HACKING, "The house".  Pure: two articles in, no files, no store.
noinst_LIBRARIES += src/libcompare.a
src_libcompare_a_SOURCES = src/compare/entities.c src/compare/align.c src/compare/figure.c \
	include/hoso/compare.h include/hoso/figure.h
COMPARE_LIBS = src/libcompare.a $(PATTERN_LIBS)

if HAVE_CHECK
COMPARE_TESTS = tests/unit/test-compare
check_PROGRAMS += $(COMPARE_TESTS)
TESTS += $(COMPARE_TESTS)
tests_unit_test_compare_SOURCES = tests/unit/test-compare.c tests/unit/unit.h
tests_unit_test_compare_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_compare_LDADD = $(COMPARE_LIBS) $(CHECK_LIBS)
endif
