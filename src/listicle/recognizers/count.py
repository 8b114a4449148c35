"""Numbers of people and of places for them: text comes in, mentions of `Size` go out.

"20 to 25 students", "a cohort of 40", "class size: 930", "limited to 30 participants", "20-person cohort". A share ("40% of students"), a
rank ("top 10 students"), a ratio ("12:1") and a year ("the class of 2026") are no number of people. Number words are English only. Who the
people are, those who take part or those who applied, is not decided here.
"""

from __future__ import annotations

import re

from listicle.model import Size
from listicle.recognizers.number import SMALL, number
from listicle.recognizers.rule import Mention, Rule, compiled, scan
from listicle.text import Text

_NUMBER = rf"(?:\d{{1,3}}(?:[,.]\d{{3}}){{1,2}}|\d{{1,6}}|{SMALL}(?:\s(?:hundred|dozen|thousand))?)(?![\d%])"
_BOUND = r"""(?:(?P<most>up\sto|upto|at\smost|no\smore\sthan|not\smore\sthan|max(?:imum)?(?:\sof|:|\.)?|fewer\sthan|less\sthan|under
        |(?:limited|capped|restricted)\s(?:to|at)|as\smany\sas)
    |(?P<least>at\sleast|min(?:imum)?(?:\sof|:|\.)?|more\sthan|over|upwards\sof)
    |between|from|about|around|approximately|approx\.?|roughly|nearly|almost)\s(?:(?:a\smaximum\sof|an\saverage\sof|about|around|approximately|only|just)\s)?"""
_RANGE = rf"(?:{_BOUND})?(?P<low>{_NUMBER})(?:(?:\s?[-–—‑−~]\s?|\s(?:to|and|or)\s)(?P<high>{_NUMBER}))?(?P<plus>\s?\+)?"
_PEOPLE = r"""(?:students?|participants?|fellows?|residents?|interns?|scholars?|trainees?|learners?|attendees?|candidates?|members|people|persons?
    |individuals|founders|entrepreneurs|start-?ups|companies|teams|recipients?|awardees|winners|mentees|apprentices|campers?|pupils?|graduates
    |undergraduates|juniors|seniors|sophomores|teens|teenagers|girls|boys|women|physicians|nurses|teachers|artists|writers|engineers|researchers
    |scientists|applicants|seats?|spots?|slots?|places|openings|positions?|vacancies)"""
_KIND = r"""(?:(?:high[\s-]school|middle[\s-]school|college|university|graduate|undergraduate|doctoral|postdoctoral|ph\.?d\.?|master['’]s|mba|medical|law|nursing
    |first-year|second-year|third-year|full-time|part-time|early-stage|early-career|mid-career|pgy-?\d|international|domestic|female|male|young|new|incoming|current|rising
    |selected|accepted|qualified|talented|outstanding|exceptional|deserving|meritorious|emerging|aspiring|highly|motivated|categorical|clinical|research|residency|fellowship|internship
    |training|total|available|open|annual|other|different|diverse|summer|student|paid|funded)\s){0,3}"""

_GROUP = rf"""
    \b(?:(?:cohort|class|batch|group|intake|enrol?lment|student\sbody|team|program(?:me)?)\ssize|enrol?lment|number\sof\s{_PEOPLE}
        |(?:cohort|batche?|classe?|intake|group)s?(?=\sof|\sis\slimited|\slimited|:))
    \s?\(?(?:(?:is|are|of|:|=|[-–—]|averages?|ranges?)\s?){{0,2}}
    {_RANGE}(?!\s?(?:%|percent|-?(?:weeks?|months?|years?|hours?|minutes?|days?)))
    (?:[\s-]{_KIND}{_PEOPLE}\b)?
"""

_COUNTED = rf"""
    (?<![\w.,:/$€£₹\#-]){_RANGE}[\s-]{_KIND}(?P<noun>{_PEOPLE})\b(?![\s-](?:teams?\scompetition|ratio|to\s(?:one|1)\b))
"""

_BEFORE = r"(?:\btop|\bbest|\bfirst|\blast|\bone\sof|\bone\sin|\b\d+\s(?:in|out\sof)|\d\s?[:%/]|\bpercent\sof|\bgrades?|\bages?|\bof\sthe)\s?(?:the\s)?$"


def _number(spelled: str) -> int:
    value = number(spelled)
    return value if isinstance(value, int) else 0


def _size(match: re.Match[str]) -> Size | None:
    low, high = _number(match["low"]), _number(match["high"] or "0")
    if not low or (match["high"] and high <= low):
        return None
    if match["most"]:
        return Size(None, high or low)
    if (match["least"] or match["plus"]) and not high:
        return Size(low, None)
    return Size(low, high or low)


def _is_year(spelled: str) -> bool:
    return len(spelled) == 4 and spelled.isdecimal() and spelled[:2] in ("19", "20")


def _group(match: re.Match[str]) -> Size | None:
    return None if _is_year(match["low"]) else _size(match)


def _counted(match: re.Match[str]) -> Size | None:
    if match["low"] in ("1", "one") and not match["high"]:
        return None
    if _is_year(match["low"]) or compiled(_BEFORE).search(match.string, max(0, match.start() - 20), match.start()):
        return None
    return _size(match)


_NOUNS = (
    "student participant fellow resident intern scholar trainee learner attendee candidate member people person individual founder entrepreneur "
    "startup start-up companies teams recipient awardee winners mentee apprentice camper pupil graduates juniors seniors sophomores teen girls boys "
    "women physicians nurses teachers artists writers engineers researchers scientists applicants seat spot slot places openings position vacancies"
)

RULES: tuple[Rule[Size], ...] = (
    Rule("count.group", _GROUP, _group, ("cohort", "class", "batch", "group", "intake", "size", "enrol", "number of")),
    Rule("count.people", _COUNTED, _counted, tuple(_NOUNS.split())),
)


def mentions(text: Text) -> list[Mention[Size]]:
    """The numbers of people of a text, in reading order."""
    return scan(text, RULES)


def whole(text: Text) -> list[Mention[Size]]:
    """Like `mentions`, for a text that stands behind a label such as "Class size": a bare number counts too."""
    found = mentions(text)
    if found:
        return found[:1]
    match = compiled(rf"\s*{_RANGE}(?!\s?(?:%|percent)|[.,:/]\d|-?\w)").match(text.folded())
    size = _group(match) if match is not None else None
    return [Mention(size, text.match(match).strip(), "count.label")] if match is not None and size is not None else []
