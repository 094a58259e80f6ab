# One command each: `make demo` shows the product, `make test` checks it. Both set up what they need.
.DEFAULT_GOAL := help
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed

# A python on PATH can be a shim that does not run: every candidate is run, the first that can make an environment is taken.
FIND_PYTHON = for p in "$$PYTHON" python3.13 python3.12 python3.14 python3 python \
	"$$HOME"/.pyenv/versions/3.13*/bin/python "$$HOME"/.pyenv/versions/3.12*/bin/python /usr/local/bin/python3*; do \
	[ -n "$$p" ] && "$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 \
	&& { echo "$$p"; exit 0; }; done; \
	echo "geoevents needs Python 3.12 or newer (with venv) and found none. Install it, for instance with" \
	"'apt-get install python3.12 python3.12-venv' or from python.org, or name one: make PYTHON=/path/to/python3.12 $@" >&2; exit 1

.PHONY: help install demo test lint types unit bench maps lock wheel clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml
	@python=$$($(FIND_PYTHON)) || exit 1; echo "using $$python"; "$$python" -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

install: $(STAMP)  ## an environment in .venv with everything pinned by hash

demo: $(STAMP)  ## map, GeoJSON, table and slides of the bundled article
	$(PY) -m geoevents run maps/idlib-2020/article.md -o out/demo
	@echo; echo "Open these:"; ls -1 $(CURDIR)/out/demo/map.html $(CURDIR)/out/demo/events.geojson \
	$(CURDIR)/out/demo/events.csv $(CURDIR)/out/demo/briefing.pptx $(CURDIR)/out/demo/report.txt

test: lint types unit  ## everything that is checked: style, types, tests with real browser and office

lint: $(STAMP)
	$(PY) -m ruff format --check geoevents tests gazetteer
	$(PY) -m ruff check .

types: $(STAMP)
	$(PY) -m mypy

unit: $(STAMP)
	$(PY) -m pytest

bench: $(STAMP)  ## speed and accuracy tables (slow; uses the corpora where they are)
	$(PY) -m tests.benchmarks

maps: $(STAMP)  ## rebuild the gallery
	$(PY) maps/build.py

lock: $(STAMP)  ## pin again from pyproject.toml
	$(PY) -m uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	--universal --python-version 3.12 --group dev --extra cluster -o requirements.lock pyproject.toml

wheel: $(STAMP)  ## the distributable wheel in dist/
	$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean:  ## what the other targets made
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache
