# Everything from a fresh clone with Python 3.11 or later, venv and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
# NeMo Curator and Data-Juicer need torch, and other releases of many packages than the other engines.
CURATORS := .venv-curators

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser test-engines lint docs figures fuzz gate bench fit fit-spam encodings scale scale-engines clean

help:  ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/core  ## Clean five contaminated pages and show what went, and why
	@$(BIN)/python scripts/demo.py

test: $(VENV)/dev  ## Run the tests
	$(BIN)/python -m pytest -n auto

test-browser: $(VENV)/browser  ## Test the inspector in Chromium, which must be installed with its driver
	CLEANPAGE_BROWSER=1 $(BIN)/python -m pytest tests/tools/browser

test-engines: $(VENV)/engines $(CURATORS)/curators  ## Test the adapters and recipes on Ray, Spark (needs Java 17) and the other engines
	CLEANPAGE_ENGINES=ray,spark,dask,polars,duckdb,datatrove \
		$(BIN)/python -m pytest tests/tools/engines src/cleanpage/tools/engines/datatrove.py
	CLEANPAGE_ENGINES=nemo_curator,data_juicer \
		$(CURATORS)/bin/python -m pytest tests/tools/engines

lint: $(VENV)/dev  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The variable silences a notice of Material's about its own future, which is no warning of MkDocs.
docs: $(VENV)/docs  ## Build the documentation site into site/; a warning is an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

figures: $(VENV)/bench  ## Draw the figures of the documentation anew
	$(BIN)/python scripts/figures.py

fuzz: $(VENV)/dev  ## Test that time grows no faster than the input, and break pages in every way for a minute
	$(BIN)/python -m pytest -n auto tests/timing
	$(BIN)/python scripts/fuzz.py --minutes 1 --data $(DATA)

gate: $(VENV)/fit  ## Measure quality on the labelled pages and compare it with the floors
	$(BIN)/python scripts/gate.py --data $(DATA)

bench: $(VENV)/bench  ## Quality and cost beside other extractors, in one run
	$(BIN)/python scripts/bench.py --data $(DATA)

scale: $(VENV)/fit  ## Run 20,000 pages through one worker and two: pages a second, memory, overhead
	$(BIN)/python scripts/measure_scale.py --data $(DATA)

scale-engines: $(VENV)/fit $(VENV)/engines $(CURATORS)/curators  ## Run 5,000 pages on each engine: pages a second, memory, and whether the rows are the same
	$(BIN)/python scripts/measure_engines.py --data $(DATA) --curators $(CURATORS)/bin/python

encodings: $(VENV)/fit  ## Write the labelled pages in other encodings and read them again
	$(BIN)/python scripts/measure_encodings.py --data $(DATA)

fit: $(VENV)/fit  ## Fit the weights anew
	$(BIN)/python scripts/fit.py --data $(DATA)

fit-spam: $(VENV)/fit  ## Fit the trees for spam anew
	$(BIN)/python scripts/fit_spam.py --data $(DATA)

clean:  ## Remove what the commands made
	rm -rf $(VENV) $(CURATORS) build dist site .pytest_cache .mypy_cache .ruff_cache

$(VENV)/core: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev: $(VENV)/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

$(VENV)/browser: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[browser]"
	@touch $@

$(VENV)/engines: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,engines]"
	@touch $@

# This release of torch is named as its build for the CPU, where one is at hand, is enough.
$(CURATORS)/curators: pyproject.toml
	$(PYTHON) -m venv $(CURATORS)
	$(CURATORS)/bin/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(CURATORS)/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,nemo-curator,data-juicer]"
	@touch $@

$(VENV)/docs: $(VENV)/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	@touch $@

$(VENV)/fit: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,fit]"
	@touch $@

# The pip that comes with Python 3.11 cannot resolve the extras of lxml that two of the peers ask for.
$(VENV)/bench: $(VENV)/fit
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,fit,bench]"
	@touch $@
