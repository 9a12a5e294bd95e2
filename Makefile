PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready

.PHONY: demo student test lint clean

demo: $(READY)
	$(VENV)/bin/course demo

# The students' folders in JupyterLab.
student: $(READY)
	$(VENV)/bin/jupyter lab --ServerApp.root_dir=assignments

# A process for each core; a file's tests stay together, since they share what is slow to set up.
test: $(READY)
	$(VENV)/bin/pytest -n auto --dist loadfile

lint: $(READY)
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/course build --check

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) demo build
