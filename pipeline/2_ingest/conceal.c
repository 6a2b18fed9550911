#include "2_ingest/conceal.h"

/* Messages that quote a name that is nobody's on the list. */
static const enum message quoting[] = {
    MESSAGE_PERSON_UNKNOWN,  MESSAGE_PERSON_UNKNOWN_NEAR,  MESSAGE_PERSON_SEVERAL,  MESSAGE_PARTICIPANT_TWICE,
    MESSAGE_SPEAKER_UNKNOWN, MESSAGE_SPEAKER_UNKNOWN_NEAR, MESSAGE_SPEAKER_SEVERAL, MESSAGE_SPEAKER_PERSON,
    MESSAGE_TIE_SELF,        MESSAGE_PEOPLE_ALIKE,
    MESSAGE_ROLE_UNDATED,    MESSAGE_ROLE_OVERLAP,         MESSAGE_CONSENT_CONTRADICTS, MESSAGE_OUTSIDE_TIME,
    MESSAGE_SPEAKS_OUTSIDE_TIME,
};

static bool id_byte(char c)
{
    return sv_high_byte(c) || sv_digit_byte(c) || sv_letter_byte(c) || c == '_' || c == '-' || c == '.';
}

/* Ids as whole words: "B07;B12". */
static sv without_ids(struct arena *a, const struct roster *r, enum language language, sv text)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < text.n;) {
        size_t n = i, person;
        while (n < text.n && id_byte(text.p[n])) n++;
        if (n == i) n++;
        sv word = sv_slice(text, i, n);
        bool id = roster_find_id(r, word, &person);
        if (id && r->people[person].withdrawn)
            buffer_cstr(&b, text_label(LABEL_REDACT_NAME, language));
        else if (id && r->key)
            buffer_add(&b, r->people[person].shown);
        else
            buffer_add(&b, word);
        i = n;
    }
    return buffer_sv(&b);
}

static bool quotes(sv code)
{
    for (size_t i = 0; i < WF_COUNT(quoting); i++)
        if (sv_is(code, text_message(quoting[i])->code)) return true;
    return false;
}

/* What messages quote stands between single quotes: without ids. */
static sv without_quoted_ids(struct arena *a, const struct roster *r, enum language language, sv text)
{
    struct buffer b = { .a = a };
    sv rest = text, before, quoted, after;
    while (sv_split(rest, '\'', &before, &after) && sv_split(after, '\'', &quoted, &rest)) {
        quoted = without_ids(a, r, language, quoted);
        buffer_add(&b, before);
        buffer_printf(&b, "'%.*s'", SV_ARG(quoted));
    }
    buffer_add(&b, rest);
    return buffer_sv(&b);
}

/* A sheet of a workbook may be called after someone. */
static sv without_sheet(struct arena *a, const struct redactor *r, sv file)
{
    sv workbook, sheet;
    if (!sv_split(file, '#', &workbook, &sheet)) return file;
    sheet = redact_text(a, r, sheet, NULL);
    return arena_format(a, "%.*s#%.*s", SV_ARG(workbook), SV_ARG(sheet));
}

/* A name that is nobody's, with all up to the last quote: it may hold quotes itself (in 't Veld). */
static sv without_quoted_name(struct arena *a, enum language language, sv text)
{
    size_t begin = 0, end = text.n;
    while (begin < text.n && text.p[begin] != '\'') begin++;
    while (end > begin && text.p[end - 1] != '\'') end--;
    if (begin >= text.n) return text;
    return arena_format(a, "%.*s'%s'%.*s", SV_ARG(sv_slice(text, 0, begin)), text_label(LABEL_REDACT_NAME, language),
                        SV_ARG(sv_from(text, end)));
}

/* That somebody withdrew is for who reads it alone. */
static bool tells_of_withdrawal(const struct problems_row *row)
{
    return sv_is(row->code, text_message(MESSAGE_TRANSCRIPT_NAMED_WITHDRAWN)->code) ||
           sv_is(row->code, text_message(MESSAGE_CONSENT_NO)->code);
}

void conceal_problems(struct arena *a, const struct roster *roster, enum language language,
                      struct problems *problems)
{
    struct redactor r = redact_new(a, roster, language);
    struct table rows = table_new(table_problems());
    a = problems->a; /* what is put in the list lives as long as the list */
    for (size_t i = 0; i < problems->rows.count; i++) {
        if (tells_of_withdrawal(problems_at(&problems->rows, i))) continue;
        struct problems_row *row = problems_add(a, &rows);
        *row = *problems_at(&problems->rows, i);
        row->file = without_sheet(a, &r, row->file);
        row->message = redact_text(a, &r, row->message, NULL);
        row->hint = redact_text(a, &r, row->hint, NULL);
        bool names = roster->key && quotes(row->code);
        row->message = names ? without_quoted_name(a, language, row->message)
                             : without_quoted_ids(a, roster, language, row->message);
        if (!names) continue;
        row->message = without_ids(a, roster, language, row->message); /* candidates */
        row->hint = (sv){ "", 0 };
    }
    problems->rows = rows;
    for (size_t i = 0; i < problems->rejected.count; i++) {
        struct rejected_row *row = rejected_at(&problems->rejected, i);
        row->file = without_sheet(a, &r, row->file);
        row->row = without_ids(a, roster, language, redact_text(a, &r, row->row, NULL));
    }
}
