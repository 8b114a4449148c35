"""How a recognizer is declared: a tuple of rules, run over a text from left to right."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
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


_SPACED = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(128)) + bytes(128)
"""What stands for each ASCII character where only words are asked for."""


def ascii_words(text: str) -> list[str]:
    """The words of an ASCII text. As bytes, its signs are exchanged for blanks in a fifth of the time of a search."""
    return text.encode().translate(_SPACED).decode().split()


_NO_DIGITS = bytes([*range(0x30), *range(0x3A, 0xD9), *range(0xE2, 0xEA)])
"""The bytes of UTF-8 with which no digit of any script begins."""


def has_digit(text: str) -> bool:
    """Whether a text holds a digit. By what is left of its bytes, in a sixth of the time that a pattern takes."""
    left = text.encode("utf-8", "surrogatepass").translate(None, _NO_DIGITS)
    return bool(left) and (left[0] < 0x3A or compiled(r"\d").search(text) is not None)


Found = tuple[int, int, T, str]
"""Where a value begins and ends, the value, and the rule that read it."""


def scan(text: Text, rules: Iterable[Rule[T]]) -> list[Mention[T]]:
    """What the rules find, in reading order. Where two findings overlap, the one of the earlier rule stands."""
    folded = text.folded()
    digits: bool | None = None
    found: list[Found[T]] = []
    for rule in rules:
        if rule.hints and not holds(folded, rule.hints):
            continue
        if rule.digit:
            if digits is None:
                digits = has_digit(folded)
            if not digits:
                continue
        read(folded, compiled(rule.pattern), rule, found)
    return [Mention(value, text.part(start, end), name) for start, end, value, name in found]


def read(folded: str, pattern: re.Pattern[str], rule: Rule[T], found: list[Found[T]], at: int = 0) -> None:
    """Adds what a rule, whose pattern is given compiled, reads in a text in lower case from a place on to what was found before.

    Those found are in order. Where two overlap the earlier rule's stands.
    """
    search, build = pattern.search, rule.build
    while match := search(folded, at):
        start, end = match.span()
        at = max(end, start + 1)
        if found and start < found[-1][1] and _meets(found, start, end):
            continue
        value = build(match)
        if isinstance(value, Placed):
            at = max(value.end, start + 1)
            value, start, end = value
        if value is None:
            continue
        if not found or start >= found[-1][1]:  # as nearly always
            found.append((start, end, value, rule.name))
        elif not _meets(found, start, end):
            insort(found, (start, end, value, rule.name), key=_start)


def _meets(found: list[Found[T]], start: int, end: int) -> bool:
    """Whether a stretch meets one of those found."""
    before = bisect_left(found, end, key=_start)
    return before > 0 and found[before - 1][1] > start


def _start(one: Found[T]) -> int:
    return one[0]


def overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets one of those taken, which are in order and apart from each other."""
    before = bisect_left(taken, (end, 0))
    return before > 0 and taken[before - 1][1] > start
