dist_man_MANS += doc/hoso.1
EXTRA_DIST += doc/reading.png
