# make lab     set up, and open JupyterLab on the first notebook; ARGS="--no-browser --port 8899" goes to JupyterLab
# make test    set up, Chromium included, and run every test, in two processes; ARGS="-k places" goes to pytest, ARGS="-n 0" runs one
# make lint    check the code with ruff
# make clean   remove what these made

PYTHON ?= python3
VENV := .venv
INSTALL := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: lab test lint clean

lab: $(VENV)/lab.stamp
	$(VENV)/bin/kzcn-explore lab --dir notebooks $(ARGS)

# In the files' own order the short doctests come last, so that no process waits long for the other.
test: $(VENV)/test.stamp
	.ci/chromium
	$(VENV)/bin/python -m pytest -n 2 --no-loadscope-reorder $(ARGS)

lint: $(VENV)/test.stamp
	$(VENV)/bin/ruff check $(ARGS) .

clean:
	rm -rf $(VENV) build dist .hypothesis .pytest_cache .ruff_cache docs/_build test-results
	find . -name __pycache__ -prune -exec rm -rf {} +

# A stamp is as new as the last installation: the next run installs again only after pyproject.toml or constraints.txt changed.
$(VENV)/lab.stamp: pyproject.toml constraints.txt
	@echo "Setting up $(VENV); this takes a minute or two the first time."
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -e ".[office]"
	@touch $@

$(VENV)/test.stamp: $(VENV)/lab.stamp
	$(INSTALL) -e ".[test]"
	@touch $@
