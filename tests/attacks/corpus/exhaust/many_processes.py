"""Start more processes than a check may have.

outcome: error
without: worker
layer: no new processes
"""


def shifted(values, note):
    for _ in range(8):
        if os.fork() == 0:
            time.sleep(3)
            os._exit(0)
    return right(values)
