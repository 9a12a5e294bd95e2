"""Pairs of submissions that are alike, in the form that the page shows."""

from __future__ import annotations

from typing import NamedTuple

from autograder.reporting.shown import NAME, VALUE
from autograder.reporting.text import clean, one_line


class Line(NamedTuple):
    text: str
    alike: bool  # something in it is also in the other submission


class Piece(NamedTuple):
    """Neighbouring lines of one submission, with alike ones among them."""

    where: str  # the function or class that they are in; empty outside of any
    lines: list[Line]


class Side(NamedTuple):
    student: str  # the name of the folder
    share: float  # the part of what is this student's own that is alike, from 0 to 1
    pieces: list[Piece]


class Pair(NamedTuple):
    first: Side
    second: Side

    @property
    def places(self) -> list[str]:
        """The functions and classes that are alike, in the order of the first submission."""
        return list(dict.fromkeys(piece.where for piece in self.first.pieces if piece.where))


class LookAlikes(NamedTuple):
    """What a comparison of all submissions with each other gave."""

    compared: int  # submissions
    left_out: list[str]  # whose files could not be read
    common: int  # what more students than this have in common counts as the usual way to write it
    pairs: list[Pair]  # the most alike first
    more: int  # pairs beyond those


def fit_to_show(found: LookAlikes) -> LookAlikes:
    """The same with all names and code cleaned, since students wrote them."""
    return found._replace(
        left_out=[one_line(name, NAME) for name in found.left_out],
        pairs=[pair._replace(first=_side(pair.first), second=_side(pair.second)) for pair in found.pairs],
    )


def _side(side: Side) -> Side:
    pieces = [
        Piece(one_line(piece.where, NAME), [Line(clean(line.text, VALUE), line.alike) for line in piece.lines])
        for piece in side.pieces
    ]
    return Side(one_line(side.student, NAME), side.share, pieces)
