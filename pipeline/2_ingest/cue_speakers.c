#include "2_ingest/cue_speakers.h"

#include "2_ingest/convention.h"
#include "2_ingest/speakers.h"

enum { VOICE_BYTES = 64 }; /* a name in front of ": " is no longer */

/* Where a label may stand. */
enum where {
    WHERE_FIRST,  /* in front of a cue          */
    WHERE_LATER,  /* in front of a later line   */
    WHERE_INSIDE, /* behind words, on their line */
};

/* Where another speaker begins. */
struct opening {
    size_t at, words; /* in the text of the piece: where it begins, and where what is said does */
    sv label, remark; /* label empty: nobody says who */
};

struct speaking {
    struct arena *scratch;
    const struct transcript *t;
    struct convention_tally colon, brackets;
    bool all;                 /* every cue is named, as by a meeting program */
    struct cue_pieces *pieces; /* where they go */
};

void cue_pieces_add(struct cue_pieces *pieces, struct cue_piece piece)
{
    *ARENA_PUSH(pieces->scratch, pieces->items, pieces->count, pieces->capacity) = piece;
}

bool cue_cut_sign(sv *text, bool several)
{
    size_t n = 0;
    while (n < text->n && n < 3 && text->p[n] == '>') n++;
    if (n < 2) {
        n = sv_starts(*text, SV("-")) ? 1 : sv_starts(*text, SV("–")) || sv_starts(*text, SV("—")) ? 3 : 0;
        if (!n || (!several && (n == text->n || text->p[n] != ' '))) return false;
    }
    *text = sv_trim(sv_from(*text, n));
    return true;
}

/* ---- the forms of the file ----------------------------------------------------------------- */

/* "Any name: words", as a meeting program writes above all that is said. */
static bool cut_front(sv text, sv *name, sv *rest)
{
    for (size_t n = 1; n + 1 < text.n && n <= VOICE_BYTES; n++) {
        if (text.p[n] == '\n') return false;
        if (text.p[n] != ':' || text.p[n + 1] != ' ') continue;
        *name = sv_trim(sv_slice(text, 0, n));
        if (n > 2 && name->p[0] == '[' && name->p[name->n - 1] == ']') *name = sv_slice(*name, 1, name->n - 1);
        *rest = sv_trim(sv_from(text, n + 1));
        return name->n && rest->n;
    }
    return false;
}

static bool every_cue_is_named(const struct cue_pieces *pieces)
{
    size_t all = 0, named = 0;
    sv name, rest;
    for (size_t i = 0; i < pieces->count; i++) {
        const struct turn *turn = &pieces->items[i].turn;
        if (!turn->text.n) continue;
        all++;
        named += !turn->label.n && cut_front(turn->text, &name, &rest);
    }
    return named >= 3 && 10 * named >= 9 * all;
}

/* What stands in brackets on a line of its own is rather a sound ("[Deurbel]") where labels have
 * another form; `alone`: it counts all the same. */
static void tally_labels(const struct speaking *s, const struct cue_pieces *pieces, enum convention convention,
                         bool alone, struct convention_tally *tally)
{
    struct label_line label;
    *tally = (struct convention_tally){ .a = s->scratch };
    for (size_t i = 0; i < pieces->count; i++) {
        sv text = pieces->items[i].turn.text, line;
        bool first = true;
        if (pieces->items[i].turn.label.n) continue; /* a voice */
        while (sv_cut(&text, '\n', &line)) {
            if (convention_parse(convention, s->scratch, sv_trim(line), 0, &label) && (alone || label.rest.n))
                convention_add(tally, &label, first, false);
            first = false;
        }
    }
    convention_close(tally, s->t->knows, s->t->who);
}

/* ---- labels -------------------------------------------------------------------------------- */

static const struct convention_label *tallied(const struct convention_tally *tally, sv name)
{
    const size_t *at = keys_find(&tally->names, name);
    return at ? &tally->items[*at] : NULL;
}

static bool has_capital(struct arena *scratch, sv name)
{
    sv word;
    while (sv_cut(&name, ' ', &word))
        if (label_capital(scratch, word)) return true;
    return false;
}

/* Whether a label that was found counts there; `sentence`: the words before it are finished. */
static bool counts(struct speaking *s, const struct convention_tally *tally, const struct label_line *label,
                   enum where where, bool voiced, bool sentence)
{
    const struct convention_label *found = tallied(tally, label->name);
    bool known = reader_knows(s->t, label->name), firsts = found && found->counts && found->firsts;
    bool named = known && (firsts || !speakers_word(label->name));
    if (voiced) return known && where != WHERE_INSIDE;
    if (where == WHERE_FIRST) return known || (found && found->counts);
    if (where == WHERE_INSIDE) return tally->lines && ((named && sentence) || (firsts && tally == &s->brackets));
    /* "wat geeft u als / antwoord: nee" */
    return firsts || named || (known && (sentence || has_capital(s->scratch, label->name)));
}

/* Behind signs and blanks, a label that counts. The line is a slice of the text. */
static bool take_label(struct speaking *s, sv text, sv line, enum where where, bool voiced, bool sentence,
                       struct opening *o)
{
    static const enum convention forms[] = { CONVENTION_BRACKETS, CONVENTION_COLON };
    struct label_line label;
    for (size_t i = 0; i < WF_COUNT(forms); i++) {
        const struct convention_tally *tally = forms[i] == CONVENTION_COLON ? &s->colon : &s->brackets;
        sv trimmed = sv_trim(line);
        if (!convention_parse(forms[i], s->scratch, trimmed, 0, &label)) continue;
        if (!counts(s, tally, &label, where, voiced, sentence)) continue;
        bool words = label.rest.n || label.remark.n || line.p + line.n < text.p + text.n;
        if (!words && !reader_knows(s->t, label.name)) continue;
        o->label = label.name;
        o->remark = label.remark;
        o->words = (size_t)((label.rest.n ? label.rest.p : line.p + line.n) - text.p);
        return true;
    }
    return false;
}

/* How someone speaks: "zacht", "V.O."; "Buurtraad" is rather where she comes from. */
static bool is_manner(struct arena *scratch, sv inside)
{
    static const char *const voices[] = { "V.O.", "VO", "O.S.", "OS", "OFF", "V/O" };
    for (size_t i = 0; i < WF_COUNT(voices); i++)
        if (sv_is(inside, voices[i])) return true;
    return inside.n && !label_capital(scratch, inside);
}

/* "Fatma (zacht): kom", where the study knows Fatma. */
static void without_remark(struct speaking *s, struct opening *o)
{
    size_t n = 0;
    while (n < o->label.n && o->label.p[n] != '(' && o->label.p[n] != '[') n++;
    sv name = sv_trim(sv_slice(o->label, 0, n)), remark = sv_from(o->label, n);
    if (remark.n < 3 || remark.p[remark.n - 1] != (remark.p[0] == '(' ? ')' : ']')) return;
    bool manner = is_manner(s->scratch, sv_trim(sv_slice(remark, 1, remark.n - 1)));
    if (!manner || reader_knows(s->t, o->label) || !reader_knows(s->t, name)) return;
    o->remark = remark;
    o->label = name;
}

/* Whether words end as a sentence does; in "mevr. Bos" the point is of the title. */
static bool sentence_before(const struct speaking *s, sv words)
{
    size_t n = words.n;
    if (!label_ends_sentence(words)) return false;
    while (n && !sv_blank_byte(words.p[n - 1])) n--;
    sv named = arena_format(s->scratch, "%.*s x", SV_ARG(sv_from(words, n)));
    return roster_without_title(s->scratch, named).p == named.p;
}

/* "Goed hoor. Fatma", of which the study knows the last. */
static bool words_and_name(const struct speaking *s, sv text)
{
    for (size_t i = 1; i + 1 < text.n; i++)
        if (sv_blank_byte(text.p[i]) && reader_knows(s->t, label_without_signs(sv_from(text, i + 1))) &&
            sentence_before(s, sv_trim(sv_slice(text, 0, i))))
            return true;
    return false;
}

/* The name that a meeting program put in front of a cue. */
static bool take_front(struct speaking *s, sv text, struct opening *o)
{
    sv name, rest, bare = label_without_signs(text);
    if (!cut_front(bare, &name, &rest) || (!reader_knows(s->t, name) && words_and_name(s, name))) return false;
    *o = (struct opening){ .label = name, .words = (size_t)(rest.p - text.p) };
    without_remark(s, o);
    return true;
}

/* A dash in front of a later line; a list of what someone names has its dashes in front of small
 * letters or numbers. */
static bool someone_else(struct speaking *s, sv line, bool sentence)
{
    sv rest = line;
    if (cue_cut_sign(&rest, false)) return line.p[0] == '>' || sentence || label_capital(s->scratch, rest);
    rest = line;
    return cue_cut_sign(&rest, true) && rest.n && !sv_digit_byte(rest.p[0]) &&
           (sentence || label_capital(s->scratch, rest));
}

/* ---- openings ------------------------------------------------------------------------------ */

/* One piece while it is taken apart. */
struct cutting {
    struct speaking *s;
    const struct cue_piece *piece;
    sv text;
    size_t begin;        /* of the words of who speaks now */
    struct opening now;
    bool opened;         /* by an opening; else it begins as the piece does */
};

static void end_words(struct cutting *c, size_t end)
{
    struct cue_piece piece = *c->piece;
    sv words = sv_trim(sv_slice(c->text, c->begin, end));
    if (c->opened) {
        piece.turn.label = c->now.label;
        piece.apart = !c->now.label.n;
    }
    if (c->opened && c->now.remark.n)
        words = sv_trim(arena_format(c->s->scratch, "%.*s %.*s", SV_ARG(c->now.remark), SV_ARG(words)));
    piece.turn.text = words;
    if (words.n || (c->opened && c->now.label.n)) cue_pieces_add(c->s->pieces, piece);
}

static void open(struct cutting *c, const struct opening *o)
{
    end_words(c, o->at);
    c->now = *o;
    c->begin = o->words;
    c->opened = true;
}

/* In front of the line [begin, end). */
static bool opens_line(struct cutting *c, size_t begin, size_t end, struct opening *o)
{
    bool voiced = c->piece->turn.label.n > 0, first = begin == 0;
    sv line = sv_slice(c->text, begin, end), before = sv_trim(sv_slice(c->text, 0, begin));
    bool sentence = label_ends_sentence(before), sign = label_without_signs(line).p != line.p;
    if (first && !voiced && c->s->all && take_front(c->s, c->text, o)) return true;
    *o = (struct opening){ .at = begin };
    if (take_label(c->s, c->text, line, first ? WHERE_FIRST : WHERE_LATER, voiced, sentence || sign, o)) return true;
    if (first || voiced || !someone_else(c->s, sv_trim(line), sentence)) return false;
    sv words = label_without_signs(line);
    o->words = (size_t)(words.p - c->text.p);
    return words.n > 0;
}

/* Behind words, at or behind `from` on the line that ends at `end`. */
static bool opens_inside(struct cutting *c, size_t from, size_t end, struct opening *o)
{
    for (size_t i = from; i + 1 < end; i++) {
        if (!sv_blank_byte(c->text.p[i]) || sv_blank_byte(c->text.p[i + 1])) continue;
        sv before = sv_trim(sv_slice(c->text, from, i)), line = sv_slice(c->text, i + 1, end);
        bool sentence = sentence_before(c->s, before), change = sv_starts(line, SV(">>"));
        if (!before.n || (!sentence && !change && line.p[0] != '[')) continue;
        *o = (struct opening){ .at = i };
        enum where where = change ? WHERE_FIRST : WHERE_INSIDE;
        if (take_label(c->s, c->text, label_front(line), where, false, sentence, o)) return true;
        if (!change) continue;
        sv words = label_without_signs(line);
        o->words = (size_t)(words.p - c->text.p);
        return words.n > 0;
    }
    return false;
}

static void take_apart(struct speaking *s, const struct cue_piece *piece)
{
    struct cutting c = { .s = s, .piece = piece, .text = piece->turn.text };
    struct opening o;
    for (size_t begin = 0; begin < c.text.n;) {
        const char *at = memchr(c.text.p + begin, '\n', c.text.n - begin);
        size_t end = at ? (size_t)(at - c.text.p) : c.text.n, from = begin;
        if (opens_line(&c, begin, end, &o)) {
            open(&c, &o);
            from = o.words;
        }
        while (!piece->turn.label.n && from < end && opens_inside(&c, from, end, &o)) {
            open(&c, &o);
            from = o.words;
        }
        begin = end + 1;
    }
    end_words(&c, c.text.n);
}

void cue_speakers(const struct transcript *t, struct cue_pieces *pieces)
{
    struct cue_pieces apart = { .scratch = pieces->scratch };
    struct speaking s = { .scratch = pieces->scratch, .t = t, .pieces = &apart, .all = every_cue_is_named(pieces) };
    tally_labels(&s, pieces, CONVENTION_COLON, true, &s.colon);
    tally_labels(&s, pieces, CONVENTION_BRACKETS, true, &s.brackets);
    if (s.colon.lines >= s.brackets.lines) tally_labels(&s, pieces, CONVENTION_BRACKETS, false, &s.brackets);
    for (size_t i = 0; i < pieces->count; i++) take_apart(&s, &pieces->items[i]);
    *pieces = apart;
}
