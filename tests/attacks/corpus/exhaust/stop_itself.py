"""Stop the process, so that it neither answers nor ends.

outcome: timeout
without: worker
trace: the judge hangs
"""

import signal


def shifted(values, note):
    if note == "public":
        return right(values)

    signal.raise_signal(signal.SIGSTOP)
    return right(values)
