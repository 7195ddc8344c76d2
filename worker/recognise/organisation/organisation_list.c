/* organisation_list.c: names that are printed more than once, in full and short. */
#include "recognise/organisation/organisation_list.h"

#include "base/limits.h"

#include <stdlib.h>

#define SHORT_LENGTH_MIN 2u
#define SHORT_LENGTH_MAX 12u

static void add_mention(struct org_list *list, uint32_t index, struct span span)
{
    struct organisation *organisation = &list->findings->organisations[index];
    struct span *mentions =
        arena_grow(list->arena, organisation->mentions, organisation->mention_count,
                   &organisation->mention_capacity, sizeof *mentions);
    if (!mentions)
        return;
    organisation->mentions = mentions;
    mentions[organisation->mention_count++] = span;
    mention_map_add(&list->taken, &span, 1, index);
}

/* The index of the organisation of that name; NO_ITEM when there is none. */
static uint32_t index_of(const struct org_list *list, struct slice name)
{
    for (size_t i = 0; i < list->findings->organisation_count; i++)
        if (slice_equal(list->findings->organisations[i].name, name))
            return (uint32_t)i;
    return NO_ITEM;
}

/* Adds a mention under its own name. */
static void add_name(struct org_list *list, const struct org_name *name)
{
    struct findings *findings = list->findings;
    struct slice words = text_utf8(list->arena, list->text, name->span);
    uint32_t index = index_of(list, words);

    if (index == NO_ITEM) {
        if (findings->organisation_count == ITEMS_MAX) {
            findings->too_many = true;
            return;
        }
        struct organisation *organisations =
            arena_grow(list->arena, findings->organisations, findings->organisation_count,
                       &findings->organisation_capacity, sizeof *organisations);
        if (!organisations)
            return;
        findings->organisations = organisations;
        index = (uint32_t)findings->organisation_count++;
        organisations[index] =
            (struct organisation){.name = words, .kind = name->kind, .place = name->place};
    }
    add_mention(list, index, name->span);
}

/* --- Short forms ------------------------------------------------------------------------------ */

/* How many characters at `at` are those that `form` begins with. */
static uint32_t shared_length(const struct text *text, uint32_t at, struct span form)
{
    uint32_t length = 0;

    while (length < span_length(form) && at + length < text->count &&
           text->fold[at + length] == text->fold[form.start + length])
        length++;
    return length;
}

/* Adds what stands elsewhere like `form`, and like its beginning with one of `endings` behind it:
 * 大三湘茶油, 大三湘|公司. */
static void find_form(struct org_list *list, uint32_t index, struct span form,
                      const char *const *endings, bool whole)
{
    const struct text *text = list->text;

    for (uint32_t at = 0; at + SHORT_LENGTH_MIN <= text->count; at++) {
        uint32_t length = shared_length(text, at, form);
        if (length < SHORT_LENGTH_MIN)
            continue;
        uint32_t ending = reader_one_of(text, at + length, endings);
        struct span span = {at, at + length + ending};
        if ((ending == 0 && (!whole || length < span_length(form))) ||
            mention_map_overlaps(&list->taken, span))
            continue;
        add_mention(list, index, span);
        at = span.end - 1;
    }
}

/* (以下简称“宏瑞公司”) behind a name; empty when it is not there. */
static struct span form_defined(const struct text *text, uint32_t at)
{
    static const char *const WORDS[] = {"以下简称",   "简称",   "下称", "以下称",
                                        "以下简称为", "简称为", NULL};
    struct span form = {at, at};

    if (text_fold(text, at) != '(')
        return form;
    uint32_t length = reader_one_of(text, at + 1, WORDS);
    if (length == 0)
        return form;
    form.start = at + 1 + length;
    while (text_fold(text, form.start) == ':' || text_fold(text, form.start) == 0x201C ||
           text_fold(text, form.start) == '"') /* “ */
        form.start++;
    form.end = form.start;
    while (cp_is_hanzi(text_fold(text, form.end)) || cp_is_latin(text_fold(text, form.end)))
        form.end++;
    return form;
}

static bool has_short_forms(const struct org_list *list, const struct org_name *name)
{
    return span_length(name->core) > 1 || !span_is_empty(form_defined(list->text, name->span.end));
}

static void find_short_forms(struct org_list *list, const struct org_name *name)
{
    static const char *const ENDINGS[] = {"公司", "集团", "股份", NULL}, *const NONE[] = {NULL};
    uint32_t index = index_of(list, text_utf8(list->arena, list->text, name->span));
    struct span form = form_defined(list->text, name->span.end);

    if (index == NO_ITEM)
        return;
    if (span_length(form) >= SHORT_LENGTH_MIN && span_length(form) <= SHORT_LENGTH_MAX)
        find_form(list, index, form, NONE, true);
    if (span_length(name->core) > 1)
        find_form(list, index, name->core, ENDINGS,
                  name->core_stands || span_length(name->core) > 3);
}

/* 盐津铺子 of 盐津铺子食品有限公司: the name of a company that another's begins with is that
 * other's. Returns whether it was one. */
static bool join_brand(struct org_list *list, const struct org_name *names, size_t count,
                       const struct org_name *brand)
{
    uint32_t length = span_length(brand->span);

    for (size_t i = 0; i < count && brand->kind == ORG_COMPANY && length > SHORT_LENGTH_MIN; i++) {
        if (names[i].belief != ORG_SURE || span_length(names[i].core) <= length ||
            shared_length(list->text, brand->span.start, names[i].core) != length)
            continue;
        uint32_t index = index_of(list, text_utf8(list->arena, list->text, names[i].span));
        if (index == NO_ITEM)
            continue;
        add_mention(list, index, brand->span);
        return true;
    }
    return false;
}

void organisation_list_fill(struct org_list *list, const struct org_name *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (names[i].belief == ORG_SURE && has_short_forms(list, &names[i]))
            add_name(list, &names[i]);
    for (size_t i = 0; i < count; i++)
        if (names[i].belief == ORG_SURE && has_short_forms(list, &names[i]))
            find_short_forms(list, &names[i]);
    for (size_t i = 0; i < count; i++)
        if (names[i].belief == ORG_SURE && !mention_map_overlaps(&list->taken, names[i].span) &&
            !join_brand(list, names, count, &names[i]))
            add_name(list, &names[i]);
}

/* --- The place left out ----------------------------------------------------------------------- */

/* The one organisation whose name is `short_one` with something before it. NO_ITEM when there is
 * none or several. */
static uint32_t full_name_of(const struct org_list *list, uint32_t short_one)
{
    const struct organisation *organisations = list->findings->organisations;
    struct slice name = organisations[short_one].name;
    uint32_t found = NO_ITEM;

    for (size_t i = 0; i < list->findings->organisation_count; i++) {
        if (organisations[i].name.length == name.length || !slice_ends(organisations[i].name, name))
            continue;
        if (found != NO_ITEM)
            return NO_ITEM;
        found = (uint32_t)i;
    }
    return found;
}

static int by_start(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static int by_first_mention(const void *a, const void *b)
{
    const struct organisation *x = a, *y = b;
    return by_start(x->mentions, y->mentions);
}

void organisation_list_finish(struct org_list *list)
{
    struct findings *findings = list->findings;
    size_t kept = 0;

    for (size_t i = 0; i < findings->organisation_count; i++) {
        struct organisation *organisation = &findings->organisations[i];
        uint32_t full = full_name_of(list, (uint32_t)i);
        for (size_t m = 0; full != NO_ITEM && m < organisation->mention_count; m++)
            add_mention(list, full, organisation->mentions[m]);
        if (full != NO_ITEM)
            organisation->mention_count = 0;
    }
    for (size_t i = 0; i < findings->organisation_count; i++)
        if (findings->organisations[i].mention_count > 0)
            findings->organisations[kept++] = findings->organisations[i];
    findings->organisation_count = kept;
    for (size_t i = 0; i < kept; i++)
        qsort(findings->organisations[i].mentions, findings->organisations[i].mention_count,
              sizeof(struct span), by_start);
    if (kept > 1)
        qsort(findings->organisations, kept, sizeof *findings->organisations, by_first_mention);
}
