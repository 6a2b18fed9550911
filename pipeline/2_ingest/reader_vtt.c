/* reader_vtt : WebVTT subtitles, one cue after another, speakers by voice tag or label. */
#include "2_ingest/label.h"
#include "2_ingest/reader.h"

#include "0_base/utf8.h"

/* One line of the source. */
struct line {
    sv text; /* trimmed */
    size_t number;
};

struct reading {
    struct arena *a, *scratch;
    struct transcript *t;
    struct problems *problems;
    sv rest;
    size_t number; /* of the line read last */
    struct label_votes votes;
};

static bool begins_with_word(sv line, sv word)
{
    return sv_starts(line, word) && (line.n == word.n || sv_blank_byte(line.p[word.n]));
}

static int probe(const struct transcript *t)
{
    sv text = t->text, line;
    return sv_cut(&text, '\n', &line) && begins_with_word(line, SV("WEBVTT")) ? 2 : 0;
}

static bool next_line(struct reading *r, struct line *line)
{
    sv text;
    if (!sv_cut(&r->rest, '\n', &text)) return false;
    *line = (struct line){ sv_trim(text), ++r->number };
    return true;
}

static bool holds(sv text, sv part)
{
    for (size_t i = 0; i + part.n <= text.n; i++)
        if (sv_starts(sv_from(text, i), part)) return true;
    return false;
}

/* ---- what stands in a cue ------------------------------------------------------------------ */

/* The entities that WebVTT knows. */
static const struct {
    const char *name, *text;
} entities[] = {
    { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" },
    { "nbsp", " " }, { "lrm", "" }, { "rlm", "" },
};

static bool character_code(sv name, uint32_t *code)
{
    int64_t value = 0;
    struct err ignored;
    if (name.n < 2 || name.p[0] != '#') return false;
    name = sv_from(name, 1);
    if (name.p[0] == 'x' || name.p[0] == 'X') {
        for (size_t i = 1; i < name.n && value <= 0x10FFFF; i++) {
            const char *digits = "0123456789abcdef0123456789ABCDEF";
            const char *at = memchr(digits, name.p[i], 32);
            if (!at) return false;
            value = value * 16 + (at - digits) % 16;
        }
    } else if (!num_i64(name, 0, 0x10FFFF, &value, &ignored)) {
        return false;
    }
    if (value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return false;
    *code = (uint32_t)value;
    return true;
}

/* Puts one entity; what is none stays as it is written. Returns the bytes it took. */
static size_t put_entity(struct buffer *to, sv text)
{
    enum { LONGEST = 10 }; /* with its two signs; text without any ';' is not gone through for each '&' */
    sv name, after, here = text.n > LONGEST ? sv_slice(text, 0, LONGEST) : text;
    uint32_t code;
    char bytes[4];
    if (sv_split(sv_from(here, 1), ';', &name, &after)) {
        for (size_t i = 0; i < WF_COUNT(entities); i++) {
            if (!sv_is(name, entities[i].name)) continue;
            buffer_cstr(to, entities[i].text);
            return name.n + 2;
        }
        if (character_code(name, &code)) {
            buffer_add(to, (sv){ bytes, utf8_put(code, bytes) });
            return name.n + 2;
        }
    }
    buffer_cstr(to, "&");
    return 1;
}

static sv decoded(struct arena *a, sv text)
{
    struct buffer to = { .a = a };
    sv before, after;
    while (sv_split(text, '&', &before, &after)) {
        buffer_add(&to, before);
        text = sv_from(text, before.n);
        text = sv_from(text, put_entity(&to, text));
    }
    buffer_add(&to, text);
    return sv_trim(buffer_sv(&to));
}

/* "<v Name>", "<v.loud Name>": the name. */
static bool voice(sv tag, sv *name)
{
    size_t n = 1;
    if (tag.n == 0 || tag.p[0] != 'v') return false;
    while (n < tag.n && !sv_blank_byte(tag.p[n])) n++;
    if (n < tag.n && n > 1 && tag.p[1] != '.') return false;
    *name = sv_trim(sv_from(tag, n));
    return name->n > 0;
}

/* The cue so far as a turn; `label` empty: no voice was named. */
static void flush(struct reading *r, struct buffer *words, struct turn *cue)
{
    struct label_line line;
    cue->text = decoded(r->a, buffer_sv(words));
    words->n = 0;
    if (cue->text.n == 0) return;
    if (cue->label.n == 0 && label_parse(r->scratch, cue->text, &line))
        label_vote(r->scratch, &r->votes, &line);
    reader_add(r->a, r->t, *cue);
}

/* Text of a cue: tags are dropped, voices begin a turn. */
static void add_cue(struct reading *r, sv text, struct turn cue)
{
    struct buffer words = { .a = r->scratch };
    size_t before = r->t->count;
    sv whole = text;
    while (text.n) {
        sv piece, tag, name, after;
        const char *open = memchr(text.p, '<', text.n);
        piece = (sv){ text.p, open ? (size_t)(open - text.p) : text.n };
        buffer_add(&words, piece);
        text = sv_from(text, piece.n);
        if (!open) break;
        if (!sv_split(sv_from(text, 1), '>', &tag, &after)) {
            buffer_add(&words, text); /* a lone '<' is a sign like any other */
            break;
        }
        text = after;
        if (sv_is(tag, "/v")) {
            flush(r, &words, &cue);
            cue.label = (sv){ "", 0 };
        } else if (voice(tag, &name)) {
            flush(r, &words, &cue);
            cue.label = decoded(r->a, name);
        }
    }
    flush(r, &words, &cue);
    if (r->t->count > before) return;
    reader_reject(r->t, r->problems, cue.line, MESSAGE_VTT_CUE_EMPTY, NO_ARGS, whole);
}

/* ---- blocks -------------------------------------------------------------------------------- */

/* "00:01.000 --> 00:02.500 align:start" */
static bool parse_times(sv line, struct turn *cue, sv *from, sv *to)
{
    int64_t start, end;
    size_t arrow = 0;
    while (!sv_starts(sv_from(line, arrow), SV("-->"))) arrow++;
    *from = sv_trim(sv_slice(line, 0, arrow));
    *to = sv_trim(sv_from(line, arrow + 3));
    for (size_t i = 0; i < to->n; i++)
        if (sv_blank_byte(to->p[i])) to->n = i;
    if (!label_time(*from, &start) || !label_time(*to, &end)) return false;
    cue->start_ms = SOME_INTEGER(start);
    cue->end_ms = SOME_INTEGER(end);
    return true;
}

static void read_cue(struct reading *r, const struct line *timing)
{
    struct turn cue = { .label = { "", 0 }, .line = timing->number, .joins = true };
    struct buffer words = { .a = r->scratch };
    struct line line;
    sv from, to;
    const char *begin = timing->text.p;
    sv row = timing->text;
    while (next_line(r, &line) && line.text.n) {
        if (words.n) buffer_cstr(&words, "\n");
        buffer_add(&words, line.text);
        row.n = (size_t)(line.text.p + line.text.n - begin);
    }
    if (!parse_times(timing->text, &cue, &from, &to)) {
        reader_reject(r->t, r->problems, timing->number, MESSAGE_VTT_TIMING, ARGS(ARG_SV(timing->text)), row);
    } else if (cue.end_ms.value < cue.start_ms.value) {
        reader_reject(r->t, r->problems, timing->number, MESSAGE_VTT_TIMES, ARGS(ARG_SV(to), ARG_SV(from)), row);
    } else {
        add_cue(r, arena_copy(r->a, buffer_sv(&words)), cue);
    }
}

static void skip_block(struct reading *r)
{
    struct line line;
    while (next_line(r, &line) && line.text.n) continue;
}

/* A block is a comment, a style, or an id of at most one line and a cue. */
static void read_blocks(struct reading *r)
{
    struct line line, id = { .number = 0 };
    while (next_line(r, &line)) {
        if (holds(line.text, SV("-->"))) {
            read_cue(r, &line);
            id.number = 0;
        } else if (id.number) {
            /* neither an id nor what it belongs to can be used */
            reader_reject(r->t, r->problems, id.number, MESSAGE_VTT_STRAY, NO_ARGS, id.text);
            id.number = 0;
            if (line.text.n) id = line;
        } else if (begins_with_word(line.text, SV("NOTE")) || sv_is(line.text, "STYLE") ||
                   sv_is(line.text, "REGION")) {
            skip_block(r);
        } else if (line.text.n) {
            id = line;
        }
    }
    if (id.number) reader_reject(r->t, r->problems, id.number, MESSAGE_VTT_STRAY, NO_ARGS, id.text);
}

/* "Naam: …" at the front of a cue names the speaker of this cue; a cue that names nobody goes on
 * with the speaker before it. */
static void name_speakers(struct reading *r)
{
    sv last = { "", 0 };
    for (size_t i = 0; i < r->t->count; i++) {
        struct turn *turn = &r->t->items[i];
        struct label_line line;
        if (turn->label.n == 0 && label_parse(r->scratch, turn->text, &line) &&
            (line.rest.n || line.remark.n) &&
            label_accepted(&r->votes, &line, r->t->knows && r->t->knows(r->t->who, line.name))) {
            turn->label = line.name;
            turn->text = line.rest;
            if (line.remark.n)
                turn->text = sv_trim(arena_format(r->a, "%.*s %.*s", SV_ARG(line.remark), SV_ARG(line.rest)));
        }
        if (turn->label.n == 0) turn->label = last;
        last = turn->label;
    }
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct arena scratch = { 0 };
    struct reading r = { .a = a, .scratch = &scratch, .t = t, .problems = problems, .rest = t->text };
    skip_block(&r); /* the header, up to the first blank line */
    read_blocks(&r);
    name_speakers(&r);
    arena_free(&scratch);
    t->found = FOUND_CUES;
    if (t->count) return true;
    return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
}

const struct reader reader_vtt = {
    .name = "vtt",
    .extension = ".vtt",
    .help = { "WebVTT-ondertitels (Zoom, Teams, YouTube)",
              "WebVTT subtitles (Zoom, Teams, YouTube)" },
    .keeps = { "sprekers (<v Naam> of 'Naam:'), tijden, woorden", "speakers (<v Name> or 'Name:'), times, words" },
    .drops = { "opmaak, NOTE, STYLE, REGION", "layout, NOTE, STYLE, REGION" },
    .probe = probe,
    .read = read,
};
