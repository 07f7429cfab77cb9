# The program finds these through hoso_paths_asset(): installed, or in the source tree.
dist_pkgdata_DATA = assets/hosorc
themesdir = $(pkgdatadir)/themes
dist_themes_DATA = assets/themes/dark assets/themes/light
# the lexicon's names; its types, cues and rules are listed with the entity layer
dist_lexicon_DATA += assets/lexicon/vi/nameparts.tsv assets/lexicon/vi/phrases.tsv \
	assets/lexicon/vi/organisations.tsv \
	assets/lexicon/vi/places-vietnam.tsv assets/lexicon/vi/people-vietnam.tsv \
	assets/lexicon/vi/people-world.tsv assets/lexicon/vi/places-countries.tsv \
	assets/lexicon/vi/places-war.tsv assets/lexicon/vi/places-world.tsv \
	assets/lexicon/vi/weapons-air.tsv assets/lexicon/vi/weapons-classes.tsv \
	assets/lexicon/vi/weapons-land.tsv assets/lexicon/vi/weapons-missiles.tsv \
	assets/lexicon/vi/weapons-sea.tsv
articlesdir = $(pkgdatadir)/articles
dist_articles_DATA = assets/articles/2022-09-07-nga-tim-mua-dan-phao-trieu-tien.txt \
	assets/articles/2023-07-28-trien-lam-vu-khi-binh-nhuong.txt \
	assets/articles/2023-08-24-nga-trieu-tien-doi-hang-lay-vu-khi.txt \
	assets/articles/2024-08-28-container-vu-khi-tu-cang-najin.txt \
	assets/articles/2025-09-04-trieu-tien-tiep-suc-cho-nga.txt
