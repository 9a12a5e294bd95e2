"""What the self-test runs as if it were a submission: each function tries one thing that must be refused.

Sent to a worker as text. A probe returns a short word when the attempt worked and raises when it was refused.
"""

import os
import socket


def read(path):
    with open(path) as file:  # noqa: PTH123 — as little as possible besides the attempt itself
        return file.read(100)


def write(path):
    with open(path, "w") as file:  # noqa: PTH123
        file.write("x")
    return "written"


def connect():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
        connection.connect(("192.0.2.1", 9))  # a reserved test address; nothing is sent
    return "connected"


def import_more():
    import wave  # of Python's own modules one that nothing else needs

    return wave.__name__


def fork():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return "forked"


def execute():
    os.execv("/bin/true", ["true"])


def send_signal(pid):
    os.kill(pid, 0)
    return "reached"


def read_memory(pid):
    with open(f"/proc/{pid}/maps") as maps:  # noqa: PTH123
        start = int(next(maps).split("-")[0], 16)
    with open(f"/proc/{pid}/mem", "rb") as memory:  # noqa: PTH123
        memory.seek(start)
        return len(memory.read(8))


def use_memory(megabytes):
    return len(bytearray(megabytes * 2**20))


def namespaces():
    return {name: os.readlink(f"/proc/self/ns/{name}") for name in ("pid", "net", "mnt", "ipc")}  # noqa: PTH115


def user():
    return os.getuid()
