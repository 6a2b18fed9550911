/* reader_odt : documents made here of their parts. Names of elements: OpenDocument 1.3, part 3. */
#include "packed.h"

#define NS(word) "urn:oasis:names:tc:opendocument:xmlns:" word ":1.0"
#define ROOT(name) "<office:" name " xmlns:office='" NS("office") "' xmlns:text='" NS("text") "' xmlns:table='" \
    NS("table") "' xmlns:draw='" NS("drawing") "' xmlns:style='" NS("style") "' xmlns:fo='fo' xmlns:dc='dc'>"
#define STYLES(styles) "<office:automatic-styles>" styles "</office:automatic-styles>"
#define DOCUMENT(styles, body) ROOT("document-content") STYLES(styles) "<office:body><office:text>" body \
    "</office:text></office:body></office:document-content>"
#define P(text) "<text:p>" text "</text:p>"
#define CELL(text) "<table:table-cell>" P(text) "</table:table-cell>"
#define ROW2(one, two) "<table:table-row>" CELL(one) CELL(two) "</table:table-row>"

static void read_content(struct packed_reading *r, const char *content, enum turns turns)
{
    const struct packed_member members[] = {
        { "mimetype", "application/vnd.oasis.opendocument.text" }, { "content.xml", content }, { NULL, NULL }
    };
    packed_read(r, "t.odt", members, turns);
}

static void assert_turns(const char *content, const char *turns)
{
    struct packed_reading r;
    read_content(&r, content, TURNS_DETECT);
    assert_true(r.ok);
    assert_sv(packed_turns(&r), turns);
    arena_free(&r.a);
}

/* 6.1.2: blanks in a row are one, none begins a paragraph; 6.1.3 to 6.1.5: blanks, tabs, line breaks. */
static void blanks_are_as_the_norm_says(void **state)
{
    (void)state;
    assert_turns(DOCUMENT("", "<text:p>\n  Ans:  een<text:span> \n </text:span> twee<text:s text:c='2'/>drie<text:tab/>vier"
                              "<text:line-break/>\n  vijf<text:s text:c='900000000'/></text:p>" P("Bilal: alle\xC2\xAD" "maal")),
                 "Ans: een twee  drie\tvier/vijf\nBilal: allemaal\n");
}

static void headings_lists_and_links_are_gone_into(void **state)
{
    (void)state;
    assert_turns(DOCUMENT("", "<text:h>Ans: a</text:h><text:list><text:list-item>" P("<text:number>1.</text:number>Bilal: "
                              "<text:a>b</text:a><text:date>c</text:date>") "</text:list-item></text:list>"
                              "<text:section>" P("Ans: d") "</text:section>"),
                 "Ans: a\nBilal: bc\nAns: d\n");
}

static void notes_stand_at_their_turn(void **state)
{
    (void)state;
    struct packed_reading r;
    read_content(&r, DOCUMENT("", P("Ans: a") P("Bilal: b<office:annotation><dc:creator>Els</dc:creator><dc:date>2025</dc:date>"
                                  P("een") P("twee") "</office:annotation>c<office:annotation-end/><text:note><text:note-citation>"
                                  "1</text:note-citation><text:note-body>" P("Noot.") "</text:note-body></text:note>")),
                 TURNS_DETECT);
    assert_sv(packed_turns(&r), "Ans: a\nBilal: bc\n");
    assert_int_equal(r.t.note_count, 2);
    assert_int_equal(r.t.notes[0].kind, NOTE_COMMENT);
    assert_int_equal(r.t.notes[0].turn, 1);
    assert_sv(r.t.notes[0].author, "Els");
    assert_sv(r.t.notes[0].text, "een\ntwee");
    assert_int_equal(r.t.notes[1].kind, NOTE_FOOTNOTE);
    assert_sv(r.t.notes[1].text, "Noot.");
    assert_int_equal(r.t.notes[1].turn, 1);
    arena_free(&r.a);
}

static void what_is_not_seen_or_no_text_is_lost(void **state)
{
    (void)state;
    struct packed_reading r;
    read_content(&r,
                 DOCUMENT("<style:style style:name='W' style:family='text' style:parent-style-name='W'><style:text-properties "
                          "text:display='none'/></style:style>",
                          "<text:tracked-changes><text:changed-region><text:deletion>" P("weg") "</text:deletion>"
                          "</text:changed-region><text:changed-region><text:insertion/></text:changed-region>"
                          "</text:tracked-changes><text:table-of-content>" P("Inhoud") "</text:table-of-content>"
                          P("Ans: a<text:span text:style-name='W'>b</text:span><draw:frame><draw:image/></draw:frame>")
                          "<text:section text:display='none'>" P("Ans: c") "</text:section>"
                          P("Bilal: d<draw:frame><draw:text-box>" P("Ans: e") "</draw:text-box></draw:frame>f")),
                 TURNS_DETECT);
    assert_sv(packed_turns(&r), "Ans: a\nBilal: df\nAns: e\n");
    static const char *const lost[] = { "text:deletion", "text:table-of-content", "text:display", "draw:image",
                                        "text:section" };
    for (size_t i = 0; i < WF_COUNT(lost); i++) assert_int_equal(packed_lost(&r, lost[i]), 1);
    assert_int_equal(r.t.loss_count, WF_COUNT(lost));
    arena_free(&r.a);
}

static void a_table_of_speakers_is_a_talk(void **state)
{
    (void)state;
    struct packed_reading r;
    read_content(&r, DOCUMENT("", "<table:table><table:table-header-rows>" ROW2("Spreker", "Tekst") "</table:table-header-rows>"
                                  ROW2("Ans", "Dag.") "<table:table-row><table:covered-table-cell/>" CELL("En nog.")
                                  "</table:table-row>" ROW2("Carla", "Hoi.") "<table:table-row><table:table-cell "
                                  "table:number-columns-spanned='2'>" P("Pauze") "</table:table-cell><table:covered-table-cell/>"
                                  "</table:table-row></table:table>"),
                 TURNS_DETECT);
    assert_sv(packed_turns(&r), "Ans: Dag.\nAns: En nog.\nCarla: Hoi.\n");
    assert_int_equal(r.t.found, FOUND_ROWS);
    assert_true(r.t.items[1].joins);
    assert_int_equal(r.t.items[2].line, 4);
    assert_int_equal(problem_times(&r.problems, MESSAGE_OFFICE_ROW), 1);
    arena_free(&r.a);
}

static void a_locked_document_is_refused(void **state)
{
    (void)state;
    struct packed_reading r;
    const struct packed_member members[] = {
        { "mimetype", "application/vnd.oasis.opendocument.text" },
        { "content.xml", "\x01\x02" },
        { "META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>" },
        { NULL, NULL }
    };
    packed_read(&r, "t.odt", members, TURNS_DETECT);
    assert_int_equal(r.err.message, MESSAGE_OFFICE_LOCKED);
    arena_free(&r.a);
}

static void a_text_cut_off_anywhere_is_refused(void **state)
{
    (void)state;
    static const char whole[] = DOCUMENT("", P("Ans: Dag.") "<table:table>" ROW2("a", "b") "</table:table>" P("Bilal: Dag."));
    char part[sizeof whole];
    for (size_t n = 0; n < sizeof whole - 1; n += 7) {
        struct packed_reading r;
        memcpy(part, whole, n);
        part[n] = '\0';
        read_content(&r, part, TURNS_DETECT);
        assert_int_equal(r.err.message, MESSAGE_OFFICE_PART);
        arena_free(&r.a);
    }
}

static void without_words_there_is_no_transcript(void **state)
{
    (void)state;
    static const char *const bodies[] = { DOCUMENT("", ""), DOCUMENT("", P(" ")), DOCUMENT("", "<table:table/>") };
    for (size_t i = 0; i < WF_COUNT(bodies); i++) {
        struct packed_reading r;
        read_content(&r, bodies[i], TURNS_DETECT);
        assert_int_equal(r.err.message, MESSAGE_TRANSCRIPT_EMPTY);
        arena_free(&r.a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_as_the_norm_says),
        cmocka_unit_test(headings_lists_and_links_are_gone_into),
        cmocka_unit_test(notes_stand_at_their_turn),
        cmocka_unit_test(what_is_not_seen_or_no_text_is_lost),
        cmocka_unit_test(a_table_of_speakers_is_a_talk),
        cmocka_unit_test(a_locked_document_is_refused),
        cmocka_unit_test(a_text_cut_off_anywhere_is_refused),
        cmocka_unit_test(without_words_there_is_no_transcript),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
