#include "2_ingest/styles.h"

void styles_add(struct arena *a, struct styles *styles, enum style_kind kind, sv name, struct style style)
{
    bool fresh;
    keys_put(a, &styles->names[kind], name, styles->count, &fresh);
    *ARENA_PUSH(a, styles->items, styles->count, styles->capacity) = style;
}

/* A style may be based on itself, over others: then it stops somewhere. */
struct style_look styles_look(const struct styles *styles, enum style_kind kind, sv name)
{
    enum { LONGEST_CHAIN = 12 };
    struct style_look look = { STYLE_UNSAID, STYLE_UNSAID };
    for (size_t i = 0; i < LONGEST_CHAIN && name.n; i++) {
        const size_t *at = keys_find(&styles->names[kind], name);
        if (!at) break;
        look = style_fill(look, styles->items[*at].look);
        name = styles->items[*at].parent;
    }
    return look;
}

static enum style_said first_said(enum style_said a, enum style_said b) { return a != STYLE_UNSAID ? a : b; }

struct style_look style_fill(struct style_look look, struct style_look otherwise)
{
    return (struct style_look){ first_said(look.bold, otherwise.bold), first_said(look.hidden, otherwise.hidden) };
}
