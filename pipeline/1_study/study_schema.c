#include "1_study/element.h"

static void write_attribute(struct arena *a, const struct attribute_row *row, struct buffer *b)
{
    const char *indent = row->needed ? "      " : "        ";
    if (!row->needed) buffer_cstr(b, "      <optional>\n");
    buffer_printf(b, "%s<attribute name=\"%s\"", indent, row->name);
    if (row->preset[0]) buffer_printf(b, " a:defaultValue=\"%s\"", row->preset);
    buffer_printf(b, ">\n%s  <a:documentation>", indent);
    buffer_html(b, sv_from_cstr(row->meaning[LANGUAGE_EN]));
    buffer_printf(b, "</a:documentation>\n%s  ", indent);
    kind_write_schema(a, row, b);
    buffer_printf(b, "\n%s</attribute>\n", indent);
    if (!row->needed) buffer_cstr(b, "      </optional>\n");
}

/* Children may stand in any order. */
static void write_children(const struct element_row *parent, struct buffer *b)
{
    const struct element_row *row;
    size_t at = 0;
    if (!element_next_child(parent, &at)) {
        buffer_cstr(b, parent->holder == HOLDER_TEXT ? "      <text/>\n" : "      <empty/>\n");
        return;
    }
    buffer_cstr(b, "      <interleave>\n");
    for (at = 0; (row = element_next_child(parent, &at));) {
        const char *often = row->holder == HOLDER_LIST ? "zeroOrMore" : "optional";
        buffer_printf(b, "        <%s><ref name=\"%s\"/></%s>\n", often, row->name, often);
    }
    buffer_cstr(b, "      </interleave>\n");
}

static void write_element(struct arena *a, const struct element_row *row, struct buffer *b)
{
    const struct attribute_row *attribute;
    buffer_printf(b, "  <define name=\"%s\">\n    <element name=\"%s\">\n", row->name, row->name);
    buffer_cstr(b, "      <a:documentation>");
    buffer_html(b, sv_from_cstr(row->meaning[LANGUAGE_EN]));
    buffer_cstr(b, "</a:documentation>\n");
    for (size_t at = 0; (attribute = element_next_attribute(row, &at));)
        write_attribute(a, attribute, b);
    write_children(row, b);
    buffer_cstr(b, "    </element>\n  </define>\n");
}

sv study_schema(struct arena *a)
{
    struct buffer b = { .a = a };
    size_t count;
    const struct element_row *rows = element_rows(&count);
    buffer_printf(&b,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<!-- study.xml, for editors. Made from pipeline/1_study/elements.def. -->\n"
                  "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
                  "         xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"\n"
                  "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\"\n"
                  "         ns=\"%s\">\n"
                  "  <start><ref name=\"%s\"/></start>\n",
                  ELEMENT_SPACE, element_root()->name);
    for (size_t i = 0; i < count; i++) write_element(a, &rows[i], &b);
    buffer_cstr(&b, "</grammar>\n");
    return buffer_sv(&b);
}
