# Every target sets up what it needs: a .venv from the locked versions in requirements/, and on
# Debian-like systems the libraries that Qt and the tests load. A second call needs no network.
#
#   make run [FOLDER=path]   open Afterword (in a folder of your choice)
#   make test                everything that has to hold before a change is kept
#   make check               format, types, import contracts and the quick tests
#   make tour                the story of one reflection, as pictures and exports in build/tour/
#   make faults              a kill, a full disk, a failing medium or a power loss at every call
#   make bench               how fast it is beside a bare window, also as build/bench.json
#   make offline             the same tests in a network of their own, with no way out of this machine
#   make fuzz [SECONDS=120]  every parser fuzzed for so long each; a short run is part of make test
#   make clean               remove what was built; never touches a journal

PYTHON ?= python3
BIN := .venv/bin
FOLDER ?=

# The pages are drawn off screen in widget tests; the end-to-end tests open a screen of their own.
OFFSCREEN := QT_QPA_PLATFORM=offscreen
SUITE := .ci/pytest
SECONDS ?= 120

.PHONY: run test check lint quick unit e2e faults offline tour bench fuzz clean run-ground test-ground

run: run-ground
	@exec $(BIN)/python main.py $(if $(FOLDER),"$(FOLDER)")

test: lint unit e2e

check: lint quick

lint: test-ground
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if command -v shellcheck >/dev/null; then shellcheck .ci/offline .ci/packages .ci/pytest .ci/run .ci/venv; fi

quick: test-ground
	$(OFFSCREEN) $(SUITE) -n 2 -m "not slow and not e2e and not browser"

unit: test-ground
	$(OFFSCREEN) $(SUITE) -n 2 -m "not e2e and not browser"

# One at a time: each of these tests owns a screen, a keyboard and a bus.
e2e: test-ground
	$(SUITE) -m e2e
	$(OFFSCREEN) $(SUITE) -m browser

faults: test-ground
	$(BIN)/python -m tests.faults

tour: test-ground
	$(BIN)/python -m tests.tour

offline: test-ground
	.ci/offline $(MAKE) --no-print-directory unit e2e

fuzz: test-ground
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

bench: test-ground
	$(BIN)/python -m tests.bench

run-ground:
	@.ci/venv run $(PYTHON)
	@.ci/packages window

test-ground:
	@.ci/venv test $(PYTHON)
	@.ci/packages window tests

clean:
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find main.py journal ui tests -name __pycache__ -type d -prune -exec rm -rf {} +
