#include "6_report/package.h"

#include "0_base/json_box.h"
#include "6_report/say.h"

/* ---- Table Schema -------------------------------------------------------------------------- */

static const char *field_type(enum column_type type)
{
    switch (type) {
    case COLUMN_TEXT: return "string";
    case COLUMN_COUNT:
    case COLUMN_INTEGER: return "integer";
    case COLUMN_REAL: return "number";
    case COLUMN_DATE: return "date";
    case COLUMN_FLAG: return "boolean";
    }
    WF_BUG("unknown column type");
}

static bool is_shown(const struct column *column) { return !(column->flags & COLUMN_INTERNAL); }

static bool has_list(const struct column *column) { return strchr(column->reference, '|'); }

static void set_constraints(struct arena *a, struct json_value *field, const struct column *column)
{
    struct json_value *constraints = json_box_object(a);
    bool needed = column->flags & COLUMN_NEEDED || column->type == COLUMN_COUNT ||
                  column->type == COLUMN_FLAG;
    json_box_set_bool(a, constraints, "required", needed);
    if (has_list(column)) {
        struct json_value *list = json_box_array(a);
        sv rest = sv_from_cstr(column->reference), word;
        while (sv_cut(&rest, '|', &word)) json_box_push_sv(a, list, word);
        json_box_set(a, constraints, "enum", list);
    }
    json_box_set(a, field, "constraints", constraints);
}

static struct json_value *field_of(struct arena *a, const struct column *column,
                                   enum language language)
{
    struct json_value *field = json_box_object(a);
    json_box_set_sv(a, field, "name", sv_from_cstr(column->name));
    json_box_set_sv(a, field, "type", sv_from_cstr(field_type(column->type)));
    json_box_set_sv(a, field, "description", sv_from_cstr(column->meaning[language]));
    if (*column->unit) json_box_set_sv(a, field, "unit", sv_from_cstr(column->unit));
    if (column->type == COLUMN_FLAG) {
        struct json_value *yes = json_box_array(a), *no = json_box_array(a);
        json_box_push_sv(a, yes, SV("1"));
        json_box_push_sv(a, no, SV("0"));
        json_box_set(a, field, "trueValues", yes);
        json_box_set(a, field, "falseValues", no);
    }
    set_constraints(a, field, column);
    return field;
}

/* "people.person": the column is a key of another table. */
static bool push_foreign_key(struct arena *a, struct json_value *keys, const struct column *column)
{
    sv table, key;
    if (has_list(column) || !sv_split(sv_from_cstr(column->reference), '.', &table, &key))
        return false;
    struct json_value *object = json_box_object(a), *reference = json_box_object(a);
    json_box_set_sv(a, reference, "resource", table);
    json_box_set_sv(a, reference, "fields", key);
    json_box_set_sv(a, object, "fields", sv_from_cstr(column->name));
    json_box_set(a, object, "reference", reference);
    json_box_push(a, keys, object);
    return true;
}

static struct json_value *schema_of(struct arena *a, const struct table *t, enum language language)
{
    struct json_value *schema = json_box_object(a), *fields = json_box_array(a);
    struct json_value *primary = json_box_array(a), *foreign = json_box_array(a);
    bool has_primary = false, has_foreign = false;
    for (size_t c = 0; c < t->type->column_count; c++) {
        const struct column *column = &t->type->columns[c];
        if (!is_shown(column)) continue;
        json_box_push(a, fields, field_of(a, column, language));
        if (column->flags & COLUMN_KEY) {
            json_box_push_sv(a, primary, sv_from_cstr(column->name));
            has_primary = true;
        }
        if (push_foreign_key(a, foreign, column)) has_foreign = true;
    }
    for (size_t x = 0; x < t->extra_count; x++) {
        struct json_value *field = json_box_object(a);
        json_box_set_sv(a, field, "name", t->extra_names[x]);
        json_box_set_sv(a, field, "type", SV("string"));
        json_box_push(a, fields, field);
    }
    json_box_set(a, schema, "fields", fields);
    if (has_primary) json_box_set(a, schema, "primaryKey", primary);
    if (has_foreign) json_box_set(a, schema, "foreignKeys", foreign);
    return schema;
}

/* ---- datapackage.json ---------------------------------------------------------------------- */

static struct json_value *resource_of(struct arena *a, const struct package *p,
                                      const struct package_table *t)
{
    const struct files_item *file = files_find(p->files, t->path);
    struct json_value *resource = json_box_object(a);
    WF_ASSERT(file);
    json_box_set_sv(a, resource, "name", sv_from_cstr(t->table->type->name));
    json_box_set_sv(a, resource, "path", t->path);
    json_box_set_sv(a, resource, "profile", SV("tabular-data-resource"));
    json_box_set_sv(a, resource, "format", SV("csv"));
    json_box_set_sv(a, resource, "mediatype", SV("text/csv"));
    json_box_set_sv(a, resource, "encoding", SV("utf-8"));
    json_box_set_sv(a, resource, "description",
                    sv_from_cstr(t->table->type->meaning[p->study->language]));
    json_box_set_int(a, resource, "bytes", (int64_t)file->bytes.n);
    json_box_set_sv(a, resource, "hash", arena_format(a, "sha256:%s", file->sha256));
    json_box_set(a, resource, "schema", schema_of(a, t->table, p->study->language));
    return resource;
}

/* A name of a package is lower case. */
static sv package_name(struct arena *a, sv id)
{
    sv slug = say_slug(a, id);
    char *name = ARENA_NEW(a, char, slug.n + 1);
    for (size_t i = 0; i < slug.n; i++)
        name[i] = sv_lowered_byte(slug.p[i]);
    return (sv) { name, slug.n };
}

sv package_data(struct arena *a, const struct package *p)
{
    struct json_value *data = json_box_object(a), *resources = json_box_array(a);
    json_box_set_sv(a, data, "profile", SV("tabular-data-package"));
    json_box_set_sv(a, data, "name", package_name(a, p->study->id));
    json_box_set_sv(a, data, "title", p->study->title.n ? p->study->title : p->study->id);
    for (size_t i = 0; i < p->table_count; i++)
        json_box_push(a, resources, resource_of(a, p, &p->tables[i]));
    json_box_set(a, data, "resources", resources);
    return json_box_text(a, data);
}

/* ---- run.json ------------------------------------------------------------------------------ */

static struct json_value *networks_json(struct arena *a, const struct study *study)
{
    struct json_value *list = json_box_array(a);
    for (size_t i = 0; i < study->network_count; i++) {
        const struct study_network *n = &study->networks[i];
        struct json_value *object = json_box_object(a), *roles = json_box_array(a);
        json_box_set_sv(a, object, "id", n->id);
        json_box_set_sv(a, object, "from",
                        n->from == FROM_ACTIVITIES ? SV("activities") : SV("ties"));
        json_box_set_sv(a, object, "rule", sv_from_cstr(network_rule(n)));
        if (n->from == FROM_ACTIVITIES)
            json_box_set_sv(a, object, "projection",
                            n->projection == PROJECTION_NEWMAN ? SV("newman") : SV("count"));
        json_box_set_bool(a, object, "directed", n->directed);
        for (int role = 0; role < ROLE_COUNT; role++)
            if (n->include[role])
                json_box_push_sv(a, roles, sv_from_cstr(study_role_name((enum role)role)));
        json_box_set(a, object, "include", roles);
        json_box_push(a, list, object);
    }
    return list;
}

static struct json_value *settings_json(struct arena *a, const struct package *p)
{
    const struct study *study = p->study;
    struct json_value *settings = json_box_object(a), *groups = json_box_array(a);
    struct json_value *lexicons = json_box_array(a);
    for (size_t i = 0; i < study->group_count; i++) json_box_push_sv(a, groups, study->groups[i]);
    for (size_t i = 0; i < study->lexicon_count; i++)
        json_box_push_sv(a, lexicons, study->lexicons[i].id);
    json_box_set(a, settings, "groups", groups);
    json_box_set(a, settings, "lexicons", lexicons);
    json_box_set(a, settings, "networks", networks_json(a, study));
    json_box_set_bool(a, settings, "include-interviewer", study->include_interviewer);
    json_box_set_bool(a, settings, "pseudonyms", study->privacy.pseudonyms);
    json_box_set_int(a, settings, "minimum-cell", study->privacy.minimum_cell);
    for (size_t i = 0; i < p->run->option_count; i++)
        json_box_set_sv(a, settings, p->run->option_names[i], p->run->option_values[i]);
    return settings;
}

static struct json_value *documents_json(struct arena *a, const struct corpus *corpus)
{
    struct json_value *list = json_box_array(a);
    for (size_t i = 0; i < corpus->documents.count; i++) {
        const struct documents_row *row = documents_at(&corpus->documents, i);
        struct json_value *object = json_box_object(a);
        json_box_set_sv(a, object, "document", row->document);
        json_box_set_sv(a, object, "sha256", row->sha256);
        json_box_push(a, list, object);
    }
    return list;
}

static struct json_value *tables_json(struct arena *a, const struct package *p)
{
    struct json_value *tables = json_box_object(a);
    for (size_t i = 0; i < p->table_count; i++) {
        const struct files_item *file = files_find(p->files, p->tables[i].path);
        struct json_value *object = json_box_object(a);
        WF_ASSERT(file);
        json_box_set_int(a, object, "rows", (int64_t)p->tables[i].table->count);
        json_box_set_sv(a, object, "sha256", sv_from_cstr(file->sha256));
        json_box_set(a, tables, p->tables[i].table->type->name, object);
    }
    return tables;
}

static struct json_value *outputs_json(struct arena *a, const struct files *files)
{
    struct json_value *list = json_box_array(a);
    for (size_t i = 0; i < files->count; i++) {
        struct json_value *object = json_box_object(a);
        json_box_set_sv(a, object, "path", files->items[i].path);
        json_box_set_int(a, object, "bytes", (int64_t)files->items[i].bytes.n);
        json_box_set_sv(a, object, "sha256", sv_from_cstr(files->items[i].sha256));
        json_box_push(a, list, object);
    }
    return list;
}

sv package_run(struct arena *a, const struct package *p)
{
    char hex[DIGEST_HEX];
    struct digest digest = study_digest(p->study);
    struct json_value *run = json_box_object(a), *study = json_box_object(a);
    struct json_value *program = json_box_object(a);
    digest_hex(&digest, hex);
    json_box_set_sv(a, program, "name", SV("weefsel"));
    json_box_set_sv(a, program, "version", SV(WEEFSEL_VERSION));
    json_box_set_sv(a, study, "id", p->study->id);
    json_box_set_sv(a, study, "title", p->study->title);
    json_box_set_sv(a, study, "language", sv_from_cstr(text_language_name(p->study->language)));
    json_box_set_int(a, study, "seed", p->study->seed);
    json_box_set_sv(a, study, "settings-blake2b", sv_from_cstr(hex));
    json_box_set(a, run, "program", program);
    json_box_set(a, run, "study", study);
    json_box_set(a, run, "settings", settings_json(a, p));
    json_box_set(a, run, "documents", documents_json(a, p->corpus));
    json_box_set(a, run, "tables", tables_json(a, p));
    json_box_set(a, run, "outputs", outputs_json(a, p->files));
    return json_box_text(a, run);
}
