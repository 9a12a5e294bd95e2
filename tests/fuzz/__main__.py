"""`python -m tests.fuzz TARGET`: one target under a coverage-guided fuzzer, until it ends or fails.

With atheris (`pip install -e '.[fuzz]'`) what is run is chosen by what it reaches; without it, good inputs are mutated
blindly. An input that fails is kept in `build/fuzz/` and named.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TARGETS = ("frame", "answer", "notebook", "module", "archive", "results")
KEPT = Path("build") / "fuzz"
MAX_LENGTH = 4096


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--runs", type=int, default=10_000_000)
    options = parser.parse_args()
    folder = KEPT / options.target
    folder.mkdir(parents=True, exist_ok=True)
    if "FUZZ_FOLDER" not in os.environ:  # once more, with a folder that is gone afterwards
        with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
            command = [sys.executable, "-m", "tests.fuzz", *sys.argv[1:]]
            sys.exit(subprocess.run(command, env={**os.environ, "FUZZ_FOLDER": scratch}, check=False).returncode)
    try:
        import atheris
    except ImportError:
        _blindly(options.target, options.seconds, options.runs, folder)
        return
    with atheris.instrument_imports(include=["autograder", "nbformat", "zipfile"]):
        from . import targets
    for number, seed in enumerate(targets.seeds(options.target)):
        (folder / f"seed-{number}").write_bytes(seed)
    arguments = [sys.argv[0], str(folder), f"-max_total_time={options.seconds}", f"-runs={options.runs}"]
    arguments += [f"-max_len={MAX_LENGTH}", f"-artifact_prefix={folder}/failed-", "-rss_limit_mb=4096", "-timeout=30"]
    atheris.Setup([*arguments, "-print_final_stats=1", "-verbosity=1"], targets.TARGETS[options.target])
    atheris.Fuzz()


def _blindly(name: str, seconds: int, runs: int, folder: Path) -> None:
    from . import targets

    chance, seeds, target = random.Random(), targets.seeds(name), targets.TARGETS[name]
    end, done = time.monotonic() + seconds, 0
    while done < runs and time.monotonic() < end:
        data = targets.mutate(chance.choice(seeds), chance)
        try:
            target(data)
        except BaseException:
            (folder / "failed").write_bytes(data)
            print(f"{folder / 'failed'} holds the input that fails.", file=sys.stderr)
            raise
        done += 1
    print(f"{name}: {done} inputs without atheris, none failed.")


if __name__ == "__main__":
    main()
