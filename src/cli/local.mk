# src/cli: see HACKING, "The house".  One file per command.
noinst_LIBRARIES += src/libcli.a
src_libcli_a_SOURCES = src/cli/cli.c src/cli/arguments.c src/cli/commands.h src/cli/printer.c \
	src/cli/printer.h src/cli/index.c src/cli/list.c src/cli/search.c src/cli/entities.c \
	src/cli/mentions.c src/cli/compare.c src/cli/related.c src/cli/notes.c src/cli/digest.c include/hoso/cli.h
CLI_LIBS = src/libcli.a $(APP_LIBS) $(JANSSON_LIBS)

if HAVE_CHECK
check_PROGRAMS += tests/unit/test-printer
TESTS += tests/unit/test-printer
tests_unit_test_printer_SOURCES = tests/unit/test-printer.c tests/unit/unit.h
tests_unit_test_printer_LDADD = $(CLI_LIBS) $(CHECK_LIBS)
endif
