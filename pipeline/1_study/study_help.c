#include "0_base/out.h"
#include "1_study/element.h"

static const char smallest[] = "  <study xmlns=\"" ELEMENT_SPACE "\" id=\"klein\" language=\"nl\">\n"
                               "    <transcripts files=\"transcripts/*\"/>\n"
                               "    <lexicon file=\"lexicon.csv\"/>\n"
                               "  </study>\n";

static void print_attribute(struct arena *a, const struct attribute_row *row, enum language language,
                            FILE *to)
{
    sv name = arena_format(a, "%s=\"%s\"", row->name, row->preset[0] ? row->preset : "…");
    fprintf(to, "    %s\n", arena_cstr(a, name));
    fprintf(to, "        %s%s%s\n", row->meaning[language], row->needed ? "; " : "",
            row->needed ? text_label(LABEL_STUDY_HELP_NEEDED, language) : "");
    sv what = kind_describe(a, row, language);
    fprintf(to, "        %.*s\n", SV_ARG(what));
}

/* The attributes that rows name by `of`. */
static void print_attributes(struct arena *a, const char *of, enum language language, FILE *to)
{
    size_t count;
    const struct attribute_row *rows = element_attribute_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].of, of) == 0) print_attribute(a, &rows[i], language, to);
}

static void print_element(struct arena *a, const struct element_row *row, enum language language,
                          FILE *to)
{
    fprintf(to, "\n  <%s>  %s", row->name, row->meaning[language]);
    if (row->holder == HOLDER_LIST) fprintf(to, " (%s)", text_label(LABEL_STUDY_HELP_REPEAT, language));
    fputs("\n", to);
    print_attributes(a, row->name, language, to);
}

/* What the elements of a family share is told once, under the last of them. */
static void print_families(struct arena *a, enum language language, FILE *to)
{
    size_t count;
    const struct element_row *rows = element_rows(&count);
    for (size_t i = 0; i < count; i++) {
        bool first = rows[i].family[0] != '\0';
        for (size_t j = 0; j < i; j++) first &= strcmp(rows[i].family, rows[j].family) != 0;
        if (!first) continue;
        fprintf(to, "\n  %s:\n", text_label(LABEL_STUDY_HELP_FAMILY, language));
        print_attributes(a, rows[i].family, language, to);
    }
}

void study_help(enum language language, FILE *to)
{
    struct arena a = { 0 };
    size_t count;
    const struct element_row *rows = element_rows(&count);
    fprintf(to, "%s\n\n%s\n%s", text_label(LABEL_STUDY_HELP_TITLE, language),
            text_label(LABEL_STUDY_HELP_SMALLEST, language), smallest);
    for (size_t i = 0; i < count; i++) print_element(&a, &rows[i], language, to);
    print_families(&a, language, to);
    arena_free(&a);
}
