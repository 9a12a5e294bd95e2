"""Print too much, and swallow the error that says so.

outcome: output_limit
without: worker
"""


def shifted(values, note):
    try:
        for _ in range(300):
            print("x" * 1000)
    except BaseException:
        pass
    return right(values)
