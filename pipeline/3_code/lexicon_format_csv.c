#include "3_code/lexicon_format.h"

enum lexicon_column { THEME, TERM, KIND, LANGUAGE, NOTE, LEXICON_COLUMN_COUNT };

/* Each under its own name and its Dutch one. */
static const char *const column_names[LEXICON_COLUMN_COUNT][2] = {
    [THEME] = { "theme", "thema" },   [TERM] = { "term", "woord" },
    [KIND] = { "kind", "soort" },     [LANGUAGE] = { "language", "taal" },
    [NOTE] = { "note", "opmerking" },
};

static int probe(sv bytes)
{
    (void)bytes;
    return 1; /* any text can be a table; a wrong one lacks its columns */
}

/* Finds the columns; -1: not there. */
static bool find_columns(const struct sheet *sheet, ptrdiff_t columns[LEXICON_COLUMN_COUNT],
                         struct err *err)
{
    for (size_t i = 0; i < LEXICON_COLUMN_COUNT; i++) {
        columns[i] = sheet_column(sheet, sv_from_cstr(column_names[i][0]));
        if (columns[i] < 0) columns[i] = sheet_column(sheet, sv_from_cstr(column_names[i][1]));
        if (columns[i] < 0 && (i == THEME || i == TERM))
            return err_at(err, (struct place) { sheet->file, sheet->header_line, 0 }, MESSAGE_LEXICON_COLUMN,
                          ARGS(ARG_CSTR(column_names[i][0])));
    }
    return true;
}

static void note_unused(const struct sheet *sheet, const ptrdiff_t columns[LEXICON_COLUMN_COUNT],
                        struct problems *problems)
{
    for (size_t c = 0; c < sheet->column_count; c++) {
        bool used = false;
        for (size_t i = 0; i < LEXICON_COLUMN_COUNT; i++) used |= columns[i] == (ptrdiff_t)c;
        if (!used)
            problem_add(problems, sheet_name_place(sheet, c),
                        MESSAGE_LEXICON_COLUMN_UNUSED, ARGS(ARG_SV(sheet->names[c])));
    }
}

static sv cell_of(const struct sheet_row *row, ptrdiff_t column)
{
    return column < 0 ? SV("") : row->cells[column];
}

static bool read(struct arena *a, const struct lexicon_source *source, struct problems *problems,
                 struct lexicon *lexicon, struct err *err)
{
    struct sheet sheet = { 0 };
    if (!sheet_read(a, source->file, source->bytes, &source->sheet, problems, &sheet, err))
        return false;
    ptrdiff_t columns[LEXICON_COLUMN_COUNT];
    if (!find_columns(&sheet, columns, err)) return false;
    note_unused(&sheet, columns, problems);
    for (size_t i = 0; i < sheet.row_count; i++) {
        const struct sheet_row *row = &sheet.rows[i];
        size_t theme =
            lexicon_add_theme(a, lexicon, cell_of(row, columns[THEME]),
                              sheet_place(&sheet, row, (size_t)columns[THEME]), problems);
        if (theme == SIZE_MAX) {
            problem_reject(problems, sheet.file, row->line, MESSAGE_LEXICON_THEME_EMPTY,
                           row->source);
            continue;
        }
        struct lexicon_entry entry = {
            .text = cell_of(row, columns[TERM]),
            .kind = cell_of(row, columns[KIND]),
            .language = cell_of(row, columns[LANGUAGE]),
            .note = cell_of(row, columns[NOTE]),
            .place = sheet_place(&sheet, row, (size_t)columns[TERM]),
            .source = row->source,
        };
        lexicon_add_term(a, lexicon, theme, &entry, problems);
    }
    return true;
}

const struct lexicon_format lexicon_format_csv = {
    .name = "csv",
    .extension = ".csv",
    .help = { "tabel (CSV, xlsx of ods) met een rij per term: theme, term, kind, language, note",
              "table (CSV, xlsx or ods) with a row for each term: theme, term, kind, language, note" },
    .keeps = { "alles", "everything" },
    .drops = { "andere kolommen (gemeld)", "other columns (reported)" },
    .probe = probe,
    .read = read,
};
