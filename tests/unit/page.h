/* page : reads back what the report's writers and drawings wrote: as XML, element by element. */
#ifndef WF_TEST_PAGE_H
#define WF_TEST_PAGE_H

#include "check.h"

#include "0_base/out.h"
#include "0_base/xml_box.h"

static inline struct xml_element *page_read(struct arena *a, sv bytes)
{
    struct xml_element *root = NULL;
    struct err err = { .status = STATUS_OK };
    sv doctype = SV("<!DOCTYPE html>\n"); /* refused by the box, wanted by browsers */
    if (sv_starts(bytes, doctype)) bytes = sv_from(bytes, doctype.n);
    if (!xml_box_read(a, SV("page"), bytes, &root, &err)) {
        err_print(&err, LANGUAGE_EN, stderr);
        fail_msg("not well-formed:\n%.*s", SV_ARG(bytes));
    }
    return root;
}

/* The next element of this name (NULL: of any) after `*at` in the order of the document; `*at` NULL
 * begins. */
static inline struct xml_element *page_next(struct xml_element *root, struct xml_element **at,
                                            const char *name)
{
    struct xml_element *e = *at;
    for (;;) {
        if (!e) {
            e = root;
        } else if (e->child_count) {
            e = e->children[0];
        } else {
            for (;;) {
                if (e == root) return *at = NULL;
                size_t i = 0;
                while (e->parent->children[i] != e) i++;
                if (i + 1 < e->parent->child_count) {
                    e = e->parent->children[i + 1];
                    break;
                }
                e = e->parent;
            }
        }
        if (!name || sv_is(e->name, name)) return *at = e;
    }
}

#define PAGE_EACH(e, root, name) for (struct xml_element *e = NULL; page_next((root), &e, (name));)

static inline size_t page_count(struct xml_element *root, const char *name)
{
    size_t n = 0;
    PAGE_EACH(e, root, name) n++;
    return n;
}

static inline struct xml_element *page_first(struct xml_element *root, const char *name)
{
    struct xml_element *at = NULL;
    if (page_next(root, &at, name)) return at;
    fail_msg("no <%s>", name);
    abort();
}

/* The first element with this text directly inside, or NULL. */
static inline struct xml_element *page_with_text(struct xml_element *root, const char *name,
                                                 sv text)
{
    PAGE_EACH(e, root, name) if (sv_eq(e->text, text)) return e;
    return NULL;
}

static inline sv page_value(const struct xml_element *e, const char *attribute)
{
    const sv *value = xml_box_attribute(e, attribute);
    return value ? *value : SV("");
}

static inline struct xml_element *page_with_id(struct xml_element *root, sv id)
{
    PAGE_EACH(e, root, NULL)
    {
        const sv *value = xml_box_attribute(e, "id");
        if (value && sv_eq(*value, id)) return e;
    }
    return NULL;
}

/* Where a link "#…" of the page leads. */
static inline struct xml_element *page_target(struct xml_element *root,
                                              const struct xml_element *link)
{
    sv href = page_value(link, "href");
    struct xml_element *e = sv_starts(href, SV("#")) ? page_with_id(root, sv_from(href, 1)) : NULL;
    if (e) return e;
    fail_msg("'%.*s' leads nowhere", SV_ARG(href));
    abort();
}

static inline double page_number(const struct xml_element *e, const char *attribute)
{
    const sv *value = xml_box_attribute(e, attribute);
    assert_non_null(value);
    char digits[64];
    assert_true(value->n < sizeof digits);
    snprintf(digits, sizeof digits, "%.*s", SV_ARG(*value));
    char *end;
    double number = strtod(digits, &end);
    assert_true(end != digits && *end == '\0');
    return number;
}

/* What holds of everything we write for a browser: nothing runs, nothing is loaded, no id stands
 * twice, and what is named is there. */
static inline void page_is_harmless(struct xml_element *root)
{
    static const char *const elements[] = { "script",  "iframe", "object", "embed", "img",
                                            "image",   "form",   "link",   "base",  "foreignObject",
                                            "animate", "set",    "use" };
    PAGE_EACH(e, root, NULL)
    {
        for (size_t i = 0; i < WF_COUNT(elements); i++) assert_false(sv_is(e->name, elements[i]));
        for (size_t i = 0; i < e->attribute_count; i++) {
            const struct xml_attribute *at = &e->attributes[i];
            assert_false(sv_starts(at->name, SV("on")) || sv_is(at->name, "style") ||
                         sv_is(at->name, "src"));
            if (sv_is(at->name, "href"))
                assert_true(sv_starts(at->value, SV("#")) || sv_starts(at->value, SV("tables/")));
            if (sv_is(at->name, "id")) assert_ptr_equal(page_with_id(root, at->value), e);
        }
        sv labels = page_value(e, "aria-labelledby"), id;
        while (sv_cut(&labels, ' ', &id)) assert_non_null(page_with_id(root, id));
    }
}

#endif
