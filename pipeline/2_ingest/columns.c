#include "2_ingest/columns.h"

#include "0_base/keys.h"
#include "0_base/out.h"
#include "0_base/token.h"
#include "1_study/study.h"

/* Scores. Only what reaches LIKELY is proposed. */
enum {
    SURE = 100, NEAR_NAME = 85, HAS_SYNONYM = 75, MISSPELT = 70, HAS_NEAR = 60, BY_CELLS = 55, LIKELY = 50,
    CELLS_FIT = 10, CELLS_DIFFER = 50, /* added to and taken from what the name gives */
    SAMPLE_ROWS = 300, SHORT_NAME = 4, LISTED_MAX = 32,
    CELLS_COLUMNS = 512 /* the cells of a wider sheet are not looked at: it is no list of people or deeds */
};

enum holds {
    TEXT, ID, ID_ELSEWHERE, DATE, NUMBER, PERSON, PEOPLE, PRESENT, ROLE, ROLE_THERE, CONSENT, FORMALITY, PATH
};
enum need { OPTIONAL, NEEDED };

struct words {
    const char *kind, *name;
    enum need need;
    enum holds holds;
    const char *synonyms, *near;
};

#define WORDS(kind, name, need, holds, synonyms, near) { kind, name, need, holds, synonyms, near },
static const struct words words[] = {
#include "2_ingest/columns.def"
};
#undef WORDS

static const char *const how_names[] = { "study", "same", "synonym", "proposed", "attribute", "ignored" };

const char *columns_how_name(enum columns_how how) { return how_names[how]; }

sv columns_fold(struct arena *a, sv text)
{
    sv folded = utf8_without_marks(a, token_fold(a, text));
    struct buffer b = { .a = a };
    bool gap = false;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.p[i];
        if (!sv_high_byte(c) && !sv_letter_byte(c) && !sv_digit_byte(c)) {
            gap = b.n > 0;
            continue;
        }
        if (gap) buffer_cstr(&b, " ");
        gap = false;
        buffer_add(&b, sv_slice(folded, i, i + 1));
    }
    return buffer_sv(&b);
}

/* ---- names --------------------------------------------------------------------------------- */

static bool listed(const char *list, sv name)
{
    sv rest = sv_from_cstr(list), one;
    while (sv_cut(&rest, ';', &one))
        if (sv_eq(one, name)) return true;
    return false;
}

/* Whether the words of `part` stand in `whole`, next to each other and whole. */
static bool has_words(sv whole, sv part)
{
    for (size_t i = 0; i + part.n <= whole.n; i++) {
        bool begins = i == 0 || whole.p[i - 1] == ' ', ends = i + part.n == whole.n || whole.p[i + part.n] == ' ';
        if (begins && ends && sv_eq(sv_slice(whole, i, i + part.n), part)) return true;
    }
    return false;
}

static bool has_listed(const char *list, sv name)
{
    sv rest = sv_from_cstr(list), one;
    while (sv_cut(&rest, ';', &one))
        if (one.n > 2 && has_words(name, one)) return true; /* "nr" stands in too much */
    return false;
}

static bool misspelt(struct arena *scratch, const struct words *w, sv name)
{
    const char *names[LISTED_MAX] = { w->name };
    size_t count = 1;
    sv rest = sv_from_cstr(w->synonyms), one;
    while (sv_cut(&rest, ';', &one) && count < LISTED_MAX)
        if (one.n >= SHORT_NAME) names[count++] = arena_cstr(scratch, one);
    return name.n >= SHORT_NAME && text_nearest(name, names, count);
}

static int score_name(struct arena *scratch, const struct words *w, sv name)
{
    sv own = columns_fold(scratch, sv_from_cstr(w->name));
    if (sv_eq(name, own) || listed(w->synonyms, name)) return SURE - 1; /* not the only one */
    if (listed(w->near, name)) return NEAR_NAME;
    if (has_words(name, own) || has_listed(w->synonyms, name)) return HAS_SYNONYM;
    if (misspelt(scratch, w, name)) return MISSPELT;
    return has_listed(w->near, name) ? HAS_NEAR : 0;
}

/* ---- cells --------------------------------------------------------------------------------- */

static bool all_known(struct arena *scratch, const struct keys *known, sv cell)
{
    sv one;
    while (sv_cut(&cell, ';', &one))
        if (sv_trim(one).n && !keys_find(known, columns_fold(scratch, one))) return false;
    return true;
}

static bool is_date(sv cell)
{
    bool ambiguous;
    return date_detect(&cell, 1, &ambiguous) != DATE_UNKNOWN || ambiguous;
}

static bool is_number(sv cell, unsigned char kind)
{
    struct err ignored;
    double value;
    return kind == CELL_NUMBER || kind == CELL_TIME || num_decimal(cell, ',', -1e15, 1e15, &value, &ignored) ||
           num_decimal(cell, '.', -1e15, 1e15, &value, &ignored);
}

static bool is_file(sv cell)
{
    for (size_t i = cell.n; i-- > 1;)
        if (cell.p[i] == '.') return cell.n - i >= 3 && cell.n - i <= 7 && !sv_digit_byte(cell.p[i + 1]);
    return false;
}

static bool is_value(const char *kind, sv cell)
{
    const char *choices;
    return study_value(kind, cell, &choices) != NULL;
}

static bool cell_fits(struct arena *scratch, enum holds holds, const struct columns_known *known, sv cell,
                      unsigned char kind)
{
    switch (holds) {
    case DATE: return kind == CELL_DATE || is_date(cell);
    case NUMBER: return is_number(cell, kind);
    case PERSON:
    case PEOPLE:
    case PRESENT: return all_known(scratch, known->people, cell);
    case ID_ELSEWHERE: return (known->activities && all_known(scratch, known->activities, cell)) ||
                              (known->documents && all_known(scratch, known->documents, cell));
    case ROLE: return is_value("role", cell);
    case ROLE_THERE: return is_value("role_there", cell);
    case CONSENT: return is_value("consent", cell);
    case FORMALITY: return is_value("formality", cell);
    case PATH: return is_file(cell);
    case TEXT:
    case ID: break;
    }
    return true;
}

static bool holds_people(enum holds holds) { return holds == PERSON || holds == PEOPLE || holds == PRESENT; }

/* What can be told from the cells alone. */
static bool telling(enum holds holds, const struct columns_known *known)
{
    if (holds_people(holds)) return known->people && known->people->count;
    if (holds == ID_ELSEWHERE) return known->activities || known->documents;
    return holds != TEXT && holds != ID;
}

/* Percentage of the cells that are what the column holds; -1: there is no telling. */
static int share(const struct sheet *sheet, size_t column, enum holds holds, const struct columns_known *known)
{
    size_t fit = 0, seen = 0;
    if (!telling(holds, known) || sheet->column_count > CELLS_COLUMNS) return -1;
    struct arena scratch = { 0 };
    for (size_t i = 0; i < sheet->row_count && seen < SAMPLE_ROWS; i++) {
        const struct sheet_row *row = &sheet->rows[i];
        sv cell = row->cells[column];
        if (!cell.n) continue;
        seen++;
        fit += cell_fits(&scratch, holds, known, cell, row->kinds ? row->kinds[column] : CELL_TEXT);
    }
    arena_free(&scratch);
    return seen ? (int)(100 * fit / seen) : -1;
}

/* "Aanwezig: 12, 8, 15": how many there were, where we look for who. Unless those are the ids of people.
 * In other columns of people a number that is nobody's stays a mistake that is told. */
static bool counts_heads(const struct words *w, const struct sheet *sheet, size_t column,
                         const struct columns_known *known)
{
    size_t seen = 0, people = 0;
    bool numbers = true, listed_people = known->people && known->people->count;
    if (w->holds != PRESENT) return false;
    struct arena scratch = { 0 };
    for (size_t i = 0; i < sheet->row_count && numbers; i++) {
        const struct sheet_row *row = &sheet->rows[i];
        sv cell = row->cells[column];
        if (!cell.n) continue;
        seen++;
        numbers = is_number(cell, row->kinds ? row->kinds[column] : CELL_TEXT);
        people += listed_people && keys_find(known->people, columns_fold(&scratch, cell));
    }
    arena_free(&scratch);
    return numbers && seen && 2 * people < seen;
}

/* "Ingetrokken", "Geen toestemming" */
static bool denies(sv header)
{
    static const char *const denials[] = { "geen", "niet", "no", "not", "ingetrokken", "teruggetrokken", "withdrawn",
                                           "bezwaar", "objection", "opt" };
    struct arena scratch = { 0 };
    sv word, rest = columns_fold(&scratch, header);
    bool is = false;
    while (sv_cut(&rest, ' ', &word))
        for (size_t i = 0; i < WF_COUNT(denials); i++) is |= sv_is(word, denials[i]);
    arena_free(&scratch);
    return is;
}

const char *columns_consent(sv header, sv cell, const char **choices)
{
    const char *consent = study_value("consent", cell, choices), *flags, *flag = study_value("flag", cell, &flags);
    if (!flag || !denies(header)) return consent;
    return strcmp(flag, "yes") == 0 ? "withdrawn" : "full";
}

/* Yes and no alone: a question whose words only the header knows ("Huisdier"). */
static bool asked(const struct sheet *sheet, size_t column)
{
    for (size_t i = 0; i < sheet->row_count; i++) {
        sv cell = sheet->rows[i].cells[column];
        if (cell.n && !is_value("flag", cell)) return false;
    }
    return true;
}

/* Numbers stand in many a column: they do not say which. */
static bool says_which(enum holds holds) { return holds != NUMBER && holds != ID_ELSEWHERE; }

static int score_column(const struct words *w, const struct sheet *sheet, size_t column,
                        const struct columns_known *known)
{
    struct arena scratch = { 0 };
    int score = score_name(&scratch, w, columns_fold(&scratch, sheet->names[column]));
    arena_free(&scratch);
    int fit = share(sheet, column, w->holds, known);
    if (score && counts_heads(w, sheet, column, known)) return 0;
    if (score && fit >= 0 && fit < 50) return score - CELLS_DIFFER;
    if (score) return fit >= 80 && score + CELLS_FIT < SURE ? score + CELLS_FIT : score;
    return fit >= 80 && says_which(w->holds) && !asked(sheet, column) ? BY_CELLS : 0;
}

/* ---- matching ------------------------------------------------------------------------------ */

struct matching {
    const struct sheet *sheet;
    const struct columns_known *known;
    const struct words **rows;
    struct columns_match *matches;
    size_t count;
    bool *taken;
    bool *heads; /* columns that count who were there */
    int *scores; /* row by row of `rows` */
};

static void take(struct matching *m, size_t i, size_t column, enum columns_how how, int score)
{
    m->matches[i].column = (ptrdiff_t)column;
    m->matches[i].how = how;
    m->matches[i].score = score;
    m->taken[column] = true;
}

/* Whether a column that has the name holds numbers instead of people; that is kept. */
static bool keep_numbers(struct matching *m, size_t i, size_t column)
{
    if (!counts_heads(m->rows[i], m->sheet, column, m->known)) return false;
    m->matches[i].numbers = (ptrdiff_t)column;
    m->heads[column] = true;
    return true;
}

/* The only header that is a plain translation of our name, or -1. */
static ptrdiff_t only_synonym(struct matching *m, size_t row)
{
    const struct words *w = m->rows[row];
    struct arena scratch = { 0 };
    ptrdiff_t found = -1;
    size_t count = 0;
    for (size_t c = 0; c < m->sheet->column_count; c++) {
        if (m->taken[c] || !listed(w->synonyms, columns_fold(&scratch, m->sheet->names[c]))) continue;
        if (keep_numbers(m, row, c)) continue;
        found = (ptrdiff_t)c;
        count++;
    }
    arena_free(&scratch);
    return count == 1 ? found : -1;
}

static void match_names(struct matching *m)
{
    for (size_t i = 0; i < m->count; i++) {
        ptrdiff_t at = sheet_column(m->sheet, sv_from_cstr(m->rows[i]->name));
        if (at >= 0 && !m->taken[at] && !keep_numbers(m, i, (size_t)at)) take(m, i, (size_t)at, COLUMNS_SAME, SURE);
    }
    for (size_t i = 0; i < m->count; i++) {
        if (m->matches[i].column >= 0) continue;
        ptrdiff_t at = only_synonym(m, i);
        if (at >= 0) take(m, i, (size_t)at, COLUMNS_SYNONYM, SURE);
    }
}

static ptrdiff_t header_of(const struct matching *m, const char *list)
{
    struct arena scratch = { 0 };
    ptrdiff_t found = -1;
    for (size_t c = 0; c < m->sheet->column_count && found < 0; c++)
        if (!m->taken[c] && listed(list, columns_fold(&scratch, m->sheet->names[c]))) found = (ptrdiff_t)c;
    arena_free(&scratch);
    return found;
}

/* A first and a last name are one name. */
static void match_full_name(struct matching *m)
{
    for (size_t i = 0; i < m->count; i++) {
        if (strcmp(m->rows[i]->name, "name") != 0 || m->matches[i].column >= 0) continue;
        ptrdiff_t first = header_of(m, "voornaam;first name;roepnaam;voornamen");
        ptrdiff_t last = header_of(m, "achternaam;familienaam;last name;surname");
        if (first < 0 || last < 0) continue;
        take(m, i, (size_t)first, COLUMNS_PROPOSED, NEAR_NAME);
        m->matches[i].second = last;
        m->taken[last] = true;
    }
}

static void score_all(struct arena *a, struct matching *m)
{
    size_t columns = m->sheet->column_count;
    m->scores = ARENA_NEW(a, int, m->count * columns + 1);
    for (size_t i = 0; i < m->count; i++)
        for (size_t c = 0; c < columns; c++)
            if (!m->heads[c] || !holds_people(m->rows[i]->holds))
                m->scores[i * columns + c] = score_column(m->rows[i], m->sheet, c, m->known);
}

/* The best pair of what is left, one after the other. */
static void match_likely(struct matching *m, enum need need)
{
    for (;;) {
        int best = LIKELY - 1;
        size_t row = 0, column = 0;
        for (size_t i = 0; i < m->count; i++) {
            if (m->matches[i].column >= 0 || m->rows[i]->need != need) continue;
            for (size_t c = 0; c < m->sheet->column_count; c++) {
                int score = m->scores[i * m->sheet->column_count + c];
                if (m->taken[c] || score <= best) continue;
                best = score;
                row = i;
                column = c;
            }
        }
        if (best < LIKELY) return;
        take(m, row, column, COLUMNS_PROPOSED, best);
    }
}

/* People may be listed by name alone: then the name is what tells them apart. */
static void match_needed_again(struct matching *m, const bool *fixed)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->rows[i]->need == OPTIONAL || m->matches[i].column >= 0) continue;
        for (size_t k = 0; k < m->count && m->matches[i].column < 0; k++) {
            ptrdiff_t at = m->matches[k].column;
            if (at < 0 || m->rows[k]->need == NEEDED || (fixed && fixed[at])) continue;
            if (m->scores[i * m->sheet->column_count + (size_t)at] < NEAR_NAME) continue;
            m->matches[k].column = -1;
            m->matches[k].score = 0;
            take(m, i, (size_t)at, COLUMNS_PROPOSED, NEAR_NAME);
        }
    }
}

void columns_match(struct arena *a, const char *kind, const struct sheet *sheet, const bool *taken,
                   const struct columns_known *known, struct columns_match **matches, size_t *count)
{
    static const struct columns_known nothing = { NULL, NULL, NULL };
    struct matching m = { .sheet = sheet, .known = known ? known : &nothing };
    m.rows = ARENA_NEW(a, const struct words *, WF_COUNT(words));
    m.matches = ARENA_NEW(a, struct columns_match, WF_COUNT(words));
    m.taken = ARENA_NEW(a, bool, sheet->column_count + 1);
    m.heads = ARENA_NEW(a, bool, sheet->column_count + 1);
    for (size_t c = 0; taken && c < sheet->column_count; c++) m.taken[c] = taken[c];
    for (size_t i = 0; i < WF_COUNT(words); i++) {
        if (strcmp(words[i].kind, kind) != 0) continue;
        m.rows[m.count] = &words[i];
        m.matches[m.count++] = (struct columns_match){
            .name = words[i].name, .needed = words[i].need == NEEDED,
            .column = -1, .numbers = -1, .second = -1, .how = COLUMNS_PROPOSED,
        };
    }
    match_names(&m);
    match_full_name(&m);
    score_all(a, &m);
    match_likely(&m, NEEDED);
    match_likely(&m, OPTIONAL);
    match_needed_again(&m, taken);
    *matches = m.matches;
    *count = m.count;
}

/* Needed columns weigh 60, the part of the sheet that is accounted for 40; 0: one is missing. */
static int score_kind(struct arena *a, const char *kind, const struct sheet *sheet, const struct columns_known *known)
{
    struct columns_match *matches;
    size_t count, needed = 0, found = 0, sum = 0;
    columns_match(a, kind, sheet, NULL, known, &matches, &count);
    for (size_t i = 0; i < count; i++) {
        found += matches[i].column >= 0;
        found += matches[i].second >= 0;
        if (!matches[i].needed) continue;
        if (matches[i].column < 0) return 0;
        needed++;
        sum += (size_t)matches[i].score;
    }
    return (int)(60 * sum / (100 * needed) + 40 * found / sheet->column_count);
}

const char *columns_kind(struct arena *a, const struct sheet *sheet, const struct columns_known *known, int *score)
{
    const char *best = NULL;
    *score = 0;
    for (size_t i = 0; i < WF_COUNT(words) && sheet->column_count; i++) {
        if (i && strcmp(words[i].kind, words[i - 1].kind) == 0) continue;
        int own = score_kind(a, words[i].kind, sheet, known);
        if (own <= *score) continue;
        *score = own;
        best = words[i].kind;
    }
    return best;
}

/* ---- proposals ----------------------------------------------------------------------------- */

sv columns_line(struct arena *a, const struct sheet *sheet, const struct columns_match *match)
{
    struct buffer b = { .a = a };
    if (match->column < 0) return (sv){ "", 0 };
    buffer_printf(&b, "<column name=\"%s\" from=\"", match->name);
    buffer_attribute(&b, sheet->names[match->column]);
    if (match->second >= 0) {
        buffer_cstr(&b, " + ");
        buffer_attribute(&b, sheet->names[match->second]);
    }
    buffer_cstr(&b, "\"/>");
    return buffer_sv(&b);
}
