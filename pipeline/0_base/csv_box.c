#include "0_base/csv_box.h"

#include "0_base/utf8.h"

#include <csv.h>

/* The text is handed over in pieces that end with a delimiter or a line end, so that a field or
 * row that the library reports ends where the piece ends: it does not say where by itself. */
enum { PIECE_BYTES = 64 * 1024 };

struct csv_box {
    struct arena *a;
    struct csv_parser parser;
    sv file, text;
    struct csv_box_options options;

    size_t at, line;              /* of the next byte to hand over              */
    size_t row_begin, row_line;   /* of the row that is being read              */
    size_t cell_begin, cell_line; /* of the field that is being read            */
    size_t cell_end;              /* where the piece ends, its last byte left out */
    bool begun, ended;            /* the row has bytes that are not blank; no rows are left */

    struct arena *row_arena;
    bool row_done, cell_done, too_long;
    sv *cells; /* of the row that is being read */
    size_t cell_count, kept_count, cell_capacity;
};

/* The buffer of one field has its full size from the start, so asking for more is an answer: the
 * field is too long. */
static void *refuse(void *block, size_t size)
{
    (void)block;
    (void)size;
    return NULL;
}

struct csv_box *csv_box_open(struct arena *a, sv file, sv text, const struct csv_box_options *options)
{
    struct csv_box *box = ARENA_NEW(a, struct csv_box, 1);
    *box = (struct csv_box){ .a = a,
                             .file = file,
                             .text = text,
                             .options = *options,
                             .line = options->first_line,
                             .row_line = options->first_line,
                             .cell_line = options->first_line };
    struct csv_parser *parser = &box->parser;
    if (csv_init(parser, CSV_STRICT | CSV_STRICT_FINI) != 0) WF_BUG("csv_init");
    csv_set_delim(parser, (unsigned char)options->delimiter);
    csv_set_realloc_func(parser, refuse);
    /* The closing quote is put in the buffer too, and one byte must be free for the next. It is
     * ours, so csv_free() is not called. */
    size_t limit = options->field_limit_bytes < text.n ? options->field_limit_bytes : text.n;
    parser->entry_size = limit + 2;
    parser->entry_buf = ARENA_NEW(a, unsigned char, parser->entry_size);
    return box;
}

/* The field as a view of the text, when it stands there as it is, else a copy. */
static sv view_or_copy(const struct csv_box *box, sv cell)
{
    sv raw = sv_trim(sv_slice(box->text, box->cell_begin, box->cell_end));
    if (raw.n == cell.n + 2 && raw.p[0] == '"') raw = sv_slice(raw, 1, raw.n - 1);
    return sv_eq(raw, cell) ? raw : arena_copy(box->row_arena, cell);
}

static void take_cell(void *bytes, size_t n, void *data)
{
    struct csv_box *box = data;
    box->cell_done = true;
    box->cell_count++;
    if (n > box->options.field_limit_bytes) box->too_long = true;
    if (box->too_long || box->kept_count == CSV_BOX_CELLS) return;
    sv cell = n ? view_or_copy(box, (sv){ bytes, n }) : SV("");
    *ARENA_PUSH(box->a, box->cells, box->kept_count, box->cell_capacity) = cell;
}

static void take_row(int terminator, void *data)
{
    (void)terminator;
    ((struct csv_box *)data)->row_done = true;
}

static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/* The bytes up to and with the next delimiter or line end; CR LF stays together. */
static sv next_piece(const struct csv_box *box)
{
    sv rest = sv_from(box->text, box->at);
    size_t limit = rest.n < PIECE_BYTES ? rest.n : PIECE_BYTES, n = 0;
    while (n < limit && !is_line_end(rest.p[n]) && rest.p[n] != box->options.delimiter) n++;
    if (n == limit) return sv_slice(rest, 0, n);
    bool pair = rest.p[n] == '\r' && n + 1 < rest.n && rest.p[n + 1] == '\n';
    return sv_slice(rest, 0, n + (pair ? 2 : 1));
}

static bool ends_line(sv piece) { return piece.n && is_line_end(piece.p[piece.n - 1]); }

/* How many bytes of a line end stand at the end of the piece. */
static size_t line_end_bytes(sv piece)
{
    if (sv_ends(piece, SV("\r\n"))) return 2;
    return ends_line(piece) ? 1 : 0;
}

/* The place of a byte on line `line`. */
static struct place place_on_line(const struct csv_box *box, size_t line, size_t at)
{
    size_t begin = at;
    while (begin > 0 && !is_line_end(box->text.p[begin - 1])) begin--;
    return (struct place){ box->file, line, utf8_count(sv_slice(box->text, begin, at)) + 1 };
}

/* Where the field that is being read begins, blanks before it left out. */
static size_t field_begin(const struct csv_box *box)
{
    size_t at = box->cell_begin;
    while (at < box->text.n && (box->text.p[at] == ' ' || box->text.p[at] == '\t')) at++;
    return at;
}

/* `at`: the byte that the library stopped at. A wrong quote inside a quoted field most often
 * means that the field was opened by mistake, or not closed: there the user must look. */
static enum step fail(const struct csv_box *box, size_t at, bool too_long, struct err *err)
{
    size_t begin = field_begin(box);
    bool quoted = begin < box->text.n && box->text.p[begin] == '"';
    struct place place = place_on_line(box, box->cell_line, quoted || too_long ? begin : at);
    if (too_long)
        err_at(err, place, MESSAGE_SHEET_FIELD_LONG, ARGS(ARG_INT(box->options.field_limit_bytes)));
    else
        err_at(err, place, MESSAGE_SHEET_QUOTE, NO_ARGS);
    return STEP_FAIL;
}

static enum step give_row(struct arena *a, struct csv_box *box, size_t end, struct csv_box_row *row)
{
    *row = (struct csv_box_row){ .line = box->row_line,
                             .source = sv_slice(box->text, box->row_begin, end),
                             .cell_count = box->cell_count,
                             .cells = ARENA_NEW(a, sv, box->kept_count + 1) };
    if (box->kept_count) memcpy(row->cells, box->cells, box->kept_count * sizeof(sv));
    return STEP_ITEM;
}

static void begin_row(struct csv_box *box)
{
    box->row_begin = box->cell_begin = box->at;
    box->row_line = box->cell_line = box->line;
    box->begun = box->row_done = false;
    box->cell_count = box->kept_count = 0;
}

/* What is left when the text is at its end: a row without a line end, or an open quote. */
static enum step finish(struct arena *a, struct csv_box *box, struct csv_box_row *row, struct err *err)
{
    box->ended = true;
    box->cell_end = box->text.n;
    if (csv_fini(&box->parser, take_cell, take_row, box) != 0)
        return fail(box, box->text.n, false, err);
    if (box->too_long) return fail(box, box->text.n, true, err);
    return box->row_done ? give_row(a, box, box->text.n, row) : STEP_END;
}

enum step csv_box_next(struct arena *a, struct csv_box *box, struct csv_box_row *row, struct err *err)
{
    box->row_arena = a;
    if (box->ended) return STEP_END;
    if (box->row_done) begin_row(box);
    while (box->at < box->text.n) {
        sv piece = next_piece(box);
        box->cell_end = box->at + piece.n - 1;
        box->cell_done = false;
        if (sv_trim(piece).n) box->begun = true;
        size_t taken = csv_parse(&box->parser, piece.p, piece.n, take_cell, take_row, box);
        if (taken != piece.n || box->too_long) {
            bool too_long = box->too_long || csv_error(&box->parser) != CSV_EPARSE;
            return fail(box, box->at + taken, too_long, err);
        }
        box->at += piece.n;
        if (ends_line(piece)) box->line++;
        if (box->cell_done) {
            box->cell_begin = box->at;
            box->cell_line = box->line;
        }
        if (box->row_done) return give_row(a, box, box->at - line_end_bytes(piece), row);
        if (ends_line(piece) && !box->begun && box->cell_count == 0) begin_row(box); /* blank */
    }
    return finish(a, box, row, err);
}
