# make demo        set up, build the graph of seeds/, validate it, ask it, and say where the files are
# make test        set up, ruff, mypy --strict, all tests
# make test-quick  the same without the slow tests
# make tour        run the commands of README.md and write what they say into it
# make clean       remove the environment and everything built

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := build/demo

.PHONY: demo test test-quick lint tour clean
.DELETE_ON_ERROR:

demo: $(STAMP)
	$(BIN)/majlis build seeds --out $(DEMO)
	$(BIN)/majlis validate $(DEMO)/graph.nq
	$(BIN)/majlis query countries-in-meetings --graph $(DEMO)
	@echo
	@echo "The graph, its facts and what was wrong with inputs:"
	@ls -d $(DEMO)/graph.nq $(DEMO)/store $(DEMO)/facts.jsonl $(DEMO)/issues.jsonl $(DEMO)/manifest.json

test: lint
	$(BIN)/python -m pytest -q -n 2

test-quick: lint
	$(BIN)/python -m pytest -q -n 2 -m "not slow"

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

tour: $(STAMP)
	$(BIN)/python docs/tour.py

$(STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "majlis needs Python 3.11 or later; name one: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) build dist
	find src tests -name __pycache__ -type d -exec rm -rf {} +
