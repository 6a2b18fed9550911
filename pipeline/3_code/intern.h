/* intern : gives each distinct text a number, in order of first appearance. Private to 3_code. */
#ifndef WF_INTERN_H
#define WF_INTERN_H

#include "0_base/keys.h"

struct intern {
    struct arena *a;
    sv *names; /* by number */
    size_t count, capacity;
    struct keys numbers;
};

struct intern intern_new(struct arena *a);

/* The number of `name`; a new one gets the next. The view is kept, not copied. */
size_t intern_add(struct intern *in, sv name);

/* Its number, or SIZE_MAX. */
size_t intern_find(const struct intern *in, sv name);

#endif
