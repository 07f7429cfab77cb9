#include "list.h"

static bool passes(const struct hoso_list *list, size_t row)
{
    return list->passes && list->passes(list->ctx, row);
}

/* The nearest row to ROW that the cursor can stand on, looking in the direction STEP
 * first, then in the other. */
static size_t settle(const struct hoso_list *list, size_t count, size_t row, int step)
{
    for (int turn = 0; turn < 2; turn++, step = -step)
        for (size_t i = row; i < count; i += (size_t)step)
            if (!passes(list, i))
                return i;
    return row;
}

void hoso_list_fit(struct hoso_list *list, size_t count, int rows)
{
    size_t room = rows > 0 ? (size_t)rows : 1;
    if (list->cursor >= count)
        list->cursor = count ? count - 1 : 0;
    list->cursor = settle(list, count, list->cursor, 1);
    if (list->cursor < list->top)
        list->top = list->cursor;
    if (list->cursor >= list->top + room)
        list->top = list->cursor - room + 1;
    if (list->top + room > count)
        list->top = count > room ? count - room : 0;
    while (list->top && passes(list, list->top - 1) && list->cursor < list->top + room - 1)
        list->top--; /* a heading comes into sight with its first row */
}

static size_t minus(size_t a, size_t b)
{
    return a > b ? a - b : 0;
}

bool hoso_list_command(struct hoso_list *list, size_t count, int rows, enum hoso_command command)
{
    size_t page = rows > 1 ? (size_t)rows - 1 : 1, half = page / 2 ? page / 2 : 1;
    size_t last = count ? count - 1 : 0, to = list->cursor;
    int step = 1;
    switch (command) {
    case HOSO_COMMAND_DOWN:
        to++;
        break;
    case HOSO_COMMAND_PAGE_DOWN:
        to += page;
        break;
    case HOSO_COMMAND_HALF_DOWN:
        to += half;
        break;
    case HOSO_COMMAND_LAST:
        to = last;
        step = -1;
        break;
    case HOSO_COMMAND_UP:
        to = minus(to, 1);
        step = -1;
        break;
    case HOSO_COMMAND_PAGE_UP:
        to = minus(to, page);
        step = -1;
        break;
    case HOSO_COMMAND_HALF_UP:
        to = minus(to, half);
        step = -1;
        break;
    case HOSO_COMMAND_FIRST:
        to = 0;
        break;
    default:
        return false;
    }
    if (command == HOSO_COMMAND_UP && list->cursor == settle(list, count, 0, 1))
        list->top = 0; /* what is above the first row is a heading */
    list->cursor = settle(list, count, to < last ? to : last, step);
    hoso_list_fit(list, count, rows);
    return true;
}
