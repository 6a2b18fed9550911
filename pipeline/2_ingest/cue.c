#include "2_ingest/cue.h"

#include "2_ingest/cue_speakers.h"
#include "2_ingest/entity.h"
#include "2_ingest/label.h"

enum {
    PROBE_LINES = 4,
    LEAST_ROLLING = 3, ROLLING_LINES = 4,
    TAG_BYTES = 300,
    PAUSE_MS = 2000, LONG_MS = 60000,
};

/* One line of the source. */
struct line {
    sv text; /* trimmed */
    size_t number;
    bool empty; /* not even a blank */
};

struct reading {
    struct arena *a, *scratch;
    struct transcript *t;
    struct problems *problems;
    sv rest;
    size_t number; /* of the line read last */
    struct cue_pieces pieces;
};

static bool next_line(struct reading *r, struct line *line)
{
    sv text;
    if (!sv_cut(&r->rest, '\n', &text)) return false;
    *line = (struct line){ sv_trim(text), ++r->number, text.n == 0 };
    return true;
}

static bool has_arrow(sv text)
{
    for (size_t i = 0; i + 3 <= text.n; i++)
        if (text.p[i] == '-' && sv_starts(sv_from(text, i), SV("-->"))) return true;
    return false;
}

static bool begins_with_word(sv line, sv word)
{
    return sv_starts(line, word) && (line.n == word.n || sv_blank_byte(line.p[word.n]));
}

static bool all_digits(sv text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!sv_digit_byte(text.p[i])) return false;
    return text.n > 0;
}

/* "00:01.000 --> 00:02.500 align:start" */
static bool parse_times(sv line, struct turn *cue, sv *from, sv *to)
{
    int64_t start, end;
    size_t arrow = 0;
    if (!has_arrow(line)) return false;
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

bool cue_probe(sv text)
{
    struct reading r = { .rest = text };
    struct line line;
    struct turn cue = { 0 };
    sv from, to;
    for (size_t filled = 0; filled < PROBE_LINES && next_line(&r, &line);) {
        filled += line.text.n > 0;
        if (parse_times(line.text, &cue, &from, &to)) return true;
    }
    return false;
}

/* ---- what stands in a cue ------------------------------------------------------------------ */

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

/* "<Name>", which is no tag of subtitles. */
static bool known_name(const struct reading *r, sv tag, sv *name)
{
    *name = sv_trim(tag);
    return name->n > 1 && label_name(*name) && reader_knows(r->t, *name);
}

static void add_piece(struct reading *r, const struct turn *cue, sv text, bool apart)
{
    struct cue_piece piece = { *cue, apart };
    piece.turn.text = text;
    if (text.n) cue_pieces_add(&r->pieces, piece);
}

/* Whether each of two lines or more begins with a sign of its own. */
static bool is_dialogue(sv text)
{
    sv line;
    size_t lines = 0;
    while (sv_cut(&text, '\n', &line)) {
        line = sv_trim(line);
        if (!cue_cut_sign(&line, true)) return false;
        lines++;
    }
    return lines >= 2;
}

/* The words so far; cue->label empty: no voice was named. */
static void flush(struct reading *r, struct buffer *words, const struct turn *cue)
{
    sv text = sv_trim(entity_decode(r->scratch, arena_copy(r->scratch, buffer_sv(words)))), line;
    words->n = 0;
    if (cue->label.n) {
        add_piece(r, cue, text, false);
    } else if (is_dialogue(text)) {
        while (sv_cut(&text, '\n', &line)) {
            line = sv_trim(line);
            (void)cue_cut_sign(&line, true);
            add_piece(r, cue, line, true);
        }
    } else {
        bool apart = cue_cut_sign(&text, false);
        add_piece(r, cue, text, apart);
    }
}

/* "<i>", "</c>", "<00:01.000>", "{\an8}" and "{\i1}" are tags; "3 < 4" holds none. */
static bool cut_tag(sv *text, sv *tag)
{
    sv after;
    char close = text->p[0] == '<' ? '>' : '}';
    if (text->n < 2) return false;
    char next = text->p[1];
    if (close == '}' ? next != '\\' : !sv_letter_byte(next) && !sv_digit_byte(next) && next != '/') return false;
    sv here = text->n > TAG_BYTES ? sv_slice(*text, 0, TAG_BYTES) : *text;
    if (!sv_split(sv_from(here, 1), close, tag, &after)) return false;
    *text = sv_from(*text, tag->n + 2);
    return true;
}

/* Text of a cue: tags are dropped, voices begin a turn. */
static void add_cue(struct reading *r, sv text, struct turn cue)
{
    struct buffer words = { .a = r->scratch };
    size_t before = r->pieces.count;
    sv whole = text;
    while (text.n) {
        sv tag, name;
        size_t n = 0;
        while (n < text.n && text.p[n] != '<' && text.p[n] != '{') n++;
        buffer_add(&words, sv_slice(text, 0, n));
        text = sv_from(text, n);
        if (!text.n) break;
        bool angle = text.p[0] == '<';
        if (!cut_tag(&text, &tag)) {
            buffer_add(&words, sv_slice(text, 0, 1)); /* a lone '<' is a sign like any other */
            text = sv_from(text, 1);
        } else if (angle && sv_is(tag, "/v")) {
            flush(r, &words, &cue);
            cue.label = (sv){ "", 0 };
        } else if (angle && (voice(tag, &name) || known_name(r, tag, &name))) {
            flush(r, &words, &cue);
            cue.label = sv_trim(entity_decode(r->a, name));
        }
    }
    flush(r, &words, &cue);
    if (r->pieces.count > before) return;
    reader_reject(r->t, r->problems, cue.line, MESSAGE_VTT_CUE_EMPTY, NO_ARGS, whole);
}

/* ---- blocks -------------------------------------------------------------------------------- */

/* Whether a cue ends here although the line before holds a blank: nothing follows, or the next cue. */
static bool next_block(const struct reading *r)
{
    struct reading ahead = *r;
    struct line line;
    if (!next_line(&ahead, &line) || !line.text.n || has_arrow(line.text)) return true;
    return next_line(&ahead, &line) && has_arrow(line.text);
}

/* The lines below the times, up to an empty one or to the next times; where these have a number above
 * them, that is no word. */
static void read_lines(struct reading *r, struct buffer *words, sv *row)
{
    struct line line;
    struct turn ignored = { 0 };
    const char *begin = row->p;
    size_t last = 0; /* where the last line begins in the words */
    sv last_text = { "", 0 }, from, to;
    for (;;) {
        struct reading before = *r;
        if (!next_line(r, &line) || line.empty) return;
        if (!line.text.n) {
            if (next_block(r)) return;
            continue;
        }
        if (parse_times(line.text, &ignored, &from, &to)) {
            r->rest = before.rest;
            r->number = before.number;
            if (all_digits(last_text)) words->n = last;
            return;
        }
        last = words->n;
        last_text = line.text;
        if (words->n) buffer_cstr(words, "\n");
        buffer_add(words, line.text);
        row->n = (size_t)(line.text.p + line.text.n - begin);
    }
}

static void read_cue(struct reading *r, const struct line *timing)
{
    struct turn cue = { .label = { "", 0 }, .line = timing->number };
    struct buffer words = { .a = r->scratch };
    sv from, to, row = timing->text;
    read_lines(r, &words, &row);
    if (!parse_times(timing->text, &cue, &from, &to)) {
        reader_reject(r->t, r->problems, timing->number, MESSAGE_VTT_TIMING, ARGS(ARG_SV(timing->text)), row);
    } else if (cue.end_ms.value < cue.start_ms.value) {
        reader_reject(r->t, r->problems, timing->number, MESSAGE_VTT_TIMES, ARGS(ARG_SV(to), ARG_SV(from)), row);
    } else {
        add_cue(r, buffer_sv(&words), cue);
    }
}

static void skip_block(struct reading *r)
{
    struct line line;
    while (next_line(r, &line) && line.text.n) continue;
}

/* A block is a comment, a style, or an id of at most one line and a cue. */
static void read_blocks(struct reading *r, bool webvtt)
{
    struct line line, id = { .number = 0 };
    while (next_line(r, &line)) {
        if (has_arrow(line.text)) {
            read_cue(r, &line);
            id.number = 0;
        } else if (id.number) {
            /* neither an id nor what it belongs to can be used */
            reader_reject(r->t, r->problems, id.number, MESSAGE_VTT_STRAY, NO_ARGS, id.text);
            id.number = 0;
            if (line.text.n) id = line;
        } else if (webvtt && (begins_with_word(line.text, SV("NOTE")) || sv_is(line.text, "STYLE") ||
                              sv_is(line.text, "REGION"))) {
            skip_block(r);
        } else if (line.text.n) {
            id = line;
        }
    }
    if (id.number) reader_reject(r->t, r->problems, id.number, MESSAGE_VTT_STRAY, NO_ARGS, id.text);
}

/* ---- captions that roll -------------------------------------------------------------------- */

/* The bytes of `text` that repeat the last lines of `before`. */
static size_t repeated(sv before, sv text)
{
    size_t best = 0, lines = 0;
    for (size_t n = 1; n <= text.n && n <= before.n && lines < ROLLING_LINES; n++) {
        if (n < text.n && text.p[n] != '\n') continue;
        lines++;
        if (n < before.n && before.p[before.n - n - 1] != '\n') continue;
        if (sv_eq(sv_slice(text, 0, n), sv_from(before, before.n - n))) best = n;
    }
    return best;
}

/* Where at least half of the cues begin with the lines that ended the one before, as captions that
 * were made live do, each line is read where it comes first. */
static void unroll(struct reading *r)
{
    size_t pairs = 0, rolling = 0, dropped = 0;
    size_t *cuts = ARENA_NEW(r->scratch, size_t, r->pieces.count);
    for (size_t i = 1; i < r->pieces.count; i++) {
        const struct cue_piece *one = &r->pieces.items[i - 1], *next = &r->pieces.items[i];
        if (one->turn.label.n || next->turn.label.n || next->apart) continue;
        cuts[i] = repeated(one->turn.text, next->turn.text);
        pairs++;
        rolling += cuts[i] > 0;
    }
    if (rolling < LEAST_ROLLING || 2 * rolling < pairs) return;
    size_t first = 0;
    for (size_t i = 1; i < r->pieces.count; i++) {
        struct turn *turn = &r->pieces.items[i].turn;
        turn->text = sv_trim(sv_from(turn->text, cuts[i]));
        if (cuts[i] && !dropped++) first = turn->line;
    }
    problem_add(r->problems, (struct place){ r->t->file, first, 1 }, MESSAGE_CUE_ROLLING, ARGS(ARG_INT(dropped)));
}

/* ---- turns ---------------------------------------------------------------------------------- */

/* Whether what follows is said by who is named in this piece, which has no words. */
static bool goes_on(const struct reading *r, size_t i)
{
    while (++i < r->pieces.count) {
        const struct cue_piece *next = &r->pieces.items[i];
        if (next->turn.text.n || next->turn.label.n) return !next->turn.label.n && !next->apart;
    }
    return false;
}

/* A cue that names nobody goes on with the speaker before it. */
static void add_turns(struct reading *r)
{
    sv last = { "", 0 };
    bool named = false;
    const struct turn *before = NULL;
    int64_t began = 0;
    for (size_t i = 0; i < r->pieces.count; i++) named = named || r->pieces.items[i].turn.label.n;
    for (size_t i = 0; i < r->pieces.count; i++) {
        struct turn *turn = &r->pieces.items[i].turn;
        if (!turn->text.n) {
            if (turn->label.n) last = arena_copy(r->a, turn->label);
            if (turn->label.n && !goes_on(r, i))
                reader_reject(r->t, r->problems, turn->line, MESSAGE_TXT_TURN_EMPTY, NO_ARGS,
                              arena_format(r->a, "%.*s:", SV_ARG(turn->label)));
            continue;
        }
        turn->joins = turn->label.n || !r->pieces.items[i].apart;
        if (!turn->label.n && !r->pieces.items[i].apart) turn->label = last;
        if (!named && before)
            turn->joins = turn->joins && turn->start_ms.value - before->end_ms.value < PAUSE_MS &&
                          !(turn->start_ms.value - began >= LONG_MS && label_ends_sentence(before->text));
        if (!turn->joins) began = turn->start_ms.value;
        last = turn->label;
        before = turn;
        turn->text = arena_copy(r->a, turn->text);
        turn->label = arena_copy(r->a, turn->label);
        reader_add(r->a, r->t, *turn);
    }
    if (!named && r->t->count)
        problem_add(r->problems, (struct place){ r->t->file, r->t->items[0].line, 1 }, MESSAGE_CUE_NAMELESS, NO_ARGS);
}

bool cue_read(struct arena *a, struct transcript *t, struct problems *problems, bool webvtt, struct err *err)
{
    struct arena scratch = { 0 };
    struct reading r = { .a = a, .scratch = &scratch, .t = t, .problems = problems, .rest = t->text,
                         .pieces = { .scratch = &scratch } };
    if (webvtt) skip_block(&r); /* the header, up to the first blank line */
    read_blocks(&r, webvtt);
    unroll(&r);
    cue_speakers(t, &r.pieces);
    add_turns(&r);
    arena_free(&scratch);
    t->found = FOUND_CUES;
    if (t->count) return true;
    return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
}
