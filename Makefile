# What one does with this project, by name; `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup run test format lint types layers check ci wheel rules goldens screenshot bench

help: ## list what can be done
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

setup: ## make the environment in .venv, with all tools
	$(PYTHON) -m venv .venv && $(BIN)/pip install -e '.[dev]'

run: ## open the program
	$(BIN)/coachtui

test: ## run all tests
	$(BIN)/pytest

format: ## bring the code into its format
	$(BIN)/ruff format .

lint: ## look for slips
	$(BIN)/ruff check .

types: ## check the types, in tests too
	$(BIN)/mypy

layers: ## check who imports whom
	$(BIN)/lint-imports

check: format lint types layers test ## all of it, before a commit: stops at the first thing to mend

ci: ## what has to hold before a change is taken, from a clean state (takes minutes, needs a network)
	.ci/run

wheel: ## build the wheel and try it in an empty environment (needs a network)
	rm -rf dist && $(BIN)/pip wheel --quiet --no-deps --wheel-dir dist . && $(BIN)/python -m tests.packaging.wheel dist/*.whl

rules: ## build the checker's rules from their YAML
	$(BIN)/python -m coachtui.checker.build

goldens: ## write the golden files anew: read the difference before you commit it
	COACHTUI_WRITE_GOLDENS=1 $(BIN)/pytest -q tests/tui/test_goldens.py
	$(BIN)/python -m tests.unit.export.make_goldens

screenshot: ## make the pictures of the README from the real screens
	$(BIN)/python scripts/screenshot.py

bench: ## measure what the program costs, for docs/performance.md (takes about 15 minutes)
	for script in $$(grep -l '^def main(' benchmarks/*.py); do \
		$(BIN)/python -m benchmarks.$$(basename $$script .py) || exit 1; \
	done
