/* join : the shards become one corpus, "ingest/all/…", in the parent. */
#include "2_ingest/conceal.h"
#include "2_ingest/ingest.h"
#include "2_ingest/join_codings.h"
#include "2_ingest/join_rows.h"
#include "2_ingest/pseudonym.h"

#include <stdlib.h>

struct joining {
    struct arena *a;
    const struct stage_context *c;
    struct table listed, names, renumbered, coded, covered, spans;
    struct corpus corpus; /* its tables only, and of those not the long ones */
    size_t shard_count;
    int64_t utterance_count;
};

/* ---- reading ------------------------------------------------------------------------------- */

static bool read_part(struct joining *j, const char *task, const char *part, const struct table_type *type,
                      struct table *t, struct err *err)
{
    const char *at = arena_format(j->a, "ingest/%s/%s", task, part).p;
    return store_read(j->a, j->c->store, at, type, t, err);
}

/* Appends a shard's rows; the first shard brings the extra columns. */
static bool append_part(struct joining *j, const char *task, const char *part, const struct table_type *type,
                        struct table *to, struct err *err)
{
    struct table from;
    if (!read_part(j, task, part, type, &from, err)) return false;
    if (!to->type) {
        *to = table_new(type);
        table_extras(j->a, to, from.extra_names, from.extra_count);
    }
    table_append(j->a, to, &from);
    return true;
}

static bool read_tables(struct joining *j, struct err *err)
{
    struct corpus *c = &j->corpus;
    return read_part(j, "tables", "names", table_names(), &j->names, err) &&
           read_part(j, "tables", "listed", table_listed(), &j->listed, err) &&
           read_part(j, "tables", "coded", table_coded(), &j->coded, err) &&
           read_part(j, "tables", "covered", table_coded(), &j->covered, err) &&
           append_part(j, "tables", "people", table_people(), &c->people, err) &&
           append_part(j, "tables", "roles", table_roles(), &c->roles, err) &&
           append_part(j, "tables", "activities", table_activities(), &c->activities, err) &&
           append_part(j, "tables", "attendance", table_attendance(), &c->attendance, err) &&
           append_part(j, "tables", "reported_ties", table_reported_ties(), &c->reported_ties, err) &&
           append_part(j, "tables", "population", table_population(), &c->population, err) &&
           append_part(j, "tables", "losses", table_losses(), &c->losses, err) &&
           append_part(j, "tables", "intake", table_intake(), &c->intake, err) &&
           append_part(j, "tables", "proposals", table_proposals(), &c->proposals, err);
}

/* A person whom several shards name is one; a role that one of them knows is hers. */
static bool add_people(struct joining *j, const char *task, struct keys *known, struct err *err)
{
    struct table from, *people = &j->corpus.people;
    if (!read_part(j, task, "people", table_people(), &from, err)) return false;
    for (size_t i = 0; i < from.count; i++) {
        const struct people_row *row = people_at(&from, i);
        bool fresh;
        size_t at = *keys_put(j->a, known, row->person, people->count, &fresh);
        if (fresh) {
            *people_add(j->a, people) = *row;
            continue;
        }
        struct people_row *there = people_at(people, at);
        enum role before, now;
        WF_ASSERT(study_role_parse(there->role, &before) && study_role_parse(row->role, &now));
        if (now < before) there->role = row->role;
    }
    return true;
}

static bool read_shards(struct joining *j, struct err *err)
{
    struct corpus *c = &j->corpus;
    struct keys known = { 0 };
    size_t *first;
    bool fresh;
    for (size_t i = 0; i < c->people.count; i++) keys_put(j->a, &known, people_at(&c->people, i)->person, i, &fresh);
    c->documents = table_new(table_documents());
    table_extras(j->a, &c->documents, j->listed.extra_names, j->listed.extra_count);
    j->renumbered = table_new(table_renumbered());
    j->spans = table_new(table_spans());
    ingest_shards(j->a, j->c->study, &j->listed, &first, &j->shard_count);
    for (size_t i = 1; i <= j->shard_count; i++) {
        const char *task = stage_task_name(j->a, (int64_t)i).p;
        if (!append_part(j, task, "documents", table_documents(), &c->documents, err)) return false;
        if (!append_part(j, task, "losses", table_losses(), &c->losses, err)) return false;
        if (!append_part(j, task, "intake", table_intake(), &c->intake, err)) return false;
        if (!append_part(j, task, "proposals", table_proposals(), &c->proposals, err)) return false;
        if (!append_part(j, task, "spans", table_spans(), &j->spans, err)) return false;
        if (!append_part(j, task, "renumbered", table_renumbered(), &j->renumbered, err)) return false;
        if (!add_people(j, task, &known, err)) return false;
    }
    return true;
}

/* ---- order --------------------------------------------------------------------------------- */

/* In the order of the documents; within a document they are in order already. That is not the order of
 * their keys' bytes. */
static bool write_rows(struct joining *j, struct err *err)
{
    const struct join_rows rows[] = {
        { "utterances", table_utterances(), offsetof(struct utterances_row, document) },
        { "mentions", table_mentions(), offsetof(struct mentions_row, document) },
        { "notes", table_notes(), offsetof(struct notes_row, document) },
        { "words", table_words(), offsetof(struct words_row, document) },
    };
    const struct table *documents = &j->corpus.documents;
    int64_t *counts = ARENA_NEW(j->a, int64_t, documents->count);
    for (size_t i = WF_COUNT(rows); i-- > 0;) /* the utterances last, whose counts are used */
        if (!join_rows_write(j->c, &rows[i], j->shard_count, documents, counts, err)) return false;
    for (size_t d = 0; d < documents->count; d++) {
        WF_ASSERT(counts[d] == documents_at(documents, d)->utterances);
        j->utterance_count += counts[d];
    }
    return true;
}

static void label_people(struct joining *j)
{
    struct table *people = &j->corpus.people;
    sv *ids = ARENA_NEW(j->a, sv, people->count), *labels = ARENA_NEW(j->a, sv, people->count);
    table_sort(people);
    for (size_t i = 0; i < people->count; i++) labels[i] = ids[i] = people_at(people, i)->person;
    if (j->c->study->privacy.pseudonyms) pseudonym_shorten(ids, people->count, labels);
    for (size_t i = 0; i < people->count; i++) people_at(people, i)->label = labels[i];
}

/* A talk of which nobody is left leaves no trace in the list of documents either. */
static void forget_gone(struct joining *j, const struct numbering *numbering)
{
    for (size_t i = 0; i < j->listed.count; i++) {
        const struct listed_row *listed = listed_at(&j->listed, i);
        const struct numbering_document *d = numbering_find(numbering, listed->document);
        for (size_t k = 0; d && d->gone && k < j->corpus.intake.count; k++) {
            struct intake_row *row = intake_at(&j->corpus.intake, k);
            if (!sv_is(row->kind, "documents") || !sv_eq(row->file, listed->source)) continue;
            row->read--;
            row->used--;
        }
    }
}

static void check_codings(struct joining *j)
{
    struct corpus *c = &j->corpus;
    table_sort(&j->renumbered);
    struct numbering numbering = numbering_of(j->a, &c->documents, &j->renumbered);
    forget_gone(j, &numbering);
    struct join_codings codings = { j->a, &numbering, j->c->problems, &c->intake, &j->spans };
    c->human_codings = table_new(table_human_codings());
    c->coder_coverage = table_new(table_coder_coverage());
    join_codings_take(&codings, &j->coded, &c->human_codings);
    join_codings_cover(&codings, &j->covered, &c->human_codings, &c->coder_coverage);
}

/* ---- writing ------------------------------------------------------------------------------- */

static bool write_all(struct joining *j, struct err *err)
{
    struct corpus *c = &j->corpus;
    struct table *const by_key[] = { &c->people, &c->roles,       &c->documents,     &c->losses, &c->activities,
                                     &c->attendance,    &c->reported_ties, &c->human_codings,
                                     &c->coder_coverage, &c->population,    &c->intake,
                                     &c->proposals };
    for (size_t i = 0; i < c->proposals.count; i++) proposals_at(&c->proposals, i)->proposal = (int64_t)i + 1;
    for (size_t i = 0; i < WF_COUNT(by_key); i++) table_sort(by_key[i]);
    return store_write_set(j->a, j->c->store, "ingest/all", &corpus_set, c, err);
}

static sv say(const struct joining *j)
{
    const struct corpus *c = &j->corpus;
    enum language language = j->c->study->language;
    int64_t rejected = 0;
    for (size_t i = 0; i < c->intake.count; i++) rejected += intake_at(&c->intake, i)->rejected;
    sv line = text_label_fill(j->a, LABEL_INGEST_LINE, language,
                              ARGS(ARG_INT(c->documents.count), ARG_INT(j->utterance_count),
                                   ARG_INT(c->people.count), ARG_INT(c->activities.count)));
    if (!rejected) return line;
    return text_label_fill(j->a, LABEL_INGEST_REJECTED, language, ARGS(ARG_SV(line), ARG_INT(rejected)));
}

bool join_reduce(struct arena *a, const struct stage_context *c, sv *line, struct err *err)
{
    struct joining j = { .a = a, .c = c };
    unsigned char key[DIGEST_KEY_BYTES];
    if (!read_tables(&j, err) || !read_shards(&j, err)) return false;
    if (!ingest_key(a, c, false, key, err)) return false;
    table_sort(&j.corpus.documents);
    if (!write_rows(&j, err)) return false;
    label_people(&j);
    check_codings(&j);
    struct roster roster = roster_load(a, c->study->privacy.pseudonyms ? key : NULL, c->study->people.count == 0,
                                       &j.names);
    conceal_problems(a, &roster, c->study->language, c->problems);
    digest_key_forget(key);
    if (!write_all(&j, err)) return false;
    *line = say(&j);
    return true;
}
