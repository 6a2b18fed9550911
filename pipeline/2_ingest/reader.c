#include "2_ingest/reader.h"

#include "0_base/file.h"

static const struct reader *const readers[] = {
#define READER(name) &reader_##name,
#include "2_ingest/readers.def"
#undef READER
};

/* ---- what a file is ------------------------------------------------------------------------ */

/* What people have in their folder too, by its first bytes, with the message that says what to do. */
static const struct {
    const char *bytes;
    size_t at, count;
    enum message message;
} others[] = {
    { "%PDF", 0, 4, MESSAGE_TRANSCRIPT_PDF },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, 8, MESSAGE_TRANSCRIPT_OLE },
    { "{\\rtf", 0, 5, MESSAGE_TRANSCRIPT_RTF },
    { "ID3", 0, 3, MESSAGE_TRANSCRIPT_SOUND },
    { "RIFF", 0, 4, MESSAGE_TRANSCRIPT_SOUND },
    { "OggS", 0, 4, MESSAGE_TRANSCRIPT_SOUND },
    { "fLaC", 0, 4, MESSAGE_TRANSCRIPT_SOUND },
    { "\x1A\x45\xDF\xA3", 0, 4, MESSAGE_TRANSCRIPT_SOUND },
    { "ftyp", 4, 4, MESSAGE_TRANSCRIPT_SOUND },
    { "\xFF\xD8\xFF", 0, 3, MESSAGE_TRANSCRIPT_PICTURE },
    { "\x89PNG", 0, 4, MESSAGE_TRANSCRIPT_PICTURE },
};

static bool other_kind(sv bytes, enum message *message)
{
    for (size_t i = 0; i < WF_COUNT(others); i++) {
        if (bytes.n < others[i].at + others[i].count) continue;
        if (memcmp(bytes.p + others[i].at, others[i].bytes, others[i].count) != 0) continue;
        *message = others[i].message;
        return true;
    }
    return false;
}

static bool is_archive(sv bytes) { return sv_starts(bytes, SV("PK\x03\x04")) || sv_starts(bytes, SV("PK\x05\x06")); }

/* Passes over what may stand before the first element; false: there is none. */
static bool skip_prolog(sv *text)
{
    static const struct {
        const char *open, *close;
    } parts[] = { { "<?", "?>" }, { "<!--", "-->" }, { "<!DOCTYPE", ">" } };
    for (;;) {
        *text = sv_trim(*text);
        size_t i = 0;
        while (i < WF_COUNT(parts) && !sv_starts(*text, sv_from_cstr(parts[i].open))) i++;
        if (i == WF_COUNT(parts)) return text->n > 1 && text->p[0] == '<';
        sv close = sv_from_cstr(parts[i].close);
        const char *ends = memchr(text->p, '>', text->n), *opens = memchr(text->p, '[', text->n);
        if (text->p[1] == '!' && opens && ends && opens < ends) close = SV("]>"); /* its own declarations */
        while (text->n && !sv_starts(*text, close)) *text = sv_from(*text, 1);
        if (!text->n) return false;
        *text = sv_from(*text, close.n);
    }
}

static bool name_byte(char c)
{
    return sv_high_byte(c) || sv_letter_byte(c) || sv_digit_byte(c) || memchr("_-.:", c, 4);
}

/* The value of xmlns or xmlns:prefix in a tag. */
static sv space_of(sv tag, sv prefix)
{
    for (size_t i = 0; i + 6 < tag.n; i++) {
        sv at = sv_from(tag, i), value, rest;
        if (!sv_starts(at, SV("xmlns"))) continue;
        at = sv_from(at, 5);
        if (prefix.n) {
            if (at.p[0] != ':' || !sv_starts(sv_from(at, 1), prefix)) continue;
            at = sv_from(at, 1 + prefix.n);
        }
        at = sv_trim(at);
        if (!at.n || at.p[0] != '=') continue;
        at = sv_trim(sv_from(at, 1));
        if (!at.n || (at.p[0] != '"' && at.p[0] != '\'')) continue;
        if (sv_split(sv_from(at, 1), at.p[0], &value, &rest)) return value;
    }
    return (sv){ "", 0 };
}

/* The first element, without a parser: enough to choose a reader, which then parses it. */
static void look_at_root(struct transcript *t)
{
    sv text = t->text, prefix, local;
    size_t n = 1;
    if (!skip_prolog(&text)) return;
    while (n < text.n && name_byte(text.p[n])) n++;
    sv name = sv_slice(text, 1, n);
    if (!name.n || (n < text.n && !sv_blank_byte(text.p[n]) && text.p[n] != '>' && text.p[n] != '/')) return;
    const char *close = memchr(text.p, '>', text.n);
    if (!close) return;
    if (!sv_split(name, ':', &prefix, &local)) prefix = (sv){ "", 0 }, local = name;
    t->root = local;
    t->space = space_of(sv_slice(text, n, (size_t)(close - text.p)), prefix);
}

bool reader_look(struct arena *a, enum encoding want, enum encoding *used, struct transcript *t, struct err *err)
{
    enum message ignored;
    *used = ENCODING_UTF8;
    t->text = t->root = t->space = (sv){ "", 0 };
    t->zip = NULL;
    if (other_kind(t->bytes, &ignored)) return true; /* reader_find() says so */
    if (is_archive(t->bytes)) {
        struct zip_archive *zip = ARENA_NEW(a, struct zip_archive, 1);
        t->zip = zip;
        return zip_box_open(a, t->file, t->bytes, zip, err);
    }
    if (!utf8_from_bytes(a, t->file, t->bytes, want, used, &t->text, err)) return false;
    t->text = utf8_normalise(a, t->text);
    look_at_root(t);
    return true;
}

/* Talk.DOCX as well as talk.docx. */
static bool has_extension(sv file, const struct reader *r)
{
    sv extension = sv_from_cstr(r->extension);
    return file.n >= extension.n && sv_alike(sv_from(file, file.n - extension.n), extension);
}

bool reader_find(const struct transcript *t, const struct reader **reader, struct err *err)
{
    const struct place place = { t->file, 1, 1 };
    enum message kind;
    int best_score = 0;
    *reader = NULL;
    if (other_kind(t->bytes, &kind)) return err_at(err, place, kind, NO_ARGS);
    if (!t->zip && !sv_trim(t->text).n) return err_at(err, place, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
    for (size_t i = 0; i < WF_COUNT(readers); i++) {
        int score = 4 * readers[i]->probe(t);
        if (score && has_extension(t->file, readers[i])) score++;
        if (score <= best_score) continue;
        *reader = readers[i];
        best_score = score;
    }
    if (*reader) return true;
    if (t->root.n) return err_at(err, place, MESSAGE_TRANSCRIPT_XML, ARGS(ARG_SV(t->root)));
    return err_at(err, place, MESSAGE_TRANSCRIPT_FORMAT, NO_ARGS);
}

const struct reader *reader_of_parts(sv file)
{
    for (size_t i = 0; i < WF_COUNT(readers); i++)
        if (readers[i]->parts && has_extension(file, readers[i])) return readers[i];
    return NULL;
}

#define FOUND(id, name, seen, counts) { name, LABEL_##seen, counts },
static const struct {
    const char *name;
    enum label label;
    bool counts;
} founds[FOUND_COUNT] = {
#include "2_ingest/turns_found.def"
};
#undef FOUND

sv reader_found_name(enum turns_found found) { return sv_from_cstr(founds[found].name); }

enum label reader_found_label(sv name)
{
    for (size_t i = 0; i < FOUND_COUNT; i++)
        if (sv_is(name, founds[i].name)) return founds[i].label;
    return LABEL_NONE;
}

bool reader_found_counts(sv name)
{
    for (size_t i = 0; i < FOUND_COUNT; i++)
        if (sv_is(name, founds[i].name)) return founds[i].counts;
    return false;
}

sv reader_place_name(enum place_kind place)
{
    static const char *const names[PLACE_COUNT] = { [PLACE_LINE] = "line", [PLACE_PARAGRAPH] = "paragraph",
                                                    [PLACE_ROW] = "row" };
    return sv_from_cstr(names[place]);
}

sv reader_note_name(enum note_kind kind)
{
    static const char *const names[NOTE_COUNT] = { [NOTE_COMMENT] = "comment", [NOTE_FOOTNOTE] = "footnote",
                                                   [NOTE_MEMO] = "memo" };
    return sv_from_cstr(names[kind]);
}

bool reader_goes_on(const struct turn *turn, const struct turn *before)
{
    return before && turn->joins && sv_eq(turn->label, before->label);
}

bool reader_knows(const struct transcript *t, sv label) { return t->knows && t->knows(t->who, label); }

/* ---- for readers ---------------------------------------------------------------------------- */

void reader_voice(struct arena *a, struct transcript *t, sv label)
{
    if (sv_eq(label, t->voice)) return;
    t->voice = label.n ? sv_trim(utf8_normalise(a, label)) : label;
    if (t->problems)
        *ARENA_PUSH(a, t->voices, t->voice_count, t->voice_capacity) =
            (struct turn_voice){ t->voice, t->problems->rows.count, t->problems->rejected.count };
}

bool reader_add(struct arena *a, struct transcript *t, struct turn turn)
{
    if (!turn.span_count && !turn.word_count) turn.text = sv_trim(utf8_normalise(a, turn.text));
    if (!turn.text.n) return false;
    turn.label = sv_trim(utf8_normalise(a, turn.label));
    *ARENA_PUSH(a, t->items, t->count, t->capacity) = turn;
    return true;
}

void reader_note(struct arena *a, struct transcript *t, struct turn_note note)
{
    note.text = sv_trim(utf8_normalise(a, note.text));
    note.author = sv_trim(utf8_normalise(a, note.author));
    note.voice = t->voice;
    if (note.text.n) *ARENA_PUSH(a, t->notes, t->note_count, t->note_capacity) = note;
}

void reader_lose(struct arena *a, struct transcript *t, sv element, size_t line)
{
    bool fresh;
    sv kind = arena_format(a, "%.*s\n%.*s", SV_ARG(element), SV_ARG(t->voice));
    size_t at = *keys_put(a, &t->loss_kinds, kind, t->loss_count, &fresh);
    if (fresh)
        *ARENA_PUSH(a, t->losses, t->loss_count, t->loss_capacity) =
            (struct turn_loss){ sv_slice(kind, 0, element.n), t->voice, line, 0 };
    t->losses[at].count++;
}

void reader_reject(struct transcript *t, struct problems *problems, size_t line, enum message why, struct args args,
                   sv piece)
{
    problem_add(problems, (struct place){ t->file, line, 1 }, why, args);
    reader_set_aside(t, problems, line, why, piece);
}

void reader_set_aside(struct transcript *t, struct problems *problems, size_t line, enum message why, sv piece)
{
    problem_reject(problems, t->file, line, why, piece);
    t->rejected_count++;
}

/* ---- the list -------------------------------------------------------------------------------- */

void corpus_formats(enum format_style style, enum language language, FILE *to)
{
    for (size_t i = 0; i < WF_COUNT(readers); i++) {
        const struct reader *r = readers[i];
        format_print(&(struct format){ r->name, r->extension, r->help, r->keeps, r->drops }, style, language, to);
    }
}
