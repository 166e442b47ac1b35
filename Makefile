# Everything a day of work needs. `make` prints this list.
PYTHON ?= python3
IN := $(or $(QAYIDIS_VENV),.venv)/bin

.PHONY: help setup run test fast lint lock check

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make the environment with all that tests and checks need
	$(PYTHON) manage.py test --version

run: ## start the demo on http://localhost:8000
	$(PYTHON) manage.py demo

test: ## run every test, on two processes
	$(PYTHON) manage.py test

fast: setup ## run the tests that need no browser, stop at the first that fails
	$(PYTHON) manage.py test -x -m "not browser"

lint: setup ## style, import contracts, missing migrations
	$(IN)/ruff check .
	$(IN)/lint-imports
	$(PYTHON) manage.py makemigrations --check --dry-run

lock: setup ## renew the locked packages from requirements/*.in
	.ci/lock

check: ## exactly what the continuous integration runs
	.ci/run
