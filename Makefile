# The commands of this repository; `make` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := facilitator tests benchmarks tools build_hook.py
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run test quick torture check format lint types imports spelling catalogues bench mutants pictures samples keys columns translations packages clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Install what the program needs and open it on this folder's workspace
	$(BIN)/facilitator

test: $(VENV)/.dev packages ## Install what the tests need and run them
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

quick: $(VENV)/.dev ## Run what is quick of the tests, and most of what they hold; a minute and a half
	$(BIN)/python -m pytest -n $(WORKERS) --quick $(ARGS)

torture: $(VENV)/.dev packages ## Ten times the torture of the journal that the tests do; a quarter of an hour
	FACILITATOR_TORTURE=10 $(BIN)/python -m pytest -n $(WORKERS) tests/torture $(ARGS)

check: format lint types imports spelling catalogues test ## Everything that must hold before a change lands

format: $(VENV)/.dev ## See that the code is formatted
	$(BIN)/ruff format --check $(CODE)

lint: $(VENV)/.dev ## See that the linter is content
	$(BIN)/ruff check $(CODE)

types: $(VENV)/.dev ## See that the types hold
	$(BIN)/mypy

imports: $(VENV)/.dev ## See that the layers point one way
	$(BIN)/lint-imports

spelling: $(VENV)/.dev ## See that the English is spelt right
	$(BIN)/codespell

catalogues: $(VENV)/.dev ## See that both languages are complete and up to date
	$(BIN)/python -m pytest tests/architecture/test_catalogues.py

bench: $(VENV)/.dev ## Measure; the figures go to build/bench.json
	$(BIN)/python -m benchmarks

mutants: $(VENV)/.mutation ## See whether the quick tests notice turned code, 200 places drawn by a seed; an hour or two
	$(BIN)/python -m tools.mutants $(ARGS)

pictures: $(VENV)/.dev ## Draw the screens and pages that the documents show
	$(BIN)/python -m tools.pictures

samples: $(VENV)/.dev ## Make the sample papers in exports/ anew
	$(BIN)/python -m tools.samples

keys: $(VENV)/.dev ## Write docs/keys.md from the list of actions
	$(BIN)/python -m tools.keys

columns: $(VENV)/.dev ## Write what docs/ says of the open data's columns from their one list
	$(BIN)/python -m tools.columns

translations: $(VENV)/.dev ## Bring the message catalogues up to date with the code
	$(BIN)/python tools/translations.py

packages: ## Install the system packages the tests use, where that may be done
	@sh tools/packages.sh

clean: ## Remove what was built, but never journals or exports
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Facilitator needs Python 3.11 or later; name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml build_hook.py requirements/run.txt $(wildcard facilitator/i18n/locale/*/LC_MESSAGES/*.po)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/run.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@touch $@

$(VENV)/.mutation: $(VENV)/.dev requirements/mutation.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/mutation.txt
	@touch $@
