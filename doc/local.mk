dist_man_MANS += doc/hoso.1
EXTRA_DIST += doc/reading.svg doc/search.svg doc/entity.svg doc/compare.svg \
	doc/related.svg doc/timeline.svg
