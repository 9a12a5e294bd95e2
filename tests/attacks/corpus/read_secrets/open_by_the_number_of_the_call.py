"""Open the secret without Python, through the C library.

outcome: error
without: worker
layer: secrets
"""

import ctypes


def shifted(values, note):
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.open(PLANTED["secret"].encode(), 0)
    if descriptor < 0:
        raise OSError(ctypes.get_errno(), "refused")
    buffer = ctypes.create_string_buffer(200)
    libc.read(descriptor, buffer, 200)
    print(spoils(buffer.raw))
    return right(values)
