# Two commands do everything on a fresh machine with Python 3.11+ and make:
#   make demo    one whole month against both simulated banks
#   make test    the tests
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: scripts setup demo demo-portal demo-real test measured rest portal coverage check lint format texts commands picture page-pictures bench soak mutation mutation-anew mutation-jobs \
	wheel lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	$(BIN)/einvoice demo

# The client portal of the demo, with a sample owner: prints address, user and password.
demo-portal: setup
	$(BIN)/einvoice demo --dir demo-portal --portal

# Three houses of 92 real households; REAL_DATA names the folder with the readings.
demo-real: setup
	@test -n "$(REAL_DATA)" || { echo "demo-real: REAL_DATA is not set, expected the folder with water/ and ogre_tariffs.csv"; exit 2; }
	$(BIN)/python tests/real_data/build.py "$(REAL_DATA)" demo-real-input --period 2026-10
	$(BIN)/einvoice demo --dir demo-real --input demo-real-input --period 2026-10

# RUN="coverage run -m" measures coverage too.
RUN ?= python -m
# One worker per core; TESTS="tests/core -x" runs some of them.
TESTS ?=
WORKERS ?= auto
test: setup
	$(BIN)/$(RUN) pytest -n $(WORKERS) --dist worksteal $(TESTS)

# What decides cents and what speaks with banks is measured in CI, for measuring takes as long again:
# these rooms' own tests reach 99 % of core and bank_adapters, all tests 100 %. `make rest` runs the others.
MEASURED := tests/bank_adapters tests/core tests/documents tests/intake tests/store
measured: setup
	$(BIN)/coverage erase
	$(MAKE) test RUN="coverage run --source=einvoice/core,bank_adapters -m" TESTS="$(MEASURED) $(TESTS)"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=99 --include='einvoice/core/*,bank_adapters/*'

rest: setup
	$(MAKE) test TESTS="$(MEASURED:%=--ignore=%) $(TESTS)"

# Coverage of everything, by hand: all but the long ways, which the shorter tests of each room go too.
LONG := tests/browser tests/faults tests/houses tests/incidents tests/real_data
coverage: setup
	$(BIN)/coverage erase
	$(MAKE) test RUN="coverage run -m" TESTS="$(LONG:%=--ignore=%) $(TESTS)"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=95
	$(BIN)/coverage report --fail-under=100 --include='einvoice/core/*,bank_adapters/*'

# The client portal: its rights and jobs, its pages, and the same in a browser.
PORTAL := tests/browser tests/web tests/jobs/residents tests/jobs/reminding \
	tests/store/test_portal_guard.py tests/faults/test_portal_killed.py
portal: setup
	$(MAKE) test TESTS="$(PORTAL) $(TESTS)"

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The scripts of the portal by ESLint and tsc; needs npm, which nothing else does.
scripts:
	npm ci --prefix .ci/scripts --no-audit --no-fund
	.ci/scripts/node_modules/.bin/eslint --config .ci/scripts/eslint.config.mjs einvoice/web/static
	.ci/scripts/node_modules/.bin/tsc --project .ci/scripts/jsconfig.json

check: lint measured rest

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# docs/TEXTS.md, after a sentence was changed.
texts: setup
	$(BIN)/python .ci/texts.py

# docs/COMMANDS.md, einvoice/cli/help.txt, docs/schema and docs/openapi.json, after a command, its help, or JSON of a command
# or of the portal's interface was changed.
commands: setup
	$(BIN)/python .ci/commands.py
	$(BIN)/python .ci/json_schemas.py
	$(BIN)/python .ci/openapi.py

# docs/architecture.svg, after a room or its imports were changed.
picture: setup
	$(BIN)/python .ci/architecture.py

# docs/img, after a page of invoices was changed; the telephone's with chromium alone.
page-pictures: setup
	$(BIN)/python .ci/page_pictures.py

bench: setup
	$(BIN)/python -m benchmarks

# Long runs, by hand: every kill point, 200 MB files, more random examples, half an hour of drawn
# import files (FUZZ_MINUTES), and mutants of the core.
soak: setup
	SOAK=1 $(BIN)/python -m pytest -q
	$(MAKE) mutation

# Mutants of the core: at least 90 % must be killed. Goes on where it was stopped; `make
# mutation-anew` tests those that survived once more, after new tests were written.
mutation: setup
	-find mutants -type f ! -name '*.py' ! -name '*.meta' ! -name mutmut-stats.json -delete
	$(BIN)/mutmut run --max-children $(MUTATION_CHILDREN) >mutants.log 2>&1 || true
	$(BIN)/python -m benchmarks.mutants

mutation-anew: setup
	$(BIN)/mutmut run --max-children $(MUTATION_CHILDREN) $$($(BIN)/python -m benchmarks.mutants --survivors) >mutants.log 2>&1 || true
	$(BIN)/python -m benchmarks.mutants

MUTATION_CHILDREN ?= 2

# Mutants of the delivery jobs, MUTANTS of each module, drawn by SEED: all of them would take days.
# MODULES=answers/poll tests some; results stay in mutants-jobs until that folder is deleted.
MUTANTS ?= 12
SEED ?= 1
MODULES ?=
mutation-jobs: setup
	$(BIN)/python -m benchmarks.mutants_of_jobs --count $(MUTANTS) --seed $(SEED) --modules "$(MODULES)"

wheel: setup
	$(BIN)/python -m hatchling build --target wheel --directory dist >/dev/null
	ls dist/einvoice-*.whl

# Needs `pip install uv`; writes every hash and no registry address.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv demo demo-portal demo-real demo-real-input
