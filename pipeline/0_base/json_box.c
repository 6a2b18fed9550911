#include "0_base/json_box.h"

#include "0_base/out.h"
#include "0_base/utf8.h"

#include <jansson.h>

enum { INDENT = 1 };

struct json_value {
    json_t *json;
};

static void drop(void *json) { json_decref(json); }

/* The library returns NULL or -1 only for want of memory, since we hand it nothing it refuses. */
static json_t *must(struct arena *a, json_t *json)
{
    if (!json) arena_exhausted(a, 0);
    return json;
}

static struct json_value *value_of(struct arena *a, json_t *json)
{
    struct json_value *v = ARENA_NEW(a, struct json_value, 1);
    v->json = must(a, json);
    arena_defer(a, v->json, drop);
    return v;
}

/* Text as the library accepts it: bytes that are not UTF-8 (they can stand in the name of a file)
 * are shown as U+FFFD. */
static sv valid(struct arena *a, sv s)
{
    size_t bad = utf8_invalid_at(s);
    if (bad == s.n) return s;
    struct buffer b = { .a = a };
    for (; s.n; bad = utf8_invalid_at(s)) {
        buffer_add(&b, sv_slice(s, 0, bad));
        s = sv_from(s, bad);
        if (!s.n) break;
        buffer_add(&b, SV("\xEF\xBF\xBD"));
        s = sv_from(s, 1);
    }
    return buffer_sv(&b);
}

static json_t *text(struct arena *a, sv s)
{
    s = valid(a, s);
    return must(a, json_stringn(s.n ? s.p : "", s.n));
}

/* Takes over `value`. */
static void put(struct arena *a, struct json_value *object, const char *key, json_t *value)
{
    WF_ASSERT(json_is_object(object->json));
    const char *name = arena_cstr(a, valid(a, sv_from_cstr(key)));
    if (json_object_set_new(object->json, name, value) != 0) arena_exhausted(a, 0);
}

static void append(struct arena *a, struct json_value *array, json_t *value)
{
    WF_ASSERT(json_is_array(array->json));
    if (json_array_append_new(array->json, value) != 0) arena_exhausted(a, 0);
}

struct json_value *json_box_object(struct arena *a) { return value_of(a, json_object()); }
struct json_value *json_box_array(struct arena *a) { return value_of(a, json_array()); }

void json_box_set(struct arena *a, struct json_value *object, const char *key,
                  struct json_value *value)
{
    WF_ASSERT(object != value);
    put(a, object, key, json_incref(value->json));
}

void json_box_set_sv(struct arena *a, struct json_value *object, const char *key, sv s)
{
    put(a, object, key, text(a, s));
}

void json_box_set_int(struct arena *a, struct json_value *object, const char *key, int64_t n)
{
    put(a, object, key, must(a, json_integer((json_int_t)n)));
}

void json_box_set_bool(struct arena *a, struct json_value *object, const char *key, bool yes)
{
    put(a, object, key, json_boolean(yes));
}

void json_box_set_null(struct arena *a, struct json_value *object, const char *key)
{
    put(a, object, key, json_null());
}

void json_box_push(struct arena *a, struct json_value *array, struct json_value *value)
{
    WF_ASSERT(array != value);
    append(a, array, json_incref(value->json));
}

void json_box_push_sv(struct arena *a, struct json_value *array, sv s)
{
    append(a, array, text(a, s));
}

static int collect(const char *bytes, size_t n, void *into)
{
    buffer_add(into, (sv){ bytes, n });
    return 0;
}

sv json_box_text(struct arena *a, const struct json_value *value)
{
    struct buffer b = { .a = a };
    size_t flags = JSON_SORT_KEYS | JSON_INDENT(INDENT);
    if (json_dump_callback(value->json, collect, &b, flags) != 0) arena_exhausted(a, 0);
    buffer_cstr(&b, "\n");
    return buffer_sv(&b);
}

bool json_box_parse(struct arena *a, sv file, sv text, const struct json_value **value, struct err *err)
{
    json_error_t error;
    json_t *json = json_loadb(text.n ? text.p : "", text.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!json) {
        size_t line = error.line > 0 ? (size_t)error.line : 1, column = error.column > 0 ? (size_t)error.column : 1;
        return err_at(err, (struct place){ file, line, column }, MESSAGE_JSON_BROKEN, NO_ARGS);
    }
    *value = value_of(a, json);
    return true;
}

bool json_box_find_sv(struct arena *a, const struct json_value *value, const char *key, sv *text)
{
    const json_t *member = json_object_get(value->json, key);
    if (!json_is_string(member)) return false;
    *text = arena_copy(a, (sv){ json_string_value(member), json_string_length(member) });
    return true;
}

size_t json_box_keys(struct arena *a, const struct json_value *value, sv **keys)
{
    size_t count = 0;
    *keys = ARENA_NEW(a, sv, json_object_size(value->json));
    for (void *at = json_object_iter(value->json); at; at = json_object_iter_next(value->json, at))
        (*keys)[count++] = arena_copy(a, sv_from_cstr(json_object_iter_key(at)));
    return count;
}
