"""Search the memory of another student's check.

outcome: error
without: worker
layer: memory of others
beside: sibling
"""


def canary_in_memory(pid):
    """At most 256 MB of what is writable there."""
    left = 256 * 2**20
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
        for line in maps:
            start, end = (int(number, 16) for number in line.split()[0].split("-"))
            if "rw" not in line.split()[1] or end - start > left:
                continue
            left -= end - start
            try:
                memory.seek(start)
                found = re.search(rb"CANARY-(?!\[)[a-z]+-[0-9a-f]{32}", memory.read(end - start))
            except OSError:
                continue
            if found:
                return found[0].decode()
    raise RuntimeError("no canary in memory")


def shifted(values, note):
    print(canary_in_memory(PLANTED["sibling"]))
    return right(values)
