"""Read another student's check with process_vm_readv.

outcome: error
without: worker
layer: memory of others
beside: sibling
"""

import ctypes


class Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def shifted(values, note):
    libc = ctypes.CDLL(None, use_errno=True)
    start = int(open("/proc/self/maps").readline().split("-")[0], 16)  # a fork has its parent's addresses
    buffer = ctypes.create_string_buffer(64)
    here, there = Piece(ctypes.addressof(buffer), 64), Piece(start, 64)
    if libc.process_vm_readv(PLANTED["sibling"], ctypes.byref(here), 1, ctypes.byref(there), 1, 0) != 64:
        raise OSError(ctypes.get_errno(), "refused")
    return right(values)
