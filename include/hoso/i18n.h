/* Messages in the reader's language.  _() translates now, N_() marks a string in
 * a table that is translated where it is shown. */
#ifndef HOSO_I18N_H
#define HOSO_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
