"""Compute for longer than a check may.

outcome: timeout
without: worker
"""


def shifted(values, note):
    if note != "public":
        end = time.monotonic() + 5
        while time.monotonic() < end:
            pass
    return right(values)
