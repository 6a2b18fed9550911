/* The example that an empty folder gets: two talks, a list of people and a log, all made up. */
#include "7_command/init.h"

static const struct init_file dutch[] = {
    { "deelnemers.csv", "person;name;aliases;role;consent\n"
                        "I1;Noor Visser;;interviewer;volledig\n"
                        "B1;Joke de Groot;;bewoner;volledig\n"
                        "B2;Hassan Amrani;;bewoner;volledig\n"
                        "V1;Lies Claes;tante Lies;vrijwilliger;volledig\n" },
    { "gesprekken/gesprek-1.txt", "Noor: Hoe bent u hier terechtgekomen?\n"
                                  "Joke: Ik kende niemand in de straat. Toen vroeg Lies of ik mee kwam koken.\n"
                                  "Noor: En wat gebeurde er toen?\n"
                                  "Joke: We aten samen soep. Nu help ik elke week mee in de keuken.\n"
                                  "Noor: Wat zou u missen?\n"
                                  "Joke: De gezelligheid. Thuis was ik vaak alleen.\n" },
    { "gesprekken/gesprek-2.txt", "Noor: Wat doet u in het buurthuis?\n"
                                  "Hassan: Ik repareer fietsen, samen met tante Lies.\n"
                                  "Lies: Hij helpt iedereen. Ook met brieven van de gemeente.\n"
                                  "Noor: Gaat er ook iets mis?\n"
                                  "Hassan: De stoep staat vol fietsen. Dat geeft overlast.\n"
                                  "Lies: En we hebben nog geen tweede sleutel gekregen.\n" },
    { "activiteiten.csv", "activity;date;title;participants\n"
                          "A1;2025-03-06;Samen koken;\"B1;V1\"\n"
                          "A2;2025-03-13;Fietsen maken;\"B2;V1\"\n"
                          "A3;2025-03-20;Samen koken;\"B1;B2;V1\"\n" },
    { "woordenlijst.csv", "theme;term;kind;language;note\n"
                          "ontmoeten;kende niemand;;;\n"
                          "ontmoeten;samen*;;;neemt ook samenwerking mee\n"
                          "ontmoeten;gezellig*;;;\n"
                          "helpen;help*;;;\n"
                          "overlast;overlast;;;\n" },
};
static const struct init_file english[] = {
    { "participants.csv", "person;name;aliases;role;consent\n"
                          "I1;Nora Fisher;;interviewer;full\n"
                          "R1;Joan Green;;resident;full\n"
                          "R2;Hassan Amrani;;resident;full\n"
                          "V1;Liz Clay;aunt Liz;volunteer;full\n" },
    { "talks/talk-1.txt", "Nora: How did you come to be here?\n"
                          "Joan: I knew nobody in the street. Then Liz asked me to come and cook.\n"
                          "Nora: And what happened then?\n"
                          "Joan: We had soup together. Now I help in the kitchen every week.\n"
                          "Nora: What would you miss?\n"
                          "Joan: The company. At home I was often alone.\n" },
    { "talks/talk-2.txt", "Nora: What do you do at the community centre?\n"
                          "Hassan: I mend bicycles, together with aunt Liz.\n"
                          "Liz: He helps everybody. With letters of the council too.\n"
                          "Nora: Does anything go wrong?\n"
                          "Hassan: The pavement is full of bicycles. That is a nuisance.\n"
                          "Liz: And we were never given a second key.\n" },
    { "activities.csv", "activity;date;title;participants\n"
                        "A1;2025-03-06;Cooking together;\"R1;V1\"\n"
                        "A2;2025-03-13;Bicycle repair;\"R2;V1\"\n"
                        "A3;2025-03-20;Cooking together;\"R1;R2;V1\"\n" },
    { "lexicon.csv", "theme;term;kind;language;note\n"
                     "meeting;knew nobody;;;\n"
                     "meeting;together;;;\n"
                     "meeting;company;;;also of a firm: look at the quotes\n"
                     "helping;help*;;;\n"
                     "nuisance;nuisance;;;\n" },
};

const struct init_file *init_example(enum language language, size_t *count)
{
    *count = language == LANGUAGE_NL ? WF_COUNT(dutch) : WF_COUNT(english);
    return language == LANGUAGE_NL ? dutch : english;
}
