#include "5_statistics/results.h"

static const char special[] = "%&=!";

static void add_escaped(struct buffer *b, sv text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (memchr(special, text.p[i], sizeof special - 1))
            buffer_printf(b, "%%%02X", (unsigned)(unsigned char)text.p[i]);
        else
            buffer_add(b, sv_slice(text, i, i + 1));
    }
}

void results_filter_add(struct buffer *filter, sv column, bool equal, sv value)
{
    if (filter->n) buffer_cstr(filter, "&");
    add_escaped(filter, column);
    buffer_cstr(filter, equal ? "=" : "!=");
    add_escaped(filter, value);
}

/* The sign that %XX at `at` stands for, or 0. */
static char escaped_at(sv text, size_t at)
{
    char code[4];
    if (text.p[at] != '%' || text.n - at < 3) return 0;
    for (const char *c = special; *c; c++) {
        snprintf(code, sizeof code, "%%%02X", (unsigned)(unsigned char)*c);
        if (memcmp(code, text.p + at, 3) == 0) return *c;
    }
    return 0;
}

static sv unescaped(struct arena *a, sv text)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < text.n; i++) {
        char c = escaped_at(text, i);
        buffer_add(&b, c ? (sv) { &c, 1 } : sv_slice(text, i, i + 1));
        if (c) i += 2;
    }
    return buffer_sv(&b);
}

static const struct column *find_column(const struct table_type *type, sv name)
{
    for (size_t i = 0; i < type->column_count; i++)
        if (sv_is(name, type->columns[i].name)) return &type->columns[i];
    return NULL;
}

static bool parse_clause(struct arena *a, const struct table *table, sv text,
                         struct results_clause *clause, struct err *err)
{
    static const struct {
        const char *prefix, *column;
        enum clause_of of;
    } others[] = { { "people.", "person", CLAUSE_PERSON },
                   { "documents.", "document", CLAUSE_DOCUMENT } };
    sv name, value;
    bool whole = sv_split(text, '=', &name, &value);
    *clause = (struct results_clause) { .extra = -1, .equal = true };
    if (whole && sv_ends(name, SV("!"))) {
        clause->equal = false;
        name.n--;
    }
    if (whole) {
        clause->name = unescaped(a, name);
        clause->value = unescaped(a, value);
        clause->column = find_column(table->type, clause->name);
        clause->extra = table_extra_find(table, clause->name);
    }
    for (size_t i = 0; whole && i < WF_COUNT(others) && !clause->column && clause->extra < 0; i++) {
        sv prefix = sv_from_cstr(others[i].prefix);
        if (!sv_starts(clause->name, prefix)) continue;
        clause->column = find_column(table->type, sv_from_cstr(others[i].column));
        clause->of = others[i].of;
        clause->name = sv_from(clause->name, prefix.n);
    }
    if (clause->column || clause->extra >= 0) return true;
    return err_set(err, MESSAGE_RESULTS_FILTER, ARGS(ARG_SV(text), ARG_CSTR(table->type->name)));
}

bool results_filter_parse(struct arena *a, const struct corpus *corpus, const struct table *table,
                          sv text, struct results_filter *filter, struct err *err)
{
    *filter = (struct results_filter) { .corpus = corpus, .table = table };
    sv one;
    while (sv_cut(&text, '&', &one)) {
        struct results_clause clause;
        if (!parse_clause(a, table, one, &clause, err)) return false;
        *ARENA_PUSH(a, filter->clauses, filter->clause_count, filter->clause_capacity) = clause;
    }
    return true;
}

/* A column or extra column of one document. */
static sv document_value(const struct corpus *corpus, sv document, sv name, char digits[64])
{
    const struct table *documents = &corpus->documents;
    ptrdiff_t row = corpus_document(corpus, document), extra = table_extra_find(documents, name);
    const struct column *column = find_column(documents->type, name);
    if (row < 0) return SV("");
    if (column)
        return table_cell_print(column, table_at(documents, documents->type, (size_t)row), digits);
    return extra < 0 ? SV("") : table_extra(documents, (size_t)row, (size_t)extra);
}

static sv clause_value(const struct results_filter *f, const struct results_clause *c, size_t row,
                       char digits[64])
{
    if (c->extra >= 0) return table_extra(f->table, row, (size_t)c->extra);
    sv own = table_cell_print(c->column, table_at(f->table, f->table->type, row), digits);
    switch (c->of) {
    case CLAUSE_ROW: return own;
    case CLAUSE_DOCUMENT: return document_value(f->corpus, own, c->name, digits);
    case CLAUSE_PERSON: {
        ptrdiff_t person = own.n ? corpus_person(f->corpus, own) : -1;
        return person < 0 ? SV("") : corpus_attribute(f->corpus, (size_t)person, c->name);
    }
    }
    WF_BUG("kind of clause");
}

bool results_filter_fits(const struct results_filter *filter, size_t row)
{
    for (size_t i = 0; i < filter->clause_count; i++) {
        const struct results_clause *c = &filter->clauses[i];
        char digits[64];
        if (sv_eq(clause_value(filter, c, row, digits), c->value) != c->equal) return false;
    }
    return true;
}
