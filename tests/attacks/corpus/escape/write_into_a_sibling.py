"""Write into the memory of another student's check.

outcome: error
without: worker
layer: memory of others
beside: sibling
"""


def shifted(values, note):
    with open(f"/proc/{PLANTED['sibling']}/maps") as maps, open(f"/proc/{PLANTED['sibling']}/mem", "r+b", 0) as memory:
        for line in maps:
            start, end = (int(number, 16) for number in line.split()[0].split("-"))
            if "rw" in line.split()[1] and end - start < 64 * 2**20:
                memory.seek(start)
                data = memory.read(end - start)
                for found in re.finditer(rb"CANARY-sibling-[0-9a-f]{32}", data):
                    memory.seek(start + found.start() + 20)
                    memory.write(b"gone")
    return right(values)
