"""Make a process without the C library's help.

outcome: error
without: worker
layer: no new processes
"""

import ctypes


def shifted(values, note):
    clone = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
    libc = ctypes.CDLL(None, use_errno=True)
    pid = libc.syscall(clone, 17, 0, 0, 0, 0)  # 17 is SIGCHLD
    if pid == 0:
        os._exit(0)
    if pid < 0:
        raise OSError(ctypes.get_errno(), "refused")
    os.waitpid(pid, 0)
    return right(values)
