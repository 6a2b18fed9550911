#include "0_base/opt.h"

#include "0_base/num.h"
#include "0_base/out.h"
#include "0_base/utf8.h"

#include <inttypes.h>

/* Where the explanation begins in the help. */
enum { HELP_COLUMN = 32, NAMES_MAX = 128 };

static const struct opt *find(const struct opt *table, size_t rows, sv name, char letter)
{
    for (size_t i = 0; i < rows; i++)
        if (letter ? table[i].letter == letter : sv_is(name, table[i].name)) return &table[i];
    return NULL;
}

static bool unknown(const struct opt *table, size_t rows, sv written, sv name, struct err *err)
{
    const char *names[NAMES_MAX];
    size_t count = rows < NAMES_MAX ? rows : NAMES_MAX;
    for (size_t i = 0; i < count; i++) names[i] = table[i].name;
    const char *near = sv_starts(written, SV("--")) ? text_nearest(name, names, count) : NULL;
    if (near) return err_set(err, MESSAGE_OPT_UNKNOWN_NEAR, ARGS(ARG_SV(written), ARG_CSTR(near)));
    return err_set(err, MESSAGE_OPT_UNKNOWN, ARGS(ARG_SV(written)));
}

/* An error about a number, as one about the call: "--jobs: error: 'x' is not a whole number". */
static bool about_option(const struct opt *o, struct err *err)
{
    char file[sizeof err->file];
    err->status = STATUS_USAGE;
    snprintf(file, sizeof file, "--%s", o->name);
    return err_place(err, (struct place){ .file = sv_from_cstr(file) });
}

static bool store_choice(struct arena *a, const struct opt *o, void *at, const char *text,
                         struct err *err)
{
    struct buffer all = { .a = a };
    for (int64_t i = 0; o->choices[i]; i++) {
        if (strcmp(o->choices[i], text) == 0) {
            memcpy(at, &i, sizeof i);
            return true;
        }
        buffer_printf(&all, "%s%s", i ? ", " : "", o->choices[i]);
    }
    return err_set(err, MESSAGE_OPT_CHOICE,
                   ARGS(ARG_CSTR(o->name), ARG_CSTR(text), ARG_SV(buffer_sv(&all))));
}

static bool store(struct arena *a, const struct opt *o, void *settings, const char *text,
                  struct err *err)
{
    unsigned char *at = (unsigned char *)settings + o->offset;
    sv value = sv_from_cstr(text);
    const bool yes = true;
    int64_t whole;
    double real;
    switch (o->kind) {
    case OPT_FLAG: memcpy(at, &yes, sizeof yes); return true;
    case OPT_TEXT: memcpy(at, &text, sizeof text); return true;
    case OPT_CHOICE: return store_choice(a, o, at, text, err);
    case OPT_INT:
        if (!num_i64(value, (int64_t)o->low, (int64_t)o->high, &whole, err))
            return about_option(o, err);
        memcpy(at, &whole, sizeof whole);
        return true;
    case OPT_REAL:
        if (!num_f64(value, o->low, o->high, &real, err)) return about_option(o, err);
        memcpy(at, &real, sizeof real);
        return true;
    }
    WF_BUG("option kind");
}

/* The value of option *i: behind its "=", or the next argument. A next argument that looks like
 * an option is none, or a forgotten value would become a file called "--strict". */
static bool value_of(const struct opt *o, const char *behind, const char **args, size_t count,
                     size_t *i, const char **text, struct err *err)
{
    *text = behind;
    if (o->kind == OPT_FLAG)
        return !behind || err_set(err, MESSAGE_OPT_NO_VALUE, ARGS(ARG_CSTR(o->name)));
    if (behind) return true;
    if (*i + 1 == count || sv_starts(sv_from_cstr(args[*i + 1]), SV("--")))
        return err_set(err, MESSAGE_OPT_NEEDS_VALUE, ARGS(ARG_CSTR(o->name)));
    *text = args[++*i];
    return true;
}

bool opt_parse(struct arena *a, const struct opt *table, size_t rows, void *settings,
               const char **args, size_t *count, struct err *err)
{
    bool *seen = ARENA_NEW(a, bool, rows);
    size_t kept = 0, i = 0;
    for (; i < *count; i++) {
        sv written = sv_from_cstr(args[i]), name, value = { NULL, 0 };
        if (written.n < 2 || written.p[0] != '-') { /* "-" is standard input or output */
            args[kept++] = args[i];
            continue;
        }
        if (sv_is(written, "--")) {
            i++;
            break;
        }
        char letter = written.n == 2 ? written.p[1] : '\0';
        if (!sv_split(written, '=', &name, &value)) name = written;
        if (!letter) name = sv_starts(name, SV("--")) ? sv_from(name, 2) : (sv){ "", 0 };
        const struct opt *o = find(table, rows, name, letter);
        const char *text;
        if (!o) return unknown(table, rows, written, name, err);
        if (seen[o - table]) return err_set(err, MESSAGE_OPT_TWICE, ARGS(ARG_CSTR(o->name)));
        seen[o - table] = true;
        if (!value_of(o, value.p, args, *count, &i, &text, err)) return false;
        if (!store(a, o, settings, text, err)) return false;
    }
    for (; i < *count; i++) args[kept++] = args[i];
    *count = kept;
    return true;
}

sv opt_value(struct arena *a, const struct opt *o, const void *settings)
{
    const unsigned char *at = (const unsigned char *)settings + o->offset;
    int64_t whole;
    double real;
    const char *text;
    bool yes;
    switch (o->kind) {
    case OPT_FLAG: memcpy(&yes, at, sizeof yes); return yes ? SV("yes") : SV("no");
    case OPT_INT: memcpy(&whole, at, sizeof whole); return arena_format(a, "%" PRId64, whole);
    case OPT_REAL: memcpy(&real, at, sizeof real); return arena_format(a, "%.15g", real);
    case OPT_TEXT: memcpy(&text, at, sizeof text); return arena_copy(a, sv_from_cstr(text));
    case OPT_CHOICE: memcpy(&whole, at, sizeof whole); return sv_from_cstr(o->choices[whole]);
    }
    WF_BUG("option kind");
}

/* "  -o, --output DIR" */
static sv left_side(struct arena *a, const struct opt *o)
{
    struct buffer b = { .a = a };
    buffer_cstr(&b, "  ");
    if (o->letter)
        buffer_printf(&b, "-%c, ", o->letter);
    else
        buffer_cstr(&b, "    ");
    buffer_printf(&b, "--%s", o->name);
    if (o->kind != OPT_FLAG && o->value) buffer_printf(&b, " %s", o->value);
    return buffer_sv(&b);
}

/* Empty for a flag that is off, as flags are. */
static sv default_shown(struct arena *a, const struct opt *o, const void *defaults,
                        enum language language)
{
    sv value = opt_value(a, o, defaults);
    if (o->kind != OPT_FLAG) return value;
    return sv_is(value, "yes") ? sv_from_cstr(text_label(LABEL_YES, language)) : SV("");
}

void opt_help(const struct opt *table, size_t rows, const void *defaults, enum language language,
              FILE *to)
{
    struct arena scratch = { 0 };
    for (size_t i = 0; i < rows; i++) {
        const struct opt *o = &table[i];
        sv left = left_side(&scratch, o), value = default_shown(&scratch, o, defaults, language);
        size_t wide = utf8_count(left);
        if (wide + 2 > HELP_COLUMN) { /* a long name has the line to itself */
            fprintf(to, "%.*s\n", SV_ARG(left));
            left = SV("");
            wide = 0;
        }
        const char *help = text_label(o->help, language);
        const char *word = text_label(LABEL_OPT_DEFAULT, language);
        fprintf(to, "%.*s%*s%s", SV_ARG(left), (int)(HELP_COLUMN - wide), "", help);
        if (value.n) fprintf(to, " [%s: %.*s]", word, SV_ARG(value));
        fputc('\n', to);
        if (o->kind != OPT_CHOICE) continue;
        fprintf(to, "%*s", HELP_COLUMN, "");
        for (size_t c = 0; o->choices[c]; c++) fprintf(to, "%s%s", c ? " | " : "", o->choices[c]);
        fputc('\n', to);
    }
    arena_free(&scratch);
}
