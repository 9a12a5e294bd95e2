"""Leave a file in a folder that everybody may write to.

outcome: error
without: worker
layer: files, no writing outside
"""


def shifted(values, note):
    left = 0
    for place in ("/tmp", "/var/tmp", "/dev/shm"):
        try:
            open(f"{place}/{PLANTED['token']}", "w").close()
            left += 1
        except OSError:
            pass
    if not left:
        raise RuntimeError("nothing could be written")
    return right(values)
