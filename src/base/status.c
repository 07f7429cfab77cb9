#include "hoso/status.h"

#include <stdarg.h>
#include <stdio.h>

#include "hoso/i18n.h"

const char *hoso_status_message(enum hoso_status status)
{
    static const char *const messages[] = {
#define X(name, message) [HOSO_##name] = message,
        HOSO_STATUS_LIST(X)
#undef X
    };
    return _(messages[status]);
}

enum hoso_status hoso_error_set(struct hoso_error *err, enum hoso_status status,
                                const char *format, ...)
{
    if (err) {
        err->status = status;
        va_list args;
        va_start(args, format);
        vsnprintf(err->text, sizeof err->text, format, args);
        va_end(args);
    }
    return status;
}
