"""Print more than a check may.

outcome: output_limit
without: worker
"""


def shifted(values, note):
    for _ in range(300):
        print("x" * 1000)
    return right(values)
