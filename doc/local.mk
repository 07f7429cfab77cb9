dist_man_MANS += doc/hoso.1
