#include "1_study/study.h"

#include "0_base/file.h"
#include "0_base/xml_box.h"
#include "1_study/check.h"
#include "1_study/element.h"

/* No study of people needs more; larger files are refused before they are parsed. */
enum { STUDY_LIMIT_BYTES = 4 * 1024 * 1024, LOOSE_TEXT_BYTES = 40 };

struct reader {
    struct arena *a;
    struct problems *problems;
    struct study *study;
};

static struct place place_of(const struct reader *r, size_t line, size_t column)
{
    return (struct place){ r->study->file, line, column };
}

static struct place element_place(const struct reader *r, const struct xml_element *e)
{
    return place_of(r, e->line, e->column);
}

/* The names an error can suggest, and the same as one text. */
struct names {
    const char **items;
    size_t count, capacity;
    struct buffer text;
};

static void add_name(struct reader *r, struct names *names, bool element, const char *name)
{
    *ARENA_PUSH(r->a, names->items, names->count, names->capacity) = name;
    if (names->text.n) buffer_cstr(&names->text, ", ");
    buffer_printf(&names->text, element ? "<%s>" : "%s", name);
}

static void unknown_attribute(struct reader *r, const struct element_row *row,
                              const struct xml_attribute *attribute)
{
    struct names names = { .text = { .a = r->a } };
    const struct attribute_row *known;
    for (size_t at = 0; (known = element_next_attribute(row, &at));)
        add_name(r, &names, false, known->name);
    const char *nearest = text_nearest(attribute->name, names.items, names.count);
    enum message message = names.count == 0 ? MESSAGE_STUDY_ATTRIBUTE_NONE
                           : nearest        ? MESSAGE_STUDY_ATTRIBUTE_NEAR
                                            : MESSAGE_STUDY_ATTRIBUTE;
    problem_add(r->problems, place_of(r, attribute->line, attribute->column), message,
                ARGS(ARG_SV(attribute->name), ARG_CSTR(row->name), ARG_SV(buffer_sv(&names.text)),
                     ARG_CSTR(nearest)));
}

/* An element that is known, but elsewhere: says where. */
static bool elsewhere(struct reader *r, const struct element_row *parent, const struct xml_element *e)
{
    struct names names = { .text = { .a = r->a } };
    size_t count;
    const struct element_row *rows = element_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (element_find_child(&rows[i], e->name)) add_name(r, &names, true, rows[i].name);
    if (names.count == 0) return false;
    problem_add(r->problems, element_place(r, e), MESSAGE_STUDY_ELEMENT_PLACE,
                ARGS(ARG_SV(e->name), ARG_CSTR(parent->name), ARG_SV(buffer_sv(&names.text))));
    return true;
}

static void unknown_element(struct reader *r, const struct element_row *parent,
                            const struct xml_element *e)
{
    struct names names = { .text = { .a = r->a } };
    const struct element_row *known;
    if (elsewhere(r, parent, e)) return;
    for (size_t at = 0; (known = element_next_child(parent, &at));)
        add_name(r, &names, true, known->name);
    const char *nearest = text_nearest(e->name, names.items, names.count);
    enum message message = names.count == 0 ? MESSAGE_STUDY_ELEMENT_NONE
                           : nearest        ? MESSAGE_STUDY_ELEMENT_NEAR
                                            : MESSAGE_STUDY_ELEMENT;
    problem_add(r->problems, element_place(r, e), message,
                ARGS(ARG_SV(e->name), ARG_CSTR(parent->name), ARG_SV(buffer_sv(&names.text)),
                     ARG_CSTR(nearest)));
}

static void read_attribute(struct reader *r, const struct element_row *row,
                           const struct xml_attribute *attribute, void *object)
{
    const struct attribute_row *known = element_find_attribute(row, attribute->name);
    struct place place = place_of(r, attribute->line, attribute->column);
    if (!known) {
        unknown_attribute(r, row, attribute);
        return;
    }
    sv value = sv_trim(attribute->value);
    if (value.n == 0)
        problem_add(r->problems, place, MESSAGE_STUDY_EMPTY, ARGS(ARG_CSTR(known->name)));
    else if (!kind_parse(known, value, (char *)object + known->offset))
        kind_add_problem(r->a, r->problems, place, known, value);
}

static void read_attributes(struct reader *r, const struct element_row *row,
                            const struct xml_element *e, void *object)
{
    enum language language = r->problems->language;
    const struct attribute_row *known;
    element_fill_presets(row, object);
    for (size_t i = 0; i < e->attribute_count; i++)
        read_attribute(r, row, &e->attributes[i], object);
    for (size_t at = 0; (known = element_next_attribute(row, &at));)
        if (known->needed && !xml_box_attribute(e, known->name))
            problem_add(r->problems, element_place(r, e), MESSAGE_STUDY_MISSING,
                        ARGS(ARG_SV(e->name), ARG_CSTR(known->name), ARG_CSTR(known->meaning[language]),
                             ARG_SV(kind_describe(r->a, known, language))));
}

/* The text of an element that has one; other elements have none. */
static void read_text(struct reader *r, const struct element_row *row, const struct xml_element *e,
                      void *object)
{
    sv text = sv_trim(e->text);
    if (row->holder == HOLDER_TEXT) {
        memcpy(object, &text, sizeof text);
        return;
    }
    if (text.n == 0) return;
    size_t end = 0;
    while (end < text.n && end < LOOSE_TEXT_BYTES && text.p[end] != '\n') utf8_next(text, &end);
    problem_add(r->problems, element_place(r, e), MESSAGE_STUDY_LOOSE_TEXT,
                ARGS(ARG_SV(e->name), ARG_SV(sv_trim(sv_slice(text, 0, end)))));
}

/* The first child of that name before child `end`, or NULL. */
static const struct xml_element *earlier(const struct xml_element *e, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (sv_eq(e->children[i]->name, e->children[end]->name)) return e->children[i];
    return NULL;
}

/* The row of child `i` if it may stand here (again), or NULL after a problem. */
static const struct element_row *child_row(struct reader *r, const struct element_row *parent,
                                           const struct xml_element *e, size_t i, const void *owner)
{
    const struct xml_element *child = e->children[i], *before;
    const struct element_row *row = element_find_child(parent, child->name);
    struct place place = element_place(r, child);
    if (!row || !sv_eq(child->space, e->space)) {
        unknown_element(r, parent, child);
        return NULL;
    }
    if (row->holder != HOLDER_LIST && (before = earlier(e, i))) {
        problem_add(r->problems, place, MESSAGE_STUDY_ONCE,
                    ARGS(ARG_SV(child->name), ARG_INT(before->line)));
        return NULL;
    }
    if (row->holder == HOLDER_LIST && element_count(row, owner) == ELEMENT_LIMIT) {
        problem_add(r->problems, place, MESSAGE_STUDY_MANY,
                    ARGS(ARG_SV(child->name), ARG_INT(ELEMENT_LIMIT)));
        return NULL;
    }
    return row;
}

/* Elements nest no deeper than elements.def says, so this ends. */
static void read_element(struct reader *r, const struct element_row *row, const struct xml_element *e,
                         void *object)
{
    struct place place = element_place(r, e);
    if (row->placed) memcpy((char *)object + row->place, &place, sizeof place);
    read_attributes(r, row, e, object);
    read_text(r, row, e, object);
    for (size_t i = 0; i < e->child_count; i++) {
        const struct element_row *child = child_row(r, row, e, i, object);
        if (child) read_element(r, child, e->children[i], element_add(r->a, child, object));
    }
}

/* Parts that the file leaves out have their defaults all the same. */
static void fill_parts(const struct element_row *parent, void *object)
{
    const struct element_row *row;
    for (size_t at = 0; (row = element_next_child(parent, &at));)
        if (row->holder == HOLDER_PART) element_fill_presets(row, element_at(row, object, 0));
}

/* false after a problem that leaves nothing to go on with. */
static bool check_root(struct reader *r, const struct xml_element *root)
{
    struct place place = element_place(r, root);
    if (!sv_is(root->name, element_root()->name)) {
        problem_add(r->problems, place, MESSAGE_STUDY_ROOT,
                    ARGS(ARG_SV(root->name), ARG_CSTR(ELEMENT_SPACE)));
        return false;
    }
    if (!sv_is(root->space, ELEMENT_SPACE))
        problem_add(r->problems, place,
                    root->space.n ? MESSAGE_STUDY_SPACE : MESSAGE_STUDY_SPACE_NONE,
                    ARGS(ARG_SV(root->name), ARG_SV(root->space), ARG_CSTR(ELEMENT_SPACE)));
    return true;
}

bool study_read(struct arena *a, const char *path, struct problems *problems, struct study *study,
                struct err *err)
{
    sv file = arena_copy(a, sv_from_cstr(path));
    struct xml_element *root;
    *study = (struct study){ .path = file, .file = file_name(file), .folder = arena_cstr(a, file_folder(file)) };
    if (!file_read(a, path, file, STUDY_LIMIT_BYTES, &study->bytes, err)) return false;
    problems->language = study_language(study->bytes);
    if (!xml_box_read(a, file, study->bytes, &root, err)) return false;

    struct reader r = { .a = a, .problems = problems, .study = study };
    size_t before = problems->error_count;
    if (check_root(&r, root)) {
        fill_parts(element_root(), study);
        read_element(&r, element_root(), root, study);
        check_study(a, study, problems, problems->error_count == before);
    }
    if (problems->error_count == before) return true;
    return err_at(err, (struct place){ .file = file }, MESSAGE_STUDY_BROKEN,
                  ARGS(ARG_INT(problems->error_count - before), ARG_SV(file)));
}

enum language study_language(sv bytes)
{
    static const char key[] = "language";
    enum { KEY = sizeof key - 1 };
    size_t i = 0;
    while (i + 6 < bytes.n && memcmp(bytes.p + i, "<study", 6) != 0) i++;
    for (; i + KEY < bytes.n && bytes.p[i] != '>'; i++) {
        if (!sv_blank_byte(bytes.p[i]) || memcmp(bytes.p + i + 1, key, KEY) != 0) continue;
        sv rest = sv_trim(sv_from(bytes, i + 1 + KEY)), name, value;
        if (rest.n == 0 || rest.p[0] != '=') continue;
        rest = sv_trim(sv_from(rest, 1));
        if (rest.n == 0 || (rest.p[0] != '"' && rest.p[0] != '\'')) continue;
        enum language language;
        if (!sv_split(sv_from(rest, 1), rest.p[0], &name, &value)) break;
        if (text_language_parse(sv_trim(name), &language)) return language;
    }
    return LANGUAGE_EN;
}

_Static_assert(offsetof(struct study_sources, items) == 0, "a list begins with its items");

bool study_next_table(const struct study *study, size_t *at, const char **kind,
                      const struct study_sources **sources)
{
    size_t count;
    const struct element_row *rows = element_rows(&count);
    while (*at < count) {
        const struct element_row *row = &rows[(*at)++];
        if (strcmp(row->family, "table") != 0) continue;
        *kind = row->name;
        *sources = (const void *)((const char *)study + row->field);
        return true;
    }
    return false;
}

const char *study_path(struct arena *a, const struct study *study, sv file)
{
    return file_join(a, sv_from_cstr(study->folder), file);
}

static void add_object(const struct element_row *row, const void *object, struct digest_state *state);

static void add_element(const struct element_row *row, const void *owner, struct digest_state *state)
{
    size_t count = element_count(row, owner);
    digest_add(state, sv_from_cstr(row->name));
    digest_add_int(state, (int64_t)count);
    for (size_t i = 0; i < count; i++) add_object(row, element_get(row, owner, i), state);
}

static void add_object(const struct element_row *row, const void *object, struct digest_state *state)
{
    const struct attribute_row *attribute;
    const struct element_row *child;
    for (size_t at = 0; (attribute = element_next_attribute(row, &at));)
        kind_digest(attribute, (const char *)object + attribute->offset, state);
    if (row->holder == HOLDER_TEXT) digest_add(state, ((const struct element_text *)object)->text);
    for (size_t at = 0; (child = element_next_child(row, &at));) add_element(child, object, state);
}

struct digest study_digest(const struct study *study)
{
    struct digest_state state;
    digest_begin(&state);
    add_element(element_root(), study, &state);
    return digest_end(&state);
}

void study_digest_add(struct digest_state *state, const char *element, const void *object)
{
    const struct element_row *row = element_find_child(element_root(), sv_from_cstr(element));
    if (!row) WF_BUG("no such element");
    add_object(row, object, state);
}
