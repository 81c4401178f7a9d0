# One line of help each: make help
PYTHON ?= python3
PORT ?= 8000
# Tests at a time; a file of tests stays together.
JOBS ?= 2
# Wrong tries are counted in one process, unless Redis counts for several: then more may serve.
WORKERS ?= $(if $(REDIS_URL),2,1)
THREADS ?= 16
BIN := .venv/bin
FLASK := $(BIN)/flask --app app

.PHONY: help setup setup-dev run test lint check bench golden clean
.DEFAULT_GOAL := help

help:  ## Show this help
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/.made: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Gradus needs Python 3.11 or newer; say which: make PYTHON=python3.12 run"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv \
	  || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.made-dev: .venv/.made requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

setup: .venv/.made  ## Make the environment, the word data and the database
	@$(BIN)/python scripts/wordnet.py
	@$(FLASK) init

setup-dev: setup .venv/.made-dev  ## The same, with what the checks and the tests need
	@sh scripts/chromium.sh

run: setup  ## Serve on http://127.0.0.1:8000 (PORT=8001 changes it)
	@$(FLASK) seed
	@echo "Gradus is at http://127.0.0.1:$(PORT)"
	@echo "Make the first teacher: $(FLASK) user add NAME --role teacher"
	@exec $(BIN)/gunicorn --bind 127.0.0.1:$(PORT) --worker-class gthread --workers $(WORKERS) \
	  --threads $(THREADS) --log-level warning 'app:create_app()'

test: setup-dev  ## Install what the tests need and run all of them
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

lint: setup-dev  ## Style, floors, types and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet

check: lint test  ## Everything that must hold before a commit lands

bench: setup  ## Measure the questions: kinds, cost, keys, and guessers without the text
	@$(BIN)/python -m bench.questions

golden: setup-dev  ## Write the golden question files anew; read them before you commit
	@$(BIN)/python -m pytest tests/quizzes --update-golden

clean:  ## Remove the environment and the build folder, never instance/
	rm -rf .venv build
