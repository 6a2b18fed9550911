#include "2_ingest/heading.h"

#include "0_base/token.h"

enum {
    LONGEST = 30,     /* lines that are looked at                                 */
    LOOSE = 6,        /* of them, lines such as a title                           */
    VALUE_WORDS = 8,  /* "vrouw, 54 jaar, woont in de Eikstraat"; more is talk     */
    CLOSING_BYTES = 60,
};

/* What such a line is about: any word of "Datum van het gesprek". */
static const char *const about[] = {
    "datum", "date", "dag", "tijd", "tijdstip", "time", "duur", "duration", "lengte", "length", "locatie",
    "location", "plaats", "place", "wijk", "buurt", "neighbourhood", "project", "onderzoek", "studie", "study",
    "transcriptie", "transcript", "transcribent", "transcriber", "opname", "recording", "bestand",
    "bestandsnaam", "file", "filename", "onderwerp", "subject", "topic", "leeftijd", "age", "geslacht",
    "gender", "beroep", "occupation", "nummer", "number", "interviewnummer", "titel", "title", "versie",
    "version", "organisatie", "organisation", "adres", "address", "taal", "language", "pseudoniem", "pseudonym",
    "functie", "setting", "context",
};

/* Who takes part: what follows is a name, or a list of them. */
static const char *const who[] = {
    "naam", "name", "namen", "names", "aanwezig", "aanwezigen", "present", "afwezig", "deelnemer", "deelnemers",
    "participant", "participants", "interviewer", "interviewers", "interviewster", "respondent", "respondenten",
    "respondents", "geïnterviewde", "geïnterviewden", "interviewee", "interviewees", "gespreksleider",
    "gesprekspartner", "moderator", "facilitator", "notulist", "verslag", "verslaglegger", "observator", "tolk",
    "interpreter", "spreker", "sprekers", "speaker", "speakers", "door", "met",
};

static const char *const ends[] = { "einde", "eind", "end" };
static const char *const ended[] = {
    "opname", "interview", "gesprek", "transcript", "transcriptie", "bandopname", "band", "fragment", "verslag",
    "bestand", "geluidsopname", "kant", "side", "recording", "conversation", "tape", "audio", "file",
};

/* Where a line stands. */
enum kind {
    KIND_LOOSE,  /* no label                                               */
    KIND_TALK,   /* a turn                                                 */
    KIND_WORDS,  /* "Respondent: vrouw, 54 jaar": a turn, unless a sure line follows */
    KIND_NAMES,  /* "Respondent: Fatma Bouali"                              */
    KIND_SURELY, /* can be nothing but a heading                           */
};

static bool among(sv word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sv_is(word, list[i])) return true;
    return false;
}

/* Words are parted by blanks and tabs. */
static bool cut_word(sv *rest, sv *word)
{
    *rest = sv_trim(*rest);
    size_t n = 0;
    while (n < rest->n && !sv_blank_byte(rest->p[n])) n++;
    *word = sv_slice(*rest, 0, n);
    *rest = sv_from(*rest, n);
    return n > 0;
}

/* Whether one of the words of a label is in a list. */
static bool speaks_of(struct arena *scratch, sv label, const char *const *list, size_t count)
{
    sv rest = token_fold(scratch, label), word;
    while (cut_word(&rest, &word))
        if (among(word, list, count)) return true;
    return false;
}

/* ---- names ---------------------------------------------------------------------------------- */

/* Fewer than name.c takes, which knows that it has a name before it: "in", "op" and "bij" stand in any words. */
static bool particle(sv word)
{
    static const char *const particles[] = { "van", "de", "der", "den", "het", "ten", "ter", "te", "el", "al", "ben",
                                             "bin", "von", "da", "di", "du", "la", "le", "en", "and", "&", "v.d.",
                                             "'t" };
    return among(word, particles, WF_COUNT(particles));
}

/* "Anna de Boer (AB), Kees": words with a capital, particles between them; how many have a capital, and 0
 * where another stands there. */
static size_t names_in(struct arena *scratch, sv value)
{
    sv word;
    size_t names = 0;
    bool inside = false; /* brackets */
    while (cut_word(&value, &word)) {
        while (word.n && memchr(",;/", word.p[word.n - 1], 3)) word.n--;
        if (!word.n) continue;
        bool opens = word.p[0] == '(', skip = inside || opens || particle(word);
        inside = (inside || opens) && word.p[word.n - 1] != ')';
        if (skip) continue;
        if (sv_digit_byte(word.p[0]) || !label_capital(scratch, word)) return 0;
        names++;
    }
    return names;
}

/* "AB" stands for "Anna de Boer": its letters begin the words with a capital, or the first and last. */
static bool initials(struct arena *scratch, sv label, sv value)
{
    size_t at = 0;
    sv word, folded = token_fold(scratch, label), rest = token_fold(scratch, value);
    if (label.n < 2 || label.n > 4 || names_in(scratch, value) < 2) return false;
    while (cut_word(&rest, &word)) {
        if (!word.n || word.p[0] == '(') break;
        if (at < folded.n && word.p[0] == folded.p[at]) at++;
    }
    return at == folded.n;
}

static bool ends_a_sentence(sv value)
{
    if (!value.n || !memchr(".?!", value.p[value.n - 1], 3)) return false;
    /* "Fatma B." */
    return value.p[value.n - 1] != '.' || value.n < 3 || value.p[value.n - 3] != ' ';
}

static size_t words_in(sv value)
{
    sv word;
    size_t n = 0;
    while (cut_word(&value, &word)) n += word.n > 0;
    return n;
}

/* What follows "Interviewer:". */
static enum kind kind_of_value(const struct passage *p, struct arena *scratch, sv value)
{
    static const char *const greetings[] = { "dag", "hallo", "hoi", "goedemorgen", "goedemiddag",
                                             "goedenavond", "welkom",
                                             "dank", "bedankt", "ja", "nee", "oké", "hello", "hi", "good", "thanks",
                                             "thank", "welcome", "yes", "no" };
    if (!value.n || ends_a_sentence(value) || words_in(value) > VALUE_WORDS) return KIND_TALK;
    if (reader_knows(p->t, value)) return KIND_NAMES;
    bool names = names_in(scratch, value) >= 2 && !speaks_of(scratch, value, greetings, WF_COUNT(greetings));
    return names ? KIND_NAMES : KIND_WORDS;
}

/* ---- lines ---------------------------------------------------------------------------------- */

/* In another convention than "Naam: …", the label of someone whom the study knows. */
static bool of_a_speaker(const struct passage *p, struct arena *scratch, sv line)
{
    struct label_line label;
    for (enum convention c = CONVENTION_COLON + 1; c < CONVENTION_COUNT; c++)
        if (convention_parse(c, scratch, line, 0, &label) && reader_knows(p->t, label.name)) return true;
    return false;
}

static enum kind kind_of(const struct passage *p, struct arena *scratch, sv line)
{
    struct label_line label;
    if (line.n > PASSAGE_WRAPPED_BYTES || of_a_speaker(p, scratch, line)) return KIND_TALK;
    if (!label_parse(scratch, line, &label)) return KIND_LOOSE;
    if (initials(scratch, label.name, label.rest)) return KIND_SURELY;
    if (speaks_of(scratch, label.name, who, WF_COUNT(who)))
        return label.remark.n ? KIND_TALK : kind_of_value(p, scratch, label.rest);
    if (reader_knows(p->t, label.name)) return KIND_TALK;
    return speaks_of(scratch, label.name, about, WF_COUNT(about)) ? KIND_SURELY : KIND_TALK;
}

size_t heading_end(const struct passage *p)
{
    struct arena scratch = { 0 };
    size_t end = p->begin, lines = 0, loose = 0;
    bool words = false;
    for (size_t i = p->begin; i < p->count && lines < LONGEST && loose <= LOOSE; i++) {
        sv line = p->items[i].text;
        if (!line.n) continue;
        enum kind kind = kind_of(p, &scratch, line);
        if (kind == KIND_TALK) break;
        lines++;
        loose += kind == KIND_LOOSE;
        words |= kind == KIND_WORDS;
        if (kind == KIND_SURELY || (kind == KIND_NAMES && !words)) end = i + 1;
    }
    arena_free(&scratch);
    return end;
}

sv heading_names(struct arena *scratch, sv line)
{
    struct label_line label;
    sv names = { "", 0 }, note;
    if (!label_parse(scratch, line, &label)) return names;
    if (!initials(scratch, label.name, label.rest) && !speaks_of(scratch, label.name, who, WF_COUNT(who))) return names;
    return sv_split(label.rest, '(', &names, &note) ? sv_trim(names) : label.rest;
}

/* "[Einde opname]", "-- Einde van het gesprek --", "End of recording 43:12": nothing else. */
bool heading_closes(struct arena *scratch, sv line)
{
    static const char *const small[] = { "van", "het", "de", "deze", "dit", "of", "the", "this", "deel" };
    sv rest, word;
    bool an_end = false, of_it = false;
    if (!line.n || line.n > CLOSING_BYTES) return false;
    rest = token_fold(scratch, line);
    while (cut_word(&rest, &word)) {
        while (word.n && !sv_letter_byte(word.p[0]) && !sv_high_byte(word.p[0])) word = sv_from(word, 1);
        while (word.n && !sv_letter_byte(word.p[word.n - 1]) && !sv_high_byte(word.p[word.n - 1])) word.n--;
        if (!word.n || (an_end && (word.n == 1 || among(word, small, WF_COUNT(small))))) continue;
        if (!an_end) an_end = among(word, ends, WF_COUNT(ends));
        else of_it = among(word, ended, WF_COUNT(ended));
        if (!an_end || (!of_it && !among(word, ends, WF_COUNT(ends)))) return false;
    }
    return of_it;
}
