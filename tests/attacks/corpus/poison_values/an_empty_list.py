"""Give back an empty list.

outcome: failed
without: judge
"""


def shifted(values, note):
    return []
