/* reader_odt : LibreOffice documents: paragraphs, tables of speaker and text, comments and footnotes. */
#include "2_ingest/office.h"
#include "2_ingest/styles.h"

/* OpenDocument 1.3, part 3: the namespaces differ in one word. */
#define SPACE(word) "urn:oasis:names:tc:opendocument:xmlns:" word ":1.0"
static const char text_space[] = SPACE("text"), table_space[] = SPACE("table"), draw_space[] = SPACE("drawing"),
                  office_space[] = SPACE("office"), style_space[] = SPACE("style");

struct walk {
    struct office *o;
    const struct styles *styles;
    struct style_look look;
    bool in_paragraph, after_blank; /* blanks in a row are one, and none begins a paragraph */
    bool in_table, in_row, header;  /* header: these rows are the heading of their table */
    bool aside;                     /* in a comment or a note */
    struct keys deletions;          /* ids; 1: its mark was not met yet */
    size_t deletion_count;          /* whose mark was not met           */
    const struct xml_element **boxes; /* text boxes, for after the paragraph */
    size_t box_count, box_capacity;
    size_t covered; /* cells to come that the last one lies over */
};

static void walk_children(struct walk *w, const struct xml_element *e);

static bool is(const struct xml_element *e, const char *space, const char *name)
{
    return sv_is(e->name, name) && sv_is(e->space, space);
}

static const struct xml_element *child(const struct xml_element *e, const char *space, const char *name)
{
    for (size_t i = 0; e && i < e->child_count; i++)
        if (is(e->children[i], space, name)) return e->children[i];
    return NULL;
}

/* ---- styles ---------------------------------------------------------------------------------- */

static enum style_said bold_of(sv weight)
{
    if (sv_is(weight, "bold")) return STYLE_ON;
    if (sv_is(weight, "normal")) return STYLE_OFF;
    return weight.n ? office_number(weight, 900, 0) >= 600 ? STYLE_ON : STYLE_OFF : STYLE_UNSAID;
}

static struct style_look look_in(const struct xml_element *properties)
{
    struct style_look look = { STYLE_UNSAID, STYLE_UNSAID };
    if (!properties) return look;
    look.bold = bold_of(xml_box_value(properties, "font-weight"));
    sv display = xml_box_value(properties, "display");
    if (display.n) look.hidden = sv_is(display, "none") ? STYLE_ON : STYLE_OFF;
    return look;
}

static void add_styles(struct arena *a, struct styles *styles, const struct xml_element *list)
{
    for (size_t i = 0; list && i < list->child_count; i++) {
        const struct xml_element *e = list->children[i];
        sv family = xml_box_value(e, "family");
        bool words = sv_is(family, "text");
        if (!is(e, style_space, "style") || (!words && !sv_is(family, "paragraph"))) continue;
        styles_add(a, styles, words ? STYLE_WORDS : STYLE_PARAGRAPH, xml_box_value(e, "name"),
                   (struct style){ xml_box_value(e, "parent-style-name"),
                                   look_in(child(e, style_space, "text-properties")) });
    }
}

/* ---- words ----------------------------------------------------------------------------------- */

static void lose(struct walk *w, const struct xml_element *e)
{
    static const struct {
        const char *space, *prefix;
    } prefixes[] = { { text_space, "text" }, { table_space, "table" }, { draw_space, "draw" },
                     { office_space, "office" }, { style_space, "style" } };
    const char *prefix = "";
    for (size_t i = 0; i < WF_COUNT(prefixes); i++)
        if (sv_is(e->space, prefixes[i].space)) prefix = prefixes[i].prefix;
    office_lose(w->o, arena_format(w->o->a, "%s%s%.*s", prefix, *prefix ? ":" : "", SV_ARG(e->name)).p);
}

static void say(struct walk *w, sv text)
{
    if (w->look.hidden != STYLE_ON)
        office_say(w->o, text, w->look.bold == STYLE_ON);
    else if (sv_trim(text).n)
        office_lose(w->o, "text:display");
}

/* Text between elements; blanks and line ends in a row are one blank. */
static void say_collapsed(struct walk *w, sv text)
{
    size_t begin = 0;
    if (!w->in_paragraph) return;
    for (size_t i = 0; i < text.n; i++) {
        bool blank = sv_blank_byte(text.p[i]);
        if (!blank || (text.p[i] == ' ' && !w->after_blank)) {
            w->after_blank = blank;
            continue;
        }
        say(w, sv_slice(text, begin, i));
        if (!w->after_blank) say(w, SV(" "));
        w->after_blank = true;
        begin = i + 1;
    }
    say(w, sv_from(text, begin));
}

static void say_sign(struct walk *w, sv sign)
{
    if (w->in_paragraph) say(w, sign);
    w->after_blank = false;
}

static void walk_blanks(struct walk *w, const struct xml_element *e)
{
    enum { MOST = 100 };
    sv count = xml_box_value(e, "c");
    for (size_t n = count.n ? office_number(count, MOST, MOST) : 1; n > 0; n--) say_sign(w, SV(" "));
}

static void walk_tab(struct walk *w, const struct xml_element *e)
{
    (void)e;
    say_sign(w, SV("\t"));
}

static void walk_break(struct walk *w, const struct xml_element *e)
{
    (void)e;
    say_sign(w, SV("\n"));
    w->after_blank = true; /* what follows begins a line */
}

static void walk_span(struct walk *w, const struct xml_element *e)
{
    struct style_look before = w->look;
    w->look = style_fill(styles_look(w->styles, STYLE_WORDS, xml_box_value(e, "style-name")), before);
    walk_children(w, e);
    w->look = before;
}

static bool has_words(const struct xml_element *e)
{
    bool worded = is(e, text_space, "p") || is(e, text_space, "h") || is(e, text_space, "span");
    if (worded && sv_trim(e->text).n) return true;
    for (size_t i = 0; i < e->child_count; i++)
        if (has_words(e->children[i])) return true;
    return false;
}

static void walk_hidden(struct walk *w, const struct xml_element *e)
{
    if (sv_is(xml_box_value(e, "is-hidden"), "false"))
        walk_children(w, e);
    else
        lose(w, e);
}

static void walk_section(struct walk *w, const struct xml_element *e)
{
    if (sv_is(xml_box_value(e, "display"), "none"))
        lose(w, e);
    else
        walk_children(w, e);
}

/* The text that was deleted is kept apart from the text; a mark says where it stood. */
static void walk_changes(struct walk *w, const struct xml_element *e)
{
    bool fresh;
    for (size_t i = 0; i < e->child_count; i++) {
        if (!child(e->children[i], text_space, "deletion")) continue;
        keys_put(w->o->a, &w->deletions, xml_box_value(e->children[i], "id"), 1, &fresh);
        w->deletion_count++;
    }
}

static void walk_change(struct walk *w, const struct xml_element *e)
{
    size_t *here = keys_find(&w->deletions, xml_box_value(e, "change-id"));
    if (!here || !*here) return;
    *here = 0;
    w->deletion_count--;
    office_lose(w->o, "text:deletion");
}

/* Those without a mark. */
static void end_changes(struct walk *w)
{
    for (; w->deletion_count; w->deletion_count--) office_lose(w->o, "text:deletion");
}

/* ---- what stands beside the text --------------------------------------------------------------- */

static sv plain(struct walk *w, const struct xml_element *e)
{
    struct office inside;
    struct walk inner = { .o = &inside, .styles = w->styles, .aside = true };
    office_begin(&inside, w->o->a, w->o->t, w->o->problems);
    inside.around = w->o;
    walk_children(&inner, e);
    return office_plain(&inside);
}

static void walk_annotation(struct walk *w, const struct xml_element *e)
{
    const struct xml_element *creator = xml_box_child(e, "creator");
    if (w->aside)
        lose(w, e);
    else
        office_note(w->o, NOTE_COMMENT, creator ? creator->text : SV(""), plain(w, e));
}

static void walk_note(struct walk *w, const struct xml_element *e)
{
    const struct xml_element *body = child(e, text_space, "note-body");
    if (w->aside || !body)
        lose(w, e);
    else
        office_note(w->o, NOTE_FOOTNOTE, SV(""), plain(w, body));
}

/* A frame holds one thing, perhaps given several ways: the first counts. A shape may have text. */
static void walk_drawing(struct walk *w, const struct xml_element *e)
{
    bool frame = is(e, draw_space, "frame");
    const struct xml_element *box = frame ? child(e, draw_space, "text-box") : has_words(e) ? e : NULL;
    if (!box) {
        lose(w, frame && e->child_count ? e->children[0] : e);
        return;
    }
    *ARENA_PUSH(w->o->a, w->boxes, w->box_count, w->box_capacity) = box;
}

/* ---- paragraphs and tables ---------------------------------------------------------------------- */

static void end_boxes(struct walk *w)
{
    const struct xml_element **boxes = w->boxes;
    size_t count = w->box_count;
    if (w->in_paragraph) return;
    w->boxes = NULL;
    w->box_count = w->box_capacity = 0;
    for (size_t i = 0; i < count; i++) walk_children(w, boxes[i]);
}

static void walk_paragraph(struct walk *w, const struct xml_element *e)
{
    struct style_look before = w->look;
    if (w->in_paragraph) { /* against the norm */
        walk_children(w, e);
        return;
    }
    w->look = styles_look(w->styles, STYLE_PARAGRAPH, xml_box_value(e, "style-name"));
    w->in_paragraph = w->after_blank = true;
    walk_children(w, e);
    w->in_paragraph = false;
    w->look = before;
    office_end_paragraph(w->o);
    end_boxes(w);
}

static void walk_table(struct walk *w, const struct xml_element *e)
{
    struct walk outer = *w;
    if (w->in_paragraph) return;
    end_boxes(w);
    office_begin_table(w->o);
    w->in_table = true;
    w->in_row = w->header = false;
    w->covered = 0;
    walk_children(w, e);
    w->in_table = outer.in_table;
    w->in_row = outer.in_row;
    w->header = outer.header;
    w->covered = outer.covered;
    office_end_table(w->o);
}

static void walk_header_rows(struct walk *w, const struct xml_element *e)
{
    bool before = w->header;
    w->header = true;
    walk_children(w, e);
    w->header = before;
}

static bool repeats(const struct xml_element *e, const char *name)
{
    sv count = xml_box_value(e, name);
    return count.n && !sv_is(count, "1") && has_words(e);
}

static void walk_row(struct walk *w, const struct xml_element *e)
{
    if (!w->in_table) {
        walk_children(w, e);
        return;
    }
    if (repeats(e, "number-rows-repeated")) office_lose(w->o, "table:number-rows-repeated");
    office_begin_row(w->o, w->header);
    w->in_table = false;
    w->in_row = true;
    w->covered = 0;
    walk_children(w, e);
    w->in_table = true;
    w->in_row = false;
}

/* A cell that lies over those beside it, or one that is given once for several. */
static void walk_cell(struct walk *w, const struct xml_element *e)
{
    enum { MOST = OFFICE_COLUMNS_MAX + 1 };
    sv across = xml_box_value(e, "number-columns-spanned"), repeated = xml_box_value(e, "number-columns-repeated");
    size_t span = across.n ? office_number(across, MOST, MOST) : 1;
    size_t times = repeated.n ? office_number(repeated, MOST, MOST) : 1;
    if (!w->in_row) {
        walk_children(w, e);
        return;
    }
    if (repeats(e, "number-columns-repeated")) office_lose(w->o, "table:number-columns-repeated");
    w->in_row = false;
    office_begin_cell(w->o, span);
    walk_children(w, e);
    end_boxes(w);
    office_end_cell(w->o);
    for (size_t i = 1; i < times; i++) {
        office_begin_cell(w->o, 1);
        office_end_cell(w->o);
    }
    w->in_row = true;
    w->covered = span ? span - 1 : 0;
}

/* Under a cell that lies over it: beside that cell it has been counted; below it, it is an empty cell. */
static void walk_covered(struct walk *w, const struct xml_element *e)
{
    enum { MOST = OFFICE_COLUMNS_MAX + 1 };
    sv repeated = xml_box_value(e, "number-columns-repeated");
    size_t times = repeated.n ? office_number(repeated, MOST, MOST) : 1;
    if (has_words(e)) lose(w, e);
    for (; times > 0 && w->in_row; times--) {
        if (w->covered) {
            w->covered--;
            continue;
        }
        office_begin_cell(w->o, 1);
        office_end_cell(w->o);
    }
}

/* ---- the elements -------------------------------------------------------------------------------- */

/* Those that are not in the list are gone into: links, lists, fields, … NULL: has no text. */
static const struct {
    const char *space, *name;
    void (*walk)(struct walk *w, const struct xml_element *e);
} elements[] = {
    { text_space, "p", walk_paragraph },
    { text_space, "h", walk_paragraph },
    { text_space, "span", walk_span },
    { text_space, "s", walk_blanks },
    { text_space, "tab", walk_tab },
    { text_space, "line-break", walk_break },
    { text_space, "number", NULL },
    { text_space, "note", walk_note },
    { text_space, "section", walk_section },
    { text_space, "hidden-text", walk_hidden },
    { text_space, "placeholder", lose },
    { text_space, "ruby-text", lose },
    { text_space, "script", lose },
    { text_space, "tracked-changes", walk_changes },
    { text_space, "change", walk_change },
    { text_space, "table-of-content", lose },
    { text_space, "illustration-index", lose },
    { text_space, "table-index", lose },
    { text_space, "object-index", lose },
    { text_space, "user-index", lose },
    { text_space, "alphabetical-index", lose },
    { text_space, "bibliography", lose },
    { office_space, "annotation", walk_annotation },
    { office_space, "forms", NULL },
    { table_space, "table", walk_table },
    { table_space, "table-header-rows", walk_header_rows },
    { table_space, "table-row", walk_row },
    { table_space, "table-cell", walk_cell },
    { table_space, "covered-table-cell", walk_covered },
    { table_space, "title", NULL },
    { table_space, "desc", NULL },
    { draw_space, "frame", walk_drawing },
    { draw_space, "custom-shape", walk_drawing },
    { draw_space, "rect", walk_drawing },
    { draw_space, "line", walk_drawing },
    { draw_space, "polyline", walk_drawing },
    { draw_space, "polygon", walk_drawing },
    { draw_space, "regular-polygon", walk_drawing },
    { draw_space, "path", walk_drawing },
    { draw_space, "circle", walk_drawing },
    { draw_space, "ellipse", walk_drawing },
    { draw_space, "connector", walk_drawing },
    { draw_space, "caption", walk_drawing },
    { draw_space, "measure", walk_drawing },
    { draw_space, "control", walk_drawing },
};

static void walk_element(struct walk *w, const struct xml_element *e)
{
    for (size_t i = 0; i < WF_COUNT(elements); i++) {
        if (!is(e, elements[i].space, elements[i].name)) continue;
        if (elements[i].walk) elements[i].walk(w, e);
        return;
    }
    walk_children(w, e);
}

static void walk_children(struct walk *w, const struct xml_element *e)
{
    size_t at = 0;
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *inner = e->children[i];
        say_collapsed(w, sv_slice(e->text, at, inner->text_before));
        at = inner->text_before;
        walk_element(w, inner);
    }
    say_collapsed(w, sv_from(e->text, at));
}

/* ---- the document --------------------------------------------------------------------------------- */

static bool check_open(struct office *o, struct err *err)
{
    struct xml_element *root;
    if (!office_tree(o, SV("META-INF/manifest.xml"), &root, err)) return false;
    for (size_t i = 0; root && i < root->child_count; i++)
        if (xml_box_child(root->children[i], "encryption-data"))
            return err_at(err, (struct place){ o->t->file, 0, 0 }, MESSAGE_OFFICE_LOCKED, NO_ARGS);
    return true;
}

/* Headers and footers stand with the styles of a page. */
static void lose_margins(struct walk *w, const struct xml_element *e)
{
    bool margin = sv_is(e->space, style_space) &&
                  (sv_starts(e->name, SV("header")) || sv_starts(e->name, SV("footer"))) && has_words(e);
    if (margin) lose(w, e);
    for (size_t i = 0; !margin && i < e->child_count; i++) lose_margins(w, e->children[i]);
}

/* LibreOffice says in the archive what it is; the first word of it is the same for templates. */
static int probe(const struct transcript *t)
{
    struct arena scratch = { 0 };
    struct err ignored = { 0 };
    sv kind = { "", 0 }, name = SV("mimetype"), content = SV("content.xml"), manifest = SV("META-INF/manifest.xml");
    int score = 0;
    if (!t->zip) return 0;
    if (office_member(t, &name) && zip_box_member(&scratch, t->zip, name, &kind, &ignored))
        score = sv_starts(kind, SV("application/vnd.oasis.opendocument.text")) ? 2 : 0;
    else if (office_member(t, &content) && office_member(t, &manifest))
        score = 1;
    arena_free(&scratch);
    return score;
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct office office;
    struct styles styles = { 0 };
    struct xml_element *root, *common;
    office_begin(&office, a, t, problems);
    if (!check_open(&office, err) || !office_tree(&office, SV("styles.xml"), &common, err) ||
        !office_tree(&office, SV("content.xml"), &root, err))
        return false;
    const struct xml_element *text = child(child(root, office_space, "body"), office_space, "text");
    if (!text) {
        const char *missing = root ? "office:text" : "content.xml";
        return err_at(err, (struct place){ t->file, 0, 0 }, MESSAGE_OFFICE_NO_TEXT, ARGS(ARG_CSTR(missing)));
    }
    add_styles(a, &styles, child(common, office_space, "styles"));
    add_styles(a, &styles, child(root, office_space, "automatic-styles"));
    struct walk w = { .o = &office, .styles = &styles };
    walk_children(&w, text);
    end_boxes(&w);
    end_changes(&w);
    if (common) lose_margins(&w, common);
    return office_turns(&office, err);
}

const struct reader reader_odt = {
    .name = "odt",
    .extension = ".odt",
    .help = { "LibreOffice-documenten: alinea's, of een tabel met sprekers en tekst",
              "LibreOffice documents: paragraphs, or a table of speakers and text" },
    .keeps = { "sprekers, tijden, woorden; opmerkingen en voetnoten als notities; wijzigingen als aanvaard",
               "speakers, times, words; comments and footnotes as notes; tracked changes as accepted" },
    .drops = { "opmaak, kop- en voetteksten, nummers van lijsten, inhoudsopgave, plaatjes, verborgen of gewiste tekst",
               "layout, headers and footers, numbers of lists, table of contents, pictures, hidden or deleted text" },
    .probe = probe,
    .read = read,
};
