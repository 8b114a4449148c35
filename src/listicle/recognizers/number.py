"""Cardinal numbers, in digits or in English words: text comes in, mentions of `int` or `float` go out.

Digits follow the usual groupings: 1,200 and 1.200 and 1 200 and 1'200 are one thousand two hundred, 20,00,000 is two million,
1.2 and 1,2 are decimal numbers. A lone group of three digits after a point or comma is read as thousands.
No ordinals ("third", "21st"), no fractions ("3/4"), no versions ("1.2.3"), no words of other languages.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from listicle.recognizers.rule import Mention, Rule, compiled, scan, words
from listicle.text import Text

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")
_TEENS = ("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

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

MORE_DIGITS = r"(?:\d{0,2}(?:[’'\ \u00a0\u202f]\d{3}(?!\d)){1,4}|\d{0,11})(?:[.,]\d{1,6}){0,5}(?!\d)"
"""A pattern for what follows the first digit of a number."""

DIGITS = rf"\d{MORE_DIGITS}"
"""A pattern for a number in digits; what it means, `number` says (None for an odd grouping)."""

SMALL = r"""(?:(?:one|tw[eo]|th(?:re|ir)|fo(?:ur|rt)|fi[fv]|six|seven|eigh|nin|ten|elev)[a-z]{0,6}
    (?:(?<=ty)[-\s](?:one|two|three|four|five|six|seven|eight|nine))?(?![a-z]))"""
"""A loose pattern for the words from one to ninety-nine: it lets other words through, which are no number to `number`."""

WORDS = rf"""(?:(?:{SMALL}|an?(?=[-\s](?:dozen|hundred|thousand|million|billion)))
    (?:[-\s](?:dozen|hundred|thousand|million|billion)\b(?:[-\s](?:and\s)?{SMALL})?){{0,4}})"""
"""A loose pattern for number words of any size."""

DASH = r"(?:\s?[-‐-―]\s?|\s?[~−]\s?)"
"""A pattern for the dash of a range, with the space around it. In two sets, for re takes long to compile larger ones."""

_SHAPE = r"(\d{1,3}(?:([.,’'\ \u00a0\u202f])\d{3}(?:\2\d{3})*|,\d\d(?:,\d\d)*,\d{3})|\d+)(?:[.,](\d+))?"

_BOUND = r"""\b(?:
    (?P<most>up\sto|upto|as\s(?:much|many|long)\sas|at\smost|under|below|less\sthan|fewer\sthan|not?\s(?:more|longer)\sthan
        |not\s(?:to\s)?exceed(?:ing)?|max(?:imum)?(?:\sof|:|\.)?|(?:limited|capped|restricted)\s(?:to|at)|within|hasta|máxim[oa](?:\sde|:)?|até|bis\szu|maximal|jusqu['’]à|fino\sa)
    |(?P<least>at\sleast|from|start(?:s|ing)\s(?:at|from)|as\s(?:little|low|few)\sas|min(?:imum)?(?:\sof|:|\.)?|over|more\sthan
        |no\s(?:less|fewer)\sthan|upwards\sof|in\sexcess\sof|desde|mindestens|à\spartir\sde|a\spartir\sde)
    |(?P<between>between|entre|zwischen))
    \s(?:(?:an?|about|around|approximately|only|just|roughly|an\saverage\sof|a\stotal\sof)\s)?$"""
_BOUND_ENDINGS: Final = tuple(
    """
    up to|upto|much as|many as|long as|at most|under|below|less than|fewer than|more than|longer than|exceed|exceeding
    max|max of|max:|max.|maximum|maximum of|maximum:|maximum.|limited to|capped to|restricted to|limited at|capped at|restricted at
    within|hasta|máximo|máximo de|máximo:|máxima|máxima de|máxima:|até|bis zu|maximal|jusqu'à|jusqu’à|fino|fino a
    at least|from|starts at|starting at|little as|low as|few as|min|min of|min:|min.|minimum|minimum of|minimum:|minimum.
    over|upwards of|excess of|desde|mindestens|partir de|between|entre|zwischen|average of|total of
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
"""How a bound ends, in its last two words, that stands before the number or before one of `_FILLING`: a cheap test before the pattern."""
_BOUND_ENDS: Final = frozenset(ending[-2:] for ending in _BOUND_ENDINGS)
"""Their last two letters: a cheaper test still."""
_FILLING: Final = words("a an about around approximately only just roughly")
_BOUND_OR_FILLING_ENDS: Final = _BOUND_ENDS | {word[-2:] for word in _FILLING}
_NEGATED = r"(?:\b(?:not?|never|without)|n[’']t)\s[^.;:\n]{0,25}$"


class Bound(NamedTuple):
    """What is said before a number: whether it is the most, the least or the lower end, by which words, and where they begin."""

    kind: Literal["most", "least", "between"]
    words: str
    start: int


def bound(text: str, start: int) -> Bound | None:
    """The bound that stands before the number at `start` of a text in lower case: "up to", "at least", "don't … more than"."""
    if not text[start - 1 : start].isspace():
        return None
    last = text[start - 3 if start > 3 else 0 : start - 1]
    if last.isalpha() and last not in _BOUND_OR_FILLING_ENDS:  # as nearly always
        return None
    said = text[start - 40 if start > 40 else 0 : start].rsplit(None, 3)
    if not said:
        return None
    filled = said[-1] in _FILLING and len(said) > 1
    if said[-1][-2:] not in _BOUND_ENDS and not (filled and said[-2][-2:] in _BOUND_ENDS):
        return None
    if not " ".join(said[-2:]).endswith(_BOUND_ENDINGS) and not (
        filled and " ".join(said[-3:-1]).endswith(_BOUND_ENDINGS)
    ):
        return None
    match = compiled(_BOUND).search(text, max(0, start - 40), start)
    if not match:
        return None
    at = match.start()
    if match["most"]:
        return Bound("most", match["most"], at)
    if match["between"]:
        return Bound("between", match["between"], at)
    if match["least"] in ("more than", "over") and compiled(_NEGATED).search(text, max(0, at - 35), at):
        return Bound("most", match["least"], at)
    return Bound("least", match["least"], at)


def number(spelled: str) -> int | float | None:
    """The value of digits or number words (in lower case), an int where it is whole; None if they spell no number."""
    whole, mark, rest = spelled.partition(",")
    if whole.isdecimal() and (not mark or (len(rest) == 3 and rest.isdecimal() and len(whole) <= 3 and whole != "0")):
        return int(whole + rest)  # "500", "1,200", as nearly always
    spelled = spelled.strip()
    if spelled[:1].isdigit():
        return _digits(spelled)
    return _words(spelled)


def _digits(spelled: str) -> int | float | None:
    if spelled.isdecimal():
        return int(spelled)
    whole, _, rest = spelled.partition("," if "," in spelled else ".")
    if whole.isdecimal() and rest.isdecimal():
        if len(rest) == 3 and len(whole) <= 3 and whole != "0":
            return int(whole + rest)
        return _plain(f"{whole}.{rest}")
    found = compiled(_SHAPE).fullmatch(spelled)
    if not found:
        return None
    whole = "".join(character for character in found[1] if character.isdecimal())
    return _plain(f"{whole}.{found[3]}") if found[3] else int(whole)


def _plain(spelled: str) -> int | float:
    value = float(spelled)
    return int(value) if value.is_integer() else value


def _words(spelled: str) -> int | None:
    total = part = 0
    for word in spelled.replace("-", " ").split():
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
    value = number(match["digits"])
    return value if value is None or not match["scale"] else _plain(str(round(value * _SCALES[match["scale"]], 6)))


def _number_words(match: re.Match[str]) -> int | None:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 6) : start], text[end : end + 8]
    if match[0] == "one" and (before.endswith(_PRONOUN_AFTER) or after.startswith(_PRONOUN_BEFORE)):
        return None
    return _words(match[0])


_PRONOUN_AFTER = ("no ", "each ", "any ", "every ", "this ", "that ", "the ")
_PRONOUN_BEFORE = ("-on-", " anothe", " by ", "’s", "'s")

RULES: tuple[Rule[int | float], ...] = (
    Rule(
        "number.digits",
        rf"(?P<digits>\d(?<![\w.,/:-]\d){MORE_DIGITS})(?:\s(?P<scale>hundred|thousand|million|billion)\b)?(?![\w/:]|[.,-]\d)",
        _number,
    ),
    Rule(
        "number.words",
        rf"(?<![\w'’-]){WORDS}(?![\w'’]|[\s-](?:half|thirds?|quarters?|fourths?|fifths?|eighths?|tenths?)\b)",
        _number_words,
    ),
)


def mentions(text: Text) -> list[Mention[int | float]]:
    """The cardinal numbers of a text, in reading order."""
    return scan(text, RULES)
