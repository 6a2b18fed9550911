# Tests, part of the Makefile. What each target proves stands behind ##.
.PHONY: test check check-all cli
test:                             ## install what is missing, build, run every test
	@tests/tools/deps.sh $(APT_BUILD) $(APT_TEST)
	@$(MAKE) --no-print-directory MODE=strict all
	@$(MAKE) --no-print-directory check
check: unit cli lint              ## unit and command-line tests, and the house rules
check-all: check                  ## and what takes longer
	@tests/tools/deps.sh $(APT_BUILD) $(APT_TEST) $(APT_ALL)
	$(MAKE) --no-print-directory MODE=strict CC=clang-14 B=build/clang all
	$(MAKE) --no-print-directory MODE=sanitize unit cli
	@$(MAKE) --no-print-directory peers
cli: $B/weefsel                   ## whole-program tests, exact output
	@tests/cli/run.sh "$(CURDIR)/$B/weefsel"
.PHONY: peers
peers: $B/weefsel                 ## results against networkx and igraph, where these are installed
	@tests/tools/networks_peers.sh "$(CURDIR)/$B/weefsel"
.PHONY: unit headers layers registries banned lint
unit: $(UNIT)                     ## unit tests (cmocka)
	@tests/tools/unit.sh $(UNIT)
lint: layers headers registries banned   ## house rules that a compiler does not check
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
