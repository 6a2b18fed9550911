/* office_layout : what a table in a document is.
 *
 * A talk has a column of labels: those of people whom the study knows, whatever they say and however
 * little; or few labels that come back. Or each speaker has a column, with the label above it. Words that
 * begin with a label of their own are paragraphs, whatever column they stand in. A table of facts
 * ("Datum", "Plaats", "Duur") names everything once. Numbers of rows, times and remarks are beside the
 * talk in all of them. Words of which nobody can tell who says them are nobody's.
 */
#include "2_ingest/office.h"

#include "0_base/token.h"

enum {
    LEAST_REPEATED = 4, /* rows that name a speaker, before repetition means something */
    LEAST_KNOWN = 3,    /* rows that name a speaker of the study; or 2, and half of them */
    LEAST_TIMES = 3,    /* as many bytes in the column of words as in another            */
    WORDY_BYTES = 12,   /* of what is said, on average, where one of two is known      */
};

/* What may stand above a column. */
enum heading { HEADING_NONE, HEADING_SPEAKER, HEADING_TEXT, HEADING_TIME, HEADING_NUMBER, HEADING_REMARK };
static const struct {
    const char *word;
    enum heading heading;
} headings[] = {
    { "spreker", HEADING_SPEAKER },    { "sprekers", HEADING_SPEAKER },    { "speaker", HEADING_SPEAKER },
    { "naam", HEADING_SPEAKER },       { "name", HEADING_SPEAKER },        { "wie", HEADING_SPEAKER },
    { "who", HEADING_SPEAKER },        { "persoon", HEADING_SPEAKER },     { "deelnemer", HEADING_SPEAKER },
    { "participant", HEADING_SPEAKER }, { "tekst", HEADING_TEXT },         { "text", HEADING_TEXT },
    { "uitspraak", HEADING_TEXT },     { "beurt", HEADING_TEXT },          { "turn", HEADING_TEXT },
    { "transcript", HEADING_TEXT },    { "utterance", HEADING_TEXT },      { "transcriptie", HEADING_TEXT },
    { "inhoud", HEADING_TEXT },        { "woorden", HEADING_TEXT },        { "wat", HEADING_TEXT },
    { "speech", HEADING_TEXT },        { "gezegd", HEADING_TEXT },         { "antwoord", HEADING_TEXT },
    { "answer", HEADING_TEXT },        { "gesprek", HEADING_TEXT },        { "tijd", HEADING_TIME },
    { "time", HEADING_TIME },          { "tijdcode", HEADING_TIME },       { "timecode", HEADING_TIME },
    { "timestamp", HEADING_TIME },     { "tijdstip", HEADING_TIME },       { "begin", HEADING_TIME },
    { "start", HEADING_TIME },         { "eind", HEADING_TIME },           { "einde", HEADING_TIME },
    { "end", HEADING_TIME },           { "nr", HEADING_NUMBER },           { "nummer", HEADING_NUMBER },
    { "no", HEADING_NUMBER },          { "number", HEADING_NUMBER },       { "regel", HEADING_NUMBER },
    { "line", HEADING_NUMBER },        { "rij", HEADING_NUMBER },          { "row", HEADING_NUMBER },
    { "opmerking", HEADING_REMARK },   { "opmerkingen", HEADING_REMARK },  { "remark", HEADING_REMARK },
    { "remarks", HEADING_REMARK },     { "commentaar", HEADING_REMARK },   { "comment", HEADING_REMARK },
    { "comments", HEADING_REMARK },    { "notitie", HEADING_REMARK },      { "notities", HEADING_REMARK },
    { "note", HEADING_REMARK },        { "notes", HEADING_REMARK },        { "noot", HEADING_REMARK },
    { "memo", HEADING_REMARK },        { "code", HEADING_REMARK },         { "codes", HEADING_REMARK },
    { "codering", HEADING_REMARK },    { "coding", HEADING_REMARK },       { "thema", HEADING_REMARK },
    { "thema's", HEADING_REMARK },     { "theme", HEADING_REMARK },        { "themes", HEADING_REMARK },
    { "observatie", HEADING_REMARK },  { "observaties", HEADING_REMARK },  { "bijzonderheden", HEADING_REMARK },
};

/* What is said of a talk, in front of the facts. */
static const char *const fact_words[] = {
    "datum", "date", "plaats", "place", "locatie", "location", "duur", "duration", "tijd", "time", "onderwerp",
    "subject", "aanwezig", "present", "afwezig", "absent", "leeftijd", "age", "geslacht", "gender", "opname",
    "recording", "bestand", "file", "adres", "address", "setting", "beroep", "titel", "title",
};

/* What stands in a column below the header. */
struct weighed {
    size_t filled, bytes, names, known, earlier, times, numbers, facts, fact_words;
    size_t labels, distinct, codes; /* cells with a label that counts; such labels; cells such as R1 */
    struct convention_tally tally;
    bool falls; /* a number is lower than the one above it */
    int64_t number;
    enum heading heading;
};

struct look {
    struct office *o;
    struct arena *scratch;
    struct office_table *table;
    struct weighed columns[OFFICE_COLUMNS_MAX];
    bool nested; /* a table stands in a cell */
    size_t known; /* cells, of all columns */
};

/* ---- headings ----------------------------------------------------------------------------------- */

/* Every word of it: "Naam spreker", "Tekst". */
static enum heading heading_of(struct arena *a, sv text)
{
    enum heading heading = HEADING_NONE;
    sv folded = token_fold(a, text), word;
    while (sv_cut(&folded, ' ', &word)) {
        while (word.n && (word.p[word.n - 1] == ':' || word.p[word.n - 1] == '.')) word.n--;
        size_t i = 0;
        if (!word.n) continue;
        while (i < WF_COUNT(headings) && !sv_is(word, headings[i].word)) i++;
        if (i == WF_COUNT(headings) || (heading != HEADING_NONE && headings[i].heading != heading)) return HEADING_NONE;
        heading = headings[i].heading;
    }
    return heading;
}

static bool is_fact_word(struct arena *a, sv text)
{
    while (text.n && text.p[text.n - 1] == ':') text.n--;
    sv folded = token_fold(a, text);
    for (size_t i = 0; i < WF_COUNT(fact_words); i++)
        if (sv_is(folded, fact_words[i])) return true;
    return false;
}

static sv text_at(const struct look *l, size_t row, size_t column)
{
    return office_cell_text(l->o, l->scratch, office_cell_at(&l->table->rows[row], column));
}

static void read_headings(struct look *l)
{
    struct office_columns *found = &l->table->columns;
    size_t said = 0, filled = 0;
    for (size_t c = 0; c < found->count; c++) {
        sv text = text_at(l, 0, c);
        l->columns[c].heading = heading_of(l->scratch, text);
        said += l->columns[c].heading != HEADING_NONE;
        filled += text.n > 0;
    }
    found->named = said >= 2 || (said && said == filled); /* "Naam" may stand before a name */
    found->header = found->named || l->table->rows[0].header;
    for (size_t c = 0; c < found->count; c++)
        if (!found->named) l->columns[c].heading = HEADING_NONE;
}

/* ---- weighing ----------------------------------------------------------------------------------- */

static void weigh_number(struct weighed *column, sv text)
{
    size_t number = office_number(text.p[text.n - 1] == '.' ? sv_slice(text, 0, text.n - 1) : text, 1000000, 0);
    column->numbers++;
    column->falls |= (int64_t)number < column->number;
    column->number = (int64_t)number;
}

/* "3 mei 2025", "Els", "Buurthuis": what is said has a small letter in front, or a stop behind it. */
static bool may_be_fact(struct arena *a, sv text)
{
    char last = text.p[text.n - 1];
    if (last == '.' || last == '?' || last == '!') return false;
    return sv_digit_byte(text.p[0]) || (label_name(text) && label_capital(a, text));
}

/* "I", "R1", "INT" */
static bool is_code(sv name)
{
    enum { LETTERS = 3, DIGITS = 3 };
    size_t letters = 0, n;
    while (letters < name.n && letters <= LETTERS && sv_upper_byte(name.p[letters])) letters++;
    for (n = letters; n < name.n && n <= letters + DIGITS && sv_digit_byte(name.p[n]);) n++;
    return letters && letters <= LETTERS && n == name.n && n <= letters + DIGITS;
}

static void weigh_cell(struct look *l, sv text, struct weighed *column)
{
    struct maybe_integer start, end;
    struct office_named named;
    if (!text.n) return;
    column->filled++;
    column->bytes += text.n;
    column->facts += may_be_fact(l->scratch, text);
    column->fact_words += is_fact_word(l->scratch, text);
    if (office_is_number(text)) {
        weigh_number(column, text);
    } else if (office_times(text, &start, &end)) {
        column->times++;
    } else if (office_name(l->scratch, text, &named)) {
        struct label_line line = { .name = named.name, .capital = label_capital(l->scratch, named.name) };
        bool known = reader_knows(l->o->t, named.name);
        column->names++;
        column->codes += is_code(named.name);
        column->known += known;
        l->known += known;
        column->earlier += keys_find(&l->o->speakers, named.name) != NULL;
        convention_add(&column->tally, &line, true, false);
    }
}

static void weigh(struct look *l)
{
    const struct office_columns *found = &l->table->columns;
    for (size_t r = found->header; r < l->table->count; r++)
        for (size_t c = 0; c < found->count; c++) {
            const struct office_cell *cell = office_cell_at(&l->table->rows[r], c);
            if (!cell) continue;
            for (size_t b = 0; b < cell->count; b++) l->nested |= cell->blocks[b].table != NULL;
            if (cell->span == 1) weigh_cell(l, office_cell_text(l->o, l->scratch, cell), &l->columns[c]);
        }
    for (size_t c = 0; c < found->count; c++) {
        struct weighed *column = &l->columns[c];
        convention_close(&column->tally, l->o->t->knows, l->o->t->who);
        column->labels = column->tally.lines;
        column->distinct = column->tally.distinct;
    }
}

static bool mostly(size_t part, size_t whole) { return whole && 10 * part >= 9 * whole; }

/* What is beside the words; OFFICE_TEXT: words, or labels. */
static enum office_role role_of(const struct weighed *c)
{
    if (!c->filled) return OFFICE_EMPTY;
    if (c->heading == HEADING_REMARK) return OFFICE_REMARK;
    if (mostly(c->times, c->filled)) return OFFICE_TIME;
    if (mostly(c->numbers, c->filled) && (!c->falls || c->heading == HEADING_NUMBER)) return OFFICE_NUMBER;
    return OFFICE_TEXT;
}

static size_t find_roles(struct look *l)
{
    struct office_columns *found = &l->table->columns;
    size_t open = 0;
    for (size_t c = 0; c < found->count; c++) {
        found->roles[c] = role_of(&l->columns[c]);
        open += found->roles[c] == OFFICE_TEXT;
    }
    return open;
}

/* ---- a column of speakers ------------------------------------------------------------------------- */

/* The column of words, when `speaker` is that of labels; the count of columns when there is none. It is filled in
 * most of the rows, and has the most words of those. */
static size_t text_column(const struct look *l, size_t speaker)
{
    const struct office_columns *found = &l->table->columns;
    size_t best = found->count, most = 0;
    for (size_t c = 0; c < found->count; c++)
        if (c != speaker && found->roles[c] == OFFICE_TEXT && l->columns[c].filled > most) most = l->columns[c].filled;
    for (size_t c = 0; c < found->count; c++) {
        const struct weighed *column = &l->columns[c];
        if (c == speaker || found->roles[c] != OFFICE_TEXT) continue;
        if (column->heading == HEADING_TEXT) return c;
        if (2 * column->filled >= most && (best == found->count || column->bytes > l->columns[best].bytes)) best = c;
    }
    return best;
}

/* Everything is named once, and what stands beside it is no talk. */
static bool are_facts(const struct weighed *speaker, const struct weighed *text)
{
    if (speaker->fact_words) return true;
    if (speaker->labels > speaker->distinct) return false;
    return text->known > 0 || 2 * text->facts >= text->filled;
}

/* How surely the cells of a column are labels: 0 they are not, 1 they come back, 2 the study knows them,
 * 3 the table says so. */
static int surely(const struct look *l, size_t speaker, size_t text)
{
    const struct weighed *c = &l->columns[speaker], *words = &l->columns[text];
    if (2 * c->names < c->filled) return 0;
    if (c->heading == HEADING_SPEAKER) return 3;
    if (c->earlier == c->names) return 2;
    if (are_facts(c, words)) return 0;
    bool known = c->known >= LEAST_KNOWN || (c->known >= 2 && 2 * c->known >= c->filled);
    if (known && c->known * words->filled > words->known * c->filled) return 2;
    bool lone = c->filled == 1 && c->known;
    l->o->lone_count += lone;
    if (lone && l->o->lone_count > 1) return 2;
    bool repeated = c->filled >= LEAST_REPEATED && 3 * c->labels >= 2 * c->filled && 2 * c->distinct <= c->filled;
    repeated |= mostly(c->codes, c->filled) && c->labels > c->distinct;
    return repeated && 2 * words->labels < words->filled;
}

static size_t repeats(const struct weighed *c) { return c->labels - c->distinct; }

/* Of two columns that may be of speakers, whether the first rather is. */
static bool rather(const struct weighed *a, const struct weighed *b)
{
    if (a->known * b->filled != b->known * a->filled) return a->known * b->filled > b->known * a->filled;
    if (repeats(a) * b->filled != repeats(b) * a->filled) return repeats(a) * b->filled > repeats(b) * a->filled;
    return a->bytes * b->filled < b->bytes * a->filled;
}

/* Whether the words in a column say themselves who speaks. Names alone are rather facts. */
static bool quotes(const struct look *l, size_t column)
{
    struct passage passage = { .a = l->scratch, .t = l->o->t, .problems = l->o->problems };
    for (size_t r = l->table->columns.named; r < l->table->count; r++) {
        const struct office_cell *cell = office_cell_at(&l->table->rows[r], column);
        for (size_t b = 0; cell && b < cell->count; b++)
            if (!cell->blocks[b].table)
                office_passage_add(&passage, &l->o->paragraphs[cell->blocks[b].paragraph]);
    }
    enum convention convention = passage_convention(&passage, false);
    return convention != CONVENTION_COUNT && convention != CONVENTION_ALONE;
}

/* The speakers of one table are known in the next: a talk may be cut at the end of each page. */
static void remember(struct office *o, const struct keys *names)
{
    bool fresh;
    for (size_t i = 0; i < names->capacity; i++)
        if (names->slots[i].used) keys_put(o->a, &o->speakers, arena_copy(o->a, names->slots[i].name), 1, &fresh);
}

/* Whether another column may as well be that of the words. */
static bool contested(const struct look *l, size_t speaker, size_t text)
{
    const struct office_columns *found = &l->table->columns;
    const struct weighed *words = &l->columns[text];
    for (size_t c = 0; c < found->count && words->heading != HEADING_TEXT; c++) {
        const struct weighed *other = &l->columns[c];
        if (c != speaker && c != text && found->roles[c] == OFFICE_TEXT && 2 * other->filled >= words->filled &&
            LEAST_TIMES * other->bytes > words->bytes)
            return true;
    }
    return false;
}

static bool find_talk(struct look *l)
{
    struct office_columns *found = &l->table->columns;
    size_t best = found->count, text;
    int best_surely = 0;
    for (size_t c = 0; c < found->count; c++) {
        if (found->roles[c] != OFFICE_TEXT || l->columns[c].heading == HEADING_TEXT) continue;
        if ((text = text_column(l, c)) == found->count) continue;
        int sure = surely(l, c, text);
        if (!sure || sure < best_surely) continue;
        if (sure == best_surely && !rather(&l->columns[c], &l->columns[best])) continue;
        best = c;
        best_surely = sure;
    }
    if (best == found->count) return false;
    text = text_column(l, best);
    if (contested(l, best, text)) return false;
    if (best_surely == 1 && quotes(l, text)) return false; /* labels of another kind: those of themes, say */
    for (size_t c = 0; c < found->count; c++)
        if (found->roles[c] == OFFICE_TEXT && c != best && c != text) found->roles[c] = OFFICE_REMARK;
    found->roles[best] = OFFICE_SPEAKER;
    found->layout = OFFICE_TALK;
    remember(l->o, &l->columns[best].tally.names);
    return true;
}

/* ---- other tables ------------------------------------------------------------------------------- */

/* What stands below the labels of columns that may be of a speaker each. */
struct abreast {
    size_t names, known, cells, bytes, facts;
};

/* False: it has no label above it, or a name or a fact below that. */
static bool add_abreast(struct look *l, size_t c, struct abreast *all)
{
    const struct weighed *column = &l->columns[c];
    struct office_named named;
    sv text = text_at(l, 0, c);
    bool weighed = !l->table->columns.header; /* the label was weighed as if it stood below itself */
    bool known = office_name(l->scratch, text, &named) && reader_knows(l->o->t, named.name);
    if (!known && (!named.name.n || !label_capital(l->scratch, named.name))) return false;
    if (column->fact_words || column->known > (known && weighed)) return false;
    all->names++;
    all->known += known;
    all->cells += column->filled - weighed;
    all->bytes += column->bytes - (weighed ? text.n : 0);
    all->facts += column->facts - (weighed && may_be_fact(l->scratch, text));
    return true;
}

/* A column for each speaker, below their labels: two whom the study knows, or one and people who talk. */
static bool find_abreast(struct look *l)
{
    struct office_columns *found = &l->table->columns;
    struct abreast all = { 0 };
    for (size_t c = 0; c < found->count; c++)
        if (found->roles[c] == OFFICE_TEXT && !add_abreast(l, c, &all)) return false;
    bool talk = all.known >= 2 || (all.known && all.bytes >= WORDY_BYTES * all.cells);
    if (all.names < 2 || !talk || 2 * all.facts >= all.cells) return false;
    found->header = found->named = true;
    found->layout = OFFICE_ABREAST;
    return true;
}

/* One column of words, or words that say themselves who speaks; the rest is beside them. */
static bool find_words(struct look *l, size_t open)
{
    struct office_columns *found = &l->table->columns;
    size_t quoting = 0;
    bool quoted[OFFICE_COLUMNS_MAX] = { false };
    for (size_t c = 0; c < found->count && open > 1; c++) {
        quoted[c] = found->roles[c] == OFFICE_TEXT && quotes(l, c);
        quoting += quoted[c];
    }
    if (open != 1 && !quoting) return false;
    for (size_t c = 0; c < found->count && open > 1; c++)
        if (found->roles[c] == OFFICE_TEXT && !quoted[c]) found->roles[c] = OFFICE_REMARK;
    found->header = found->named;
    found->layout = OFFICE_WORDS;
    return true;
}

static bool known_anywhere(const struct look *l)
{
    struct office_named named;
    for (size_t r = 0; r < l->table->count; r++)
        for (size_t c = 0; c < l->table->rows[r].count; c++) {
            sv text = office_cell_text(l->o, l->scratch, l->table->rows[r].cells[c]);
            if (text.n && office_name(l->scratch, text, &named) && reader_knows(l->o->t, named.name)) return true;
        }
    return false;
}

/* Labels once each, with a fact behind them. */
static bool tells_facts(const struct look *l, size_t open)
{
    const struct office_columns *found = &l->table->columns;
    size_t first = 0;
    while (first < found->count && found->roles[first] != OFFICE_TEXT) first++;
    if (open != 2) return false;
    return are_facts(&l->columns[first], &l->columns[text_column(l, first)]);
}

static void refuse(struct look *l, size_t open)
{
    struct office_columns *found = &l->table->columns;
    found->layout = OFFICE_REFUSED;
    found->facts = !known_anywhere(l) || (open && tells_facts(l, open));
    if (!l->o->refused_row) l->o->refused_row = l->table->rows[0].number;
}

static size_t columns_of(const struct office_row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->count && n <= OFFICE_COLUMNS_MAX; i++) n += row->cells[i]->span;
    return n;
}

static void look_at(struct look *l)
{
    struct office_columns *found = &l->table->columns;
    for (size_t r = 0; r < l->table->count; r++) {
        size_t n = columns_of(&l->table->rows[r]);
        if (n > found->count) found->count = n;
    }
    if (found->count < 2) return;
    if (found->count > OFFICE_COLUMNS_MAX) {
        refuse(l, 0);
        return;
    }
    for (size_t c = 0; c < found->count; c++) l->columns[c].tally.a = l->scratch;
    read_headings(l);
    weigh(l);
    size_t open = find_roles(l), filled = 0;
    for (size_t c = 0; c < found->count; c++) filled += l->columns[c].filled > 0;
    if (find_talk(l) || l->nested || !filled) return;
    if (!find_abreast(l) && !find_words(l, open)) refuse(l, open);
}

void office_table_look(struct office *o, struct office_table *table)
{
    struct arena scratch = { 0 };
    struct look *l = ARENA_NEW(&scratch, struct look, 1);
    *l = (struct look){ .o = o, .scratch = &scratch, .table = table };
    table->columns = (struct office_columns){ .layout = OFFICE_FLOW };
    if (table->count) look_at(l);
    arena_free(&scratch);
}
