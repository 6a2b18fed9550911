#include "0_base/sheet_format.h"

#define SHEET_FORMAT(name) &sheet_format_##name,
static const struct sheet_format *const formats[] = {
#include "0_base/sheet_formats.def"
};
#undef SHEET_FORMAT

/* Bytes in the whole of a file, for what is only told by a name somewhere in it. */
static bool contains(sv bytes, sv what)
{
    for (size_t i = 0; i + what.n <= bytes.n;) {
        const char *next = memchr(bytes.p + i, what.p[0], bytes.n - i - what.n + 1);
        if (!next) return false;
        i = (size_t)(next - bytes.p);
        if (sv_eq(sv_slice(bytes, i, i + what.n), what)) return true;
        i++;
    }
    return false;
}

/* In a zip file names stand as they are, each behind a header of its own. */
bool sheet_format_has_member(sv bytes, const char *name)
{
    return sv_starts(bytes, SV("PK\x03\x04")) && contains(bytes, sv_from_cstr(name));
}

bool sheet_format_inside(sv file, sv member, struct err *err)
{
    struct err same = { 0 };
    err_at(&same, (struct place){ member, 0, 0 }, err->message, NO_ARGS);
    if (strcmp(same.file, err->file) != 0) return false;
    err_at(&same, (struct place){ file, 0, 0 }, err->message, NO_ARGS);
    memcpy(err->file, same.file, sizeof err->file);
    err->line = err->column = 0;
    return false;
}

/* ---- what is surely no table ---------------------------------------------------------------- */

/* Files that Office packs in zip, by a member that only they have. */
static const struct {
    const char *member;
    enum message message;
} packed[] = {
    { "Index/Document.iwa", MESSAGE_SHEET_NUMBERS }, { "Index.zip", MESSAGE_SHEET_NUMBERS },
    { "xl/workbook.bin", MESSAGE_SHEET_BINARY },     { "word/document.xml", MESSAGE_SHEET_DOCUMENT },
    { "ppt/presentation.xml", MESSAGE_SHEET_DOCUMENT }, { "opendocument.text", MESSAGE_SHEET_DOCUMENT },
    { "opendocument.presentation", MESSAGE_SHEET_DOCUMENT },
};

/* A workbook with a password lies, locked, in the container of the old formats, with this name in
 * UTF-16. */
static const char locked_name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static bool is_markup(sv bytes)
{
    static const char *const begins[] = { "<?xml", "<!doctype", "<html", "<table", "<workbook", "<meta" };
    if (sv_starts(bytes, SV("\xEF\xBB\xBF"))) bytes = sv_from(bytes, 3);
    bytes = sv_trim(bytes);
    for (size_t i = 0; i < WF_COUNT(begins); i++) {
        size_t n = strlen(begins[i]), k = 0;
        while (k < n && k < bytes.n && sv_lowered_byte(bytes.p[k]) == begins[i][k]) k++;
        if (k == n) return true;
    }
    return false;
}

/* MESSAGE_NONE: it may be a table. */
static enum message refusal(sv bytes)
{
    if (sv_starts(bytes, SV("\xD0\xCF\x11\xE0"))) {
        sv name = { locked_name, sizeof locked_name - 1 };
        return contains(bytes, name) ? MESSAGE_SHEET_LOCKED : MESSAGE_SHEET_OLD;
    }
    if (sv_starts(bytes, SV("%PDF"))) return MESSAGE_SHEET_DOCUMENT;
    if (sv_starts(bytes, SV("\x1F\x8B"))) return MESSAGE_SHEET_ZIP;
    if (is_markup(bytes)) return MESSAGE_SHEET_MARKUP;
    for (size_t i = 0; i < WF_COUNT(packed); i++)
        if (sheet_format_has_member(bytes, packed[i].member)) return packed[i].message;
    return MESSAGE_NONE;
}

bool sheet_format_find(sv file, sv bytes, const struct sheet_format **format, struct err *err)
{
    struct place place = { file, 0, 0 };
    int best = 0;
    *format = NULL;
    for (size_t i = 0; i < WF_COUNT(formats); i++) {
        int fit = formats[i]->probe(bytes);
        if (fit <= best) continue;
        *format = formats[i];
        best = fit;
    }
    if (best == 2) return true;
    enum message why = refusal(bytes);
    if (why != MESSAGE_NONE) return err_at(err, place, why, NO_ARGS);
    return *format ? true : err_at(err, place, MESSAGE_SHEET_ZIP, NO_ARGS);
}

void sheet_formats(enum format_style style, enum language language, FILE *to)
{
    for (size_t i = 0; i < WF_COUNT(formats); i++) {
        const struct sheet_format *f = formats[i];
        format_print(&(struct format){ f->name, f->extension, f->help, f->keeps, f->drops }, style, language, to);
    }
}
