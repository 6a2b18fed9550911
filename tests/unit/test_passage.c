#include "ingest.h"

#include "2_ingest/passage.h"

/* A whole transcript and what is read in it: "label|text|begin|end;" of each turn, a line break in the
 * text as /, times in ms. */
struct example {
    const char *text;
    enum turns turns;
    const char *known;
    enum turns_found found;
    const char *expected;
};

static const struct example examples[] = {
    /* brackets, without the study knowing anybody */
    { "[id1] hallo\n\n[id2] ja\n[lacht] nou\n\n[id1] goed\n\n[id2] tot ziens\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "id1|hallo||;id2|ja/[lacht] nou||;id1|goed||;id2|tot ziens||;" },
    { "[Ann]:\nhoi\n[Bob]: ja\n[Ann]\nnee\n[Bob] dag\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|hoi||;Bob|ja||;Ann|nee||;Bob|dag||;" },
    /* a time with the name, the words below it: Otter, Teams, Amberscript */
    { "Ann Bos  0:03\nHoe lang al?\n\nBob  0:10\nTwee jaar.\nKijk: zo.\n\nAnn Bos  1:02:03\nGoh.\n\nBob  1:02:09\nJa.\n",
      TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann Bos|Hoe lang al?|3000|;Bob|Twee jaar./Kijk: zo.|10000|;Ann Bos|Goh.|3723000|;Bob|Ja.|3729000|;" },
    { "00:00:03 Ann\nHoi.\n\n00:00:10 Bob\nJa.\n\n00:00:12 Ann\nGoh.\n\n00:00:13 Bob\nDag.\n", TURNS_DETECT, NULL,
      FOUND_LABELS, "Ann|Hoi.|3000|;Bob|Ja.|10000|;Ann|Goh.|12000|;Bob|Dag.|13000|;" },
    { "Ann (00:03)\n\nHoi.\n\nBob (00:10)\n\nJa.\n\nAnn (00:12)\n\nGoh.\n\nBob (00:13)\n\nDag.\n\nEn nog iets.\n",
      TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|Hoi.|3000|;Bob|Ja.|10000|;Ann|Goh.|12000|;Bob|Dag./En nog iets.|13000|;" },
    /* F4: the time at the end of the turn */
    { "I: Hoe lang al? #00:00:05-3#\n\nR: Twee jaar. #00:00:09-0#\n\nI: Goh. #00:00:10#\n\nR: Ja.\n", TURNS_DETECT, NULL,
      FOUND_LABELS, "I|Hoe lang al?||5300;R|Twee jaar.||9000;I|Goh.||10000;R|Ja.||;" },
    /* a time above the label */
    { "[00:01]\nAnn: hoi\n[00:02]\nBob: ja\n[00:03]\n\nAnn: dag\nBob: dag\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|hoi|1000|;Bob|ja|2000|;Ann|dag|3000|;Bob|dag||;" },
    /* names in capitals, in bold, with a dash, a tab, as codes */
    { "ANN\nhoi\n\nBOB\nja\n\nANN\ngoed\n\nBOB\ndag\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "ANN|hoi||;BOB|ja||;ANN|goed||;BOB|dag||;" },
    { "**Ann:** hoi\n\n**Bob:** ja, **heel** mooi\n\n**Ann:** goed\n\n**Bob:** dag\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|hoi||;Bob|ja, **heel** mooi||;Ann|goed||;Bob|dag||;" },
    { "Ann - hoi\nBob - ja - of nee\nAnn - goed\nBob - dag\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|hoi||;Bob|ja - of nee||;Ann|goed||;Bob|dag||;" },
    { "Ann\thoi\nBob\tja\nAnn\tgoed\nBob\tdag\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|hoi||;Bob|ja||;Ann|goed||;Bob|dag||;" },
    { "I. Hoi\nR1. Ja\nI. Goed\nR1. Dag\nR1. Nog een\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "I|Hoi||;R1|Ja||;I|Goed||;R1|Dag||;R1|Nog een||;" },
    { "<Ann> hoi\n<Bob> ja\n<Ann> goed\n<Bob> dag\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|hoi||;Bob|ja||;Ann|goed||;Bob|dag||;" },
    /* one convention, so that what looks like another stays words */
    { "Ann: hoi\nBOB\nBob: ja\n[Omar] nee\nAnn: goed\n[Omar] nee\nBOB\nBob: dag\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|hoi/BOB||;Bob|ja/[Omar] nee||;Ann|goed/[Omar] nee/BOB||;Bob|dag||;" },
    /* what says that it is over, and a page number, are no words of whoever spoke last */
    { "Ann: hoi\nBob: ja\nAnn: dag\nBob: dag\n\n[Einde opname]\n\n12\n", TURNS_DETECT, NULL, FOUND_LABELS,
      "Ann|hoi||;Bob|ja||;Ann|dag||;Bob|dag||;" },
    { "Hoi.\n\nEinde van de band? Nee.\n\nEND OF SIDE B\n24.03\tEND OF TAPE\n", TURNS_DETECT, NULL, FOUND_BLANK_LINES,
      "1|Hoi.||;2|Einde van de band? Nee.||;" },
    { "Datum: 3 maart\nInterviewer: Ann Bos\n\nAnn: hoi\nBob: ja\nAnn: Datum: vandaag\nBob: dag\n", TURNS_DETECT, NULL,
      FOUND_LABELS, "Ann|hoi||;Bob|ja||;Ann|Datum: vandaag||;Bob|dag||;" },
    /* no speakers */
    { "Let op: dit is geheim.\n\nLet op: dat ook.\n\nBron: de krant.\n\nBron: de bakker.\n", TURNS_DETECT, NULL,
      FOUND_BLANK_LINES, "1|Let op: dit is geheim.||;2|Let op: dat ook.||;1|Bron: de krant.||;2|Bron: de bakker.||;" },
    { "Wat at u?\n\nAppels: twee\nPeren: drie\nAppels: vier\n\nGoh.\n\nJa.\n\nDag.\n", TURNS_DETECT, NULL,
      FOUND_BLANK_LINES, "1|Wat at u?||;2|Appels: twee/Peren: drie/Appels: vier||;1|Goh.||;2|Ja.||;1|Dag.||;" },
    { "Om 12:30 uur: soep.\n\nhttps://voorbeeld.nl\n\n12:30 was het.\n", TURNS_DETECT, NULL, FOUND_BLANK_LINES,
      "1|Om 12:30 uur: soep.||;2|https://voorbeeld.nl||;1|12:30 was het.||;" },
    { "Ann: ik zei\n  Piet: ga weg\n  Piet: nu\nBob: ja\nAnn: en toen\nBob: goh\nAnn: nou\nBob: ja\nAnn: ja\n", TURNS_DETECT,
      NULL, FOUND_LABELS,
      "Ann|ik zei/Piet: ga weg/Piet: nu||;Bob|ja||;Ann|en toen||;Bob|goh||;Ann|nou||;Bob|ja||;Ann|ja||;" },
    /* indents */
    { "Wat ziet u daar als u naar buiten\nkijkt?\n   Bonen, en daarachter zijn dan de\n   tomaten van Omar.\nEn verder, als u "
      "nog verder ziet,\nniets?\n   Ja, ook dat is er toch wel eens\n   geweest.\n", TURNS_DETECT, NULL, FOUND_INDENTS,
      "1|Wat ziet u daar als u naar buiten/kijkt?||;2|Bonen, en daarachter zijn dan de/tomaten van Omar.||;"
      "1|En verder, als u nog verder ziet,/niets?||;2|Ja, ook dat is er toch wel eens/geweest.||;" },
    { "Wat ziet u daar als u naar buiten\n   kijkt?\nBonen, en daarachter zijn dan de\n   tomaten van Omar.\nGoh.\n",
      TURNS_DETECT, NULL, FOUND_INDENTS,
      "1|Wat ziet u daar als u naar buiten/kijkt?||;2|Bonen, en daarachter zijn dan de/tomaten van Omar.||;1|Goh.||;" },
    { "   Wat ziet u als u naar buiten\nkijkt?\n   Bonen, en daarachter ook nog de\ntomaten van Omar.\n   Goh.\n   Ja.\n",
      TURNS_DETECT, NULL, FOUND_INDENTS,
      "1|Wat ziet u als u naar buiten/kijkt?||;2|Bonen, en daarachter ook nog de/tomaten van Omar.||;1|Goh.||;2|Ja.||;" },
    { "Een.\n\n\tTwee woorden die hier staan.\nDrie.\n", TURNS_INDENTS, NULL, FOUND_INDENTS,
      "1|Een.||;2|Twee woorden die hier staan./Drie.||;" },
    /* the study says that there are labels */
    { "Verslag van dinsdag.\n\n[Ann] hoi\n\nlang verhaal\n\nnog meer\n\n[Bob] ja\n\n[Ann] dag\n\n[Bob] dag\n", TURNS_LABELS, NULL,
      FOUND_LABELS, "Ann|hoi/lang verhaal/nog meer||;Bob|ja||;Ann|dag||;Bob|dag||;" },
    { "Omar\nhoi\n\nBea\nja\n", TURNS_LABELS, "Omar", FOUND_LABELS, "Omar|hoi/Bea/ja||;" },
};

static bool knows(const void *who, sv label) { return sv_is(label, (const char *)who); }

static sv shown(struct arena *a, const struct transcript *t)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < t->count; i++) {
        const struct turn *turn = &t->items[i];
        buffer_printf(&b, "%.*s|", SV_ARG(turn->label));
        for (size_t k = 0; k < turn->text.n; k++)
            buffer_add(&b, turn->text.p[k] == '\n' ? SV("/") : sv_slice(turn->text, k, k + 1));
        buffer_cstr(&b, "|");
        if (turn->start_ms.has) buffer_printf(&b, "%lld", (long long)turn->start_ms.value);
        buffer_cstr(&b, "|");
        if (turn->end_ms.has) buffer_printf(&b, "%lld", (long long)turn->end_ms.value);
        buffer_cstr(&b, ";");
    }
    return buffer_sv(&b);
}

static void each_transcript_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        const struct example *e = &examples[i];
        struct arena a = { 0 };
        struct err err = { 0 };
        struct problems problems = problem_list(&a, LANGUAGE_EN);
        struct transcript t = { .file = SV("t.txt"), .text = sv_from_cstr(e->text), .turns = e->turns,
                                .knows = e->known ? knows : NULL, .who = e->known };
        assert_int_equal(reader_txt.probe(&t), 1);
        assert_true(reader_txt.read(&a, &t, &problems, &err));
        if (t.found != e->found) print_error("example %zu\n", i);
        assert_sv(shown(&a, &t), e->expected);
        assert_int_equal(t.found, e->found);
        arena_free(&a);
    }
}

/* What a turn says of where its words stand is so, letter for letter. */
static void spans_are_the_source(void **state)
{
    (void)state;
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct arena a = { 0 };
        struct err err = { 0 };
        struct problems problems = problem_list(&a, LANGUAGE_EN);
        struct transcript t = { .file = SV("t.txt"), .text = sv_from_cstr(examples[i].text), .turns = examples[i].turns };
        if (reader_txt.read(&a, &t, &problems, &err))
            for (size_t k = 0; k < t.count; k++) {
                const struct turn *turn = &t.items[k];
                assert_true(turn->span_count > 0);
                for (size_t s = 0; s < turn->span_count; s++) {
                    struct turn_span span = turn->spans[s];
                    assert_true(sv_eq(sv_slice(turn->text, span.at, span.at + span.length),
                                      sv_slice(t.text, span.source, span.source + span.length)));
                }
            }
        arena_free(&a);
    }
}

/* Paragraphs of a document: what is bold is known beside the text. */
static void bold_paragraphs_are_labels(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t bold;
    } lines[] = { { "Ann", 3 }, { "Hoe lang al?", 0 }, { "Bob", 3 }, { "Twee jaar. Bob", 0 },
                  { "Ann", 3 }, { "Goh.", 0 },         { "Bob", 3 }, { "Ja.", 0 } };
    struct arena a = { 0 };
    struct err err = { 0 };
    struct problems problems = problem_list(&a, LANGUAGE_EN);
    struct transcript t = { .file = SV("t.docx") };
    struct passage p = { .a = &a, .t = &t, .problems = &problems };
    for (size_t i = 0; i < WF_COUNT(lines); i++)
        passage_add(&p, (struct passage_line){ .source = sv_from_cstr(lines[i].text), .number = i + 1, .offset = SIZE_MAX,
                                               .place = PLACE_PARAGRAPH, .bold_bytes = lines[i].bold });
    assert_true(passage_turns(&p, &err));
    assert_sv(shown(&a, &t), "Ann|Hoe lang al?||;Bob|Twee jaar. Bob||;Ann|Goh.||;Bob|Ja.||;");
    assert_int_equal(t.items[1].line, 3);
    assert_int_equal(t.items[1].place, PLACE_PARAGRAPH);
    arena_free(&a);
}

/* A time inside a turn has no column to stand in, and is counted as dropped. */
static void times_inside_a_turn_are_losses(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct problems problems = problem_list(&a, LANGUAGE_EN);
    struct transcript t = { .file = SV("t.txt"), .text = SV("Ann: ja\n[00:02] nog\n[00:03] iets\nBob: ja\nAnn: o\nBob: a\n") };
    assert_true(reader_txt.read(&a, &t, &problems, &err));
    assert_sv(t.items[0].text, "ja\nnog\niets");
    assert_int_equal(t.loss_count, 1);
    assert_int_equal(t.losses[0].count, 2);
    assert_int_equal(t.losses[0].line, 2);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_transcript_is_read),
        cmocka_unit_test(spans_are_the_source),
        cmocka_unit_test(bold_paragraphs_are_labels),
        cmocka_unit_test(times_inside_a_turn_are_losses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
