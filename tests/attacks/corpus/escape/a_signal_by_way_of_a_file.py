"""Let the kernel send a signal to the parent when a descriptor becomes ready.

outcome: error
without: worker
"""

import fcntl


def shifted(values, note):
    fcntl.fcntl(3, fcntl.F_SETOWN, os.getppid())
    fcntl.fcntl(3, fcntl.F_SETSIG, 23)  # SIGURG, which nobody minds
    return right(values)
