"""Numbers of people and of places for them: text comes in, mentions of `Size` go out.

"20 to 25 students", "a cohort of 40", "class size: 930", "limited to 30 participants", "20-person cohort". A share ("40% of students"), a
rank ("top 10 students"), a ratio ("12:1") and a year ("the class of 2026") are no number of people. Number words are English only. Who the
people are, those who take part or those who applied, is not decided here.
"""

from __future__ import annotations

import re
from typing import Final

from listicle.model import Size
from listicle.recognizers.number import DASH, SMALL, bound, number
from listicle.recognizers.rule import Mention, Placed, Rule, compiled, scan, words
from listicle.text import Text

_PEOPLE: Final = words(
    """
    student students participant participants fellow fellows resident residents intern interns scholar
    scholars trainee trainees learner learners attendee attendees candidate candidates members people person
    persons individuals founders entrepreneurs startups start-ups companies teams recipient recipients
    awardees winners mentees apprentices camper campers pupil pupils graduates undergraduates juniors seniors
    sophomores teens teenagers girls boys women physicians nurses teachers artists writers engineers
    researchers scientists applicants seat seats spot spots slot slots places openings position positions
    vacancies
    """
)
_KINDS: Final = words(
    """
    high high-school school middle-school college university graduate undergraduate doctoral postdoctoral phd
    ph.d. master’s master's mba medical law nursing first-year second-year third-year full-time part-time
    early-stage early-career mid-career international domestic female male young new incoming current rising
    selected accepted qualified talented outstanding exceptional deserving meritorious emerging aspiring
    highly motivated categorical preliminary clinical research residency fellowship internship training total
    available open annual other different diverse summer student paid funded
    """
)
"""Words that may stand between a number and the people: what school, what stage, what kind of place."""

_RANGE = rf"""(?P<low>\d{{1,3}}(?:[,.]\d{{3}}){{1,2}}|\d{{1,6}}|(?<![a-z]){SMALL}(?:\s(?:hundred|dozen|thousand))?)(?![\d%])
    (?:(?:{DASH}|\s(?P<joint>to|and|or)\s)(?P<high>\d{{1,3}}(?:[,.]\d{{3}}){{1,2}}|\d{{1,6}}|{SMALL})(?![\d%]))?
    (?P<plus>\s?\+)?"""

_GROUP = rf"""
    (?P<group>cohort|class|batch|group|intake|enrol|team|program|body|number\sof)(?:l?ments?|me|e?s)?
    (?P<size>\ssizes?|\s(?P<people>[a-z]{{4,15}}))??
    \s?(?P<link>\(?(?:(?:is|are|of|:|=|[-‐-―]|averages?|ranges?|limited|capped|to|at|up|about|around|approx(?:\.|imately)?|an|average|between|from|roughly|only|just)\s?){{0,5}})
    {_RANGE}
"""
_WORDS_AFTER = r"[\s-]([a-z][a-z’'.-]{2,16}(?:\s[a-z][a-z’'.-]{2,16}){0,3})"
_COUNTED = rf"(?<![\w.,/$£\#-])(?<!\d:){_RANGE}(?P<words>{_WORDS_AFTER})"

_BEFORE = r"(?:\btop|\bfortune|\bbest|\bfirst|\blast|\bone\sof|\bone\sin|\b\d+\s(?:in|out\sof)|\d\s?[:%/]|\bpercent\sof|\bgrades?|\bages?|\bof\sthe)\s?(?:the\s)?$"
_AFTER = r"[\s-](?:ratio|teams?\scompetition|to\s(?:one|1)\b)"
_LENGTH = r"\s?(?:%|percent|-?(?:weeks?|months?|years?|hours?|minutes?|days?)\b)"


def _number(spelled: str | None) -> int:
    value = number(spelled) if spelled else 0
    return value if isinstance(value, int) else 0


def _is_year(spelled: str) -> bool:
    return len(spelled) == 4 and spelled.isdecimal() and spelled[:2] in ("19", "20")


def _people(words: str) -> int:
    """How many characters of the words lead up to the people they name ("high school students"); 0 if they name none."""
    at = 0
    for word in words.split(" "):
        at += len(word)
        name = word.rstrip(".,’'-")
        if name in _PEOPLE:
            return at - len(word) + len(name)
        if word.partition("-")[0] in _PEOPLE:
            return at - len(word) + len(word.partition("-")[0])
        if word not in _KINDS and not word.startswith("pgy"):
            return 0
        at += 1
    return 0


def _found(match: re.Match[str], start: int, end: int) -> Placed[Size] | None:
    """The size, with the bound before its number."""
    text, at = match.string, match.start("low")
    limit = bound(text, at)
    if limit and limit.words in ("from", "within"):
        limit = None
    kind = limit.kind if limit else None
    if match["joint"] == "and" and kind != "between":
        low, high = _number(match["high"]), 0
        if at == start:
            start = match.start("high")
    else:
        low, high = _number(match["low"]), _number(match["high"])
    if not low or (high and high <= low) or _is_year(match["low"]):
        return None
    if kind == "most":
        size = Size(None, high or low)
    elif not high and (kind == "least" or match["plus"]):
        size = Size(low, None)
    else:
        size = Size(low, high or low)
    return Placed(size, min(start, limit.start) if limit else start, end)


def _group(match: re.Match[str]) -> Placed[Size] | None:
    text, start, end = match.string, match.start(), match.end()
    if text[start - 1 : start].isalnum() or compiled(_LENGTH).match(text, end):
        return None
    group, link = match["group"], match["link"].lstrip("(")
    if group == "number of":
        if match["people"] not in _PEOPLE:
            return None
    elif match["people"] or (
        not match["size"] and (group in ("team", "program", "body") or (group != "enrol" and not link))
    ):
        return None
    after = compiled(_WORDS_AFTER).match(text, end)
    if after:
        end += 1 + _people(after[1]) if _people(after[1]) else 0
    return _found(match, start, end)


def _counted(match: re.Match[str]) -> Placed[Size] | None:
    text, start = match.string, match.start()
    people = _people(match["words"][1:])
    if not people or (match["low"] in ("1", "one") and not match["high"]):
        return Placed(None, start, match.start("words"))
    end = match.start("words") + 1 + people
    if compiled(_BEFORE).search(text, max(0, start - 20), start) or compiled(_AFTER).match(text, end):
        return None
    return _found(match, start, end)


RULES: tuple[Rule[Size], ...] = (
    Rule("count.group", _GROUP, _group, ("cohort", "class", "batch", "group", "intake", "size", "enrol", "number of")),
    Rule("count.people", _COUNTED, _counted, tuple(sorted({name.removesuffix("s") for name in _PEOPLE}))),
)


def mentions(text: Text) -> list[Mention[Size]]:
    """The numbers of people of a text, in reading order."""
    return scan(text, RULES)
