#include "0_base/err.h"

#include <inttypes.h>
#include <stdlib.h>

/* The longest beginning of `s` that fits in `room` bytes and does not cut a code point. */
static size_t fitting(sv s, size_t room)
{
    if (s.n <= room) return s.n;
    while (room && sv_inner_byte(s.p[room])) room--;
    return room;
}

/* Copies with an ellipsis where it is cut. */
static void keep(char *to, size_t size, sv s)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    bool whole = s.n < size;
    size_t n = whole ? s.n : fitting(s, size - sizeof ellipsis);
    if (n) memcpy(to, s.p, n);
    memcpy(to + n, whole ? "" : ellipsis, whole ? 1 : sizeof ellipsis);
}

bool err_place(struct err *err, struct place place)
{
    keep(err->file, sizeof err->file, place.file);
    err->line = place.line;
    err->column = place.column;
    return false;
}

bool err_at(struct err *err, struct place place, enum message message, struct args args)
{
    *err = (struct err){ .status = text_message(message)->status, .message = message };
    WF_ASSERT(err->status != STATUS_OK);
    err_place(err, place);
    for (size_t i = 0; i < WF_COUNT(err->args); i++) {
        const struct arg *arg = &args.v[i];
        if (arg->kind == ARG_KIND_INT)
            snprintf(err->args[i], sizeof err->args[i], "%" PRId64, arg->number);
        else if (arg->kind == ARG_KIND_REASON)
            err->reasons[i] = (int)arg->number;
        else if (arg->kind == ARG_KIND_TEXT)
            keep(err->args[i], sizeof err->args[i], arg->text);
    }
    return false;
}

bool err_set(struct err *err, enum message message, struct args args)
{
    return err_at(err, (struct place){ { "", 0 }, 0, 0 }, message, args);
}

static struct args args_of(const struct err *err)
{
    struct args args = NO_ARGS;
    for (size_t i = 0; i < ARGS_MAX; i++)
        args.v[i] = err->reasons[i] ? ARG_REASON(err->reasons[i]) : ARG_CSTR(err->args[i]);
    return args;
}

sv err_text(struct arena *a, const struct err *err, enum language language)
{
    return text_message_fill(a, err->message, language, args_of(err));
}

sv err_hint(struct arena *a, const struct err *err, enum language language)
{
    return text_hint_fill(a, err->message, language, args_of(err));
}

/* How many bytes at `at` are a character that a terminal would act upon instead of show: the
 * controls U+0000 to U+001F and U+007F to U+009F, the line separators U+2028 and U+2029, and
 * what turns the direction of writing (U+202A to U+202E, U+2066 to U+2069). 0: fit to show. */
static size_t control_bytes(sv s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    size_t left = s.n - at;
    if (p[0] < 0x20 || p[0] == 0x7F) return 1;
    if (left >= 2 && p[0] == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0) return 2;
    if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0xA8 && p[2] <= 0xAE) return 3;
    if (left >= 3 && p[0] == 0xE2 && p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9) return 3;
    return 0;
}

static void print_shown(sv s, FILE *to)
{
    for (size_t at = 0; at < s.n;) {
        size_t skip = control_bytes(s, at);
        if (skip) {
            fputc('?', to);
            at += skip;
        } else {
            fputc((unsigned char)s.p[at++], to);
        }
    }
}

sv err_shown(struct arena *a, sv text)
{
    char *to = ARENA_NEW(a, char, text.n + 1);
    size_t n = 0;
    for (size_t at = 0; at < text.n;) {
        size_t skip = control_bytes(text, at);
        to[n++] = skip ? '?' : text.p[at];
        at += skip ? skip : 1;
    }
    return (sv){ to, n };
}

void err_print_line(const struct err_line *line, enum language language, FILE *to)
{
    if (line->place.file.n) {
        print_shown(line->place.file, to);
        if (line->place.line) fprintf(to, ":%zu", line->place.line);
        if (line->place.line && line->place.column) fprintf(to, ":%zu", line->place.column);
        fputs(": ", to);
    }
    fprintf(to, "%s: ", text_severity(line->severity, language));
    print_shown(line->text, to);
    fprintf(to, " [%.*s]\n", SV_ARG(line->code));
    if (line->hint.n == 0) return;
    fprintf(to, "%s: ", text_label(LABEL_HINT, language));
    print_shown(line->hint, to);
    fputc('\n', to);
}

void err_print(const struct err *err, enum language language, FILE *to)
{
    struct arena scratch = { 0 };
    const struct message_row *row = text_message(err->message);
    struct err_line line = {
        .place = { sv_from_cstr(err->file), err->line, err->column },
        .severity = row->severity,
        .code = sv_from_cstr(row->code),
        .text = err_text(&scratch, err, language),
        .hint = err_hint(&scratch, err, language),
    };
    err_print_line(&line, language, to);
    arena_free(&scratch);
}

void bug_at(const char *file, int line, const char *what)
{
    fprintf(stderr, "fout in het programma zelf / internal error at %s:%d: %s\n", file, line, what);
    fflush(stderr);
    exit(STATUS_BUG);
}
