#include "2_ingest/language.h"

#include "0_base/token.h"

/* Frequent words; none stands in two lists, nor is a frequent word of another of these languages (so
 * not "de", "die", "en", "of", "is", "in", "was", "we", "je", "ben", "on"). */
static const struct list {
    const char *tag;
    enum label name;
    const char *words;
} lists[LANGUAGE_LISTS] = {
    [LANGUAGE_LIST_NL] = { "nl", LABEL_LANGUAGE_NL,
      " het een dat niet ik maar ook zijn met voor naar heb heeft wel dan nog wat er om deze dit omdat geen hebben "
      "toch gewoon hier hij zij mijn moet altijd iemand werd daar ge gij nie da dus veel mensen gaan doen " },
    [LANGUAGE_LIST_EN] = { "en", LABEL_LANGUAGE_EN,
      " the and that you this they with but have are what not there were my your about because would from she her "
      "been their some which when to for it don't it's think know " },
    { "fr", LABEL_LANGUAGE_FR,
      " le la les des est pas que qui dans pour avec une vous nous il elle mais sont cette ils ont c'est j'ai d'un "
      "fait comme tout bien aussi parce " },
    { "de", LABEL_LANGUAGE_DE,
      " der das und ist nicht ich sie ein eine zu mit auf für von dem auch wir dass aber haben sind hat oder wenn "
      "kann mir habe weil schon sich nach immer dann " },
    { "tr", LABEL_LANGUAGE_TR,
      " ve bir bu için çok ama daha gibi var sen biz onlar değil olarak kadar sonra şey yok şimdi evet hayır "
      "bana ona benim mı mi olan her zaman böyle öyle onu bizim diye hiç bunu ya " },
};

static bool stands_in(const struct list *list, sv word)
{
    const char *at = list->words;
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] == ' ') return false;
    while ((at = strchr(at, ' ')) && at[1]) {
        at++;
        if (strncmp(at, word.p, word.n) == 0 && at[word.n] == ' ') return true;
    }
    return false;
}

void language_add(struct language_count *count, sv text)
{
    struct arena scratch = { 0 };
    struct token t;
    size_t at = 0;
    while (token_next(text, &at, &t)) {
        if (t.kind != TOKEN_WORD) continue;
        sv word = token_fold(&scratch, sv_slice(text, t.begin, t.end));
        count->words++;
        for (size_t i = 0; i < LANGUAGE_LISTS; i++) {
            if (!stands_in(&lists[i], word)) continue;
            count->hits[i]++;
            break;
        }
    }
    arena_free(&scratch);
}

const char *language_seems(const struct language_count *count, sv tag)
{
    size_t own = LANGUAGE_LISTS, most = 0;
    for (size_t i = 0; i < LANGUAGE_LISTS; i++) {
        if (sv_is(tag, lists[i].tag)) own = i;
        if (count->hits[i] > count->hits[most]) most = i;
    }
    if (own == LANGUAGE_LISTS || most == own || count->words < LANGUAGE_WORDS_NEEDED) return "";
    bool many = count->hits[most] * 100 >= count->words * LANGUAGE_PERCENT;
    return many && count->hits[most] >= LANGUAGE_TIMES * count->hits[own] ? lists[most].tag : "";
}

void language_check(struct arena *a, struct language_groups *groups, const struct language_count *count, sv said,
                    sv file)
{
    const char *seems = language_seems(count, said);
    if (!*seems) return;
    for (size_t i = 0; i < groups->count; i++) {
        struct language_group *g = &groups->items[i];
        if (!sv_eq(g->said, said) || strcmp(g->seems, seems) != 0) continue;
        g->documents++;
        return;
    }
    *ARENA_PUSH(a, groups->items, groups->count, groups->capacity) =
        (struct language_group){ arena_copy(a, said), seems, file, 1 };
}

static const char *name_of(sv tag, enum language language)
{
    for (size_t i = 0; i < LANGUAGE_LISTS; i++)
        if (sv_is(tag, lists[i].tag)) return text_label(lists[i].name, language);
    WF_BUG("a language without a list");
}

void language_tell(const struct language_groups *groups, struct problems *problems)
{
    for (size_t i = 0; i < groups->count; i++) {
        const struct language_group *g = &groups->items[i];
        sv seems = sv_from_cstr(g->seems);
        const char *other = name_of(seems, problems->language), *said = name_of(g->said, problems->language);
        struct args args = ARGS(ARG_CSTR(other), ARG_CSTR(said), ARG_SV(seems), ARG_INT(g->documents));
        problem_add(problems, (struct place){ g->file, 0, 0 },
                    g->documents == 1 ? MESSAGE_LANGUAGE_OTHER : MESSAGE_LANGUAGE_OTHERS, args);
    }
}
