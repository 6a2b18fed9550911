/* command : what `weefsel` can be asked. main.c holds the table. */
#ifndef WF_COMMAND_H
#define WF_COMMAND_H

#include "0_base/opt.h"
#include "1_study/stage.h"

/* One call: the command's own settings are filled, operands stand in front. */
struct command_call {
    const char *program;
    void *settings;
    const char **operands;
    size_t operand_count;
    const struct stage *const *stages; /* in the order in which data flow */
    size_t stage_count;
    enum status status; /* out: what to exit with when there was no error of the call itself */
    enum language language; /* out: in which language to say an error */
};

struct command {
    const char *name;
    const char *usage; /* "STUDY" */
    enum label help;
    const struct opt *options;
    size_t option_count, settings_size;
    const void *defaults;
    size_t operand_low, operand_high; /* how many operands */
    bool (*run)(struct arena *a, struct command_call *call, struct err *err);
};

extern const struct command command_check, command_run, command_ingest, command_code, command_network,
    command_statistics, command_report, command_init, command_survey, command_tables, command_measures, command_formats,
    command_worker;

#endif
