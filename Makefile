# Two commands are all a new machine needs: `make demo` and `make test` (Python 3.11+, make).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE_LISTS := toolkit/authoring/node

.DEFAULT_GOAL := help
.PHONY: app windows wheels help demo test check format bench torture mutants pythons docs samples templates lock install-system install-node clean

help:
	@echo "make demo     make five finished reports from the five sample workbooks, in demo/"
	@echo "make test     run every test (installs what is missing)"
	@echo "make check    format, lint, types, layers"
	@echo "make bench    measure the budgets, peers side by side (BENCH='--only pages watch' some of them)"
	@echo "make torture  the fault tests in full"
	@echo "make pythons  the tests under each Python from 3.11 to 3.13 that is at hand"
	@echo "make mutants  single faults at random places: which does no test see? (MUTANTS='--each 50 publish')"
	@echo "make format   mend what make check finds in the format"
	@echo "make templates, make samples, make docs   write docx_templates/, samples/, docs/ anew"
	@echo "make app      one folder that needs no Python, in build/app; make windows PYTHON_ZIP=… one for Windows"
	@echo "make wheels   are there wheels for Windows, Linux on x86-64 and ARM64, LoongArch?"
	@echo "make lock     choose the versions of requirements*.txt and the Node packages anew"
	@echo "make clean    remove the environment and the demo"

PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --editable

# What docgen itself needs.
$(VENV)/.runtime: pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "docgen needs Python 3.11 or newer: make PYTHON=… $(MAKECMDGOALS)"; exit 1; }
	@echo "Building the environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) . --constraint requirements.txt
	@touch $@

# What its tests and tools need as well.
$(VENV)/.ready: $(VENV)/.runtime requirements-dev.txt
	@echo "Installing what the tests need …"
	@$(PIP) '.[dev]' --constraint requirements-dev.txt
	@touch $@

# One resolution for every system and Python that docgen runs on; no index is named in it.
RESOLVE = $(VENV)/lock/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock" pyproject.toml

lock:
	@$(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip install -qq --disable-pip-version-check uv
	@$(RESOLVE) -o requirements.txt
	@$(RESOLVE) --extra dev --extra mutants --extra bench --extra app -o requirements-dev.txt
	@for list in $(NODE_LISTS)/*; do (cd $$list && npm install --package-lock-only --omit-lockfile-registry-resolved \
		--no-audit --no-fund --loglevel=error >/dev/null); done

INSTALL := toolkit/authoring/install-system-packages.sh

install-system: toolkit/authoring/system-packages.txt
	@sh $(INSTALL) toolkit/authoring/system-packages.txt "Tests that open reports in LibreOffice or make a setup program" \
		soffice pdftoppm makensis

install-node: $(VENV)/.ready
	@command -v npm >/dev/null || \
		sh $(INSTALL) toolkit/authoring/node-packages.txt "Tests with judges that run on Node.js" npm
	@sh toolkit/authoring/install-node-packages.sh $(VENV)/node $(NODE_LISTS)/judges

demo: $(VENV)/.runtime
	@$(BIN)/docgen demo -o demo

test: check install-system install-node
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/.ready
	@$(BIN)/ruff format --check --quiet . || { echo "Run 'make format'."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.ready
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

bench: install-node
	@$(PIP) '.[dev,bench]' --constraint requirements-dev.txt
	@sh toolkit/authoring/install-node-packages.sh $(VENV)/bench-node $(NODE_LISTS)/bench
	@PYTHONPATH=toolkit:tests $(BIN)/python -m bench --node $(VENV)/bench-node --json docs/bench.json --readme README.md README.zh-CN.md $(BENCH)

torture: $(VENV)/.ready install-system install-node
	@DOCGEN_TORTURE=full $(BIN)/python -m pytest tests/torture $$(grep -rl "support.torture import" tests --include="test_*.py") -ra

# Every Python that docgen runs on and that is at hand has an environment of its own.
pythons:
	@for version in 3.11 3.12 3.13; do \
		command -v python$$version >/dev/null || { echo "python$$version is not here: not tested"; continue; }; \
		echo "Python $$version"; \
		python$$version -m venv $(VENV)/py$$version && \
		$(VENV)/py$$version/bin/python -m pip install -qq --disable-pip-version-check --editable '.[dev]' \
			--constraint requirements-dev.txt && \
		$(VENV)/py$$version/bin/python -m pytest -q -n 2 --dist loadgroup -m "not office and not node and not nsis" || exit 1; \
	done

mutants: $(VENV)/.ready
	@$(PIP) '.[dev,mutants]' --constraint requirements-dev.txt
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.mutants $(MUTANTS)

templates: $(VENV)/.ready
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.build_templates

samples: $(VENV)/.ready
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.build_samples

docs: $(VENV)/.ready install-system install-node
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.build_codes
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.build_rule_reference
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.build_overview
	@PYTHONPATH=toolkit:tests $(BIN)/python -m authoring.build_studio_pictures

app: $(VENV)/.ready
	@$(PIP) '.[dev,app]' --constraint requirements-dev.txt
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.build_app
	@$(BIN)/python -m pytest -q tests/app/try_the_app.py

# PYTHON_ZIP is the “Windows embeddable package (64-bit)” of Python, as python.org gives it.
windows: $(VENV)/.ready
	@test -n "$(PYTHON_ZIP)" || { echo "make windows PYTHON_ZIP=python-3.12.…-embed-amd64.zip"; exit 1; }
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.build_windows --python-zip "$(PYTHON_ZIP)"

# Which systems could docgen be carried to? Asks the package registry.
wheels: $(VENV)/.runtime
	@PYTHONPATH=toolkit $(BIN)/python -m authoring.check_wheels

clean:
	rm -rf $(VENV) demo
