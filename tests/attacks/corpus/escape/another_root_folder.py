"""Choose another root folder.

outcome: error
without: worker
"""


def shifted(values, note):
    os.chroot(".")
    return right(values)
