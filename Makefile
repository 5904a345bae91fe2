# The commands of the house. Every one of them first makes sure that what it needs is there.
PYTHON := .venv/bin/python
export LANG ?= C.UTF-8
export PYTHONUTF8 := 1
# Or every program that a test starts compiles all of ours once more.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run demo test check bench bench-peers soak fuzz lock

help:
	@echo "make setup        make .venv and install what is needed (every other command does so first)"
	@echo "make run          set up and open the window (with no screen: play the demo)"
	@echo "make demo         play one whole visit through the window, off-screen; the results in out/"
	@echo "make check        style, types and the law of imports; no tests"
	@echo "make test         every check and every test"
	@echo "make bench        measure against floors"
	@echo "make bench-peers  the report by typst and WeasyPrint as well"
	@echo "make soak         the long kill and fuzz runs"
	@echo "make fuzz         changed files into the intake for FUZZ_SECONDS (60); by coverage where atheris is"
	@echo "make lock         renew the pinned requirements (needs uv)"

setup:
	@.ci/setup

run: setup
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	@echo "There is no screen here, so this plays the demo: one whole visit through the window, off-screen."
	QT_QPA_PLATFORM=offscreen $(PYTHON) main.py demo
else
	$(PYTHON) main.py
endif

demo: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON) main.py demo

# What needs no test run: style, types, the law of imports.
check: setup
	.venv/bin/ruff check --no-cache .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

# File by file to whoever is free, the long stories of end2end first. One more than there are cores,
# up to 8: while one waits for the disk or a clock, the others work.
RUNS = $(shell $(PYTHON) -c "import os; print(min(8, len(os.sched_getaffinity(0)) + 1))" 2>/dev/null || echo 3)
SPREAD = -n $(RUNS) --dist loadfile --no-loadscope-reorder
test: check
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q $(SPREAD)

bench: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m bench

# The report by typst and WeasyPrint as well, from a throw-away environment of their own.
PEERS := build/peers
bench-peers: setup
	test -x $(PEERS)/bin/python || python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet typst==0.15.2 weasyprint==70.0
	BENCH_PEERS=$(PEERS)/bin/python $(PYTHON) -m bench report

soak: setup
	QT_QPA_PLATFORM=offscreen CHAYAN_HYPOTHESIS=soak $(PYTHON) -m pytest -q -m soak --timeout=3600

# Guided by coverage after `.venv/bin/pip install atheris==$(ATHERIS)`; by a seeded fuzzer without.
FUZZ_SECONDS ?= 60
ATHERIS := 3.0.0
fuzz: setup
	$(PYTHON) tests/fuzz/fuzz_intake.py --seconds $(FUZZ_SECONDS)

# For engineers, after a change in pyproject.toml: needs the tool uv on the PATH. The other locks are
# the program with its camera, and with a hardware token; what they share is of one version.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --quiet
lock:
	$(COMPILE) --extra test --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra camera --no-annotate --constraint requirements.lock \
		--output-file requirements-camera.lock pyproject.toml
	$(COMPILE) --extra token --no-annotate --constraint requirements.lock \
		--output-file requirements-token.lock pyproject.toml
