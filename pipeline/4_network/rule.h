/* rule : when two people are tied. Private to 4_network.
 *
 * To add one: write rule_<id>.c, add RULE(<id>) to rules.def, and put a hand-drawn example in
 * tests/unit/test_rule_<id>.c. The first rule of a source is that source's own.
 */
#ifndef WF_RULE_H
#define WF_RULE_H

#include "4_network/network.h"

struct rule {
    const char *id;
    enum network_from from;
    const char *definition[2]; /* by language: what a tie means, what its weight counts */
    /* `network` has its people. Adds ties and reasons, each tie with its reasons in a row, in
     * any order; network_build() sorts and checks them. */
    bool (*build)(struct arena *a, const struct corpus *corpus, const struct study_network *spec,
                  struct network *network, struct err *err);
};

#define RULE(id) extern const struct rule rule_##id;
#include "4_network/rules.def"
#undef RULE

#endif
