"""For a recognizer that knows whether a rule is to be tried, and from where: tests for its words, and one rule read in a text."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TypeVar

from listicle.recognizers.rule import Placed, Rule

T = TypeVar("T")
Found = tuple[int, int, T, str]
"""Where a value begins and ends, the value, and the rule that read it."""


_LETTERS = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))


def letters(folded: str) -> list[str]:
    """The runs of letters of an ASCII text: whether one of some words is among them is told in a third of the time of a pattern."""
    return folded.translate(_LETTERS).split()


def read(folded: str, pattern: re.Pattern[str], rule: Rule[T], found: list[Found[T]], at: int = 0) -> None:
    """Adds what a rule, whose pattern is given compiled, reads in a text in lower case from a place on to what was found before.

    Those found are in order. Where two overlap the earlier rule's stands, as in `rule.scan`.
    """
    search, build = pattern.search, rule.build
    while match := search(folded, at):
        start, at = match.span()
        if found and start < found[-1][1] and _overlaps(found, start, at):
            continue
        value = build(match)
        end = at
        if isinstance(value, Placed):
            at = max(value.end, start + 1)
            value, start, end = value
        if value is None:
            continue
        if not found or start >= found[-1][1]:  # as nearly always
            found.append((start, end, value, rule.name))
        elif not _overlaps(found, start, end):
            insort(found, (start, end, value, rule.name), key=_start)


def _overlaps(found: list[Found[T]], start: int, end: int) -> bool:
    """Whether a stretch meets one of those found."""
    before = bisect_left(found, end, key=_start)
    return before > 0 and found[before - 1][1] > start


def _start(one: Found[T]) -> int:
    return one[0]
