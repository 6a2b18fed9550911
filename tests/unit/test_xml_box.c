/* xml_box : places to the character, text in mixed content, and documents that mean harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "0_base/out.h"
#include "0_base/xml_box.h"

#define PLACE(e, l, c) (assert_int_equal((e)->line, (l)), assert_int_equal((e)->column, (c)))
#define TEXT_IS(view, want) assert_string_equal(arena_cstr(a, (view)), (want))

static int make_arena(void **state)
{
    static struct arena a;
    *state = &a;
    return 0;
}

static int drop_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static struct xml_element *read_good(struct arena *a, sv bytes)
{
    struct xml_element *root = NULL;
    struct err err = { .status = STATUS_OK };
    if (!xml_box_read(a, SV("x.xml"), bytes, &root, &err)) err_print(&err, LANGUAGE_EN, stderr);
    assert_int_equal(err.status, STATUS_OK);
    assert_non_null(root);
    return root;
}

static struct err read_bad(struct arena *a, sv bytes, enum message want)
{
    struct xml_element *root = NULL;
    struct err err = { .status = STATUS_OK };
    assert_false(xml_box_read(a, SV("x.xml"), bytes, &root, &err));
    if (err.message != want) err_print(&err, LANGUAGE_EN, stderr);
    assert_int_equal(err.message, want);
    assert_int_equal(err.status, STATUS_DATA);
    assert_string_equal(err.file, "x.xml");
    assert_null(root);
    return err;
}

static void smallest(void **state)
{
    struct arena *a = *state;
    struct xml_element *root = read_good(a, SV("<a/>"));
    TEXT_IS(root->name, "a");
    TEXT_IS(root->space, "");
    TEXT_IS(root->text, "");
    PLACE(root, 1, 1);
    assert_int_equal(root->attribute_count, 0);
    assert_int_equal(root->child_count, 0);
    assert_null(root->parent);
    assert_null(xml_box_attribute(root, "id"));
}

/* Counted by hand, the columns in characters:
 * line 1: <?xml version="1.0"?>
 * line 2: <s:study xmlns:s="urn:x" id="é&amp;ë" lang='nl'>      id at 26, lang at 39
 * line 3: TAB <a  b = "1"                                       a at 2, b at 6
 * line 4:     c="2>1"/>é<d/></s:study>                          c at 5, d at 15 */
static void places_are_exact(void **state)
{
    struct arena *a = *state;
    struct xml_element *root = read_good(
        a, SV("<?xml version=\"1.0\"?>\r\n<s:study xmlns:s=\"urn:x\" id=\"\xC3\xA9&amp;\xC3\xAB\" "
              "lang='nl'>\r\n\t<a  b = \"1\"\r\n    c=\"2>1\"/>\xC3\xA9<d/></s:study>\r\n"));
    PLACE(root, 2, 1);
    TEXT_IS(root->name, "study");
    TEXT_IS(root->space, "urn:x");
    assert_int_equal(root->attribute_count, 2);
    PLACE(&root->attributes[0], 2, 26);
    TEXT_IS(root->attributes[0].value, "\xC3\xA9&\xC3\xAB");
    PLACE(&root->attributes[1], 2, 39);
    assert_int_equal(root->child_count, 2);
    const struct xml_element *first = root->children[0], *second = root->children[1];
    PLACE(first, 3, 2);
    TEXT_IS(first->space, "");
    assert_int_equal(first->attribute_count, 2);
    PLACE(&first->attributes[0], 3, 6);
    PLACE(&first->attributes[1], 4, 5);
    TEXT_IS(*xml_box_attribute(first, "c"), "2>1");
    PLACE(second, 4, 15);
    assert_ptr_equal(second->parent, root);
    TEXT_IS(root->text, "\n\t\xC3\xA9");
}

/* The rule of utf8_place: CR, LF and CRLF end a line each. */
static void old_line_ends(void **state)
{
    struct arena *a = *state;
    struct xml_element *root = read_good(a, SV("<a>\r<b/>\n\r\n <c/>\r\r<d/></a>"));
    PLACE(root->children[0], 2, 1);
    PLACE(root->children[1], 4, 2);
    PLACE(root->children[2], 6, 1);
}

static void places_after_marks_comments_and_cdata(void **state)
{
    struct arena *a = *state;
    struct xml_element *root = read_good(
        a, SV("\xEF\xBB\xBF<!-- <no x='1'> --><a><![CDATA[<b x='1'>]]><?pi <c>?>\xF0\x9F\x98\x80<d "
              "xmlns='urn:y' xml:lang='nl' e='f'/></a>"));
    PLACE(root, 1, 20);
    TEXT_IS(root->text, "<b x='1'>\xF0\x9F\x98\x80");
    const struct xml_element *d = root->children[0];
    PLACE(d, 1, 55);
    TEXT_IS(d->space, "urn:y");
    assert_int_equal(d->attribute_count, 2);
    TEXT_IS(d->attributes[0].name, "lang");
    PLACE(&d->attributes[0], 1, 72);
    PLACE(&d->attributes[1], 1, 86);
}

static void mixed_content_can_be_put_together(void **state)
{
    struct arena *a = *state;
    struct xml_element *p = read_good(a, SV("<p>een <b>twee</b> drie &lt;<i/>&#x20AC;</p>"));
    TEXT_IS(p->text, "een  drie <\xE2\x82\xAC");
    assert_int_equal(p->children[0]->text_before, 4);
    TEXT_IS(p->children[0]->text, "twee");
    assert_int_equal(p->children[1]->text_before, 11);
    assert_int_equal(p->text.n, 14);
}

/* XML 1.0, 3.3.3: blanks in values become spaces; character references stay what they are. */
static void values_of_attributes(void **state)
{
    struct arena *a = *state;
    struct xml_element *e = read_good(a, SV("<a b='&amp;&#38;&amp;amp; &#38;#38;' c='x\n\ty' "
                                            "d='&#10;' e='' f='&lt;&quot;&apos;>'/>"));
    TEXT_IS(*xml_box_attribute(e, "b"), "&&&amp; &#38;");
    TEXT_IS(*xml_box_attribute(e, "c"), "x  y");
    TEXT_IS(*xml_box_attribute(e, "d"), "\n");
    TEXT_IS(*xml_box_attribute(e, "e"), "");
    TEXT_IS(*xml_box_attribute(e, "f"), "<\"'>");
    PLACE(&e->attributes[4], 2, 20);
}

static void odd_names_of_namespaces(void **state)
{
    struct arena *a = *state;
    struct xml_element *e =
        read_good(a, SV("<a xmlns='geen goede URI %'><p:b xmlns:p='x/y' p:c='1'/></a>"));
    TEXT_IS(e->space, "geen goede URI %");
    TEXT_IS(e->children[0]->space, "x/y");
    TEXT_IS(*xml_box_attribute(e->children[0], "c"), "1");
}

static void line_ends_in_text_become_one(void **state)
{
    struct arena *a = *state;
    TEXT_IS(read_good(a, SV("<a>x\r\ny\rz\n</a>"))->text, "x\ny\nz\n");
}

/* A property: the places of many elements are those that utf8_place gives for each '<', here by
 * counting along while the document is made. */
static void many_places(void **state)
{
    struct arena *a = *state;
    enum { COUNT = 5000 };
    struct buffer b = { .a = a };
    static size_t lines[COUNT], columns[COUNT];
    size_t line = 1, column = 4;
    buffer_cstr(&b, "<a>");
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < i % 7; j++, column++) buffer_cstr(&b, j % 2 ? "\xC3\xAB" : "x");
        if (i % 11 == 0) {
            buffer_cstr(&b, i % 2 ? "\r\n" : "\n");
            line++;
            column = 1;
        }
        lines[i] = line;
        columns[i] = column;
        buffer_cstr(&b, i % 3 ? "<b k='\xE2\x82\xAC'/>" : "<cc>t</cc>");
        column += i % 3 ? 10 : 10;
    }
    buffer_cstr(&b, "</a>");
    struct xml_element *root = read_good(a, buffer_sv(&b));
    assert_int_equal(root->child_count, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        PLACE(root->children[i], lines[i], columns[i]);
        if (i % 3) PLACE(&root->children[i]->attributes[0], lines[i], columns[i] + 3);
    }
}

/* --- encodings -------------------------------------------------------------------------------- */

static void encodings_that_are_read(void **state)
{
    struct arena *a = *state;
    struct xml_element *e =
        read_good(a, SV("<?xml version='1.0' encoding='Windows-1252'?><a>\x80 \xE9<b/></a>"));
    TEXT_IS(e->text, "\xE2\x82\xAC \xC3\xA9");
    PLACE(e->children[0], 1, 52);
    e = read_good(a, SV("<?xml version=\"1.0\" encoding = \"ISO-8859-1\" ?><a>\xE9</a>"));
    TEXT_IS(e->text, "\xC3\xA9");
    e = read_good(a, SV("<?xml version='1.0' encoding='US-ASCII'?><a>e</a>"));
    TEXT_IS(e->text, "e");
    e = read_good(a, SV("\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0"));
    TEXT_IS(e->text, "\xC3\xA9");
    e = read_good(a, SV("\xFE\xFF\0<\0a\0>\x20\xAC\0<\0/\0a\0>"));
    TEXT_IS(e->text, "\xE2\x82\xAC");
    /* a byte order mark is no guess, whatever the declaration says */
    e = read_good(a,
                  SV("\xEF\xBB\xBF<?xml version='1.0' encoding='windows-1252'?><a>\xC3\xA9</a>"));
    TEXT_IS(e->text, "\xC3\xA9");
}

static void encodings_that_are_refused(void **state)
{
    struct arena *a = *state;
    struct err err = read_bad(a, SV("<a>\n caf\xE9</a>"), MESSAGE_XML_ENCODING);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 5);
    assert_string_equal(err.args[0], "UTF-8");
    err = read_bad(a, SV("<?xml version='1.0' encoding='EBCDIC-CP-NL'?><a/>"),
                   MESSAGE_XML_ENCODING_UNKNOWN);
    assert_string_equal(err.args[0], "EBCDIC-CP-NL");
    /* as .NET writes a string into a file of single bytes */
    err = read_bad(a, SV("<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>"), MESSAGE_XML_ENCODING);
    assert_string_equal(err.args[0], "utf-16");
    read_bad(a, SV("<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>"),
             MESSAGE_XML_ENCODING);
    read_bad(a, SV("\xFF\xFE<\0a\0>\0\x00\xD8"), MESSAGE_XML_ENCODING);
    read_bad(a, SV("<a>\0</a>"), MESSAGE_UTF8_NUL);
}

/* --- mistakes ----------------------------------------------------------------------------------
 */

static void mistakes_have_their_place(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *document;
        enum message message;
        size_t line, column;
    } cases[] = {
        { "", MESSAGE_XML_EMPTY, 1, 1 },
        { " \n\n", MESSAGE_XML_EMPTY, 1, 1 },
        { "hallo", MESSAGE_XML_EMPTY, 1, 1 },
        { "<a>\n<b>\n</a>", MESSAGE_XML_TAG, 3, 1 },
        { "<a>\n <b>x</c></a>", MESSAGE_XML_TAG, 2, 6 },
        { "<a><b>", MESSAGE_XML_CUT, 1, 7 },
        { "<a><b x=\"1", MESSAGE_XML_CUT, 1, 11 },
        { "<a>\nJan & Piet</a>", MESSAGE_XML_AMPERSAND, 2, 5 },
        { "<a>\nR&D</a>", MESSAGE_XML_AMPERSAND, 2, 2 },
        { "<a>\n\xC3\xA9&eacute;</a>", MESSAGE_XML_AMPERSAND, 2, 2 },
        { "<a b='&#xZ;'/>", MESSAGE_XML_AMPERSAND, 1, 7 },
        { "<a>&#1Z;</a>", MESSAGE_XML_AMPERSAND, 1, 4 },
        { "<a>&#11;</a>", MESSAGE_XML_CHARACTER, 1, 9 },
        { "<a>\n<b c=1/></a>", MESSAGE_XML_QUOTE, 2, 6 },
        { "<a>\n<b c=\"1/>\n</a>", MESSAGE_XML_QUOTE, 2, 1 },
        { "<a b='1' b='2'/>", MESSAGE_XML_BROKEN, 1, 15 },
        { "<p:a/>", MESSAGE_XML_BROKEN, 1, 5 },
        { "<a/><b/>", MESSAGE_XML_BROKEN, 1, 5 },
        { "<a>\x0B</a>", MESSAGE_XML_CHARACTER, 1, 4 },
        { "<a>\n\t\xC3\xA9\xEF\xBF\xBF</a>", MESSAGE_XML_CHARACTER, 2, 3 },
        { "<a b='\x01'/>", MESSAGE_XML_CHARACTER, 1, 7 },
        { "<a", MESSAGE_XML_CUT, 1, 3 },
        { "<a></a", MESSAGE_XML_CUT, 1, 7 },
        { "<a><!-- x", MESSAGE_XML_CUT, 1, 10 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct err err = read_bad(a, sv_from_cstr(cases[i].document), cases[i].message);
        if (err.line != cases[i].line || err.column != cases[i].column)
            print_error("%s\n", cases[i].document);
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
    }
}

static void a_wrong_closing_tag_is_shown(void **state)
{
    struct arena *a = *state;
    struct err err = read_bad(a, SV("<x:a xmlns:x='u'>\n<x:b c='1'\n>\n</x:a >"), MESSAGE_XML_TAG);
    assert_string_equal(err.args[0], "<x:b>");
    assert_string_equal(err.args[1], "2");
    assert_string_equal(err.args[2], "</x:a>");
}

/* Cut at every byte: an error each time, never half a tree. */
static void truncated_anywhere(void **state)
{
    struct arena *a = *state;
    sv whole =
        SV("<?xml version='1.0'?>\n<a x='1' y=\"&lt;\">\xC3\xA9<b>t<!-- c --><![CDATA[d]]></b>"
           "<c/>&amp;<?pi z?></a>");
    (void)read_good(a, whole);
    for (size_t n = 0; n < whole.n; n++) {
        struct xml_element *root = NULL;
        struct err err = { .status = STATUS_OK };
        assert_false(xml_box_read(a, SV("x.xml"), sv_slice(whole, 0, n), &root, &err));
        assert_int_equal(err.status, STATUS_DATA);
        assert_null(root);
        assert_true(err.line >= 1 && err.line <= 2 && err.column >= 1);
    }
}

/* --- harm ---------------------------------------------------------------------------------------
 */

static void repeat(struct buffer *b, const char *s, size_t times)
{
    for (size_t i = 0; i < times; i++) buffer_cstr(b, s);
}

static void any_doctype_is_refused(void **state)
{
    struct arena *a = *state;
    static const char *const bombs[] = {
        "<!DOCTYPE html><html/>",
        "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
        "<!DOCTYPE a PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://x/<y>'><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1/e'> %p;]><a/>",
        "<!DOCTYPE a [<!ENTITY b 'b'><!ENTITY c '&b;&b;'>]><a>&c;</a>",
        "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>",
    };
    for (size_t i = 0; i < WF_COUNT(bombs); i++) {
        sv bytes = arena_format(a, "<?xml version='1.0'?>\n %s", bombs[i]);
        struct err err = read_bad(a, bytes, MESSAGE_XML_DOCTYPE);
        assert_int_equal(err.line, 2);
        assert_int_equal(err.column, 2);
    }
}

static void billion_laughs(void **state)
{
    struct arena *a = *state;
    struct buffer b = { .a = a };
    buffer_cstr(&b, "<!DOCTYPE l [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 10; i++) {
        buffer_printf(&b, "<!ENTITY l%d '", i);
        for (int j = 0; j < 10; j++) buffer_printf(&b, "&l%d;", i - 1);
        buffer_cstr(&b, "'>");
    }
    buffer_cstr(&b, "]><l>&l9;</l>");
    size_t before = a->used_bytes;
    (void)read_bad(a, buffer_sv(&b), MESSAGE_XML_DOCTYPE);
    assert_true(a->used_bytes - before < 1024 * 1024);
}

static void quadratic_entities(void **state)
{
    struct arena *a = *state;
    struct buffer b = { .a = a };
    buffer_cstr(&b, "<!DOCTYPE l [<!ENTITY x '");
    repeat(&b, "xxxxxxxxxx", 10000);
    buffer_cstr(&b, "'>]><l>");
    repeat(&b, "&x;", 3000);
    buffer_cstr(&b, "</l>");
    (void)read_bad(a, buffer_sv(&b), MESSAGE_XML_DOCTYPE);
}

static void too_deep(void **state)
{
    struct arena *a = *state;
    struct buffer b = { .a = a };
    repeat(&b, "<a>", 100000);
    struct err err = read_bad(a, buffer_sv(&b), MESSAGE_XML_DEEP);
    assert_int_equal(err.column, 3 * XML_DEPTH_MAX + 1);
    struct buffer fits = { .a = a };
    repeat(&fits, "<a>", XML_DEPTH_MAX);
    repeat(&fits, "</a>", XML_DEPTH_MAX);
    (void)read_good(a, buffer_sv(&fits));
}

static void too_many_elements(void **state)
{
    struct arena *a = *state;
    struct buffer b = { .a = a };
    buffer_cstr(&b, "<a>");
    repeat(&b, "<b/>", XML_ELEMENTS_MAX);
    buffer_cstr(&b, "</a>");
    struct err err = read_bad(a, buffer_sv(&b), MESSAGE_XML_LARGE);
    assert_string_equal(err.args[0], "2000000");
    assert_int_equal(err.column, 3 + 4 * (XML_ELEMENTS_MAX - 1) + 1);
}

/* A million attributes in one tag would be 5 * 10^11 comparisons in libxml2. */
static void too_many_attributes(void **state)
{
    struct arena *a = *state;
    struct buffer b = { .a = a };
    buffer_cstr(&b, "<a>\n<!-- <x y=\" --><b");
    for (int i = 0; i < 1000000; i++) buffer_printf(&b, " c%d='>'", i);
    buffer_cstr(&b, "/></a>");
    struct err err = read_bad(a, buffer_sv(&b), MESSAGE_XML_LARGE);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 16);
    assert_string_equal(err.args[0], "1000");
    struct buffer fits = { .a = a };
    buffer_cstr(&fits, "<b");
    for (int i = 0; i < XML_TAG_ATTRIBUTES_MAX; i++) buffer_printf(&fits, " c%d=''", i);
    buffer_cstr(&fits, ">");
    repeat(&fits, "a=\"b\" ", 5000); /* quotes in text are no attributes */
    buffer_cstr(&fits, "</b>");
    assert_int_equal(read_good(a, buffer_sv(&fits))->attribute_count, XML_TAG_ATTRIBUTES_MAX);
}

static void too_much_text(void **state)
{
    struct arena *a = *state;
    struct buffer b = { .a = a };
    buffer_cstr(&b, "<a>");
    for (size_t i = 0; i <= XML_TEXT_BYTES_MAX / 64; i++)
        buffer_cstr(&b, "tien woorden in een regel, en dan nog een paar, tot aan het ein\n");
    buffer_cstr(&b, "</a>");
    (void)read_bad(a, buffer_sv(&b), MESSAGE_XML_LARGE);
}

/* libxml2 would unpack a gzipped file unasked, when it opened it itself. */
static void packed_files(void **state)
{
    struct arena *a = *state;
    (void)read_bad(a, SV("\x1F\x8B\x08\0\0\0\0\0"), MESSAGE_XML_PACKED);
    (void)read_bad(a, SV("PK\x03\x04xx"), MESSAGE_XML_PACKED);
    (void)read_bad(a,
                   SV("\xFD"
                      "7zXZ\0"),
                   MESSAGE_XML_PACKED);
}

static void nothing_is_included(void **state)
{
    struct arena *a = *state;
    struct xml_element *root = read_good(
        a, SV("<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/hostname' "
              "parse='text'/></a>"));
    TEXT_IS(root->text, "");
    TEXT_IS(root->children[0]->text, "");
    assert_int_equal(root->children[0]->child_count, 0);
}

/* --- schemas ------------------------------------------------------------------------------------
 */

#define SCHEMA                                                                                     \
    "<element name='study' xmlns='http://relaxng.org/ns/structure/1.0'"                            \
    " datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"                               \
    "<attribute name='id'><data type='NCName'/></attribute>"                                       \
    "<zeroOrMore><element name='people'><attribute name='file'/></element></zeroOrMore></element>"

static void a_document_that_follows_its_schema(void **state)
{
    struct arena *a = *state;
    struct err err = { .status = STATUS_OK };
    sv good = SV("<?xml version='1.0' encoding='windows-1252'?>\n<study id='klein'><people "
                 "file='\xE9.csv'/></study>");
    assert_true(xml_box_validate(a, SV("s.xml"), good, SV(SCHEMA), &err));
    assert_int_equal(err.status, STATUS_OK);
}

static void a_document_that_does_not(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *document;
        size_t line, column;
    } cases[] = {
        { "<study id='klein'>\n\t<people file='x'/><poeple file='y'/>\n</study>", 2, 20 },
        { "<study id='klein'>\n <people/></study>", 2, 2 },
        { "\n<study id='3 x'/>", 2, 1 },
        { "<!-- x --><studie/>", 1, 11 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct err err = { .status = STATUS_OK };
        assert_false(
            xml_box_validate(a, SV("s.xml"), sv_from_cstr(cases[i].document), SV(SCHEMA), &err));
        assert_int_equal(err.message, MESSAGE_XML_SCHEMA);
        assert_string_equal(err.file, "s.xml");
        assert_true(err.args[0][0] != '\0');
        if (err.line != cases[i].line || err.column != cases[i].column)
            err_print(&err, LANGUAGE_EN, stderr);
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
    }
}

static void broken_documents_and_schemas(void **state)
{
    struct arena *a = *state;
    struct err err = { .status = STATUS_OK };
    assert_false(xml_box_validate(a, SV("s.xml"), SV("<a>"), SV(SCHEMA), &err));
    assert_int_equal(err.message, MESSAGE_XML_CUT);
    assert_false(xml_box_validate(a, SV("s.xml"), SV("<!DOCTYPE a><a/>"), SV(SCHEMA), &err));
    assert_int_equal(err.message, MESSAGE_XML_DOCTYPE);
    static const char *const schemas[] = {
        "",
        "<grammar",
        "<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>",
        "<externalRef xmlns='http://relaxng.org/ns/structure/1.0' href='/etc/hostname'/>",
    };
    for (size_t i = 0; i < WF_COUNT(schemas); i++) {
        assert_false(xml_box_validate(a, SV("s.xml"), SV("<a/>"), sv_from_cstr(schemas[i]), &err));
        assert_int_equal(err.message, MESSAGE_XML_BROKEN);
        assert_string_equal(err.file, "schema");
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_arena, drop_arena)

/* ---- told piece by piece ---- */

struct told {
    struct buffer b;
    const char *stop_at; /* the name of an element, or NULL */
    enum message complaint;
};

static bool told_open(void *user, const struct xml_tag *tag, struct err *err)
{
    struct told *t = user;
    buffer_printf(&t->b, "<%.*s{%.*s}", SV_ARG(tag->name), SV_ARG(tag->space));
    for (size_t i = 0; i < tag->attribute_count; i++)
        buffer_printf(&t->b, " %.*s{%.*s}=%.*s", SV_ARG(tag->attributes[i].name), SV_ARG(tag->attributes[i].space),
                      SV_ARG(tag->attributes[i].value));
    buffer_cstr(&t->b, ">");
    if (!t->stop_at || !sv_is(tag->name, t->stop_at)) return true;
    return t->complaint == MESSAGE_NONE ? false : err_set(err, t->complaint, NO_ARGS);
}

static bool told_text(void *user, sv text, struct err *err)
{
    (void)err;
    buffer_add(&((struct told *)user)->b, text);
    return true;
}

static bool told_close(void *user, sv name, struct err *err)
{
    (void)err;
    buffer_printf(&((struct told *)user)->b, "</%.*s>", SV_ARG(name));
    return true;
}

static bool tell(struct arena *a, sv bytes, struct told *t, struct err *err)
{
    static const struct xml_events events = { told_open, told_text, told_close };
    *err = (struct err){ .status = STATUS_OK };
    t->b = (struct buffer){ .a = a };
    return xml_box_tell(SV("x.xml"), bytes, &events, t, err);
}

static void documents_are_told(void **state)
{
    struct arena *a = *state;
    struct told t = { .stop_at = NULL };
    struct err err;
    sv text = SV("\xef\xbb\xbf<?xml version='1.0'?><a xmlns='u' xmlns:b='v' b:x='1 &amp; 2' y='&lt;'>p<b:c/>"
                 "<!-- no --><![CDATA[q<]]>&#x41;&amp;</a>");
    assert_true(tell(a, text, &t, &err));
    TEXT_IS(buffer_sv(&t.b), "<a{u} x{v}=1 & 2 y{}=<>p<c{v}></c>q<A&</a>");
    /* a told document that has seen enough is no failure, one that complains is */
    t.stop_at = "c";
    assert_true(tell(a, text, &t, &err));
    TEXT_IS(buffer_sv(&t.b), "<a{u} x{v}=1 & 2 y{}=<>p<c{v}>");
    assert_int_equal(err.status, STATUS_OK);
    t.complaint = MESSAGE_SHEET_EMPTY;
    assert_false(tell(a, text, &t, &err));
    assert_int_equal(err.message, MESSAGE_SHEET_EMPTY);
}

static void bad_documents_are_not_told(void **state)
{
    struct arena *a = *state;
    struct told t = { .stop_at = NULL };
    struct err err;
    struct buffer deep = { .a = a }, wide = { .a = a };
    for (int i = 0; i <= XML_DEPTH_MAX; i++) buffer_cstr(&deep, "<a>");
    buffer_cstr(&wide, "<a");
    for (int i = 0; i <= XML_TAG_ATTRIBUTES_MAX; i++) buffer_printf(&wide, " a%d='1'", i);
    buffer_cstr(&wide, "/>");
    const struct {
        sv text;
        enum message want;
        size_t line, column;
    } bad[] = {
        { SV("<!DOCTYPE a><a/>"), MESSAGE_XML_DOCTYPE, 1, 1 },
        { SV("<a>\n<b></a>"), MESSAGE_XML_TAG, 2, 4 },
        { SV("<a>&nbsp;</a>"), MESSAGE_XML_AMPERSAND, 1, 4 },
        { SV("<a>"), MESSAGE_XML_CUT, 1, 4 },
        { SV(" "), MESSAGE_XML_EMPTY, 1, 1 },
        { SV("PK\x03\x04"), MESSAGE_XML_PACKED, 1, 1 },
        { buffer_sv(&deep), MESSAGE_XML_DEEP, 1, 3 * XML_DEPTH_MAX + 1 },
        { buffer_sv(&wide), MESSAGE_XML_LARGE, 1, 1 },
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(tell(a, bad[i].text, &t, &err));
        assert_int_equal(err.message, bad[i].want);
        PLACE(&err, bad[i].line, bad[i].column);
    }
}

/* More elements than a tree may have. */
static void large_documents_are_told(void **state)
{
    struct arena *a = *state;
    enum { COUNT = XML_ELEMENTS_MAX + 10, EACH = 5 };
    char *text = ARENA_NEW(a, char, COUNT * EACH + 8);
    memcpy(text, "<a>", 3);
    for (size_t i = 0; i < COUNT; i++) memcpy(text + 3 + EACH * i, "<b/>\n", EACH);
    memcpy(text + 3 + EACH * COUNT, "</a>", 4);
    sv bytes = { text, 3 + EACH * COUNT + 4 };
    struct told t = { .stop_at = NULL };
    struct err err;
    assert_true(tell(a, bytes, &t, &err));
    assert_int_equal(t.b.n, strlen("<a{}></a>") + COUNT * strlen("<b{}></b>\n"));
    read_bad(a, bytes, MESSAGE_XML_LARGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(smallest),
        TEST(places_are_exact),
        TEST(old_line_ends),
        TEST(places_after_marks_comments_and_cdata),
        TEST(mixed_content_can_be_put_together),
        TEST(values_of_attributes),
        TEST(odd_names_of_namespaces),
        TEST(line_ends_in_text_become_one),
        TEST(many_places),
        TEST(encodings_that_are_read),
        TEST(encodings_that_are_refused),
        TEST(mistakes_have_their_place),
        TEST(a_wrong_closing_tag_is_shown),
        TEST(truncated_anywhere),
        TEST(any_doctype_is_refused),
        TEST(billion_laughs),
        TEST(quadratic_entities),
        TEST(too_deep),
        TEST(too_many_elements),
        TEST(too_many_attributes),
        TEST(too_much_text),
        TEST(packed_files),
        TEST(nothing_is_included),
        TEST(a_document_that_follows_its_schema),
        TEST(a_document_that_does_not),
        TEST(broken_documents_and_schemas),
        TEST(documents_are_told),
        TEST(bad_documents_are_not_told),
        TEST(large_documents_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
