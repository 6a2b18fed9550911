/* xml_schema : the part of xml_box.h that holds a document against a RELAX NG schema. */
#include "0_base/xml_text.h"

#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>

struct verdict {
    struct xml_element *root;
    sv file;
    bool failed;
    struct err *err;
};

static void drop_document(void *document) { xmlFreeDoc(document); }
static void drop_schema(void *schema) { xmlRelaxNGFree(schema); }
static void drop_schema_parser(void *parser) { xmlRelaxNGFreeParserCtxt(parser); }
static void drop_validator(void *validator) { xmlRelaxNGFreeValidCtxt(validator); }

/* The element of our tree that stands where `node` (or the element around it) stands in libxml2's.
 */
static const struct xml_element *same_element(const struct xml_element *root, const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE) node = node->parent;
    if (!node || !node->parent || node->parent->type != XML_ELEMENT_NODE) return root;
    const struct xml_element *outer = same_element(root, node->parent);
    size_t i = 0;
    for (const xmlNode *n = node->prev; n; n = n->prev) i += n->type == XML_ELEMENT_NODE;
    return i < outer->child_count ? outer->children[i] : outer;
}

static void hear_verdict(void *user, xmlError *error)
{
    struct verdict *v = user;
    if (v->failed || error->level < XML_ERR_ERROR) return; /* the first is closest to the mistake */
    v->failed = true;
    const struct xml_element *e = same_element(v->root, error->node);
    err_at(v->err, (struct place){ v->file, e->line, e->column }, MESSAGE_XML_SCHEMA,
           ARGS(ARG_SV(sv_trim(sv_from_cstr(error->message)))));
}

static void hear_schema(void *user, xmlError *error)
{
    struct err *err = user;
    if (err->status != STATUS_OK || error->level < XML_ERR_ERROR) return;
    size_t line = error->line > 0 ? (size_t)error->line : 0;
    err_at(err, (struct place){ SV("schema"), line, 0 }, MESSAGE_XML_BROKEN,
           ARGS(ARG_SV(sv_trim(sv_from_cstr(error->message)))));
}

static bool read_schema(struct arena *scratch, sv bytes, xmlRelaxNG **schema, struct err *err)
{
    struct err first = { .status = STATUS_OK };
    *schema = NULL;
    if (bytes.n > 0 && bytes.n <= XML_BYTES_MAX) {
        xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(bytes.p, (int)bytes.n);
        if (!parser) arena_exhausted(scratch, bytes.n);
        arena_defer(scratch, parser, drop_schema_parser);
        xmlRelaxNGSetParserStructuredErrors(parser, hear_schema, &first);
        *schema = xmlRelaxNGParse(parser);
    }
    if (*schema) arena_defer(scratch, *schema, drop_schema);
    if (*schema && first.status == STATUS_OK) return true;
    if (first.status == STATUS_OK)
        return err_at(err, (struct place){ SV("schema"), 0, 0 }, MESSAGE_XML_BROKEN,
                      ARGS(ARG_CSTR("RELAX NG")));
    *err = first;
    return false;
}

static bool validate(struct arena *scratch, sv file, sv bytes, sv schema_bytes, struct err *err)
{
    struct verdict v = { .file = file, .err = err };
    sv text = { "", 0 };
    xmlRelaxNG *schema;
    /* reads it with all our limits first, so that libxml2's own tree is harmless */
    if (!xml_text_read(scratch, scratch, file, bytes, &text, &v.root, err)) return false;
    WF_ASSERT(v.root);
    if (!read_schema(scratch, schema_bytes, &schema, err)) return false;
    xmlDoc *document = xmlReadMemory(text.p, (int)text.n, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR);
    if (!document) /* the one limit of its tree that is not among ours */
        return err_at(err, (struct place){ file, v.root->line, v.root->column }, MESSAGE_XML_LARGE,
                      ARGS(ARG_INT(XML_MAX_TEXT_LENGTH)));
    arena_defer(scratch, document, drop_document);
    xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema);
    if (!validator) arena_exhausted(scratch, 0);
    arena_defer(scratch, validator, drop_validator);
    xmlRelaxNGSetValidStructuredErrors(validator, hear_verdict, &v);
    int answer = xmlRelaxNGValidateDoc(validator, document);
    if (answer == 0 && !v.failed) return true;
    if (v.failed) return false;
    return err_at(err, (struct place){ file, v.root->line, v.root->column }, MESSAGE_XML_SCHEMA,
                  ARGS(ARG_CSTR("RELAX NG")));
}

bool xml_box_validate(struct arena *a, sv file, sv bytes, sv schema, struct err *err)
{
    struct arena scratch = { .limit_bytes = a->limit_bytes };
    bool ok = validate(&scratch, file, bytes, schema, err);
    arena_free(&scratch);
    return ok;
}
