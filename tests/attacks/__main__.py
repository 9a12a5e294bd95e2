"""`python -m tests.attacks`: every attack in every place and in the weak sandbox, as a table."""

from __future__ import annotations

import argparse
import fnmatch
import json
import sys
from dataclasses import asdict

from . import strong, weak
from .attack import Attack, read_corpus
from .places import PLACES, run, why_not
from .strong import Report
from .table import Column, print_table

WEAK = "weak"
SECONDS = 1800.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("--only", default="*", help="a pattern such as 'escape/*'; !exhaust/* for all others")
    parser.add_argument("--in", dest="places", action="append", choices=[*PLACES, WEAK], help="all that are here")
    parser.add_argument("--lines", action="store_true", help="here, in this place, as lines of JSON")
    options = parser.parse_args()
    if options.lines:
        _lines(options.only, weakly=options.places == [WEAK])
        return
    columns = []
    for place in options.places or [*PLACES, WEAK]:
        title, tier = PLACES.get(place, ("one defence taken away", ""))
        reason = "" if place == WEAK else why_not(place)
        columns.append(
            Column(place, title, tier, reason, *(([], "", []) if reason else reports_in(place, options.only)))
        )
    sys.exit(0 if print_table(read_corpus(), columns) else 1)


def reports_in(place: str, only: str = "*", seconds: float = SECONDS) -> tuple[list[Report], str, list[str]]:
    """The reports of one place, with the tier and the active layers that were measured there."""
    arguments = ["-m", "tests.attacks", "--lines", "--only", only, *(["--in", WEAK] if place == WEAK else [])]
    done = run(place, arguments, seconds)
    if done.returncode:
        raise RuntimeError(f"the attacks in '{place}' ended with {done.returncode}: {done.stderr[-3000:]}")
    first, *lines = map(json.loads, done.stdout.splitlines())
    return [Report(**line) for line in lines], first["tier"], first["active"]


def chosen(attack: Attack, only: str) -> bool:
    return fnmatch.fnmatch(attack.id, only.removeprefix("!")) != only.startswith("!")


def _lines(only: str, weakly: bool) -> None:
    attacks = [attack for attack in read_corpus() if chosen(attack, only)]
    if weakly:
        _say({"tier": "", "active": []})
        for report in weak.fight(attacks):
            _say(asdict(report))
        return
    fought = strong.fight(attacks)
    tier, active = next(fought)
    _say({"tier": tier, "active": active})
    for report in fought:
        _say(asdict(report))


def _say(line: dict) -> None:
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
