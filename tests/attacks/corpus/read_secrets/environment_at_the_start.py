"""Read the environment that this process was started with, whatever was deleted since.

outcome: error
without: worker
"""


def shifted(values, note):
    print(spoils(open("/proc/self/environ", "rb").read()))
    return right(values)
