"""Attach to another student's check as a debugger.

outcome: error
without: worker
layer: memory of others
beside: sibling
"""

import ctypes


def shifted(values, note):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(16, PLANTED["sibling"], 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "refused")
    time.sleep(0.1)
    libc.ptrace(17, PLANTED["sibling"], 0, 0)
    return right(values)
