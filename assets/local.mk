# The program finds these through hoso_paths_asset(): installed, or in the source tree.
dist_pkgdata_DATA = assets/hosorc
themesdir = $(pkgdatadir)/themes
dist_themes_DATA = assets/themes/dark assets/themes/light
