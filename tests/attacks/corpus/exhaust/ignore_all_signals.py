"""Ignore every signal that can be ignored, and compute for too long.

outcome: timeout
without: worker
"""

import signal


def shifted(values, note):
    if note == "public":
        return right(values)

    for number in set(signal.valid_signals()) - {signal.SIGKILL, signal.SIGSTOP}:
        try:
            signal.signal(number, signal.SIG_IGN)
        except OSError:
            pass
    end = time.monotonic() + 4
    while time.monotonic() < end:
        pass
    return right(values)
