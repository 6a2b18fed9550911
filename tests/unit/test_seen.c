#include "ingest.h"

#include "0_base/out.h"
#include "2_ingest/seen.h"
#include "2_ingest/speakers.h"

#include "folder.h"

static char folder[128];

/* Two labels of people, one of somebody who withdrew, one that is nobody's. */
static void hear(struct arena *a, struct table *heard)
{
    static const struct study study = { .language = LANGUAGE_NL };
    static const struct listed_row listed = { .document = { "g1", 2 } };
    struct roster r = roster_new(a, NULL, false);
    static const char *const names[] = { "Sjaan Pietersen", "Halima Chaouki" };
    for (size_t i = 0; i < WF_COUNT(names); i++) {
        size_t person = roster_add(&r, (struct roster_person){ .id = arena_format(a, "B0%zu", i + 1), .roster = true,
                                                               .role = ROLE_RESIDENT, .withdrawn = i == 1 });
        roster_add_name(&r, person, "name", sv_from_cstr(names[i]));
    }
    roster_show(&r);
    struct speakers s = { .a = a, .study = &study, .roster = &r, .document = &listed };
    (void)speakers_take(&s, SV("Sjaan Pietersen"));
    (void)speakers_take(&s, SV("Halima Chaouki"));
    (void)speakers_take(&s, SV("Sjaan Pieterse"));
    s.items[0].kept_turns = 3;
    s.items[0].words = 40;
    seen_speakers(a, &s, heard);
}

static void who_withdrew_is_told_nowhere(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table heard = table_new(table_heard());
    hear(&a, &heard);
    assert_int_equal(heard.count, 2);
    assert_sv(heard_at(&heard, 0)->person, "B01");
    assert_sv(heard_at(&heard, 0)->how, "list");
    assert_int_equal(heard_at(&heard, 0)->turns, 3);
    assert_int_equal(heard_at(&heard, 0)->words, 40);
    assert_sv(heard_at(&heard, 1)->how, "nobody");
    assert_true(heard_at(&heard, 1)->near.n > 0); /* Sjaan Pietersen is nearly it */
    arena_free(&a);
}

static void write_part(struct arena *a, const struct store *store, const char *part, const struct table *t)
{
    struct err err = { 0 };
    assert_true(store_write(a, store, part, t, &err));
}

static void documents_are_shown_with_their_speakers(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct store store;
    const struct study study = { .language = LANGUAGE_NL };
    struct table documents = table_new(table_documents()), intake = table_new(table_intake()),
                 mappings = table_new(table_mappings()), heard = table_new(table_heard());
    char *text = NULL;
    size_t bytes;
    assert_true(store_open(&a, folder, &store, &err));
    *documents_add(&a, &documents) = (struct documents_row){
        .document = SV("g1"), .file = SV("g1.txt"), .format = SV("txt"), .turns = SV("labels"), .language = SV("nl"),
        .utterances = 3, .words = 40, .shard = 1, .sha256 = SV("0"),
    };
    *intake_add(&a, &intake) = (struct intake_row){ SV("activities"), SV("log.csv"), 5, 4, 1 };
    hear(&a, &heard);
    write_part(&a, &store, "ingest/all/documents", &documents);
    write_part(&a, &store, "ingest/all/intake", &intake);
    write_part(&a, &store, "ingest/tables/mappings", &mappings);
    write_part(&a, &store, "ingest/0001/heard", &heard);
    FILE *to = open_memstream(&text, &bytes);
    const struct stage_context c = { .study = &study, .store = &store };
    assert_true(seen_print(&a, &c, true, to, &err));
    fclose(to);
    assert_non_null(strstr(text, "gesprekken: 1; beurten: 3; woorden: 40"));
    assert_non_null(strstr(text, "Sjaan Pietersen"));
    assert_non_null(strstr(text, "staat niet op de personenlijst; lijkt op"));
    assert_non_null(strstr(text, "log.csv (activities): 5 regels, 1 afgewezen"));
    assert_null(strstr(text, "Halima"));
    free(text);
    assert_false(seen_asked(&a, &store)); /* nobody looks */
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_withdrew_is_told_nowhere),
        cmocka_unit_test(documents_are_shown_with_their_speakers),
    };
    if (folder_make(folder) != 0) return 1;
    int rc = cmocka_run_group_tests(tests, NULL, NULL);
    folder_remove(folder);
    return rc;
}
