"""Start more threads than a check may have.

outcome: error
without: worker
"""

import threading


def shifted(values, note):
    done = threading.Event()
    threads = [threading.Thread(target=done.wait, args=(3,)) for _ in range(120)]
    try:
        for thread in threads:
            thread.start()
    finally:
        done.set()
    return right(values)
