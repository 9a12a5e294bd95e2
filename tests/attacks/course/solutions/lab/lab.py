"""The reference answers. @REFERENCE@"""

import numpy as np

SECRET = "@REFERENCE@"


def shifted(values, note):
    """(k,) floats → 3 · values + 1. What the note says is of no importance."""
    return 3 * np.asarray(values) + 1


def total(values, note):
    """(k,) floats → their sum, a number."""
    return float(np.sum(values))
