/* What init proposes is read as check would read it, so that nothing in it comes as a surprise. */
#include "7_command/init.h"
#include "7_command/run.h"

#include "0_base/file.h"

enum { SHOWN_MAX = 5 };

struct checking {
    struct init *init;
    struct command_call *call;
    struct problems found;
};

/* What stops the reading is an error among the others, unless it only says that others stopped it. */
static bool check_in(void *what, const char *output, struct err *err)
{
    struct checking *c = what;
    struct arena *a = c->init->a;
    const struct run_settings settings = { .output = output, .quiet = true, .silent = true };
    struct run run;
    enum language language;
    const char *study = file_join(a, sv_from_cstr(c->init->folder), sv_from_cstr(c->init->study_name));
    bool ok = run_open(a, study, &settings, &run, &language, err);
    for (size_t i = 0; ok && i < RUN_READING_STAGES; i++) ok = run_stage(a, &run, c->call->stages[i], err);
    c->found = run.problems;
    if (ok || !c->found.error_count) return ok;
    *err = (struct err){ 0 };
    return true;
}

static void say_problem(const struct init *init, const struct problems_row *row)
{
    sv place = row->line.has ? arena_format(init->a, "%.*s:%lld", SV_ARG(row->file), (long long)row->line.value)
                             : row->file;
    sv line = err_shown(init->a, text_label_fill(init->a, LABEL_INIT_SAY_BROKEN, init->language,
                                                 ARGS(ARG_SV(place), ARG_SV(row->message))));
    printf("  %.*s\n", SV_ARG(line));
    if (!row->hint.n) return;
    line = err_shown(init->a, text_label_fill(init->a, LABEL_INIT_SAY_HINT, init->language, ARGS(ARG_SV(row->hint))));
    printf("    %.*s\n", SV_ARG(line));
}

bool init_check(struct init *init, struct command_call *call, struct err *err)
{
    struct checking c = { .init = init, .call = call };
    size_t shown = 0;
    if (!run_in_temporary(init->a, check_in, &c, err)) return false;
    sv line = text_label_fill(init->a, LABEL_INIT_SAY_CHECKED, init->language,
                              ARGS(ARG_INT(c.found.error_count), ARG_INT(c.found.warning_count)));
    printf("%.*s\n", SV_ARG(line));
    /* a warning about a list of people can be why the reading stopped */
    for (size_t i = 0; c.found.error_count && i < c.found.rows.count && shown < SHOWN_MAX; i++) {
        const struct problems_row *row = problems_at(&c.found.rows, i);
        if (sv_is(row->severity, "note")) continue;
        say_problem(init, row);
        shown++;
    }
    return true;
}
