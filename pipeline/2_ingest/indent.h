/* indent : turns that begin where lines are set in, in a text wrapped by hand without blank lines.
 *
 *   Wat ziet u daar als u naar      Wat ziet u daar als u naar        Wat ziet u daar als u naar
 *   buiten kijkt?                      buiten kijkt?                  buiten kijkt?
 *      Bonen, en daarachter de      Bonen, en daarachter de             Bonen, en daarachter de
 *      tomaten van Omar.               tomaten van Omar.              tomaten van Omar.
 *
 *   blocks                          hanging                          first lines
 */
#ifndef WF_INDENT_H
#define WF_INDENT_H

#include "2_ingest/passage.h"

enum indent { INDENT_BLOCKS, INDENT_HANGING, INDENT_FIRST };

/* Whether the lines [begin, end) show turns by indents: no blank lines to speak of, none longer than
 * a hand wraps them, and some but not all set in. */
bool indent_tells(const struct passage *p, size_t begin, size_t end);

/* How the lines are set in. A line that is followed by more of its turn is filled to about the width
 * of the text, and the last of a turn is not. */
enum indent indent_find(const struct passage *p, size_t begin, size_t end);

/* Whether a line that is not blank begins a turn; `before`: the last line above it that is not blank. */
bool indent_begins(enum indent indent, const struct passage_line *before, const struct passage_line *line);

#endif
