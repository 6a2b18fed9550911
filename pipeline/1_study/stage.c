#include "1_study/stage.h"

#include <inttypes.h>

/* Four digits, so that ten shards or more stand in order in a listing of the folder. */
sv stage_task_name(struct arena *a, int64_t number)
{
    WF_ASSERT(number > 0);
    return arena_format(a, "%04" PRId64, number);
}

bool stage_task_number(sv name, int64_t *number, struct err *err)
{
    return num_i64(name, 1, INT64_MAX, number, err);
}
