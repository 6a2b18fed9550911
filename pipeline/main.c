/* main : the table of commands, and the order of the stages. */
#include "0_base/file.h"
#include "0_base/num.h"
#include "5_statistics/results.h"
#include "7_command/command.h"

#include <errno.h>
#include <stdlib.h>

/* The order in which data flow. */
static const struct stage *const stages[] = { &stage_ingest, &stage_code, &stage_network,
                                              &stage_statistics };

/* The workers are not listed: people do not call them. */
static const struct command *const commands[] = {
    &command_init,       &command_run,        &command_check,  &command_ingest, &command_code,     &command_network,
    &command_statistics, &command_report, &command_tables, &command_measures, &command_formats,
    &command_worker, &command_survey,
};

static const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < WF_COUNT(commands); i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
}

static void print_row(const char *name, const char *usage, const char *help)
{
    int width = 11 + (int)strlen(usage);
    printf("  %-10s %s%*s %s\n", name, usage, width < 20 ? 20 - width : 0, "", help);
}

static void print_help(enum language language)
{
    printf("%s\n\n%s\n\n%s:\n", text_label(LABEL_CMD_TITLE, language), text_label(LABEL_CMD_USAGE, language),
           text_label(LABEL_CMD_COMMANDS, language));
    for (size_t i = 0; i < WF_COUNT(commands); i++)
        if (commands[i]->help != LABEL_NONE)
            print_row(commands[i]->name, commands[i]->usage, text_label(commands[i]->help, language));
    print_row("help", "study", text_label(LABEL_CMD_HELP_STUDY, language));
    print_row("help", "schema", text_label(LABEL_CMD_HELP_SCHEMA, language));
    print_row("--version", "", text_label(LABEL_CMD_HELP_VERSION, language));
    printf("\n%s\n%s\n", text_label(LABEL_CMD_EXAMPLE, language), text_label(LABEL_CMD_MORE, language));
}

static void print_command_help(struct arena *a, const struct command *c, enum language language)
{
    sv usage = text_label_fill(a, LABEL_CMD_USAGE_ONE, language, ARGS(ARG_CSTR(c->name), ARG_CSTR(c->usage)));
    printf("%.*s\n\n%s\n", SV_ARG(usage), text_label(c->help, language));
    if (!c->option_count) return;
    printf("\n%s:\n", text_label(LABEL_CMD_OPTIONS, language));
    opt_help(c->options, c->option_count, c->defaults, language, stdout);
}

static bool unknown_command(const char *name, struct err *err)
{
    const char *names[WF_COUNT(commands)];
    for (size_t i = 0; i < WF_COUNT(commands); i++) names[i] = commands[i]->name;
    const char *near = text_nearest(sv_from_cstr(name), names, WF_COUNT(commands));
    if (!near) return err_set(err, MESSAGE_USAGE_COMMAND, ARGS(ARG_CSTR(name)));
    return err_set(err, MESSAGE_USAGE_COMMAND_NEAR, ARGS(ARG_CSTR(name), ARG_CSTR(near)));
}

static bool print_topic(struct arena *a, const char *topic, enum language language, struct err *err)
{
    if (strcmp(topic, "study") == 0) return study_help(language, stdout), true;
    if (strcmp(topic, "schema") == 0) {
        sv schema = study_schema(a);
        return fwrite(schema.p, 1, schema.n, stdout), true;
    }
    const struct command *c = command_find(topic);
    if (!c || c->help == LABEL_NONE) return unknown_command(topic, err);
    return print_command_help(a, c, language), true;
}

/* Takes --language out of the words, wherever it stands; true when it was there. */
static bool take_language(const char **words, size_t *count, enum language *language, bool *given,
                          struct err *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        sv value = sv_from_cstr(words[i]);
        if (sv_is(value, "--language") && i + 1 < *count) value = sv_from_cstr(words[++i]);
        else if (sv_starts(value, SV("--language="))) value = sv_from(value, sizeof "--language=" - 1);
        else {
            words[kept++] = words[i];
            continue;
        }
        if (!text_language_parse(value, language))
            return err_set(err, MESSAGE_OPT_CHOICE, ARGS(ARG_CSTR("language"), ARG_SV(value), ARG_CSTR("nl, en")));
        *given = true;
    }
    *count = kept;
    return true;
}

static bool call_command(struct arena *a, const struct command *c, const char **words, size_t count,
                         struct command_call *call, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0)
            return print_command_help(a, c, call->language), true;
    call->settings = arena_alloc(a, 1, c->settings_size, _Alignof(max_align_t));
    if (c->settings_size) memcpy(call->settings, c->defaults, c->settings_size);
    if (!opt_parse(a, c->options, c->option_count, call->settings, words, &count, err)) return false;
    if (count < c->operand_low)
        return err_set(err, MESSAGE_USAGE_OPERAND, ARGS(ARG_CSTR(c->name), ARG_CSTR(c->usage)));
    if (count > c->operand_high)
        return err_set(err, MESSAGE_USAGE_SUPERFLUOUS, ARGS(ARG_CSTR(words[c->operand_high])));
    call->operands = words;
    call->operand_count = count;
    return c->run(a, call, err);
}

static bool answer(struct arena *a, const char **words, size_t count, struct command_call *call,
                   struct err *err)
{
    if (count == 0) return err_set(err, MESSAGE_USAGE_NO_COMMAND, NO_ARGS);
    const char *name = words[0];
    if (strcmp(name, "--version") == 0) return printf("weefsel %s\n", WEEFSEL_VERSION), true;
    if (strcmp(name, "help") == 0 && count > 1) return print_topic(a, words[1], call->language, err);
    if (strcmp(name, "help") == 0 || strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        return print_help(call->language), true;
    const struct command *c = command_find(name);
    if (!c) return unknown_command(name, err);
    return call_command(a, c, words + 1, count - 1, call, err);
}

/* Until a study says otherwise: as the user's surroundings are. What is written does not depend on it. */
static enum language surroundings(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < WF_COUNT(names); i++) {
        const char *value = getenv(names[i]);
        if (value && *value) return strncmp(value, "nl", 2) == 0 ? LANGUAGE_NL : LANGUAGE_EN;
    }
    return LANGUAGE_EN;
}

int main(int argc, char **argv)
{
    struct arena a = { 0 };
    struct err err = { 0 };
    enum language asked = surroundings();
    bool given = false;
    int64_t n = 0;
    const char *fail = getenv("WEEFSEL_FAIL_ALLOC"); /* tests only */
    if (fail && num_i64(sv_from_cstr(fail), 0, 100000000, &n, &err)) a.fail_countdown = (long)n;

    size_t count = argc > 0 ? (size_t)argc - 1 : 0;
    const char **words = ARENA_NEW(&a, const char *, count);
    for (size_t i = 0; i < count; i++) words[i] = argv[i + 1];
    struct command_call call = { .program = argv[0], .stages = stages, .stage_count = WF_COUNT(stages) };
    bool ok = take_language(words, &count, &asked, &given, &err);
    call.language = asked;
    ok = ok && answer(&a, words, count, &call, &err);
    errno = EIO; /* when the failure was earlier, its reason is gone */
    if (ok && (fflush(stdout) != 0 || ferror(stdout))) ok = file_unwritable(SV("/dev/stdout"), errno, &err);
    if (!ok) err_print(&err, given ? asked : call.language, stderr);
    arena_free(&a);
    return ok ? (int)call.status : (int)err.status;
}
