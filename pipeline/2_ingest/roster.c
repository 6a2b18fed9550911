#include "2_ingest/roster.h"

#include "0_base/token.h"
#include "2_ingest/label.h"
#include "2_ingest/pseudonym.h"

struct roster roster_new(struct arena *a, const unsigned char *key, bool open)
{
    return (struct roster){ .a = a, .key = key, .open = open };
}

sv roster_fold(struct arena *a, sv text)
{
    sv folded = token_fold(a, sv_trim(text)), word;
    struct buffer b = { .a = a };
    while (sv_cut(&folded, ' ', &word)) {
        if (!word.n) continue;
        if (b.n) buffer_cstr(&b, " ");
        buffer_add(&b, word);
    }
    return buffer_sv(&b);
}

sv roster_without_title(struct arena *scratch, sv name)
{
    static const char *const titles[] = {
        "mevrouw", "mevr.", "mevr", "mw.", "mw", "meneer", "mijnheer", "dhr.", "dhr", "dr.", "dr",
        "mrs.",    "mrs",   "mr.",  "mr",  "ms.", "ms",    "miss",     "tante", "oom",
        "prof.",   "prof",  "drs.", "drs", "ir.", "ing.",  "hr.",      "mej.",  "mejuffrouw", "heer",
    };
    sv first, rest;
    while (sv_split(name, ' ', &first, &rest)) {
        sv folded = token_fold(scratch, first);
        bool title = false;
        for (size_t i = 0; i < WF_COUNT(titles); i++) title = title || sv_is(folded, titles[i]);
        if (sv_is(folded, "de")) title = sv_starts(token_fold(scratch, sv_trim(rest)), SV("heer "));
        if (!title) break;
        name = sv_trim(rest);
    }
    return name;
}

/* ---- putting in ---------------------------------------------------------------------------- */

static void put(struct roster *r, struct keys *keys, size_t name)
{
    bool fresh;
    size_t *place = keys_put(r->a, keys, r->names[name].folded, name, &fresh);
    if (fresh) return;
    r->names[name].next = *place;
    *place = name;
}

static void push_name(struct roster *r, struct keys *keys, size_t person, const char *kind, sv text)
{
    sv folded = roster_fold(r->a, text);
    if (!folded.n) return;
    *ARENA_PUSH(r->a, r->names, r->name_count, r->name_capacity) =
        (struct roster_name){ person, text, folded, kind, SIZE_MAX };
    put(r, keys, r->name_count - 1);
}

void roster_add_name(struct roster *r, size_t person, const char *kind, sv text)
{
    sv first, rest;
    push_name(r, &r->whole, person, kind, text);
    if (strcmp(kind, "name") != 0) return;
    r->people[person].name = text;
    sv bare = roster_without_title(r->a, text);
    if (sv_split(bare, ' ', &first, &rest)) push_name(r, &r->first, person, "first", first);
}

bool roster_names_by_id(const struct roster *r, size_t person)
{
    sv id = r->people[person].id;
    for (size_t i = 0; i < id.n; i++)
        if (sv_digit_byte(id.p[i])) return false;
    return !r->people[person].name.n && label_name(id);
}

size_t roster_add(struct roster *r, struct roster_person person)
{
    bool fresh;
    *ARENA_PUSH(r->a, r->people, r->count, r->capacity) = person;
    keys_put(r->a, &r->ids, person.id, r->count - 1, &fresh);
    WF_ASSERT(fresh);
    push_name(r, &r->whole, r->count - 1, "id", person.id);
    return r->count - 1;
}

/* Her own, longer when another has it already. */
static void show_one(struct roster *r, size_t i)
{
    struct roster_person *p = &r->people[i];
    struct digest digest;
    bool fresh;
    if (r->key) digest = digest_keyed(r->key, p->id);
    p->shown = r->key ? pseudonym_of(r->a, &digest, PSEUDONYM_CHARACTERS) : p->id;
    keys_put(r->a, &r->shown, p->shown, i, &fresh);
    for (size_t n = PSEUDONYM_CHARACTERS + 1; !fresh && r->key && n <= PSEUDONYM_LONGEST; n++) {
        p->shown = pseudonym_of(r->a, &digest, n);
        keys_put(r->a, &r->shown, p->shown, i, &fresh);
    }
}

/* Who withdrew must not lengthen the pseudonym of another, so hers are given last. */
void roster_show(struct roster *r)
{
    struct digest *digests = ARENA_NEW(r->a, struct digest, r->count);
    sv *shown = ARENA_NEW(r->a, sv, r->count);
    size_t *who = ARENA_NEW(r->a, size_t, r->count), count = 0;
    bool fresh;
    for (size_t i = 0; i < r->count; i++) {
        if (r->people[i].withdrawn) continue;
        if (r->key) digests[count] = digest_keyed(r->key, r->people[i].id);
        who[count++] = i;
    }
    if (r->key) pseudonym_assign(r->a, digests, count, shown);
    for (size_t i = 0; i < count; i++) {
        struct roster_person *p = &r->people[who[i]];
        p->shown = r->key ? shown[i] : p->id;
        keys_put(r->a, &r->shown, p->shown, who[i], &fresh);
    }
    for (size_t i = 0; i < r->count; i++)
        if (r->people[i].withdrawn) show_one(r, i);
}

/* ---- looking up ---------------------------------------------------------------------------- */

bool roster_find_id(const struct roster *r, sv id, size_t *person)
{
    const size_t *place = keys_find(&r->ids, id);
    if (place) *person = *place;
    return place != NULL;
}

static enum roster_found follow(const struct roster *r, const struct keys *keys, sv folded, size_t *person)
{
    const size_t *place = keys_find(keys, folded);
    if (!place) return ROSTER_NONE;
    *person = r->names[*place].person;
    for (size_t i = r->names[*place].next; i != SIZE_MAX; i = r->names[i].next)
        if (r->names[i].person != *person) return ROSTER_SEVERAL;
    return ROSTER_ONE;
}

enum roster_found roster_find(const struct roster *r, sv text, size_t *person)
{
    struct arena scratch = { 0 };
    sv trimmed = sv_trim(text);
    if (roster_find_id(r, trimmed, person)) return ROSTER_ONE;
    sv folded = roster_fold(&scratch, trimmed);
    enum roster_found found = follow(r, &r->whole, folded, person);
    if (found == ROSTER_NONE) found = follow(r, &r->first, folded, person);
    arena_free(&scratch);
    return found;
}

enum roster_found roster_take(struct roster *r, sv text, size_t *person)
{
    enum roster_found found = roster_find(r, text, person);
    if (found != ROSTER_NONE || !r->open) return found;
    *person = roster_add(r, (struct roster_person){ .id = arena_copy(r->a, sv_trim(text)),
                                                    .role = ROLE_OTHER, .quotable = true });
    show_one(r, *person);
    return ROSTER_ONE;
}

/* ---- the store ----------------------------------------------------------------------------- */

void roster_save(struct arena *a, const struct roster *r, struct table *names)
{
    *names = table_new(table_names());
    for (size_t i = 0; i < r->name_count; i++) {
        const struct roster_name *n = &r->names[i];
        const struct roster_person *p = &r->people[n->person];
        if (strcmp(n->kind, "first") == 0) continue; /* follows from the name */
        *names_add(a, names) = (struct names_row){
            .person = p->shown, .position = (int64_t)i, .kind = sv_from_cstr(n->kind), .name = n->text,
            .role = sv_from_cstr(study_role_name(p->role)), .roster = p->roster,
            .quotable = p->quotable, .withdrawn = p->withdrawn,
        };
    }
}

struct roster roster_load(struct arena *a, const unsigned char *key, bool open, const struct table *names)
{
    struct roster r = roster_new(a, key, open);
    for (size_t i = 0; i < names->count; i++) {
        const struct names_row *row = names_at(names, i);
        struct roster_person person = { .id = row->name, .shown = row->person, .roster = row->roster,
                                        .quotable = row->quotable, .withdrawn = row->withdrawn };
        bool fresh;
        size_t index = *keys_put(a, &r.shown, row->person, r.count, &fresh);
        WF_ASSERT(study_role_parse(row->role, &person.role));
        if (fresh)
            roster_add(&r, person); /* its first row is the id */
        else
            roster_add_name(&r, index, sv_is(row->kind, "name") ? "name" : "alias", row->name);
    }
    return r;
}
