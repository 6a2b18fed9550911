/* stage_sample : a study in a folder of its own, taken through the stages in this process. */
#ifndef WF_TEST_STAGE_SAMPLE_H
#define WF_TEST_STAGE_SAMPLE_H

#include "sample.h"

#include "0_base/file.h"
#include "0_base/out.h"
#include "1_study/stage.h"
#include "folder.h"

struct stage_sample {
    struct arena a;
    char folder[128];
    struct study study;
    struct store store;
    struct problems problems;
    sv line; /* what the last stage said */
};

static inline void stage_sample_write(struct stage_sample *s, const char *name, const char *text)
{
    struct err err = { 0 };
    const char *path = file_join(&s->a, sv_from_cstr(s->folder), sv_from_cstr(name));
    assert_true(out_file(&s->a, path, sv_from_cstr(text), &err));
}

/* Reads a study where it lies and opens the store in the sample's folder. */
static inline void stage_sample_open(struct stage_sample *s, const char *study)
{
    struct err err = { 0 };
    s->problems = problem_list(&s->a, LANGUAGE_EN);
    if (!study_read(&s->a, study, &s->problems, &s->study, &err)) {
        err_print(&err, LANGUAGE_EN, stderr);
        fail_msg("the study cannot be read");
    }
    assert_true(store_open(&s->a, s->folder, &s->store, &err));
}

static inline void stage_sample_task(struct stage_sample *s, const struct stage_context *c,
                                     const struct stage *stage, size_t phase,
                                     const struct stage_task *task)
{
    struct err err = { 0 };
    bool *skip = ARENA_NEW(&s->a, bool, task->item_count);
    if (!stage->work(&s->a, c, phase, task, skip, &err)) {
        err_print(&err, LANGUAGE_EN, stderr);
        fail_msg("%s: a task ended with an error", stage->name);
    }
    const char *part = arena_format(&s->a, "%s/%.*s", stage->name, SV_ARG(task->name)).p;
    assert_true(store_publish(&s->a, &s->store, part, &err));
}

/* What the runner does, without workers and stamps. */
static inline void stage_sample_run(struct stage_sample *s, const struct stage *stage)
{
    const struct stage_context c = { &s->study, &s->store, &s->problems, false };
    struct err err = { 0 };
    for (size_t phase = 0; phase < stage->phase_count; phase++) {
        struct stage_tasks tasks = { 0 };
        if (!stage->plan(&s->a, &c, phase, &tasks, &err)) {
            err_print(&err, LANGUAGE_EN, stderr);
            fail_msg("%s cannot be planned", stage->name);
        }
        for (size_t i = 0; i < tasks.count; i++) {
            assert_true(tasks.items[i].item_count > 0);
            stage_sample_task(s, &c, stage, phase, &tasks.items[i]);
        }
    }
    if (stage->reduce && !stage->reduce(&s->a, &c, &s->line, &err)) {
        err_print(&err, LANGUAGE_EN, stderr);
        fail_msg("%s cannot be reduced", stage->name);
    }
}

static inline void stage_sample_close(struct stage_sample *s)
{
    arena_free(&s->a);
    folder_remove(s->folder);
}

#endif
