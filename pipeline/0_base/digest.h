/* digest : fingerprints, keyed and not, and the study's key; the only door to libsodium.
 *
 * BLAKE2b with 32 bytes (as "b2sum -l 256"), and SHA-256 for outsiders.
 */
#ifndef WF_DIGEST_H
#define WF_DIGEST_H

#include "0_base/err.h"

enum { DIGEST_BYTES = 32, DIGEST_KEY_BYTES = 32, DIGEST_HEX = 2 * DIGEST_BYTES + 1 };

struct digest {
    unsigned char bytes[DIGEST_BYTES];
};

/* BLAKE2b in pieces. Each piece is preceded by its length (8 bytes, little-endian), so that pieces
 * cannot run together; a number is a piece of 8 bytes. digest_of() has no such lengths. */
struct digest_state {
    _Alignas(64) unsigned char opaque[512];
};
void digest_begin(struct digest_state *state);
void digest_add(struct digest_state *state, sv piece);
void digest_add_int(struct digest_state *state, int64_t n);
void digest_add_digest(struct digest_state *state, const struct digest *digest);
struct digest digest_end(struct digest_state *state);
struct digest digest_of(sv bytes);
void digest_hex(const struct digest *digest, char hex[DIGEST_HEX]);
bool digest_eq(const struct digest *x, const struct digest *y);

/* SHA-256 in hexadecimal, for tables that others check. */
void digest_sha256_hex(sv bytes, char hex[DIGEST_HEX]);

/* BLAKE2b keyed with the study's secret; pseudonyms are made from it. */
struct digest digest_keyed(const unsigned char key[DIGEST_KEY_BYTES], sv bytes);

/* The key file: 64 hexadecimal digits and a newline. A missing file is made from the system's
 * randomness with mode 0600 when `create`; of two programs that make it at once one wins, and both
 * get its key. *too_open: others than the owner may read or write the file.
 *
 * Errors: DIGEST_KEY_FORM (65), FILE_MISSING (66), FILE_UNREADABLE (74), OUT_WRITE (74). */
bool digest_key_read(struct arena *a, const char *path, sv shown, bool create, bool *too_open,
                     unsigned char key[DIGEST_KEY_BYTES], struct err *err) WF_MUST_USE;
/* Overwrites the key in memory. */
void digest_key_forget(unsigned char key[DIGEST_KEY_BYTES]);

#endif
