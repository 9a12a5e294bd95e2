"""Make a device file.

outcome: error
without: worker
"""

import stat


def shifted(values, note):
    os.mknod("device", stat.S_IFCHR | 0o600, os.makedev(1, 3))  # that of /dev/null
    return right(values)
