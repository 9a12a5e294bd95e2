"""Make folders in folders, deeper than any path may be long.

outcome: crash
without: worker
"""


def shifted(values, note):
    if note == "public":
        return right(values)

    for _ in range(1500):
        os.mkdir("deep")
        os.chdir("deep")
    time.sleep(0.6)
    return right(values)
