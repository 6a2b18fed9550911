/* report : what people get: report.html, report.ipynb, figures/, tables/ with CSVW, run.json.
 * Produced by 6_report. The one stage that is done in the parent: it reads the store only.
 */
#ifndef WF_REPORT_H
#define WF_REPORT_H

#include "5_statistics/results.h"

/* What the run used, for run.json. */
struct report_run {
    const struct problems *problems; /* of the whole run, in order */
    const char *const *option_names; /* as given by the option table; paths left out */
    const sv *option_values;
    size_t option_count;
};

/* Writes every file of the output folder, each whole or not at all; files of earlier runs that
 * are not written any more are removed.
 *
 * Errors: those of the store and of out. */
bool report_write(struct arena *a, const struct stage_context *c, const struct report_run *run,
                  const char *output_folder, sv *line, struct err *err) WF_MUST_USE;

/* `weefsel formats`: every form of the report, from writers.def. */
void report_formats(enum language language, FILE *to);

#endif
