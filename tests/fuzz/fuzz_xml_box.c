/* XML: what is read holds together, and within the caps. */
#include "fuzz.h"

#include "0_base/xml_box.h"

static void walk(const struct xml_element *e, size_t depth, size_t *elements)
{
    must(depth <= XML_DEPTH_MAX);
    must(++*elements <= XML_ELEMENTS_MAX);
    must(e->name.n && e->line > 0 && e->column > 0);
    must_be_text(e->name);
    must_be_text(e->space);
    must_be_text(e->text);
    must(e->attribute_count <= XML_TAG_ATTRIBUTES_MAX);
    for (size_t i = 0; i < e->attribute_count; i++) {
        must(e->attributes[i].name.n);
        must_be_text(e->attributes[i].name);
        must_be_text(e->attributes[i].value);
    }
    size_t before = 0;
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        must(child->parent == e);
        must(child->text_before >= before && child->text_before <= e->text.n);
        before = child->text_before;
        walk(child, depth + 1, elements);
    }
}

void fuzz_one(struct arena *a, sv bytes)
{
    struct xml_element *root;
    struct err err = { 0 };
    bool ok = xml_box_read(a, SV("f"), bytes, &root, &err);
    must_be_honest(ok, &err);
    size_t elements = 0;
    if (!ok) must(err.line <= bytes.n + 1);
    if (!ok) return;
    must(!root->parent);
    walk(root, 1, &elements);
}
