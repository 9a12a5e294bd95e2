"""Fill the disk, file by file.

outcome: error or crash
without: worker
"""


def shifted(values, note):
    if note == "public":
        return right(values)

    for number in range(20):
        with open(f"part-{number}", "wb") as file:
            file.write(os.urandom(2**20) * 15)
    time.sleep(0.6)
    return right(values)
