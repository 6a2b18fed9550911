#include "3_code/lexicon_format.h"

#include "0_base/xml_box.h"

static const char space[] = "urn:weefsel:lexicon:1";

/* What is being read, for the functions that walk down the tree. */
struct reading {
    struct arena *a;
    sv file;
    struct problems *problems;
    struct lexicon *lexicon;
    const sv *language; /* of the whole lexicon, or NULL */
};

static int probe(sv bytes)
{
    if (sv_starts(bytes, SV("\xFF\xFE<\0")) || sv_starts(bytes, SV("\xFE\xFF\0<"))) return 2;
    return sv_starts(lexicon_format_start(bytes), SV("<")) ? 2 : 0;
}

static struct place place_of(const struct reading *r, const struct xml_element *e)
{
    return (struct place) { r->file, e->line, e->column };
}

static void report_unknown(const struct reading *r, struct place place, sv name,
                           const char *const *known, size_t count, enum message plain,
                           enum message nearest)
{
    const char *near = text_nearest(name, known, count);
    problem_add(r->problems, place, near ? nearest : plain, ARGS(ARG_SV(name), ARG_CSTR(near)));
}

/* Problems for attributes that are not in the list; those of other namespaces have no say. */
static void check_attributes(const struct reading *r, const struct xml_element *e,
                             const char *const *known, size_t count)
{
    for (size_t i = 0; i < e->attribute_count; i++) {
        const struct xml_attribute *attribute = &e->attributes[i];
        bool found = false;
        for (size_t k = 0; k < count; k++) found |= sv_is(attribute->name, known[k]);
        if (!found)
            report_unknown(r, (struct place) { r->file, attribute->line, attribute->column },
                           attribute->name, known, count, MESSAGE_LEXICON_ATTRIBUTE,
                           MESSAGE_LEXICON_ATTRIBUTE_NEAR);
    }
}

static sv value_of(const struct xml_element *e, const char *name, const sv *otherwise)
{
    const sv *value = xml_box_attribute(e, name);
    if (!value) value = otherwise;
    return value ? *value : SV("");
}

static void read_term(const struct reading *r, const struct xml_element *e, size_t theme)
{
    static const char *const known[] = { "kind", "language", "note" };
    check_attributes(r, e, known, WF_COUNT(known));
    for (size_t i = 0; i < e->child_count; i++)
        report_unknown(r, place_of(r, e->children[i]), e->children[i]->name, NULL, 0,
                       MESSAGE_LEXICON_ELEMENT, MESSAGE_LEXICON_ELEMENT);
    struct lexicon_entry entry = {
        .text = e->text,
        .kind = value_of(e, "kind", NULL),
        .language = value_of(e, "language", r->language),
        .note = value_of(e, "note", NULL),
        .place = place_of(r, e),
        .source = e->text,
    };
    lexicon_add_term(r->a, r->lexicon, theme, &entry, r->problems);
}

static void report_stray_text(const struct reading *r, const struct xml_element *e)
{
    sv stray = sv_trim(e->text);
    if (stray.n == 0) return;
    problem_add(r->problems, place_of(r, e), MESSAGE_LEXICON_TEXT_STRAY, ARGS(ARG_SV(stray)));
    problem_reject(r->problems, r->file, e->line, MESSAGE_LEXICON_TEXT_STRAY, stray);
}

/* A theme has a place in the list when it holds terms, or holds nothing at all; one that only
 * holds other themes is a level in their paths. Depth is capped by xml_box. */
static void read_theme(const struct reading *r, const struct xml_element *e, sv above)
{
    static const char *const known[] = { "name" }, *const inside[] = { "theme", "term" };
    check_attributes(r, e, known, WF_COUNT(known));
    report_stray_text(r, e);
    sv name = sv_trim(value_of(e, "name", NULL));
    if (name.n == 0) {
        problem_add(r->problems, place_of(r, e), MESSAGE_LEXICON_NAME, NO_ARGS);
        return;
    }
    sv path = above.n ? arena_format(r->a, "%.*s/%.*s", SV_ARG(above), SV_ARG(name)) : name;
    size_t below = 0, theme = SIZE_MAX;
    for (size_t i = 0; i < e->child_count; i++) below += sv_is(e->children[i]->name, "theme");
    if (below < e->child_count || e->child_count == 0)
        theme = lexicon_add_theme(r->a, r->lexicon, path, place_of(r, e), r->problems);
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (sv_is(child->name, "theme"))
            read_theme(r, child, path);
        else if (!sv_is(child->name, "term"))
            report_unknown(r, place_of(r, child), child->name, inside, WF_COUNT(inside),
                           MESSAGE_LEXICON_ELEMENT, MESSAGE_LEXICON_ELEMENT_NEAR);
        else if (theme != SIZE_MAX)
            read_term(r, child, theme);
    }
}

static bool read(struct arena *a, const struct lexicon_source *source, struct problems *problems,
                 struct lexicon *lexicon, struct err *err)
{
    static const char *const known[] = { "language" }, *const inside[] = { "theme", "title" };
    struct xml_element *root = NULL;
    if (!xml_box_read(a, source->file, source->bytes, &root, err)) return false;
    struct reading r = { a, source->file, problems, lexicon, xml_box_attribute(root, "language") };
    if (!sv_is(root->name, "lexicon") || !sv_is(root->space, space))
        return err_at(err, place_of(&r, root), MESSAGE_LEXICON_ROOT, ARGS(ARG_SV(root->name)));
    check_attributes(&r, root, known, WF_COUNT(known));
    report_stray_text(&r, root);
    for (size_t i = 0; i < root->child_count; i++) {
        const struct xml_element *child = root->children[i];
        if (sv_is(child->name, "theme"))
            read_theme(&r, child, SV(""));
        else if (!sv_is(child->name, "title"))
            report_unknown(&r, place_of(&r, child), child->name, inside, WF_COUNT(inside),
                           MESSAGE_LEXICON_ELEMENT, MESSAGE_LEXICON_ELEMENT_NEAR);
    }
    return true;
}

const struct lexicon_format lexicon_format_xml = {
    .name = "xml",
    .extension = ".xml",
    .help = { "boom van <theme name>, met daarin <term kind language note>",
              "tree of <theme name>, with <term kind language note> inside" },
    .keeps = { "alles", "everything" },
    .drops = { "commentaar, title", "comments, title" },
    .probe = probe,
    .read = read,
};
