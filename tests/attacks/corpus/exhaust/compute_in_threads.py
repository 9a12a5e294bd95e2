"""Compute in four threads at once, for longer than a check may take.

outcome: timeout or output_limit
without: worker
"""

import threading


def shifted(values, note):
    if note == "public":
        return right(values)

    end = time.monotonic() + 4
    threads = [
        threading.Thread(target=lambda: [None for _ in iter(time.monotonic, 0) if time.monotonic() > end and 1 / 0])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return right(values)
