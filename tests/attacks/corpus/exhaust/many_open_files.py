"""Open more files than a check may.

outcome: error
without: worker
"""


def shifted(values, note):
    files = [open("/dev/null") for _ in range(200)]
    return right(values)
