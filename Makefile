# Two commands do everything on a fresh machine: make demo, make test.

PYTHON ?= python3
PACK := corpora/packs/harrow-vale-case-management
READY := .venv/.ready

.PHONY: demo test types examples measure bench bench-peers frontend lock clean

# Check the demonstration pack and print its report. The pack has findings on purpose, so exit code 1 is what is wanted here.
demo: $(READY)
	@.venv/bin/tendercheck check $(PACK); code=$$?; test $$code -eq 0 -o $$code -eq 1

# Lint, types, every example of every rule, and all tests; those of the web that are about the store on PostgreSQL too, where it is installed.
test: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	@$(MAKE) --no-print-directory -j2 types examples
	.venv/bin/pytest -n auto --dist worksteal
	.venv/bin/pytest -n auto --dist worksteal tests/web --postgres

types: $(READY)
	.venv/bin/mypy

examples: $(READY)
	.venv/bin/tendercheck rules test

# Measure the rules on the labelled tenders, and write down what later rules are held to.
measure: $(READY)
	.venv/bin/tendercheck rules measure --output corpora/measured.json

# How fast, how steady and how hungry the checker is: a table, and build/bench.json. Peers stand beside it where `make bench-peers` put them.
bench: $(READY)
	.venv/bin/python -m tests.bench

# What the bench holds the checker against, in exact versions and a folder of its own (needs Node 20 or newer).
bench-peers: tests/bench/peers/requirements.txt tests/bench/peers/package.json
	$(PYTHON) -m venv build/peers/python
	build/peers/python/bin/pip install --quiet --disable-pip-version-check -r tests/bench/peers/requirements.txt
	cp tests/bench/peers/package.json build/peers/
	cd build/peers && npm install --no-audit --no-fund --silent

# Make web/static anew from web/frontend (needs Node 20 or newer). What is made is kept with the code, so nobody who runs it needs this.
frontend:
	cd web/frontend && npm ci
	cd web/frontend && npm run --silent css -- ../static/tendercheck.css
	cd web/frontend && npm run --silent js -- ../static/

# Write requirements.lock anew from pyproject.toml (needs uv).
lock:
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header -o requirements.lock

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# An environment with exactly what the lock file names, each package held against its hash. Nothing is downloaded after this.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
