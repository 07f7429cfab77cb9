# src/text: see HACKING, "The house".  The only layer that uses libunistring.
noinst_LIBRARIES += src/libtext.a
src_libtext_a_SOURCES = src/text/unicode.c src/text/fold.c src/text/decode.c \
	src/text/cell.c src/text/cell-inner.h src/text/wrap.c src/text/sentence.c src/text/word.c \
	src/text/runs.c src/text/bits.h include/hoso/runs.h \
	include/hoso/unicode.h include/hoso/fold.h include/hoso/decode.h \
	include/hoso/cell.h include/hoso/wrap.h include/hoso/sentence.h include/hoso/word.h
TEXT_LIBS = src/libtext.a $(BASE_LIBS) $(UNISTRING_LIBS)

if HAVE_CHECK
TEXT_TESTS = tests/unit/test-unicode tests/unit/test-fold tests/unit/test-decode \
	tests/unit/test-cell tests/unit/test-wrap tests/unit/test-sentence tests/unit/test-word \
	tests/unit/test-runs
check_PROGRAMS += $(TEXT_TESTS)
TESTS += $(TEXT_TESTS)
tests_unit_test_unicode_SOURCES = tests/unit/test-unicode.c tests/unit/unit.h
tests_unit_test_unicode_LDADD = $(TEXT_LIBS) $(CHECK_LIBS)
tests_unit_test_fold_SOURCES = tests/unit/test-fold.c tests/unit/unit.h
tests_unit_test_fold_LDADD = $(TEXT_LIBS) $(CHECK_LIBS)
tests_unit_test_decode_SOURCES = tests/unit/test-decode.c tests/unit/unit.h
tests_unit_test_decode_LDADD = $(TEXT_LIBS) $(CHECK_LIBS)
tests_unit_test_cell_SOURCES = tests/unit/test-cell.c tests/unit/unit.h
tests_unit_test_cell_LDADD = $(TEXT_LIBS) $(CHECK_LIBS)
tests_unit_test_wrap_SOURCES = tests/unit/test-wrap.c tests/unit/unit.h
tests_unit_test_wrap_LDADD = $(TEXT_LIBS) $(CHECK_LIBS)
tests_unit_test_word_SOURCES = tests/unit/test-word.c tests/unit/unit.h
tests_unit_test_word_LDADD = $(TEXT_LIBS) $(CHECK_LIBS)
tests_unit_test_runs_SOURCES = tests/unit/test-runs.c tests/unit/unit.h
tests_unit_test_runs_LDADD = $(TEXT_LIBS) $(CHECK_LIBS)
tests_unit_test_sentence_SOURCES = tests/unit/test-sentence.c tests/unit/unit.h
tests_unit_test_sentence_LDADD = $(TEXT_LIBS) $(CHECK_LIBS)
endif

# Fuzz targets, run over inputs their main() makes up.
TEXT_FUZZERS = tests/fuzz/fuzz-decode tests/fuzz/fuzz-fold tests/fuzz/fuzz-cell
check_PROGRAMS += $(TEXT_FUZZERS)
TESTS += $(TEXT_FUZZERS)
tests_fuzz_fuzz_decode_SOURCES = tests/fuzz/fuzz-decode.c tests/fuzz/fuzz-main.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_decode_LDADD = $(TEXT_LIBS)
tests_fuzz_fuzz_fold_SOURCES = tests/fuzz/fuzz-fold.c tests/fuzz/fuzz-main.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_fold_LDADD = $(TEXT_LIBS)
tests_fuzz_fuzz_cell_SOURCES = tests/fuzz/fuzz-cell.c tests/fuzz/fuzz-main.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_cell_LDADD = $(TEXT_LIBS)
