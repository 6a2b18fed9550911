/* package : what goes with the tables: datapackage.json (Frictionless Data Package) and run.json.
 * Private to 6_report.
 */
#ifndef WF_PACKAGE_H
#define WF_PACKAGE_H

#include "6_report/files.h"
#include "6_report/report.h"

/* One table of people's, as it stands in the files. */
struct package_table {
    const struct table *table;
    sv path; /* "tables/people.csv" */
};

struct package {
    const struct study *study;
    const struct corpus *corpus;
    const struct report_run *run;
    const struct package_table *tables;
    size_t table_count;
    const struct files *files;
};

/* One resource a table, with its schema, size and digest. */
sv package_data(struct arena *a, const struct package *package);

/* What was used and what came out: version, study, seed, settings, digests of the texts of the
 * documents after consent and of every file so far. No clock, no path of the machine, nothing that
 * depends on how the work was shared out. */
sv package_run(struct arena *a, const struct package *package);

#endif
