# src/app: see HACKING, "The house".  Joins the layers below; neither prints nor draws.
noinst_LIBRARIES += src/libapp.a
src_libapp_a_SOURCES = src/app/paths.c src/app/roots.c src/app/roots.h \
	src/app/ingest.c src/app/ingest-work.c src/app/ingest-write.c src/app/ingest-folders.c \
	src/app/ingest-watch.c src/app/ingest-internal.h \
	src/app/pace.c src/app/pace.h \
	src/app/session.c src/app/session-ingest.c src/app/list.c src/app/session-entities.c src/app/session-days.c \
	src/app/stated.c src/app/stated.h src/app/session-internal.h \
	src/app/search-job.c src/app/search-terms.c src/app/search-terms.h \
	src/app/search-marks.c src/app/search-marks.h src/app/complete.c \
	src/app/related.c src/app/related-names.c src/app/related-internal.h src/app/copies.c src/app/folded.c src/app/folded.h \
	include/hoso/paths.h include/hoso/ingest.h include/hoso/session.h
# an entity's page
src_libapp_a_SOURCES += src/app/concordance.c src/app/concordance-work.c \
	src/app/concordance-internal.h src/app/histogram.c include/hoso/concordance.h \
	include/hoso/histogram.h
# where the reader is, and what the reader can set
src_libapp_a_SOURCES += src/app/document.c src/app/browse.c src/app/browse-internal.h src/app/state.c include/hoso/state.h src/app/key.c src/app/command.c \
	src/app/settings.c include/hoso/document.h include/hoso/browse.h include/hoso/key.h \
	include/hoso/command.h include/hoso/settings.h
# the reader's own work
src_libapp_a_SOURCES += src/app/work.c src/app/workfile.c src/app/workfile.h \
	include/hoso/work.h
APP_LIBS = src/libapp.a $(STORE_LIBS) $(SEARCH_LIBS) $(ENTITY_LIBS) $(COMPARE_LIBS) $(CORPUS_LIBS)

if HAVE_CHECK
APP_TESTS = tests/unit/test-paths tests/unit/test-settings tests/unit/test-ingest \
	tests/unit/test-session tests/unit/test-watch tests/unit/test-browse
APP_TESTS += tests/unit/test-concordance
APP_TESTS += tests/unit/test-related tests/unit/test-copies
APP_TESTS += tests/unit/test-state
check_PROGRAMS += $(APP_TESTS)
TESTS += $(APP_TESTS)
tests_unit_test_paths_SOURCES = tests/unit/test-paths.c tests/unit/unit.h
tests_unit_test_paths_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_settings_SOURCES = tests/unit/test-settings.c tests/unit/unit.h
tests_unit_test_settings_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_ingest_SOURCES = tests/unit/test-ingest.c tests/unit/unit.h \
	tests/unit/corpus-folder.h tests/unit/tables.h
tests_unit_test_ingest_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_session_SOURCES = tests/unit/test-session.c tests/unit/unit.h \
	tests/unit/corpus-folder.h
tests_unit_test_session_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_related_SOURCES = tests/unit/test-related.c tests/unit/unit.h \
	tests/unit/corpus-folder.h
tests_unit_test_related_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_copies_SOURCES = tests/unit/test-copies.c tests/unit/unit.h \
	tests/unit/corpus-folder.h
tests_unit_test_copies_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_watch_SOURCES = tests/unit/test-watch.c tests/unit/unit.h \
	tests/unit/corpus-folder.h
tests_unit_test_watch_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_state_SOURCES = tests/unit/test-state.c tests/unit/unit.h \
	tests/unit/corpus-folder.h
tests_unit_test_state_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_concordance_SOURCES = tests/unit/test-concordance.c tests/unit/unit.h \
	tests/unit/corpus-folder.h
tests_unit_test_concordance_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_browse_SOURCES = tests/unit/test-browse.c tests/unit/unit.h \
	tests/unit/corpus-folder.h
tests_unit_test_browse_LDADD = $(APP_LIBS) $(CHECK_LIBS)
WORK_TESTS = tests/unit/test-work tests/unit/test-corrections
check_PROGRAMS += $(WORK_TESTS)
TESTS += $(WORK_TESTS)
tests_unit_test_corrections_SOURCES = tests/unit/test-corrections.c tests/unit/unit.h \
	tests/unit/corpus-folder.h
tests_unit_test_corrections_LDADD = $(APP_LIBS) $(CHECK_LIBS)
tests_unit_test_work_SOURCES = tests/unit/test-work.c tests/unit/unit.h
tests_unit_test_work_LDADD = $(APP_LIBS) $(CHECK_LIBS)
APP_FUZZERS = tests/fuzz/fuzz-work
check_PROGRAMS += $(APP_FUZZERS)
TESTS += $(APP_FUZZERS)
tests_fuzz_fuzz_work_SOURCES = tests/fuzz/fuzz-work.c tests/fuzz/fuzz-main.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_work_LDADD = $(APP_LIBS)
endif

# make accuracy, for related articles
noinst_PROGRAMS += tests/accuracy-related
tests_accuracy_related_SOURCES = tests/accuracy-related.c
tests_accuracy_related_LDADD = $(APP_LIBS)
