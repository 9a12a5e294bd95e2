"""Leave a handler that runs when a later check ends.

outcome: error
without: process
"""

import signal


def shifted(values, note):
    if note == "public":
        signal.signal(signal.SIGUSR1, lambda *arguments: None)
        return right(values)
    if not callable(signal.getsignal(signal.SIGUSR1)):
        raise RuntimeError("nothing was left")
    return right(values)
