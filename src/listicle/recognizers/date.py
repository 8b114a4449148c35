"""Days and ranges of days: text comes in, mentions of an ISO 8601 date (`str`) or of `Dates` go out.

A date is `2025-12-10`, or `--12-10` where no year is given. Followed is the calendar date of ISO 8601; the form without a year
is that of its first edition, which later ones dropped. A month, a season or a year alone is no day and not read. Dates with
slashes are month/day/year as in the United States, day/month/year where only that is possible; where both are, the rule says
`date.slash-ambiguous`. Dates with points are day.month.year. Months are read in English, and after a day in Spanish, Portuguese,
German, French and Italian.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from listicle.model import Dates
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.number import DASH
from listicle.recognizers.rule import Found, Mention, Placed, Rule, compiled, read, words
from listicle.text import Text

MONTHS: Final[dict[str, int]] = {
    word: month
    for month, words in enumerate(
        (
            "january jan enero ene janeiro januar jänner janvier gennaio",
            "february feb febrero fevereiro februar février fevrier febbraio",
            "march mar marzo março marco märz maerz mars",
            "april apr abril avril aprile",
            "may mayo maio mai maggio",
            "june jun junio junho juni juin giugno",
            "july jul julio julho juli juillet luglio",
            "august aug agosto août aout",
            "september sept sep septiembre setiembre setembro septembre settembre",
            "october oct octubre outubro oktober okt octobre ottobre",
            "november nov noviembre novembro novembre",
            "december dec diciembre dic dezembro dezember dez décembre decembre dicembre",
        ),
        1,
    )
    for word in words.split()
}

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_WORD = r"[a-zäéûç]{3,10}"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)(?!\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s(?:the\s)?)?"
_JOINT = rf"(?:{DASH}|\s(?:to|through|thru|until|till|a|al|bis|au|à|até)\s(?:the\s)?)"

_MONTH_FIRST = rf"""
    (?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)
    \b\.?[\s-]?(?:the\s)?(?P<day>{_DAY})(?:st|nd|rd|th)?(?![\w%$£]|[.:/]\d)
    (?P<range>(?:,?\s(?P<year>{_YEAR}))?{_JOINT}{_WEEKDAY}(?:(?P<month2>{_WORD})\.?\s)?(?P<day2>{_DAY})(?:st|nd|rd|th)?(?![\w%$£]|[.:/]\d))?
    (?:\s?,?\s?(?P<year2>{_YEAR}))?
"""

_DAY_FIRST = rf"""
    (?P<day>\d(?<![\w.,/$£:-]\d)\d?)(?!\d)(?:st|nd|rd|th|er|[º°.])?
    (?P<range>(?:[\s-](?:of\s|de\s)?(?P<month>{_WORD})\b\.?(?:,?\s(?:de\s)?(?P<year>{_YEAR}))?)?
        {_JOINT}{_WEEKDAY}(?P<day2>{_DAY})(?:st|nd|rd|th|er|[º°.])?)?
    [\s-](?:of\s|de\s)?(?P<month2>{_WORD})\b\.?
    (?:(?:,?\s|-)(?:del?\s)?(?P<year2>{_YEAR}))?
"""

_NUMBERED = r"""
    (?P<one>\d(?<![\w./-]\d)\d{0,3})(?P<mark>[-/.])\s?(?P<two>\d\d?)(?P=mark)\s?(?P<three>\d{1,4})(?![\d/-]|\.\d)
    (?:\s?(?:[‐-―/-]|to|bis|until|through)\s?(?P<one2>\d{1,4})(?P=mark)\s?(?P<two2>\d\d?)(?P=mark)\s?(?P<three2>\d{1,4})(?![\d/-]|\.\d))?
"""

_COUNTED: Final = words(
    """
    week weeks month months year years day days hour hours hr hrs minute minutes student students participants
    people fellows scholars interns residents applicants percent credit credits points am pm a.m p.m o'clock
    o’clock
    """
)
"""Words after a number that make it no day of the month."""
_RANKED = r"\b(?:top|best|these|first|last|next|over)\s$"

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_Day = tuple[int | None, int, int]
"""Year, month and day, as they are spelled: whether there is such a day, `_iso` tells."""


def _iso(year: int | None, month: int, day: int) -> str | None:
    """The day in the form of ISO 8601, if it exists."""
    if not (1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]):
        return None
    if year is None:
        return f"--{month:02}-{day:02}"
    if not 1900 <= year < 2100 or (
        month == 2 and day == 29 and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    ):
        return None
    return f"{year}-{month:02}-{day:02}"


def _year(spelled: str | None) -> int | None:
    """The year; of two digits, 70 to 99 are of the last century."""
    if not spelled:
        return None
    year = int(spelled.lstrip("'’"))
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _dates(first: _Day, last: _Day | None) -> str | Dates | None:
    """The one day, or the days from first to last, the year of one given to the other; None if they do not exist."""
    if last is None:
        return _iso(*first)
    if first[0] is None and last[0] is not None:
        first = (last[0] - (first[1:] > last[1:]), *first[1:])
    elif last[0] is None and first[0] is not None:
        last = (first[0] + (first[1:] > last[1:]), *last[1:])
    start, end = _iso(*first), _iso(*last)
    if start is None or end is None or (first[0] is not None and first >= last) or first == last:
        return None
    return Dates(start, end)


def _is_count(text: str, end: int) -> bool:
    """Whether the number that ends here counts something: "May 5 students", "June 10-week"."""
    if text[end : end + 1] in ",.":
        return False
    word = compiled(r"\s?-?([a-z][a-z.'’]*)").match(text, end)
    return bool(word and word[1].rstrip(".") in _COUNTED)


def _month_first(match: re.Match[str]) -> str | Dates | Placed[str | Dates] | None:
    text, start = match.string, match.start()
    if text[start - 1 : start].isalnum() or _is_count(text, match.end("day")):
        return None
    named, numbered, further, year, named2, numbered2, year2 = match.groups()
    month, day = MONTHS[named], int(numbered)
    if not further:
        return _iso(_year(year2), month, day)
    month2 = MONTHS.get(named2) if named2 else month
    if month2 and not _is_count(text, match.end("day2")):
        return _dates((_year(year), month, day), (_year(year2), month2, int(numbered2)))
    return Placed(_iso(_year(year), month, day), start, match.end("year") if year else match.start("range"))


def _day_first(match: re.Match[str]) -> str | Dates | None:
    numbered, further, named, year, numbered2, named2, year2 = match.groups()
    month2 = MONTHS.get(named2)
    month = MONTHS.get(named) if named else month2
    if not (month and month2) or compiled(_RANKED).search(match.string, max(0, match.start() - 8), match.start()):
        return None
    if not further:
        return _iso(_year(year2), month2, int(numbered))
    return _dates((_year(year), month, int(numbered)), (_year(year2), month2, int(numbered2)))


def _ends(match: re.Match[str], read: Callable[[str, str, str], _Day | None]) -> str | Dates | None:
    """One day in three numbers, or two."""
    first = read(match["one"], match["two"], match["three"])
    last = read(match["one2"], match["two2"], match["three2"]) if match["one2"] else None
    return _dates(first, last) if first and bool(match["one2"]) == bool(last) else None


def _year_first(match: re.Match[str]) -> str | Dates | None:
    def read(year: str, month: str, day: str) -> _Day | None:
        return (int(year), int(month), int(day)) if len(year) == 4 and len(day) < 3 else None

    if match["mark"] == "." and len(match["two"]) + len(match["three"]) < 4:
        return None  # 2019.1.2 is a version
    return _ends(match, read)


def _point(match: re.Match[str]) -> str | Dates | None:
    def read(day: str, month: str, year: str) -> _Day | None:
        # 3.11.14 is a version or a section, 03.11.14 a day
        if len(year) == 4 or (len(year) == len(month) == len(day) == 2):
            return _year(year), int(month), int(day)
        return None

    return _ends(match, read) if match["mark"] == "." else None


def _us(one: str, two: str, year: str) -> _Day | None:
    """Month and day, or day and month where only that is possible."""
    if len(year) not in (2, 4) or len(one) > 2:
        return None
    return (_year(year), int(one), int(two)) if int(one) <= 12 else (_year(year), int(two), int(one))


def _has_two_readings(match: re.Match[str]) -> bool:
    pairs = [(int(match["one"]), int(match["two"]))] + (
        [(int(match["one2"]), int(match["two2"]))] if match["one2"] else []
    )
    return max(max(pair) for pair in pairs) <= 12 and any(one != two for one, two in pairs)


def _slash(match: re.Match[str]) -> str | Dates | None:
    if match["mark"] == "." or (match["mark"] == "-" and len(match["three"]) == 2) or _has_two_readings(match):
        return None
    return _ends(match, _us)


def _slash_ambiguous(match: re.Match[str]) -> str | Dates | None:
    if match["mark"] == "." or (match["mark"] == "-" and len(match["three"]) == 2) or not _has_two_readings(match):
        return None
    return _ends(match, _us)


_IN_NUMBERS: Final[tuple[Rule[str | Dates], ...]] = (
    Rule("date.iso", _NUMBERED, _year_first),
    Rule("date.slash", _NUMBERED, _slash),
    Rule("date.slash-ambiguous", _NUMBERED, _slash_ambiguous),
    Rule("date.point", _NUMBERED, _point),
)
"""Of these the first that a match fits holds."""
_AFTER_MONTH: Final[Rule[str | Dates]] = Rule("date.month-first", _MONTH_FIRST, _month_first)
_BEFORE_MONTH: Final[Rule[str | Dates]] = Rule("date.day-first", _DAY_FIRST, _day_first)
RULES: tuple[Rule[str | Dates], ...] = (*_IN_NUMBERS, _AFTER_MONTH, _BEFORE_MONTH)

LONGEST_MONTH = 15
"""Characters from the beginning of a month to the day after it: "September. the"."""


def mentions(text: Text) -> list[Mention[str | Dates]]:
    """The days and ranges of days of a text, in reading order."""
    folded = text.folded()
    first = compiled(r"\d").search(folded)
    if first is None or (first[0] not in "123456789" and compiled("[1-9]").search(folded) is None):
        return []
    at = first.start()
    found: list[Found[str | Dates]] = []
    if folded.count("-") > 1 or folded.count(".") > 1 or folded.count("/") > 1:
        for match in compiled(_NUMBERED).finditer(folded, at):
            for rule in _IN_NUMBERS:
                days = rule.build(match)
                if days is not None and not isinstance(days, Placed):
                    found.append((*match.span(), days, rule.name))
                    break
    named = MONTHS.keys() & vocabulary(text)
    if named or "_" in folded:  # which may stand before a month
        read(folded, compiled(_MONTH_FIRST), _AFTER_MONTH, found, max(0, at - LONGEST_MONTH))
        if named and max([folded.rfind(month) for month in named]) > at:
            read(folded, compiled(_DAY_FIRST), _BEFORE_MONTH, found, at)
    return [
        Mention(days, text.part(start, end), rule)
        for start, end, days, rule in found
        if not _is_verb(days, text.value[start:end])
    ]


def _is_verb(days: str | Dates, said: str) -> bool:
    """Whether "may" or "march" is written small and without a year: "the 15 may apply"."""
    first = days if isinstance(days, str) else days.start or ""
    return first.startswith("--") and bool(compiled(r"\b(?:may|march?)\b").search(said))
