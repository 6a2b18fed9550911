#include "ingest.h"

#include "2_ingest/office.h"

/* A document and what is read in it. Its lines are paragraphs, or rows "| een | twee"; "| =een" lies over all the
 * columns that follow. Read: "label: text" of each turn on a line, "[1000-2000] " before the label where times are
 * known, "{text}" for a note after its turn; then what is lost: row numbers, "time", and the codes of the problems. */
struct example {
    const char *document, *expected;
};

/* The study knows Ans, Bilal and the word Interviewer, also together. */
static const struct example examples[] = {
    /* few words, whatever order, whatever is beside them */
    { "| Ans | ja\n| Bilal | nee", "Ans: ja\nBilal: nee\n" },
    { "| hoe is het | Ans\n| goed | Bilal\n| mooi | Ans", "Ans: hoe is het\nBilal: goed\nAns: mooi\n" },
    { "| 1 | Ans | ja | knikt\n| 2 | Bilal | nee |\n| 3 | Ans | o",
      "Ans: ja {knikt}\nBilal: nee\nAns: o\nlost: 3\n" },
    { "| 00:01 | Ans | ja\n| 00:04 - 00:06 | Bilal | nee", "[1000-] Ans: ja\n[4000-6000] Bilal: nee\n" },
    { "| Begin | Eind | Wie | Wat | Opmerking\n| 00:01 | 00:03 | Carla | hoi | 12\n| 00:04 | 00:03 | Daan | dag |",
      "[1000-3000] Carla: hoi {12}\n[4000-] Daan: dag\nlost time: 1\n" },
    { "| Naam spreker | Tekst\n| Carla | hoi\n| | en nog\n| Daan | dag", "Carla: hoi\nCarla+ en nog\nDaan: dag\n" },
    { "| Ans | [00:01] ja\n| Bilal | nee [00:09]\n| 3. Ans (interviewer) | o\n| Bilal (lacht) | a",
      "[1000-] Ans: ja\n[-9000] Bilal: nee\nAns: (interviewer) o\nBilal: (lacht) a\n" },
    { "| Ans (Interviewer) | ja\n| Bilal | nee", "Ans: ja\nBilal: nee\n" },
    /* in a cell somebody else may go on */
    { "| Ans | een\vBilal: twee\vdrie\v[Ans] vier\vKijk: vijf\n| | zes\n| Bilal | zeven",
      "Ans: een\nBilal: twee/drie\nAns: vier/Kijk: vijf\nAns+ zes\nBilal: zeven\n" },
    /* which column is that of the words? */
    { "| Ans | een lange tekst | nog een tekst\n| Bilal | iets dat zij zegt | iets van een ander\n"
      "Ans: een\nBilal: twee",
      "Ans: een\nBilal: twee\nproblems: W-ING-110\n" },
    { "| Ans | een | dit is een opmerking die lang is\n| Bilal | iets |\n| Ans | drie |\n| Bilal | vier |",
      "Ans: een {dit is een opmerking die lang is}\nBilal: iets\nAns: drie\nBilal: vier\n" },
    /* a table for each turn */
    { "| Ans | een\n\n| Bilal | twee\n\n| Ans | drie", "Ans: een\nBilal: twee\nAns: drie\n" },
    { "| Ans | een\n\n", "error: W-ING-112 problems: W-ING-110\n" },
    { "| I | een\n| R1 | twee\n| R2 | drie\n| I | vier", "I: een\nR1: twee\nR2: drie\nI: vier\n" },
    { "| V1 | Hoe lang?\n| V2 | Waarom daar?\nAns: een\nBilal: twee",
      "Ans: een\nBilal: twee\nproblems: W-ING-111\n" },
    /* nobody knows them, but they come back */
    { "| Carla | hoi\n| Daan | ja\n| Carla | nee\n| Daan | dag", "Carla: hoi\nDaan: ja\nCarla: nee\nDaan: dag\n" },
    { "| [Ans] | een\n| Bilal (00:09): | twee\n| R1. | drie\n| Ans\v00:12 | vier",
      "Ans: een\n[9000-] Bilal: twee\nR1: drie\n[12000-] Ans: vier\n" },
    /* an unknown label is a label all the same */
    { "| Ans | een\n| Anss | twee\n| Bilal | drie\n| | vier", "Ans: een\nAnss: twee\nBilal: drie\nBilal+ vier\n" },
    /* one of several; who they are is settled later, for all formats (together.h) */
    { "| Ans | een\n| Bilal | twee\n| Ans, Bilal | drie\n| | vier\n| Ans\vBilal | vijf\n| Ans en Carla | zes",
      "Ans: een\nBilal: twee\nAns, Bilal: drie\nAns, Bilal+ vier\nAns, Bilal: vijf\nAns en Carla: zes\n" },
    /* what is no label ends the turns of the one above it, until there is a label again */
    { "| Ans | een\n| wat hier staat is een opmerking van wie dit uitschreef | twee\n| | drie\n| Bilal | vier",
      "Ans: een\nBilal: vier\nproblems: W-ING-101\n" },
    { "| Ans | een\n| 7 | twee\n| | drie\n| Bilal | vier\n| Ans | vijf",
      "Ans: een\nBilal: vier\nAns: vijf\nproblems: W-ING-101\n" },
    /* a page number and a time in its place are no label; neither is a heading across */
    { "| Ans | een\n| 7 |\n| 12:03 | twee\n| Bilal | drie", "Ans: een\n[723000-] Ans+ twee\nBilal: drie\nlost: 1\n" },
    { "| Ans | een\n| =Deel 2: de straat\n| | twee\n| Bilal | drie",
      "Ans: een\nAns+ twee\nBilal: drie\nproblems: W-ING-101\n" },
    { "| Ans | een\n| =Bilal: ik dus\n| | twee\n| Bilal | drie", "Ans: een\nBilal: drie\nproblems: W-ING-101\n" },
    { "| | nul\n| Ans | een\n| Bilal | twee", "Ans: een\nBilal: twee\nproblems: W-ING-101\n" },
    { "| Ans | een\n| Bilal |\n| Ans | drie", "Ans: een\nAns: drie\nproblems: W-ING-011\n" },
    /* one row each, after the first: cut at the end of a page */
    { "| Ans | een\n| Bilal | twee\nBladzijde 2\n| Bilal | drie",
      "Ans: een\nBilal: twee\nBilal: drie\nproblems: W-ING-100\n" },
    /* a column for each speaker; the time of a row is that of each of them */
    { "| Ans | Bilal | Carla\n| een | twee | drie\n| | vier |", "Ans: een\nBilal: twee\nCarla: drie\nBilal: vier\n" },
    { "| Nr | Tijd | Interviewer | Carla | Opmerking\n| 1 | 00:01 | hoe gaat het er daar mee? | ach | zucht\n"
      "| 2 | 00:09 | En de buren in de straat? | gaat wel hoor, het is goed |",
      "[1000-] Interviewer: hoe gaat het er daar mee?\n[1000-] Carla: ach {zucht}\n[9000-] Interviewer: En de buren in "
      "de straat?\n[9000-] Carla: gaat wel hoor, het is goed\nlost: 2\n" },
    { "| Ans | Bilal\n| een | twee\n| =drie\n| vier |", "Ans: een\nBilal: twee\nAns: vier\nproblems: W-ING-101\n" },
    { "| Carla | Daan\n| een | twee\n| drie | vier", "error: W-ING-112 problems: W-ING-111\n" },
    /* words that say themselves who speaks */
    { "| Ans: een | Thema\n| Bilal: twee | Thema\n| Ans: drie | Zorg\n| vier | Zorg",
      "Ans: een {Thema}\nBilal: twee {Thema}\nAns: drie/vier {Zorg}{Zorg}\n" },
    { "| 1 | 00:01 | Ans: een\n| 2 | 00:09 | Bilal: twee", "[1000-] Ans: een\n[9000-] Bilal: twee\nlost: 2\n" },
    { "| [Ans] een\n| [Bilal] twee\v[Ans] drie\vvier", "Ans: een\nBilal: twee\nAns: drie/vier\n" },
    /* facts */
    { "| Datum | 3 mei\n| Interviewer | Els\n| Naam | Ans\nAns: een\nBilal: twee",
      "Ans: een\nBilal: twee\nproblems: W-ING-111\n" },
    { "Ans: een\nBilal: twee\n| Interviewer | Ans\n| Geboren | 1950", "Ans: een\nBilal: twee\nproblems: W-ING-111\n" },
    /* people whom the study knows, but nobody can tell what they say */
    { "| Ans | een lange tekst | nog een tekst\n| iets van de anderen | niets van Bilal | x\nAns: een\nBilal: twee",
      "Ans: een\nBilal: twee\nproblems: W-ING-110\n" },
    { "| a | b | c | d | e | f | g | h | Ans\nAns: een\nBilal: twee", "Ans: een\nBilal: twee\nproblems: W-ING-110\n" },
    /* beside the talk */
    { "[Ans] welkom allemaal\n[Bilal] dank\n| Ans | een\n| Bilal | twee\nAanwezig\nAns\nBilal",
      "Ans: welkom allemaal\nBilal: dank\nAns: een\nBilal: twee\nproblems: W-ING-100\n" },
    { "|\nAns: een\nBilal: twee\n|  | \n|  |", "Ans: een\nBilal: twee\n" },
};

static bool knows(const void *who, sv label)
{
    (void)who;
    sv parts[LABEL_PARTS_MAX];
    size_t count = label_parts(label, parts), known = 0;
    for (size_t i = 0; i < count; i++)
        known += sv_is(parts[i], "Ans") || sv_is(parts[i], "Bilal") || sv_is(parts[i], "Interviewer");
    return count && known == count;
}

/* ---- a document -------------------------------------------------------------------------------------- */

/* "\v" is a line break in a paragraph. */
static void paragraph(struct office *o, sv text)
{
    sv line;
    for (bool first = true; sv_cut(&text, '\v', &line); first = false) {
        if (!first) office_say(o, SV("\n"), false);
        office_say(o, line, false);
    }
    office_end_paragraph(o);
}

static void row(struct office *o, sv cells)
{
    enum { MANY = OFFICE_COLUMNS_MAX + 1 };
    sv cell;
    office_begin_row(o, false);
    while (sv_cut(&cells, '|', &cell)) {
        cell = sv_trim(cell);
        bool across = sv_starts(cell, SV("="));
        office_begin_cell(o, across ? 2 : 1);
        paragraph(o, sv_from(cell, across));
        office_end_cell(o);
    }
    assert_true(o->table->rows[o->table->count - 1].count <= MANY);
}

static void describe(struct office *o, sv document)
{
    sv line;
    bool table = false;
    while (sv_cut(&document, '\n', &line)) {
        bool is = sv_starts(line, SV("|"));
        if (is && !table) office_begin_table(o);
        if (!is && table) office_end_table(o);
        table = is;
        if (is)
            row(o, sv_from(line, 1));
        else
            paragraph(o, line);
    }
    if (table) office_end_table(o);
}

/* ---- what is read ------------------------------------------------------------------------------------ */

static void add_turn(struct arena *a, struct buffer *b, const struct transcript *t, size_t i)
{
    const struct turn *turn = &t->items[i];
    bool timed = turn->start_ms.has || turn->end_ms.has;
    if (timed) buffer_cstr(b, "[");
    if (turn->start_ms.has) buffer_cstr(b, arena_format(a, "%lld", (long long)turn->start_ms.value).p);
    if (timed) buffer_cstr(b, "-");
    if (turn->end_ms.has) buffer_cstr(b, arena_format(a, "%lld", (long long)turn->end_ms.value).p);
    if (timed) buffer_cstr(b, "] ");
    buffer_add(b, turn->label);
    buffer_cstr(b, turn->joins ? "+ " : ": ");
    for (size_t k = 0; k < turn->text.n; k++)
        buffer_add(b, turn->text.p[k] == '\n' ? SV("/") : sv_slice(turn->text, k, k + 1));
    for (size_t n = 0, any = 0; n < t->note_count; n++) {
        if (t->notes[n].turn != i) continue;
        buffer_cstr(b, any++ ? "{" : " {");
        buffer_add(b, t->notes[n].text);
        buffer_cstr(b, "}");
    }
    buffer_cstr(b, "\n");
}

static sv reading(struct arena *a, const struct transcript *t, const struct problems *problems, const struct err *err)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < t->count; i++) add_turn(a, &b, t, i);
    size_t lost[2] = { 0, 0 }; /* numbers, times, in whosever words */
    for (size_t i = 0; i < t->loss_count; i++) {
        bool time = sv_is(t->losses[i].element, "time");
        if (!time) assert_sv(t->losses[i].element, "1, 2, 3");
        lost[time] += t->losses[i].count;
    }
    if (lost[0]) buffer_cstr(&b, arena_format(a, "lost: %zu\n", lost[0]).p);
    if (lost[1]) buffer_cstr(&b, arena_format(a, "lost time: %zu\n", lost[1]).p);
    if (err->message) buffer_cstr(&b, arena_format(a, "error: %s ", text_message(err->message)->code).p);
    for (size_t i = 0; i < problems->rows.count; i++) {
        buffer_cstr(&b, i ? " " : "problems: ");
        buffer_add(&b, problems_at(&problems->rows, i)->code);
    }
    if (problems->rows.count) buffer_cstr(&b, "\n");
    return buffer_sv(&b);
}

static void tables_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct arena a = { 0 };
        struct err err = { 0 };
        struct problems problems = problem_list(&a, LANGUAGE_EN);
        struct transcript t = { .file = SV("t.docx"), .knows = knows };
        struct office o;
        office_begin(&o, &a, &t, &problems);
        describe(&o, sv_from_cstr(examples[i].document));
        bool ok = office_turns(&o, &err);
        assert_int_equal(ok, err.message == MESSAGE_NONE);
        assert_int_equal(problems.rejected.count, t.rejected_count);
        assert_sv(reading(&a, &t, &problems, &err), examples[i].expected);
        arena_free(&a);
    }
}

/* In a table that is refused words may stand of somebody who withdrew: none is kept. */
static void of_a_refused_table_no_word_is_kept(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct problems problems = problem_list(&a, LANGUAGE_EN);
    struct transcript t = { .file = SV("t.docx"), .knows = knows };
    struct office o;
    office_begin(&o, &a, &t, &problems);
    describe(&o, SV("| x | y\n\nAns: een\nBilal: twee\n| Ans | een lange tekst | nog een tekst\n"
                    "| iets van allen | geheim | x"));
    assert_true(office_turns(&o, &err));
    assert_int_equal(problems.rejected.count, 2);
    assert_sv(rejected_at(&problems.rejected, 0)->row, "x | y");
    assert_sv(rejected_at(&problems.rejected, 1)->row, "2-3");
    assert_int_equal(rejected_at(&problems.rejected, 1)->line, 2);
    arena_free(&a);
}

/* A comment goes where the words at which it stands go. */
static void notes_go_with_their_words(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct problems problems = problem_list(&a, LANGUAGE_EN);
    struct transcript t = { .file = SV("t.docx"), .knows = knows };
    struct office o;
    static const size_t at[] = { 1, 2, 3, 5, 7, 8 };
    static const char *const cells[] = { "Ans", "een\vBilal: twee", "iets dat geen label is, want te lang", "drie", "",
                                         "vier", "Ans", "vijf" };
    office_begin(&o, &a, &t, &problems);
    office_begin_table(&o);
    for (size_t i = 0, next = 0; i <= WF_COUNT(cells); i++) {
        if (next < WF_COUNT(at) && at[next] == i) office_note(&o, NOTE_COMMENT, SV(""), SV("x")), next++;
        if (i == WF_COUNT(cells)) break;
        if (i % 2 == 0) office_begin_row(&o, false);
        office_begin_cell(&o, 1);
        paragraph(&o, sv_from_cstr(cells[i]));
        office_end_cell(&o);
    }
    office_end_table(&o);
    paragraph(&o, SV(""));
    assert_true(office_turns(&o, &err));
    assert_int_equal(t.count, 3);
    assert_int_equal(t.note_count, 3);
    assert_int_equal(t.notes[0].turn, 1); /* its cell ends with another turn */
    assert_int_equal(t.notes[1].turn, 2);
    assert_int_equal(t.notes[2].turn, SIZE_MAX); /* below the table */
    assert_int_equal(t.loss_count, 1);
    assert_sv(t.losses[0].element, "comment");
    assert_int_equal(t.losses[0].count, 3);
    arena_free(&a);
}

/* Every word is in a turn, a note or a rejected row, whatever stands in which cell. */
static void no_word_is_lost(void **state)
{
    (void)state;
    static const char *const cells[] = { "Ans", "Bilal", "Carla", "", "ja hoor!", "12:03", "3", "Ans: nou",
                                         "Ans, Bilal" };
    unsigned seed = 7;
    for (size_t round = 0; round < 500; round++) {
        struct arena a = { 0 };
        struct err err = { 0 };
        struct problems problems = problem_list(&a, LANGUAGE_EN);
        struct transcript t = { .file = SV("t.docx"), .knows = knows };
        struct office o;
        struct buffer document = { .a = &a }, read = { .a = &a };
        for (size_t r = 0; r < 5; r++)
            for (size_t c = 0; c < 3; c++) {
                seed = seed * 1103515245u + 12345u;
                buffer_cstr(&document, c ? " | " : r ? "\n| " : "| ");
                buffer_cstr(&document, cells[seed / 65536u % WF_COUNT(cells)]);
            }
        buffer_cstr(&document, "\nslot");
        office_begin(&o, &a, &t, &problems);
        describe(&o, buffer_sv(&document));
        if (office_turns(&o, &err)) {
            for (size_t i = 0; i < t.count; i++) buffer_add(&read, t.items[i].text);
            for (size_t i = 0; i < t.note_count; i++) buffer_add(&read, t.notes[i].text);
            for (size_t i = 0; i < problems.rejected.count; i++)
                buffer_add(&read, rejected_at(&problems.rejected, i)->row);
            size_t said = 0, kept = 0;
            for (size_t i = 0; i + 3 < document.n; i++) said += !memcmp(buffer_sv(&document).p + i, "hoor", 4);
            for (size_t i = 0; i + 3 < read.n; i++) kept += !memcmp(buffer_sv(&read).p + i, "hoor", 4);
            if (said != kept && !problem_times(&problems, MESSAGE_OFFICE_TABLE))
                fail_msg("%zu of %zu kept of:\n%.*s", kept, said, SV_ARG(buffer_sv(&document)));
        }
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_read),
        cmocka_unit_test(of_a_refused_table_no_word_is_kept),
        cmocka_unit_test(notes_go_with_their_words),
        cmocka_unit_test(no_word_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
