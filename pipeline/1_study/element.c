#include "1_study/element.h"

/* What may stand in the fourth and fifth column of elements.def. */
#define ROOT .holder = HOLDER_ROOT
#define LIST(type, items_, count_, capacity_)                                                      \
    .holder = HOLDER_LIST, .field = offsetof(struct type, items_),                                 \
    .count = offsetof(struct type, count_), .capacity = offsetof(struct type, capacity_),          \
    .item_bytes = sizeof *((struct type *)0)->items_
#define SOURCES(field) LIST(study, field.items, field.count, field.capacity)
#define PART(type, field_) .holder = HOLDER_PART, .field = offsetof(struct type, field_)
#define TEXT_OF(type, field_)                                                                      \
    .holder = HOLDER_TEXT, .field = _Generic(((struct type *)0)->field_, sv: offsetof(struct type, field_))
#define PLACED(type) .placed = true, .place = offsetof(struct type, place)
#define UNPLACED .placed = false

#define ENCODINGS "utf-8 windows-1252 iso-8859-1 utf-16"
#define NEEDED true
#define OPTIONAL false

#define ELEMENT(name_, family_, parent_, where, place_, nl, en)                                    \
    { .name = name_, .family = family_, .parent = parent_, where, place_, .meaning = { nl, en } },
#define ATTRIBUTE(of, name, kind, type, field, need, preset, choices, nl, en)
static const struct element_row elements[] = {
#include "1_study/elements.def"
};
#undef ELEMENT
#undef ATTRIBUTE

/* A field of another type than its kind's does not compile. */
#define ELEMENT(name, family, parent, where, place, nl, en)
#define ATTRIBUTE(of_, name_, kind_, type, field, need, preset_, choices_, nl, en)                 \
    { .of = of_,                                                                                   \
      .name = name_,                                                                               \
      .kind = KIND_##kind_,                                                                        \
      .offset = _Generic(((struct type *)0)->field, KIND_CTYPE_##kind_: offsetof(struct type, field)), \
      .needed = need,                                                                              \
      .preset = preset_,                                                                           \
      .choices = choices_,                                                                         \
      .meaning = { nl, en } },
static const struct attribute_row attributes[] = {
#include "1_study/elements.def"
};
#undef ELEMENT
#undef ATTRIBUTE

_Static_assert(sizeof(struct element_text) == sizeof(sv), "an item of study.groups is one text");

const struct element_row *element_rows(size_t *count)
{
    *count = WF_COUNT(elements);
    return elements;
}

const struct attribute_row *element_attribute_rows(size_t *count)
{
    *count = WF_COUNT(attributes);
    return attributes;
}

static bool names(const char *who, const struct element_row *row)
{
    return *who && (strcmp(who, row->name) == 0 || strcmp(who, row->family) == 0);
}

const struct element_row *element_next_child(const struct element_row *parent, size_t *at)
{
    while (*at < WF_COUNT(elements)) {
        const struct element_row *row = &elements[(*at)++];
        if (names(row->parent, parent)) return row;
    }
    return NULL;
}

const struct attribute_row *element_next_attribute(const struct element_row *row, size_t *at)
{
    while (*at < WF_COUNT(attributes)) {
        const struct attribute_row *attribute = &attributes[(*at)++];
        if (names(attribute->of, row)) return attribute;
    }
    return NULL;
}

const struct element_row *element_find_child(const struct element_row *parent, sv name)
{
    const struct element_row *row;
    for (size_t at = 0; (row = element_next_child(parent, &at));)
        if (sv_is(name, row->name)) return row;
    return NULL;
}

const struct attribute_row *element_find_attribute(const struct element_row *row, sv name)
{
    const struct attribute_row *attribute;
    for (size_t at = 0; (attribute = element_next_attribute(row, &at));)
        if (sv_is(name, attribute->name)) return attribute;
    return NULL;
}

static size_t get_size(const void *owner, size_t offset)
{
    size_t n;
    memcpy(&n, (const char *)owner + offset, sizeof n);
    return n;
}

static void *get_items(const struct element_row *row, const void *owner)
{
    void *items;
    memcpy(&items, (const char *)owner + row->field, sizeof items);
    return items;
}

size_t element_count(const struct element_row *row, const void *owner)
{
    return row->holder == HOLDER_LIST ? get_size(owner, row->count) : 1;
}

void *element_at(const struct element_row *row, void *owner, size_t i)
{
    WF_ASSERT(i < element_count(row, owner));
    if (row->holder == HOLDER_LIST) return (char *)get_items(row, owner) + i * row->item_bytes;
    return (char *)owner + row->field; /* of the root: 0 */
}

const void *element_get(const struct element_row *row, const void *owner, size_t i)
{
    WF_ASSERT(i < element_count(row, owner));
    if (row->holder == HOLDER_LIST) return (char *)get_items(row, owner) + i * row->item_bytes;
    return (const char *)owner + row->field;
}

void *element_add(struct arena *a, const struct element_row *row, void *owner)
{
    if (row->holder != HOLDER_LIST) return element_at(row, owner, 0);
    size_t count = get_size(owner, row->count), capacity = get_size(owner, row->capacity);
    if (count == capacity) {
        void *items = arena_grow(a, get_items(row, owner), count, &capacity, row->item_bytes);
        memcpy((char *)owner + row->field, &items, sizeof items);
        memcpy((char *)owner + row->capacity, &capacity, sizeof capacity);
    }
    count++;
    memcpy((char *)owner + row->count, &count, sizeof count);
    return memset(element_at(row, owner, count - 1), 0, row->item_bytes);
}

void element_fill_presets(const struct element_row *row, void *object)
{
    const struct attribute_row *attribute;
    for (size_t at = 0; (attribute = element_next_attribute(row, &at));) {
        void *field = (char *)object + attribute->offset;
        sv preset = sv_from_cstr(attribute->preset);
        kind_fill_absent(attribute, field);
        WF_ASSERT(preset.n == 0 || kind_parse(attribute, preset, field));
    }
}
