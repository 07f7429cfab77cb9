bin_PROGRAMS += src/hoso
src_hoso_SOURCES = src/main.c
src_hoso_LDADD = src/libui.a src/libcli.a $(APP_LIBS) $(CURSES_LIBS) $(JANSSON_LIBS)
