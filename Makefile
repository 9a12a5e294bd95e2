PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready

.PHONY: demo student test lint attacks attacks-nbgrader kills fuzz bench bench-isolation bench-nbgrader bench-cluster bench-growth bench-training bench-desk clean

demo: $(READY)
	$(VENV)/bin/course demo

# The students' folders in JupyterLab.
student: $(READY)
	$(VENV)/bin/jupyter lab --ServerApp.root_dir=assignments $(if $(filter 0,$(shell id -u)),--allow-root)

# A process for each core; a file's tests stay together, since they share what is slow to set up.
test: $(READY)
	$(VENV)/bin/pytest -n auto --dist loadfile

# Every attack in every place that this machine has, and in the weak sandbox, as a table. As root: all places.
attacks: $(READY)
	$(VENV)/bin/python -m tests.attacks

# A class of 40, killed 100 times at random moments.
kills: $(READY)
	$(VENV)/bin/python -m tests.attacks.kills 100

# Ten minutes or ten million inputs for each target, whichever is first. `make fuzz TARGETS=frame SECONDS=60` for less.
TARGETS ?= frame answer notebook module archive results
SECONDS ?= 600
fuzz: $(READY)
	set -e; for target in $(TARGETS); do $(VENV)/bin/python -m tests.fuzz $$target --seconds $(SECONDS); done

# Grading speed against nbgrader, Otter and a fresh Python for each submission, in turns. As root, on an idle machine.
# `make bench BENCH="--students 30 --rounds 1 --peer-sample 4"` for less.
bench: $(READY)
	$(VENV)/bin/python -m benchmarks.peers $(BENCH)

# What isolation costs: the same class with it and with bare forks, in turns.
bench-isolation: $(READY)
	$(VENV)/bin/python -m tests.attacks.bench

lint: $(READY)
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/course build --check

# What attacks do to a course with nbgrader's stock settings, and to this one.
attacks-nbgrader: $(READY)
	$(VENV)/bin/pytest -s -m thorough tests/platforms/nbgrader/test_stock_attacks.py

# nbgrader autograde on 20 torch notebooks, with stock settings and with ours.
bench-nbgrader: $(READY)
	$(VENV)/bin/python -m benchmarks.nbgrader_autograde

# Two cores, and two Dask workers on the same two cores, in turns.
bench-cluster: $(READY)
	$(VENV)/bin/python -m benchmarks.cluster

# Classes of 10 to 1,000, and each once more without a change.
bench-growth: $(READY)
	$(VENV)/bin/python -m benchmarks.growth

# How long a student waits for `course check`.
bench-desk: $(READY)
	$(VENV)/bin/python -m benchmarks.desk

# The reference training loops against a bare loop whose batches are on the device.
bench-training: $(READY)
	$(VENV)/bin/python -m benchmarks.training

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) demo build
