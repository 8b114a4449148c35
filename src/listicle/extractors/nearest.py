"""What a value is by the words around it: that of several senses which is named nearest to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from listicle.recognizers.rule import compiled


class Senses(NamedTuple):
    """The senses and their cue words (see `cues`)."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    """Each sense with the pattern of its cues."""
    openings: frozenset[str]
    """The first two letters of every cue."""


def cues(senses: Mapping[str, str]) -> Senses:
    """The senses with a pattern of their cue words, of which each begins with two letters and holds no comma.

    They are tried by first letters, as most words of a text begin none of them.
    """
    found: list[tuple[str, re.Pattern[str]]] = []
    openings: set[str] = set()
    for sense, words in senses.items():
        letters: dict[str, list[str]] = {}
        for cue in _alternatives(words):
            letters.setdefault(cue[0], []).append(cue[1:])
            openings.add(cue[:2])
        listed = "|".join([f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items()])
        found.append((sense, re.compile(rf"\b(?:{listed})\b", re.VERBOSE)))
    return Senses(tuple(found), frozenset(openings))


def _alternatives(words: str) -> list[str]:
    """What stands between the bars of a verbose pattern, outside brackets."""
    found: list[str] = []
    depth = 0
    for part in words.split("|"):
        if depth:
            found[-1] += "|" + part
        else:
            found.append(part.lstrip())
        depth += part.count("(") - part.count(")")
    return found


def nearest(left: str, right: str, senses: Senses) -> str | None:
    """Which sense is named closest to a value, given the words before it and after it in lower case.

    Words before the value count from their end, words after it from their beginning, within their clause.
    """
    clause = left.rfind(",") + 1
    found = _last(left, clause, len(left), senses) if left else None
    if found is None and clause:
        found = _last(left, 0, clause, senses)
    if right and (found is None or found[0] >= AFTERWARDS):
        for mark in "(;":
            if (end := right.find(mark)) > 0:  # the next clause is of something else
                right = right[:end]
        next_one = _first(right, len(right) if found is None else found[0] - AFTERWARDS + 1, senses)
        if next_one is not None and (found is None or next_one < found):
            found = next_one
    return found[2] if found is not None else None


AFTERWARDS = 3
"""How much farther away a cue after a value counts: of two equally near, English puts the one that counts before."""

_Cue = tuple[int, int, str]
"""How far a cue is from the value, the shorter the better; less its length, the longer the better; and its sense."""


def _last(left: str, start: int, end: int, senses: Senses) -> _Cue | None:
    """The cue that ends last in a stretch of the words before a value."""
    best: _Cue | None = None
    for sense, pattern in senses.patterns:
        last, at = None, start
        while match := pattern.search(left, at, end):
            last, at = match, match.end()
        if last is not None:
            begun, ended = last.span()
            one = (len(left) - ended, begun - ended, sense)
            if best is None or one < best:
                best = one
    return best


def _first(right: str, reach: int, senses: Senses) -> _Cue | None:
    """The cue that begins first in the words after a value, within reach."""
    if not right[:reach].strip(" ,.;:)"):
        return None
    for letter in compiled(r"\b[^\W\d_]").finditer(right, 0, reach):
        start = letter.start()
        if right[start : start + 2] not in senses.openings:
            continue
        matches = [(match, sense) for sense, pattern in senses.patterns if (match := pattern.match(right, start))]
        if matches:
            return min([(start + AFTERWARDS, start - match.end(), sense) for match, sense in matches])
    return None
