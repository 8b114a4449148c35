"""How a recognizer is declared: a tuple of rules, run over a text from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from listicle.text import Text

T = TypeVar("T")


class Mention(NamedTuple, Generic[T]):
    """A value found in text."""

    value: T
    text: Text
    rule: str


class Rule(NamedTuple, Generic[T]):
    """One way to spell a value.

    The pattern is matched against the text in lower case (`Text.folded`), written verbose, and compiled when first needed.
    `build` makes the value of a match, or None where it is none after all.
    """

    name: str
    pattern: str
    build: Callable[[re.Match[str]], T | None]
    hints: tuple[str, ...] = ()
    """If given, only a text that holds one of these (in lower case) is searched: a cheap test before the pattern."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    return re.compile(pattern, re.VERBOSE)


def scan(text: Text, rules: Iterable[Rule[T]]) -> list[Mention[T]]:
    """What the rules find, in reading order. Where two findings overlap, the one of the earlier rule stands."""
    folded = text.folded()
    found: list[tuple[int, int, T, str]] = []
    for rule in rules:
        if rule.hints and not any(hint in folded for hint in rule.hints):
            continue
        for match in compiled(rule.pattern).finditer(folded):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end, _, _ in found):
                continue
            value = rule.build(match)
            if value is not None:
                found.append((start, end, value, rule.name))
    found.sort(key=lambda one: one[:2])
    return [Mention(value, text[start:end].strip(), name) for start, end, value, name in found]
