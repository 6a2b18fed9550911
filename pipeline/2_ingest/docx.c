#include "2_ingest/docx.h"

/* ---- elements ------------------------------------------------------------------------------- */

bool docx_is_word(const struct xml_element *e)
{
    return sv_is(e->space, "http://schemas.openxmlformats.org/wordprocessingml/2006/main") ||
           sv_is(e->space, "http://purl.oclc.org/ooxml/wordprocessingml/main");
}

bool docx_is(const struct xml_element *e, const char *name) { return sv_is(e->name, name) && docx_is_word(e); }

static enum docx_toggle toggle_of(const struct xml_element *e)
{
    sv value = xml_box_value(e, "val");
    bool off = sv_is(value, "0") || sv_is(value, "false") || sv_is(value, "off");
    return off ? DOCX_OFF : DOCX_ON;
}

enum docx_toggle docx_toggle(const struct xml_element *properties, const char *name)
{
    const struct xml_element *e = xml_box_child(properties, name);
    return e ? toggle_of(e) : DOCX_UNSAID;
}

/* ---- parts ---------------------------------------------------------------------------------- */

/* A target is seen from the folder of what names it, or from the top. */
static sv member_of(struct arena *a, sv folder, sv target)
{
    if (sv_starts(target, SV("/"))) return sv_from(target, 1);
    while (sv_starts(target, SV("../")) || sv_starts(target, SV("./"))) {
        bool up = target.p[1] == '.';
        target = sv_from(target, up ? 3 : 2);
        if (up && folder.n) folder.n--;
        while (up && folder.n && folder.p[folder.n - 1] != '/') folder.n--;
    }
    return arena_format(a, "%.*s%.*s", SV_ARG(folder), SV_ARG(target));
}

/* With its slash. */
static sv folder_of(sv member)
{
    while (member.n && member.p[member.n - 1] != '/') member.n--;
    return member;
}

/* The kind of a relation is the last word of its address, which differs per edition of the norm. */
static bool relates(const struct xml_element *relation, const char *kind)
{
    sv type = xml_box_value(relation, "Type");
    if (sv_is(xml_box_value(relation, "TargetMode"), "External")) return false;
    sv last = sv_from(type, folder_of(type).n);
    return sv_is(last, kind);
}

static bool get_relations(struct office *o, sv member, struct xml_element **root, struct err *err)
{
    sv folder = folder_of(member), name = sv_from(member, folder.n);
    return office_tree(o, arena_format(o->a, "%.*s_rels/%.*s.rels", SV_ARG(folder), SV_ARG(name)), root, err);
}

/* By the list of what each part is, for archives without relations. */
static bool main_by_type(struct office *o, sv *member, struct err *err)
{
    struct xml_element *root;
    if (!office_tree(o, SV("[Content_Types].xml"), &root, err)) return false;
    for (size_t i = 0; root && i < root->child_count && !member->n; i++) {
        sv type = xml_box_value(root->children[i], "ContentType");
        if (!sv_ends(type, SV(".main+xml"))) continue;
        sv name = member_of(o->a, SV(""), xml_box_value(root->children[i], "PartName"));
        if (office_member(o->t, &name)) *member = name;
    }
    return true;
}

static bool find_main(struct office *o, sv *member, struct err *err)
{
    struct xml_element *root;
    *member = (sv){ "", 0 };
    if (!get_relations(o, SV(""), &root, err)) return false;
    for (size_t i = 0; root && i < root->child_count && !member->n; i++)
        if (relates(root->children[i], "officeDocument")) {
            sv name = member_of(o->a, SV(""), xml_box_value(root->children[i], "Target"));
            if (office_member(o->t, &name)) *member = name;
        }
    if (!member->n && !main_by_type(o, member, err)) return false;
    sv usual = SV("word/document.xml");
    if (!member->n && office_member(o->t, &usual)) *member = usual;
    if (member->n) return true;
    return err_at(err, (struct place){ o->t->file, 0, 0 }, MESSAGE_OFFICE_NO_TEXT, ARGS(ARG_CSTR("word/document.xml")));
}

bool docx_find_parts(struct office *o, struct docx_parts *parts, struct err *err)
{
    struct xml_element *root;
    *parts = (struct docx_parts){ 0 };
    const struct {
        const char *kind;
        sv *member;
    } kinds[] = { { "comments", &parts->comments },
                  { "footnotes", &parts->footnotes },
                  { "endnotes", &parts->endnotes },
                  { "styles", &parts->styles } };
    if (!find_main(o, &parts->main, err) || !get_relations(o, parts->main, &root, err)) return false;
    for (size_t i = 0; root && i < root->child_count; i++) {
        const struct xml_element *relation = root->children[i];
        sv target = member_of(o->a, folder_of(parts->main), xml_box_value(relation, "Target"));
        for (size_t k = 0; k < WF_COUNT(kinds); k++)
            if (relates(relation, kinds[k].kind)) *kinds[k].member = target;
        if (relates(relation, "header") || relates(relation, "footer"))
            *ARENA_PUSH(o->a, parts->margins, parts->margin_count, parts->margin_capacity) = target;
    }
    return true;
}

/* ---- styles --------------------------------------------------------------------------------- */

static struct docx_look look_in(const struct xml_element *properties)
{
    return (struct docx_look){ docx_toggle(properties, "b"), docx_toggle(properties, "vanish") };
}

static void fill(struct docx_look *look, struct docx_look from)
{
    if (look->bold == DOCX_UNSAID) look->bold = from.bold;
    if (look->hidden == DOCX_UNSAID) look->hidden = from.hidden;
}

/* A style may be based on itself, over others: then it stops somewhere. */
static struct docx_look look_of(const struct docx_styles *styles, const struct keys *ids, sv id)
{
    enum { LONGEST_CHAIN = 12 };
    struct docx_look look = { DOCX_UNSAID, DOCX_UNSAID };
    for (size_t i = 0; i < LONGEST_CHAIN && id.n; i++) {
        const size_t *at = keys_find(ids, id);
        if (!at) break;
        fill(&look, styles->items[*at].look);
        id = styles->items[*at].based_on;
    }
    return look;
}

bool docx_read_styles(struct office *o, sv member, struct docx_styles *styles, struct err *err)
{
    struct xml_element *root;
    sv usual = { "", 0 };
    bool fresh;
    *styles = (struct docx_styles){ 0 };
    if (!member.n) return true;
    if (!office_tree(o, member, &root, err)) return false;
    for (size_t i = 0; root && i < root->child_count; i++) {
        const struct xml_element *e = root->children[i];
        if (!docx_is(e, "style")) continue;
        sv type = xml_box_value(e, "type"), id = xml_box_value(e, "styleId");
        struct docx_style style = { .look = look_in(xml_box_child(e, "rPr")) };
        const struct xml_element *based = xml_box_child(e, "basedOn");
        if (based) style.based_on = xml_box_value(based, "val");
        struct keys *ids = sv_is(type, "character") ? &styles->character : &styles->paragraph;
        if (!sv_is(type, "character") && !sv_is(type, "paragraph")) continue;
        keys_put(o->a, ids, id, styles->count, &fresh);
        *ARENA_PUSH(o->a, styles->items, styles->count, styles->capacity) = style;
        sv said = xml_box_value(e, "default");
        if (ids == &styles->paragraph && (sv_is(said, "1") || sv_is(said, "true"))) usual = id;
    }
    styles->otherwise = look_of(styles, &styles->paragraph, usual);
    const struct xml_element *defaults = root ? xml_box_child(root, "docDefaults") : NULL;
    fill(&styles->otherwise, look_in(xml_box_child(xml_box_child(defaults, "rPrDefault"), "rPr")));
    return true;
}

struct docx_look docx_paragraph_look(const struct docx_styles *styles, sv id)
{
    return id.n ? look_of(styles, &styles->paragraph, id) : styles->otherwise;
}

struct docx_look docx_character_look(const struct docx_styles *styles, sv id)
{
    return look_of(styles, &styles->character, id);
}
