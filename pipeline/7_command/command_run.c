/* run, and each stage alone. */
#include "6_report/report.h"
#include "7_command/run.h"

#include "0_base/file.h"

static bool write_report(struct arena *a, struct run *run, struct err *err)
{
    struct stage_context c = { &run->study, &run->store, &run->problems, false };
    const struct report_run used = { .problems = &run->problems };
    sv line = { 0 };
    if (!report_write(a, &c, &used, run->output_folder, &line, err)) return false;
    run_print_problems(run);
    run_say(run, line);
    return true;
}

/* What is said at the end, whatever was asked. */
static void close_run(struct arena *a, struct run *run, struct command_call *call, bool reported)
{
    enum language language = run->study.language;
    call->status = problem_status(&run->problems, run->settings->strict);
    if (run->problems.error_count + run->problems.warning_count)
        run_say(run, text_label_fill(a, LABEL_RUN_PROBLEMS, language,
                                     ARGS(ARG_INT(run->problems.error_count),
                                          ARG_INT(run->problems.warning_count))));
    if (!reported) return;
    const char *at = file_join(a, sv_from_cstr(run->output_folder), SV("report.html"));
    sv line = text_label_fill(a, LABEL_RUN_REPORT_AT, language, ARGS(ARG_CSTR(at)));
    printf("%.*s\n", SV_ARG(line));
}

/* Stages [from, end) and, where asked, the report; `gathered` stages were done by earlier runs. */
static bool take(struct arena *a, struct command_call *call, size_t from, size_t end, bool report,
                 struct err *err)
{
    const struct run_settings *settings = call->settings;
    struct run run;
    if (!run_open(a, call->operands[0], settings, &run, &call->language, err)) return false;
    if (report && from == end && !run_gather(a, &run, call->stages, call->stage_count, err)) return false;
    for (size_t i = from; i < end; i++)
        if (!run_stage(a, &run, call->stages[i], err)) return false;
    if (settings->dry_run) return true;
    if (report && !write_report(a, &run, err)) return false;
    close_run(a, &run, call, report);
    return true;
}

static bool run_all(struct arena *a, struct command_call *call, struct err *err)
{
    return take(a, call, 0, call->stage_count, true, err);
}

static bool run_report(struct arena *a, struct command_call *call, struct err *err)
{
    return take(a, call, call->stage_count, call->stage_count, true, err);
}

static bool run_one(struct arena *a, struct command_call *call, const char *name, struct err *err)
{
    for (size_t i = 0; i < call->stage_count; i++)
        if (strcmp(call->stages[i]->name, name) == 0) return take(a, call, i, i + 1, false, err);
    WF_BUG("no such stage");
}

static bool run_ingest(struct arena *a, struct command_call *call, struct err *err)
{
    return run_one(a, call, "ingest", err);
}
static bool run_code(struct arena *a, struct command_call *call, struct err *err)
{
    return run_one(a, call, "code", err);
}
static bool run_network(struct arena *a, struct command_call *call, struct err *err)
{
    return run_one(a, call, "network", err);
}
static bool run_statistics(struct arena *a, struct command_call *call, struct err *err)
{
    return run_one(a, call, "statistics", err);
}

/* Every one of them takes a study and the same options. */
#define STUDY_COMMAND(name_, help_, run_)                                                          \
    const struct command command_##name_ = {                                                       \
        .name = #name_,                                                                            \
        .usage = "STUDY",                                                                          \
        .help = help_,                                                                             \
        .options = run_options,                                                                    \
        .option_count = RUN_OPTION_COUNT,                                                          \
        .settings_size = sizeof(struct run_settings),                                              \
        .defaults = &run_defaults,                                                                 \
        .operand_low = 1,                                                                          \
        .operand_high = 1,                                                                         \
        .run = run_,                                                                               \
    }
STUDY_COMMAND(run, LABEL_CMD_HELP_RUN, run_all);
STUDY_COMMAND(ingest, LABEL_CMD_HELP_INGEST, run_ingest);
STUDY_COMMAND(code, LABEL_CMD_HELP_CODE, run_code);
STUDY_COMMAND(network, LABEL_CMD_HELP_NETWORK, run_network);
STUDY_COMMAND(statistics, LABEL_CMD_HELP_STATISTICS, run_statistics);
STUDY_COMMAND(report, LABEL_CMD_HELP_REPORT, run_report);
