# The verbs of Review Workbench. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export QT_QPA_PLATFORM_PLUGIN_PATH :=
RUN := $(BIN)/python -m workbench

.PHONY: help setup demo run test quick check bench train fuzz shots build clean

help: ## list the verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: $(VENV)/ready ## virtual environment, Python packages, system libraries (done by the other verbs when needed)

$(VENV)/ready: pyproject.toml installers/linux/system-libraries.sh
	@sh installers/linux/system-libraries.sh
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: setup ## the example review: import, every report, verification certificate (needs no display)
	@QT_QPA_PLATFORM=offscreen $(RUN) demo --to demo

run: setup ## open the window
	@$(RUN)

test: setup ## every test, the slow ones too
	@$(BIN)/python -m pytest -n 2 --dist loadfile

quick: setup ## the fast tests only
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m 'not slow'

check: setup ## format, lint, types, layers, rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/rules

bench: setup ## measured speed, as ratios to named peers
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]' || echo 'one peer is left out'
	@QT_QPA_PLATFORM=offscreen TAB=$(TAB) $(BIN)/python -m tests.benchmarks

train: ## the tagger anew, from TAB=FILE.json and synthetic prose, into build/tagger (its own environment, an hour)
	@test -f "$(TAB)" || { echo "make train TAB=tab-train.json"; exit 2; }
	@test -x build/train/bin/python || $(PYTHON) -m venv build/train
	@build/train/bin/python -m pip install --quiet --requirement resources/tagger/recipe/requirements.txt
	@build/train/bin/python resources/tagger/recipe/train.py --tab "$(TAB)" --to build/tagger/first --epochs 7 \
	    --documents 0 --stop-after 6 --smoothing 0
	@build/train/bin/python resources/tagger/recipe/train.py --tab "$(TAB)" --to build/tagger/second --epochs 2 \
	    --documents 420 --rate 2e-4 --from build/tagger/first/epoch-5
	@build/train/bin/python resources/tagger/recipe/export.py --from build/tagger/second/epoch-1 --to build/tagger

fuzz: setup ## 5,000 damaged files for every reader: no crash, none over ten seconds, none over 1 GiB
	@$(BIN)/python -m tests.fuzz

shots: setup ## pictures of every page, light and dark, at 1366x768
	@rm -f resources/screenshots/*.png
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots --chosen --to resources/screenshots

build: setup ## a one-folder build in dist/
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[build]'
	@$(BIN)/pyinstaller --noconfirm build.spec
	@$(BIN)/python installers/smoke.py dist/review-workbench

clean: ## remove what the verbs made
	@rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
