/* json_box : the only door to jansson: values built in an arena, dumped with sorted keys. */
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
void json_box_set_real(struct arena *a, struct json_value *object, const char *key, double x);
void json_box_set_bool(struct arena *a, struct json_value *object, const char *key, bool yes);
void json_box_set_null(struct arena *a, struct json_value *object, const char *key);
void json_box_push(struct arena *a, struct json_value *array, struct json_value *value);
void json_box_push_sv(struct arena *a, struct json_value *array, sv text);
/* Sorted keys, indent 1, final newline. */
sv json_box_text(struct arena *a, const struct json_value *value);

#endif
