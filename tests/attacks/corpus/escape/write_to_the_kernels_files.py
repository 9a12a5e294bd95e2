"""Write to a file in which the kernel keeps a setting of this process.

outcome: error
without: worker
"""


def shifted(values, note):
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("0")
    return right(values)
