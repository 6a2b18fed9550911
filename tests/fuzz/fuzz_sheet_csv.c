/* Tables of users as CSV. */
#include "fuzz.h"

#include "0_base/sheet.h"

static bool read(struct arena *a, sv bytes, struct problems *problems, struct sheet *sheet)
{
    struct sheet_options options = { 0 };
    struct err err = { 0 };
    *problems = problem_list(a, LANGUAGE_NL);
    bool ok = sheet_read(a, SV("f"), bytes, &options, problems, sheet, &err);
    must_be_honest(ok, &err);
    return ok;
}

void fuzz_one(struct arena *a, sv bytes)
{
    struct problems problems, again_problems;
    struct sheet sheet, again;
    bool ok = read(a, bytes, &problems, &sheet);
    must_be_problems(&problems);
    must(read(a, bytes, &again_problems, &again) == ok);
    must(again_problems.rows.count == problems.rows.count);
    if (!ok) return;
    must(sheet.column_count > 0 && sheet.row_count == again.row_count);
    must(sheet.row_count + problems.rejected.count == sheet.source_row_count);
    size_t line = 0;
    for (size_t c = 0; c < sheet.column_count; c++) {
        must(sheet.names[c].n);
        must_be_text(sheet.names[c]);
        must(sheet_column(&sheet, sheet.names[c]) >= 0);
    }
    for (size_t r = 0; r < sheet.row_count; r++) {
        must(sheet.rows[r].line > line);
        line = sheet.rows[r].line;
        for (size_t c = 0; c < sheet.column_count; c++) {
            must_be_normal(a, sheet.rows[r].cells[c]);
            must(sv_eq(sheet.rows[r].cells[c], again.rows[r].cells[c]));
        }
    }
}
