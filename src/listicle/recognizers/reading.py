"""For a recognizer that knows whether a pattern is to be tried, and where: tests for words, and matches where one may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LETTERS = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))


def letters(folded: str) -> list[str]:
    """The runs of letters of an ASCII text: whether one of some words is among them is told in a third of the time of a pattern."""
    return folded.translate(_LETTERS).split()


def matches(folded: str, pattern: re.Pattern[str], openings: Iterable[str]) -> list[re.Match[str]]:
    """The matches of a pattern, as `finditer` finds them, each of which begins with one of the openings: it is tried there alone."""
    starts: list[int] = []
    for opening in openings:
        at = folded.find(opening)
        while at >= 0:
            starts.append(at)
            at = folded.find(opening, at + 1)
    if len(starts) > 1:
        starts.sort()
    found: list[re.Match[str]] = []
    end = 0
    for start in starts:
        match = pattern.match(folded, start) if start >= end else None
        if match is not None:
            found.append(match)
            end = match.end()
    return found
