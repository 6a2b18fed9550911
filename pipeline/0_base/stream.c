#include "0_base/stream.h"

#include "0_base/digest.h"

static uint64_t rotate(uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

struct stream stream_open(int64_t seed, sv id, int64_t chunk)
{
    struct digest_state state;
    digest_begin(&state);
    digest_add_int(&state, seed);
    digest_add(&state, id);
    digest_add_int(&state, chunk);
    struct digest d = digest_end(&state);
    struct stream s = { { 0, 0, 0, 0 } };
    for (size_t i = 0; i < DIGEST_BYTES; i++) s.s[i / 8] |= (uint64_t)d.bytes[i] << (8 * (i % 8));
    WF_ASSERT(s.s[0] || s.s[1] || s.s[2] || s.s[3]); /* the one state that never changes */
    return s;
}

uint64_t stream_next(struct stream *s)
{
    uint64_t result = rotate(s->s[1] * 5, 7) * 9;
    uint64_t shifted = s->s[1] << 17;
    s->s[2] ^= s->s[0];
    s->s[3] ^= s->s[1];
    s->s[1] ^= s->s[2];
    s->s[0] ^= s->s[3];
    s->s[2] ^= shifted;
    s->s[3] = rotate(s->s[3], 45);
    return result;
}

/* x * n as high * 2^64 + low. */
static uint64_t multiply(uint64_t x, uint64_t n, uint64_t *low)
{
    __extension__ unsigned __int128 product = (unsigned __int128)x * n;
    *low = (uint64_t)product;
    return (uint64_t)(product >> 64);
}

/* x * n / 2^64, where the 2^64 mod n values of x that would make some results likelier are drawn
 * again; only a low half below n can be one of them, so the division is rare. */
uint64_t stream_below(struct stream *s, uint64_t n)
{
    WF_ASSERT(n > 0);
    uint64_t low;
    uint64_t high = multiply(stream_next(s), n, &low);
    if (low < n) {
        uint64_t surplus = (0 - n) % n;
        while (low < surplus) high = multiply(stream_next(s), n, &low);
    }
    return high;
}

double stream_unit(struct stream *s) { return (double)(stream_next(s) >> 11) * 0x1.0p-53; }

void stream_shuffle(struct stream *s, size_t *items, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)stream_below(s, i);
        size_t kept = items[i - 1];
        items[i - 1] = items[j];
        items[j] = kept;
    }
}
