#include "2_ingest/office.h"

#include "0_base/utf8.h"

/* ---- what the readers say -------------------------------------------------------------------- */

void office_begin(struct office *o, struct arena *a, struct transcript *t, struct problems *problems)
{
    *o = (struct office){ .a = a, .t = t, .problems = problems, .words = { .a = a } };
    o->body = o->cell = ARENA_NEW(a, struct office_cell, 1);
    o->body->span = 1;
}

/* Blanks between two bold words are bold too, as far as anyone can see. */
static void add_words(struct office *o, sv text, bool bold)
{
    bool so_far = bold && !sv_trim(sv_slice(buffer_sv(&o->words), o->bold_bytes, o->words.n)).n;
    buffer_add(&o->words, text);
    if (so_far) o->bold_bytes = o->words.n;
}

void office_say(struct office *o, sv text, bool bold)
{
    static const char soft[] = "\xC2\xAD";
    for (;;) {
        size_t n = 0;
        while (n < text.n && !(text.p[n] == soft[0] && n + 1 < text.n && text.p[n + 1] == soft[1])) n++;
        if (n) add_words(o, sv_slice(text, 0, n), bold);
        if (n == text.n) return;
        text = sv_from(text, n + 2);
    }
}

/* The bold bytes in the normal form of a text. */
static size_t bold_in(struct office *o, sv raw, sv text)
{
    if (o->bold_bytes >= raw.n) return text.n;
    size_t n = utf8_normalise(o->a, sv_slice(raw, 0, o->bold_bytes)).n;
    if (n > text.n) n = text.n;
    while (n && n < text.n && sv_inner_byte(text.p[n])) n--;
    return n;
}

void office_end_paragraph(struct office *o)
{
    sv raw = arena_copy(o->a, buffer_sv(&o->words)), text = utf8_normalise(o->a, raw);
    struct office_paragraph p = { .text = text, .number = ++o->number, .turn = SIZE_MAX, .beside = SIZE_MAX };
    p.bold_bytes = bold_in(o, raw, text);
    o->words.n = o->bold_bytes = 0;
    *ARENA_PUSH(o->a, o->cell->blocks, o->cell->count, o->cell->capacity) =
        (struct office_block){ NULL, o->paragraph_count };
    *ARENA_PUSH(o->a, o->paragraphs, o->paragraph_count, o->paragraph_capacity) = p;
}

void office_begin_table(struct office *o)
{
    struct office_table *table = ARENA_NEW(o->a, struct office_table, 1);
    table->outside = o->cell;
    table->around = o->table;
    *ARENA_PUSH(o->a, o->cell->blocks, o->cell->count, o->cell->capacity) = (struct office_block){ table, 0 };
    o->table = table;
}

void office_begin_row(struct office *o, bool header)
{
    *ARENA_PUSH(o->a, o->table->rows, o->table->count, o->table->capacity) =
        (struct office_row){ .number = ++o->row_count, .header = header };
}

void office_begin_cell(struct office *o, size_t span)
{
    if (!o->table->count) office_begin_row(o, false);
    struct office_row *row = &o->table->rows[o->table->count - 1];
    struct office_cell *cell = ARENA_NEW(o->a, struct office_cell, 1);
    *cell = (struct office_cell){ .span = span ? span : 1 };
    *ARENA_PUSH(o->a, row->cells, row->count, row->capacity) = cell;
    o->cell = cell;
}

void office_end_cell(struct office *o) { o->cell = o->table->outside; }

void office_end_table(struct office *o)
{
    o->cell = o->table->outside;
    o->table = o->table->around;
}

void office_note(struct office *o, enum note_kind kind, sv author, sv text)
{
    *ARENA_PUSH(o->a, o->notes, o->note_count, o->note_capacity) =
        (struct office_note){ kind, author, text, o->paragraph_count };
}

void office_lose(struct office *o, const char *element)
{
    while (o->around) o = o->around;
    *ARENA_PUSH(o->a, o->losses, o->loss_count, o->loss_capacity) =
        (struct office_loss){ sv_from_cstr(element), o->number + 1, o->paragraph_count };
}

sv office_plain(const struct office *o)
{
    struct buffer all = { .a = o->a };
    for (size_t i = 0; i < o->paragraph_count; i++) {
        sv text = sv_trim(o->paragraphs[i].text);
        if (!text.n) continue;
        if (all.n) buffer_cstr(&all, "\n");
        buffer_add(&all, text);
    }
    return buffer_sv(&all);
}

/* ---- paragraphs into turns --------------------------------------------------------------------- */

/* Paragraphs that follow each other, until a table that is a talk. */
struct stretch {
    struct office *o;
    size_t *paragraphs;
    size_t count, capacity;
};

static size_t less(size_t bytes, size_t taken) { return bytes > taken ? bytes - taken : 0; }

static void add_line(struct passage *passage, const struct office_paragraph *p, sv line, bool inner)
{
    size_t bold = less(p->bold_bytes, (size_t)(line.p - p->text.p));
    passage_add(passage, (struct passage_line){ .source = line, .number = p->number, .place = PLACE_PARAGRAPH,
                                                .bold_bytes = bold < line.n ? bold : line.n, .inner = inner,
                                                .offset = SIZE_MAX });
}

void office_passage_add(struct passage *passage, const struct office_paragraph *p)
{
    sv rest = p->text, line;
    bool inner = false;
    if (!sv_trim(p->text).n) add_line(passage, p, p->text, false);
    while (sv_cut(&rest, '\n', &line)) {
        if (!sv_trim(line).n) continue;
        add_line(passage, p, line, inner);
        inner = true;
    }
}

/* Whether anybody speaks in these paragraphs. A name that stands alone may be in a list. */
static bool somebody_speaks(const struct stretch *s)
{
    struct arena scratch = { 0 };
    struct passage passage = { .a = &scratch, .t = s->o->t, .problems = s->o->problems };
    for (size_t i = 0; i < s->count; i++) office_passage_add(&passage, &s->o->paragraphs[s->paragraphs[i]]);
    enum convention convention = passage_convention(&passage, true);
    bool speaks = convention == CONVENTION_COLON ||
                  (convention != CONVENTION_COUNT && convention != CONVENTION_ALONE &&
                   passage_convention(&passage, false) == convention);
    arena_free(&scratch);
    return speaks;
}

static void set_aside(struct stretch *s)
{
    struct buffer piece = { .a = s->o->a };
    size_t lines = 0, first = 0;
    for (size_t i = 0; i < s->count; i++) {
        const struct office_paragraph *p = &s->o->paragraphs[s->paragraphs[i]];
        if (!sv_trim(p->text).n) continue;
        if (lines++)
            buffer_cstr(&piece, "\n");
        else
            first = p->number;
        buffer_add(&piece, sv_trim(p->text));
    }
    if (lines)
        reader_reject(s->o->t, s->o->problems, first, MESSAGE_OFFICE_OUTSIDE, ARGS(ARG_INT(lines)),
                      buffer_sv(&piece));
}

/* The paragraphs as turns. */
static bool speak(struct stretch *s, struct err *err)
{
    struct office *o = s->o;
    struct passage passage = { .a = o->a, .t = o->t, .problems = o->problems };
    size_t *first = ARENA_NEW(o->a, size_t, s->count + 1);
    for (size_t i = 0; i < s->count; i++) {
        first[i] = passage.count;
        office_passage_add(&passage, &o->paragraphs[s->paragraphs[i]]);
    }
    first[s->count] = passage.count;
    bool ok = passage_turns(&passage, err);
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = first[i]; k < first[i + 1] && o->paragraphs[s->paragraphs[i]].turn == SIZE_MAX; k++) {
            o->paragraphs[s->paragraphs[i]].turn = passage.items[k].turn;
            o->paragraphs[s->paragraphs[i]].voice = passage.items[k].voice;
        }
    return ok;
}

/* What stands between the tables of a talk: turns when somebody speaks there, else no part of it. */
static void end_stretch(struct stretch *s)
{
    struct err ignored = { 0 };
    enum turns turns = s->o->t->turns;
    if (somebody_speaks(s)) {
        s->o->t->turns = TURNS_LABELS;
        if (!speak(s, &ignored)) s->o->t->found = FOUND_LABELS; /* what it did not use is rejected */
        s->o->t->turns = turns;
    } else {
        set_aside(s);
    }
    s->count = 0;
}

/* ---- the order of the document ------------------------------------------------------------------ */

static bool is_talk(const struct office_table *table)
{
    return table->columns.layout == OFFICE_TALK || table->columns.layout == OFFICE_ABREAST;
}

static bool look_at_tables(struct office *o, const struct office_cell *cell)
{
    bool talk = false;
    for (size_t i = 0; i < cell->count; i++) {
        struct office_table *table = cell->blocks[i].table;
        if (!table) continue;
        office_table_look(o, table);
        talk |= is_talk(table);
        for (size_t r = 0; table->columns.layout == OFFICE_FLOW && r < table->count; r++)
            for (size_t c = 0; c < table->rows[r].count; c++) talk |= look_at_tables(o, table->rows[r].cells[c]);
    }
    return talk;
}

static void flow(struct stretch *s, const struct office_cell *cell);

/* The words and times of a table; what is beside the words is put there. */
static void flow_table(struct stretch *s, const struct office_table *table)
{
    const struct office_columns *columns = &table->columns;
    bool all = columns->layout == OFFICE_FLOW;
    for (size_t r = all ? 0 : columns->header; r < table->count; r++) {
        const struct office_row *row = &table->rows[r];
        size_t at = SIZE_MAX;
        for (size_t c = 0; c < row->count && all; c++) flow(s, row->cells[c]);
        if (all) continue;
        for (size_t c = 0; c < columns->count; c++) {
            const struct office_cell *cell = office_cell_at(row, c);
            bool words = cell && (columns->roles[c] == OFFICE_TEXT || cell->span > 1);
            if (!words && columns->roles[c] != OFFICE_TIME) continue;
            if (cell) flow(s, cell);
            if (words && at == SIZE_MAX && cell->count && !cell->blocks[0].table) at = cell->blocks[0].paragraph;
        }
        office_table_beside(s->o, table, row, at);
    }
}

static void flow(struct stretch *s, const struct office_cell *cell)
{
    for (size_t i = 0; i < cell->count; i++) {
        const struct office_table *table = cell->blocks[i].table;
        if (!table) {
            *ARENA_PUSH(s->o->a, s->paragraphs, s->count, s->capacity) = cell->blocks[i].paragraph;
        } else if (is_talk(table)) {
            end_stretch(s);
            office_table_turns(s->o, table);
        } else if (table->columns.layout == OFFICE_REFUSED) {
            office_table_refuse(s->o, table);
        } else {
            flow_table(s, table);
        }
    }
}

/* The paragraph whose turn one stands at: itself, or one beside it; a stand-in when it is none. */
static const struct office_paragraph *paragraph_at(const struct office *o, size_t paragraph)
{
    static const struct office_paragraph none = { .turn = SIZE_MAX, .beside = SIZE_MAX };
    if (paragraph >= o->paragraph_count) return &none;
    const struct office_paragraph *p = &o->paragraphs[paragraph];
    return p->turn == SIZE_MAX && p->beside < OFFICE_NOBODY ? &o->paragraphs[p->beside] : p;
}

/* A note at words that may be of somebody who withdrew goes with them. */
static void put_note(struct office *o, const struct office_note *n)
{
    const struct office_paragraph *at = paragraph_at(o, n->paragraph);
    reader_voice(o->a, o->t, at->voice);
    if (at->turn == SIZE_MAX && at->beside == OFFICE_NOBODY)
        reader_lose(o->a, o->t, n->kind == NOTE_COMMENT ? SV("comment") : SV("footnote"), at->number);
    else
        reader_note(o->a, o->t, (struct turn_note){ .kind = n->kind, .turn = at->turn, .author = n->author,
                                                    .text = n->text });
}

/* Notes and losses, in the words of whoever spoke there. */
static void put_asides(struct office *o)
{
    for (size_t i = 0; i < o->note_count; i++) put_note(o, &o->notes[i]);
    for (size_t i = 0; i < o->loss_count; i++) {
        const struct office_loss *l = &o->losses[i];
        bool inside = l->paragraph < o->paragraph_count; /* a header is not */
        reader_voice(o->a, o->t, paragraph_at(o, l->paragraph)->voice);
        reader_lose(o->a, o->t, l->element, inside ? l->number : 0);
    }
    reader_voice(o->a, o->t, (sv){ "", 0 });
}

bool office_turns(struct office *o, struct err *err)
{
    struct stretch s = { .o = o };
    bool talk = o->t->turns != TURNS_BLANK_LINES && look_at_tables(o, o->body);
    bool ok = true;
    if (o->refused_row && (talk || o->lone_count > 1)) { /* now that more is known of who speaks in tables */
        o->refused_row = 0;
        talk = look_at_tables(o, o->body);
    }
    flow(&s, o->body);
    if (talk)
        end_stretch(&s);
    else
        ok = speak(&s, err);
    if (talk) o->t->found = FOUND_ROWS;
    put_asides(o);
    if (ok && o->t->count) return true;
    if (o->refused_row)
        return err_at(err, (struct place){ o->t->file, o->refused_row, 1 }, MESSAGE_OFFICE_TABLES, NO_ARGS);
    return ok && err_at(err, (struct place){ o->t->file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
}

/* ---- members of the archive ------------------------------------------------------------------ */

bool office_member(const struct transcript *t, sv *name)
{
    for (size_t i = 0; t->zip && i < t->zip->member_count; i++) {
        sv member = t->zip->members[i].name;
        if (!sv_alike(member, *name)) continue;
        *name = member;
        return true;
    }
    return false;
}

/* Whether XML is damaged, in place of hostile. */
static bool damaged(enum message message)
{
    static const enum message all[] = {
        MESSAGE_XML_BROKEN,    MESSAGE_XML_TAG, MESSAGE_XML_AMPERSAND, MESSAGE_XML_QUOTE,
        MESSAGE_XML_CHARACTER, MESSAGE_XML_CUT, MESSAGE_XML_EMPTY,     MESSAGE_XML_ENCODING,
    };
    for (size_t i = 0; i < WF_COUNT(all); i++)
        if (message == all[i]) return true;
    return false;
}

bool office_tree(struct office *o, sv member, struct xml_element **root, struct err *err)
{
    const struct place place = { o->t->file, 0, 0 };
    sv bytes;
    *root = NULL;
    if (!office_member(o->t, &member)) return true;
    if (!zip_box_member(o->a, o->t->zip, member, &bytes, err)) return false;
    if (xml_box_read(o->a, o->t->file, bytes, root, err)) return true;
    *root = NULL;
    if (!damaged(err->message)) {
        err->line = err->column = 0; /* of a member that nobody sees */
        return false;
    }
    sv why = err_text(o->a, err, o->problems->language);
    return err_at(err, place, MESSAGE_OFFICE_PART, ARGS(ARG_SV(member), ARG_SV(why)));
}

size_t office_number(sv text, size_t high, size_t otherwise)
{
    struct err ignored;
    int64_t value;
    return num_i64(sv_trim(text), 0, (int64_t)high, &value, &ignored) ? (size_t)value : otherwise;
}
