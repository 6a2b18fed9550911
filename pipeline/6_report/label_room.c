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

static struct label_box placed(struct label_box mark, double width, double height, int right,
                               int down, double gap)
{
    double left = right > 0   ? mark.right + gap
                  : right < 0 ? mark.left - gap - width
                              : (mark.left + mark.right - width) / 2;
    double top = (mark.top + mark.bottom - height) / 2;
    if (down > 0) top = right ? mark.bottom - 2 : mark.bottom + gap;
    if (down < 0) top = right ? mark.top + 2 - height : mark.top - gap - height;
    return (struct label_box) { left, top, left + width, top + height };
}

bool label_room_find(struct label_room *room, struct label_box mark, double width, double height,
                     struct label_box *label)
{
    static const int places[][2] = { { 1, 0 },  { -1, 0 }, { 0, 1 },   { 0, -1 },
                                     { 1, -1 }, { 1, 1 },  { -1, -1 }, { -1, 1 } };
    static const double gaps[] = { 2, 9 };
    for (size_t i = 0; i < WF_COUNT(places) + 4; i++) {
        const int *place = places[i % WF_COUNT(places)];
        *label = placed(mark, width, height, place[0], place[1], gaps[i / WF_COUNT(places)]);
        if (!is_free(room, *label)) continue;
        label_room_take(room, *label);
        return true;
    }
    return false;
}
