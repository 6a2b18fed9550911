#include "ingest.h"

#include "2_ingest/language.h"

#include "0_base/file.h"
#include "0_base/utf8.h"

/* Said by nobody, written for this test. */
static const char dutch[] =
    "Ik woon hier al dertig jaar en ik heb het altijd naar mijn zin gehad, maar het is wel anders geworden dan toen. "
    "Vroeger kende je iedereen in de straat en nu weet ik niet eens meer hoe de buren van boven heten. Dat vind ik "
    "jammer, want als er wat is dan moet je toch bij iemand terecht kunnen. Mijn zus zegt dat ik moet verhuizen naar "
    "een flat met een lift, omdat ik slecht ter been ben, maar ik wil hier niet weg. Hier heb ik mijn tuintje en mijn "
    "koffie op woensdag met de vrouwen van de overkant. Zij komen ook voor mij als er iets is. ";
static const char english[] =
    "I have lived here for thirty years and I always liked it, but it is not what it was when we came. You used to "
    "know everybody in the street, and now I don't know what the people upstairs are called. That is a pity, because "
    "if there is something the matter you have to be able to go to somebody. My sister thinks that I should move to a "
    "flat with a lift, because I am not so good on my feet, but I would not want to leave. They have been my friends "
    "for years, and there is the garden and the coffee on Wednesday with the women from across the road. ";
static const char flemish[] =
    "Ewel, 'k zeg altijd, ge moet gij nie denken da 't vroeger allemaal beter was, hè. Da's nie waar. Mijn moeder, die "
    "heeft nog met de emmer naar de pomp gegaan, en da was geen lachen in de winter. Maar 't was wel plezant op straat, "
    "da wel. Iedereen zat buiten op nen stoel en ze klapten tot 's nachts. Nu zitten ze allemaal binnen voor den "
    "televies, en ge ziet niemand nie meer. En as ge dan ne keer ziek zijt, wie komt er dan? Mijn gebuurvrouw, een "
    "Turkse, die komt. Die brengt soep. Ik versta ze nie, maar soep is soep, zeg ik altijd tegen onze Luc. ";
static const char frisian[] =
    "It is hjir altyd sa west, dat de minsken inoar holpen. As der ien siik wie, dan brocht de buorfrou iten en die it "
    "wask. No is dat oars. De jongerein is fuort nei de stêd en de âlderein sit allinnich thús. Ik sis wolris tsjin ús "
    "Klaas: wy moatte wer mei-inoar ite, ien kear yn 'e moanne, yn it doarpshûs. Mar ja, wa docht it? Wy hawwe it wol "
    "besocht, mar der kamen mar sân minsken. En de oare wike noch trije. Doe binne wy der mar mei ophâlden, spitich "
    "genôch, want it wie bêst gesellich en der waard in soad praat en lake. ";
static const char turkish[] =
    "Ben buraya yirmi yıl önce geldim ve o zaman çok zordu. Dil yok, arkadaş yok, bir tek kocam var. Ama sonra bir "
    "komşu geldi, bana çay getirdi, ben de ona börek yaptım. Şimdi biz her çarşamba birlikte oturuyoruz. O Hollandaca "
    "konuşuyor, ben Türkçe, ama anlıyoruz. Evet, bu mahalle çok değişti. Eski insanlar gitti, yeni insanlar geldi. Ama "
    "bu sokak için ben bir şey söyleyeyim: burada hiç yalnız değilim. Benim kızım daha uzakta oturuyor, o gibi olan "
    "insanlar çok. Her zaman diyor ki gel, ama ben gitmem. Bizim evimiz bu, hayır, başka bir yer yok bana. Kocam "
    "artık çalışmıyor, bahçede oturuyor ve çay içiyor. Sonra komşular geliyor, çocuklar da var, hep beraber yemek "
    "yiyoruz. Böyle güzel. ";
static const char french[] =
    "Je suis arrivée ici il y a trente ans et le quartier était tout à fait comme un village. Les gens se parlaient "
    "dans la rue, les enfants jouaient avec les autres, et le soir nous étions tous dehors. Maintenant c'est fini, "
    "mais il y a des choses qui sont restées. Le mercredi il y a le café avec les femmes, elle vient aussi, ma "
    "voisine, une dame qui parle pas bien mais qui fait une soupe que vous ne trouvez pas ailleurs. J'ai dit à mon "
    "mari que nous ne partons pas, parce que les amis sont ici et pas dans une autre ville. ";
static const char german[] =
    "Ich wohne seit dreißig Jahren hier und es ist nicht mehr so wie es war, aber ich habe immer gern hier gewohnt. "
    "Das Haus ist alt und wir haben kein Licht im Keller, aber die Nachbarn sind gut. Wenn ich krank bin, kommt sie "
    "mit einer Suppe und wir reden auch über das Leben. Der Mann von oben hat mir das Fahrrad repariert. Wir sind "
    "nicht reich, aber wir haben uns. Und am Mittwoch trinken wir Kaffee mit den Frauen von der anderen Seite, das "
    "ist schon seit Jahren so und ich kann mir nicht vorstellen, dass es einmal aufhört. ";
/* Berber and Dutch by turns, in Latin letters. */
static const char mixed[] =
    "Azul fellak, mamek tedjid? Ja, goed hoor, en met jou? Rebbi yessers, nettat tus-d assa zeg Nador. Mijn moeder is "
    "gekomen. Nukni nteddar da, tarwa inu ghersen temdint, ur ssinegh ad sawalegh s taromit bezzaf. Ik versta het wel "
    "maar praten is moeilijk. Umma tanegh tenna-yi: yallah, ad nruh gher teddart, ad nswa atay. Thee drinken wij "
    "altijd, met munt. Iwa safi, amen i teddunya, wayen kheddmen ur ghersen lweqt. Niemand heeft tijd. Ziyi d imma "
    "d uma, marra da, lhamdullah, tqqim-d ghir henna di teddart, netta tehrek atas. Oma is ziek, ja. ";

static const char *seems(const char *text, const char *tag)
{
    struct language_count count = { .words = 0 };
    language_add(&count, sv_from_cstr(text));
    return language_seems(&count, sv_from_cstr(tag));
}

static void another_language_is_seen(void **state)
{
    (void)state;
    assert_string_equal(seems(english, "nl"), "en");
    assert_string_equal(seems(dutch, "en"), "nl");
    assert_string_equal(seems(turkish, "nl"), "tr");
    assert_string_equal(seems(french, "nl"), "fr");
    assert_string_equal(seems(german, "nl"), "de");
    assert_string_equal(seems(flemish, "en"), "nl");
}

static void its_own_language_is_left_alone(void **state)
{
    (void)state;
    static const char *const texts[][2] = { { dutch, "nl" },   { english, "en" }, { turkish, "tr" },
                                            { french, "fr" },  { german, "de" },  { flemish, "nl" },
                                            { frisian, "nl" }, { mixed, "nl" } };
    for (size_t i = 0; i < WF_COUNT(texts); i++) assert_string_equal(seems(texts[i][0], texts[i][1]), "");
    /* a language without a list is not held against the lists */
    assert_string_equal(seems(dutch, "ber"), "");
}

static void too_little_or_two_languages_say_nothing(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_string_equal(seems("", "nl"), "");
    assert_string_equal(seems("Yes, I know that they are there, and you?", "nl"), "");
    const char *both = arena_format(&a, "%s%s", dutch, english).p;
    assert_string_equal(seems(both, "nl"), "");
    assert_string_equal(seems(both, "en"), "");
    /* 99 words say nothing, 100 do: "the" and a word of no list by turns */
    struct buffer b = { .a = &a };
    for (int i = 0; i < 33; i++) buffer_cstr(&b, "the zebra quagga ");
    assert_string_equal(seems(arena_cstr(&a, buffer_sv(&b)), "nl"), "");
    buffer_cstr(&b, "the ");
    assert_string_equal(seems(arena_cstr(&a, buffer_sv(&b)), "nl"), "en");
    arena_free(&a);
}

static void talks_are_summed_up(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct language_groups groups = { 0 };
    struct language_count en = { .words = 0 }, nl = { .words = 0 };
    struct problems p = problem_list(&a, LANGUAGE_NL);
    language_add(&en, sv_from_cstr(english));
    language_add(&nl, sv_from_cstr(dutch));
    language_check(&a, &groups, &nl, SV("nl"), SV("0.txt"));
    language_check(&a, &groups, &en, SV("nl"), SV("1.txt"));
    language_check(&a, &groups, &nl, SV("tr"), SV("2.txt"));
    language_check(&a, &groups, &en, SV("nl"), SV("3.txt"));
    language_tell(&groups, &p);
    assert_int_equal(p.rows.count, 2);
    assert_sv(problem_of(&p, MESSAGE_LANGUAGE_OTHERS)->message,
              "2 gesprekken lijken Engels, maar volgens de studie zijn ze Nederlands; dit is het eerste");
    assert_sv(problem_of(&p, MESSAGE_LANGUAGE_OTHERS)->file, "1.txt");
    assert_sv(problem_of(&p, MESSAGE_LANGUAGE_OTHER)->message,
              "dit gesprek lijkt Nederlands, maar volgens de studie is het Turks");
    arena_free(&a);
}

/* The interviews of Western Sydney are English; they are not part of this project. */
static void real_talks(void **state)
{
    (void)state;
    static const char folder[] = "../shared/data/western-sydney-oral-history/transcripts";
    struct arena a = { 0 };
    struct err err = { 0 };
    sv *paths;
    size_t count, used_count = 0;
    if (!file_exists(folder)) skip();
    assert_true(file_glob(&a, folder, SV("*.txt"), &paths, &count, &err));
    for (size_t i = 0; i < count; i++) {
        struct language_count seen = { .words = 0 };
        sv bytes, text;
        enum encoding used;
        assert_true(file_read(&a, file_join(&a, sv_from_cstr(folder), paths[i]), paths[i], FILE_LIMIT_BYTES, &bytes, &err));
        assert_true(utf8_from_bytes(&a, paths[i], bytes, ENCODING_DETECT, &used, &text, &err));
        language_add(&seen, text);
        assert_string_equal(language_seems(&seen, SV("nl")), "en");
        assert_string_equal(language_seems(&seen, SV("en")), "");
        used_count++;
    }
    assert_true(used_count > 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_language_is_seen),
        cmocka_unit_test(its_own_language_is_left_alone),
        cmocka_unit_test(too_little_or_two_languages_say_nothing),
        cmocka_unit_test(talks_are_summed_up),
        cmocka_unit_test(real_talks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
