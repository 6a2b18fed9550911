/* code : the stage that finds the themes. Phase 0 reads the lexicons, phase 1 codes the shards. */
#include "0_base/file.h"
#include "0_base/fingerprint.h"
#include "0_base/num.h"
#include "0_base/utf8.h"
#include "3_code/lexicon_format.h"
#include "3_code/lexicon_store.h"
#include "3_code/match.h"
#include "3_code/term_counts.h"

#include <stdlib.h>

enum phase { PHASE_LEXICONS, PHASE_SHARDS, PHASE_COUNT };

static const char themes_part[] = "code/lexicons/themes",
                  terms_part[] = "code/lexicons/lexicon_terms";

/* ---- the tasks -------------------------------------------------------------------------- */

/* What the lexicons say, in the digest of every task. A file that is not there counts as such. */
static void digest_lexicons(struct arena *a, const struct study *study, struct digest_state *state)
{
    digest_add_int(state, study->language); /* the language of the problems */
    for (size_t i = 0; i < study->lexicon_count; i++) {
        const struct study_lexicon *l = &study->lexicons[i];
        study_digest_add(state, "lexicon", l);
        fingerprint_file(state, study_path(a, study, l->file), l->file);
    }
}

static void plan_lexicons(struct arena *a, const struct study *study, struct stage_tasks *tasks)
{
    struct stage_task task = { .name = SV("lexicons") };
    struct digest_state state;
    digest_begin(&state);
    digest_lexicons(a, study, &state);
    task.inputs = digest_end(&state);
    for (size_t i = 0; i < study->lexicon_count; i++) {
        sv file = study->lexicons[i].file;
        *ARENA_PUSH(a, task.items, task.item_count, task.item_capacity) =
            (struct stage_item) { file, sv_from_cstr(study_path(a, study, file)) };
    }
    *ARENA_PUSH(a, tasks->items, tasks->count, tasks->capacity) = task;
}

/* One shard: its documents as items, and what of them the codings depend on. */
static void plan_shard(struct arena *a, const struct corpus *corpus, int64_t shard,
                       const struct digest *lexicons, struct stage_tasks *tasks)
{
    struct stage_task task = { .name = stage_task_name(a, shard) };
    struct digest_state state;
    digest_begin(&state);
    digest_add_digest(&state, lexicons);
    for (size_t d = 0; d < corpus->documents.count; d++) {
        const struct documents_row *document = documents_at(&corpus->documents, d);
        if (document->shard != shard) continue;
        *ARENA_PUSH(a, task.items, task.item_count, task.item_capacity) =
            (struct stage_item) { document->file, SV("") };
        digest_add_int(&state, (int64_t)d); /* rows are part of the codings */
        fingerprint_row(&state, &corpus->documents, d);
        digest_add_int(&state, (int64_t)corpus->first_utterance[d]);
        for (size_t u = corpus->first_utterance[d]; u < corpus->first_utterance[d + 1]; u++)
            fingerprint_row(&state, &corpus->utterances, u);
    }
    task.inputs = digest_end(&state);
    *ARENA_PUSH(a, tasks->items, tasks->count, tasks->capacity) = task;
}

static int by_number(const void *p, const void *q)
{
    int64_t x = *(const int64_t *)p, y = *(const int64_t *)q;
    return (x > y) - (x < y);
}

/* The numbers of the shards, ascending, each once. */
static int64_t *list_shards(struct arena *a, const struct corpus *corpus, size_t *count)
{
    int64_t *shards = ARENA_NEW(a, int64_t, corpus->documents.count + 1);
    *count = 0;
    for (size_t d = 0; d < corpus->documents.count; d++)
        shards[d] = documents_at(&corpus->documents, d)->shard;
    qsort(shards, corpus->documents.count, sizeof *shards, by_number);
    for (size_t d = 0; d < corpus->documents.count; d++)
        if (*count == 0 || shards[*count - 1] != shards[d]) shards[(*count)++] = shards[d];
    return shards;
}

static bool plan_shards(struct arena *a, const struct stage_context *c, struct stage_tasks *tasks,
                        struct err *err)
{
    struct corpus corpus;
    struct table themes, terms;
    if (!corpus_read(a, c->store, &corpus, err)) return false;
    if (!store_read(a, c->store, themes_part, table_themes(), &themes, err)) return false;
    if (!store_read(a, c->store, terms_part, table_lexicon_terms(), &terms, err)) return false;
    struct digest_state state;
    digest_begin(&state);
    digest_lexicons(a, c->study, &state);
    /* what came of them: a lexicon whose worker was killed is not there this time */
    fingerprint_table(&state, &themes);
    fingerprint_table(&state, &terms);
    struct digest lexicons = digest_end(&state);
    size_t count;
    int64_t *shards = list_shards(a, &corpus, &count);
    for (size_t i = 0; i < count; i++) plan_shard(a, &corpus, shards[i], &lexicons, tasks);
    return true;
}

static bool plan(struct arena *a, const struct stage_context *c, size_t phase,
                 struct stage_tasks *tasks, struct err *err)
{
    if (c->study->lexicon_count == 0) return true; /* nothing to code with */
    if (phase == PHASE_SHARDS) return plan_shards(a, c, tasks, err);
    plan_lexicons(a, c->study, tasks);
    return true;
}

/* ---- phase 0: the lexicons -------------------------------------------------------------- */

/* A lexicon that cannot be read is a problem; the others go on. */
static void report(struct problems *problems, struct err *err, struct place place)
{
    if (!err->file[0]) err_place(err, place);
    problem_add_err(problems, err);
}

struct lexicon_bytes {
    sv bytes;
    bool there;
};

static struct lexicon_bytes *open_lexicons(struct arena *a, const struct stage_context *c,
                                           const struct stage_task *task, const bool *skip)
{
    struct lexicon_bytes *opened = ARENA_NEW(a, struct lexicon_bytes, task->item_count);
    for (size_t i = 0; i < task->item_count; i++) {
        struct err err = { 0 };
        if (skip[i]) continue;
        opened[i].there = file_read(a, arena_cstr(a, task->items[i].path), task->items[i].name,
                                    FILE_LIMIT_BYTES, &opened[i].bytes, &err);
        if (!opened[i].there) report(c->problems, &err, c->study->lexicons[i].place);
    }
    return opened;
}

static void read_lexicon(struct arena *a, const struct stage_context *c,
                         const struct study_lexicon *spec, sv bytes, struct table *themes,
                         struct table *terms)
{
    struct err err = { 0 };
    struct lexicon_source source = { spec->file, bytes, spec->sheet };
    struct lexicon lexicon = lexicon_new(a, spec->id);
    if (!lexicon_format_find(bytes)->read(a, &source, c->problems, &lexicon, &err)) {
        WF_ASSERT(err.status != STATUS_OK);
        report(c->problems, &err, (struct place) { .file = spec->file });
        return;
    }
    lexicon_check(&lexicon, spec->file, c->problems);
    lexicon_store_add(a, &lexicon, themes, terms);
}

static bool work_lexicons(struct arena *a, const struct stage_context *c,
                          const struct stage_task *task, const bool *skip, struct err *err)
{
    struct store_slot themes_slot, terms_slot;
    struct table themes = table_new(table_themes()), terms = table_new(table_lexicon_terms());
    WF_ASSERT(task->item_count == c->study->lexicon_count);
    struct lexicon_bytes *opened = open_lexicons(a, c, task, skip);
    if (!store_prepare(a, c->store, themes_part, &themes_slot, err)) return false;
    if (!store_prepare(a, c->store, terms_part, &terms_slot, err)) return false;
    if (c->shut_in && !worker_sandbox(SANDBOX_PARSER, err)) return false;
    for (size_t i = 0; i < task->item_count; i++) {
        if (skip[i]) continue;
        if (c->shut_in) worker_begin(i);
        if (!opened[i].there) continue;
        read_lexicon(a, c, &c->study->lexicons[i], opened[i].bytes, &themes, &terms);
    }
    return table_check(&themes, err) && table_check(&terms, err) &&
           store_fill(a, &themes_slot, &themes, err) && store_fill(a, &terms_slot, &terms, err);
}

/* ---- phase 1: the shards ---------------------------------------------------------------- */

struct coder {
    const struct corpus *corpus;
    const struct lexicon_stored *lexicons;
    struct matcher **matchers;
    size_t lexicon_count;
};

/* A place in a text that moves along with the hits, so that a long turn is counted once. */
struct cursor {
    sv text;
    size_t byte;
    int64_t character;
};

static int64_t character_at(struct cursor *c, size_t byte)
{
    if (byte >= c->byte)
        c->character += (int64_t)utf8_count(sv_slice(c->text, c->byte, byte));
    else
        c->character -= (int64_t)utf8_count(sv_slice(c->text, byte, c->byte));
    c->byte = byte;
    return c->character;
}

static void add_coding(struct arena *a, const struct coder *coder, size_t lexicon, size_t document,
                       size_t utterance, struct cursor *at, const struct match *hit, struct table *codings)
{
    const struct utterances_row *u = utterances_at(&coder->corpus->utterances, utterance);
    const struct lexicon_stored *stored = &coder->lexicons[lexicon];
    sv theme = stored->lexicon.themes[hit->theme].path;
    int64_t start = u->start + character_at(at, hit->begin), end = u->start + character_at(at, hit->end);
    *codings_add(a, codings) = (struct codings_row) {
        .coding = arena_format(a, "%.*s:%lld-%lld:%.*s/%.*s", SV_ARG(u->document), (long long)start,
                               (long long)end, SV_ARG(stored->lexicon.id), SV_ARG(theme)),
        .document = u->document,
        .utterance = u->utterance,
        .person = u->person,
        .role = u->role,
        .lexicon = stored->lexicon.id,
        .theme = theme,
        .term = stored->lexicon.terms[hit->term].text,
        .start = start,
        .end = end,
        .text = u->quotable ? sv_slice(at->text, hit->begin, hit->end) : SV(""),
        .theme_row = (int64_t)(stored->first_theme + hit->theme),
        .term_row = (int64_t)(stored->first_term + hit->term),
        .document_row = (int64_t)document,
        .utterance_row = (int64_t)utterance,
        .begin = u->begin + (int64_t)hit->begin,
        .finish = u->begin + (int64_t)hit->end,
    };
}

/* By place in the corpus, then by theme: a total order, since hits of one theme never overlap. */
static int by_place(const void *p, const void *q)
{
    const struct codings_row *x = p, *y = q;
    if (x->document_row != y->document_row) return x->document_row < y->document_row ? -1 : 1;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return (x->theme_row > y->theme_row) - (x->theme_row < y->theme_row);
}

static void code_document(struct arena *a, const struct coder *coder, size_t document,
                          struct table *codings)
{
    const struct corpus *corpus = coder->corpus;
    sv language = documents_at(&corpus->documents, document)->language;
    for (size_t u = corpus->first_utterance[document]; u < corpus->first_utterance[document + 1];
         u++) {
        sv text = corpus_utterance_text(corpus, document, u);
        for (size_t l = 0; l < coder->lexicon_count; l++) {
            const struct matches *found = match_find(coder->matchers[l], text, language);
            struct cursor at = { .text = text };
            for (size_t i = 0; i < found->count; i++)
                add_coding(a, coder, l, document, u, &at, &found->items[i], codings);
        }
    }
}

static void code_shard(struct arena *a, const struct stage_context *c,
                       const struct stage_task *task, const bool *skip, int64_t shard,
                       const struct coder *coder, struct table *codings)
{
    size_t item = 0;
    for (size_t d = 0; d < coder->corpus->documents.count; d++) {
        if (documents_at(&coder->corpus->documents, d)->shard != shard) continue;
        WF_ASSERT(item < task->item_count);
        size_t i = item++;
        if (skip[i]) continue;
        if (c->shut_in) worker_begin(i);
        code_document(a, coder, d, codings);
    }
}

static bool work_shard(struct arena *a, const struct stage_context *c,
                       const struct stage_task *task, const bool *skip, struct err *err)
{
    struct corpus corpus;
    struct table themes, terms, codings = table_new(table_codings());
    int64_t shard;
    if (c->shut_in && !worker_sandbox(SANDBOX_STAGE, err)) return false;
    if (!stage_task_number(task->name, &shard, err)) return false;
    if (!corpus_read(a, c->store, &corpus, err)) return false;
    if (!store_read(a, c->store, themes_part, table_themes(), &themes, err)) return false;
    if (!store_read(a, c->store, terms_part, table_lexicon_terms(), &terms, err)) return false;
    struct coder coder = { .corpus = &corpus };
    coder.lexicons = lexicon_store_get(a, &themes, &terms, &coder.lexicon_count);
    coder.matchers = ARENA_NEW(a, struct matcher *, coder.lexicon_count + 1);
    for (size_t l = 0; l < coder.lexicon_count; l++)
        coder.matchers[l] = match_build(a, &coder.lexicons[l].lexicon);
    code_shard(a, c, task, skip, shard, &coder, &codings);
    const char *part = arena_format(a, "code/%.*s/codings", SV_ARG(task->name)).p;
    return store_write(a, c->store, part, &codings, err);
}

static bool work(struct arena *a, const struct stage_context *c, size_t phase,
                 const struct stage_task *task, const bool *skip, struct err *err)
{
    return phase == PHASE_LEXICONS ? work_lexicons(a, c, task, skip, err)
                                   : work_shard(a, c, task, skip, err);
}

/* ---- joining ---------------------------------------------------------------------------- */

static bool join_shards(struct arena *a, const struct store *store, const struct corpus *corpus,
                        struct coding *coding, struct err *err)
{
    size_t count;
    int64_t *shards = list_shards(a, corpus, &count);
    for (size_t i = 0; i < count; i++) {
        struct table part;
        const char *name = arena_format(a, "code/%.*s/codings", SV_ARG(stage_task_name(a, shards[i]))).p;
        if (!store_read(a, store, name, table_codings(), &part, err)) return false;
        table_append(a, &coding->codings, &part);
    }
    if (coding->codings.count > 1)
        qsort(coding->codings.rows, coding->codings.count, coding->codings.type->row_size,
              by_place);
    return true;
}

static bool join(struct arena *a, const struct stage_context *c, const struct corpus *corpus,
                 struct coding *coding, struct err *err)
{
    struct table terms;
    if (!store_read(a, c->store, themes_part, table_themes(), &coding->themes, err)) return false;
    if (!store_read(a, c->store, terms_part, table_lexicon_terms(), &terms, err)) return false;
    table_append(a, &coding->lexicon_terms, &terms);
    if (!join_shards(a, c->store, corpus, coding, err)) return false;
    term_counts_fill(a, corpus, coding);
    return true;
}

static sv line_of(struct arena *a, const struct study *study, const struct coding *coding)
{
    int64_t documents = 0, last = -1;
    if (study->lexicon_count == 0)
        return sv_from_cstr(text_label(LABEL_CODE_LINE_NONE, study->language));
    for (size_t i = 0; i < coding->codings.count; i++) {
        int64_t document = codings_at(&coding->codings, i)->document_row;
        documents += document != last;
        last = document;
    }
    return text_label_fill(a, LABEL_CODE_LINE, study->language,
                           ARGS(ARG_INT(coding->themes.count), ARG_INT(coding->lexicon_terms.count),
                                ARG_INT(coding->codings.count), ARG_INT(documents)));
}

static bool reduce(struct arena *a, const struct stage_context *c, sv *line, struct err *err)
{
    struct corpus corpus;
    struct coding coding;
    store_new_set(&coding_set, &coding);
    if (!corpus_read(a, c->store, &corpus, err)) return false;
    if (c->study->lexicon_count && !join(a, c, &corpus, &coding, err)) return false;
    *line = line_of(a, c->study, &coding);
    return store_write_set(a, c->store, "code/all", &coding_set, &coding, err);
}

const struct stage stage_code = {
    .name = "code",
    .phase_count = PHASE_COUNT,
    .plan = plan,
    .work = work,
    .reduce = reduce,
};
