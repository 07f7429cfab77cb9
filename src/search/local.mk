# src/search: see HACKING, "The house".
noinst_LIBRARIES += src/libsearch.a
src_libsearch_a_SOURCES = src/search/parse.c src/search/query.c src/search/searcher.c \
	src/search/words.c src/search/needle.c src/search/needle.h src/search/date.c src/search/words.h src/search/tree.h \
	include/hoso/query.h
SEARCH_LIBS = src/libsearch.a $(PATTERN_LIBS)

check_PROGRAMS += tests/fuzz/fuzz-query
TESTS += tests/fuzz/fuzz-query
tests_fuzz_fuzz_query_SOURCES = tests/fuzz/fuzz-query.c
tests_fuzz_fuzz_query_LDADD = $(SEARCH_LIBS)

if HAVE_CHECK
SEARCH_TESTS = tests/unit/test-query tests/unit/test-search
check_PROGRAMS += $(SEARCH_TESTS)
TESTS += $(SEARCH_TESTS)
tests_unit_test_query_SOURCES = tests/unit/test-query.c tests/unit/unit.h
tests_unit_test_query_LDADD = $(SEARCH_LIBS) $(CHECK_LIBS)
tests_unit_test_search_SOURCES = tests/unit/test-search.c tests/unit/unit.h
tests_unit_test_search_LDADD = $(SEARCH_LIBS) $(CHECK_LIBS)
endif
