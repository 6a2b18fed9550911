#include "2_ingest/entity.h"

#include "0_base/num.h"
#include "0_base/out.h"
#include "0_base/utf8.h"

enum { LONGEST = 12 }; /* no entity that is known has more bytes */

/* Those of WebVTT, and those that programs for transcribing write into HTML. */
static const struct {
    const char *name, *text;
} entities[] = {
    { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" },
    { "apos", "'" }, { "nbsp", " " }, { "lrm", "" }, { "rlm", "" },
    { "shy", "" }, { "eacute", "é" }, { "egrave", "è" }, { "euml", "ë" },
    { "ecirc", "ê" }, { "iuml", "ï" }, { "ouml", "ö" }, { "uuml", "ü" },
    { "auml", "ä" }, { "agrave", "à" }, { "aacute", "á" }, { "oacute", "ó" },
    { "ccedil", "ç" }, { "Eacute", "É" }, { "Ouml", "Ö" }, { "Uuml", "Ü" },
    { "hellip", "…" }, { "ndash", "–" }, { "mdash", "—" }, { "lsquo", "‘" },
    { "rsquo", "’" }, { "ldquo", "“" }, { "rdquo", "”" }, { "euro", "€" },
    { "bull", "•" }, { "middot", "·" },
};

static bool character_code(sv name, uint32_t *code)
{
    int64_t value = 0;
    struct err ignored;
    if (name.n < 2 || name.p[0] != '#') return false;
    name = sv_from(name, 1);
    if (name.p[0] == 'x' || name.p[0] == 'X') {
        for (size_t i = 1; i < name.n && value <= 0x10FFFF; i++) {
            const char *digits = "0123456789abcdef0123456789ABCDEF";
            const char *at = memchr(digits, name.p[i], 32);
            if (!at) return false;
            value = value * 16 + (at - digits) % 16;
        }
    } else if (!num_i64(name, 0, 0x10FFFF, &value, &ignored)) {
        return false;
    }
    if (value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return false;
    *code = (uint32_t)value;
    return true;
}

/* Puts one entity; what is none stays as it is written. Returns the bytes it took. No further than the
 * longest is looked, so that text without any ';' is not gone through for each '&'. */
static size_t put_entity(struct buffer *to, sv text)
{
    sv name, after, here = text.n > LONGEST ? sv_slice(text, 0, LONGEST) : text;
    uint32_t code;
    char bytes[4];
    if (sv_split(sv_from(here, 1), ';', &name, &after)) {
        for (size_t i = 0; i < WF_COUNT(entities); i++) {
            if (!sv_is(name, entities[i].name)) continue;
            buffer_cstr(to, entities[i].text);
            return name.n + 2;
        }
        if (character_code(name, &code)) {
            buffer_add(to, (sv){ bytes, utf8_put(code, bytes) });
            return name.n + 2;
        }
    }
    buffer_cstr(to, "&");
    return 1;
}

sv entity_decode(struct arena *a, sv text)
{
    struct buffer to = { .a = a };
    sv before, after;
    if (!text.n || !memchr(text.p, '&', text.n)) return text;
    while (sv_split(text, '&', &before, &after)) {
        buffer_add(&to, before);
        text = sv_from(text, before.n);
        text = sv_from(text, put_entity(&to, text));
    }
    buffer_add(&to, text);
    return buffer_sv(&to);
}
