/* The reader table; a new format is a row here and a function. */
#include "reader.h"

#include <string.h>
#include <strings.h>

static const struct hoso_reader readers[] = {
    { { ".txt", ".text" }, "", hoso_reader_txt },
    { { ".md" }, "# ", hoso_reader_txt },
};

const struct hoso_reader *hoso_reader_default(void)
{
    return &readers[0];
}

const struct hoso_reader *hoso_reader_for(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    for (size_t i = 0; dot && i < sizeof readers / sizeof readers[0]; i++)
        for (int s = 0; s < HOSO_READER_MAX_SUFFIXES && readers[i].suffixes[s]; s++)
            if (strcasecmp(dot, readers[i].suffixes[s]) == 0)
                return &readers[i];
    return NULL;
}
