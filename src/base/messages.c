#include "hoso/messages.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "hoso/mem.h"

void hoso_messages_add(struct hoso_messages *messages, const char *format, ...)
{
    char line[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    hoso_vec_push(messages, hoso_strdup(line));
}

void hoso_messages_release(struct hoso_messages *messages)
{
    for (size_t i = 0; i < messages->count; i++)
        free(messages->items[i]);
    hoso_vec_release(messages);
}
