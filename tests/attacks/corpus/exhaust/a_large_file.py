"""Write a file that is larger than any may be.

outcome: error
without: worker
"""


def shifted(values, note):
    with open("large", "wb") as file:
        for _ in range(40):
            file.write(bytes(2**20))
    return right(values)
