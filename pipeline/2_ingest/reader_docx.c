/* reader_docx : Word documents: paragraphs, tables of speaker and text, comments and footnotes. */
#include "2_ingest/docx.h"

/* A field: an instruction, and what it came to. */
struct field {
    bool result;  /* we are past the instruction */
    bool dropped; /* a table of contents         */
    struct buffer instruction;
};

/* The comments, footnotes or endnotes of a document. */
struct asides {
    struct keys by_id; /* index in the root's children */
    struct xml_element *root;
    bool *used;
};

struct walk {
    struct office *o;
    const struct docx_styles *styles;
    struct asides *comments, *footnotes, *endnotes; /* NULL: we are in one of them */
    struct style_look paragraph, look;               /* of the paragraph; of the run */
    struct field *fields;
    size_t field_count, field_capacity;
    const struct xml_element **boxes; /* text boxes, for after the paragraph */
    size_t box_count, box_capacity;
    bool in_table, in_row, all_blanks; /* all_blanks: the document says that every blank counts */
};

static void walk_children(struct walk *w, const struct xml_element *e);

/* ---- words ---------------------------------------------------------------------------------- */

static bool muted(const struct walk *w)
{
    for (size_t i = 0; i < w->field_count; i++)
        if (!w->fields[i].result || w->fields[i].dropped) return true;
    return false;
}

static void say(struct walk *w, sv text)
{
    bool hidden = w->look.hidden == STYLE_ON;
    if (!muted(w) && !hidden)
        office_say(w->o, text, w->look.bold == STYLE_ON);
    else if (hidden && sv_trim(text).n)
        office_lose(w->o, "w:vanish");
}

/* Line ends and tabs in XML are blanks; those at the ends count when the document says so. */
static void walk_text(struct walk *w, const struct xml_element *e)
{
    bool keep = w->all_blanks || sv_is(xml_box_value(e, "space"), "preserve");
    sv text = keep ? e->text : sv_trim(e->text), piece;
    bool first = true;
    char *bytes = ARENA_NEW(w->o->a, char, text.n + 1);
    for (size_t i = 0; i < text.n; i++) bytes[i] = text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i];
    for (sv rest = { bytes, text.n }; sv_cut(&rest, '\t', &piece); first = false) {
        if (!first) say(w, SV(" "));
        say(w, piece);
    }
}

static void walk_tab(struct walk *w, const struct xml_element *e)
{
    (void)e;
    say(w, SV("\t"));
}

static void walk_break(struct walk *w, const struct xml_element *e)
{
    (void)e;
    say(w, SV("\n"));
}

static void walk_hyphen(struct walk *w, const struct xml_element *e)
{
    (void)e;
    say(w, SV("-"));
}

static void lose(struct walk *w, const struct xml_element *e)
{
    office_lose(w->o, arena_format(w->o->a, "w:%.*s", SV_ARG(e->name)).p);
}

/* ---- runs and fields ------------------------------------------------------------------------ */

/* Bold in the style of the paragraph and in that of the run undo each other (ECMA-376, 17.7.3). */
static struct style_look look_of_run(const struct walk *w, const struct xml_element *properties)
{
    const struct xml_element *named = xml_box_child(properties, "rStyle");
    sv id = named ? xml_box_value(named, "val") : (sv){ "", 0 };
    struct style_look style = styles_look(&w->styles->named, STYLE_WORDS, id), styled = style_fill(style, w->paragraph);
    bool both = style.bold == STYLE_ON && w->paragraph.bold == STYLE_ON;
    styled.bold = both ? STYLE_OFF : style.bold == STYLE_ON ? STYLE_ON : w->paragraph.bold;
    return style_fill((struct style_look){ docx_toggle(properties, "b"), docx_toggle(properties, "vanish") }, styled);
}

static void walk_run(struct walk *w, const struct xml_element *e)
{
    struct style_look before = w->look;
    w->look = look_of_run(w, xml_box_child(e, "rPr"));
    walk_children(w, e);
    w->look = before;
}

static bool is_contents(sv instruction)
{
    static const char *const kinds[] = { "TOC", "INDEX", "TOA" };
    instruction = sv_trim(instruction);
    for (size_t i = 0; i < WF_COUNT(kinds); i++) {
        sv kind = sv_from_cstr(kinds[i]);
        if (sv_starts(instruction, kind) && (instruction.n == kind.n || sv_blank_byte(instruction.p[kind.n])))
            return true;
    }
    return false;
}

static void walk_field_sign(struct walk *w, const struct xml_element *e)
{
    sv type = xml_box_value(e, "fldCharType");
    struct field *last = w->field_count ? &w->fields[w->field_count - 1] : NULL;
    if (sv_is(type, "begin")) {
        *ARENA_PUSH(w->o->a, w->fields, w->field_count, w->field_capacity) =
            (struct field){ .instruction = { .a = w->o->a } };
    } else if (sv_is(type, "separate") && last && !last->result) {
        last->result = true;
        last->dropped = is_contents(buffer_sv(&last->instruction));
        if (last->dropped) office_lose(w->o, "TOC");
    } else if (sv_is(type, "end") && last) {
        w->field_count--;
    }
}

static void walk_instruction(struct walk *w, const struct xml_element *e)
{
    if (w->field_count) buffer_add(&w->fields[w->field_count - 1].instruction, e->text);
}

static void walk_simple_field(struct walk *w, const struct xml_element *e)
{
    if (is_contents(xml_box_value(e, "instr")))
        office_lose(w->o, "TOC");
    else
        walk_children(w, e);
}

/* Of an instruction that never ended, nothing may swallow the paragraphs after it. */
static void end_instructions(struct walk *w)
{
    while (w->field_count && !w->fields[w->field_count - 1].result) w->field_count--;
}

/* A control that still shows "Click here to enter text", or one that holds the table of contents. */
static void walk_control(struct walk *w, const struct xml_element *e)
{
    const struct xml_element *properties = xml_box_child(e, "sdtPr");
    const struct xml_element *gallery = xml_box_child(xml_box_child(properties, "docPartObj"), "docPartGallery");
    if (gallery && sv_is(xml_box_value(gallery, "val"), "Table of Contents"))
        office_lose(w->o, "TOC");
    else if (docx_toggle(properties, "showingPlcHdr") == STYLE_ON)
        office_lose(w->o, "w:showingPlcHdr");
    else
        walk_children(w, e);
}

/* ---- what stands beside the text -------------------------------------------------------------- */

/* Of the ways in which a thing is given, the first: the others say the same for older programs. */
static const struct xml_element *alternative(const struct xml_element *e)
{
    const struct xml_element *choice = xml_box_child(e, "Choice");
    return choice ? choice : xml_box_child(e, "Fallback");
}

static bool is_alternatives(const struct xml_element *e) { return sv_is(e->name, "AlternateContent"); }

/* Puts off the text boxes in a drawing; false: there are none. */
static bool put_off_boxes(struct walk *w, const struct xml_element *e)
{
    bool any = false;
    if (docx_is(e, "txbxContent")) {
        *ARENA_PUSH(w->o->a, w->boxes, w->box_count, w->box_capacity) = e;
        return true;
    }
    if (is_alternatives(e)) {
        const struct xml_element *one = alternative(e);
        return one && put_off_boxes(w, one);
    }
    for (size_t i = 0; i < e->child_count; i++) any |= put_off_boxes(w, e->children[i]);
    return any;
}

static void walk_drawing(struct walk *w, const struct xml_element *e)
{
    if (muted(w) || !put_off_boxes(w, e)) lose(w, e);
}

static sv plain(struct walk *w, const struct xml_element *e)
{
    struct office inside;
    struct walk inner = { .o = &inside, .styles = w->styles, .all_blanks = w->all_blanks };
    office_begin(&inside, w->o->a, w->o->t, w->o->problems);
    inside.around = w->o;
    walk_children(&inner, e);
    office_end_paragraph(&inside);
    return office_plain(&inside);
}

static void walk_aside(struct walk *w, const struct xml_element *e, struct asides *asides, enum note_kind kind)
{
    const size_t *at = asides && asides->root ? keys_find(&asides->by_id, xml_box_value(e, "id")) : NULL;
    if (!at || asides->used[*at]) return;
    const struct xml_element *aside = asides->root->children[*at];
    asides->used[*at] = true;
    office_note(w->o, kind, kind == NOTE_COMMENT ? xml_box_value(aside, "author") : SV(""), plain(w, aside));
}

static void walk_comment(struct walk *w, const struct xml_element *e)
{
    walk_aside(w, e, w->comments, NOTE_COMMENT);
}
static void walk_footnote(struct walk *w, const struct xml_element *e)
{
    walk_aside(w, e, w->footnotes, NOTE_FOOTNOTE);
}
static void walk_endnote(struct walk *w, const struct xml_element *e)
{
    walk_aside(w, e, w->endnotes, NOTE_FOOTNOTE);
}

/* ---- paragraphs and tables -------------------------------------------------------------------- */

static void end_boxes(struct walk *w)
{
    const struct xml_element **boxes = w->boxes;
    size_t count = w->box_count;
    struct style_look paragraph = w->paragraph;
    w->boxes = NULL;
    w->box_count = w->box_capacity = 0;
    for (size_t i = 0; i < count; i++) walk_children(w, boxes[i]);
    w->paragraph = paragraph;
}

/* A paragraph whose end was deleted goes on in the next; this ends the last of a cell all the same. */
static void end_cell_text(struct walk *w)
{
    if (w->o->words.n) office_end_paragraph(w->o);
    end_boxes(w);
}

static void walk_paragraph(struct walk *w, const struct xml_element *e)
{
    const struct xml_element *properties = xml_box_child(e, "pPr"), *mark = xml_box_child(properties, "rPr");
    const struct xml_element *style = xml_box_child(properties, "pStyle");
    w->paragraph = docx_paragraph_look(w->styles, style ? xml_box_value(style, "val") : SV(""));
    w->look = (struct style_look){ STYLE_UNSAID, STYLE_UNSAID };
    walk_children(w, e);
    end_instructions(w);
    if (xml_box_child(mark, "del") || xml_box_child(mark, "moveFrom")) {
        lose(w, xml_box_child(mark, xml_box_child(mark, "del") ? "del" : "moveFrom"));
        return;
    }
    office_end_paragraph(w->o);
    end_boxes(w);
}

static void walk_table(struct walk *w, const struct xml_element *e)
{
    bool in_table = w->in_table, in_row = w->in_row;
    end_cell_text(w);
    office_begin_table(w->o);
    w->in_table = true;
    w->in_row = false;
    walk_children(w, e);
    w->in_table = in_table;
    w->in_row = in_row;
    office_end_table(w->o);
}

static void walk_row(struct walk *w, const struct xml_element *e)
{
    const struct xml_element *properties = xml_box_child(e, "trPr"), *before = xml_box_child(properties, "gridBefore");
    if (xml_box_child(properties, "del")) {
        lose(w, xml_box_child(properties, "del"));
        return;
    }
    if (!w->in_table) {
        walk_children(w, e);
        return;
    }
    office_begin_row(w->o, docx_toggle(properties, "tblHeader") == STYLE_ON);
    size_t skipped = before ? office_number(xml_box_value(before, "val"), OFFICE_COLUMNS_MAX, 0) : 0;
    if (skipped) {
        office_begin_cell(w->o, skipped);
        office_end_cell(w->o);
    }
    w->in_table = false;
    w->in_row = true;
    walk_children(w, e);
    w->in_table = true;
    w->in_row = false;
}

static void walk_cell(struct walk *w, const struct xml_element *e)
{
    const struct xml_element *properties = xml_box_child(e, "tcPr"), *span = xml_box_child(properties, "gridSpan");
    if (!w->in_row) {
        walk_children(w, e);
        return;
    }
    office_begin_cell(w->o, span ? office_number(xml_box_value(span, "val"), OFFICE_COLUMNS_MAX + 1, 1) : 1);
    w->in_row = false;
    if (xml_box_child(properties, "cellDel"))
        lose(w, xml_box_child(properties, "cellDel"));
    else
        walk_children(w, e);
    end_cell_text(w);
    w->in_row = true;
    office_end_cell(w->o);
}

/* ---- the elements ----------------------------------------------------------------------------- */

/* Those that are not in the list are gone into: insertions, links, smart tags, … NULL: has no text. */
static const struct {
    const char *name;
    void (*walk)(struct walk *w, const struct xml_element *e);
} elements[] = {
    { "r", walk_run },
    { "t", walk_text },
    { "rPr", NULL },
    { "p", walk_paragraph },
    { "pPr", NULL },
    { "tab", walk_tab },
    { "ptab", walk_tab },
    { "br", walk_break },
    { "cr", walk_break },
    { "noBreakHyphen", walk_hyphen },
    { "fldChar", walk_field_sign },
    { "instrText", walk_instruction },
    { "delInstrText", NULL },
    { "fldSimple", walk_simple_field },
    { "tbl", walk_table },
    { "tblPr", NULL },
    { "tblGrid", NULL },
    { "tr", walk_row },
    { "trPr", NULL },
    { "tc", walk_cell },
    { "tcPr", NULL },
    { "sdt", walk_control },
    { "sdtPr", NULL },
    { "sectPr", NULL },
    { "commentReference", walk_comment },
    { "footnoteReference", walk_footnote },
    { "endnoteReference", walk_endnote },
    { "del", lose },
    { "delText", NULL },
    { "moveFrom", lose },
    { "sym", lose },
    { "rt", lose },
    { "drawing", walk_drawing },
    { "pict", walk_drawing },
    { "object", walk_drawing },
    { "altChunk", lose },
    { "subDoc", lose },
    { "contentPart", lose },
};

static void walk_element(struct walk *w, const struct xml_element *e)
{
    if (is_alternatives(e)) {
        const struct xml_element *one = alternative(e);
        if (one) walk_children(w, one);
        return;
    }
    if (sv_is(e->name, "oMath") || sv_is(e->name, "conflictDel")) {
        office_lose(w->o, arena_copy(w->o->a, e->name).p);
        return;
    }
    for (size_t i = 0; i < WF_COUNT(elements); i++) {
        if (!docx_is(e, elements[i].name)) continue;
        if (elements[i].walk) elements[i].walk(w, e);
        return;
    }
    walk_children(w, e);
}

static void walk_children(struct walk *w, const struct xml_element *e)
{
    for (size_t i = 0; i < e->child_count; i++) walk_element(w, e->children[i]);
}

/* ---- the document ----------------------------------------------------------------------------- */

static bool read_asides(struct office *o, sv member, struct asides *asides, struct err *err)
{
    bool fresh;
    *asides = (struct asides){ 0 };
    if (!member.n) return true;
    if (!office_tree(o, member, &asides->root, err)) return false;
    if (!asides->root) return true;
    asides->used = ARENA_NEW(o->a, bool, asides->root->child_count + 1);
    for (size_t i = 0; i < asides->root->child_count; i++) {
        const struct xml_element *e = asides->root->children[i];
        sv type = xml_box_value(e, "type");
        if (sv_is(type, "separator") || sv_is(type, "continuationSeparator") || sv_is(type, "continuationNotice"))
            asides->used[i] = true; /* a line between text and notes */
        else
            keys_put(o->a, &asides->by_id, xml_box_value(e, "id"), i, &fresh);
    }
    return true;
}

/* What nothing in the text refers to, or only what was deleted. */
static void lose_unused(struct walk *w, const struct asides *asides)
{
    for (size_t i = 0; asides->root && i < asides->root->child_count; i++)
        if (!asides->used[i]) lose(w, asides->root->children[i]);
}

static bool has_words(const struct xml_element *e)
{
    if (docx_is(e, "t") && sv_trim(e->text).n) return true;
    for (size_t i = 0; i < e->child_count; i++)
        if (has_words(e->children[i])) return true;
    return false;
}

static bool lose_margins(struct walk *w, const struct docx_parts *parts, struct err *err)
{
    struct xml_element *root;
    for (size_t i = 0; i < parts->margin_count; i++) {
        if (!office_tree(w->o, parts->margins[i], &root, err)) return false;
        if (root && has_words(root)) lose(w, root);
    }
    return true;
}

static int probe(const struct transcript *t)
{
    bool types = false, word = false, other = false;
    for (size_t i = 0; t->zip && i < t->zip->member_count; i++) {
        sv name = t->zip->members[i].name;
        types |= sv_is(name, "[Content_Types].xml");
        word |= sv_starts(name, SV("word/"));
        other |= sv_starts(name, SV("xl/")) || sv_starts(name, SV("ppt/")) || sv_is(name, "mimetype");
    }
    if (!types && !word) return 0;
    return word ? 2 : !other;
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct office office;
    struct docx_parts parts;
    struct docx_styles styles;
    struct asides comments, footnotes, endnotes;
    struct xml_element *root;
    office_begin(&office, a, t, problems);
    if (!docx_find_parts(&office, &parts, err) || !office_tree(&office, parts.main, &root, err) ||
        !docx_read_styles(&office, parts.styles, &styles, err) ||
        !read_asides(&office, parts.comments, &comments, err) ||
        !read_asides(&office, parts.footnotes, &footnotes, err) ||
        !read_asides(&office, parts.endnotes, &endnotes, err))
        return false;
    const struct xml_element *body = root && docx_is(root, "document") ? xml_box_child(root, "body") : NULL;
    if (!body)
        return err_at(err, (struct place){ t->file, 0, 0 }, MESSAGE_OFFICE_NO_TEXT, ARGS(ARG_CSTR("w:body")));
    struct walk w = { .o = &office, .styles = &styles, .comments = &comments, .footnotes = &footnotes,
                      .endnotes = &endnotes, .all_blanks = sv_is(xml_box_value(root, "space"), "preserve") };
    walk_children(&w, body);
    end_cell_text(&w);
    lose_unused(&w, &comments);
    lose_unused(&w, &footnotes);
    lose_unused(&w, &endnotes);
    return lose_margins(&w, &parts, err) && office_turns(&office, err);
}

const struct reader reader_docx = {
    .name = "docx",
    .extension = ".docx",
    .help = { "Word-documenten: alinea's, of een tabel met sprekers en tekst",
              "Word documents: paragraphs, or a table of speakers and text" },
    .keeps = { "sprekers, tijden, woorden; opmerkingen en voetnoten als notities; wijzigingen als aanvaard",
               "speakers, times, words; comments and footnotes as notes; tracked changes as accepted" },
    .drops = { "opmaak, kop- en voetteksten, nummers van lijsten, inhoudsopgave, plaatjes, verborgen of gewiste tekst",
               "layout, headers and footers, numbers of lists, table of contents, pictures, hidden or deleted text" },
    .probe = probe,
    .read = read,
};
