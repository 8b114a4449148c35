"""How a recognizer is declared: a tuple of rules, run over a text from left to right."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cache, wraps
from typing import Generic, NamedTuple, TypeVar

from listicle.text import Text

T = TypeVar("T")


class Mention(NamedTuple, Generic[T]):
    """A value found in text."""

    value: T
    text: Text
    rule: str


class Placed(NamedTuple, Generic[T]):
    """A value spelled by more or less than the match: from `start` to `end` of the text searched ("up to" before it).

    The search goes on at `end`. A value of None is none, but lets the search go on there.
    """

    value: T | None
    start: int
    end: int


class Rule(NamedTuple, Generic[T]):
    """One way to spell a value.

    The pattern is matched against the text in lower case (`Text.folded`), written verbose, and compiled when first needed.
    `build` makes the value of a match, or None where it is none after all.
    """

    name: str
    pattern: str
    build: Callable[[re.Match[str]], T | Placed[T] | None]
    hints: tuple[str, ...] = ()
    """If given, only a text that holds one of these (in lower case) is searched: a cheap test before the pattern."""
    digit: bool = False
    """Whether only a text that holds a digit is searched."""


def holds(text: str, hints: tuple[str, ...]) -> bool:
    """Whether a text holds one of the hints: where it does not, a pattern that needs one of them need not be tried."""
    for hint in hints:  # noqa: SIM110 - `any` takes twice as long
        if hint in text:
            return True
    return False


def words(listed: str) -> frozenset[str]:
    """A list of words, for looking them up."""
    return frozenset(listed.split())


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    return re.compile(pattern, re.VERBOSE)


def remembered(read: Callable[[Text], T]) -> Callable[[Text], T]:
    """A reading of texts that several extractors ask for, such as that of the article's title by every item: done once.

    What it returns is shared, and must not be changed.
    """

    @wraps(read)
    def once(text: Text) -> T:
        known = text.readings
        if known is None:
            known = text.readings = {}
        elif read in known:
            found: T = known[read]
            return found
        found = known[read] = read(text)
        return found

    return once


SPACED = "".join(chr(code) if chr(code).isalnum() or chr(code) == "_" else " " for code in range(128))
"""What stands for each ASCII character where only words are asked for."""


def scan(text: Text, rules: Iterable[Rule[T]]) -> list[Mention[T]]:
    """What the rules find, in reading order. Where two findings overlap, the one of the earlier rule stands."""
    folded = text.folded()
    has_digit: bool | None = None
    missed = ""
    taken: list[tuple[int, int]] = []
    found: list[Mention[T]] = []
    for name, pattern, build, hints, digit in rules:
        if pattern is missed:
            continue
        if hints:
            for hint in hints:  # as in `holds`, without a call for each rule and text
                if hint in folded:
                    break
            else:
                continue
        if digit:
            if has_digit is None:
                has_digit = _has_digit(folded)
            if not has_digit:
                continue
        search = compiled(pattern).search
        match = search(folded)
        if match is None:
            missed = pattern  # rules that share it follow each other
        while match:
            start, end = match.span()
            at = end if end > start else start + 1
            if not taken or not overlaps(taken, start, end):
                value = build(match)
                if isinstance(value, Placed):
                    value, start, end = value
                    at = end if end > match.start() else match.start() + 1
                    if taken and overlaps(taken, start, end):
                        value = None
                if value is not None:
                    number = bisect_right(taken, (start, end))
                    taken.insert(number, (start, end))
                    found.insert(number, Mention(value, text.part(start, end), name))
            match = search(folded, at)
    return found


_DIGITS = tuple("0123456789")


def _has_digit(text: str) -> bool:
    """Whether a text holds a digit of any script. One by one, as a search takes four times as long where there is none."""
    return holds(text, _DIGITS) or (not text.isascii() and compiled(r"\d").search(text) is not None)


def overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets one of those taken, which are in order and apart from each other."""
    before = bisect_left(taken, (end, 0))
    return before > 0 and taken[before - 1][1] > start
