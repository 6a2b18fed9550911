#include "0_base/format.h"

void format_head(enum format_style style, enum label title, enum language language, FILE *to)
{
    if (style == FORMAT_LINES)
        fprintf(to, "%s\n", text_label(title, language));
    else
        fprintf(to, "| %s | | %s | %s |\n|---|---|---|---|\n", text_label(title, language),
                text_label(LABEL_FORMAT_KEEPS, language), text_label(LABEL_FORMAT_DROPS, language));
}

/* In a table < and > are text, and a bar ends a cell. */
static void print_cell(const char *text, FILE *to)
{
    fputs(" ", to);
    for (; *text; text++) {
        if (*text == '<') fputs("&lt;", to);
        else if (*text == '|' || *text == '*' || *text == '_') fprintf(to, "\\%c", *text);
        else fputc(*text, to);
    }
    fputs(" |", to);
}

void format_print(const struct format *format, enum format_style style, enum language language, FILE *to)
{
    const char *help = format->help[language], *keeps = format->keeps[language], *drops = format->drops[language];
    if (style == FORMAT_MARKDOWN) {
        fprintf(to, "| `%s` |", format->extension);
        print_cell(help, to);
        print_cell(keeps, to);
        print_cell(drops, to);
        fputs("\n", to);
        return;
    }
    fprintf(to, "  %-10s %-7s %s\n", format->name, format->extension, help);
    fprintf(to, "  %18s %s: %s\n", "", text_label(LABEL_FORMAT_KEEPS, language), keeps);
    fprintf(to, "  %18s %s: %s\n", "", text_label(LABEL_FORMAT_DROPS, language), drops);
}
