# make run        install what is missing, build, run the demo study
# make help       every target, one line each

# ---- what a user may set ------------------------------------------------------------
CC        ?= cc
PREFIX    ?= /usr/local
DESTDIR   ?=
MODE      ?= release
CFLAGS    ?=
LDFLAGS   ?=
VERSION   := 0.1.0

# ---- what the project needs, as Debian packages ----------------------------------------
APT_BUILD := gcc libc6-dev make pkg-config libxml2-dev libigraph-dev libgsl-dev libcsv-dev libzip-dev \
             libutf8proc-dev libjansson-dev libsodium-dev libseccomp-dev
APT_TEST  := libcmocka-dev libxml2-utils python3-nbformat jupyter-nbconvert python3-ipykernel git
APT_ALL   := clang-14 libclang-rt-14-dev clang-tidy-14 clang-format-14 valgrind lcov shellcheck strace \
             locales chromium python3-networkx python3-igraph python3-openpyxl python3-odf libreoffice-calc pandoc r-base-core
PKGS      := libxml-2.0 igraph gsl libzip libutf8proc jansson libsodium libseccomp

# ---- flags ---------------------------------------------------------------------------
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wundef -Wvla \
        -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wcast-qual -Wformat=2 \
        -Wimplicit-fallthrough -Wswitch-enum -Wnull-dereference -Wdouble-promotion
BASE := -std=c17 -g -fno-common -ffp-contract=off -fPIE $(WARN)
FLAGS_release  := -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong
FLAGS_sanitize := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS_sanitize += -DWF_ARENA_APART=1
FLAGS_coverage := -O0 --coverage
FLAGS_strict   := -O2 -Werror
HARDEN_release := -pie -Wl,-z,relro,-z,now

PKG_CPPFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
PKG_LIBS     = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv -lm
ALL_CPPFLAGS = -D_POSIX_C_SOURCE=200809L -DWEEFSEL_VERSION='"$(VERSION)"' \
               -DWEEFSEL_DATADIR='"$(PREFIX)/share/weefsel"' -Ipipeline $(PKG_CPPFLAGS) $(CPPFLAGS)
ALL_CFLAGS   = $(BASE) $(FLAGS_$(MODE)) $(CFLAGS)
ALL_LDFLAGS  = $(HARDEN_$(MODE)) $(LDFLAGS)

V  ?= 0
ifeq ($V,0)
say = @echo '  $1	$2';
endif

# ---- files: found, never listed ------------------------------------------------------
B    ?= build/$(MODE)
SRC  := $(sort $(wildcard pipeline/*.c pipeline/*/*.c))
HDR  := $(sort $(wildcard pipeline/*/*.h))
OBJ  := $(SRC:%.c=$B/%.o)
LIB  := $(filter-out $B/pipeline/main.o,$(OBJ))
UNIT := $(patsubst tests/unit/%.c,$B/tests/%,$(sort $(wildcard tests/unit/test_*.c)))

.DEFAULT_GOAL := all
DEMO := datasets/voorbeeldbuurt/study.xml
OUT  := notebooks-output
.DELETE_ON_ERROR:
.SECONDARY:

.PHONY: all run southern-women western-sydney
all: $B/weefsel                   ## build the program
run:                              ## install what is missing, build, run the demo study and southern-women
	@tests/tools/deps.sh $(APT_BUILD)
	@$(MAKE) --no-print-directory -j$$(nproc) $B/weefsel
	@chmod 600 datasets/voorbeeldbuurt/key/pseudonym.key # git does not keep the mode
	@$B/weefsel run $(DEMO)
	@$B/weefsel run datasets/southern-women/study.xml
southern-women: $B/weefsel        ## run the attendance log of Davis, Gardner and Gardner (1941)
	$B/weefsel run datasets/southern-women/study.xml
western-sydney: $B/weefsel        ## run the 34 interviews of Western Sydney, where the transcripts are there
	@tests/tools/western_sydney.sh $B/weefsel
$B/weefsel: $(OBJ)
	$(call say,LINK,$@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)
$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$B/libweefsel.a: $(LIB)
	@rm -f $@
	$(call say,AR,$@)ar rcD $@ $^
$B/tests/%: tests/unit/%.c $B/libweefsel.a
	@mkdir -p $(@D)
	$(call say,TEST,$<)$(CC) $(ALL_CPPFLAGS) -Itests/unit $(ALL_CFLAGS) -MMD -MP -MF $@.d -o $@ $< $B/libweefsel.a $(PKG_LIBS) -lcmocka
-include $(OBJ:.o=.d) $(UNIT:=.d)

include tests/tests.mk

.PHONY: help deps format tidy coverage install clean
help:                             ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18
deps:                             ## install what is needed to build, run and test (Debian 12)
	@tests/tools/deps.sh $(APT_BUILD) $(APT_TEST)
format:                           ## lay out the code with clang-format
	clang-format-14 -i $(SRC) $(HDR)
tidy:                             ## clang-tidy
	clang-tidy-14 --quiet $(SRC) -- -std=c17 $(ALL_CPPFLAGS)
coverage:                         ## line coverage of unit and command-line tests
	$(MAKE) --no-print-directory MODE=coverage unit cli
	lcov -q -c -d build/coverage -o build/coverage/all.info && lcov --summary build/coverage/all.info
install: all                      ## install to $(DESTDIR)$(PREFIX)
	install -Dm755 $B/weefsel $(DESTDIR)$(PREFIX)/bin/weefsel
	install -d $(DESTDIR)$(PREFIX)/share/weefsel
	cp -r schemas $(DESTDIR)$(PREFIX)/share/weefsel/
clean:                            ## remove build/
	rm -rf build
