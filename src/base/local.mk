# src/base: see HACKING, "The house".  libc, and nettle for the digest.
noinst_LIBRARIES += src/libbase.a
src_libbase_a_SOURCES = src/base/mem.c src/base/vec.c src/base/buf.c src/base/status.c \
	src/base/messages.c src/base/datafile.c src/base/digest.c src/base/thread.c include/hoso/digest.h \
	include/hoso/mem.h include/hoso/vec.h include/hoso/buf.h include/hoso/status.h \
	include/hoso/messages.h include/hoso/datafile.h include/hoso/i18n.h include/hoso/span.h \
	include/hoso/thread.h include/hoso/hash.h include/hoso/table.h include/hoso/lanes.h
# What a unit test of this layer links with; each layer names its own the same way.
BASE_LIBS = src/libbase.a $(NETTLE_LIBS) $(LTLIBINTL)

if HAVE_CHECK
check_PROGRAMS += tests/unit/test-base
TESTS += tests/unit/test-base
tests_unit_test_base_SOURCES = tests/unit/test-base.c tests/unit/unit.h
tests_unit_test_base_LDADD = $(BASE_LIBS) $(CHECK_LIBS)
endif
