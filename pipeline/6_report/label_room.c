#include "6_report/label_room.h"

void label_room_take(struct label_room *room, struct label_box box)
{
    *ARENA_PUSH(room->a, room->taken, room->count, room->capacity) = box;
}

static bool overlap(struct label_box s, struct label_box t)
{
    return s.left < t.right && t.left < s.right && s.top < t.bottom && t.top < s.bottom;
}

static bool is_free(const struct label_room *room, struct label_box box)
{
    struct label_box f = room->frame;
    if (box.left < f.left || box.right > f.right || box.top < f.top || box.bottom > f.bottom)
        return false;
    for (size_t i = 0; i < room->count; i++)
        if (overlap(box, room->taken[i])) return false;
    return true;
}

bool label_room_find(struct label_room *room, struct label_box mark, double width, double height,
                     struct label_box *label)
{
    static const int places[][2] = { { 1, 0 },  { -1, 0 }, { 0, 1 },   { 0, -1 },
                                     { 1, -1 }, { 1, 1 },  { -1, -1 }, { -1, 1 } };
    const double gap = 2;
    for (size_t i = 0; i < WF_COUNT(places); i++) {
        int right = places[i][0], down = places[i][1];
        double left = right > 0   ? mark.right + gap
                      : right < 0 ? mark.left - gap - width
                                  : (mark.left + mark.right - width) / 2;
        double top = (mark.top + mark.bottom - height) / 2;
        if (down > 0) top = right ? mark.bottom - gap : mark.bottom + gap;
        if (down < 0) top = right ? mark.top + gap - height : mark.top - gap - height;
        *label = (struct label_box) { left, top, left + width, top + height };
        if (!is_free(room, *label)) continue;
        label_room_take(room, *label);
        return true;
    }
    return false;
}
