"""Kill a process of somebody else.

outcome: error
without: worker
layer: signals
"""


def shifted(values, note):
    os.kill(PLANTED["victim"], 9)
    return right(values)
