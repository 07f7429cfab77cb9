/* The screen as a picture, for the documentation. */
#ifndef HOSO_TESTS_PICTURE_H
#define HOSO_TESTS_PICTURE_H

#include <stdbool.h>
#include <vterm.h>

/* Writes what SCREEN shows as SVG to PATH; false where that fails. */
bool picture_write(const char *path, VTermScreen *screen, int rows, int cols);

#endif
