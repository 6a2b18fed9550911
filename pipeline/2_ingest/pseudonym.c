#include "2_ingest/pseudonym.h"

#include "0_base/keys.h"

enum { SHORTEST = 4 };

sv pseudonym_of(struct arena *a, const struct digest *digest, size_t characters)
{
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    WF_ASSERT(characters > 0 && characters <= PSEUDONYM_LONGEST);
    char *out = ARENA_NEW(a, char, characters + 2);
    unsigned bits = 0, held = 0;
    size_t next = 0;
    out[0] = 'p';
    for (size_t i = 1; i <= characters; i++) {
        if (held < 5) {
            bits = (bits << 8) | digest->bytes[next++];
            held += 8;
        }
        held -= 5;
        out[i] = alphabet[(bits >> held) & 31];
        bits &= (1U << held) - 1;
    }
    return (sv){ out, characters + 1 };
}

void pseudonym_assign(struct arena *a, const struct digest *digests, size_t count, sv *out)
{
    size_t *lengths = ARENA_NEW(a, size_t, count);
    for (size_t i = 0; i < count; i++) lengths[i] = PSEUDONYM_CHARACTERS;
    for (bool alike = true; alike;) {
        struct keys seen = { 0 };
        bool fresh;
        alike = false;
        for (size_t i = 0; i < count; i++) out[i] = pseudonym_of(a, &digests[i], lengths[i]);
        for (size_t i = 0; i < count; i++) {
            size_t other = *keys_put(a, &seen, out[i], i, &fresh);
            if (fresh || digest_eq(&digests[other], &digests[i])) continue;
            /* the first of them is lengthened once for each of the others; that does no harm */
            if (lengths[other] < PSEUDONYM_LONGEST) lengths[other]++;
            lengths[i] = lengths[other];
            alike = true;
        }
    }
}

static size_t common(sv x, sv y)
{
    size_t n = 0;
    while (n < x.n && n < y.n && x.p[n] == y.p[n]) n++;
    return n;
}

void pseudonym_shorten(const sv *ids, size_t count, sv *out)
{
    for (size_t i = 0; i < count; i++) {
        size_t before = i ? common(ids[i - 1], ids[i]) : 0;
        size_t after = i + 1 < count ? common(ids[i], ids[i + 1]) : 0;
        size_t n = (before > after ? before : after) + 1;
        if (n < SHORTEST) n = SHORTEST;
        while (n < ids[i].n && sv_inner_byte(ids[i].p[n])) n++;
        out[i] = (sv){ ids[i].p, n < ids[i].n ? n : ids[i].n };
    }
}
