/* check : reads and checks everything in a temporary store, and leaves nothing behind. */
#include "7_command/run.h"

#include "0_base/file.h"
#include "0_base/json_box.h"
#include "2_ingest/seen.h"

/* A study that has no key yet gets none from looking at it. */
static bool stand_in_key(struct arena *a, const struct run *run, struct err *err)
{
    unsigned char key[DIGEST_KEY_BYTES];
    bool open;
    if (!run->study.privacy.pseudonyms || file_exists(study_path(a, &run->study, run->study.privacy.key)))
        return true;
    const char *path = file_join(a, sv_from_cstr(run->store.folder), SV(STAGE_STAND_IN_KEY));
    bool ok = digest_key_read(a, path, SV(STAGE_STAND_IN_KEY), true, &open, key, err);
    digest_key_forget(key);
    return ok;
}

/* What was read is shown to who checks the study, labels and names as they are written. */
static bool look(struct arena *a, const struct run *run, struct err *err)
{
    const struct run_settings *settings = run->settings;
    return (settings->quiet && !settings->json) || store_write_bytes(a, &run->store, STAGE_LOOK, SV("1"), err);
}

static bool show(struct arena *a, const struct run *run, struct json_value **seen, struct err *err)
{
    const struct stage_context c = { &run->study, &run->store, NULL, false };
    if (run->settings->json) return seen_value(a, &c, seen, err);
    return run->settings->quiet || seen_print(a, &c, run->settings->verbose, stdout, err);
}

struct checking {
    struct arena *a;
    struct command_call *call;
    struct run_settings settings;
    struct run run;
    struct json_value *seen;
};

static bool check_in(void *what, const char *output, struct err *err)
{
    struct checking *c = what;
    struct arena *a = c->a;
    struct run *run = &c->run;
    c->settings.output = output;
    if (!run_open(a, c->call->operands[0], &c->settings, run, &c->call->language, err)) return false;
    if (!stand_in_key(a, run, err)) return false;
    if (!look(a, run, err)) return false;
    for (size_t i = 0; i < RUN_READING_STAGES; i++) {
        if (!run_stage(a, run, c->call->stages[i], err)) return false;
        if (c->call->stages[i] == &stage_ingest && !show(a, run, &c->seen, err)) return false;
    }
    return true;
}

static void say_result(struct arena *a, const struct command_call *call, const struct run *run,
                       struct json_value *seen)
{
    size_t errors = run->problems.error_count, warnings = run->problems.warning_count;
    sv text;
    if (run->settings->json) {
        json_box_set_int(a, seen, "errors", (int64_t)errors);
        json_box_set_int(a, seen, "warnings", (int64_t)warnings);
        text = json_box_text(a, seen);
    } else {
        enum label label = call->status == STATUS_OK ? LABEL_RUN_CHECK_FINE : LABEL_RUN_CHECK_BAD;
        text = text_label_fill(a, label, call->language, ARGS(ARG_INT(errors), ARG_INT(warnings)));
        text = arena_format(a, "%.*s\n", SV_ARG(text));
    }
    printf("%.*s", SV_ARG(text));
}

static bool run_check(struct arena *a, struct command_call *call, struct err *err)
{
    struct checking c = { .a = a, .call = call, .settings = *(const struct run_settings *)call->settings };
    c.settings.dry_run = false;
    if (!run_in_temporary(a, check_in, &c, err)) return false;
    call->status = problem_status(&c.run.problems, c.settings.strict);
    say_result(a, call, &c.run, c.seen);
    return true;
}

/* As for a run, without what makes no sense where nothing is written. */
static const struct opt options[] = {
    { "jobs", 'j', OPT_INT, offsetof(struct run_settings, jobs), "N", LABEL_OPT_JOBS, 0, 1024, NULL },
    { "strict", 0, OPT_FLAG, offsetof(struct run_settings, strict), NULL, LABEL_OPT_STRICT, 0, 0, NULL },
    { "verbose", 'v', OPT_FLAG, offsetof(struct run_settings, verbose), NULL, LABEL_OPT_VERBOSE, 0, 0, NULL },
    { "quiet", 'q', OPT_FLAG, offsetof(struct run_settings, quiet), NULL, LABEL_OPT_QUIET_CHECK, 0, 0, NULL },
    { "json", 0, OPT_FLAG, offsetof(struct run_settings, json), NULL, LABEL_OPT_JSON, 0, 0, NULL },
};

const struct command command_check = {
    .name = "check",
    .usage = "STUDY",
    .help = LABEL_CMD_HELP_CHECK,
    .options = options,
    .option_count = WF_COUNT(options),
    .settings_size = sizeof(struct run_settings),
    .defaults = &run_defaults,
    .operand_low = 1,
    .operand_high = 1,
    .run = run_check,
};
