#include "2_ingest/survey_found.h"

#include <stdlib.h>

/* Function words, interjections of speech and the commonest verbs, adverbs and numbers: what stands in
 * every talk and is no theme. In byte order. Put together for this project. */
static const char *const dutch[] = {
    "aan", "aangezien", "acht", "achter", "af", "al", "alle", "allebei", "alleen", "allemaal", "alles", "als",
    "altijd", "ander", "andere", "anderen", "anders", "april", "augustus", "avond", "beetje", "begin", "beginnen",
    "begon", "begrijp", "begrijpen", "behalve", "beide", "ben", "bent", "best", "beter", "bij", "bijna",
    "bijvoorbeeld", "binnen", "bleef", "blijf", "blijft", "blijkbaar", "blijkt", "blijven", "boven", "buiten",
    "buitenshuis", "daar", "daarbij", "daardoor", "daarmee", "daarna", "daarom", "daarop", "daarvan", "daarvoor",
    "dacht", "dadelijk", "dag", "dagen", "dan", "dat", "de", "december", "deden", "deed", "den", "denk", "denken",
    "denkt", "der", "derde", "dertig", "des", "deze", "dezelfde", "die", "ding", "dingen", "dinsdag", "direct",
    "dit", "doe", "doen", "doet", "donderdag", "door", "drie", "dus", "duurt", "echt", "echte", "echter", "een",
    "eens", "eerst", "eerste", "eigen", "eigenlijk", "elf", "elk", "elkaar", "elke", "en", "enkel", "er", "eraan",
    "erbij", "erg", "ergens", "ermee", "erop", "eruit", "ervan", "ervoor", "even", "februari", "gaan", "gaat",
    "gauw", "ge", "gebeld", "gebeurde", "gebeuren", "gebeurt", "gebleven", "gedaan", "geef", "geeft", "geen",
    "gegaan", "gegeven", "gehad", "gehoord", "gekomen", "gekregen", "geleden", "gelijk", "gelopen", "gemaakt",
    "genoeg", "gestaan", "geven", "gevonden", "gevraagd", "geweest", "gewoon", "geworden", "gezegd", "gezet",
    "gezeten", "gezien", "ging", "gingen", "gisteren", "goed", "goede", "graag", "groot", "grote", "haar", "had",
    "hadden", "half", "hallo", "heb", "hebben", "hebt", "heeft", "heel", "heen", "hele", "helemaal", "hem", "hen",
    "het", "hetzelfde", "hier", "hij", "hoe", "hoefde", "hoeft", "hoeveel", "hoeven", "hoor", "hoorde", "hoort",
    "horen", "houden", "hun", "ieder", "iedere", "iedereen", "iemand", "iets", "ik", "immers", "in", "inderdaad",
    "ineens", "ja", "jaar", "jammer", "januari", "jaren", "je", "jij", "jou", "jouw", "juli", "jullie", "juni",
    "kan", "kant", "keek", "keer", "ken", "kende", "kennen", "kent", "keren", "kijk", "kijken", "kijkt", "klein",
    "kleine", "kom", "komen", "komt", "kon", "konden", "kort", "krijg", "krijgen", "krijgt", "kun", "kunnen",
    "kunt", "kwam", "kwamen", "laat", "laatst", "laatste", "lag", "lang", "laten", "later", "leek", "leuk", "liep",
    "lieten", "liggen", "ligt", "lijken", "lijkt", "maak", "maakt", "maand", "maandag", "maanden", "maar", "maart",
    "mag", "maken", "man", "manier", "me", "mee", "meer", "meestal", "mei", "men", "meneer", "mensen", "met",
    "meteen", "mevrouw", "mezelf", "middag", "mij", "mijn", "minder", "misschien", "mocht", "mochten", "moest",
    "moesten", "moet", "moeten", "mogen", "mooi", "mooie", "morgen", "na", "naam", "naar", "naast", "namelijk",
    "natuurlijk", "nee", "neem", "negen", "nemen", "nergens", "net", "niemand", "niet", "niets", "niks", "noem",
    "nog", "nogal", "nooit", "nou", "november", "nu", "ochtend", "of", "oh", "oke", "oktober", "oké", "om", "omdat",
    "onder", "ongeveer", "ons", "onze", "ooit", "ook", "op", "over", "overal", "paar", "per", "plaats", "precies",
    "raar", "recht", "rond", "samen", "september", "sinds", "snap", "snapt", "soms", "soort", "staan", "staat",
    "steeds", "stond", "straks", "stuk", "te", "tegen", "tegenwoordig", "tenminste", "terug", "terwijl", "thuis",
    "tien", "tijd", "tijdens", "toch", "toe", "toen", "tot", "tussen", "twaalf", "twee", "tweede", "twintig", "u",
    "uit", "uren", "uur", "uw", "vaak", "van", "vanaf", "vandaag", "vanuit", "veel", "verder", "vertel", "verteld",
    "vertelde", "vertellen", "vervolgens", "via", "vier", "vierde", "vijf", "vind", "vinden", "vindt", "voel",
    "voelt", "volgend", "volgende", "vond", "voor", "vooral", "voordat", "vorig", "vorige", "vraag", "vragen",
    "vrijdag", "vroeg", "vroeger", "waar", "waarbij", "waardoor", "waarmee", "waarna", "waarom", "waarop",
    "waarvan", "waarvoor", "waren", "was", "wat", "we", "week", "weer", "weet", "weg", "weinig", "weken", "wel",
    "weleens", "welk", "welke", "weten", "wie", "wij", "wil", "wilde", "wilden", "willen", "wilt", "wist",
    "woensdag", "word", "worden", "wordt", "zag", "zat", "zaterdag", "ze", "zeg", "zeggen", "zegt", "zei", "zeiden",
    "zeker", "zelf", "zelfs", "zes", "zet", "zette", "zetten", "zeven", "zich", "zichzelf", "zie", "zien", "ziet",
    "zij", "zijn", "zit", "zitten", "zo", "zoals", "zodat", "zoiets", "zondag", "zonder", "zou", "zouden", "zoveel",
    "zul", "zulke", "zullen", "zult",
};
static const char *const english[] = {
    "a", "able", "about", "actually", "after", "again", "all", "also", "always", "am", "an", "and", "another",
    "any", "anything", "are", "around", "as", "ask", "asked", "at", "away", "back", "bad", "be", "because", "been",
    "before", "being", "best", "better", "big", "bit", "but", "by", "call", "called", "came", "can", "can't",
    "close", "come", "comes", "coming", "could", "couple", "course", "day", "days", "did", "didn't", "different",
    "do", "does", "doesn't", "doing", "don't", "done", "down", "during", "each", "else", "even", "ever", "every",
    "everybody", "everyone", "everything", "far", "few", "find", "first", "five", "for", "found", "four", "from",
    "gave", "get", "gets", "getting", "give", "go", "goes", "going", "gone", "good", "got", "great", "had", "half",
    "happen", "happened", "hard", "has", "have", "having", "he", "he's", "her", "here", "him", "his", "hmm", "how",
    "i", "i'd", "i'll", "i'm", "i've", "if", "in", "into", "is", "isn't", "it", "it's", "its", "just", "keep",
    "kept", "kind", "knew", "know", "last", "later", "laughs", "leave", "left", "let", "like", "little", "long",
    "look", "lot", "lots", "made", "make", "many", "may", "maybe", "me", "mean", "might", "more", "most", "much",
    "must", "my", "myself", "name", "near", "never", "new", "next", "nice", "no", "not", "nothing", "now", "of",
    "off", "often", "oh", "okay", "old", "on", "once", "one", "only", "open", "or", "other", "others", "our", "out",
    "over", "own", "people", "place", "probably", "put", "quite", "really", "remember", "right", "said", "same",
    "saw", "say", "saying", "second", "see", "seen", "she", "she's", "should", "show", "since", "six", "small",
    "so", "some", "somebody", "someone", "something", "sometimes", "sort", "start", "started", "still", "stuff",
    "such", "suppose", "sure", "take", "talk", "tell", "than", "thank", "that", "that's", "the", "their", "them",
    "then", "there", "there's", "these", "they", "they're", "thing", "things", "think", "this", "those", "though",
    "thought", "three", "through", "time", "times", "to", "today", "together", "told", "too", "took", "tried",
    "try", "turn", "two", "under", "until", "up", "us", "used", "usually", "very", "want", "wanted", "was",
    "wasn't", "way", "we", "we're", "week", "well", "went", "were", "what", "what's", "whatever", "when", "where",
    "which", "while", "who", "whole", "why", "will", "with", "without", "would", "yeah", "year", "years", "yes",
    "yet", "you", "you're", "your",
};

static int by_bytes(const void *key, const void *row)
{
    return sv_cmp(*(const sv *)key, sv_from_cstr(*(const char *const *)row));
}

bool survey_word_dutch(sv folded)
{
    return bsearch(&folded, dutch, WF_COUNT(dutch), sizeof *dutch, by_bytes) != NULL;
}

bool survey_word_english(sv folded)
{
    return bsearch(&folded, english, WF_COUNT(english), sizeof *english, by_bytes) != NULL;
}
