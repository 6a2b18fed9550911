/* check : what a study asks for as a whole: defaults that depend on other elements, double names,
 * things that need each other. Private to 1_study.
 */
#ifndef WF_CHECK_H
#define WF_CHECK_H

#include "1_study/study.h"

/* Completes the study and adds what is wrong with it to `problems`. When the file was not `sound`,
 * what may only be missing because its element was misspelt is not complained about. */
void check_study(struct arena *a, struct study *study, struct problems *problems, bool sound);

#endif
