/* projects_attributes : what cases and sources of a project say of its documents. */
#include "0_base/utf8.h"
#include "2_ingest/projects.h"
#include "2_ingest/pseudonym.h"
#include "2_ingest/redact.h"

static const char case_column[] = "case";

/* ---- names --------------------------------------------------------------------------------- */

/* A name that documents have already is not taken twice. */
static sv free_name(struct tables *t, sv name)
{
    const struct table_type *type = table_documents();
    bool used = sv_is(name, case_column);
    for (size_t i = 0; i < type->column_count; i++) used = used || sv_is(name, type->columns[i].name);
    return used ? arena_format(t->a, "var_%.*s", SV_ARG(name)) : name;
}

/* The column of a variable; "" when it has none. */
static sv column_of(struct tables *t, const struct xml_element *variable)
{
    struct redactor r = redact_new(t->a, &t->roster, t->study->language);
    sv name = sv_trim(utf8_normalise(t->a, refi_value(variable, "name")));
    if (!name.n || (t->roster.key && people_tells(name))) return (sv){ "", 0 };
    return free_name(t, redact_text(t->a, &r, name, NULL));
}

static void add_extra(struct tables *t, sv name, sv **names, size_t *count, size_t *capacity)
{
    for (size_t i = 0; i < *count; i++)
        if (sv_eq((*names)[i], name)) return;
    *ARENA_PUSH(t->a, *names, *count, *capacity) = name;
}

static bool has_cases(const struct project *p)
{
    const struct xml_element *cases = xml_box_child(p->refi.root, "Cases");
    for (size_t i = 0; cases && i < cases->child_count; i++)
        if (refi_value(cases->children[i], "name").n) return true;
    return false;
}

void projects_extras(struct tables *t, sv **names, size_t *count, size_t *capacity)
{
    for (size_t i = 0; i < t->project_count; i++) {
        const struct project *p = &t->projects[i];
        const struct xml_element *variables = p->usable ? xml_box_child(p->refi.root, "Variables") : NULL;
        if (p->usable && has_cases(p)) add_extra(t, sv_from_cstr(case_column), names, count, capacity);
        for (size_t k = 0; variables && k < variables->child_count; k++) {
            const struct xml_element *variable = variables->children[k];
            if (!sv_is(variable->name, "Variable")) continue;
            sv name = column_of(t, variable);
            if (name.n)
                add_extra(t, name, names, count, capacity);
            else
                problem_add(t->problems, (struct place){ p->file, variable->line, variable->column },
                            MESSAGE_REFI_VARIABLE, ARGS(ARG_SV(refi_value(variable, "name"))));
        }
    }
}

/* ---- values -------------------------------------------------------------------------------- */

/* What several say of one document stands there with ';' between. */
static void add_value(struct tables *t, size_t row, sv column, sv value)
{
    ptrdiff_t x = table_extra_find(&t->listed, column);
    sv one;
    if (x < 0 || !value.n) return;
    sv before = table_extra(&t->listed, row, (size_t)x);
    for (sv rest = before; sv_cut(&rest, ';', &one);)
        if (sv_eq(one, value)) return;
    if (before.n) value = arena_format(t->a, "%.*s;%.*s", SV_ARG(before), SV_ARG(value));
    table_set_extra(&t->listed, row, (size_t)x, value);
}

/* The values under a case or a source. */
static void add_values(struct tables *t, const struct project *p, const struct xml_element *e, size_t row)
{
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *value = e->children[i];
        if (!sv_is(value->name, "VariableValue")) continue;
        const struct xml_element *to = xml_box_child(value, "VariableRef");
        const struct xml_element *variable =
            to ? refi_find(&p->refi, xml_box_attribute(to, "targetGUID"), "Variable") : NULL;
        for (size_t k = 0; variable && k < value->child_count; k++)
            if (value->children[k] != to)
                add_value(t, row, column_of(t, variable), sv_trim(utf8_normalise(t->a, value->children[k]->text)));
    }
}

/* A case often is called after a person: who is on the list goes by her pseudonym, and under pseudonyms
 * another name gets one too. False: she withdrew. */
static bool case_name(struct tables *t, sv name, sv *shown, size_t *unknown)
{
    size_t person;
    enum roster_found found = roster_find(&t->roster, name, &person);
    *shown = name;
    if (found == ROSTER_ONE) {
        *shown = t->roster.people[person].shown;
        return !t->roster.people[person].withdrawn;
    }
    if (!t->roster.key || !name.n) return true;
    struct digest digest = digest_keyed(t->roster.key, arena_format(t->a, "case %.*s", SV_ARG(name)));
    *shown = pseudonym_of(t->a, &digest, PSEUDONYM_CHARACTERS);
    ++*unknown;
    return true;
}

/* Whether a case says that a text is of it. */
static bool refers_to(const struct refi *r, const struct xml_element *e, const struct refi_text *text)
{
    const struct xml_element *const meant[] = { text->source, text->holder };
    for (size_t i = 0; i < e->child_count; i++) {
        if (!sv_is(e->children[i]->name, "SourceRef")) continue;
        const sv *guid = xml_box_attribute(e->children[i], "targetGUID");
        for (size_t k = 0; k < WF_COUNT(meant); k++) {
            struct arena scratch = { 0 };
            bool is = refi_find(r, guid, arena_cstr(&scratch, meant[k]->name)) == meant[k];
            arena_free(&scratch);
            if (is) return true;
        }
    }
    return false;
}

static void take_case(struct tables *t, struct project *p, const struct xml_element *e, size_t *unknown)
{
    sv shown, name = sv_trim(utf8_normalise(t->a, refi_value(e, "name")));
    if (!case_name(t, name, &shown, unknown)) return;
    for (size_t i = 0; i < p->refi.text_count; i++) {
        ptrdiff_t row = projects_row(t, p, i);
        if (row < 0 || !refers_to(&p->refi, e, &p->refi.texts[i])) continue;
        add_value(t, (size_t)row, sv_from_cstr(case_column), shown);
        add_values(t, p, e, (size_t)row);
    }
}

static void take_sources(struct tables *t, struct project *p)
{
    for (size_t i = 0; i < p->refi.text_count; i++) {
        const struct refi_text *text = &p->refi.texts[i];
        ptrdiff_t row = projects_row(t, p, i);
        if (row < 0) continue;
        add_values(t, p, text->source, (size_t)row);
        if (text->holder != text->source) add_values(t, p, text->holder, (size_t)row);
    }
}

void projects_attributes(struct tables *t)
{
    for (size_t i = 0; i < t->project_count; i++) {
        struct project *p = &t->projects[i];
        size_t unknown = 0;
        if (!p->usable) continue;
        take_sources(t, p);
        const struct xml_element *cases = xml_box_child(p->refi.root, "Cases");
        for (size_t k = 0; cases && k < cases->child_count; k++)
            if (sv_is(cases->children[k]->name, "Case")) take_case(t, p, cases->children[k], &unknown);
        if (unknown)
            problem_add(t->problems, (struct place){ .file = p->file }, MESSAGE_REFI_CASES, ARGS(ARG_INT(unknown)));
    }
}
