# Every command of the atlas. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PYTEST := $(RUN) -m pytest -n auto --dist loadfile --no-loadscope-reorder --durations 10
# the package itself, in place: from what is installed already, without asking any network
INSTALL_ATLAS = $(VENV)/bin/pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
# LANG as it is given to make, and not that of the machine, which every terminal has
IN_LANGUAGE = $(if $(filter command,$(origin LANG)),--language '$(LANG)')
WITH_NODE := PATH="$(CURDIR)/$(VENV)/bin:$$PATH" # Node and npm are installed with the Python packages
NODE_STAMP := node_modules/.package-lock.json
EVERYWHERE := $(VENV)/everywhere
export NO_MKDOCS_2_WARNING := 1
# Containers often set it. Each of our processes would then compile the whole package, and its tests, for itself.
unexport PYTHONDONTWRITEBYTECODE

# What is installed in an environment names its folder, and works in no other.
ifneq ($(wildcard $(VENV)/bin/pip),)
ifeq ($(shell grep -lF '$(CURDIR)/$(VENV)/' $(VENV)/bin/pip),)
$(error this folder was moved or copied, so what is installed in it no longer works; delete the folder $(VENV) and run make again)
endif
endif

.DEFAULT_GOAL := help
.PHONY: help site accessibility fuzz everywhere take rename retire edition translations publish-keys licences offline serve check prose search-report bench quick test lint format new new-case lock

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'

site: $(VENV)/site.stamp ## check the records and build the whole site into site/; DRAFTS=1 puts drafts in, to look at only
	$(RUN) scripts/build_site.py

offline: site ## make the copy that works without the internet, into site/downloads/; a part of make site
	@ls -l site/downloads/practice-atlas-offline.zip

pdf: $(VENV)/site.stamp ## make the handbook and the PDF of each practice, into build/downloads/; LANG=de in a language
	$(RUN) scripts/export_pdf.py $(IN_LANGUAGE)

serve: $(VENV)/site.stamp ## show the site while you write, drafts too, at http://127.0.0.1:8000/; DRAFTS=0 shows what readers see
	$(VENV)/bin/mkdocs serve --no-strict --dirty

check: $(VENV)/site.stamp ## check the records only; takes a few seconds; in a language: make check LANG=de
	$(RUN) scripts/check.py $(CHECK) $(IN_LANGUAGE)

prose: $(VENV)/dev.stamp ## report on words, spelling, repetition, ratings and coverage
	$(RUN) scripts/prose_report.py

search-report: $(VENV)/dev.stamp ## ask the search the questions of its test, and list the places of the answers
	$(RUN) scripts/search_report.py $(FILE)

bench: $(VENV)/dev.stamp browser ## measure speed and scale beside other engines; takes half an hour
	$(RUN) scripts/benchmark.py

new: $(VENV)/site.stamp ## begin a practice by answering questions; in a language: make new LANG=de
	$(RUN) scripts/new_record.py practice $(IN_LANGUAGE) $(NEW)

new-case: $(VENV)/site.stamp ## begin a case by answering questions
	$(RUN) scripts/new_record.py case $(IN_LANGUAGE) $(NEW)

quick: $(VENV)/dev.stamp ## run the tests that need no browser, no PDF and no whole site; under a minute, without 'make lint'
	$(PYTEST) -m "not browser and not pdf and not bench and not build" $(ARGS)

test: $(VENV)/dev.stamp $(NODE_STAMP) browser ## run all tests, a real browser included; some of them with ARGS="-k word" or ARGS=tests/records
	$(PYTEST) $(ARGS)

accessibility: $(VENV)/dev.stamp browser ## test every kind of page and renew the accessibility statement
	$(RUN) -m pytest tests/browser/test_accessibility_*.py --statement "$$(date -u +%F)"

fuzz: $(VENV)/dev.stamp browser ## break records in many more ways than 'make test' does; takes long
	$(RUN) -m pytest tests/trust tests/verdict tests/browser/test_hostile_plans.py tests/browser/test_hostile_storage.py --fuzz 20

everywhere: $(VENV)/dev.stamp $(NODE_STAMP) $(EVERYWHERE)/stamp ## walk through the site in Chromium, Firefox and WebKit, and hear it; takes ten minutes
	$(RUN) scripts/browser.py --everywhere
	PYTHONPATH=$(EVERYWHERE) xvfb-run -a dbus-run-session -- $(RUN) -m pytest tests/everywhere --durations 0 --durations-min 1 $(ARGS)

take: $(VENV)/site.stamp ## take in the records that somebody mailed: make take FILE=mail.eml; REPLACE=1 writes over
	$(RUN) scripts/take.py $(IN_LANGUAGE) --replace "$(REPLACE)" -- "$(FILE)"
	$(RUN) scripts/check.py $(IN_LANGUAGE)

rename: $(VENV)/site.stamp ## give a record another id, wherever it is named: make rename OLD=id NEW=id
	$(RUN) scripts/upkeep.py $(IN_LANGUAGE) rename -- "$(OLD)" "$(NEW)"
	$(RUN) scripts/check.py $(IN_LANGUAGE)

retire: $(VENV)/site.stamp ## take a record from readers and lead them on: make retire ID=id BY=id; MOVE=1 renews references
	$(RUN) scripts/upkeep.py $(IN_LANGUAGE) retire --by "$(BY)" --move "$(MOVE)" -- "$(ID)"
	$(RUN) scripts/check.py $(IN_LANGUAGE)

edition: $(VENV)/site.stamp ## set version and date of a new edition: make edition VERSION=1.1.0
	$(RUN) scripts/upkeep.py $(IN_LANGUAGE) edition -- "$(VERSION)"
	$(RUN) scripts/check.py $(IN_LANGUAGE)

translations: $(VENV)/site.stamp ## begin or renew the translation into a language, and say how much is done: make translations LANG=de
	$(RUN) scripts/translations.py -- "$(if $(filter command,$(origin LANG)),$(LANG))"

publish-keys: $(VENV)/site.stamp ## note every id and key that is published, for each release and each new field
	$(RUN) scripts/publish_keys.py

licences: $(VENV)/dev.stamp ## renew the page with the licences of all packages
	$(RUN) scripts/licences.py

lint: $(VENV)/dev.stamp $(NODE_STAMP) ## check the form of records, and the style and the types of code, scripts and style sheets
	$(RUN) scripts/format_records.py --check
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(WITH_NODE) npx --no-install biome check --error-on-warnings
	$(WITH_NODE) npx --no-install tsc
	! LC_ALL=C.UTF-8 grep -rnE '.{121}' docs/assets/js docs/assets/css # Biome breaks no long comment or text

format: $(VENV)/dev.stamp $(NODE_STAMP) ## put code and records into the agreed form, and renew the schemas for editors
	$(RUN) scripts/format_records.py $(IN_LANGUAGE)
	$(RUN) scripts/editor_schemas.py
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(WITH_NODE) npx --no-install biome check --write

pictures: site browser ## draw the pictures of README and guide, and the card for shared links, anew; or twelve pages with PAGES=folder
	$(RUN) scripts/pictures.py "$$($(RUN) scripts/browser.py --path)" $(if $(PAGES),--pages "$(PAGES)")

.PHONY: browser pictures
browser: $(VENV)/dev.stamp
	$(RUN) scripts/browser.py

lock: $(VENV)/dev.stamp ## renew the locked versions of all dependencies
	$(VENV)/bin/pip-compile -q --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements.txt pyproject.toml
	$(VENV)/bin/pip-compile -q --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml
	$(VENV)/bin/pip-compile -q --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -c requirements.txt requirements-everywhere.in
	$(WITH_NODE) npm update --package-lock-only

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("make: the atlas needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + "; name another one, as in make PYTHON=python3.13")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(INSTALL_ATLAS)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(VENV)/bin/python
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(INSTALL_ATLAS)
	@touch $@ $(VENV)/site.stamp

$(EVERYWHERE)/stamp: requirements-everywhere.txt | $(VENV)/dev.stamp
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target $(EVERYWHERE) -r requirements-everywhere.txt
	@touch $@

$(NODE_STAMP): package-lock.json | $(VENV)/dev.stamp
	$(WITH_NODE) npm ci --silent
	@touch $@
