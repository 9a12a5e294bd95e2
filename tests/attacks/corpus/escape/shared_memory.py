"""Make memory that other processes can find.

outcome: error
without: worker
"""

import ctypes


def shifted(values, note):
    libc = ctypes.CDLL(None, use_errno=True)
    segment = libc.shmget(0, 4096, 0o1600)
    if segment < 0:
        raise OSError(ctypes.get_errno(), "refused")
    libc.shmctl(segment, 0, None)  # removed at once
    return right(values)
