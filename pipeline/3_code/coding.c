#include "3_code/coding.h"

#include "3_code/intern.h"
#include "3_code/lexicon_format.h"

#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "3_code/tables.def"
#undef TABLE
#undef COLUMN

#define TABLE(name, nl, en, ...) STORE_PART(coding, name)
static const struct store_part parts[] = {
#include "3_code/tables.def"
};
#undef TABLE
const struct store_set coding_set = { parts, WF_COUNT(parts) };

bool coding_read(struct arena *a, const struct store *store, struct coding *coding, struct err *err)
{
    return store_read_set(a, store, "code/all", &coding_set, coding, err);
}

size_t *coding_speakers(struct arena *a, const struct corpus *corpus, size_t *count)
{
    struct intern names = intern_new(a);
    size_t *speakers = ARENA_NEW(a, size_t, corpus->utterances.count + 1);
    for (size_t i = 0; i < corpus->utterances.count; i++) {
        const struct utterances_row *row = utterances_at(&corpus->utterances, i);
        sv name = row->person;
        if (name.n == 0) /* no id holds a line break */
            name = arena_format(a, "%.*s\n%.*s", SV_ARG(row->document), SV_ARG(row->label));
        speakers[i] = intern_add(&names, name);
    }
    *count = names.count;
    return speakers;
}

void coding_formats(enum format_style style, enum language language, FILE *to)
{
#define LEXICON_FORMAT(id) &lexicon_format_##id,
    static const struct lexicon_format *const formats[] = {
#include "3_code/lexicon_formats.def"
    };
#undef LEXICON_FORMAT
    for (size_t i = 0; i < WF_COUNT(formats); i++) {
        const struct lexicon_format *f = formats[i];
        format_print(&(struct format){ f->name, f->extension, f->help, f->keeps, f->drops }, style, language, to);
    }
}
