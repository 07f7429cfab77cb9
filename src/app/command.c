#include "hoso/command.h"

#include <string.h>

static const struct hoso_command_info commands[] = {
#define X(id, name, section, argument, help)                                                       \
    [HOSO_COMMAND_##id] = { name, HOSO_SECTION_##section, argument, help },
    HOSO_COMMAND_LIST(X)
#undef X
};

const struct hoso_command_info *hoso_command_info(enum hoso_command command)
{
    return &commands[command];
}

enum hoso_command hoso_command_find(const char *name)
{
    for (int i = 0; i < HOSO_COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, name) == 0)
            return (enum hoso_command)i;
    return HOSO_COMMAND_NONE;
}

const char *hoso_section_name(enum hoso_section section)
{
    static const char *const names[] = {
#define X(id, name) [HOSO_SECTION_##id] = name,
        HOSO_SECTION_LIST(X)
#undef X
    };
    return names[section];
}

const char *hoso_context_name(enum hoso_context context)
{
    static const char *const names[] = {
#define X(id, name) [HOSO_CONTEXT_##id] = name,
        HOSO_CONTEXT_LIST(X)
#undef X
    };
    return names[context];
}
