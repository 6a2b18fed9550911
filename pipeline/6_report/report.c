/* report : the document from the sections, the files from the document and the tables. */
#include "6_report/package.h"
#include "6_report/say.h"
#include "6_report/writer.h"

#include "0_base/export.h"
#include "0_base/file.h"

#define SECTION(id) &section_##id,
static const struct section *const sections[] = {
#include "6_report/sections.def"
};
#undef SECTION

#define WRITER(id) &writer_##id,
static const struct writer *const writers[] = {
#include "6_report/writers.def"
    NULL
};
#undef WRITER

/* Everything the stages made. */
struct inputs {
    struct corpus corpus;
    struct coding coding;
    struct networks networks;
    struct results results;
};

enum { TABLES_MAX = 64 };
struct making {
    struct arena *a;
    const struct stage_context *c;
    const struct report_run *run;
    struct inputs in;
    struct table problems, rejected;
    struct document document;
    size_t section_count, figure_count;
    struct files files;
    struct package_table tables[TABLES_MAX];
    size_t table_count;
};

static bool read_inputs(struct making *m, struct err *err)
{
    const struct store *store = m->c->store;
    return corpus_read(m->a, store, &m->in.corpus, err) &&
           coding_read(m->a, store, &m->in.coding, err) &&
           networks_read(m->a, store, &m->in.networks, err) &&
           results_read(m->a, store, &m->in.results, err);
}

/* The study's file without the path by which it was called: outputs do not depend on where the
 * study lies. */
static sv plain_file(const struct making *m, sv file)
{
    return sv_eq(file, m->c->study->file) ? file_name(file) : file;
}

static void copy_problems(struct making *m)
{
    const struct problems *from = m->run->problems;
    m->problems = table_new(table_problems());
    m->rejected = table_new(table_rejected());
    table_append(m->a, &m->problems, &from->rows);
    table_append(m->a, &m->rejected, &from->rejected);
    for (size_t i = 0; i < m->problems.count; i++) {
        struct problems_row *row = problems_at(&m->problems, i);
        row->file = plain_file(m, row->file);
    }
    for (size_t i = 0; i < m->rejected.count; i++) {
        struct rejected_row *row = rejected_at(&m->rejected, i);
        row->file = plain_file(m, row->file);
    }
}

static bool write_sections(struct making *m, struct err *err)
{
    struct document *d = &m->document;
    const struct section_input input = {
        .study = m->c->study,
        .corpus = &m->in.corpus,
        .coding = &m->in.coding,
        .networks = &m->in.networks,
        .results = &m->in.results,
        .problems = &m->problems,
        .rejected = &m->rejected,
    };
    for (size_t i = 0; i < WF_COUNT(sections); i++) {
        size_t before = d->root.child_count;
        document_heading(d, 2, sv_from_cstr(sections[i]->id),
                         sv_from_cstr(sections[i]->title[d->language]));
        if (!sections[i]->write(m->a, &input, d, err)) return false;
        WF_ASSERT(d->open_count == 0);
        if (d->root.child_count == before + 1)
            d->root.child_count = before; /* nothing to say: no heading */
        else
            m->section_count++;
    }
    return true;
}

/* Figures stand in details too. */
static void add_figures(struct making *m, const struct block *parent)
{
    for (size_t i = 0; i < parent->child_count; i++) {
        const struct block *block = &parent->children[i];
        add_figures(m, block);
        if (block->kind != BLOCK_FIGURE) continue;
        files_add(&m->files, arena_format(m->a, "figures/%.*s.svg", SV_ARG(block->figure->name)),
                  block->figure->alone);
        m->figure_count++;
    }
}

static bool add_documents(struct making *m, struct err *err)
{
    for (const struct writer *const *w = writers; *w; w++) {
        struct buffer out = { .a = m->a };
        if (!(*w)->write(m->a, &m->document, &out, err)) return false;
        files_add(&m->files, sv_from_cstr((*w)->file), buffer_sv(&out));
    }
    add_figures(m, &m->document.root);
    return true;
}

static void add_table(struct making *m, const struct table *table)
{
    const char *name = table->type->name;
    struct buffer csv = { .a = m->a };
    WF_ASSERT(m->table_count < TABLES_MAX);
    export_csv_text(&csv, table, &(struct export_options) { .neutralise = false });
    sv path = arena_format(m->a, "tables/%s.csv", name);
    files_add(&m->files, path, buffer_sv(&csv));
    files_add(&m->files, arena_format(m->a, "tables/%s.csv-metadata.json", name),
              export_csvw(m->a, table->type, table->extra_names, table->extra_count));
    m->tables[m->table_count++] = (struct package_table) { table, path };
}

/* Every table that the rooms before this one made, in the order of their lists. */
static void add_set(struct making *m, const struct store_set *set, const void *tables)
{
    for (size_t i = 0; i < set->count; i++)
        add_table(m, (const struct table *)(const void *)((const char *)tables + set->parts[i].offset));
}

static void add_tables(struct making *m)
{
    const struct inputs *in = &m->in;
    add_set(m, &corpus_set, &in->corpus);
    add_set(m, &coding_set, &in->coding);
    add_set(m, &networks_set, &in->networks);
    add_set(m, &results_set, &in->results);
    add_table(m, &m->problems);
    add_table(m, &m->rejected);
}

static void add_package(struct making *m)
{
    const struct package package = {
        .study = m->c->study,
        .corpus = &m->in.corpus,
        .run = m->run,
        .tables = m->tables,
        .table_count = m->table_count,
        .files = &m->files,
    };
    files_add(&m->files, SV("datapackage.json"), package_data(m->a, &package));
    files_add(&m->files, SV("run.json"), package_run(m->a, &package));
}

static sv subtitle_of(struct arena *a, const struct study *study)
{
    return text_label_fill(
        a, LABEL_REPORT_SUBTITLE, study->language,
        ARGS(ARG_CSTR(WEEFSEL_VERSION), ARG_SV(study->id), ARG_INT(study->seed)));
}

bool report_write(struct arena *a, const struct stage_context *c, const struct report_run *run,
                  const char *output_folder, sv *line, struct err *err)
{
    const struct study *study = c->study;
    struct making *m = ARENA_NEW(a, struct making, 1);
    sv title = study->title.n ? study->title : study->id;
    *m = (struct making) { .a = a, .c = c, .run = run, .files = { .a = a } };
    m->document = document_new(a, study->language, title, subtitle_of(a, study));
    copy_problems(m);
    if (!read_inputs(m, err) || !write_sections(m, err) || !add_documents(m, err)) return false;
    add_tables(m);
    add_package(m);
    if (!files_write(a, &m->files, c->store, output_folder, err)) return false;
    *line = text_label_fill(
        a, LABEL_REPORT_LINE, study->language,
        ARGS(ARG_INT(m->section_count), ARG_INT(m->figure_count), ARG_INT(m->table_count)));
    return true;
}

void report_formats(enum language language, FILE *to)
{
    for (const struct writer *const *w = writers; *w; w++)
        fprintf(to, "  %-14s %s\n", (*w)->file, (*w)->help[language]);
}
