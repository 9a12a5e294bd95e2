"""The versions that results depend on."""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import sys


@functools.cache
def versions(preload: tuple[str, ...]) -> dict[str, str]:
    """Of Python and of the packages whose modules a worker imports first, as installed beside this interpreter."""
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    for name in sorted({module.partition(".")[0] for module in preload}):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found[name] = importlib.metadata.version(name)
    return found
