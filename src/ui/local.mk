# src/ui: see HACKING, "The house".  term.c alone includes curses.
noinst_LIBRARIES += src/libui.a
src_libui_a_SOURCES = src/ui/ui.c src/ui/inner.h src/ui/term.c src/ui/term.h \
	src/ui/layout.c src/ui/layout.h src/ui/list.c src/ui/list.h src/ui/draw.c src/ui/draw.h \
	src/ui/textview.c src/ui/textview.h src/ui/prompt.c src/ui/prompt.h src/ui/panes.c \
	src/ui/bars.c src/ui/reading.c src/ui/figures.c src/ui/compare-view.c src/ui/compare-rows.c \
	src/ui/compare-find.c src/ui/compare-inner.h src/ui/timeline-view.c src/ui/entity-view.c \
	src/ui/prompts.c src/ui/finder.c src/ui/related.c \
	src/ui/pager.c include/hoso/ui.h
# the reader's own work
src_libui_a_SOURCES += src/ui/ask.c src/ui/work.c src/ui/passage.c src/ui/correct.c \
	src/ui/work-list.c src/ui/hint.c
src_libui_a_CFLAGS = $(AM_CFLAGS) $(CURSES_CFLAGS)
UI_LIBS = src/libui.a $(APP_LIBS) $(CURSES_LIBS)

if HAVE_CHECK
check_PROGRAMS += tests/unit/test-layout
TESTS += tests/unit/test-layout
tests_unit_test_layout_SOURCES = tests/unit/test-layout.c tests/unit/unit.h
tests_unit_test_layout_LDADD = $(UI_LIBS) $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test-textview
TESTS += tests/unit/test-textview
tests_unit_test_textview_SOURCES = tests/unit/test-textview.c tests/unit/unit.h
tests_unit_test_textview_LDADD = $(UI_LIBS) $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test-prompt
TESTS += tests/unit/test-prompt
tests_unit_test_prompt_SOURCES = tests/unit/test-prompt.c tests/unit/unit.h
tests_unit_test_prompt_LDADD = $(UI_LIBS) $(CHECK_LIBS)
endif
