# `make run` in a fresh clone gives a portal; see README.md. Variables: PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL.
PYTHON ?= python3
VENV ?= .venv
export VENV
PY = $(VENV)/bin/python

.PHONY: help run test check bench assets clean

help:
	@echo "make run      start the portal (web, worker, beat) with demonstration data"
	@echo "make test     all tests; says at the end what was skipped"
	@echo "make check    style, types, imports, migrations, templates, deployment settings"
	@echo "make bench    measure; SIZE=20k|200k|2m"
	@echo "make clean    remove what the tools left behind (not your data in var/)"

run:
	@$(PYTHON) deploy/ready.py run && $(PY) manage.py prepare && exec $(PY) manage.py up --with-parent

test:
	@$(PYTHON) deploy/ready.py test && exec $(PY) -m tests.run

check:
	@$(PYTHON) deploy/ready.py test && exec $(PY) -m checks

bench:
	@$(PYTHON) deploy/ready.py test && exec $(PY) -m benchmarks

assets:
	@$(PYTHON) deploy/ready.py run

clean:
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis var/bench var/static var/static.stamp var/cache var/tmp
	find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' -prune -exec rm -rf {} +
