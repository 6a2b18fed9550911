/* What a worker does with the files of a folder: reads each as what it looks like, and keeps what a
 * proposal needs of it. */
#include "2_ingest/survey_found.h"

#include "0_base/file.h"
#include "0_base/token.h"
#include "0_base/worker.h"
#include "2_ingest/ingest.h"
#include "2_ingest/language.h"
#include "2_ingest/reader.h"
#include "2_ingest/speakers.h"
#include "2_ingest/together.h"

#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "2_ingest/survey_tables.def"
#undef TABLE
#undef COLUMN

const struct survey_part_row survey_parts[SURVEY_PART_COUNT] = {
    [SURVEY_FILES] = { "files", table_found_files },
    [SURVEY_LABELS] = { "labels", table_found_labels },
    [SURVEY_COLUMNS] = { "columns", table_found_columns },
    [SURVEY_WORDS] = { "words", table_found_words },
};

enum { WORD_LETTERS = 4, TABLE_COLUMNS = 3, TABLE_LINES = 3, HEAD_BYTES = 4096 };

struct reading {
    struct arena *a;
    enum language language;
    struct table tables[SURVEY_PART_COUNT];
    struct keys words; /* to rows of SURVEY_WORDS */
    struct roster known; /* whom the tables name  */
    struct study nothing;
};

/* One file on its way. */
struct file {
    struct reading *r;
    struct arena *a; /* until it is done */
    struct problems ignored;
    struct found_files_row row;
    struct keys labels; /* to rows of SURVEY_LABELS, which begin at first_label */
    size_t first_label;
};

/* ---- tables -------------------------------------------------------------------------------- */

/* Text whose lines have the same number of tabs or semicolons: an export, whatever it is called. */
static bool tabular(sv text)
{
    static const char delimiters[] = { '\t', ';' };
    for (size_t d = 0; d < WF_COUNT(delimiters); d++) {
        sv rest = text, line;
        size_t lines = 0, columns = 0;
        bool same = true;
        while (same && sv_cut(&rest, '\n', &line)) {
            size_t n = 1;
            if (!sv_trim(line).n) continue;
            for (size_t i = 0; i < line.n; i++) n += line.p[i] == delimiters[d];
            if (!lines++) columns = n;
            same = n == columns;
        }
        if (same && lines >= TABLE_LINES && columns >= TABLE_COLUMNS) return true;
    }
    return false;
}

static void keep_column(struct file *f, const struct sheet *sheet, size_t column)
{
    struct buffer cells = { .a = f->r->a }, kinds = { .a = f->r->a };
    size_t count = sheet->row_count < SURVEY_ROWS_MAX ? sheet->row_count : SURVEY_ROWS_MAX;
    for (size_t i = 0; i < count; i++) {
        sv rest = sheet->rows[i].cells[column], line;
        bool first = true;
        while (sv_cut(&rest, '\n', &line)) {
            if (!first) buffer_cstr(&cells, " ");
            buffer_add(&cells, line);
            first = false;
        }
        buffer_cstr(&cells, "\n");
        char kind = (char)('0' + (sheet->rows[i].kinds ? sheet->rows[i].kinds[column] : CELL_TEXT));
        buffer_add(&kinds, (sv){ &kind, 1 });
    }
    *found_columns_add(f->r->a, &f->r->tables[SURVEY_COLUMNS]) = (struct found_columns_row){
        .file = f->row.file, .sheet = arena_copy(f->r->a, sheet->name), .position = (int64_t)column,
        .rows = (int64_t)sheet->row_count,
        .name = arena_copy(f->r->a, sheet->names[column]), .cells = buffer_sv(&cells), .kinds = buffer_sv(&kinds),
    };
}

/* Every filled sheet of a workbook; of the others than the first one that cannot be read is left out. */
static bool read_table(struct file *f, sv bytes, struct err *err)
{
    struct sheet sheet, other;
    struct sheet_options options = { .encoding = ENCODING_DETECT };
    f->row.kind = SV("table");
    f->row.format = SV("table");
    if (!sheet_read(f->a, f->row.file, bytes, &options, &f->ignored, &sheet, err)) return false;
    for (size_t c = 0; c < sheet.column_count; c++) keep_column(f, &sheet, c);
    for (size_t i = 0; i < sheet.other_count; i++) {
        struct err broken = { 0 };
        options.name = sheet.others[i];
        if (!sheet_read(f->a, f->row.file, bytes, &options, &f->ignored, &other, &broken)) continue;
        for (size_t c = 0; c < other.column_count; c++) keep_column(f, &other, c);
    }
    return true;
}

/* ---- words --------------------------------------------------------------------------------- */

static bool letters_only(sv word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!sv_high_byte(word.p[i]) && !sv_letter_byte(word.p[i]) && word.p[i] != '-') return false;
    return utf8_count(word) >= WORD_LETTERS;
}

/* `seen`: words of this talk. A capital at the start of a sentence says nothing. */
static void note_word(struct file *f, struct keys *seen, sv text, const struct token *token, bool opens)
{
    struct reading *r = f->r;
    sv word = sv_slice(text, token->begin, token->end), folded = token_fold(f->a, word);
    bool fresh;
    if (survey_word_dutch(folded) || survey_word_english(folded) || !letters_only(folded)) return;
    const size_t *known = keys_find(&r->words, folded);
    if (!known) {
        folded = arena_copy(r->a, folded);
        known = keys_put(r->a, &r->words, folded, r->tables[SURVEY_WORDS].count, &fresh);
        *found_words_add(r->a, &r->tables[SURVEY_WORDS]) = (struct found_words_row){ .word = folded };
    }
    struct found_words_row *row = found_words_at(&r->tables[SURVEY_WORDS], *known);
    bool capital = !sv_eq(word, folded);
    row->lower += !capital;
    row->inner += capital && !opens;
    keys_put(f->a, seen, row->word, 0, &fresh);
    row->documents += fresh;
}

static void note_words(struct file *f, struct keys *seen, sv text)
{
    struct language_count count = { 0 };
    struct token token;
    bool opens = true;
    language_add(&count, text);
    f->row.dutch += (int64_t)count.hits[LANGUAGE_LIST_NL];
    f->row.english += (int64_t)count.hits[LANGUAGE_LIST_EN];
    for (size_t at = 0; token_next(text, &at, &token);) {
        if (token.kind == TOKEN_WORD) note_word(f, seen, text, &token, opens);
        if (token.kind == TOKEN_PUNCTUATION) {
            char c = text.p[token.begin]; /* quotes and ellipses too may open a sentence */
            opens = c != ',' && c != ';' && c != '/' && c != ')';
        } else
            opens = false;
        if (token.end < text.n && text.p[token.end] == '\n') opens = true;
    }
}

/* ---- talks --------------------------------------------------------------------------------- */

static void note_turns(struct file *f, const struct transcript *t)
{
    struct table *labels = &f->r->tables[SURVEY_LABELS];
    struct keys seen = { 0 };
    for (size_t i = 0; i < t->count; i++) {
        const struct turn *turn = &t->items[i];
        bool fresh;
        size_t at = *keys_put(f->a, &f->labels, turn->label, labels->count, &fresh);
        if (fresh)
            *found_labels_add(f->r->a, labels) = (struct found_labels_row){
                .file = f->row.file, .position = (int64_t)(labels->count - f->first_label),
                .label = arena_copy(f->r->a, turn->label),
            };
        struct found_labels_row *row = found_labels_at(labels, at);
        bool joins = reader_goes_on(turn, i ? turn - 1 : NULL);
        row->turns += !joins;
        row->questions += token_count_questions(turn->text) > 0;
        f->row.turn_count += !joins;
        note_words(f, &seen, turn->text);
    }
}

/* A study.xml or lexicon of ours; else "". */
static sv own_kind(const struct transcript *t)
{
    if (sv_starts(t->space, SV("urn:weefsel:study:"))) return SV("study");
    if (sv_starts(t->space, SV("urn:weefsel:lexicon:"))) return SV("lexicon");
    return (sv){ "", 0 };
}

static bool read_part(struct file *f, struct transcript *t, struct speakers *speakers, const struct reader *reader,
                      struct err *err)
{
    if (!reader->read(f->a, t, &f->ignored, err)) return false;
    f->row.turns = reader_found_name(t->found);
    speakers->counted = reader_found_counts(f->row.turns);
    together_split(f->a, t, speakers, &f->ignored);
    note_turns(f, t);
    return true;
}

/* The documents of a project; those without a talk are left out, as long as one has it. */
static bool read_project(struct file *f, const struct transcript *whole, struct speakers *speakers,
                         const struct reader *reader, struct err *err)
{
    struct reader_parts parts = { 0 };
    bool any = false;
    if (!reader->parts(f->a, f->row.file, whole->bytes, &parts, &f->ignored, err)) return false;
    for (size_t i = 0; i < parts.count; i++) {
        struct transcript t = *whole;
        struct err none = { 0 };
        t.part = parts.items[i].key;
        bool read = read_part(f, &t, speakers, reader, &none);
        if (!read && !any && i + 1 == parts.count) *err = none;
        any = any || read;
    }
    if (any || err->status != STATUS_OK) return any;
    return err_at(err, (struct place){ f->row.file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
}

static bool read_talk(struct file *f, sv bytes, struct err *err)
{
    struct listed_row document = { .file = f->row.file };
    struct speakers speakers = { .a = f->a, .study = &f->r->nothing, .roster = &f->r->known, .document = &document };
    struct transcript t = { .file = f->row.file, .bytes = bytes, .knows = speakers_knows, .who = &speakers };
    const struct reader *reader;
    enum encoding used;
    f->row.kind = SV("talk");
    if (!reader_look(f->a, ENCODING_DETECT, &used, &t, err)) return false;
    sv own = own_kind(&t);
    if (own.n) f->row.kind = own;
    if (own.n) return true;
    if (file_fits(SV("*.txt"), f->row.file) && tabular(t.text)) return read_table(f, bytes, err);
    if (!reader_find(&t, &reader, err)) return false;
    f->row.format = sv_from_cstr(reader->name);
    if (reader->parts) return read_project(f, &t, &speakers, reader, err);
    return read_part(f, &t, &speakers, reader, err);
}

static void read_file(struct reading *r, sv name, sv bytes)
{
    struct arena a = { 0 };
    struct err err = { 0 };
    struct file f = { .r = r, .a = &a, .ignored = problem_list(&a, r->language), .row = { .file = name } };
    size_t before[SURVEY_PART_COUNT];
    for (size_t i = 0; i < SURVEY_PART_COUNT; i++) before[i] = r->tables[i].count;
    f.first_label = before[SURVEY_LABELS];
    if (!(survey_is_table(name) ? read_table(&f, bytes, &err) : read_talk(&f, bytes, &err))) {
        f.row.kind = SV("broken");
        f.row.message = err_text(r->a, &err, r->language);
        f.row.hint = err_hint(r->a, &err, r->language);
        for (size_t i = SURVEY_LABELS; i <= SURVEY_COLUMNS; i++) r->tables[i].count = before[i];
    }
    *found_files_add(r->a, &r->tables[SURVEY_FILES]) = f.row;
    arena_free(&a);
}

/* ---- the task ------------------------------------------------------------------------------ */

/* What a file that the system refuses is, is said of it as of one that is broken. */
static void refuse(struct reading *r, sv name, const struct err *err)
{
    *found_files_add(r->a, &r->tables[SURVEY_FILES]) = (struct found_files_row){
        .file = name, .kind = SV("broken"), .message = err_text(r->a, err, r->language),
        .hint = err_hint(r->a, err, r->language),
    };
}

/* None when the tables have not been read, or name nobody. */
static void read_known(struct reading *r, const struct store *store)
{
    struct table names;
    struct err none = { 0 };
    if (!store_read(r->a, store, SURVEY_KNOWN, table_names(), &names, &none)) names = table_new(table_names());
    r->known = roster_load(r->a, NULL, false, &names);
}

bool survey_work(struct arena *a, const struct store *store, enum language language, const struct stage_task *task,
                 const bool *skip, bool shut_in, struct err *err)
{
    struct reading r = { .a = a, .language = language };
    struct store_slot slots[SURVEY_PART_COUNT];
    sv *bytes = ARENA_NEW(a, sv, task->item_count);
    read_known(&r, store);
    for (size_t i = 0; i < task->item_count; i++) {
        struct err missing = { 0 };
        sv name = task->items[i].name;
        if (!i)
            for (size_t p = 0; p < SURVEY_PART_COUNT; p++) r.tables[p] = table_new(survey_parts[p].type());
        if (skip[i] || file_read(a, arena_cstr(a, task->items[i].path), name, FILE_LIMIT_BYTES, &bytes[i], &missing))
            continue;
        refuse(&r, name, &missing);
        bytes[i].p = NULL;
    }
    for (size_t i = 0; i < SURVEY_PART_COUNT; i++) {
        sv part = arena_format(a, "%.*s/%s", SV_ARG(task->name), survey_parts[i].name);
        if (!store_prepare(a, store, part.p, &slots[i], err)) return false;
    }
    if (shut_in && !worker_sandbox(SANDBOX_PARSER, err)) return false;
    for (size_t i = 0; i < task->item_count; i++) {
        if (skip[i]) continue;
        worker_begin(i);
        if (bytes[i].p) read_file(&r, task->items[i].name, bytes[i]);
    }
    for (size_t i = 0; i < SURVEY_PART_COUNT; i++)
        if (!store_fill(a, &slots[i], &r.tables[i], err)) return false;
    return true;
}
