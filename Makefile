# Every target sets up what it needs; the second run finds it ready.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
JOBS ?= 2
.DEFAULT_GOAL := help
.PHONY: help setup run test lint law fsck bench assets docs requirements clean

help: ## show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

setup: .venv/.run .venv/.test ## make .venv with everything that running and testing need
	@:

run: .venv/.run ## serve the demo on http://127.0.0.1:8000 (PORT=N for another)
	@$(BIN)/tutash up --demo $(if $(PORT),--port $(PORT))

test: lint browser ## check and test everything, in the browser too
	$(BIN)/pytest -n $(JOBS) --dist worksteal

lint: setup ## check style, types, borders between packages, docs and the law pack
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tools.make_docs --check
	$(BIN)/tutash law check

law: .venv/.run ## run the lawyers' cases
	$(BIN)/tutash law check

fsck: .venv/.run ## verify the ledger of the demo and every table made of it
	$(BIN)/tutash fsck

bench: setup ## measure every claim of speed, one script each
	@for script in bench/[a-z]*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

docs: setup ## write what the registry of acts says into docs/
	@$(BIN)/python -m tools.make_docs

assets: ## build the style sheet and the fonts anew (needs Node.js)
	npm ci --legacy-peer-deps --silent
	npm run --silent build

requirements: setup ## pin requirements/*.in anew, with hashes
	$(BIN)/pip install -q pip-tools
	for list in run test; do $(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --strip-extras --allow-unsafe --no-header -o requirements/$$list.txt requirements/$$list.in; done

clean: ## remove what the targets made, the demo included
	rm -rf .venv .cache .tutash build src/*.egg-info

.PHONY: browser
browser: setup
	@$(BIN)/python -m tools.debian

.venv/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -m tools.install run

.venv/.test: .venv/.run requirements/test.txt
	@$(PYTHON) -m tools.install test
