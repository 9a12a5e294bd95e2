"""Make namespaces, in which one would be root.

outcome: error
without: worker
"""

import ctypes


def shifted(values, note):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x10000000 | 0x00020000) != 0:  # CLONE_NEWUSER, CLONE_NEWNS
        raise OSError(ctypes.get_errno(), "refused")
    return right(values)
