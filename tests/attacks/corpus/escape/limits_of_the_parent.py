"""Set a limit for the process that makes all checks.

outcome: error
without: worker
"""

import resource


def shifted(values, note):
    resource.prlimit(os.getppid(), resource.RLIMIT_CORE, (0, 0))
    return right(values)
