"""Leave a file for the next check in the folder of this one.

outcome: error
without: worker
"""

import glob


def shifted(values, note):
    if note == "public":
        open("left.txt", "w").close()
        return right(values)
    if not glob.glob("../scratch-*/left.txt"):
        raise RuntimeError("nothing was left")
    return right(values)
