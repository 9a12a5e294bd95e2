"""Set up io_uring, whose calls no filter sees.

outcome: error
without: worker
"""

import ctypes


def shifted(values, note):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(425, 2, ctypes.create_string_buffer(120)) < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return right(values)
