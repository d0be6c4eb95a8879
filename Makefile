# What a reader or a developer runs; `make help` lists it.

VENV := .venv
BIN := $(VENV)/bin
# Stamps: the locked requirements are in .venv; so is the package itself.
REQUIREMENTS := $(VENV)/.requirements
PACKAGE := $(VENV)/.package
DRILL := $(VENV)/.drill

# The environment is .venv alone: nothing of the user's site packages, kernels or paths.
export PYTHONNOUSERSITE := 1
export JUPYTER_PREFER_ENV_PATH := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_USER := 0
# Without byte code every process of a build would compile the package again.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help book test release lab bench fuzz mutants coverage renew setup system-test lock audit clean distclean

# A .venv that is half gone, came from another folder or from another PYTHON is made anew.
STALE := $(shell test -x $(BIN)/python && test -f $(REQUIREMENTS) \
  && test "$$(sed -n 1p $(REQUIREMENTS))" = "$$(pwd)" \
  && { test -z '$(PYTHON)' || test "$$(sed -n 2p $(REQUIREMENTS))" = '$(PYTHON)'; } \
  || echo yes)
ifeq ($(STALE),yes)
.PHONY: $(REQUIREMENTS)
endif

CHOOSE := PYTHON='$(PYTHON)' sh scripts/python.sh
# The machine is looked at before the long set-up, so by whichever Python there is.
MACHINE = $(if $(STALE),python="$$($(CHOOSE))" && "$$python",$(BIN)/python) -I -S scripts/machine.py

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F '|' '{ printf "%-18s %s\n", $$1, $$2 }'

book: $(PACKAGE) ## set up what is missing, then build the book, the PDF and the data
	@$(BIN)/cadrage build

test: system-test $(PACKAGE) ## set up what is missing, then run every check
	@$(BIN)/python -I -S scripts/machine.py chromium  # Ubuntu: by Playwright, which is in .venv
	@$(BIN)/python scripts/check.py

release: $(PACKAGE) ## build what is out of date, then put the edition's files into dist/
	@$(BIN)/cadrage release

lab: $(PACKAGE) ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks \
	  --LabApp.news_url=None --LabApp.extension_manager=readonly \
	  --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate \
	  $(if $(filter 0,$(shell id -u)),--allow-root)

bench: $(PACKAGE) ## time the build and the layers (benchmarks/bench_*.py)
	@set -e; for script in benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python $$script; done

fuzz: $(DRILL) ## fuzz readers, extractors, roles and importers (Linux; TARGETS=dates SECONDS=300)
	@$(BIN)/python tests/fuzz/fuzz.py $(TARGETS) --seconds $(or $(SECONDS),300)

mutants: $(PACKAGE) ## change the code of dates, quotes, evidence and edits, and see that tests fail (Linux; hours)
	@$(BIN)/python scripts/mutants.py $(TARGETS) --most $(or $(MOST),100)

coverage: system-test $(PACKAGE) ## run the tests once more and see which lines and branches they reach (an hour)
	@rm -rf _build/coverage
	@$(BIN)/python -m coverage run -m pytest --quiet --no-header -m "not model and not book and not browser"
	@$(BIN)/python -m coverage run -m pytest --quiet --no-header -m "model or book or browser"
	@$(BIN)/python -m coverage combine --quiet && $(BIN)/python -m coverage json --quiet
	@$(BIN)/python -m coverage report
	@$(BIN)/python scripts/covered.py _build/coverage/coverage.json

renew: $(PACKAGE) ## store the notebooks' outputs and the expected tables anew, to be looked at
	@$(BIN)/python scripts/reliability.py
	@$(BIN)/python scripts/notebooks.py
	@$(BIN)/python scripts/expected.py
	@$(BIN)/python scripts/readings.py

setup: $(PACKAGE) ## make .venv from requirements.lock, and no more

system-test: ## see that the machine has what the tests need (root with apt: install it)
	@$(MACHINE) poppler java chromium

lock: ## renew requirements.lock from pyproject.toml
	@scratch="$$(mktemp -d)" && trap 'rm -rf "$$scratch"' EXIT \
	  && python="$$($(CHOOSE))" && "$$python" -m venv "$$scratch" \
	  && "$$scratch/bin/python" -m pip install --quiet uv \
	  && "$$scratch/bin/uv" pip compile pyproject.toml --group build --group test --group lab --group release \
	    --universal --python-version 3.11 --generate-hashes --upgrade --no-config --quiet \
	    --custom-compile-command "make lock" --output-file requirements.lock \
	  && "$$scratch/bin/uv" pip compile --group pyproject.toml:drill \
	    --universal --python-version 3.11 --generate-hashes --upgrade --no-config --quiet \
	    --custom-compile-command "make lock" --output-file requirements-drill.lock
	@echo "now: make setup, then $(BIN)/python scripts/licenses.py"

audit: $(PACKAGE) ## hold the locked packages against known vulnerabilities (asks the network)
	@$(BIN)/python -m pip_audit --requirement requirements.lock --require-hashes --disable-pip --strict

clean: ## remove what was built, and the caches
	@rm -rf _build dist book/articles .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -path ./$(VENV) -prune -o -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) \
	  -exec rm -rf {} +

distclean: clean ## the same, and .venv
	@rm -rf $(VENV) src/*.egg-info

$(REQUIREMENTS): requirements.lock
	@python="$$($(CHOOSE))" && "$$python" -I scripts/machine.py venv \
	  && echo "Setting up $(VENV) with $$python (once, some minutes)" \
	  && "$$python" -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock
	@printf '%s\n' "$$(pwd)" '$(PYTHON)' > $@

$(PACKAGE): $(REQUIREMENTS) pyproject.toml
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DRILL): requirements-drill.lock $(PACKAGE)
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements-drill.lock
	@touch $@
