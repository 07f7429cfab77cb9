# src/pattern: see HACKING, "The house".  Only user of PCRE2.
noinst_LIBRARIES += src/libpattern.a
src_libpattern_a_SOURCES = src/pattern/pattern.c include/hoso/pattern.h
PATTERN_LIBS = src/libpattern.a $(TEXT_LIBS) $(PCRE2_LIBS)

if HAVE_CHECK
check_PROGRAMS += tests/unit/test-pattern
TESTS += tests/unit/test-pattern
tests_unit_test_pattern_SOURCES = tests/unit/test-pattern.c tests/unit/unit.h
tests_unit_test_pattern_LDADD = $(PATTERN_LIBS) $(CHECK_LIBS)
endif
