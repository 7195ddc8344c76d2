/* readings.c: the syllable's hash is looked up by bisection. */
#include "repair/readings.h"

#include "base/bisect.h"
#include "repair/language_table.h"

struct readings readings_of(const struct text *text, struct span syllable)
{
    uint32_t hash = 0;

    for (uint32_t at = syllable.start; at < syllable.end; at++)
        hash = reading_hash(hash, text->cp[at]);
    size_t i = BISECT(READING_ROWS, READING_ROW_COUNT, struct reading_row, hash, hash);
    if (i == READING_ROW_COUNT || READING_ROWS[i].hash != hash)
        return (struct readings){NULL, 0};
    const struct reading_row *row = &READING_ROWS[i];
    return (struct readings){READING_CHARACTERS + row->first, row[1].first - row->first};
}

bool readings_have(const struct readings *readings, uint32_t cp)
{
    for (uint32_t i = 0; i < readings->count; i++)
        if (readings->cp[i] == cp)
            return true;
    return false;
}
