"""Leave a child in a session of its own, which stays when the check has ended.

outcome: error
without: worker
layer: no new processes
"""


def shifted(values, note):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(20)
        os._exit(0)
    return right(values)
