/* quotes : the words behind a figure, chosen so that many documents and speakers are heard.
 * Private to 6_report.
 */
#ifndef WF_QUOTES_H
#define WF_QUOTES_H

#include "6_report/section.h"

enum { QUOTES_SHOWN = 12 };

/* The codings of each theme that count: those of interviewers only where the study includes them.
 */
struct quotes_hits {
    size_t *first, *rows; /* theme t: rows[first[t]] to rows[first[t + 1] - 1], in table order */
};
struct quotes_hits quotes_hits(struct arena *a, const struct section_input *in);

struct quotes {
    struct quote *items; /* in the order of the codings */
    size_t count;
    size_t hits;   /* all of them                                        */
    size_t silent; /* of people who count but do not want to be quoted   */
    size_t places; /* utterances that may be quoted                      */
};

/* At most `limit` quotes, one an utterance: document after document gives its next one, of the
 * speaker who was quoted least so far. Anchors are "<prefix>-1", "<prefix>-2" …. */
struct quotes quotes_choose(struct arena *a, const struct section_input *in,
                            const struct quotes_hits *hits, size_t theme, const size_t *speakers,
                            size_t speaker_count, sv prefix, size_t limit);

/* The text around the bytes [begin, end), cut between words where it is long; *hit_begin and
 * *hit_end are the place of those bytes in it. Line ends become blanks. */
sv quotes_cut(struct arena *a, sv text, size_t begin, size_t end, size_t *hit_begin,
              size_t *hit_end);

#endif
