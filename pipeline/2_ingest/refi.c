#include "2_ingest/refi.h"

#include "0_base/keys.h"
#include "0_base/utf8.h"

/* ---- elements ------------------------------------------------------------------------------ */

sv refi_value(const struct xml_element *e, const char *name)
{
    return sv_trim(xml_box_value(e, name));
}

sv refi_child_text(const struct xml_element *e, const char *name)
{
    const struct xml_element *child = xml_box_child(e, name);
    return child ? sv_trim(child->text) : (sv){ "", 0 };
}

/* Without braces, in lower case. */
static sv plain_guid(struct arena *a, sv guid)
{
    guid = sv_trim(guid);
    if (guid.n > 1 && guid.p[0] == '{' && guid.p[guid.n - 1] == '}') guid = sv_slice(guid, 1, guid.n - 1);
    char *bytes = ARENA_NEW(a, char, guid.n + 1);
    for (size_t i = 0; i < guid.n; i++) bytes[i] = sv_lowered_byte(guid.p[i]);
    return (sv){ bytes, guid.n };
}

/* 8-4-4-4-12 hexadecimal digits */
static bool guid_form(sv plain)
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (plain.n != sizeof form - 1) return false;
    for (size_t i = 0; i < plain.n; i++) {
        bool hex = sv_digit_byte(plain.p[i]) || (plain.p[i] >= 'a' && plain.p[i] <= 'f');
        if (form[i] == '-' ? plain.p[i] != '-' : !hex) return false;
    }
    return true;
}

static void name_element(struct refi *r, const struct xml_element *e)
{
    const sv *guid = xml_box_attribute(e, "guid");
    bool fresh;
    if (!guid) return;
    sv plain = plain_guid(r->a, *guid);
    if (!guid_form(plain) && !r->odd_guids++) r->odd_guid = e;
    keys_put(r->a, &r->by_guid, plain, r->named_count, &fresh);
    if (fresh) *ARENA_PUSH(r->a, r->named, r->named_count, r->named_capacity) = (struct refi_named){ plain, e };
}

static void name_all(struct refi *r, const struct xml_element *e)
{
    name_element(r, e);
    for (size_t i = 0; i < e->child_count; i++) name_all(r, e->children[i]);
}

void refi_name(struct refi *r)
{
    r->by_guid = (struct keys){ 0 };
    r->named_count = r->odd_guids = 0;
    r->odd_guid = NULL;
    name_all(r, r->root);
}

const struct xml_element *refi_find_any(const struct refi *r, const sv *guid)
{
    struct arena scratch = { 0 };
    if (!guid || !guid->n) return NULL;
    const size_t *at = keys_find(&r->by_guid, plain_guid(&scratch, *guid));
    const struct xml_element *found = at ? r->named[*at].element : NULL;
    arena_free(&scratch);
    return found;
}

const struct xml_element *refi_find(const struct refi *r, const sv *guid, const char *name)
{
    const struct xml_element *found = refi_find_any(r, guid);
    return found && sv_is(found->name, name) ? found : NULL;
}

/* ---- texts --------------------------------------------------------------------------------- */

static void add_text(struct refi *r, const struct xml_element *source, const struct xml_element *holder, bool first)
{
    sv name = refi_value(source, "name"), own = refi_value(holder, "name");
    if (!name.n || (!first && own.n)) name = own;
    *ARENA_PUSH(r->a, r->texts, r->text_count, r->text_capacity) = (struct refi_text){
        .source = source, .holder = holder, .name = name, .path = refi_value(holder, "plainTextPath"), .first = first,
    };
}

static void find_texts(struct refi *r)
{
    const struct xml_element *sources = xml_box_child(r->root, "Sources");
    for (size_t i = 0; sources && i < sources->child_count; i++) {
        const struct xml_element *source = sources->children[i];
        bool first = true;
        if (sv_is(source->name, "TextSource")) add_text(r, source, source, true);
        for (size_t k = 0; k < source->child_count; k++) {
            const struct xml_element *child = source->children[k];
            if (!sv_is(child->name, "Representation") && !sv_is(child->name, "Transcript")) continue;
            add_text(r, source, child, first);
            first = false;
        }
    }
}

/* ---- archives ------------------------------------------------------------------------------ */

static bool is_qde(sv name) { return name.n > 4 && sv_alike(sv_from(name, name.n - 4), SV(".qde")); }

bool refi_archive(const struct zip_archive *zip)
{
    for (size_t i = 0; zip && i < zip->member_count; i++)
        if (is_qde(zip->members[i].name)) return true;
    return false;
}

/* The one XML file; its name is what each program likes. */
static bool read_qde(struct arena *a, sv file, const struct zip_archive *zip, sv *bytes, struct err *err)
{
    const struct zip_member *found = NULL;
    for (size_t i = 0; i < zip->member_count; i++) {
        if (!is_qde(zip->members[i].name)) continue;
        if (found)
            return err_at(err, (struct place){ .file = file }, MESSAGE_REFI_QDE_SEVERAL,
                          ARGS(ARG_SV(found->name), ARG_SV(zip->members[i].name)));
        found = &zip->members[i];
    }
    if (!found) return err_at(err, (struct place){ .file = file }, MESSAGE_REFI_QDE_NONE, NO_ARGS);
    return zip_box_member(a, zip, found->name, bytes, err);
}

bool refi_open(struct arena *a, sv file, sv bytes, const struct zip_archive *zip, struct refi *r, struct err *err)
{
    struct xml_element *root;
    *r = (struct refi){ .a = a, .file = file, .zip = zip };
    if (zip && !read_qde(a, file, zip, &bytes, err)) return false;
    if (!xml_box_read(a, file, bytes, &root, err)) return false;
    if (!sv_is(root->name, "Project"))
        return err_at(err, (struct place){ file, root->line, root->column }, MESSAGE_REFI_ROOT,
                      ARGS(ARG_SV(root->name)));
    r->root = root;
    refi_name(r);
    find_texts(r);
    return true;
}

/* "internal://a.txt" lies in the archive's folder of sources. A text elsewhere is looked for there too,
 * by its name: some programs put it there all the same. */
static const struct zip_member *find_member(const struct refi *r, sv path)
{
    size_t begin = path.n;
    while (begin && path.p[begin - 1] != '/') begin--;
    path = sv_from(path, begin);
    for (size_t i = 0; r->zip && path.n && i < r->zip->member_count; i++) {
        sv folder, name;
        if (!sv_split(r->zip->members[i].name, '/', &folder, &name)) continue;
        if (sv_alike(folder, SV("sources")) && sv_alike(name, path)) return &r->zip->members[i];
    }
    return NULL;
}

static bool has_mark(sv bytes)
{
    return sv_starts(bytes, SV("\xEF\xBB\xBF")) || sv_starts(bytes, SV("\xFF\xFE")) || sv_starts(bytes, SV("\xFE\xFF"));
}

bool refi_load(struct refi *r, struct refi_text *text, struct err *err)
{
    enum encoding used;
    const struct xml_element *content = xml_box_child(text->holder, "PlainTextContent");
    const struct zip_member *member = text->path.n ? find_member(r, text->path) : NULL;
    if (text->loaded) return !text->missing;
    text->loaded = true;
    text->missing = !content && !member;
    if (text->missing) return false;
    if (member) {
        sv bytes;
        text->missing = !zip_box_member(r->a, r->zip, member->name, &bytes, err) ||
                        !utf8_from_bytes(r->a, r->file, bytes, ENCODING_DETECT, &used, &text->stored, err);
        text->mark = !text->missing && has_mark(bytes);
    } else {
        text->mark = has_mark(content->text);
        text->stored = text->mark ? sv_from(content->text, 3) : content->text;
    }
    return !text->missing;
}

/* ---- what elements say ------------------------------------------------------------------------ */

sv refi_code_path(struct arena *a, const struct xml_element *code)
{
    sv path = refi_value(code, "name");
    for (const struct xml_element *e = code->parent; e && sv_is(e->name, "Code"); e = e->parent)
        path = arena_format(a, "%.*s/%.*s", SV_ARG(refi_value(e, "name")), SV_ARG(path));
    return utf8_normalise(a, path);
}

sv refi_note(struct refi *r, const struct xml_element *note)
{
    struct err ignored = { 0 };
    struct refi_text text = { .holder = note, .path = refi_value(note, "plainTextPath") };
    sv said = refi_load(r, &text, &ignored) ? sv_trim(text.stored) : (sv){ "", 0 };
    sv name = refi_value(note, "name"), more = refi_child_text(note, "Description");
    struct buffer b = { .a = r->a };
    const sv parts[] = { name, said, more };
    for (size_t i = 0; i < WF_COUNT(parts); i++) {
        if (!parts[i].n || (i && sv_eq(parts[i], parts[i - 1]))) continue;
        if (b.n) buffer_cstr(&b, "\n");
        buffer_add(&b, parts[i]);
    }
    return buffer_sv(&b);
}

sv refi_user(const struct refi *r, const struct xml_element *e)
{
    const struct xml_element *user = refi_find(r, xml_box_attribute(e, "creatingUser"), "User");
    if (!user) return (sv){ "", 0 };
    sv name = refi_value(user, "name");
    return name.n ? name : refi_value(user, "id");
}
