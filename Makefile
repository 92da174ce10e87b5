# Two commands are all the set-up: `make demo` and `make test`. Needs Python 3.11 or newer and make.
PYTHON ?= python3
VENV ?= .venv
OUT ?= out
BIN := $(VENV)/bin
CATALOGUES := $(wildcard rota/translations/*/LC_MESSAGES/messages.po)

.PHONY: demo test test-half test-rest lint translations lock bench clean

demo: $(VENV)/.ready
	$(BIN)/rota demo --out $(OUT)

# The tests run in two halves side by side, one for each core of a small machine.
HALF := tests/solver tests/exports tests/web tests/county

test: $(VENV)/.test-ready lint
	rm -f .coverage .coverage.*
	$(MAKE) --jobs=2 test-half test-rest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

test-half: $(VENV)/.test-ready
	COVERAGE_FILE=.coverage.half $(BIN)/pytest -q --cov --cov-report= $(HALF)

test-rest: $(VENV)/.test-ready
	COVERAGE_FILE=.coverage.rest $(BIN)/pytest -q --cov --cov-report= $(addprefix --ignore=,$(HALF))

lint: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

# The lock has a hash for every file; nothing else is installed.
$(VENV)/.ready: requirements.lock pyproject.toml $(CATALOGUES)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rota needs Python 3.11 or newer")'
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/pybabel --quiet compile --directory rota/translations
	touch $@

$(VENV)/.test-ready: $(VENV)/.ready requirements-test.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.lock
	touch $@

# Gather every sentence of the program into the catalogue, keeping what is translated.
translations: $(VENV)/.test-ready
	$(BIN)/python -m tests.catalogue update

# Refresh the locks from pyproject.toml; needs uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
	  --extra build --output-file requirements.lock pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
	  --extra build --extra test --extra postgresql --output-file requirements-test.lock pyproject.toml

bench: $(VENV)/.test-ready
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) $(OUT) build *.egg-info
