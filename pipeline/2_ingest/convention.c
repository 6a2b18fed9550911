#include "2_ingest/convention.h"

#include "0_base/token.h"

enum {
    FRONT_BYTES = 90, /* no label reaches further; a line that is one alone is no longer */
    CODE_LETTERS = 3, CODE_DIGITS = 3,
};

/* Words in front of a colon or between brackets that are nobody's name. */
static const char *const nobody[] = {
    "let op", "kijk", "bron", "bronnen", "nb", "n.b.", "ps", "p.s.", "noot", "opmerking", "voorbeeld", "bijvoorbeeld",
    "bijv.", "bv.", "datum", "plaats", "locatie", "duur", "tijd", "tijdstip", "aanwezig", "afwezig", "onderwerp",
    "vraag en antwoord", "titel", "bestand", "opname", "transcript", "conclusie", "samenvatting", "namelijk", "dus",
    "want", "ja", "nee", "nou", "kortom", "tip", "adres", "telefoon", "website", "e-mail", "lacht", "lachen", "gelach",
    "gelachen", "onverstaanbaar", "onduidelijk", "stilte", "pauze", "zucht", "zuchten", "hoest", "muziek", "applaus",
    "huilt", "rumoer", "geroezemoes", "lang", "kort", "ironisch", "note", "notes", "source", "look", "date", "place",
    "location", "duration", "time", "present", "subject", "title", "file", "recording", "example", "so", "yes", "no",
    "laughs", "laughter", "laughing", "inaudible", "unintelligible", "crosstalk", "silence", "pause", "sighs", "music",
    "applause", "coughs", "foreign", "noise",
};

static bool is_nobody(struct arena *scratch, sv name)
{
    sv folded = token_fold(scratch, name);
    for (size_t i = 0; i < WF_COUNT(nobody); i++)
        if (sv_is(folded, nobody[i])) return true;
    return false;
}

/* ---- pieces of a line ----------------------------------------------------------------------- */

/* Bytes of a sign that may part a name from what follows: blank, comma, point, bar or dash. */
static size_t parting_bytes(sv text)
{
    if (!text.n) return 0;
    if (sv_blank_byte(text.p[0]) || memchr(",|-", text.p[0], 3)) return 1;
    static const char *const signs[] = { "–", "—", "•", "·", "\xC2\xA0" };
    for (size_t i = 0; i < WF_COUNT(signs); i++)
        if (sv_starts(text, sv_from_cstr(signs[i]))) return strlen(signs[i]);
    return 0;
}

static sv without_parting(sv text)
{
    for (size_t n; (n = parting_bytes(text)) > 0;) text = sv_from(text, n);
    for (;;) {
        size_t n = 1;
        while (n < text.n && n < 3 && sv_inner_byte(text.p[text.n - n])) n++;
        if (n > text.n || parting_bytes(sv_from(text, text.n - n)) != n) return text;
        text.n -= n;
    }
}

static bool ends_with_digit(sv name) { return name.n && sv_digit_byte(name.p[name.n - 1]); }

/* "Naam 12:03", "Naam (0:03 - 0:10)", "00:12:03 Naam"; what follows the time goes into out->rest. */
static bool take_name_and_time(struct arena *scratch, sv text, bool *bracketed, struct label_line *out)
{
    int64_t ms;
    sv rest = text;
    *bracketed = false;
    if (!text.n) return false;
    if (sv_digit_byte(text.p[0]) || memchr("[({#<", text.p[0], 5)) {
        if (!label_cut_clock(&rest, &ms)) return false;
        out->rest = (sv){ text.p + text.n, 0 };
        out->time_ms = SOME_INTEGER(ms);
        return label_take_name(scratch, without_parting(rest), out);
    }
    for (size_t i = 1; i < text.n && i < FRONT_BYTES; i++) {
        if (!sv_digit_byte(text.p[i]) && !memchr("[({#<", text.p[i], 5)) continue;
        if (!sv_blank_byte(text.p[i - 1]) && !sv_inner_byte(text.p[i - 1])) continue;
        rest = sv_from(text, i);
        if (!label_cut_clock(&rest, &ms)) continue;
        *bracketed = !sv_digit_byte(text.p[i]);
        out->time_ms = SOME_INTEGER(ms);
        out->rest = rest;
        return label_take_name(scratch, without_parting(sv_slice(text, 0, i)), out);
    }
    return false;
}

/* What is set apart as a label: "Naam", "Naam:", "Naam 12:03". */
static bool take_label(struct arena *scratch, sv inside, struct label_line *out)
{
    bool bracketed;
    inside = sv_trim(inside);
    if (inside.n && inside.p[inside.n - 1] == ':') inside = sv_trim(sv_slice(inside, 0, inside.n - 1));
    if (label_take_name(scratch, inside, out)) return true;
    return take_name_and_time(scratch, inside, &bracketed, out) && !out->rest.n;
}

/* Behind a label: a colon, a time. */
static void take_rest(sv rest, struct label_line *out)
{
    int64_t ms;
    rest = sv_trim(rest);
    if (rest.n && rest.p[0] == ':') rest = sv_trim(sv_from(rest, 1));
    sv clock = rest;
    bool has = label_cut_bracketed_time(&clock, &ms) || (label_cut_clock(&clock, &ms) && !clock.n);
    if (has && !out->time_ms.has) {
        out->time_ms = SOME_INTEGER(ms);
        rest = clock;
        if (rest.n && rest.p[0] == ':') rest = sv_trim(sv_from(rest, 1));
    }
    out->rest = rest;
}

static void take_time(sv *line, struct label_line *out)
{
    struct maybe_integer ms;
    if (label_cut_time(line, &ms)) out->time_ms = ms;
}

/* ---- one function each ---------------------------------------------------------------------- */

static bool parse_colon(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    (void)bold;
    return label_parse(scratch, line, out);
}

static bool parse_between(struct arena *scratch, sv line, char open, char close, struct label_line *out)
{
    take_time(&line, out);
    if (line.n < 3 || line.p[0] != open) return false;
    const char *end = memchr(line.p, close, line.n < FRONT_BYTES ? line.n : FRONT_BYTES);
    if (!end) return false;
    size_t n = (size_t)(end - line.p);
    if (!take_label(scratch, sv_slice(line, 1, n), out)) return false;
    /* "[id1]" is a label that nobody writes otherwise */
    out->capital = out->capital || ends_with_digit(out->name);
    take_rest(sv_from(line, n + 1), out);
    return true;
}

static bool parse_brackets(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    (void)bold;
    if (!line.n || sv_letter_byte(line.p[0])) return false;
    line = label_without_signs(line);
    if (!line.n || !memchr("[({#<", line.p[0], 5)) return false;
    if (parse_between(scratch, line, '[', ']', out)) return true;
    *out = (struct label_line){ 0 };
    bool is = parse_between(scratch, line, '(', ')', out);
    out->unsure = true; /* rather a remark */
    return is;
}

static bool parse_angles(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    (void)bold;
    return line.n && memchr("[({#<", line.p[0], 5) && parse_between(scratch, line, '<', '>', out);
}

/* "Ja." in bold is what is said; "Fatma B." is a name. */
static bool ends_as_a_sentence(sv name)
{
    return name.n > 2 && name.p[name.n - 1] == '.' && name.p[name.n - 3] != ' ' && name.p[name.n - 3] != '.';
}

static bool parse_bold(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    sv inside, rest;
    if (bold) {
        if (bold > line.n) bold = line.n;
        inside = sv_slice(line, 0, bold);
        rest = sv_from(line, bold);
    } else {
        size_t marks = 0, end;
        if (!line.n || (line.p[0] != '*' && line.p[0] != '_')) return false;
        while (marks < line.n && marks < 3 && line.p[marks] == line.p[0]) marks++;
        sv mark = sv_slice(line, 0, marks);
        for (end = marks; end < line.n && end < FRONT_BYTES && !sv_starts(sv_from(line, end), mark);) end++;
        if (end >= line.n || end >= FRONT_BYTES) return false;
        inside = sv_slice(line, marks, end);
        rest = sv_from(line, end + marks);
    }
    if (!take_label(scratch, inside, out)) return false;
    if (!sv_trim(rest).n && ends_as_a_sentence(out->name)) return false;
    take_rest(rest, out);
    return true;
}

static bool parse_timed(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    (void)bold;
    bool bracketed, is = take_name_and_time(scratch, line, &bracketed, out);
    return is && (!out->rest.n || (bracketed && out->rest.p[0] != ':'));
}

static bool parse_alone(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    (void)bold;
    bool upper = false, lower = false;
    if (line.n > FRONT_BYTES || !label_take_name(scratch, line, out)) return false;
    for (size_t i = 0; i < line.n; i++) {
        upper = upper || sv_upper_byte(line.p[i]);
        lower = lower || sv_lower_byte(line.p[i]);
    }
    out->capital = upper && !lower;
    out->rest = sv_from(line, line.n);
    return true;
}

static bool parse_code(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    (void)bold;
    size_t letters = 0, n, digits;
    take_time(&line, out);
    while (letters < line.n && letters <= CODE_LETTERS && sv_upper_byte(line.p[letters])) letters++;
    for (n = letters; n < line.n && n <= letters + CODE_DIGITS && sv_digit_byte(line.p[n]);) n++;
    digits = n - letters;
    if (!letters || letters > CODE_LETTERS || digits > CODE_DIGITS) return false;
    sv rest = sv_from(line, n);
    bool closed = rest.n && (rest.p[0] == '.' || rest.p[0] == ')');
    if (closed) rest = sv_from(rest, 1);
    if (rest.n && !sv_blank_byte(rest.p[0])) return false;
    rest = sv_trim(rest);
    size_t dash = sv_starts(rest, SV("- ")) ? 2 : sv_starts(rest, SV("– ")) || sv_starts(rest, SV("— ")) ? 4 : 0;
    if (!closed && !digits && !dash) return false;
    out->capital = label_take_name(scratch, sv_slice(line, 0, n), out);
    take_rest(sv_from(rest, dash), out);
    return out->capital;
}

static bool parse_dash(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    (void)bold;
    take_time(&line, out);
    size_t n = label_name_bytes(line);
    for (size_t i = 1; i < n && i < FRONT_BYTES; i++) {
        if (line.p[i - 1] != ' ' || (line.p[i] != '-' && !sv_high_byte(line.p[i]))) continue;
        sv at = sv_from(line, i);
        size_t sign = sv_starts(at, SV("- ")) || sv_is(at, "-") ? 1
                      : sv_starts(at, SV("– ")) || sv_starts(at, SV("— ")) ? 3 : 0;
        if (!sign) continue;
        if (!label_take_name(scratch, sv_trim(sv_slice(line, 0, i)), out)) return false;
        take_rest(sv_from(at, sign), out);
        return true;
    }
    return false;
}

static bool parse_tab(struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    (void)bold;
    take_time(&line, out);
    const char *tab = line.n ? memchr(line.p, '\t', line.n < FRONT_BYTES ? line.n : FRONT_BYTES) : NULL;
    if (!tab || !label_take_name(scratch, sv_trim(sv_slice(line, 0, (size_t)(tab - line.p))), out)) return false;
    take_rest(sv_from(line, (size_t)(tab - line.p)), out);
    return true;
}

static bool (*const parsers[CONVENTION_COUNT])(struct arena *, sv, size_t, struct label_line *) = {
    [CONVENTION_COLON] = parse_colon, [CONVENTION_BRACKETS] = parse_brackets, [CONVENTION_ANGLES] = parse_angles,
    [CONVENTION_BOLD] = parse_bold,   [CONVENTION_TIMED] = parse_timed,       [CONVENTION_ALONE] = parse_alone,
    [CONVENTION_CODE] = parse_code,   [CONVENTION_DASH] = parse_dash,         [CONVENTION_TAB] = parse_tab,
};

bool convention_parse(enum convention convention, struct arena *scratch, sv line, size_t bold, struct label_line *out)
{
    *out = (struct label_line){ 0 };
    return parsers[convention](scratch, line, bold, out);
}

/* ---- counting ------------------------------------------------------------------------------- */

void convention_add(struct convention_tally *tally, const struct label_line *line, bool first, bool indented)
{
    bool fresh;
    size_t at = *keys_put(tally->a, &tally->names, line->name, tally->count, &fresh);
    if (fresh)
        *ARENA_PUSH(tally->a, tally->items, tally->count, tally->capacity) =
            (struct convention_label){ .name = line->name, .capital = line->capital, .unsure = line->unsure };
    struct convention_label *label = &tally->items[at];
    label->unsure = label->unsure && line->unsure;
    label->lines++;
    label->firsts += first;
    label->indented += indented;
}

/* Whether a label is several names of which each counts. */
static bool parts_count(const struct convention_tally *tally, sv label, bool (*knows)(const void *who, sv label),
                        const void *who)
{
    sv parts[LABEL_PARTS_MAX];
    size_t count = label_parts(label, parts);
    for (size_t i = 0; i < count; i++)
        if (!convention_counts(tally, parts[i]) && !(knows && knows(who, parts[i]))) return false;
    return count >= 2;
}

void convention_close(struct convention_tally *tally, bool (*knows)(const void *who, sv label), const void *who)
{
    size_t lines = 0, indented = 0;
    for (size_t i = 0; i < tally->count; i++) {
        struct convention_label *label = &tally->items[i];
        label->known = knows && knows(who, label->name);
        label->counts = label->known || (label->capital && !label->unsure && label->lines >= 2 &&
                                         !is_nobody(tally->a, label->name));
    }
    for (size_t i = 0; i < tally->count; i++) {
        struct convention_label *label = &tally->items[i];
        if (!label->counts && !is_nobody(tally->a, label->name))
            label->counts = parts_count(tally, label->name, knows, who);
        if (!label->counts) continue;
        lines += label->lines;
        indented += label->indented;
    }
    bool at_margin = 4 * indented < lines;
    for (size_t i = 0; i < tally->count; i++) {
        struct convention_label *label = &tally->items[i];
        if (at_margin && !label->known && label->indented == label->lines) label->counts = false;
        if (!label->counts) continue;
        tally->lines += label->lines;
        tally->firsts += label->firsts;
        tally->known += label->known;
        tally->distinct++;
    }
}

bool convention_counts(const struct convention_tally *tally, sv name)
{
    const size_t *at = keys_find(&tally->names, name);
    return at && tally->items[*at].counts;
}
