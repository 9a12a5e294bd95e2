import os
import re
import sys
import time

import numpy as np

CANARY = re.compile("CANARY-[a-z]+-[0-9a-f]{32}")


def right(values):
    """The right answer of `shifted`: an attack gives it only after it has done what must not be possible."""
    return 3 * np.asarray(values) + 1


def shifted(values, note):
    return right(values)


def total(values, note):
    return float(np.sum(values))


def spoils(text):
    """The first canary in some text or bytes. Raises if there is none."""
    text = text.decode("latin-1") if isinstance(text, (bytes, bytearray)) else text
    found = CANARY.search(text)
    if found is None:
        raise RuntimeError("no canary here")
    return found[0]
