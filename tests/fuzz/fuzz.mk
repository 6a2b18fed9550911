# Fuzz targets, part of tests.mk: one for each line of a registry, and one for each box.
listed = $(shell sed -n 's/^$1(\(.*\))$$/\1/p' $2)
FUZZ_READERS := $(patsubst %,reader_%,$(call listed,READER,pipeline/2_ingest/readers.def))
FUZZ_LEXICONS := $(patsubst %,lexicon_format_%,$(call listed,LEXICON_FORMAT,pipeline/3_code/lexicon_formats.def))
FUZZ_SHEETS := $(patsubst %,sheet_format_%,$(call listed,SHEET_FORMAT,pipeline/0_base/sheet_formats.def))
FUZZ_BOXES := zip_box xml_box study
FUZZ := $(FUZZ_READERS) $(FUZZ_LEXICONS) $(FUZZ_SHEETS) $(FUZZ_BOXES)
FLAGS_fuzz := -O1 -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all \
              -DWF_ARENA_APART=1
TIME ?= 10

.PHONY: fuzz fuzz-build fuzz-replay
fuzz:                             ## fuzz every reader and box for TIME=10 seconds each (FUZZ="reader_txt …")
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang-14 B=build/fuzz fuzz-build
	@TIME="$(TIME)" tests/fuzz/fuzz.sh build/fuzz/fuzz $(FUZZ)
fuzz-build: $(FUZZ:%=$B/fuzz/%)
fuzz-replay: $(FUZZ:%=$B/replay/%) ## the inputs that fuzzing keeps, without the fuzzer
	@tests/fuzz/replay.sh $B/replay $(FUZZ)

# target, file, entry, what it is compiled with, further flags
fuzz_link = @mkdir -p $(@D); echo '  FUZZ	$@'; $(CC) $(ALL_CPPFLAGS) -Itests/fuzz -DWF_TARGET=$* $(ALL_CFLAGS) -MMD -MP \
            -MF $@.d -o $@ tests/fuzz/fuzz_$1.c tests/fuzz/$2.c $B/libweefsel.a $(PKG_LIBS)
$(FUZZ_READERS:%=$B/fuzz/%): $B/fuzz/reader_%: tests/fuzz/fuzz_reader.c tests/fuzz/libfuzzer.c $B/libweefsel.a
	$(call fuzz_link,reader,libfuzzer) -fsanitize=fuzzer
$(FUZZ_LEXICONS:%=$B/fuzz/%): $B/fuzz/lexicon_format_%: tests/fuzz/fuzz_lexicon_format.c tests/fuzz/libfuzzer.c $B/libweefsel.a
	$(call fuzz_link,lexicon_format,libfuzzer) -fsanitize=fuzzer
$(FUZZ_SHEETS:%=$B/fuzz/%): $B/fuzz/sheet_format_%: tests/fuzz/fuzz_sheet_format.c tests/fuzz/libfuzzer.c $B/libweefsel.a
	$(call fuzz_link,sheet_format,libfuzzer) -fsanitize=fuzzer
$(FUZZ_BOXES:%=$B/fuzz/%): $B/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/libfuzzer.c $B/libweefsel.a
	$(call fuzz_link,$*,libfuzzer) -fsanitize=fuzzer
$(FUZZ_READERS:%=$B/replay/%): $B/replay/reader_%: tests/fuzz/fuzz_reader.c tests/fuzz/replay.c $B/libweefsel.a
	$(call fuzz_link,reader,replay)
$(FUZZ_LEXICONS:%=$B/replay/%): $B/replay/lexicon_format_%: tests/fuzz/fuzz_lexicon_format.c tests/fuzz/replay.c $B/libweefsel.a
	$(call fuzz_link,lexicon_format,replay)
$(FUZZ_SHEETS:%=$B/replay/%): $B/replay/sheet_format_%: tests/fuzz/fuzz_sheet_format.c tests/fuzz/replay.c $B/libweefsel.a
	$(call fuzz_link,sheet_format,replay)
$(FUZZ_BOXES:%=$B/replay/%): $B/replay/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $B/libweefsel.a
	$(call fuzz_link,$*,replay)
-include $(FUZZ:%=$B/fuzz/%.d) $(FUZZ:%=$B/replay/%.d)
