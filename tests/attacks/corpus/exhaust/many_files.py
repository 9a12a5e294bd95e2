"""Make so many files that the folder can hardly be cleared.

outcome: crash or timeout
without: worker
"""


def shifted(values, note):
    if note == "public":
        return right(values)

    for number in range(12_000):
        open(f"file-{number}", "w").close()
    time.sleep(0.6)
    return right(values)
