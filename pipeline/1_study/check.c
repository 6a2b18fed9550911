#include "1_study/check.h"

#include "0_base/file.h"
#include "0_base/out.h"

static void add_twice(struct problems *problems, struct place place, const char *element, sv name,
                      struct place first)
{
    problem_add(problems, place, MESSAGE_STUDY_TWICE,
                ARGS(ARG_CSTR(element), ARG_SV(name), ARG_INT(first.line)));
}

/* A name made from a file's: what cannot stand in one becomes a hyphen. */
static sv plain_name(struct arena *a, sv stem)
{
    sv name = arena_copy(a, stem);
    char *bytes = ARENA_NEW(a, char, name.n + 1);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool plain = sv_letter_byte(c) || sv_digit_byte(c);
        bytes[i] = plain || c == '_' ? c : '-';
    }
    return (sv){ bytes, name.n };
}

static void check_lexicons(struct arena *a, struct study *study, struct problems *problems)
{
    for (size_t i = 0; i < study->lexicon_count; i++) {
        struct study_lexicon *lexicon = &study->lexicons[i];
        if (lexicon->id.n == 0) lexicon->id = plain_name(a, file_stem(lexicon->file));
        for (size_t j = 0; j < i; j++) {
            if (lexicon->id.n == 0 || !sv_eq(lexicon->id, study->lexicons[j].id)) continue;
            add_twice(problems, lexicon->place, "lexicon", lexicon->id, study->lexicons[j].place);
            break;
        }
    }
}

static void check_speakers(struct study *study, struct problems *problems)
{
    for (size_t i = 0; i < study->speaker_count; i++) {
        struct study_speaker *speaker = &study->speakers[i];
        speaker->has_role = speaker->role != ROLE_COUNT;
        if (speaker->label.n == 0) continue; /* said already */
        if (speaker->person.n == 0 && !speaker->has_role)
            problem_add(problems, speaker->place, MESSAGE_STUDY_SPEAKER, ARGS(ARG_SV(speaker->label)));
        for (size_t j = 0; j < i; j++) {
            const struct study_speaker *other = &study->speakers[j];
            if (!sv_eq(speaker->label, other->label) || !sv_eq(speaker->document, other->document))
                continue;
            add_twice(problems, speaker->place, "speaker", speaker->label, other->place);
            break;
        }
    }
}

static void check_columns(const struct study_source *source, struct problems *problems)
{
    for (size_t i = 0; i < source->column_count; i++) {
        const struct study_column *column = &source->columns[i];
        for (size_t j = 0; j < i; j++) {
            if (column->name.n == 0 || !sv_eq(column->name, source->columns[j].name)) continue;
            add_twice(problems, column->place, "column", column->name, source->columns[j].place);
            break;
        }
    }
}

static void check_sources(const struct study *study, struct problems *problems)
{
    const struct study_sources *sources;
    const char *kind;
    for (size_t at = 0; study_next_table(study, &at, &kind, &sources);)
        for (size_t i = 0; i < sources->count; i++) check_columns(&sources->items[i], problems);
}

static bool has_ties(const struct study *study, sv network)
{
    for (size_t i = 0; i < study->ties.count; i++)
        if (sv_eq(study->ties.items[i].network, network)) return true;
    return false;
}

static struct study_network *add_network(struct arena *a, struct study *study)
{
    struct study_network *network =
        ARENA_PUSH(a, study->networks, study->network_count, study->network_capacity);
    *network = (struct study_network){ .projection = PROJECTION_COUNT };
    for (size_t i = 0; i < ROLE_COUNT; i++) network->include[i] = i != ROLE_INTERVIEWER;
    return network;
}

/* A study that names no network gets those that its data can give. */
static void fill_networks(struct arena *a, struct study *study)
{
    if (study->activities.count) {
        struct study_network *network = add_network(a, study);
        network->id = SV("together");
        network->from = FROM_ACTIVITIES;
        network->place = study->activities.items[0].place;
    }
    for (size_t i = 0; i < study->ties.count; i++) {
        const struct study_source *ties = &study->ties.items[i];
        bool known = false;
        for (size_t j = 0; j < i; j++) known |= sv_eq(study->ties.items[j].network, ties->network);
        if (known) continue;
        struct study_network *network = add_network(a, study);
        network->id = network->kind = ties->network;
        network->from = FROM_TIES;
        network->place = ties->place;
    }
}

/* Which <ties> a network takes, and whether they have a direction. There is one rule for ties, so
 * `rule` may also say which. */
static void fill_ties(const struct study *study, struct study_network *network)
{
    if (network->from != FROM_TIES) return;
    if (network->kind.n == 0 && has_ties(study, network->rule)) {
        network->kind = network->rule;
        network->rule = SV("");
    }
    if (network->kind.n == 0 && has_ties(study, network->id)) network->kind = network->id;
    for (size_t i = 0; i < study->ties.count; i++) {
        const struct study_source *ties = &study->ties.items[i];
        if (network->kind.n == 0 || sv_eq(network->kind, ties->network))
            network->directed |= ties->directed;
    }
}

static void check_network_names(const struct study *study, struct problems *problems)
{
    for (size_t i = 0; i < study->network_count; i++) {
        const struct study_network *network = &study->networks[i];
        for (size_t j = 0; j < i; j++) {
            if (network->id.n == 0 || !sv_eq(network->id, study->networks[j].id)) continue;
            add_twice(problems, network->place, "network", network->id, study->networks[j].place);
            break;
        }
    }
}

static void add_needs(struct problems *problems, struct place place, const char *what,
                      const char *needed)
{
    problem_add(problems, place, MESSAGE_STUDY_NEEDS, ARGS(ARG_CSTR(what), ARG_CSTR(needed)));
}

static void add_pointless(struct problems *problems, const struct study_network *network,
                          const char *attribute)
{
    const char *from = network->from == FROM_TIES ? "ties" : "activities";
    problem_add(problems, network->place, MESSAGE_STUDY_POINTLESS,
                ARGS(ARG_CSTR(attribute), ARG_CSTR(from)));
}

static sv ties_names(struct arena *a, const struct study *study)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < study->ties.count; i++) {
        if (i) buffer_cstr(&b, ", ");
        buffer_add(&b, study->ties.items[i].network);
    }
    return buffer_sv(&b);
}

/* A network as the file gives it, before its defaults. */
static void check_network(struct arena *a, const struct study *study,
                          const struct study_network *network, struct problems *problems)
{
    switch (network->from) {
    case FROM_ACTIVITIES:
        if (study->activities.count == 0) add_needs(problems, network->place, "network", "activities");
        if (network->directed) add_pointless(problems, network, "directed");
        if (network->kind.n) add_pointless(problems, network, "kind");
        return;
    case FROM_TIES:
        if (study->ties.count == 0) add_needs(problems, network->place, "network", "ties");
        else if (network->kind.n && !has_ties(study, network->kind))
            problem_add(problems, network->place, MESSAGE_STUDY_TIES_NONE,
                        ARGS(ARG_SV(network->kind), ARG_SV(ties_names(a, study))));
        if (network->projection != PROJECTION_COUNT) add_pointless(problems, network, "projection");
        return;
    }
}

static void check_whole(struct arena *a, const struct study *study, struct problems *problems)
{
    if (study->transcripts_count + study->activities.count + study->ties.count == 0)
        problem_add(problems, (struct place){ .file = study->file }, MESSAGE_STUDY_NOTHING, NO_ARGS);
    if (study->attendance.count && study->activities.count == 0)
        add_needs(problems, study->attendance.items[0].place, "attendance", "activities");
    for (size_t i = 0; i < study->network_count; i++)
        check_network(a, study, &study->networks[i], problems);
}

/* "role" first, then the study's own, each once. */
static void fill_groups(struct arena *a, struct study *study)
{
    sv *groups = ARENA_NEW(a, sv, study->group_count + 1);
    size_t count = 0;
    groups[count++] = SV("role");
    for (size_t i = 0; i < study->group_count; i++) {
        bool known = study->groups[i].n == 0;
        for (size_t j = 0; j < count; j++) known |= sv_eq(groups[j], study->groups[i]);
        if (!known) groups[count++] = study->groups[i];
    }
    study->group_capacity = study->group_count + 1;
    study->groups = groups;
    study->group_count = count;
}

void check_study(struct arena *a, struct study *study, struct problems *problems, bool sound)
{
    if (study->title.n == 0) study->title = study->id;
    for (size_t i = 0; i < study->transcripts_count; i++)
        if (study->transcripts[i].language.n == 0)
            study->transcripts[i].language = sv_from_cstr(text_language_name(study->language));
    fill_groups(a, study);
    check_lexicons(a, study, problems);
    check_speakers(study, problems);
    check_sources(study, problems);
    if (sound) check_whole(a, study, problems);
    if (study->network_count == 0) fill_networks(a, study);
    for (size_t i = 0; i < study->network_count; i++) fill_ties(study, &study->networks[i]);
    check_network_names(study, problems);
}
