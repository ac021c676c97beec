# Two commands do all the set-up themselves, with nothing but Python 3.11+, pip and make:
#   make report   the example clients' reports, in outputs/
#   make test     every check
.DEFAULT_GOAL := help
unexport PYTHONPATH PYTHONHOME

bin := .venv/bin
python := $(bin)/python
workers := $(if $(JOBS),$(JOBS),auto)
pytest := $(python) -m pytest --numprocesses=$(workers) --maxprocesses=8 --dist=loadfile

.PHONY: help
help:  ## this list
	@sed -n 's/^\([a-z]*\):.*##  */\1\t/p' Makefile | expand -t 10

.PHONY: venv
venv:  ## the virtual environment .venv, from requirements.lock
	@sh .ci/venv.sh

.PHONY: report
report: venv pango  ## the example clients' reports, in outputs/
	$(bin)/toolkit report

.PHONY: lab
lab: venv  ## JupyterLab; one client: make lab CLIENT=name
	$(bin)/toolkit lab $(CLIENT)

.PHONY: test
test: venv pango browser lint  ## lint, then all tests but the long ones
	$(pytest)

.PHONY: pango browser
pango: venv
	@sh .ci/system.sh pango
browser:
	@sh .ci/system.sh browser

.PHONY: lint
lint: venv  ## style, types, layers, notebooks without output
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports --no-logo --cache-dir .cache/import_linter
	$(if $(notebooks),$(bin)/nbstripout --keep-id --verify $(notebooks))

.PHONY: format
format: venv  ## put right what `make lint` can put right itself
	$(bin)/ruff check --fix .
	$(bin)/ruff format .
	$(if $(notebooks),$(bin)/nbstripout --keep-id $(notebooks))

notebooks := $(wildcard notebooks/*.ipynb)

.PHONY: soak
soak: venv pango browser  ## the long ordeals; pytest's 5, "there are none", is no failure
	$(pytest) -m soak || [ $$? -eq 5 ]

.PHONY: bench
bench: venv  ## how long things take, against doing them by hand
	$(python) -m benchmarks

.PHONY: schema
schema: venv  ## the JSON Schema of a strategy file
	$(python) -m toolkit.strategy.schema >clients/.schema
	mv clients/.schema clients/strategy.schema.json

.PHONY: rules
rules: venv  ## the pages of docs/rules, from the rules of the review
	$(python) docs/rule_pages.py

.PHONY: lock
lock:  ## renew requirements.lock (needs uv); all to their newest: make lock UPGRADE=--upgrade
	uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-config --no-header --no-annotate $(UPGRADE) --output-file requirements.lock \
		pyproject.toml

.PHONY: clean
clean:  ## remove what was made, except clients/ and outputs/
	rm -rf .venv build dist .cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
