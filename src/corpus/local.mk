# src/corpus: see HACKING, "The house".
noinst_LIBRARIES += src/libcorpus.a
src_libcorpus_a_SOURCES = src/corpus/article.c src/corpus/reader.c src/corpus/reader.h \
	src/corpus/reader_txt.c src/corpus/walk.c src/corpus/watch.c src/corpus/watch.h \
	src/corpus/identity.c include/hoso/article.h include/hoso/corpus.h include/hoso/watch.h
CORPUS_LIBS = src/libcorpus.a $(TEXT_LIBS)

if HAVE_CHECK
CORPUS_TESTS = tests/unit/test-article tests/unit/test-corpus
check_PROGRAMS += $(CORPUS_TESTS)
TESTS += $(CORPUS_TESTS)
tests_unit_test_article_SOURCES = tests/unit/test-article.c tests/unit/unit.h
tests_unit_test_article_LDADD = $(CORPUS_LIBS) $(CHECK_LIBS)
tests_unit_test_corpus_SOURCES = tests/unit/test-corpus.c tests/unit/unit.h
tests_unit_test_corpus_LDADD = $(CORPUS_LIBS) $(CHECK_LIBS)
endif
