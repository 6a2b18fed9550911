/* One format of tables (WF_TARGET), and what becomes of it as a sheet. */
#include "fuzz.h"

#include "0_base/sheet_format.h"

#define PASTE(x, y) x##y
#define FORMAT(name) PASTE(sheet_format_, name)

static void check_grid(const struct grid *grid)
{
    size_t cells = 0, line = 0;
    for (size_t i = 0; i < grid->row_count; i++) {
        const struct grid_row *row = &grid->rows[i];
        must(row->line > line);
        line = row->line;
        must(row->filled > 0 && row->filled <= row->cell_count);
        cells += row->filled < GRID_COLUMNS ? row->filled : GRID_COLUMNS;
        for (size_t c = 0; c < row->filled && c < GRID_COLUMNS; c++) {
            must_be_text(row->cells[c]);
            must(row->cells[c].n <= GRID_CELL_BYTES);
            must(!row->kinds || row->kinds[c] <= CELL_FLAG);
        }
    }
    must(cells <= GRID_CELLS);
    for (size_t i = 0; i < grid->merge_count; i++) {
        const struct grid_merge *m = &grid->merges[i];
        must(m->first_row > 0 && m->first_row <= m->last_row && m->first_column > 0 && m->first_column <= m->last_column);
    }
}

static bool read(struct arena *a, sv bytes, struct problems *problems, struct sheet *sheet)
{
    struct sheet_options options = { 0 };
    struct err err = { 0 };
    *problems = problem_list(a, LANGUAGE_NL);
    bool ok = sheet_read(a, SV("f"), bytes, &options, problems, sheet, &err);
    must_be_honest(ok, &err);
    must_be_problems(problems);
    return ok;
}

static void check_sheet(struct arena *a, const struct sheet *sheet, const struct sheet *again)
{
    size_t line = sheet->header_line;
    must(sheet->column_count > 0 && sheet->row_count == again->row_count);
    for (size_t c = 0; c < sheet->column_count; c++) {
        must(sheet->names[c].n && sheet->numbers[c] > 0);
        must_be_text(sheet->names[c]);
        must(sheet_column(sheet, sheet->names[c]) >= 0);
    }
    for (size_t r = 0; r < sheet->row_count; r++) {
        must(sheet->rows[r].line > line);
        line = sheet->rows[r].line;
        must_be_text(sheet->rows[r].source);
        for (size_t c = 0; c < sheet->column_count; c++) {
            must_be_normal(a, sheet->rows[r].cells[c]);
            must(sv_eq(sheet->rows[r].cells[c], again->rows[r].cells[c]));
        }
    }
}

void fuzz_one(struct arena *a, sv bytes)
{
    struct sheet_options options = { 0 };
    struct problems problems = problem_list(a, LANGUAGE_NL), again_problems;
    struct sheet sheet, again;
    struct err err = { 0 };
    bytes = fuzz_archive(a, bytes);
    int score = FORMAT(WF_TARGET).probe(bytes);
    must(score >= 0 && score <= 2);
    struct grid grid = { .file = SV("f") };
    const struct sheet_source source = { SV("f"), bytes, &options, &problems };
    bool ok = FORMAT(WF_TARGET).read(a, &source, &grid, &err);
    must_be_honest(ok, &err);
    must_be_problems(&problems);
    if (ok) check_grid(&grid);
    ok = read(a, bytes, &problems, &sheet);
    must(read(a, bytes, &again_problems, &again) == ok);
    must(again_problems.rows.count == problems.rows.count);
    if (!ok) return;
    must(sheet.row_count + problems.rejected.count == sheet.source_row_count);
    check_sheet(a, &sheet, &again);
}
