"""What the warm worker does once so that its children need not: imports, and torch's first, slow steps."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Iterable

from autograder import torchvision_ready

# Imported before any fork: a child then starts with them, also where its user may not read the interpreter's folder.
ALWAYS = (
    "numpy.random",
    "numpy.linalg",
    "numpy.ma",
    "abc",
    "bisect",
    "collections.abc",
    "contextlib",
    "copy",
    "dataclasses",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "heapq",
    "inspect",
    "itertools",
    "json",
    "logging",
    "math",
    "numbers",
    "operator",
    "pathlib",
    "pprint",
    "random",
    "re",
    "statistics",
    "string",
    "textwrap",
    "time",
    "timeit",
    "traceback",
    "typing",
    "warnings",
)


def warm_up(preload: Iterable[str]) -> None:
    """Import, and make torch ready to be forked."""
    # Nothing of it becomes garbage: looking for some would take a quarter of the time.
    gc.disable()
    try:
        _warm_up((*ALWAYS, *preload))
    finally:
        gc.enable()


def _warm_up(names: tuple[str, ...]) -> None:
    torchvision_ready.install()
    # A process that has used CUDA leaves its children without: torch is to ask the driver's own library what is here.
    os.environ["PYTORCH_NVML_BASED_CUDA_CHECK"] = "1"
    for name in names:
        importlib.import_module(name)
    if (torch := sys.modules.get("torch")) is not None:
        # Before any operation: a parallel one would leave threads behind, and every fork of this process would hang.
        torch.set_num_threads(1)
        if "torch.optim" in names:
            _warm_up_optimisers(torch)


def _warm_up_optimisers(torch) -> None:
    """The first optimiser of a process imports torch's compiler, which takes as long as torch itself."""
    weight = torch.nn.Parameter(torch.zeros(1))
    if torch.cuda.is_available():
        # A step asks the GPU what it does, and `backward` starts a thread for each GPU: no child could use it then.
        importlib.import_module("torch._dynamo")
        torch.optim.Adam([weight], lr=0.1)
        return
    for optimizer in (torch.optim.SGD([weight], lr=0.1), torch.optim.Adam([weight], lr=0.1)):
        weight.sum().backward()
        optimizer.step()
        optimizer.zero_grad()
