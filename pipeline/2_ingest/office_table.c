/* office_table : the rows of a table in which people talk, as turns.
 *
 * A row without a name goes on with the one above it, as in a table where cells are merged or the name is
 * given once. A name that cannot be read ends that: what follows is nobody's, until there is a name again.
 */
#include "2_ingest/office.h"

struct rows {
    struct office *o;
    const struct office_table *table;
    sv speaker;          /* who spoke last, and goes on where no name stands; "" when nobody knows */
    struct buffer aside; /* rows that are nobody's */
    size_t aside_row, aside_count;
};

static sv text_at(const struct rows *t, const struct office_row *row, size_t column)
{
    return office_cell_text(t->o, t->o->a, office_cell_at(row, column));
}

static size_t column_of(const struct office_table *table, enum office_role role)
{
    size_t c = 0;
    while (c < table->columns.count && table->columns.roles[c] != role) c++;
    return c;
}

/* ---- what is beside the words ----------------------------------------------------------------------- */

static void mark_cell(struct office *o, const struct office_cell *cell, size_t turn, size_t beside)
{
    for (size_t i = 0; i < cell->count; i++) {
        const struct office_table *table = cell->blocks[i].table;
        if (!table) {
            struct office_paragraph *p = &o->paragraphs[cell->blocks[i].paragraph];
            if (p->turn == SIZE_MAX) p->turn = turn;
            p->beside = beside;
            if (!p->voice.n) p->voice = o->t->voice;
        }
        for (size_t r = 0; table && r < table->count; r++)
            for (size_t c = 0; c < table->rows[r].count; c++) mark_cell(o, table->rows[r].cells[c], turn, beside);
    }
}

static void mark_row(struct office *o, const struct office_row *row, size_t turn, size_t beside)
{
    for (size_t c = 0; c < row->count; c++) mark_cell(o, row->cells[c], turn, beside);
}

/* Numbers of rows are lost; false: the text of this column is used otherwise, or there is none. */
static bool is_remark(const struct rows *t, const struct office_row *row, size_t column, sv *text)
{
    struct maybe_integer start, end;
    enum office_role role = t->table->columns.roles[column];
    *text = text_at(t, row, column);
    if (!text->n || role == OFFICE_SPEAKER || role == OFFICE_TEXT) return false;
    if (role == OFFICE_TIME && office_times(*text, &start, &end)) return false;
    if (role != OFFICE_NUMBER || !office_is_number(*text)) return true;
    reader_lose(t->o->a, t->o->t, SV("1, 2, 3"), row->number);
    return false;
}

/* Remarks are notes at a turn (SIZE_MAX: at the document). */
static void put_beside(const struct rows *t, const struct office_row *row, size_t turn)
{
    sv text;
    for (size_t c = 0; c < t->table->columns.count; c++)
        if (is_remark(t, row, c, &text))
            reader_note(t->o->a, t->o->t, (struct turn_note){ .kind = NOTE_COMMENT, .turn = turn, .text = text });
}

void office_table_beside(struct office *o, const struct office_table *table, const struct office_row *row, size_t at)
{
    const struct rows t = { .o = o, .table = table };
    sv text;
    for (size_t c = 0; c < table->columns.count; c++) {
        const struct office_cell *cell = office_cell_at(row, c);
        if (!cell || cell->span > 1 || !is_remark(&t, row, c, &text)) continue;
        *ARENA_PUSH(o->a, o->notes, o->note_count, o->note_capacity) =
            (struct office_note){ NOTE_COMMENT, { "", 0 }, text, at };
        mark_cell(o, cell, SIZE_MAX, at);
    }
}

/* Begin and end, from the columns with times. */
static void take_times(const struct rows *t, const struct office_row *row, struct turn *turn)
{
    struct maybe_integer start, end;
    for (size_t c = 0; c < t->table->columns.count; c++) {
        if (t->table->columns.roles[c] != OFFICE_TIME || !office_times(text_at(t, row, c), &start, &end)) continue;
        if (!turn->start_ms.has) {
            turn->start_ms = start;
            turn->end_ms = end;
        } else if (!turn->end_ms.has && start.value >= turn->start_ms.value) {
            turn->end_ms = start;
        } else {
            reader_lose(t->o->a, t->o->t, SV("time"), row->number);
        }
    }
}

/* ---- rows that are not used ------------------------------------------------------------------------ */

static void reject_row(const struct rows *t, const struct office_row *row, enum message why)
{
    sv text = office_row_text(t->o, t->o->a, row);
    if (text.n) reader_reject(t->o->t, t->o->problems, row->number, why, ARGS(ARG_INT(1)), text);
}

/* From here on rows without a name are nobody's; they are told together, for whoever withdrew may be
 * named in the first of them only. */
static void put_aside(struct rows *t, const struct office_row *row)
{
    sv text = office_row_text(t->o, t->o->a, row);
    t->speaker = (sv){ "", 0 };
    reader_voice(t->o->a, t->o->t, t->speaker);
    mark_row(t->o, row, SIZE_MAX, OFFICE_NOBODY);
    if (!text.n) return;
    if (t->aside_count++)
        buffer_cstr(&t->aside, "\n");
    else
        t->aside_row = row->number;
    buffer_add(&t->aside, text);
}

static void end_aside(struct rows *t)
{
    struct office *o = t->o;
    if (!t->aside_count) return;
    reader_voice(o->a, o->t, (sv){ "", 0 });
    reader_reject(o->t, o->problems, t->aside_row, MESSAGE_OFFICE_ROW, ARGS(ARG_INT(t->aside_count)),
                  arena_copy(o->a, buffer_sv(&t->aside)));
    t->aside.n = t->aside_count = 0;
}

/* ---- a column of speakers ------------------------------------------------------------------------- */

/* A cell that lies over that of the speaker and others: a heading ("Deel 2"), after which the same may go on;
 * unless it is somebody else who speaks. */
static void read_across(struct rows *t, const struct office_row *row)
{
    struct label_line label;
    sv text = office_row_text(t->o, t->o->a, row);
    bool speaks = label_parse(t->o->a, text, &label) && reader_knows(t->o->t, label.name);
    if (speaks || !t->speaker.n) {
        if (speaks) end_aside(t);
        put_aside(t, row);
    } else {
        reader_voice(t->o->a, t->o->t, (sv){ "", 0 });
        reject_row(t, row, MESSAGE_OFFICE_ROW);
    }
}

/* "(interviewer)" beside a name says who that is; "(lacht)" stands with the words. */
static sv with_remark(const struct rows *t, sv remark, sv words)
{
    if (!remark.n || reader_knows(t->o->t, sv_trim(sv_slice(remark, 1, remark.n - 1)))) return words;
    return arena_format(t->o->a, "%.*s %.*s", SV_ARG(remark), SV_ARG(words));
}

/* Adds a turn, without the times at the ends of its words. */
static bool add_turn(const struct rows *t, struct turn turn)
{
    int64_t ms;
    turn.text = sv_trim(turn.text);
    if (!turn.start_ms.has && label_cut_bracketed_time(&turn.text, &ms)) turn.start_ms = SOME_INTEGER(ms);
    if (!turn.end_ms.has && label_cut_end_time(&turn.text, &ms)) turn.end_ms = SOME_INTEGER(ms);
    if (turn.start_ms.has && turn.end_ms.has && turn.end_ms.value < turn.start_ms.value) turn.end_ms = NO_INTEGER;
    return reader_add(t->o->a, t->o->t, turn);
}

/* The label of somebody whom the study knows, in front of a line. */
static bool is_labelled(const struct rows *t, sv line, struct label_line *label)
{
    static const enum convention ways[] = { CONVENTION_COLON, CONVENTION_BRACKETS, CONVENTION_ANGLES };
    bool is = false;
    for (size_t i = 0; i < WF_COUNT(ways) && !is; i++)
        is = convention_parse(ways[i], t->o->a, sv_trim(line), 0, label) && reader_knows(t->o->t, label->name);
    return is;
}

/* A turn on its way, in a cell that may hold more of them. */
struct cell_turn {
    struct rows *t;
    struct turn turn;
    struct buffer words;
    const struct office_cell *cell;
    size_t block; /* the first whose words are in it */
};

/* Ends it before a block, or in it. */
static void end_turn(struct cell_turn *c, size_t block)
{
    struct office *o = c->t->o;
    c->turn.text = arena_copy(o->a, buffer_sv(&c->words));
    c->words.n = 0;
    reader_voice(o->a, o->t, c->turn.label);
    if (!add_turn(c->t, c->turn)) return;
    for (; c->block < block; c->block++) {
        const struct office_block *b = &c->cell->blocks[c->block];
        if (b->table) continue;
        o->paragraphs[b->paragraph].turn = o->t->count - 1;
        o->paragraphs[b->paragraph].voice = c->turn.label;
    }
    c->turn.start_ms = c->turn.end_ms = NO_INTEGER;
    c->turn.joins = false;
}

static void add_lines(struct cell_turn *c, sv text, size_t block)
{
    struct label_line label;
    sv line;
    while (sv_cut(&text, '\n', &line)) {
        if (is_labelled(c->t, line, &label)) {
            end_turn(c, block);
            c->t->speaker = c->turn.label = label.name;
            c->turn.joins = false;
            if (label.time_ms.has) c->turn.start_ms = label.time_ms;
            line = with_remark(c->t, label.remark, label.rest);
        }
        if (c->words.n && line.n) buffer_cstr(&c->words, "\n");
        buffer_add(&c->words, line);
    }
}

/* The words of a cell; a line in it may begin with a label of its own. False: there are none. */
static bool add_turns(struct rows *t, struct turn turn, sv remark, const struct office_cell *cell)
{
    struct office *o = t->o;
    struct cell_turn c = { .t = t, .turn = turn, .words = { .a = o->a }, .cell = cell };
    size_t before = o->t->count;
    for (size_t i = 0; cell && i < cell->count; i++) {
        const struct office_cell one = { .blocks = cell->blocks + i, .count = 1 };
        sv text = office_cell_text(o, o->a, &one);
        if (text.n) add_lines(&c, with_remark(t, remark, text), i);
        if (text.n) remark.n = 0;
    }
    end_turn(&c, cell ? cell->count : 0);
    return o->t->count > before;
}

static void read_row(struct rows *t, const struct office_row *row, size_t names, size_t words)
{
    struct office *o = t->o;
    struct office_named named = { .ms = NO_INTEGER };
    const struct office_cell *cell = office_cell_at(row, names);
    sv label = office_cell_text(o, o->a, cell);
    struct turn turn = { .place = PLACE_ROW, .line = row->number };
    if (!cell || (cell->span > 1 && label.n)) {
        read_across(t, row);
        return;
    }
    bool position = office_times(label, &turn.start_ms, &turn.end_ms); /* in place of a name */
    if (office_is_number(label) && !text_at(t, row, words).n) { /* of a page */
        reader_voice(o->a, o->t, (sv){ "", 0 });
        reader_lose(o->a, o->t, SV("1, 2, 3"), row->number);
        return;
    }
    if (position) label.n = 0;
    if (label.n) end_aside(t);
    if ((label.n && !office_name(o->a, label, &named)) || (!label.n && !t->speaker.n)) {
        put_aside(t, row);
        return;
    }
    if (label.n) t->speaker = named.name;
    turn.joins = !label.n;
    turn.label = t->speaker;
    reader_voice(o->a, o->t, t->speaker);
    take_times(t, row, &turn);
    if (!turn.start_ms.has) turn.start_ms = named.ms;
    bool added = add_turns(t, turn, named.remark, office_cell_at(row, words));
    mark_row(o, row, added ? o->t->count - 1 : SIZE_MAX, SIZE_MAX);
    if (added)
        put_beside(t, row, o->t->count - 1);
    else
        reject_row(t, row, MESSAGE_TXT_TURN_EMPTY);
}

/* ---- a column for each speaker --------------------------------------------------------------------- */

static void read_abreast(struct rows *t, const struct office_row *row)
{
    struct office *o = t->o;
    const struct office_columns *columns = &t->table->columns;
    for (size_t c = 0; c < columns->count; c++) {
        const struct office_cell *cell = office_cell_at(row, c);
        struct office_named named;
        struct turn turn = { .place = PLACE_ROW, .line = row->number, .text = office_cell_text(o, o->a, cell) };
        if (cell && cell->span > 1 && turn.text.n) {
            reader_reject(o->t, o->problems, row->number, MESSAGE_OFFICE_ROW, ARGS(ARG_INT(1)), turn.text);
            continue;
        }
        if (!cell || columns->roles[c] != OFFICE_TEXT || !office_name(o->a, text_at(t, t->table->rows, c), &named))
            continue;
        turn.label = named.name;
        reader_voice(o->a, o->t, turn.label);
        take_times(t, row, &turn);
        bool added = add_turn(t, turn);
        mark_cell(o, cell, added ? o->t->count - 1 : SIZE_MAX, SIZE_MAX);
    }
    put_beside(t, row, o->t->count ? o->t->count - 1 : SIZE_MAX);
}

/* ---- tables ----------------------------------------------------------------------------------------- */

void office_table_turns(struct office *o, const struct office_table *table)
{
    struct rows t = { .o = o, .table = table, .aside = { .a = o->a } };
    const struct office_columns *columns = &table->columns;
    size_t names = column_of(table, OFFICE_SPEAKER), words = column_of(table, OFFICE_TEXT);
    if (columns->header && !columns->named) reject_row(&t, &table->rows[0], MESSAGE_OFFICE_ROW);
    for (size_t r = columns->header; r < table->count; r++) {
        if (columns->layout == OFFICE_ABREAST)
            read_abreast(&t, &table->rows[r]);
        else
            read_row(&t, &table->rows[r], names, words);
    }
    end_aside(&t);
    reader_voice(o->a, o->t, (sv){ "", 0 });
}

/* Of a talk nothing is kept: somebody may speak in it who withdrew. */
void office_table_refuse(struct office *o, const struct office_table *table)
{
    struct buffer facts = { .a = o->a };
    size_t first = table->rows[0].number, rows = 0;
    for (size_t r = 0; r < table->count; r++) {
        sv text = office_row_text(o, o->a, &table->rows[r]);
        mark_row(o, &table->rows[r], SIZE_MAX, OFFICE_NOBODY);
        if (!text.n) continue;
        if (rows++) buffer_cstr(&facts, "\n");
        buffer_add(&facts, text);
    }
    if (table->columns.facts)
        reader_reject(o->t, o->problems, first, MESSAGE_OFFICE_FACTS, ARGS(ARG_INT(rows)), buffer_sv(&facts));
    else
        reader_reject(o->t, o->problems, first, MESSAGE_OFFICE_TABLE, ARGS(ARG_INT(rows)),
                      arena_format(o->a, "%zu-%zu", first, first + table->count - 1));
}
