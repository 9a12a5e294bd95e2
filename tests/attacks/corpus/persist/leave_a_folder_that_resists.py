"""Leave a folder that its owner may not enter, so that it can't be removed.

outcome: error
without: worker
"""

import glob


def shifted(values, note):
    if note == "public":
        os.mkdir("inside")
        open("inside/left.txt", "w").close()
        os.chmod("inside", 0)
        os.chmod(".", 0o500)
        return right(values)
    if not glob.glob("../scratch-*/inside"):
        raise RuntimeError("nothing was left")
    return right(values)
