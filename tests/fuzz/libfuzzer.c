/* libfuzzer.c: lets libFuzzer change pages as mutate.h does, in three of four cases. */
#include "mutate.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t room);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed)
{
    unsigned dice = seed * 2654435761u | 1u;

    if (size == 0 || roll(&dice, 4) == 0)
        return LLVMFuzzerMutate(data, size, room);
    return mutate_page(data, size, room, &dice);
}
