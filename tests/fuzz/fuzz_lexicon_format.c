/* One format of lexicons (WF_TARGET). */
#include "fuzz.h"

#include "3_code/lexicon_format.h"

#define PASTE(x, y) x##y
#define FORMAT(name) PASTE(lexicon_format_, name)

static void read(struct arena *a, sv bytes, struct problems *problems, struct lexicon *lexicon, struct err *err)
{
    struct lexicon_source source = { .file = SV("f"), .bytes = bytes };
    *problems = problem_list(a, LANGUAGE_NL);
    *lexicon = lexicon_new(a, SV("f"));
    *err = (struct err){ 0 };
    must_be_honest(FORMAT(WF_TARGET).read(a, &source, problems, lexicon, err), err);
}

void fuzz_one(struct arena *a, sv bytes)
{
    struct problems problems, again_problems;
    struct lexicon lexicon, again;
    struct err err;
    int score = FORMAT(WF_TARGET).probe(bytes);
    must(score >= 0 && score <= 2);
    read(a, bytes, &problems, &lexicon, &err);
    must_be_problems(&problems);
    for (size_t i = 0; i < lexicon.theme_count; i++) {
        must(lexicon.themes[i].path.n);
        must_be_text(lexicon.themes[i].path);
    }
    for (size_t i = 0; i < lexicon.term_count; i++) {
        must(lexicon.terms[i].theme < lexicon.theme_count && lexicon.terms[i].text.n);
        must_be_normal(a, lexicon.terms[i].text);
        must_be_text(lexicon.terms[i].note);
    }
    read(a, bytes, &again_problems, &again, &err);
    must(again.theme_count == lexicon.theme_count && again.term_count == lexicon.term_count);
    must(again_problems.rows.count == problems.rows.count);
    for (size_t i = 0; i < lexicon.term_count; i++) must(sv_eq(again.terms[i].text, lexicon.terms[i].text));
}
