"""Print what tells a terminal to do something.

outcome: failed
without: page
trace: control characters
"""


def shifted(values, note):
    print("\x1b]0;attacked\x07\x1b[2J")
    return np.zeros(1)
