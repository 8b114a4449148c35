"""Lengths of time as stated: text comes in, mentions of `Duration` go out, their ends written after ISO 8601.

A length is never converted: "18 months" is P18M. Only a half of a year or an hour is spelled in the next smaller unit ("one and a
half years" is P1Y6M), and other fractions stand at the unit they were said of (P1.5M). The standard stops short of
semesters, terms, seasons and academic years; so do we. Units are read in English, Spanish, Portuguese, German, French and Italian, after digits
also in Korean; number words beyond twelve in English only. A length that its neighbours give another meaning is no mention: an age ("18 years
old"), a workload ("20 hours a week"), a kind of school ("4-year college"), a time gone or to come ("the past 5 years").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from listicle.model import Duration
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.number import DASH, SMALL, Bound, bound, number
from listicle.recognizers.rule import Mention, Placed, Rule, compiled, scan, words
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
_HALF = r"[\s-]and[\s-](?:(?:a|one)[\s-])?half"

_ENGLISH = rf"""
    (?<![\w.,/$£\#])(?<!\w-)(?<!\d:)
    (?P<low>\d{{1,4}}(?:[.,]\d{{1,3}})?(?:\s?[½¼¾]|\s1/2)?|{SMALL}(?:{_HALF})?|an?(?=\s(?:full\s|whole\s|single\s)?(?:year|month|week|day|hour)\b))
    (?:\s\(\d{{1,3}}\))?
    (?:(?P<list>(?:-?,\s\d{{1,2}}){{1,3}},?)?(?:[\s-]?(?P<lowunit>{_UNIT}))?
        (?:{DASH}|-?\s?(?P<joint>to|or|and)[\s-])
        (?P<high>\d{{1,4}}(?:[.,]\d{{1,3}})?|{SMALL}|an?(?=\s(?:year|month|week)\b)))?
    (?P<plus>\s?\+)?
    [\s\-‐-―]{{0,3}}
    (?:(?P<kind>[a-z]{{4,11}}(?:-time)?)[\s-])?
    (?P<unit>{_UNIT})\b['’]?
    (?:(?P<half>{_HALF})\b
        |(?<=year|ears|hour|ours)(?:,?\s|,?\sand\s|-and-)(?P<more>\d{{1,2}}|[a-z]{{3,6}})[\s-](?P<moreunit>months?|minutes?|mins?)\b)?
    (?:[\s-]long\b)?
    (?:(?P<over>\+|\s\+(?!\s?\w)|\sor\s(?:more|longer)\b)|(?P<less>\sor\s(?:less|fewer|under)\b))?
"""

_SHORT = rf"""
    (?P<low>\d(?<![\w.,/$£\#]\d)(?<!\w-\d)(?<!\d:\d)\d{{0,3}}(?:[.,]\d{{1,2}})?)
    (?:(?:{DASH}|\s(?:to|or|a|à|o|ou|oder|bis|hasta|até|y|e|und|et)\s)(?P<high>\d{{1,4}}(?:[.,]\d{{1,2}})?))?
    (?P<plus>\s?\+)?
    [\s\-‐-―]{{0,2}}
    (?P<unit>(?:yrs?|mos?|mths?|wks?|hrs?|mins?|h
        |a[nñ]os?|m[eê]s|meses|semanas?|d[ií]as?|horas?|minutos?
        |jahr(?:en?)?|monat(?:en?)?|wochen?|tag(?:en?)?|stunden?|minuten
        |ans?|années?|mois|semaines?|jours?|heures?
        |ann[oi]|mes[ei]|settiman[ae]|giorn[oi]|or[ae]|minuti)\b|개월|주|년(?!도)|시간|분)
    (?:\s?(?P<more>\d{{1,2}})\s?(?P<moreunit>mins?|mos?|m)\b)?
    (?P<over>\+|\s\+(?!\s?\w))?
"""

_ELSEWHERE = r"""(?<![\w-])(?P<low>[a-zäüêé]{2,8})\s(?P<unit>años?|anos?|ans|(?<=\bun\s)an|mes(?:es|i)?|mês|semanas?|d[ií]as?|horas?|jahr(?:en?)?|monat(?:en?)?|wochen?|tagen?
    |stunden?|années?|mois|semaines?|jours?|heures?|anni|settiman[ae]|giorni|ore)\b"""
_WORDS_ELSEWHERE: Final[dict[str, int]] = {
    word: value
    for value, words_ in enumerate(
        (
            "un una um uma ein eine einem einen einer une",
            "dos dois duas zwei deux due",
            "tres três drei trois tre",
            "cuatro quatro vier quatre quattro",
            "cinco fünf cinq cinque",
            "seis sechs six sei",
            "siete sete sieben sept sette",
            "ocho oito acht huit otto",
            "nueve nove neun neuf",
            "diez dez zehn dix dieci",
            "once onze elf undici",
            "doce doze zwölf douze dodici",
        ),
        1,
    )
    for word in words_.split()
}

_BEFORE = r"""\b(?:past|next|previous|preceding|coming|following|every|each|per|ages?|aged|first|final|another|additional|after|valid\sfor|since|recent|grades?
    |(?:the|in|over|these|our|its|this|during)\slast
    )\s(?:the\s|of\s|about\s|approximately\s|at\sleast\s)?$"""
_BEFORE_ENDS: Final = frozenset(
    word[-2:]
    for word in words(
        """
        past next previous preceding coming following every each per age ages aged first final another additional after for since recent grade
        grades last least
        """
    )
)
"""How the words end that stand before the number, or before one of `_FILLING`: a cheap test before the pattern."""
_FILLING: Final = words("the of about approximately")

_KINDS: Final = words(
    """
    full whole consecutive continuous calendar intensive intense full-time part-time total short single solid
    paid instructional
    """
)
"""Words that may stand between the number and the unit."""

_NEXT = r"[\s-]([a-z]{2,})\b(?:[\s-]([a-z]+))?"
_OTHERS: Final = words(
    """
    old olds ago prior before after later earlier away anniversary career history warranty notice trial money
    refund guarantee read drive walk ride flight commute bus train window visa plan validity weekly daily nightly
    monthly yearly annually pw college colleges university universities institution institutions school
    schools
    """
)
_OTHER_PAIRS: Final = frozenset(
    (first, second)
    for first, seconds in {
        "of": "age service work college school high university undergraduate graduation",
        "from": "now downtown the campus",
        "in": "business a advance",
        "free": "trial",
        "liberal": "arts",
        "public": "university universities college colleges institution institutions school schools",
        "private": "university universities college colleges institution institutions school schools",
        "community": "college colleges",
        "por": "semana",
        "la": "semana",
        "al": "semana",
        "pro": "woche",
        "par": "semaine",
    }.items()
    for second in seconds.split()
)
"""Words after a length that make it another thing: an age, a time gone, a way, a kind of school, a workload."""

_OFTEN = r"""(?:\s?/\s?|[\s-](?:per|an?|each|every|in\sa|out\sof\sthe)[\s-])(?:single\s|calendar\s|academic\s)?
    (?:year|month|week|day|wk|mo\b|hour|semester|session|night)"""
_OFTEN_BEGUN: Final = words("per an each every in out")
"""The words of two letters and more that it begins with."""
_WORKLOAD = r"(?:\s[a-zñéü’'-]{1,14}){0,4}\s(?:per|an?|each|every|a\sla|por|pro|par)\s(?:week|day|month|semana|día|mes|woche|tag|semaine|jour)"
"""After hours or days, also with what they are spent on between: "8 hours of classes per week"."""
_EXPERIENCE = r"[\s-](?:of\s)?(?:(?!training\s|learning\s|education)[\w/&-]{1,20}\s){0,4}exp(?:erience)?\b"
"""What one has done before; a training experience is the program itself."""

_FOR_OVER = r"\bfor\s(?:over|nearly|almost|well\sover|more\sthan)\s$"
_OVER: Final = words("over nearly almost than")
"""How it ends."""
_WORKDAY = r"[\s-](?:work\s?)?(?:week|day)s?\b"
_TAKES = r"\b(?:for|lasts?|lasting|takes?|taking|runs?|spans?|spanning|of|in\s(?:just|only))\s(?:about\s|around\s|only\s|just\s)?$"
_FINISHES = r"\b(?:complet|finish|graduat|earn|learn|master|build|gain|done)\w{0,4}\s(?:[\w’'-]{1,20}\s){0,6}$"
"""Before "within": a length only where it is said to be finished then, else a time to come."""


def _iso(*parts: tuple[int | float, str]) -> str:
    """Lengths of falling unit as one, after ISO 8601: (1, Y), (6, M) is P1Y6M."""
    value, unit = parts[0]
    if len(parts) == 1 and value % 1 == 0 and value:
        return f"PT{int(value)}{unit[1]}" if unit[0] == "T" else f"P{int(value)}{unit}"
    spelled: list[tuple[int | float, str]] = []
    for value, unit in parts:
        if value % 1 == 0.5 and unit in _PART:
            spelled += [(int(value), unit), (30 if unit == "TH" else 6, _PART[unit])]
        else:
            spelled.append((int(value) if value % 1 == 0 else value, unit))
    date = "".join(f"{value}{unit}" for value, unit in spelled if value and unit[0] != "T")
    time = "".join(f"{value}{unit[1]}" for value, unit in spelled if value and unit[0] == "T")
    return f"P{date}T{time}" if time else f"P{date}"


@lru_cache(maxsize=256)
def _amount(spelled: str) -> int | float:
    """The number spelled ("1½", "one and a half", "1.5", "a"); 0 where it is none. Few are spelled, so they are remembered."""
    if spelled in ("a", "an"):
        return 1
    if spelled.isalnum() and not spelled.endswith(_FRACTIONS):
        return number(spelled) or 0
    extra = 0.0
    for ending, value in (("½", 0.5), ("¼", 0.25), ("¾", 0.75), (" 1/2", 0.5)):
        if spelled.endswith(ending):
            spelled, extra = spelled.removesuffix(ending), value
    half = compiled(_HALF + "$").search(spelled)
    if half:
        spelled, extra = spelled[: half.start()], 0.5
    return (number(spelled) or 0) + extra


_FRACTIONS = ("½", "¼", "¾")


def _is_other(text: str, start: int, end: int, unit: str) -> bool:
    """Whether the neighbours say that this is an age, a workload, a time gone or to come, a kind of school."""
    after = compiled(_NEXT).match(text, end)
    if after:
        first, second = after.groups()
        if first in _OTHERS or (first, second) in _OTHER_PAIRS:
            return True
    if (
        ((not after or first in _OFTEN_BEGUN) and compiled(_OFTEN).match(text, end))
        or (text.find("exp", end, end + 100) >= 0 and compiled(_EXPERIENCE).match(text, end))
        or (unit in ("D", "TH", "TM") and (compiled(_WORKDAY).match(text, end) or compiled(_WORKLOAD).match(text, end)))
    ):
        return True
    before = text[max(0, start - 40) : start].rsplit(None, 2)
    if not before:
        return False
    last = before[-1]
    word = before[-2] if last in _FILLING and len(before) > 1 else last
    if word[-2:] in _BEFORE_ENDS and compiled(_BEFORE).search(text, max(0, start - 40), start):
        return True
    if last in _OVER:
        return unit == "Y" and compiled(_FOR_OVER).search(text, max(0, start - 20), start) is not None
    return text.endswith("within ", 0, start) and not compiled(_FINISHES).search(text, max(0, start - 87), start - 7)


@lru_cache(maxsize=256)
def _duration(low: tuple[int | float, str], high: tuple[int | float, str] | None) -> Duration | None:
    """The range from low to high, or low alone; None where it is no such thing. Few lengths are said, so they are remembered."""
    if not _is_likely(*low):
        return None
    least = _iso(low)
    if high is None:
        return Duration(least, least)
    if not _is_likely(*high) or (low[1] == high[1] and low[0] >= high[0]):
        return None
    return Duration(least, _iso(high)) if _RISING.index(low[1]) <= _RISING.index(high[1]) else None


def _is_likely(value: int | float, unit: str) -> bool:
    """Whether a program may take so long."""
    return 0 < value <= (_MOST_YEARS if unit == "Y" else 999) or (value > 999 and unit in ("TH", "TM"))


def _english(match: re.Match[str]) -> Placed[Duration] | None:
    spelled, listed, lowunit, joint, highest, plus, kind, unit, half, further, furtherunit, over, less = match.groups()
    unit = _UNITS[unit]
    text, (start, end) = match.string, match.span()
    if (kind and kind not in _KINDS) or _is_other(text, start, end, unit):
        return None
    limit = _bound(text, start)
    low, high = _amount(spelled), _amount(highest) if highest else 0
    lowunit = _UNITS[lowunit] if lowunit else unit
    more, moreunit = (number(further) or 0, _UNITS[furtherunit]) if further else (0, "")
    if spelled in ("a", "an") and not (limit or half or compiled(_TAKES).search(text, max(0, start - 30), start)):
        return None
    if listed and (low >= high or joint not in ("and", "or")):  # "in section 3, 10 to 12 weeks"
        return Placed(None, start, match.end("low"))
    if half:
        low, high = (low, high + 0.5) if high else (low + 0.5, 0)
    if joint == "and" and lowunit != unit:
        more, moreunit, high, unit = high, unit, 0, lowunit
    if moreunit:
        found = None if high else _sum(low, unit, more, moreunit)
    else:
        found = _duration((low, lowunit), (high, unit) if highest else None)
    if found is None:
        return None
    if less or (limit and limit.kind == "most"):
        found = Duration(None, found.max)
    elif (over or plus or (limit and limit.kind == "least")) and found.min == found.max:
        found = Duration(found.min, None)
    return Placed(found, limit.start if limit else start, end)


def _bound(text: str, start: int) -> Bound | None:
    """The bound before a length; "over" is none, for it may as well say when."""
    limit = bound(text, start)
    return None if limit and limit.words == "over" else limit


def _sum(value: int | float, unit: str, more: int | float, moreunit: str) -> Duration | None:
    """Two lengths of different units as one: "2 years 6 months"."""
    if not more or value % 1 or _PART.get(unit) != moreunit or not _duration((value, unit), None):
        return None
    whole = _iso((value, unit), (more, moreunit))
    return Duration(whole, whole)


def _short(match: re.Match[str]) -> Placed[Duration] | None:
    unit = _UNITS[match["unit"]]
    if _is_other(match.string, match.start(), match.end(), unit):
        return None
    low, limit = number(match["low"]) or 0, _bound(match.string, match.start())
    if match["more"]:
        found = (
            None
            if match["high"]
            else _sum(low, unit, number(match["more"]) or 0, _UNITS[match["moreunit"]] if unit != "Y" else "M")
        )
    else:
        found = _duration((low, unit), (number(match["high"]) or 0, unit) if match["high"] else None)
    if found is None:
        return None
    if limit and limit.kind == "most":
        found = Duration(None, found.max)
    elif found.min == found.max and (match["plus"] or match["over"] or (limit and limit.kind == "least")):
        found = Duration(found.min, None)
    return Placed(found, limit.start if limit else match.start(), match.end())


def _elsewhere(match: re.Match[str]) -> Placed[Duration] | None:
    unit, value = _UNITS[match["unit"]], _WORDS_ELSEWHERE.get(match["low"])
    if value is None or _is_other(match.string, match.start(), match.end(), unit):
        return None
    found, limit = Duration(_iso((value, unit)), _iso((value, unit))), _bound(match.string, match.start())
    if limit and limit.kind != "between":
        found = Duration(None, found.max) if limit.kind == "most" else Duration(found.min, None)
    return Placed(found, limit.start if limit else match.start(), match.end())


def _long(match: re.Match[str]) -> Duration:
    length = _iso((1, _UNITS[match["unit"]]))
    return Duration(length, length)


def _half(match: re.Match[str]) -> Duration:
    length = _iso((0.5, _UNITS[match["unit"]]))
    return Duration(length, length)


RULES: tuple[Rule[Duration], ...] = (
    Rule("duration.number-unit", _ENGLISH, _english, ("year", "month", "week", "day", "hour", "minute")),
    Rule("duration.short-unit", _SHORT, _short, digit=True),
    Rule(
        "duration.other-language",
        _ELSEWHERE,
        _elsewhere,
        (
            "año",
            " mes",
            "mês",
            "semana",
            "jahr",
            "monat",
            "woche",
            "mois",
            "semaine",
            "anné",
            " ano",
            " ann",
            "settiman",
            "hora",
            "stunde",
            "heure",
        ),
    ),
    Rule(
        "duration.unit-long",
        r"(?<![\w-])(?<!all\ )(?P<unit>year|month|week|day|hour)[-\s]?long\b",
        _long,
        ("long",),
    ),
    Rule("duration.half", r"\bhalf(?:\san?\s|-an?-|[\s-])(?P<unit>year|hour)\b", _half, ("half",)),
)
_NUMBER_UNIT, _SHORT_UNIT, _OTHER_LANGUAGE, _UNIT_LONG, _HALF_UNIT = RULES
_IN_ENGLISH = (_NUMBER_UNIT,)

# Most texts say nothing of a length, which their words tell in a tenth of the time that the patterns take. What follows says of each rule
# which words a text holds that it matches.
_ENGLISH_UNITS: Final = frozenset(
    f"{half}{unit}{plural}"
    for unit in ("year", "month", "week", "day", "hour", "minute")
    for plural in ("", "s")
    for half in ("", "half")  # "one and a halfyears"
)
_NUMERALS: Final = words("one twe two thr thi fou for fif fiv six sev eig nin ten ele hal a an")
"""How words begin of which a number may be made (`SMALL`, `_HALF`, "a")."""
_UNITS_ELSEWHERE: Final = words("""
    año años ano anos un ans mes meses mesi mês semana semanas día días dia dias hora horas jahr jahre jahren monat monate monaten woche wochen tage tagen
    stunde stunden année années mois semaine semaines jour jours heure heures anni settimana settimane giorni ore
""")
"""Those of `_ELSEWHERE`; "un" for "un an", as "an" is a word of English."""
_SHORT_UNITS: Final = _UNITS_ELSEWHERE | words("""
    yr yrs mo mos mth mths wk wks hr hrs min mins h minuto minutos minuten mese minuti giorno ora tag anno
""")
_LONG: Final = words("long yearlong monthlong weeklong daylong hourlong")
TELLING: Final = _ENGLISH_UNITS | _SHORT_UNITS | _LONG | {"half"}
_GLUED = r"[0-9](?:[a-z]|\s?\+?[\s-]{0,2}an\b)"
"""A number and a unit that is no word for itself, as it is joined to the number, or for which "1 an" is said; in ASCII, in half the time."""
_GLUED_ELSEWHERE = r"[\d½¼¾](?:[^\W\d_]|\s?\+?[\s\-‐-―]{0,2}(?:an\b|[개주년시분]))"
"""The same, also for units that are joined to what follows, in Korean."""


def glued(text: Text) -> bool:
    """Whether a number is joined to its unit, or "an" stands behind one: all lengths that are told of without one of `TELLING`."""
    # The words tell in a third of the time of a search that there is no digit; any other sign within one does no harm.
    if "".join(vocabulary(text)).isalpha():
        return False
    folded = text.folded()
    return compiled(_GLUED if folded.isascii() else _GLUED_ELSEWHERE).search(folded) is not None


def mentions(text: Text) -> list[Mention[Duration]]:
    """The lengths of time of a text, in reading order."""
    said = vocabulary(text)
    held = TELLING.intersection(said)
    joined = glued(text)
    if not (held or joined):
        return []
    if not joined and held <= _ENGLISH_UNITS:  # as nearly always
        units = _counted(said, held)
        return [] if not units else _one(text, said, held) if units == 1 else scan(text, _IN_ENGLISH)
    rules: list[Rule[Duration]] = []
    if joined or _counted(said, held & _ENGLISH_UNITS):
        rules.append(_NUMBER_UNIT)
    if joined or not _SHORT_UNITS.isdisjoint(held):
        rules.append(_SHORT_UNIT)
    if not _UNITS_ELSEWHERE.isdisjoint(held):
        rules.append(_OTHER_LANGUAGE)
    if not _LONG.isdisjoint(held):
        rules.append(_UNIT_LONG)
    if "half" in held:
        rules.append(_HALF_UNIT)
    return scan(text, rules)


def _one(text: Text, said: list[str], held: frozenset[str]) -> list[Mention[Duration]]:
    """The length in English of a text in which a number stands before one unit only: behind it there is none to look for, as `scan` would."""
    folded = text.folded()
    plain = _plain(folded, said, held)
    if plain is not None:
        value, unit, start, end = plain
        found = None if _is_other(folded, start, end, unit) else _duration((value, unit), None)
        return [Mention(found, text.part(start, end), _NUMBER_UNIT.name)] if found is not None else []
    search = compiled(_ENGLISH).search
    match = search(folded)
    while match:
        placed = _english(match)
        if placed is None:
            return []
        length, start, end = placed
        if length is not None:
            return [Mention(length, text.part(start, end), _NUMBER_UNIT.name)]
        match = search(folded, end)
    return []


_PLAIN: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12
}  # fmt: skip


def _plain(folded: str, said: list[str], held: frozenset[str]) -> tuple[int, str, int, int] | None:
    """The number and the unit of a text that holds one unit, and where they stand, if they are all that the pattern would take.

    It is large, and to run it once takes longer than all of this: "a one-year program", "for 12 weeks". Other than in ranges, sums and
    the like, a word stands before the number that is no part of one, and behind the unit a word or nothing, with a space between.
    """
    (spelled, *others) = held
    unit = _UNITS.get(spelled)
    at = said.index(spelled)
    if others or unit is None or not at or said.count(spelled) > 1:
        return None
    low = said[at - 1]
    value = _PLAIN.get(low) or (int(low) if low.isdecimal() and low.isascii() and len(low) <= 4 else 0)
    start = folded.find(f"{low}-{spelled}") if value else -1
    if start < 0:
        start = folded.find(f"{low} {spelled}") if value else -1
    end = start + len(low) + 1 + len(spelled)
    after = folded[end : end + 2]
    if start < 0 or not (after in ("", ".") or (after[0] == " " and after[1:].isalpha())):
        return None
    if after[:1] == " " and said[at + 1] in _JOINTS:
        return None
    if start:
        before = said[at - 2] if at > 1 else ""
        if not (before.isalpha() and folded.endswith(f"{before} ", 0, start)):
            return None
        if before not in ("a", "an", "for") and (before[:3] in _NUMERALS or before.endswith(_JOINTS)):
            return None
    return None if _bound(folded, start) else (value, unit, start, end)


_JOINTS: Final = ("to", "or", "and")


def _counted(said: list[str], units: frozenset[str]) -> int:
    """Before how many units a number stands: behind it comes nothing but one word of a kind, such as "full-time", in two at most."""
    count = 0
    for unit in units:
        at = -1
        for _ in range(said.count(unit)):
            at = said.index(unit, at + 1)
            for before in said[max(0, at - 3) : at]:
                if before[:3] in _NUMERALS or not before[0].isalpha():
                    count += 1
                    break
    return count
