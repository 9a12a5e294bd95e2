"""Make a plain `import torchvision` work beside a CPU-only torch.

torchvision's compiled part is built for CUDA and can't be loaded there; its Python part then fails because two
operators are not declared ("operator torchvision::nms does not exist"). Declaring them first is enough for data sets
and transforms. Where torchvision is whole, nothing is done.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from types import ModuleType

OPERATORS = ("nms", "qnms")
SIGNATURE = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"


class _BeforeTorchvision(importlib.abc.MetaPathFinder):
    """Finds nothing itself; declares the operators when torchvision is looked for, and steps aside."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name == "torchvision":
            sys.meta_path.remove(self)
            _declare()
        return None


def install() -> None:
    """Prepare for a later `import torchvision`; costs nothing until then, and does nothing a second time."""
    if "torchvision" not in sys.modules and not any(isinstance(f, _BeforeTorchvision) for f in sys.meta_path):
        sys.meta_path.insert(0, _BeforeTorchvision())


def _declare() -> None:
    import torch

    if torch.version.cuda is not None:
        return
    global _library
    _library = torch.library.Library("torchvision", "FRAGMENT")
    for name in OPERATORS:
        if not hasattr(torch.ops.torchvision, name):
            _library.define(f"{name}{SIGNATURE}")


_library: object = None  # kept: the declarations end with it
