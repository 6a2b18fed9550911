#include "3_code/lexicon_format.h"

#define LEXICON_FORMAT(name) &lexicon_format_##name,
static const struct lexicon_format *const formats[] = {
#include "3_code/lexicon_formats.def"
};
#undef LEXICON_FORMAT

sv lexicon_format_start(sv bytes)
{
    if (sv_starts(bytes, SV("\xEF\xBB\xBF"))) bytes = sv_from(bytes, 3);
    while (bytes.n && sv_blank_byte(bytes.p[0])) bytes = sv_from(bytes, 1);
    return bytes;
}

const struct lexicon_format *lexicon_format_find(sv bytes)
{
    const struct lexicon_format *best = NULL;
    int best_fit = 0;
    for (size_t i = 0; i < WF_COUNT(formats); i++) {
        int fit = formats[i]->probe(bytes);
        if (fit <= best_fit) continue;
        best = formats[i];
        best_fit = fit;
    }
    WF_ASSERT(best); /* csv takes anything */
    return best;
}
