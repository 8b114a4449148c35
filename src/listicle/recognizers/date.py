"""Days and ranges of days: text comes in, mentions of an ISO 8601 date (`str`) or of `Dates` go out.

A date is `2025-12-10`, or `--12-10` where no year is given. Followed is the calendar date of ISO 8601; the form without a year
is that of its first edition, which later ones dropped. A month, a season or a year alone is no day and not read. Dates with
slashes are month/day/year as in the United States, day/month/year where only that is possible; where both are, the rule says
`date.slash-ambiguous`. Dates with points are day.month.year. Months are read in English, and after a day in Spanish, Portuguese,
German, French and Italian.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from listicle.model import Dates
from listicle.recognizers.rule import Mention, Rule, compiled, scan
from listicle.text import Text

_MONTHS: Final[dict[str, int]] = {
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

_ENGLISH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_FOREIGN = r"""(?:enero|ene|janeiro|januar|jänner|janvier|gennaio|febrero|fevereiro|februar|f[ée]vrier|febbraio|marzo|mar[çc]o|märz|maerz|mars
    |abril|avril|aprile|mayo|maio|mai|maggio|junio|junho|juni|juin|giugno|julio|julho|juli|juillet|luglio|agosto|ao[ûu]t
    |sep?tiembre|setembro|septembre|settembre|octubre|outubro|oktober|okt|octobre|ottobre|noviembre|novembro|novembre
    |diciembre|dic|dezembro|dezember|dez|d[ée]cembre|dicembre)\b\.?"""
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_TH = r"(?:st|nd|rd|th)?(?![\w%$€£]|[.:/]\d)"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)(?!\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s(?:the\s)?)?"
_JOINT = r"(?:\s?[-–—‑−~]\s?|\s(?:to|through|thru|until|till|a|al|bis|au|à|até)\s(?:the\s)?)"
_COUNTS = r"""(?!\s?-?(?:weeks?|months?|years?|days?|hours?|hrs?|minutes?|students?|participants?|people|fellows?|scholars?|interns?|residents?
    |applicants?|percent|credits?|points?|[ap]\.?m\b|o['’]clock))"""

_MONTH_FIRST = rf"""
    \b(?P<month>{_ENGLISH})\s?(?:the\s)?(?P<day>{_DAY}){_TH}{_COUNTS}
    (?:(?:,?\s(?P<year>{_YEAR}))?{_JOINT}{_WEEKDAY}(?:(?P<month2>{_ENGLISH})\s?)?(?P<day2>{_DAY}){_TH}{_COUNTS})?
    (?:\s?,?\s?(?P<year2>{_YEAR}))?
"""

_DAY_FIRST = rf"""
    (?<![\w.,/$€£:-])(?P<day>{_DAY})(?:st|nd|rd|th|er|[º°.])?
    (?:(?:\s(?:of\s|de\s)?(?P<month>{_ENGLISH}|{_FOREIGN})(?:,?\s(?:de\s)?(?P<year>{_YEAR}))?)?
        {_JOINT}{_WEEKDAY}(?P<day2>{_DAY})(?:st|nd|rd|th|er|[º°.])?)?
    [\s-](?:of\s|de\s)?(?P<month2>{_ENGLISH}|{_FOREIGN})
    (?:(?:,?\s|-)(?:del?\s)?(?P<year2>{_YEAR}))?
"""

_ISO = r"""(?<![\w./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?![\d/-])
    (?:\s?(?:–|—|~|/|-|to|until|through)\s?(?P<year2>(?:19|20)\d\d)(?P=mark)(?P<month2>\d\d?)(?P=mark)(?P<day2>\d\d?)(?![\d/-]))?"""
_SLASH = r"""(?<![\w./-])(?P<one>\d\d?)(?P<mark>[/-])(?P<two>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d(?!\d))(?![\d/])
    (?:\s?(?:–|—|~|-|to|until|through)\s?(?P<one2>\d\d?)(?P=mark)(?P<two2>\d\d?)(?P=mark)(?P<year2>(?:19|20)\d\d|\d\d(?!\d))(?![\d/-]))?"""
_POINT = r"""(?<![\w./-])(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>(?:19|20)\d\d|\d\d(?!\d))(?![\d/-]|\.\d)
    (?:\s?(?:–|—|~|-|to|bis|until|through)\s?(?P<day2>\d\d?)\.\s?(?P<month2>\d\d?)\.\s?(?P<year2>(?:19|20)\d\d)(?![\d/-]))?"""

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class _Day(NamedTuple):
    year: int | None
    month: int
    day: int

    def exists(self) -> bool:
        if not (1 <= self.month <= 12 and 1 <= self.day <= _LENGTHS[self.month - 1]):
            return False
        leap = self.year is None or (self.year % 4 == 0 and (self.year % 100 != 0 or self.year % 400 == 0))
        return leap or (self.month, self.day) != (2, 29)

    def iso(self) -> str:
        return f"{'-' if self.year is None else self.year}-{self.month:02}-{self.day:02}"


def _year(spelled: str | None) -> int | None:
    """The year; of two digits, 70 to 99 are of the last century."""
    if not spelled:
        return None
    year = int(spelled.lstrip("'’"))
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _dates(first: _Day, last: _Day | None) -> str | Dates | None:
    """The one day, or the days from first to last, the year of one given to the other; None if they do not exist."""
    if last is None:
        return first.iso() if first.exists() else None
    if first.year is None and last.year is not None:
        first = first._replace(year=last.year - (first[1:] > last[1:]))
    elif last.year is None and first.year is not None:
        last = last._replace(year=first.year + (first[1:] > last[1:]))
    if not (first.exists() and last.exists()) or (first[0] is not None and first >= last) or first == last:
        return None
    return Dates(first.iso(), last.iso())


def _month(spelled: str) -> int:
    return _MONTHS[spelled.rstrip(".")]


def _month_first(match: re.Match[str]) -> str | Dates | None:
    month, year, year2 = _month(match["month"]), _year(match["year"]), _year(match["year2"])
    if not match["day2"]:
        return _dates(_Day(year2, month, int(match["day"])), None)
    month2 = _month(match["month2"]) if match["month2"] else month
    return _dates(_Day(year, month, int(match["day"])), _Day(year2, month2, int(match["day2"])))


def _day_first(match: re.Match[str]) -> str | Dates | None:
    if compiled(r"\b(?:top|best|these|first|last|next|over)\s$").search(
        match.string, max(0, match.start() - 8), match.start()
    ):
        return None
    month2, year2 = _month(match["month2"]), _year(match["year2"])
    if not match["day2"]:
        return _dates(_Day(year2, month2, int(match["day"])), None)
    month = _month(match["month"]) if match["month"] else month2
    return _dates(_Day(_year(match["year"]), month, int(match["day"])), _Day(year2, month2, int(match["day2"])))


def _numbered(match: re.Match[str]) -> str | Dates | None:
    first = _Day(_year(match["year"]), int(match["month"]), int(match["day"]))
    if not match["year2"]:
        return _dates(first, None)
    return _dates(first, _Day(_year(match["year2"]), int(match["month2"]), int(match["day2"])))


def _pointed(match: re.Match[str]) -> str | Dates | None:
    short = len(match["year"]) == 2 and not match["year2"]
    if short and not (len(match["day"]) == len(match["month"]) == 2):
        return None  # a version or a section: 3.11.14
    return _numbered(match)


def _us(one: str, two: str, year: str) -> _Day:
    """Month and day, or day and month where only that is possible."""
    month, day = int(one), int(two)
    return _Day(_year(year), month, day) if month <= 12 else _Day(_year(year), day, month)


def _slashed(match: re.Match[str]) -> str | Dates | None:
    if match["mark"] == "-" and len(match["year"]) == 2:
        return None
    last = _us(match["one2"], match["two2"], match["year2"]) if match["year2"] else None
    return _dates(_us(match["one"], match["two"], match["year"]), last)


def _has_two_readings(match: re.Match[str]) -> bool:
    pairs = [(match["one"], match["two"])] + ([(match["one2"], match["two2"])] if match["year2"] else [])
    return all(int(one) <= 12 and int(two) <= 12 for one, two in pairs) and any(
        int(one) != int(two) for one, two in pairs
    )


def _slash(match: re.Match[str]) -> str | Dates | None:
    return None if _has_two_readings(match) else _slashed(match)


def _slash_ambiguous(match: re.Match[str]) -> str | Dates | None:
    return _slashed(match) if _has_two_readings(match) else None


_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STEMS_FOREIGN = (
    "ene",
    "jän",
    "fév",
    "fev",
    "mär",
    "mae",
    "abr",
    "avr",
    "mai",
    "mag",
    "giu",
    "lug",
    "ago",
    "aoû",
    "aou",
    "set",
    "okt",
    "out",
    "ott",
    "dic",
    "dez",
    "déc",
)

RULES: tuple[Rule[str | Dates], ...] = (
    Rule("date.iso", _ISO, _numbered, ("-", "/")),
    Rule("date.slash", _SLASH, _slash, ("/", "-")),
    Rule("date.slash-ambiguous", _SLASH, _slash_ambiguous, ("/", "-")),
    Rule("date.point", _POINT, _pointed, (".",)),
    Rule("date.month-first", _MONTH_FIRST, _month_first, _STEMS),
    Rule("date.day-first", _DAY_FIRST, _day_first, _STEMS + _STEMS_FOREIGN),
)


def mentions(text: Text) -> list[Mention[str | Dates]]:
    """The days and ranges of days of a text, in reading order."""
    if not any(digit in text.value for digit in "123456789"):
        return []
    return [mention for mention in scan(text, RULES) if not _is_verb(mention)]


def _is_verb(mention: Mention[str | Dates]) -> bool:
    """Whether "may" or "march" is written small and without a year: "the 15 may apply"."""
    first = mention.value if isinstance(mention.value, str) else mention.value.start or ""
    return first.startswith("--") and bool(compiled(r"\b(?:may|march?)\b").search(mention.text.value))
