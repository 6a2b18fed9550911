#include "2_ingest/docx.h"

/* ---- elements ------------------------------------------------------------------------------- */

static bool is_word(const struct xml_element *e)
{
    return sv_is(e->space, "http://schemas.openxmlformats.org/wordprocessingml/2006/main") ||
           sv_is(e->space, "http://purl.oclc.org/ooxml/wordprocessingml/main");
}

bool docx_is(const struct xml_element *e, const char *name) { return sv_is(e->name, name) && is_word(e); }

static enum style_said toggle_of(const struct xml_element *e)
{
    sv value = xml_box_value(e, "val");
    bool off = sv_is(value, "0") || sv_is(value, "false") || sv_is(value, "off");
    return off ? STYLE_OFF : STYLE_ON;
}

enum style_said docx_toggle(const struct xml_element *properties, const char *name)
{
    const struct xml_element *e = xml_box_child(properties, name);
    return e ? toggle_of(e) : STYLE_UNSAID;
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

static struct style_look look_in(const struct xml_element *properties)
{
    return (struct style_look){ docx_toggle(properties, "b"), docx_toggle(properties, "vanish") };
}

static void add_style(struct office *o, struct docx_styles *styles, const struct xml_element *e, sv *usual)
{
    sv type = xml_box_value(e, "type"), id = xml_box_value(e, "styleId"), said = xml_box_value(e, "default");
    const struct xml_element *based = xml_box_child(e, "basedOn");
    struct style style = { based ? xml_box_value(based, "val") : (sv){ "", 0 }, look_in(xml_box_child(e, "rPr")) };
    bool words = sv_is(type, "character");
    if (!words && !sv_is(type, "paragraph")) return;
    styles_add(o->a, &styles->named, words ? STYLE_WORDS : STYLE_PARAGRAPH, id, style);
    if (!words && (sv_is(said, "1") || sv_is(said, "true"))) *usual = id;
}

bool docx_read_styles(struct office *o, sv member, struct docx_styles *styles, struct err *err)
{
    struct xml_element *root;
    sv usual = { "", 0 };
    *styles = (struct docx_styles){ 0 };
    if (!member.n) return true;
    if (!office_tree(o, member, &root, err)) return false;
    for (size_t i = 0; root && i < root->child_count; i++)
        if (docx_is(root->children[i], "style")) add_style(o, styles, root->children[i], &usual);
    const struct xml_element *defaults = root ? xml_box_child(root, "docDefaults") : NULL;
    struct style_look of_all = look_in(xml_box_child(xml_box_child(defaults, "rPrDefault"), "rPr"));
    styles->otherwise = style_fill(styles_look(&styles->named, STYLE_PARAGRAPH, usual), of_all);
    return true;
}

struct style_look docx_paragraph_look(const struct docx_styles *styles, sv id)
{
    return id.n ? styles_look(&styles->named, STYLE_PARAGRAPH, id) : styles->otherwise;
}
