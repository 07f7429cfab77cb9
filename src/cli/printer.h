/* Rows of cells to standard output, in the format asked for:
 *   text  the cells with two blanks between, made harmless (cell.h)
 *   tsv   one row a line; tab, newline and backslash escaped as \t \n \\
 *   csv   RFC 4180, with a line of column names
 *   json  an array of objects, one a line
 * To a terminal every cell is made harmless in every format. */
#ifndef HOSO_CLI_PRINTER_H
#define HOSO_CLI_PRINTER_H

#include <stddef.h>
#include <stdint.h>

#include "hoso/cli.h"

struct hoso_printer;

/* COLUMNS end with NULL; borrowed. */
struct hoso_printer *hoso_printer_new(enum hoso_format format, const char *const *columns);
/* A row is its cells in the order of the columns, then _end_row. */
void hoso_printer_text(struct hoso_printer *printer, const char *bytes, size_t len);
void hoso_printer_string(struct hoso_printer *printer, const char *s);
void hoso_printer_number(struct hoso_printer *printer, int64_t number);
void hoso_printer_real(struct hoso_printer *printer, double number);
void hoso_printer_end_row(struct hoso_printer *printer);
/* Ends the output and frees; HOSO_EXIT_FOUND, _NOTHING without rows, _ERROR where it could
 * not be written (said). */
int hoso_printer_finish(struct hoso_printer *printer);

#endif
