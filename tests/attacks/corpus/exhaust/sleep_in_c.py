"""Wait outside of Python, where no signal handler runs.

outcome: timeout
without: worker
"""

import ctypes


def shifted(values, note):
    if note == "public":
        return right(values)
    for _ in range(8):
        ctypes.PyDLL(None).usleep(500_000)
    return right(values)
