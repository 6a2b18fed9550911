#include "0_base/digest.h"

#include "0_base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEY_DIGITS = 2 * DIGEST_KEY_BYTES, KEY_FILE_BYTES_MAX = KEY_DIGITS + 8 };

_Static_assert(sizeof(crypto_generichash_blake2b_state) <= sizeof(struct digest_state),
               "the state of libsodium must fit");
_Static_assert(DIGEST_KEY_BYTES <= crypto_generichash_blake2b_KEYBYTES_MAX, "key too long");

static crypto_generichash_blake2b_state *inner(struct digest_state *state)
{
    return (crypto_generichash_blake2b_state *)(void *)state->opaque;
}

static const unsigned char *octets(sv s) { return (const unsigned char *)(s.n ? s.p : ""); }

/* The library asks for this before anything else; after the first time it costs nothing. */
static void start(void) { WF_ASSERT(sodium_init() >= 0); }

void digest_begin(struct digest_state *state)
{
    start();
    WF_ASSERT(crypto_generichash_blake2b_init(inner(state), NULL, 0, DIGEST_BYTES) == 0);
}

static void add_bytes(struct digest_state *state, const unsigned char *bytes, size_t n)
{
    WF_ASSERT(crypto_generichash_blake2b_update(inner(state), bytes, n) == 0);
}

static void add_word(struct digest_state *state, uint64_t n)
{
    unsigned char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (unsigned char)(n >> (8 * i));
    add_bytes(state, bytes, sizeof bytes);
}

void digest_add(struct digest_state *state, sv piece)
{
    add_word(state, piece.n);
    add_bytes(state, octets(piece), piece.n);
}

void digest_add_int(struct digest_state *state, int64_t n)
{
    add_word(state, sizeof n);
    add_word(state, (uint64_t)n);
}

void digest_add_digest(struct digest_state *state, const struct digest *digest)
{
    digest_add(state, (sv){ (const char *)digest->bytes, DIGEST_BYTES });
}

struct digest digest_end(struct digest_state *state)
{
    struct digest d;
    WF_ASSERT(crypto_generichash_blake2b_final(inner(state), d.bytes, sizeof d.bytes) == 0);
    return d;
}

struct digest digest_of(sv bytes)
{
    start();
    struct digest d;
    WF_ASSERT(
        crypto_generichash_blake2b(d.bytes, sizeof d.bytes, octets(bytes), bytes.n, NULL, 0) == 0);
    return d;
}

void digest_hex(const struct digest *digest, char hex[DIGEST_HEX])
{
    sodium_bin2hex(hex, DIGEST_HEX, digest->bytes, sizeof digest->bytes);
}

bool digest_eq(const struct digest *x, const struct digest *y)
{
    return memcmp(x->bytes, y->bytes, sizeof x->bytes) == 0;
}

void digest_sha256_hex(sv bytes, char hex[DIGEST_HEX])
{
    start();
    unsigned char sum[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(sum, octets(bytes), bytes.n);
    sodium_bin2hex(hex, DIGEST_HEX, sum, sizeof sum);
}

struct digest digest_keyed(const unsigned char key[DIGEST_KEY_BYTES], sv bytes)
{
    start();
    struct digest d;
    WF_ASSERT(crypto_generichash_blake2b(d.bytes, sizeof d.bytes, octets(bytes), bytes.n, key,
                                         DIGEST_KEY_BYTES) == 0);
    return d;
}

/* --- the key file -------------------------------------------------------------------------- */

static bool write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t done = write(fd, bytes, n);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return false;
        bytes += done;
        n -= (size_t)done;
    }
    return true;
}

/* Writes a new key whole into `part`, which is new. */
static bool write_part(const char *part)
{
    (void)unlink(part); /* left behind by a run that was killed */
    int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    unsigned char key[DIGEST_KEY_BYTES];
    char line[KEY_DIGITS + 1];
    randombytes_buf(key, sizeof key);
    sodium_bin2hex(line, sizeof line, key, sizeof key);
    line[KEY_DIGITS] = '\n';
    bool ok = write_all(fd, line, sizeof line) && fsync(fd) == 0;
    int why = errno;
    sodium_memzero(key, sizeof key);
    sodium_memzero(line, sizeof line);
    if (close(fd) != 0 && ok) {
        ok = false;
        why = errno;
    }
    if (!ok) (void)unlink(part);
    errno = why;
    return ok;
}

/* link() never replaces a key that another program has just made; where a disk has no links
 * (FAT on a memory stick) the new file is renamed instead. */
static bool create_key(struct arena *a, const char *path, sv shown, struct err *err)
{
    const char *part = arena_format(a, "%s.%ld.part", path, (long)getpid()).p;
    bool ok = write_part(part);
    if (ok && link(part, path) != 0 && errno != EEXIST) ok = rename(part, path) == 0;
    if (ok) {
        (void)unlink(part);
        return true;
    }
    int why = errno;
    (void)unlink(part);
    return file_unwritable(shown, why, err);
}

static bool key_parse(sv line, unsigned char key[DIGEST_KEY_BYTES])
{
    line = sv_trim(line);
    size_t n = 0;
    return line.n == KEY_DIGITS &&
           sodium_hex2bin(key, DIGEST_KEY_BYTES, line.p, line.n, NULL, &n, NULL) == 0 &&
           n == DIGEST_KEY_BYTES;
}

/* The path is that of a key, so a folder there gets no hint to name a file in it. */
static bool unreadable(sv shown, int why, struct err *err)
{
    if (why == ENOENT) return err_set(err, MESSAGE_FILE_MISSING, ARGS(ARG_SV(shown)));
    return err_set(err, MESSAGE_FILE_UNREADABLE, ARGS(ARG_SV(shown), ARG_REASON(why)));
}

static bool read_open_file(int fd, sv shown, bool *too_open, unsigned char key[DIGEST_KEY_BYTES],
                           struct err *err)
{
    char text[KEY_FILE_BYTES_MAX];
    size_t n = 0;
    ssize_t got = 1;
    struct stat st;
    bool ok = fstat(fd, &st) == 0;
    if (ok && !S_ISREG(st.st_mode)) {
        errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
        ok = false;
    }
    while (ok && got != 0 && n < sizeof text) {
        got = read(fd, text + n, sizeof text - n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            ok = false;
        else
            n += (size_t)got;
    }
    if (!ok) return unreadable(shown, errno, err);
    *too_open = (st.st_mode & (S_IRWXG | S_IRWXO)) != 0;
    ok = n < sizeof text && key_parse((sv){ text, n }, key);
    sodium_memzero(text, sizeof text);
    if (ok) return true;
    sodium_memzero(key, DIGEST_KEY_BYTES);
    return err_at(err, (struct place){ shown, 1, 0 }, MESSAGE_DIGEST_KEY_FORM, NO_ARGS);
}

bool digest_key_read(struct arena *a, const char *path, sv shown, bool create, bool *too_open,
                     unsigned char key[DIGEST_KEY_BYTES], struct err *err)
{
    start();
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe must not make us wait */
    if (fd < 0 && errno == ENOENT && create) {
        if (!create_key(a, path, shown, err)) return false;
        fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    }
    if (fd < 0) return unreadable(shown, errno, err);
    bool ok = read_open_file(fd, shown, too_open, key, err);
    (void)close(fd);
    return ok;
}

void digest_key_forget(unsigned char key[DIGEST_KEY_BYTES])
{
    sodium_memzero(key, DIGEST_KEY_BYTES);
}
