"""Leave something in the environment, for the next check.

outcome: error
without: process
"""


def shifted(values, note):
    if note == "public":
        os.environ["LEFT"] = "x"
        return right(values)
    if not os.environ.get("LEFT"):
        raise RuntimeError("nothing was left")
    return right(values)
