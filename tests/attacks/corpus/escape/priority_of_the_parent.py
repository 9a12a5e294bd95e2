"""Choose the priority of the process that makes all checks.

outcome: error
without: worker
"""


def shifted(values, note):
    os.setpriority(os.PRIO_PROCESS, os.getppid(), os.getpriority(os.PRIO_PROCESS, os.getppid()))
    return right(values)
