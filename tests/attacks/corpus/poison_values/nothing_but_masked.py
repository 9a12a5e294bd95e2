"""Give back an array whose entries are all masked.

outcome: failed
without: judge
"""


def shifted(values, note):
    return np.ma.masked_all(len(values))
