"""Lengths of time as stated: text comes in, mentions of `Duration` go out, their ends written after ISO 8601.

A length is never converted: "18 months" is P18M. Only a half of a year or an hour is spelled in the next smaller unit ("one and a
half years" is P1Y6M), and other fractions stand at the unit they were said of (P1.5M). The standard stops short of
semesters, terms, seasons and academic years; so do we. Number words are read in English; units, after digits, also in Spanish,
Portuguese, German, French, Italian and Korean. A length that its neighbours give another meaning is no mention: an age ("18 years
old"), a workload ("20 hours a week"), a kind of school ("4-year college"), a time gone or to come ("the past 5 years").
"""

from __future__ import annotations

import re
from typing import Final

from listicle.model import Duration
from listicle.recognizers.number import SMALL, number
from listicle.recognizers.rule import Mention, Rule, compiled, scan
from listicle.text import Text

_UNITS: Final[dict[str, str]] = {
    word: unit
    for unit, words in {
        "Y": "year years yr yrs año años ano anos jahr jahre jahren an ans année années anno anni 년",
        "M": "month months mo mos mth mths mes meses mês monat monate monaten mois mese mesi 개월",
        "W": "week weeks wk wks semana semanas woche wochen semaine semaines settimana settimane 주",
        "D": "day days día días dia dias tag tage tagen jour jours giorno giorni",
        "TH": "hour hours hr hrs h hora horas stunde stunden heure heures ora ore 시간",
        "TM": "minute minutes min mins m minuto minutos minuten minuti 분",
    }.items()
    for word in words.split()
}
_RISING: Final = ("TM", "TH", "D", "W", "M", "Y")
_PART: Final = {"Y": "M", "TH": "TM"}
"""The unit that may be added to another: "2 years 6 months", "1 hour and 30 minutes"."""

_MOST_YEARS: Final = 12
"""More years than this are an age or a history ("15–18 years", "for 25 years")."""

_UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?)"
_HALF = r"[\s-]and[\s-]a[\s-]half"
_NUMBER = rf"(?:\d{{1,4}}(?:[.,]\d{{1,3}})?(?:\s?[½¼¾]|\s1/2)?|{SMALL}(?:{_HALF})?)"

_ENGLISH = rf"""
    (?<![\w.,/$€£₹¥\#:])(?<!\w-)
    (?:(?:(?P<most>up\sto|at\smost|no\s(?:more|longer)\sthan|max(?:imum)?(?:\sof|:|\.)?|less\sthan|under|within)
        |(?P<least>at\sleast|min(?:imum)?(?:\sof|:|\.)?|no\sless\sthan|more\sthan|from|as\s(?:little|few)\sas)
        |between)\s(?:an?\s(?!year|month|week|day|hour))?)?
    (?P<low>{_NUMBER}|an?(?=\s(?:full\s|whole\s|single\s)?(?:year|month|week|day|hour)\b))
    (?:(?:[\s-]?(?P<lowunit>{_UNIT}))?
        (?:\s?[-–—‑−~]\s?|-?\s?(?P<joint>to|or|and)[\s-])
        (?P<high>{_NUMBER}|an?(?=\s(?:year|month|week)\b)))?
    (?P<plus>\s?\+)?
    [\s\-‑–]{{0,3}}
    (?:(?:full|whole|consecutive|continuous|calendar|intensive|intense|full-time|part-time|total|short|single|solid)[\s-])?
    (?P<unit>{_UNIT})\b['’]?
    (?:(?P<half>{_HALF})\b
        |(?<=year|ears|hour|ours)(?:,?\s|,?\sand\s|-and-)(?P<more>\d{{1,2}}|[a-z]{{3,6}})[\s-](?P<moreunit>months?|minutes?|mins?)\b)?
    (?:[\s-]long\b)?
    (?:(?P<over>\s?\+|\sor\s(?:more|longer)\b)|(?P<less>\sor\s(?:less|fewer|under)\b))?
"""

_SHORT = r"""
    (?P<low>\d(?<![\w.,/$€£₹¥\#:]\d)(?<!\w-\d)\d{0,3}(?:[.,]\d{1,2})?)
    (?:(?:\s?[-–—‑−~]\s?|\s(?:to|or|a|à|o|ou|oder|bis|hasta|até|y|e|und|et)\s)(?P<high>\d{1,4}(?:[.,]\d{1,2})?))?
    (?P<plus>\s?\+)?
    [\s\-‑]{0,2}
    (?P<unit>(?:yrs?|mos?|mths?|wks?|hrs?|mins?|h
        |a[nñ]os?|m[eê]s|meses|semanas?|d[ií]as?|horas?|minutos?
        |jahr(?:en?)?|monat(?:en?)?|wochen?|tag(?:en?)?|stunden?|minuten
        |ans?|années?|mois|semaines?|jours?|heures?
        |ann[oi]|mes[ei]|settiman[ae]|giorn[oi]|or[ae]|minuti)\b|개월|주|년(?!도)|시간|분)
    (?:\s?(?P<more>\d{1,2})\s?(?P<moreunit>mins?|mos?|m)\b)?
    (?P<over>\s?\+)?
"""

_BEFORE = r"""(?:
      \b(?:past|next|previous|preceding|coming|following|every|each|per|ages?|aged|first|final|another|additional|after|since|recent|grades?
        |(?:the|in|over|these|our|its|this|during)\slast|for\s(?:over|nearly|almost|well\sover|more\sthan))
    )\s(?:the\s|of\s|about\s|approximately\s|at\sleast\s)?$"""

_AFTER = r"""(?:
      [\s-](?:old|olds|ago|prior|before|after|later|earlier|away|anniversary|career|history|warranty|notice|trial|free\strial|money|refund
        |guarantee|read|drive|walk|ride|flight|commute|bus|train|window|visa|plan)\b
    | [\s-](?:from\s(?:now|downtown|the|campus)|in\s(?:business|a\srow|advance))\b
    | \sof\s(?:age|service|work|college|school|high\sschool|university|undergraduate|graduation)\b
    | [\s-](?:of\s)?(?:[\w/&-]{1,20}\s){0,4}experience\b
    | (?:\s?/\s?|\s(?:per|an?|each|every|in\s(?:a|each)|out\sof\sthe)\s)(?:single\s|working\s|calendar\s|academic\s)?
        (?:year|month|week|day|wk|mo\b|hour|semester|session|night)
    | \s(?:weekly|daily|nightly|monthly|yearly|annually|p\.?\s?w\b|(?:por|al?|la|a\sla)\ssemana|pro\swoche|par\ssemaine)
    | [\s-](?:(?:public|private|accredited|us|u\.s\.|american|liberal\sarts|degree-granting|community)\s){0,2}
        (?:colleges?|universit(?:y|ies)|institutions?|schools?)\b
    )"""

_WORKDAY = r"[\s-](?:work\s?)?(?:week|day)s?\b"
_TAKES = r"\b(?:for|lasts?|lasting|takes?|taking|runs?|spans?|spanning|of|in\s(?:just|only))\s(?:about\s|around\s|only\s|just\s)?$"
_FINISHES = r"\b(?:complet|finish|graduat|earn|done)\w{0,4}\s(?:[\w’'-]{1,20}\s){0,6}$"


def _iso(*parts: tuple[int | float, str]) -> str:
    """Lengths of falling unit as one, after ISO 8601: (1, Y), (6, M) is P1Y6M."""
    spelled: list[tuple[int | float, str]] = []
    for value, unit in parts:
        if value % 1 == 0.5 and unit in _PART:
            spelled += [(int(value), unit), (30 if unit == "TH" else 6, _PART[unit])]
        else:
            spelled.append((int(value) if value % 1 == 0 else value, unit))
    date = "".join(f"{value}{unit}" for value, unit in spelled if value and unit[0] != "T")
    time = "".join(f"{value}{unit[1]}" for value, unit in spelled if value and unit[0] == "T")
    return f"P{date}T{time}" if time else f"P{date}"


def _amount(spelled: str) -> int | float:
    """The number spelled ("1½", "one and a half", "1.5", "a"); 0 where it is none."""
    if spelled in ("a", "an"):
        return 1
    extra = 0.0
    for ending, value in (("½", 0.5), ("¼", 0.25), ("¾", 0.75), (" 1/2", 0.5)):
        if spelled.endswith(ending):
            spelled, extra = spelled.removesuffix(ending), value
    half = compiled(_HALF + "$").search(spelled)
    if half:
        spelled, extra = spelled[: half.start()], 0.5
    return (number(spelled) or 0) + extra


def _is_other(match: re.Match[str], unit: str) -> bool:
    """Whether the neighbours say that this is an age, a workload, a time gone or to come, a kind of school."""
    text, start, end = match.string, match.start(), match.end()
    after = text[end : end + 100]
    return bool(
        compiled(_BEFORE).search(text, max(0, start - 40), start)
        or compiled(_AFTER).match(after)
        or (unit in ("D", "TH", "TM") and compiled(_WORKDAY).match(after))
    )


def _duration(low: tuple[int | float, str], high: tuple[int | float, str] | None) -> Duration | None:
    """The range from low to high, or low alone; None where it is no such thing."""
    for value, unit in (low, high or low):
        if not value or (unit == "Y" and value > _MOST_YEARS) or (value > 999 and unit not in ("TH", "TM")):
            return None
    if high is None:
        return Duration(_iso(low), _iso(low))
    if low[1] == high[1] and low[0] >= high[0]:
        return None
    return Duration(_iso(low), _iso(high)) if _RISING.index(low[1]) <= _RISING.index(high[1]) else None


def _english(match: re.Match[str]) -> Duration | None:
    unit = _UNITS[match["unit"]]
    if _is_other(match, unit):
        return None
    text, start = match.string, match.start()
    low, high = _amount(match["low"]), _amount(match["high"] or "0")
    lowunit = _UNITS[match["lowunit"]] if match["lowunit"] else unit
    bounded = match["most"] or match["least"] or match["less"] or match["over"] or match["plus"]
    if match["low"] in ("a", "an") and not (
        bounded or match["half"] or compiled(_TAKES).search(text, max(0, start - 30), start)
    ):
        return None
    if match["most"] == "within" and not compiled(_FINISHES).search(text, max(0, start - 80), start):
        return None
    if match["half"]:
        low, high = (low, high + 0.5) if high else (low + 0.5, 0)
    more, moreunit = (number(match["more"]) or 0, _UNITS[match["moreunit"]]) if match["more"] else (0, "")
    if match["joint"] == "and" and lowunit != unit:
        more, moreunit, high, unit = high, unit, 0, lowunit
    if moreunit:
        if high or not more or _PART.get(unit) != moreunit or not _duration((low, unit), None):
            return None
        whole = _iso((low, unit), (more, moreunit))
        found: Duration | None = Duration(whole, whole)
    else:
        found = _duration((low, lowunit), (high, unit) if match["high"] else None)
    if found is None:
        return None
    if match["most"] or match["less"]:
        return Duration(None, found.max)
    if found.min == found.max and bounded:
        return Duration(found.min, None)
    return found


def _short(match: re.Match[str]) -> Duration | None:
    unit = _UNITS[match["unit"]]
    if _is_other(match, unit):
        return None
    low = number(match["low"]) or 0
    if match["more"]:
        moreunit = _UNITS[match["moreunit"]] if unit != "Y" else "M"
        if match["high"] or _PART.get(unit) != moreunit or not _duration((low, unit), None):
            return None
        whole = _iso((low, unit), (number(match["more"]) or 0, moreunit))
        return Duration(whole, whole)
    found = _duration((low, unit), (number(match["high"]) or 0, unit) if match["high"] else None)
    if found and found.min == found.max and (match["plus"] or match["over"]):
        return Duration(found.min, None)
    return found


def _long(match: re.Match[str]) -> Duration:
    length = _iso((1, _UNITS[match["unit"]]))
    return Duration(length, length)


def _half(match: re.Match[str]) -> Duration:
    length = _iso((0.5, _UNITS[match["unit"]]))
    return Duration(length, length)


RULES: tuple[Rule[Duration], ...] = (
    Rule("duration.number-unit", _ENGLISH, _english, ("year", "month", "week", "day", "hour", "minute")),
    Rule("duration.short-unit", _SHORT, _short, tuple("0123456789")),
    Rule(
        "duration.unit-long",
        r"(?<![\w-])(?<!all\ )(?P<unit>year|month|week|day|hour)[-\s]?long\b",
        _long,
        ("long",),
    ),
    Rule("duration.half", r"\bhalf(?:\san?\s|-an?-|[\s-])(?P<unit>year|hour)\b", _half, ("half",)),
)


def mentions(text: Text) -> list[Mention[Duration]]:
    """The lengths of time of a text, in reading order."""
    return scan(text, RULES)
