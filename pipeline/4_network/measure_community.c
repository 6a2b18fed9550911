#include "4_network/measure.h"

#include "4_network/partition.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    if (in->network->tie_count == 0) {
        measure_fill_none(values, count, LABEL_WHY_NO_TIES);
        return true;
    }
    const struct ensemble *ensemble;
    if (!measure_ensemble(in, &ensemble, err)) return false;
    size_t *members = ARENA_NEW(in->a, size_t, count);
    memcpy(members, ensemble->partitions[ensemble->best], count * sizeof *members);
    partition_by_size(in->a, members, count);
    for (size_t i = 0; i < count; i++) values->values[i] = SOME_REAL((double)members[i] + 1);
    return true;
}

const struct measure measure_community = {
    .id = "community",
    .level = MEASURE_PERSON,
    .name = { "gemeenschap", "community" },
    .definition = { "Het nummer van de gemeenschap in de indeling met de hoogste modulariteit uit "
                    "een reeks runs van Leiden, met gewichten en zonder richting; 1 is de "
                    "grootste, en wie geen banden heeft is een gemeenschap op zich.",
                    "The number of the community in the partition with the highest modularity of a "
                    "series of runs of Leiden, with weights and without direction; 1 is the "
                    "largest, and who has no ties is a community alone." },
    .range = LABEL_RANGE_NUMBER,
    .undefined = LABEL_WHY_NO_TIES,
    .method = LABEL_NONE,
    .source = "Traag, Waltman and van Eck 2019, Scientific Reports 9:5233; Newman and Girvan 2004, "
              "Physical Review E 69:026113",
    .compute = compute,
};
