# src/store: see HACKING, "The house".  Only user of SQLite.
noinst_LIBRARIES += src/libstore.a
src_libstore_a_SOURCES = src/store/store.c src/store/file.c src/store/connection.c \
	src/store/schema.c src/store/read.c src/store/read-articles.c src/store/read-texts.c \
	src/store/read-entities.c src/store/read-internal.h src/store/write.c src/store/batch.c \
	src/store/walked.c src/store/corrections.c src/store/signature.c src/store/days.c \
	src/store/gists.c src/store/tallies.c src/store/mapped.c src/store/checkpoint.c src/store/synced.c \
	src/store/mentions.c src/store/aliases.c src/store/packed.h \
	src/store/store-internal.h src/store/write-internal.h src/store/batch.h \
	include/hoso/store.h
STORE_LIBS = src/libstore.a $(SQLITE_LIBS) $(BASE_LIBS)

if HAVE_CHECK
check_PROGRAMS += tests/unit/test-store
TESTS += tests/unit/test-store
tests_unit_test_store_SOURCES = tests/unit/test-store.c tests/unit/unit.h
tests_unit_test_store_LDADD = $(STORE_LIBS) $(CHECK_LIBS)
endif
