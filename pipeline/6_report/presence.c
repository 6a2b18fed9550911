#include "6_report/presence.h"

struct presence presence_of(struct arena *a, const struct corpus *corpus)
{
    struct presence p = { ARENA_NEW(a, bool, corpus->people.count + 1),
                          ARENA_NEW(a, bool, corpus->people.count + 1) };
    for (size_t i = 0; i < corpus->utterances.count; i++) {
        sv person = utterances_at(&corpus->utterances, i)->person;
        ptrdiff_t row = person.n ? corpus_person(corpus, person) : -1;
        if (row >= 0) p.heard[row] = true;
    }
    for (size_t i = 0; i < corpus->attendance.count; i++) {
        ptrdiff_t row = corpus_person(corpus, attendance_at(&corpus->attendance, i)->person);
        if (row >= 0) p.seen[row] = true;
    }
    return p;
}

void presence_count(const struct presence *p, const struct corpus *corpus, size_t person,
                    struct presence_counts *counts)
{
    bool listed = people_at(&corpus->people, person)->roster;
    counts->people++;
    counts->listed += listed;
    counts->heard += p->heard[person];
    counts->seen += p->seen[person];
    counts->absent += listed && !p->heard[person] && !p->seen[person];
}
