/* sheet_dump : prints a table as we read it, for programs that compare: a line for the header and
 * for each row, cells parted by U+001F, with N, D, T, F or S for their kind and the row's number. */
#include "0_base/file.h"
#include "0_base/sheet.h"

static void print_cell(sv cell)
{
    for (size_t i = 0; i < cell.n; i++) putchar(cell.p[i] == '\n' ? 0x1E : cell.p[i]);
}

int main(int argc, char **argv)
{
    static const char letters[] = "SNDTF"; /* as enum cell_kind */
    struct arena a = { 0 };
    struct problems problems = problem_list(&a, LANGUAGE_EN);
    struct err err = { 0 };
    struct sheet sheet;
    struct sheet_options options = { 0 };
    sv bytes, file = sv_from_cstr(argc > 1 ? argv[1] : "");
    if (argc > 2) options.name = sv_from_cstr(argv[2]);
    bool ok = file_read(&a, argv[1], file_name(file), FILE_LIMIT_BYTES, &bytes, &err) &&
              sheet_read(&a, file_name(file), bytes, &options, &problems, &sheet, &err);
    problem_print(&problems, 0, stderr);
    if (!ok) {
        err_print(&err, LANGUAGE_EN, stderr);
        return (int)err.status;
    }
    printf("%zu", sheet.header_line);
    for (size_t c = 0; c < sheet.column_count; c++) putchar(0x1F), putchar('S'), print_cell(sheet.names[c]);
    for (size_t i = 0; i < sheet.row_count; i++) {
        const struct sheet_row *row = &sheet.rows[i];
        printf("\n%zu", row->line);
        for (size_t c = 0; c < sheet.column_count; c++)
            putchar(0x1F), putchar(letters[row->kinds ? row->kinds[c] : 0]), print_cell(row->cells[c]);
    }
    putchar('\n');
    arena_free(&a);
    return 0;
}
