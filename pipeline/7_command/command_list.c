/* tables, measures, formats: what there is, from the registries. */
#include "6_report/report.h"
#include "7_command/command.h"

#include "0_base/export.h"
#include "0_base/sheet.h"

/* Every table that people get, in the order of the rooms. */
#define TABLE(name, nl, en, ...) table_##name,
#define COLUMN(type, name, flags, unit, reference, nl, en)
static const struct table_type *(*const tables[])(void) = {
#include "2_ingest/tables.def"
#include "3_code/tables.def"
#include "4_network/tables.def"
#include "5_statistics/tables.def"
#include "0_base/tables.def"
};
#undef TABLE
#undef COLUMN

struct tables_settings {
    bool csvw;
};
static const struct tables_settings tables_defaults = { false };
static const struct opt tables_options[] = {
    { "csvw", 0, OPT_FLAG, offsetof(struct tables_settings, csvw), NULL, LABEL_OPT_CSVW, 0, 0, NULL },
};

struct formats_settings {
    bool markdown;
};
static const struct formats_settings formats_defaults = { false };
static const struct opt formats_options[] = {
    { "markdown", 0, OPT_FLAG, offsetof(struct formats_settings, markdown), NULL, LABEL_OPT_MARKDOWN, 0, 0, NULL },
};

static const char *type_name(enum column_type type, enum language language)
{
    switch (type) {
    case COLUMN_TEXT: return text_label(LABEL_TYPE_TEXT, language);
    case COLUMN_COUNT:
    case COLUMN_INTEGER: return text_label(LABEL_TYPE_INTEGER, language);
    case COLUMN_REAL: return text_label(LABEL_TYPE_REAL, language);
    case COLUMN_DATE: return text_label(LABEL_TYPE_DATE, language);
    case COLUMN_FLAG: return text_label(LABEL_TYPE_FLAG, language);
    }
    WF_BUG("column type");
}

static void print_table(const struct table_type *t, enum language language)
{
    printf("%s: %s\n", t->name, t->meaning[language]);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        if (c->flags & COLUMN_INTERNAL) continue;
        printf("  %-22s %c %-12s %s%s%s%s\n", c->name, c->flags & COLUMN_KEY ? '*' : ' ',
               type_name(c->type, language), c->meaning[language], c->unit[0] ? " (" : "", c->unit,
               c->unit[0] ? ")" : "");
    }
}

static bool run_tables(struct arena *a, struct command_call *call, struct err *err)
{
    const struct tables_settings *settings = call->settings;
    const char **names = ARENA_NEW(a, const char *, WF_COUNT(tables));
    bool found = false;
    for (size_t i = 0; i < WF_COUNT(tables); i++) {
        const struct table_type *t = tables[i]();
        names[i] = t->name;
        if (call->operand_count && strcmp(call->operands[0], t->name) != 0) continue;
        if (found && !settings->csvw) printf("\n");
        found = true;
        sv text;
        if (settings->csvw) text = export_csvw(a, t, NULL, 0), fwrite(text.p, 1, text.n, stdout);
        else print_table(t, call->language);
    }
    if (found) return true;
    const char *near = text_nearest(sv_from_cstr(call->operands[0]), names, WF_COUNT(tables));
    return err_set(err, near ? MESSAGE_LIST_TABLE_NEAR : MESSAGE_LIST_TABLE,
                   ARGS(ARG_CSTR(call->operands[0]), ARG_CSTR(near ? near : "")));
}

static bool run_measures(struct arena *a, struct command_call *call, struct err *err)
{
    (void)a, (void)err;
    network_measures(call->language, stdout);
    results_measures(call->language, stdout);
    return true;
}

static bool run_formats(struct arena *a, struct command_call *call, struct err *err)
{
    (void)a, (void)err;
    const struct formats_settings *settings = call->settings;
    enum format_style style = settings->markdown ? FORMAT_MARKDOWN : FORMAT_LINES;
    enum language language = call->language;
    format_head(style, LABEL_LIST_TRANSCRIPTS, language, stdout);
    corpus_formats(style, language, stdout);
    fputs("\n", stdout);
    format_head(style, LABEL_LIST_TABLES, language, stdout);
    sheet_formats(style, language, stdout);
    fputs("\n", stdout);
    format_head(style, LABEL_LIST_LEXICONS, language, stdout);
    coding_formats(style, language, stdout);
    if (style == FORMAT_MARKDOWN) return true; /* of what is written nothing is dropped */
    printf("\n%s\n", text_label(LABEL_LIST_REPORTS, language));
    report_formats(language, stdout);
    return true;
}

const struct command command_tables = {
    .name = "tables", .usage = "[TABLE]", .help = LABEL_CMD_HELP_TABLES,
    .options = tables_options, .option_count = WF_COUNT(tables_options),
    .settings_size = sizeof(struct tables_settings), .defaults = &tables_defaults,
    .operand_low = 0, .operand_high = 1, .run = run_tables,
};
const struct command command_measures = {
    .name = "measures", .usage = "", .help = LABEL_CMD_HELP_MEASURES,
    .operand_low = 0, .operand_high = 0, .run = run_measures,
};
const struct command command_formats = {
    .name = "formats", .usage = "", .help = LABEL_CMD_HELP_FORMATS,
    .options = formats_options, .option_count = WF_COUNT(formats_options),
    .settings_size = sizeof(struct formats_settings), .defaults = &formats_defaults,
    .operand_low = 0, .operand_high = 0, .run = run_formats,
};
