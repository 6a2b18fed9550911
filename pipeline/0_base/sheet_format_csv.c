/* sheet_format_csv : cells parted by ; , TAB or |, in the dialects of spreadsheets and registers. */
#include "0_base/csv_box.h"
#include "0_base/sheet_format.h"

enum {
    SAMPLE_LINES = 24, /* that the delimiter is told by */
    MANY = 2           /* delimiters in a line: a title or a name with a comma has fewer */
};

static const char candidates[] = { ';', ',', '\t', '|' };

static int probe(sv bytes) { return sv_starts(bytes, SV("PK\x03\x04")) ? 0 : 1; }

/* ---- delimiter --------------------------------------------------------------------------- */

/* Excel's own first line, "sep=;": cut off the text, and what it says. */
static bool cut_separator_line(sv *text, char *delimiter)
{
    sv rest = *text;
    if (rest.n < 5 || !(sv_starts(rest, SV("sep=")) || sv_starts(rest, SV("SEP=")))) return false;
    char named = rest.p[4];
    rest = sv_from(rest, 5);
    if (rest.n && rest.p[0] != '\r' && rest.p[0] != '\n') return false;
    if (named == '\r' || named == '\n' || named == '"') return false;
    rest = sv_from(rest, sv_starts(rest, SV("\r\n")) ? 2 : rest.n ? 1 : 0);
    *delimiter = named;
    *text = rest;
    return true;
}

/* Cuts off the next line that is not blank, up to a line end outside quotes. */
static sv cut_line(sv *text)
{
    while (text->n && sv_blank_byte(text->p[0]) && text->p[0] != '\t') *text = sv_from(*text, 1);
    bool quoted = false;
    size_t end = 0;
    for (; end < text->n; end++) {
        if (text->p[end] == '"') quoted = !quoted;
        if (!quoted && (text->p[end] == '\n' || text->p[end] == '\r')) break;
    }
    sv line = sv_slice(*text, 0, end);
    *text = sv_from(*text, end);
    return line;
}

struct counts {
    size_t n[WF_COUNT(candidates)];
};

static struct counts count_line(sv line)
{
    struct counts counts = { { 0 } };
    bool quoted = false;
    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] == '"') quoted = !quoted;
        for (size_t k = 0; !quoted && k < WF_COUNT(candidates); k++) counts.n[k] += line.p[i] == candidates[k];
    }
    return counts;
}

/* How many lines of [1, count) have the count that most of them have, and that count. */
static size_t agreement(const struct counts *lines, size_t count, size_t k, size_t *common)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++) {
        size_t same = 0;
        for (size_t j = 1; j < count; j++) same += lines[j].n[k] == lines[i].n[k];
        if (same <= best) continue;
        best = same;
        *common = lines[i].n[k];
    }
    return best;
}

/* The most frequent in the header. When the other lines have more of another, and alike, then the
 * first line is a title. '\0': none; then the file has one column. */
static char detect_delimiter(sv text)
{
    struct counts lines[SAMPLE_LINES];
    size_t count = 0, best = 0, other = WF_COUNT(candidates), others = 0;
    for (sv line; count < SAMPLE_LINES && (line = cut_line(&text)).n;) lines[count++] = count_line(line);
    if (!count) return '\0';
    for (size_t k = 1; k < WF_COUNT(candidates); k++)
        if (lines[0].n[k] > lines[0].n[best]) best = k;
    for (size_t k = 0; k < WF_COUNT(candidates); k++) {
        size_t common = 0, same = agreement(lines, count, k, &common);
        if (common < MANY || common <= lines[0].n[best] || 2 * same <= count - 1 || same <= others) continue;
        other = k;
        others = same;
    }
    if (other < WF_COUNT(candidates)) return candidates[other];
    return lines[0].n[best] ? candidates[best] : '\0';
}

/* ---- rows -------------------------------------------------------------------------------- */

/* The number of cells up to and with the last that is not empty; cleans the cells. */
static size_t clean_cells(struct arena *a, struct csv_box_row *row)
{
    size_t kept = row->cell_count < CSV_BOX_CELLS ? row->cell_count : CSV_BOX_CELLS, filled = 0;
    for (size_t i = 0; i < kept; i++) {
        row->cells[i] = utf8_normalise(a, grid_trim(row->cells[i]));
        if (row->cells[i].n) filled = i + 1;
    }
    return filled;
}

static bool read(struct arena *a, const struct sheet_source *source, struct grid *grid, struct err *err)
{
    const struct sheet_options *options = source->options;
    sv text, file = source->file;
    grid->file = file;
    if (!utf8_from_bytes(a, file, source->bytes, options->encoding, &grid->encoding, &text, err)) return false;
    if (options->encoding == ENCODING_DETECT && grid->encoding == ENCODING_WINDOWS1252)
        problem_add(source->problems, (struct place){ file, 0, 0 }, MESSAGE_UTF8_ASSUMED,
                    ARGS(ARG_CSTR(utf8_encoding_name(grid->encoding))));
    if (options->name.n)
        problem_add(source->problems, (struct place){ file, 0, 0 }, MESSAGE_SHEET_PLAIN, ARGS(ARG_SV(options->name)));
    bool said = cut_separator_line(&text, &grid->delimiter);
    if (!said) grid->delimiter = detect_delimiter(text);
    if (options->delimiter) grid->delimiter = options->delimiter;

    struct arena scratch = { 0 };
    struct csv_box_options csv = { grid->delimiter, said ? 2 : 1, GRID_CELL_BYTES };
    struct csv_box *box = csv_box_open(&scratch, file, text, &csv);
    struct csv_box_row row;
    enum step step;
    while ((step = csv_box_next(a, box, &row, err)) == STEP_ITEM) {
        size_t filled = clean_cells(a, &row);
        if (!filled) continue;
        *ARENA_PUSH(a, grid->rows, grid->row_count, grid->row_capacity) =
            (struct grid_row){ row.line, row.source, row.cells, NULL, row.cell_count, filled };
    }
    arena_free(&scratch);
    return step == STEP_END;
}

const struct sheet_format sheet_format_csv = {
    .name = "csv",
    .extension = ".csv",
    .help = { "cellen met ; , tab of | ertussen, in UTF-8, UTF-16 of Windows-1252",
              "cells with ; , tab or | between them, in UTF-8, UTF-16 or Windows-1252" },
    .keeps = { "alles", "everything" },
    .drops = { "niets", "nothing" },
    .probe = probe,
    .read = read,
};
