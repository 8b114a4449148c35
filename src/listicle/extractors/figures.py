"""Where an item may state amounts and days outside its labelled passages: looked for once, for all who read them."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_lowercase, digits
from typing import NamedTuple

from listicle.extractors.signs import sign, signed
from listicle.item import Item
from listicle.recognizers import date, money
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.rule import compiled
from listicle.text import Text


class Figures(NamedTuple):
    """The texts of an item that may hold what is stated in digits."""

    headings: list[Text]
    """The heading, or nothing."""
    lines: list[Text]
    amounts: list[tuple[Text, bool | None]]
    """The sentences that may hold an amount of money, each with whether it may name a currency, if that is told."""
    days: list[Text]
    """The sentences that may hold a day."""


_NONE = Figures([], [], [], [])

_NAMED = sign(money.NAMES)
_MONTH = sign(date.MONTHS)
_SPELLED = sign(money.SPELLED)

_BEYOND = bytes([*range(0x80, 0xD9), *range(0xE2, 0xEA)])
"""The bytes of UTF-8 beyond ASCII with which no digit begins."""
_SHAPE = bytes.maketrans(
    ascii_lowercase.encode() + digits.encode() + _BEYOND, b"a" * 26 + b"0" * 10 + b" " * len(_BEYOND)
)
_GLUED = r"0(?:a|(?<=a0)|[/.-]\s*00?[/.-])"
"""In a shape, a digit beside a letter ("500usd") or what may be a day in numbers: neither is told by a word."""


@lru_cache(maxsize=2)
def said(item: Item) -> str:
    """Heading, lines and sentences in lower case, one below the other: what is not in there need not be looked for in each."""
    return "\n".join([text.folded() for text in (item.heading, *item.lines, *item.sentences)])


@lru_cache(maxsize=2)
def shape(item: Item) -> str:
    """The same with "a" for each letter and "0" for each digit: whether it holds what looks so is told in no time."""
    return _shape(said(item))


def _shape(words: str) -> str:
    # Exchanged as bytes in a quarter of the time, and searched as a string in a third.
    return words.encode("utf-8", "surrogatepass").translate(_SHAPE).decode("latin-1")


@lru_cache(maxsize=2)
def figures(item: Item) -> Figures:
    """The places of an item's figures. Many items have none, which is soon told of all their words at once.

    A sentence that holds an amount or a day bears a sign of a currency or of a month, if no digit stands beside a letter, no "_"
    joins words, and no day is all in numbers.
    """
    shapes = shape(item)
    ascii = shapes.isascii()
    if ascii and "0" not in shapes:
        return _NONE
    lines, sentences = item.lines, item.sentences
    amounts: list[tuple[Text, bool | None]] = []
    days: list[Text] = []
    each = shapes.split("\n")
    if len(each) != 1 + len(lines) + len(sentences):  # one is of several lines
        each = [_shape(text.folded()) for text in (item.heading, *lines, *sentences)]
    if not ascii or "_" in shapes or compiled(_GLUED).search(shapes):
        days = [text for text, one in zip(sentences, each[1 + len(lines) :], strict=True) if _in_digits(one)]
        amounts = [(text, None) for text in days]
    else:
        for (sentence, signs), one in zip(signed(item), each[1 + len(lines) :], strict=True):
            if "0" in one:
                named = signs & _NAMED != 0 or not sentence.value.isascii()
                if named or "$" in one:
                    amounts.append((sentence, named))
                if signs & _MONTH:
                    days.append(sentence)
    return Figures(
        [item.heading] if _in_digits(each[0]) else [],
        [line for line, one in zip(lines, each[1:], strict=False) if _in_digits(one)] if lines else [],
        amounts,
        days,
    )


def _in_digits(one: str) -> bool:
    """Whether a text of this shape may hold a digit."""
    return "0" in one or not one.isascii()


def spelled(item: Item) -> bool:
    """Whether an item may state an amount that is not in digits: in words, or as free."""
    return ("_" in shape(item) or _hints_at_spelled(item)) and money.is_spelled(said(item))


def _hints_at_spelled(item: Item) -> bool:
    """Whether one of the words for such amounts stands in an item."""
    for _, signs in signed(item):
        if signs & _SPELLED:
            return True
    return any(not money.SPELLED.isdisjoint(vocabulary(text)) for text in (item.heading, *item.lines))
