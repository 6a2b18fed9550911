/* reader_docx : documents made here of their parts. Names of elements: ECMA-376, part 1, 17. */
#include "packed.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define MC "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define DOCUMENT(body) "<w:document xmlns:w='" W "' xmlns:mc='" MC "' xmlns:v='x'><w:body>" body "</w:body></w:document>"
#define RELATION(id, kind, target) "<Relationship Id='" id "' Type='" REL kind "' Target='" target "'/>"
#define RELATIONS(rows) "<Relationships xmlns='" PACKAGE "relationships'>" rows "</Relationships>"
#define TYPES "<Types xmlns='" PACKAGE "content-types'/>"
#define T(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define P(text) "<w:p>" T(text) "</w:p>"
#define BOLD(text) "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define TC(text) "<w:tc><w:tcPr/>" P(text) "</w:tc>"
#define ROW2(one, two) "<w:tr>" TC(one) TC(two) "</w:tr>"
#define TABLE(rows) "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"

static void read_parts(struct packed_reading *r, const char *body, const char *relations, const char *comments,
                       const char *footnotes, const char *styles)
{
    const struct packed_member members[] = {
        { "[Content_Types].xml", TYPES },
        { "_rels/.rels", RELATIONS(RELATION("r1", "officeDocument", "word/document.xml")) },
        { "word/document.xml", body },
        { "word/_rels/document.xml.rels", relations ? relations : RELATIONS("") },
        { "word/comments.xml", comments ? comments : "<x/>" },
        { "word/footnotes.xml", footnotes ? footnotes : "<x/>" },
        { "word/styles.xml", styles ? styles : "<x/>" },
        { NULL, NULL },
    };
    packed_read(r, "t.docx", members, TURNS_DETECT);
}

static void read_body(struct packed_reading *r, const char *body) { read_parts(r, body, NULL, NULL, NULL, NULL); }

/* Reads a document and compares its turns. */
static void assert_turns(const char *body, const char *turns)
{
    struct packed_reading r;
    read_body(&r, body);
    assert_true(r.ok);
    assert_sv(packed_turns(&r), turns);
    arena_free(&r.a);
}

static void paragraphs_are_read(void **state)
{
    (void)state;
    assert_turns(DOCUMENT(P("Ans: Dag.") "<w:p/>" P("Bilal: Dag") P("en tot ziens.") P("Ans: Dag.")),
                 "Ans: Dag.\nBilal: Dag/en tot ziens.\nAns: Dag.\n");
}

/* 17.3.3: what stands in a run. */
static void signs_in_a_run(void **state)
{
    (void)state;
    assert_turns(DOCUMENT("<w:p>" T("Ans: een ") "<w:r><w:t>  twee\n</w:t><w:tab/><w:t>drie</w:t><w:br/><w:t>vier"
                          "</w:t><w:cr/><w:t>e-mail</w:t><w:noBreakHyphen/><w:t>a\xC2\xAD" "dres</w:t><w:softHyphen/>"
                          "<w:t>sen</w:t></w:r></w:p>" P("Bilal: Ja.")),
                 "Ans: een twee\tdrie/vier/e-mail-adressen\nBilal: Ja.\n");
}

static void what_is_around_a_run_is_gone_into(void **state)
{
    (void)state;
    assert_turns(DOCUMENT("<w:p>" T("Ans: ") "<w:hyperlink>" T("a") "</w:hyperlink><w:smartTag>" T("b")
                          "</w:smartTag><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" T("c")
                          "</w:sdtContent></w:sdt><w:customXml>" T("d") "</w:customXml><w:fldSimple w:instr='PAGE'>"
                          T("e") "</w:fldSimple><w:ins>" T("f") "</w:ins><w:moveTo>" T("g") "</w:moveTo></w:p>"
                          "<w:sdt><w:sdtContent>" P("Bilal: Ja.") "</w:sdtContent></w:sdt>"),
                 "Ans: abcdefg\nBilal: Ja.\n");
}

static void changes_are_accepted(void **state)
{
    (void)state;
    struct packed_reading r;
    read_body(&r, DOCUMENT("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T("Ans: een ") "<w:del><w:r><w:delText>weg"
                           "</w:delText></w:r></w:del></w:p><w:p><w:moveFrom>" T("hier") "</w:moveFrom>" T("twee")
                           "</w:p>" P("Bilal: Ja.") TABLE("<w:tr><w:trPr><w:del/></w:trPr>" TC("Ans: weg") "</w:tr>")));
    assert_true(r.ok);
    assert_sv(packed_turns(&r), "Ans: een twee\nBilal: Ja.\n");
    assert_int_equal(packed_lost(&r, "w:del"), 3);
    assert_int_equal(packed_lost(&r, "w:moveFrom"), 1);
    arena_free(&r.a);
}

/* 17.16.18: begin, instruction, separate, result, end; a field in an instruction is instruction too. */
#define SIGN(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
static void fields_keep_their_result(void **state)
{
    (void)state;
    assert_turns(DOCUMENT("<w:p>" T("Ans: ") SIGN("begin") CODE("IF ") SIGN("begin") CODE("PAGE") SIGN("separate")
                          T("1") SIGN("end") CODE(" = 1") SIGN("separate") T("ja ") SIGN("begin") CODE("DATE")
                          SIGN("separate") T("3 mei") SIGN("end") SIGN("end") T(" hoor") "</w:p>"
                          "<w:p>" T("Bilal: a") SIGN("begin") CODE("kapot") "</w:p><w:p>" T("Ans: b") SIGN("end") "</w:p>"),
                 "Ans: ja 3 mei hoor\nBilal: a\nAns: b\n");
    struct packed_reading r;
    read_body(&r, DOCUMENT("<w:p>" SIGN("begin") CODE(" TOC \\o") SIGN("separate") T("Begin 1") "</w:p><w:p>"
                           T("Einde 2") SIGN("end") "</w:p>" P("Ans: Ja.") P("Bilal: Nee.")));
    assert_sv(packed_turns(&r), "Ans: Ja.\nBilal: Nee.\n");
    assert_int_equal(packed_lost(&r, "TOC"), 1);
    arena_free(&r.a);
}

static void what_is_not_seen_or_no_text_is_lost(void **state)
{
    (void)state;
    struct packed_reading r;
    read_body(&r, DOCUMENT("<w:p>" T("Ans: a") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr>"
                           "<w:vanish w:val='0'/></w:rPr><w:t>c</w:t><w:sym w:char='F04A'/><w:drawing/></w:r>"
                           "<w:r><w:object/></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                           T("Klik hier") "</w:sdtContent></w:sdt></w:p><w:altChunk/>" P("Bilal: Ja.")));
    assert_sv(packed_turns(&r), "Ans: ac\nBilal: Ja.\n");
    static const char *const lost[] = { "w:vanish", "w:sym", "w:drawing", "w:object", "w:showingPlcHdr", "w:altChunk" };
    for (size_t i = 0; i < WF_COUNT(lost); i++) assert_int_equal(packed_lost(&r, lost[i]), 1);
    assert_int_equal(r.t.loss_count, WF_COUNT(lost));
    arena_free(&r.a);
}

#define BOX(text) "<v:textbox><w:txbxContent>" P(text) "</w:txbxContent></v:textbox>"
static void a_text_box_is_read_once_after_its_paragraph(void **state)
{
    (void)state;
    struct packed_reading r;
    read_body(&r, DOCUMENT("<w:p>" T("Ans: voor ") "<w:r><mc:AlternateContent><mc:Choice><w:drawing>" BOX("Bilal: in")
                           "</w:drawing></mc:Choice><mc:Fallback><w:pict>" BOX("Bilal: in") "</w:pict></mc:Fallback>"
                           "</mc:AlternateContent></w:r>" T("en na") "</w:p>" P("Ans: Ja.")));
    assert_sv(packed_turns(&r), "Ans: voor en na\nBilal: in\nAns: Ja.\n");
    assert_int_equal(r.t.loss_count, 0);
    arena_free(&r.a);
}

static void comments_and_footnotes_stand_at_their_turn(void **state)
{
    (void)state;
    struct packed_reading r;
    read_parts(&r,
               DOCUMENT("<w:p>" T("Kop") "<w:r><w:commentReference w:id='7'/></w:r></w:p>" P("Ans: a")
                        "<w:p>" T("Bilal: b") "<w:r><w:footnoteReference w:id='2'/><w:t>!</w:t><w:commentReference "
                        "w:id='4'/></w:r></w:p>" P("Ans: c")),
               RELATIONS(RELATION("c", "comments", "comments.xml") RELATION("f", "footnotes", "/word/footnotes.xml")),
               "<w:comments xmlns:w='" W "'><w:comment w:id='4' w:author='Els'>" P("een") P("twee") "</w:comment>"
               "<w:comment w:id='5' w:author='Els'>" P("nergens") "</w:comment><w:comment w:id='7' w:author='Els'>"
               P("bij de kop") "</w:comment></w:comments>",
               "<w:footnotes xmlns:w='" W "'><w:footnote w:id='0' w:type='separator'>" P("-") "</w:footnote>"
               "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>" T(" Noot.") "</w:p></w:footnote></w:footnotes>",
               NULL);
    assert_sv(packed_turns(&r), "Ans: a\nBilal: b!\nAns: c\n");
    assert_int_equal(r.t.note_count, 3);
    assert_int_equal(r.t.notes[0].turn, SIZE_MAX);
    assert_int_equal(r.t.notes[1].kind, NOTE_FOOTNOTE);
    assert_sv(r.t.notes[1].text, "Noot.");
    assert_int_equal(r.t.notes[1].turn, 1);
    assert_int_equal(r.t.notes[2].kind, NOTE_COMMENT);
    assert_sv(r.t.notes[2].author, "Els");
    assert_sv(r.t.notes[2].text, "een\ntwee");
    assert_int_equal(r.t.notes[2].turn, 1);
    assert_int_equal(packed_lost(&r, "w:comment"), 1); /* the one that nothing refers to */
    assert_int_equal(r.t.rejected_count, 1);           /* "Kop" */
    arena_free(&r.a);
}

/* Hidden by a style that is based on another; and styles that are based on each other. */
static void styles_are_followed(void **state)
{
    (void)state;
    struct packed_reading r;
    read_parts(&r,
               DOCUMENT("<w:p>" T("Ans: a") "<w:r><w:rPr><w:rStyle w:val='Twee'/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr>"
                        "<w:rStyle w:val='Rond'/></w:rPr><w:t>c</w:t></w:r></w:p>" P("Bilal: d")),
               RELATIONS(RELATION("s", "styles", "styles.xml")), NULL, NULL,
               "<w:styles xmlns:w='" W "'><w:style w:type='character' w:styleId='Een'><w:rPr><w:vanish/></w:rPr></w:style>"
               "<w:style w:type='character' w:styleId='Twee'><w:basedOn w:val='Een'/></w:style>"
               "<w:style w:type='character' w:styleId='Rond'><w:basedOn w:val='Rond'/></w:style></w:styles>");
    assert_sv(packed_turns(&r), "Ans: ac\nBilal: d\n");
    assert_int_equal(packed_lost(&r, "w:vanish"), 1);
    arena_free(&r.a);
}

static void a_table_of_speakers_is_a_talk(void **state)
{
    (void)state;
    struct packed_reading r;
    read_body(&r, DOCUMENT(P("Kop") TABLE(ROW2("Spreker", "Tekst") ROW2("Ans (12:03):", "Dag.") ROW2("", "En nog.")
                           ROW2("Carla", "Hoi.") ROW2("Carla", ""))));
    assert_sv(packed_turns(&r), "Ans: Dag.\nAns: En nog.\nCarla: Hoi.\n");
    assert_int_equal(r.t.found, FOUND_ROWS);
    assert_int_equal(r.t.items[0].start_ms.value, 723000);
    assert_int_equal(r.t.items[0].place, PLACE_ROW);
    assert_int_equal(r.t.items[0].line, 2);
    assert_false(r.t.items[0].joins);
    assert_true(r.t.items[1].joins);
    assert_int_equal(problem_times(&r.problems, MESSAGE_TXT_TURN_EMPTY), 1);
    assert_int_equal(problem_times(&r.problems, MESSAGE_OFFICE_OUTSIDE), 1);
    arena_free(&r.a);
}

/* Everything is named once: facts about the talk, whose paragraphs are as any other. */
static void a_table_of_facts_is_no_talk(void **state)
{
    (void)state;
    struct packed_reading r;
    read_body(&r, DOCUMENT(TABLE(ROW2("Datum", "drie mei tweeduizendvijfentwintig") ROW2("Plaats", "het buurthuis aan de "
                           "overkant") ROW2("Interviewer", "Els") ROW2("Duur", "een uur")) P("Ans: Dag.") P("Bilal: Dag.")
                           P("Ans: Ja.") P("Bilal: Nee.") P("Ans: Ja.") P("Bilal: Nee.") P("Ans: Ja.") P("Bilal: Nee.")
                           P("Ans: Tot slot.")));
    assert_true(r.ok);
    assert_int_equal(r.t.found, FOUND_LABELS);
    assert_int_equal(r.t.count, 9);
    assert_int_equal(r.t.items[0].line, 9); /* after the eight of the table */
    assert_int_equal(r.t.rejected_count, 1);
    arena_free(&r.a);
}

/* What is in a table without a header: names that come back. */
static void names_that_come_back_are_speakers(void **state)
{
    (void)state;
    assert_turns(DOCUMENT(TABLE(ROW2("Carla", "Hoe gaat het hier?") ROW2("Daan", "Goed, dank je wel.")
                          ROW2("Carla", "En met de tuin?") ROW2("Daan", "Ook goed hoor."))),
                 "Carla: Hoe gaat het hier?\nDaan: Goed, dank je wel.\nCarla: En met de tuin?\nDaan: Ook goed hoor.\n");
}

static void a_talk_may_be_one_paragraph(void **state)
{
    (void)state;
    assert_turns(DOCUMENT("<w:p><w:r><w:t>Ans: Dag.</w:t><w:br/><w:t>Bilal: Dag.</w:t><w:br/><w:t>Kom binnen.</w:t></w:r></w:p>"),
                 "Ans: Dag.\nBilal: Dag./Kom binnen.\n");
}

/* What plain text may do, a document may: each convention in paragraphs, and between the breaks in one. */
#define BREAK "<w:r><w:br/></w:r>"
#define TAB "</w:t><w:tab/><w:t>"
#define APART(one, two, three, four) DOCUMENT(P(one) P(two) P("en nog") P(three) P(four))
#define ONE(one, two, three, four)                                                                                    \
    DOCUMENT("<w:p>" T(one) BREAK T(two) BREAK T("en nog") BREAK T(three) BREAK T(four) "</w:p>")
#define BOTH(one, two, three, four) { APART(one, two, three, four), ONE(one, two, three, four) }
static void every_convention_of_plain_text_is_read(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        BOTH("Els: een", "Omar: twee", "Els: drie", "Omar: vier"),
        BOTH("[Els] een", "[Omar] twee", "[Els] drie", "[Omar] vier"),
        BOTH("Els (12:03) een", "Omar (12:04) twee", "Els (12:05) drie", "Omar (12:06) vier"),
        BOTH("#Els: een", "#Omar: twee", "#Els: drie", "#Omar: vier"),
        BOTH("Els - een", "Omar - twee", "Els - drie", "Omar - vier"),
        BOTH("Els" TAB "een", "Omar" TAB "twee", "Els" TAB "drie", "Omar" TAB "vier"),
        BOTH("**Els** een", "**Omar** twee", "**Els** drie", "**Omar** vier"),
        { DOCUMENT("<w:p>" BOLD("Els") T(" een") "</w:p><w:p>" BOLD("Omar") T(" twee") "</w:p>" P("en nog")
                   "<w:p>" BOLD("Els") T(" drie") "</w:p><w:p>" BOLD("Omar") T(" vier") "</w:p>"),
          DOCUMENT("<w:p>" BOLD("Els") BREAK T("een") "</w:p><w:p>" BOLD("Omar") BREAK T("twee") BREAK T("en nog")
                   "</w:p><w:p>" BOLD("Els") BREAK T("drie") "</w:p><w:p>" BOLD("Omar") BREAK T("vier") "</w:p>") },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++)
        for (size_t k = 0; k < 2; k++)
            assert_turns(examples[i][k], "Els: een\nOmar: twee/en nog\nEls: drie\nOmar: vier\n");
    assert_turns(ONE("R1 een", "R2. twee", "R1 drie", "R2. vier"), "R1: een\nR2: twee/en nog\nR1: drie\nR2: vier\n");
    /* without labels the lines of a paragraph stay together */
    assert_turns(DOCUMENT("<w:p>" T("een") BREAK T("twee") "</w:p>" P("drie") P("vier")),
                 "1: een/twee\n2: drie\n1: vier\n");
}

/* Labels in front of a quarter of the paragraphs tell the turns, for many speak several paragraphs. */
static void turns_of_several_paragraphs(void **state)
{
    (void)state;
    assert_turns(DOCUMENT(P("Els: een") P("b") P("c") P("d") P("Omar: twee") P("f") P("g") P("h") P("Els: drie") P("j")
                          P("k") P("l") P("Omar: vier") P("n") P("o") P("p")),
                 "Els: een/b/c/d\nOmar: twee/f/g/h\nEls: drie/j/k/l\nOmar: vier/n/o/p\n");
}

/* A heading, turns of several paragraphs, and nobody leaves a paragraph empty between them. */
static void speakers_need_no_empty_paragraphs(void **state)
{
    (void)state;
    assert_turns(DOCUMENT(P("Interview 3") P("Carla: Dag.") P("Daan: Dag.") P("En nog.") P("En weer.") P("Carla: Ja.")
                          P("Daan: Nee.") P("Of toch.")),
                 "Carla: Dag.\nDaan: Dag./En nog./En weer.\nCarla: Ja.\nDaan: Nee./Of toch.\n");
}

/* The main part by its relation, by its type, by its usual name; the strict namespaces. */
static void the_main_part_is_found(void **state)
{
    (void)state;
    static const char strict[] = "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>"
                                 P("Ans: Dag.") P("Bilal: Dag.") "</w:body></w:document>";
    static const char typed[] = "<Types xmlns='" PACKAGE "content-types'><Override PartName='/x/y.xml' ContentType='"
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    static const struct packed_member sets[][4] = {
        { { "[Content_Types].xml", TYPES }, { "_rels/.rels", "<r><q Type='http://purl.oclc.org/ooxml/officeDocument/"
          "relationships/officeDocument' Target='/x/Y.xml'/></r>" }, { "x/y.xml", strict }, { NULL, NULL } },
        { { "[Content_Types].xml", typed }, { "x/y.xml", strict }, { NULL, NULL }, { NULL, NULL } },
        { { "word/document.xml", strict }, { NULL, NULL }, { NULL, NULL }, { NULL, NULL } },
    };
    for (size_t i = 0; i < WF_COUNT(sets); i++) {
        struct packed_reading r;
        packed_read(&r, "t.docx", sets[i], TURNS_DETECT);
        assert_sv(packed_turns(&r), "Ans: Dag.\nBilal: Dag.\n");
        arena_free(&r.a);
    }
}

/* A text cut off anywhere is an error, or what is left of it is read. */
static void a_text_cut_off_anywhere_is_refused(void **state)
{
    (void)state;
    static const char whole[] = DOCUMENT(P("Ans: Dag.") TABLE(ROW2("a", "b")) P("Bilal: Dag."));
    char part[sizeof whole];
    for (size_t n = 0; n < sizeof whole - 1; n += 7) {
        struct packed_reading r;
        memcpy(part, whole, n);
        part[n] = '\0';
        read_body(&r, part);
        assert_int_equal(r.err.message, MESSAGE_OFFICE_PART);
        assert_string_equal(r.err.file, "t.docx");
        arena_free(&r.a);
    }
}

static void without_words_there_is_no_transcript(void **state)
{
    (void)state;
    static const char *const bodies[] = { DOCUMENT(""), DOCUMENT("<w:p/>"), DOCUMENT(P("  ")), DOCUMENT(TABLE("")),
                                          DOCUMENT(TABLE("<w:tr/>")) };
    for (size_t i = 0; i < WF_COUNT(bodies); i++) {
        struct packed_reading r;
        read_body(&r, bodies[i]);
        assert_int_equal(r.err.message, MESSAGE_TRANSCRIPT_EMPTY);
        arena_free(&r.a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_are_read),
        cmocka_unit_test(signs_in_a_run),
        cmocka_unit_test(what_is_around_a_run_is_gone_into),
        cmocka_unit_test(changes_are_accepted),
        cmocka_unit_test(fields_keep_their_result),
        cmocka_unit_test(what_is_not_seen_or_no_text_is_lost),
        cmocka_unit_test(a_text_box_is_read_once_after_its_paragraph),
        cmocka_unit_test(comments_and_footnotes_stand_at_their_turn),
        cmocka_unit_test(styles_are_followed),
        cmocka_unit_test(a_table_of_speakers_is_a_talk),
        cmocka_unit_test(a_table_of_facts_is_no_talk),
        cmocka_unit_test(names_that_come_back_are_speakers),
        cmocka_unit_test(a_talk_may_be_one_paragraph),
        cmocka_unit_test(every_convention_of_plain_text_is_read),
        cmocka_unit_test(turns_of_several_paragraphs),
        cmocka_unit_test(speakers_need_no_empty_paragraphs),
        cmocka_unit_test(the_main_part_is_found),
        cmocka_unit_test(a_text_cut_off_anywhere_is_refused),
        cmocka_unit_test(without_words_there_is_no_transcript),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
