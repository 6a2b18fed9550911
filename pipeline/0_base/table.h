/* table : one descriptor for each table drives the store, CSV, validation, CSVW and the dictionary.
 *
 * A room lists its tables in <room>/tables.def:
 *
 *   TABLE(people, "who takes part" nl, en,
 *       COLUMN(TEXT, person, KEY, "", "", nl, en)
 *       COLUMN(TEXT, role, NEEDED, "", "resident|volunteer|…", nl, en))
 *
 * COLUMN(type, name, flags, unit, reference, nl, en): `unit` "" or "characters", "ms", …;
 * `reference` "" or "people.person" (a key elsewhere) or "a|b|c" (the only values).
 * The room's public header expands it with TABLE_HEADER, one .c file with TABLE_SOURCE; that
 * gives struct people_row, people_at(), people_add() and table_people().
 */
#ifndef WF_TABLE_H
#define WF_TABLE_H

#include "0_base/date.h"
#include "0_base/num.h"

enum column_type {
    COLUMN_TEXT,    /* sv; missing = empty                              */
    COLUMN_COUNT,   /* int64_t, never missing                           */
    COLUMN_INTEGER, /* struct maybe_integer                             */
    COLUMN_REAL,    /* struct maybe_real; six decimals in CSV           */
    COLUMN_DATE,    /* struct maybe_date; ISO 8601 in CSV               */
    COLUMN_FLAG,    /* bool; 1 or 0 in CSV                              */
};

enum column_flag {
    COLUMN_PLAIN = 0,
    COLUMN_KEY = 1,      /* the key columns together are unique and not empty */
    COLUMN_NEEDED = 2,   /* never empty                                       */
    COLUMN_INTERNAL = 4, /* in the store only, never in CSV                   */
};

struct column {
    const char *name;
    enum column_type type;
    unsigned flags;
    size_t offset; /* in the row struct */
    const char *unit, *reference;
    const char *meaning[2]; /* by enum language */
};

struct table_type {
    const char *name;
    const char *meaning[2];
    const struct column *columns;
    size_t column_count, row_size;
};

/* Rows of one type. A table can have extra text columns that the study brings (attributes of
 * people, of documents): extra_values holds count × extra_count views, row by row. */
struct table {
    const struct table_type *type;
    void *rows;
    size_t count, capacity;
    size_t extra_count, extra_capacity; /* extra_capacity: values allocated */
    const sv *extra_names;
    sv *extra_values;
};

struct table table_new(const struct table_type *type);
void table_extras(struct arena *a, struct table *t, const sv *names, size_t count); /* while empty */
/* Both hold the table against the type: another type is a bug and ends the program. */
void *table_at(const struct table *t, const struct table_type *type, size_t row);
void *table_add(struct arena *a, struct table *t, const struct table_type *type);
sv table_extra(const struct table *t, size_t row, size_t extra);
void table_set_extra(struct table *t, size_t row, size_t extra, sv value);
/* index of the extra column of that name, or -1 */
ptrdiff_t table_extra_find(const struct table *t, sv name);

/* Appends all rows of `from` (same type and extras); texts are not copied. */
void table_append(struct arena *a, struct table *t, const struct table *from);

/* Sorts by the key columns, in byte order of texts and value order of numbers, absent first; a
 * total order, since keys are unique (ties keep their order). Extras follow their rows. */
void table_sort(struct table *t);
int table_compare_keys(const struct table_type *type, const void *x, const void *y);

/* One cell as it stands in CSV (without quotes); numbers are put in `a`, or printed in `buf`. */
sv table_cell(struct arena *a, const struct column *column, const void *row);
sv table_cell_print(const struct column *column, const void *row, char buf[64]);

/* Parses one cell in the form of our own CSV into the row.
 *
 * Errors: the errors of num and date. */
bool table_cell_parse(const struct column *column, sv text, void *row, struct err *err) WF_MUST_USE;

/* Holds keys unique (and not wholly empty), needed cells filled, listed values ("a|b|c"; empty is
 * allowed unless needed) and reals finite against the type; a violation is a bug of ours in what
 * a stage made, so it is an error with status 70. Rows count from 1.
 *
 * Errors: TABLE_KEY_TWICE, TABLE_CELL_EMPTY, TABLE_CELL_VALUE. */
bool table_check(const struct table *t, struct err *err) WF_MUST_USE;

/* ---- expansion of tables.def ------------------------------------------------------------ */
#define COLUMN_CTYPE_TEXT sv
#define COLUMN_CTYPE_COUNT int64_t
#define COLUMN_CTYPE_INTEGER struct maybe_integer
#define COLUMN_CTYPE_REAL struct maybe_real
#define COLUMN_CTYPE_DATE struct maybe_date
#define COLUMN_CTYPE_FLAG bool

#define TABLE_HEADER_TABLE(name, nl, en, ...)                                                      \
    struct name##_row {                                                                            \
        __VA_ARGS__                                                                                \
    };                                                                                             \
    const struct table_type *table_##name(void);                                                   \
    static inline struct name##_row *name##_at(const struct table *t, size_t row)                  \
    {                                                                                              \
        return (struct name##_row *)table_at(t, table_##name(), row);                              \
    }                                                                                              \
    static inline struct name##_row *name##_add(struct arena *a, struct table *t)                  \
    {                                                                                              \
        return (struct name##_row *)table_add(a, t, table_##name());                               \
    }
#define TABLE_HEADER_COLUMN(type, name, flags, unit, reference, nl, en) COLUMN_CTYPE_##type name;

#define TABLE_SOURCE_TABLE(name_, nl, en, ...)                                                     \
    const struct table_type *table_##name_(void)                                                   \
    {                                                                                              \
        typedef struct name_##_row table_row;                                                      \
        static const struct column columns[] = { __VA_ARGS__ };                                    \
        static const struct table_type type = {                                                    \
            #name_, { nl, en }, columns, WF_COUNT(columns), sizeof(table_row)                      \
        };                                                                                         \
        return &type;                                                                              \
    }
#define TABLE_SOURCE_COLUMN(type, name, flags, unit, reference, nl, en)                            \
    { #name, COLUMN_##type, COLUMN_##flags, offsetof(table_row, name), unit, reference,            \
      { nl, en } },

/* table_problems and table_rejected: what every stage can add to. */
#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "0_base/tables.def"
#undef TABLE
#undef COLUMN

#endif
