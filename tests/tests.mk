# Tests, part of the Makefile. What each target proves stands behind ##.
.PHONY: test check check-all cli golden same-bytes privacy killed asan devfull fault valgrind peers
DATA := $(sort $(wildcard datasets/*/study.xml))
SMALL := datasets/voorbeeldbuurt/study.xml datasets/southern-women/study.xml
test:                             ## install what is missing, build, run every test
	@tests/tools/deps.sh $(APT_BUILD) $(APT_TEST)
	@$(MAKE) --no-print-directory -j$$(nproc) MODE=strict all $(UNIT:$B/%=build/strict/%)
	@$(MAKE) --no-print-directory MODE=strict check
check: unit cli golden same-bytes privacy consent devfull notebook readme trials fuzz-replay bombs lint   ## all tests that are quick, and the house rules
check-all: check                  ## and what takes longer: other compiler, sanitizers, faults, peers
	@tests/tools/deps.sh $(APT_BUILD) $(APT_TEST) $(APT_ALL)
	$(MAKE) --no-print-directory MODE=strict CC=clang-14 B=build/clang all
	$(MAKE) --no-print-directory MODE=sanitize unit cli golden fuzz-replay
	$(MAKE) --no-print-directory fault killed valgrind peers western-sydney bombs-all sealed
golden: $B/weefsel                ## the demo's output as it is committed
	@tests/tools/golden.sh $B/weefsel
same-bytes: $B/weefsel            ## same input, same bytes: locales, zones, folders, workers
	@tests/tools/same_bytes.sh "$(CURDIR)/$B/weefsel" $(SMALL)
privacy: $B/weefsel               ## no name in what the demo makes; the same bytes without who withdrew
	@tests/tools/privacy.py $B/weefsel
.PHONY: consent bombs bombs-all
consent: $B/weefsel             ## the same bytes without who withdrew, from every format
	@tests/tools/consent.py $B/weefsel
bombs: $B/weefsel                 ## hostile files are refused by name, at once and in little memory
	@tests/tools/bombs.py "$(CURDIR)/$B/weefsel"
.PHONY: sealed
sealed: $B/weefsel                ## strace: a worker that reads opens no file, and nothing asks for the network
	@tests/tools/sealed.py "$(CURDIR)/$B/weefsel"
bombs-all: $B/weefsel             ## and files out of all proportion, which take longer to make
	@tests/tools/bombs.py "$(CURDIR)/$B/weefsel" all
killed: $B/weefsel                ## a run that is stopped half-way harms nothing
	@tests/tools/killed.py $B/weefsel datasets/voorbeeldbuurt/study.xml
asan:                             ## unit and command-line tests under the sanitizers
	$(MAKE) --no-print-directory MODE=sanitize unit cli golden
devfull: $B/weefsel               ## a full disk is an error
	@tests/tools/devfull.sh $B/weefsel
fault: $B/weefsel                 ## allocations fail in turn
	@tests/tools/fault.sh $B/weefsel
valgrind: $B/weefsel $(UNIT)      ## unit tests under valgrind
	@tests/tools/valgrind.sh $(UNIT)
peers: $B/weefsel                            ## values of other programs, where ../shared is there
	@tests/tools/networks_peers.sh "$(CURDIR)/$B/weefsel"
	@tests/peers/refi.py "$(CURDIR)/$B/weefsel"
	@tests/peers/office.py "$(CURDIR)/$B/weefsel"
	@tests/tools/lookup_cases.py "$(CURDIR)/$B/weefsel"
	@tests/peers/captions.py "$(CURDIR)/$B/weefsel"
	@tests/peers/init_western_sydney.sh "$(CURDIR)/$B/weefsel"
	@tests/peers/xml_transcripts.py "$(CURDIR)/$B/weefsel"
	@$(MAKE) --no-print-directory $B/sheet_dump && tests/peers/sheets.py $B/sheet_dump
$B/sheet_dump: tests/peers/sheet_dump.c $B/libweefsel.a
	$(call say,PEER,$<)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -o $@ $< $B/libweefsel.a $(PKG_LIBS)
cli: $B/weefsel                   ## whole-program tests, exact output
	@tests/cli/run.sh "$(CURDIR)/$B/weefsel"
.PHONY: notebook readme readme-update trials
notebook: $B/weefsel              ## the notebook is valid and runs, for the demo and southern-women
	@tests/tools/notebook.sh $B/weefsel $(SMALL)
readme: $B/weefsel                ## README.md shows what the program says
	@tests/tools/readme.sh $B/weefsel
readme-update: $B/weefsel         ## write into README.md what the program says
	@tests/tools/readme.sh $B/weefsel --update
trials: $B/weefsel                ## a reader, a measure and a section added as README.md says
	@tests/tools/trials.sh $(MODE)
.PHONY: unit headers layers registries banned house schemas transcripts lint
unit: $(UNIT)                     ## unit tests (cmocka)
	@tests/tools/unit.sh $(UNIT)
lint: layers headers registries banned house schemas transcripts   ## house rules that a compiler does not check
layers:                           ## a folder includes only lower numbers, and only their public headers
	@tests/tools/layers.sh
headers:                          ## every header compiles alone
	@for h in $(HDR); do \
	  printf '#include "%s"\ntypedef int not_empty;\n' "$${h#pipeline/}" | $(CC) $(ALL_CPPFLAGS) $(BASE) -Werror -fsyntax-only -x c - || exit 1; \
	done; echo "headers: ok"
registries:                       ## each file has its line, each line its file and its test
	@tests/tools/registries.sh
banned:                           ## functions we do not use
	@CC="$(CC)" tests/tools/banned.sh
.PHONY: bench bench-ingest
bench: $B/weefsel                 ## time each stage on a made-up study
	@tests/bench/bench.sh "$(CURDIR)/$B/weefsel"
bench-ingest: $B/weefsel          ## time and memory of reading 1,000, 3,000 and 10,000 transcripts
	@tests/bench/ingest.py "$(CURDIR)/$B/weefsel"
house:                            ## sizes of functions, files and lines; texts that nothing uses
	@tests/tools/house.sh
schemas: $B/weefsel               ## the description of every table as it is committed
	@tests/tools/schemas.sh $B/weefsel
transcripts:                      ## every transcript.xml that is shown holds to schemas/transcript.rng
	@tests/tools/transcripts.sh
include tests/fuzz/fuzz.mk
