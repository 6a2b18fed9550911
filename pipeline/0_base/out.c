#include "0_base/out.h"

#include "0_base/file.h"
#include "0_base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

struct out_part {
    FILE *to; /* NULL: closed */
    const char *part;
};

/* A device or a pipe (/dev/full, /dev/stdout) is written to as it is: a rename would put a file
 * in its place. */
static bool is_stream(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static void abandon(void *object)
{
    struct out_part *open = object;
    if (!open->to) return;
    fclose(open->to);
    if (open->part) unlink(open->part);
    open->to = NULL;
}

static int create(const char *part)
{
    return open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
}

bool out_open(struct arena *a, const char *path, struct out *out, struct err *err)
{
    *out = (struct out){ .to = stdout, .path = path };
    if (strcmp(path, "-") == 0) return true;
    if (file_is_folder(path)) return file_unwritable(sv_from_cstr(path), EISDIR, err);
    struct out_part *state = ARENA_NEW(a, struct out_part, 1);
    arena_defer(a, state, abandon);
    int fd;
    if (is_stream(path)) {
        fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    } else {
        out->part = arena_format(a, "%s.part", path).p;
        fd = create(out->part);
        if (fd < 0 && errno == EEXIST && unlink(out->part) == 0) /* left by a run that was killed */
            fd = create(out->part);
    }
    if (fd < 0) return file_unwritable(sv_from_cstr(path), errno, err);
    out->to = fdopen(fd, "wb");
    int why = errno;
    if (out->to) {
        *state = (struct out_part){ out->to, out->part };
        out->open = state;
        return true;
    }
    close(fd);
    if (out->part) unlink(out->part);
    return file_unwritable(sv_from_cstr(path), why, err);
}

/* So that the new name itself survives a power cut. The file is whole by now, and not every file
 * system can sync a folder: a failure here is not reported. */
static void sync_folder(struct out *out)
{
    char folder[4096];
    sv name = file_folder(sv_from_cstr(out->path));
    if (name.n >= sizeof folder) return;
    memcpy(folder, name.p, name.n);
    folder[name.n] = '\0';
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    (void)fsync(fd);
    close(fd);
}

/* 0, or the errno of the first thing that went wrong up to and including the close. */
static int finish(struct out *out)
{
    errno = 0;
    int why = 0;
    bool earlier = ferror(out->to) != 0;
    if (fflush(out->to) != 0) why = errno;
    if (earlier && why == 0) why = out->why ? out->why : EIO;
    if (out->to == stdout) return why;
    if (why == 0 && out->part && fsync(fileno(out->to)) != 0) why = errno;
    if (fclose(out->to) != 0 && why == 0) why = errno;
    out->open->to = NULL;
    return why;
}

bool out_close(struct out *out, struct err *err)
{
    int why = finish(out);
    if (out->part) {
        if (why == 0 && rename(out->part, out->path) != 0) why = errno;
        if (why)
            unlink(out->part);
        else
            sync_folder(out);
    }
    out->to = NULL;
    return why == 0 || file_unwritable(sv_from_cstr(out->path), why, err);
}

bool out_leave(struct out *out, struct err *err)
{
    int why = finish(out);
    if (why && out->part) unlink(out->part);
    out->to = NULL;
    return why == 0 || file_unwritable(sv_from_cstr(out->path), why, err);
}

void out_cancel(struct out *out)
{
    if (out->open) abandon(out->open);
    out->to = NULL;
}

void out_printf(struct out *out, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vfprintf(out->to, fmt, ap); /* a failure is seen by out_close() */
    va_end(ap);
}

bool out_file(struct arena *a, const char *path, sv bytes, struct err *err)
{
    struct out out;
    if (!out_open(a, path, &out, err)) return false;
    out_sv(&out, bytes);
    return out_close(&out, err);
}

/* Room for n bytes more and a NUL. */
static char *room(struct buffer *b, size_t n)
{
    size_t need = b->n + n + 1;
    if (need > b->capacity) {
        size_t wider = b->capacity * 2 > need ? b->capacity * 2 : need + 64;
        char *moved = ARENA_NEW(b->a, char, wider);
        if (b->n) memcpy(moved, b->bytes, b->n);
        b->bytes = moved;
        b->capacity = wider;
    }
    return b->bytes + b->n;
}

void buffer_add(struct buffer *b, sv s)
{
    if (s.n == 0) return;
    memcpy(room(b, s.n), s.p, s.n);
    b->n += s.n;
}

void buffer_cstr(struct buffer *b, const char *s) { buffer_add(b, sv_from_cstr(s)); }

void buffer_printf(struct buffer *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n > 0) {
        vsnprintf(room(b, (size_t)n), (size_t)n + 1, fmt, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

sv buffer_sv(const struct buffer *b) { return b->n ? (sv){ b->bytes, b->n } : (sv){ "", 0 }; }

/* What stands in the place of the character at `at`, and how many bytes it takes; NULL: it
 * stays. U+FFFE and U+FFFF (EF BF BE, EF BF BF) are forbidden in XML as the controls are. */
static const char *escape(sv s, size_t at, size_t *bytes)
{
    static const char unfit[] = "\xEF\xBF\xBD";
    const unsigned char *p = (const unsigned char *)s.p + at;
    size_t left = s.n - at;
    *bytes = 1;
    switch (p[0]) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\t':
    case '\n': return NULL;
    default: break;
    }
    if (p[0] < 0x20 || p[0] == 0x7F) return unfit;
    if (left >= 2 && p[0] == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0) return *bytes = 2, unfit;
    if (left >= 3 && p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE) return *bytes = 3, unfit;
    return NULL;
}

void buffer_html(struct buffer *b, sv s)
{
    size_t begin = 0, at = 0;
    while (at < s.n) {
        size_t bytes;
        const char *instead = escape(s, at, &bytes);
        if (instead) {
            buffer_add(b, sv_slice(s, begin, at));
            buffer_cstr(b, instead);
            begin = at + bytes;
        }
        at += bytes;
    }
    buffer_add(b, sv_slice(s, begin, at));
}

void buffer_attribute(struct buffer *b, sv s)
{
    for (size_t at = 0, bytes; at < s.n; at += bytes) {
        char c = s.p[at];
        const char *instead = escape(s, at, &bytes);
        if (c == '\n' || c == '\r' || c == '\t') buffer_printf(b, "&#%d;", c);
        else if (instead && c != '>' && c != '\'') buffer_cstr(b, instead);
        else buffer_add(b, sv_slice(s, at, at + bytes));
    }
}

void out_wrap(FILE *to, const char *indent, sv text, size_t width)
{
    struct arena scratch = { 0 };
    sv rest = err_shown(&scratch, text), word;
    size_t column = strlen(indent), words = 0;
    fputs(indent, to);
    while (sv_cut(&rest, ' ', &word)) {
        size_t n = utf8_count(word);
        if (words && column + 1 + n > width) {
            fprintf(to, "\n%s    ", indent);
            column = strlen(indent) + 4;
            words = 0;
        }
        fprintf(to, "%s%.*s", words ? " " : "", SV_ARG(word));
        column += n + (words > 0);
        words++;
    }
    fputc('\n', to);
    arena_free(&scratch);
}
