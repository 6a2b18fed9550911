/* stream : random numbers. Each procedure has a stream of its own, from (seed, procedure id), so
 * that adding one procedure changes no other, and chunks can be drawn by any worker.
 *
 * Source: xoshiro256** 1.0 (Blackman and Vigna 2021, ACM Trans. Math. Softw. 47:36), seeded with
 *         BLAKE2b of the seed, the id and the chunk. Lemire 2019, ACM Trans. Model. Comput. Simul.
 *         29:3, for numbers below a bound.
 */
#ifndef WF_STREAM_H
#define WF_STREAM_H

#include "0_base/sv.h"

#include <stdint.h>

struct stream {
    uint64_t s[4];
};

/* `id` is the procedure ("bootstrap/theme/buurt/helpen"), `chunk` which part of it. */
struct stream stream_open(int64_t seed, sv id, int64_t chunk);
uint64_t stream_next(struct stream *s);
/* Uniform in [0, n), without bias; n > 0. */
uint64_t stream_below(struct stream *s, uint64_t n);
/* Uniform in [0, 1), 53 bits. */
double stream_unit(struct stream *s);
/* Fisher–Yates on indices. */
void stream_shuffle(struct stream *s, size_t *items, size_t count);

#endif
