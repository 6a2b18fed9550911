#include "2_ingest/html_lines.h"

#include "2_ingest/entity.h"

/* No transcript is longer than 100 hours. */
#define MOST_SECONDS 359999.0
enum { TAG_NAME_BYTES = 12 };

struct html {
    struct passage *p;
    sv rest;
    struct buffer line;
    size_t number;     /* of lines that were added */
    size_t bold_depth, bold_bytes;
    bool space;        /* a blank is due before the next word */
    bool bold_broken;  /* words in plain type stand on this line */
    int64_t pending_ms; /* a time behind words; -1: none */
};

struct tag {
    char name[TAG_NAME_BYTES + 1];
    bool closing;
    sv attributes;
};

/* ---- words ---------------------------------------------------------------------------------- */

static sv mark(struct arena *a, int64_t ms)
{
    int64_t seconds = ms / 1000;
    return arena_format(a, "[%lld:%02lld:%02lld.%03lld]", (long long)(seconds / 3600), (long long)(seconds / 60 % 60),
                        (long long)(seconds % 60), (long long)(ms % 1000));
}

static void lose_pending(struct html *h)
{
    if (h->pending_ms >= 0) passage_lose(h->p, SV("timestamp"), h->number + 1);
    h->pending_ms = -1;
}

/* Words with blanks of any kind between them; a no-break space too is one. */
static void add_words(struct html *h, sv text)
{
    text = entity_decode(h->p->a, text);
    for (size_t i = 0; i < text.n;) {
        bool wide = sv_starts(sv_from(text, i), SV("\xC2\xA0"));
        if (wide || sv_blank_byte(text.p[i])) {
            h->space = h->line.n > 0;
            i += wide ? 2 : 1;
            continue;
        }
        size_t end = i;
        while (end < text.n && !sv_blank_byte(text.p[end]) && !sv_starts(sv_from(text, end), SV("\xC2\xA0"))) end++;
        lose_pending(h);
        if (h->space) buffer_cstr(&h->line, " ");
        h->space = false;
        buffer_add(&h->line, sv_slice(text, i, end));
        h->bold_broken = h->bold_broken || !h->bold_depth;
        if (!h->bold_broken) h->bold_bytes = h->line.n;
        i = end;
    }
}

/* A line that a <br> ends counts, also when it is empty: people see it. */
static void end_line(struct html *h, bool broken)
{
    if (h->pending_ms >= 0) {
        buffer_cstr(&h->line, " ");
        buffer_add(&h->line, mark(h->p->a, h->pending_ms));
    }
    sv text = sv_trim(buffer_sv(&h->line));
    h->number += text.n || broken;
    if (text.n)
        passage_add(h->p, (struct passage_line){ .source = arena_copy(h->p->a, text), .number = h->number,
                                                 .place = PLACE_PARAGRAPH, .offset = SIZE_MAX,
                                                 .bold_bytes = h->bold_bytes });
    h->line.n = h->bold_bytes = 0;
    h->space = h->bold_broken = false;
    h->pending_ms = -1;
}

/* ---- tags ----------------------------------------------------------------------------------- */

static bool one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

/* Takes "<p class=…>" off the rest; false: what stands here is no tag, and is a word. Quotes hold a >. */
static bool cut_tag(struct html *h, struct tag *tag)
{
    sv at = h->rest;
    size_t n = 1, length = 0;
    *tag = (struct tag){ .closing = at.n > 1 && at.p[1] == '/' };
    n += tag->closing;
    if (n >= at.n || !sv_letter_byte(at.p[n])) return false;
    for (; n < at.n && (sv_letter_byte(at.p[n]) || sv_digit_byte(at.p[n])); n++)
        if (length < TAG_NAME_BYTES) tag->name[length++] = sv_lowered_byte(at.p[n]);
    size_t begin = n;
    char quote = '\0';
    for (; n < at.n && (quote || at.p[n] != '>'); n++) {
        if (quote ? at.p[n] == quote : at.p[n] == '"' || at.p[n] == '\'') quote = quote ? '\0' : at.p[n];
    }
    tag->attributes = sv_slice(at, begin, n);
    h->rest = sv_from(at, n < at.n ? n + 1 : n);
    return true;
}

/* The value of an attribute; "" when there is none. */
static sv attribute(const struct tag *tag, sv name)
{
    for (size_t i = 1; i + name.n + 1 < tag->attributes.n; i++) {
        sv at = sv_from(tag->attributes, i), value, rest;
        if (!sv_blank_byte(tag->attributes.p[i - 1]) || !sv_starts(at, name) || at.p[name.n] != '=') continue;
        at = sv_from(at, name.n + 1);
        if (at.n > 1 && (at.p[0] == '"' || at.p[0] == '\'') && sv_split(sv_from(at, 1), at.p[0], &value, &rest))
            return value;
    }
    return (sv){ "", 0 };
}

/* Whether "</name" stands here, in either case. */
static bool closes(sv at, const char *name)
{
    size_t n = strlen(name);
    return at.n >= n + 2 && sv_starts(at, SV("</")) && sv_alike(sv_slice(at, 2, n + 2), sv_from_cstr(name));
}

/* Goes on behind "</name>"; without one, behind everything. */
static sv cut_until_close(struct html *h, const char *name)
{
    sv inside = h->rest;
    struct tag ignored;
    size_t n = 0;
    while (n < inside.n && !closes(sv_from(inside, n), name)) n++;
    h->rest = sv_from(inside, n);
    if (n < inside.n && !cut_tag(h, &ignored)) h->rest = sv_from(inside, inside.n);
    return sv_slice(inside, 0, n);
}

/* A time where it can be kept, or where it is the last of its line. */
static void add_time(struct html *h, int64_t ms)
{
    bool behind_label = sv_ends(buffer_sv(&h->line), SV(":"));
    bool bold = !h->bold_broken;
    lose_pending(h);
    if (h->line.n && !behind_label) {
        h->pending_ms = ms;
        return;
    }
    if (behind_label) buffer_cstr(&h->line, " ");
    buffer_add(&h->line, mark(h->p->a, ms));
    if (bold && !behind_label) h->bold_bytes = h->line.n;
    h->space = true;
}

static void read_timestamp(struct html *h, const struct tag *tag)
{
    struct err ignored;
    double seconds;
    int64_t ms;
    struct html inner = { .rest = h->rest };
    struct tag next;
    /* the text of the span is the same time; a span that is never closed holds none */
    size_t n = 0;
    while (n < h->rest.n && h->rest.p[n] != '<') n++;
    sv inside = sv_slice(h->rest, 0, n);
    if (num_f64(sv_trim(attribute(tag, SV("data-timestamp"))), 0, MOST_SECONDS, &seconds, &ignored))
        ms = (int64_t)(seconds * 1000 + 0.5);
    else if (!label_time(sv_trim(entity_decode(h->p->a, inside)), &ms))
        return;
    inner.rest = sv_from(h->rest, n);
    h->rest = inner.rest;
    if (inner.rest.n && cut_tag(&inner, &next) && next.closing && strcmp(next.name, "span") == 0) h->rest = inner.rest;
    add_time(h, ms);
}

static void read_tag(struct html *h, const struct tag *tag)
{
    static const char *const blocks[] = { "p",  "div", "br", "li", "tr", "ul", "ol", "table", "blockquote", "hr",
                                          "h1", "h2",  "h3", "h4", "h5", "h6", "body", "section" };
    static const char *const unseen[] = { "script", "style", "head", "title", "template", "noscript" };
    static const char *const bold[] = { "b", "strong" };
    if (one_of(tag->name, blocks, WF_COUNT(blocks))) {
        end_line(h, strcmp(tag->name, "br") == 0);
    } else if (one_of(tag->name, unseen, WF_COUNT(unseen))) {
        if (!tag->closing && cut_until_close(h, tag->name).n)
            passage_lose(h->p, sv_from_cstr(tag->name), h->number + 1);
    } else if (one_of(tag->name, bold, WF_COUNT(bold))) {
        if (!tag->closing) h->bold_depth++;
        else if (h->bold_depth) h->bold_depth--;
    } else if (strcmp(tag->name, "td") == 0 || strcmp(tag->name, "th") == 0) {
        h->space = h->line.n > 0;
    } else if (strcmp(tag->name, "img") == 0) {
        passage_lose(h->p, SV("img"), h->number + 1);
    } else if (strcmp(tag->name, "span") == 0 && !tag->closing && sv_is(attribute(tag, SV("class")), "timestamp")) {
        read_timestamp(h, tag);
    }
}

static bool cut_comment(sv *rest)
{
    if (!sv_starts(*rest, SV("<!"))) return false;
    bool comment = sv_starts(*rest, SV("<!--"));
    size_t n = 2;
    while (n < rest->n && !(comment ? sv_starts(sv_from(*rest, n), SV("-->")) : rest->p[n] == '>')) n++;
    n += comment ? 3 : 1;
    *rest = sv_from(*rest, n < rest->n ? n : rest->n);
    return true;
}

void html_lines_add(struct passage *p, sv html)
{
    struct html h = { .p = p, .rest = html, .line = { .a = p->a }, .pending_ms = -1 };
    struct tag tag;
    while (h.rest.n) {
        size_t n = 0;
        while (n < h.rest.n && h.rest.p[n] != '<') n++;
        add_words(&h, sv_slice(h.rest, 0, n));
        h.rest = sv_from(h.rest, n);
        if (!h.rest.n || cut_comment(&h.rest)) continue;
        if (cut_tag(&h, &tag)) {
            read_tag(&h, &tag);
        } else {
            add_words(&h, sv_slice(h.rest, 0, 1));
            h.rest = sv_from(h.rest, 1);
        }
    }
    end_line(&h, false);
}
