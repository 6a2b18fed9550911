/* label_room : finds room for the labels of a drawing, so that none lies upon another or upon a
 * mark. Private to 6_report.
 */
#ifndef WF_LABEL_ROOM_H
#define WF_LABEL_ROOM_H

#include "0_base/arena.h"

struct label_box {
    double left, top, right, bottom;
};

/* What is taken. Labels stay within `frame`. */
struct label_room {
    struct arena *a;
    struct label_box frame;
    struct label_box *taken;
    size_t count, capacity;
};

void label_room_take(struct label_room *room, struct label_box box);

/* Tries eight places around a mark, right first, and then the first four a little further off;
 * gives the box of a label of this size, and takes it. False: there is no room.
 *
 * Cost: twelve times what is taken. */
bool label_room_find(struct label_room *room, struct label_box mark, double width, double height,
                     struct label_box *label) WF_MUST_USE;

#endif
