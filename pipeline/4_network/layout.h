/* layout : where each person stands in a drawing of the network. Private to 4_network. */
#ifndef WF_LAYOUT_H
#define WF_LAYOUT_H

#include "4_network/network.h"

/* Each component is drawn by Kamada and Kawai (strong ties are short), people that came too close
 * are pushed apart, and the components are packed in rows, largest first; people without ties stand
 * in a grid of their own below. A component of more than 1,000 people is a spiral, those with most
 * ties in the middle. Draws no random numbers.
 *
 * Shape: the network has no direction.
 * Units: 0 to 1 from left to right and from top to bottom, in four decimals; one scale for both.
 * Errors: those of igraph_box. */
bool layout_compute(struct arena *scratch, const struct network *network, double *x, double *y,
                    struct err *err) WF_MUST_USE;

#endif
