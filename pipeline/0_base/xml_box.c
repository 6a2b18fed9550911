#include "0_base/xml_text.h"

#include "0_base/utf8.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>

/* The elements that are open, outermost first. Their text and children are gathered in arrays that
 * the next element at the same depth uses again; they are copied at their size when it closes. */
struct level {
    struct xml_element *element;
    size_t at; /* offset of its '<' */
    char *text;
    size_t text_bytes, text_capacity;
    struct xml_element **children;
    size_t child_count, child_capacity;
};

struct reading {
    struct arena *a, *scratch;
    sv file, text; /* UTF-8; libxml2 counts its bytes as we do */
    xmlParserCtxt *parser;
    struct level levels[XML_DEPTH_MAX];
    size_t depth, element_count, attribute_count, text_bytes;
    struct xml_element *root;
    struct {
        size_t at, line, column;
    } cursor; /* the last place asked for */
    bool failed;
    const struct xml_events *events; /* NULL: a tree is built */
    void *user;
    struct xml_attribute *attributes; /* of the tag that is told of */
    bool ended;                       /* the one who is told has enough: that is no failure */
    struct err *err;
};

static sv view(const xmlChar *s) { return sv_from_cstr((const char *)s); }

/* --- places -------------------------------------------------------------------------------- */

/* Bytes that the parser has consumed. */
static size_t offset(const struct reading *r)
{
    const xmlParserInput *in = r->parser->input;
    if (!in || !in->cur || !in->base) return r->text.n;
    size_t at = in->consumed + (size_t)(in->cur - in->base);
    return at < r->text.n ? at : r->text.n;
}

/* libxml2's columns count bytes and lag behind, and its elements have none, so lines and columns
 * are counted here, going on from the last place: one pass over the text in all. */
static struct place place_at(struct reading *r, size_t at)
{
    if (at < r->cursor.at || r->cursor.line == 0) {
        r->cursor.at = 0;
        r->cursor.line = r->cursor.column = 1;
    }
    for (size_t i = r->cursor.at; i < at; i++) {
        char c = r->text.p[i];
        bool crlf = c == '\r' && i + 1 < r->text.n && r->text.p[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !crlf)) {
            r->cursor.line++;
            r->cursor.column = 1;
        } else if (!sv_inner_byte(c)) {
            r->cursor.column++;
        }
    }
    r->cursor.at = at;
    return (struct place){ r->file, r->cursor.line, r->cursor.column };
}

/* The last `what` that begins before `at`, or `at` itself. */
static size_t back_to(const struct reading *r, size_t at, sv what)
{
    for (size_t i = at; i-- > 0;)
        if (sv_starts(sv_from(r->text, i), what)) return i;
    return at;
}

/* The first failure counts. */
static void fail(struct reading *r, size_t at, enum message message, struct args args)
{
    if (r->failed) return;
    r->failed = true;
    err_at(r->err, place_at(r, at), message, args);
}

/* From within a callback; what the parser reports while it winds down is not heard any more. */
static void stop(struct reading *r, size_t at, enum message message, struct args args)
{
    fail(r, at, message, args);
    xmlStopParser(r->parser);
}

/* --- what libxml2 complains about ------------------------------------------------------------ */

static const struct complaint {
    int code;
    enum message message;
    const char *from; /* the error is shown at the last one of these before the parser's place */
} complaints[] = {
    { XML_ERR_TAG_NOT_FINISHED, MESSAGE_XML_CUT, NULL },
    { XML_ERR_DOCUMENT_EMPTY, MESSAGE_XML_EMPTY, NULL },
    { XML_ERR_ENTITYREF_SEMICOL_MISSING, MESSAGE_XML_AMPERSAND, "&" },
    { XML_ERR_UNDECLARED_ENTITY, MESSAGE_XML_AMPERSAND, "&" },
    { XML_ERR_INVALID_CHARREF, MESSAGE_XML_AMPERSAND, "&" },
    { XML_ERR_INVALID_DEC_CHARREF, MESSAGE_XML_AMPERSAND, "&" },
    { XML_ERR_INVALID_HEX_CHARREF, MESSAGE_XML_AMPERSAND, "&" },
    { XML_ERR_INVALID_CHAR, MESSAGE_XML_CHARACTER, NULL },
    { XML_ERR_ATTRIBUTE_NOT_STARTED, MESSAGE_XML_QUOTE, NULL },
    { XML_ERR_ATTRIBUTE_NOT_FINISHED, MESSAGE_XML_QUOTE, "<" },
    { XML_ERR_LT_IN_ATTRIBUTE, MESSAGE_XML_QUOTE, "<" },
};

/* A tag's name with its bracket, from the text: "<a:b", "</b". */
static sv tag_at(const struct reading *r, size_t at)
{
    size_t end = at;
    while (end < r->text.n && !sv_blank_byte(r->text.p[end]) && r->text.p[end] != '>' &&
           !(r->text.p[end] == '/' && end > at + 1))
        end++;
    return sv_slice(r->text, at, end);
}

static void fail_tag(struct reading *r, size_t at)
{
    sv name = tag_at(r, at);
    if (!r->depth || at + name.n == r->text.n) {
        fail(r, r->text.n, MESSAGE_XML_CUT, NO_ARGS);
        return;
    }
    const struct level *open = &r->levels[r->depth - 1];
    sv opened = arena_format(r->scratch, "%.*s>", SV_ARG(tag_at(r, open->at)));
    sv closed = arena_format(r->scratch, "%.*s>", SV_ARG(name));
    fail(r, at, MESSAGE_XML_TAG,
         ARGS(ARG_SV(opened), ARG_INT(place_at(r, open->at).line), ARG_SV(closed)));
}

static void hear(void *user, xmlError *error)
{
    struct reading *r = user;
    if (error->code == XML_ERR_NO_MEMORY) arena_exhausted(r->a, 0);
    /* whether the name of a namespace is a good URI is not for us to judge */
    if (r->failed || error->level < XML_ERR_ERROR || error->code == XML_WAR_NS_URI) return;
    size_t at = offset(r);
    const struct complaint *known = NULL;
    for (size_t i = 0; i < WF_COUNT(complaints) && !known; i++)
        if (complaints[i].code == error->code) known = &complaints[i];
    bool after_ampersand = error->code == XML_ERR_NAME_REQUIRED && at && r->text.p[at - 1] == '&';
    if (error->code == XML_ERR_TAG_NAME_MISMATCH) {
        fail_tag(r, back_to(r, at, SV("</")));
    } else if (after_ampersand) {
        fail(r, at - 1, MESSAGE_XML_AMPERSAND, NO_ARGS);
    } else if (at == r->text.n && error->code != XML_ERR_DOCUMENT_EMPTY) {
        fail(r, at, MESSAGE_XML_CUT, NO_ARGS);
    } else if (known) {
        if (known->from) at = back_to(r, at, sv_from_cstr(known->from));
        fail(r, at, known->message, NO_ARGS);
    } else {
        sv said = sv_trim(sv_from_cstr(error->message));
        fail(r, at, MESSAGE_XML_BROKEN, ARGS(ARG_SV(said)));
    }
}

static void WF_PRINTF(2, 3) say_nothing(void *user, const char *fmt, ...) { (void)user, (void)fmt; }

static xmlParserInput *load_nothing(const char *url, const char *id, xmlParserCtxt *parser)
{
    (void)url, (void)id, (void)parser;
    return NULL;
}

static char *copy_string(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(arena_foreign_alloc(n), s, n);
}

/* Settings that libxml2 keeps for the whole process. Without memory it loses text in silence, so
 * it gets functions that end the process instead. */
static void start(void)
{
    xmlMemSetup(arena_foreign_free, arena_foreign_alloc, arena_foreign_resize, copy_string);
    xmlInitParser();
    xmlSetExternalEntityLoader(load_nothing);
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlSetGenericErrorFunc(NULL, say_nothing);
}

/* --- building the tree ------------------------------------------------------------------------ */

static void refuse_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                           const xmlChar *system_id)
{
    (void)name, (void)public_id, (void)system_id;
    struct reading *r = user;
    stop(r, back_to(r, offset(r), SV("<!DOCTYPE")), MESSAGE_XML_DOCTYPE, NO_ARGS);
}

/* libxml2 leaves "&" in an attribute as "&#38;" for a later pass that we do not use. */
static sv attribute_value(struct arena *a, const xmlChar *begin, const xmlChar *end)
{
    sv raw = { (const char *)begin, (size_t)(end - begin) };
    static const char escaped[] = "&#38;";
    char *to = ARENA_NEW(a, char, raw.n + 1);
    size_t n = 0;
    while (raw.n) {
        bool ampersand = sv_starts(raw, sv_from_cstr(escaped));
        to[n++] = raw.p[0];
        raw = sv_from(raw, ampersand ? sizeof escaped - 1 : 1);
    }
    return (sv){ to, n };
}

/* Sets the places of the attributes of the well-formed start tag at [at, end) of the text: a walk
 * over name="value" pairs in which declarations of namespaces are passed over. */
static void place_attributes(struct reading *r, struct xml_element *e, size_t at, size_t end)
{
    sv t = sv_slice(r->text, 0, end);
    at += tag_at(r, at).n;
    for (size_t i = 0; i < e->attribute_count;) {
        while (at < end && sv_blank_byte(t.p[at])) at++;
        size_t name = at;
        while (at < end && !sv_blank_byte(t.p[at]) && t.p[at] != '=') at++;
        sv q = sv_slice(t, name, at);
        while (at < end && t.p[at] != '"' && t.p[at] != '\'') at++;
        if (at == end) return;
        const char *close = memchr(t.p + at + 1, t.p[at], end - at - 1);
        if (!close) return;
        at = (size_t)(close - t.p) + 1;
        if (sv_is(q, "xmlns") || sv_starts(q, SV("xmlns:"))) continue;
        struct place place = place_at(r, name);
        e->attributes[i].line = place.line;
        e->attributes[i].column = place.column;
        i++;
    }
}

static void add_child(struct reading *r, struct xml_element *e)
{
    if (!r->depth) {
        r->root = e;
        return;
    }
    struct level *outer = &r->levels[r->depth - 1];
    e->parent = outer->element;
    e->text_before = outer->text_bytes;
    *ARENA_PUSH(r->scratch, outer->children, outer->child_count, outer->child_capacity) = e;
}

/* True when the element is too much. */
static bool beyond_limits(struct reading *r, size_t at, size_t attribute_count)
{
    r->attribute_count += attribute_count;
    if (r->depth == XML_DEPTH_MAX)
        stop(r, at, MESSAGE_XML_DEEP, ARGS(ARG_INT(XML_DEPTH_MAX)));
    else if (++r->element_count > XML_ELEMENTS_MAX)
        stop(r, at, MESSAGE_XML_LARGE, ARGS(ARG_INT(XML_ELEMENTS_MAX)));
    else if (r->attribute_count > XML_ATTRIBUTES_MAX)
        stop(r, at, MESSAGE_XML_LARGE, ARGS(ARG_INT(XML_ATTRIBUTES_MAX)));
    return r->failed;
}

static bool text_fits(struct reading *r, size_t n)
{
    r->text_bytes += n;
    if (r->text_bytes > XML_TEXT_BYTES_MAX)
        stop(r, offset(r), MESSAGE_XML_LARGE, ARGS(ARG_INT(XML_TEXT_BYTES_MAX)));
    return !r->failed;
}

enum { FIELDS = 5, NAME = 0, SPACE = 2, VALUE = 3, END = 4 }; /* of libxml2's rows of attributes */

static void open_element(void *user, const xmlChar *local, const xmlChar *prefix,
                         const xmlChar *space, int space_count, const xmlChar **spaces,
                         int attribute_count, int defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)space_count, (void)spaces, (void)defaulted;
    struct reading *r = user;
    if (r->failed) return;
    /* the parser stands before the '>'; no '<' can stand within a tag */
    size_t end = offset(r), at = back_to(r, end, SV("<")), n = (size_t)attribute_count;
    if (beyond_limits(r, at, n)) return;
    struct place place = place_at(r, at);
    struct xml_element *e = ARENA_NEW(r->a, struct xml_element, 1);
    *e = (struct xml_element){ .name = view(local),
                                .space = view(space),
                                .line = place.line,
                                .column = place.column,
                                .attribute_count = n,
                                .text = { "", 0 } };
    if (n) e->attributes = ARENA_NEW(r->a, struct xml_attribute, n);
    for (size_t i = 0; i < n; i++, attributes += FIELDS) {
        if (!text_fits(r, (size_t)(attributes[END] - attributes[VALUE]))) return;
        e->attributes[i].name = view(attributes[NAME]);
        e->attributes[i].space = view(attributes[SPACE]);
        e->attributes[i].value = attribute_value(r->a, attributes[VALUE], attributes[END]);
    }
    place_attributes(r, e, at, end);
    add_child(r, e);
    struct level *own = &r->levels[r->depth++];
    own->element = e;
    own->at = at;
    own->text_bytes = own->child_count = 0;
}

static void close_element(void *user, const xmlChar *local, const xmlChar *prefix,
                          const xmlChar *space)
{
    (void)local, (void)prefix, (void)space;
    struct reading *r = user;
    if (r->failed) return;
    WF_ASSERT(r->depth);
    struct level *own = &r->levels[--r->depth];
    struct xml_element *e = own->element;
    if (own->text_bytes) e->text = arena_copy(r->a, (sv){ own->text, own->text_bytes });
    if (!own->child_count) return;
    e->child_count = own->child_count;
    e->children = ARENA_NEW(r->a, struct xml_element *, e->child_count);
    memcpy(e->children, own->children, e->child_count * sizeof(struct xml_element *));
}

static void add_text(void *user, const xmlChar *bytes, int count)
{
    struct reading *r = user;
    size_t n = (size_t)count;
    if (!n || r->failed || !r->depth || !text_fits(r, n)) return; /* an empty CDATA section has no bytes */
    struct level *own = &r->levels[r->depth - 1];
    while (own->text_capacity - own->text_bytes < n)
        own->text = arena_grow(r->scratch, own->text, own->text_bytes, &own->text_capacity, 1);
    memcpy(own->text + own->text_bytes, bytes, n);
    own->text_bytes += n;
}

static const xmlSAXHandler handler = {
    .internalSubset = refuse_doctype,
    .characters = add_text,
    .ignorableWhitespace = add_text,
    .cdataBlock = add_text,
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = open_element,
    .endElementNs = close_element,
    .serror = hear,
};

/* --- telling, without a tree -------------------------------------------------------------------- */

/* Whoever is told says false when something is wrong, and then `err` says what, or when it has seen
 * enough. */
static void heed(struct reading *r, bool goes_on)
{
    if (goes_on) return;
    r->failed = true;
    r->ended = r->err->message == MESSAGE_NONE;
    xmlStopParser(r->parser);
}

/* A view of the parser's own value, which goes when the function that is told of it ends. */
static sv passing_value(struct reading *r, const xmlChar *begin, const xmlChar *end)
{
    sv raw = { (const char *)begin, (size_t)(end - begin) };
    if (!raw.n || !memchr(raw.p, '&', raw.n)) return raw;
    return text_fits(r, raw.n) ? attribute_value(r->scratch, begin, end) : SV("");
}

static void tell_open(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space,
                      int space_count, const xmlChar **spaces, int attribute_count, int defaulted,
                      const xmlChar **attributes)
{
    (void)prefix, (void)space_count, (void)spaces, (void)defaulted;
    struct reading *r = user;
    if (r->failed) return;
    size_t at = back_to(r, offset(r), SV("<")), n = (size_t)attribute_count;
    if (r->depth == XML_DEPTH_MAX) {
        stop(r, at, MESSAGE_XML_DEEP, ARGS(ARG_INT(XML_DEPTH_MAX)));
        return;
    }
    for (size_t i = 0; i < n; i++, attributes += FIELDS)
        r->attributes[i] = (struct xml_attribute){ .name = view(attributes[NAME]),
                                                   .space = view(attributes[SPACE]),
                                                   .value = passing_value(r, attributes[VALUE],
                                                                          attributes[END]) };
    if (r->failed) return;
    r->levels[r->depth++].at = at;
    struct xml_tag tag = { view(local), view(space), r->attributes, n };
    heed(r, r->events->open(r->user, &tag, r->err));
}

static void tell_close(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space)
{
    (void)prefix, (void)space;
    struct reading *r = user;
    if (r->failed) return;
    WF_ASSERT(r->depth);
    r->depth--;
    heed(r, r->events->close(r->user, view(local), r->err));
}

static void tell_text(void *user, const xmlChar *bytes, int count)
{
    struct reading *r = user;
    if (r->failed || !r->depth) return;
    heed(r, r->events->text(r->user, (sv){ (const char *)bytes, (size_t)count }, r->err));
}

static const xmlSAXHandler teller = {
    .internalSubset = refuse_doctype,
    .characters = tell_text,
    .ignorableWhitespace = tell_text,
    .cdataBlock = tell_text,
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = tell_open,
    .endElementNs = tell_close,
    .serror = hear,
};

/* --- encodings -------------------------------------------------------------------------------- */

static bool is_packed(sv bytes)
{
    return sv_starts(bytes, SV("\x1F\x8B")) || sv_starts(bytes, SV("PK\x03\x04")) ||
           sv_starts(bytes, SV("BZh")) ||
           sv_starts(bytes, SV("\xFD"
                               "7zXZ"));
}

/* What <?xml … encoding="…"?> says, or an empty view. */
static sv declared_encoding(sv bytes)
{
    sv word = SV("encoding"), begin = SV("<?xml");
    if (!sv_starts(bytes, begin)) return (sv){ "", 0 };
    for (size_t i = begin.n; i < bytes.n && bytes.p[i] != '>'; i++) {
        if (!sv_starts(sv_from(bytes, i), word)) continue;
        sv rest = sv_trim(sv_from(bytes, i + word.n)), name, after;
        if (!sv_starts(rest, SV("="))) break;
        rest = sv_trim(sv_from(rest, 1));
        if (!rest.n || (rest.p[0] != '"' && rest.p[0] != '\'')) break;
        if (sv_split(sv_from(rest, 1), rest.p[0], &name, &after)) return name;
    }
    return (sv){ "", 0 };
}

/* The document as UTF-8 without a byte order mark. */
static bool decode(struct arena *a, sv file, sv bytes, sv *text, struct err *err)
{
    sv mark = SV("\xEF\xBB\xBF"), name = SV("UTF-8");
    enum encoding encoding = ENCODING_UTF8, used;
    struct place begin = { file, 1, 1 };
    if (is_packed(bytes)) return err_at(err, begin, MESSAGE_XML_PACKED, NO_ARGS);
    if (sv_starts(bytes, SV("\xFF\xFE")) || sv_starts(bytes, SV("\xFE\xFF"))) {
        name = SV("UTF-16");
        encoding = ENCODING_UTF16;
    } else if (!sv_starts(bytes, mark)) {
        sv declared = declared_encoding(bytes);
        if (declared.n) name = declared;
        if (!sv_is(name, "US-ASCII") && !utf8_encoding_parse(name, &encoding))
            return err_at(err, begin, MESSAGE_XML_ENCODING_UNKNOWN, ARGS(ARG_SV(name)));
        if (encoding == ENCODING_UTF16) /* it says so, in single bytes */
            return err_at(err, begin, MESSAGE_XML_ENCODING, ARGS(ARG_SV(name)));
    }
    if (utf8_from_bytes(a, file, bytes, encoding, &used, text, err)) return true;
    if (err->message != MESSAGE_UTF8_INVALID) return false;
    return err_at(err, (struct place){ file, err->line, err->column }, MESSAGE_XML_ENCODING,
                  ARGS(ARG_SV(name)));
}

/* --- reading ---------------------------------------------------------------------------------- */

static bool begins_name(char c)
{
    return sv_letter_byte(c) || c == '_' || sv_high_byte(c);
}

/* libxml2 compares the attributes of one tag pairwise, so too many of them would take hours; they
 * are counted beforehand by their quotes. Neither tags nor values hold a '<', so each '<' that is
 * followed by a name begins the count anew and no tag is missed. */
static bool tags_are_small(struct reading *r)
{
    size_t count = 0, at = 0;
    bool inside = false;
    char quote = '\0';
    for (size_t i = 0; i < r->text.n; i++) {
        char c = r->text.p[i];
        if (c == '<') {
            inside = i + 1 < r->text.n && begins_name(r->text.p[i + 1]);
            quote = '\0';
            count = 0;
            at = i;
        } else if (!inside) {
            continue;
        } else if (quote) {
            if (c == quote) quote = '\0';
        } else if (c == '>') {
            inside = false;
        } else if (c == '"' || c == '\'') {
            quote = c;
            count++;
        }
        if (count <= XML_TAG_ATTRIBUTES_MAX) continue;
        fail(r, at, MESSAGE_XML_LARGE, ARGS(ARG_INT(XML_TAG_ATTRIBUTES_MAX)));
        return false;
    }
    return true;
}

static void drop_parser(void *parser) { xmlFreeParserCtxt(parser); }
static void drop_names(void *names) { xmlDictFree(names); }

static bool parse(struct reading *r)
{
    if (!tags_are_small(r)) return false;
    WF_ASSERT(r->text.n <= INT_MAX);
    r->parser = xmlCreateMemoryParserCtxt(r->text.p, (int)r->text.n);
    if (!r->parser) arena_exhausted(r->a, r->text.n);
    arena_defer(r->scratch, r->parser, drop_parser);
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    *r->parser->sax = r->events ? teller : handler;
    r->parser->userData = r;
    /* names and namespaces are kept where the parser has put them */
    xmlDictReference(r->parser->dict);
    arena_defer(r->a, r->parser->dict, drop_names);
    xmlParseDocument(r->parser);
    if (r->failed) return r->ended;
    WF_ASSERT(r->parser->wellFormed && (r->root || r->events) && !r->depth);
    return true;
}

/* `text`: the document as the parser gets it, in `scratch` or in `bytes`. */
static bool prepare(struct arena *scratch, sv file, sv bytes, sv *text, struct err *err)
{
    start();
    if (bytes.n > XML_BYTES_MAX)
        return err_at(err, (struct place){ file, 0, 0 }, MESSAGE_XML_LARGE,
                      ARGS(ARG_INT(XML_BYTES_MAX)));
    if (!decode(scratch, file, bytes, text, err)) return false;
    if (sv_trim(*text).n) return true;
    return err_at(err, (struct place){ file, 1, 1 }, MESSAGE_XML_EMPTY, NO_ARGS);
}

bool xml_text_read(struct arena *a, struct arena *scratch, sv file, sv bytes, sv *text,
                   struct xml_element **root, struct err *err)
{
    if (!prepare(scratch, file, bytes, text, err)) return false;
    struct reading *r = ARENA_NEW(scratch, struct reading, 1);
    *r = (struct reading){ .a = a, .scratch = scratch, .file = file, .text = *text, .err = err };
    if (!parse(r)) return false;
    *root = r->root;
    return true;
}

bool xml_box_read(struct arena *a, sv file, sv bytes, struct xml_element **root, struct err *err)
{
    struct arena scratch = { .limit_bytes = a->limit_bytes };
    sv text;
    bool ok = xml_text_read(a, &scratch, file, bytes, &text, root, err);
    arena_free(&scratch);
    return ok;
}

bool xml_box_tell(sv file, sv bytes, const struct xml_events *events, void *user, struct err *err)
{
    struct arena scratch = { 0 };
    sv text;
    bool ok = prepare(&scratch, file, bytes, &text, err);
    if (ok) {
        struct reading *r = ARENA_NEW(&scratch, struct reading, 1);
        *r = (struct reading){ .a = &scratch, .scratch = &scratch, .file = file, .text = text,
                               .events = events, .user = user, .err = err };
        r->attributes = ARENA_NEW(&scratch, struct xml_attribute, XML_TAG_ATTRIBUTES_MAX);
        ok = parse(r);
    }
    arena_free(&scratch);
    return ok;
}

const sv *xml_box_attribute(const struct xml_element *e, const char *name)
{
    for (size_t i = 0; i < e->attribute_count; i++)
        if (sv_is(e->attributes[i].name, name)) return &e->attributes[i].value;
    return NULL;
}

sv xml_box_value(const struct xml_element *e, const char *name)
{
    const sv *value = xml_box_attribute(e, name);
    return value ? *value : (sv){ "", 0 };
}

const struct xml_element *xml_box_child(const struct xml_element *e, const char *name)
{
    for (size_t i = 0; e && i < e->child_count; i++)
        if (sv_is(e->children[i]->name, name)) return e->children[i];
    return NULL;
}
