/* json_box : the only door to jansson: values built in an arena and dumped with sorted keys, or read. */
#ifndef WF_JSON_BOX_H
#define WF_JSON_BOX_H

#include "0_base/err.h"

struct json_value; /* opaque; owned by the arena it was made in */

struct json_value *json_box_object(struct arena *a);
struct json_value *json_box_array(struct arena *a);
void json_box_set(struct arena *a, struct json_value *object, const char *key,
                  struct json_value *value);
void json_box_set_sv(struct arena *a, struct json_value *object, const char *key, sv text);
void json_box_set_int(struct arena *a, struct json_value *object, const char *key, int64_t n);
void json_box_set_bool(struct arena *a, struct json_value *object, const char *key, bool yes);
void json_box_set_null(struct arena *a, struct json_value *object, const char *key);
void json_box_push(struct arena *a, struct json_value *array, struct json_value *value);
void json_box_push_sv(struct arena *a, struct json_value *array, sv text);
/* Sorted keys, indent 1, final newline. */
sv json_box_text(struct arena *a, const struct json_value *value);

/* Reads a text as one value.
 *
 * Errors: JSON_BROKEN at its line and column; also where it is nested deeper than the library goes
 * (2,048), and for a key that is there twice. */
bool json_box_parse(struct arena *a, sv file, sv text, const struct json_value **value, struct err *err) WF_MUST_USE;

/* The text of a member of an object, put in `a`; false: it is not there, or no text. */
bool json_box_find_sv(struct arena *a, const struct json_value *value, const char *key, sv *text) WF_MUST_USE;

/* The keys of an object, in the order of the source; 0: it has none, or is no object. */
size_t json_box_keys(struct arena *a, const struct json_value *value, sv **keys);

#endif
