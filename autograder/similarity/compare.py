"""Compare all submissions of a class with each other by their fingerprints.

Winnowing (S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD
2003) as the library copydetect has it: names, white space and comments don't count, the hashes of all runs of `RUN`
characters of what is left are compared. With a window of 1 every hash is kept, so that the same class always gives the
same pairs.

Two right answers to a small exercise are alike by nature. So a hash counts only where it is in none of the texts that
are known beforehand (what was given out, the reference answers) and in no more than a few submissions of this class.
"""

from __future__ import annotations

import bisect
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from copydetect import CodeFingerprint, compare_files
from copydetect.utils import get_token_coverage

from autograder.reporting.class_report.look_alikes import Line, LookAlikes, Pair, Piece, Side

RUN = 25  # characters of filtered code: about half a line
LEAST = 60  # characters that must be alike: one or two lines say nothing
SHARE = 0.5  # of what is the own work of one of the two
FEW, FEW_SHARE = 4, 0.05  # what more students (and more than this share of a class) have in common is the usual way
BETWEEN = "\n\n"  # cells
AROUND = 1  # lines shown around what is alike
_DEFINITION = re.compile(r"(?:async )?(?:def|class) +(\w+)")


def look_alikes(
    sources: Mapping[str, Sequence[str]], known: Iterable[str], left_out: Iterable[str] = (), most: int = 20
) -> LookAlikes:
    """The pairs among `sources` (student → cells) that are alike in more than what the `known` cells explain."""
    prints = {student: _print(cells) for student, cells in sources.items()}
    few = max(FEW, int(FEW_SHARE * len(sources)))
    counts = Counter(hash_ for print_ in prints.values() for hash_ in print_.hashes)
    usual = {hash_ for hash_, count in counts.items() if count > few}
    usual |= {hash_ for cell in known for hash_ in _fingerprint(cell).hashes}
    owners: dict[int, list[str]] = {}
    for student, print_ in prints.items():
        _keep(print_, print_.hashes - usual)
        for hash_ in print_.hashes:
            owners.setdefault(hash_, []).append(student)
    candidates = {pair for students in owners.values() for pair in combinations(sorted(students), 2)}
    weights = {(a, b): weight for a, b in candidates if (weight := _weight(prints[a], prints[b]))}
    ranked = sorted(weights, key=lambda pair: (-weights[pair], pair))
    pairs = [_pair(a, prints[a], b, prints[b]) for a, b in ranked[:most]]
    return LookAlikes(len(sources), sorted(left_out), few, pairs, max(len(ranked) - most, 0))


def _print(cells: Sequence[str]) -> CodeFingerprint:
    """The fingerprint of all cells, without the runs that begin in one and end in the next."""
    print_ = _fingerprint(BETWEEN.join(cells))
    _keep(print_, {hash_ for cell in cells for hash_ in _fingerprint(cell).hashes})
    return print_


def _fingerprint(code: str) -> CodeFingerprint:
    return CodeFingerprint("", RUN, 1, language="python", fp=io.StringIO(code))


def _keep(print_: CodeFingerprint, hashes: set[int]) -> None:
    print_.hashes &= hashes
    print_.hash_idx = {hash_: places for hash_, places in print_.hash_idx.items() if hash_ in print_.hashes}
    print_.token_coverage = get_token_coverage(print_.hash_idx, RUN, len(print_.filtered_code))


def _weight(a: CodeFingerprint, b: CodeFingerprint) -> float:
    """How much is alike, for the order of the list; 0 if it is too little to look at."""
    alike, shares, _ = compare_files(a, b)
    return 0.0 if alike < LEAST or max(shares) < SHARE else float(alike) * min(shares)


def _pair(a: str, print_a: CodeFingerprint, b: str, print_b: CodeFingerprint) -> Pair:
    _, shares, slices = compare_files(print_a, print_b)
    sides = [
        Side(student, min(float(share), 1.0), _pieces(print_.raw_code, list(zip(*cuts, strict=True))))
        for student, print_, share, cuts in zip((a, b), (print_a, print_b), shares, slices, strict=True)
    ]
    return Pair(*sides)


def _pieces(code: str, cuts: list[tuple[int, int]]) -> list[Piece]:
    """The lines that the cuts (start and end, in characters) touch, with a little around them."""
    lines = code.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    alike = {
        number
        for start, end in cuts
        for number in range(bisect.bisect(starts, start) - 1, bisect.bisect(starts, max(end - 1, start)))
        if number < len(lines) and lines[number].strip()
    }
    wanted = sorted({near for n in alike for near in range(n - AROUND, n + AROUND + 1) if 0 <= near < len(lines)})
    found: list[tuple[str, list[int]]] = []
    for at, number in enumerate(wanted):
        where = _place(lines, number)
        if at == 0 or number != wanted[at - 1] + 1 or where != found[-1][0]:
            found.append((where, []))
        found[-1][1].append(number)
    return [
        Piece(where, [Line(lines[number], number in alike) for number in _without_blank_ends(lines, numbers)])
        for where, numbers in found
        if alike.intersection(numbers)
    ]


def _without_blank_ends(lines: list[str], numbers: list[int]) -> list[int]:
    written = [number for number in numbers if lines[number].strip()]
    return [number for number in numbers if written[0] <= number <= written[-1]]


def _place(lines: list[str], number: int) -> str:
    """The function or class at the left margin that a line belongs to."""
    for line in reversed(lines[: number + 1]):
        if found := _DEFINITION.match(line):
            return found[1]
        if line[:1].strip() and line[0] not in "@)]}#":
            return ""
    return ""
