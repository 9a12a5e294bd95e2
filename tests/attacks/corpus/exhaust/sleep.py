"""Wait for longer than a check may take.

outcome: timeout
without: worker
"""


def shifted(values, note):
    if note == "public":
        return right(values)
    time.sleep(4)
    return right(values)
