# src/entity: see HACKING, "The house".  Text in, mentions and entities out.
noinst_LIBRARIES += src/libentity.a
src_libentity_a_SOURCES = src/entity/dict.c src/entity/dict.h src/entity/forms.c \
	src/entity/forms.h src/entity/words.c src/entity/words.h src/entity/trie.c \
	src/entity/trie.h src/entity/singles.c src/entity/rules.c \
	src/entity/rules.h src/entity/lexicon.c src/entity/lexicon-internal.h \
	src/entity/article.h src/entity/why.h src/entity/cands.c src/entity/spot.c \
	src/entity/finds.c src/entity/bodies.c src/entity/runs.c src/entity/homographs.c src/entity/judge.c \
	src/entity/score.c src/entity/lists.c \
	src/entity/resolve.c src/entity/extract.c \
	src/entity/correct.c include/hoso/correct.h include/hoso/lexicon.h include/hoso/extract.h
ENTITY_LIBS = src/libentity.a $(PATTERN_LIBS)

noinst_PROGRAMS += tests/accuracy-extract
tests_accuracy_extract_SOURCES = tests/accuracy-extract.c
tests_accuracy_extract_LDADD = $(ENTITY_LIBS)
EXTRA_PROGRAMS = tests/phrases
tests_phrases_LDADD = $(ENTITY_LIBS)

lexicondir = $(pkgdatadir)/lexicon/vi
dist_lexicon_DATA = assets/lexicon/vi/types.tsv assets/lexicon/vi/cues.tsv \
	assets/lexicon/vi/heads.tsv assets/lexicon/vi/stopnames.tsv assets/lexicon/vi/weapons.rules

if HAVE_CHECK
ENTITY_TESTS = tests/unit/test-lexicon tests/unit/test-extract tests/unit/test-weapons \
	tests/unit/test-names tests/unit/test-rules tests/unit/test-name-rules \
	tests/unit/test-correct tests/unit/test-words
tests_unit_test_correct_SOURCES = tests/unit/test-correct.c tests/unit/unit.h
tests_unit_test_correct_LDADD = $(ENTITY_LIBS) $(CHECK_LIBS)
tests_unit_test_words_SOURCES = tests/unit/test-words.c tests/unit/unit.h
tests_unit_test_words_LDADD = $(ENTITY_LIBS) $(CHECK_LIBS)
tests_unit_test_rules_SOURCES = tests/unit/test-rules.c tests/unit/entity.h tests/unit/unit.h
tests_unit_test_rules_LDADD = $(ENTITY_LIBS) $(CHECK_LIBS)
tests_unit_test_name_rules_SOURCES = tests/unit/test-name-rules.c tests/unit/entity.h tests/unit/unit.h
tests_unit_test_name_rules_LDADD = $(ENTITY_LIBS) $(CHECK_LIBS)
EXTRA_DIST += tests/data/weapon-rules.tsv tests/data/name-rules.tsv
check_PROGRAMS += $(ENTITY_TESTS)
TESTS += $(ENTITY_TESTS)
tests_unit_test_lexicon_SOURCES = tests/unit/test-lexicon.c tests/unit/entity.h tests/unit/unit.h
tests_unit_test_lexicon_LDADD = $(ENTITY_LIBS) $(CHECK_LIBS)
tests_unit_test_extract_SOURCES = tests/unit/test-extract.c tests/unit/entity.h tests/unit/unit.h
tests_unit_test_extract_LDADD = $(ENTITY_LIBS) $(CHECK_LIBS)
tests_unit_test_weapons_SOURCES = tests/unit/test-weapons.c tests/unit/entity.h tests/unit/unit.h
tests_unit_test_weapons_LDADD = $(ENTITY_LIBS) $(CHECK_LIBS)
tests_unit_test_names_SOURCES = tests/unit/test-names.c tests/unit/entity.h tests/unit/unit.h
tests_unit_test_names_LDADD = $(ENTITY_LIBS) $(CHECK_LIBS)
endif

ENTITY_FUZZERS = tests/fuzz/fuzz-extract
check_PROGRAMS += $(ENTITY_FUZZERS)
TESTS += $(ENTITY_FUZZERS)
tests_fuzz_fuzz_extract_SOURCES = tests/fuzz/fuzz-extract.c tests/fuzz/fuzz-main.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_extract_LDADD = $(ENTITY_LIBS)
# How well names are found: not part of `make check`, since the articles are not in the tree.
EXTRA_DIST += tests/accuracy tests/accuracy.floors
accuracy: tests/accuracy-extract tests/accuracy-related
	$(srcdir)/tests/accuracy $(srcdir) $(builddir)
.PHONY: accuracy
