#include "0_base/problem.h"

#include <stdlib.h>

/* No more than this of one kind is printed; all stand in problems.csv. Errors and warnings are of
 * one kind when code and file are the same, notes when the code is: a study of many files would
 * drown its warnings in them. */
enum { SHOWN_OF_ONE_KIND = 20, NOTES_OF_ONE_KIND = 3 };

static const char *const severity_names[] = {
    [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"
};

struct problems problem_list(struct arena *a, enum language language)
{
    return (struct problems){ .a = a,
                              .language = language,
                              .rows = table_new(table_problems()),
                              .rejected = table_new(table_rejected()) };
}

static enum severity severity_of(sv name)
{
    for (size_t i = 0; i < WF_COUNT(severity_names); i++)
        if (sv_is(name, severity_names[i])) return (enum severity)i;
    WF_BUG("severity in a problem row");
}

static void count(struct problems *p, enum severity severity)
{
    p->error_count += severity == SEVERITY_ERROR;
    p->warning_count += severity == SEVERITY_WARNING;
}

static struct maybe_integer position(size_t n) { return n ? SOME_INTEGER((int64_t)n) : NO_INTEGER; }

static void add(struct problems *p, struct place place, enum message message, sv text, sv hint)
{
    const struct message_row *row = text_message(message);
    *problems_add(p->a, &p->rows) = (struct problems_row){
        .severity = sv_from_cstr(severity_names[row->severity]),
        .code = sv_from_cstr(row->code),
        .file = arena_copy(p->a, place.file),
        .line = position(place.line),
        .column = position(place.column),
        .message = text,
        .hint = hint,
    };
    count(p, row->severity);
}

void problem_add(struct problems *p, struct place place, enum message message, struct args args)
{
    add(p, place, message, text_message_fill(p->a, message, p->language, args),
        text_hint_fill(p->a, message, p->language, args));
}

void problem_tell(const struct problems *p, struct place place, enum message message, struct args args,
                  FILE *to)
{
    const struct message_row *row = text_message(message);
    struct arena scratch = { 0 };
    const struct err_line line = {
        .place = place,
        .severity = row->severity,
        .code = sv_from_cstr(row->code),
        .text = text_message_fill(&scratch, message, p->language, args),
        .hint = text_hint_fill(&scratch, message, p->language, args),
    };
    err_print_line(&line, p->language, to);
    arena_free(&scratch);
}

void problem_add_err(struct problems *p, const struct err *err)
{
    WF_ASSERT(err->status != STATUS_OK);
    struct place place = { sv_from_cstr(err->file), err->line, err->column };
    add(p, place, err->message, err_text(p->a, err, p->language), err_hint(p->a, err, p->language));
}

void problem_reject(struct problems *p, sv file, size_t line, enum message reason, sv row)
{
    *rejected_add(p->a, &p->rejected) = (struct rejected_row){
        .file = arena_copy(p->a, file),
        .line = (int64_t)line,
        .reason = sv_from_cstr(text_message(reason)->code),
        .row = arena_copy(p->a, row),
    };
}

/* Copied, since what a worker left is mapped only for a while. */
void problem_merge(struct problems *p, const struct table *rows, const struct table *rejected)
{
    for (size_t i = 0; i < rows->count; i++) {
        struct problems_row row = *problems_at(rows, i);
        row.severity = arena_copy(p->a, row.severity);
        row.code = arena_copy(p->a, row.code);
        row.file = arena_copy(p->a, row.file);
        row.message = arena_copy(p->a, row.message);
        row.hint = arena_copy(p->a, row.hint);
        *problems_add(p->a, &p->rows) = row;
        count(p, severity_of(row.severity));
    }
    for (size_t i = 0; i < rejected->count; i++) {
        struct rejected_row row = *rejected_at(rejected, i);
        row.file = arena_copy(p->a, row.file);
        row.reason = arena_copy(p->a, row.reason);
        row.row = arena_copy(p->a, row.row);
        *rejected_add(p->a, &p->rejected) = row;
    }
}

/* One row among those of the same code and file, in the order in which they were found. */
struct ranked {
    sv code, file; /* file: "" for a note */
    size_t row, rank, total, limit;
    size_t previous; /* the row of the same kind before this one, when rank > 0 */
};

static int by_kind(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int c = sv_cmp(a->code, b->code);
    if (c == 0) c = sv_cmp(a->file, b->file);
    return c ? c : (a->row > b->row) - (a->row < b->row);
}

static int by_row(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    return (a->row > b->row) - (a->row < b->row);
}

static bool same_kind(const struct ranked *x, const struct ranked *y)
{
    return sv_eq(x->code, y->code) && sv_eq(x->file, y->file);
}

/* Rank (from 0) and total of every row among its kind, in row order. */
static struct ranked *rank_rows(struct arena *a, const struct problems *p)
{
    size_t n = p->rows.count;
    struct ranked *all = ARENA_NEW(a, struct ranked, n);
    for (size_t i = 0; i < n; i++) {
        const struct problems_row *row = problems_at(&p->rows, i);
        bool note = severity_of(row->severity) == SEVERITY_NOTE;
        all[i] = (struct ranked){ .code = row->code,
                                  .file = note ? SV("") : row->file,
                                  .row = i,
                                  .limit = note ? NOTES_OF_ONE_KIND : SHOWN_OF_ONE_KIND };
    }
    if (n) qsort(all, n, sizeof *all, by_kind);
    for (size_t begin = 0, end; begin < n; begin = end) {
        for (end = begin; end < n && same_kind(&all[end], &all[begin]); end++) {
            all[end].rank = end - begin;
            all[end].previous = end > begin ? all[end - 1].row : 0;
        }
        for (size_t i = begin; i < end; i++) all[i].total = end - begin;
    }
    if (n) qsort(all, n, sizeof *all, by_row);
    return all;
}

static void print_row(const struct problems *p, size_t i, FILE *to)
{
    const struct problems_row *row = problems_at(&p->rows, i);
    struct err_line line = {
        .place = { row->file, row->line.has ? (size_t)row->line.value : 0,
                   row->column.has ? (size_t)row->column.value : 0 },
        .severity = severity_of(row->severity),
        .code = row->code,
        .text = row->message,
        .hint = row->hint,
    };
    err_print_line(&line, p->language, to);
}

static void print_more(struct arena *a, const struct problems *p, const struct ranked *first,
                       size_t more, FILE *to)
{
    const struct message_row *row = text_message(MESSAGE_PROBLEM_MORE);
    struct args args = ARGS(ARG_INT(more));
    struct err_line line = {
        .place = { first->file, 0, 0 },
        .severity = row->severity,
        .code = first->code,
        .text = text_message_fill(a, MESSAGE_PROBLEM_MORE, p->language, args),
        .hint = { "", 0 },
    };
    err_print_line(&line, p->language, to);
}

/* Rows before `from` were dealt with by an earlier call, and count towards the limit; the line with
 * how many more stands where the first of this call is left out. */
size_t problem_print(const struct problems *p, size_t from, FILE *to)
{
    struct arena scratch = { 0 };
    const struct ranked *ranked = rank_rows(&scratch, p);
    for (size_t i = from; i < p->rows.count; i++) {
        const struct ranked *r = &ranked[i];
        if (r->rank < r->limit)
            print_row(p, i, to);
        else if (r->rank == r->limit || r->previous < from)
            print_more(&scratch, p, r, r->total - r->rank, to);
    }
    arena_free(&scratch);
    return p->rows.count;
}

enum status problem_status(const struct problems *p, bool strict)
{
    const char *input = text_message(MESSAGE_FILE_MISSING)->code;
    size_t missing = 0;
    for (size_t i = 0; i < p->rows.count; i++) missing += sv_is(problems_at(&p->rows, i)->code, input);
    if (p->error_count && missing == p->error_count) return STATUS_INPUT;
    return p->error_count || (strict && p->warning_count) ? STATUS_DATA : STATUS_OK;
}
