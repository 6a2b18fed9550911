#include "2_ingest/speakers.h"

#include "2_ingest/periods.h"

#include "0_base/token.h"
#include "0_base/utf8.h"

/* What a label means when it is nobody's name. */
struct meaning {
    bool found;
    enum role role;
    bool interviewer, respondent; /* the document says who that is */
};

static sv without_number(sv label)
{
    for (; label.n; label.n--) {
        char last = label.p[label.n - 1];
        if (!sv_digit_byte(last) && last != ' ' && last != '.') break;
    }
    return label;
}

static bool one_of(sv word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sv_is(word, words[i])) return true;
    return false;
}

/* V and Q stand for a question, but V1 is rather the first woman, and V60151 the number of a speaker. */
static struct meaning meaning_of(sv label)
{
    static const char *const asking[] = { "i", "int", "vraag", "question", "interv" };
    static const char *const asking_alone[] = { "v", "q" };
    static const char *const answering[] = { "r", "a", "resp", "respondent", "antwoord", "answer",
                                             "geïnterviewde", "interviewee" };
    struct arena scratch = { 0 };
    struct meaning m = { .role = ROLE_OTHER };
    sv bare = without_number(label), word = token_fold(&scratch, bare);
    bool alone = bare.n == label.n;
    if (study_role_parse(word, &m.role)) {
        m.found = true;
        m.interviewer = m.role == ROLE_INTERVIEWER;
    } else if (one_of(word, asking, WF_COUNT(asking)) ||
               (alone && one_of(word, asking_alone, WF_COUNT(asking_alone)))) {
        m = (struct meaning){ .found = true, .role = ROLE_INTERVIEWER, .interviewer = true };
    } else if (one_of(word, answering, WF_COUNT(answering))) {
        m.found = m.respondent = true;
    }
    arena_free(&scratch);
    return m;
}

/* "Spreker", "Spreker 2" */
static bool word_for_anyone(sv label)
{
    static const char *const words[] = { "spreker", "speaker", "persoon", "person", "deelnemer",
                                         "participant", "onbekend", "unknown", "man", "vrouw" };
    struct arena scratch = { 0 };
    bool is = one_of(token_fold(&scratch, without_number(label)), words, WF_COUNT(words));
    arena_free(&scratch);
    return is;
}

/* A label that says nothing of who it is: "1", "R1", "Spreker 2", "Bewoner". Jo and Bo are names. */
static bool anonymous(sv label)
{
    return utf8_count(without_number(label)) <= 1 || word_for_anyone(label) || meaning_of(label).found;
}

/* The rule for this document goes before the rule for all. */
static const struct study_speaker *find_rule(const struct speakers *s, sv label)
{
    struct arena scratch = { 0 };
    const struct study_speaker *found = NULL;
    sv folded = roster_fold(&scratch, label);
    for (size_t i = 0; i < s->study->speaker_count; i++) {
        const struct study_speaker *rule = &s->study->speakers[i];
        bool here = sv_eq(rule->document, s->document->document);
        if (rule->document.n && !here) continue;
        if ((found && !here) || !sv_eq(roster_fold(&scratch, rule->label), folded)) continue;
        found = rule;
        if (here) break;
    }
    arena_free(&scratch);
    return found;
}

/* The only person in "shown;shown", or SIZE_MAX. */
static size_t only_person(const struct speakers *s, sv shown)
{
    if (!shown.n || memchr(shown.p, ';', shown.n)) return SIZE_MAX;
    const size_t *place = keys_find(&s->roster->shown, shown);
    return place ? *place : SIZE_MAX;
}

static void be_person(const struct speakers *s, struct speaker *speaker, size_t person)
{
    const struct roster_person *p = &s->roster->people[person];
    speaker->person = person;
    speaker->role = periods_role(s->roster, person, s->document->date);
    speaker->withdrawn = p->withdrawn;
    speaker->quotable = p->quotable;
    speaker->unknown = false;
}

/* "R" may be the respondent who withdrew: then these are her words, as far as anyone can tell. */
static bool may_be_gone(const struct speakers *s, struct meaning m)
{
    return (m.interviewer && s->document->interviewer_gone) || (m.respondent && s->document->respondent_gone);
}

static void be_gone(struct speaker *speaker)
{
    speaker->withdrawn = true;
    speaker->person = SIZE_MAX;
    speaker->unknown = false;
}

static bool by_rule(const struct speakers *s, struct speaker *speaker)
{
    const struct study_speaker *rule = find_rule(s, speaker->label);
    size_t person;
    if (!rule) return false;
    speaker->how = SPEAKER_STUDY;
    if (rule->person.n && roster_take(s->roster, rule->person, &person) == ROSTER_ONE)
        be_person(s, speaker, person);
    if (rule->has_role) speaker->role = rule->role;
    if (rule->has_role && speaker->person == SIZE_MAX && rule->role == ROLE_INTERVIEWER) {
        speaker->person = only_person(s, s->document->interviewer);
        if (s->document->interviewer_gone) be_gone(speaker);
    }
    speaker->unknown = false;
    return true;
}

static bool by_meaning(const struct speakers *s, struct speaker *speaker)
{
    struct meaning m = meaning_of(speaker->label);
    size_t person = SIZE_MAX;
    if (!m.found) return false;
    if (m.interviewer) person = only_person(s, s->document->interviewer);
    if (m.respondent) person = only_person(s, s->document->respondent);
    speaker->how = SPEAKER_WORD;
    speaker->role = m.role;
    speaker->unknown = false;
    if (person != SIZE_MAX) be_person(s, speaker, person);
    if (m.interviewer) speaker->role = ROLE_INTERVIEWER;
    if (may_be_gone(s, m)) be_gone(speaker);
    return true;
}

/* Without a list of people a label is a person; one that says nothing is a person of this document. */
static void be_new(const struct speakers *s, struct speaker *speaker)
{
    size_t person;
    sv id = speaker->label;
    if (anonymous(id))
        id = arena_format(s->a, "%.*s/%.*s", SV_ARG(s->document->document), SV_ARG(speaker->label));
    enum role role = speaker->role;
    if (roster_take(s->roster, id, &person) != ROSTER_ONE) return;
    if (speaker->how == SPEAKER_NOBODY) speaker->how = SPEAKER_NEW;
    if (s->roster->people[person].role == ROLE_OTHER) s->roster->people[person].role = role;
    be_person(s, speaker, person);
}

static void show_label(const struct speakers *s, struct speaker *speaker)
{
    size_t person;
    bool listed = !s->counted && speaker->label.n &&
                  roster_find(s->roster, speaker->label, &person) != ROSTER_NONE; /* also an id such as V04 */
    speaker->shown = speaker->label;
    if (!s->roster->key || (!listed && anonymous(speaker->label))) return;
    if (speaker->person != SIZE_MAX) {
        speaker->shown = s->roster->people[speaker->person].shown;
        return;
    }
    speaker->shown = nobody_shown(s->a, s->roster, speaker->label, false); /* it may well be a name */
}

static struct speaker resolve(const struct speakers *s, sv label)
{
    struct speaker speaker = { .label = label, .person = SIZE_MAX, .role = ROLE_OTHER, .quotable = true,
                               .unknown = true };
    size_t person;
    bool ruled = by_rule(s, &speaker);
    if (!ruled) {
        if (label.n && !s->counted && roster_find(s->roster, label, &person) == ROSTER_ONE) {
            be_person(s, &speaker, person);
            speaker.how = s->roster->people[person].roster ? SPEAKER_LIST : SPEAKER_NEW;
        } else if (label.n)
            (void)by_meaning(s, &speaker);
    }
    bool interviewer = speaker.role == ROLE_INTERVIEWER && speaker.person == SIZE_MAX;
    if (s->roster->open && label.n && speaker.person == SIZE_MAX && !interviewer) be_new(s, &speaker);
    show_label(s, &speaker);
    return speaker;
}

size_t speakers_take(struct speakers *s, sv label)
{
    bool fresh;
    size_t i = *keys_put(s->a, &s->by_label, label, s->count, &fresh);
    if (fresh) *ARENA_PUSH(s->a, s->items, s->count, s->capacity) = resolve(s, label);
    s->items[i].turns++;
    return i;
}

static bool listed(const struct speakers *s, sv label)
{
    size_t person;
    return find_rule(s, label) || roster_find(s->roster, label, &person) != ROSTER_NONE;
}

bool speakers_word(sv label)
{
    bool numbered = without_number(label).n < label.n;
    return label.n > 2 && (meaning_of(label).found || (numbered && word_for_anyone(label)));
}

/* "Benali, Fatma" is one. */
static bool surname_first(const struct speakers *s, sv label)
{
    struct arena scratch = { 0 };
    sv surname, name;
    bool is = sv_split(label, ',', &surname, &name) && sv_trim(name).n;
    if (is) {
        sv surname_last = arena_format(&scratch, "%.*s %.*s", SV_ARG(sv_trim(name)), SV_ARG(sv_trim(surname)));
        is = listed(s, surname_last);
    }
    arena_free(&scratch);
    return is;
}

size_t speakers_parts(const struct speakers *s, sv label, sv parts[LABEL_PARTS_MAX])
{
    size_t count = s->counted ? 0 : label_parts(label, parts);
    return count < 2 || listed(s, label) || surname_first(s, label) ? 0 : count;
}

/* "Fatma en dochter"; but "Nou, Fatma" and "Fatma en toen nog iemand" begin a sentence. */
static bool may_be_with(sv label, sv part)
{
    struct arena scratch = { 0 };
    bool comma = memchr(label.p, ',', label.n) || memchr(label.p, ';', label.n);
    bool may = !comma && (!memchr(part.p, ' ', part.n) || label_capital(&scratch, part));
    arena_free(&scratch);
    return may;
}

/* Words for roles alone ("Vraag en antwoord") are rather a heading. */
static bool knows_together(const struct speakers *s, sv label)
{
    sv parts[LABEL_PARTS_MAX];
    size_t count = speakers_parts(s, label, parts), names = 0;
    for (size_t i = 0; i < count; i++) {
        bool name = listed(s, parts[i]);
        if (!name && !speakers_word(parts[i]) && !may_be_with(label, parts[i])) return false;
        names += name;
    }
    return names > 0;
}

bool speakers_knows(const void *speakers, sv label)
{
    const struct speakers *s = speakers;
    return listed(s, label) || speakers_word(label) || knows_together(s, label) || surname_first(s, label);
}

static void tell_time(const struct speakers *s, const struct speaker *speaker, struct place place,
                      struct problems *problems)
{
    char day[16];
    if (!periods_outside(s->roster, speaker->person, s->document->date)) return;
    date_print(s->document->date, day);
    problem_add(problems, place, MESSAGE_SPEAKS_OUTSIDE_TIME,
                ARGS(ARG_SV(s->roster->people[speaker->person].id), ARG_CSTR(day)));
}

bool speakers_withdrawn(const struct speakers *s, sv label)
{
    return !s->roster->open && resolve(s, label).withdrawn;
}

bool speakers_one_withdrew(const struct speakers *s, sv labels)
{
    sv label, parts[LABEL_PARTS_MAX];
    while (sv_cut(&labels, '\n', &label)) {
        if (speakers_withdrawn(s, label)) return true;
        size_t count = speakers_parts(s, label, parts);
        for (size_t i = 0; i < count; i++)
            if (speakers_withdrawn(s, parts[i])) return true;
    }
    return false;
}

void speakers_tell(const struct speakers *s, sv file, struct nobody *nobody, struct problems *problems)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct speaker *speaker = &s->items[i];
        struct place place = { file, 0, 0 };
        size_t person;
        if (speaker->person != SIZE_MAX && !speaker->withdrawn) tell_time(s, speaker, place, problems);
        if (!speaker->unknown) continue;
        if (!speaker->label.n) {
            problem_add(problems, place, MESSAGE_SPEAKER_NONE, ARGS(ARG_INT(speaker->turns)));
            continue;
        }
        nobody_add(nobody, &(struct nobody_name){
                               .kind = NOBODY_SPEAKER, .text = speaker->label, .document = s->document->document,
                               .place = place, .times = (int64_t)speaker->turns,
                               .anonymous = anonymous(speaker->label),
                               .several = roster_find(s->roster, speaker->label, &person) == ROSTER_SEVERAL });
    }
}

void speakers_check(const struct study *study, struct roster *roster, struct problems *problems)
{
    for (size_t i = 0; i < study->speaker_count; i++) {
        const struct study_speaker *rule = &study->speakers[i];
        size_t person;
        if (rule->person.n && roster_take(roster, rule->person, &person) != ROSTER_ONE)
            problem_add(problems, rule->place, MESSAGE_SPEAKER_PERSON, ARGS(ARG_SV(rule->person)));
    }
}
