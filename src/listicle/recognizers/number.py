"""Cardinal numbers, in digits or in English words: text comes in, mentions of `int` or `float` go out.

Digits follow the usual groupings: 1,200 and 1.200 and 1 200 and 1'200 are one thousand two hundred, 20,00,000 is two million,
1.2 and 1,2 are decimal numbers. A lone group of three digits after a point or comma is read as thousands.
No ordinals ("third", "21st"), no fractions ("3/4"), no versions ("1.2.3"), no words of other languages.
"""

from __future__ import annotations

import re
from typing import Final

from listicle.recognizers.rule import Mention, Rule, compiled, scan
from listicle.text import Text

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

_VALUES: Final[dict[str, int]] = (
    {word: value for value, word in enumerate(_ONES + _TEENS, 1)}
    | {word: value * 10 for value, word in enumerate(_TENS, 2)}
    | {"fourty": 40, "a": 1, "an": 1}
)
_SCALES: Final[dict[str, int]] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
}

SMALL = r"""(?:(?:twen|thir|fou?r|fif|six|seven|eigh|nine)ty(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?
    |(?:thir|four|fif|six|seven|eigh|nine)teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"""
"""A pattern for the words from one to ninety-nine."""

DIGITS = r"(?:\d{1,3}(?:(?:[.,’'\ \u00a0\u202f]\d{3}){1,4}|(?:,\d\d){1,3},\d{3})(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,4})?)(?!\d)"
"""A pattern for a number in digits; what it means, `number` says (None for an odd grouping)."""

WORDS = rf"""(?:{SMALL}|an?(?=[-\s](?:dozen|hundred|thousand|million|billion)))
    (?:[-\s](?:dozen|hundred|thousand|million|billion)\b(?:[-\s](?:and\s)?{SMALL}\b)?){{0,4}}"""
"""A pattern for number words of any size."""

_GROUP = r"[.,’'\ \u00a0\u202f]"
_SHAPE = rf"(\d{{1,3}}(?:({_GROUP})\d{{3}}(?:\2\d{{3}})*|,\d\d(?:,\d\d)*,\d{{3}})|\d+)(?:[.,](\d+))?"


def number(spelled: str) -> int | float | None:
    """The value of digits or number words (in lower case), an int where it is whole; None if they spell no number."""
    spelled = spelled.strip()
    if spelled[:1].isdigit():
        return _digits(spelled)
    return _words(spelled)


def _digits(spelled: str) -> int | float | None:
    if spelled.isdecimal():
        return int(spelled)
    single = re.fullmatch(r"(\d+)([.,])(\d+)", spelled)
    if single:
        whole, _, rest = single.groups()
        if len(rest) == 3 and len(whole) <= 3 and whole != "0":
            return int(whole + rest)
        return _plain(f"{whole}.{rest}")
    found = compiled(_SHAPE).fullmatch(spelled)
    if not found:
        return None
    whole = re.sub(r"\D", "", found[1])
    return _plain(f"{whole}.{found[3]}") if found[3] else int(whole)


def _plain(spelled: str) -> int | float:
    value = float(spelled)
    return int(value) if value.is_integer() else value


def _words(spelled: str) -> int | None:
    total = part = 0
    for word in re.split(r"[-\s]+", spelled):
        if word in _SCALES:
            scale = _SCALES[word]
            if scale <= 100:
                part = max(part, 1) * scale
            else:
                total += max(part, 1) * scale
                part = 0
        elif word in _VALUES:
            part += _VALUES[word]
        elif word != "and":
            return None
    return total + part or None


def _number(match: re.Match[str]) -> int | float | None:
    return number(match[0])


RULES: tuple[Rule[int | float], ...] = (
    Rule("number.digits", rf"(?<![\w.,/:-])(?<![$€£₹¥]\ ){DIGITS}(?![\w/:]|[.,-]\d)", _number, tuple("0123456789")),
    Rule(
        "number.words",
        rf"(?<![\w'’-])(?<!no\ )(?<!each\ )(?<!any\ )(?<!every\ )(?<!this\ )(?<!that\ )(?<!the\ one\ )(?:{WORDS})(?![\w'’]|-on-|\ another|\ by\ )",
        _number,
    ),
)


def mentions(text: Text) -> list[Mention[int | float]]:
    """The cardinal numbers of a text, in reading order."""
    return scan(text, RULES)
