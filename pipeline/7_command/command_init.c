/* init : looks at what lies in a folder, and writes a first study.xml, a lexicon and the key. The files
 * are read by workers (command_survey), as those of a study are. */
#include "7_command/init.h"
#include "7_command/run.h"

#include "0_base/file.h"

#include <limits.h>
#include <unistd.h>

enum { ID_BYTES = 64 };

/* ---- looking ------------------------------------------------------------------------------- */

/* A file that killed its worker is broken, and the others go on. */
static bool note_failure(struct init *init, const struct stage_tasks *tasks, const struct worker_failure *f,
                         struct err *err)
{
    if (f->item == SIZE_MAX) {
        err_set(err, MESSAGE_RUN_TASK, ARGS(ARG_SV(tasks->items[f->task].name)));
        err->status = (enum status)f->detail;
        return false;
    }
    sv path = tasks->items[f->task].items[f->item].name;
    for (size_t i = 0; i < init->survey.count; i++) {
        struct survey_file *file = &init->survey.files[i];
        if (!sv_eq(file->path, path)) continue;
        file->why = SURVEY_BROKEN;
        file->message = text_message_fill(init->a, f->message, init->language, ARGS(ARG_INT(f->detail)));
        file->hint = text_hint_fill(init->a, f->message, init->language, ARGS(ARG_INT(f->detail)));
    }
    return true;
}

/* The tasks from `begin` on. */
static bool read_files(struct init *init, const struct store *store, const char *output,
                       const struct stage_tasks *all, size_t begin, struct err *err)
{
    const struct stage_tasks part = { all->items + begin, all->count - begin, 0 }, *tasks = &part;
    struct worker_task *calls = ARENA_NEW(init->a, struct worker_task, tasks->count);
    struct worker_failure *failures;
    size_t failure_count;
    for (size_t i = 0; i < tasks->count; i++) {
        const char **argv = ARENA_NEW(init->a, const char *, 5);
        argv[0] = "survey";
        argv[1] = text_language_name(init->language);
        argv[2] = output;
        argv[3] = arena_cstr(init->a, tasks->items[i].name);
        calls[i] = (struct worker_task){ argv, tasks->items[i].item_count };
        if (!run_write_items(init->a, store, argv[3], &tasks->items[i], err)) return false;
    }
    if (!worker_run(init->a, calls, tasks->count, run_processors(), &run_limits, &failures, &failure_count, err))
        return false;
    for (size_t i = 0; i < failure_count; i++)
        if (!note_failure(init, tasks, &failures[i], err)) return false;
    for (size_t i = 0; i < tasks->count; i++)
        if (!store_publish(init->a, store, calls[i].argv[3], err)) return false;
    return true;
}

/* What is found holds names: `output` is a temporary folder. */
static bool look_in(void *what, const char *output, struct err *err)
{
    struct init *init = what;
    struct store store;
    struct stage_tasks tasks = { 0 };
    if (!store_open(init->a, output, &store, err)) return false;
    survey_tasks(init->a, &init->survey, true, &tasks);
    size_t tables = tasks.count;
    if (tables && !read_files(init, &store, output, &tasks, 0, err)) return false;
    if (tables && !survey_know(init->a, &store, &tasks, &init->survey, err)) return false;
    survey_tasks(init->a, &init->survey, false, &tasks);
    if (tasks.count > tables && !read_files(init, &store, output, &tasks, tables, err)) return false;
    return survey_propose(init->a, &store, &tasks, &init->survey, &init->proposal, err);
}

/* ---- names --------------------------------------------------------------------------------- */

/* Letters, digits, - and _, as an id of a study must be. */
static bool is_id(sv id)
{
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];
        if (!sv_letter_byte(c) && !sv_digit_byte(c) && c != '-' && c != '_') return false;
    }
    return id.n > 0 && id.n <= ID_BYTES;
}

/* The folder's own name, also of "." */
static sv folder_name(const struct init *init)
{
    char here[PATH_MAX];
    sv path = sv_from_cstr(init->folder);
    while (path.n > 1 && path.p[path.n - 1] == '/') path.n--;
    if (sv_is(path, ".") && getcwd(here, sizeof here)) path = arena_copy(init->a, sv_from_cstr(here));
    return file_name(path);
}

static bool find_names(struct init *init, struct err *err)
{
    sv name = folder_name(init);
    init->title = name.n && utf8_invalid_at(name) == name.n ? utf8_normalise(init->a, name) : SV("weefsel");
    init->id = init_slug(init->a, init->title);
    if (!init->id.n) init->id = sv_from_cstr(text_label(LABEL_INIT_ID, init->language));
    if (init->settings->id) init->id = sv_from_cstr(init->settings->id);
    if (!is_id(init->id)) return err_set(err, MESSAGE_INIT_ID, ARGS(ARG_SV(init->id)));
    init->study_name = init->settings->output ? init->settings->output : "study.xml";
    if (strchr(init->study_name, '/') || !sv_ends(sv_from_cstr(init->study_name), SV(".xml")))
        return err_set(err, MESSAGE_INIT_NAME, ARGS(ARG_CSTR(init->study_name)));
    return true;
}

static const char *inside(const struct init *init, const char *name)
{
    return file_join(init->a, sv_from_cstr(init->folder), sv_from_cstr(name));
}

/* A lexicon that is there is used; else the first name that is free. */
static void name_lexicon(struct init *init)
{
    const char *stem = text_label(LABEL_INIT_LEXICON_FILE, init->language);
    for (size_t i = 0; i < init->proposal.source_count; i++) {
        const char *kind = init->proposal.sources[i].kind;
        if (kind && strcmp(kind, "lexicon") == 0) return;
    }
    sv name = arena_format(init->a, "%s.csv", stem);
    for (size_t n = 2; file_exists(inside(init, name.p)); n++) name = arena_format(init->a, "%s-%zu.csv", stem, n);
    init->lexicon_name = name.p;
}

/* ---- writing ------------------------------------------------------------------------------- */

static bool make_key(struct init *init, struct err *err)
{
    unsigned char key[DIGEST_KEY_BYTES];
    bool open;
    bool ok = digest_key_read(init->a, inside(init, "pseudonym.key"), SV("pseudonym.key"), true, &open, key, err);
    digest_key_forget(key);
    return ok;
}

/* The lexicon first: study.xml is there when everything it names is. */
static bool write_files(struct init *init, sv study, struct err *err)
{
    struct err gone = { 0 };
    const char *lexicon = init->lexicon_name ? inside(init, init->lexicon_name) : NULL;
    if (!make_key(init, err)) return false;
    if (lexicon && !out_file(init->a, lexicon, init_lexicon(init), err)) return false;
    if (out_file(init->a, inside(init, init->study_name), study, err)) return true;
    if (lexicon && !file_remove(lexicon, &gone)) return false;
    return false;
}

/* The example's files; on failure none of them stays. */
static bool write_example(struct init *init, struct err *err)
{
    size_t count, done = 0;
    struct err gone = { 0 };
    const struct init_file *files = init_example(init->language, &count);
    bool ok = true;
    for (; ok && done < count; done += ok) {
        const char *path = inside(init, files[done].path);
        ok = file_make_folder(init->a, arena_cstr(init->a, file_folder(sv_from_cstr(path))), true, err) &&
             out_file(init->a, path, sv_from_cstr(files[done].text), err);
    }
    for (size_t i = 0; !ok && i < done; i++)
        if (!file_remove(inside(init, files[i].path), &gone)) break;
    return ok;
}

/* ---- the command --------------------------------------------------------------------------- */

static void say(const struct init *init, enum label label, struct args args)
{
    sv line = err_shown(init->a, text_label_fill(init->a, label, init->language, args));
    printf("%.*s\n", SV_ARG(line));
}

/* An empty folder gets the example, and is then looked at like any other. */
static bool fill_empty(struct init *init, struct err *err)
{
    if (init->survey.count) return true;
    init->example = true;
    if (init->settings->dry_run) return true;
    if (!file_make_folder(init->a, init->folder, true, err) || !write_example(init, err)) return false;
    return survey_list(init->a, init->folder, &init->survey, err);
}

static bool list(struct init *init, struct err *err)
{
    init->survey = (struct survey){ .folder = init->folder };
    if (file_exists(init->folder) && !survey_list(init->a, init->folder, &init->survey, err)) return false;
    return fill_empty(init, err);
}

static bool finish(struct init *init, struct command_call *call, struct err *err)
{
    name_lexicon(init);
    sv study = init_study(init);
    if (init->settings->dry_run) {
        init_say_decisions(init);
        say(init, LABEL_INIT_SAY_DRY, NO_ARGS);
        printf("\n%.*s", SV_ARG(study));
        return true;
    }
    if (!write_files(init, study, err)) return false;
    init_say_decisions(init);
    sv files = init->lexicon_name ? arena_format(init->a, "%s, %s, pseudonym.key", init->study_name, init->lexicon_name)
                                  : arena_format(init->a, "%s, pseudonym.key", init->study_name);
    say(init, LABEL_INIT_SAY_WRITTEN, ARGS(ARG_SV(files)));
    if (!init->open && !init_check(init, call, err)) return false;
    say(init, LABEL_INIT_SAY_KEY, NO_ARGS);
    say(init, LABEL_INIT_SAY_NEXT, ARGS(ARG_CSTR(inside(init, init->study_name))));
    return true;
}

static bool run_init(struct arena *a, struct command_call *call, struct err *err)
{
    struct init init = { .a = a, .settings = call->settings, .language = call->language,
                         .folder = call->operands[0] };
    if (!find_names(&init, err)) return false;
    if (!init.settings->force && file_exists(inside(&init, init.study_name)))
        return err_set(err, MESSAGE_INIT_EXISTS, ARGS(ARG_CSTR(inside(&init, init.study_name))));
    if (!list(&init, err)) return false;
    if (init.example) say(&init, LABEL_INIT_SAY_EXAMPLE, ARGS(ARG_CSTR(init.folder)));
    if (init.example && init.settings->dry_run) return true;
    if (!run_in_temporary(a, look_in, &init, err)) return false;
    if (!init.proposal.talk_count && !init.proposal.source_count) {
        init_say_left_alone(&init);
        return err_set(err, MESSAGE_INIT_NOTHING, ARGS(ARG_CSTR(init.folder)));
    }
    init_say_found(&init);
    init_say_left_alone(&init);
    return finish(&init, call, err);
}

static const struct init_settings defaults = { 0 };
static const struct opt options[] = {
    { "output", 'o', OPT_TEXT, offsetof(struct init_settings, output), "FILE", LABEL_OPT_INIT_OUTPUT, 0, 0, NULL },
    { "id", 0, OPT_TEXT, offsetof(struct init_settings, id), "ID", LABEL_OPT_INIT_ID, 0, 0, NULL },
    { "force", 0, OPT_FLAG, offsetof(struct init_settings, force), NULL, LABEL_OPT_INIT_FORCE, 0, 0, NULL },
    { "dry-run", 0, OPT_FLAG, offsetof(struct init_settings, dry_run), NULL, LABEL_OPT_INIT_DRY_RUN, 0, 0, NULL },
};

const struct command command_init = {
    .name = "init",
    .usage = "FOLDER",
    .help = LABEL_CMD_HELP_INIT,
    .options = options,
    .option_count = WF_COUNT(options),
    .settings_size = sizeof(struct init_settings),
    .defaults = &defaults,
    .operand_low = 1,
    .operand_high = 1,
    .run = run_init,
};

/* ---- in a worker --------------------------------------------------------------------------- */

static bool run_survey(struct arena *a, struct command_call *call, struct err *err)
{
    struct store store;
    struct stage_task task;
    enum language language;
    bool *skip;
    if (!worker_limit(err)) return false;
    if (!text_language_parse(sv_from_cstr(call->operands[0]), &language)) language = call->language;
    if (!store_open(a, call->operands[1], &store, err)) return false;
    if (!run_read_items(a, &store, call->operands[2], sv_from_cstr(call->operands[2]), &task, err)) return false;
    if (!run_parse_skip(a, call->operands[3], task.item_count, &skip, err)) return false;
    return survey_work(a, &store, language, &task, skip, true, err);
}

/* Not listed: the worker of init. */
const struct command command_survey = {
    .name = "survey",
    .usage = "LANGUAGE OUTPUT TASK SKIP",
    .operand_low = 4,
    .operand_high = 4,
    .run = run_survey,
};
