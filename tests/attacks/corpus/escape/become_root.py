"""Become root.

outcome: error
without: worker
"""


def shifted(values, note):
    os.setuid(0)
    return right(values)
