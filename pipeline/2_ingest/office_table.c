/* office_table : tables in which people talk: a column of speakers, and a column of what they say.
 *
 * A table is a talk when its first row says so ("Spreker", "Tekst"), when the study knows those who
 * stand in a column, or when few names stand there many times. A table of facts ("Datum", "Plaats",
 * "Duur") names everything once.
 */
#include "2_ingest/office.h"

#include "0_base/token.h"
#include "0_base/utf8.h"

enum {
    LEAST_REPEATED = 4,  /* rows that name a speaker, before repetition means something */
    LEAST_KNOWN = 3,     /* rows that name a speaker of the study                       */
    LEAST_TALK_BYTES = 12 /* of what is said, on average                                 */
};

/* What may stand above the columns of a talk. */
enum heading { HEADING_NONE, HEADING_SPEAKER, HEADING_TEXT, HEADING_TIME };
static const struct {
    const char *word;
    enum heading heading;
} headings[] = {
    { "spreker", HEADING_SPEAKER },  { "speaker", HEADING_SPEAKER },   { "naam", HEADING_SPEAKER },
    { "name", HEADING_SPEAKER },     { "wie", HEADING_SPEAKER },       { "who", HEADING_SPEAKER },
    { "persoon", HEADING_SPEAKER },  { "deelnemer", HEADING_SPEAKER }, { "participant", HEADING_SPEAKER },
    { "tekst", HEADING_TEXT },       { "text", HEADING_TEXT },         { "uitspraak", HEADING_TEXT },
    { "beurt", HEADING_TEXT },       { "turn", HEADING_TEXT },         { "transcript", HEADING_TEXT },
    { "utterance", HEADING_TEXT },   { "transcriptie", HEADING_TEXT }, { "inhoud", HEADING_TEXT },
    { "woorden", HEADING_TEXT },     { "wat", HEADING_TEXT },          { "speech", HEADING_TEXT },
    { "tijd", HEADING_TIME },        { "time", HEADING_TIME },         { "tijdcode", HEADING_TIME },
    { "timecode", HEADING_TIME },    { "timestamp", HEADING_TIME },    { "gezegd", HEADING_TEXT },
};

/* What a cell names: a speaker, with what else stands beside the name. */
struct named {
    sv name, remark;
    struct maybe_integer ms;
};

/* What stands in a column below the header. */
struct weighed {
    size_t filled, names, known, earlier, repeated, times, numbers, bytes;
    struct keys distinct;
    enum heading heading;
};

/* ---- cells -------------------------------------------------------------------------------------- */

static void add_text(struct office *o, struct buffer *to, const struct office_cell *cell)
{
    for (size_t i = 0; i < cell->count; i++) {
        const struct office_table *table = cell->blocks[i].table;
        if (!table) {
            sv text = sv_trim(o->paragraphs[cell->blocks[i].paragraph].text);
            if (to->n && text.n) buffer_cstr(to, "\n");
            buffer_add(to, text);
        } else {
            for (size_t r = 0; r < table->count; r++)
                for (size_t c = 0; c < table->rows[r].count; c++) add_text(o, to, table->rows[r].cells[c]);
        }
    }
}

sv office_cell_text(struct office *o, struct arena *a, const struct office_cell *cell)
{
    struct buffer to = { .a = a };
    if (cell) add_text(o, &to, cell);
    return buffer_sv(&to);
}

/* The cell that begins in a column; NULL: none does. */
static const struct office_cell *cell_at(const struct office_row *row, size_t column)
{
    size_t at = 0;
    for (size_t i = 0; i < row->count && at <= column; i++) {
        if (at == column) return row->cells[i];
        at += row->cells[i]->span;
    }
    return NULL;
}

static size_t columns_of(const struct office_row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->count && n <= OFFICE_COLUMNS_MAX; i++) n += row->cells[i]->span;
    return n;
}

static sv text_at(struct office *o, struct arena *a, const struct office_row *row, size_t column)
{
    return column == OFFICE_NO_COLUMN ? (sv){ "", 0 } : office_cell_text(o, a, cell_at(row, column));
}

/* "12:03", "[12:03]", "12:03 - 12:10". */
static bool times(sv text, struct maybe_integer *start, struct maybe_integer *end)
{
    sv from, to;
    text = sv_trim(text);
    *start = *end = NO_INTEGER;
    if (text.n > 2 && (text.p[0] == '[' || text.p[0] == '(')) text = sv_trim(sv_slice(text, 1, text.n - 1));
    int64_t ms;
    if (label_time(text, &ms)) {
        *start = SOME_INTEGER(ms);
        return true;
    }
    if (!sv_split(text, '-', &from, &to) || !label_time(from, &ms)) return false;
    *start = SOME_INTEGER(ms);
    if (!label_time(to, &ms)) return false;
    if (ms >= start->value) *end = SOME_INTEGER(ms);
    return true;
}

/* "Ans", "Ans:", "Ans (12:03)", "Ans" and a time on the line below. */
static bool name_in(struct arena *a, sv text, struct named *named)
{
    sv line, name = { "", 0 };
    struct maybe_integer start, end;
    struct label_line label;
    *named = (struct named){ .ms = NO_INTEGER };
    while (sv_cut(&text, '\n', &line)) {
        if (times(line, &start, &end))
            named->ms = start;
        else if (name.n)
            return false;
        else
            name = sv_trim(line);
    }
    while (name.n && name.p[name.n - 1] == ':') name = sv_trim((sv){ name.p, name.n - 1 });
    if (!name.n || !label_parse(a, arena_format(a, "%.*s: -", SV_ARG(name)), &label)) return false;
    if (!sv_is(label.rest, "-")) return false;
    named->name = label.name;
    named->remark = label.remark;
    if (label.time_ms.has) named->ms = label.time_ms;
    return true;
}

static bool is_number(sv text)
{
    if (text.n && text.p[text.n - 1] == '.') text.n--;
    for (size_t i = 0; i < text.n; i++)
        if (!sv_digit_byte(text.p[i])) return false;
    return text.n > 0;
}

static enum heading heading_of(struct arena *a, sv text)
{
    sv folded = token_fold(a, sv_trim(text));
    if (folded.n && folded.p[folded.n - 1] == ':') folded.n--;
    for (size_t i = 0; i < WF_COUNT(headings); i++)
        if (sv_is(folded, headings[i].word)) return headings[i].heading;
    return HEADING_NONE;
}

/* ---- is it a talk? ------------------------------------------------------------------------------ */

static void weigh_cell(struct office *o, struct arena *a, sv text, struct weighed *column)
{
    struct maybe_integer start, end;
    struct named named;
    bool fresh = false;
    text = sv_trim(text);
    if (!text.n) return;
    column->filled++;
    column->bytes += text.n;
    column->numbers += is_number(text);
    if (times(text, &start, &end)) {
        column->times++;
    } else if (!is_number(text) && name_in(a, text, &named)) {
        column->names++;
        column->known += reader_knows(o->t, named.name);
        column->earlier += keys_find(&o->speakers, named.name) != NULL;
        size_t *count = keys_put(a, &column->distinct, named.name, 0, &fresh);
        column->repeated += !fresh;
        (*count)++;
    }
}

static bool mostly(size_t part, size_t whole) { return whole && 10 * part >= 9 * whole; }

/* The column with the most words; what its heading says goes first. */
static size_t text_column(const struct weighed *columns, size_t count)
{
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        bool said = columns[i].heading == HEADING_TEXT, best_said = columns[best].heading == HEADING_TEXT;
        if (said != best_said ? said : columns[i].bytes >= columns[best].bytes) best = i;
    }
    return best;
}

static size_t speaker_column(const struct weighed *columns, size_t count, size_t text)
{
    size_t best = OFFICE_NO_COLUMN;
    for (size_t i = 0; i < count; i++) {
        const struct weighed *c = &columns[i];
        if (i == text || !mostly(c->names, c->filled)) continue;
        if (c->heading == HEADING_SPEAKER) return i;
        if (c->heading == HEADING_TIME) continue;
        if (best == OFFICE_NO_COLUMN || c->known > columns[best].known) best = i;
    }
    return best;
}

static size_t time_column(const struct weighed *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (mostly(columns[i].times, columns[i].filled)) return i;
    return OFFICE_NO_COLUMN;
}

static bool is_talk(const struct weighed *speaker, const struct weighed *text)
{
    bool wordy = text->filled && text->bytes >= LEAST_TALK_BYTES * text->filled;
    if (speaker->heading == HEADING_SPEAKER && text->heading == HEADING_TEXT) return true;
    if (!wordy || !speaker->names) return false;
    if (speaker->earlier == speaker->names) return true;
    if (speaker->known >= LEAST_KNOWN && 2 * speaker->known >= speaker->filled) return true;
    return speaker->filled >= LEAST_REPEATED && 2 * speaker->repeated >= speaker->filled;
}

/* The speakers of one table are known in the next: a talk may be cut at the end of each page. */
static void remember(struct office *o, const struct keys *names)
{
    bool fresh;
    for (size_t i = 0; i < names->capacity; i++)
        if (names->slots[i].used) keys_put(o->a, &o->speakers, arena_copy(o->a, names->slots[i].name), 1, &fresh);
}

void office_table_look(struct office *o, struct office_table *table)
{
    struct arena scratch = { 0 };
    struct weighed columns[OFFICE_COLUMNS_MAX] = { { 0 } };
    struct office_columns *found = &table->columns;
    for (size_t r = 0; r < table->count; r++) {
        size_t n = columns_of(&table->rows[r]);
        if (n > found->count) found->count = n;
    }
    if (found->count < 2 || found->count > OFFICE_COLUMNS_MAX) return;
    for (size_t c = 0; c < found->count; c++) {
        columns[c].heading = heading_of(&scratch, text_at(o, &scratch, &table->rows[0], c));
        found->named |= columns[c].heading == HEADING_SPEAKER || columns[c].heading == HEADING_TEXT;
    }
    found->header = found->named || table->rows[0].header;
    for (size_t r = found->header; r < table->count; r++)
        for (size_t c = 0; c < found->count; c++) {
            const struct office_cell *cell = cell_at(&table->rows[r], c);
            if (cell && cell->span == 1)
                weigh_cell(o, &scratch, office_cell_text(o, &scratch, cell), &columns[c]);
        }
    found->text = text_column(columns, found->count);
    found->speaker = speaker_column(columns, found->count, found->text);
    found->time = time_column(columns, found->count);
    found->talk = found->speaker != OFFICE_NO_COLUMN && found->time != found->text &&
                  is_talk(&columns[found->speaker], &columns[found->text]);
    if (found->talk) remember(o, &columns[found->speaker].distinct);
    arena_free(&scratch);
}

/* ---- rows into turns ------------------------------------------------------------------------------ */

static void mark_turn(struct office *o, const struct office_cell *cell, size_t turn)
{
    for (size_t i = 0; i < cell->count; i++) {
        const struct office_table *table = cell->blocks[i].table;
        if (!table) o->paragraphs[cell->blocks[i].paragraph].turn = turn;
        for (size_t r = 0; table && r < table->count; r++)
            for (size_t c = 0; c < table->rows[r].count; c++) mark_turn(o, table->rows[r].cells[c], turn);
    }
}

static sv row_text(struct office *o, const struct office_row *row)
{
    struct buffer all = { .a = o->a };
    for (size_t c = 0; c < row->count; c++) {
        sv text = office_cell_text(o, o->a, row->cells[c]);
        if (!text.n) continue;
        if (all.n) buffer_cstr(&all, " | ");
        buffer_add(&all, text);
    }
    return buffer_sv(&all);
}

/* What stands beside the talk: remarks are notes, numbers of rows are not kept. */
static void put_beside(struct office *o, const struct office_table *table, const struct office_row *row, size_t turn)
{
    const struct office_columns *columns = &table->columns;
    for (size_t c = 0; c < columns->count; c++) {
        if (c == columns->speaker || c == columns->text) continue;
        sv text = sv_trim(text_at(o, o->a, row, c));
        struct maybe_integer start, end;
        if (!text.n || (c == columns->time && times(text, &start, &end))) continue;
        if (is_number(text))
            reader_lose(o->a, o->t, SV("1, 2, 3"), row->number);
        else
            reader_note(o->a, o->t, (struct turn_note){ NOTE_COMMENT, turn, { "", 0 }, text });
    }
}

static void reject_row(struct office *o, const struct office_row *row, enum message why)
{
    sv text = row_text(o, row);
    if (text.n) reader_reject(o->t, o->problems, row->number, why, NO_ARGS, text);
}

/* One row; `speaker`: who spoke last, and goes on where no name stands. */
static void read_row(struct office *o, const struct office_table *table, const struct office_row *row, sv *speaker)
{
    const struct office_columns *columns = &table->columns;
    struct named named = { .ms = NO_INTEGER };
    sv label = sv_trim(text_at(o, o->a, row, columns->speaker)), text = text_at(o, o->a, row, columns->text);
    struct turn turn = { .place = PLACE_ROW, .line = row->number };
    const struct office_cell *cell = cell_at(row, columns->speaker);
    if ((cell && cell->span > 1 && label.n) || (label.n && !name_in(o->a, label, &named)) ||
        (!label.n && !speaker->n) || (!label.n && !cell)) {
        reject_row(o, row, MESSAGE_OFFICE_ROW);
        return;
    }
    turn.joins = !label.n;
    if (label.n) *speaker = named.name;
    turn.label = *speaker;
    turn.text = named.remark.n ? arena_format(o->a, "%.*s %.*s", SV_ARG(named.remark), SV_ARG(text)) : text;
    if (!times(text_at(o, o->a, row, columns->time), &turn.start_ms, &turn.end_ms)) turn.start_ms = named.ms;
    if (!turn.start_ms.has) turn.end_ms = NO_INTEGER;
    if (!reader_add(o->a, o->t, turn)) {
        reject_row(o, row, MESSAGE_TXT_TURN_EMPTY);
        return;
    }
    for (size_t c = 0; c < row->count; c++) mark_turn(o, row->cells[c], o->t->count - 1);
    put_beside(o, table, row, o->t->count - 1);
}

void office_table_turns(struct office *o, const struct office_table *table)
{
    sv speaker = { "", 0 };
    if (table->columns.header && !table->columns.named) reject_row(o, &table->rows[0], MESSAGE_OFFICE_ROW);
    for (size_t r = table->columns.header; r < table->count; r++) read_row(o, table, &table->rows[r], &speaker);
}
