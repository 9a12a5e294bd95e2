"""Leave something in a module, for the next check.

outcome: error
without: process
"""


def shifted(values, note):
    if note == "public":
        np.left = True
        return right(values)
    if not hasattr(np, "left"):
        raise RuntimeError("nothing was left")
    return right(values)
